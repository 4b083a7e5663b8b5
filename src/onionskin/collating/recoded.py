"""Places that both witnesses withhold and mark otherwise: another code, another extent, another form of words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.collating.align import Block
from onionskin.collating.flow import Flow
from onionskin.collating.pinning import point
from onionskin.collating.signs import Sign
from onionskin.collating.wording import letters_of
from onionskin.record import Evidence, Stretch, Variant


def recoded(a: Flow, b: Flow, blocks: Sequence[Block]) -> Iterator[Variant]:
    """Signs of either side at one place, if the two say it otherwise."""
    stands = _counterparts(blocks)
    there: dict[int, list[tuple[int, int, Sign]]] = {}
    for one in b.signs:
        there.setdefault(one[0], []).append(one)
    for at, page, sign in a.signs:
        place = stands.get(at)
        for _, other_page, other in there.get(place, ()) if place is not None else ():
            if letters_of([sign.said + sign.code]) == letters_of([other.said + other.code]):
                continue
            here = Stretch(page, sign.span) if sign.span else point(a, at)
            opposite = Stretch(other_page, other.span) if other.span else point(b, place or 0)
            notes = (("a", sign, here), ("b", other, opposite))
            evidence = tuple(Evidence("sign", one.code or one.said or one.kind, side, at) for side, one, at in notes)
            yield Variant("editorial", (here,), (opposite,), "recoded", evidence)


def _counterparts(blocks: Sequence[Block]) -> dict[int, int]:
    """For a word of A that begins or follows matched words, where it stands in B."""
    found: dict[int, int] = {}
    for block in blocks:
        if block.how == "same":
            for step in range(block.b - block.a + 1):
                found.setdefault(block.a + step, block.c + step)
    return found
