"""What a perfect reader would say of a typed page, with offsets into its text."""

from __future__ import annotations

import re
import tomllib
from typing import Any

from layout import Cell, Row, Sheet
from written import HERE, Passage, Remark

FAMILIES: dict[str, dict[str, str]] = tomllib.loads((HERE / "marks.toml").read_text(encoding="utf-8"))
STAMP_FIELDS = ("authority", "section", "project", "by", "date", "program", "case", "record")


def ordered(sheet: Sheet) -> list[Row]:
    """The rows as they are read: from the top down, and from the left where two stand on one line."""
    return sorted(sheet.rows, key=lambda row: (row.y, row.x))


def page_cells(sheet: Sheet) -> tuple[list[Cell], list[str], list[tuple[Row, int, int]]]:
    """The page's characters, each one's zone, and where each row begins and ends among them."""
    cells: list[Cell] = []
    zones: list[str] = []
    places: list[tuple[Row, int, int]] = []
    before: Row | None = None
    for row in ordered(sheet):
        kept = _squeezed(row.cells)
        if not kept:
            continue
        if before is not None:
            gap = row.y - before.y
            joint = " " if gap < 0.3 else "\n" if gap <= max(before.step, 1.0) + 0.1 else "\n\n"
            cells += [Cell(char) for char in joint]
            zones += [""] * len(joint)
        places.append((row, len(cells), len(cells) + len(kept)))
        cells += kept
        zones += [row.zone] * len(kept)
        before = row
    return cells, zones, places


def _squeezed(cells: list[Cell]) -> list[Cell]:
    """The row without the room that an empty box leaves, and without the margin before it."""
    kept: list[Cell] = []
    for cell in cells:
        blank = cell.char in " \u00a0"
        boxed = cell.char == "\u00a0" or bool(kept and kept[-1].char == "\u00a0")
        if blank and (not kept or (boxed and kept[-1].char in " \u00a0")):
            continue
        kept.append(cell)
    while kept and kept[-1].char in " \u00a0":
        kept.pop()
    return [Cell(" ", cell.origin) if cell.char == "\u00a0" else cell for cell in kept]


def zone_spans(text: str, zones: list[str]) -> list[dict[str, Any]]:
    """Runs of one zone, unparted by blank lines; trimmed to what is printed."""
    found: list[dict[str, Any]] = []
    for at, zone in enumerate(zones):
        if not zone:
            continue
        if found and found[-1]["zone"] == zone and not "".join(zones[found[-1]["end"] : at]):
            found[-1]["end"] = at + 1
        else:
            found.append({"start": at, "end": at + 1, "zone": zone})
    return [{**zone, "surface": text[zone["start"] : zone["end"]]} for zone in found]


def remark_spans(cells: list[Cell], passages: list[Passage]) -> list[tuple[Remark, int, int, bool]]:
    """Every remark that shows on this page: where, and whether it shows here whole."""
    where: dict[tuple[int, int], int] = {c.origin: at for at, c in enumerate(cells) if c.origin[0] >= 0}
    found = []
    for index in sorted({origin[0] for origin in where}):
        for remark in passages[index].remarks:
            at = [where[(index, n)] for n in range(remark.start, remark.end) if (index, n) in where]
            text = passages[index].text
            inked = [n for n in range(remark.start, remark.end) if not text[n].isspace()]
            if at and inked:
                found.append((remark, at[0], at[-1] + 1, all((index, n) in where for n in inked)))
    return found


def pairs(written: str) -> dict[str, Any]:
    """`key=value;key=value`; `null` is nothing, a comma parts a tuple in `caveats` and `codes`."""
    value: dict[str, Any] = {}
    for pair in filter(None, written.split(";")):
        key, _, item = pair.partition("=")
        value[key] = None if item == "null" else item.split(",") if key in ("caveats", "codes") else item
    return value


def mark_gold(head: str, start: int, end: int, text: str) -> dict[str, Any]:
    """One mark: its family's kind and its value; a stamp's value has every field of the contract, null where absent."""
    family, _, rest = head.partition(" ")
    kind = FAMILIES[family]["kind"]
    value = pairs(rest)
    if kind == "declass_stamp":
        value = {**dict.fromkeys(STAMP_FIELDS), **value}
    if kind == "classification_banner":
        value = {"caveats": [], **value}
    return {"start": start, "end": end, "surface": text[start:end], "kind": kind, "family": family, "value": value}


def code_marks(cells: list[Cell], text: str) -> list[dict[str, Any]]:
    """The exemption codes that a reviewer wrote beside what was struck out."""
    found = []
    for at, cell in enumerate(cells):
        if cell.origin == (-2, 0):
            end = at + 1
            while end < len(cells) and cells[end].origin == (-2, end - at):
                end += 1
            code = text[at:end]
            label = code.startswith(("25X", "50X", "STAT", "ILLEGIB"))
            family = "STAT_25X1" if label else "EO_REASON" if code.startswith("1.") else "FOIA_CODE"
            found.append(mark_gold(f"{family} code={code}", at, end, text))
    return found


def remark_gold(remark: Remark, start: int, end: int, text: str) -> dict[str, Any]:
    """A date, a mention or a claim in the contract's words."""
    pin = {"start": start, "end": end, "surface": text[start:end]}
    if remark.kind == "date":
        edtf, _, kind = remark.head.partition(" ")
        timed = re.fullmatch(r"(.{10}T\d\d)(:\d\d)?(:\d\d)?(.*)", edtf)
        edtf = f"{timed[1]}{timed[2] or ':00'}{timed[3] or ':00'}{timed[4]}" if timed else edtf
        return {**pin, "type": kind or ("TIME" if timed else "DATE"), "edtf": None if edtf == "-" else edtf}
    if remark.kind == "mention":
        kind, _, canonical = remark.head.partition(" ")
        sort, _, sense = kind.partition(":")
        return {**pin, "type": sort, "sense": sense or None, "canonical": canonical}
    event, factuality, *rest = remark.head.split(" ")
    return {
        **pin, "event": event, "factuality": factuality,
        "holders": rest[0].split(">") if rest else ["AUTHOR"], "source_type": rest[1] if len(rest) > 1 else None,
    }  # fmt: skip


KEYS = {"date": "dates", "mention": "mentions", "claim": "claims"}


def page_gold(sheet: Sheet, passages: list[Passage]) -> dict[str, Any]:
    """Text, zones, marks, dates, mentions and claims of one page."""
    cells, zones, _ = page_cells(sheet)
    text = "".join(cell.char for cell in cells)
    says: dict[str, Any] = {
        "text": text, "zones": zone_spans(text, zones), "marks": code_marks(cells, text),
        "dates": [], "mentions": [], "claims": [],
    }  # fmt: skip
    for remark, start, end, whole in remark_spans(cells, passages):
        if remark.kind == "mark" and (whole or not remark.head.startswith("PORTION")):
            says["marks"].append(mark_gold(remark.head, start, end, text))
        elif remark.kind in KEYS and (whole or remark.kind == "claim"):
            says[KEYS[remark.kind]].append(
                {**remark_gold(remark, start, end, text), **({} if whole else {"whole": False})}
            )
    for key in ("marks", "dates", "mentions", "claims"):
        says[key].sort(key=lambda row: (row["start"], row["end"]))
    return says
