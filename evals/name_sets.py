"""Sets with names marked: how each is read, how what is said is put as the set puts it, and the scorer of HIPE.

HIPE's scorer (CLEF-HIPE-2020-scorer, after nervaluate): *strict* wants the same words and the same type, *fuzzy* the
same type and at least one word in common; each name that is said answers for one that is marked, an equal one first.
Precision, recall and F1 are over all types of a set together.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from onionskin.naming.stage import find_mentions
from onionskin.record import Mention, Span, Transcription
from scripts.naming.corpora import KINDS, names_in
from scripts.naming.corpora import re3d as re3d_texts

Place = tuple[int, int, str]
"""[first, last) and a type."""
NAMED = ("name", "abbreviation", "short")
"""The forms of mentions that are names; adjectives and descriptions are marked by none of these sets."""


@dataclass(slots=True)
class Count:
    """Names marked, said, and rightly said."""

    marked: int = 0
    said: int = 0
    strict: int = 0
    fuzzy: int = 0
    misses: list[str] = field(default_factory=list)

    def f1(self, right: int) -> float:
        """F1 of so many right ones."""
        return 2 * right / max(1, self.marked + self.said)

    def add(
        self, marked: Sequence[Place], said: Sequence[Place], accept: dict[tuple[int, int], set[str]] | None = None
    ) -> None:
        """Count one document. `accept` are other types that are right at a place."""
        self.marked += len(marked)
        self.said += len(said)
        accept = accept or {}

        def right(one: Place, other: Place) -> bool:
            return one[2] == other[2] or one[2] in accept.get(other[:2], ())

        exact = [(a, b) for a in said for b in marked if a[:2] == b[:2] and right(a, b)]
        self.strict += len({b for _, b in exact})
        used, taken = {b for _, b in exact}, {a for a, _ in exact}
        for one in said:
            if one in taken:
                continue
            for other in marked:
                if other not in used and one[0] < other[1] and other[0] < one[1] and right(one, other):
                    used.add(other)
                    taken.add(one)
                    break
        self.fuzzy += len(used)


@dataclass(frozen=True, slots=True)
class Article:
    """A document: its text, where each of its words stands, and the names as [first, last) of words with a type."""

    name: str
    text: str
    words: tuple[tuple[int, int], ...]
    names: tuple[Place, ...]


def read_hipe(path: Path) -> Iterator[Article]:
    """The documents of a file of HIPE-2022, in its own lines."""
    name, text, words, labels = "", "", list[tuple[int, int]](), list[str]()
    for line in [*path.read_text("utf-8").splitlines()[1:], "# hipe2022:document_id = "]:
        if line.startswith("# hipe2022:document_id"):
            if words:
                yield Article(name, text, tuple(words), tuple(_places(labels)))
            name, text, words, labels = line.split(" = ")[-1], "", [], []
        if not line.strip() or line.startswith("#"):
            continue
        word, label, *_, more = line.split("\t")
        words.append((len(text), len(text) + len(word)))
        labels.append(label if label[:2] in ("B-", "I-") else "O")
        text += word + ("\n" if "EndOfLine" in more else "" if "NoSpaceAfter" in more else " ")


def _places(labels: Sequence[str]) -> Iterator[Place]:
    first = None
    for at, label in enumerate([*labels, "O"]):
        if first is not None and not label.startswith("I-"):
            yield first, at, labels[first][2:].lower()
            first = None
        if label.startswith("B-"):
            first = at


def mentioned(text: str, *, inner: bool = False) -> list[Place]:
    """The outermost names of a text: PER, ORG and LOC, as code points.

    With `inner` the places, whatever they stand in.
    """
    (said,) = find_mentions((Transcription("text", text),), ((),), ((),))
    found: list[Place] = []
    for one in said:
        body = one.body
        if not (isinstance(body, Mention) and isinstance(one.target, Span) and body.form in NAMED):
            continue
        start, end = one.target.start, one.target.end
        if inner and body.type != "LOC":
            continue
        if body.type in ("PER", "ORG", "LOC") and not any(start < b and a < end for a, b, _ in found):
            found.append((start, end, body.type))
    return found


_ARTICLE = re.compile(r"\b[Tt](?:he|lie|he|ie)\s+$")
_STREET = re.compile(r"(?i)\b(?:street|st|road|rd|lane|avenue|ave|row|terrace|place|square|quay|alley)\.?$")
_BUILDING = re.compile(
    r"(?i)\b(?:hotel|inn|church|chapel|cathedral|hall|house|office|court|theatre|theater|school|hospital|palace|castle|"
    r"station|college|exchange|bank|institution|asylum|prison|gaol|room|rooms|tavern|museum|abbey|infirmary|workhouse|"
    r"arms|buildings|mill|mills|works)$"
)


def as_hipe(article: Article, said: Iterable[Place], dataset: str) -> list[Place]:
    """Names in words of the set and in its types. In hipe2020 a name has its article."""
    found = []
    for start, end, kind in said:
        surface = article.text[start:end]
        if dataset == "topres19th":
            if kind != "LOC":
                continue
            label = "street" if _STREET.search(surface) else "building" if _BUILDING.search(surface) else "loc"
        else:
            label = {"PER": "pers", "ORG": "org", "LOC": "loc"}[kind]
            before = _ARTICLE.search(article.text, max(0, start - 6), start) if kind != "PER" else None
            start = before.start() if before else start
        inside = [at for at, (a, b) in enumerate(article.words) if a < end and start < b]
        if inside:
            found.append((inside[0], inside[-1] + 1, label))
    return found


def hipe(path: Path, dataset: str) -> Count:
    """Ours on a file of HIPE-2022."""
    count = Count()
    for article in read_hipe(path):
        said = as_hipe(article, mentioned(article.text, inner=dataset == "topres19th"), dataset)
        count.add(article.names, said)
        for place in sorted({*article.names} ^ {*said}):
            words = article.text[article.words[place[0]][0] : article.words[place[1] - 1][1]]
            count.misses.append(f"{dataset} {'missed' if place in article.names else 'said  '} {place[2]} {words!r}")
    return count


Marks = tuple[str, list[Place], dict[tuple[int, int], set[str]]]
"""A text, its names, and the types that are right at a place."""


def re3d_marks(folder: Path) -> Iterator[Marks]:
    """Held documents of re3d: text, names, and the types that are marked at a place beside the first."""
    every: dict[str, dict[tuple[int, int], set[str]]] = {}
    texts = {json.loads(line)["text"]: json.loads(line)["_id"] for line in _lines(folder / "documents.json")}
    for line in _lines(folder / "entities.json"):
        row = json.loads(line)
        if row["type"] in KINDS:
            every.setdefault(row["documentId"], {}).setdefault((row["begin"], row["end"]), set()).add(
                KINDS[row["type"]]
            )
    for text, names in re3d_texts(folder, held=True):
        bare: dict[tuple[int, int], set[str]] = {}
        for (start, end), kinds in every.get(texts[text], {}).items():
            for one in names_in(text, [(start, end, kind) for kind in kinds][:1]):
                bare.setdefault(one[:2], set()).update(kinds)
        yield text, names, bare


def _lines(path: Path) -> list[str]:
    return [line for line in path.read_text("utf-8").splitlines() if line.strip()]


def without_article(text: str, said: Iterable[Place]) -> list[Place]:
    """Names without a *the* before them."""
    return [(s + (4 if text[s:e].lower().startswith("the ") else 0), e, kind) for s, e, kind in said]
