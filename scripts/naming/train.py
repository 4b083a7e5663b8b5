"""Learns src/onionskin/naming/names.crfsuite from the sets of corpora.py, in lines, in capitals and misread.

    python scripts/naming/train.py --litbank DIR --wikigold FILE --data DIR

--litbank is `coref/brat` of LitBank, --wikigold `wikigold.conll.txt`, --data the folder of the development data, of
which `meantime`, `re3d` (the part that is not held for the evals), `frus-tei`, `hist-milestones`, `gazetteers` and
`pentagon-papers` are read.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

import pycrfsuite

from onionskin.naming.features import features, stretches, surroundings
from onionskin.naming.lexing import Token, tokens
from onionskin.naming.lists import listed
from onionskin.naming.model import Model
from scripts.naming import corpora
from scripts.naming.noise import Marked, capitals, misread, wrapped
from scripts.naming.silver import historian, pentagon, told

MODEL = Path(__file__).resolve().parents[2] / "src" / "onionskin" / "naming" / "names.crfsuite"
PAGE = 2200
SILVER, TOGETHER = 450, 20
"""Pages taken of each set that a first model marks, and how many are looked at together."""
SETTINGS = {"c1": 0.15, "c2": 0.02, "max_iterations": 60, "feature.minfreq": 2}


def pages(marked: Marked) -> Iterator[Marked]:
    """A text cut into pieces about as long as a page, at the ends of sentences."""
    text, names = marked
    start = 0
    while start < len(text):
        end = text.find(". ", min(len(text), start + PAGE))
        end = len(text) if end < 0 else end + 2
        inside = [(a - start, b - start, kind) for a, b, kind in names if start <= a and b <= end]
        yield text[start:end], inside
        start = end


def swapped(marked: Marked, draw: random.Random, lists: dict[str, Sequence[str]]) -> Marked:
    """Some names replaced by others of the lists, so that the words around them are learnt and not they alone."""
    text, names = marked
    pieces, moved, at, grown = [], [], 0, 0
    for start, end, kind in sorted(names):
        name = text[start:end]
        if start >= at and draw.random() < 0.5:
            name = other(name, kind, draw, lists)
        pieces += [text[at:start], name]
        moved.append((start + grown, start + grown + len(name), kind))
        grown += len(name) - (end - start)
        at = end
    return "".join([*pieces, text[at:]]), moved


def other(name: str, kind: str, draw: random.Random, lists: dict[str, Sequence[str]]) -> str:
    """Another name of the same build."""
    words = name.split()
    if kind == "LOC" and len(words) == 1 and name.isalpha():
        return draw.choice(lists["places"])
    if kind != "PER":
        return name
    if draw.random() < 0.15:
        return draw.choice(lists["whole"])
    before = corpora.TITLES.match(" ".join(words[:-1]) + " ") if len(words) > 1 else None
    if before or len(words) == 1:
        return " ".join([*words[:-1], draw.choice(lists["surnames"])])
    first = draw.choice(lists["given"]) if draw.random() < 0.6 else f"{draw.choice('ABCDEFGHJKLMNPRSTW')}."
    middle = f" {draw.choice('ABCDEFGHJKLMNPRSTW')}." if draw.random() < 0.4 else ""
    return f"{first}{middle} {draw.choice(lists['surnames'])}"


def labelled(cut: Sequence[Token], names: list[tuple[int, int, str]]) -> list[str]:
    """The label of each token."""
    labels = ["O"] * len(cut)
    for start, end, kind in names:
        inside = [at for at, token in enumerate(cut) if token.start < end and start < token.end]
        for number, at in enumerate(inside):
            labels[at] = f"{'I' if number else 'B'}-{kind}"
    return labels


def copies(marked: Marked, draw: random.Random, lists: dict[str, Sequence[str]], weight: int) -> Iterator[Marked]:
    """The ways in which a page is shown to the model."""
    for _ in range(weight):
        yield wrapped(marked, draw.randint(50, 76), draw)
        other_names = swapped(marked, draw, lists)
        yield wrapped(misread(other_names, draw.choice([0.0, 0.02, 0.05, 0.08]), draw), draw.randint(40, 76), draw)
        if draw.random() < 0.4:
            yield wrapped(misread(capitals(other_names), draw.choice([0.0, 0.03]), draw), 66, draw)


def sources(asked: argparse.Namespace) -> Iterator[tuple[Marked, int]]:
    """Every text to learn from, with how often it is shown."""
    for one in corpora.litbank(asked.litbank):
        yield one, 1
    for one in corpora.wikigold(asked.wikigold):
        yield one, 2
    for name in ("corpus_airbus", "corpus_apple"):
        for one in corpora.meantime(asked.data / "meantime" / name):
            yield one, 1
    for name in ("US-State-Department", "UK-Government"):
        for one in corpora.re3d(asked.data / "re3d" / name, held=False):
            yield one, 3


Teach = Callable[[Marked, list[tuple[int, int]]], None]
"""Shows one page to the model that learns; nothing is learnt around places of which its names are unsure."""


def silver(asked: argparse.Namespace, teach: Teach, model: Model, draw: random.Random) -> None:
    """Show what a first model found in papers of the government."""
    lots = [
        list(historian(asked.data / "frus-tei")),
        list(historian(asked.data / "hist-milestones")),
        list(pentagon(asked.data / "pentagon-papers" / "readings.jsonl.gz", 500, draw)),
    ]
    for lot in lots:
        texts = [page for one in lot for page in pages(one) if len(page[0]) > 400]
        texts = draw.sample(texts, min(len(texts), SILVER))
        for first in range(0, len(texts), TOGETHER):
            for marked, unsure in told(texts[first : first + TOGETHER], model):
                teach(marked, unsure)


def learnt(asked: argparse.Namespace, path: Path, first: Model | None) -> None:
    """Learn a model, from what a first one found as well where there is one."""
    draw = random.Random(1947)
    lists: dict[str, Sequence[str]]
    lists = {name: [one.title() for one in sorted(listed(name))] for name in ("places", "given", "surnames")}
    lists["whole"] = corpora.whole_names(asked.data / "gazetteers" / "frus_people.jsonl")
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", params=SETTINGS, verbose=False)
    count = 0

    def teach(marked: Marked, unsure: list[tuple[int, int]]) -> None:
        nonlocal count
        cut = tokens(marked[0])
        labels, around = labelled(cut, marked[1]), surroundings(cut)
        for start, end in stretches(cut):
            if not any(cut[start].start < b and a < cut[end - 1].end for a, b in unsure):
                trainer.append([features(cut, around, at) for at in range(start, end)], labels[start:end])
                count += end - start

    for one, weight in sources(asked):
        for page in pages(one):
            for shown in copies(page, draw, lists, weight):
                teach(shown, [])
    if first is not None:
        silver(asked, teach, first, draw)
    print(f"{count:,} words", flush=True)
    trainer.train(str(path))


def main() -> None:
    """Learn from what is marked; mark more; learn from both."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    for name in ("litbank", "wikigold", "data"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=MODEL)
    asked = parser.parse_args()
    with TemporaryDirectory() as folder:
        teacher = Path(folder) / "first.crfsuite"
        learnt(asked, teacher, None)
        learnt(asked, asked.to, Model(teacher))


if __name__ == "__main__":
    main()
