"""How surely a phrase is found that the indexed reading has wrong, on pages of which three readings exist.

    python evals/search.py                     # what `make evals` runs: the held-out parts
    python evals/search.py --part dev --show   # the parts that the search was swept on, with what was missed

The index holds the Tesseract reading of each page. A phrase is drawn from the words on which the two other readers
agree, where Tesseract has at least one of them wrong: its page must be among the first ten that answer the phrase in
quotation marks. Phrases that stand exactly on ten other pages are left out: no ranking that puts exact hits first
could find them, and those whose first or last word has fewer than three letters. Three draws:
`misread`, where at least half of the letters of each word are read at its place; `wrong`, where some are; `all`, with
words of which Tesseract has nothing. The plain engine is asked for the same words, each
with one slip, by its own parser.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

import tantivy
from rapidfuzz import fuzz

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from evals.place import data  # noqa: E402
from onionskin.search import Index, Sheet, locate  # noqa: E402
from onionskin.search.words import english, words  # noqa: E402

DATA = data()
DEV = ("Index", "Part-I", "Part-II", "Part-III", "Part-IV-A-1", "Part-IV-A-2", "Part-IV-A-3")
"""The parts that weights and bounds were swept on; the figures are of the others."""

SEED = 63316
PHRASES = 500
OFTEN = 5
"""Pages on which a word that English has not is a name."""

A_PAGE = 3
"""The most phrases that one page gives."""

KINDS = {"misread": 50.0, "wrong": 1.0, "all": 0.0}
"""The draws, by the likeness, of 100, that each word must have to what is printed for it: half, some, or none."""

BLANK = re.compile(r"\n\s*\n")
"""Between two blocks of print, a heading and what stands below it, no phrase goes on."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A phrase, its page, and what Tesseract has in its place."""

    page: str
    phrase: tuple[str, ...]
    printed: tuple[str, ...]
    like: float
    """The likeness, of 100, of its least like word to what is printed for it; 0 where nothing is."""

    @property
    def kinds(self) -> tuple[str, ...]:
        """The draws that it may be in."""
        return tuple(kind for kind, least in KINDS.items() if self.like >= least)


def readings() -> list[Mapping[str, str]]:
    """The rows of the three readings."""
    with gzip.open(DATA / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def name(row: Mapping[str, str]) -> str:
    """What a page is known by."""
    return f"{row['part']}/{row['page']}"


def phrases(row: Mapping[str, str]) -> Iterator[Drawn]:
    """Phrases of two to four words on which the two other readers agree and which Tesseract has not so."""
    tesseract, abbyy = (words(row.get(reader) or "").run() for reader in ("tesseract", "abbyy"))
    nara, block_of = [], []
    for number, part in enumerate(BLANK.split(row.get("nara") or "")):
        run = words(part).run()
        nara += run
        block_of += [number] * len(run)
    place: dict[int, tuple[int, int, float]] = {}
    for tag, i1, i2, j1, j2 in SequenceMatcher(None, nara, tesseract, autojunk=False).get_opcodes():
        like = fuzz.ratio("".join(nara[i1:i2]), "".join(tesseract[j1:j2])) if tag != "equal" else 100.0
        for at in range(i1, i2):
            place[at] = (j1 + at - i1, j1 + at - i1 + 1, like) if tag == "equal" else (j1, j2, min(like, 99.0))
    for block in SequenceMatcher(None, nara, abbyy, autojunk=False).get_matching_blocks():
        for start in range(block.a, block.a + block.size):
            for end in range(start + 2, min(start + 4, block.a + block.size) + 1):
                phrase, met = nara[start:end], [place[at] for at in range(start, end)]
                if (
                    block_of[start] != block_of[end - 1]
                    or all(like == 100 for _, _, like in met)
                    or min(len(phrase[0]), len(phrase[-1])) < 3
                ):
                    continue
                first, last = min(m[0] for m in met), max(m[1] for m in met)
                like = min(like for _, _, like in met)
                yield Drawn(name(row), tuple(phrase), tuple(tesseract[first:last]), like)


def asked(word: str, stand: Mapping[str, int]) -> bool:
    """Whether someone would look for it: letters, more than one or a, no noise that two readers happen to share."""
    heard = english().get(word, 0.0) >= 2e-8 or stand[word] >= OFTEN
    return word.isalpha() and (len(word) > 1 or word == "a") and heard


def draw(rows: Sequence[Mapping[str, str]], index: Index) -> dict[str, list[Drawn]]:
    """The phrases, seeded, by KINDS; PHRASES of each, or as many as there are."""
    texts = {name(row): row["tesseract"] for row in rows}
    stand = Counter(word for row in rows for word in set(words(row.get("nara") or "").run()))
    lot = [one for row in rows if row.get("tesseract") and row.get("nara") and row.get("abbyy") for one in phrases(row)
           if all(asked(word, stand) for word in one.phrase)]  # fmt: skip
    random.Random(SEED).shuffle(lot)
    drawn: dict[str, list[Drawn]] = {kind: [] for kind in KINDS}
    pages: dict[str, Counter[str]] = {kind: Counter() for kind in KINDS}
    for one in lot:
        if all(len(row) >= PHRASES for row in drawn.values()):
            break
        kinds = [kind for kind in one.kinds if len(drawn[kind]) < PHRASES and pages[kind][one.page] < A_PAGE]
        exact = f'"{" ".join(one.phrase)}"~0'
        if kinds and not locate(exact, texts[one.page]) and index.search(exact, limit=1).total < 10:
            for kind in kinds:
                drawn[kind].append(one)
                pages[kind][one.page] += 1
    return drawn


def shelved(rows: Sequence[Mapping[str, str]], folder: Path) -> Index:
    """All pages as Tesseract read them."""
    index = Index(folder)
    index.shelve(
        Sheet(name(row), row["part"], row["part"], row["part"], int(row["page"]), "", row["tesseract"]) for row in rows
        if row.get("tesseract")
    )  # fmt: skip
    index.commit()
    return index


class Plain:
    """The engine alone, with its own parser and one slip a word."""

    def __init__(self, rows: Sequence[Mapping[str, str]], folder: Path) -> None:
        built = tantivy.SchemaBuilder().add_text_field("page", stored=True, tokenizer_name="raw")
        self.schema = built.add_text_field("body").build()
        folder.mkdir()
        self.index = tantivy.Index(self.schema, path=str(folder))
        writer = self.index.writer(48_000_000, 1)
        for row in rows:
            fields = {"page": name(row), "body": row.get("tesseract") or ""}
            writer.add_document(tantivy.Document.from_dict(fields, self.schema))
        writer.commit()
        writer.wait_merging_threads()
        self.index.reload()

    def first(self, phrase: Sequence[str]) -> list[str]:
        """The first ten pages."""
        query = self.index.parse_query(
            " ".join(phrase), ["body"], fuzzy_fields={"body": (False, 1, True)}, conjunction_by_default=True
        )
        searcher = self.index.searcher()
        return [searcher.doc(at)["page"][0] for _, at in searcher.search(query, 10).hits]


def measure(part: str = "test", show: bool = False) -> dict[str, float]:
    """Recall at ten of ours and of the plain engine, and ours' mean milliseconds of processor time a phrase."""
    rows = readings()
    with tempfile.TemporaryDirectory() as made:
        index = shelved(rows, Path(made) / "ours")
        index.warm()
        plain = Plain(rows, Path(made) / "plain")
        mine = [row for row in rows if (row["part"] in DEV) == (part == "dev")]
        values: dict[str, float] = {}
        for kind, drawn in draw(mine, index).items():
            start = time.process_time()
            met = {one: index.search(f'"{" ".join(one.phrase)}"', limit=10) for one in drawn}
            spent = time.process_time() - start
            found = [one for one in drawn if one.page in {hit.page for hit in met[one].hits}]
            values |= {
                f"phrases_{kind}": len(drawn),
                f"recall_at_10_{kind}": len(found) / len(drawn),
                f"recall_anywhere_{kind}": sum(_anywhere(index, one) for one in drawn) / len(drawn),
                f"plain_recall_at_10_{kind}": sum(one.page in plain.first(one.phrase) for one in drawn) / len(drawn),
                f"cpu_ms_{kind}": spent / len(drawn) * 1000,
                f"answers_{kind}": sum(answer.total for answer in met.values()) / len(drawn),
            }
            if show:
                for one in set(drawn) - set(found):
                    answer = met[one]
                    print(kind, one.page, " ".join(one.phrase), "|", " ".join(one.printed[:12]), "|", answer.total,
                          answer.whys)  # fmt: skip
    return values


def _anywhere(index: Index, one: Drawn) -> bool:
    answer = index.search(f'"{" ".join(one.phrase)}"', limit=1000)
    return one.page in {hit.page for hit in answer.hits}


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--part", choices=("dev", "test"), default="test")
    parser.add_argument("--show", action="store_true", help="print the phrases that were missed")
    chosen = parser.parse_args()
    for key, value in measure(chosen.part, chosen.show).items():
        print(f"{key:28} {value:10.4f}")


if __name__ == "__main__":
    main()
