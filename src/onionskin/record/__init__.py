"""The nouns. A page is evidence; everything else is a layer over it. Standard library only."""

from onionskin.record.annotation import (
    MARKS,
    ZONES,
    Annotation,
    Annotations,
    Body,
    Emendation,
    Finding,
    Mark,
    Refusal,
    Value,
    Zone,
    refused,
)
from onionskin.record.codec import decode, digest, encode
from onionskin.record.condition import Condition, Legibility, RunningLine
from onionskin.record.description import Level, Release, Unit, Witness
from onionskin.record.entity import (
    VERDICTS,
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
from onionskin.record.layer import Layer
from onionskin.record.place import Page, Region, Span
from onionskin.record.text import Text, repaired
from onionskin.record.transcription import Transcription, Word
from onionskin.record.when import ROLES, DocumentDate, Timex
from onionskin.record.who import FORMS, MENTIONS, SENSES, Mention

__all__ = [
    "FORMS",
    "MARKS",
    "MENTIONS",
    "ROLES",
    "SENSES",
    "VERDICTS",
    "ZONES",
    "Annotation",
    "Annotations",
    "Appellation",
    "Authority",
    "Body",
    "Bond",
    "Condition",
    "DocumentDate",
    "Emendation",
    "Entity",
    "Finding",
    "Judgement",
    "Layer",
    "Legibility",
    "Level",
    "Mark",
    "Mention",
    "Name",
    "Page",
    "Place",
    "Question",
    "Reason",
    "Refusal",
    "Region",
    "Release",
    "Role",
    "RunningLine",
    "Span",
    "Text",
    "Timex",
    "Transcription",
    "Unit",
    "Value",
    "Variation",
    "Witness",
    "Word",
    "Zone",
    "decode",
    "digest",
    "encode",
    "refused",
    "repaired",
]
