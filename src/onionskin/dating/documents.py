"""The dates of a document: written, of the information, acquired, stamped, released.

page ──▶ labels, datelines, date-time groups ──▶ Document (from a head to the next), each date with its evidence
A date of a release stamp is never that of the writing.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.dating.edtf import Date, Value
from onionskin.dating.form import Form
from onionskin.dating.labels import cited_words, head_line, label_of, law, line_of, small_words
from onionskin.dating.resolving.meaning import Story
from onionskin.dating.resolving.resolve import meaning
from onionskin.dating.telling import Placed

TOP_LINES = 10
"""Lines with print from the top of a page among which a dateline alone on its line needs no other sign of a head."""
NEAR_LINES = 6
"""Lines with print between a dateline and a line that opens a document."""
HEAD = 240
"""Code points within which two dates of writing are of one head."""
BELOW = 4
"""Lines of print at the head of a page, a stamp among them, below which a date that stands alone is of the title."""
LONGEST = 90
"""Code points that a dateline has at most: ten of 904 in Foreign Relations have more."""
PLACE_WORDS = 12
"""Words before the date of a dateline at most: `Consulate General of the United States of America at Havana,`."""
MOST = 2
"""Datelines that a page has at most; more, or two without a head, are a list of sources, a chronology or a table."""
SURE = 0.85
"""How sure a dateline is beside another line that opens a document; one that stands alone at the top is less sure."""
HEADS = ("dateline", "date-time group at the head")
"""Rules that rest on the place of a date on the page, and not on a label."""
COLUMNS = frozenset({"date", "dates", "date event or document", "event or document"})
"""Heads of a chronology's column."""
_BEHIND = re.compile(
    r"[\s,.;()\[\]’'—–-]*(?:[(\[]?rec(?:eived|['’]?d)\b.*|\(?(?:section|no)\b.*)?[\s,.;()\[\]’'—–-]*", re.I
)
"""What may stand behind the date of a dateline: signs and a receipt."""
_NO_PLACE = re.compile(r"[:/\"“”(]|\d{4}|\d\W*$|\d(?!\d*(?:st|nd|rd|th)?\s[A-Z])")
"""Signs and figures that no place has; the number of a house stands before its street."""
_GOES_ON = re.compile(
    r"(?:[a-z,(-]|[\"”’]|\b(?:Report|Message|Telegram|Memorandum|Letter|Congress|No\. ?\d+))\s*$",
)
"""How a line ends that goes on in the next."""
Lines = Sequence[tuple[int, int]]
"""Start and end of each line with print."""


@dataclass(frozen=True, slots=True)
class Dating:
    """A date of a document: its role (one of labels.ROLES), its evidence `text[start:end]`, the rule that found it."""

    role: str
    start: int
    end: int
    edtf: Value
    rule: str
    cert: float


@dataclass(frozen=True, slots=True)
class Document:
    """A document or a part of one on a page: from `start` to the next. `opens` tells whether its head stands there."""

    start: int
    opens: bool
    dates: tuple[Dating, ...]

    @property
    def written(self) -> Date | None:
        """The day, month or year of its writing; None where no date of it says so."""
        found = [one for one in self.dates if one.role == "written" and isinstance(one.edtf, Date)]
        best = max(found, key=lambda one: (one.cert, -one.start), default=None)
        return best.edtf if best is not None and isinstance(best.edtf, Date) else None


def documents(text: str, told: Sequence[Placed], written: Date | None = None) -> list[Document]:
    """The documents of a page, in order; the first goes on from the page before where no head opens the page.

    `written` is the date carried from the pages before, on which a dateline without a year leans.
    """
    lines = _printed_lines(text)
    found = [one for place in told if (one := _date_of(text, place, lines, written)) is not None]
    heads = [one for one in found if one.rule in HEADS]
    if len(heads) > MOST or (len(heads) > 1 and any(one.cert < SURE for one in heads)):
        found = [one for one in found if one.rule not in HEADS]
    starts = {0: False}
    starts |= {_opening(text, lines, one.start): True for one in found if one.role == "written"}
    edges = sorted(starts)
    made = []
    for at, start in enumerate(edges):
        end = edges[at + 1] if at + 1 < len(edges) else len(text) + 1
        made.append(Document(start, starts[start], tuple(one for one in found if start <= one.start < end)))
    return _merged(made)


def _merged(parts: Sequence[Document]) -> list[Document]:
    """A head has one document, though more of its lines give its date (a label and a date-time group)."""
    kept: list[Document] = []
    for one in parts:
        last = kept[-1] if kept else None
        if last is not None and last.dates and one.dates and one.dates[0].start - last.dates[-1].end < HEAD:
            kept[-1] = Document(last.start, last.opens or one.opens, (*last.dates, *one.dates))
        else:
            kept.append(one)
    return kept


def _printed_lines(text: str) -> list[tuple[int, int]]:
    """The lines with print; specks are none."""
    found, at = [], 0
    for line in text.split("\n"):
        if sum(map(str.isalnum, line)) >= 4:
            found.append((at, at + len(line)))
        at += len(line) + 1
    return found


def _date_of(text: str, place: Placed, lines: Lines, written: Date | None) -> Dating | None:
    if place.form.kind not in ("point", "hour", "group", "numeric", "within", "qualified"):
        return None
    label = label_of(text, place.start)
    if label is not None:
        value = None if law().search(text[label.start : place.start]) else _value(place, written, said=label.role)
        rule = {"stamped": "received stamp", "released": "release stamp"}.get(label.role, "date label")
        start = place.start if label.role == "released" else label.start
        return None if value is None else Dating(label.role, start, place.end, value, rule, 0.95)
    rule, cert = _head_rule(text, place, lines)
    value = _value(place, written, said="written") if rule else None
    if not isinstance(value, Date) or not value.day:
        return None
    return Dating("written", place.start, place.end, value, rule, cert)


def _value(place: Placed, written: Date | None, *, said: str) -> Value | None:
    """What the date means by itself; a head without a year leans on the date carried."""
    story = Story(written=written, news=True) if said == "written" else Story()
    value = (place.given or meaning(place.form, story, place.before)).edtf
    return Date(value.year, value.month, value.day) if isinstance(value, Date) and value.time else value


def _head_rule(text: str, place: Placed, lines: Lines) -> tuple[str, float]:
    """`dateline`, `date-time group at the head`, or nothing; and how sure it is."""
    first, last = line_of(text, place.start)
    index = next((at for at, (start, _) in enumerate(lines) if start == first), -1)
    if index < 0 or place.end - first > LONGEST:
        return "", 0.0
    around = [*lines[max(0, index - NEAR_LINES) : index], *lines[index + 1 : index + 4]]
    headed = any(head_line().match(text[start:end]) for start, end in around)
    if not headed and index >= TOP_LINES:
        return "", 0.0
    before, behind = text[first : place.start], text[place.end : last]
    if place.form.kind == "group":
        cable = not any(map(str.islower, before)) and len(before) < 40 and behind.count(")") <= behind.count("(")
        return ("date-time group at the head", SURE) if cable else ("", 0.0)
    if not _is_place(before) or _BEHIND.fullmatch(behind) is None:
        return "", 0.0
    above = text[slice(*lines[index - 1])].strip() if index else ""
    if not headed and (place.form.kind == "numeric" or not _has_year(place.form)):
        return "", 0.0
    if above.lower() in COLUMNS:
        return "", 0.0
    opens = head_line().match(above) is not None and not above.endswith(",")
    goes_on = _GOES_ON.search(above) is not None and len(above) > 25 and not opens
    if (goes_on and not _below_title(text, place, index)) or text[last:].lstrip()[:1].islower():
        return "", 0.0
    return "dateline", 0.9 if headed else 0.7


def _below_title(text: str, place: Placed, index: int) -> bool:
    """Whether a date stands alone between blank lines, below a title at the head of the page."""
    alone = re.search(r"\n[ \t]*\n[ \t]*$", text[: place.start]), re.match(r"[ \t]*\n[ \t]*\n", text[place.end :])
    return index <= BELOW and all(alone)


def _has_year(form: Form) -> bool:
    return form.get("year") is not None or any(_has_year(part) for part in form.parts)


def _is_place(before: str) -> bool:
    """Whether what stands before the date is a place and no sentence: capitals, and small words between them."""
    before = before.lstrip(" “\"'‘").replace(",“", ", ")
    words = re.findall(r"[^\W\d_][\w.’'-]*", before)
    if len(words) > PLACE_WORDS or _NO_PLACE.search(before):
        return False
    if not words:
        return True
    if any(word.lower().rstrip(".") in cited_words() for word in words):
        return False
    capital = words[-1][0].isupper() and all(word[0].isupper() or word in small_words() for word in words)
    return capital and before.rstrip()[-1] in ",-—."


def _opening(text: str, lines: Lines, at: int) -> int:
    """Where the document with a date at a place begins: the first of the lines above that are its head."""
    first, _ = line_of(text, at)
    index = next((number for number, (start, _) in enumerate(lines) if start == first), 0)
    start = first
    for number in range(index - 1, max(-1, index - NEAR_LINES - 1), -1):
        line = text[slice(*lines[number])].strip()
        if head_line().match(line) or (line.isupper() and len(line) < LONGEST):
            start = lines[number][0]
        elif len(line) > LONGEST * 2 // 3 or line.endswith((".", ":", ";")):
            break
    above = [text[begin:end] for begin, end in lines[:index] if begin < start]
    long = [line for line in above if len(line) > LONGEST * 2 // 3 and not line.isupper()]
    return start if len(long) > 1 or any(line.rstrip().endswith((".", ",", ";")) for line in long) else 0
