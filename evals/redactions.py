"""Redactions: boxes found on sixty bulletins boxed by hand, their codes, counts of another, and no text under a box.

    python evals/redactions.py                  # every set; some five minutes, most of it OCR
    python evals/redactions.py boxes --misses   # what was missed, and what was found that is none

`evals/gold/redactions.jsonl` has a row a page: the digest of its file, its number, `part` (`tune`: looked at while the
finder was made; `held`: files of which no page was), and its boxes as shares of the page (left, top, width, height)
with the codes beside them, null where none can be read or it is not plain whose they are.
"""

from __future__ import annotations

import argparse
import csv
import hashlib
import json
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from evals import several
from evals.bad_input import data
from evals.date_tables import Misses
from onionskin import accession
from onionskin.accession import Sheet, Source
from onionskin.marking.private import MASK, masked
from onionskin.marking.redactions.boxes import find_boxes
from onionskin.pipeline import Desk, bring_item
from onionskin.pipeline.stages import STAGES
from onionskin.record import COVERED, Annotation, Redaction, Region

GOLD = Path(__file__).parent / "gold" / "redactions.jsonl"
IOU = 0.5
"""What two boxes must have in common, of all that either covers, to be one."""
NEEDED = ("condition", "ocr", "legibility", "reading", "boxes", "running", "pagination", "marks", "redactions")
Box = tuple[float, float, float, float]
"""Left, top, width and height as shares of the page."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A box with the codes that are told of it; None where they are not judged."""

    box: Box
    codes: frozenset[str] | None


@dataclass(slots=True)
class Score:
    """Boxes that are right, found and there; codes that are right, and that can be read."""

    right: int = 0
    found: int = 0
    there: int = 0
    codes: int = 0
    legible: int = 0

    def told(self, part: str) -> dict[str, float]:
        """Precision, recall and F1 of boxes, and the share of codes that are right."""
        return {
            f"{part}.precision": self.right / max(1, self.found),
            f"{part}.recall": self.right / max(1, self.there),
            f"{part}.f1": 2 * self.right / max(1, self.found + self.there),
            f"{part}.codes": self.codes / max(1, self.legible),
        }


def boxes(misses: Misses) -> dict[str, float]:
    """Boxes at IOU and codes where they can be read, for the pages of either part."""
    scores = {"tune": Score(), "held": Score()}
    files = {hashlib.sha256(path.read_bytes()).hexdigest(): path for path in _bulletins()}
    for row in map(json.loads, GOLD.read_text("utf-8").splitlines()):
        path = files[row["sha256"]]
        there = [Placed(tuple(one["box"]), None if one["codes"] is None else frozenset(one["codes"]))
                 for one in row["boxes"]]  # fmt: skip
        sheet = _sheet(path, row["page"])
        found = [_placed(one, sheet) for one in _redactions(sheet) if isinstance(one.body, Redaction)]
        _score(scores[row["part"]], there, found, (misses, f"{path.name}, page {row['page']}, {row['part']}"))
    return {name: value for part, score in scores.items() for name, value in score.told(part).items()}


def _score(score: Score, there: list[Placed], found: list[Placed], told: tuple[Misses, str]) -> None:
    misses, where = told
    pairs = sorted(
        ((iou(one.box, other.box), at, to) for at, one in enumerate(there) for to, other in enumerate(found)),
        reverse=True,
    )
    met: dict[int, int] = {}
    for share, at, to in pairs:
        if share >= IOU and at not in met and to not in met.values():
            met[at] = to
    score.right, score.found, score.there = score.right + len(met), score.found + len(found), score.there + len(there)
    for at, one in enumerate(there):
        if one.codes is not None:
            score.legible += 1
            right = at in met and found[met[at]].codes == one.codes
            score.codes += right
            if not right:
                got = sorted(found[met[at]].codes or ()) if at in met else "no box"
                misses.append(f"{where}: {sorted(one.codes)} read as {got}")
        if at not in met:
            misses.append(f"{where}: missed {one.box}")
    misses += [f"{where}: none is {one.box}" for to, one in enumerate(found) if to not in met.values()]


def iou(one: Box, other: Box) -> float:
    """What two boxes have in common, of all that either covers."""
    wide = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
    high = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
    both = max(0.0, wide) * max(0.0, high)
    return both / (one[2] * one[3] + other[2] * other[3] - both)


def counts(misses: Misses) -> dict[str, float]:
    """Rank correlation (Spearman) of boxes to a file, and of their area, with what somebody counted by hand.

    Found without OCR, by the look of the pages and their text layers alone. Who counted, and by which rule, is not
    told; the second column is taken for the number of redactions, the third for their share of the pages.
    """
    counted = {row[0]: (float(row[1]), float(row[2])) for row in _rows()}
    ours: list[tuple[float, float]] = []
    theirs: list[tuple[float, float]] = []
    for path in _bulletins():
        if path.name in counted:
            found = [(one, sheet) for sheet in _sheets(path) for one in find_boxes(sheet.image, sheet.given, ())]
            pages = max(1, len({sheet.number for _, sheet in found}))
            area = sum(one.body.share or 0.0 for one, _ in found if isinstance(one.body, Redaction)) / pages
            ours.append((float(len(found)), area))
            theirs.append(counted[path.name])
            misses.append(f"{path.name}: {len(found)} boxes, {area:.3f} a page; counted {counted[path.name]}")
    return {
        "counts.files": float(len(ours)),
        "counts.rank": spearman([one for one, _ in ours], [one for one, _ in theirs]),
        "counts.area_rank": spearman([area for _, area in ours], [area for _, area in theirs]),
    }


def spearman(one: Sequence[float], other: Sequence[float]) -> float:
    """The rank correlation of two series; equal values share their ranks."""
    first, second = _ranks(one), _ranks(other)
    mean = (len(first) - 1) / 2
    both = sum((a - mean) * (b - mean) for a, b in zip(first, second, strict=True))
    spread = sum((a - mean) ** 2 for a in first) * sum((b - mean) ** 2 for b in second)
    return both / spread**0.5 if spread else 0.0


def _ranks(values: Sequence[float]) -> list[float]:
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


def vector(misses: Misses) -> dict[str, float]:
    """On born-digital files whose rectangles hide nothing that could be had: pages told to have text under a box."""
    alarms = pages = shown = 0
    for path in sorted((data() / "redactions-pdf").glob("*.pdf")):
        for sheet in _sheets(path):
            pages += 1
            beneath = any(isinstance(one.body, Redaction) and one.body.beneath for one in _redactions(sheet))
            covered = any(COVERED in reading.text for reading in sheet.given)
            alarms += beneath
            shown += covered
            if beneath or covered:
                misses.append(f"{path.name}, page {sheet.number}: text is told to lie under a box")
    return {"vector.pages": float(pages), "vector.alarms": float(alarms), "vector.covered": float(shown)}


def private(misses: Misses) -> dict[str, float]:
    """On the JFK releases: record and control numbers that are masked, which none may be."""
    known = re.compile(r"(?<![\d-])(?:\d{3}-\d{5}-\d{5}|\d{2}-\d{5,6}|201-\d{6}|DIR[ -]?\d{5}|NW ?\d{5})(?![\d-])")
    seen = hidden = 0
    for path in sorted((data() / "jfk-releases").glob("20*/*.md")):
        text = path.read_text("utf-8")
        shown = masked(text)
        for at in known.finditer(text):
            seen += 1
            if MASK in shown[at.start() : at.end()]:
                hidden += 1
                misses.append(f"{path.parent.name}/{path.name}: {at[0]} is masked")
    return {"private.numbers": float(seen), "private.masked": float(hidden)}


SETS = {"boxes": boxes, "counts": counts, "vector": vector, "private": private}


def measure() -> dict[str, float]:
    """All sets: shares from 0 to 1, rank correlations from -1 to 1, numbers of files, pages and false alarms."""
    return several.measured(SETS, SETS, [])


def _bulletins() -> list[Path]:
    return sorted((data() / "cia-bulletins").glob("*.pdf"))


def _rows() -> list[list[str]]:
    with (data() / "cia-bulletins" / "hand-counts.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


@cache
def _source(path: Path) -> Source:
    return next(iter(accession.find(path, lambda where, reason: None)))


def _sheets(path: Path) -> Iterator[Sheet]:
    yield from accession.sheets(_source(path), path.read_bytes(), 1)


def _sheet(path: Path, number: int) -> Sheet:
    return next(iter(accession.sheets(_source(path), path.read_bytes(), number)))


def _redactions(sheet: Sheet) -> list[Annotation]:
    """What the stages say is hidden on one page, alone in its item."""
    desk = Desk(lambda name: sheet.image or b"")
    inputs = {
        "image": desk.keep(None) if sheet.image is None else desk.lay("page"),
        "given": desk.keep(sheet.given),
        "hand": desk.keep(()),
        "reread": desk.keep(False),
    }
    pages = {"page": inputs}
    bring_item("item", pages, tuple(stage for stage in STAGES if stage.name in NEEDED), desk)
    return list(desk.read(inputs["redactions"])) if "redactions" in inputs else []


def _placed(one: Annotation, sheet: Sheet) -> Placed:
    region, body = one.target, one.body
    if not isinstance(region, Region) or not isinstance(body, Redaction):
        return Placed((0.0, 0.0, 1e-9, 1e-9), frozenset())
    box = (region.x / sheet.width, region.y / sheet.height, region.width / sheet.width, region.height / sheet.height)
    return Placed(box, frozenset(code.code for code in body.exemptions))


if __name__ == "__main__":
    sys.exit(several.run(SETS, argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])))
