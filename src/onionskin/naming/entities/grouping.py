"""Names that differ in nothing that matters are one group: order, titles, capitals, accents, the item they stand in."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
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
    def pages(self) -> int:
        """On how many pages, different by content, it stands."""
        return len({page for name in self.names for page in name.pages})

    @property
    def bare(self) -> bool:
        """Whether it is a person's name of one word."""
        return self.person is not None and self.person.bare


def grouped(names: Iterable[Name]) -> list[Group]:
    """The names in groups, in the order of type and key.

    A name is grouped by the fullest form that its item gives for it, but a person's name alone by itself: which of the
    people of its item it is, is asked where all of them are known.
    """
    found: defaultdict[tuple[str, str], list[Name]] = defaultdict(list)
    for name in names:
        found[name.called.type, key(name.called.type, _full(name))].append(name)
    groups = []
    for (type_, of), members in sorted(found.items()):
        members.sort(key=lambda name: name.called)
        forms = sorted((_full(name) for name in members), key=lambda form: (len(form), form))
        groups.append(Group(type_, of, tuple(members), person(forms[0]) if type_ == "PER" else None))
    return groups


def _full(name: Name) -> str:
    """The form that a name is grouped by."""
    if name.called.type != "PER":
        return (name.canonical or name.called.form) if name.called.type != "CRYPT" else name.called.form
    return name.canonical if name.rule == "misread name" and name.canonical else name.called.form


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
