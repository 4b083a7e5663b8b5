"""How well each line of a reading reads: a score that falls as the share of wrongly read words rises.

A page's score says which pages to read again; a line's says where on a page a reader should look at the image. It is
told from the letters alone: words that are known, forms that no one spells so, specks and odd signs.
"""

from __future__ import annotations

import re

from onionskin.reading.language import language
from onionskin.reading.legibility import ODD
from onionskin.reading.repair.lexicon import is_word, left_alone
from onionskin.record import Transcription

PRIOR = 6.0
"""Letters of known words that every line is given, so that one strange name does not damn a short line."""
SPELLED = -2.3
"""The mean logarithm of a letter's chance in forms that may be names; below, a form reads like noise."""
SPECK = 2.0
"""What a single letter or sign that stands alone weighs, in letters."""
_FORM = re.compile(r"[^\s]+")
_EDGE = ".,;:!?()[]\"'\u201c\u201d\u2018\u2019-\u2013\u2014/&$%*"


def line_legibility(reading: Transcription) -> tuple[float | None, ...]:
    """One score from 0 (noise) to 1 for each line of the text, None for lines without print; to three decimals."""
    return tuple(_score(reading.text[start:end]) for start, end in reading.lines())


def _score(line: str) -> float | None:
    pieces = _FORM.findall(line)
    if not pieces:
        return None
    good, weighed = PRIOR, PRIOR
    for piece in pieces:
        for form in re.split(r"[-\u2013\u2014/]+", piece):
            worth, weight = _worth(form)
            good += worth * weight
            weighed += weight
    odd = len(ODD.findall(line)) / len(line)
    return round(good / weighed * max(0.0, 1 - 3 * odd), 3)


def _worth(piece: str) -> tuple[float, float]:
    """How much of a form reads as language, from 0 to 1, and what it weighs."""
    form = piece.strip(_EDGE)
    low = form.lower().replace("\u2019", "'")
    if not form:
        return 0.0, SPECK if len(piece) > 1 and not set(piece) <= set(".-\u2013\u2014*") else 0.0
    if form.isdigit():
        return 1.0, len(form) / 2
    if is_word(low):
        return (1.0, float(len(form))) if len(form) > 1 or form in "aAI" else (0.5, SPECK)
    if len(form) == 1:
        return 0.2, SPECK
    if left_alone(form):
        return 0.6, len(form) / 2
    spelled = language().letters(low) / (len(form) + 1)
    shaped = form[0].isupper() and (form[1:].islower() or form.isupper())
    worth = 0.6 if spelled > SPELLED and shaped else 0.25 if spelled > SPELLED or shaped else 0.0
    return worth, float(len(form))
