"""Signs that no typist set where they stand: a tilde for a hyphen, a stroke or a dot for a blank, a comma in initials.

These are read from the signs themselves: what stands on both sides is words, and the sign between them is one that
stands between no words.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.lexicon import BEGINNINGS, frequency, is_word
from onionskin.record import Annotation, Emendation

TILDE = "confusion: ~ for -"
BLANK = "sign for a blank between words"
INITIALS = "confusion: figure or comma in initials"
_TILDE = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,30})(-?~-?)(?=([^\W\d_]{2,30}))")
_SIGN = re.compile(r"(?<![^\W\d_])([^\W\d_]{2,30})([_.:\u2019'*])([^\W\d_]{1,30})(?![^\W_]|\.[^\W_])")
_INITIALS = re.compile(r"(?<![\w.])[A-Z0-9](?:[.,]\s?[A-Z0-9]){1,4}[.,]?(?![\w])")
_FIGURES = str.maketrans({"0": "O", "5": "S", "8": "S", "1": "I", "6": "G", "$": "S", ",": "."})
HYPHEN = "confusion: - for a blank"
_HYPHEN = re.compile(r"(?<![\w-])([a-z]{2,})(-)([a-z]+)(?![\w-])")
LEAST = -12.5
"""Words at both sides of a sign are at least this frequent, one in 270,000."""
TIMES = 2
"""So often initials stand on a page as they should be, for those that have a figure or a comma to be known by them."""
_LISTS = tomllib.loads(Path(__file__).with_name("signs.toml").read_text("utf-8"))
_LEFT, _RIGHT = frozenset(_LISTS["hyphens"]["left"]), frozenset(_LISTS["hyphens"]["right"])
_TAILS, _HEADS = frozenset(_LISTS["points"]["tails"]), frozenset(_LISTS["points"]["heads"])
_PRINTED = frozenset(_LISTS["initials"]["printed"])


_SCRAPS = (
    (
        re.compile(r"(?<=[a-z,] )J(?= [a-z]{2,})|(?<=[a-z,]\n)J(?= [a-z]{2,})"), "I", "confusion: J for I",
        "“J” stands alone within a sentence that goes on in small letters, as only “I” does.",
    ),
    (
        re.compile(r"(?<=[a-z] )\+[o0](?= [a-z]{2,})"), "to", "confusion: + for t",
        "“+” stands for the letter that has its shape, before a single “o” between two words.",
    ),
)  # fmt: skip


def strange_signs(text: str, known: frozenset[str]) -> Iterator[Annotation]:
    """Emendations of signs, in the order of their kind."""
    for found in _TILDE.finditer(text):
        one, sign, other = found.groups()
        if all(is_word(part.lower()) or part.lower() in BEGINNINGS or part in known for part in (one, other)):
            evidence = (
                f"“{sign}” stands between “{one}” and “{other}”; a typewriter has no tilde, and a hyphen is meant."
            )
            hyphens = "-" * max(1, sign.count("-"))
            yield emended(found.span(2), Emendation(hyphens, "confusion", True, TILDE, evidence), 0.97)
    for pattern, reading, rule, evidence in _SCRAPS:
        for found in pattern.finditer(text):
            yield emended(found.span(), Emendation(reading, "confusion", True, rule, evidence), 0.92)
    yield from _hyphens(text)
    yield from _blanks(text)
    yield from _initials(text)


def _hyphens(text: str) -> Iterator[Annotation]:
    """Hyphens beside a small word that enters into no compound."""
    for found in _HYPHEN.finditer(text):
        one, _, other = found.groups()
        if (one in _LEFT or other in _RIGHT) and len(other) > 1 and other != "be" and is_word(one) and is_word(other):
            evidence = f"“{one}” and “{other}” make no compound, so the hyphen between them is a speck for a blank."
            yield emended(found.span(2), Emendation(" ", "joined_word", True, HYPHEN, evidence), 0.9)


def _blanks(text: str) -> Iterator[Annotation]:
    for found in _SIGN.finditer(text):
        one, sign, other = found.groups()
        if (
            not _are_words(one, other)
            or other.lower() in _TAILS
            or one.lower() in _HEADS
            or text[found.start() - 1 : found.start()] in (".", "_", "'", "\u2019")
        ):
            continue
        if sign != "_" and not other.islower():
            continue
        evidence = f"“{one}” and “{other}” are words, and “{sign}” stands between words only where a blank is meant."
        said = Emendation(" ", "joined_word", True, BLANK, evidence)
        yield emended((found.start(2), found.end(2)), said, 0.93)


def _are_words(one: str, other: str) -> bool:
    return (
        (one.islower() or one.istitle())
        and len(other) > 1
        and all(is_word(word.lower()) and frequency(word.lower()) > LEAST for word in (one, other))
    )


def _initials(text: str) -> Iterator[Annotation]:
    """Initials with a figure or a comma in them, where the page has them as they should be, or all papers do.

    Blanks between them are the typist's and stay; where they stand apart, a comma is left, too.
    """
    there = Counter(found[0] for found in _INITIALS.finditer(text))
    for found in _INITIALS.finditer(text):
        form = found[0]
        close = "".join(form.split())
        meant = close.translate(_FIGURES)
        meant += "" if meant.endswith(".") else "."
        times = there[meant]
        if not (times >= TIMES or meant in _PRINTED) or not any(map(str.isalpha, form)):
            continue
        if sum(map(str.isalpha, form)) * 2 < sum(map(str.isalnum, form)) and meant not in _PRINTED:
            continue
        end = found.end() if close[-1] == "." else found.start() + len(form.rstrip(".,"))
        reading = text[found.start() : end].translate(_FIGURES)
        if reading == text[found.start() : end] or (close != form and not any(map(str.isdigit, form))):
            continue
        known = f"stands {times} times on the page" if times else "is how these initials are printed"
        evidence = f"“{meant}” {known}; “{form}” is the same initials misread."
        yield emended((found.start(), end), Emendation(reading, "confusion", True, INITIALS, evidence), 0.93)
