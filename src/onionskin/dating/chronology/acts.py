"""Kinds of act, from the words for them: `acts.toml`, read once."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

import Stemmer

_STEMMER = Stemmer.Stemmer("english")


@dataclass(frozen=True, slots=True)
class Act:
    """A kind of act. `once`: it happens to somebody one time only. `asks` is "", `other`, `words` or `office`."""

    name: str
    once: bool = False
    asks: str = ""


@lru_cache(maxsize=1 << 16)
def plain(word: str) -> str:
    """A word in its plain form: the stem of the Porter2 algorithm, without capitals."""
    return str(_STEMMER.stemWord(word.lower()))


@cache
def acts() -> dict[str, Act]:
    """Every kind of act by its name."""
    return {name: Act(name, row.get("once", False), row.get("asks", "")) for name, row in _table("acts").items()}


@cache
def verbs() -> dict[str, str]:
    """The kind of act by the plain form of a verb; of two kinds the first."""
    return _words("verbs")


@cache
def nouns() -> dict[str, str]:
    """The kind of act by the plain form of a noun."""
    return _words("nouns")


@cache
def words(name: str) -> frozenset[str]:
    """The plain forms of a class of words: `offices`, `light`, `being`, `empty`."""
    return frozenset(plain(word) for word in _table("offices")[name].split())


def _words(of: str) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, row in _table("acts").items():
        for word in row[of].split() if of in row else ():
            found.setdefault(plain(word), name)
    return found


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((files("onionskin.dating.chronology") / f"{name}.toml").read_text("utf-8"))


@cache
def table(of: str) -> dict[str, frozenset[str]]:
    """For each kind of act the plain forms of a list of its verbs: `needs_place`, `needs_office`."""
    return {name: frozenset(map(plain, row.get(of, "").split())) for name, row in _table("acts").items()}
