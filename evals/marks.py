"""Marks on the development data: the release stamp, every family's examples, false marks on print, banners, folios.

    python -m evals.marks            # prints the measures
    python -m evals.marks --misses   # and what was missed, by page and offsets

`measure()` gives shares from 0 to 1 unless the name says otherwise. The pages annotated by reading stand in
`gold/pentagon-marks.jsonl`; a page whose text has another hash than the gold's is left out and counted.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import json
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from evals.place import ROOT, data
from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import Pagination, pagination
from onionskin.reading.running import running_lines
from onionskin.reading.zones import find_zones
from onionskin.record import Annotation, Annotations, Mark, RunningLine, Span, Transcription

GOLD = ROOT / "evals" / "gold" / "pentagon-marks.jsonl"
READERS = ("tesseract", "nara", "abbyy")
PRINT_PAGE = 2500
"""Code points that make a page of running print, where a source has no pages."""

Row = Mapping[str, Any]
Misses = list[str]
Around = tuple[tuple[RunningLine, ...], Pagination]
Arounds = Mapping[tuple[str, int], Around]


def measure() -> dict[str, float]:
    """Every measure for which there is data."""
    return _measure([])


def _measure(misses: Misses) -> dict[str, float]:
    values: dict[str, float] = {}
    readings = data() / "pentagon-papers" / "readings.jsonl.gz"
    if readings.is_file():
        with gzip.open(readings, "rt", encoding="utf-8") as file:
            rows = [json.loads(line) for line in file]
        around = of_items(rows)
        values |= _stamps(rows, around, misses) | _speed(rows, around)
        if GOLD.is_file():
            values |= _annotated(rows, around, misses)
    families = data().parent / "domain" / "markings.jsonl"
    if families.is_file():
        values |= _examples(families, misses)
    if (data() / "hist-milestones").is_dir():
        values |= _print(misses)
    return values


def of_items(rows: Iterable[Row]) -> dict[tuple[str, int], Around]:
    """For each page, by part and number: what its part repeats, and what its series of page numbers show."""
    parts: dict[str, list[Row]] = {}
    for row in rows:
        parts.setdefault(row["part"], []).append(row)
    around: dict[tuple[str, int], Around] = {}
    for part, pages in parts.items():
        readings = tuple(_reading(row["tesseract"]) for row in pages)
        running = running_lines(readings)
        for row, shown in zip(pages, pagination(readings), strict=True):
            around[part, row["page"]] = (running, shown)
    return around


def _marks(row: Row, around: Arounds, text: str | None = None) -> Annotations:
    """The marks of a page as its item shows them; of its Tesseract reading, or another."""
    return find_marks(_reading(row["tesseract"] if text is None else text), *around[row["part"], row["page"]], ())


def _reading(text: str) -> Transcription:
    return Transcription("tesseract", text)


def _of(marks: Annotations, kind: str) -> list[tuple[Span, Mark]]:
    return [
        (m.target, m.body)
        for m in marks
        if isinstance(m.target, Span) and isinstance(m.body, Mark) and m.body.kind == kind
    ]


_TRACE = re.compile(r"declass\w{0,6} per |13526|NND", re.IGNORECASE)


def _stamps(rows: Iterable[Row], around: Arounds, misses: Misses) -> dict[str, float]:
    """Pages of which any reading carries a trace of the stamp; what the Tesseract reading, and any reading, gives.

    `stamp_found` is of all of them, and of some the Tesseract reading is empty; `stamp_found_where_print` leaves these
    out. `stamp_fields_right` is the share of the stamps found of which project and order are read, and right.
    """
    stamped = with_print = found = anywhere = right = 0
    for row in rows:
        texts = [row[reader] for reader in READERS if row.get(reader)]
        if not any(_TRACE.search(text) for text in texts):
            continue
        stamped += 1
        stamp = _project(_marks(row, around))
        with_print += bool(row["tesseract"].strip())
        found += stamp is not None
        right += stamp is not None and (stamp["project"], stamp["authority"]) == ("NND 63316", "E.O. 13526")
        anywhere += stamp is not None or any(_project(_marks(row, around, text)) is not None for text in texts)
        if stamp is None and row["tesseract"].strip():
            misses.append(f"stamp not found: {row['part']} {row['page']}")
        elif stamp is not None and (stamp["project"], stamp["authority"]) != ("NND 63316", "E.O. 13526"):
            misses.append(f"stamp read in part: {row['part']} {row['page']} {dict(stamp)}")
    return {
        "stamp_found": found / stamped,
        "stamp_found_where_print": found / with_print,
        "stamp_found_in_any_reading": anywhere / stamped,
        "stamp_fields_right": right / found,
    }


def _project(marks: Annotations) -> Mapping[str, Any] | None:
    found = [m for _, m in _of(marks, "declass_stamp") if m.family == "NARA_NND_13526"]
    whole = [mark.value for mark in found if mark.value["project"] and mark.value["authority"]]
    return (whole or [mark.value for mark in found] or [None])[0]


def _speed(rows: list[Row], around: Arounds) -> dict[str, float]:
    """Milliseconds of one core that a page of 2.5 kB takes for marks and zones together: the best of three."""
    sample = [row for row in rows if len(row["tesseract"]) > 1500][:200]
    kilo = sum(len(row["tesseract"]) for row in sample) / PRINT_PAGE
    took = []
    for _ in range(3):
        began = time.process_time()
        for row in sample:
            find_zones(_reading(row["tesseract"]), _marks(row, around), ())
        took.append(time.process_time() - began)
    return {"ms_per_page": 1000 * min(took) / kilo}


def _annotated(rows: Iterable[Row], around: Arounds, misses: Misses) -> dict[str, float]:
    pages = {(row["part"], row["page"]): row for row in rows}
    gold = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    met = wanted = said = caveats = folios = known = labelled = alone = stale = 0
    for page in gold:
        row = pages[page["part"], page["page"]]
        if hashlib.sha256(row["tesseract"].encode()).hexdigest() != page["sha256"]:
            stale += 1
            continue
        marks = _marks(row, around)
        hits, same, faults = _banners(page["banners"], _of(marks, "classification_banner"))
        misses.extend(f"{page['part']} {page['page']}: {fault}" for fault in faults)
        met, caveats, wanted, said = met + hits, caveats + same, wanted + len(page["banners"]), said + _count(marks)
        right = _folio(page["page_number"], _of(marks, "page_number"))
        folios += right
        running = around[page["part"], page["page"]][0]
        lone = find_marks(_reading(row["tesseract"]), running, {}, ())
        alone += _folio(page["page_number"], _of(lone, "page_number"))
        if page["page_number"] and page["page_number"]["label"]:
            known, labelled = known + 1, labelled + right
        if not right:
            misses.append(f"{page['part']} {page['page']}: folio {page['page_number']} {_of(marks, 'page_number')}")
    return {
        "banner_recall": met / wanted,
        "banner_precision": met / said,
        "banner_caveats": caveats / met,
        "folio_right": folios / (len(gold) - stale),
        "folio_label_right": labelled / known,
        "folio_right_without_series": alone / (len(gold) - stale),
        "gold_pages_stale": stale,
    }


def _count(marks: Annotations) -> int:
    return len(_of(marks, "classification_banner"))


def _banners(gold: list[Row], said: list[tuple[Span, Mark]]) -> tuple[int, int, list[str]]:
    """How many banners are met (spans overlap, level equal), how many of those with their caveats, and the faults."""
    left, met, same, faults = list(said), 0, 0, []
    for banner in gold:
        span = Span(banner["start"], banner["end"])
        hit = next((s for s in left if s[0].meets(span) and s[1].value["level"] == banner["level"]), None)
        if hit is None:
            faults.append(f"banner missed {banner}")
            continue
        left.remove(hit)
        met += 1
        same += sorted(str(c) for c in _tuple(hit[1].value["caveats"])) == sorted(banner["caveats"])
    faults.extend(f"banner too many {span} {dict(mark.value)}" for span, mark in left)
    return met, same, faults


def _tuple(value: object) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _folio(gold: Row | None, said: list[tuple[Span, Mark]]) -> bool:
    """Whether the label is the gold's; where the gold has none, or one nobody can read, whether none is given."""
    label = said[0][1].value["label"] if said else None
    wanted = gold["label"] if gold else None
    return label is None if wanted is None else str(label).upper() == str(wanted).upper()


def _examples(path: Path, misses: Misses) -> dict[str, float]:
    """Every example of every family: a mark of the family with its fields, or said to be unreadable."""
    real = real_met = total = met = silent = negatives = 0
    for line in path.read_text("utf-8").splitlines():
        family = json.loads(line)
        for example in family["examples"]:
            good = _example(family["id"], example)
            total, met = total + 1, met + good
            real, real_met = real + example["real"], real_met + (good and example["real"])
            if not good:
                misses.append(f"example of {family['id']}: {example['text']!r}")
        for negative in family["neg"]:
            marks = find_marks(_reading(negative), (), {}, ())
            quiet = not any(isinstance(m.body, Mark) and m.body.family == family["id"] for m in marks)
            negatives, silent = negatives + 1, silent + quiet
            if not quiet:
                misses.append(f"negative of {family['id']}: {negative!r}")
    return {"examples_real": real_met / real, "examples_all": met / total, "negatives_silent": silent / negatives}


def _example(family: str, example: Row) -> bool:
    marks = [m for m in find_marks(_reading(example["text"]), (), {}, ()) if _is(m, family)]
    if not marks:
        return False
    values = [m.body.value for m in marks if isinstance(m.body, Mark)]
    printed = " ".join(
        _plain(part) for value in values for field in value.values() for part in (_tuple(field) or (field,))
    )
    groups = [_plain(found) for found in example["groups"].values()]
    return all(_within(group, printed) for group in groups) or any(value.get("unreadable") for value in values)


def _within(group: str, printed: str) -> bool:
    """Whether a field's print, letters and figures alone, is or holds what some field holds, or nearly."""
    parts = printed.split()
    return any(part in group or group in part for part in parts) or _near(group, parts)


def _near(group: str, parts: list[str]) -> bool:
    return any(
        sum(a != b for a, b in zip(group, part, strict=False)) <= 2 and abs(len(group) - len(part)) <= 1
        for part in parts
    )


def _plain(value: object) -> str:
    return re.sub(r"[^a-z0-9]", "", str(value).lower())


def _is(mark: Annotation, family: str) -> bool:
    return isinstance(mark.body, Mark) and mark.body.family == family


def _print(misses: Misses) -> dict[str, float]:
    """False marks on a hundred pages of print that carries none."""
    false = pages = 0
    for text in _print_pages(data() / "hist-milestones"):
        pages += 1
        for mark in find_marks(_reading(text), (), {}, ()):
            false += 1
            if isinstance(mark.target, Span):
                misses.append(f"false mark on print: {text[mark.target.start : mark.target.end]!r} {mark.body}")
    return {"false_per_100_print_pages": 100 * false / pages, "print_pages": pages}


def _print_pages(folder: Path) -> Iterator[str]:
    for path in sorted(folder.glob("*.xml")):
        blocks = [
            " ".join("".join(block.itertext()).split())
            for block in ET.parse(path).iter()
            if block.tag.endswith(("}p", "}head"))
        ]
        page: list[str] = []
        for block in blocks:
            page.append(block)
            if sum(map(len, page)) >= PRINT_PAGE:
                yield _set("\n\n".join(page))
                page = []
        if page:
            yield _set("\n\n".join(page))


def _set(text: str) -> str:
    """The text in lines of some 72 signs, as a typist sets it."""
    return re.sub(r"([^\n]{60,76}) ", r"\1\n", text)


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--misses", action="store_true", help="print what was missed, too")
    asked = parser.parse_args()
    if not data().is_dir():
        print(f"Nothing was measured: there is no development data at {data()}. Set ONIONSKIN_DATA to where it is.")
        return 0
    misses: Misses = []
    values = _measure(misses)
    if asked.misses:
        print("\n".join(misses))
    print("\n".join(f"{name:<32}{value:10.4f}" for name, value in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
