"""The names of one page: those the model tells, those that are known, those with a form of their own.

words ──▶ model ─┬─▶ known names ─▶ patterns ─▶ groups ─▶ found, in order, the longer first
                 └── what is no name is left out
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from onionskin.naming.bodies import in_bodies, of_places, with_heads, with_tails
from onionskin.naming.features import in_capitals
from onionskin.naming.found import Found, free_of
from onionskin.naming.groups import groups
from onionskin.naming.inverted import in_order
from onionskin.naming.known import Known, known_names
from onionskin.naming.lexing import Token, tokens
from onionskin.naming.middles import in_their_place
from onionskin.naming.model import Model, Name
from onionskin.naming.patterns import by_form
from onionskin.naming.places import headed, lone_towns
from onionskin.naming.titles import titled
from onionskin.naming.trimming import trimmed

SURE = 0.8
"""The model's confidence from which a person may have the name of a place: *General Paris*."""
LONG = 10
"""Letters of a known name from which it is no person's."""
_SIDES = ("north", "south", "east", "west")


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
    named = [one for one in names if one.type == "ORG"]
    names = _with_bodies(names, [*of_places(cut, names), *free_of(with_heads(cut), named)])
    names += free_of(with_tails(cut, capitals), names)
    names += _adjectives(cut, names)
    names += free_of(in_bodies(cut, [one for one in names if one.type == "ORG"]), [o for o in names if o.type != "ORG"])
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
    known = [
        Found(cut[first].start, cut[last - 1].end, row.type, row.sense, _form(cut, first, last), "known name")
        for first, last, row in _ellipses(cut, listed)
        if row.type != "NONE"
    ]
    names = [
        Found(
            cut[one.first].start,
            cut[one.last - 1].end,
            one.kind,
            None,
            _form(cut, one.first, one.last),
            "model",
            one.cert,
        )
        for one in trimmed(cut, capitals, told, listed)
    ]
    names += free_of(titled(cut, capitals), names)
    names = in_order(in_their_place(names, cut), cut)
    names = _with_heads(names, list(headed(cut, capitals)))
    names += free_of(lone_towns(cut, capitals), names)
    return _with_known(names, known)


def _with_bodies(names: Sequence[Found], bodies: Sequence[Found]) -> list[Found]:
    """A body stands in the place of what was told of its parts; the name that it begins with stays in it."""
    good = free_of(bodies, [one for one in names if one.type not in ("LOC", "ORG")])
    parts = {(one.start, one.end) for one in names for body in good if body.meets(one) and not _first_in(one, body)}
    return [*[one for one in names if (one.start, one.end) not in parts], *good]


def _first_in(one: Found, body: Found) -> bool:
    """Whether a body begins with a name."""
    return body.holds(one) and one.start == body.start


def _with_heads(names: Sequence[Found], places: Sequence[Found]) -> list[Found]:
    """A place with its head stands in the place of what the model told of a part of it, and of a person there."""
    good = [
        one
        for one in places
        if all(one.holds(other) or other.type == "PER" for other in names if one.meets(other) and other.type != "ORG")
        and not any(one.meets(other) and (other.type == "ORG" or other.holds(one)) for other in names)
    ]
    return [*free_of(names, good), *free_of(good, [])]


def _with_known(names: Sequence[Found], known: Sequence[Found]) -> list[Found]:
    """A known name stands but where a longer name holds it, or the model is sure of a person."""
    kept, inner = [], []
    for one in names:
        meeting = [other for other in known if other.meets(one)]
        person = one.type == "PER" and one.cert > SURE and not any(_holds_out(one, other) for other in meeting)
        if not meeting or person or (one.type != "PER" and all(one.holds(other) for other in meeting)):
            kept.append(one)
            inner += [other for other in meeting if one.holds(other) and one.type != "PER"]
    return [*kept, *inner, *free_of(known, kept)]


def _holds_out(one: Found, known: Found) -> bool:
    """Whether a known name is none of a person's: it has several words, or is all that stands there or more."""
    return known.form == "abbreviation" or known.end - known.start >= min(one.end - one.start, LONG)


def _ellipses(cut: Sequence[Token], listed: Sequence[tuple[int, int, Known]]) -> Iterator[tuple[int, int, Known]]:
    """*North and South Vietnam* is one place that is two."""
    for first, last, row in listed:
        word = cut[first].word.lower()
        before = [token.word.lower() for token in cut[max(0, first - 2) : first]]
        if word in _SIDES and len(before) == 2 and before[1] == "and" and before[0] in _SIDES:
            first -= 2
        yield first, last, row


def _form(cut: Sequence[Token], first: int, last: int) -> str:
    word = cut[first].word
    letters = word.replace(".", "")
    return "abbreviation" if last == first + 1 and letters.isupper() and 2 <= len(letters) <= 6 else "name"


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
