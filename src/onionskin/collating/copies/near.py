"""What two pages have to do with one another: the one is a copy of the other, or they have passages in common."""

from __future__ import annotations

from dataclasses import dataclass

from onionskin.collating.copies.blocks import Block, anchors, blocks
from onionskin.collating.copies.letters import Letters

MOST = 0.55
"""Share of the shorter page's letters that a copy has in common. Above a half, so that where one paper was typed twice
with other page ends, each page is a copy of one other at most and a whole paper does not become one cluster."""
SHORTEST = 200
"""Letters that a page has at least to be a copy of anything, some thirty words. Title pages of one series and sheets
that say no more than what they are have fewer, and would be copies of one another."""
LEAST_PART = 0.3
"""Share of the longer page's length that the shorter has at least to be its copy; a shorter one is a passage of it."""
PASSAGE = 130
"""Letters that a passage has at least: two dozen words, some two typed lines."""
SCATTERED = 0.6
"""Share of the shorter page's letters that stand in anchors wherever they are: a table whose columns two readers
took in another order has no long stretch, and is a copy all the same. Of
pages that are none, one in ten letters does."""
STRETCH, LOOSE = 40, 16
"""Letters in anchors that a stretch has at least; and one of a page whose letters all stand somewhere in the other."""
CLEAR = 0.4
"""Share of a stretch's letters that stand in anchors; below, the stretch is held together by chance."""


@dataclass(frozen=True, slots=True)
class Near:
    """Two pages side by side: the stretches of letters that they share, in the order of the first."""

    blocks: tuple[Block, ...]
    share: float
    """Of the first page's letters, how many the second has too, from 0 to 1."""
    other: float
    """Of the second page's letters, how many the first has too."""
    copy: bool
    """Whether one is a copy of the other or of a part of it; else they have passages in common."""


def near(a: Letters, b: Letters) -> Near | None:
    """What two pages share; None where that is neither most of one nor a passage."""
    runs = anchors(a.codes, b.codes)
    shorter, longer = sorted((len(a), len(b)))
    comparable = shorter >= max(SHORTEST, LEAST_PART * longer)
    everywhere = comparable and int(runs[:, 2].sum()) >= SCATTERED * shorter
    found = tuple(one for one in blocks(runs, LOOSE if everywhere else STRETCH) if everywhere or _clear(one))
    mine = sum(one.end - one.start for one in found) / max(1, len(a))
    theirs = sum(one.to - one.from_ for one in found) / max(1, len(b))
    copy = comparable and (everywhere or (mine if len(a) <= len(b) else theirs) >= MOST)
    kept = found if copy else tuple(one for one in found if one.end - one.start >= PASSAGE)
    return Near(kept, mine, theirs, copy) if kept else None


def _clear(one: Block) -> bool:
    return one.alike >= CLEAR * max(one.end - one.start, one.to - one.from_)
