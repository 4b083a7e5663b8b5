"""The trained model: words of a page in, names out.

A linear chain over words, learnt by scripts/naming/train.py from public-domain and CC BY text alone; what it was
taught is told in docs/reference/stages/mentions.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from importlib.resources import as_file, files
from pathlib import Path
from threading import Lock

from pycrfsuite import Tagger

from onionskin.naming.features import features, stretches, surroundings
from onionskin.naming.lexing import Token

MODEL = "names.crfsuite"


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens [first, last) that name a `kind`: PER, ORG or LOC. `cert` is the model's, the least of its words'."""

    first: int
    last: int
    kind: str
    cert: float = 1.0


class Model:
    """Built once per process; a page at a time."""

    def __init__(self, path: Path | None = None) -> None:
        """Opens the model at a path, or that which stands in this package."""
        self._tagger = Tagger()
        with as_file(files("onionskin.naming") / MODEL) as ours:
            self._tagger.open(str(path or ours))
        self._lock = Lock()

    def names(self, cut: Sequence[Token]) -> list[Name]:
        """The names among the tokens of a page, in order, none in another."""
        around = surroundings(cut)
        found: list[Name] = []
        for first, last in stretches(cut):
            told = [features(cut, around, at) for at in range(first, last)]
            with self._lock:
                labels = self._tagger.tag(told)
                certs = [self._tagger.marginal(label, at) for at, label in enumerate(labels) if label != "O"]
            found += chunks(labels, certs, first)
        return found


def chunks(labels: Sequence[str], certs: Sequence[float], first: int) -> Iterator[Name]:
    """The names that labels (`B-PER`, `I-PER`, `O`) tell of, `first` the index of the first token.

    `certs` are those of the labels that are not `O`.
    """
    name: Name | None = None
    sure = iter(certs)
    for at, label in enumerate(labels, start=first):
        if label == "O":
            if name is not None:
                yield name
            name = None
            continue
        cert, kind = next(sure), label[2:]
        if name is not None and label[0] == "I" and kind == name.kind:
            name = Name(name.first, at + 1, kind, min(name.cert, cert))
        else:
            if name is not None:
                yield name
            name = Name(at, at + 1, kind, cert)
    if name is not None:
        yield name
