"""TimeML and MEANTIME files are read, and two sets of time expressions are scored as TempEval-3 does.

Spans are counted without white space, so that two tokenizers cannot differ. A gold and a system expression that share
a character are one pair, exact spans first, then the larger overlap; each stands in one pair at most.
"""

from __future__ import annotations

import difflib
import html
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

_TAG = re.compile(r"<[?!][^>]*>|<(?P<close>/?)(?P<name>\w+)(?P<attributes>[^<>]*)>")
_ATTRIBUTE = re.compile(r'(\w+)="([^"]*)"')
_TIGHT = frozenset({",", ".", ";", ":", "?", "!", ")", "'s", "'", "n't", "%", "''", "'re", "'ve", "'ll"})
"""Tokens written close to the one before."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A time expression: `text[start:end]`, TIMEX3 type and value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Article:
    """A text, the document's date (empty where there is none), and the expressions tagged in it, in order."""

    name: str
    text: str
    date: str
    tagged: list[Tagged]


def read_timeml(path: Path) -> Article:
    """An inline TimeML file: the text of its TEXT element, or of the whole where there is none."""
    whole = path.read_text("utf-8")
    dated = re.search(r"<DCT>.*?value=\"([^\"]+)\"", whole, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", whole, re.S)
    source = body[1] if body else whole
    text, tagged, opened = list[str](), list[Tagged](), list[tuple[int, dict[str, str]]]()
    size = last = 0
    for tag in _TAG.finditer(source):
        text.append(html.unescape(source[last : tag.start()]))
        size += len(text[-1])
        last = tag.end()
        if tag["name"] != "TIMEX3" or tag["attributes"].endswith("/"):
            continue
        if tag["close"]:
            start, said = opened.pop()
            tagged.append(Tagged(start, size, said.get("type", ""), said.get("value", "")))
        else:
            opened.append((size, dict(_ATTRIBUTE.findall(tag["attributes"]))))
    text.append(html.unescape(source[last:]))
    return Article(path.name.split(".")[0], "".join(text), dated[1] if dated else "", sorted(tagged, key=_place))


def read_meantime(path: Path) -> Article:
    """A MEANTIME file, up to the last sentence in which anything is annotated: beyond it nobody looked."""
    root = ET.parse(path).getroot()
    markables = root.find("Markables")
    assert markables is not None, path
    anchored = {int(one.get("t_id", 0)) for one in markables.iter("token_anchor")}
    tokens = [(int(one.get("t_id", 0)), int(one.get("sentence", 0)), one.text or "") for one in root.iter("token")]
    last = max(sentence for number, sentence, _ in tokens if number in anchored)
    text, at, before = "", dict[int, tuple[int, int]](), 0
    for number, sentence, printed in tokens:
        if sentence > last:
            break
        if text:
            text += "\n\n" if sentence != before else "" if printed in _TIGHT or text[-1] in "($`" else " "
        at[number], before = (len(text), len(text) + len(printed)), sentence
        text += printed
    date, tagged = "", list[Tagged]()
    for timex in markables.iter("TIMEX3"):
        value = timex.get("value", "")
        if timex.get("functionInDocument") == "CREATION_TIME":
            date = value
        spans = [at[number] for one in timex.iter("token_anchor") if (number := int(one.get("t_id", 0))) in at]
        if spans:
            tagged.append(Tagged(min(spans)[0], max(end for _, end in spans), timex.get("type", ""), value))
    return Article(path.stem, text, date, sorted(tagged, key=_place))


def _place(one: Tagged) -> tuple[int, int]:
    return one.start, one.end


def bare(text: str, tagged: Sequence[Tagged]) -> list[Tagged]:
    """The same with spans counted without white space."""
    at = [0]
    for sign in text:
        at.append(at[-1] + (not sign.isspace()))
    spans = [Tagged(at[one.start], at[one.end], one.type, one.value) for one in tagged]
    return [one for one in spans if one.end > one.start]


def moved(tagged: Sequence[Tagged], source: str, target: str) -> list[Tagged]:
    """Expressions of a text as spans of another that has nearly the same words; both without white space."""
    if source == target:
        return list(tagged)
    where = dict[int, int]()
    for block in difflib.SequenceMatcher(None, target, source, autojunk=False).get_matching_blocks():
        where.update((block.b + i, block.a + i) for i in range(block.size))
    found = []
    for one in tagged:
        hit = [where[i] for i in range(one.start, one.end) if i in where]
        # What the other text does not have matches nothing, and still counts as said.
        start, end = (min(hit), max(hit) + 1) if hit else (len(target) + one.start, len(target) + one.end)
        found.append(Tagged(start, end, one.type, one.value))
    return found


def pairs(gold: Sequence[Tagged], said: Sequence[Tagged]) -> list[tuple[Tagged, Tagged]]:
    """The gold and system expressions that belong together."""
    meeting = []
    for i, one in enumerate(gold):
        for j, other in enumerate(said):
            shared = min(one.end, other.end) - max(one.start, other.start)
            if shared > 0:
                meeting.append((_place(one) != _place(other), -shared, i, j))
    used, taken, found = set[int](), set[int](), []
    for _, _, i, j in sorted(meeting):
        if i not in used and j not in taken:
            used.add(i)
            taken.add(j)
            found.append((gold[i], said[j]))
    return found


def same_value(one: str, other: str) -> bool:
    """Whether two TIMEX3 values are one: case and a midnight of no meaning left out."""
    return _plain(one) == _plain(other)


def _plain(value: str) -> str:
    return re.sub(r"T00:00(:00)?$", "", value.strip().upper())


@dataclass(slots=True)
class Score:
    """Counts over many articles, and what was missed."""

    gold: int = 0
    said: int = 0
    strict: int = 0
    relaxed: int = 0
    value: int = 0
    misses: list[str] = field(default_factory=list)

    def add(self, article: Article, said: Sequence[Tagged]) -> None:
        """One article, with what is said of it: spans of its own text."""
        self.count(
            article.name, "".join(article.text.split()), bare(article.text, article.tagged), bare(article.text, said)
        )

    def count(self, name: str, text: str, gold: Sequence[Tagged], said: Sequence[Tagged]) -> None:
        """The same where all is without white space already."""
        found = pairs(gold, said)
        self.gold += len(gold)
        self.said += len(said)
        self.relaxed += len(found)
        for one, other in found:
            exact, right = _place(one) == _place(other), same_value(one.value, other.value)
            self.strict += exact
            self.value += right
            if not (exact and right):
                fault = ("" if right else " VALUE") + ("" if exact else " SPAN")
                self.misses.append(
                    f"{name[:12]}{fault} {_shown(text, one)} | {text[other.start : other.end]} {other.value}"
                )
        met, hit = {id(one) for one, _ in found}, {id(other) for _, other in found}
        self.misses += [f"{name[:12]} MISSED {_shown(text, one)}" for one in gold if id(one) not in met]
        self.misses += [f"{name[:12]} FALSE {_shown(text, one)}" for one in said if id(one) not in hit]

    def figures(self, name: str) -> Iterator[tuple[str, float]]:
        """F1 of spans met exactly, of spans met at all, and of values."""
        for kind, hit in (("strict", self.strict), ("relaxed", self.relaxed), ("value", self.value)):
            yield f"{name}_{kind}", 2 * hit / (self.said + self.gold) if self.said + self.gold else 0.0


def _shown(text: str, one: Tagged) -> str:
    before, behind = text[max(0, one.start - 40) : one.start], text[one.end : one.end + 20]
    return f"{before}[{text[one.start : one.end]}]{behind} {one.type} {one.value}"
