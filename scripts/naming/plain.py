"""Makes src/onionskin/naming/lists/plain.txt: names of the lists that are mostly plain words.

    python scripts/naming/plain.py --litbank DIR --wikigold FILE --data DIR

Of the towns, given names and surnames that the lists have, those that the texts of clusters.py print with a small
letter at least LEAST times and more often than with a capital inside a sentence: *mobile* is a town of Alabama and
hardly ever printed as one.
"""

from __future__ import annotations

import argparse
from collections import Counter
from pathlib import Path

from onionskin.naming.features import headlines, in_capitals
from onionskin.naming.lexing import tokens
from onionskin.naming.lists import listed, towns
from scripts.naming.clusters import LISTS, texts

LEAST = 3


def counted(pages: list[str]) -> tuple[Counter[str], Counter[str]]:
    """How often words stand with a small letter, and with a capital where that says something."""
    small, big = Counter[str](), Counter[str]()
    for page in pages:
        cut = tokens(page)
        for token, capitals, heading in zip(cut, in_capitals(cut), headlines(cut), strict=True):
            if token.word.islower():
                small[token.word] += 1
            elif token.word[0].isupper() and not (token.opens or capitals or heading):
                big[token.word.lower()] += 1
    return small, big


def main() -> None:
    """Count and write."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    for name in ("litbank", "wikigold", "data"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    small, big = counted(list(texts(parser.parse_args())))
    names = towns() | listed("given") | listed("surnames")
    kept = sorted(word for word in names if small[word] >= LEAST and small[word] > big[word])
    (LISTS / "plain.txt").write_text("\n".join(kept) + "\n", "utf-8")
    print(f"{len(kept):,} names that are mostly plain words")


if __name__ == "__main__":
    main()
