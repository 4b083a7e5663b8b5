"""Search at size: our engine, plain Tantivy with its own parser, and SQLite FTS5, on the same pages and questions.

    python bench/search.py --pages 100000

The pages are the readings of ../shared/data/pentagon-papers where they are there, else made of a small language; they
are repeated with noise as OCR makes it, the same in every run, until there are enough. Each engine gives twenty hits
and an exact total; ours counts facets besides, the others none, and looks for misreadings of words and phrases, the
others not: `as written` is what can be compared.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import resource
import sqlite3
import string
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import tantivy

from onionskin.dating.edtf import Day
from onionskin.search import Index, Sheet, locate, snippet
from onionskin.search.query import QueryError

READINGS = Path(__file__).parents[2] / "shared/data/pentagon-papers/readings.jsonl.gz"
CONFUSED = {"e": "c", "o": "0", "l": "1", "i": "j", "n": "u", "h": "b", "m": "rn", "E": "B", "t": "f", "a": "s"}
LEVELS = ("TOP SECRET", "SECRET", "CONFIDENTIAL")
SLIPS = 0.035
ROUNDS = 3


def _known(page: int) -> dict[str, tuple[str, ...]]:
    """Whom and what a page names: a few that very many pages name, and many that few do."""
    rng = random.Random(page)
    return {
        kind: tuple(sorted({f"{kind} {int(rng.paretovariate(0.8))}" for _ in range(rng.randint(1, most))}))
        for kind, most in (("person", 8), ("org", 6), ("place", 8))
    }


def _sources() -> list[str]:
    if READINGS.exists():
        with gzip.open(READINGS, "rt", encoding="utf-8") as lines:
            texts = [json.loads(line).get("tesseract", "") for line in lines]
        return [text for text in texts if len(text) > 400]
    rng = random.Random(1)
    parts = ["".join(rng.choices(string.ascii_lowercase, k=rng.randint(2, 4))) for _ in range(3000)]
    stock = ["".join(rng.choices(parts, k=rng.randint(1, 3))) for _ in range(40_000)]
    weights = [1 / (rank + 10) for rank in range(len(stock))]
    return [
        "\n".join(" ".join(row) for _ in range(30) for row in [rng.choices(stock, weights, k=11)]) for _ in range(1500)
    ]


def _noisy(word: str, rng: random.Random) -> str:
    at = rng.randrange(len(word))
    if rng.random() < 0.6:
        return word[:at] + CONFUSED.get(word[at], rng.choice(string.ascii_lowercase)) + word[at + 1 :]
    return word[:at] + word[at + 1 :] if rng.random() < 0.5 else word[:at] + rng.choice("li.t1") + word[at:]


def sheets(pages: int) -> Iterator[Sheet]:
    """The pages, the same in every run."""
    texts = _sources()
    rng = random.Random(7)
    for number in range(pages):
        lines = texts[rng.randrange(len(texts))].split("\n")
        cut = rng.randrange(len(lines))
        other = texts[rng.randrange(len(texts))].split("\n")
        mixed = lines[cut:] + other[: max(len(lines) - cut, 10)]
        text = "\n".join(
            " ".join(_noisy(w, rng) if w and rng.random() < SLIPS else w for w in line.split(" ")) for line in mixed
        )
        head = max(text.find("\n", 40), 0)
        times = _times(random.Random(number))
        yield Sheet(
            f"page-{number:07}", f"box-{number // 3000}/item-{number // 100}.pdf",
            f"collection/series-{number // 9000}/file-{number // 900}/item-{number // 100}", f"Item {number // 100}",
            number % 100 + 1, str(number % 100), " " * head + text[head:], text[:head],
            {"level": (rng.choice(LEVELS),), "caveat": ("SENSITIVE",) if rng.random() < 0.5 else (),
             "stamp": ("NARA project stamp",), "release": (f"20{rng.randint(10, 25)}",), "collection": ("papers",),
             "kind": (rng.choice(("pdf", "tiff", "text")),), "legibility": (rng.choice(("good", "fair", "poor")),),
             "project": (f"NND {rng.randint(60000, 60040)}",), **_known(number)},
            times=times, years={first[0]: 1 / len(times) for first, _ in times}, digest=str(number),
        )  # fmt: skip


def _times(rng: random.Random) -> tuple[tuple[Day, Day], ...]:
    """The times that a page speaks of: none to eight, of a day, a month or a year, no two of one year."""
    found: list[tuple[Day, Day]] = []
    for year in sorted(rng.sample(range(1945, 1976), rng.choice((0, 1, 2, 3, 4, 6, 8)))):
        month, day = rng.randint(1, 12), rng.randint(1, 28)
        found.append(rng.choice((
            ((year, month, day), (year, month, day)),
            ((year, month, 1), (year, month, 28)),
            ((year, 1, 1), (year, 12, 31)),
        )))  # fmt: skip
    return tuple(found)


def questions() -> dict[str, list[tuple[str, str]]]:
    """By kind: what is asked of ours, and the words it is made of."""
    rng = random.Random(3)
    texts = _sources()
    lines = [words for text in texts for line in text.split("\n") if len(words := line.split()) > 6]
    plain = [[word.strip(".,;:()\"'").lower() for word in row] for row in rng.sample(lines, 3000)]
    rows = [row for row in plain if all(word.isascii() and word.isalpha() for word in row[:4])]
    longer = [word for row in rows for word in row[:4] if len(word) > 4]
    rng.shuffle(longer)
    word = [(one, one) for one in longer[:60]]
    common = [(one, one) for one in ("the", "of", "and", "secret", "government", "military")]
    return {
        "one word": word + common,
        "two words": [(f"{row[0]} {row[1]}", f"{row[0]} {row[1]}") for row in rows[:60]],
        "phrase": [(f'"{" ".join(row[:3])}"', " ".join(row[:3])) for row in rows[60:120]],
        "as written": [(f'"{" ".join(row[:3])}"~0', " ".join(row[:3])) for row in rows[60:120]],
        "words as written": [(f"{row[0]}~0 {row[1]}~0", f"{row[0]} {row[1]}") for row in rows[:60]],
        "fuzzy 1": [(f"{one}~1", one) for one in longer[60:120]],
        "fuzzy 2": [(f"{one}~2", one) for one in longer[120:180]],
        "prefix": [(f"{one[:5]}*", one[:5]) for one in longer[180:220]],
        "near": [(f'"{row[0]} {row[2]}"~4', f"{row[0]} {row[2]}") for row in rows[120:160]],
        "date": [(f"date:{asked}", "") for asked in ("1957", "1957-07", "[1957-07 TO 1958]", "undated", "196X")],
        "word and date": [(f"{row[0]} date:{1945 + at % 30}", "") for at, row in enumerate(rows[160:200])],
        "all pages": [("", "")],
    }


class Ours:
    name = "onionskin"

    def __init__(self, folder: Path, pages: int) -> None:
        self.index = Index(folder)
        batch: list[Sheet] = []
        self.texts: dict[str, str] = {}
        self.spent = 0.0
        for sheet in sheets(pages):
            batch.append(sheet)
            if len(batch) == 5000 or int(sheet.digest) == pages - 1:
                start = time.perf_counter()
                self.index.shelve(batch)
                self.index.commit()
                self.spent += time.perf_counter() - start
                batch = []

    def ask(self, kind: str, asked: str, raw: str) -> int:
        return self.index.search(asked).total

    def filtered(self, asked: str) -> int:
        return self.index.search(asked, {"level": ["SECRET"], "kind": ["pdf", "text"]}).total


class Plain:
    name = "tantivy"

    def __init__(self, folder: Path, pages: int) -> None:
        schema = (
            tantivy.SchemaBuilder()
            .add_text_field("page", stored=True, tokenizer_name="raw")
            .add_text_field("body")
            .build()
        )
        folder.mkdir()
        self.index = tantivy.Index(schema, path=str(folder))
        writer = self.index.writer(96_000_000, 1)
        self.spent = 0.0
        for sheet in sheets(pages):
            start = time.perf_counter()
            writer.add_document(tantivy.Document.from_dict({"page": sheet.page, "body": sheet.text}, schema))
            self.spent += time.perf_counter() - start
        start = time.perf_counter()
        writer.commit()
        writer.wait_merging_threads()
        self.spent += time.perf_counter() - start
        self.index.reload()

    def ask(self, kind: str, asked: str, raw: str) -> int | None:
        if "date" in kind:
            return None  # a plain engine knows no dates
        fuzzy = {"body": (False, int(kind[-1]), True)} if kind.startswith("fuzzy") else {}
        text = {
            "": "*",
            "phrase": f'"{raw}"',
            "as written": f'"{raw}"',
            "near": f'"{raw}"~4',
            "prefix": f"body:/{raw}.*/",
        }.get(kind if raw else "", raw)
        query = self.index.parse_query(
            text, ["body"], fuzzy_fields=fuzzy, conjunction_by_default=True, allow_regexes=True
        )
        searcher = self.index.searcher()
        found = searcher.search(query, 20)
        for _, at in found.hits:
            searcher.doc(at)
        return int(found.count)  # type: ignore[attr-defined]


class Fts5:
    name = "fts5"

    def __init__(self, folder: Path, pages: int) -> None:
        folder.mkdir()
        self.connection = sqlite3.connect(folder / "fts.db")
        self.connection.execute("CREATE VIRTUAL TABLE page USING fts5(id UNINDEXED, body, tokenize='unicode61')")
        self.spent = 0.0
        for sheet in sheets(pages):
            start = time.perf_counter()
            self.connection.execute("INSERT INTO page VALUES (?, ?)", (sheet.page, sheet.text))
            self.spent += time.perf_counter() - start
        start = time.perf_counter()
        self.connection.commit()
        self.spent += time.perf_counter() - start

    def ask(self, kind: str, asked: str, raw: str) -> int | None:
        if kind.startswith("fuzzy") or not raw:
            return None
        words = [f'"{word}"' for word in raw.split()]
        text = {
            "phrase": f'"{raw}"',
            "as written": f'"{raw}"',
            "prefix": f'"{raw}"*',
            "near": f"NEAR({' '.join(words)}, 4)",
        }.get(kind, " ".join(words))
        self.connection.execute("SELECT id FROM page WHERE page MATCH ? ORDER BY rank LIMIT 20", (text,)).fetchall()
        return int(self.connection.execute("SELECT count(*) FROM page WHERE page MATCH ?", (text,)).fetchone()[0])


def _timed(ask: Callable[[], int | None]) -> float | None:
    start = time.perf_counter()
    return None if ask() is None else (time.perf_counter() - start) * 1000


def _row(times: list[float]) -> tuple[float, float]:
    times = sorted(times)
    return times[len(times) // 2], times[min(int(len(times) * 0.95), len(times) - 1)]


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _deeper(ours: Ours, pages: int) -> None:
    start = time.perf_counter()
    known = ours.index.known()
    print(f"known: {len(known):,} pages in {(time.perf_counter() - start) * 1000:.0f} ms")
    start = time.perf_counter()
    hits = ours.index.search("the", offset=max(pages - 100, 0) // 2).hits
    print(f"page {pages // 40} of the hits: {len(hits)} in {(time.perf_counter() - start) * 1000:.0f} ms")
    texts = [sheet.text for sheet in sheets(60)]
    start = time.perf_counter()
    for text in texts:
        snippet(text, locate('government OR milifary~1 OR "of the"', text))
    print(f"locate and snippet: {(time.perf_counter() - start) / len(texts) * 1000:.2f} ms a page")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pages", type=int, default=100_000)
    parser.add_argument("--alone", action="store_true", help="time only our engine")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        ours = Ours(folder / "ours", chosen.pages)
        size = sum(file.stat().st_size for file in (folder / "ours").rglob("*") if file.is_file()) / 1e6
        print(
            f"onionskin: {chosen.pages / ours.spent:,.0f} pages/s, {size:,.0f} MB, peak {_peak():,.0f} MB", flush=True
        )
        first = _timed(lambda: ours.index.search("wrod~1").total)
        print(f"first fuzzy question, which reads {len(ours.index._terms or ()):,} words: {first:,.0f} ms", flush=True)
        engines: list[Ours | Plain | Fts5] = [ours]
        for other in () if chosen.alone else (Plain, Fts5):
            engines.append(made_of := other(folder / other.name, chosen.pages))
            print(f"{other.name}: {chosen.pages / made_of.spent:,.0f} pages/s", flush=True)
        _table(engines)
        _deeper(ours, chosen.pages)
        print(f"peak memory of this process {_peak():,.0f} MB")


def _table(engines: list[Ours | Plain | Fts5]) -> None:
    print(f"{'milliseconds':14}" + "".join(f"{engine.name + ' p50/p95':>24}" for engine in engines) + "   p95 ratio")
    for kind, asked in questions().items():
        rows = []
        for engine in engines:
            times = []
            for text, raw in asked * ROUNDS:
                try:
                    spent = _timed(lambda e=engine, k=kind, t=text, r=raw: e.ask(k, t, r))  # type: ignore[misc]
                except QueryError as fault:
                    raise SystemExit(f"{text}: {fault}") from fault
                if spent is not None:
                    times.append(spent)
            rows.append(_row(times) if times else None)
        shown = "".join(f"{f'{row[0]:.1f} / {row[1]:.1f}' if row else '-':>24}" for row in rows)
        ratios = " ".join(f"{rows[0][1] / row[1]:.2f}" if rows[0] and row else "-" for row in rows[1:])
        print(f"{kind:14}{shown}   {ratios}", flush=True)
    ours = engines[0]
    assert isinstance(ours, Ours)
    times = [
        spent
        for text, _ in questions()["two words"] * ROUNDS
        if (spent := _timed(lambda t=text: ours.filtered(t))) is not None  # type: ignore[misc]
    ]
    print(f"{'with filters':14}{'{:.1f} / {:.1f}'.format(*_row(times)):>24}")


if __name__ == "__main__":
    main()
