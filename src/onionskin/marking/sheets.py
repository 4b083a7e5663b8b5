"""The identification form of the JFK collection: one mark with the form's fields.

A form read column by column shows its labels without what was typed beside them. Such a field is None: a value that
cannot be laid to its label is not guessed at.
"""

from __future__ import annotations

import re

from onionskin.marking.fields import date
from onionskin.marking.lines import remark
from onionskin.record import Annotation, Mark, Value

LABELS = {
    "AGENCY": "agency", "RECORD NUMBER": "record", "RECORD SERIES": "series", "AGENCY FILE NUMBER": "file",
    "AGENCY FILENUMBER": "file", "ORIGINATOR": "originator", "FROM": "from", "TO": "to", "TITLE": "title",
    "DATE": "date", "PAGES": "pages", "PAGE": "pages", "DOCUMENT TYPE": "document_type", "SUBJECTS": "subjects",
    "SUBJECT": "subjects", "CLASSIFICATION": "classification", "RESTRICTIONS": "restrictions",
    "CURRENT STATUS": "status", "DATE OF LAST REVIEW": "last_review", "OPENING CRITERIA": "opening",
    "COMMENTS": "comments",
}  # fmt: skip
"""The printed labels of the form and the fields they fill."""
FIELDS = tuple(dict.fromkeys(LABELS.values()))
SECTIONS = ("AGENCY INFORMATION", "DOCUMENT INFORMATION", "JFK ASSASSINATION SYSTEM", "IDENTIFICATION FORM")
LEAST = 8
"""So many labels make a form: a cable's heading has FROM, TO, DATE, SUBJECT and a title."""
FORM = "form_date"
_LABEL = re.compile(
    r"^[^\S\n]{0,12}[^\w\n]{0,3}(?P<label>"
    + "|".join(sorted((name.replace(" ", r"[^\S\n]{1,4}") for name in LABELS), key=len, reverse=True))
    + r")[^\S\n]{0,12}[:;][^\S\n]{0,40}(?P<value>[^\n]{0,300})$",
    re.MULTILINE | re.IGNORECASE,
)  # fmt: skip
_NUMBERED = re.compile(r"record[^\S\n]{1,4}number")
_RECORD = re.compile(r"(?<![\d-])\d{3}-\d{5}-\d{5}(?![\d-])")
_END = re.compile(r"^\W{0,4}(?:v\d|[NH][WH]\s?\d{4,6}\b|#{1,3} |-{3,}|\d{2}-\d{5,})|RELEASE UNDER", re.IGNORECASE)


def identification_form(text: str, folded: str) -> Annotation | None:
    """The form on this page, if there is one; it runs from its first label to the last thing typed."""
    if "restrictions" not in folded or _NUMBERED.search(folded) is None:
        return None
    found = list(_LABEL.finditer(text))
    names = [LABELS[" ".join(item["label"].upper().split())] for item in found]
    if len(set(names)) < LEAST or "record" not in names:
        return None
    first = names.index("agency") if "agency" in names else names.index("record")
    printed: dict[str, str | None] = dict.fromkeys(FIELDS)
    end = found[-1].end()
    for i in range(first, len(found)):
        if printed[names[i]] is None:
            until = found[i + 1].start() if i + 1 < len(found) else len(text)
            typed, stop = _typed(text, found[i], until, names[i])
            printed[names[i]] = typed
            end = max(end, stop) if i + 1 == len(found) else end
    start = found[first].start("label")
    value = _value(printed, text)
    return remark(start, start + len(text[start:end].rstrip()), Mark("control_number", "JFK_RIF", value), 0.95)


def _typed(text: str, label: re.Match[str], until: int, name: str) -> tuple[str | None, int]:
    """What stands beside a label and, for subjects and comments, on the lines after it; and where it ends."""
    first = label["value"].strip(" _|")
    lines, stop = ([first] if first else []), label.end()
    if name in ("subjects", "comments", "title"):
        at = label.end() + 1
        for line in text[label.end() + 1 : until].split("\n")[:12]:
            bare = line.strip()
            if bare.upper() in SECTIONS or _END.search(bare):
                break
            if not bare and name != "subjects":
                break
            if bare:
                lines.append(bare)
                stop = at + len(line.rstrip())
            at += len(line) + 1
    return " ".join(lines).strip() or None, stop


def _value(printed: dict[str, str | None], text: str) -> dict[str, Value]:
    value: dict[str, Value] = dict(printed)
    number = _RECORD.search(printed["record"] or "")
    alone = set(_RECORD.findall(text))
    value["record"] = number[0] if number else (alone.pop() if len(alone) == 1 else None)
    for name in ("date", "last_review"):
        if surface := printed[name]:
            value[name] = whole(surface)
            if value[name] != surface:
                value[f"{name}_printed"] = surface
    for name in ("restrictions", "subjects"):
        if surface := printed[name]:
            value[name] = tuple(
                part.strip(" .")
                for part in re.split(r"[;,]" if name == "restrictions" else ";", surface)
                if part.strip(" .")
            )
    if value["record"] is None:
        value["unreadable"] = True
    return value


def whole(printed: str) -> str | None:
    """A form's date as EDTF: US order, `00` for what is not known (`8/00/1963` is 1963-08); None where nothing is."""
    return date(printed) if re.fullmatch(r"\d{1,2}/\d{1,2}/\d{4}", printed) and not printed.endswith("0000") else None
