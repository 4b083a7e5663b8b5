"""The stage `words`: forms that an item repeats, and which therefore count as words of it.

Names, initials and terms of a collection stand in no dictionary. A form that several pages have is no slip of a
reader, unless it is what the reader makes again and again of a form that far more pages have: `Iaos` beside Laos.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from onionskin.reading.confusion import likelihood
from onionskin.reading.language import language
from onionskin.record import Transcription

LEAST = 3
"""On so many pages of an item a form is its own."""
TIMES = 3
"""A form that a misread form is taken for is on so many times the pages; thrice that if the model has the form."""
LIKELY = -6.6
"""And one edit that the table of confusions knows makes the one of the other."""
MOST = 5000
"""Forms that are told, the most frequent first."""
_FORM = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)?")


def repeated_words(readings: tuple[Transcription, ...]) -> tuple[str, ...]:
    """Forms, with their capitals, on three pages or more of an item that the language model does not have as common
    words; in the order of the alphabet."""
    pages: Counter[str] = Counter()
    for reading in readings:
        pages.update({form for form in _FORM.findall(reading.text) if _may_be(form)})
    reader = readings[0].reader if readings else ""
    common = {form: count for form, count in pages.items() if count >= LEAST}
    by_shape: dict[str, list[str]] = defaultdict(list)
    for form in common:
        for key in _keys(form):
            by_shape[key].append(form)
    own = [form for form in common if not _plain_word(form) and not _misread(form, common, (by_shape, reader))]
    ranked = sorted(own, key=lambda form: (-common[form], form))[:MOST]
    return tuple(sorted(ranked))


def _may_be(form: str) -> bool:
    """Whether a form is shaped as a word, a name or initials are; two letters only as a name."""
    shaped = form.islower() or form.isupper() or form[0].isupper()
    return (3 <= len(form) <= 30 and shaped) or (len(form) == 2 and form.istitle())


def _plain_word(form: str) -> bool:
    """Whether the model has the form as a word that is no name: it needs no telling."""
    low = form.lower()
    return low in language().frequency and low not in language().names and (form.islower() or form.istitle())


def _misread(form: str, pages: Counter[str] | dict[str, int], near: tuple[dict[str, list[str]], str]) -> bool:
    """Whether a form is what the reader makes of another that far more pages have."""
    by_shape, reader = near
    known = language().frequency
    times = TIMES * 3 if form.lower() in known and not form.islower() else TIMES
    if form.islower() and pages.get(form.capitalize(), 0) >= pages[form]:
        return True
    for key in _keys(form):
        for other in by_shape[key]:
            least = pages[form] * (1 if other.lower() in known and form.lower() not in known else times)
            if other != form and pages[other] >= least and likelihood(form, other, reader) >= LIKELY:
                return True
    return False


def _keys(form: str) -> set[str]:
    """What is left of a form when one letter, or none, is struck out: near forms share one."""
    return {form, *(form[:at] + form[at + 1 :] for at in range(len(form)))}
