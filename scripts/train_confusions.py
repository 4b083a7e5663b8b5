"""Counts what each engine reads where the two others agree, and writes the table of confusions.

    ONIONSKIN_DATA=... python scripts/train_confusions.py

Reads the three readings of the Pentagon Papers pages (public domain), but of the parts in HELD_OUT, and
`reading/confusion/shapes.toml`; writes `reading/confusion/confusions.json`.
"""

from __future__ import annotations

import json
import math
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from rapidfuzz.distance import Levenshtein

from onionskin.reading.alignment import aligned, divided
from onionskin.reading.confusion import GENERAL, LONGEST, RATE, TABLE
from scripts.corpus import HELD_OUT, READERS, core, readings

NAMES = {"tesseract": "tesseract", "nara": "text-layer", "abbyy": "abbyy"}
"""The set's names of the readings, and ours."""
LIKELY, POSSIBLE = 0.12, 0.03
"""Of the times that letters are misread, the share that one thing they look like takes, before anything is counted."""
OWN, SHARED = 60.0, 60.0
"""How many sightings the shapes weigh against those of all readers, and these against one reader's own."""
LEAST = 2
ALIKE = 0.5
"""Two words that share less of their letters than this are not one word misread."""

Pair = tuple[str, str]


def pairs() -> Iterator[tuple[str, str, str]]:
    """Reader, what it read, what the two others agree on; equal where it reads as they do."""
    for row in readings():
        texts = {name: [core(word) for word in str(row[name]).split()] for name in READERS if row.get(name)}
        if row["part"] in HELD_OUT or len(texts) < len(READERS):
            continue
        for own in READERS:
            one, other = (texts[name] for name in READERS if name != own)
            same = {a for a, b, c, d in aligned(one, other) if b - a == d - c == 1 and one[a] == other[c]}
            yield from ((NAMES[own], read, meant) for read, meant in _against(texts[own], one, same))


def _against(own: list[str], one: list[str], same: set[int]) -> Iterator[Pair]:
    for a, b, c, d in aligned(one, own):
        if b - a == d - c == 1 and one[a] == own[c]:
            if a in same:
                yield own[c], one[a]
        elif a < b and c < d:
            for p, q, u, v in divided(one[a:b], own[c:d]):
                if p < q and u < v and all(at in same for at in range(a + p, a + q)):
                    yield " ".join(own[c + u : c + v]), " ".join(one[a + p : a + q])


def edits(printed: str, meant: str) -> Iterator[Pair]:
    """The edits between two words, neighbouring ones as one; () where they are not one word misread."""
    if Levenshtein.normalized_similarity(printed, meant) < ALIKE:
        return
    start = (0, 0)
    for step in (*Levenshtein.opcodes(printed, meant), None):
        if step is not None and step.tag != "equal":
            continue
        end = (step.src_start, step.dest_start) if step else (len(printed), len(meant))
        seen, wanted = printed[start[0] : end[0]], meant[start[1] : end[1]]
        if (seen or wanted) and len(seen) <= LONGEST and len(wanted) <= LONGEST:
            yield seen, wanted
        if step:
            start = (step.src_end, step.dest_end)


def counted(found: Iterable[tuple[str, str, str]]) -> dict[str, Counter[Pair]]:
    """Edits by reader."""
    seen: dict[str, Counter[Pair]] = defaultdict(Counter)
    for reader, read, wanted in found:
        if read != wanted and " " not in read and " " not in wanted:
            seen[reader].update(edits(read, wanted))
    return seen


def shapes() -> dict[Pair, float]:
    """The judgement of what looks alike, as chances."""
    rows = tomllib.loads(TABLE.with_name("shapes.toml").read_text("utf-8"))
    weighed = {"likely": LIKELY, "possible": POSSIBLE}
    return {(row.split()[0], row.split()[1]): weighed[name] for name in weighed for row in rows[name]}


def tables(seen: dict[str, Counter[Pair]]) -> dict[str, dict[str, dict[str, float]]]:
    """For each reader and for any, the logarithm of the chance of each edit, given that these letters were misread."""
    before = shapes()
    pooled = Counter[Pair]()
    for own in seen.values():  # every reader counts alike, however bad it is
        scale = 4000 / sum(own.values())
        for edit, count in own.items():
            if count >= LEAST:
                pooled[edit] += scale * count  # type: ignore[assignment]
    made = {GENERAL: _chances(pooled, before, OWN)}
    general = dict(made[GENERAL])
    for reader, own in seen.items():
        made[reader] = _chances(Counter({e: n for e, n in own.items() if n >= LEAST}), general, SHARED)
    return {reader: _nested(found) for reader, found in made.items()}


def _chances(seen: Counter[Pair], before: Mapping[Pair, float], weight: float) -> dict[Pair, float]:
    missed = Counter[str]()
    for (_, wanted), count in seen.items():
        missed[wanted] += count
    return {
        edit: (seen[edit] + weight * before.get(edit, 0.0)) / (missed[edit[1]] + weight) for edit in {*seen, *before}
    }


def _nested(found: dict[Pair, float]) -> dict[str, dict[str, float]]:
    table: dict[str, dict[str, float]] = {}
    for (read, wanted), chance in sorted(found.items()):
        if chance > 1e-3:
            table.setdefault(read, {})[wanted] = round(math.log(chance) + RATE, 2)
    return table


def main() -> None:
    seen = counted(pairs())
    made = tables(seen)
    for reader, table in made.items():
        print(f"{reader}: {sum(map(len, table.values()))} edits, {sum(seen.get(reader, Counter()).values())} sightings")
    source = "Three engines' readings of the Pentagon Papers, 2011 release (US federal work), and shapes.toml."
    TABLE.write_text(json.dumps({"source": source, "edits": made}, ensure_ascii=False, sort_keys=True) + "\n", "utf-8")
    print(f"{TABLE.name}: {TABLE.stat().st_size} bytes")


if __name__ == "__main__":
    main()
