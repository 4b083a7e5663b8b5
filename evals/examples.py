"""The committed examples: what must hold on any machine, with or without the development data."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from onionskin.archive import analyse
from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import pagination
from onionskin.reading.running import running_lines
from onionskin.record import Annotation, Mark, Span, Transcription

ROOT = Path(__file__).resolve().parent.parent
SEED = ROOT / "evals" / "gold" / "seed-page.json"
SPECIMENS = ROOT / "examples" / "specimens"

Json = Mapping[str, Any]


def measure() -> dict[str, float]:
    """Shares from 0 to 1. `seed_…`: the page the project was made for, against the gold that came with it.
    `text_…`: the specimens that are text files, whose offsets are exact. `typed_…`: the marks of all specimens, found
    in what was typed and not in what an engine sees of it; scans are measured by the OCR eval.
    """
    gold = json.loads(SEED.read_text("utf-8"))
    page = next(iter(analyse(ROOT / gold["source"]))).as_json()
    return {**seed_measures(page, gold), **_specimens(), **_typed()}


def seed_measures(page: Json, gold: Json) -> dict[str, float]:
    """How much of the seed page's gold is there exactly; a zone or banner too many counts as one that is missing."""
    banners = [mark for mark in page["marks"] if mark["kind"] == "classification_banner"]
    return {
        "seed_zones": _alike(map(_zone, page["zones"]), map(_zone, gold["zones"])),
        "seed_banners": _alike(map(_banner, banners), map(_banner, gold["banners"])),
        "seed_stamp": _stamp(page["marks"], gold["stamp"]),
        "seed_page_number": float(page["label"] == gold["page_number"]["label"]),
    }


def marks_found(said: Iterable[Json], gold: Iterable[Json]) -> tuple[int, int, int]:
    """How many marks of the gold are met, how many there are, how many were said.

    One meets another of its kind where the two share more than half of what either covers; each meets one at most.
    """
    left = list(said)
    count, wanted = len(left), list(gold)
    met = 0
    for mark in wanted:
        best = max(left, key=lambda other, mark=mark: _shared(mark, other), default=None)  # type: ignore[misc]
        if best is not None and _shared(mark, best) > 0.5:
            left.remove(best)
            met += 1
    return met, len(wanted), count


def _specimens() -> dict[str, float]:
    met = wanted = said = 0
    for path in sorted(SPECIMENS.rglob("*.gold.json")):
        gold = json.loads(path.read_text("utf-8"))
        if [Path(name).suffix for name in gold["files"]] != [".txt"]:
            continue
        pages = [one.as_json() for one in analyse(path.parent / gold["files"][0])]
        if [page["text"].strip() for page in pages] != [page["text"].strip() for page in gold["pages"]]:
            raise ValueError(f"{path} is the gold of another text. Run the specimens' generator again.")
        for page, of in zip(pages, gold["pages"], strict=True):
            found = marks_found(page["marks"], of["marks"])
            met, wanted, said = met + found[0], wanted + found[1], said + found[2]
    return {"text_marks_recall": met / max(wanted, 1), "text_marks_precision": met / max(said, 1)}


def _typed() -> dict[str, float]:
    """A run of bars is what was struck out and not the code for it: the gold has none, and none is counted."""
    met = wanted = said = 0
    for path in sorted(SPECIMENS.rglob("*.gold.json")):
        pages = json.loads(path.read_text("utf-8"))["pages"]
        readings = tuple(Transcription("typed", page["text"]) for page in pages)
        running = running_lines(readings)
        for page, reading, shown in zip(pages, readings, pagination(readings), strict=True):
            marks = [_mark(one) for one in find_marks(reading, running, shown, ())]
            found = marks_found([one for one in marks if not _bar(page["text"], one)], page["marks"])
            met, wanted, said = met + found[0], wanted + found[1], said + found[2]
    return {"typed_marks_recall": met / max(wanted, 1), "typed_marks_precision": met / max(said, 1)}


def _mark(one: Annotation) -> Json:
    assert isinstance(one.target, Span)
    assert isinstance(one.body, Mark)
    return {"start": one.target.start, "end": one.target.end, "kind": one.body.kind}


def _bar(text: str, mark: Json) -> bool:
    return not set(text[mark["start"] : mark["end"]]) - set("█■X")


def _alike(said: Iterable[object], gold: Iterable[object]) -> float:
    one, other = set(said), set(gold)
    return len(one & other) / len(one | other)


def _zone(zone: Json) -> tuple[int, int, str]:
    return zone["start"], zone["end"], zone["zone"]


def _banner(banner: Json) -> tuple[object, ...]:
    value = banner.get("value", banner)
    return banner["start"], banner["end"], value["level"], tuple(value["caveats"])


def _stamp(marks: Iterable[Json], gold: Json) -> float:
    """The share of the stamp's values that are said, whatever the fields are called; 0 unless it stands exactly."""
    stamps = [mark for mark in marks if (mark["start"], mark["end"]) == (gold["start"], gold["end"])]
    if len(stamps) != 1:
        return 0.0
    said = {re.sub(r"^(?:E\.?O\.?|NND)\s*", "", str(value)) for value in stamps[0]["value"].values()}
    return sum(value in said for value in gold["values"]) / len(gold["values"])


def _shared(mark: Json, other: Json) -> float:
    if mark["kind"] != other["kind"]:
        return 0.0
    inside = min(mark["end"], other["end"]) - max(mark["start"], other["start"])
    around = max(mark["end"], other["end"]) - min(mark["start"], other["start"])
    return float(inside / around)
