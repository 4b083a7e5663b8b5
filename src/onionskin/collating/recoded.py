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
    """Signs of either side at one place, if the two say it otherwise. Several at a place are paired in order, those
    that both sides have left out.
    """
    stands, here, there = _counterparts(blocks), _by_place(a.signs), _by_place(b.signs)
    for at, mine in here.items():
        place = stands.get(at)
        theirs = there.get(place, []) if place is not None else []
        for (_, page, sign), (_, other_page, other) in zip(_apart(mine, theirs), _apart(theirs, mine), strict=False):
            spot = Stretch(page, sign.span) if sign.span else point(a, at)
            opposite = Stretch(other_page, other.span) if other.span else point(b, place or 0)
            notes = (("a", sign, spot), ("b", other, opposite))
            evidence = tuple(Evidence("sign", one.code or one.said or one.kind, side, on) for side, one, on in notes)
            yield Variant("editorial", (spot,), (opposite,), "recoded", evidence)


Placed = tuple[int, int, Sign]
"""The word that a sign stands before, its page, and the sign."""


def _by_place(signs: Sequence[Placed]) -> dict[int, list[Placed]]:
    found: dict[int, list[Placed]] = {}
    for one in signs:
        found.setdefault(one[0], []).append(one)
    return found


def _apart(these: Sequence[Placed], those: Sequence[Placed]) -> list[Placed]:
    """The signs of one side that the other does not say."""
    said = {_letters(one) for one in those}
    return [one for one in these if _letters(one) not in said]


def _letters(one: Placed) -> str:
    return letters_of([one[2].said + one[2].code])


def _counterparts(blocks: Sequence[Block]) -> dict[int, int]:
    """For a word of A that begins or follows matched words, where it stands in B."""
    found: dict[int, int] = {}
    for block in blocks:
        if block.how == "same":
            for step in range(block.b - block.a + 1):
                found.setdefault(block.a + step, block.c + step)
    return found
