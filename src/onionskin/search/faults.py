"""What is wrong with a query, and the query that would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.errors import UsageError
from onionskin.record import Span


@dataclass(frozen=True, slots=True)
class Fault:
    """`query[start:end]` is wrong as `sentence` says; putting `instead` at [`cut`, `until`) would mend it."""

    start: int
    end: int
    sentence: str
    cut: int
    until: int
    instead: str


class QueryError(UsageError):
    """A query that cannot be understood.

    `positions` are the wrong places in `query`, to underline; `sentences` say what is wrong, one for each place;
    `offer` is a query that can be understood.
    """

    def __init__(self, query: str, faults: Sequence[Fault], offer: str) -> None:
        self.query = query
        told = sorted(faults, key=lambda fault: fault.start)
        self.positions = tuple(_shown(fault, len(query)) for fault in told)
        self.sentences = tuple(fault.sentence for fault in told)
        self.offer = offer
        super().__init__(f"{' '.join(self.sentences)} You might ask: {offer}")


def mended(query: str, faults: Sequence[Fault]) -> str:
    """The query with what each fault proposes put in; where two touch the same letters, the first holds."""
    pieces: list[str] = []
    at = 0
    for fault in sorted(faults, key=lambda fault: fault.cut):
        if fault.cut < at:
            continue
        pieces += [query[at : fault.cut], fault.instead]
        at = fault.until
    return " ".join("".join([*pieces, query[at:]]).split())


def _shown(fault: Fault, length: int) -> Span:
    """A place one can underline: never empty, inside the query where it has letters."""
    start = max(0, min(fault.start, length - 1))
    return Span(start, max(start + 1, min(fault.end, max(length, 1))))
