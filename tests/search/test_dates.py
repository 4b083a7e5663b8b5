"""Dates that are asked for, and pages by year: what overlaps is found, and nothing else."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.dating.edtf import Day, day_of, ordinal
from onionskin.record import Span
from onionskin.search import Index, QueryError, dated_places, parse
from onionskin.search.ast import All, Dated, Not, Undated, Word
from onionskin.search.calendar import SHARES, covering, shares, spread, words_for, words_of
from tests.search.test_index import pages, sheet, shelved

YEAR_0, YEAR_3000 = ordinal((0, 1, 1)), ordinal((3000, 1, 1))
EDGES = (1899, 1900, 1957, 1960)
days = st.one_of(
    st.integers(YEAR_0, YEAR_3000),
    st.sampled_from([ordinal((year, month, 1)) - less for year in EDGES for month in (1, 7) for less in (0, 1)]),
).map(day_of)
times = st.tuples(days, days).map(lambda ends: (min(ends), max(ends)))


@given(st.lists(times, max_size=4), times)
def test_words_are_shared_exactly_where_times_overlap(held: list[tuple[Day, Day]], asked: tuple[Day, Day]) -> None:
    overlap = any(first <= asked[1] and asked[0] <= last for first, last in held)
    assert bool(set(words_of(held)) & set(words_for(*asked))) == overlap


@given(times)
def test_a_time_is_covered_by_few_leaves(time: tuple[Day, Day]) -> None:
    assert 1 <= len(covering(*time)) <= 2 * (30 + 11 + 9 + 9) + 31


@given(st.dictionaries(st.integers(1, 2500), st.floats(0.01, 50), max_size=200))
def test_a_page_is_spread_whole(years: dict[int, float]) -> None:
    counted, undated = spread((word, 1) for word in shares(years))
    assert sum(pages for _, pages in counted) + undated == pytest.approx(1)
    assert bool(undated) == (not years)
    whole = sum(years.values())
    assert all(abs(pages - years[year] / whole) <= 1 / SHARES for year, pages in counted)


@pytest.mark.parametrize(
    ("query", "node"),
    [
        ("date:1957", Dated((1957, 1, 1), (1957, 12, 31))),
        ("date:1957-07", Dated((1957, 7, 1), (1957, 7, 31))),
        ("DATE:1957-07-04", Dated((1957, 7, 4), (1957, 7, 4))),
        ("date:[1957-07 TO 1958]", Dated((1957, 7, 1), (1958, 12, 31))),
        ("date:[1957-07 to 1958]", Dated((1957, 7, 1), (1958, 12, 31))),
        ("date:[1957 TO *]", Dated((1957, 1, 1), None)),
        ("date:[* TO 1957-02]", Dated(None, (1957, 2, 28))),
        ("date:[1957 .. 1958]", Dated((1957, 1, 1), (1958, 12, 31))),
        ("date:1957-07/1958", Dated((1957, 7, 1), (1958, 12, 31))),  # EDTF as it is
        ("date:195X", Dated((1950, 1, 1), (1959, 12, 31))),
        ("date:1957-21", Dated((1957, 3, 1), (1957, 5, 31))),  # spring
        ("date:1960/..", Dated((1960, 1, 1), None)),
        ('date:"July 1957"', Dated((1957, 7, 1), (1957, 7, 31))),  # in words
        ("date:undated", Undated()),
        ("ho date:1957", All((Word("ho"), Dated((1957, 1, 1), (1957, 12, 31))))),
        ("ho -date:undated", All((Word("ho"), Not(Undated())))),
        ("date:(1957 undated)", All((Dated((1957, 1, 1), (1957, 12, 31)), Undated()))),
    ],
)
def test_understood(query: str, node: object) -> None:
    assert parse(query) == node


@pytest.mark.parametrize(
    ("query", "underlined", "offer"),
    [
        ("date:[1958 TO 1957]", "date:[1958 TO 1957]", "date:[1957 TO 1958]"),  # ends before it begins
        ("date:[1957 TO 1958", None, None),  # the bracket may be left open
        ("date:1957-13", "date:1957-13", "date:1957"),  # no such month
        ("date:soon", "date:soon", "*"),
        ("ho date:[x TO y]", "date:[x TO y]", "ho"),
    ],
)
def test_not_understood(query: str, underlined: str | None, offer: str | None) -> None:
    if underlined is None:
        parse(query)
        return
    with pytest.raises(QueryError) as raised:
        parse(query)
    assert [query[span.start : span.end] for span in raised.value.positions] == [underlined]
    assert raised.value.offer == offer
    parse(raised.value.offer)


@pytest.fixture
def shelf() -> Iterator[Index]:
    folder = Path(mkdtemp())
    days = ((1954, 7, 21), (1954, 7, 21)), ((1960, 1, 1), (1960, 12, 31))
    yield shelved(
        folder / "index",
        sheet("month", "x", times=(((1957, 7, 1), (1957, 7, 31)),), years={1957: 1.0}),
        sheet("decade", "x", times=(((1950, 1, 1), (1959, 12, 31)),), years=dict.fromkeys(range(1950, 1960), 0.1)),
        sheet("two", "x", times=days, years={1954: 1, 1960: 1}),
        sheet("none", "x"),
    )
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    ("query", "answers"),
    [
        ("date:1957", {"month", "decade"}),
        ("date:1957-07-15", {"month", "decade"}),  # a day within a month that is given
        ("date:1957-08", {"decade"}),
        ("date:1954-07", {"decade", "two"}),
        ("date:[1955 TO 1956]", {"decade"}),  # between two times of a page
        ("date:[1960 TO *]", {"two"}),
        ("date:[* TO 1954]", {"decade", "two"}),
        ("date:1970", set()),
        ("date:undated", {"none"}),
        ("-date:1957", {"two", "none"}),
    ],
)
def test_found_by_overlap(query: str, answers: set[str], shelf: Index) -> None:
    assert pages(shelf, query) == answers


def test_pages_are_counted_by_year(shelf: Index) -> None:
    answer = shelf.search("x")
    assert answer.undated == 1
    years = dict(answer.years)
    assert sum(years.values()) == pytest.approx(3)
    assert years[1960] == pytest.approx(0.5)
    assert years[1957] == pytest.approx(1.1, abs=1 / SHARES)
    assert [year for year, _ in answer.years] == sorted(years)
    assert shelf.search("date:1970").years == ()


def test_a_date_is_met_where_it_stands() -> None:
    held = [(Span(0, 4), (1957, 1, 1), (1957, 12, 31)), (Span(9, 13), (1960, 1, 1), (1960, 12, 31))]
    assert list(dated_places(parse("ho date:[1958 TO 1961]"), held)) == [Span(9, 13)]
    assert list(dated_places(parse("-date:1957"), held)) == []  # what is refused has no place
