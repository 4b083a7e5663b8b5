"""The stage: boxes with their codes, words, what lies beneath, and what people said."""

from __future__ import annotations

from dataclasses import fields

import pytest

from onionskin.marking.redactions.boxes import find_boxes
from onionskin.marking.redactions.stage import find_redactions
from onionskin.record import (
    COVERED,
    Annotation,
    Annotations,
    Bound,
    Exemption,
    Redaction,
    Refusal,
    Region,
    Span,
    Transcription,
    Word,
)
from tests.marking.redactions.drawn import Paper

BOX = Region(600, 430, 500, 40)
FOUND = Annotation(BOX, Redaction("outline", share=0.01), 0.9)
NOTHING = Transcription("tesseract", "")


def forms(remarks: Annotations) -> list[str]:
    return [one.body.form for one in remarks if isinstance(one.body, Redaction)]


def test_a_box_is_given_the_code_beside_it() -> None:
    paper = Paper().typed().outline((600, 430, 1100, 470)).typed(("3 3(h)(2)",), 435, 1450)
    boxes = find_boxes(paper.png(), (), (paper.read(),))
    (one,) = find_redactions(boxes, (), paper.read(), (), ())
    assert isinstance(one.body, Redaction)
    assert [(code.code, code.family) for code in one.body.exemptions] == [("3.3(h)(2)", "REVIEW")]


def test_what_a_person_drew_takes_the_place_of_what_was_found_there() -> None:
    drawn = Annotation(Region(596, 428, 510, 44), Redaction("bar", (Exemption("25X1", "DURATION"),)))
    assert find_redactions((FOUND,), (), NOTHING, (), (drawn,)) == (drawn,)


def test_what_a_person_refused_is_left_out_and_the_rest_stays() -> None:
    other = Annotation(Region(200, 900, 500, 40), Redaction("outline"), 0.9)
    refused = Annotation(BOX, Refusal("redaction"))
    assert find_redactions((FOUND, other), (), NOTHING, (), (refused,)) == (other,)


def test_a_refusal_of_something_else_changes_nothing() -> None:
    assert find_redactions((FOUND,), (), NOTHING, (), (Annotation(BOX, Refusal("mark")),)) == (FOUND,)


def test_words_are_refused_where_they_stand() -> None:
    text = Transcription("text", "Then [2 lines not declassified] came [name not declassified].")
    both = find_redactions((), (), text, (), ())
    assert forms(both) == ["words", "words"]
    refused = Annotation(both[0].target, Refusal("redaction"))
    assert find_redactions((), (), text, (), (refused,)) == both[1:]


@pytest.mark.parametrize(
    ("reader", "boxes", "form"),
    [
        ("text", (), "vector"),  # only the file's own text shows it
        ("text", (FOUND,), "outline"),  # it is the box that is seen
        ("text-layer", (FOUND,), "outline"),  # somebody read the scan before the box was laid on it
    ],
)
def test_text_that_lies_beneath_is_told_of_the_box(reader: str, boxes: Annotations, form: str) -> None:
    given = Transcription(reader, f"The {COVERED} left", (Word(4, 7, Region(650, 435, 200, 30)),))
    (one,) = find_redactions(boxes, (given,), NOTHING, (), ())
    assert isinstance(one.body, Redaction)
    assert (one.body.form, one.body.beneath) == (form, True)


def test_the_dark_of_a_scan_without_a_box_is_not_told() -> None:
    given = Transcription("text-layer", COVERED, (Word(0, 3, Region(650, 435, 200, 30)),))
    assert find_redactions((), (given,), NOTHING, (), ()) == ()


def test_a_redaction_has_no_room_for_what_it_hides() -> None:
    """The only strings that a redaction, a bound or a code can hold are of closed lists and of the code tables."""
    words = {
        f"{noun.__name__}.{one.name}" for noun in (Redaction, Bound, Exemption) for one in fields(noun)
        if "str" in str(one.type)
    }  # fmt: skip
    assert words == {"Redaction.form", "Bound.unit", "Exemption.code", "Exemption.family"}
    with pytest.raises(ValueError, match="runs forward"):
        Span(3, 3)
