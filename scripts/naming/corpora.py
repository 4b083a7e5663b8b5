"""Texts with their names marked, as the sets that the model learns from give them. None of them is a set for evals.

| set | licence | what is taken |
|---|---|---|
| LitBank | CC BY 4.0 | proper names of people, places, buildings, organisations in fiction of 1719 to 1922 |
| WikiGold | CC BY 4.0 | people, places, organisations |
| MEANTIME (airbus, apple) | CC BY | names of people, places, organisations |
| re3d (State Department, UK Government) | public domain, OGL | the documents whose name does not end as HELD says |
"""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterable, Iterator
from pathlib import Path

from scripts.naming.noise import Marked

HELD = "02468ACE"
"""Documents of re3d whose identifier ends so are kept for the evals."""
KINDS = {"PER": "PER", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "ORG": "ORG", "Person": "PER", "Location": "LOC",
         "Organisation": "ORG"}  # fmt: skip
_CLOSE = frozenset(".,;:!?)]}'’”")
_OPEN = frozenset("([{“‘")
TITLES = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Dr|Gen|Col|Capt|Maj|Lt|Prof|Sir|Lord|Lady|President|Senator|General|Colonel|Captain|Major"
    r"|Professor|Judge|Governor|King|Queen|Prince|Princess|Emperor|Pope|Miss|Father|Bishop|Archbishop|Cardinal|Admiral"
    r"|Commander|Lieutenant|Sergeant|Secretary|Ambassador|Chancellor|Premier|Rev|Reverend|Saint|Duke|Count|Baron|Earl"
    r"|Madame|Monsieur|Comrade|Sheriff|Congressman|Representative)\.? )+$"
)


def joined(words: Iterable[tuple[str, str]]) -> Marked:
    """Words with their labels (`B-PER`, `I-PER`, `O`) as running text."""
    text, names = "", list[tuple[int, int, str]]()
    glue = True
    for word, label in words:
        word = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}.get(word, word)
        if not glue and word[0] not in _CLOSE:
            text += " "
        start = len(text)
        text += word
        glue = word in _OPEN
        if label.startswith("I-") and names and names[-1][2] == label[2:] and text[names[-1][1] : start].strip() == "":
            names[-1] = (names[-1][0], len(text), label[2:])
        elif label != "O":
            names.append((start, len(text), label[2:]))
    return text, names


def whole_names(file: Path) -> list[str]:
    """People of the Foreign Relations series (US federal work) whose names have the family name first and no comma."""
    people = map(json.loads, file.read_text("utf-8").splitlines())
    names = {name for one in people if "," not in one["preferred"] for name in one["variants"] if "," not in name}
    return sorted(n.title() for n in names if n.count(" ") in (1, 2) and re.fullmatch(r"[A-Z][A-Za-z.'’ -]+", n))


def titled(marked: Marked) -> Marked:
    """People with the titles before their names, as this project marks them."""
    text, names = marked
    found = []
    for start, end, kind in names:
        before = TITLES.search(text, max(0, start - 40), start) if kind == "PER" else None
        found.append((before.start() if before else start, end, kind))
    return text, found


def litbank(folder: Path) -> Iterator[Marked]:
    """Works of fiction; only names, not *the boy*."""
    for path in sorted(folder.glob("*.ann")):
        lines = path.with_suffix(".txt").read_text("utf-8").split("\n")
        labels = [["O"] * len(line.split()) for line in lines]
        for row in filter(re.compile("T").match, path.read_text("utf-8").splitlines()):
            tag, start, end = row.split("\t")[1].split()
            proper, _, kind = tag.partition("_")
            if proper == "PROP" and kind in KINDS:
                _label(lines, labels, (int(start), int(end)), KINDS[kind])
        yield titled(
            joined(p for line, of in zip(lines, labels, strict=True) for p in zip(line.split(), of, strict=True))
        )


def _label(lines: list[str], labels: list[list[str]], place: tuple[int, int], kind: str) -> None:
    """Label the words of a text that stand at a place in it, where no longer name is marked."""
    at = 0
    for line, of in zip(lines, labels, strict=True):
        if at <= place[0] < at + len(line):
            first = len(line[: place[0] - at].split())
            last = first + len(line[place[0] - at : place[1] - at].split())
            marked = sum(one != "O" for one in of[first:last])
            if marked < last - first:
                of[first:last] = [f"B-{kind}", *([f"I-{kind}"] * (last - first - 1))]
            return
        at += len(line) + 1


def wikigold(file: Path) -> Iterator[Marked]:
    """Articles of an encyclopedia; -MISC- is no name here."""
    words: list[tuple[str, str]] = []
    before = "O"
    for line in file.read_text("utf-8").splitlines():
        if line.startswith("-DOCSTART-"):
            if words:
                yield titled(joined(words))
            words = []
            continue
        if not line.strip():
            before = "O"
            continue
        word, label = line.split()
        kind = "O" if label.endswith("MISC") or label == "O" else label[2:]
        words.append((word, "O" if kind == "O" else f"{'I' if before == kind else 'B'}-{kind}"))
        before = kind
    yield titled(joined(words))


def meantime(folder: Path) -> Iterator[Marked]:
    """News; the part of each article that is marked."""
    for path in sorted(folder.glob("*.xml")):
        root = ET.parse(path).getroot()
        order = {token.get("t_id"): token for token in root.iter("token")}
        kinds = {one.get("m_id"): one.get("ent_type") for one in root.iter("ENTITY")}
        refers = {}
        for link in root.iter("REFERS_TO"):
            target = link.find("target")
            for source in link.iter("source"):
                refers[source.get("m_id")] = kinds.get(target.get("m_id")) if target is not None else None
        labels = dict.fromkeys(order, "O")
        marked = [0]
        for mention in root.iter("ENTITY_MENTION"):
            at = [anchor.get("t_id") for anchor in mention.iter("token_anchor")]
            marked += [int(order[one].get("sentence", 0)) for one in at]
            kind = refers.get(mention.get("m_id"))
            if mention.get("syntactic_type") == "NAM" and kind in ("PER", "ORG", "LOC", "FIN"):
                kind = "ORG" if kind == "FIN" else kind
                labels |= {one: f"{'B' if not n else 'I'}-{kind}" for n, one in enumerate(at)}
        last = max(marked)
        words = [(t.text or "", labels[i]) for i, t in order.items() if int(t.get("sentence", 0)) <= last]
        yield titled(joined(words))


def re3d(folder: Path, *, held: bool) -> Iterator[Marked]:
    """Government statements: documents to learn from, or those held for the evals. Only names of the outermost kind."""
    marks: dict[str, list[tuple[int, int, str]]] = {}
    for line in (folder / "entities.json").read_text("utf-8").splitlines():
        row = json.loads(line) if line.strip() else {"type": ""}
        if row["type"] in KINDS:
            marks.setdefault(row["documentId"], []).append((row["begin"], row["end"], KINDS[row["type"]]))
    for line in (folder / "documents.json").read_text("utf-8").splitlines():
        row = json.loads(line) if line.strip() else None
        if row and (row["_id"][-1] in HELD) == held:
            yield row["text"], names_in(row["text"], marks.get(row["_id"], []))


_PRONOUNS = frozenset(("i", "we", "our", "us", "my", "me", "he", "she", "they", "it", "his", "her", "their", "you"))


def names_in(text: str, marks: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Of the things marked those that are names: with a capital in a word that is no pronoun and no article.

    *the* before a name is left out, and of two that stand in each other the shorter where the longer is a description.
    """
    kept: list[tuple[int, int, str]] = []
    for start, end, kind in sorted(set(marks), key=lambda one: (one[0] - one[1], one[2])):
        words = text[start:end].split()
        if words and words[0].lower() in ("the", "a", "an"):
            start += text[start:end].index(words[0]) + len(words[0]) + 1
            words = words[1:]
        capital = [word for word in words if word[0].isupper() and word.lower() not in _PRONOUNS]
        small = [
            w for w in words if w[0].islower() and w not in ("of", "for", "and", "the", "in", "on", "al", "de", "to")
        ]
        if capital and not small and not any(start < other[1] and other[0] < end for other in kept):
            kept.append((start, end, kind))
    return sorted(kept)
