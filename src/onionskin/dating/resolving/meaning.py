"""The meaning of an expression, and the story so far that others lean on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from onionskin.dating.edtf import AllOf, Bounds, Date, Interval, OneOf, Value, bounds
from onionskin.dating.form import Form

DOCUMENT = -1
"""Stands as the anchor for the document's own date."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one expression means.

    `type` and `value` are TIMEX3's, `mod` too; `edtf` None where nothing anchors it, and then `note` says why.
    `anchor` is the index of the told time it leaned on, DOCUMENT, or None. `stands` is the point or span that later
    expressions may lean on; None where they may not.
    """

    type: str
    value: str | None
    edtf: Value | None
    rule: str
    mod: str | None = None
    anchor: int | None = None
    note: str | None = None
    cert: float = 0.95
    stands: Value | None = None

    def by(self, rule: str, **changes: object) -> Meaning:
        """The same by another rule, with these changes."""
        return replace(self, rule=rule, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Told:
    """A time that was told: its place, what it means, and whether it is an event or a bound, which few lean on."""

    index: int
    start: int
    end: int
    sentence: int
    paragraph: int
    stands: Value
    kind: str
    """`time`, `event`, or `bound`."""
    whole: Value | None = None
    """What it means in full, where others lean on less of it: late 1957 stands for 1957."""

    @property
    def bounds(self) -> Bounds:
        """The days between which it lies."""
        return bounds(self.stands)


@dataclass(slots=True)
class Story:
    """The story so far. `written` is the document's own date; `news` that what is told lies near it."""

    written: Date | None = None
    news: bool = False
    told: list[Told] = field(default_factory=list)
    start: int = 0
    sentence: int = 0
    paragraph: int = 0
    future: bool = False
    """Whether the sentence speaks of what is to come."""
    shifted: bool = False
    """Whether `now` is that of the story and not of the writer."""
    pluperfect: bool = False

    def last(self, kinds: Iterable[str] = ("time",), within: int | None = None) -> Told | None:
        """The nearest time told before; `within` so many sentences back."""
        for one in reversed(self.told):
            if within is not None and self.sentence - one.sentence > within:
                return None
            if one.kind in kinds:
                return one
        return None

    def last_year(self) -> tuple[int, Told] | None:
        """The nearest year told before, where the time told lies within one year."""
        for one in reversed(self.told):
            years = year_of(one.stands)
            if years is not None and one.kind != "bound":
                return years, one
        return None

    def last_with(self, grain: str) -> Told | None:
        """The nearest time told before that is as fine as this grain (`year`, `month`, `day`)."""
        for one in reversed(self.told):
            point = point_of(one.stands)
            if one.kind == "time" and point is not None and (grain == "year" or getattr(point, grain)):
                if grain != "day" or not point.season:
                    return one
        return None


def point_of(value: Value) -> Date | None:
    """The one date that a value is, or begins with; None where it has none."""
    if isinstance(value, Date):
        return value
    if isinstance(value, Interval):
        return value.start if isinstance(value.start, Date) else value.end if isinstance(value.end, Date) else None
    first = value.members[0]
    return first if isinstance(first, Date) else first.start or first.end


def end_of(value: Value) -> Date | None:
    """The one date that a value is, or ends with."""
    if isinstance(value, Interval):
        return value.end if isinstance(value.end, Date) else None
    if isinstance(value, OneOf | AllOf):
        last = value.members[-1]
        return last if isinstance(last, Date) else last.end
    return value


def year_of(value: Value) -> int | None:
    """The year in which all of a value lies; None where it has more than one or none."""
    found = bounds(value)
    years = {day[0] for day in (found.earliest, found.latest) if day is not None}
    if isinstance(value, Date) and value.season and value.year.lstrip("-").isdigit():
        return int(value.year)
    return years.pop() if len(years) == 1 else None


@dataclass(frozen=True, slots=True)
class Asked:
    """An expression to resolve: its form, the words it is made of, and what stands around it."""

    form: Form
    surface: str
    before: str
    after: str
