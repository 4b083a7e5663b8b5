"""Which 200 pages of the Pentagon Papers readings were annotated by reading: a seeded, stratified draw.

The annotations do not need the draw again; it is kept so that anyone who has the readings can see that no page was
chosen because it was easy, or hard, for some reader of marks.
"""

from __future__ import annotations

import gzip
import json
import random
from collections.abc import Mapping, Sequence
from itertools import cycle, islice
from pathlib import Path

SEED = 63316
PAGES = 200
LEAST = 5
"""Every part gives at least this many pages, so that the small ones (the index volume has ten) are heard."""
SHARES = {"front": 0.15, "short": 0.10, "noisy": 0.25}
"""The share of a part's quota drawn from each stratum, rounded up; what is then still wanted is drawn from `plain`."""
SEED_PAGE = ("Part-IV-A-5", 32)
"""The project's sample page has a gold of its own and is left out."""

Key = tuple[str, int]
Row = Mapping[str, object]


def readings(path: Path) -> list[Row]:
    """The rows of `readings.jsonl.gz`, in the file's order."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def key(row: Row) -> Key:
    """The part and the image number: what a page is known by."""
    return str(row["part"]), int(str(row["page"]))


def stratum(row: Row) -> str:
    """`front` (the first eight pages of a part: covers, contents), `short` (blank, or under 400 characters),
    `noisy` (the NARA and Tesseract readings share less than 0.6 of their tokens) or `plain`.
    """
    if key(row)[1] <= 8:
        return "front"
    if len(str(row["tesseract"]).strip()) < 400:
        return "short"
    return "noisy" if float(str(row.get("sim_nara") or 0)) < 0.6 else "plain"


def quotas(sizes: Mapping[str, int]) -> dict[str, int]:
    """How many pages each part gives: by its size, at least LEAST, together exactly PAGES."""
    whole = sum(sizes.values())
    quota = {part: max(LEAST, PAGES * size // whole) for part, size in sizes.items()}
    largest = sorted(sizes, key=lambda part: (-sizes[part], part))
    spare = PAGES - sum(quota.values())
    step = 1 if spare > 0 else -1
    turns = cycle(part for part in largest if quota[part] > LEAST)
    for part in islice(turns, abs(spare)):
        quota[part] += step
    return quota


def draw(rows: Sequence[Row]) -> list[tuple[Key, str]]:
    """The pages drawn, each with its stratum, in the order of parts and pages."""
    strata = {key(row): stratum(row) for row in rows if key(row) != SEED_PAGE}
    parts: dict[str, list[Key]] = {}
    for page in sorted(strata):
        parts.setdefault(page[0], []).append(page)
    quota = quotas({part: len(pages) for part, pages in parts.items()})
    lots = random.Random(SEED)
    drawn: list[Key] = []
    for part, pages in parts.items():
        taken = _taken(pages, strata, quota[part], lots)
        drawn += sorted(taken)
    return [(page, strata[page]) for page in drawn]


def _taken(pages: Sequence[Key], strata: Mapping[Key, str], quota: int, lots: random.Random) -> list[Key]:
    """One part's pages: the shares of the odd strata first, then plain pages, or any where plain ones run out."""
    taken: list[Key] = []
    for name, share in SHARES.items():
        lot = [page for page in pages if strata[page] == name]
        taken += lots.sample(lot, min(len(lot), -int(-quota * share // 1), quota - len(taken)))
    left = [page for page in pages if page not in taken]
    plain = [page for page in left if strata[page] == "plain"]
    wanted = quota - len(taken)
    return taken + lots.sample(plain if len(plain) >= wanted else left, wanted)
