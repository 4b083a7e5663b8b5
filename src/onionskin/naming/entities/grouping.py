"""Names that differ in nothing that matters are one group: order, titles, capitals, accents, the item they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii

from onionskin.naming.entities.alike import called_alike
from onionskin.naming.entities.people import Person, person
from onionskin.record import Name

_SIGNS = re.compile(r"[^a-z0-9/]+")
_BETWEEN = re.compile(r"(?<=\d)[-–—.](?=\d)")


@dataclass(frozen=True, slots=True)
class Group:
    """Names of one `key` of one type, in the order of their appellations; `person` the parts of a person's name."""

    type: str
    key: str
    names: tuple[Name, ...]
    person: Person | None = None

    @property
    def bare(self) -> bool:
        """Whether it is a person's name of one word."""
        return self.person is not None and self.person.bare


def grouped(names: Iterable[Name]) -> list[Group]:
    """The names in groups, in the order of type and key."""
    listed = list(names)
    full = _resolved(listed)
    found: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in listed:
        found[name.called.type, key(name.called.type, full.get(name, name.called.form))].append(name)
    groups = []
    for (type_, of), members in sorted(found.items()):
        members.sort(key=lambda name: name.called)
        parts = person(min(_fulls(members, full, of))) if type_ == "PER" else None
        groups.append(Group(type_, of, tuple(members), parts))
    return groups


def _fulls(members: Sequence[Name], full: dict[Name, str], of: str) -> list[str]:
    """The forms from which a group has its key, those with most brackets and titles last."""
    return sorted({full.get(name, name.called.form) for name in members}, key=lambda form: (len(form), form))


def _resolved(names: Sequence[Name]) -> dict[Name, str]:
    """What the forms stand for in their items, where that is told; a copy of a page reads as the page does."""
    told = {name: name.canonical for name in names if name.canonical and name.called.type != "CRYPT"}
    copies: defaultdict[tuple[str, str, str], list[Name]] = defaultdict(list)
    for name in names:
        if name.called.type == "PER":
            for page in name.pages:
                copies[name.called.type, name.called.form, page].append(name)
    for found in copies.values():
        if len(found) > 1:
            best = max((told[name] for name in found if name in told), key=lambda of: (len(of.split()), of), default="")
            told.update({name: best for name in found if best})
    return told


@lru_cache(maxsize=1 << 17)
def key(type_: str, form: str) -> str:
    """What names share that differ in nothing that matters. A sign is its own key, letter by letter."""
    if type_ == "CRYPT":
        return form
    if type_ == "PER":
        return person(form).key
    plain = anyascii(form).lower().removeprefix("the ")
    glued = _SIGNS.sub("", _BETWEEN.sub("/", plain).replace("&", "and"))
    return called_alike(type_, glued) or form
