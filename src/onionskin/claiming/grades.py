"""Grades of source and content that a paper prints (the Admiralty code), copied as they stand and never made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onionskin.claiming.lexing import Token

_GRADE = re.compile(
    r"""(?:evaluated|evaluation|graded|grading|rated|rating|appraised|appraisal|apprais\w+\s+of\s+content)\W{1,4}(?:as\s+|at\s+)?
        \(?([A-F]\s?[-/]?\s?[1-6])\b
      | \(([A-F]\s?[-/]\s?[1-6])\)""",
    re.VERBOSE | re.IGNORECASE,
)


def grade(tokens: Sequence[Token], text: str) -> str | None:
    """The grade that a sentence prints, as printed; None where it prints none."""
    found = _GRADE.search(text, tokens[0].start, tokens[-1].end)
    if found is None:
        return None
    printed = found[1] or found[2]
    return printed if printed[0].isupper() else None
