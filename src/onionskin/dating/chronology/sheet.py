"""A page as statements are read from it, and its sentences."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from onionskin.record import Annotations, Pin, Span, Timex

_END = re.compile(r"[.!?][\"'”’)]*\s+(?:\d{1,3}/\s+)?(?=[\"“(]?[A-Z])|\n[ \t]*\n")
"""Where a sentence ends: a stop, with the number of a note after it as typed studies have it (`127/`), or a gap."""
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:[A-Z]\.)+[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Maj|Lt|Capt|Adm|Sgt|Gov|Sen|Rep|Prof|St|vs|No|Vol|pp?))$"
)
"""What a full stop after it does not end a sentence: initials and short titles."""
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

    def words(self, span: Span) -> str:
        """What is printed there, without line ends."""
        return " ".join(self.text[span.start : span.end].split())

    def time(self, pin: Pin) -> Timex | None:
        """The time that stands at a pin of this page."""
        return None if pin.ahead else next((timex for where, timex in self.times if where == pin.span), None)
