"""A page as statements are read from it, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from onionskin.record import Annotations, Pin, Span, Timex

_END = re.compile(r"[.!?][\"'”’)]*\s+(?:\d{1,3}/\s+)?(?=[\"“(]?[A-Z])|\n[ \t]*\n")
"""Where a sentence ends: a stop, with the number of a note after it as typed studies have it (`127/`), or a gap."""
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Lt|Capt|Adm|Sgt|Gov|Sen|Rep|Prof|St|vs|No|Vol|pp?))$"
)
"""What a full stop after it does not end a sentence: initials and short titles."""
_EXACT = re.compile(r"\d{4}-\d\d(?:-\d\d)?")
"""A day or a month of a year: what an entry of a chronology begins with."""
ENTRIES = 3
"""Lines that begin with a date, and go on, of a page that is a chronology, in order. Where dates stand alone they
were read as a column of their own, and which line each belongs to is not known."""
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Naming:
    """A mention on the page: where it stands, its type, the id of its name, and how a place is meant."""

    span: Span
    type: str
    name: str
    sense: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of a document (`document` is the id of its item): its text, and what stages said of it.

    `content` is the digest of its text. `claims` are in the order of the page.
    """

    page: str
    document: str
    content: str
    text: str
    claims: Annotations
    namings: tuple[Naming, ...]
    times: tuple[tuple[Span, Timex], ...]
    _starts: list[int] = field(default_factory=list, repr=False, compare=False)
    _entries: list[tuple[int, Timex | None]] = field(default_factory=list, repr=False, compare=False)

    def sentence(self, at: int) -> int:
        """Where the sentence begins that a code point stands in."""
        if not self._starts:
            self._starts.extend(self._begins())
        return self._starts[bisect_right(self._starts, at) - 1]

    def _begins(self) -> Iterator[int]:
        yield 0
        for end in _END.finditer(self.text):
            if end.group()[0] != "." or not _SHORT.search(self.text, max(0, end.start() - 6), end.start()):
                yield end.end()

    def within(self, span: Span) -> list[Naming]:
        """The mentions in a stretch of the page, in order, those inside another left out."""
        found: list[Naming] = []
        for one in self.namings:
            if one.span in span and not (found and one.span in found[-1].span):
                found.append(one)
        return found

    def entry(self, at: int) -> Timex | None:
        """The date at the head of the entry that a code point stands in, where the page is a chronology: several lines
        begin with a date, and go on."""
        if not self._entries:
            self._entries.extend(self._headed())
        place = bisect_right(self._entries, at, key=lambda one: one[0]) - 1
        return self._entries[place][1] if place >= 0 else None

    def _headed(self) -> Iterator[tuple[int, Timex | None]]:
        yield 0, None
        heads = [(where, timex) for where, timex in self.times if _EXACT.fullmatch(timex.edtf or "")]
        heads = [one for one in heads if not self.text[: one[0].start].rpartition("\n")[2].strip()]
        alone = [one for one in heads if not WORD.search(self.text[one[0].end :].partition("\n")[0])]
        in_order = all(one[1].earliest <= other[1].earliest for one, other in pairwise(heads))  # type: ignore[operator]
        if len(heads) - len(alone) >= ENTRIES and len(alone) <= 1 and in_order:
            yield from ((where.start, timex) for where, timex in heads)

    def words(self, span: Span) -> str:
        """What is printed there, without line ends."""
        return " ".join(self.text[span.start : span.end].split())

    def time(self, pin: Pin) -> Timex | None:
        """The time that stands at a pin of this page."""
        return None if pin.ahead else next((timex for where, timex in self.times if where == pin.span), None)
