"""The meaning of an expression, and the story so far that others lean on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import islice

from onionskin.dating.edtf import AllOf, Date, Interval, OneOf, Value, bounds

DOCUMENT = -1
"""Stands as the anchor for the document's own date."""
USUAL = 5
"""Times told whose middle year gives a year of two figures its century."""
NOTHING = "It leans on a time that was not told before on this page."


@dataclass(frozen=True, slots=True)
class Meaning:
    """What one expression means.

    `type` and `value` are TIMEX3's, `mod` too; `edtf` None where nothing anchors it, and then `note` says why.
    `anchor` is the index of the told time it leaned on, DOCUMENT, or None. `rule` is a name of rules.toml, which has a
    sentence for it. `stands` is the point or span that later expressions may lean on; None where they may not.
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
    ends: tuple[Meaning, ...] = ()
    """Of a range, what its two ends mean."""

    def by(self, rule: str, **changes: object) -> Meaning:
        """The same by another rule, with these changes."""
        return replace(self, rule=rule, **changes)  # type: ignore[arg-type]


@dataclass(frozen=True, slots=True)
class Told:
    """A time that was told: its place, what it means, and how it stands in the telling.

    `kind` is `time`; `aside` for a time beyond what is being told (what had been before, what was to last until then);
    `event` or `bound`, which few lean on.
    """

    index: int
    start: int
    end: int
    sentence: int
    paragraph: int
    stands: Value
    kind: str
    whole: Value | None = None
    """What it means in full, where others lean on less of it: late 1957 stands for 1957."""
    value: str | None = None
    """What TIMEX3 writes for it."""


@dataclass(slots=True)
class Story:
    """The story so far. `written` is the document's own date; `news` that what is told lies near it; `headed` that the
    text speaks from that day, whatever it tells of: the date stands at its head.

    `cues` are those of the expression in hand: see `telling.Placed`.
    """

    written: Date | None = None
    news: bool = False
    headed: bool = False
    told: list[Told] = field(default_factory=list)
    start: int = 0
    sentence: int = 0
    paragraph: int = 0
    cues: frozenset[str] = frozenset()
    heading: Date | None = None
    """The year, or the month, that the last heading with one gives to what stands below it."""
    day_first: bool = False
    """Whether the figures of this text put the day before the month."""
    operation: int | None = None
    """Where `D-Day` was named first."""

    @property
    def now(self) -> Date | None:
        """The day from which the text says `today` and `last week`; None where it tells of other times."""
        return self.written if self.news or self.headed or not self.told else None

    def last(self, kinds: Iterable[str] = ("time", "aside"), within: int | None = None) -> Told | None:
        """The nearest time told before; `within` so many sentences back."""
        for one in reversed(self.told):
            if within is not None and self.sentence - one.sentence > within:
                return None
            if one.kind in kinds:
                return one
        return None

    def last_year(self) -> tuple[int, Told] | None:
        """The nearest year told before, where the time told lies within one year; an aside only within its sentence."""
        spare = None
        for one in reversed(self.told):
            year = last_year_of(one.stands)
            if year is None or one.kind == "bound":
                continue
            if one.kind != "aside" or one.sentence == self.sentence:
                return year, one
            spare = spare or (year, one)
        return spare

    def usual_year(self) -> tuple[int, Told] | None:
        """The middle one of the last years told: one that a reader misread does not carry the others along."""
        told = ((last_year_of(one.stands), one) for one in reversed(self.told) if one.kind != "bound")
        years = list(islice(((year, one) for year, one in told if year is not None), USUAL))
        return sorted(years, key=lambda found: found[0])[len(years) // 2] if years else None

    def last_with(self, grain: str, kinds: Iterable[str] = ("time", "aside")) -> Told | None:
        """The nearest time told before that is as fine as this grain (`year`, `month`, `day`)."""
        for one in reversed(self.told):
            point = point_of(one.stands)
            if one.kind not in kinds or point is None:
                continue
            if grain == "year" or (getattr(point, grain) and not point.season):
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


def last_year_of(value: Value) -> int | None:
    """The year in which a value lies; of a winter, the one it ends in."""
    year, end = year_of(value), near_end(value)
    return int(end.year) if year is None and end is not None and end is not point_of(value) else year


def near_end(value: Value) -> Date | None:
    """The one date that a value is or begins with; of a winter, the month it ends with."""
    first, last = point_of(value), end_of(value)
    if isinstance(value, Interval) and first is not None and last is not None:
        return last if (first.month, last.month, first.day) == ("12", "02", "") else first
    return first


def year_of(value: Value) -> int | None:
    """The year in which all of a value lies; None where it has more than one or none."""
    if isinstance(value, Date) and value.season and value.year.lstrip("-").isdigit():
        return int(value.year)
    found = bounds(value)
    years = {day[0] for day in (found.earliest, found.latest) if day is not None}
    return years.pop() if len(years) == 1 else None


def numbered(point: Date | None) -> bool:
    """Whether the year of a date is known in full."""
    return point is not None and point.year.lstrip("-").isdigit()
