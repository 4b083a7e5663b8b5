"""How well a reading reads, and which of a page's readings is read. Nothing is overwritten: all are kept.

The score is the share of what was read that is language, by letters: words that wordfreq knows count whole, words
that may be names half; numbers, initials and abbreviations are no evidence either way. It is lowered by odd
characters, by the reader's own doubt, and by words that another reading of the page has and this one has not.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from onionskin.record import Legibility, Transcription

EXACT = "text"
"""The reader that is the file itself: no machine looked at an image, so nothing reads better."""
KNOWN = {1: 1e-3, 2: 2e-5, 3: 5e-6}
"""The least frequency of a word of one, two and three letters, for short noise is in every word list (`ee`, `iy`)."""
KNOWN_LONG = 2e-8
"""The least frequency of a longer word: about once in fifty million."""
ODD = re.compile(r"[^\w\s.,;:'\"()\[\]/&$%#*+=?!@\u2018\u2019\u201c\u201d\u2013\u2014\u00a7\u2588-]|_{1,2}(?!_)(?<!__)")
LETTERS = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")
DOUBT, LACK = 0.4, 0.3
"""How much a reader's own doubt counts, and how much the words that another reading has and this one has not. Swept on
four readings of 88 specimens and three of 1,657 pages of the Pentagon Papers: of doubt 0, 0.2, 0.4, 0.6 the rank
correlation with right characters is 0.49, 0.64, 0.70, 0.72 and with agreed words 0.89, 0.88, 0.87, 0.86; the words
lost by what is chosen are 1.06, 1.03, 0.94, 0.86 % where the lack of words counts 0.8, 0.5, 0.3, 0.1."""
UNSURE_UNKNOWN = 0.9
"""The mean confidence that stands in for one that a reader did not give: what Tesseract says of clear typescript."""


def legibility(given: tuple[Transcription, ...], ocr: tuple[Transcription, ...]) -> tuple[Legibility, ...]:
    """One for each reading, in the order given, then OCR; score from 0 to 1 rounded to three decimals."""
    readings = (*given, *ocr)
    counts = [_counted(reading.text) for reading in readings]
    most = max((known for known, _, _ in counts), default=0.0)
    return tuple(_judged(reading, count, most) for reading, count in zip(readings, counts, strict=True))


def choose(
    given: tuple[Transcription, ...], ocr: tuple[Transcription, ...], legibility: tuple[Legibility, ...]
) -> Transcription:
    """The reading that is read: an exact text if there is one, else the most legible, and of equals the first.

    `legibility` answers to `given` and then `ocr`, in order. Transcription("none", "") where there is no reading.
    """
    readings = (*given, *ocr)
    for reading in readings:
        if reading.reader == EXACT:
            return reading
    scores = [judged.score for judged in legibility]
    ranked = sorted(zip(scores, range(len(readings)), strict=True), key=lambda pair: (-pair[0], pair[1]))
    return readings[ranked[0][1]] if ranked else Transcription("none", "")


def _counted(text: str) -> tuple[float, float, float]:
    """Letters in known words, letters that are evidence, and the share of odd characters."""
    known = weighed = 0.0
    for token in text.split():
        good, weight = _token(token)
        known += good
        weighed += weight
    ink = len(text) - text.count(" ") - text.count("\n")
    return known, weighed, len(ODD.findall(text)) / ink if ink else 0.0


def _judged(reading: Transcription, counted: tuple[float, float, float], most: float) -> Legibility:
    known, weighed, odd = counted
    if not reading.text.strip():
        return Legibility(reading.reader, 0.0, "Nothing was read.")
    # Four letters each way: one word alone neither makes a page legible nor damns it.
    share = (known + 4) / (weighed + 8)
    certs = [word.cert for word in reading.words if word.cert is not None]
    cert = sum(certs) / len(certs) if certs else UNSURE_UNKNOWN
    whole = known / most if most else 1.0
    score = share * max(0.0, 1 - 2 * odd) * (1 - DOUBT + DOUBT * cert) * (1 - LACK + LACK * whole)
    return Legibility(reading.reader, round(min(1.0, score), 3), _reason(known, weighed, odd, whole))


def _reason(known: float, weighed: float, odd: float, whole: float) -> str:
    if not weighed:
        return "There are numbers and signs, and no words to judge by."
    said = f"{100 * known / weighed:.0f} % of the letters stand in words"
    if odd >= 0.02:
        said += f", {100 * odd:.0f} % of the characters are odd"
    if whole < 0.9:
        said += f", and another reading has {100 * (1 - whole):.0f} % more of them"
    return said + "."


@lru_cache(maxsize=200_000)
def _token(token: str) -> tuple[float, float]:
    """Letters in known words, and letters that are evidence, of one token between blanks."""
    known = weighed = 0.0
    parts = LETTERS.findall(token)
    digits = any(char.isdigit() for char in token)
    for part in parts:
        if (digits or "." in token) and len(part) <= 3:
            continue
        size = len(part)
        good = _worth(part)
        if good is not None:
            known += good * size
            weighed += size
    if not parts and not digits and len(token) > 1 and not re.fullmatch(r"[-_.*=\u2013\u2014\u2588]+", token):
        weighed += len(token)
    return known, weighed


def _worth(part: str) -> float | None:
    """1 for a word, a half for what may be a name, 0 for noise; None for what tells nothing."""
    if _frequency().get(part.lower().replace("\u2019", "'"), 0.0) >= KNOWN.get(len(part), KNOWN_LONG):
        return 1.0
    if part.isupper() and len(part) <= 6:
        return None
    shaped = part[0].isupper() and (part[1:].islower() or part.isupper()) and len(part) >= 4
    return 0.5 if shaped and re.search(r"[aeiouyAEIOUY]", part) else 0.0


@cache
def _frequency() -> Mapping[str, float]:
    from wordfreq import get_frequency_dict  # a fifth of a second, which a run with nothing to read need not wait

    return get_frequency_dict("en", wordlist="large")
