"""Nouns are written down and read back without loss, and equal values have equal bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.record import Annotations, Mark, Transcription, decode, digest, encode
from tests.strategies import annotations, placed


@given(annotations)
def test_annotations_come_back(remarks: Annotations) -> None:
    assert decode(encode(remarks)) == remarks


@given(placed())
def test_transcriptions_come_back(transcription: Transcription) -> None:
    assert decode(encode(transcription)) == transcription


@given(st.dictionaries(st.text(max_size=4), st.none() | st.text(max_size=4)))
def test_the_order_of_fields_does_not_change_the_digest(value: dict[str, str | None]) -> None:
    turned = dict(reversed(list(value.items())))
    assert digest(encode(Mark("page_number", "x", value))) == digest(encode(Mark("page_number", "x", turned)))


def test_a_field_called_is_stays_a_field() -> None:
    mark = Mark("control_number", "x", {"is": "Span", "of": "y"})
    assert decode(encode(mark)) == mark


def test_what_is_no_noun_is_refused() -> None:
    with pytest.raises(TypeError, match="not a noun"):
        encode(object())
