"""What a reader says by hand is kept, told, and undone; and only where there is something to say it of."""

from __future__ import annotations

import html
import re
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive
from onionskin.errors import UsageError
from onionskin.record import Annotation, Mark, Refusal, Span
from onionskin.web.app import application
from tests.web.conftest import HERE
from tests.web.doubles import SEED, Double


def words(text: str) -> str:
    return html.unescape(" ".join(re.sub(r"<[^>]+>", " ", text).split()))


def send(client: TestClient, page: str, **fields: str) -> tuple[int, str]:
    """Send the form of a page as its screen has it, with these fields: the status, and where it leads or its words."""
    screen = client.get(f"/page/{page}?q=Hanoi&layers=marks").text
    form = dict(re.findall(r'<input type="hidden" name="(token|back)" value="([^"]*)"', screen.split('id="hand"')[1]))
    sent = {name: html.unescape(value) for name, value in form.items()} | fields
    answer = client.post(f"/page/{page}/hand", data={name: value for name, value in sent.items() if value != "-"})
    return answer.status_code, answer.headers.get("location") or words(answer.text)


def buttons(client: TestClient, page: str) -> list[str]:
    return re.findall(r'name="refuse" value="(mark [^"]+)"', client.get(f"/page/{page}").text)


def test_a_refusal_is_kept_under_a_name_and_shown_where_the_reader_was(client: TestClient, double: Double) -> None:
    stamp, banner = buttons(client, "page-1")
    status, there = send(client, "page-1", refuse=stamp, who="  Mrs.  O'Hara ")
    assert (status, there) == (303, "/page/page-1?q=Hanoi&layers=marks#w1")
    assert [(one.who, one.said.body) for one in double.words] == [("Mrs. O'Hara", Refusal("mark"))]
    said = words(client.get(there).text)
    assert "Mrs. O'Hara : not a mark here, line 2" in said
    assert "said 2026-01-02, 03:04 UTC undo what Mrs. O'Hara said" in said
    assert buttons(client, "page-1") == [banner]
    assert 'id="who" name="who" value="Mrs. O&#39;Hara"' in client.get("/page/page-3").text  # not asked for again


def test_a_refusal_is_undone_and_stays_in_the_history(client: TestClient, double: Double) -> None:
    before = buttons(client, "page-1")
    send(client, "page-1", refuse=before[0], who="A")
    status, there = send(client, "page-1", undo="1")
    assert (status, there) == (303, "/page/page-1?q=Hanoi&layers=marks#w1")
    assert buttons(client, "page-1") == before
    said = words(client.get(there).text)
    assert "said 2026-01-02, 03:04 UTC; undone 2026-01-03, 03:04 UTC" in said
    assert not re.search(r'name="undo"', client.get("/page/page-1").text)
    assert send(client, "page-1", undo="1")[0] == 303  # pressed twice, it is undone once
    assert len(double.words) == 1


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"who": "A"}, 400, "does not say which remark is meant"),
        ({"who": "A", "refuse": "mark 1"}, 400, "does not say which remark is meant"),
        ({"who": " ", "refuse": "mark 0-1"}, 400, "Nobody is named."),
        ({"refuse": "mark 0-1"}, 400, "Nobody is named."),
        ({"who": "A", "refuse": "mark 0-1"}, 409, "There is no mark at that place now"),
        ({"undo": "7"}, 404, "Nobody said that of this page."),
        ({"undo": "1; DROP TABLE hand"}, 404, "Nobody said that of this page."),
        ({"who": "A", "token": "guess"}, 403, "did not come from this reading room"),
        ({"who": "A", "token": "-"}, 403, "did not come from this reading room"),
    ],
)
def test_what_cannot_be_kept_is_told_in_sentences(
    client: TestClient, double: Double, fields: dict[str, str], status: int, sentence: str
) -> None:
    found, said = send(client, "page-1", **fields)
    assert found == status
    assert sentence in said
    assert "Nothing was changed." in said
    assert double.words == []


def test_a_word_of_another_page_is_not_undone_from_here(client: TestClient, double: Double) -> None:
    send(client, "page-1", refuse=buttons(client, "page-1")[0], who="A")
    assert send(client, "page-3", undo="1")[0] == 404
    assert double.words[0].undone is None


def test_a_mark_said_by_hand_is_called_so_and_is_undone_rather_than_refused(client: TestClient, double: Double) -> None:
    double.correct("page-1", "B", Annotation(Span(40, 50), Mark("control_number", "HAND", {"record": "7"})))
    said = words(client.get("/page/page-1").text)
    assert "Control number by hand: B line 1" in said
    assert "B : a mark here: control number, line 1" in said
    assert "mark 40-50" not in buttons(client, "page-1")
    assert send(client, "page-1", refuse="mark 40-50", who="A")[0] == 409


def test_an_archive_that_cannot_take_it_in_is_told_so(client: TestClient, double: Double) -> None:
    def busy(*_: object) -> int:
        raise UsageError("Another program is writing to the search index. Wait until it is done.")

    double.correct = busy  # type: ignore[method-assign]
    status, said = send(client, "page-1", refuse=buttons(client, "page-1")[0], who="A")
    assert status == 503
    assert "Another program is writing to the search index." in said
    assert "what stands there under By hand is kept" in said


def test_while_what_failed_is_tried_again_nothing_is_said(client: TestClient, double: Double) -> None:
    class Busy:
        busy, told, doing = True, None, "What failed is being tried again"

    client.app.state.retrying = Busy()  # type: ignore[attr-defined]
    status, said = send(client, "page-1", refuse=buttons(client, "page-1")[0], who="A")
    assert (status, double.words) == (409, [])
    assert "Say it when that is done." in said


def test_saying_is_not_a_link(client: TestClient, double: Double) -> None:
    assert client.get("/page/page-1/hand?undo=1").status_code == 405
    assert client.post("/page/none/hand", data={}).status_code == 403
    token = re.search(r'name="token" value="([^"]+)"', client.get("/").text)
    assert token
    answer = client.post("/page/none/hand", data={"token": token[1], "who": "A", "refuse": "mark 0-1"})
    assert (answer.status_code, "This archive has no page none." in answer.text) == (404, True)


@pytest.mark.parametrize("name", ["Đỗ Thị Hạnh", "a; b=c", 'x" onload="', "<script>", "n" * 300])
def test_a_name_is_any_name(client: TestClient, double: Double, name: str) -> None:
    send(client, "page-1", refuse=buttons(client, "page-1")[0], who=name)
    assert double.words[0].who == name[:80]
    page = client.get("/page/page-1").text
    assert f'name="who" value="{html.escape(name[:80])}"'.replace("&quot;", "&#34;") in page
    assert "<script>" not in page


@pytest.mark.slow
def test_an_archive_keeps_it_and_a_later_run_does_not_take_it_back(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page-28.txt").write_bytes(SEED.read_bytes())
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([tmp_path / "in"], 1)
    page = archive.search("*").hits[0].page
    client = TestClient(application(archive), base_url=HERE, follow_redirects=False)
    before = buttons(client, page)
    banner = re.search(r'Banner</span>.*?value="([^"]+)"', client.get(f"/page/{page}").text)
    assert banner
    status, there = send(client, page, refuse=banner[1], who="A")
    assert status == 303
    assert banner[1] not in buttons(client, page)
    archive.ingest([tmp_path / "in"], 1)
    assert banner[1] not in buttons(client, page)
    word = re.search(r'name="undo" value="(\d+)"', client.get(there).text)
    assert word
    assert send(client, page, undo=word[1])[0] == 303
    assert buttons(client, page) == before
    archive.close()
