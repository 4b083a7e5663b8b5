"""The screens of copies: a passage with what differs, clusters, what a page is beside; each opens on its line."""

from __future__ import annotations

import html
import re

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive, Words
from onionskin.web.app import application
from onionskin.web.public import LONGEST, folded
from tests.archive.test_copies import ELEVEN, OTHER, PAPERS, ingested, leaves
from tests.web.test_screens import words

HEAVIEST = 60_000


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return ingested(tmp_path_factory.mktemp("copies"), PAPERS)


@pytest.fixture(scope="module")
def client(archive: Archive) -> TestClient:
    return TestClient(application(archive), base_url="http://127.0.0.1:8420")


def links(text: str) -> list[str]:
    return [html.unescape(one) for one in re.findall(r'href="(/page/[^"]+)"', text)]


def test_a_passage_is_told_with_what_differs_and_opens_on_its_line(archive: Archive, client: TestClient) -> None:
    answer = client.get("/public", params={"passage": f"a clerk of the customs house that {ELEVEN} the talks"})
    told = words(answer.text)
    assert answer.status_code == 200
    assert "Open as a whole on 2 pages of 4; a part of it on 1 page." in told
    assert "[7 words not declassified]" in told
    assert "left the arsenal under seal in the week instead" in told
    assert "scal for seal" in told
    first = leaves(archive)["first.txt 1"]
    link = next(one for one in links(answer.text) if first in one)
    line = re.search(r"line=(\d+)#L\1$", link)
    assert line
    page = archive.page(first).reading
    assert page is not None
    assert "customs" in " ".join(page.text.split("\n")[int(line[1]) - 1 : int(line[1]) + 1])
    assert client.get(link).status_code == 200


def test_the_box_alone_and_what_cannot_be_looked_for(client: TestClient) -> None:
    empty = client.get("/public")
    assert empty.status_code == 200
    assert 'name="passage"' in empty.text
    assert "Open" not in words(empty.text).replace("Is it open?", "")
    short = client.get("/public", params={"passage": "of the"})
    assert short.status_code == 400
    assert "at least six words" in words(short.text)
    nowhere = words(client.get("/public", params={"passage": "the ambassador would not hear of a second loan"}).text)
    assert "This passage stands on none of 4 pages." in nowhere


def test_what_is_pasted_is_escaped_and_bounded(client: TestClient) -> None:
    answer = client.get("/public", params={"passage": "<script>alert(1)</script> " + OTHER + "x" * 9000})
    assert "<script>alert" not in answer.text
    assert len(answer.content) < HEAVIEST
    assert "words the same" in words(answer.text)
    assert f'maxlength="{LONGEST}"' in answer.text


def test_a_page_and_its_item_say_what_they_are_beside(archive: Archive, client: TestClient) -> None:
    pages = leaves(archive)
    told = words(client.get(f"/page/{pages['second.txt 1']}").text)
    assert "2 near copies of this page" in told
    assert "First, image 1, line" in told
    assert "near cop" not in words(client.get(f"/page/{pages['first.txt 2']}").text)
    item = client.get("/item/papers/first.txt")
    assert "1 page of this item has near copies" in words(item.text)
    assert f"/copies?page={pages['first.txt 1']}" in item.text
    beside = client.get("/copies", params={"page": pages["first.txt 1"]})
    assert {one.split("?")[0].rpartition("/")[2] for one in links(beside.text)} == {
        pages["first.txt 1"], pages["second.txt 1"], pages["third.txt 1"]
    }  # fmt: skip
    assert "No page of this archive" in words(client.get("/copies", params={"page": pages["first.txt 2"]}).text)
    assert client.get("/copies", params={"page": "nonsense"}).status_code == 404


def test_clusters_are_listed(client: TestClient) -> None:
    told = words(client.get("/copies").text)
    assert "3 of 4 pages are near copies of another, in 1 cluster." in told
    assert sorted(re.findall(r"(First|Second|Third), image 1", told)) == ["First", "Second", "Third"]
    assert client.get("/copies", params={"from": "99"}).status_code == 200


def test_the_middle_of_a_long_run_is_counted() -> None:
    run = " ".join(map(str, range(100)))
    told = list(folded((Words("same", run, run), Words("other", "a", "b"))))
    assert [one.kind for one in told] == ["same", "left out", "same", "other"]
    assert told[1].printed == "72 words the same"
    assert " ".join((told[0].printed, told[2].printed)).split() == [*map(str, range(14)), *map(str, range(86, 100))]
