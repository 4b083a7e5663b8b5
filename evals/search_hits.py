"""How many of the pages that are found by a misreading truly have what was asked for, by judgements made in reading.

    python evals/search_hits.py --show     # the hits that want judging, each with the lines around it

Two draws of HITS each, of at most two pages a query, from the held-out parts:
`drawn`, of the pages that answer the phrases of `evals/search.py` (which Tesseract has wrong on one page at least);
`any`, of those that answer words and phrases taken at random from what the NARA layer has, whether or not Tesseract
has them wrong anywhere: here nearly all that could be found exactly is, and what is left is mostly chance.

`gold/search-hits.jsonl` says of each whether what was asked for stands there on the sheet, by the words around it and
the other readings: `key` (of SHA-256 of query, page and what is printed the first 16 figures), `start` and `end` in the
Tesseract text, and `right`. A hit without a judgement counts as neither; how many have one is told.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from evals.search import BLANK, DEV, asked, draw, name, readings, shelved  # noqa: E402
from onionskin.search import Index, Met, locate  # noqa: E402
from onionskin.search.words import noise, words  # noqa: E402

GOLD = ROOT / "evals" / "gold" / "search-hits.jsonl"
SEED = 1971
HITS = 100


@dataclass(frozen=True, slots=True)
class Hit:
    """A page that answers a query as a misreading, and where."""

    query: str
    page: str
    met: Met
    printed: str

    @property
    def key(self) -> str:
        """What the judgement is kept under."""
        return _digest(f"{self.query}\n{self.page}\n{self.printed}")


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def queries(rows: Sequence[Mapping[str, str]]) -> Iterator[str]:
    """Words and phrases, seeded, without end."""
    rng = random.Random(SEED)
    held = [row for row in rows if row["part"] not in DEV and row.get("nara")]
    while True:
        run = words(rng.choice(BLANK.split(rng.choice(held)["nara"]))).run()
        count = rng.choice((1, 1, 2, 3, 4))
        if len(run) < count:
            continue
        start = rng.randrange(len(run) - count + 1)
        phrase = run[start : start + count]
        heard = all(asked(word, Counter()) and not noise(word) for word in phrase)
        if heard and min(len(phrase[0]), len(phrase[-1])) > 2:
            yield phrase[0] if count == 1 else f'"{" ".join(phrase)}"'


def hits(index: Index, rows: Sequence[Mapping[str, str]], asking: Iterable[str]) -> list[Hit]:
    """The hits drawn from what answers some queries."""
    texts = {name(row): row.get("tesseract") or "" for row in rows}
    rng = random.Random(SEED)
    drawn: list[Hit] = []
    before: set[str] = set()
    for query in asking:
        if len(drawn) >= HITS:
            break
        if query in before:
            continue
        before.add(query)
        found = [hit.page for hit in index.search(query, limit=100).hits if hit.why == "misreading"]
        for page in rng.sample(found, min(2, len(found))):
            met = next(one for one in locate(query, texts[page]) if one.kind == "misreading")
            drawn.append(Hit(query, page, met, texts[page][met.start : met.end]))
    return drawn[:HITS]


def measure(show: bool = False) -> dict[str, float]:
    """The share of the judged hits that are right, of words and of phrases, and how many are judged."""
    judged = {}
    if GOLD.exists():
        judged = {row["key"]: row["right"] for row in map(json.loads, GOLD.read_text("utf-8").splitlines())}
    rows = readings()
    held = [row for row in rows if row["part"] not in DEV]
    with tempfile.TemporaryDirectory() as made:
        index = shelved(rows, Path(made) / "index")
        phrases = [f'"{" ".join(one.phrase)}"' for one in draw(held, index)["wrong"]]
        random.Random(SEED).shuffle(phrases)
        lots = {"drawn": hits(index, rows, phrases), "any": hits(index, rows, queries(rows))}
    values: dict[str, float] = {}
    for lot, drawn in lots.items():
        rights = [judged[hit.key] for hit in drawn if hit.key in judged]
        values |= {
            f"hits_{lot}": len(drawn),
            f"judged_{lot}": len(rights) / len(drawn),
            f"precision_{lot}": sum(rights) / len(rights) if rights else 0.0,
        }
        if show:
            _show([hit for hit in drawn if hit.key not in judged], {name(row): row["tesseract"] for row in rows})
    return values


def _show(hits: Sequence[Hit], texts: Mapping[str, str]) -> None:
    for hit in hits:
        text = texts[hit.page]
        around = text[max(hit.met.start - 60, 0) : hit.met.start] + "[[" + hit.printed + "]]"
        around = " ".join((around + text[hit.met.end : hit.met.end + 60]).split())
        print(hit.key, hit.met.start, hit.met.end, hit.page, "|", hit.query, "|", around)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the hits that want judging")
    for key, value in measure(parser.parse_args().show).items():
        print(f"{key:28} {value:10.4f}")


if __name__ == "__main__":
    main()
