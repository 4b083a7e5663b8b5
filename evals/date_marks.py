"""Dates held to what editors and people marked: the TEI of Foreign Relations, and the sample page."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET
from collections.abc import Iterator

from evals.date_tables import Misses, data, same_clock, span, told

_TEI = "{http://www.tei-c.org/ns/1.0}"


def tei(misses: Misses) -> dict[str, float]:
    """Dates marked in four volumes of Foreign Relations: the share found, and found with the day that is marked."""
    total = found = right = 0
    for path in sorted((data() / "frus-tei").glob("*.xml")):
        body = ET.parse(path).getroot().find(f"{_TEI}text")
        assert body is not None
        for text, marked in _documents(body):
            story = told(text)
            for start, end, when in marked:
                meeting = [meant for one, meant in story if one.start < end and start < one.end]
                met = any(span(meant)[0] == when[:10] and same_clock(when, meant) for meant in meeting)
                total, found, right = total + 1, found + bool(meeting), right + met
                if not met:
                    misses.append(
                        f"tei {path.stem} {text[start:end]!r} {when} | {[(m.value, m.rule) for m in meeting]}"
                    )
    return {"tei_recall": found / total, "tei_right": right / total}


def _documents(body: ET.Element) -> Iterator[tuple[str, list[tuple[int, int, str]]]]:
    """The text of each division that has none below it, and the dates marked in it."""
    for division in body.iter(f"{_TEI}div"):
        if division.find(f".//{_TEI}div") is not None:
            continue
        pieces, marked = list[str](), list[tuple[int, int, str]]()
        _flat(division, pieces, marked)
        if marked:
            yield "".join(pieces), marked


def _flat(element: ET.Element, pieces: list[str], marked: list[tuple[int, int, str]]) -> None:
    tag = element.tag.removeprefix(_TEI) if isinstance(element.tag, str) else ""
    if tag == "note":
        pieces.append(" ")
        return
    if tag in ("p", "head", "opener", "dateline", "closer", "div", "list", "item", "table", "row"):
        pieces.append("\n\n")
    start = sum(map(len, pieces))
    pieces.append(
        " ".join((element.text or "").split()) + " " if tag != "date" else " ".join((element.text or "").split())
    )
    for child in element:
        _flat(child, pieces, marked)
        pieces.append(" " + " ".join((child.tail or "").split()) + " ")
    when = element.get("when")
    if tag == "date" and when:
        marked.append((start, sum(map(len, pieces)), when))


def seed(misses: Misses) -> dict[str, float]:
    """The 27 expressions of the sample page: found as spanned, and with the EDTF that was agreed."""
    folder = data().parent / "seed"
    text = (folder / "page-28.txt").read_text("utf-8")
    gold = json.loads((folder / "gold.json").read_text("utf-8"))["timexes"]
    story = told(text)
    found = right = 0
    for one in gold:
        wanted = {one["edtf"], *one.get("edtf_alt", [])}
        meeting = [meant for place, meant in story if (place.start, place.end) == (one["start"], one["end"])]
        loose = meeting or [m for place, m in story if place.start < one["end"] and one["start"] < place.end]
        met = any((str(meant.edtf) if meant.edtf is not None else None) in wanted for meant in loose)
        found, right = found + bool(meeting), right + met
        if not (meeting and met):
            misses.append(f"seed {one['text']!r} {wanted} | {[str(m.edtf) for m in loose]} {'' if meeting else 'SPAN'}")
    return {"seed_found": found / len(gold), "seed_edtf": right / len(gold)}
