"""How the name of a person is built: given names and family name in either order, titles, suffix, other spellings."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from anyascii import anyascii
from rapidfuzz.distance import DamerauLevenshtein

from onionskin.naming.entities.spelling import vietnamese
from onionskin.naming.lists import common, lexicon, listed

_ASIDE = re.compile(r"[(\[]([^)\]]*)[)\]]?")
_QUOTED = re.compile(r"[“\"‘']([^”\"’']{2,20})[”\"’'],?(?=\s|$)")
_WORD = re.compile(r"[^\W_]+(?:['’‘`][^\W_]+)*['’]?\.?", re.UNICODE)
_OTHER = re.compile(r"\b(?:also|later|then|formerly|or|spelled|known|as|sometimes|nee|see)\b", re.IGNORECASE)


MISREAD = 6
"""Letters of the shortest title that is known when it is misread."""
COMMON = 3
"""Zipf frequency from which a word that no list has for a name calls nobody."""
SAINTS = frozenset(("st", "saint"))
LONGEST = 5
"""Words that a person's name has at most, particles apart."""


@dataclass(frozen=True, slots=True)
class Person:
    """The parts of a person's name, folded. `given` in order, initials as one letter; `family` with its particles.

    `order` is the words as they stand in natural order. `suffix` is one of jr, sr, ii, iii, iv, v or empty. `titles`
    as printed. `aside` are the names in brackets and quotation marks: other spellings, or what a person is called.
    `eastern` tells that the family name may stand first; `lady` that the name may be a husband's: *Mrs. Charles Dell*.
    """

    given: tuple[str, ...]
    family: tuple[str, ...]
    order: tuple[str, ...]
    suffix: str = ""
    titles: tuple[str, ...] = ()
    aside: tuple[tuple[str, ...], ...] = ()
    eastern: bool = False
    lady: bool = False

    @property
    def bare(self) -> bool:
        """Whether it is one name alone, beside titles."""
        return len(self.order) < 2

    @property
    def key(self) -> str:
        """What two forms share that differ in nothing but order, titles, capitals and accents."""
        words = " ".join(self.order) if self.eastern else f"{' '.join(self.family)}, {' '.join(self.given)}"
        return ", ".join(filter(None, (words, self.suffix, "mrs" if self.lady else "")))


@cache
def words(name: str, of: str = "words") -> frozenset[str]:
    """A list of words of people.toml."""
    return frozenset(_table()[name][of].split())


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((files("onionskin.naming.entities") / "people.toml").read_text("utf-8"))


@cache
def _titles() -> frozenset[str]:
    return lexicon()["title"] | lexicon()["before_title"] | words("title")


@cache
def _long_titles() -> re.Pattern[str]:
    """Titles that go on behind *of*: of them the first word is left."""
    long = sorted(_table()["title"]["long"], key=len, reverse=True)
    return re.compile(rf"\b(\w+) (?:{'|'.join(long)})(?!\w)", re.IGNORECASE)


@cache
def _suffixes() -> dict[str, str]:
    return {word: name for name, row in _table()["suffix"].items() for word in row.split()}


@lru_cache(maxsize=1 << 16)
def folded(word: str) -> str:
    """A word in small Latin letters, without accents; signs other than the apostrophe are left out."""
    plain = anyascii(word).lower().replace("`", "'").replace("’", "'")
    return "".join(c for c in plain if c.isalnum() or c == "'").strip("'")


@lru_cache(maxsize=1 << 17)
def person(form: str) -> Person:
    """The parts of a name as printed. A form that has no letters at all is one word: itself."""
    aside = [*_ASIDE.findall(form), *_QUOTED.findall(form)]
    plain = _long_titles().sub(r"\1", _QUOTED.sub(" ", _ASIDE.sub(" ", form)))
    pieces = [piece.split() for piece in plain.split(",")]
    parts, titles, suffix = list[list[str]](), list[str](), ""
    for at, piece in enumerate(pieces):
        names, held = _without_titles(piece, behind=at > 0)
        titles += held
        names, own = _without_suffix(names, alone=at > 0)
        suffix = suffix or own
        if names and len(parts) < 2:
            parts.append(names)
    cut = [[one for word in part for one in _cut(word)] for part in parts]
    cut = [part for part in cut if part] or [[folded(form) or form]]
    others = tuple(other for text in aside if (other := _aside(text)))
    return _built(cut, suffix, tuple(titles), others)


def _without_titles(piece: Sequence[str], *, behind: bool) -> tuple[list[str], list[str]]:
    """The words of a piece but the titles before and behind; `behind` tells that it stands behind a comma."""
    names, held = list(piece), list[str]()
    while names and (_titled(names, behind=behind) or (held and len(names) > 1 and names[0] in ("and", "&"))):
        held.append(names.pop(0))
    while len(names) > 1 and _flat(names[-1]) in _titles() - words("given") - words("particle"):
        held.append(names.pop())
    return names, held


def _titled(names: Sequence[str], *, behind: bool) -> bool:
    """Whether the first word is a title. One that is a given name too is one only before two names or more."""
    word = _flat(names[0])
    if word not in _titles() and not all(part in _titles() for part in word.split("-")):
        return len(names) > 1 and _misread_title(word)
    if len(names) == 1:
        return behind and word not in words("given")
    if word in words("given") and names[0][-1:] != ".":
        return not behind and len(names) > 2 and len(_flat(names[1])) > 1
    return True


@lru_cache(maxsize=1 << 16)
def _misread_title(word: str) -> bool:
    """Whether a word that is no name of the lists is two or three letters away from a long title: *Generel*."""
    if len(word) < MISREAD or word in listed("given") or word in listed("surnames") or common(word) > 0:
        return False
    long = [title for title in _titles() if len(title) >= MISREAD and abs(len(title) - len(word)) < 2]
    return any(DamerauLevenshtein.distance(word, title) * 3 <= len(title) for title in long)


def _flat(word: str) -> str:
    return anyascii(word).lower().strip(".,;:'")


def _without_suffix(names: list[str], *, alone: bool) -> tuple[list[str], str]:
    last = _flat(names[-1]) if names else ""
    if last in _suffixes() and (len(names) > 1 or alone) and not (last == "v" and names[-1].endswith(".")):
        return names[:-1], _suffixes()[last]
    return names, ""


def _cut(word: str) -> list[str]:
    """A printed word in the words it holds: C.B. is two initials, En-lai two names, D'Arcy and O'Brien one."""
    found = [folded(one) for piece in re.split(r"[-—–/]", word) for one in _WORD.findall(piece)]
    return [one.replace("'", "") for one in found if one]


def _aside(text: str) -> tuple[str, ...]:
    return tuple(one for word in _OTHER.sub(" ", text).split() for one in _cut(word) if one not in _titles())


def _built(parts: list[list[str]], suffix: str, titles: tuple[str, ...], aside: tuple[tuple[str, ...], ...]) -> Person:
    if len(parts) == 2:
        family, given = parts
        given, family = _moved(given, family)
        eastern = _is_eastern([*given, *family]) or _is_eastern([*family, *given])
        first = given if _leads(given) and (len(given) > 1 or not _leads(family)) else family
        order = [*first, *(family if first is given else given)] if eastern else [*given, *family]
    else:
        order = parts[0]
        at, eastern = len(order) - 1, _is_eastern(order)
        while at > 1 and not eastern and order[at - 1] in words("particle") and len(order[at - 1]) > 1:
            at -= 1
        given, family = order[:at], order[at:]
    lady = any(_flat(title) in words("wife") for title in titles)
    return Person(tuple(given), tuple(family), tuple(order), suffix, titles, aside, eastern, lady)


def _moved(given: list[str], family: list[str]) -> tuple[list[str], list[str]]:
    """Particles behind the given names belong before the family name: *Campa, Miguel de la*."""
    at = len(given)
    while at > 1 and given[at - 1] in words("particle") and len(given[at - 1]) > 1:
        at -= 1
    return given[:at], [*given[at:], *family]


def _leads(order: Sequence[str]) -> bool:
    return bool(order) and order[0] in words("vietnamese") | words("chinese")


def _is_eastern(order: Sequence[str]) -> bool:
    """Whether a name may have its family name first: that is one of the lists, and no initials stand in it; or it is
    three syllables of Vietnamese.
    """
    if not 2 <= len(order) <= 4 or any(len(word) < 2 for word in order):
        return False
    return _leads(order) or (len(order) == 3 and all(vietnamese(word) for word in order))


@cache
def _unsaid() -> frozenset[str]:
    """Family names of Vietnam by which nobody is called."""
    return words("vietnamese") - words("vietnamese", "called")


def _no_call(given: str, family: str) -> bool:
    """Whether what stands last is no name to be called by: the first name of the next in a list, or a common word."""
    if family in _unsaid():
        return given not in listed("given") or vietnamese(given)
    return common(family) >= COMMON and family not in listed("surnames") and family not in listed("given")


def calls(one: Person) -> frozenset[str]:
    """The words by which a person may be called alone."""
    bare = [word for word in one.family if word not in words("particle")] or list(one.family)
    if len([word for word in one.order if word not in words("particle")]) > LONGEST:
        return frozenset()  # the names of two people, one behind another
    first = one.order[0]
    if one.eastern and first in words("vietnamese", "called"):
        return frozenset((first,))
    if one.eastern and first in words("chinese") and first not in words("vietnamese"):
        return frozenset((first,))
    if one.family[0] in SAINTS or one.order[0] in SAINTS:
        return frozenset(("".join(one.family),)) if one.family[0] in SAINTS else frozenset()
    if not one.eastern and one.given and _no_call(one.given[0], one.family[-1]):
        return frozenset()
    found = {bare[-1], bare[0], "".join(one.family)}
    if one.eastern:
        found |= {first} if first in words("chinese") else set()
        found |= {one.order[-1]} if first in words("vietnamese") else set()
    for other in one.aside:
        found.add(other[-1])
    return frozenset(word for word in found if len(word) > 1)


def untitled(form: str) -> str:
    """A name as printed, without the titles before it."""
    pieces = _long_titles().sub(r"\1", form).split()
    while len(pieces) > 1 and _titled(pieces, behind=False):
        del pieces[0]
    return " ".join(pieces)
