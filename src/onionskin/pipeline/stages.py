"""The table. Its order is its meaning: each stage reads only what stands above it, or an input."""

from __future__ import annotations

from onionskin.claiming.stage import find_claims
from onionskin.dating.stage import dates
from onionskin.marking.findings import find_findings
from onionskin.marking.marks import find_marks
from onionskin.marking.pagination import pagination
from onionskin.marking.redactions.boxes import find_boxes
from onionskin.marking.redactions.stage import find_redactions
from onionskin.naming.stage import find_mentions
from onionskin.pipeline.stage import Scope, Stage
from onionskin.reading.collected import strange_forms
from onionskin.reading.condition import condition
from onionskin.reading.legibility import choose, legibility
from onionskin.reading.line_legibility import line_legibility
from onionskin.reading.ocr import Ocr
from onionskin.reading.repair import emendations, repairs
from onionskin.reading.repeated import repeated_words
from onionskin.reading.running import running_lines
from onionskin.reading.zones import find_zones

STAGES = (
    Stage("condition", 3, condition, reads=("image",)),
    Stage("ocr", 5, Ocr, reads=("image", "condition", "given", "reread")),
    Stage("legibility", 2, legibility, reads=("given", "ocr")),
    Stage("reading", 1, choose, reads=("given", "ocr", "legibility")),
    Stage("lines", 1, line_legibility, reads=("reading",)),
    Stage("boxes", 1, find_boxes, reads=("image", "given", "ocr")),
    Stage("running", 1, running_lines, reads=("reading",), scope=Scope.ITEM),
    Stage("pagination", 4, pagination, reads=("reading",), scope=Scope.PAGES),
    Stage("marks", 7, find_marks, reads=("reading", "running", "pagination", "hand")),
    Stage("zones", 4, find_zones, reads=("reading", "marks", "hand")),
    Stage("words", 1, repeated_words, reads=("reading",), scope=Scope.ITEM),
    Stage("forms", 1, strange_forms, reads=("reading",), scope=Scope.ITEM),
    Stage("emendations", 3, emendations, reads=("reading", "given", "ocr", "marks", "zones", "words", "known")),
    Stage("repairs", 2, repairs, reads=("emendations", "hand", "rules")),
    Stage("findings", 2, find_findings, reads=("marks",)),
    Stage("redactions", 1, find_redactions, reads=("boxes", "given", "reading", "marks", "hand")),
    Stage("dates", 2, dates, reads=("reading", "repairs", "hand"), scope=Scope.PAGES),
    Stage("mentions", 4, find_mentions, reads=("reading", "marks", "hand"), scope=Scope.PAGES),
    Stage(
        "claims",
        3,
        find_claims,
        reads=("reading", "marks", "zones", "repairs", "dates", "mentions", "hand"),
        scope=Scope.PAGES,
    ),
)

SHOWN = (
    "reading", "marks", "zones", "repairs", "findings", "dates", "mentions", "legibility", "condition",
    "redactions",
)  # fmt: skip
"""The stages whose answers a reader is shown; when one changes, the search index takes the page in again."""
