"""How far apart two spellings are: what a reader takes for what, and how names of other scripts are written."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache, lru_cache
from importlib.resources import files

from rapidfuzz.distance import DamerauLevenshtein

Misread = Callable[[str, str], float]
"""`misread(printed, meant)`: the natural logarithm of the chance that a reader saw the first where the second stands;
0 where they are equal. The reading craft has one (`onionskin.reading.confusion.likelihood`)."""
LETTER = -6.5
"""One letter for another of which nothing is known: the middle of the table of confusions."""


def letters_apart(printed: str, meant: str) -> float:
    """A Misread of which nothing is known but the number of letters that differ."""
    return LETTER * DamerauLevenshtein.distance(printed, meant)


@cache
def _rules() -> tuple[tuple[re.Pattern[str], str], ...]:
    table = tomllib.loads((files("onionskin.naming.entities") / "people.toml").read_text("utf-8"))
    return tuple((re.compile(pattern), made) for pattern, made in table["spelling"]["rules"])


@lru_cache(maxsize=1 << 17)
def sounded(word: str) -> str:
    """What spellings of one name in Latin letters share: *khrushchov* and *kruschev* have one key.

    For words as `people.folded` gives them. Not a pronunciation: only equality of two keys says something.
    """
    for pattern, made in _rules():
        word = pattern.sub(made, word)
    return word


@lru_cache(maxsize=1 << 17)
def skeleton(word: str) -> str:
    """The first letter of the key and its consonants: what is left where vowels are written as everyone likes."""
    key = sounded(word)
    return key[:1] + "".join(c for c in key[1:] if c not in "aeiou")


@cache
def _syllables() -> re.Pattern[str]:
    table = tomllib.loads((files("onionskin.naming.entities") / "people.toml").read_text("utf-8"))["syllable"]
    return re.compile(f"(?:{'|'.join(table['onsets'].split())})?(?:{'|'.join(table['rimes'].split())})")


@lru_cache(maxsize=1 << 16)
def vietnamese(word: str) -> bool:
    """Whether a folded word may be a syllable of Vietnamese, so that it need not be a misreading of another."""
    return _syllables().fullmatch(word) is not None
