"""Groups that have no name of their own but what they are and where: *communist rebels in South Vietnam*.

A group is described by a noun for people who act together, with whose or where they are: a name before it or behind
`of` or `in`. One without either is no mention: *the government* names no one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.found import Found
from onionskin.naming.lexing import Token
from onionskin.naming.lists import lexicon

_REACH = 4
"""Tokens before its noun that may belong to a group."""


def groups(cut: Sequence[Token], names: Sequence[Found]) -> Iterator[Found]:
    """The groups described on a page; the names in them are found before."""
    words = [token.word.lower() for token in cut]
    starts = {one.start: one for one in names if one.type in ("LOC", "ORG")}
    ends = {one.end: one for one in names if one.type in ("LOC", "ORG")}
    for at, word in enumerate(words):
        if word in lexicon()["group"] and not cut[at].opens:
            found = _group(cut, words, at, starts, ends)
            if found is not None:
                yield found
        elif word in lexicon()["source"] and _testified(words, at):
            yield Found(cut[at].start, cut[at].end, "ORG", None, "description", "source without a name")
        elif word == "party" and words[at - 1 : at] == ["the"] and words[at + 1 : at + 2] == ["there"]:
            yield Found(cut[at - 1].start, cut[at + 1].end, "ORG", None, "description", "group by its place")


def _group(
    cut: Sequence[Token], words: Sequence[str], at: int, starts: dict[int, Found], ends: dict[int, Found]
) -> Found | None:
    first, named = _before(cut, words, at, ends)
    last = at
    if words[at + 1 : at + 2] and words[at + 1] in ("in", "of"):
        behind = at + 2 + (words[at + 2 : at + 3] == ["the"])
        name = starts.get(cut[behind].start) if behind < len(cut) else None
        described = first < at or words[at + 1] == "of"
        if name is not None and described and words[at] not in ("government", "council", "army", "press"):
            return Found(cut[first].start, name.end, "ORG", None, "description", "group by its place")
    if named and cut[at].word.islower():
        return Found(cut[first].start, cut[last].end, "ORG", None, "description", "group by its name")
    return None


def _before(cut: Sequence[Token], words: Sequence[str], at: int, ends: dict[int, Found]) -> tuple[int, bool]:
    """The first token of the group, and whether a name or a people stands before its noun."""
    first, named = at, False
    while first > max(0, at - _REACH - 3):
        word = words[first - 1]
        name = ends.get(cut[first - 1].end)
        if name is not None and name.type == "ORG":
            return next(n for n in range(first - 1, -1, -1) if cut[n].start <= name.start), True
        if word in lexicon()["people"]:
            first, named = _coordinated(words, first - 1), True
            return first, named
        if word not in lexicon()["leaning"]:
            break
        first -= 1
    return first, named


def _coordinated(words: Sequence[str], first: int) -> int:
    """`both North and South Vietnamese`: where it begins."""
    sides = ("north", "south", "east", "west")
    if first and words[first - 1] in sides:
        first -= 1
        if first > 1 and words[first - 1] in ("and", "or") and words[first - 2] in sides:
            first -= 2
            first -= first > 0 and words[first - 1] == "both"
    return first


def _testified(words: Sequence[str], at: int) -> bool:
    """Whether a source without a name is one that something was learnt from: *from the testimony of prisoners*."""
    return any(word in lexicon()["testimony"] for word in words[max(0, at - 3) : at])
