"""How surely a page is found that is asked for in other words than its own.

    python evals/meaning.py            # what `make evals` runs
    python evals/meaning.py --show     # each question with the rank of its page

`gold/search-questions.json` has questions in plain words, each written after reading one page, with as few of its
words as could be; the page is the one that must be found, though others may answer as well, so that the figures are a
lower bound. They are asked of PAGES pages, the same in every run: by words alone, as one asks (every word is wanted)
and with OR between them (any will do, the rarest count most); and with the meaning besides, by the installed model
and by what the pages themselves teach.
"""

from __future__ import annotations

import argparse
import json
import random
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from evals.search import name, readings  # noqa: E402
from onionskin.search import Index, Lsa, MiniLM, Sheet, installed  # noqa: E402
from onionskin.search.passages import passages  # noqa: E402
from onionskin.search.sheet import Answer  # noqa: E402

GOLD = ROOT / "evals" / "gold" / "search-questions.json"
PAGES = 1000
SEED = 63316

Ask = Callable[[str], Answer]


def sheets(wanted: set[str]) -> list[Sheet]:
    """The pages asked of: those wanted, and others, to PAGES."""
    rows = [row for row in readings() if len(row.get("tesseract") or "") > 200]
    random.Random(SEED).shuffle(rows)
    rows.sort(key=lambda row: name(row) not in wanted)
    return [
        Sheet(name(row), row["part"], row["part"], row["part"], int(row["page"]), "", row["tesseract"])
        for row in rows[:PAGES]
    ]


def ranks(ask: Ask, gold: Sequence[Mapping[str, str]]) -> list[int]:
    """For each question the rank of its page from 1; 0 where it is not among the first hundred."""
    found = []
    for one in gold:
        pages = [hit.page for hit in ask(one["question"]).hits]
        found.append(pages.index(one["page"]) + 1 if one["page"] in pages else 0)
    return found


def measure(show: bool = False) -> dict[str, float]:
    """Recall at ten and mean reciprocal rank of each way to ask, and pages a second of processor time."""
    gold = json.loads(GOLD.read_text("utf-8"))
    pages = sheets({one["page"] for one in gold})
    values: dict[str, float] = {"questions": len(gold)}
    told: dict[str, list[int]] = {}
    with tempfile.TemporaryDirectory() as made:
        embedders = {
            "lsa": Lsa.learnt(sheet.text[span.start : span.end] for sheet in pages for span in passages(sheet.text))
        }
        if installed():
            embedders["model"] = MiniLM()
        for which, embedder in embedders.items():
            index = Index(Path(made) / which, embedder)
            index.shelve(pages)
            index.commit()
            start = time.process_time()
            index.take_in_meaning(pages)
            values[f"{which}_pages_per_cpu_s"] = len(pages) / (time.process_time() - start)
            told[which] = ranks(lambda q, i=index: i.search(q, limit=100, meaning=True), gold)
            told[f"{which}_or"] = ranks(lambda q, i=index: i.search(_any(q), limit=100, meaning=True), gold)
        told["words"] = ranks(lambda q: index.search(q, limit=100), gold)
        told["words_or"] = ranks(lambda q: index.search(_any(q), limit=100), gold)
    for which, found in told.items():
        values[f"{which}_recall_at_10"] = sum(0 < rank <= 10 for rank in found) / len(gold)
        values[f"{which}_recall_at_100"] = sum(map(bool, found)) / len(gold)
        values[f"{which}_mrr"] = sum(1 / rank for rank in found if rank) / len(gold)
    if show:
        for at, one in enumerate(gold):
            print(one["page"], {which: found[at] for which, found in told.items()}, one["question"])
    return values


def _any(question: str) -> str:
    return " OR ".join(question.split())


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--show", action="store_true", help="print each question with the ranks of its page")
    for key, value in measure(parser.parse_args().show).items():
        print(f"{key:28} {value:10.4f}")


if __name__ == "__main__":
    main()
