"""Repair beside SymSpell, pyspellchecker and hunspell, on the same pages in one run: words mended, words broken.

    python -m venv peers && peers/bin/pip install symspellpy pyspellchecker && apt-get install hunspell hunspell-en-us
    python evals/repair_peers.py --peers peers/bin/python

Three kinds of page: the seed page; the held-out parts of the Pentagon Papers, where a word counts as wrong if two
other engines agree against it and as right if all agree; the newspapers, against their truth. A word is mended if it
was wrong and is right after; broken if it was right and is not. Peers are given every word; none is a dependency.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
if __name__ == "__main__":
    sys.path[0] = str(ROOT)

from evals import repair  # noqa: E402
from evals.repair_sets import LINES, articles, emendations  # noqa: E402
from onionskin.marking.marks import find_marks  # noqa: E402
from onionskin.reading.alignment import aligned  # noqa: E402
from onionskin.reading.repair import find_repairs  # noqa: E402
from onionskin.reading.repair.emend import emended  # noqa: E402
from onionskin.reading.zones import find_zones  # noqa: E402
from onionskin.record import Annotations, Emendation, Transcription  # noqa: E402

PEERS = ("symspell", "pyspellchecker", "hunspell")
WORDS = Path(__file__).with_name("repair_peer_words.py")
_WORD = re.compile(r"[^\W\d_]+(?:['\u2019][^\W\d_]+)*")

Meant = tuple[int, int, str]
"""`text[start:end]`, and what is meant there; equal where it is right."""
Page = tuple[str, str, list[Meant], Callable[[], Annotations]]
"""Name of the set, text, words of which the truth is known, what we make of the page."""


def pages() -> Iterator[Page]:
    """Every page of the three sets."""
    yield _seed()
    yield from _pentagon()
    for read, truth, _ in articles(repair.data() / "ocr-overproof-ds2"):
        yield "newspapers", read, list(_against(read, truth)), lambda read=read: emendations(read)


def _seed() -> Page:
    folder = repair.data().parent / "seed"
    text = (folder / "page-28.txt").read_text("utf-8")
    gold = [one for one in json.loads((folder / "gold.json").read_text("utf-8"))["repairs"] if one["right"].strip()]
    wrong = [(one["start"], one["end"], one["right"]) for one in gold if "\n\n" not in one["right"]]
    places = [place for place in repair._places(text) if not any(s < place[1] and place[0] < e for s, e, _ in wrong)]
    page = Transcription("text", text)
    marks = find_marks(page, (), {}, ())

    def ours() -> Annotations:
        return _made(find_repairs(page, (), (marks, find_zones(page, marks, ())), (), ((), ())))

    return "seed", text, [*wrong, *((start, end, text[start:end]) for start, end in places)], ours


def _pentagon() -> Iterator[Page]:
    silver: dict[repair.Key, list[Meant]] = defaultdict(list)
    with gzip.open(repair.data() / "pentagon-papers" / "silver-errors.jsonl.gz", "rt", encoding="utf-8") as file:
        for line in file:
            span = json.loads(line)
            if span["part"] in repair.HELD_OUT:
                silver[repair._key(span)].append((span["start"], span["end"], span["consensus"]))
    rows = [row for row in repair.readings() if row["part"] in repair.HELD_OUT]
    parts, words = repair.of_items(rows)
    for row in rows:
        right = [(start, end, row["tesseract"][start:end]) for start, end in repair.agreed_places(row)]
        yield (
            "pentagon",
            row["tesseract"],
            [*silver[repair._key(row)], *right],
            lambda row=row: _made(repair._made(row, parts, words)),
        )


def _made(said: Annotations) -> Annotations:
    return tuple(
        one for one in said if isinstance(one.body, Emendation) and one.body.applied and one.body.kind not in LINES
    )


def _against(read: str, truth: str) -> Iterator[Meant]:
    """Words of a reading that stand against one word of the truth."""
    places = repair._places(read)
    own, other = [repair.core(read[a:b]) for a, b in places], [repair.core(word) for word in truth.split()]
    for a, b, c, d in aligned(own, other):
        if b - a == d - c:
            yield from ((*places[a + n], other[c + n]) for n in range(b - a))


def corrected(text: str, corrections: dict[str, str]) -> Annotations:
    """A peer's corrections of a text, as emendations."""
    return tuple(
        emended(found.span(), Emendation(corrections[found[0]], "peer"), 1.0)
        for found in _WORD.finditer(text)
        if corrections.get(found[0], found[0]) != found[0]
    )


def counted(text: str, meant: list[Meant], said: Annotations) -> tuple[int, int]:
    """Words mended, words broken."""
    mended = broken = 0
    for start, end, right in meant:
        before, after = repair._bare(text[start:end]), repair._bare(repair._emended(text, said, start, end))
        if before == repair._bare(right):
            broken += after != before
        else:
            mended += after != before and repair._bare(right) in (after, *after.split())
    return mended, broken


def main() -> int:
    """Run all and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--peers", required=True, help="a Python that has symspellpy and pyspellchecker")
    asked = parser.parse_args()
    given = list(pages())
    words = sorted({found[0] for _, text, _, _ in given for found in _WORD.finditer(text)})
    table: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    makers: dict[str, dict[str, str]] = {}
    for peer in PEERS:
        run = [asked.peers, str(WORDS), peer]
        makers[peer] = json.loads(
            subprocess.run(run, input=json.dumps(words), capture_output=True, text=True, check=True).stdout
        )
    for name, text, meant, ours in given:
        for maker in ("onionskin", *PEERS):
            said = ours() if maker == "onionskin" else corrected(text, makers[maker])
            mended, broken = counted(text, meant, said)
            table[name, maker][0] += mended
            table[name, maker][1] += broken
    for (name, maker), (mended, broken) in table.items():
        print(f"{name:<12}{maker:<16}{mended:>8} mended{broken:>8} broken")
    return 0


if __name__ == "__main__":
    sys.exit(main())
