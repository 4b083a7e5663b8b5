"""The names of one page: those the model tells, those that are known, those with a form of their own.

words ──▶ model ─┬─▶ known names ─▶ patterns ─▶ groups ─▶ found, in order, the longer first
                 └── what is no name is left out
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onionskin.naming.features import in_capitals
from onionskin.naming.found import Found, free_of
from onionskin.naming.groups import groups
from onionskin.naming.known import Known, known_names
from onionskin.naming.lexing import Token, tokens
from onionskin.naming.lists import common, lexicon
from onionskin.naming.model import Model, Name
from onionskin.naming.patterns import by_form
from onionskin.naming.titles import is_title, titled, with_suffix

SURE = 0.5
"""The model's confidence under which a name of one word is left out."""
_SIDES = ("north", "south", "east", "west")
_PRESS = frozenset(("press", "radio", "government", "regime", "embassy", "politburo", "legation", "consulate"))


@dataclass(frozen=True, slots=True)
class PageNames:
    """What is found on a page, and the words it was found in."""

    text: str
    cut: tuple[Token, ...]
    capitals: tuple[bool, ...]
    found: tuple[Found, ...]


def page_names(text: str, model: Model) -> PageNames:
    """The names of a page, with those that stand in others."""
    cut = tokens(text)
    capitals = in_capitals(cut)
    formed = list(by_form(text))
    signs = [one for one in formed if one.type == "CRYPT"]
    names = free_of(_names(cut, capitals, model.names(cut)), signs)
    names = _with_forms(names, [one for one in formed if one.type != "CRYPT"])
    names += _adjectives(cut, names)
    described = list(groups(cut, names))
    found = [*names, *free_of(described, [one for one in names if one.type in ("DOC", "EVENT")]), *signs]
    return PageNames(text, cut, tuple(capitals), tuple(_in_order(found)))


def _in_order(found: Sequence[Found]) -> list[Found]:
    """By where they begin, the longer first, each place once; those in others told so; none that crosses another."""
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start, one.form == "description")):
        around = [other for other in kept if other.meets(one)]
        if all(other.holds(one) for other in around):
            kept.append(replace(one, inner=bool(around)))
    return sorted(kept, key=lambda one: (one.start, -one.end))


def _names(cut: Sequence[Token], capitals: Sequence[bool], told: Sequence[Name]) -> list[Found]:
    """The people, organisations and places among the words."""
    listed = list(known_names(cut, capitals))
    nobody = [(first, last) for first, last, row in listed if row.type == "NONE"]
    known = [
        Found(cut[first].start, cut[last - 1].end, row.type, row.sense, _form(cut, first, last), "known name")
        for first, last, row in _ellipses(cut, listed)
        if row.type != "NONE"
    ]
    names = []
    for name in told:
        name = _trimmed(cut, _body(cut, name))
        if name.first < name.last and not _nobody(cut, capitals, name, nobody):
            start, end = cut[name.first].start, cut[name.last - 1].end
            names.append(Found(start, end, name.kind, None, _form(cut, name.first, name.last), "model", name.cert))
    names += free_of(titled(cut, capitals), names)
    return _with_known(names, known)


def _with_known(names: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """A known name stands but where a longer name holds it, or the model is sure of a person."""
    kept, inner = [], []
    for one in names:
        meeting = [other for other in known if other.meets(one)]
        if all(one.holds(other) for other in meeting) or (
            one.type == "PER" and one.cert > 0.8 and not _same(one, meeting)
        ):
            kept.append(one)
            inner += [other for other in meeting if one.holds(other) and one.type != "PER"]
    return [*kept, *inner, *free_of(known, kept)]


def _same(one: Found, known: Sequence[Found]) -> bool:
    """Whether a known name of several words stands in the very place."""
    return any((one.start, one.end) == (other.start, other.end) and other.form == "name" for other in known)


def _ellipses(cut: Sequence[Token], listed: Sequence[tuple[int, int, Known]]) -> Iterator[tuple[int, int, Known]]:
    """*North and South Vietnam* is one place that is two."""
    for first, last, row in listed:
        word = cut[first].word.lower()
        before = [token.word.lower() for token in cut[max(0, first - 2) : first]]
        if word in _SIDES and len(before) == 2 and before[1] == "and" and before[0] in _SIDES:
            first -= 2
        yield first, last, row


def _body(cut: Sequence[Token], name: Name) -> Name:
    """What ends as the names of bodies do is no person: *Lao Dong Politburo*."""
    last = cut[name.last - 1].word.lower()
    many = name.last - name.first > 1
    return replace(name, kind="ORG") if name.kind == "PER" and many and last in lexicon()["body"] else name


def _form(cut: Sequence[Token], first: int, last: int) -> str:
    word = cut[first].word
    letters = word.replace(".", "")
    return "abbreviation" if last == first + 1 and letters.isupper() and 2 <= len(letters) <= 6 else "name"


def _trimmed(cut: Sequence[Token], name: Name) -> Name:
    """A name without *the* before it and signs at its ends; of a person, with the title before it."""
    first, last = name.first, name.last
    while first < last and (not cut[first].word[0].isalnum() or cut[first].word.lower() in ("the", "a", "an")):
        first += 1
    while first < last and cut[first].word.islower() and cut[first].word not in lexicon()["particle"]:
        first += 1
    while last > first and not (cut[last - 1].word[0].isupper() or cut[last - 1].word[0].isdigit()):
        last -= 1
    if name.kind == "PER":
        while first and first < last and is_title(cut, first - 1):
            first -= 1
        last = with_suffix(cut, last)
    elif last - first > 1 and cut[last - 1].word == ".":
        last -= 1
    return replace(name, first=first, last=last)


def _nobody(cut: Sequence[Token], capitals: Sequence[bool], name: Name, nobody: Sequence[tuple[int, int]]) -> bool:
    """Whether what the model tells is no name: an office alone, a month, a people, a marking, one letter."""
    words = [token.word.lower() for token in cut[name.first : name.last] if token.word[0].isalnum()]
    table = lexicon()
    offices = table["title"] | table["before_title"] | {"of", "general"}
    if any(first <= name.first and name.last <= last for first, last in nobody) or all(len(w) < 2 for w in words):
        return True
    if name.kind == "PER" and all(word in offices for word in words):
        return True
    if any(char.isdigit() for char in words[0]) and name.kind == "PER":
        return True
    left_out = table["calendar"] | table["furniture"] | table["opening"] | table["people"]
    if all(word in left_out or not word.isalpha() for word in words):
        return True
    if words[-1] in table["people"] and all(word in table["place"] | {"and"} for word in words[:-1]):
        return True
    if len(words) == 1:
        weak = common(words[0]) >= 5 and cut[name.first].opens and name.cert < 0.8
        return weak or name.cert < SURE
    return False


def _with_forms(names: Sequence[Found], formed: Sequence[Found]) -> list[Found]:
    """Documents and events take the place of what the model told there; the places and bodies in them stay."""
    kept = []
    for one in names:
        meeting = [other for other in formed if other.meets(one)]
        named = one.type in ("LOC", "ORG") and one.form != "abbreviation"  # the NSC of NSC 5412 is no body
        if not meeting or (named and all(other.holds(one) for other in meeting)):
            kept.append(one)
    return [*kept, *free_of(formed, [one for one in names if one.type == "PER" and one.cert > 0.9])]


def _adjectives(cut: Sequence[Token], names: Sequence[Found]) -> list[Found]:
    """*Soviet*, which names the state as an adjective."""
    starts = {one.start for one in names}
    return [
        Found(token.start, token.end, "LOC", "state", "adjective", "adjective of a state", 0.9, "Soviet Union")
        for token in cut
        if token.word in ("Soviet", "SOVIET") and token.start not in starts
    ]
