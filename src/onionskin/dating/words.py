"""The tables of words, read once: what a word may say of time, what stands beside a date, what names a time."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

Says = Mapping[str, Any]


def table(name: str) -> dict[str, Any]:
    """A TOML file beside this one."""
    return tomllib.loads((files("onionskin.dating") / name).read_text("utf-8"))


@dataclass(frozen=True, slots=True)
class Event:
    """A row of events.toml: `edtf` the day or span, or `rule` how it falls in each year.

    `year` tells that a year behind the name belongs to it, `guarded` that the name is a time only behind a
    preposition of time, for it is as often the name of those who acted.
    """

    name: str
    pattern: re.Pattern[str]
    edtf: str
    rule: str
    year: bool
    guarded: bool


@cache
def events() -> tuple[Event, ...]:
    """Every named event, in the order of the file."""
    return tuple(
        Event(
            row["name"],
            re.compile(rf"(?:{row['pattern']})(?!\w)"),
            row.get("edtf", ""),
            row.get("rule", ""),
            row.get("year", False),
            row.get("guarded", False),
        )
        for row in table("events.toml")["event"]
    )


@dataclass(frozen=True, slots=True)
class Saying:
    """Some words that are one time: `lead` of them stand before its span, `value` is TIMEX3's."""

    words: tuple[str, ...]
    value: str
    lead: int


@cache
def lexicon() -> Mapping[str, Says]:
    """Every word with all that it may be; `event` and `saying` list what may begin with it."""
    words: dict[str, dict[str, Any]] = {}
    for kind, rows in table("lexicon.toml").items():
        for word, value in rows.items():
            words.setdefault(word, {})[kind] = value
    for at, row in enumerate(table("events.toml")["event"]):
        for word in row["begins"]:
            words.setdefault(word, {}).setdefault("event", []).append(at)
    for phrase in (*mods(), *sides()):
        for word in phrase:
            words.setdefault(word, {})
    for row in table("sayings.toml")["saying"]:
        said = Saying(tuple(row["words"].split()), row["value"], row.get("lead", 0))
        for word in said.words:
            words.setdefault(word, {})
        words[said.words[0]].setdefault("saying", []).append(said)
    return words


@cache
def mods() -> Mapping[tuple[str, ...], str]:
    """Words before a count, and the TIMEX3 `mod` they stand for."""
    return {tuple(phrase.split()): mod for phrase, mod in table("sayings.toml")["mod"].items()}


@cache
def sides() -> Mapping[tuple[str, ...], str]:
    """Words before a time that bound another, the longest first, and on which side."""
    rows = {tuple(phrase.split()): side for phrase, side in table("sayings.toml")["side"].items()}
    return dict(sorted(rows.items(), key=lambda one: -len(one[0])))


@cache
def company() -> Mapping[str, frozenset[str]]:
    """The lists of company.toml."""
    return {name: frozenset(words) for name, words in table("company.toml").items()}


@cache
def confusions() -> frozenset[frozenset[str]]:
    """Pairs of capitals that readers take for one another on a teleprinter's page."""
    return frozenset(frozenset(pair) for pair in table("company.toml")["confused"])


@cache
def tet() -> Mapping[int, str]:
    """The first day of the lunar year, `MM-DD`, by the year."""
    return {int(year): day for year, day in table("events.toml")["tet"].items()}
