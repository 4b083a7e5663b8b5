"""Mentions of real papers that a reader judged: gold/mentions.jsonl, and whether they are still said.

Three draws of 75 mentions of each of PER, ORG and LOC, from parts Index to IV-B of the Pentagon Papers as Tesseract
reads them and from records of the JFK collection: two of all mentions, before and after faults of the first were
mended, and one of different names before. A fault is a `boundary`, a `type`, `none` where no name is, or `rubble`.

`judged_kept` is the share of right mentions, of all draws, that are said in their very place with their type;
`judged_faults` the share of faulty ones that are still said. `judged_per`, `judged_org` and `judged_loc` are the
precision on the draw that was made last: they count what is said of the judged places alone, and so tell nothing of
what is new since the draw.
"""

from __future__ import annotations

import gzip
import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from evals.date_tables import Misses, data
from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import pagination
from onionskin.naming.stage import find_mentions
from onionskin.reading.running import running_lines
from onionskin.record import Mention, Span, Transcription

GOLD = Path(__file__).with_name("gold") / "mentions.jsonl"
JFK = "jfk/"
HEAD = 12_000
"""Code points of a record of the JFK collection from which mentions were drawn."""
LAST = "after"
Row = dict[str, Any]
Items = dict[str, list[tuple[str, str]]]
"""The pages of an item, each with its name and text."""


def judged(misses: Misses) -> dict[str, float]:
    """What is still said of what was judged."""
    rows = [json.loads(line) for line in GOLD.read_text("utf-8").splitlines()]
    said = {place for item in _items(rows).values() for place in _said(item)}
    still = [(row, (row["sha256"], row["start"], row["end"], row["type"]) in said) for row in rows]
    for row, there in still:
        if there == (row["fault"] is not None):
            what = f"still said ({row['fault']})" if there else "no longer said"
            misses.append(f"judged {what}: {row['type']} {row['page']} {row['start']}-{row['end']}")
    values = {
        "judged_kept": _share([there for row, there in still if row["fault"] is None]),
        "judged_faults": _share([there for row, there in still if row["fault"] is not None]),
    }
    last = [(row, there) for row, there in still if row["draw"].endswith(LAST) and there]
    for type_ in ("PER", "ORG", "LOC"):
        of = [row for row, _ in last if row["type"] == type_]
        values[f"judged_{type_.lower()}"] = _share([row["fault"] is None for row in of])
    return values


def _share(those: Sequence[bool]) -> float:
    return sum(those) / max(1, len(those))


def _items(rows: Sequence[Row]) -> Items:
    """The items in which something was judged, each whole: a name known on one page is known on the others."""
    items: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        for page in map(json.loads, lines):
            items[page["part"]].append((f"{page['part']}/{page['page']}", page["tesseract"]))
    for name in sorted({row["page"] for row in rows if row["page"].startswith(JFK)}):
        path = data() / "jfk-releases" / f"{name.removeprefix(JFK)}.md"
        items[name] = [(name, path.read_text("utf-8")[:HEAD])]
    judged_pages = {row["page"] for row in rows}
    return {item: pages for item, pages in items.items() if judged_pages & {name for name, _ in pages}}


def _said(item: Sequence[tuple[str, str]]) -> Iterator[tuple[str, int, int, str]]:
    readings = tuple(Transcription("text", text) for _, text in item)
    running, folios = running_lines(readings), pagination(readings)
    marks = tuple(find_marks(one, running, folio, ()) for one, folio in zip(readings, folios, strict=True))
    for reading, says in zip(readings, find_mentions(readings, marks, ((),) * len(readings)), strict=True):
        page = hashlib.sha256(reading.text.encode()).hexdigest()[:16]
        for one in says:
            if isinstance(one.body, Mention) and isinstance(one.target, Span):
                yield page, one.target.start, one.target.end, one.body.type
