"""The room shows what is hidden: a layer on the image, the margin, the queue; and takes a word for it by hand."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive
from onionskin.web.app import application
from tests.archive.test_redact import NUMBER, PAPER, SECRET, covered_pdf

HERE = "http://127.0.0.1:8420"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("room")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "memo.txt").write_text(PAPER, "utf-8")
    (papers / "pilot.pdf").write_bytes(covered_pdf())
    made = Archive.create(folder / "archive")
    made.ingest([papers], workers=1)
    yield made
    made.close()


@pytest.fixture
def client(held: Archive) -> Iterator[TestClient]:
    with TestClient(application(held), base_url=HERE) as client:
        yield client


def page_of(archive: Archive, name: str) -> str:
    return archive.item(f"papers/{name}").leaves[0].page


def token(html: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', html)
    assert found is not None
    return found[1]


def test_the_layer_has_a_toggle_with_a_count_and_its_boxes(client: TestClient, held: Archive) -> None:
    html = client.get(f"/page/{page_of(held, 'pilot.pdf')}?layers=redactions").text
    assert re.search(r'data-layer="redactions" data-key="8">redactions <b>1</b>', html)
    assert html.count("data-x=") == 1
    assert "show-redactions" in html
    assert "Text lies under this box in the file." in html


def test_neither_what_lies_beneath_nor_a_persons_number_is_on_any_screen(client: TestClient, held: Archive) -> None:
    screens = ["/redactions", "/redactions?state=all", "/?q=pilot", "/?q=Oldan", "/units", "/status", "/entities"]
    screens += [f"/page/{page_of(held, name)}" for name in ("pilot.pdf", "memo.txt")]
    for address in screens:
        html = client.get(address).text
        assert SECRET not in html, address
        assert NUMBER not in html, address


def test_the_queue_counts_says_its_rule_and_shows_the_least_sure_first(client: TestClient) -> None:
    html = client.get("/redactions").text
    assert "3 places where something is hidden, on 2 of 2 pages." in html
    assert "1 editor’s omission beside them" in html
    assert "counts once" in html
    assert html.count('name="confirm"') == 3
    queue = html[html.index('class="queue"') :]
    assert queue.index("Black bar") < queue.index("Words that say")
    assert "For the owner of the files." in html
    assert client.get("/redactions?form=veil").status_code == 404


def test_what_a_reader_says_is_kept_and_undone(client: TestClient, held: Archive) -> None:
    page = page_of(held, "memo.txt")
    html = client.get("/redactions").text
    at = re.search(rf'action="/page/{page}/redactions".*?name="reject" value="([^"]+)"', html, re.DOTALL)
    assert at is not None
    sent = {"token": token(html), "back": "/redactions", "reject": at[1], "who": "A. Reader"}
    answer = client.post(f"/page/{page}/redactions", data=sent, follow_redirects=False)
    assert (answer.status_code, answer.headers["location"]) == (303, "/redactions")
    assert client.get("/redactions").text.count('name="confirm"') == 2
    assert client.post(f"/page/{page}/redactions", data=sent).status_code == 409  # it is gone already
    screen = client.get(f"/page/{page}").text
    assert "not a redaction here" in screen
    word = re.search(r'name="undo" value="(\d+)"', screen)
    assert word is not None
    client.post(f"/page/{page}/hand", data={"token": token(screen), "back": "/", "undo": word[1]})
    assert client.get("/redactions").text.count('name="confirm"') == 3


def test_a_box_is_drawn_by_hand(client: TestClient, held: Archive) -> None:
    page = page_of(held, "pilot.pdf")
    html = client.get(f"/page/{page}").text
    sent = {
        "token": token(html),
        "back": f"/page/{page}",
        "draw": "1",
        "who": "A. Reader",
        "form": "bar",
        "codes": "25X1",
    }
    box = {"x": "100", "y": "900", "width": "300", "height": "40"}
    assert client.post(f"/page/{page}/redactions", data=sent | box | {"x": "left"}).status_code == 400
    assert client.post(f"/page/{page}/redactions", data=sent | box | {"x": "99999"}).status_code == 400
    assert client.post(f"/page/{page}/redactions", data=sent | box | {"codes": "nothing"}).status_code == 400
    assert client.post(f"/page/{page}/redactions", data=sent | box | {"who": " "}).status_code == 400
    assert client.post(f"/page/{page}/redactions", data=sent | box | {"token": "other"}).status_code == 403
    answer = client.post(f"/page/{page}/redactions", data=sent | box, follow_redirects=False)
    assert answer.status_code == 303
    html = client.get(f"/page/{page}").text
    assert "by hand: A. Reader" in html
    assert "a redaction here: black bar" in html
    (word,) = (one.id for one in held.history(page) if one.undone is None)
    held.undo(page, word)
