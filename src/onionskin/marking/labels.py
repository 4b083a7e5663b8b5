"""Labels of pages: what a printed number says, and what number of a series it is."""

from __future__ import annotations

import re
from dataclasses import dataclass

SPECKS = " \t.,;:'\"`°*•·_~^‘’“”[](){}<>|\\/«»-–—=+¢©®§#%"
"""Dirt, and the strokes that are drawn around a number."""
_SET_OFF = re.compile(r"[-–—~]{1,2}\s{0,3}(\d{1,4})\s{0,3}[-–—~]{1,2}")
_SPOKEN = re.compile(r"(?:page|pg\.?|p\.)\s{0,3}(\d{1,4})(?:\s{1,3}of\s{1,3}\d{1,4})?", re.IGNORECASE)
_LETTERED = re.compile(r"([A-Zcsuvwxz])\s?[-–—~=+_·«».]{1,2}\s?(\d{1,3})")
_MISJOINED = re.compile(r"([A-Zcsuvwxz])\s?[^\w\s]{0,2}[^\d\s]?[^\w\s]{0,2}\s?(\d{1,3})")
_TAB = re.compile(r"(?:[IVX]{1,4})-[A-Z](?:-\d{1,3}){1,2}")
_ROMAN = re.compile(r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})")
_DAMAGED = re.compile(r"[0-9OolI|!\]]{1,4}")
_ONES = str.maketrans(dict.fromkeys("lI|!]", "1") | {"O": "0", "o": "0"})
_ROMANS = {"xl": 40, "l": 50, "x": 10, "ix": 9, "v": 5, "iv": 4, "i": 1}
_LOST = re.compile(r"[^(\[{]*\d\s?[)\]}]\W*")
"""A figure and a bracket that nothing opened: an engine's way to read a worn 4. Of 14 such in 14 volumes all were."""
ROMAN = "roman"


@dataclass(frozen=True, slots=True, order=True)
class Numbered:
    """A label as the number of a series: `C-14` is 14 after the prefix `C-`; `iv` is 4 in the series ROMAN."""

    prefix: str
    count: int


def label(printed: str) -> str | None:
    """The label of a printed number: `28`, `B-12`, `iv`, `IV-A-5`; None where it cannot be read for sure.

    A capital is restored only where the small letter has the same shape; `0-20` may be C-20 or D-20 and is not read.
    Letters read for 1 and 0 are set right beside a true figure only. A bare number of four figures may be a year, and
    a single letter is a speck where nothing else speaks for it.
    """
    if found := _SET_OFF.fullmatch(printed) or _SPOKEN.fullmatch(printed):
        return found[1]
    if _LOST.fullmatch(printed):
        return None
    bare = printed.strip(SPECKS)
    if re.fullmatch(r"\d{1,3}", bare):
        return None if bare.startswith("0") else bare
    if found := _LETTERED.fullmatch(bare):
        return f"{found[1].upper()}-{found[2]}" if not found[2].startswith("0") else None
    if _TAB.fullmatch(bare) or (len(bare) > 1 and _ROMAN.fullmatch(bare)):
        return bare
    if _DAMAGED.fullmatch(bare) and any(map(str.isdigit, bare)) and len(bare) < 4:
        read = bare.translate(_ONES)
        return None if read.startswith("0") else read
    return None


def set_off(printed: str) -> bool:
    """Whether a number is set off as a page's: between dashes, or with the word."""
    bare = printed.strip()
    return bool(_SET_OFF.fullmatch(bare) or _SPOKEN.fullmatch(bare))


def numbered(printed: str) -> Numbered | None:
    """The number of a series that is printed; a single roman letter counts, for a series may speak for it."""
    bare = printed.strip(SPECKS)
    if _ROMAN.fullmatch(bare):
        return Numbered(ROMAN, sum(_ROMANS[piece] for piece in re.findall(r"xl|ix|iv|[lxvi]", bare)))
    read = label(printed)
    if read is None:
        return None
    prefix, _, count = read.rpartition("-")
    return Numbered(f"{prefix}-" if prefix else "", int(count))


def misjoined(printed: str) -> Numbered | None:
    """The number where letter and figures stand and what joins them is misread: `Ca14` is C-14 if a series says so."""
    found = _MISJOINED.fullmatch(printed.strip(SPECKS))
    return Numbered(f"{found[1].upper()}-", int(found[2])) if found else None


def written(number: Numbered) -> str:
    """The label of a number of a series; the count is at least 1."""
    if number.prefix != ROMAN:
        return f"{number.prefix}{number.count}"
    tens, rest = divmod(number.count, 10)
    ones = ("", "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix")[rest]
    return ("l" * (tens // 5) + "x" * (tens % 5) if tens != 4 else "xl") + ones
