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


def with_heads(cut: Sequence[Token]) -> Iterator[Found]:
    """Bodies by their head and what they are for: *Board of Public Works*."""
    for at, token in enumerate(cut[:-2]):
        if token.word.lower() not in lexicon()["head_of"] or not token.word[0].isupper() or cut[at + 1].word != "of":
            continue
        last = at + 2 + (cut[at + 2].word == "the")
        while last < len(cut) and _in_purpose(cut, last):
            last += 1
        if cut[last - 1].word == "and":
            last -= 1
        if cut[last - 1].word[0].isupper():
            yield Found(token.start, cut[last - 1].end, "ORG", None, "name", "body by its head", 0.75)


def _in_purpose(cut: Sequence[Token], at: int) -> bool:
    """Whether a token goes on with what a body is for."""
    word = cut[at].word
    behind = cut[at + 1].word[0].isupper() if at + 1 < len(cut) else False
    return (word[0].isupper() and word[-1].isalpha()) or (word == "and" and behind)


def in_bodies(cut: Sequence[Token], bodies: Sequence[Found]) -> Iterator[Found]:
    """The town that a body has its name of: *Leeds Town Council*."""
    starts = {one.start: one for one in bodies}
    for at, token in enumerate(cut[:-1]):
        body, folded = starts.get(token.start), token.word.lower()
        if body is None or token.end >= body.end or not (folded in towns() or folded in listed("states")):
            continue
        if folded not in listed("surnames") or cut[at + 1].word.lower() in lexicon()["of_a_town"]:
            yield Found(token.start, token.end, "LOC", None, "name", "town in the name of a body", 0.6)
