"""People by their surname first, as lists and bibliographies have them: *Reischauer, Edwin O.* is one name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.edges import edges
from onionskin.naming.found import Found
from onionskin.naming.lexing import Token
from onionskin.naming.lists import common, lexicon, listed, towns_by_name

MOST = 3
"""Given names and initials behind the comma."""
_BEHIND = frozenset(",.;:()[]“”\"'-")


def inverted(cut: Sequence[Token]) -> Iterator[Found]:
    """Where no name goes on: a surname, a comma, perhaps a title, given names or initials, and no other name."""
    apart = edges(cut)
    for at, token in enumerate(cut[:-2]):
        starts = apart[at] or cut[at - 1].word == ";"
        if not starts or cut[at + 1].word != "," or not _family(token) or cut[at + 1].start != token.end:
            continue
        first = at + 2 + (cut[at + 2].word.lower() in lexicon()["person_title"])
        first += first < len(cut) and cut[first].word == "."
        last = _given(cut, first)
        if _towns(token, cut[first:last]):
            continue
        if last > first and (last == len(cut) or cut[last].line or cut[last].word in _BEHIND):
            yield _person(cut, at, first, last)


def in_order(names: Sequence[Found], cut: Sequence[Token]) -> list[Found]:
    """The names, with those that have the surname first in the place of people found in parts of them."""
    good = [
        one
        for one in inverted(cut)
        if not any(one.meets(other) and (other.type != "PER" or other.holds(one)) for other in names)
    ]
    return [*(one for one in names if not any(one.meets(other) for other in good)), *good]


def _person(cut: Sequence[Token], at: int, first: int, last: int) -> Found:
    given = "".join(one.word if one.word == "." else f" {one.word}" for one in cut[first:last]).strip()
    return Found(cut[at].start, cut[last - 1].end, "PER", None, "name", "surname first", 0.8, f"{given} {cut[at].word}")


def _family(token: Token) -> bool:
    folded = token.word.lower()
    known = folded in listed("surnames") or not common(folded)
    return token.word[0].isupper() and token.word.isalpha() and len(folded) > 2 and known


def _towns(family: Token, given: Sequence[Token]) -> bool:
    """Whether the words may be a town and its state: *Augusta, Georgia*."""
    words = [one.word.lower() for one in (family, *given)]
    return all(word in towns_by_name() or word in lexicon()["place"] for word in words)


def _given(cut: Sequence[Token], first: int) -> int:
    """Where given names end that begin at a token; the token itself where there are none."""
    last, names = first, 0
    while last < len(cut) and names < MOST and not (cut[last].line and last > first):
        word = cut[last].word
        initial = len(word) == 1 and (word.isupper() or word == "0")
        behind_one = names > 0 and len(cut[last - 1].word) == 1 and not common(word.lower())
        if not initial and not (word[0].isupper() and (behind_one or word.lower() in listed("given"))):
            break
        names, last = names + 1, last + 1
        last += initial and last < len(cut) and cut[last].word == "."
    return last
