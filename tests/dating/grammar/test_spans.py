"""How long and how often."""

from __future__ import annotations

import pytest

from tests.dating.sayings import found, said, told


@pytest.mark.parametrize(
    ("text", "surface", "value"),
    [
        ("spending several days in Vessin", "several days", "PXD"),
        ("It took a year and a half.", "a year and a half", "P1.5Y"),
        ("for more than two hundred years", "more than two hundred years", "P200Y"),
        ("a two-year plan", "two-year", "P2Y"),
        ("a 24-hour delay", "24-hour", "PT24H"),
        ("after a year-long wait", "year-long", "P1Y"),
        ("for two to three weeks", "two to three weeks", "P2W"),  # of two counts the first
        ("for a year or two", "a year or two", "P1Y"),
        ("a couple of hours", "a couple of hours", "PT2H"),
        ("for half an hour", "half an hour", "PT0.5H"),
        ("for years", "years", "PXY"),
        ("in the early years of the war", "the early years", "PXY"),
        ("They fought two bloody weeks.", "two bloody weeks", "P2W"),  # a word between
        ("for the first seven weeks", "the first seven weeks", "P7W"),
        ("every day", "every day", "P1D"),
        ("every two weeks", "every two weeks", "P2W"),
        ("every Monday", "every Monday", "XXXX-WXX-1"),
        ("the daily report", "daily", "XXXX-XX-XX"),
        ("for a short period of time", "a short period of time", "PXX"),  # nobody counts it
        ("after a fairly long while", "a fairly long while", "PXX"),
        ("on the sixth anniversary of the treaty", "the sixth anniversary", "XXXX-XX-XX"),
        ("every other day", "every other day", "P2D"),
        ("in the weeks ahead", "the weeks ahead", "PXW"),
        ("in the first year of the war", "the first year", "P1Y"),
        ("in the first years of the war", "the first years", "PXY"),
        ("twice a week", "a week", "P1W"),
        ("$5 million a year", "a year", "P1Y"),
        ("33 deaths per day", "per day", "XXXX-XX-XX"),
    ],
)
def test_lengths_and_sets(text: str, surface: str, value: str) -> None:
    assert said(text) == [(surface, value, None)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [("for a week", "DURATION"), ("twice a week", "SET"), ("every week", "SET"), ("a week later", "DATE")],
)
def test_what_stands_before_tells_how_long_from_how_often(text: str, kind: str) -> None:
    assert [meant.type for _, meant in told(text)] == [kind]


def test_a_modifier_is_kept() -> None:
    [(_, meant)] = told("for nearly three years")
    assert (meant.value, meant.mod) == ("P3Y", "LESS_THAN")


@pytest.mark.parametrize("text", ["three quarters of the men", "a second man", "the second man", "one of the days"])
def test_what_is_no_length(text: str) -> None:
    assert found(text) == []


def test_for_years_ends_about_the_time_that_is_told() -> None:
    assert said("It was decided in late 1957. He had for years pressed it.")[-1] == ("years", "PXY", "/1957-12~")
