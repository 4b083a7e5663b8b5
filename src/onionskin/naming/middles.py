"""Names of Vietnam whose middle name is printed small: *Vo huy Sanh*, which is one name and not two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.entities.people import words
from onionskin.naming.entities.spelling import vietnamese
from onionskin.naming.found import Found
from onionskin.naming.lexing import Token

MOST = 2
"""Middle names."""


def with_small_middles(cut: Sequence[Token]) -> Iterator[Found]:
    """A family name, one or two small middle names that are in use as such, and a last name, all of one syllable."""
    families, middles = words("vietnamese"), words("vietnamese", "middles")
    for at, token in enumerate(cut):
        if token.word.lower() not in families or not token.word.istitle():
            continue
        last = at + 1
        while last < len(cut) and last - at <= MOST and cut[last].word in middles:
            last += 1
        if last == at + 1 or last == len(cut):
            continue
        name = cut[last].word
        if name.istitle() and vietnamese(name.lower()):
            yield Found(token.start, cut[last].end, "PER", None, "name", "small middle name", 0.8)


def in_their_place(names: Sequence[Found], cut: Sequence[Token]) -> list[Found]:
    """The names, with those that have small middles in the place of people found in parts of them."""
    good = [
        one
        for one in with_small_middles(cut)
        if not any(one.meets(other) and (other.type != "PER" or other.holds(one)) for other in names)
    ]
    return [*(one for one in names if not any(one.meets(other) for other in good)), *good]
