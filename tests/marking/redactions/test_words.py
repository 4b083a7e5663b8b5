"""What words say is missing: the form, the quantity as stated, editors apart from secrecy."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.redactions.words import in_words
from onionskin.record import Annotation, Bound, Exemption, Mark, Redaction, Span

ROWS = [
    ("[less than 1 line not declassified]", "words", [("lines", 0, 1)]),
    ("[less than 1 line of source text not declassified]", "words", [("lines", 0, 1)]),
    ("[1 line not declassified]", "words", [("lines", 1, 1)]),
    ("[1½ lines not declassified]", "words", [("lines", 1.5, 1.5)]),
    ("[1-1/2 lines not declassified]", "words", [("lines", 1.5, 1.5)]),
    ("[3 paragraphs (19 lines) not declassified]", "words", [("paragraphs", 3, 3), ("lines", 19, 19)]),
    ("[2 lines of 36-line text not declassified]", "words", [("lines", 2, 2)]),  # the 36 are not hidden
    ("[name not declassified]", "words", [("words", 1, None)]),
    ("[dollar amount not declassified]", "words", [("words", 1, None)]),
    ("[text not declassified]", "words", []),  # says nothing of how much
    ("[2 lines not\ndeclassified]", "words", [("lines", 2, 2)]),  # over a line's end
    ("two lines not declassified", "words", [("lines", 2, 2)]),  # the brackets are lost
    ("[Deleted.]", "words", []),
    ("[2 lines deleted]", "words", [("lines", 2, 2)]),
    ("(1 page excised)", "words", [("pages", 1, 1)]),
    ("[REDACTED]", "words", []),
    ("Next 3 Page(s) In Document Denied", "sheet", [("pages", 3, 3)]),
    ("[Page(s) denied]", "sheet", [("pages", 1, None)]),
    ("WITHDRAWAL SHEET (PRESIDENTIAL LIBRARIES)", "sheet", [("pages", 1, None)]),
    ("ACCESS RESTRICTED", "sheet", [("pages", 1, None)]),
    ("DELETED PAGE INFORMATION SHEET FOI/PA# 99 Total Deleted Page(s) = 14", "sheet", [("pages", 14, 14)]),
    ("[16-27]", "token", [("words", 1, None)]),
    ("[02]", "token", [("words", 1, None)]),
    ("XXXXXXX", "token", [("words", 1, None)]),
    ("████ ██", "bar", [("words", 1, None)]),
    ("[Omitted here is a discussion of the harbour dues.]", "omission", []),
    ("[Here follows the list of ships.]", "omission", []),
    ("[3 paragraphs omitted.]", "omission", []),
]


def redactions(text: str, *marks: Annotation) -> list[tuple[str, Redaction]]:
    return [
        (text[one.target.start : one.target.end], one.body)
        for one in in_words(text, marks)
        if isinstance(one.target, Span) and isinstance(one.body, Redaction)
    ]


@pytest.mark.parametrize(("said", "form", "bounds"), ROWS)
def test_ways_of_saying_it(said: str, form: str, bounds: list[tuple[str, float, float | None]]) -> None:
    before, after = "The envoy wrote:\n", "\nand left.\n"
    ((surface, body),) = redactions(before + said + after)
    assert surface == said
    assert body.form == form
    assert [(one.unit, one.least, one.most) for one in body.bounds] == bounds
    assert body.editorial == (form == "omission")
    assert body.share is None


@pytest.mark.parametrize(
    "said",
    [
        "The papers were declassified in 1998.",
        "He was not declassified, if that is a word.",
        "See [Tab 16-27] and note [7].",
        "[illegible]",  # the state of the text, no secrecy
        "[sic]",
        "The page was denied to nobody.",
        "XXIX. The Commission",
        "He deleted two lines (the third and the fourth).",
        "The account was withheld for tax.",
        "Access restricted areas are marked on the map.",
    ],
)
def test_what_says_no_such_thing(said: str) -> None:
    assert redactions(said) == []


def test_a_code_beside_a_bracket_is_its_own() -> None:
    text = "[2 lines not declassified] (b)(1)"
    mark = Annotation(Span(27, 33), Mark("exemption_code", "FOIA_CODE", {"codes": ("(b)(1)",)}))
    ((_, body),) = redactions(text, mark)
    assert [(one.code, one.family) for one in body.exemptions] == [("(b)(1)", "FOIA")]
    assert isinstance(body.exemptions[0], Exemption)


def test_a_code_behind_another_bracket_is_that_ones() -> None:
    text = "[2 lines not declassified] (b)(1)\n[name not declassified] left"
    mark = Annotation(Span(27, 33), Mark("exemption_code", "FOIA_CODE", {"codes": ("(b)(1)",)}))
    assert [len(body.exemptions) for _, body in redactions(text, mark)] == [1, 0]


def test_equal_tokens_are_not_joined_to_anything() -> None:
    found = redactions("The source [16-27] met [16-27] in Vessin.")
    assert [body for _, body in found] == [Redaction("token", bounds=(Bound("words", 1.0),))] * 2


@given(st.lists(st.sampled_from([row[0] for row in ROWS] + ["a word", "\n", "[", "not declassified"]), max_size=8))
def test_no_two_share_a_place(pieces: list[str]) -> None:
    text = " ".join(pieces)
    spans = sorted(one.target for one in in_words(text, ()) if isinstance(one.target, Span))
    assert all(not one.meets(other) for one, other in pairwise(spans))
    assert all(span.end <= len(text) for span in spans)
