"""Whether a word may be a name that was misread: one letter taken for another that looks like it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from onionskin.naming.lists import lexicon


def misread_of(word: str, name: str) -> bool:
    """Whether a reader may have seen `word` where `name` stands.

    They differ in one letter of the same look, or in one thin letter that is left out or put in before the last: what
    differs at the end is another word (*Annamites*), and letters of another look are another name.
    """
    shorter, longer = sorted((word, name), key=len)
    at = next((n for n, letter in enumerate(shorter) if letter != longer[n]), len(shorter))
    if len(word) == len(name):
        return at < len(word) and word[at + 1 :] == name[at + 1 :] and alike(word[at], name[at])
    thin = at < len(shorter) and longer[at].lower() in lexicon()["thin"]
    return len(longer) - len(shorter) == 1 and thin and longer[at + 1 :] == shorter[at:]


def misreadings(word: str) -> Iterator[str]:
    """Words of small letters of which a word may be a misreading, a letter for a letter."""
    for at, letter in enumerate(word):
        for other in _alike().get(letter, ""):
            yield word[:at] + other + word[at + 1 :]
            yield word[:at] + other.lower() + word[at + 1 :]


def alike(one: str, other: str) -> bool:
    """Whether two letters look alike in typescript."""
    return other in _alike().get(one, "")


@cache
def _alike() -> dict[str, str]:
    return {letter: "".join(sorted({*"".join(g for g in lexicon()["look"] if letter in g)} - {letter}))
            for letter in {*"".join(lexicon()["look"])}}  # fmt: skip
