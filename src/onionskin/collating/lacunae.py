"""Lacunae: words that one witness has where the other has nothing, or a residue too small to be a reading of them.

A lacuna may be a thing withheld, or a fault of whoever read the page: a line passed over, a speck read as a word. What
tells for the one and for the other is measured here; `weighing` says what it comes to.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onionskin.collating.align import Block
from onionskin.collating.flow import Flow

NEAR, AROUND = 8, 30
"""Words on either side of a lacuna that are looked at: those beside it, and those that tell how well the page reads."""
STROKES = frozenset("|[]{}<>\\_~=■█«»¢")
"""What a reader makes of the edge of a box. Round brackets are print too and are not among them."""
EDGES = frozenset("()[]{}|<>")
"""What reviewers draw around words that they let go, as a reader sees it."""


@dataclass(frozen=True, slots=True)
class Lacuna:
    """`full` words [first, last) have against them only the words [start, end) of `bare`, mostly none."""

    full: Flow
    bare: Flow
    first: int
    last: int
    start: int
    end: int
    beside: tuple[int, int]
    """How many of the NEAR words before and after are matched."""
    alike: float
    """Of the AROUND words on either side that are matched, which share is read alike to the letter."""

    @property
    def broken(self) -> bool:
        """Whether the gap lies between two lines of the barer side, and not within one."""
        lines = self.bare.lines
        return self.start == 0 or self.end == len(self.bare) or lines[self.start - 1] != lines[self.end]

    @property
    def letters(self) -> int:
        """How many letters the fuller side has."""
        return sum(len(key) for key in self.full.keys[self.first : self.last])

    @property
    def residue(self) -> int:
        """How many letters the other side has."""
        return sum(len(key) for key in self.bare.keys[self.start : self.end])

    @property
    def words(self) -> list[str]:
        """The words of the fuller side as printed."""
        return [self.full.printed(at) for at in range(self.first, self.last)]


def lacunae(a: Flow, b: Flow, blocks: Sequence[Block]) -> Iterator[tuple[Block, Lacuna]]:
    """For each block without counterpart the lacuna that it may be: its fuller side is the one with more letters."""
    good_a, good_b = _matched(a, blocks, right=False), _matched(b, blocks, right=True)
    for block in blocks:
        if block.how != "apart":
            continue
        left = sum(map(len, a.keys[block.a : block.b]))
        right = sum(map(len, b.keys[block.c : block.d]))
        if right >= left:
            yield block, _lacuna((b, good_b), a, (block.c, block.d, block.a, block.b))
        else:
            yield block, _lacuna((a, good_a), b, (block.a, block.b, block.c, block.d))


def _matched(of: Flow, blocks: Sequence[Block], *, right: bool) -> bytearray:
    """For each word 0 where it has no counterpart, 1 where it has one like it, 2 where it is the same."""
    good = bytearray(len(of))
    for block in blocks:
        start, end = (block.c, block.d) if right else (block.a, block.b)
        if block.how != "apart":
            good[start:end] = bytes([2 if block.how == "same" else 1]) * (end - start)
    return good


def _lacuna(full: tuple[Flow, bytearray], bare: Flow, at: tuple[int, int, int, int]) -> Lacuna:
    first, last, start, end = at
    flow, good = full
    before, after = good[max(0, first - NEAR) : first], good[last : last + NEAR]
    wide = good[max(0, first - AROUND) : first] + good[last : last + AROUND]
    matched = len(wide) - wide.count(0)
    alike = wide.count(2) / matched if matched else 0.0
    beside = (len(before) - before.count(0), len(after) - after.count(0))
    return Lacuna(flow, bare, first, last, start, end, beside, alike)


def begins(of: Flow, at: int) -> bool:
    """Whether a word begins a line."""
    return at == 0 or at == len(of) or of.lines[at] != of.lines[at - 1]


def strokes(one: Lacuna) -> tuple[int, float]:
    """How many strokes of a box stand in the gap of the barer side; whether the fuller side is set between edges."""
    gap = printed_between(one.bare, one.start - 1, one.end)
    lead = printed_between(one.full, one.first - 1, one.first)[-3:]
    trail = printed_between(one.full, one.last - 1, one.last)[:3]
    edges = bool(EDGES & set(lead)), bool(EDGES & set(trail))
    return sum(char in STROKES for char in gap), sum(edges) / 2


def printed_between(of: Flow, before: int, after: int) -> str:
    """What is printed between two words, at most 200 letters; over a page's end, only what stands on its first page."""
    if not of.keys:
        return ""
    if before < 0:
        after = min(after, len(of) - 1)
        page, start = of.pages[after], max(0, of.starts[after] - 50)
        return of.folios[page].transcription.text[start : of.starts[after]]
    page, start = of.pages[before], of.ends[before]
    end = of.starts[after] if after < len(of) and of.pages[after] == page else start + 50
    return of.folios[page].transcription.text[start : min(end, start + 200)]
