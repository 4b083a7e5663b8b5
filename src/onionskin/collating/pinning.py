"""Words of a flow as passages of a witness: every one pinned to its page, or a point where there are none."""

from __future__ import annotations

from onionskin.collating.flow import Flow
from onionskin.collating.signs import Sign
from onionskin.record import Passage, Point, Span, Stretch


def passage(of: Flow, first: int, last: int) -> Passage:
    """Words [first, last), page by page; the point where they would stand, if there are none."""
    if first == last:
        return (point(of, first),)
    found: list[Stretch] = []
    at = first
    while at < last:
        page, end = of.pages[at], at
        while end < last and of.pages[end] == page:
            end += 1
        found.append(Stretch(page, Span(of.starts[at], of.ends[end - 1])))
        at = end
    return tuple(found)


def point(of: Flow, at: int) -> Stretch:
    """The place between word `at - 1` and word `at`: after the one before, or at the head of the witness."""
    if at > 0:
        return Stretch(of.pages[at - 1], Point(of.ends[at - 1]))
    return Stretch(of.pages[0], Point(of.starts[0])) if of.keys else Stretch(0, Point(0))


def with_signs(words: Passage, found: tuple[tuple[int, int, Sign], ...], *, residue: bool) -> Passage:
    """What stands on the barer side: its residue, or else the words that are the sign, or else the point."""
    spans = [Stretch(page, one.span) for _, page, one in found if one.span is not None]
    return tuple(spans) if spans and not residue else words
