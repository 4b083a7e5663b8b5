"""Text files: pages between form feeds or numbered dividers, and nothing of the text lost or changed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.accession import bounds
from onionskin.accession.source import Sheet
from onionskin.accession.text import text_sheets
from onionskin.errors import SourceError
from tests.accession.made import sheets, text


def pages(typed: str, first: int = 1) -> list[tuple[int, str]]:
    return [(sheet.number, text(sheet)) for sheet in text_sheets("memo.txt", typed.encode(), first)]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("one page", [(1, "one page")]),
        ("one\ftwo", [(1, "one"), (2, "two")]),
        ("one\n\f\ntwo\n\f", [(1, "one\n"), (2, "\ntwo\n")]),  # a printer's last form feed begins no page
        ("\fone\ftwo", [(1, "one"), (2, "two")]),  # nor does the first
        ("one\f \n\ftwo", [(1, "one"), (2, " \n"), (3, "two")]),  # a blank leaf is a page: image numbers must hold
        ("\f\fone", [(1, ""), (2, "one")]),
        ("one\f\f\n\f", [(1, "one")]),
        ("\n\f\n", [(1, "\n")]),  # a text of blanks is one blank page
        ("## Page 1\none\n## Page 2\ntwo", [(1, "one\n"), (2, "two")]),
        ("## Page 7\nseven\n## page\t9 \nnine", [(7, "seven\n"), (9, "nine")]),  # numbers are the text's own
        ("Of the Ministry\n## Page 3\nthree", [(3, "Of the Ministry\nthree")]),  # a heading joins the first page
        ("\n\n## Page 3\nthree", [(3, "three")]),
        ("two\n\f## Page 3\nthree", [(2, "two\n"), (3, "three")]),  # but a page of its own, if a form feed says so
        ("cover\f## Page 1\none", [(1, "coverone")]),  # there is no page before the first
        ("## Page 1\none\f\n## Page 2\ntwo\f\n", [(1, "one"), (2, "two")]),  # form feed and divider are one divider
        ("## Page 1\na\fb\n## Page 2\ntwo", [(1, "a\fb\n"), (2, "two")]),  # numbers go before form feeds
        ("see ## Page 1\n", [(1, "see ## Page 1\n")]),  # in the middle of a line
        ("## Page one\n## Pages 2\n##Page 3\n", [(1, "## Page one\n## Pages 2\n##Page 3\n")]),
        ("## Page 1", [(1, "")]),  # a divider may be all there is
        ("see ## Page 4\n## Page 5\nfive", [(5, "see ## Page 4\nfive")]),  # a false one right before a true one
        ("## Page 1\r\none\r\n## Page 2\rtwo", [(1, "one\n"), (2, "two")]),
        ("\ufeff## Page 4\nfour", [(4, "four")]),  # behind a byte order mark
    ],
)
def test_pages(typed: str, expected: list[tuple[int, str]]) -> None:
    assert pages(typed) == expected


@pytest.mark.parametrize(
    ("typed", "numbers", "said"),
    [
        ("## Page 3\na\n## Page 3\nb", [3, 4], "page 3 after page 3; it was counted as page 4"),
        ("## Page 9\na\n## Page 2\nb\n## Page 12\nc", [9, 10, 12], "page 2 after page 9; it was counted as page 10"),
        ("## Page 0\na", [1], "page 0 at its beginning; it was counted as page 1"),
    ],
)
def test_numbers_that_do_not_ascend_are_counted_on_and_said(typed: str, numbers: list[int], said: str) -> None:
    found = sheets("memo.md", typed.encode())
    assert [sheet.number for sheet in found] == numbers
    assert [sheet.note for sheet in found if sheet.note] == [f"memo.md has a divider for {said}."]


def test_a_guess_about_the_encoding_is_said_of_each_page() -> None:
    found = sheets("memo.txt", "é\fè".encode("cp1252"))
    assert [text(sheet) for sheet in found] == ["é", "è"]
    assert all(sheet.note is not None and "Windows-1252" in sheet.note for sheet in found)


@given(st.lists(st.text("ab#\n \r", min_size=1).filter(str.strip), min_size=1))
def test_form_feeds_divide_and_join(written: list[str]) -> None:
    plain = [page.replace("\r\n", "\n").replace("\r", "\n") for page in written]
    assert [page for _, page in pages("\f".join(written))] == plain


@given(st.lists(st.tuples(st.integers(1, 9), st.text("ab\n .é")), min_size=1), st.sampled_from(["\n", "\r\n"]))
def test_dividers_divide_and_join(written: list[tuple[int, str]], end: str) -> None:
    number, numbered = 0, []
    for step, page in written:
        number += step
        numbered.append((number, f"{page}\n"))
    typed = "".join(f"## Page {number}\n{page}" for number, page in numbered)
    assert pages(typed.replace("\n", end)) == numbered


@given(st.text("a# \n\r\f0123", max_size=30) | st.text("## Page 12\n\f", max_size=60))
def test_numbers_ascend_and_nothing_but_dividers_is_lost(typed: str) -> None:
    if not typed:
        return
    found = pages(typed)
    numbers = [number for number, _ in found]
    assert numbers == sorted(set(numbers))
    kept = [char for _, page in found for char in page if char not in "\f\n "]
    lines = [line for line in typed.replace("\r", "\n").replace("\f", "\n").split("\n") if not line.startswith("##")]
    for char in "a123":  # whatever stands on a line that can be no divider is on a page
        assert kept.count(char) >= "".join(lines).count(char)


@given(st.lists(st.integers(1, 30), min_size=1, max_size=12), st.integers(1, 200))
def test_the_pages_from_a_number_on_are_those_pages(steps: list[int], first: int) -> None:
    typed = "".join(f"## Page {sum(steps[: at + 1])}\n{at}\n" for at in range(len(steps)))
    assert pages(typed, first) == [page for page in pages(typed) if page[0] >= first]


def test_a_page_of_a_megabyte_is_a_page() -> None:
    typed = "The mission reports no change at Vessin.\n" * 25_000
    assert pages(typed) == [(1, typed)]


def test_a_page_beyond_all_paper_is_named_and_those_around_it_are_read() -> None:
    long = "word " * (bounds.MOST_TEXT // 5 + 1)
    first, second, third = sheets("memo.txt", f"one\f{long}\fthree".encode())
    assert (text(first), text(third)) == ("one", "three")
    assert second.given == ()
    assert second.fault is not None
    assert second.fault.startswith("memo.txt, page 2, has 2,000,005 bytes of text")


def test_more_pages_than_a_volume_has_are_refused_and_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onionskin.accession.text.MOST_PAGES", 3)
    assert len(pages("a\fb\fc")) == 3
    with pytest.raises(SourceError, match=r"^memo.txt has more than the 3 pages"):
        pages("a\fb\fc\fd")
    assert len(pages("a" + "\f" * 1000)) == 1  # form feeds that begin no page do not count


def test_a_page_has_one_reading_and_no_canvas() -> None:
    (sheet,) = sheets("memo.txt", b"one")
    assert sheet == Sheet(1, given=sheet.given)
    assert sheet.given[0].reader == "text"
    assert sheet.given[0].words == ()
