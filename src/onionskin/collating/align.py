"""Two flows of words brought together: which words of one stand where which of the other do.

Runs of words that stand once on either side are the anchors; between two anchors shorter runs are, then single words;
what is left between is aligned by the likeness of its letters. Memory grows with the length of the flows, never with
its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from rapidfuzz.distance import Levenshtein

from onionskin.collating.letters import likened

RUNS = (5, 3, 2, 1)
"""Lengths of the runs that are looked for, one after the other."""
LONE = 1_500
"""Words of a side beyond which a single word that stands once is no anchor: it may stand there by chance."""
NEAR = 40_000
"""Words of one side times words of the other that are aligned by their letters at once."""
FAR = 6_000_000
"""Words of one side times words of the other beyond which nothing is said of how they stand to each other."""

MOSTLY = 0.6
"""Share of the words between two that agree which must have no counterpart for the rest to be alike by chance."""
CHANCE = ((2, 8, 3), (3, 16, 9))
"""Words and letters up to which an agreement may be chance, and how many words without a counterpart must then stand
around it on either side."""


class Block(NamedTuple):
    """Words [a, b) of the one flow stand where [c, d) of the other do; `how` is `same`, `like` or `apart`."""

    how: str
    a: int
    b: int
    c: int
    d: int


def aligned(left: Sequence[str], right: Sequence[str]) -> list[Block]:
    """Blocks that cover both flows in order.

    `same` is a run of equal words; `like` one or two words against one or two that are like them letter for letter;
    `apart` words of one side or of both that have no counterpart.
    """
    ids: dict[str, int] = {}
    one = [ids.setdefault(word, len(ids)) for word in left]
    other = [ids.setdefault(word, len(ids)) for word in right]
    found: list[Block] = []
    for block in _split(one, other, (0, len(one), 0, len(other)), 0):
        if block.how == "same" or block.a == block.b or block.c == block.d:
            _add(found, block)
        else:
            for piece in _fine(left, right, one, other, block):
                _add(found, piece)
    return _settled(found, left)


def _settled(blocks: Sequence[Block], left: Sequence[str]) -> list[Block]:
    """The blocks, without chance agreement: a short word or two alone among many that have no counterpart, on both
    sides, is no anchor but *the* of one passage against *the* of another."""
    runs = [list(run) for _, run in groupby(blocks, key=lambda block: block.how == "same")]
    while True:  # what is dissolved makes its neighbours larger; every pass but the last has fewer runs
        settled = _without_chance(runs, left)
        if len(settled) == len(runs):
            return [block for run in settled for block in _replacing(run)]
        runs = settled


def _without_chance(runs: Sequence[list[Block]], left: Sequence[str]) -> list[list[Block]]:
    found: list[list[Block]] = []
    at = 0
    while at < len(runs):
        run = runs[at]
        if found and at + 1 < len(runs) and _by_chance(found[-1], run, runs[at + 1], left):
            first, last = found[-1][0], runs[at + 1][-1]
            found[-1] = [Block("apart", first.a, last.b, first.c, last.d)]
            at += 1
        else:
            found.append(run)
        at += 1
    return found


def _by_chance(before: Sequence[Block], run: Sequence[Block], after: Sequence[Block], left: Sequence[str]) -> bool:
    if run[0].how != "same" or len(run) > 1 or run[0].b - run[0].a > CHANCE[-1][0]:
        return False
    letters = sum(len(word) for word in left[run[0].a : run[0].b])
    most = next((row for row in CHANCE if run[0].b - run[0].a <= row[0] and letters <= row[1]), None)
    (a, c), (b, d) = _loose(before), _loose(after)
    return most is not None and min(a + c, b + d) > 0 and max(min(a, c), min(b, d)) > 0 and min(a + b, c + d) >= most[2]


def _loose(run: Sequence[Block]) -> tuple[int, int]:
    """How many words of either side in a run have no counterpart."""
    loose = [block for block in run if block.how == "apart"]
    return sum(block.b - block.a for block in loose), sum(block.d - block.c for block in loose)


def _replacing(run: Sequence[Block]) -> Sequence[Block]:
    """Blocks between two that agree, as one, where one passage stands for another and few words are alike."""
    first, last, sides = run[0], run[-1], _loose(run)
    least = MOSTLY * max(last.b - first.a, last.d - first.c)
    if len(run) == 1 or min(sides) < CHANCE[0][2] or max(sides) < least:
        return run
    return [Block("apart", first.a, last.b, first.c, last.d)]


def _add(found: list[Block], block: Block) -> None:
    """Add a block, joined to the one before where the two say the same."""
    if found and found[-1].how == block.how and block.how != "like":
        before = found.pop()
        block = Block(block.how, before.a, block.b, before.c, block.d)
    found.append(block)


def _split(one: Sequence[int], other: Sequence[int], at: tuple[int, int, int, int], level: int) -> Iterator[Block]:
    """Blocks by anchors of the level's run, and of shorter runs between them."""
    a, b, c, d = at
    while a < b and c < d and one[a] == other[c]:
        a, c = a + 1, c + 1
    if a > at[0]:
        yield Block("same", at[0], a, at[2], c)
    tail = 0
    while a < b - tail and c < d - tail and one[b - tail - 1] == other[d - tail - 1]:
        tail += 1
    b, d = b - tail, d - tail
    if a < b or c < d:
        yield from _middle(one, other, (a, b, c, d), level)
    if tail:
        yield Block("same", b, b + tail, d, d + tail)


def _middle(one: Sequence[int], other: Sequence[int], at: tuple[int, int, int, int], level: int) -> Iterator[Block]:
    a, b, c, d = at
    if level == len(RUNS) or a == b or c == d or (RUNS[level] == 1 and max(b - a, d - c) > LONE):
        yield Block("apart", a, b, c, d)
        return
    for first, second in _anchors(one, other, at, RUNS[level]):
        if first < a or second < c:
            continue
        end, stop = first, second
        while end < b and stop < d and one[end] == other[stop]:
            end, stop = end + 1, stop + 1
        if end == first:
            continue
        while first > a and second > c and one[first - 1] == other[second - 1]:
            first, second = first - 1, second - 1
        if a < first or c < second:
            yield from _middle(one, other, (a, first, c, second), level + 1)
        yield Block("same", first, end, second, stop)
        a, c = end, stop
    if a < b or c < d:
        yield from _middle(one, other, (a, b, c, d), level + 1)


def _anchors(
    one: Sequence[int], other: Sequence[int], at: tuple[int, int, int, int], run: int
) -> list[tuple[int, int]]:
    """Where runs that stand once on either side begin, in an order that both sides have: the longest such series."""
    a, b, c, d = at
    here, there = _once(one, a, b, run), _once(other, c, d, run)
    pairs = [(place, there[words]) for words, place in here.items() if words in there]
    return rising(sorted(pairs))


def _once(words: Sequence[int], start: int, end: int, run: int) -> dict[object, int]:
    found: dict[object, int] = {}
    more: set[object] = set()
    for place in range(start, end - run + 1):
        key: object = words[place] if run == 1 else tuple(words[place : place + run])
        if key in found:
            more.add(key)
        else:
            found[key] = place
    for key in more:
        del found[key]
    return found


def rising(pairs: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
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


def _fine(
    left: Sequence[str], right: Sequence[str], one: Sequence[int], other: Sequence[int], block: Block
) -> Iterator[Block]:
    """A block of words that do not agree, by the likeness of their letters."""
    _, a, b, c, d = block
    size = (b - a) * (d - c)
    if size <= NEAR:
        for how, i, j, k, m in likened(left[a:b], right[c:d]):
            yield Block(how, a + i, a + j, c + k, c + m)
        return
    if size > FAR:
        yield block
        return
    start, to = a, c
    for step in Levenshtein.opcodes(one[a:b], other[c:d]):
        if step.tag != "equal" or step.src_end - step.src_start < 2:
            continue
        first, second = a + step.src_start, c + step.dest_start
        yield from _rest(left, right, (start, first, to, second))
        yield Block("same", first, a + step.src_end, second, c + step.dest_end)
        start, to = a + step.src_end, c + step.dest_end
    yield from _rest(left, right, (start, b, to, d))


def _rest(left: Sequence[str], right: Sequence[str], at: tuple[int, int, int, int]) -> Iterator[Block]:
    a, b, c, d = at
    if a == b and c == d:
        return
    if a == b or c == d or (b - a) * (d - c) > NEAR:
        yield Block("apart", a, b, c, d)
        return
    for how, i, j, k, m in likened(left[a:b], right[c:d]):
        yield Block(how, a + i, a + j, c + k, c + m)
