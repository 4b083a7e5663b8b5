"""Counts the verbs of American government papers, to be read over before they go into claiming/lists/verbs.txt.

    python scripts/claiming/verbs.py --data DIR > verbs.txt

A word is a verb where it stands LEAST times behind *to* or a modal verb, and its past and its -ing form are there
too; it is marked `n` where it stands twice as often behind an article or preposition. Of the Pentagon Papers,
Milestones and Foreign Relations, all US federal works. The list in the project has what these gave in 2026, less
what is no verb in practice (*coast*, *police*), with some 180 verbs of reporting and of news put to it by hand.
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from onionskin.claiming.lists import verb_forms

LEAST, PASTS, NOUNS = 3, 2, 10
BEFORE_VERBS = frozenset(
    [
        "to",
        "will",
        "would",
        "should",
        "could",
        "must",
        "might",
        "can",
        "cannot",
        "not",
        "may",
        "shall",
        "did",
        "does",
        "do",
    ]
)
BEFORE_NOUNS = frozenset(
    ["the", "a", "an", "this", "that", "its", "their", "his", "our", "of", "in", "for", "these", "such"]
)


def texts(data: Path) -> Iterator[str]:
    """All texts, a word that a line end cuts joined."""
    with gzip.open(data / "pentagon-papers" / "readings.jsonl.gz", "rt", encoding="utf-8") as lines:
        yield from (json.loads(line)["tesseract"] for line in lines)
    for folder in ("hist-milestones", "frus-tei"):
        for path in sorted((data / folder).rglob("*.xml")):
            yield re.sub(r"<[^>]+>", " ", path.read_text("utf-8"))


def forms(verb: str) -> tuple[set[str], set[str]]:
    """Its possible pasts and -ing forms."""
    stem = verb[:-1] if verb.endswith("e") else verb
    soft = verb[:-1] + "i" if verb.endswith("y") and verb[-2] not in "aeiou" else stem
    return {soft + "ed", stem + verb[-1] + "ed"}, {stem + "ing", stem + verb[-1] + "ing"}


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True)
    verbs, nouns, words = Counter[str](), Counter[str](), Counter[str]()
    for text in texts(parser.parse_args().data):
        cut = re.findall(r"[A-Za-z]+|[^\sA-Za-z]", re.sub(r"[-¬]\n(?=[a-z])", "", text))
        for before, word in pairwise(cut):
            if word.islower():
                words[word] += 1
                verbs[word] += before.lower() in BEFORE_VERBS
                nouns[word] += before.lower() in BEFORE_NOUNS
    known = {lemma for lemma, _ in verb_forms().values()}
    for verb in sorted(word for word, count in verbs.items() if count >= LEAST and len(word) > 2):
        pasts, going = forms(verb)
        if verb in known or (sum(words[one] for one in pasts) >= PASTS and any(words[one] for one in going)):
            print(verb + (" n" if nouns[verb] > NOUNS and nouns[verb] >= 2 * verbs[verb] else ""))


if __name__ == "__main__":
    main()
