"""How likely a word is, alone and beside its neighbours, and how likely a run of letters is a word at all.

The model is one file of some 4 MB, made by `scripts/train_language.py` from public-domain texts and two word lists;
it is read once a process. All logarithms are natural.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path
from zlib import crc32

import numpy as np

MODEL = Path(__file__).with_name("model.npz")
PER_NAT = 12
"""Steps of a kept pair's value to one natural logarithm."""
LETTERS = 28
"""The letters, the apostrophe, and whatever else; a word is set between others of the last."""
UNSEEN = 0.35
"""How much of its expected count a pair that was never seen keeps. Swept 0.1 to 1 on the training parts."""
_SIZE = 2_000_000
"""Words of running text in the model's own texts: what `expected` counts of a pair are of."""


def letter_codes(word: str) -> list[int]:
    """The letters of a word as numbers, three blanks before and one behind."""
    codes = [ord(sign) - 97 if "a" <= sign <= "z" else 26 if sign == "'" else 27 for sign in word]
    return [27, 27, 27, *codes, 27]


def pair_key(one: str, other: str, slots: int) -> tuple[int, int]:
    """The slot where a pair's search begins, and its tag."""
    return crc32(f"{one} {other}".encode()) % slots, crc32(f"{other}\t{one}".encode()) >> 16


class Language:
    """The model, opened.

    `names` are words that texts have with a capital in nine places of ten, `proper` those that have it as good as
    always, `small` those that editors print with a small letter, within a sentence, in all but one of forty places.
    """

    def __init__(self) -> None:
        """Reads the model's file: a tenth of a second."""
        with np.load(MODEL) as model:
            words = model["words"].tobytes().decode().split("\n")
            cost = (model["frequency"].astype(float) / -10).tolist()
            self.frequency: dict[str, float] = dict(zip(words, cost, strict=True))
            self.names, self.proper, self.small = (
                frozenset(word for word, is_so in zip(words, model[name].tolist(), strict=True) if is_so)
                for name in ("names", "proper", "small")
            )
            self._tags = model["tags"].data
            self._values = model["values"].data
            self._letters = np.ascontiguousarray(model["letters"]).reshape(-1).data

    def pair(self, one: str, other: str) -> float:
        """The logarithm of how much oftener `other` follows `one` than chance would have it.

        Both in lower case; `0` stands for a number, `.` for the end of a sentence. A pair of common words that was
        never seen is so much the less likely; of rare ones nothing is known, and the answer is 0.
        """
        return _pair(self, one, other)

    def letters(self, word: str) -> float:
        """The logarithm of the chance that a word not known otherwise is spelled like this, in lower case."""
        codes, total, at = letter_codes(word), 0, 0
        at = (codes[0] * LETTERS + codes[1]) * LETTERS + codes[2]
        for code in codes[3:]:
            at = (at % LETTERS**3) * LETTERS + code
            total += self._letters[at]
        return -total / 16


@lru_cache(maxsize=200_000)
def _pair(language: Language, one: str, other: str) -> float:
    slots = len(language._values)
    slot, tag = pair_key(one, other, slots)
    for at in range(slot, slot + 8):
        value = language._values[at % slots]
        if value == 0:
            break
        if language._tags[at % slots] == tag:
            return float(value - 128) / PER_NAT
    expected = _SIZE * np.exp(language.frequency.get(one, -18.0) + language.frequency.get(other, -18.0))
    return -float(np.log1p(expected * UNSEEN))


@cache
def language() -> Language:
    """The model, read once a process."""
    return Language()
