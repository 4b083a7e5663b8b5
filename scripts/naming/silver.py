"""Texts in the public domain whose names a first model marks, so that a second learns the words of such papers.

| set | what is taken |
|---|---|
| Foreign Relations in TEI | every document of four volumes; names that the editors marked as they marked them |
| Milestones of the Office of the Historian | the text |
| Pentagon Papers, the release of 2011 | pages drawn, but not the sample page |
"""

from __future__ import annotations

import gzip
import json
import random
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from pathlib import Path

from onionskin.naming.found import Found
from onionskin.naming.items import over_pages
from onionskin.naming.model import Model
from onionskin.naming.page import page_names
from scripts.naming.noise import Marked

_TEI = "{http://www.tei-c.org/ns/1.0}"
SEED = ("Part-IV-A-5", 32)
UNSURE = 0.6
"""The first model's confidence under which nothing is learnt from the words around a name."""


def historian(folder: Path) -> Iterator[Marked]:
    """Documents in TEI: text, and the people and places that the editors marked."""
    for path in sorted(folder.glob("*.xml")):
        body = ET.parse(path).getroot().find(f"{_TEI}text")
        for division in body.iter(f"{_TEI}div") if body is not None else ():
            if division.find(f".//{_TEI}div") is None:
                pieces, names = list[str](), list[tuple[int, int, str]]()
                _flat(division, pieces, names)
                yield "".join(pieces), names


def _flat(element: ET.Element, pieces: list[str], names: list[tuple[int, int, str]]) -> None:
    tag = element.tag.removeprefix(_TEI) if isinstance(element.tag, str) else ""
    if tag == "note":
        return
    if tag in ("p", "head", "opener", "dateline", "closer", "div", "item", "row", "signed"):
        pieces.append("\n\n")
    start = sum(map(len, pieces))
    pieces.append(" ".join((element.text or "").split()))
    for child in element:
        pieces.append(" " if pieces[-1][-1:].strip() else "")
        _flat(child, pieces, names)
        tail = " ".join((child.tail or "").split())
        pieces.append(tail if tail[:1] in {",", ".", ";", ":", ")"} else f" {tail}")
    end = sum(map(len, pieces))
    text = "".join(pieces)[start:end]
    if tag in ("persName", "placeName") and text.strip() and text.strip()[0].isupper():
        names.append((start, start + len(text.rstrip(" ,.;")), "PER" if tag == "persName" else "LOC"))


def pentagon(file: Path, count: int, draw: random.Random) -> Iterator[Marked]:
    """Pages of the Pentagon Papers as they were read."""
    rows = []
    with gzip.open(file, "rt", encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            if (row["part"], row["page"]) != SEED and len(row["tesseract"]) > 900:
                rows.append(str(row["tesseract"]))
    for text in draw.sample(rows, min(count, len(rows))):
        yield text, []


def told(texts: Sequence[Marked], model: Model) -> Iterator[tuple[Marked, list[tuple[int, int]]]]:
    """Each text with the names that a model and the rules around it find, and the places of which it is unsure.

    Texts are one item, so that a name known in one is known in the others.
    """
    pages = [page_names(text, model) for text, _ in texts]
    for (text, marked), found in zip(texts, over_pages(pages), strict=True):
        names = [one for one in found if one.type in ("PER", "ORG", "LOC") and not one.inner and _is_name(one)]
        free = [one for one in names if not any(one.start < b and a < one.end for a, b, _ in marked)]
        unsure = [(one.start, one.end) for one in free if one.cert < UNSURE]
        yield (text, sorted([*marked, *((one.start, one.end, one.type) for one in free)])), unsure


def _is_name(one: Found) -> bool:
    return one.form in ("name", "abbreviation", "short")
