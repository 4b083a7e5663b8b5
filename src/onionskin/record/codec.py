"""How nouns are written down: canonical JSON, so that equal values have equal bytes and equal digests.

A noun is an object whose `is` names its class; a mapping is `{"is": "map", "of": {…}}`; a tuple is a list. The words
of a transcription are written as columns, for a page has hundreds of them.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from typing import Any

from onionskin.record.annotation import Annotation, Emendation, Finding, Mark, Refusal, Zone
from onionskin.record.condition import Condition, Legibility, RunningLine
from onionskin.record.description import Release, Unit, Witness
from onionskin.record.entity import (
    Appellation,
    Authority,
    Bond,
    Entity,
    Judgement,
    Name,
    Place,
    Question,
    Reason,
    Role,
    Variation,
)
from onionskin.record.happening import Grouping, Happening, Statement, Tie
from onionskin.record.layer import Layer
from onionskin.record.place import Page, Region, Span
from onionskin.record.redaction import Bound, Exemption, Redaction
from onionskin.record.says import Claim, Cue, Gap, Likelihood, Pin, Reference, Voice
from onionskin.record.transcription import Transcription, Word
from onionskin.record.when import DocumentDate, Timex
from onionskin.record.who import Mention

NOUNS: dict[str, type] = {
    noun.__name__: noun
    for noun in (
        Annotation, Appellation, Authority, Bond, Bound, Claim, Condition, Cue, DocumentDate, Emendation, Entity,
        Exemption, Finding, Gap, Grouping, Happening, Judgement, Layer, Legibility, Likelihood, Mark, Mention, Name,
        Page, Pin, Place, Question, Reason, Redaction, Reference, Refusal, Region, Release, Role, RunningLine, Span,
        Statement, Tie, Timex,
        Transcription, Unit, Variation, Voice, Witness, Zone,
    )
}  # fmt: skip
_FIELDS = {name: tuple(item.name for item in fields(noun)) for name, noun in NOUNS.items()}


def encode(value: object) -> bytes:
    """The canonical bytes of a noun, a tuple of nouns or plain JSON. Raises TypeError for anything else."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def decode(data: bytes) -> Any:
    """The value that `encode` wrote: `decode(encode(value)) == value`, lists come back as tuples."""
    return _noun(json.loads(data))


def digest(data: bytes) -> str:
    """SHA-256 in lower-case hexadecimal."""
    return hashlib.sha256(data).hexdigest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, tuple | list):
        return [_plain(item) for item in value]
    if isinstance(value, Transcription):
        return {"is": "Transcription", "reader": value.reader, "text": value.text, "words": _columns(value.words)}
    if is_dataclass(value) and (name := type(value).__name__) in NOUNS:
        return {"is": name, **{key: _plain(getattr(value, key)) for key in _FIELDS[name]}}
    if isinstance(value, Mapping):
        return {"is": "map", "of": {key: _plain(item) for key, item in value.items()}}
    raise TypeError(f"{type(value).__name__} is not a noun of the record; add it to onionskin.record.codec.NOUNS.")


def _noun(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(_noun(item) for item in value)
    if not isinstance(value, dict):
        return value
    name = value.pop("is")
    if name == "map":
        return {key: _noun(item) for key, item in value["of"].items()}
    if name == "Transcription":
        return Transcription(value["reader"], value["text"], _words(value["words"]))
    return NOUNS[name](**{key: _noun(item) for key, item in value.items()})


def _columns(words: tuple[Word, ...]) -> list[object]:
    return [
        [[word.start, word.end] for word in words],
        [[word.region.x, word.region.y, word.region.width, word.region.height] for word in words],
        [word.cert for word in words],
    ]


def _words(columns: list[Any]) -> tuple[Word, ...]:
    return tuple(Word(start, end, Region(*box), cert) for (start, end), box, cert in zip(*columns, strict=True))
