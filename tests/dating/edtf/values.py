"""Values of EDTF drawn for the laws."""

from __future__ import annotations

from hypothesis import strategies as st

from onionskin.dating.edtf import AllOf, Date, Interval, OneOf, Range, bounds
from onionskin.dating.edtf.calendar import month_length

MARKS = st.sampled_from(["", "", "", "?", "~", "%"])


@st.composite
def dates(draw: st.DrawFn) -> Date:
    """A year, month, day or part of a year, with marks and unknown figures."""
    year = draw(st.integers(-300, 2400))
    printed = f"{'-' if year < 0 else ''}{abs(year):04d}"
    grain = draw(st.sampled_from(["year", "month", "day", "season", "unknown"]))
    if grain == "unknown":
        return draw(st.sampled_from([Date("195X"), Date("19XX"), Date("1957", "XX"), Date("1957", "02", "XX")]))
    if grain == "year":
        return Date(printed).marked(draw(MARKS))
    if grain == "season":
        return Date(printed, f"{draw(st.integers(21, 41)):02d}").marked(draw(MARKS))
    month = draw(st.integers(1, 12))
    day = f"{draw(st.integers(1, month_length(year, month))):02d}" if grain == "day" else ""
    marks = (draw(MARKS), draw(MARKS), draw(MARKS) if day else "")
    return Date(printed, f"{month:02d}", day, marks=marks)


def _ordered(one: Date, other: Date) -> bool:
    first, last = bounds(one).earliest, bounds(other).latest
    return first is not None and last is not None and first <= last


pairs = st.tuples(dates(), dates()).filter(lambda two: _ordered(*two))
intervals = (
    pairs.map(lambda two: Interval(*two))
    | st.builds(Interval, dates(), st.sampled_from(["", ".."]))
    | st.builds(Interval, st.sampled_from(["", ".."]), dates())
)
members = st.lists(
    dates()
    | pairs.map(lambda two: Range(*two))
    | st.builds(Range, dates(), st.none())
    | st.builds(Range, st.none(), dates()),
    min_size=1,
    max_size=3,
).map(tuple)
values = dates() | intervals | st.builds(OneOf, members) | st.builds(AllOf, members)
