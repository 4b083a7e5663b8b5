"""Numbers in figures and in words."""

from __future__ import annotations

from onionskin.dating.grammar.tape import Tape

Count = tuple[float | str, int]
"""How many, or X where nobody counted; and the index of the token after it."""
_HIGHEST_WORD = 99


def counted(tape: Tape, at: int, *, first: bool = False) -> Count | None:
    """`three`, `25`, `twenty-five`, `two hundred`, `a dozen`, `half a`, `several`, `a few`; None where none stands there."""
    if (number := tape.says(at, "number", first=first)) is not None:
        return _figure(number, tape, at + 1)
    if (vague := tape.says(at, "vague", first=first)) is not None:
        return vague, tape.skip(at + 1, "of")
    if tape.word(at, "a", "an", "the", first=first):
        if tape.word(at + 1, "couple", "few"):
            return "X", tape.skip(at + 2, "of")
        if tape.says(at + 1, "cardinal") in (100, 1000):
            return _worded(tape, at + 1, first=False)
        return (1, at + 1) if not tape.word(at, "the", first=first) else None
    if tape.word(at, "half", first=first):
        return 0.5, tape.skip(at + 1, "a", "an")
    return _worded(tape, at, first=first)


def _figure(printed: str, tape: Tape, at: int) -> Count:
    value = float(printed.replace(",", ""))
    if tape.word(at, "and") and tape.words(at, "and", "a", "half"):
        return value + 0.5, at + 3
    return value, at


def _worded(tape: Tape, at: int, *, first: bool) -> Count | None:
    value = tape.says(at, "cardinal", first=first)
    if value is None:
        return None
    at += 1
    if value >= 20 and value <= _HIGHEST_WORD:
        joint = tape.skip(at, "-")
        ones = tape.says(joint, "cardinal")
        if ones is not None and ones < 10:
            value, at = value + ones, joint + 1
    while (times := tape.says(at, "cardinal")) in (100, 1000):
        value, at = value * times, at + 1
    if tape.words(at, "and", "a", "half"):
        return value + 0.5, at + 3
    return value, at


def ordinal_day(tape: Tape, at: int, *, first: bool = False) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in figures (`5`, `5th`) or words (`fifth`); and the index after it."""
    printed = tape.says(at, "ordinal", first=first)
    if printed is not None:
        day = int("".join(filter(str.isdigit, printed)))
    elif (number := tape.says(at, "number", first=first)) is not None and number.isdigit() and len(number) <= 2:
        day = int(number)
    else:
        day = tape.says(at, "ordinal_word", first=first) or 0
    return (day, at + 1) if 1 <= day <= 31 else None


def rank(tape: Tape, at: int, *, first: bool = False) -> tuple[int, int] | None:
    """First, second, 3rd, twenty-first, last (-1); and the index after it."""
    printed = tape.says(at, "ordinal", first=first)
    if printed is not None:
        return int("".join(filter(str.isdigit, printed))), at + 1
    if tape.word(at, "last", "final", first=first):
        return -1, at + 1
    tens = tape.says(at, "cardinal", first=first)
    if tens in (20, 30, 40, 50, 60, 70, 80, 90):
        joint = tape.skip(at + 1, "-")
        ones = tape.says(joint, "ordinal_word")
        if ones is not None and ones < 10:
            return tens + ones, joint + 1
    value = tape.says(at, "ordinal_word", first=first)
    return None if value is None else (value, at + 1)
