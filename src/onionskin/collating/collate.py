"""Two witnesses of one item side by side: pages to pages, words to words, every difference in its class.

laws    collate(b, a) == collate(a, b).mirrored();  collate(a, a) has no variant;  every passage is pinned.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from onionskin.collating.align import Block, aligned
from onionskin.collating.differing import Differing, Weighed, variants
from onionskin.collating.flow import Flow, Folio, flow
from onionskin.collating.lacunae import begins, lacunae
from onionskin.collating.leaves import counterparts, in_order, standing_alone
from onionskin.collating.stamps import mark_variants, one_release
from onionskin.collating.weighing import LONGEST, grounds, likelihood, settings, stands, weighable
from onionskin.record import Collation, Counterpart

STRANGERS = 0.2
"""Share of the shorter witness's words that must be matched: with less, the two are not taken for one text. Two
documents of one agency in the same years share a tenth of their words in order, by stock phrases and chance."""
SPARSE = 8
"""Words below which a witness has no text to compare."""


def collate(a: Sequence[Folio], b: Sequence[Folio], hedges: Collection[str] = ()) -> Collation:
    """A against B; `hedges` are words of certainty, in lower case, by which such variants are told apart.

    What cannot be compared is said in `apart`, and nothing is listed of it.
    """
    if _rank(a) > _rank(b):
        return _collated(b, a, hedges).mirrored()
    return _collated(a, b, hedges)


def _rank(folios: Sequence[Folio]) -> tuple[int, list[str], str]:
    """An order of witnesses that does not depend on which of them is named first."""
    return (
        len(folios),
        [one.transcription.text for one in folios],
        repr([(one.marks, one.redactions) for one in folios]),
    )


def _collated(a: Sequence[Folio], b: Sequence[Folio], hedges: Collection[str]) -> Collation:
    left, right = flow(a), flow(b)
    empty = [name for name in (_silent(left), _silent(right)) if name]
    if empty:
        return Collation(apart=tuple(dict.fromkeys(empty)), words=(len(left), len(right), 0))
    blocks = aligned(left.keys, right.keys)
    matched = sum(block.b - block.a for block in blocks if block.how != "apart")
    words = (len(left), len(right), matched)
    if matched < STRANGERS * min(len(left), len(right)):
        return Collation(apart=(_strange(words),), words=words, marks=())
    pages = counterparts(left, right, blocks)
    release = one_release(a, b)
    found, recoded = variants(_differing(left, right, blocks, pages, hedges), weighing=not release)
    return Collation(
        pages=pages,
        variants=found,
        marks=mark_variants(a, b),
        recoded=recoded,
        apart=tuple(_apart(left, right, pages, blocks, release)),
        words=words,
        meetings=tuple(sorted(_meetings(left, right, blocks))),
    )


def _meetings(a: Flow, b: Flow, blocks: Sequence[Block]) -> Iterator[tuple[int, int, int, int]]:
    for block in blocks:
        if block.how == "apart":
            continue
        for one, other in zip(range(block.a, block.b), range(block.c, block.d), strict=False):
            if begins(a, one) or begins(b, other):
                yield a.pages[one], a.starts[one], b.pages[other], b.starts[other]


def _differing(
    a: Flow, b: Flow, blocks: Sequence[Block], pages: Sequence[Counterpart], hedges: Collection[str]
) -> Differing:
    found = dict(lacunae(a, b, blocks))
    likely = [one for one in found.values() if weighable(one)]
    table = settings(likely, a, b, blocks)
    weighed = {
        block: Weighed(
            one,
            likelihood(grounds(one, table[one.full is a])) if weighable(one) else None,
            *stands(one, table[one.full is a]),
        )
        for block, one in found.items()
    }
    alone = standing_alone(pages, right=False), standing_alone(pages, right=True)
    return Differing(a, b, blocks, weighed, alone, frozenset(hedges), table[True].noise)


def _silent(of: Flow) -> str:
    if len(of) >= SPARSE:
        return ""
    return "One of the two has no text that was read, or hardly a word; nothing can be compared."


def _strange(words: tuple[int, int, int]) -> str:
    one, other = sorted(words[:2])
    return (
        f"Of the {one:,} words of the shorter and the {other:,} of the longer, {words[2]:,} stand in the same order in "
        "both. The two are not taken for witnesses of one text, and no difference is listed."
    )


def _apart(a: Flow, b: Flow, pages: Sequence[Counterpart], blocks: Sequence[Block], release: str) -> list[str]:
    said = []
    if release:
        said.append(
            f"Both are stamped as of one release ({release}): they are two readings of it, and what one has and the "
            "other lacks is put down to the reading."
        )
    alone = sum(one.how == "only" for one in pages)
    if alone:
        said.append(
            f"{alone:,} {'page has' if alone == 1 else 'pages have'} no counterpart in the other witness; what "
            f"{'it says' if alone == 1 else 'they say'} is not listed word for word."
        )
    if not in_order(pages):
        said.append("Some pages stand in another order in the two.")
    long = sum(block.how == "apart" and max(block.b - block.a, block.d - block.c) > LONGEST for block in blocks)
    if long:
        said.append(
            f"{long:,} {'stretch' if long == 1 else 'stretches'} of more than {LONGEST} words could not be brought "
            f"together with anything in the other witness."
        )
    return said
