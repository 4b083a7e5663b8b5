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
from onionskin.record.layer import Layer
from onionskin.record.place import Page, Region, Span
from onionskin.record.says import (
    AUTHOR,
    CLAIMS,
    CUES,
    FACTUALITY,
    SOURCES,
    UNNAMED,
    Claim,
    Cue,
    Gap,
    Likelihood,
    Pin,
    Reference,
    Voice,
)
from onionskin.record.text import Text, repaired
from onionskin.record.transcription import Transcription, Word
from onionskin.record.when import ROLES, DocumentDate, Timex
from onionskin.record.who import FORMS, MENTIONS, SENSES, Mention

__all__ = [
    "AUTHOR",
    "CLAIMS",
    "CUES",
    "FACTUALITY",
    "FORMS",
    "MARKS",
    "MENTIONS",
    "ROLES",
    "SENSES",
    "SOURCES",
    "UNNAMED",
    "ZONES",
    "Annotation",
    "Annotations",
    "Body",
    "Claim",
    "Condition",
    "Cue",
    "DocumentDate",
    "Emendation",
    "Finding",
    "Gap",
    "Layer",
    "Legibility",
    "Level",
    "Likelihood",
    "Mark",
    "Mention",
    "Page",
    "Pin",
    "Reference",
    "Refusal",
    "Region",
    "Release",
    "RunningLine",
    "Span",
    "Text",
    "Timex",
    "Transcription",
    "Unit",
    "Value",
    "Voice",
    "Witness",
    "Word",
    "Zone",
    "decode",
    "digest",
    "encode",
    "refused",
    "repaired",
]
