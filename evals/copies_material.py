"""What copies are looked for in: pages of another engine's reading with a third cut away, among pages that are none.

The others are the other pages of the same papers, and pages put together word by word: each word is drawn from those
that follow the two before it (or, three times in ten, the one before it) in the development data, so that phrases,
names and formulas come as often as they do there, and no page is another's copy.
"""

from __future__ import annotations

import gzip
import hashlib
import json
import os
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from onionskin.archive.work import box_path
from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import pagination
from onionskin.reading.running import running_lines
from onionskin.reading.zones import find_zones
from onionskin.record import Layer, Level, Page, Transcription, Unit
from onionskin.store import Box, Catalogue, Item, Location, Shelved

PAIRS = 500
SHORTEST = 600
"""Code points that a page has at least to have a pair; and as many of them must another engine have read alike."""
ALIKE = 0.5
"""Token overlap of the two readings, as the data has it, from which a pair is drawn: 95 in 100 of the pages."""
A_PAGE = (200, 400)
"""Words of a page that is put together."""
TOGETHER = 100
"""Pages of an item of those."""

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Text:
    """A page: its name, its text, and the item it is in."""

    name: str
    text: str
    item: str


@dataclass(frozen=True, slots=True)
class Material:
    """Pages, and the names of those that were planted beside each other."""

    pages: Sequence[Text]
    planted: frozenset[tuple[str, str]]
    readings: Sequence[Row]


def data() -> Path:
    """Where the development data would be."""
    return Path(os.environ.get("ONIONSKIN_DATA") or Path(__file__).resolve().parents[2] / "shared" / "data")


def rows() -> list[Row]:
    """The pages of the Pentagon Papers with their readings."""
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def material(count: int, seed: int = 3) -> Material:
    """So many pages: every Tesseract reading, PAIRS of other readings cut by a third, and the rest put together."""
    rng = random.Random(seed)
    readings = rows()
    fit = [row for row in readings if len(row["tesseract"]) >= SHORTEST and engines(row)]
    pages = [Text(name(row), row["tesseract"], row["part"]) for row in readings]
    planted = set[tuple[str, str]]()
    for row in rng.sample(fit, PAIRS):
        engine = rng.choice(engines(row))
        pages.append(Text(f"{name(row)} {engine}", cut(row[engine], rng), f"{row['part']} {engine}"))
        planted.add((name(row), pages[-1].name))
    left = max(0, count - len(pages))
    pages += [Text(f"made {at}", text, f"made {at // TOGETHER}") for at, text in enumerate(made(left, seed))]
    return Material(pages, frozenset(planted), readings)


def name(row: Row) -> str:
    """What a page is called."""
    return f"{row['part']} {row['page']}"


def engines(row: Row) -> list[str]:
    """The other engines that read a page well enough to be known again."""
    return [engine for engine in ("nara", "abbyy") if row.get(f"sim_{engine}", 0) >= ALIKE]


def cut(text: str, rng: random.Random) -> str:
    """A text without a third of it: its head, its foot, or a third from within."""
    third = len(text) // 3
    at = rng.choice((0, len(text) - third, rng.randrange(len(text) - third)))
    return text[:at] + text[at + third :]


def made(count: int, seed: int) -> Iterator[str]:
    """So many pages put together from the words of the development data."""
    words = " ".join(_texts()).split()
    vocabulary: dict[str, int] = {}
    ids = np.fromiter((vocabulary.setdefault(one, len(vocabulary)) for one in words), np.int64, len(words))
    names = np.array(list(vocabulary), dtype=object)
    after_two, after_one = _after(ids[:-1] * len(vocabulary) + ids[1:]), _after(ids)
    rng = np.random.default_rng(seed)
    at = rng.integers(1, len(ids) - 2, count)
    steps = []
    for _ in range(A_PAGE[1]):
        two, one = after_two(at - 1, rng) + 1, after_one(at, rng)
        at = np.clip(np.where(rng.random(count) < 0.3, one, two) + 1, 1, len(ids) - 2)
        steps.append(ids[at].astype(np.int32))
    table, lengths = np.stack(steps, 1), rng.integers(*A_PAGE, count)
    for row, length in zip(table, lengths, strict=True):
        text = names[row[:length]].tolist()
        yield "\n".join(" ".join(text[start : start + 11]) for start in range(0, len(text), 11))


def _after(contexts: Any) -> Any:
    """For places, other places at random that have the same context."""
    _, inverse, counts = np.unique(contexts, return_inverse=True, return_counts=True)
    order = np.argsort(inverse, kind="stable")
    starts = np.concatenate(([0], np.cumsum(counts)[:-1]))

    def drawn(at: Any, rng: Any) -> Any:
        context = inverse[np.minimum(at, len(inverse) - 1)]
        return order[starts[context] + (rng.random(len(at)) * counts[context]).astype(np.int64)]

    return drawn


def _texts() -> Iterator[str]:
    yield from (row["tesseract"] for row in rows())
    for pattern in ("jfk-releases/*/*.md", "frus-tei/*.xml", "hist-milestones/**/*.xml"):
        for path in sorted(data().glob(pattern)):
            yield re.sub(r"<[^>]+>", " ", path.read_text("utf-8", "replace"))


def shelved(pages: Sequence[Text], folder: Path) -> dict[str, str]:
    """An archive in which the pages stand with their readings, and those of papers with their zones, and nothing else:
    all that copies are looked for in. The names of the pages by their ids."""
    catalogue, ids = Catalogue(_made(folder), writing=True), dict[str, str]()
    items: dict[str, list[Text]] = {}
    for page in pages:
        items.setdefault(page.item, []).append(page)
    with catalogue.transaction():
        catalogue.describe([Unit("papers", Level.FONDS, "Papers")])
        for at, (title, texts) in enumerate(items.items()):
            ids |= _shelve(catalogue, folder, (title, f"papers#{at // 200}"), texts)
    catalogue.close()
    return ids


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _shelve(catalogue: Catalogue, folder: Path, at: tuple[str, str], texts: Sequence[Text]) -> dict[str, str]:
    title, name_ = at
    code, sha256 = f"papers/{title}", hashlib.sha256(title.encode()).hexdigest()
    catalogue.describe([Unit(code, Level.ITEM, title, "papers")])
    catalogue.locate(Location(code, code, 1, "", "text", name_, sha256))
    catalogue.add_item(Item(sha256, "text", 1, name_, len(texts), None))
    readings = tuple(Transcription("text", one.text) for one in texts)
    running, folios = ((), ()) if title.startswith("made") else (running_lines(readings), pagination(readings))
    box, ids = Box(box_path(folder, name_), writing=True), dict[str, str]()
    with box.transaction():
        for number, (one, reading) in enumerate(zip(texts, readings, strict=True), 1):
            page = f"{sha256[:16]}-{number:05}"
            ids[page] = one.name
            box.shelve(Shelved(Page(page, sha256), sha256, number, None, box.keep((reading,))))
            box.add(Layer(page, "reading", 1, (), box.keep(reading)))
            if folios:
                marks = find_marks(reading, running, folios[number - 1], ())
                box.add(Layer(page, "marks", 1, (), box.keep(marks)))
                box.add(Layer(page, "zones", 1, (), box.keep(find_zones(reading, marks, ()))))
            box.stamp(page, page)
    box.close()
    return ids
