"""What was planted between two releases of one document: opened, withheld, recoded, reworded."""

from __future__ import annotations

from typing import Any

from document import Typed
from gold import page_cells, remark_spans
from layout import code_of


def differences(releases: list[Typed], golds: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Each planted difference with its class and its place in both releases, in the order of the source."""
    found = []
    sides = [_places(release, gold) for release, gold in zip(releases, golds, strict=True)]
    for key in sorted(sides[0].keys() | sides[1].keys()):
        a, b = sides[0].get(key), sides[1].get(key)
        if a and b and (kind := _class(a, b)):
            found.append({"id": f"{key[0]}.{key[1]}", "class": kind, "a": a, "b": b})
    return found


def _class(a: dict[str, Any], b: dict[str, Any]) -> str | None:
    if a.get("variant"):
        return str(a["variant"]) if a["surface"] != b["surface"] else None
    if a["withheld"] != b["withheld"]:
        return "opened" if a["withheld"] else "withheld"
    return "recoded" if a["withheld"] and a["code"] != b["code"] else None


def _places(made: Typed, gold: dict[str, Any]) -> dict[tuple[int, int], dict[str, Any]]:
    """(block, which remark of it) -> where it shows; for what is struck out, the page and how many columns."""
    said: dict[tuple[int, int], dict[str, Any]] = {}
    for index, item in enumerate(made.passages):
        if made.blocks[index] < 0:
            continue
        order = _keys(made, index)
        for remark, key in order:
            withheld = remark.kind == "redaction" and str(made.number) in remark.head.split(" ")[0]
            code = (
                code_of(remark, made.number) if remark.kind == "redaction" and made.release["look"] != "bracket" else ""
            )
            place: dict[str, Any] = {"withheld": withheld, "pages": [], "code": code or None if withheld else None}
            if withheld:
                place["look"] = made.release["look"]
            else:
                place["surface"] = item.text[remark.start : remark.end]
            if remark.kind == "variant":
                place["variant"] = remark.head.split("|")[0]
            said[(made.blocks[index], key)] = place
    _pinned(made, said)
    return said


def _keys(made: Typed, index: int) -> list[tuple[Any, int]]:
    planted = [r for r in made.passages[index].remarks if r.kind in ("redaction", "variant")]
    return [(remark, at) for at, remark in enumerate(sorted(planted, key=lambda r: r.start))]


def _pinned(made: Typed, said: dict[tuple[int, int], dict[str, Any]]) -> None:
    keys = {id(r): (made.blocks[i], k) for i, b in enumerate(made.blocks) if b >= 0 for r, k in _keys(made, i)}
    starts = {(i, r.start): (made.blocks[i], k) for i, b in enumerate(made.blocks) if b >= 0 for r, k in _keys(made, i)}
    for sheet in made.sheets:
        cells, _, _ = page_cells(sheet)
        text = "".join(cell.char for cell in cells)
        for remark, start, end, _ in remark_spans(cells, made.passages):
            if id(remark) in keys:
                pin = {"page": sheet.number + 1, "start": start, "end": end, "surface": text[start:end]}
                said[keys[id(remark)]]["pages"].append(pin)
        struck: dict[tuple[int, int], int] = {}
        for _, first, last, _, _, origin in sheet.covers:
            struck[origin] = struck.get(origin, 0) + last - first
        for origin, columns in struck.items():
            said[starts[origin]]["pages"].append({"page": sheet.number + 1, "columns": columns})
