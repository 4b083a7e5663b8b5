"""Two readings of one page, word by word: which words of one stand where which words of the other do.

Words that both have once are the anchors; between two anchors the fewest edits decide. Memory grows with the
length of the readings and never with its square, so a page that is one endless line is aligned as well.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

Block = tuple[int, int, int, int]
"""`left[a:b]` stands where `right[c:d]` does. One side may be empty, both never are."""

LARGEST = 4_000_000
"""Words of one side times words of the other between two anchors, beyond which nothing is said: 0.5 MB of bits."""
LONGEST = 600
"""Letters of a block that are looked at one by one."""


def aligned(left: Sequence[str], right: Sequence[str]) -> Iterator[Block]:
    """Blocks that cover both sides in order. Where words agree, the block is one word on either side;
    words between them that do not agree are one block.

    Words agree where they are equal; fold them before, if case or punctuation is not to count.
    """
    a = c = 0
    for b, d in (*_anchors(left, right), (len(left), len(right))):
        yield from _between(left, right, (a, b, c, d))
        if b < len(left) and d < len(right):
            yield b, b + 1, d, d + 1
        a, c = b + 1, d + 1


def _anchors(left: Sequence[str], right: Sequence[str]) -> list[tuple[int, int]]:
    """Words that stand once on either side, in an order that both have: the longest such series."""
    once = {word for word, count in Counter(left).items() if count == 1}
    there = {word: at for at, word in enumerate(right)}
    twice = {word for word, count in Counter(right).items() if count > 1}
    pairs = [(at, there[word]) for at, word in enumerate(left) if word in once and word in there and word not in twice]
    return _rising(pairs)


def _rising(pairs: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest part of the pairs, in order, whose second places rise."""
    tails: list[int] = []
    last: list[int] = []
    before: list[int] = []
    for number, (_, place) in enumerate(pairs):
        at = bisect_left(tails, place)
        before.append(last[at - 1] if at else -1)
        tails[at : at + 1] = [place]
        last[at : at + 1] = [number]
    found = []
    number = last[-1] if last else -1
    while number >= 0:
        found.append(pairs[number])
        number = before[number]
    return found[::-1]


def _between(left: Sequence[str], right: Sequence[str], block: Block) -> Iterator[Block]:
    a, b, c, d = block
    if a == b and c == d:
        return
    if a == b or c == d or (b - a) * (d - c) > LARGEST:
        yield block
        return
    start, to = a, c
    for step in Levenshtein.opcodes(left[a:b], right[c:d]):
        if step.tag != "equal":
            continue
        if (start, to) != (a + step.src_start, c + step.dest_start):
            yield start, a + step.src_start, to, c + step.dest_start
        for at in range(step.src_end - step.src_start):
            here, there = a + step.src_start + at, c + step.dest_start + at
            yield here, here + 1, there, there + 1
        start, to = a + step.src_end, c + step.dest_end
    if (start, to) != (b, d):
        yield start, b, to, d


def divided(left: Sequence[str], right: Sequence[str]) -> Iterator[Block]:
    """A block of words that do not agree, cut between words wherever a blank of one side stands at one of the other.

    The letters decide: `Executi ve Order` against `Executive 0rder` is two blocks, the first of two words and one.
    A block of more than LONGEST letters on a side is left whole.
    """
    one, other = " ".join(left), " ".join(right)
    if not one or not other or max(len(one), len(other)) > LONGEST:
        yield 0, len(left), 0, len(right)
        return
    a = c = b = d = 0
    for step in Levenshtein.opcodes(one, other):
        if step.tag != "equal":
            b += one.count(" ", step.src_start, step.src_end)
            d += other.count(" ", step.dest_start, step.dest_end)
            continue
        for at in range(step.src_start, step.src_end):
            if one[at] == " ":
                b, d = b + 1, d + 1
                yield a, b, c, d
                a, c = b, d
    yield a, len(left), c, len(right)
