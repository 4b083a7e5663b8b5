"""What the model tells, trimmed to names: cut where no name goes on, with titles, of the type that their words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onionskin.naming.known import Known
from onionskin.naming.lexing import Token
from onionskin.naming.lists import common, lexicon, listed
from onionskin.naming.model import Name
from onionskin.naming.titles import is_title, with_suffix

SURE = 0.6
"""The model's confidence under which a name of one word is left out; swept from 0.4 to 0.7 on HIPE-2022 (dev)."""
MANY = 12
"""Tokens, stops and all, that no person's name is longer than."""
_INSIDE = {
    "PER": frozenset(),
    "LOC": frozenset(("of", "the", "upon", "on", "sur", "en")),
    "ORG": frozenset(("of", "the", "for", "on", "in", "and", "&", "to")),
}
"""Small words over which a name of each kind goes on."""
_SIGNS = frozenset(".-'’&/¬")
_SIDES = frozenset(("north", "south", "east", "west"))

Listed = Sequence[tuple[int, int, Known]]
"""Tokens [first, last) that are a known name."""


def trimmed(cut: Sequence[Token], capitals: Sequence[bool], told: Sequence[Name], listed: Listed) -> Iterator[Name]:
    """The names in what the model tells, in order."""
    nobody = [(first, last) for first, last, row in listed if row.type == "NONE"]
    whole = {(first, last) for first, last, row in listed if row.type != "NONE"}
    for one in told:
        for piece in _pieces(cut, capitals, one, whole):
            name = _of_its_words(cut, _bare(cut, piece))
            if name.first < name.last and not _nobody(cut, name, nobody):
                yield name


def _pieces(cut: Sequence[Token], capitals: Sequence[bool], name: Name, whole: set[tuple[int, int]]) -> Iterator[Name]:
    """A name cut at words over which no name goes on."""
    first = name.first
    for at in range(name.first, name.last):
        if name.kind == "PER" and first < at and _begins(cut, first, at):
            yield replace(name, first=first, last=at)
            first = at
        if _goes_on(cut, capitals, name, at) and not _joins(cut, name, at, (first, at) in whole):
            continue
        if first < at:
            yield replace(name, first=first, last=at)
        first = at + 1
    if first < name.last:
        yield replace(name, first=first)


def _goes_on(cut: Sequence[Token], capitals: Sequence[bool], name: Name, at: int) -> bool:
    """Whether a name goes on over a token."""
    word = cut[at].word
    small = word.lower() if capitals[at] and word.lower() in lexicon()["small"] else word
    if small in lexicon()["particle"] or small in _INSIDE[name.kind] or small == "and":
        return True
    if word == "." and at > name.first:
        before = cut[at - 1].word
        return cut[at - 1].end == cut[at].start and (len(before) == 1 or before.lower() in lexicon()["abbreviated"])
    if not word[0].isalnum():
        return word in _SIGNS or (word == "," and name.kind == "PER" and with_suffix(cut, at) > at)
    if name.kind == "PER" and small in ("of", "the"):
        return cut[name.first].word.lower() in lexicon()["title"]
    return not small.islower() or (at == name.first and name.kind == "PER")


def _begins(cut: Sequence[Token], first: int, at: int) -> bool:
    """Whether another person begins with a title: *Harmon Col. Dell* are two."""
    table = lexicon()
    if at - first > MANY:
        return True
    titled = cut[at].word.lower() in table["person_title"] and cut[at].word[0].isupper()
    return titled and not all(
        one.word == "." or one.word.lower() in table["title"] | table["before_title"] for one in cut[first:at]
    )


def _joins(cut: Sequence[Token], name: Name, at: int, known_before: bool) -> bool:
    """Whether *and* stands between two names: but *North and South Vietnam* is one."""
    if cut[at].word.lower() != "and":
        return False
    sides = at > name.first and cut[at - 1].word.lower() in _SIDES
    return known_before if name.kind == "ORG" else not sides


def _of_its_words(cut: Sequence[Token], name: Name) -> Name:
    """What begins or ends as names of bodies do is one (*Lao Dong Politburo*); with a title it is a person's."""
    if name.first == name.last or name.kind == "ORG":
        return name
    if name.last - name.first < 2:
        word = cut[name.first].word.lower()
        state = word in listed("states") and word not in listed("given")
        return replace(name, kind="LOC") if state else name
    if is_title(cut, name.first) and cut[name.first].word.lower() in lexicon()["person_title"]:
        return replace(name, kind="PER")
    first, second, last = (cut[at].word.lower() for at in (name.first, name.first + 1, name.last - 1))
    body = last in lexicon()["body"] or (first in lexicon()["body"] and second == "of")
    return replace(name, kind="ORG") if body else name


def _bare(cut: Sequence[Token], name: Name) -> Name:
    """A name without *the* before it and signs at its ends; of a person, with the title before it."""
    first, last = name.first, name.last
    small = lexicon()["particle"]
    while first < last and not (
        cut[first].word[0].isupper() or cut[first].word[0].isdigit() or cut[first].word in small
    ):
        first += 1
    if first < last and cut[first].word.lower() in ("the", "a", "an"):
        first += 1
    while last > first and not (cut[last - 1].word[0].isupper() or cut[last - 1].word[0].isdigit()):
        last -= 1
    if name.kind == "PER" and first < last:
        least = max(0, first - MANY)
        while first > least and is_title(cut, first - 1):
            first -= 1
        last = with_suffix(cut, last)
    return replace(name, first=first, last=last)


def _nobody(cut: Sequence[Token], name: Name, nobody: Sequence[tuple[int, int]]) -> bool:
    """Whether what the model tells is no name: an office alone, a month, a people, a marking, one letter."""
    words = [token.word.lower() for token in cut[name.first : name.last] if token.word[0].isalnum()]
    if any(first <= name.first and name.last <= last for first, last in nobody):
        return True
    if nameless(words) or (name.kind == "PER" and _office(words)):
        return True
    table = lexicon()
    if words[-1] in table["people"] and all(word in table["place"] | {"and"} for word in words[:-1]):
        return True
    if len(words) > 1:
        return False
    if words[0] in table["body"] | table["organisation"] | table["place"] | table["building"] | table["title"]:
        return True  # the Department, the Delta: which, it does not say
    weak = common(words[0]) >= 5 and cut[name.first].opens and name.cert < 0.8
    return weak or name.cert < SURE


def nameless(words: Sequence[str]) -> bool:
    """Whether folded words name no one: letters, months, peoples, markings, words that open a sentence."""
    table = lexicon()
    left_out = table["calendar"] | table["furniture"] | table["opening"] | table["people"]
    return all(len(word) < 2 for word in words) or all(word in left_out or not word.isalpha() for word in words)


def _office(words: Sequence[str]) -> bool:
    table = lexicon()
    return any(c.isdigit() for c in words[0]) or all(
        word in table["title"] | table["before_title"] | {"of", "general"} for word in words
    )
