"""Emendations that were judged by reading: how many of those that are still made hold.

`gold/repairs.jsonl` (described in `gold/repairs.md`) says of each where it stands, the hash of its reading, and whether
it holds. A row is of the Tesseract reading of a Pentagon Papers page, of its text layer, or of a JFK record.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

from evals.repair_sets import alone
from onionskin.reading.repeated import repeated_words
from onionskin.record import Annotations, Emendation, Span, Transcription

GOLD = Path(__file__).with_name("gold") / "repairs.jsonl"
LONGEST = 30_000
"""Code points of a record that were looked at."""
Row = Mapping[str, Any]


def judged(rows: Iterable[Row], data: Path, made: Callable[[Row], Annotations]) -> dict[str, float]:
    """Precision on what was judged and is still made, and how much of it is; {} where nothing was judged."""
    if not GOLD.is_file():
        return {}
    pages = {(row["part"], row["page"]): row for row in rows}
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    parts = {one["part"] for one in gold if one["set"] == "nara"}
    words = {part: _words(pages.values(), part) for part in parts}
    said: dict[str, dict[tuple[int, int], str]] = {}
    held = same = 0
    for one in gold:
        key = f"{one['set']} {one.get('part') or one['file']} {one.get('page')}"
        if key not in said:
            said[key] = _places(_said(one, pages, data, (words, made)))
        reading = said[key].get((one["start"], one["end"]))
        if reading is not None and hashed(reading) == one["reading_sha256"]:
            same += 1
            held += one["holds"]
    return {"judged_precision": held / same if same else 0.0, "judged_still_made": same / len(gold)}


def _said(
    one: Row,
    pages: Mapping[tuple[str, int], Row],
    data: Path,
    how: tuple[Mapping[str, Any], Callable[[Row], Annotations]],
) -> Annotations:
    words, made = how
    if one["set"] == "jfk":
        return alone(Transcription("unknown", (data / one["file"]).read_text("utf-8")[:LONGEST]), ())
    row = pages[one["part"], one["page"]]
    return (
        made(row) if one["set"] == "tesseract" else alone(Transcription("text-layer", row["nara"]), words[one["part"]])
    )


def _words(rows: Iterable[Row], part: str) -> tuple[str, ...]:
    return repeated_words(
        tuple(Transcription("text-layer", row["nara"]) for row in rows if row["part"] == part and row.get("nara"))
    )


def _places(said: Annotations) -> dict[tuple[int, int], str]:
    return {
        (one.target.start, one.target.end): one.body.reading
        for one in said
        if isinstance(one.target, Span) and isinstance(one.body, Emendation)
    }


def hashed(reading: str) -> str:
    """By what a reading is known in the annotations, which hold no text of the data."""
    return hashlib.sha256(reading.encode()).hexdigest()[:16]
