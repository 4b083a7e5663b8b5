"""What the model tells, trimmed to names: cut where no name goes on, with titles, of the type that their words tell."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from onionskin.naming.edges import edges
from onionskin.naming.entities.spelling import vietnamese
from onionskin.naming.known import Known
from onionskin.naming.lexing import Token
from onionskin.naming.lists import common, lexicon, listed, towns
from onionskin.naming.model import Name
from onionskin.naming.titles import is_title, with_suffix, with_surname, with_titles

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
TAIL = 3
"""Zipf frequency from which a noun behind the name of a body is no part of it."""
FEW = {"PER": 4, "LOC": 5, "ORG": 0}
"""Letters of the longest word in capitals that is taken for those of a body."""
_SIGNS = frozenset(".-'’&/¬")
_SIDES = frozenset(("north", "south", "east", "west"))

Listed = Sequence[tuple[int, int, Known]]
"""Tokens [first, last) that are a known name."""


def trimmed(cut: Sequence[Token], capitals: Sequence[bool], told: Sequence[Name], listed: Listed) -> Iterator[Name]:
    """The names in what the model tells, in order."""
    nobody = [(first, last) for first, last, row in listed if row.type == "NONE"]
    whole = {(first, last) for first, last, row in listed if row.type != "NONE"}
    apart = edges(cut)
    for one in (part for name in told for part in _unbroken(name, apart)):
        for piece in _pieces(cut, capitals, one, whole):
            name = _of_its_words(cut, capitals, _bare(cut, _undated(cut, piece)))
            name = _untailed(cut, capitals, name, whole)
            if name.first < name.last and not _nobody(cut, name, nobody):
                yield name


def _unbroken(name: Name, apart: Sequence[bool]) -> Iterator[Name]:
    """A name parted where no name goes on."""
    first = name.first
    for at in range(name.first + 1, name.last):
        if apart[at]:
            yield replace(name, first=first, last=at)
            first = at
    yield replace(name, first=first)


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


def _of_its_words(cut: Sequence[Token], capitals: Sequence[bool], name: Name) -> Name:
    """What begins or ends as names of bodies do is one (*Lao Dong Politburo*); with a title it is a person's.

    Letters that no list has for a place are a body's; a site that is named for a body is a place.
    """
    if name.first == name.last:
        return name
    first, last = cut[name.first].word.lower(), cut[name.last - 1].word.lower()
    if name.last - name.first < 2:
        state = first in listed("states") and first not in listed("given")
        letters = not capitals[name.first] and _in_letters(cut[name.first].word, name.kind)
        return replace(name, kind="LOC" if state else "ORG" if letters else name.kind)
    if last in lexicon()["site"]:
        return replace(name, kind="LOC")
    if name.kind == "ORG":
        return name
    if is_title(cut, name.first) and first in lexicon()["person_title"]:
        return replace(name, kind="PER")
    body = last in lexicon()["body"] or (first in lexicon()["body"] and cut[name.first + 1].word.lower() == "of")
    return replace(name, kind="ORG" if body else "PER" if _called(cut[name.first : name.last]) else name.kind)


def _undated(cut: Sequence[Token], name: Name) -> Name:
    """A person's name without the months and days at its ends: *January Diem*."""
    first, last = name.first, name.last
    while name.kind == "PER" and first + 1 < last and cut[first].word.lower() in lexicon()["month"]:
        first += 1
    while first + 1 < last and cut[last - 1].word.lower() in lexicon()["month"]:
        last -= 1
    return replace(name, first=first, last=last)


def _untailed(cut: Sequence[Token], capitals: Sequence[bool], name: Name, whole: set[tuple[int, int]]) -> Name:
    """A body's name without the noun behind it that is part of no name, as in headings: *JCS Reevaluation*."""
    if name.first == name.last:
        return name
    table = lexicon()
    head = max((last for first, last in whole if first == name.first and last < name.last), default=name.first)
    letters = "" if capitals[name.first] or name.kind != "ORG" else cut[name.first].word
    if head == name.first and letters.isupper() and letters.isalpha() and len(letters) > 1:
        head += 1
    heads = table["organisation"] | table["body"] | table["place"] | table["building"] | table["seated"] | table["tail"]
    tail = [one.word.lower() for one in cut[head : name.last]]
    plain = all(word.isalpha() and word not in heads and common(word) >= TAIL for word in tail)
    plain = plain and not all(word in listed("surnames") or vietnamese(word) for word in tail)
    return replace(name, last=head) if head > name.first and name.kind != "PER" and tail and plain else name


def _in_letters(word: str, kind: str) -> bool:
    """Whether a word is the letters of a body: no place of the lists, and of a person's name not even that."""
    folded = word.lower()
    if not (word.isalpha() and word.isupper() and 2 <= len(word) <= FEW[kind]):
        return False
    if kind == "PER":
        return folded not in listed("surnames") and folded not in listed("given")
    return folded not in towns() and folded not in listed("states")


def _called(words: Sequence[Token]) -> bool:
    """Whether words are a given name and a surname and no place has them: *Peter Paret*."""
    folded = [one.word.lower() for one in words]
    first, last = folded[0], folded[-1]
    if first not in listed("given") or last not in listed("surnames"):
        return False
    places = any(one in towns() or one in listed("plain") for one in (first, last))
    return not (places or first in listed("states") or last in lexicon()["place"])


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
        first = with_titles(cut, first, max(0, first - MANY))
        last = with_suffix(cut, with_surname(cut, first, last))
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
        word in table["title"] | table["before_title"] | table["office_of"] | {"of", "general"} for word in words
    )
