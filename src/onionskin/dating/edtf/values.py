"""The values of EDTF, and how each is printed."""

from __future__ import annotations

from dataclasses import dataclass, replace

Marks = tuple[str, str, str]
"""How year, month and day are qualified, each `` (not), `?` (uncertain), `~` (approximate) or `%` (both)."""

PLAIN: Marks = ("", "", "")
_UNION = {("?", "~"): "%", ("~", "?"): "%"}


def both(one: str, other: str) -> str:
    """Two qualifications of one component as one."""
    if not one or not other or one == other:
        return one or other
    return _UNION.get((one, other), "%")


@dataclass(frozen=True, slots=True)
class Date:
    """A year, month, day or moment. `X` stands for an unknown digit; a month of 21 to 41 is a season or part of a year.

    `year` is as printed: `1957`, `195X`, `-0044`, `Y170000`, `Y17E7`, `1950S2`. `time` begins with T.
    """

    year: str
    month: str = ""
    day: str = ""
    time: str = ""
    marks: Marks = PLAIN

    def __str__(self) -> str:
        """One mark at the end where all components share it (level 1); else before each component (level 2)."""
        parts = [part for part in (self.year, self.month, self.day) if part]
        marks = self.marks[: len(parts)]
        if len(set(marks)) == 1:
            return "-".join(parts) + marks[0] + self.time
        return "-".join(mark + part for mark, part in zip(marks, parts, strict=True)) + self.time

    @property
    def mark(self) -> str:
        """The qualification of the whole, whatever component it stands at."""
        found = ""
        for one in self.marks:
            found = both(found, one)
        return found

    @property
    def season(self) -> bool:
        """Whether the month is a season, quarter, quadrimester or half."""
        return self.month.isdigit() and int(self.month) > 12

    def marked(self, mark: str) -> Date:
        """The same with every component so qualified besides."""
        year, month, day = self.marks
        marks = (both(year, mark), both(month, mark) if self.month else "", both(day, mark) if self.day else "")
        return replace(self, marks=marks)


@dataclass(frozen=True, slots=True)
class Interval:
    """From one end to the other. An end is a Date, `..` where it is open, or `` where it is not known."""

    start: Date | str
    end: Date | str

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"


@dataclass(frozen=True, slots=True)
class Range:
    """In a set: all from one date to another, or from or up to one where the other is None."""

    start: Date | None
    end: Date | None

    def __str__(self) -> str:
        return f"{self.start or ''}..{self.end or ''}"


@dataclass(frozen=True, slots=True)
class OneOf:
    """One of these, it is not known which."""

    members: tuple[Date | Range, ...]

    def __str__(self) -> str:
        return f"[{','.join(map(str, self.members))}]"


@dataclass(frozen=True, slots=True)
class AllOf:
    """All of these."""

    members: tuple[Date | Range, ...]

    def __str__(self) -> str:
        return f"{{{','.join(map(str, self.members))}}}"


Value = Date | Interval | OneOf | AllOf
Edtf = str
"""A value as printed."""
