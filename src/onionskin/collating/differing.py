"""Blocks that do not agree, each put in its class with what tells for it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from onionskin.collating.align import Block
from onionskin.collating.flow import Flow
from onionskin.collating.lacunae import NEAR, Lacuna, begins, strokes
from onionskin.collating.pinning import passage, point, with_signs
from onionskin.collating.signs import Sign
from onionskin.collating.wording import alone, hedged, letters_of, pair, replaced
from onionskin.record import Evidence, Stretch, Variant, variant_order

OPENED = 0.3
"""Likelihood from which a lacuna is reported as opened or withheld: by weights that had not seen their records, five of
six judged ones that reach it are true, and four of five true ones reach it."""
SIGNED, FEWEST = 0.95, 6
"""Certainty where the barer side says that something is withheld there; the words beside it that must be matched."""
LOOSE = frozenset({"redaction", "code"})
"""Signs whose place in the text is known to a word or so: a box on the image, a code in the margin."""
_Found = tuple[tuple[int, int, Sign], ...]


@dataclass(frozen=True, slots=True)
class Weighed:
    """A lacuna and how likely it is a thing withheld, None where it is none that could be weighed."""

    lacuna: Lacuna
    likely: float | None


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
    return tuple(sorted(found, key=variant_order)), tuple(sorted(_recoded(of), key=variant_order))


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
    if not here or not there:
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
    left, right = _words(of.a, block.a, block.b), _words(of.b, block.c, block.d)
    kind, detail = pair(left, right, of.noise)
    if kind == "substantive":
        detail = hedged(left, right, of.hedges) or detail
    return Variant(kind, passage(of.a, block.a, block.b), passage(of.b, block.c, block.d), detail)


def _apart(of: Differing, block: Block, *, weighing: bool) -> Variant:
    here, there = passage(of.a, block.a, block.b), passage(of.b, block.c, block.d)
    weighed = of.weighed.get(block)
    left, right = _words(of.a, block.a, block.b), _words(of.b, block.c, block.d)
    if weighed is not None and weighing:
        one, added = weighed.lacuna, weighed.lacuna.full is of.b
        said = _signs(one)
        hedge = hedged(left, right, of.hedges) if not said and one.last - one.first <= 3 else ""
        if (said and sum(one.beside) >= FEWEST) or ((weighed.likely or 0.0) >= OPENED and not hedge):
            bare = with_signs(there if not added else here, said, residue=one.end > one.start)
            here, there = (bare, there) if added else (here, bare)
            cert = SIGNED if said else round(weighed.likely or 0.0, 2)
            kind = "opened" if added else "withheld"
            return Variant(kind, here, there, "", tuple(_evidence(one, weighed.likely, said, added=added)), cert)
    return _worded(of, block, (here, there))


def _worded(of: Differing, block: Block, at: tuple[tuple[Stretch, ...], tuple[Stretch, ...]]) -> Variant:
    left, right = _words(of.a, block.a, block.b), _words(of.b, block.c, block.d)
    if left and right:
        kind, detail = replaced(left, right, _words(of.b, block.d, block.d + 2), of.noise)
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
    if likely is not None:
        yield Evidence("likelihood", f"{likely:.2f}")


def _of_signs(said: _Found, side: str, bare: Flow) -> Iterator[Evidence]:
    for at, page, sign in said:
        place = Stretch(page, sign.span) if sign.span else point(bare, at)
        yield Evidence("sign", sign.said or sign.kind, side, place)
        if sign.bound:
            yield Evidence("bound", sign.bound, side, place)
        if sign.code:
            yield Evidence("code", sign.code, side, place)


def _recoded(of: Differing) -> Iterator[Variant]:
    """Signs of either side at a place where both withhold, if the two say it otherwise."""
    stands = _counterparts(of)
    there: dict[int, list[tuple[int, int, Sign]]] = {}
    for one in of.b.signs:
        there.setdefault(one[0], []).append(one)
    for at, page, sign in of.a.signs:
        place = stands.get(at)
        for _, other_page, other in there.get(place, ()) if place is not None else ():
            if letters_of([sign.said + sign.code]) == letters_of([other.said + other.code]):
                continue
            here = Stretch(page, sign.span) if sign.span else point(of.a, at)
            opposite = Stretch(other_page, other.span) if other.span else point(of.b, place or 0)
            notes = (("a", sign, here), ("b", other, opposite))
            evidence = tuple(Evidence("sign", one.code or one.said or one.kind, side, at) for side, one, at in notes)
            yield Variant("editorial", (here,), (opposite,), "recoded", evidence)


def _counterparts(of: Differing) -> dict[int, int]:
    """For a word of A that begins or follows matched words, where it stands in B."""
    found: dict[int, int] = {}
    for block in of.blocks:
        if block.how == "same":
            for step in range(block.b - block.a + 1):
                found.setdefault(block.a + step, block.c + step)
    return found


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
