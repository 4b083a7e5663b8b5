"""Letters within what the craft of markings has read: a banner's level misread, a stamp's year with a blank in it.

What a marking says is known from its form, its place and the other pages of the item, not from the letters alone; so
its letters may be mended towards it. Figures are mended only where the stamp's own fields give them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.words import confusion_rule
from onionskin.record import Annotation, Annotations, Emendation, Mark, Span

BLANK = "blank within a figure of a stamp"
ALIKE = 60.0
"""How alike (rapidfuzz's ratio) a banner's word must be to the word it is read as."""
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
        if word in there:
            continue
        near = [
            found for found in printed if found[0].upper() not in wanted and fuzz.ratio(found[0].upper(), word) >= ALIKE
        ]
        if len(near) == 1 and not _goes_on(text, near[0], word):
            form = near[0][0]
            reading = word if sum(map(str.isupper, form)) > len(form) / 2 else word.capitalize()
            banner = f"The line is a banner of {' '.join(said)}, as the craft of markings reads it"
            evidence = f"{banner}; “{form}” is its “{reading}”."
            made = Emendation(reading, "confusion", True, confusion_rule(form, reading), evidence)
            yield emended(near[0].span(), made, 0.95)


def _goes_on(text: str, found: re.Match[str], word: str) -> bool:
    """Whether the letters behind a form are those that it lacks of the word: `Sensi ti ve` is not one misread form."""
    behind = _WORD.search(text, found.end(), found.end() + len(word))
    size = len(found[0])
    return behind is not None and found[0].upper() == word[:size] and word[size:].startswith(behind[0].upper())


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
