"""Exemption and withholding codes, each of one family and none read as another's.

Codes that look like nothing else (`50X1-HUM`, `(b)(7)(C)`) are taken where they stand; those that look like a hotel
room, a list item or a section of a report (`b1`, `1.4(c)`, `STAT`) only where a line holds codes and nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from onionskin.marking.lines import Line, remark
from onionskin.marking.tables import Code, codes
from onionskin.record import Annotation, Mark, Value

_TRIGGER = re.compile(r"[27]5x|50x|\(b\)|3\.[35]\(|3\.3 \(")
_INLINE = re.compile(
    r"(?<![\w(§.])(?<!§ )(?:EO|E\.O\.)?(?P<code>(?:25|50|75)X\d{1,2}(?:-(?:HUM|WMD))?(?!\d)"
    r"|\(b\)\s?\(\d{1,2}\)(?:\s?\([A-F]\))?"
    r"|3\.3\s?\([bh]\)\s?\(\d\)|3\.5\s?\(c\))(?!\w)",
    re.IGNORECASE,
)
_CODE = (
    r"(?:\(?[bB]\)?\s?\(?[0-9lI]{1,2}\)?(?:\s?\(?[A-Fa-f]\)?)?|1\.[45]\s?\([a-zA-Z]\)|(?:25|50|75)\s?X\s?\d{1,2}(?:-(?:HUM|WMD))?"
    r"|3\.3\s?\([bh]\)\s?\(\d\)|3\.5\s?\(c\)|6\s?\([1-5]\)(?:\s?\([A-C]\))?|\([jk]\)\s?\(\d\)|STATI\s?NTL|STAT(?:OTHR|SPEC)?|ILLEGIB)"
)
_LINE = re.compile(
    rf"[^\w§]{{0,3}}?(?:Page \d{{1,4}} ?[~-]? ?)?(?P<codes>{_CODE}(?:\s?[,;/&]?\s?{_CODE}){{0,9}})\W{{0,4}}"
)
_EACH = re.compile(_CODE)
_LAW = re.compile(r"(?:section|sec\.|§|u\.?s\.?c\.?|552a?|paragraph|subsection)\W{0,3}(?:\d+\W?)?$", re.IGNORECASE)


def exemption_codes(text: str, folded: str, lines: tuple[Line, ...]) -> list[Annotation]:
    """Every code; one that has the shape of its family and is not in the table is `unrecognised`."""
    found = [mark for line in lines if len(line.text) <= 60 for mark in _on_line(line)]
    if _TRIGGER.search(folded):
        found.extend(_inline(text, [mark.target for mark in found]))
    return found


def _on_line(line: Line) -> Iterator[Annotation]:
    whole = _LINE.fullmatch(line.text)
    if whole is None:
        return
    printed = [piece[0] for piece in _EACH.finditer(whole["codes"])]
    if printed == ["STAT"] and not line.text.isupper():
        return
    if not any(re.search(r"[2-9(X]|STAT|ILLEGIB|1\.", piece) for piece in printed) and printed != ["b1"]:
        return
    if len(printed) == 1 and re.fullmatch(r"[bB]\s?[0-9lI]{1,2}", printed[0]) and not printed[0][-1].isdigit():
        return
    start = line.start + whole.start("codes")
    yield from _marks(start, start + len(whole["codes"].rstrip()), printed)


def _inline(text: str, taken: list[object]) -> Iterator[Annotation]:
    for found in _INLINE.finditer(text):
        start, end = found.span("code")
        if any(start < getattr(span, "end", 0) and getattr(span, "start", 0) < end for span in taken):
            continue
        if found["code"][0] == "(" and _LAW.search(text, max(0, start - 24), start):
            continue
        yield from _marks(start, end, [found["code"]])


def _marks(start: int, end: int, printed: list[str]) -> Iterator[Annotation]:
    names = tuple(_name(piece) for piece in printed)
    known = [codes().get(name.upper()) for name in names]
    if all(code is None for code in known):
        yield remark(start, end, Mark("unrecognised", "EXEMPTION_SHAPED", {"text": ", ".join(printed)}), 0.6)
        return
    first = next(code for code in known if code is not None)
    value: dict[str, Value] = {"code": ", ".join(names), "codes": names, "meaning": first.meaning}
    value["authority"] = first.authority
    if unknown := tuple(name for name, code in zip(names, known, strict=True) if code is None):
        value["unrecognised"] = unknown
    yield remark(start, end, Mark("exemption_code", _family(first), value), 0.9)


def _family(code: Code) -> str:
    return {
        "FOIA": "FOIA_CODE", "PRIVACY_ACT": "FOIA_CODE", "DURATION": "STAT_25X1", "CREST_LABEL": "STAT_25X1",
    }.get(code.family, code.family)  # fmt: skip


def _name(printed: str) -> str:
    """A code as the table writes it: `b7C` and `(b)(7)(C)` are one, a letter read for the figure 1 is 1."""
    close = re.sub(r"\s", "", printed)
    if found := re.fullmatch(r"\(?[bB]\)?\(?([0-9lI]{1,2})\)?\(?([A-Fa-f]?)\)?", close):
        return f"(b)({found[1].translate(_ONES)})" + (f"({found[2].upper()})" if found[2] else "")
    if found := re.fullmatch(r"(1\.[45]|3\.[35])\((\w)\)(\(\d\))?", close):
        return f"{found[1]}({found[2].lower()}){found[3] or ''}"
    known = codes().get(close.upper())
    return known.code if known else close.upper()


_ONES = str.maketrans("lI", "11")
