"""Trains what decides whether a reading replaces a form: 140 small trees over the grounds of a hypothesis.

    pip install scikit-learn               # for this script alone
    ONIONSKIN_DATA=... python scripts/train_verdict.py

Examples are forms that are no words, each with the best reading that was thought of, and whether that reading is
right: on the Pentagon Papers pages (but of the parts in HELD_OUT) by the agreement of the two other engines; on
pages of an edited volume, which the language model has not seen, with misreadings put in by the table of confusions
at several rates, none among them. Writes `reading/repair/verdict.json`.
"""

from __future__ import annotations

import json
import random
import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier

from onionskin.reading.alignment import aligned, divided
from onionskin.reading.confusion import GENERAL, TABLE
from onionskin.reading.repair.hypotheses import GROUNDS, Weigher
from onionskin.reading.repair.tokens import sheet
from onionskin.reading.repair.unknown import unknown_tokens
from onionskin.reading.repair.verdict import TREES
from onionskin.reading.repeated import repeated_words
from onionskin.record import Transcription
from scripts.corpus import HELD_OUT, READERS, core, readings, set_apart
from scripts.train_confusions import NAMES

OF_ITEM = 0.7
"""Of the pages, how many are judged with the words of their item: a page may come alone."""
SHARE = {"tesseract": 1.0, "nara": 0.8, "abbyy": 0.7}
"""How many of each reader's pages are used: the worst would drown the others."""
RATES = (0.0, 0.0, 0.004, 0.01, 0.02, 0.04, 0.07, 0.1)
"""Of the letters of a made page, how many are misread."""
PAGE = 2500
Block = tuple[int, int, str]
"""`text[start:end]` of a reading, and what stands there by the agreement of others."""
Example = tuple[tuple[float, ...], int]
_PIECE = re.compile(r"\S+")


def agreed_blocks(row: Mapping[str, Any], own: str) -> Iterator[Block]:
    """Where the two other readings of a page agree, what they have."""
    places = [(found.start(), found.end()) for found in _PIECE.finditer(row[own])]
    mine = [core(row[own][a:b]) for a, b in places]
    one, other = ([core(word) for word in str(row[name]).split()] for name in READERS if name != own)
    same = {a for a, b, c, d in aligned(one, other) if b - a == d - c == 1 and one[a] == other[c]}
    for a, b, c, d in aligned(one, mine):
        if a == b or c == d:
            continue
        parts = [(0, b - a, 0, d - c)] if one[a:b] == mine[c:d] else divided(one[a:b], mine[c:d])
        for p, q, u, v in parts:
            if p < q and u < v and all(at in same for at in range(a + p, a + q)):
                yield places[c + u][0], places[c + v - 1][1], " ".join(one[a + p : a + q])


def examples(text: str, blocks: list[Block], reader: str, known: frozenset[str] = frozenset()) -> Iterator[Example]:
    """Each unknown form of a page of which the truth is known: grounds, and 1 where the reading is right."""
    page = sheet(text)
    unknown = unknown_tokens(page, known, reader)
    weigher = Weigher(page, reader, unknown, known)
    starts = [block[0] for block in blocks]
    for at in sorted(unknown):
        token = page.tokens[at]
        place = bisect_right(starts, token.start) - 1
        if token.head or place < 0 or token.end > blocks[place][1]:
            continue
        found = weigher.readings(at)
        end = page.tokens[found[0].last - 1].end if found else token.end
        if found and end <= blocks[place][1]:
            yield found[0].grounds, _right(text, blocks[place], (token.start, end), found[0].reading)
        elif found:
            yield found[0].grounds, 0  # two words are not one, whatever each was meant for


def _right(text: str, block: Block, place: tuple[int, int], reading: str) -> int:
    start, end, truth = block
    seen, wanted = _plain(text[start:end]), _plain(truth)
    if seen == wanted:
        return 0
    made = _plain(text[start : place[0]] + reading + text[place[1] : end])
    words = set(re.findall(r"[^\W_]+(?:'[^\W_]+)*", wanted))
    form = _plain(text[place[0] : place[1]])
    return int(made == wanted or (set(reading.split()) <= words and form not in words))


def _plain(text: str) -> str:
    return " ".join(core(word) for word in text.split())


def made_pages(draw: random.Random) -> Iterator[tuple[str, list[Block]]]:
    """Pages of the volume that is set apart, with misreadings put in."""
    table = json.loads(TABLE.read_text("utf-8"))["edits"][GENERAL]
    meant: dict[str, list[tuple[str, float]]] = {}
    for printed, row in table.items():
        for wanted, chance in row.items():
            meant.setdefault(wanted, []).append((printed, float(np.exp(chance))))
    page: list[str] = []
    for number, paragraph in enumerate(set_apart()):
        page.append(paragraph)
        if sum(map(len, page)) > PAGE:
            yield _noisy(" ".join(page), meant, (draw, RATES[number % len(RATES)]))
            page = []


def _noisy(
    text: str, meant: Mapping[str, list[tuple[str, float]]], noise: tuple[random.Random, float]
) -> tuple[str, list[Block]]:
    draw, rate = noise
    pieces: list[str] = []
    blocks: list[Block] = []
    length = 0
    for word in text.split():
        seen, at = "", 0
        while at < len(word):
            size = draw.choice((1, 1, 1, 2)) if draw.random() < rate else 0
            choices = meant.get(word[at : at + size], []) if size else []
            if choices:
                seen += draw.choices([one for one, _ in choices], [weight for _, weight in choices])[0]
                at += size
            else:
                seen += word[at]
                at += 1
        if len(word) >= 6 and draw.random() < rate / 2:
            cut = draw.randrange(2, len(seen) - 1) if len(seen) > 4 else 0
            seen = f"{seen[:cut]} {seen[cut:]}" if cut else seen
        if seen:
            blocks.append((length, length + len(seen), word))
            gap = "" if draw.random() < rate / 3 else " " if len(blocks) % 11 else "\n"
            pieces += [seen, gap]
            length += len(seen) + len(gap)
    return "".join(pieces), blocks


def gathered() -> Iterator[Example]:
    draw = random.Random(1957)
    rows = [row for row in readings() if row["part"] not in HELD_OUT and all(row.get(name) for name in READERS)]
    for own in READERS:
        words = {
            part: frozenset(
                repeated_words(tuple(Transcription(NAMES[own], row[own]) for row in rows if row["part"] == part))
            )
            for part in sorted({row["part"] for row in rows})
        }
        for row in rows:
            if draw.random() < SHARE[own]:
                known = words[row["part"]] if draw.random() < OF_ITEM else frozenset[str]()
                yield from examples(row[own], list(agreed_blocks(row, own)), NAMES[own], known)
    for text, blocks in made_pages(draw):
        yield from examples(text, blocks, GENERAL)


def main() -> None:
    found = list(gathered())
    grounds = np.array([one for one, _ in found])
    right = np.array([label for _, label in found])
    print(f"{len(found)} examples, {right.sum()} of them right")
    model = GradientBoostingClassifier(
        n_estimators=140, max_depth=4, learning_rate=0.1, subsample=0.7, min_samples_leaf=25, random_state=0
    ).fit(grounds, right)
    prior = float(model.init_.class_prior_[1])
    trees = [_nodes(one.tree_, 0) for one in model.estimators_[:, 0]]
    start = round(float(np.log(prior / (1 - prior))), 4)
    data = {"grounds": list(GROUNDS), "start": start, "rate": model.learning_rate, "trees": trees}
    TREES.write_text(json.dumps(data, separators=(",", ":")) + "\n", "utf-8")
    print(f"{TREES.name}: {TREES.stat().st_size} bytes")


def _nodes(tree: Any, at: int) -> Any:
    """A tree as nested lists: [ground, threshold, where not above, where above]; a leaf is a number."""
    if tree.children_left[at] < 0:
        return round(float(tree.value[at][0][0]), 4)
    low, high = tree.children_left[at], tree.children_right[at]
    return [int(tree.feature[at]), round(float(tree.threshold[at]), 4), _nodes(tree, low), _nodes(tree, high)]


if __name__ == "__main__":
    main()
