"""Laws of the telling, and the sample page."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.dating.edtf import Date, bounds, parse
from onionskin.dating.resolving.meaning import Story
from onionskin.dating.rules import rules
from onionskin.dating.telling import placed, tell, tells_news
from onionskin.dating.words import lexicon
from tests.dating.sayings import found, said, told

ROOT = Path(__file__).parent.parent.parent
STAMP = "Declassified per Executive Order 13526, Section 3.3\nNND Project Number: NND 63316. By: NWD Date: 2011\n\n"

SENTENCES = [
    "In May 1957 the minister came to Vessin.",
    "He left in September of that year.",
    "By early 1958 the talks had failed.",
    "In July and August 1957 he traveled.",
    "Two weeks later he came back.",
    "On 5 June 1959 a truce was signed.",
    "The next day it was broken.",
    "It lasted until November.",
    "In March they met again.",
    "At that time Orlan was in Vessin.",
    "It was so from 1954 through 1960.",
    "sometime before the fall of 1957",
    "the first half of 1963",
    "since 1954",
    "Upon his return from Vessin, he spoke.",
    "Thereafter all was quiet.",
    "In the early 1950s it had been worse.",
    "He had for years pressed it.",
]
stories = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=7).map(" ".join)
_YEAR = re.compile(r"(?<!\d)19\d\d(?!\d)|(?<!\d)19\dX")

FIGURES = ["5", "1957", "31", "64", "021530Z", "12:30", "1/2/57", "'54", "50s", "D+3", "5th", "1400R", "1.5", "1,200"]
WORDS = [*sorted(lexicon()), *map(str.title, sorted(lexicon())), "AUG", "BC", "p.m.", *FIGURES * 20]
SIGNS = ["-", ",", ".", "(", ")", "/", "\n", "\n\n", "’", "?"]
rows = st.lists(st.sampled_from(WORDS) | st.sampled_from(SIGNS), max_size=25).map(" ".join)
figures = st.text("0123456789 /-.:\n", max_size=200)
oddities = st.text() | rows | figures


@given(stories)
def test_deleting_the_stamp_changes_no_date_of_the_body(story: str) -> None:
    assert [one for one in said(STAMP + story) if one[0] != "2011"] == said(story)


@given(stories)
def test_shifting_all_years_by_ten_shifts_every_value_by_ten(story: str) -> None:
    def later(text: str) -> str:
        return _YEAR.sub(lambda year: str(int(year[0][:3]) + 1) + year[0][3], text)

    before = [None if edtf is None else later(edtf) for _, _, edtf in said(story)]
    assert [edtf for _, _, edtf in said(later(story))] == before


@given(stories, stories)
def test_what_follows_changes_nothing_before_it(first: str, second: str) -> None:
    alone = said(first)
    assert said(first + "\n\n" + second)[: len(alone)] == alone


@settings(max_examples=300)
@given(oddities)
def test_no_text_is_too_odd(text: str) -> None:
    for place, meant in told(text, "1964-08"):
        assert 0 <= place.start < place.end <= len(text)
        assert meant.rule in rules()
        assert (meant.edtf is None) <= (meant.note is not None or meant.type in ("DURATION", "SET"))
        if meant.edtf is not None:
            assert parse(str(meant.edtf)) == meant.edtf
            lies = bounds(meant.edtf)
            assert lies.earliest is None or lies.latest is None or lies.earliest <= lies.latest


@given(oddities)
def test_a_text_twice_over_gives_the_same_for_its_first_half(text: str) -> None:
    half = said(text + "\n\nX")
    assert said(text + "\n\nX\n\n" + text)[: len(half)] == half


@given(stories)
def test_expressions_do_not_cross(story: str) -> None:
    spans = [(one.start, one.end) for one in placed(story)]
    for start, end in spans:
        assert all(other[1] <= start or end <= other[0] or _holds((start, end), other) for other in spans)


def _holds(one: tuple[int, int], other: tuple[int, int]) -> bool:
    return (one[0] <= other[0] and other[1] <= one[1]) or (other[0] <= one[0] and one[1] <= other[1])


@pytest.mark.parametrize(
    ("text", "edtf"),
    [
        ("It was on 31 June 1957.", None),  # there is no such day
        ("It was in 1957-13.", "1957"),  # and no such month: the figures are no ISO date
        ("It was on 29 February 1957.", None),
        ("It was on 30 February.", None),
        ("It was on 1 May 55.", None),  # no century
        ("It was on 8/4/64.", None),
    ],
)
def test_impossible_dates_have_no_value_and_say_why(text: str, edtf: str | None) -> None:
    values = [(None if meant.edtf is None else str(meant.edtf), meant.note) for _, meant in told(text)]
    assert all(value == edtf for value, _ in values[:1])
    assert all(note is not None and note.endswith(".") for value, note in values if value is None)


@pytest.mark.parametrize(
    ("text", "written", "news"),
    [
        ("He came on Monday and will leave next week.", "1964-12-15", True),
        ("In 1963 he came; in May he left.", "1964-12-15", True),
        ("In 1954 he came; in 1955 he left; in 1956 he died.", "1964-12-15", False),  # a history
        ("By 1970 all will be done; from 1966 to 1970 it will cost more.", "1964-12-15", True),  # plans reach far
        ("In 1963 he came.", None, False),  # no date to lie near
    ],
)
def test_whether_a_text_tells_of_its_own_days(text: str, written: str | None, news: bool) -> None:
    date = parse(written) if written else None
    assert date is None or isinstance(date, Date)
    assert tells_news(date, placed(text)) is news


def test_a_day_whose_year_is_not_told_is_before_christ_where_the_story_is() -> None:
    story = told("In 480 BC they sailed. On the third day they landed. In 1957 it was dug up, on the third day.")
    assert [meant.value for _, meant in story] == ["BC0480", "BCXXXX-XX-XX", "1957", "XXXX-XX-XX"]


def test_an_anchor_is_the_expression_that_was_leant_on() -> None:
    story = told("In the fall of 1957 it began. In September of that year he left.")
    assert [meant.anchor for _, meant in story] == [None, 0]
    assert tell([place for place, _ in story], Story())[1].anchor == 0


def test_the_sample_page_is_told_in_full() -> None:
    text, gold = _sample()
    story = told(text)
    for one in gold:
        wanted = {one["edtf"], *one["other"]}
        meeting = [meant for place, meant in story if place.start < one["end"] and one["start"] < place.end]
        assert any((None if meant.edtf is None else str(meant.edtf)) in wanted for meant in meeting), one
    inside = [any(one["start"] <= place.start < one["end"] for one in gold) for place, _ in story]
    assert all(inside), "nothing else on the page is a time"


def _sample() -> tuple[str, list[dict]]:  # type: ignore[type-arg]
    gold = json.loads((ROOT / "evals" / "gold" / "seed-dates.json").read_text("utf-8"))
    return (ROOT / gold["source"]).read_text("utf-8"), gold["timexes"]


def test_the_traps_of_the_sample_page_are_no_dates() -> None:
    text, _ = _sample()
    surfaces = found(text)
    assert "63316" not in surfaces
    assert not any("Secretary" in one for one in surfaces)
    [(stamp, meant)] = [(place, meant) for place, meant in told(text) if "stamp" in place.cues]
    assert (text[stamp.start : stamp.end], str(meant.edtf)) == ("2011", "2011")
