"""A written source becomes, for each release, typed sheets with everything that stands on them."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Any

from gold import FAMILIES
from layout import Cell, Row, Set_, Sheet, Style, cover
from written import Passage, Remark, Source, name_remarks, passage, plain

COLUMNS = 78


@dataclass
class Typed:
    """One release of a document: its sheets, and the passages that their characters came from."""

    meta: dict[str, Any]
    release: dict[str, Any]
    number: int
    sheets: list[Sheet]
    passages: list[Passage]
    blocks: list[int]
    """For every passage the block of the source that it is, -1 for what runs at head and foot."""
    noise: list[dict[int, tuple[str, str]]]
    """Per page: code point to (as misread, as typed); empty where the release has no misreadings."""


def typed(source: Source, number: int, known: list[tuple[str, str, str, str]]) -> Typed:
    """The `number`-th release (from 1) of a source, laid out. What is withheld in it is struck out."""
    meta = source.meta
    release = {"look": "bar", "level": "light", **meta["releases"][number - 1]}
    rng = Random(f"{meta['stem']} {number}")
    style = Style(
        release.get("width", meta.get("width", 62)), meta.get("left", 8), release.get("step", meta.get("step", 1.5)),
        meta.get("hyphens", True), meta.get("indent", 5),
    )  # fmt: skip
    body = Set_(style, rng)
    made = Typed(meta, release, number, body.sheets, [], [], [])
    for block, text in enumerate(source.blocks):
        if text.strip() == "---":
            body.turn()
            continue
        only = text.split("\n", 1)
        if only[0].startswith("??"):
            if str(number) not in only[0]:
                continue
            text = only[1]
        item = passage(text, number, meta.get("portions", False))
        item.remarks += name_remarks(item, known)
        item = bracketed(item, number) if release["look"] == "bracket" else item
        _zoned(item)
        made.passages.append(item)
        made.blocks.append(block)
        if text.strip() != "{blank}":
            body.place(item, len(made.passages) - 1)
    _furnish(made, known)
    for sheet in made.sheets:
        here = sorted({cell.origin[0] for row in sheet.rows for cell in row.cells if cell.origin[0] >= 0})
        if release["look"] in ("bar", "box"):
            cover(sheet, withheld(made, here), (release["look"], number), style.left + style.width + 2)
    return made


def withheld(made: Typed, indices: list[int]) -> list[tuple[int, Remark]]:
    """The redactions of these passages that hold in this release."""
    return [
        (index, remark)
        for index in indices
        for remark in made.passages[index].remarks
        if remark.kind == "redaction" and str(made.number) in remark.head.split(" ")[0]
    ]


def _zoned(item: Passage) -> None:
    """A block that is one mark from end to end stands in the zone of its family."""
    for remark in item.remarks:
        if remark.kind == "mark" and remark.end - remark.start >= 0.9 * len(item.text):
            item.zone = FAMILIES[remark.head.split(" ")[0]].get("zone", item.zone)


def bracketed(item: Passage, number: int) -> Passage:
    """The passage as an editor prints it: what is withheld gives way to a bracket that says how much."""
    for remark in sorted((r for r in item.remarks if r.kind == "redaction"), key=lambda r: -r.start):
        if str(number) not in remark.head.split(" ")[0]:
            continue
        size = remark.end - remark.start
        lines = round(size / 62)
        amount = "name" if size < 26 else "less than 1 line" if lines < 1 else f"{lines} line{'s' * (lines > 1)}"
        said = f"[{amount} not declassified]"
        grown = len(said) - size
        kept = []
        for other in item.remarks:
            if remark.start <= other.start and other.end <= remark.end:
                continue
            start = other.start + (grown if other.start >= remark.end else 0)
            end = other.end + (grown if other.end >= remark.end else 0)
            kept.append(Remark(other.kind, start, end, other.head))
        kept.append(Remark("mark", remark.start, remark.start + len(said), f"FRUS_OMISSION quantity={amount}"))
        kept.append(Remark("redaction", remark.start, remark.start + len(said), remark.head))
        item = Passage(item.text[: remark.start] + said + item.text[remark.end :], kept, item.zone, item.style)
    return item


def _furnish(made: Typed, known: list[tuple[str, str, str, str]]) -> None:
    last = len(made.sheets)
    for sheet in made.sheets:
        number = sheet.number + 1
        bare = number in made.release.get("blank", ())
        if sheet.number == 0:
            _put(made, sheet, "SPECIMEN", (0.5, None), ("other", "stamp"))
        if not bare:
            _running(made, sheet)
        heights = {"top": 1.5, "foot": 61.1 if made.meta.get("numbers") == "inline" else 61.4, "side": 3.0}
        for stamp in made.meta.get("stamps", []) + made.release.get("stamps", []):
            pages = {"all": [number], "first": [1], "last": [last]}.get(str(stamp.get("pages", "all"))) or stamp[
                "pages"
            ]
            if number in pages:
                text = stamp["text"].replace("{page}", str(number))
                place = stamp.get("place", "top")
                at, how = (heights[place], stamp.get("x")), ("release_stamp", stamp.get("face", "stamp"))
                lines = _put(made, sheet, text, at, how)
                heights[place] += lines + 0.4


def _running(made: Typed, sheet: Sheet) -> None:
    meta = made.meta
    label = str(meta.get("first", 1) + sheet.number)
    style = meta.get("numbers", "foot")
    banner = made.release.get("banner", meta.get("banner"))
    if banner:
        head = f"{{%BANNER {banner['value']}|{banner['text']}}}"
        _put(made, sheet, head, (5.3, None), ("marking_header", "type"))
        y = 60.0
        if style == "inline":
            x = (COLUMNS - len(banner["text"])) // 2
            _put(made, sheet, f"{{%PAGE_NUMBER number={label}|{label}}}", (y, x - 6), ("page_number", "type"))
        _put(made, sheet, head, (y, None), ("marking_footer", "type"))
    shown = {"foot": label, "dashed": f"- {label} -", "head": label}.get(style)
    if shown and not (sheet.number == 0 and meta.get("unnumbered_first")):
        place = (4.2, COLUMNS - 8) if style == "head" else (59.0, None)
        _put(made, sheet, f"{{%PAGE_NUMBER number={label}|{shown}}}", place, ("page_number", "type"))


def _put(made: Typed, sheet: Sheet, written: str, at: tuple[float, int | None], how: tuple[str, str]) -> int:
    """A few lines at the head or foot of a page, centred where no column is given. Says how many.

    `how` is their zone and their face.
    """
    zone, face = how
    text, remarks = plain(written, made.number)
    index = len(made.passages)
    marks = [r for r in remarks if r.kind == "mark"]
    if zone == "release_stamp" and marks:
        zone = FAMILIES[marks[0].head.split(" ")[0]].get("zone", zone)
    made.passages.append(Passage(text, remarks, zone, "kept"))
    made.blocks.append(-1)
    offset = 0
    lines = text.split("\n")
    for n, line in enumerate(lines):
        cells = [Cell(char, (index, offset + k)) for k, char in enumerate(line)]
        x = (COLUMNS - len(line)) // 2 if at[1] is None else at[1]
        sheet.rows.append(Row(at[0] + n, x, cells, zone, 1.0, face))
        offset += len(line) + 1
    return len(lines)
