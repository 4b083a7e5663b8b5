"""What counts as a word: the model's words, their inflections, what the collection itself repeats, and what is no
word but must be left alone all the same (codes, initials, numerals)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from onionskin.reading.language import language

ENDINGS = (
    "'s", "s'", "s", "es", "ed", "d", "ing", "er", "ers", "ly", "ness", "ment", "ments", "less", "like", "wise", "isms",
    "able", "ship", "ward", "wards", "fold", "ization", "ized", "izing", "'d", "n't", "'ll", "'ve", "'re",
)  # fmt: skip
BEGINNINGS = (
    "un", "re", "non", "anti", "pre", "over", "under", "sub", "inter", "counter", "mis", "dis", "out", "semi", "super",
    "trans", "multi", "para", "quasi", "neo", "ultra", "vice", "infra", "intra",
)  # fmt: skip
STEM = 4
"""Letters that a stem has at least: shorter ones, with an ending, look like anything."""
RARE = -13.5
"""A word must be more frequent than this, one in 730,000, to be known with a beginning before it."""
_CLITICS = frozenset({"'s", "s'", "'d", "'ll", "'ve", "'re"})
_ROMAN = re.compile(r"[ivxlcdm]+\Z", re.IGNORECASE)
_INITIALS = re.compile(r"(?:[^\W\d_]{1,3}\.)+[^\W\d_]{0,3}\Z")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th|d|s)\Z", re.IGNORECASE)


@lru_cache(maxsize=200_000)
def is_word(low: str) -> bool:
    """Whether this form, in lower case, is a word of the model, or one with an ending or a beginning."""
    known = language().frequency
    if low in known:
        return True
    return any(_inflected(low, ending) for ending in ENDINGS if low.endswith(ending)) or any(
        known.get(low[len(one) :], RARE) > RARE
        for one in BEGINNINGS
        if low.startswith(one) and len(low) > len(one) + STEM
    )


def _inflected(low: str, ending: str) -> bool:
    """Whether a form is a word that is not rare with an ending: a final e gone, y become i, a letter doubled."""
    known = language().frequency
    stem = low[: -len(ending)]
    if len(stem) < STEM:
        return ending in _CLITICS and stem in known
    forms = [stem, f"{stem}e"] if ending[0] in "ei" else [stem]
    if stem[-1] == "i":
        forms.append(f"{stem[:-1]}y")
    if stem[-1] == stem[-2] and ending in ("ed", "ing", "er", "ers"):
        forms.append(stem[:-1])
    return any(known.get(form, RARE) > RARE for form in forms)


def left_alone(form: str) -> bool:
    """Whether a form is no word that could be misread, but a number, a numeral, initials or a code."""
    letters = sum(map(str.isalpha, form))
    figures = sum(map(str.isdigit, form))
    if "\u2019\u2019" in form or letters < 2 or figures > letters or (figures and letters < 3):
        return True
    return bool(_ROMAN.match(form) or _INITIALS.match(form) or _ORDINAL.match(form))


def frequency(low: str) -> float:
    """The natural logarithm of a form's frequency as any list has it, wordfreq's long one with its slips among them."""
    import math

    found = language().frequency.get(low)
    if found is not None:
        return found
    seen = _everything().get(low, 0.0)
    return math.log(seen) if seen else -30.0


@cache
def _everything() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict  # a fifth of a second, which a run with nothing to read need not wait

    return get_frequency_dict("en", wordlist="large")
