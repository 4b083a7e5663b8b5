"""Sets with hedges and events marked, and how they are counted."""

from __future__ import annotations

import html
import re
from collections.abc import Hashable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

_TYPES = {
    "modal_probable": "epistemic",
    "hypo_doxastic": "doxastic",
    "hypo_condition": "condition",
    "hypo_investigation": "investigation",
}
_CUE = re.compile(r'<ccue type="speculation_([^"]*)">(.*?)</ccue>', re.DOTALL)


@dataclass(slots=True)
class Counts:
    """What is marked and said, marked and missed, said and not marked."""

    right: int = 0
    missed: int = 0
    said: int = 0

    def add(self, marked: bool, said: bool) -> None:
        """Count one yes or no."""
        self.right += marked and said
        self.missed += marked and not said
        self.said += said and not marked


def f1(of: Counts) -> float:
    """F1 of counts; 0 where nothing was marked or said."""
    return 2 * of.right / max(1, 2 * of.right + of.missed + of.said)


Marked = tuple[str, list[tuple[int, int, str]]]


def uncertain(path: Path) -> Iterator[Marked]:
    """The sentences of the set of Szeged with their cues: [start, end) and type."""
    for found in re.finditer(r'<Sentence id="[^"]*">(.*?)</Sentence>', path.read_text("utf-8"), re.DOTALL):
        text, cues, at = "", list[tuple[int, int, str]](), 0
        for cue in _CUE.finditer(found[1]):
            text += html.unescape(found[1][at : cue.start()])
            words = html.unescape(cue[2])
            cues.append((len(text), len(text) + len(words), _TYPES[cue[1].strip(" _")]))
            text, at = text + words, cue.end()
        yield text + html.unescape(found[1][at:]), cues


@dataclass(frozen=True, slots=True)
class Event:
    """An event at word `first` of a sentence, with its certainty and polarity as the set has them."""

    first: int
    certainty: str
    polarity: str


def events(folder: Path) -> Iterator[tuple[list[str], list[Event]]]:
    """The sentences of MEANTIME in words, with their events that have both values."""
    for path in sorted(folder.rglob("*.xml")):
        root = etree.parse(str(path)).getroot()
        words: dict[int, list[str]] = {}
        where: dict[str, tuple[int, int]] = {}
        for token in root.iter("token"):
            number = int(token.get("sentence") or 0)
            of = words.setdefault(number, [])
            where[str(token.get("t_id"))] = (number, len(of))
            of.append(token.text or "")
        found: dict[int, list[Event]] = {}
        for event in root.iter("EVENT_MENTION"):
            anchor = [str(one.get("t_id")) for one in event.iter("token_anchor")]
            certainty, polarity = event.get("certainty"), event.get("polarity")
            if anchor and certainty and polarity:
                number, first = where[anchor[0]]
                found.setdefault(number, []).append(Event(first, certainty, polarity))
        for number, of in words.items():
            yield of, found.get(number, [])


def macro(marked: Sequence[Hashable], said: Sequence[Hashable]) -> float:
    """The mean of the F1 of each value that is marked."""
    values = sorted(set(marked), key=str)
    total = 0.0
    for value in values:
        of = Counts()
        for a, b in zip(marked, said, strict=True):
            of.add(a == value, b == value)
        total += f1(of)
    return total / len(values)
