"""The stage `findings`: what a reader ought to know of a page's marks. A person judges; nothing is set right here."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onionskin.marking.tables import codes, levels, orders
from onionskin.record import Annotation, Annotations, Finding, Mark

_STAMPS = ("declass_stamp", "release_stamp")
_CODE = re.compile(r"(?:25|50|75)X\d(?:-\w+)?|1\.[45]\([a-h]\)", re.IGNORECASE)


def find_findings(marks: Annotations) -> Annotations:
    """The findings of a page, each pinned to the mark it is about, in the order of the marks.

    `anachronism`: a stamp that cites an order or a code newer than its own date. `portion_above_banner`: a portion
    marked higher than every banner. `computed_downgrading`: what a downgrading group foretold under its own order.
    `unreadable`: a field that is on the form and cannot be read.
    """
    found: list[Annotation] = []
    highest = _highest(marks)
    for one in marks:
        if isinstance(one.body, Mark):
            found += [Annotation(one.target, finding) for finding in _of(one.body, highest)]
    return tuple(found)


def _of(mark: Mark, highest: tuple[int, str] | None) -> Iterator[Finding]:
    if mark.kind in _STAMPS:
        yield from _anachronisms(mark)
    if mark.kind == "portion_mark" and highest is not None:
        yield from _above(mark, highest)
    if mark.kind == "downgrade" and isinstance(mark.value.get("group"), int):
        yield Finding("computed_downgrading", _foretold(mark))
    if mark.value.get("unreadable") is True:
        what = "A page number stands here and" if mark.kind == "page_number" else "Something of this mark"
        yield Finding("unreadable", f"{what} cannot be read; it was not guessed.")


def _anachronisms(mark: Mark) -> Iterator[Finding]:
    """An order or a code that is newer than the stamp: false, or of two hands (domain reference §2.4)."""
    date = mark.value.get("date")
    if not isinstance(date, str) or not re.match(r"(?:19|20)\d\d", date):
        return
    order = orders().get(str(mark.value.get("authority") or "").removeprefix("E.O. "))
    if order is not None and before(date, order.since):
        yield Finding(
            "anachronism",
            f"The stamp is dated {date} and cites E.O. {order.number}, which is of {order.since}: inconsistent.",
        )
    cited = f"{mark.value.get('program') or ''} {mark.value.get('codes') or ''}"
    for printed in dict.fromkeys(_CODE.findall(cited)):
        code = codes().get(printed.upper())
        if code is not None and before(date, code.since):
            yield Finding(
                "anachronism",
                f"The stamp is dated {date} and cites {code.code}, which exists since {code.since}: inconsistent.",
            )


def before(date: str, since: str) -> bool:
    """Whether all of `date` lies before the beginning of `since`; both are EDTF days, months or years."""
    return f"{date}-99-99"[:10] < since


def _highest(marks: Annotations) -> tuple[int, str] | None:
    ranks = {level.name: level.rank for level in levels() if level.system == "US"}
    banners = [
        (ranks[name], name)
        for one in marks
        if isinstance(one.body, Mark) and one.body.kind == "classification_banner"
        if (name := str(one.body.value["level"])) in ranks
    ]
    return max(banners, default=None)


def _above(mark: Mark, highest: tuple[int, str]) -> Iterator[Finding]:
    ranks = {level.name: level.rank for level in levels() if level.system == "US"}
    level = str(mark.value["level"])
    if ranks.get(level, 0) > highest[0]:
        yield Finding(
            "portion_above_banner", f"A portion is marked {level} on a page marked no higher than {highest[1]}."
        )


def _foretold(mark: Mark) -> str:
    """What a group meant when it was stamped: a prediction under an order that was replaced, never a status."""
    said = {
        1: "the page was excluded from automatic downgrading and declassification",
        2: "the page was exempted from automatic downgrading",
        3: "the page was to be downgraded every 12 years and not to be declassified automatically",
        4: "the page was to be downgraded every 3 years and declassified after 12",
    }
    group = mark.value["group"]
    told = said.get(group if isinstance(group, int) else 0, "the page had a schedule of its own")
    return f"Group {group} meant, under the order of its time, that {told}. That was foretold; it is no present status."
