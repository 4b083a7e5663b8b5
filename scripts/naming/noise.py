"""Ways in which the same text is found on paper: in lines, in capitals, misread."""

from __future__ import annotations

import random
import re

Marked = tuple[str, list[tuple[int, int, str]]]
"""A text and its names: [start, end) in code points, and PER, ORG or LOC."""

CONFUSED = {
    "a": "oe", "b": "hl", "c": "eo", "d": "cl", "e": "co", "f": "tr", "g": "qy", "h": "bn", "i": "l1j",
    "l": "1iI", "m": "rn nn", "n": "ru h", "o": "ca0", "r": "nt", "s": "ea5", "t": "fl", "u": "nv", "v": "yu",
    "w": "vv", "y": "vg", "z": "2", "A": "4R", "B": "ER8", "C": "GO", "D": "OB", "E": "BF", "F": "PE",
    "G": "C6", "H": "NM", "I": "l1T", "J": "T", "K": "X", "L": "I", "M": "N", "N": "M", "O": "0Q", "P": "F",
    "R": "K", "S": "8B", "T": "I", "U": "D", "V": "Y", "W": "N", "Y": "V", ".": ", ", ",": ".", " ": "",
}  # fmt: skip
"""What readers of typescript take a letter for; confusions seen on pages of the Pentagon Papers."""


def changed(marked: Marked, change: list[str]) -> Marked:
    """The text with each code point replaced, and its names moved along."""
    text, names = marked
    assert len(change) == len(text)
    at, moved = 0, [0]
    for piece in change:
        at += len(piece)
        moved.append(at)
    kept = [(moved[start], moved[end], kind) for start, end, kind in names if moved[start] < moved[end]]
    return "".join(change), kept


def misread(marked: Marked, rate: float, draw: random.Random) -> Marked:
    """About `rate` of the letters misread."""
    change = []
    for sign in marked[0]:
        taken = CONFUSED.get(sign)
        if taken is None or draw.random() >= rate:
            change.append(sign)
        elif draw.random() < 0.12:
            change.append("")
        else:
            change.append(draw.choice(taken.split(" ") if " " in taken and len(taken) > 2 else list(taken) or [""]))
    return changed(marked, change)


def capitals(marked: Marked) -> Marked:
    """As a cable prints it."""
    return changed(marked, [sign.upper() for sign in marked[0]])


def wrapped(marked: Marked, width: int, draw: random.Random) -> Marked:
    """In printed lines, some words cut at their ends."""
    text, names = marked
    pieces, column = [], 0
    for found in re.finditer(r"\S+|\s+", text):
        word = found[0]
        if word.isspace():
            breaks = column >= width - 6 and "\n" not in word
            pieces += ["\n" if breaks and not at else "" if breaks else sign for at, sign in enumerate(word)]
            column = 0 if breaks or "\n" in word else column + len(word)
            continue
        cut = len(word) // 2
        if column + len(word) > width and word.isalpha() and len(word) > 6 and draw.random() < 0.5:
            pieces += [*word[:cut], "-\n" + word[cut], *word[cut + 1 :]]
            column = len(word) - cut
        else:
            pieces += list(word)
            column += len(word)
    return changed((text, names), pieces)
