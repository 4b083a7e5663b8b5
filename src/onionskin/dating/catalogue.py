"""A lone date as catalogues and finding aids write it: `ca. 1860s?`, `before 1928`, `19th century`, `1861-67`.

Their conventions are wider than those of running text: `before 1928` may be 1928 itself (`/1928`), a century is `18XX`,
and `1800s` is the century unless it is only about then (the natural-language parser of the library edtf has the same).
What no catalogue pattern covers is read as running text is; what is no date gives None.
"""

from __future__ import annotations

import re

from onionskin.dating.edtf import EdtfError, Value, parse
from onionskin.dating.resolving.meaning import Story
from onionskin.dating.telling import placed, tell
from onionskin.dating.words import lexicon

_DOUBT = re.compile(r"\?|\b(?:uncertain|maybe|guess|possibly|perhaps|probably)\b:?|\(\s*\)")
_ABOUT = re.compile(r"~|\b(?:circa|ca|c|approx|approximately|about|around)\b\.?|(?<![a-z])(?:ca?\.?)(?=\d)")
_LATER = re.compile(r"(?:[,;(]\s*(?:later |re)?(?:print|printed|cast|from|published|made)\b.*|;.*|\(later[^)]*\))$")
"""What is said of another copy or of the source, behind the date."""
_BEFORE = re.compile(r"^(?:before|earlier than|prior to)\b")
_AFTER = re.compile(r"^(?:after|later than|since)\b")
_PART = re.compile(r"^(?:a |the )?(?P<unit>day|month|year|decade|birthday)\b[^\d]*?\b(?:in|during)\b")
_LED = re.compile(r"^(?:the|active|fl|year|the year|attic|notcirca|not)\b\.?\s*")
_PARTS = re.compile(r"\b(?:early|mid|late)\b[- ]?")
_RANGE = re.compile(r"\s*(?:-|–|—|\bto\b)\s*")
_YEAR = re.compile(r"(?P<year>\d{1,4})(?:\s*(?P<era>ad|ce|bc|bce))?")
_HUNDREDS = re.compile(r"(?P<years>\d{2,3}0)['’]?s")
_CENTURY = re.compile(
    r"(?P<number>\d{1,2})(?:(?:st|nd|rd|th)?\s*(?:century|centuries)|c)\.?(?:\s*(?P<era>ad|ce|bc|bce))?"
)
_NUMERIC = re.compile(r"(?:(?P<month>\d{1,2})/)(?:(?P<day>\d{1,2})/)?(?P<year>\d{4})")
_UNIT = {"day": 2, "month": 1}
"""Parts that are not known below a year."""


def edtf_of(phrase: str) -> Value | str | None:
    """The value of a phrase that is a date and nothing else, or None.

    A day somewhere in a season (`1849-21-XX`) has no form in the standard and is given as it would be printed.
    """
    text = " ".join(phrase.strip().lower().split())
    text = _LATER.sub("", text).strip()
    printed = _printed(text)
    if printed is None:
        return _as_told(phrase)
    try:
        return parse(printed)
    except EdtfError:
        return printed if re.fullmatch(r"\d{4}-2[1-4]-XX[?~%]?", printed) else _as_told(phrase)


def value_of(text: str) -> Value | None:
    """The value of an EDTF string, or of a date in words, as people write it; None for anything else."""
    try:
        return parse(text)
    except EdtfError:
        said = edtf_of(text)
        return None if isinstance(said, str) else said


def _printed(text: str) -> str | None:
    """The EDTF of a folded phrase."""
    for bound, form in ((_BEFORE, "/{}"), (_AFTER, "{}/")):
        if found := bound.match(text):
            inner = _marked(text[found.end() :].strip())
            return None if inner is None else form.format(inner)
    if found := re.fullmatch(r"(\d{4})/(\d{4})", text):
        return f"[{found[1]},{found[2]}]"
    ends = _RANGE.split(text)
    if len(ends) == 2 and (made := _ranged(*ends)) is not None:
        return made
    return _marked(text)


def _ranged(one: str, other: str) -> str | None:
    """A range; the first end may be short of what the second says, the second of the century of the first."""
    one, other = _LED.sub("", one), other.strip()
    if "centur" in other and re.fullmatch(r"(?:late |early |mid )?\d{1,2}(?:st|nd|rd|th)?", one):
        one = f"{one} century"
    short, year = re.fullmatch(r"(\d{2})(\??)", other), re.search(r"(\d{2})(\d{2})$", one)
    if short and year and int(short[1]) > int(year[2]):
        other = year[1] + other
    start, end = (
        _marked(re.sub(r"\b(?:early|mid|late)\b", "", one)),
        _marked(re.sub(r"\b(?:early|mid|late)\b", "", other)),
    )
    return f"{start}/{end}" if start and end else None


def _marked(text: str) -> str | None:
    """A point with its mark: `~` about, `?` not sure, `%` both."""
    doubt, about = _DOUBT.search(text) is not None, _ABOUT.search(text) is not None
    bare = " ".join(_ABOUT.sub(" ", _DOUBT.sub(" ", text)).strip(" :,()").split())
    unknown = 0
    if found := _PART.match(bare):
        unknown = _UNIT.get(found["unit"], 0)
        bare = bare[found.end() :].strip()
    while (shorter := _LED.sub("", bare)) != bare:
        bare = shorter
    point = _point(bare, about=about)
    if point is None:
        return None
    point += "-XX" * max(0, unknown - point.count("-"))
    return point + ("%" if doubt and about else "?" if doubt else "~" if about else "")


def _point(text: str, *, about: bool) -> str | None:
    """A day, month, season, year, decade or century as EDTF prints it."""
    if (found := _YEAR.fullmatch(text)) and (found["era"] or len(found["year"]) == 4):
        year = int(found["year"])
        return f"{year:04d}" if found["era"] not in ("bc", "bce") else f"{'-' if year > 1 else ''}{year - 1:04d}"
    if found := _HUNDREDS.fullmatch(text):
        years = found["years"]
        return f"{years[:2]}XX" if years.endswith("00") and not about else f"{years[:3]}X"
    if found := _CENTURY.fullmatch(text):
        before = found["era"] in ("bc", "bce")
        return f"{'-' if before else ''}{int(found['number']) - 1:02d}XX"
    if found := _NUMERIC.fullmatch(text):
        return f"{found['year']}-{int(found['month']):02d}" + (f"-{int(found['day']):02d}" if found["day"] else "")
    return _worded(text)


def _worded(text: str) -> str | None:
    """A month or season in words, with a day and a year or without."""
    found = re.fullmatch(
        r"(?:(?P<d1>\d{1,2})(?:st|nd|rd|th)? )?(?P<name>[a-z]+)\.?(?: (?P<d2>\d{1,2}))?,?(?: ?(?P<year>\d{4}))?", text
    )
    if found is None:
        return None
    says = lexicon().get(found["name"], {})
    day = found["d1"] or found["d2"]
    if "season" in says and found["year"] and not day:
        return f"{found['year']}-{says['season']}"
    month = says.get("month") or says.get("month_short")
    if month is None:
        return None
    return f"{found['year'] or 'XXXX'}-{month:02d}" + (f"-{int(day):02d}" if day else "")


def _as_told(phrase: str) -> Value | None:
    """What the phrase means in running text, where it is one expression and leaves no word over."""
    found = placed(phrase)
    if not found or (
        found[0].start > 0 and phrase[: found[0].start].strip().lower() not in ("in", "on", "from", "since", "by")
    ):
        return None
    if phrase[found[0].end :].strip(" .?!") or any(one.start >= found[0].end for one in found):
        return None
    return tell(found, Story())[0].edtf
