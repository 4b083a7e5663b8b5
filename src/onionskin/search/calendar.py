"""Times as words of the index: two times overlap where one of them has a leaf of the calendar that the other lies on.

            c19                      a time is held by the fewest leaves that fill it, each the largest that fits:
        ┌────┴─ … ─┐                 1957-07/1958  ─▶  =m1957-07 … =m1957-12  =y1958
      d195        d196               and the leaves above those are noted too:  <y1957 <d195 <c19
     ┌──┴─ … ─┐
   y1957    y1958                    date:1957  ─▶  =y1957 or =d195 or =c19 (a time as long or longer)
   ┌─┴─ … ─┐                                        or <y1957 (a time within it)
 month    month ─ days

So a range is answered by a few words, and no page is looked at whose times lie elsewhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache

from onionskin.dating.edtf import Day, day_of, month_length, ordinal

FARTHEST = 9999
"""Years before and after Christ beyond which a time is cut off."""
SHARES = 24
"""Parts of a page that are spread over the years it speaks of, for counting pages by year."""
UNDATED = "undated"
_Leaf = tuple[str, int]
_UP = {"d": ("c", 10), "y": ("d", 10), "m": ("y", 12)}


def words_of(times: Iterable[tuple[Day, Day]]) -> tuple[str, ...]:
    """What the index holds of a page with these times, each from a first to a last day."""
    leaves = {leaf for first, last in times for leaf in covering(first, last)}
    above = {up for leaf in leaves for up in _above(leaf)}
    return (*(f"={name}{at}" for name, at in sorted(leaves)), *(f"<{name}{at}" for name, at in sorted(above)))


def words_for(first: Day, last: Day) -> tuple[str, ...]:
    """Words of which a page has at least one if a time of it overlaps that from the first to the last day."""
    leaves = covering(first, last)
    above = {up for leaf in leaves for up in _above(leaf)} - set(leaves)
    held = [f"={name}{at}" for name, at in (*leaves, *sorted(above))]
    return (*held, *(f"<{name}{at}" for name, at in leaves))


@lru_cache(maxsize=1 << 14)
def covering(first: Day, last: Day) -> tuple[_Leaf, ...]:
    """The fewest leaves that fill the days from the first to the last, in order; () where it ends before it begins."""
    first, last = max(first, (-FARTHEST, 1, 1)), min(last, (FARTHEST, 12, 31))
    return tuple(leaf for at in range(first[0] // 100, last[0] // 100 + 1) for leaf in _within(("c", at), first, last))


def _within(leaf: _Leaf, first: Day, last: Day) -> Iterator[_Leaf]:
    start, end = _ends(leaf)
    if end < first or last < start:
        return
    if first <= start and end <= last:
        yield leaf
        return
    name, at = leaf
    if name == "m":
        days = range(max(first, start)[2], min(last, end)[2] + 1)
        yield from (("t", ordinal((start[0], start[1], day))) for day in days)
        return
    below, count = {"c": ("d", 10), "d": ("y", 10), "y": ("m", 12)}[name]
    for child in range(at * count, (at + 1) * count):
        yield from _within((below, child), first, last)


def _ends(leaf: _Leaf) -> tuple[Day, Day]:
    name, at = leaf
    if name == "m":
        year, month = divmod(at, 12)
        return (year, month + 1, 1), (year, month + 1, month_length(year, month + 1))
    years = {"c": 100, "d": 10, "y": 1}[name]
    return (at * years, 1, 1), (at * years + years - 1, 12, 31)


@lru_cache(maxsize=1 << 14)
def _above(leaf: _Leaf) -> tuple[_Leaf, ...]:
    name, at = leaf
    if name == "c":
        return ()
    up: _Leaf
    if name == "t":
        year, month, _ = day_of(at)
        up = ("m", year * 12 + month - 1)
    else:
        wider, count = _UP[name]
        up = (wider, at // count)
    return (up, *_above(up))


# -- pages by year --


def shares(years: Mapping[int, float]) -> tuple[str, ...]:
    """A page spread over its years, as words `year:parts` of which all parts make SHARES; `undated` for no year.

    `years` are weights. A part is never divided: over a hundred years every fourth gets one.
    """
    whole = sum(years.values())
    if not whole:
        return (f"{UNDATED}:{SHARES}",)
    given, passed, found = 0, 0.0, []
    for year in sorted(years):
        passed += years[year]
        parts = round(passed / whole * SHARES) - given
        given += parts
        if parts:
            found.append(f"{year}:{parts}")
    return tuple(found)


def spread(counts: Iterable[tuple[str, int]]) -> tuple[tuple[tuple[int, float], ...], int]:
    """Pages by year, in order, and pages without any; `counts` are words of `shares` with how many pages have each."""
    years: dict[int, float] = {}
    undated = 0
    for word, pages in counts:
        name, _, parts = word.rpartition(":")
        if name == UNDATED:
            undated += pages
        else:
            years[int(name)] = years.get(int(name), 0.0) + pages * int(parts) / SHARES
    return tuple(sorted(years.items())), undated
