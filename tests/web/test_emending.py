"""What a reader says of repairs by hand: undone, taken, read otherwise; kept under a name, and searched."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from onionskin.archive import Archive
from onionskin.record import Annotation, Emendation, Refusal, Span, Transcription
from onionskin.web.app import application
from onionskin.web.standing import standing
from tests.web.conftest import HERE
from tests.web.doubles import SEED, Double
from tests.web.test_correcting import send, words
from tests.web.test_repairs import lines, span, told


def place(printed: str) -> str:
    return f"emendation {span(printed).start}-{span(printed).end}"


def test_a_repair_is_undone_and_stays_in_the_history(client: TestClient, double: Double) -> None:
    status, there = send(client, "page-1", refuse=place("Burope"), who="A. Reader")
    assert (status, there.rpartition("#")[2]) == (303, "w1")
    assert double.words[0].said == Annotation(span("Burope"), Refusal("emendation"))
    assert "Burope" in lines(client, "/page/page-1?text=repaired")[24]
    assert "A. Reader : not a repair here, line 24" in words(client.get("/page/page-1").text)
    assert send(client, "page-1", undo="1")[0] == 303
    assert "Europe" in lines(client, "/page/page-1?text=repaired")[24]


def test_a_suspicion_is_taken_and_undone(client: TestClient, double: Double) -> None:
    assert send(client, "page-1", take=place("refurbishing"), who="A")[0] == 303
    said = double.words[0].said
    assert (said.target, said.body) == (
        span("refurbishing"), Emendation("re-furbishing", "confusion", True, "confusion: -/", "It may be.")
    )  # fmt: skip
    assert "re-furbishing" in lines(client, "/page/page-1?text=repaired")[54]
    assert "by hand: A" in told(client, "/page/page-1")["refurbishing"]
    page = client.get("/page/page-1").text
    assert page.count('name="undo" value="1"') == 2  # beside it, and under By hand
    assert send(client, "page-1", take=place("refurbishing"), who="A")[0] == 409
    send(client, "page-1", undo="1")
    assert "Suspected, not made" in told(client, "/page/page-1")["refurbishing"]


def test_another_reading_takes_the_place_of_ours_and_of_one_given_before(client: TestClient, double: Double) -> None:
    for reading in ("Burma", " the  Borough "):
        assert send(client, "page-1", read=place("Burope"), reading=reading, who="A")[0] == 303
    assert [one.undone is None for one in double.words] == [False, True]
    assert double.words[1].said.body == Emendation("the Borough", "confusion", True, "by hand", "A person read it so.")
    assert "from the Borough, Le Duan" in lines(client, "/page/page-1?text=repaired")[24]
    assert "A : to be read “the Borough”, line 24 Burope" in words(client.get("/page/page-1").text)


@pytest.mark.parametrize(
    ("fields", "printed", "reading"),
    [
        ({"words": "Dong Politburo", "reading": "Dong Politbureau"}, "Dong Politburo", "Dong Politbureau"),
        ({"words": "insurgency in South Vietnam.", "reading": "x"}, "insurgency in South\nVietnam.", "x"),
        ({"words": "return from Europe", "text": "repaired", "reading": "x"}, "return from Burope", "x"),
        # a part of what is repaired: what is read beside it stays
        (
            {"words": "South Viet", "text": "repaired", "line": "37", "reading": "North Viet"},
            "South Viet-\nnamese",
            "North Vietnamese",
        ),
        ({"words": "Parties of", "text": "repaired", "line": "34", "nth": "1", "reading": "x"}, "Parties of", "x"),
    ],
)  # fmt: skip
def test_words_are_read_otherwise_where_they_are_named_or_selected(
    client: TestClient, double: Double, fields: dict[str, str], printed: str, reading: str
) -> None:
    assert send(client, "page-1", read="words", who="A", **fields)[0] == 303
    body = double.words[0].said.body
    assert isinstance(body, Emendation)
    assert (double.words[0].said.target, body.reading) == (span(printed), reading)


def test_a_date_is_given_to_words_as_they_are_repaired(client: TestClient, double: Double) -> None:
    fields = {"date": "words", "words": "upon Ho's return from Europe", "text": "repaired", "edtf": "1957-09"}
    assert send(client, "page-1", who="A", **fields)[0] == 303
    assert double.words[0].said.target == span("upon Ho's return from Burope")


@pytest.mark.parametrize(
    ("fields", "status", "sentence"),
    [
        ({"read": place("Burope"), "who": "A"}, 400, "No reading is given."),
        ({"read": place("Burope"), "reading": "Europe"}, 400, "Nobody is named."),
        ({"read": "mark 0-4", "reading": "x", "who": "A"}, 400, "does not say which repair is meant"),
        ({"read": "emendation 0-4", "reading": "x", "who": "A"}, 409, "There is no repair at that place now"),
        ({"read": place("Burope"), "reading": "Burope", "who": "A"}, 409, "“Burope” is what is printed there."),
        ({"read": "words", "reading": "x", "who": "A"}, 400, "Copy from the page those that are misread."),
        ({"read": "words", "words": "Europe,", "line": "24", "reading": "x", "who": "A"}, 400, "not stand on line 24"),
        ({"read": "words", "words": "Hanoi", "reading": "x", "who": "A"}, 400, "Name the line, or take more"),
        ({"take": place("Burope"), "who": "A"}, 409, "Nothing is suspected at that place now"),
        ({"take": "x", "who": "A"}, 409, "Nothing is suspected at that place now"),
        ({"take": place("refurbishing")}, 400, "Nobody is named."),
        ({"refuse": "emendation 0-4", "who": "A"}, 409, "There is no repair at that place now"),
    ],
)  # fmt: skip
def test_what_cannot_be_kept_is_told_why(
    client: TestClient, double: Double, fields: dict[str, str], status: int, sentence: str
) -> None:
    found, said = send(client, "page-1", **fields)
    assert (found, sentence in said, "Nothing was changed." in said) == (status, True, True)
    assert double.words == []


def test_words_in_a_page_of_which_nothing_is_left_stand_nowhere(double: Double) -> None:
    made = (Annotation(Span(0, 3), Emendation("", "confusion")),)
    view = replace(double.pages["page-2"], reading=Transcription("text", "abc def abc"), repairs=made)
    assert standing(view, {"words": "abc", "text": "repaired"}, "misread").span == Span(8, 11)


@pytest.mark.slow
def test_an_archive_keeps_it_and_finds_what_a_person_read(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "page-28.txt").write_bytes(SEED.read_bytes())
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([tmp_path / "in"], 1)
    page = archive.search("*").hits[0].page
    client = TestClient(application(archive), base_url=HERE, follow_redirects=False)
    assert "return from Europe, Le Duan" in lines(client, f"/page/{page}?text=repaired")[24]
    assert send(client, page, refuse=place("Burope"), who="A")[0] == 303
    assert "return from Burope, Le Duan" in lines(client, f"/page/{page}?text=repaired")[24]
    fields = {"read": "words", "words": "sparse evidence", "reading": "spruce evidence"}
    assert send(client, page, who="A", **fields)[0] == 303
    assert archive.search('"spruce evidence"').hits[0].why == "repaired"
    assert "repaired to “spruce" in words(client.get(f"/page/{page}?q=spruce").text)
    archive.close()
