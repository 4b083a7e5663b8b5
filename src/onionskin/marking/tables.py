"""What is known of markings, read once from the TOML files beside this module."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from onionskin.record import Value


@dataclass(frozen=True, slots=True)
class Family:
    """A family of marks known by its wording; the fields are those of `families.toml`, the pattern compiled."""

    id: str
    name: str
    kind: str
    pattern: re.Pattern[str]
    triggers: tuple[str, ...]
    stamp: bool
    says: Mapping[str, Value]
    source: str
    pin: str = ""


@dataclass(frozen=True, slots=True)
class Code:
    """An exemption or withholding code, with what it means and from which year such a mark can exist."""

    family: str
    code: str
    meaning: str
    authority: str
    since: str
    source: str


@dataclass(frozen=True, slots=True)
class Order:
    """An executive order and when it held; dates are EDTF, `until` empty where it still holds."""

    number: str
    since: str
    until: str
    checked: bool


@dataclass(frozen=True, slots=True)
class Level:
    """A level as printed. `letters` are its letters alone; `rank` compares levels of one system."""

    name: str
    system: str
    rank: int
    letters: str


@dataclass(frozen=True, slots=True)
class Caveat:
    """One spelling of a caveat: `letters` as printed, `name` what it stands for; `alone` if it may be a whole line."""

    name: str
    letters: str
    alone: bool


def _read(name: str) -> dict[str, Any]:
    return tomllib.loads((files("onionskin.marking") / name).read_text("utf-8"))


def letters(printed: str) -> str:
    """The letters of a string and nothing else, as capitals."""
    return "".join(filter(str.isalpha, printed)).upper()


@cache
def families() -> tuple[Family, ...]:
    """Every family of families.toml, in the order of the file, which is their precedence where two meet."""
    return tuple(
        Family(
            row["id"],
            row["name"],
            row["kind"],
            _named(row["regex"], exact=row.get("exact", False)),
            tuple(row["triggers"]),
            row.get("stamp", False),
            row.get("says", {}),
            row["source"],
            row.get("pin", ""),
        )
        for row in _read("families.toml")["family"]
    )


_PIECE = re.compile(r"\(\?P<\w+>|\\.|\[(?:\\.|[^\]])+\]|[^\\\[(]+|\(", re.DOTALL)


def _named(written: str, *, exact: bool) -> re.Pattern[str]:
    """A pattern as families.toml writes it; names of groups and classes in brackets are taken as they stand."""
    spelled = "".join(
        piece
        if piece[0] in "[\\" or piece.startswith("(?P<")
        else piece.replace(" ", r"\s{1,8}").replace("_", r"\s{0,8}")
        for piece in _PIECE.findall(written)
    )
    return re.compile(spelled, re.MULTILINE if exact else re.MULTILINE | re.IGNORECASE)


@cache
def codes() -> Mapping[str, Code]:
    """Every code of codes.toml by its printed form in capitals."""
    return {row["code"].upper(): Code(**row) for row in _read("codes.toml")["code"]}


@cache
def orders() -> Mapping[str, Order]:
    """Every order of orders.toml by its number."""
    return {
        row["number"]: Order(row["number"], row["from"], row["until"], row["checked"])
        for row in _read("orders.toml")["order"]
    }


@cache
def levels() -> tuple[Level, ...]:
    """Every level of levels.toml, longest first, so that TOP SECRET is tried before SECRET."""
    rows = [
        Level(row["name"], row["system"], row["rank"], letters(row["name"])) for row in _read("levels.toml")["level"]
    ]
    return tuple(sorted(rows, key=lambda level: -len(level.letters)))


@cache
def caveats() -> tuple[Caveat, ...]:
    """Every spelling of every caveat of levels.toml, longest first."""
    table = _read("levels.toml")
    alone = set(table["alone"]["caveats"])
    spelled = [(name, form) for name, forms in table["caveats"].items() for form in (name, *forms)]
    spelled += [(name, name) for name in table["alone"]["precedence"]]
    rows = [Caveat(name, letters(form), name in alone) for name, form in spelled]
    return tuple(sorted(rows, key=lambda caveat: -len(caveat.letters)))


@cache
def other_words() -> frozenset[str]:
    """Words near a level's letters that are other words."""
    return frozenset(_read("levels.toml")["unlike"]["words"])


@cache
def turned_signs() -> Mapping[str, str]:
    """What an engine reads where a letter stands upside down, and the letter."""
    signs: dict[str, str] = _read("levels.toml")["turned"]
    return signs


@cache
def precedences() -> frozenset[str]:
    """The caveats that say how fast a cable was to go."""
    return frozenset(_read("levels.toml")["alone"]["precedence"])


@cache
def uk_caveats() -> frozenset[str]:
    """The caveats that show a British marking."""
    return frozenset(_read("levels.toml")["uk"]["caveats"])
