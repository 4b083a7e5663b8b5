"""The words and lists of this craft, read once: classes of words, verbs with their forms, rows of cues."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Any

_VOWELS = "aeiou"


@cache
def table(name: str) -> dict[str, Any]:
    """A TOML file beside this one."""
    return tomllib.loads((files("onionskin.claiming") / name).read_text("utf-8"))


@cache
def classes() -> dict[str, str]:
    """The class of every word of words.toml."""
    return {word: name for name, words in reversed(table("words.toml").items()) for word in words.split()}


@cache
def verb_forms() -> dict[str, tuple[str, str]]:
    """Each form of each verb: its lemma, and what it may be: `b` base, `s`, `d` past, `n` participle, `g` -ing."""
    found: dict[str, tuple[str, str]] = {}
    strong = {row[0]: row[1:] for row in map(str.split, _lines("irregular"))}
    for verb in dict.fromkeys([*(line.split()[0] for line in _lines("verbs")), *strong]):
        for form, kind in _forms(verb, strong.get(verb)):
            lemma, kinds = found.get(form, (verb, ""))
            if lemma == verb:
                found[form] = (verb, kinds if kind in kinds else kinds + kind)
    return found


@cache
def nouns_first() -> frozenset[str]:
    """Verbs that are a noun more often than a verb where nothing before them tells."""
    return frozenset(line.split()[0] for line in _lines("verbs") if line.endswith(" n"))


def _lines(name: str) -> list[str]:
    return (files("onionskin.claiming") / "lists" / f"{name}.txt").read_text("utf-8").splitlines()


def _forms(verb: str, strong: list[str] | None) -> Iterator[tuple[str, str]]:
    yield verb, "b"
    soft = verb[-1] == "y" and verb[-2] not in _VOWELS
    yield (
        (verb[:-1] + "ies" if soft else verb + "es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else verb + "s"),
        "s",
    )
    doubled = len(verb) > 2 and verb[-1] not in "aeiouwxy" and verb[-2] in _VOWELS and verb[-3] not in _VOWELS
    stems = [verb, verb + verb[-1]] if doubled else [verb]
    for stem in stems:
        if verb.endswith("ie"):
            yield verb[:-2] + "ying", "g"
        elif verb.endswith("e") and not verb.endswith(("ee", "oe", "ye")):
            yield verb[:-1] + "ing", "g"
        else:
            yield stem + "ing", "g"
    if strong:
        yield strong[0], "d"
        yield strong[1], "n"
        return
    for stem in stems:
        past = verb + "d" if verb.endswith("e") else verb[:-1] + "ied" if soft else stem + "ed"
        yield past, "d"
        yield past, "n"
