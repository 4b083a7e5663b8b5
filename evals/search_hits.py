"""How many of the pages that are found by a misreading truly have what was asked for, by judgements made in reading.

    python evals/search_hits.py --show     # the hits that want judging, each with the lines around it

Words and phrases of one to four words are drawn from the held-out parts, from what the NARA layer has, whether or not
Tesseract has them right; of the pages that answer as a misreading, at most two a query are drawn, HITS in all.
`gold/search-hits.jsonl` says of each whether the words asked for stand there on the sheet, in the context and the
other readings: `key` (SHA-256 of query and page, its first 16 figures), `start` and `end` in the Tesseract text,
`sha256` of what is printed there, and `right`. A hit without a judgement counts as neither; how many have one is told.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from evals.search import BLANK, DEV, _asked, name, readings, shelved  # noqa: E402
from onionskin.search import Index, Met, locate  # noqa: E402
from onionskin.search.words import words  # noqa: E402

GOLD = ROOT / "evals" / "gold" / "search-hits.jsonl"
SEED = 1971
HITS = 150


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
    stand: Mapping[str, int] = {}
    while True:
        run = words(rng.choice(BLANK.split(rng.choice(held)["nara"]))).run()
        count = rng.choice((1, 1, 2, 3, 4))
        if len(run) < count:
            continue
        start = rng.randrange(len(run) - count + 1)
        phrase = run[start : start + count]
        if all(_asked(word, _Never(stand)) for word in phrase) and min(len(phrase[0]), len(phrase[-1])) > 2:
            yield phrase[0] if count == 1 else f'"{" ".join(phrase)}"'


class _Never(dict[str, int]):
    def __missing__(self, key: str) -> int:
        return 0


def hits(index: Index, rows: Sequence[Mapping[str, str]]) -> list[Hit]:
    """The hits drawn."""
    texts = {name(row): row.get("tesseract") or "" for row in rows}
    rng = random.Random(SEED)
    drawn: list[Hit] = []
    asked: set[str] = set()
    for query in queries(rows):
        if len(drawn) >= HITS:
            break
        if query in asked:
            continue
        asked.add(query)
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
    with tempfile.TemporaryDirectory() as made:
        drawn = hits(shelved(rows, Path(made) / "index"), rows)
    if show:
        texts = {name(row): row for row in rows}
        for hit in drawn:
            if hit.key not in judged:
                text = texts[hit.page]["tesseract"]
                around = text[max(hit.met.start - 60, 0) : hit.met.start] + "[[" + hit.printed + "]]"
                around = " ".join((around + text[hit.met.end : hit.met.end + 60]).split())
                print(hit.key, hit.met.start, hit.met.end, _digest(hit.printed), hit.page, "|", hit.query, "|", around)
    known = [(hit, judged[hit.key]) for hit in drawn if hit.key in judged]
    values = {"hits": len(drawn), "judged": len(known), "precision": _share([right for _, right in known])}
    for kind, quoted in (("words", False), ("phrases", True)):
        values[f"precision_{kind}"] = _share([right for hit, right in known if hit.query.startswith('"') == quoted])
    return values


def _share(rights: Sequence[bool]) -> float:
    return sum(rights) / len(rights) if rights else float("nan")


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print the hits that want judging")
    for key, value in measure(parser.parse_args().show).items():
        print(f"{key:28} {value:10.4f}")


if __name__ == "__main__":
    main()
