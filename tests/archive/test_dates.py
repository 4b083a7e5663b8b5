"""Dates in an archive: found, counted, set right by hand, and kept over the next run."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.archive import Archive, analyse
from onionskin.errors import UsageError
from onionskin.record import Annotation, DocumentDate, Refusal, Region, Span, Timex

PAGES = "MEMORANDUM FOR THE RECORD\n\nVessin, 5 May 1957\n\nHe came yesterday.\fHe will leave tomorrow.\fIt rained."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "papers").mkdir()
    (tmp_path / "papers" / "memo.txt").write_text(PAGES, "utf-8")
    made = Archive.create(tmp_path / "archive")
    made.ingest([tmp_path / "papers"], workers=1)
    return made


def _numbers(archive: Archive, query: str) -> list[int]:
    return sorted(hit.number for hit in archive.search(query).hits)


def _values(archive: Archive, number: int) -> list[str | None]:
    leaf = archive.item("papers/memo.txt", number, number).leaves[0]
    return [one.body.edtf for one in archive.page(leaf.page).dates if isinstance(one.body, Timex)]


def test_pages_are_found_by_what_they_speak_of(archive: Archive) -> None:
    assert _numbers(archive, "date:1957-05") == [1, 2]
    assert _numbers(archive, "date:1957-05-06") == [2]
    assert _numbers(archive, "date:undated") == [3]
    answer = archive.search("")
    assert (answer.years, answer.undated) == (((1957, pytest.approx(2)),), 1)
    [hit] = archive.search("date:1957-05-06").hits
    assert [PAGES.split("\f")[1][span.start : span.end] for span in hit.spans] == ["tomorrow"]


def test_what_a_person_says_of_a_date_moves_the_next_page_and_outlives_the_next_run(archive: Archive) -> None:
    page = archive.item("papers/memo.txt", 1, 1).leaves[0].page
    at = PAGES.index("5 May 1957")
    archive.correct(page, "A. Reader", Annotation(Span(at, at + 10), Timex("DATE", None, "1964-08-02")))
    assert _values(archive, 1) == ["1964-08-02", "1964-08-01"]
    assert _values(archive, 2) == ["1964-08-03"]
    assert _numbers(archive, "date:1964") == [1, 2]
    archive.retry(workers=1)
    assert _values(archive, 2) == ["1964-08-03"]
    archive.correct(page, "A. Reader", Annotation(Region(0, 0, 1, 1), DocumentDate("written", "1965-01-01")))
    assert _values(archive, 2) == ["1965-01-02"]


def test_no_date_by_hand_and_undone(archive: Archive) -> None:
    page = archive.item("papers/memo.txt", 2, 2).leaves[0].page
    at = PAGES.split("\f")[1].index("tomorrow")
    word = archive.correct(page, "A. Reader", Annotation(Span(at, at + 8), Refusal("timex")))
    assert _numbers(archive, "date:undated") == [2, 3]
    archive.undo(page, word)
    assert _numbers(archive, "date:undated") == [3]


def test_a_date_that_is_none_is_refused_before_it_is_kept(archive: Archive) -> None:
    page = archive.item("papers/memo.txt", 1, 1).leaves[0].page
    with pytest.raises(UsageError, match="next week is no date"):
        archive.correct(page, "A. Reader", Annotation(Span(0, 4), Timex("DATE", None, "next week")))
    assert archive.history(page) == ()


def test_whoever_analyses_may_say_when_it_was_written(tmp_path: Path) -> None:
    (tmp_path / "note.txt").write_text("He came yesterday.", "utf-8")
    [plain] = analyse(tmp_path / "note.txt")
    [dated] = analyse(tmp_path / "note.txt", dated="1957-05-05")
    assert [one["edtf"] for one in plain.as_json()["timexes"]] == [None]
    assert [one["edtf"] for one in dated.as_json()["timexes"]] == ["1957-05-04"]
    assert dated.as_json()["document_dates"] == []
    with pytest.raises(UsageError, match="is no date"):
        list(analyse(tmp_path / "note.txt", dated="yesterday"))


def test_a_date_by_hand_may_be_given_in_words(archive: Archive) -> None:
    page = archive.item("papers/memo.txt", 2, 2).leaves[0].page
    at = PAGES.split("\f")[1].index("tomorrow")
    archive.correct(page, "A. Reader", Annotation(Span(at, at + 8), Timex("DATE", None, "late 1957")))
    assert _values(archive, 2) == ["1957-09~/1957-12"]
