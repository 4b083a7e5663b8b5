"""Letters among figures: `195h` for 1954, `l958` for 1958, where the letter can only be one figure.

A number is never repaired by what it ought to be. But a letter among figures is no number, and where the reader makes
that letter of one figure and of no other, the figure is known from the table (`confusion/figures.toml`). The emendation
is made where the figures are a year or the day of a month; elsewhere it is told as a suspicion.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onionskin.reading.confusion import figures
from onionskin.reading.repair.emend import emended
from onionskin.reading.repair.tokens import SIGNS
from onionskin.reading.repair.words import confusion_rule
from onionskin.record import Annotation, Emendation

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    r"|Nov(?:ember)?|Dec(?:ember)?)"
)
_NUMBER = re.compile(rf"(?<![\w.,$/-])(?=[^\W_{re.escape(SIGNS)}]*\d)[^\W_]{{2,4}}(?![\w$]|\.\d)")
_BEFORE_MONTH = re.compile(rf"[ \n]{_MONTH}\b", re.IGNORECASE)
_BEHIND_MONTH = re.compile(rf"{_MONTH}\.?[ \n]\Z", re.IGNORECASE)
_YEAR = re.compile(r"1[789]\d\d")
_DAY = re.compile(r"[1-9]|[12]\d|3[01]")


_ORDINAL = re.compile(r"(?<![\w.,$/-])([\dlIOo]{1,3})(st|nd|rd|th)(?![\w$])")
_RIGHT = {
    "st": re.compile(r"[2-9]?1|\d[02-9]1"), "nd": re.compile(r"[2-9]?2|\d[02-9]2"),
    "rd": re.compile(r"[2-9]?3|\d[02-9]3"), "th": re.compile(r"\d?1[1-3]|\d{0,2}[04-9]"),
}  # fmt: skip


def letters_among_figures(text: str, reader: str) -> Iterator[Annotation]:
    """Emendations of numbers of up to four signs that are not all figures, and have at least one."""
    table = figures(reader)
    for found in _ORDINAL.finditer(text):
        meant = "".join(table.get(sign, sign) for sign in found[1])
        if meant != found[1] and meant.isdigit() and _RIGHT[found[2]].fullmatch(meant):
            evidence = f"“{found[0]}” is no word and no number; with figures it is the ordinal {meant}{found[2]}."
            said = Emendation(meant + found[2], "confusion", True, confusion_rule(found[1], meant), evidence)
            yield emended(found.span(), said, 0.95)
    for found in _NUMBER.finditer(text):
        form = found[0]
        if form.isdigit():
            continue
        meant = "".join(table.get(sign, sign) for sign in form)
        if not (meant.isdigit() and meant.isascii()) or sum(map(str.isdigit, form)) * 2 < len(form):
            continue
        place = _place(text, found, meant)
        letters = ", ".join(sorted({f"“{sign}” for {table[sign]}" for sign in form if sign in table}))
        evidence = f"“{form}” is no number; this reader has {letters} and for no other figure"
        evidence += f", and it stands as {place}." if place else "."
        said = Emendation(meant, "confusion", bool(place), confusion_rule(form, meant), evidence)
        yield emended(found.span(), said, 0.93 if place else 0.6)


def _place(text: str, found: re.Match[str], meant: str) -> str:
    """What the figures are by the words beside them; empty where nothing tells."""
    if _YEAR.fullmatch(meant) and found[0][1] in "789":
        return "a year"
    beside = _BEFORE_MONTH.match(text, found.end()) or _BEHIND_MONTH.search(
        text, max(0, found.start() - 12), found.start()
    )
    return "the day of a month" if beside and _DAY.fullmatch(meant) else ""
