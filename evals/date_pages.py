"""Dates on pages of the Pentagon Papers: false ones, judged by reading; laws on real print; speed; document dates.

The judgements stand in `gold/pentagon-dates.jsonl` as offsets and hashes, with no text. A page whose text has another
hash is left out and counted. An expression that nobody has judged yet is counted apart: it is false until it is read.

    python -m evals.date_pages     # writes the gold's form for the 100 pages, for judging
"""

from __future__ import annotations

import gzip
import hashlib
import json
import random
import re
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from evals.date_tables import ROOT, Misses, data, told
from onionskin.dating.edtf import EdtfError, bounds, parse
from onionskin.dating.pages import PageText, over_pages
from onionskin.dating.resolving.meaning import Story
from onionskin.dating.telling import placed, tell

GOLD = ROOT / "evals" / "gold" / "pentagon-dates.jsonl"
SEED, PAGES, LEAST = 1971, 100, 300
"""The draw: 100 pages with more than 300 code points of print."""
_YEAR = re.compile(r"(?<!\d)(1[89]\d\d|20[01]\d)(?!\d)(?:(\s?[-–]\s?)(\d\d)(?!\d))?")
_PLAIN = re.compile(r"(?<!\d)(?:1[89]\d\d|20[01]\d)(?!\d)")
_FIXED = re.compile(
    r"[’‘'`]\d\d|\d0['’]?s\b|[Tt]hirties|[Ff]orties|[Ff]ifties|\d{4} to \d\d\b|thousand years|V-[EJ] Day|Geneva Conf"
)
"""Decades, years without their century and named times, which no shift of years moves by itself."""
CYCLE = 28
"""Years after which the calendar has the same weekdays and leap days."""
_TEI = "{http://www.tei-c.org/ns/1.0}"
Row = Mapping[str, Any]


def rows() -> list[Row]:
    """The readings of the release, in order."""
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def drawn(pages: list[Row]) -> list[Row]:
    """The pages that were judged."""
    printed = [page for page in pages if len(page["tesseract"].strip()) > LEAST]
    return random.Random(SEED).sample(printed, PAGES)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def false_dates(misses: Misses) -> dict[str, float]:
    """Expressions on the 100 pages that are no time, a page; and those that nobody has judged."""
    gold = {(one["part"], one["page"]): one for one in map(json.loads, GOLD.read_text("utf-8").splitlines())}
    false = unread = found = stale = 0
    for page in drawn(rows()):
        judged = gold[page["part"], page["page"]]
        text = page["tesseract"]
        if _hash(text) != judged["sha256"]:
            stale += 1
            continue
        right, wrong = ({tuple(span) for span in judged[kind]} for kind in ("right", "false"))
        for one in placed(text):
            place = (one.start, one.end)
            found += 1
            if place in wrong or place not in right:
                false, unread = false + (place in wrong), unread + (place not in wrong)
                misses.append(f"{'false' if place in wrong else 'unread'} {page['part']} {page['page']} {place}")
    return {
        "false_dates_a_page": false / (PAGES - stale),
        "unread_dates": unread,
        "dates_on_pages": found,
        "gold_pages_stale": stale,
    }


def laws(misses: Misses) -> dict[str, float]:
    """On 200 pages: shares of pages on which deleting the stamp changes no date of the body, on which all years shifted
    by ten shift every value by ten, and whose every EDTF parses back with its ends in order.
    """
    pages = [page["tesseract"] for page in rows() if len(page["tesseract"]) > 1000][:200]
    kept = shifted = parsed = 0
    for number, text in enumerate(pages):
        kept += _without_stamp(text)
        shifted += _shifts(text)
        parsed += _parses(text)
        if not (_without_stamp(text) and _shifts(text) and _parses(text)):
            misses.append(f"law broken on page {number} of those drawn")
    return {
        "law_stamp": kept / len(pages),
        "law_shift": shifted / len(pages),
        "law_edtf": parsed / len(pages),
    }


def _without_stamp(text: str) -> bool:
    lines = text.split("\n")
    stamp = [line for line in lines if re.match(r"Declassified per|NND Project", line)]
    plain = "\n".join("" if line in stamp else line for line in lines)
    before = [str(meant.edtf) for one, meant in told(text) if "stamp" not in one.cues]
    return before == [str(meant.edtf) for one, meant in told(plain) if "stamp" not in one.cues]


def _shifts(text: str) -> bool:
    """Shifted by a whole cycle, so that weekdays and leap days stay; on named times the law says nothing."""
    if _FIXED.search(text):
        return True
    before, after = told(text), told(_YEAR.sub(_later, text))
    moved = [_PLAIN.sub(lambda year: str(int(year[0]) + CYCLE), str(meant.edtf)) for _, meant in before]
    return len(before) == len(after) and all(
        one == str(other.edtf) or "X" in one or meant.rule in _LEFT
        for one, (_, meant), (_, other) in zip(moved, before, after, strict=True)
    )


_LEFT = ("named event", "holiday", "date-time group", "two-digit year", "US fiscal year", "term of a Congress")


def _later(year: re.Match[str]) -> str:
    if not year[3]:
        return str(int(year[1]) + CYCLE)
    return f"{int(year[1]) + CYCLE}{year[2]}{(int(year[3]) + CYCLE) % 100:02d}"


def _parses(text: str) -> bool:
    for _, meant in told(text):
        if meant.edtf is None:
            continue
        try:
            back = parse(str(meant.edtf))
        except EdtfError:
            return False
        found = bounds(back)
        if back != meant.edtf or (found.earliest and found.latest and found.earliest > found.latest):
            return False
    return True


def speed(misses: Misses) -> dict[str, float]:
    """Pages a second of processor time, on one core: finding and telling, on 400 pages of the release."""
    pages = [page["tesseract"] for page in rows() if len(page["tesseract"]) > 200][:400]
    placed(pages[0])  # the grammar is compiled once
    began = time.process_time()
    for text in pages:
        tell(placed(text), Story())
    return {"pages_a_second": len(pages) / (time.process_time() - began)}


def written(misses: Misses) -> dict[str, float]:
    """The date of writing of each dispatch of Foreign Relations, as its editors marked it in the dateline."""
    total = right = wrong = 0
    for path in sorted((data() / "frus-tei").glob("*.xml")):
        for text, when in _dispatches(path):
            total += 1
            parts = next(iter(over_pages([PageText(text)]))).documents
            found = next((str(part.written) for part in parts if part.written is not None), None)
            right, wrong = right + (found == when), wrong + (found not in (None, when))
            if found != when:
                misses.append(f"written {path.stem} {when} | {found} {text[:90]!r}")
    return {"written_right": right / total, "written_wrong": wrong / total} | _release(misses)


def _dispatches(path: Path) -> list[tuple[str, str]]:
    """The first lines of each document with one marked date in its dateline, and that day."""
    found = []
    for division in ET.parse(path).getroot().iter(f"{_TEI}div"):
        if division.get("type") != "document":
            continue
        marked = [
            one.get("when", "")[:10] for line in division.iter(f"{_TEI}dateline") for one in line.iter(f"{_TEI}date")
        ]
        lines = [" ".join("".join(one.itertext()).split()) for one in division.iter() if one.tag in _LINES]
        if len(marked) == 1 and len(marked[0]) == 10:
            found.append(("\n\n".join(line for line in lines if line), marked[0]))
    return found


_LINES = {f"{_TEI}{name}" for name in ("head", "dateline", "p", "salute", "signed")}


def _release(misses: Misses) -> dict[str, float]:
    """Pages with the stamp of 2011: the share where it is told as the release, and how many take it for the writing."""
    stamped = released = taken = 0
    for page in rows():
        if not re.search(r"NWD Date: 2011", page["tesseract"]):
            continue
        stamped += 1
        dates = [one for part in next(iter(over_pages([PageText(page["tesseract"])]))).documents for one in part.dates]
        released += any(one.role == "released" and str(one.edtf) == "2011" for one in dates)
        taken += any(one.role == "written" and str(one.edtf).startswith("2011") for one in dates)
    if taken:
        misses.append(f"the stamp of 2011 is taken for the writing on {taken} pages")
    return {"release_found": released / stamped, "release_taken_for_writing": taken}


def main() -> int:
    for page in drawn(rows()):
        spans = [[one.start, one.end] for one in placed(page["tesseract"])]
        row = {
            "part": page["part"],
            "page": page["page"],
            "sha256": _hash(page["tesseract"]),
            "right": spans,
            "false": [],
        }
        print(json.dumps(row))
    return 0


if __name__ == "__main__":
    sys.exit(main())
