"""Pages to pages: which page of one witness shows what which page of the other does, and which stand alone."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from onionskin.collating.align import Block
from onionskin.collating.flow import Flow
from onionskin.record import Counterpart
from onionskin.record.variant import page_order

LEAST = 0.15
"""Share of a page's words that must be matched for it to have a counterpart; less is chance, or a running head."""
FEW = 12
"""Words below which a page says too little to be told alone."""
RUN = 4
"""Words in a row by which a page that was moved is known again."""


def counterparts(a: Flow, b: Flow, blocks: Sequence[Block]) -> tuple[Counterpart, ...]:
    """How the pages of A and of B stand to each other, in the order of A, those of B alone after them."""
    matched: Counter[tuple[int, int]] = Counter()
    for block in blocks:
        if block.how != "apart":
            for one, other in zip(range(block.a, block.b), range(block.c, block.d), strict=False):
                matched[a.pages[one], b.pages[other]] += 1
    of_a, of_b = Counter(a.pages), Counter(b.pages)
    moved = _moved(a, b, matched, of_a, of_b)
    found = [
        Counterpart(one, other, "paired", round(count / min(of_a[one], of_b[other]), 3))
        for (one, other), count in matched.items()
        if count >= LEAST * min(of_a[one], of_b[other]) and count >= min(FEW, of_a[one], of_b[other]) // 2
    ]
    found += [
        Counterpart(one, other, "moved", round(count / min(of_a[one], of_b[other]), 3))
        for (one, other), count in moved.items()
    ]
    left, right = {one.a for one in found}, {one.b for one in found}
    found += [Counterpart(page, None, "only") for page in range(len(a.folios)) if page not in left]
    found += [Counterpart(None, page, "only") for page in range(len(b.folios)) if page not in right]
    return tuple(sorted(found, key=page_order))


def _moved(
    a: Flow, b: Flow, matched: Counter[tuple[int, int]], of_a: Counter[int], of_b: Counter[int]
) -> dict[tuple[int, int], int]:
    """Pages without a counterpart in the order of the other witness that have one elsewhere in it."""
    best_a, best_b = Counter[int](), Counter[int]()
    for (one, other), count in matched.items():
        best_a[one], best_b[other] = max(best_a[one], count), max(best_b[other], count)
    alone_a = {page for page in of_a if best_a[page] < LEAST * of_a[page] and of_a[page] >= FEW}
    alone_b = {page for page in of_b if best_b[page] < LEAST * of_b[page] and of_b[page] >= FEW}
    if not alone_a or not alone_b:
        return {}
    where: dict[tuple[str, ...], list[int]] = {}
    for at in range(len(b) - RUN + 1):
        if b.pages[at] in alone_b:
            where.setdefault(tuple(b.keys[at : at + RUN]), []).append(at)
    shared: Counter[tuple[int, int]] = Counter()
    for at in range(len(a) - RUN + 1):
        if a.pages[at] in alone_a:
            places = where.get(tuple(a.keys[at : at + RUN]), ())
            if len(places) == 1:
                shared[a.pages[at], b.pages[places[0]]] += 1
    found: dict[tuple[int, int], int] = {}
    for (one, other), count in sorted(shared.items(), key=lambda pair: (-pair[1], pair[0])):
        taken = any(one == left or other == right for left, right in found)
        if not taken and count >= LEAST * min(of_a[one], of_b[other]):
            found[one, other] = count
    return found


def in_order(pairs: Sequence[Counterpart]) -> bool:
    """Whether the pages of B that have a counterpart stand in the order of those of A."""
    last: dict[int, tuple[int, int]] = {}
    for one in pairs:
        if one.a is not None and one.b is not None:
            low, high = last.get(one.a, (one.b, one.b))
            last[one.a] = min(low, one.b), max(high, one.b)
    series = [last[page] for page in sorted(last)]
    return all(before[1] <= after[0] for before, after in pairwise(series))


def standing_alone(pairs: Sequence[Counterpart], *, right: bool) -> frozenset[int]:
    """The pages of B, or of A, that no page of the other shows in its place; what they have is no variant."""
    placed = {one.b if right else one.a for one in pairs if one.how == "paired"}
    pages = {one.b if right else one.a for one in pairs}
    return frozenset(page for page in pages - placed if page is not None)
