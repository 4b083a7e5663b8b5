"""The stage `forms`, and what a collection makes of it: forms that so many of its pages have that they count as words.

An item says which of its forms are no words of the model, and on how many pages each is. Counted over all items, a
form that is on enough pages is a word of the collection, unless it is what a reader makes of a word, or of a form that
far more pages have. It is the item's own only where the item repeats it (see `repeated`).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from string import ascii_lowercase

from onionskin.reading.confusion import ADDED, FAR, LOST, STRANGE, misreadings
from onionskin.reading.language import language
from onionskin.reading.repair.lexicon import is_word
from onionskin.reading.repeated import LEAST, LIKELY, TIMES
from onionskin.record import Transcription

VERSION = 1
"""Raised when other forms count as words of a collection though the counts are the same."""
MOST = 2000
"""Forms that an item tells, those on most of its pages first."""
SHORTEST, LONGEST = 3, 30
"""Letters: shorter forms are mostly specks and pieces of words."""
ILLEGIBLE = 0.2
"""A page of which more forms than this are no words is no witness. Swept 0.1 to 1: without it, three times as many of
the forms that count as words are in no other reading of their pages."""
FIRST, GROWTH, FURTHER = 100, 1.63, 4
"""So many pages may a collection have for LEAST to be enough; with each FURTHER times as many, GROWTH times as many are
asked for. Of forms on three pages one in nine is in no other reading of its pages where there are 400 pages, one in
five where there are 1,800 (118 forms, 25 of them misread); of those on as many as are asked for, next to none."""
MEANT = -17.0
"""A form is none, however often it is there, where the chance of a word and of its misreading, as logarithms, are above
this together. Swept -22 to -14: of forms on five pages, 35 of which other engines have and 3 that none has are left."""
_FORM = re.compile(r"(?<![\w'\u2019])(?<!-\s)[^\W\d_]++(?:['\u2019][^\W\d_]++)?+(?!\w|-\s)")
"""A run of letters that stands free: no figure touches it, and it is no piece of a word that a hyphen parts."""

Forms = tuple[tuple[str, int], ...]
"""Forms, each with the number of pages it is on."""


def strange_forms(readings: Iterable[Transcription]) -> Forms:
    """The stage `forms`: forms of an item, with their capitals, that are no words of the model, each with the number of
    legible pages it is on; in the order of the alphabet."""
    pages: Counter[str] = Counter()
    for reading in readings:
        pages.update(_told(reading.text))
    ranked = sorted(pages.items(), key=lambda item: (-item[1], item[0]))[:MOST]
    return tuple(sorted(ranked))


def _told(text: str) -> set[str]:
    """The forms of one page; none where the page is illegible."""
    forms = [form for form in _FORM.findall(text) if len(form) > 1]
    strange = [form for form in forms if not is_word(form.lower().replace("\u2019", "'"))]
    if len(strange) > ILLEGIBLE * len(forms):
        return set()
    return {form for form in strange if _may_be(form)}


def _may_be(form: str) -> bool:
    """Whether a form is shaped as a word, a name or initials are, and is not one letter over and over."""
    shaped = form.islower() or form.isupper() or form[0].isupper()
    return SHORTEST <= len(form) <= LONGEST and shaped and len(set(form.lower())) > 1


def shared(forms: Forms) -> Iterator[str]:
    """The forms of an item that it does not repeat itself: of these the collection may say that they are words."""
    return (form for form, pages in forms if pages < LEAST)


def enough(pages: int) -> int:
    """On how many pages of a collection of `pages` a form must be to count as a word of it."""
    steps = 0
    while pages > FIRST * FURTHER**steps:
        steps += 1
    return round(LEAST * GROWTH**steps)


def collection_words(forms: Mapping[str, int], pages: int) -> frozenset[str]:
    """Those of a collection's forms that count as its words.

    `forms` are those on LEAST pages or more, with the number; `pages` how many the collection has.
    """
    least = enough(pages)
    return frozenset(form for form, count in forms.items() if count >= least and not _misread(form, forms))


def _misread(form: str, forms: Mapping[str, int]) -> bool:
    """Whether a form is likely what a reader makes of a word, or of another form that far more pages have."""
    if form.islower() and forms.get(form.capitalize(), 0) >= forms[form]:
        return True
    known = language().frequency
    for meant, chance in misreadings(form, most=1 << 30):
        if chance >= LIKELY and forms.get(meant, 0) >= TIMES * forms[form]:
            return True
        if known.get(meant.lower(), FAR) + chance > MEANT:
            return True
    return any(known.get(meant, FAR) + chance > MEANT for meant, chance in _edits(form.lower()))


def _edits(low: str) -> Iterator[tuple[str, float]]:
    """What a form may have been before any one letter was lost, added, or taken for any other; with the chance."""
    for at in range(len(low) + 1):
        head, tail = low[:at], low[at:]
        if tail:
            yield head + tail[1:], ADDED
        for letter in ascii_lowercase:
            yield head + letter + tail, LOST
            if tail:
                yield head + letter + tail[1:], STRANGE
