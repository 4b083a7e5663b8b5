"""From what is printed in a field to its value; None where it cannot be read. Nothing is guessed."""

from __future__ import annotations

import calendar
import re

from rapidfuzz.distance import Levenshtein

from onionskin.marking.tables import orders

_ONES = str.maketrans(dict.fromkeys("|!]lI", "1") | {"O": "0", "o": "0"})
_MONTHS = {
    name: f"{n:02d}"
    for n, name in enumerate("JAN FEB MAR APR MAY JUN JUL AUG SEP OCT NOV DEC".split(), start=1)  # noqa: SIM905
}  # fmt: skip


def order(printed: str) -> str | None:
    """`E.O. 13526` for an order of the table, also where one digit is misread and only one order is that near.

    A number of an order is read by table lookup or not at all (domain reference §1.3, rule e).
    """
    digits = printed.translate(_ONES)
    if digits in orders():
        return f"E.O. {digits}"
    near = [number for number in orders() if len(number) == len(digits) and Levenshtein.distance(number, digits) == 1]
    return f"E.O. {near[0]}" if len(near) == 1 else None


def section(printed: str) -> str | None:
    """`3.3` or `3.3(b)` from a printed section; None where it is not of that shape."""
    close = re.sub(r"\s", "", printed).replace(",", ".").rstrip(".")
    return close if re.fullmatch(r"\d\.\d(\(\w\))*(\(\d\))?", close) else None


def project(printed: str) -> str | None:
    """`NND 63316` from a printed project number; None where not every sign is a digit or stands for one alone."""
    found = re.fullmatch(r"N{1,2}D\W{0,3}([\d\sOolI|]{4,9})", printed.strip(" .,"), re.IGNORECASE)
    digits = re.sub(r"\s", "", found[1]).translate(_ONES) if found else ""
    return f"NND {digits}" if re.fullmatch(r"\d{4,6}", digits) else None


def date(printed: str) -> str | None:
    """A stamp's date as EDTF where the year has four digits, else as printed; None where it cannot be a date.

    `8/00/1963` is a month (rule R-ZERO-PART); day and month are in US order; a year of two digits has no century.
    """
    bare = " ".join(printed.split())
    year = re.sub(r"\s", "", bare).translate(_ONES)
    if re.fullmatch(r"(19|20)\d\d", year):
        return year
    if found := re.fullmatch(r"(\d{4})/(\d\d)/(\d\d)", bare):
        return _edtf(found[1], found[2], found[3])
    if found := re.fullmatch(r"(\d{1,2})[/-](\d{1,2})[/-](\d{4})", bare):
        return _edtf(found[3], found[1], found[2])
    if found := re.fullmatch(r"(?:(\d{1,2}) ?)?([A-Za-z]{3})[A-Za-z]{0,6}\.? ?(?:(\d{1,2}),? ?)?(\d{4})", bare):
        month = _MONTHS.get(found[2].upper())
        return _edtf(found[4], month, found[1] or found[3] or "00") if month else None
    return bare if re.fullmatch(r"\d{1,2}[/-]\d{1,2}[/-]\d{2}|\d{1,2}[/-]\d{2,4}", bare) else None


def _edtf(year: str, month: str, day: str) -> str | None:
    if not re.fullmatch(r"(19|20)\d\d", year) or int(month) > 12:
        return None
    if int(month) == 0:
        return year if int(day) == 0 else None
    if int(day) > calendar.monthrange(int(year), int(month))[1]:
        return None
    return f"{year}-{int(month):02d}" if int(day) == 0 else f"{year}-{int(month):02d}-{int(day):02d}"


def record(printed: str) -> str | None:
    """A record's number as printed; of a document number, C and eight figures, None where a sign of it is misread."""
    if printed[0] not in "C0" or printed.upper().startswith("CIA"):
        return printed
    close = re.sub(r"\s", "", printed)
    return close if re.fullmatch(r"C\d{8}", close) else None


def library_case(printed: str) -> tuple[str, bool]:
    """A Kennedy Library case number with its prefix set right, and whether it had to be: MK, 12K, NUK … are NLK."""
    found = re.match(r"(N[LCU][KX]|MK|12K|124|Nレド)", printed, re.IGNORECASE)
    if found is None or found[1].upper() == "NLK":
        return printed, False
    return f"NLK{printed[found.end() :]}", True
