"""Numbers in figures and in words."""

from __future__ import annotations

from onionskin.dating.grammar.tape import Tape

Count = tuple[float | str, int]
"""How many, or X where nobody counted; and the index of the token after it."""
_HIGHEST_WORD = 99


def counted(tape: Tape, at: int, *, first: bool = False) -> Count | None:
    """`three`, `25`, `twenty-five`, `two hundred`, `half a`, `several`, `a few`; None where none stands there.

    Of two numbers (`two to three weeks`) the first counts.
    """
    found = _one(tape, at, first=first)
    if found is None or found[0] == "X":
        return found
    many, after = found
    if tape.word(after, "to", "or", "-", "–"):
        second = _one(tape, after + 1)
        if second is not None and isinstance(second[0], float | int) and second[0] > float(many):
            return many, second[1]
    return found


def _one(tape: Tape, at: int, *, first: bool = False) -> Count | None:
    if (number := tape.says(at, "number", first=first)) is not None:
        return _figure(number, tape, at + 1)
    if (vague := tape.says(at, "vague", first=first)) is not None:
        return vague, tape.skip(at + 1, "of")
    if tape.word(at, "a", "an", "the", first=first):
        return _behind_article(tape, at, first)
    if tape.word(at, "half", first=first):
        return 0.5, tape.skip(at + 1, "a", "an")
    return _worded(tape, at, first=first)


def _behind_article(tape: Tape, at: int, first: bool) -> Count | None:
    if tape.word(at + 1, "couple"):
        return 2, tape.skip(at + 2, "of")
    if tape.word(at + 1, "few"):
        return "X", at + 2
    if tape.word(at, "the", first=first):
        return None
    if tape.says(at + 1, "cardinal") in (12, 100, 1000) and tape.tokens[at + 1].word != "twelve":
        return _worded(tape, at + 1, first=False)
    return 1, tape.skip(at + 1, "full", "whole", "single", "additional")


def _figure(printed: str, tape: Tape, at: int) -> Count:
    value = float(printed.replace(",", ""))
    if (half := tape.words(at, "and", "a", "half")) is not None:
        return value + 0.5, half
    if tape.says(at, "number") == "1" and tape.words(at + 1, "/") and tape.says(at + 2, "number") == "2":
        return value + 0.5, at + 3
    return value, at


def _worded(tape: Tape, at: int, *, first: bool) -> Count | None:
    value = tape.says(at, "cardinal", first=first)
    if value is None:
        return None
    at += 1
    if 20 <= value <= _HIGHEST_WORD:
        joint = tape.skip(at, "-")
        ones = tape.says(joint, "cardinal")
        if ones is not None and ones < 10:
            value, at = value + ones, joint + 1
    while (times := tape.says(at, "cardinal")) in (12, 100, 1000) and tape.tokens[at].word != "twelve":
        value, at = value * times, at + 1
    if (half := tape.words(at, "and", "a", "half")) is not None:
        return value + 0.5, half
    return value, at


def ordinal_day(tape: Tape, at: int, *, first: bool = False) -> tuple[int, int] | None:
    """A day of the month, 1 to 31, in figures (`5`, `5th`) or words (`twenty-first`); and the index after it."""
    printed = tape.says(at, "ordinal", first=first)
    if printed is not None:
        day, after = int("".join(filter(str.isdigit, printed))), at + 1
    elif (number := tape.says(at, "number", first=first)) is not None:
        day, after = (int(number) if number.isdigit() and len(number) <= 2 else 0), at + 1
    else:
        day, after = rank(tape, at, first=first) or (0, at)
    return (day, after) if 1 <= day <= 31 else None


def rank(tape: Tape, at: int, *, first: bool = False) -> tuple[int, int] | None:
    """First, second, 3rd, twenty-first, last (-1); and the index after it."""
    printed = tape.says(at, "ordinal", first=first)
    if printed is not None:
        return int("".join(filter(str.isdigit, printed))), at + 1
    if (which := tape.says(at, "rank", first=first)) is not None:
        return which, at + 1
    tens = tape.says(at, "cardinal", first=first)
    if tens in (20, 30, 40, 50, 60, 70, 80, 90):
        joint = tape.skip(at + 1, "-")
        ones = tape.says(joint, "ordinal_word")
        if ones is not None and ones < 10:
            return tens + ones, joint + 1
    value = tape.says(at, "ordinal_word", first=first)
    return None if value is None else (value, at + 1)
