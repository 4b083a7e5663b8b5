"""The laws of a repaired text: it can be undone, and whatever is found in it is pinned to what was printed."""

from __future__ import annotations

from itertools import zip_longest

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.record import Annotation, Emendation, Span, Transcription, repaired
from tests.strategies import emended

PINS = [
    # printed, emendations, found in the repaired text, printed span
    ("learned fram experience", [(8, 12, "from")], "from", (8, 12)),  # as long as what it replaces
    ("Viet-\nnamese", [(0, 12, "Vietnamese")], "Vietnam", (0, 12)),  # a part of an emended piece takes it whole
    ("of the the party", [(7, 11, "")], "the party", (3, 16)),  # over a piece that was struck out
    ("ofthe party", [(0, 5, "of the")], "party", (6, 11)),  # after a piece that grew
    ("a b c", [(0, 1, "x"), (4, 5, "y")], "x b y", (0, 5)),  # from one emended piece to another
    ("quoted\n\nabove", [(6, 8, "\n")], "quoted\nabove", (0, 13)),
]


def _emend(start: int, end: int, reading: str, cert: float = 1.0, applied: bool = True) -> Annotation:
    return Annotation(Span(start, end), Emendation(reading, "confusion", applied), cert)


@pytest.mark.parametrize(("printed", "emendations", "found", "pinned"), PINS)
def test_what_is_found_is_pinned_to_what_was_printed(
    printed: str, emendations: list[tuple[int, int, str]], found: str, pinned: tuple[int, int]
) -> None:
    text = repaired(Transcription("text", printed), tuple(_emend(*one) for one in emendations))
    at = text.text.index(found)
    assert text.pin(at, at + len(found)) == Span(*pinned)


def test_a_suspicion_changes_nothing() -> None:
    assert repaired(Transcription("text", "fram"), (_emend(0, 4, "from", applied=False),)).text == "fram"


def test_of_two_that_overlap_the_surer_holds() -> None:
    remarks = (_emend(0, 4, "farm", 0.4), _emend(0, 4, "from", 0.9))
    assert repaired(Transcription("text", "fram"), remarks).text == "from"


@given(emended())
def test_undoing_every_emendation_gives_the_printed_text(drawn: tuple[Transcription, tuple[Annotation, ...]]) -> None:
    transcription, remarks = drawn
    text = repaired(transcription, remarks)
    undone = "".join(text.printed[run.there : run.until] for run in text.runs)
    struck = len(transcription.text) - len(undone)  # only what was struck out leaves no run
    assert text.printed == transcription.text
    assert struck >= 0
    assert struck == 0 or any(isinstance(r.body, Emendation) and not r.body.reading for r in remarks)


@given(emended())
def test_every_span_of_the_repaired_text_pins_inside_the_printed_one(
    drawn: tuple[Transcription, tuple[Annotation, ...]],
) -> None:
    text = repaired(*drawn)
    for start in range(len(text.text)):
        for end in (start + 1, len(text.text)):
            span = text.pin(start, end)
            assert 0 <= span.start < span.end <= len(text.printed)


@given(emended())
def test_kept_words_pin_to_themselves(drawn: tuple[Transcription, tuple[Annotation, ...]]) -> None:
    text = repaired(*drawn)
    for run, after in zip_longest(text.runs, text.runs[1:]):
        end = after.here if after else len(text.text)
        if not run.emended:
            span = text.pin(run.here, end)
            assert text.printed[span.start : span.end] == text.text[run.here : end]


def test_a_pin_outside_the_text_is_refused() -> None:
    text = repaired(Transcription("text", "abc"), ())
    for start, end in [(0, 4), (2, 2), (-1, 1)]:
        with pytest.raises(ValueError, match="does not lie"):
            text.pin(start, end)


@given(emended(), st.data())
def test_a_printed_span_is_found_in_the_repaired_text_and_covered_by_what_it_pins_to(
    drawn: tuple[Transcription, tuple[Annotation, ...]], data: st.DataObject
) -> None:
    text = repaired(*drawn)
    if not text.printed:
        return
    start = data.draw(st.integers(0, len(text.printed) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(text.printed))))
    here, until = text.find(span)
    assert 0 <= here <= until <= len(text.text)
    kept = [run for run in text.runs if run.there < span.end and run.until > span.start]
    if here == until:
        assert not kept
        return
    pinned = text.pin(here, until)
    assert all(pinned.start <= max(run.there, span.start) for run in kept)
    assert all(pinned.end >= min(run.until, span.end) for run in kept)


@pytest.mark.parametrize(
    ("printed", "emendation", "span", "found"),
    [
        ("in Septernber 1957", (3, 13, "September"), (3, 18), "September 1957"),  # begins with a repaired piece
        ("in Sep-\ntember 1957", (3, 14, "September"), (8, 19), "September 1957"),  # begins within one
        ("in May 1957", (0, 2, "In"), (3, 11), "May 1957"),  # after one
        ("ofthe party", (0, 5, "of the"), (6, 11), "party"),  # after one that grew
    ],
)
def test_printed_words_are_found_as_repaired(
    printed: str, emendation: tuple[int, int, str], span: tuple[int, int], found: str
) -> None:
    text = repaired(Transcription("text", printed), (_emend(*emendation),))
    start, end = text.find(Span(*span))
    assert text.text[start:end] == found
