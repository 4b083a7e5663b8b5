"""Two releases compared: what was opened is found, and what a reader passed over is not taken for it.

    python evals/releases.py [jfk|null|unseen|specimens …]

- `jfk`: records as released in 2018 and 2025. Of the passages that a machine's list ranks highest and that are true by
  reading, how many are reported as opened; of what is reported and was judged by reading, how much is true.
- `null`: the release of 2025 by two readers. Whatever is reported as opened or withheld is false; `raw` is measured
  without the stamps, by which two readings of one release are known for what they are.
- `unseen`: the same weights fitted without the records that they are measured on, eightfold.
- `specimens`: invented documents of which both releases were made, with every difference known.

Judgements stand in `gold/releases.jsonl`; `gold/releases.md` tells how they were made.
"""

from __future__ import annotations

import json
import os
import sys
from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from rapidfuzz import fuzz

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from evals.run import data_folder
from evals.several import measured, run
from onionskin.archive import Archive, CompareView, VariantView
from onionskin.archive.comparing import compared, from_file
from onionskin.collating.differing import OPENED
from scripts.collating.weights import examples, judged, unseen

ROOT = Path(__file__).resolve().parent.parent
SPECIMENS = ROOT / "examples" / "specimens"
Misses = list[str]
LIKE = 70.0
"""Likeness, of 100, from which the words of a variant are those that were planted, as a reader of scans has them."""


def _records() -> Path:
    return data_folder(os.environ) / "jfk-releases"


@cache
def _view(one: str, other: str, record: str) -> CompareView:
    return compared(from_file(_records() / one / f"{record}.md"), from_file(_records() / other / f"{record}.md"))


def _hidden(view: CompareView) -> list[VariantView]:
    return [one for one in view.variants if one.kind in ("opened", "withheld")]


def jfk(misses: Misses) -> Mapping[str, float]:
    """Records of which both releases are there, against what was judged by reading."""
    found = silver = true = false = unjudged = withheld = 0
    gold = judged()
    for path in sorted((_records() / "2018").glob("*.md")):
        view = _view("2018", "2025", path.stem)
        rows = gold.get(path.stem, [])
        opened = [one for one in view.variants if one.kind == "opened"]
        withheld += sum(one.kind == "withheld" for one in view.variants)
        for row in rows:
            if row.get("silver") is not None and row["verdict"] == "opened":
                silver += 1
                met = any(_meets(one, row) for one in opened)
                found += met
                misses += [] if met else [f"{path.stem} page {row['page']} at {row['start']}: not reported"]
        for one in opened:
            verdicts = {str(row["verdict"]) for row in rows if _meets(one, row)}
            true += "opened" in verdicts
            false += verdicts == {"not"}
            unjudged += not verdicts & {"opened", "not"}
    told = {"silver_recall": found / silver, "precision": true / (true + false)}
    return told | {
        "unjudged": unjudged / max(1, true + false + unjudged),
        "withheld_per_opened": withheld / (true + false),
    }


def _meets(one: VariantView, row: Mapping[str, object]) -> bool:
    start, end = int(str(row["start"])), int(str(row["end"]))
    return any(place.leaf == row["page"] and place.start < end and start < place.end for place in one.b.places)


def null(misses: Misses) -> Mapping[str, float]:
    """The release of 2025 by two readers."""
    told = raw = pages = 0
    for path in sorted((_records() / "2025-doctly").glob("*.md")):
        one, other = from_file(_records() / "2025" / path.name), from_file(path)
        found = _hidden(compared(one, other))
        bare = replace(one, folios=tuple(replace(folio, marks=()) for folio in one.folios))
        told, pages = told + len(found), pages + len(one.leaves)
        raw += len(_hidden(compared(bare, other)))
        misses += [f"{path.stem}: {each.kind} at leaf {each.a.places[0].leaf}" for each in found]
    return {"null_false_per_20": 20 * told / pages, "null_raw_false_per_20": 20 * raw / pages}


def held(misses: Misses) -> Mapping[str, float]:
    """How well lacunae are told by weights that have not seen their records."""
    rows = examples(_records())
    over = unseen(rows) >= OPENED
    label = np.array([-1 if row.label is None or row.source != "real" else row.label for row in rows])
    silver = np.array([row.silver is not None for row in rows])
    return {
        "unseen_silver_recall": float(over[(label == 1) & silver].mean()),
        "unseen_recall": float(over[label == 1].mean()),
        "unseen_precision": float((label[over & (label >= 0)] == 1).mean()),
    }


def specimens(misses: Misses) -> Mapping[str, float]:
    """Invented documents in two releases, read from their scans."""
    found = planted = invented = 0
    with TemporaryDirectory() as folder:
        archive = Archive.create(Path(folder))
        archive.ingest([path for path in SPECIMENS.rglob("*--*") if path.suffix in (".pdf", ".tif")])
        for gold in sorted(SPECIMENS.rglob("*--*.gold.json")):
            said = json.loads(gold.read_text("utf-8"))
            names = sorted(
                path.name for path in gold.parent.glob(f"{gold.name.split('--')[0]}--*") if path.suffix != ".json"
            )
            if not names[0].startswith(gold.name.removesuffix(".gold.json")):
                continue
            view = archive.compare(names[0], names[1])
            wanted = [one for one in said["differences"] if one["class"] != "recoded"]
            met = [_planted(one, view) for one in wanted]
            planted, found = planted + len(met), found + sum(each is not None for each in met)
            misses += [f"{names[0]}: {one['id']}" for one, each in zip(wanted, met, strict=True) if each is None]
            invented += sum(not any(_likeness(each, one) >= LIKE for one in wanted) for each in _hidden(view))
        archive.close()
    return {"specimens_found": found / planted, "specimens_invented": float(invented)}


def _planted(wanted: Mapping[str, object], view: CompareView) -> VariantView | None:
    return next(
        (one for one in view.variants if one.kind == wanted["class"] and _likeness(one, wanted) >= LIKE / 2), None
    )


def _likeness(one: VariantView, wanted: Mapping[str, object]) -> float:
    """How alike the words of a variant are to those that were planted, on the side that has them; 0 to 100."""
    likeness = 0.0
    for name, side in (("a", one.a), ("b", one.b)):
        planted = wanted[name]
        surface = planted.get("surface") if isinstance(planted, dict) else None
        if surface and side.text:
            likeness = max(likeness, fuzz.partial_ratio(side.text.lower(), str(surface).lower()))
    return likeness


SETS: Mapping[str, Callable[[Misses], Mapping[str, float]]] = {
    "jfk": jfk,
    "null": null,
    "unseen": held,
    "specimens": specimens,
}


def measure() -> dict[str, float]:
    """What the gate measures."""
    return measured(SETS, SETS, [])


if __name__ == "__main__":
    sys.exit(run(SETS, ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])))
