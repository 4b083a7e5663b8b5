"""The histogram over the hits: pages by the years they speak of, each bar a link that asks for its years."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from onionskin.archive import Results
from onionskin.web.addresses import Asked

MOST, FEW = 28, 6
"""Bars on a wide screen and on a narrow one: each is wide enough for a finger (24 pixels, WCAG 2.5.8)."""
LEVELS = 24
"""Heights that a bar may have."""
ENOUGH = 0.9
"""Share of what is dated that must lie within the bars; the rest stands in one bar before them and one after. A few
years that were misread would else make one bar of all that is there."""
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10000)
_DATE = re.compile(r"(?<!\S)date:(?:(\d{4})|\[(\d{4}|\*) TO (\d{4}|\*)\]|undated)$")
"""A date at the end of a query, as the bars write it."""
_OPERATOR = re.compile(r"(?:^|\s)(?:OR|AND|NOT)$")

Years = tuple[int | None, int | None]
"""The first and the last year, None where that side is open."""


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: its years in words, how many pages, how high (0 to LEVELS), `cut` where it is higher than is drawn."""

    words: str
    tick: str
    pages: float
    level: int
    cut: bool
    chosen: bool
    url: str
    kind: str = ""


@dataclass(frozen=True, slots=True)
class Histogram:
    """The bars for a wide screen and for a narrow one; `whole` is the address without the years, if any are asked."""

    wide: tuple[Bar, ...]
    narrow: tuple[Bar, ...]
    whole: str | None


def histogram(asked: Asked, found: Results) -> Histogram | None:
    """The bars of what was found; None where no page of it speaks of a year."""
    if not found.years:
        return None
    rest, years = asked_for(asked.query)
    plain = replace(asked, query=rest)
    undated = asked.query.endswith("date:undated") and rest != asked.query
    wide, narrow = (_bars(plain, (found, years, undated), most) for most in (MOST, FEW))
    return Histogram(wide, narrow, plain.url() if rest != asked.query else None)


def asked_for(query: str) -> tuple[str, Years | None]:
    """A query without the date that ends it, and the years of that; the query itself where none does."""
    found = _DATE.search(query.rstrip())
    rest = query.rstrip()[: found.start()].rstrip() if found else query
    if found is None or _OPERATOR.search(rest) or _joined(rest) or rest.count("(") != rest.count(")"):
        return query, None
    if found[1]:
        return rest, (int(found[1]), int(found[1]))
    if found[2] is None:
        return rest, None
    first, last = (None if one == "*" else int(one) for one in found.group(2, 3))
    return rest, (first, last)


def narrowed(rest: str, date: str) -> str:
    """A query that asks for a date besides."""
    if rest.strip() in ("", "*"):
        return date
    return f"({rest}) {date}" if _joined(rest) else f"{rest} {date}"


def _joined(query: str) -> bool:
    """Whether it has an OR outside of quotes and parentheses: what is put behind it would go to its last part alone."""
    bare, before = re.sub(r'"[^"]*"?|“[^”]*”?', "", query), ""
    while bare != before:
        before, bare = bare, re.sub(r"\([^()]*\)", "", bare)
    return "OR" in bare.split()


def _bars(asked: Asked, what: tuple[Results, Years | None, bool], most: int) -> tuple[Bar, ...]:
    found, years, undated = what
    step, first, last = window(found.years, years, most)
    pages = dict.fromkeys(range(first, last + 1, step), 0.0)
    before = after = 0.0
    for year, count in found.years:
        if year < first:
            before += count
        elif year > last:
            after += count
        else:
            pages[first + (year - first) // step * step] += count
    high = max(pages.values()) or max(before, after)
    rows = [((year, year + step - 1), count, "") for year, count in pages.items()]
    ends = [((None, first - 1), before, "before"), ((last + 1, None), after, "after")]
    told = [*(ends[:1] if before else ()), *rows, *(ends[1:] if after else ())]
    bars = [_bar(asked, (of, years), count, high, kind) for of, count, kind in told]
    return (*bars, _drawn("undated", found.undated, high, (asked, "date:undated", undated), "undated"))


def window(years: Sequence[tuple[int, float]], asked: Years | None, most: int) -> tuple[int, int, int]:
    """Years to a bar, the first and the last year of at most so many bars: those asked for, or that hold ENOUGH."""
    first, last = asked or (None, None)
    if first is not None and last is not None and first < last:
        step = next(one for one in _STEPS if last // one - first // one < most)
        return step, first // step * step, last // step * step + step - 1
    counts = [(year, count) for year, count in years if year > 0] or [(1, 0.0)]
    whole = sum(count for _, count in counts)
    for step in _STEPS:
        bins: dict[int, float] = {}
        for year, count in counts:
            bins[year // step] = bins.get(year // step, 0.0) + count
        best = max(bins, key=lambda start: _held(bins, start, most))
        if _held(bins, best, most) >= ENOUGH * whole:
            break
    end = max(one for one in bins if one < best + most)
    return step, best * step, end * step + step - 1


def _held(bins: Mapping[int, float], start: int, most: int) -> float:
    return sum(bins.get(one, 0.0) for one in range(start, start + most))


def _bar(asked: Asked, years: tuple[Years, Years | None], pages: float, high: float, kind: str) -> Bar:
    (first, last), chosen = years
    if first is None:
        words, date = f"{last} or before", f"date:[* TO {last:04d}]"
    elif last is None:
        words, date = f"{first} or after", f"date:[{first:04d} TO *]"
    elif first == last:
        words, date = f"{first}", f"date:{first:04d}"
    else:
        words, date = f"{first} to {last}", f"date:[{first:04d} TO {last:04d}]"
    return _drawn(words, pages, high, (asked, date, (first, last) == chosen), kind)


def _drawn(words: str, pages: float, high: float, link: tuple[Asked, str, bool], kind: str) -> Bar:
    asked, date, chosen = link
    level = max(1, round(pages / high * LEVELS)) if pages and high else 0
    url = (asked if chosen else replace(asked, query=narrowed(asked.query, date))).url()
    return Bar(words, kind or words.split()[0], pages, min(level, LEVELS), level > LEVELS, chosen, url, kind)
