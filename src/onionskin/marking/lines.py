"""A page as lines with print on them, and how far each stands from the head and the foot."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate

from onionskin.record import Annotation, Mark, Span, Value

EDGE = 6
"""Lines with print that count as head or foot. Stamps stand above the banner, and a worn edge adds specks as lines."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line with print: `text[start:end]` without blanks around; `above` and `below` count lines with print."""

    start: int
    end: int
    text: str
    above: int
    below: int

    @property
    def head(self) -> bool:
        """Whether it stands near the head."""
        return self.above < EDGE

    @property
    def foot(self) -> bool:
        """Whether it stands near the foot."""
        return self.below < EDGE

    @property
    def edge(self) -> bool:
        """Whether it stands near either edge."""
        return self.above < EDGE or self.below < EDGE


class Taken:
    """Places of a page that are taken, to be asked whether another meets one of them. A page may have many."""

    def __init__(self, spans: Iterable[Span]) -> None:
        self._spans = sorted(spans)
        self._reach = list(accumulate((span.end for span in self._spans), max))

    def meets(self, start: int, end: int) -> bool:
        """Whether [start, end) shares a code point with a place that is taken."""
        before = bisect_left(self._spans, end, key=lambda span: span.start)
        return before > 0 and self._reach[before - 1] > start


def printed_lines(text: str) -> tuple[Line, ...]:
    """The lines of a text that have print on them."""
    found: list[tuple[int, int, str]] = []
    start = 0
    for line in text.split("\n"):
        if bare := line.strip():
            at = start + line.index(bare[0])
            found.append((at, at + len(bare), bare))
        start += len(line) + 1
    last = len(found) - 1
    return tuple(Line(at, end, bare, i, last - i) for i, (at, end, bare) in enumerate(found))


def folded(line: str) -> str:
    """A line for comparing, as running lines are folded: letters only, in lower case."""
    return "".join(filter(str.isalpha, line)).casefold()


def remark(start: int, end: int, mark: Mark, cert: float = 1.0) -> Annotation:
    """A mark pinned to [start, end)."""
    return Annotation(Span(start, end), mark, cert)


def stamp_fields(**known: Value) -> dict[str, Value]:
    """The fields a release stamp may carry, None where this one does not say."""
    names = ("authority", "section", "project", "by", "date", "program", "case", "record")
    return {name: known.pop(name, None) for name in names} | known
