"""The series of an item's page numbers, and what they show of a page whose own number is lost, misread or elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import REACH, SHOWN, pagination
from onionskin.record import Mark, Span, Transcription, decode, encode
from tests.marking.sheets_of_paper import BODY, sheet


def foot(number: str, body: str = BODY, head: str = "SECRET") -> str:
    return sheet(head, f"{number} SECRET".strip(), body)


def series(*texts: str) -> list[tuple[str, list[str]]]:
    """For each page, where the item has its numbers and the labels that are shown, best first."""
    shown = pagination(tuple(Transcription("text", text) for text in texts))
    return [(str(one["place"]), [str(two["label"]) for two in one["series"]]) for one in shown]  # type: ignore[index]


def labels(*texts: str) -> list[str | None]:
    """The label of every page, `?` with what is inferred where it is unreadable, None where there is none."""
    readings = tuple(Transcription("text", text) for text in texts)
    return [_label(reading, shown) for reading, shown in zip(readings, pagination(readings), strict=True)]


def _label(reading: Transcription, shown: object) -> str | None:
    found = [
        one
        for one in find_marks(reading, (), shown, ())  # type: ignore[arg-type]
        if isinstance(one.body, Mark) and one.body.kind == "page_number"
    ]
    assert len(found) <= 1
    if not found:
        return None
    value, span = found[0].body.value, found[0].target
    assert isinstance(span, Span)
    return str(value["label"]) if value["label"] is not None else f"? {value.get('inferred', '')}".strip()


def run(first: int, after: int, prefix: str = "") -> list[str]:
    return [foot(f"{prefix}{number}") for number in range(first, after)]


def test_a_series_shows_every_page_its_number_but_by_the_others_only() -> None:
    shown = pagination(tuple(Transcription("text", text) for text in run(7, 12, "C-")))
    assert [one["series"][0] for one in shown] == [  # type: ignore[index]
        {"label": f"C-{number}", "before": number - 7, "after": 11 - number} for number in range(7, 12)
    ]


@pytest.mark.parametrize(
    ("worn", "label"),
    [
        ("9", "9"),
        ("g", "? 9"),  # there and unreadable
        ("4", "? 9"),  # another figure: print and series disagree, and neither is given
        ("", None),  # nothing is printed, so there is nothing to read
    ],
)
def test_a_number_amid_its_series(worn: str, label: str | None) -> None:
    assert labels(*run(6, 9), foot(worn), *run(10, 13)) == ["6", "7", "8", label, "10", "11", "12"]


@pytest.mark.parametrize(
    ("worn", "label"),
    [
        ("C-19", "C-19"),
        ("c-19", "C-19"),
        ("Ca19", "C-19"),  # what joins letter and figures is misread
        ("0-19", "? C-19"),  # the letter is
        ("C-1g", "? C-19"),
        ("C-1", "? C-19"),  # a figure is lost, and what is left looks whole
        ("C-119", "? C-19"),
    ],
)
def test_a_lettered_number_amid_its_series(worn: str, label: str) -> None:
    assert labels(*run(16, 19, "C-"), foot(worn), *run(20, 23, "C-"))[3] == label


PARAGRAPHS = BODY.split("\n\n")


@pytest.mark.parametrize(
    ("page", "label"),
    [
        # columns read out of order: the foot of the left one comes before the right one
        (sheet("SECRET", "SECRET", "\n\n".join([*PARAGRAPHS, "C-19", *PARAGRAPHS])), "C-19"),
        # specks behind it on its line, which is no banner's
        (sheet("SECRET", "C-19 . aw\nSECRET"), "C-19"),
        # specks on both sides of it
        (sheet("SECRET", "se C-19 =\nSECRET"), None),
        # a list of contents names other pages
        (sheet("SECRET", "SECRET", "\n\n".join([*PARAGRAPHS, "C-21", "C-22", *PARAGRAPHS])), None),
        # what is beside the banner is the number, though worn, and not the entry of a list
        (sheet("SECRET", "p-19 SECRET", "\n\n".join([*PARAGRAPHS, "C-19", *PARAGRAPHS])), "? C-19"),
    ],
)
def test_a_number_that_stands_elsewhere(page: str, label: str | None) -> None:
    assert labels(*run(16, 19, "C-"), page, *run(20, 23, "C-"))[3] == label


def test_a_bare_number_in_a_table_is_not_the_pages_though_it_happens_to_stand_at_the_foot() -> None:
    assert labels(*run(16, 19), sheet("SECRET", "200", BODY), *run(20, 23))[3] is None


def test_a_bare_number_elsewhere_is_taken_where_the_series_is_strong_and_it_is_alone_on_its_line() -> None:
    page = sheet("SECRET", "SECRET", "\n\n".join([*PARAGRAPHS, "19", *PARAGRAPHS]))
    assert labels(*run(14, 19), page, *run(20, 25))[5] == "19"
    inside = sheet("SECRET", "SECRET", BODY.replace("twice at", "19 times at"))
    assert labels(*run(14, 19), inside, *run(20, 25))[5] is None


def test_a_bare_number_between_specks_is_taken_where_the_series_shows_it() -> None:
    texts = [sheet("", f"- {n} -") for n in range(16, 22)]
    texts[3] = sheet("", "se 19 =-")
    assert labels(*texts)[3] == "19"
    assert labels(texts[3]) == [None]


def test_front_matter_in_roman_and_a_single_i() -> None:
    texts = [foot("i"), foot("ii"), foot("iii"), *run(1, 5)]
    assert labels(*texts) == ["i", "ii", "iii", "1", "2", "3", "4"]
    assert labels(foot("i")) == ["?"]  # one page alone cannot tell it from a speck


def test_a_tab_that_begins_anew_is_a_series_of_its_own() -> None:
    assert labels(*run(37, 40), *run(1, 4)) == ["37", "38", "39", "1", "2", "3"]
    assert labels(*run(52, 55, "A-"), *run(1, 2, "B-"), foot(""), foot("")) == [
        "A-52",
        "A-53",
        "A-54",
        "B-1",
        None,
        None,
    ]


@pytest.mark.parametrize("lost", [1, 2])
def test_sheets_left_out_are_borne(lost: int) -> None:
    texts = [*run(11, 15), *run(15 + lost, 19 + lost)]
    assert labels(*texts) == [str(n) for n in (*range(11, 15), *range(15 + lost, 19 + lost))]
    worn = [*run(11, 15), foot("1g"), *run(16 + lost, 20 + lost)]
    assert labels(*worn)[4] == "?"  # one side shows one number and the other another


def test_sheets_that_are_not_counted_are_borne() -> None:
    texts = [*run(11, 15), foot(""), foot(""), foot(""), foot("15"), foot("16")]
    assert labels(*texts)[-2:] == ["15", "16"]


def test_an_archives_foliation_at_the_head_is_not_the_pages_number() -> None:
    texts = [sheet(f"{n}\nSECRET", f"C-{n - 160} SECRET") for n in range(170, 176)]
    assert {place for place, _ in series(*texts)} == {"foot"}
    assert labels(*texts) == [f"C-{n - 160}" for n in range(170, 176)]
    bare = [*texts[:3], sheet("173\nSECRET", "SECRET"), *texts[4:]]
    assert labels(*bare)[3] is None


def test_numbers_at_the_head_count_where_the_feet_have_none() -> None:
    texts = [sheet(f"{n}\nSECRET", "SECRET") for n in range(2, 6)]
    assert {place for place, _ in series(*texts)} == {"head"}
    assert labels(*texts) == ["2", "3", "4", "5"]
    pencil = [sheet(f"{n}.\nSECRET", "SECRET") for n in range(2, 6)]
    assert labels(*pencil) == [None] * 4  # a full stop is how a foliation is written


def test_the_numbered_lines_of_a_transcript_are_no_page_numbers() -> None:
    lines = "\n".join(str(n) for n in range(1, 26))
    texts = [sheet("", "", f"{lines}\n{BODY}\n{lines}") for _ in range(6)]
    assert labels(*texts) == [None] * 6
    numbered = [sheet("", f"- {n} -", f"{lines}\n{BODY}") for n in range(31, 37)]
    assert labels(*numbered) == ["31", "32", "33", "34", "35", "36"]


def test_few_pages() -> None:
    assert pagination(()) == ()
    assert labels(foot("3")) == ["3"]
    assert labels(foot("3"), foot("4")) == ["3", "4"]
    assert series(sheet()) == [("", [])]


numbers = st.sampled_from(["", "3", "C-4", "ii", "g", "17", "0-5", "1967", "- 8 -", "i"])
pages = st.builds(
    lambda head, low, body, between: sheet(head, low + between + "SECRET", body),
    numbers, numbers, st.sampled_from([BODY, "", "17", "C-4\n\nC-5"]), st.sampled_from([" ", "\n"]),
)  # fmt: skip


@given(st.lists(pages, max_size=8))
def test_a_label_is_always_print(texts: list[str]) -> None:
    """A series shows where to look and what is misread; it never writes a label."""
    readings = tuple(Transcription("text", text) for text in texts)
    shown = pagination(readings)
    assert len(shown) == len(readings)
    assert decode(encode(shown)) == shown
    for reading, one in zip(readings, shown, strict=True):
        assert len(one["series"]) <= SHOWN
        for mark in find_marks(reading, (), one, ()):
            assert isinstance(mark.target, Span)
            assert isinstance(mark.body, Mark)
            label = mark.body.value.get("label")
            if label is not None:
                printed = reading.text[mark.target.start : mark.target.end]
                assert [sign for sign in str(label).casefold() if sign.isalnum()] == [
                    sign for sign in printed.casefold() if sign.isalnum()
                ]


@settings(deadline=None, max_examples=30)
@given(st.integers(1, 30), st.integers(3, 8), st.data())
def test_what_is_far_away_shows_nothing(first: int, size: int, data: st.DataObject) -> None:
    near: Sequence[str] = run(first, first + size)
    far = [sheet("SECRET", "SECRET")] * (REACH + 1)
    at = data.draw(st.integers(0, size - 1))
    assert series(*near, *far, *near)[at][1] == series(*near)[at][1]


def test_a_series_that_grows_past_three_figures_is_no_fault() -> None:
    """`leaf 1000` is shown by the series, but a bare number of four figures may be a year and is no label."""
    pages = tuple(Transcription("text", f"The brook rises at leaf time.\n\nleaf {n}\n") for n in range(990, 1010))
    shown = pagination(pages)
    for page, one in zip(pages, shown, strict=True):
        for mark in find_marks(page, (), one, ()):
            assert isinstance(mark.body, Mark)
