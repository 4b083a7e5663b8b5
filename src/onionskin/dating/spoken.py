"""The times that a page speaks of, as stretches of days: what it is found by, and the years it is counted under.

          1955        1957-08   1957-11      1960-09
told        ├── 1955 ──┤            ├─ since November 1957 …
before 1957-09  … ─────┤            │
found by    ├──────────┤            ├──────────┤         an open side reaches as far as the page speaks,
counted at             ┤            ├┤                   and is counted where it is known
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from onionskin.dating.edtf import Day, month_length, read_day
from onionskin.record import Annotations, DocumentDate, Span, Timex

LONGEST = 100
"""Years over which a time is spread at most: one that is longer tells of no year."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """A time of a page at a place: its first and last day, None where that side is open."""

    span: Span
    first: Day | None
    last: Day | None


def spoken(dates: Annotations) -> tuple[Spoken, ...]:
    """The times that are known, those of release stamps left out: they are not what the page speaks of."""
    released = [one.target for one in dates if isinstance(one.body, DocumentDate) and one.body.role == "released"]
    return tuple(_known(dates, [span for span in released if isinstance(span, Span)]))


def _known(dates: Annotations, released: list[Span]) -> Iterator[Spoken]:
    for one in dates:
        if isinstance(one.body, Timex) and isinstance(one.target, Span):
            first, last = one.body.earliest, one.body.latest
            if (first or last) and not any(span.meets(one.target) for span in released):
                yield Spoken(one.target, read_day(first) if first else None, read_day(last) if last else None)


def reached(times: tuple[Spoken, ...]) -> tuple[tuple[Span, Day, Day], ...]:
    """Each time with its first and last day; an open side reaches as far as the page speaks, never farther."""
    firsts = [one.first for one in times if one.first]
    lasts = [one.last for one in times if one.last]
    found = []
    for one in times:
        first = one.first or min([*firsts, _month(one.last)[0]] if one.last else firsts)
        last = one.last or max([*lasts, _month(one.first)[1]] if one.first else lasts)
        found.append((one.span, min(first, last), max(first, last)))
    return tuple(found)


def years_spoken(times: tuple[Spoken, ...]) -> dict[int, float]:
    """The years with their weights, 1 for each time, spread over its years; an open side counts where it is known."""
    years: dict[int, float] = {}
    for one in times:
        first, last = (one.first or one.last, one.last or one.first)
        assert first is not None
        assert last is not None
        length = last[0] - first[0] + 1
        if 0 < length <= LONGEST:
            for year in range(first[0], last[0] + 1):
                years[year] = years.get(year, 0.0) + 1 / length
    return years


def _month(day: Day) -> tuple[Day, Day]:
    return (day[0], day[1], 1), (day[0], day[1], month_length(day[0], day[1]))
