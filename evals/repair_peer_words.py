"""What a peer makes of words, one by one; run by `repair_peers.py` with the interpreter that has the peer.

    python evals/repair_peer_words.py symspell < words.json > corrections.json

Reads a list of words and writes an object: each word and what the peer would have in its place. Peers are taken as
their own documentation has them used: the first suggestion of every word they do not know. Capitals are given back.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Corrections = dict[str, str]


def symspell(words: Iterable[str]) -> Corrections:
    """symspellpy with its own dictionary, edit distance 2, the top suggestion."""
    import symspellpy

    speller = symspellpy.SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    speller.load_dictionary(str(Path(symspellpy.__file__).with_name("frequency_dictionary_en_82_765.txt")), 0, 1)
    top = symspellpy.Verbosity.TOP
    return {
        word: speller.lookup(word.lower(), top, max_edit_distance=2, include_unknown=True)[0].term for word in words
    }


def pyspellchecker(words: Iterable[str]) -> Corrections:
    """pyspellchecker, English, edit distance 1: with 2 it takes seconds a word."""
    import spellchecker

    speller = spellchecker.SpellChecker(distance=1)
    return {word: speller.correction(word.lower()) or word for word in words}


def hunspell(words: Iterable[str]) -> Corrections:
    """The hunspell command with en_US, the first suggestion; it answers `*`, `+`, `-`, `&` or `#` to each word."""
    asked = [word for word in words if word.isalpha()]
    spoken = subprocess.run(
        ["hunspell", "-a", "-d", "en_US", "-i", "utf-8"],
        input="".join(f"^{word}\n" for word in asked),
        capture_output=True, text=True, encoding="utf-8", check=True,
    ).stdout.split("\n")[1:]  # fmt: skip
    answers = [line for line in spoken if line]
    return {
        word: line.split(": ", 1)[1].split(", ")[0] if line[0] == "&" else word
        for word, line in zip(asked, answers, strict=True)
    }


PEERS: dict[str, Callable[[Iterable[str]], Corrections]] = {
    "symspell": symspell, "pyspellchecker": pyspellchecker, "hunspell": hunspell,
}  # fmt: skip


def shaped(word: str, other: str) -> str:
    """The correction in the capitals of the word."""
    if other.lower() == word.lower():
        return word
    if word.isupper() and len(word) > 1:
        return other.upper()
    return other[:1].upper() + other[1:] if word[0].isupper() else other


def main() -> None:
    words = json.load(sys.stdin)
    json.dump({word: shaped(word, other) for word, other in PEERS[sys.argv[1]](words).items()}, sys.stdout)


if __name__ == "__main__":
    main()
