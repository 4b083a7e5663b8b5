"""The texts that the models are trained on: public domain, from the development data, and what of them is held out.

Pentagon Papers readings are used where two engines read the same word, and only of the parts in no way held out: on
the parts in HELD_OUT nothing is trained and nothing is tuned, so that figures can be given on them.
"""

from __future__ import annotations

import gzip
import json
import os
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from onionskin.reading.alignment import aligned

ROOT = Path(__file__).resolve().parent.parent
HELD_OUT = frozenset({"Part-II", "Part-IV-A-4", "Part-IV-B-3", "Part-IV-B-4"})
SET_APART = frozenset({"frus1872p2v5"})
"""Of the edited texts, what the language model has not seen: verdicts are trained on it with noise put in."""
READERS = ("tesseract", "nara", "abbyy")
TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*|\d[\d,.]*|[.;:!?]")
_QUOTES = str.maketrans("\u2019\u2018\u201c\u201d\u2014", "''\"\"-")
_EDGE = ".,;:!?()[]{}\"'`*_"
_TEI = frozenset({"p", "head", "item", "note", "cell", "opener", "closer"})


def data() -> Path:
    return Path(os.environ.get("ONIONSKIN_DATA") or ROOT.parent / "shared" / "data")


def readings() -> list[Mapping[str, Any]]:
    """Every page of the Pentagon Papers set."""
    with gzip.open(data() / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def core(token: str) -> str:
    """A token without the punctuation around it, its quotation marks plain."""
    return token.translate(_QUOTES).strip(_EDGE)


def edited() -> Iterator[str]:
    """Paragraphs that editors read and corrected: four Foreign Relations volumes and the Milestones."""
    for folder in ("frus-tei", "hist-milestones"):
        for path in sorted((data() / folder).glob("*.xml")):
            if path.stem not in SET_APART:
                yield from _paragraphs(path)


def set_apart() -> Iterator[str]:
    """Paragraphs of the edited texts that no language model was trained on."""
    for name in sorted(SET_APART):
        yield from _paragraphs(data() / "frus-tei" / f"{name}.xml")


def _paragraphs(path: Path) -> Iterator[str]:
    for element in ET.parse(path).getroot().iter():
        if element.tag.rsplit("}", 1)[-1] in _TEI:
            yield " ".join("".join(element.itertext()).split()).translate(_QUOTES)


def records() -> Iterator[str]:
    """The JFK records as released in 2025, read by two engines, line by line."""
    for folder in ("2025", "2025-doctly"):
        for path in sorted((data() / "jfk-releases" / folder).glob("*.md")):
            yield from (line.translate(_QUOTES) for line in path.read_text("utf-8").splitlines())


def agreed() -> Iterator[str]:
    """Runs of Pentagon Papers words on which two engines agree, of the parts that are not held out."""
    for row in readings():
        if row["part"] in HELD_OUT:
            continue
        words = str(row["tesseract"]).translate(_QUOTES).split()
        sure: set[int] = set()
        for reader in READERS[1:]:
            other = [core(word) for word in str(row.get(reader) or "").split()]
            blocks = aligned([core(word) for word in words], other)
            sure |= {a for a, b, c, d in blocks if b - a == d - c == 1 and core(words[a]) == other[c]}
        yield from " ".join(word if at in sure else "\n" for at, word in enumerate(words)).split("\n")
