"""Places by the words in their names: *Missouri River*, *Dillon county*, *Jermyn-street*, *State of Massachusetts*.

And towns that stand where only a place stands, though the model passed them over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from onionskin.naming.found import Found
from onionskin.naming.lexing import Token
from onionskin.naming.lists import common, lexicon, listed, towns_by_name
from onionskin.naming.titles import is_title

LONGEST = 3
"""Words of a name before its head."""


def headed(cut: Sequence[Token], capitals: Sequence[bool]) -> Iterator[Found]:
    """Names with a head that only places have."""
    table = lexicon()
    for at, token in enumerate(cut):
        word = token.word.lower()
        *before, tail = word.split("-")
        if before and tail in table["street"] and token.word[0].isupper():
            yield _place(cut, at, at + 1)
        if word in table["place_of"] and _of_name(cut, at):
            yield _place(cut, at if token.word[0].isupper() and not token.opens else at + 2, at + 3)
        building = word in table["building"] and token.word[0].isupper()
        if word not in table["place_head"] and word not in table["street"] and not building:
            continue
        first = at
        while first and at - first < LONGEST and _named(cut, first - 1, capitals):
            first -= 1
        if first < at and not (building and _person(cut[first : at + 1])):
            yield _place(cut, first, at + 1)


def _person(words: Sequence[Token]) -> bool:
    """Whether words are a given name and a surname that is what a building may be: *Henry Cabot Lodge*."""
    first, last = words[0].word.lower(), words[-1].word.lower()
    return first in listed("given") and first not in listed("plain") and last in listed("surnames")


def _of_name(cut: Sequence[Token], at: int) -> bool:
    """Whether `of` and a name stand behind a token."""
    words = [one.word for one in cut[at + 1 : at + 3]]
    return len(words) == 2 and words[0].lower() == "of" and len(words[1]) > 2 and words[1][0].isupper()


def _named(cut: Sequence[Token], at: int, capitals: Sequence[bool]) -> bool:
    """Whether a token may belong to the name before a head."""
    word = cut[at].word
    table = lexicon()
    left_out = table["opening"] | table["calendar"] | table["furniture"] | table["title"] | table["small"]
    close = cut[at + 1].start - cut[at].end < 3 and not cut[at + 1].opens
    return close and word[0].isupper() and word[-1].isalpha() and len(word) > 1 and word.lower() not in left_out


def _place(cut: Sequence[Token], first: int, last: int) -> Found:
    return Found(cut[first].start, cut[last - 1].end, "LOC", None, "name", "place by its head", 0.7)


def lone_towns(cut: Sequence[Token], capitals: Sequence[bool]) -> Iterator[Found]:
    """Towns and states of the lists behind a word of place, or with no other name beside them."""
    table = lexicon()
    for at, token in enumerate(cut):
        folded = token.word.lower()
        if (
            not token.word[0].isupper()
            or len(token.word) < 4
            or folded in table["calendar"]
            or folded not in towns_by_name()
        ):
            continue
        before = cut[at - 1].word if at else ""
        behind = cut[at + 1].word if at + 1 < len(cut) else ""
        if at and is_title(cut, at - 1):
            continue
        if before.lower() in table["place_word"] and not (behind[:1].isupper() and not capitals[at]):
            yield Found(token.start, token.end, "LOC", None, "name", "town behind a word of place", 0.6)
        elif _lone(token, before, behind, capitals[at]) and folded not in listed("given") and common(folded) < 5:
            yield Found(token.start, token.end, "LOC", None, "name", "town of the lists", 0.55)


def _lone(token: Token, before: str, behind: str, capital: bool) -> bool:
    """Whether a word stands with no other name beside it, and is no surname of the lists."""
    folded = token.word.lower()
    beside = not capital and (before[:1].isupper() or behind[:1].isupper())
    return not beside and folded not in listed("surnames") and folded not in lexicon()["people"]
