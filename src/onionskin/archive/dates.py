"""Dates that come in by hand."""

from __future__ import annotations

from dataclasses import replace

from onionskin.dating.catalogue import value_of
from onionskin.errors import UsageError
from onionskin.record import Annotation, DocumentDate, Timex

SHAPES = "1957, late 1957, 1957-09, 1957-09-12, 1957-07/1958, 1957-09~ for about then, or 195X for a decade"


def checked(said: Annotation) -> Annotation:
    """A remark of which a date, if it holds one, can be understood. Raises UsageError where it cannot."""
    body = said.body
    if isinstance(body, Timex | DocumentDate) and body.edtf is not None:
        return replace(said, body=replace(body, edtf=edtf(body.edtf)))
    return said


def edtf(given: str) -> str:
    """A date that a person gave, in words or as EDTF, as EDTF prints it. Raises UsageError where it is none."""
    value = value_of(given.strip())
    if value is None:
        raise UsageError(f"{given.strip() or 'Nothing'} is no date that is understood. Write {SHAPES}.")
    return str(value)
