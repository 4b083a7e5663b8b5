"""Exemption and withholding codes, each of one family and none read as another's.

Codes that look like nothing else (`50X1-HUM`, `(b)(7)(C)`, `b7C`) are taken where they stand; those that look like a
hotel room, a list item or a section of a report (`b1`, `1.4(c)`, `STAT`) only on a line that holds codes and nothing
else, beside a bar, or at the end of a line and set off from its text, as a reviewer writes them in a margin.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from onionskin.marking.lines import Line, Taken, remark
from onionskin.marking.tables import codes
from onionskin.record import Annotation, Mark, Span, Value

_TRIGGER = re.compile(r"[257]x{1,2}[\dli]|[({]b\)|3\.[35] ?\(|(?<![^\W_])b\d|1\.[45] ?\(|stat(?:intl|othr|spec)?\b")
_CODE = (
    r"(?:\(?[bB]\)?\s?\(?[0-9lI]{1,2}\)?(?:\s?\(?[A-Fa-f]\)?)?|1\.[45]\s?\([a-zA-Z]\)"
    r"|(?:25|50|75)\s?[xX]{1,2}\s?[\dliI]\d?(?:-(?:HUM|WMD))?|3\.3\s?\([bh]\)\s?\(\d\)|3\.5\s?\(c\)"
    r"|6\s?\([1-5]\)(?:\s?\([A-C]\))?|\([jk]\)\s?\(\d\)|STATI\s?NTL|STAT(?:OTHR|SPEC)?|ILLEGIB)"
)
_LINE = re.compile(
    rf"[^\w§]{{0,3}}?(?:Page \d{{1,4}} ?[~-]? ?)?(?P<codes>{_CODE}(?:\s?[,;/&]?\s?{_CODE}){{0,9}})\W{{0,4}}"
)
_EACH = re.compile(_CODE)
_PLAIN = re.compile(
    r"(?<![^\W_])(?<![(§.])(?<!§ )(?:EO|E\.O\.)?(?P<code>(?:25|50|75)X{1,2}[\dliI]\d?(?:-(?:HUM|WMD))?"
    r"|[({]{1,2}b\)\s?\(\d{1,2}\)(?:\s?\([A-F]\))?|3\.3\s?\([bh]\)\s?\(\d\)|3\.5\s?\(c\))(?![^\W_])",
    re.IGNORECASE,
)
"""Codes that show themselves wherever they stand."""
_MARGINAL = re.compile(
    r"(?<![^\W_])(?<![(§.-])(?P<code>[bB][1-9](?:[A-F])?|1\.[45]\s?\([a-hA-H]\)|STATI?(?:\s?NTL|OTHR|SPEC)?)(?![^\W_]|[(-])"
)
"""Codes that must stand as a reviewer's note stands."""
_LAW = re.compile(r"(?:section|sec\.|§|u\.?s\.?c\.?|552a?|paragraph|subsection)\W{0,3}(?:\d+\W?)?$", re.IGNORECASE)
_WITHDRAWN = re.compile(
    r"(?:\d{1,2}[/-]\d{1,2}[/-]\d{2,4}|undated|n\.?d\.?)[^\S\n]{1,12}(?P<code>[ABC](?:,\s?[ABC]){0,2})[^\S\n]{0,4}$",
    re.IGNORECASE | re.MULTILINE,
)
"""A row of a presidential library's withdrawal sheet ends with the date and the code of a paper that was taken out."""
_BARS = "█■"
_BETWEEN = re.compile(r"[^\S\n]{0,2},?[^\S\n]{0,2}")


@dataclass(frozen=True, slots=True)
class Printed:
    """A code as printed, with its place in the text."""

    start: int
    end: int
    code: str


def exemption_codes(text: str, folded: str, lines: tuple[Line, ...]) -> list[Annotation]:
    """Every code; one that has the shape of its family and is not in the table is `unrecognised`.

    Codes of one family that a comma or a blank joins are one mark.
    """
    lone = [group for line in lines if len(line.text) <= 60 for group in _on_line(line)]
    if _TRIGGER.search(folded):
        taken = Taken(Span(group[0].start, group[-1].end) for group in lone)
        lone += _joined(text, [one for one in _strewn(text) if not taken.meets(one.start, one.end)])
    if "withdrawal sheet" in folded:
        lone += [[Printed(*at.span("code"), at["code"])] for at in _WITHDRAWN.finditer(text) if at["code"].isupper()]
    return [mark for group in lone for mark in _marks(group)]


def _on_line(line: Line) -> Iterator[list[Printed]]:
    """The codes of a line that holds nothing else, in groups that a semicolon parts."""
    whole = _LINE.fullmatch(line.text)
    if whole is None:
        return
    first = whole.start("codes")
    found = [Printed(line.start + at.start(), line.start + at.end(), at[0]) for at in _EACH.finditer(line.text, first)]
    printed = [one.code for one in found]
    if printed == ["STAT"] and not line.text.isupper():
        return
    if not any(re.search(r"[2-9(X]|STAT|ILLEGIB|1\.", code) for code in printed) and printed[0] != "b1":
        return
    if len(printed) == 1 and re.fullmatch(r"[bB]\s?[0-9lI]{1,2}", printed[0]):
        drawn = line.text[0] in "-–—~"  # a page's number is set between dashes
        if drawn or not re.fullmatch(r"[bB]\s?\d", printed[0]):
            return
    group: list[Printed] = []
    for one in found:
        if group and ";" in line.text[group[-1].end - line.start : one.start - line.start]:
            yield group
            group = []
        group.append(one)
    yield group


def _strewn(text: str) -> list[Printed]:
    """Codes among other words: those that show themselves, and those that stand as a note in the margin does."""
    found = [
        Printed(*at.span("code"), at["code"])
        for at in _PLAIN.finditer(text)
        if at["code"][0] != "(" or not _LAW.search(text, max(0, at.start() - 24), at.start())
    ]
    found += [Printed(*at.span("code"), at["code"]) for at in _MARGINAL.finditer(text) if _noted(text, at)]
    return sorted(found, key=lambda one: one.start)


def _noted(text: str, at: re.Match[str]) -> bool:
    """Whether a code that may be something else stands as a reviewer's note: at a bar, or behind a line's text."""
    code = at["code"]
    if re.fullmatch(r"b7[A-F]|STATI?(?:\s?NTL|OTHR|SPEC)", code):
        return True
    before = text[text.rfind("\n", 0, at.start()) + 1 : at.start()]
    rest = text[at.end() : at.end() + 60].split("\n", 1)[0]
    if before.rstrip().endswith(tuple(_BARS)) or rest.lstrip().startswith(tuple(_BARS)):
        return True
    if re.fullmatch(r"\s{0,12}\((?:TS|S|C|U)\)\s{1,4}", before) or re.search(
        r"\bSOURCE\W{1,8}(?:\w{1,2}\W{1,4})?$", before
    ):
        return True
    if _EACH.sub("", rest).strip(" .;,_|—-") or not before.strip():
        return False
    words = before.rstrip(" \t|_—=")
    apart = before != words and words[-1:] in (*".:!?)\"'",)
    return apart or (code[0] != "B" and before.endswith("  "))


def _joined(text: str, found: Sequence[Printed]) -> list[list[Printed]]:
    """Codes that stand side by side, with a comma or a blank between them."""
    groups: list[list[Printed]] = []
    for one in found:
        if groups and _BETWEEN.fullmatch(text, groups[-1][-1].end, one.start):
            groups[-1].append(one)
        else:
            groups.append([one])
    return groups


def _marks(group: Sequence[Printed]) -> Iterator[Annotation]:
    """A mark for each run of codes of one family: a reason and a ground side by side are two things said."""
    for family, run in groupby(group, key=lambda one: _family(_names(one.code)[0])):
        same = list(run)
        start, end = same[0].start, same[-1].end
        names = tuple(name for one in same for name in _names(one.code))
        known = [codes().get(name.upper()) for name in names]
        first = next((code for code in known if code is not None), None)
        if first is None:
            text = ", ".join(one.code for one in same)
            yield remark(start, end, Mark("unrecognised", "EXEMPTION_SHAPED", {"text": text}), 0.6)
            continue
        value: dict[str, Value] = {"code": ", ".join(names), "codes": names, "meaning": first.meaning}
        value["authority"] = first.authority
        if unknown := tuple(name for name, code in zip(names, known, strict=True) if code is None):
            value["unrecognised"] = unknown
        yield remark(start, end, Mark("exemption_code", family, value), 0.9)


def _family(name: str) -> str:
    """The family of a code, by the table or, where no table has it, by its shape."""
    code = codes().get(name.upper())
    family = code.family if code else ""
    if family in ("FOIA", "PRIVACY_ACT") or (not family and name.startswith("(b)")):
        return "FOIA_CODE"
    if family in ("DURATION", "CREST_LABEL") or (not family and "X" in name):
        return "STAT_25X1"
    return family


def _names(printed: str) -> list[str]:
    return [_name(piece) for piece in printed.split(",")]


def _name(printed: str) -> str:
    """A code as the table writes it: `b7C` and `(b)(7)(C)` are one, a letter read for the figure 1 is 1."""
    close = re.sub(r"\s", "", printed).replace("{", "(").replace("((", "(")
    if found := re.fullmatch(r"\(?[bB]\)?\(?([0-9lI]{1,2})\)?\(?([A-Fa-f]?)\)?", close):
        return f"(b)({found[1].translate(_ONES)})" + (f"({found[2].upper()})" if found[2] else "")
    if found := re.fullmatch(r"(25|50|75)[xX]{1,2}([\dliI]\d?)(-\w+)?", close):
        return f"{found[1]}X{found[2].translate(_ONES)}{(found[3] or '').upper()}"
    if found := re.fullmatch(r"(1\.[45]|3\.[35])\((\w)\)(\(\d\))?", close):
        return f"{found[1]}({found[2].lower()}){found[3] or ''}"
    known = codes().get(close.upper())
    return known.code if known else close.upper()


_ONES = str.maketrans("liI", "111")
