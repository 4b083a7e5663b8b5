"""Letters within what the craft of markings has read: a banner's level misread, a stamp's year with a blank in it.

What a marking says is known from its form, its place and the other pages of the item, not from the letters alone; so
its letters may be mended towards it. Figures are mended only where the stamp's own fields give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.lexicon import is_word
from onionskin.record import Annotation, Annotations, Emendation, Mark, Span

BLANK = "blank within a figure of a stamp"
BANNER = "word of a banner"
WRONG = 3
"""At most one of so many letters of a banner's word is wrong."""
PIECES, GAP = 12, 2
"""Into so many pieces a banner's word may be torn, with so many blanks between two."""
_WORD = re.compile(r"[^\W_]+")


def marked_letters(text: str, marks: Annotations) -> Iterator[Annotation]:
    """Emendations within banners and release stamps."""
    for mark in marks:
        if isinstance(mark.target, Span) and isinstance(mark.body, Mark):
            if mark.body.kind == "classification_banner":
                yield from _banner(text, mark.target, mark.body)
            elif mark.body.kind in ("declass_stamp", "release_stamp"):
                yield from _stamp(text, mark.target, mark.body)


def _banner(text: str, span: Span, mark: Mark) -> Iterator[Annotation]:
    caveats = mark.value.get("caveats") or ()
    said = [str(mark.value.get("level") or ""), *(caveats if isinstance(caveats, tuple) else ())]
    wanted = [word for one in said for word in one.split()]
    printed = list(_WORD.finditer(text, span.start, span.end))
    there = {found[0].upper() for found in printed}
    for word in wanted:
        pieces = () if word in there else _misread(text, printed, word, wanted)
        if pieces:
            start, end = pieces[0].start(), pieces[-1].end()
            form = text[start:end]
            letters = [sign for sign in form if sign.isalpha()]
            reading = word if sum(map(str.isupper, letters)) > len(letters) / 2 else word.capitalize()
            banner = f"The line is a banner of {' '.join(said)}, as the craft of markings reads it"
            evidence = f"{banner}; “{form}” is its “{reading}”."
            kind = "confusion" if len(pieces) == 1 else "split_word"
            yield emended((start, end), Emendation(reading, kind, True, BANNER, evidence), 0.95)


def _misread(text: str, printed: list[re.Match[str]], word: str, wanted: list[str]) -> tuple[re.Match[str], ...]:
    """The one place that a word of a banner stands at, misread or torn: `TOP SE RET`; () where none or more may be it.

    What stands there is no other word: the form may say the caveat in words of its own, as FOREIGN for NOFORN.
    """
    found: dict[tuple[re.Match[str], ...], int] = {}
    for at in range(len(printed)):
        for pieces in (tuple(printed[at:until]) for until in range(at + 1, min(at + PIECES, len(printed)) + 1)):
            form = "".join(piece[0] for piece in pieces).upper()
            gaps = (text[one.end() : other.start()] for one, other in pairwise(pieces))
            if any(gap.strip(" ") or len(gap) > GAP for gap in gaps):
                break
            wrong = Levenshtein.distance(form, word)
            other = any(piece[0].upper() in wanted or is_word(piece[0].lower()) for piece in pieces)
            if wrong * WRONG <= len(word) and not (wrong and other):
                found[pieces] = wrong
    least = min(found.values(), default=0)
    best = [pieces for pieces, wrong in found.items() if wrong == least]
    return best[0] if len(best) == 1 else ()


def _stamp(text: str, span: Span, mark: Mark) -> Iterator[Annotation]:
    for field in ("date", "section", "project"):
        value = mark.value.get(field)
        figures = re.sub(r"\D", "", str(value or ""))
        if not isinstance(value, str) or len(figures) < 3 or not value.isdigit():
            continue
        apart = re.compile(r"(?<!\w)" + r"[ ]?".join(_sign(sign) for sign in value) + r"(?!\w)")
        for found in apart.finditer(text, span.start, span.end):
            if found[0] != value:
                evidence = f"The stamp's {field} is {value}, as the craft of markings reads it."
                yield emended(found.span(), Emendation(value, "split_word", True, BLANK, evidence), 0.97)


def _sign(figure: str) -> str:
    return {"1": r"[1Il|]", "0": "[0Oo]"}.get(figure, figure)
