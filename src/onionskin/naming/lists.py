"""The lists of names and words that the model looks up, read once."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from typing import Any

Phrases = dict[str, list[tuple[tuple[str, ...], str]]]
"""Names of several words by their first word, the longest first, each with the list it stands in."""


def table(name: str) -> dict[str, Any]:
    """A TOML file beside this one."""
    return tomllib.loads((files("onionskin.naming") / name).read_text("utf-8"))


@cache
def listed(name: str) -> frozenset[str]:
    """A list of names, folded."""
    lines = (files("onionskin.naming") / "lists" / f"{name}.txt").read_text("utf-8").splitlines()
    return frozenset(line.lower() for line in lines if line)


@cache
def lexicon() -> dict[str, frozenset[str]]:
    """The words of lexicon.toml under what they say."""
    return {name: frozenset(row["words"].split()) for name, row in table("lexicon.toml").items()}


@cache
def clusters() -> dict[str, str]:
    """Words by the number of the cluster they stand in: the line of clusters.txt."""
    lines = (files("onionskin.naming") / "lists" / "clusters.txt").read_text("utf-8").splitlines()
    return {word: str(number) for number, line in enumerate(lines) for word in line.split()}


@cache
def phrases() -> Phrases:
    """Places whose names have several words."""
    found: Phrases = {}
    for name, sign in (("places", "L"), ("period", "L")):
        for line in listed(name):
            words = tuple(line.replace(".", " .").split())
            if len(words) > 1:
                found.setdefault(words[0], []).append((words, sign))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


@cache
def towns() -> frozenset[str]:
    """Places whose names are one word."""
    return frozenset(name for name in listed("places") | listed("period") if " " not in name)


@cache
def towns_by_name() -> frozenset[str]:
    """Places whose names are one word that is mostly a name, and neither what a place is nor a body."""
    table = lexicon()
    return (towns() | listed("states")) - listed("plain") - table["place"] - table["body"] - table["organisation"]


def common(word: str) -> int:
    """How common a word is in English, from 0 (unknown) to 7: its Zipf frequency."""
    return min(7, int(_zipf()(word, "en", wordlist="small")))


@cache
def _zipf() -> Callable[..., float]:
    from wordfreq import zipf_frequency  # a fifth of a second, which a run with nothing to read need not wait

    return zipf_frequency
