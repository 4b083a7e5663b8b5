"""Where a given passage stands on a page, word for word: what is the same, what is read otherwise, what is missing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from onionskin.collating.copies.blocks import Block, anchors, blocks
from onionskin.collating.copies.letters import Letters, letters
from onionskin.collating.copies.words import Piece, Word, beside, over
from onionskin.record import Span

LEAST = 24
"""Letters that a passage has at least to be looked for: five words."""
SEED = 16
"""Letters in anchors that a stretch has at least: three words that are read alike."""
APART = 400
"""Letters that the page may have more between two words than the passage has: a note between them."""
A_PART = 80
"""Letters that a page has of a longer passage at least: a line and a half."""
BRIEF, LIKELY = 300, 70.0
"""Letters up to which a passage without any anchor is looked for by likeness, and how like it must be, in 100."""
SLACK = 14
"""Letters beside the passage that are looked at too: a first or last word that is read longer than it is."""
GAP = 3
"""Words of the passage in a row that are missing where it does not stand there as a whole."""
MOSTLY = 0.75
"""Share of the words of a passage that stand where a near copy of it is."""
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Stand:
    """A passage as it stands on a page, at `span` of its text. `share` of its words are there, the same or misread.

    `whole` is True for a copy or a near copy of it, and False where a part alone stands there.
    """

    span: Span
    pieces: tuple[Piece, ...]
    share: float
    whole: bool


class Passage:
    """A passage that is looked for on many pages."""

    def __init__(self, text: str) -> None:
        """What is asked, as it was written."""
        self.text = text
        self.letters = letters(text)
        self.words = _words(text, self.letters, (0, len(text)))
        self._starts = [word.start for word in self.words]

    def on(self, text: str) -> Stand | None:
        """Where it stands in a text: at the place that has most of it. None where nothing of it is found."""
        there = letters(text)
        window = self._window(there)
        if window is None:
            return None
        start, end = int(there.where[window[0]]), int(there.where[window[1] - 1]) + 1
        words = _words(text, there, (start, end))
        pieces = _trimmed(list(_joined(_pieces(self.words, words))), words)
        spans = [one.there for one in pieces if one.there is not None]
        if not spans:
            return None
        held = sum(self._count(one) for one in pieces if one.kind in ("same", "misread"))
        lost = max((self._count(one) for one in pieces if one.kind in ("other", "missing")), default=0)
        share = held / len(self.words)
        return Stand(Span(spans[0].start, spans[-1].end), tuple(pieces), share, share >= MOSTLY and lost < GAP)

    def _count(self, piece: Piece) -> int:
        """How many words of the passage a piece has."""
        if piece.asked is None:
            return 0
        return bisect_left(self._starts, piece.asked.end) - bisect_left(self._starts, piece.asked.start)

    def _window(self, there: Letters) -> tuple[int, int] | None:
        """The letters of the page among which the passage is, with some to spare."""
        size = len(self.letters)
        found = _together(blocks(anchors(self.letters.codes, there.codes), SEED), size)
        if found and (size <= BRIEF or sum(one.end - one.start for one in found) >= A_PART):
            first, last = found[0], found[-1]
            start, end = first.from_ - first.start, last.to + size - last.end
        elif size <= BRIEF:
            like = fuzz.partial_ratio_alignment(_bytes(self.letters), _bytes(there), score_cutoff=LIKELY)
            if like is None or len(there) < size // 2:
                return None
            start, end = like.dest_start, like.dest_end
        else:
            return None
        return max(0, start - SLACK), min(len(there), end + SLACK)


def _together(found: Sequence[Block], size: int) -> list[Block]:
    """Of the stretches those that stand about the longest one in order and near enough to be of one passage."""
    if not found:
        return []
    core = max(found, key=lambda one: one.alike)
    held = list[Block]()
    for one in found:
        shift = (one.from_ - one.start) - (core.from_ - core.start)
        if (one.start < core.start) == (one.from_ < core.from_) and -size <= shift <= APART:
            held.append(one)
    return sorted(held, key=lambda one: one.from_)


def _words(text: str, found: Letters, within: tuple[int, int]) -> list[Word]:
    """The words that share a code point with a stretch of a text, with their letters; what has none, a dash or a stop,
    belongs to none."""
    start, end = within
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    spans = [one.span() for one in _WORD.finditer(text, start, end)]
    edges = np.searchsorted(found.where, [edge for span in spans for edge in span]).tolist()
    signs = (found.codes + np.uint64(96)).astype(np.uint8).tobytes().decode("ascii")
    return [
        Word(*span, signs[first:last])
        for span, first, last in zip(spans, edges[::2], edges[1::2], strict=True)
        if first < last
    ]


def _pieces(asked: Sequence[Word], there: Sequence[Word]) -> Iterator[Piece]:
    """The words of the passage and those of the page beside each other, those alike in one piece."""
    mine, theirs = [one.letters for one in asked], [one.letters for one in there]
    at, on = 0, 0
    for op in Levenshtein.opcodes(mine, theirs):
        if op.tag == "equal":
            yield from beside(asked[at : op.src_start], there[on : op.dest_start])
            at, on = op.src_end, op.dest_end
            yield Piece("same", over(asked[op.src_start : at]), over(there[op.dest_start : on]))
    yield from beside(asked[at:], there[on:])


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces with those in a row made one that are the same on either side."""
    held: Piece | None = None
    for one in pieces:
        if held and held.kind == one.kind == "same" and held.asked and held.there and one.asked and one.there:
            held = Piece("same", Span(held.asked.start, one.asked.end), Span(held.there.start, one.there.end))
            continue
        if held:
            yield held
        held = one
    if held:
        yield held


def _trimmed(pieces: list[Piece], words: Sequence[Word]) -> list[Piece]:
    """Without the page's words before and after the passage. First and last words of the passage that have nothing of
    what stands there are missing: what the page has before and after is not in their place."""
    while pieces and pieces[0].kind == "added":
        pieces.pop(0)
    while pieces and pieces[-1].kind == "added":
        pieces.pop()
    for at, first in ((0, True), (-1, False)):
        if pieces and pieces[at].kind == "other":
            pieces[at] = _at_the_end(pieces[at], words, first=first)
    return pieces


def _at_the_end(piece: Piece, words: Sequence[Word], *, first: bool) -> Piece:
    asked, there = piece.asked, piece.there
    if asked is None or there is None:
        return piece
    most = asked.end - asked.start + 1
    inside = [one for one in words if there.start <= one.start < there.end]
    near = [one for one in inside if (there.end - one.start if first else one.end - there.start) <= most]
    return Piece("other", asked, over(near)) if near and len(near) == len(inside) else Piece("missing", asked, None)


def _bytes(found: Letters) -> bytes:
    return found.codes.astype(np.uint8).tobytes()
