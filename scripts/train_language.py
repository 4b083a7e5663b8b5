"""Trains the language model that repairs are judged by: words, which of them are names, pairs, letters.

    pip install symspellpy wordfreq        # two word lists, for this script alone
    ONIONSKIN_DATA=... python scripts/train_language.py

Writes `src/onionskin/reading/language/model.npz` and says what it is made of.

Sources: the texts of `scripts/corpus.py` (public domain); symspellpy's lists of English words and pairs (MIT; counts
of Google Books Ngrams, CC BY 3.0, over the SCOWL word list); wordfreq's frequencies (Apache-2.0, data CC BY-SA 4.0, of
which only rounded logarithms of the frequencies of words of the other sources are kept).
"""

from __future__ import annotations

import importlib.util
import math
import sys
from collections import Counter
from collections.abc import Iterable
from itertools import pairwise
from pathlib import Path

import numpy as np
from wordfreq import get_frequency_dict

from onionskin.reading.language import LETTERS, MODEL, PER_NAT, letter_codes, pair_key
from scripts.corpus import TOKEN, agreed, edited, records

LEAST_SEEN = {1: 10**9, 2: 25, 3: 12, 4: 4}
"""How often a word of one to four letters that only our texts have must stand in them; longer ones twice."""
SHORT_LEAST = {1: 1.0, 2: 1e-4, 3: 3e-5, 4: 2e-6, 5: 1e-7}
SHORT_SEEN = 3
"""A short word must be so frequent, or stand so often in texts that editors read, to count as a word at all."""
LEAST_PAIR = 2
SLOTS = 1 << 20


class Counts:
    """What is counted of running text."""

    def __init__(self) -> None:
        self.words: Counter[str] = Counter()
        self.capital: Counter[str] = Counter()
        self.small: Counter[str] = Counter()
        self.pairs: Counter[tuple[str, str]] = Counter()
        self.read: Counter[str] = Counter()
        """How often a word stands in what machines read and nobody corrected."""
        self.printed: Counter[tuple[str, bool]] = Counter()
        """How often editors print a word within a sentence, with a capital (True) and without."""

    def add(self, texts: Iterable[str], *, read: bool, printed: bool) -> None:
        for text in texts:
            tokens = TOKEN.findall(text)
            plain = [_plain(token) for token in tokens]
            self.pairs.update(pairwise(plain))
            for at, token in enumerate(tokens):
                if token[0].isalpha():
                    self.words[plain[at]] += 1
                    self.read[plain[at]] += read
                    # Where a sentence begins, and in a line of capitals, a capital letter tells nothing.
                    if at and tokens[at - 1] not in ".!?:;" and not (len(token) > 1 and token.isupper()):
                        (self.capital if token[0].isupper() else self.small)[plain[at]] += 1
                        self.printed[plain[at], token[0].isupper()] += printed


def _plain(token: str) -> str:
    if token[0].isalpha():
        return token.lower()
    return "0" if token[0].isdigit() else "."


def lists() -> tuple[dict[str, int], dict[tuple[str, str], int]]:
    """symspellpy's words and pairs with their counts."""
    spec = importlib.util.find_spec("symspellpy")
    if spec is None or spec.origin is None:
        sys.exit("Install symspellpy first: its word lists are a source of this model.")
    folder = Path(spec.origin).parent
    words, pairs = dict[str, int](), dict[tuple[str, str], int]()
    for line in (folder / "frequency_dictionary_en_82_765.txt").read_text("utf-8-sig").splitlines():
        word, count = line.split()
        words[word] = int(count)
    for line in (folder / "frequency_bigramdictionary_en_243_342.txt").read_text("utf-8-sig").splitlines():
        one, other, count = line.split()
        pairs[one, other] = int(count)
    return words, pairs


def chosen(counts: Counts, listed: dict[str, int], frequency: dict[str, float]) -> dict[str, float]:
    """The words and their frequency: what three sources say, the mean of those that know the word."""
    total, books = sum(counts.words.values()), sum(listed.values())
    found = {}
    for word in sorted({*listed, *counts.words}):
        seen = counts.words[word]
        if not word.isascii() or len(word) > 24 or not word.replace("'", "").isalpha():
            continue
        corrected = seen - counts.read[word]
        if word not in listed and corrected < LEAST_SEEN.get(len(word), 3) and not _name(counts, word):
            continue
        if corrected < SHORT_SEEN and frequency.get(word, 0) < SHORT_LEAST.get(len(word), 0):
            continue  # short odd words hide more misreadings than they explain
        if word in listed and seen < 2 and listed[word] / books > 30 * max(frequency.get(word, 0), 1e-8):
            continue  # so much commoner in scanned books than anywhere: a misreading that the scans repeat
        ours = (seen + 0.1) / total
        says = [ours, frequency.get(word, 1e-9), (listed.get(word, 0) + 1) / books]
        found[word] = sum(says) / 3
    return found


def _name(counts: Counts, word: str) -> bool:
    """Whether a word that only machines read may be taken for a name: often there, and nearly always with a capital."""
    return len(word) > 4 and counts.capital[word] >= 8 and counts.capital[word] > 19 * counts.small[word]


def _proper(counts: Counts, word: str) -> bool:
    """Whether a word has a capital as good as always: in all texts, or in those that editors read, if often there."""
    capital, small = counts.printed[word, True], counts.printed[word, False]
    if capital >= 6 and capital >= 200 * small:
        return True
    return counts.capital[word] >= 8 and counts.capital[word] >= 200 * counts.small[word]


def pairs_of(
    counts: Counts, listed: dict[tuple[str, str], int], words: dict[str, float]
) -> dict[tuple[str, str], float]:
    """For each pair worth keeping, the logarithm of how much oftener it stands than its words would by chance."""
    total = sum(counts.words.values())
    first, second = Counter[str](), Counter[str]()
    for (one, other), count in counts.pairs.items():
        first[one] += count
        second[other] += count
    known = {*words, "0", "."}
    found = {}
    for (one, other), count in counts.pairs.items():
        if one in known and other in known and count >= LEAST_PAIR:
            by_chance = first[one] * second[other] / total
            found[one, other] = math.log((count - 0.5) / by_chance)
    books = sum(listed.values()) * 1.6  # the list holds the commoner part of all pairs
    for (one, other), count in listed.items():
        if one in words and other in words:
            by_chance = words[one] * words[other] * books
            says = math.log(count / by_chance)
            mine = found.get((one, other))
            found[one, other] = says if mine is None else (says + mine) / 2
    return found


def letters_of(words: dict[str, float], frequency: dict[str, float]) -> np.ndarray:
    """The logarithm of each letter's probability after the three before it, over words as types."""
    grams = np.full((LETTERS,) * 4, 0.02)
    for word in {*words, *(w for w, f in frequency.items() if f > 2e-7 and w.isascii() and w.isalpha())}:
        codes = letter_codes(word)
        for at in range(3, len(codes)):
            grams[tuple(codes[at - 3 : at + 1])] += 1
    grams += 2.0 * grams.sum(axis=0, keepdims=True) / grams.sum(axis=(0, 3), keepdims=True)
    return np.log(grams / grams.sum(axis=3, keepdims=True))


def table(pairs: dict[tuple[str, str], float]) -> tuple[np.ndarray, np.ndarray]:
    """An open hash table: a tag of 16 bits and a value of 8 in each slot; a pair's place is within 8 of its hash."""
    tags, values = np.zeros(SLOTS, np.uint16), np.zeros(SLOTS, np.uint8)
    lost = 0
    for (one, other), says in sorted(pairs.items(), key=lambda item: -abs(item[1])):
        slot, tag = pair_key(one, other, SLOTS)
        for at in range(slot, slot + 8):
            if values[at % SLOTS] == 0:
                tags[at % SLOTS], values[at % SLOTS] = tag, _byte(says)
                break
        else:
            lost += 1
    print(f"{len(pairs)} pairs, of which {lost} found no slot")
    return tags, values


def _byte(says: float) -> int:
    return int(min(255, max(1, round(128 + says * PER_NAT))))


def main() -> None:
    counts = Counts()
    for source in (edited, agreed, records):
        before = sum(counts.words.values())
        counts.add(source(), read=source is records, printed=source is edited)
        print(f"{source.__name__}: {sum(counts.words.values()) - before} words")
    listed, listed_pairs = lists()
    frequency = get_frequency_dict("en", wordlist="large")
    words = chosen(counts, listed, frequency)
    small = {w for w in words if counts.small[w] >= 10 and counts.capital[w] <= counts.small[w] / 40}
    proper = {w for w in words if _proper(counts, w)}
    names = {w for w in words if counts.capital[w] >= 2 and counts.capital[w] > 9 * counts.small[w]}
    print(f"{len(words)} words, {len(names)} of them names, {len(small)} never with a capital")
    tags, values = table(pairs_of(counts, listed_pairs, words))
    order = sorted(words)
    np.savez_compressed(
        MODEL,
        words=np.frombuffer("\n".join(order).encode(), np.uint8),
        frequency=np.array([min(255, round(-math.log(words[w]) * 10)) for w in order], np.uint8),
        proper=np.array([w in proper for w in order]),
        small=np.array([w in small for w in order]),
        names=np.array([w in names for w in order]),
        tags=tags,
        values=values,
        letters=np.clip(np.round(-letters_of(words, frequency) * 16), 0, 255).astype(np.uint8),
    )
    print(f"{MODEL.name}: {MODEL.stat().st_size} bytes")


if __name__ == "__main__":
    main()
