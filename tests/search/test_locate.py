from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.record import Span
from onionskin.search import Snippet, locate, snippet
from onionskin.search.words import words

TEXT = "upon Ho's re-\nturn from Burope, the U.S. policy\n\nTOP SECRET"


@pytest.mark.parametrize(
    ("query", "met"),
    [
        ("return", ["re-\nturn"]),  # over the line's end
        ('"return from"', ["re-\nturn from"]),
        ("europe~1", ["Burope"]),
        ('"upon from"~9', ["upon", "from"]),
        ("b*pe", ["Burope"]),
        ("us", ["U.S"]),
        ("ho -from", ["Ho"]),  # what is refused is not shown
        ("policy OR upon", ["upon", "policy"]),
        ("stamp:from", []),  # a field has no place in the text
        ("secret", ["SECRET"]),
        ("body:secret", []),
        ('furniture:"top secret"', ["TOP SECRET"]),
        ('"policy top"', []),  # the stamp does not follow on the body
        ('re-turn "return from"', ["re-\nturn from"]),  # overlapping matches are one
    ],
)
def test_located(query: str, met: list[str]) -> None:
    start = TEXT.index("TOP")
    assert [TEXT[span.start : span.end] for span in locate(query, TEXT, (Span(start, len(TEXT)),))] == met


@given(st.text("abé-'.\n ", max_size=60))
def test_every_word_is_located(text: str) -> None:
    for form in words(text).forms:
        spans = locate(form, text)
        assert spans
        assert all(a.end <= b.start for a, b in pairwise(spans))


def test_a_snippet_is_the_line_with_its_neighbours() -> None:
    text = "one\n\ntwo three\nfour\nfive"
    assert snippet(text, locate("three OR five", text)) == Snippet(3, "one\ntwo three\nfour", (Span(8, 13),))
    assert snippet(text, ()) == Snippet(1, "one\ntwo three", ())
    assert snippet("\n", ()) == Snippet(1, "", ())
    assert snippet("", ()) == Snippet(1, "", ())


def test_a_snippet_of_an_endless_line_is_short() -> None:
    text = "word " * 20_000 + "here " + "word " * 20_000
    shown = snippet(text, locate("here", text))
    assert len(shown.text) < 400
    assert [shown.text[span.start : span.end] for span in shown.bold] == ["here"]


def test_a_hit_over_two_lines_is_bold_on_both() -> None:
    shown = snippet(TEXT, locate("return", TEXT))
    assert [shown.text[span.start : span.end] for span in shown.bold] == ["re-\nturn"] or len(shown.bold) == 2
