"""Holidays fall where the calendar has them."""

from __future__ import annotations

import pytest

from onionskin.dating.resolving.holidays import easter, holiday, month_of, nth_weekday
from onionskin.dating.words import events


@pytest.mark.parametrize(
    ("year", "day"),
    [(1957, (1957, 4, 21)), (1961, (1961, 4, 2)), (2000, (2000, 4, 23)), (2008, (2008, 3, 23)), (2038, (2038, 4, 25))],
)
def test_easter(year: int, day: tuple[int, int, int]) -> None:
    assert easter(year) == day


@pytest.mark.parametrize(
    ("rule", "year", "day"),
    [
        ("first monday of september", 1963, "1963-09-02"),
        ("last monday of may", 1971, "1971-05-31"),
        ("fourth thursday of november", 1963, "1963-11-28"),
        ("12-25", 1964, "1964-12-25"),
        ("tet", 1968, "1968-01-30"),
        ("tet", 1900, "None"),  # not in the table
    ],
)
def test_a_rule(rule: str, year: int, day: str) -> None:
    assert str(holiday(rule, year)) == day


def test_every_rule_of_the_table_can_be_read() -> None:
    rules = [event.rule for event in events() if event.rule and event.rule.split()[0] not in ("after", "from")]
    assert all(1 <= month_of(rule) <= 12 for rule in rules)
    assert nth_weekday(1957, 9, 1, 1) == (1957, 9, 2)
