"""Bodies that have the name of a place: *Hanoi Press*, *Leeds Town Council*; and the place in the name of a body."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.found import Found
from onionskin.naming.lexing import Token
from onionskin.naming.lists import lexicon, listed, towns

LONGEST = 3
"""Words behind the place, the head with them."""


def of_places(cut: Sequence[Token], names: Sequence[Found]) -> Iterator[Found]:
    """Bodies whose name is that of a place, or of a known body, and a head with a capital."""
    ends = {one.end: one for one in names if one.type == "LOC" or (one.type == "ORG" and one.rule == "known name")}
    for at, token in enumerate(cut):
        place = ends.get(token.end)
        if place is None:
            continue
        for last in range(min(at + LONGEST, len(cut) - 1), at, -1):
            words = [one.word for one in cut[at + 1 : last + 1]]
            if words[-1].lower() in lexicon()["seated"] and all(word[0].isupper() and word.isalpha() for word in words):
                yield Found(place.start, cut[last].end, "ORG", None, "name", "body of a place", 0.8)
                break


def in_bodies(cut: Sequence[Token], bodies: Sequence[Found]) -> Iterator[Found]:
    """The town that a body has its name of: *Leeds Town Council*."""
    starts = {one.start: one for one in bodies}
    for at, token in enumerate(cut[:-1]):
        body, folded = starts.get(token.start), token.word.lower()
        if body is None or token.end >= body.end or not (folded in towns() or folded in listed("states")):
            continue
        if folded not in listed("surnames") or cut[at + 1].word.lower() in lexicon()["of_a_town"]:
            yield Found(token.start, token.end, "LOC", None, "name", "town in the name of a body", 0.6)
