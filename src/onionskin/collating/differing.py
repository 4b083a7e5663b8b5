"""Blocks that do not agree, each put in its class with what tells for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onionskin.collating.align import Block
from onionskin.collating.flow import Flow
from onionskin.collating.lacunae import NEAR, Lacuna, begins, strokes
from onionskin.collating.pinning import passage, point, with_signs
from onionskin.collating.recoded import recoded
from onionskin.collating.signs import Sign
from onionskin.collating.weighing import MOST_RESIDUE
from onionskin.collating.wording import (
    FAIR,
    LEAST,
    READ,
    UNREAD,
    alone,
    furniture,
    hedged,
    letters_of,
    pair,
    pointing,
    replaced,
    share_known,
)
from onionskin.record import Evidence, Stretch, Variant, variant_order

OPENED = 0.38
"""Likelihood from which a lacuna is reported as opened or withheld. By weights that had not seen their records, of the
judged lacunae that reach it 84 in 100 are true, and 89 in 100 of the true ones reach it."""
MOVED = 0.5
"""Share of a lacuna that stands elsewhere, from which it is moved there, or is print that every page of a form has."""
CODED, FEW = 0.1, 3
"""The same where a code stands by; words up to which a lacuna with a word of certainty is a matter of certainty."""
SIGNED, FEWEST = 0.95, 6
"""Certainty where the barer side says that something is withheld there; the words beside it that must be matched."""
LOOSE = frozenset({"redaction", "code"})
"""Signs whose place in the text is known to a word or so: a box on the image, a code in the margin."""
_Found = tuple[tuple[int, int, Sign], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A lacuna and how likely it is a thing withheld, None where it is none that could be weighed.

    `elsewhere` is the share of it that stands elsewhere in the barer witness, `twice` that which the fuller repeats.
    """

    lacuna: Lacuna
    likely: float | None
    elsewhere: float = 0.0
    twice: float = 0.0


@dataclass(frozen=True, slots=True)
class Differing:
    """Two flows brought together, and all that is known of how they differ."""

    a: Flow
    b: Flow
    blocks: Sequence[Block]
    weighed: Mapping[Block, Weighed]
    alone: tuple[frozenset[int], frozenset[int]]
    hedges: frozenset[str]
    noise: float


def variants(of: Differing, *, weighing: bool) -> tuple[tuple[Variant, ...], tuple[Variant, ...]]:
    """Every difference in its class, and the places that both withhold and mark otherwise.

    Where `weighing` is False nothing is taken for withheld: the two are readings of one release.
    """
    found: list[Variant] = []
    for run in _runs(of):
        found += _of_run(of, run, weighing=weighing)
    found += _of_matched(of)
    return tuple(sorted(found, key=variant_order)), tuple(sorted(recoded(of.a, of.b, of.blocks), key=variant_order))


def _runs(of: Differing) -> Iterator[list[Block]]:
    """Blocks that follow each other without words between them that agree."""
    run: list[Block] = []
    for block in of.blocks:
        if block.how == "same":
            if run:
                yield run
            run = []
        else:
            run.append(block)
    if run:
        yield run


def _of_run(of: Differing, run: Sequence[Block], *, weighing: bool) -> Iterator[Variant]:
    whole = any(one.how == "apart" and one.a < one.b and one.c < one.d and not _lacuna(of, one) for one in run)
    if whole and len(run) > 1 and not any(_lacuna(of, one) for one in run):
        run = [Block("apart", run[0].a, run[-1].b, run[0].c, run[-1].d)]
    for block in run:
        if _elsewhere(of, block):
            continue
        both = _exchanged(of, block) if weighing and block.how == "apart" else ()
        if both:
            yield from both
            continue
        found = _pair(of, block) if block.how == "like" else _apart(of, block, weighing=weighing)
        yield found if weighing else _of_readers(found, both=block.a < block.b and block.c < block.d)


def _lacuna(of: Differing, block: Block) -> bool:
    weighed = of.weighed.get(block)
    return weighed is not None and weighed.likely is not None


def _elsewhere(of: Differing, block: Block) -> bool:
    """Whether it lies on pages that have no counterpart: what these say is told page by page."""
    left = {of.a.pages[at] for at in range(block.a, block.b)}
    right = {of.b.pages[at] for at in range(block.c, block.d)}
    return bool(left or right) and left <= of.alone[0] and right <= of.alone[1]


def _exchanged(of: Differing, block: Block) -> tuple[Variant, ...]:
    """Words of either side where each of the two says that it withholds some: two variants and not one change."""
    if block.a == block.b or block.c == block.d:
        return ()
    here, there = _signs_near(of.a, block.a, block.b), _signs_near(of.b, block.c, block.d)
    if not here or not there or not all(map(_telling, _both(of, block))):
        return ()
    made = []
    for kind, side, said, bare in (("withheld", "b", there, of.b), ("opened", "a", here, of.a)):
        empty = with_signs((point(bare, block.c if side == "b" else block.a),), said, residue=False)
        words = passage(of.a, block.a, block.b) if side == "b" else passage(of.b, block.c, block.d)
        one, other = (words, empty) if side == "b" else (empty, words)
        made.append(Variant(kind, one, other, "", tuple(_of_signs(said, side, bare)), SIGNED))
    return tuple(made)


def _of_readers(found: Variant, *, both: bool) -> Variant:
    """Between two readings of one release nothing is changed; what is different is of the readers."""
    if found.kind != "substantive":
        return found
    return replace(found, kind="ocr_noise" if both else "legibility", detail="letters" if both else "read")


def _pair(of: Differing, block: Block) -> Variant:
    left, right = _both(of, block)
    kind, detail = pair(left, right, of.noise)
    if kind == "substantive":
        detail = hedged(left, right, of.hedges) or detail
    return Variant(kind, passage(of.a, block.a, block.b), passage(of.b, block.c, block.d), detail)


def _apart(of: Differing, block: Block, *, weighing: bool) -> Variant:
    here, there = passage(of.a, block.a, block.b), passage(of.b, block.c, block.d)
    weighed = of.weighed.get(block)
    if weighed is not None and weighing and (said := _withheld(of, block, weighed)) is not None:
        one, added = weighed.lacuna, weighed.lacuna.full is of.b
        bare = with_signs(here if added else there, said, residue=one.end > one.start)
        here, there = (bare, there) if added else (here, bare)
        cert = SIGNED if said else round(weighed.likely or 0.0, 2)
        kind = "opened" if added else "withheld"
        return Variant(kind, here, there, "", tuple(_evidence(one, weighed.likely, said, added=added)), cert)
    return _worded(of, block, (here, there))


def _withheld(of: Differing, block: Block, weighed: Weighed) -> _Found | None:
    """The signs, perhaps none, by which a lacuna is a thing withheld; None where it is not taken for one."""
    one = weighed.lacuna
    if not _telling(one.words) or weighed.elsewhere >= MOVED:
        return None
    said = _signs(one)
    coded = any(sign.kind == "code" and one.start <= at <= one.end for at, _, sign in said) and weighed.twice < MOVED
    if (coded or _sure(said)) and sum(one.beside) >= FEWEST and one.residue <= MOST_RESIDUE * one.letters:
        return said
    if not said and one.last - one.first <= FEW and hedged(*_both(of, block), of.hedges):
        return None
    return said if (weighed.likely or 0.0) >= (CODED if said else OPENED) else None


def _telling(words: Sequence[str]) -> bool:
    """Whether words are read, and are of a text."""
    return not furniture(words) and share_known(words) >= UNREAD and len(letters_of(words)) >= LEAST


def _sure(said: _Found) -> bool:
    """Whether a sign says by itself that something is withheld there; a code may belong to the line above."""
    return any(sign.kind != "code" for _, _, sign in said)


def _both(of: Differing, block: Block) -> tuple[list[str], list[str]]:
    return _words(of.a, block.a, block.b), _words(of.b, block.c, block.d)


def _worded(of: Differing, block: Block, at: tuple[tuple[Stretch, ...], tuple[Stretch, ...]]) -> Variant:
    left, right = _both(of, block)
    read = left and right and min(share_known(left), share_known(right)) >= READ and of.noise <= FAIR
    after = _words(of.b, block.d, block.d + 2)
    hedge = hedged(left, right, of.hedges) if read and not pointing(left, right, after) else ""
    weighed = of.weighed.get(block)
    if hedge:
        return Variant("substantive", *at, hedge)
    if weighed is not None and weighed.elsewhere >= MOVED:
        return Variant("editorial", *at, "moved")
    if left and right:
        kind, detail = replaced(left, right, after, of.noise)
    else:
        full, first, last = (of.b, block.c, block.d) if right else (of.a, block.a, block.b)
        line = begins(full, first) and begins(full, last)
        kind, detail = alone(left or right, line=line, noise=of.noise)
        detail += "_added" if right else "_dropped"
    if kind == "substantive":
        detail = hedged(left, right, of.hedges) or detail
    return Variant(kind, *at, detail)


def _words(of: Flow, first: int, last: int) -> list[str]:
    return [of.printed(at) for at in range(first, min(last, len(of)))]


# -- what tells for a class --


def _signs(one: Lacuna) -> _Found:
    """Signs of withholding that stand in the gap of the barer side."""
    return _signs_near(one.bare, one.start, one.end)


def _signs_near(of: Flow, start: int, end: int) -> _Found:
    """Signs among words [start, end) or at their ends; a redaction that was found, or a code, may stand a word off."""
    return tuple(
        found
        for found in of.between(max(0, start - 1), end + 1)
        if found[2].kind != "editorial" and (found[2].kind in LOOSE or start <= found[0] <= end)
    )


def _evidence(one: Lacuna, likely: float | None, said: _Found, *, added: bool) -> Iterator[Evidence]:
    side = "a" if added else "b"
    yield from _of_signs(said, side, one.bare)
    if strokes(one)[0]:
        yield Evidence("strokes", "", side, point(one.bare, one.start))
    if one.end > one.start:
        yield Evidence("residue", one.bare.printed_run(one.start, one.end), side)
    yield Evidence("around", f"{sum(one.beside)} of {2 * NEAR}")
    if likely is not None and not said:
        yield Evidence("likelihood", f"{likely:.2f}")


def _of_signs(said: _Found, side: str, bare: Flow) -> Iterator[Evidence]:
    for at, page, sign in said:
        place = Stretch(page, sign.span) if sign.span else point(bare, at)
        yield Evidence("sign", sign.said or sign.kind, side, place)
        if sign.bound:
            yield Evidence("bound", sign.bound, side, place)
        if sign.code:
            yield Evidence("code", sign.code, side, place)


def _of_matched(of: Differing) -> Iterator[Variant]:
    """Words that agree as they are folded and are not printed alike."""
    for block in of.blocks:
        if block.how != "same":
            continue
        for step in range(block.b - block.a):
            one, other = of.a.printed(block.a + step), of.b.printed(block.c + step)
            if one == other:
                continue
            kind, detail = pair([one], [other], of.noise)
            if kind == "substantive" and detail != "number":
                kind, detail = "ocr_noise", "letters"
            at = block.a + step, block.c + step
            yield Variant(kind, passage(of.a, at[0], at[0] + 1), passage(of.b, at[1], at[1] + 1), detail)
