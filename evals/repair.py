"""Repair on the development data: the seed page, spans that two engines agree on, two readings, newspapers, books.

    python evals/repair.py             # prints the measures
    python evals/repair.py --misses    # and what was missed of the training parts, by page and offsets

On the Pentagon Papers, measures that end in `_held` are of the parts of HELD_OUT alone, on which nothing was trained
and nothing tuned; the others are of all parts. Newspapers (`ocr-overproof-ds2`) and books (`ocr-icdar2017-monograph`)
are scored and never trained on. `peers` (see `repair_peers.py`) are run apart.
"""

from __future__ import annotations

import argparse
import gzip
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from evals.repair_collection import collected  # noqa: E402
from evals.repair_judged import judged  # noqa: E402
from evals.repair_lines import lines  # noqa: E402
from evals.repair_sets import LINES, books, newspapers  # noqa: E402
from onionskin.marking.marks import find_marks  # noqa: E402
from onionskin.marking.pagination import pagination  # noqa: E402
from onionskin.reading.alignment import aligned  # noqa: E402
from onionskin.reading.repair import find_repairs  # noqa: E402
from onionskin.reading.repeated import repeated_words  # noqa: E402
from onionskin.reading.running import running_lines  # noqa: E402
from onionskin.reading.zones import find_zones  # noqa: E402
from onionskin.record import Annotations, Emendation, Span, Transcription, repaired  # noqa: E402
from scripts.corpus import HELD_OUT, core, data, readings  # noqa: E402

EDGE = "'\".,;:!?()[]{}\u201c\u201d\u2018\u2019"
Row = Mapping[str, Any]
Key = tuple[str, int]
Parts = Mapping[Key, tuple[Annotations, Annotations]]
Words = Mapping[Key, tuple[str, ...]]
"""What counts as a word on each page beside the model's words: what its item repeats, and what the collection does."""


def measure() -> dict[str, float]:
    """Every measure for which there is data."""
    return _measure([])


def _measure(misses: list[str]) -> dict[str, float]:
    values: dict[str, float] = {}
    if (data().parent / "seed" / "gold.json").is_file():
        values |= seed_page(data().parent / "seed")
    if (data() / "pentagon-papers" / "readings.jsonl.gz").is_file():
        rows = readings()
        parts, words = of_items(rows)
        values |= spans(rows, parts, words, misses)
        values |= two_readings(rows, parts, words)
        values |= single_pages(rows, parts)
        values |= speed(rows, parts, words) | lines(rows)
        values |= judged(rows, data(), lambda row: _made(row, parts, words))
    for folder, score in (("ocr-overproof-ds2", newspapers), ("ocr-icdar2017-monograph", books)):
        if (data() / folder).is_dir():
            values |= score(data() / folder)
    return values


def seed_page(folder: Path) -> dict[str, float]:
    """The page the project was made for: nine repairs, of them one only suspected, and five that are none."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    page = Transcription("text", (folder / "page-28.txt").read_text("utf-8"))
    marks = find_marks(page, (), {}, ())
    said = [
        (one.target, one.body)
        for one in find_repairs(page, (), (marks, find_zones(page, marks, ())), (), ((), ()))
        if isinstance(one.target, Span) and isinstance(one.body, Emendation)
    ]
    wanted = [
        (Span(one["start"], one["end"]), one["right"], one.get("apply_by_default", True)) for one in gold["repairs"]
    ]
    there = {(span, body.reading, body.applied) for span, body in said}
    left = [Span(one["start"], one["end"]) for one in gold["not_errors"]]
    return {
        "seed_repairs": sum(one in there for one in wanted) / len(wanted),
        "seed_touched": sum(span.meets(other) for span, _ in said for other in left),
        "seed_besides": sum((span, body.reading, body.applied) not in wanted for span, body in said),
    }


def of_items(rows: Sequence[Row]) -> tuple[Parts, Words]:
    """Marks and zones of each page's Tesseract reading as its item shows them, and the words of item and collection."""
    items: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        items[row["part"]].append(row)
    found: dict[Key, tuple[Annotations, Annotations]] = {}
    readings_of = {
        part: tuple(Transcription("tesseract", row["tesseract"]) for row in pages) for part, pages in items.items()
    }
    known = collected(readings_of)
    words = {}
    for part, pages in items.items():
        texts = readings_of[part]
        running = running_lines(texts)
        own = (*repeated_words(texts), *known[part])
        for row, text, shown in zip(pages, texts, pagination(texts), strict=True):
            marks = find_marks(text, running, shown, ())
            found[part, row["page"]] = marks, find_zones(text, marks, ())
            words[part, row["page"]] = own
    return found, words


def _key(row: Row) -> Key:
    return row["part"], row["page"]


def _made(row: Row, parts: Parts, words: Words, others: tuple[Transcription, ...] = ()) -> Annotations:
    """The emendations that are made of a page's Tesseract reading, in the order of the text."""
    page = Transcription("tesseract", row["tesseract"])
    said = find_repairs(page, (page, *others), parts[_key(row)], words[_key(row)], ((), ()))
    return tuple(one for one in said if isinstance(one.body, Emendation) and one.body.applied)


def _emended(text: str, said: Annotations, start: int, end: int) -> str:
    """`text[start:end]` as repaired, with all of every emendation that meets it."""
    there = [
        (one.target.start, one.target.end, one.body.reading)
        for one in said
        if isinstance(one.target, Span) and isinstance(one.body, Emendation) and one.target.meets(Span(start, end))
    ]
    at = min([start, *(first for first, _, _ in there)])
    pieces = []
    for first, last, reading in there:
        pieces += [text[at:first], reading]
        at = last
    return "".join([*pieces, text[at:end]])


def single_pages(rows: Sequence[Row], parts: Parts) -> dict[str, float]:
    """The same measures where each page is an item by itself, as in a folder of cables: without any word of the
    collection (`single_…`), and with those that it repeats (`single_…_collected`)."""
    values: dict[str, float] = {}
    known = collected({_key(row): (Transcription("tesseract", row["tesseract"]),) for row in rows})
    for name, words in (("", dict.fromkeys(known, ())), ("_collected", known)):
        found = spans(rows, parts, words, [])
        values |= {f"single_{key}{name}": found[key] for key in ("spans_mended", "harm_per_5000")}
    return values


def spans(rows: Iterable[Row], parts: Parts, words: Words, misses: list[str]) -> dict[str, float]:
    """Of the spans where two engines agree against Tesseract, the share that this one reading's repair mends; and of
    words that all three read alike, the share that it changes. Spans are equal but for punctuation at their edges.

    `spans_words_…` are of the spans without figures and of more than one letter: figures are never repaired by
    plausibility.
    """
    silver: dict[Key, list[Row]] = defaultdict(list)
    with gzip.open(data() / "pentagon-papers" / "silver-errors.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            span = json.loads(line)
            silver[_key(span)].append(span)
    counts: Counter[str] = Counter()
    for row in rows:
        said = _made(row, parts, words)
        for span in silver[_key(row)]:
            groups = _groups(row, span)
            counts.update(f"{group} all" for group in groups)
            read = _bare(_emended(row["tesseract"], said, span["start"], span["end"]))
            if _bare(span["consensus"]) in (read, *read.split()) and read != _bare(span["tesseract"]):
                counts.update(f"{group} mended" for group in groups)
            elif row["part"] not in HELD_OUT:
                misses.append(f"span not mended: {row['part']} {row['page']} {span['start']}:{span['end']}")
        harmed, agreed = _harm(row, said)
        for group in ("", "_held") if row["part"] in HELD_OUT else ("",):
            counts[f"harmed{group}"] += harmed
            counts[f"agreed{group}"] += agreed
    shares = {
        f"spans{group}_mended": counts[f"{group} mended"] / counts[f"{group} all"]
        for group in ("", "_words", "_held", "_words_held")
    }
    harm = {
        f"harm_per_5000{group}": 5000 * counts[f"harmed{group}"] / counts[f"agreed{group}"] for group in ("", "_held")
    }
    return shares | harm


def _groups(row: Row, span: Row) -> list[str]:
    held = [""] + (["_held"] if row["part"] in HELD_OUT else [])
    words = len(span["consensus"]) > 1 and not any(map(str.isdigit, span["consensus"]))
    return held + ([f"_words{one}" for one in held] if words else [])


def _bare(text: str) -> str:
    return " ".join(word.strip(EDGE) for word in text.split())


def _places(text: str) -> list[tuple[int, int]]:
    places, at = [], 0
    for word in text.split():
        at = text.index(word, at)
        places.append((at, at + len(word)))
        at += len(word)
    return places


def agreed_places(row: Row) -> list[tuple[int, int]]:
    """Words of the Tesseract reading that both other readings have, too."""
    if not row.get("nara") or not row.get("abbyy"):
        return []
    places = _places(row["tesseract"])
    own = [core(row["tesseract"][a:b]) for a, b in places]
    sure = set(range(len(own)))
    for reader in ("nara", "abbyy"):
        other = [core(word) for word in row[reader].split()]
        sure &= {a for a, b, c, d in aligned(own, other) if b - a == d - c == 1 and own[a] == other[c]}
    return [places[at] for at in sorted(sure)]


def _harm(row: Row, said: Annotations) -> tuple[int, int]:
    """Words that all readings of a page agree on: how many are changed, how many there are."""
    text, places = row["tesseract"], agreed_places(row)
    changes = tuple(one for one in said if isinstance(one.body, Emendation) and one.body.kind not in LINES)
    harmed = sum(core(_emended(text, changes, start, end)) != core(text[start:end]) for start, end in places)
    return harmed, len(places)


def two_readings(rows: Iterable[Row], parts: Parts, words: Words) -> dict[str, float]:
    """Word agreement (F1 over aligned words) with the ABBYY reading, on the held-out parts: of Tesseract, of the NARA
    layer, and of Tesseract repaired with the NARA layer as its witness."""
    counts: Counter[str] = Counter()
    for row in rows:
        if row["part"] not in HELD_OUT or not row.get("nara") or not row.get("abbyy"):
            continue
        page, layer = Transcription("tesseract", row["tesseract"]), Transcription("text-layer", row["nara"])
        both = repaired(page, _made(row, parts, words, (layer,))).text
        truth = _cores(row["abbyy"])
        counts["truth"] += len(truth)
        for name, text in (("tesseract", page.text), ("layer", layer.text), ("both", both)):
            own = _cores(text)
            counts[f"{name} said"] += len(own)
            counts[f"{name} met"] += sum(
                b - a == d - c == 1 and own[a] == truth[c] for a, b, c, d in aligned(own, truth)
            )
    return {
        f"agreement_{name}": 2 * counts[f"{name} met"] / (counts[f"{name} said"] + counts["truth"])
        for name in ("tesseract", "layer", "both")
    }


def _cores(text: str) -> list[str]:
    return [bare for word in text.replace("-\n", "").split() if (bare := core(word))]


def speed(rows: list[Row], parts: Parts, words: Words) -> dict[str, float]:
    """Milliseconds of one core for a page of 2.5 kB: the median of the pages, of one reading and of two."""
    sample = [row for row in rows if len(row["tesseract"]) > 1500 and row.get("nara")][:: max(1, len(rows) // 300)]
    took: dict[str, list[float]] = {"ms_per_page": [], "ms_per_page_of_two": []}
    for row in sample:
        layer = (Transcription("text-layer", row["nara"]),)
        for name, others in (("ms_per_page", ()), ("ms_per_page_of_two", layer)):
            began = time.process_time()
            _made(row, parts, words, others)
            took[name].append(1000 * (time.process_time() - began) / (len(row["tesseract"]) / 2500))
    return {name: sum(times) / len(times) for name, times in took.items()}


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--misses", action="store_true", help="print what was missed, too")
    asked = parser.parse_args()
    if not data().is_dir():
        print(f"Nothing was measured: there is no development data at {data()}. Set ONIONSKIN_DATA to where it is.")
        return 0
    misses: list[str] = []
    values = _measure(misses)
    if asked.misses:
        print("\n".join(misses))
    print("\n".join(f"{name:<32}{value:10.4f}" for name, value in values.items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
