"""A page as lines with print, each knowing how far it stands from either edge."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from onionskin.marking.lines import EDGE, Taken, folded, printed_lines, stamp_fields
from onionskin.record import Span


@given(st.text("ab \n\t\x0c\u2028é𝔘", max_size=80))
def test_every_line_lies_where_it_says(text: str) -> None:
    lines = printed_lines(text)
    for number, line in enumerate(lines):
        assert text[line.start : line.end] == line.text
        assert line.text == line.text.strip() != ""
        assert (line.above, line.below) == (number, len(lines) - 1 - number)
    assert [line.text for line in lines] == [bare for part in text.split("\n") if (bare := part.strip())]


def test_the_edges() -> None:
    lines = printed_lines("\n\n".join("x" * 3 for _ in range(2 * EDGE + 1)))
    assert [line.edge for line in lines] == [True] * EDGE + [False] + [True] * EDGE
    assert lines[0].head
    assert lines[-1].foot


def test_a_folded_line_is_its_letters() -> None:
    assert folded("41  TOP SECRET – Sensitive.") == folded("TOP-SECRET sensitive") == "topsecretsensitive"


def test_a_stamp_has_every_field_and_what_else_it_says() -> None:
    fields = stamp_fields(date="2014", action="DECLASSIFIED IN PART")
    assert list(fields) == ["authority", "section", "project", "by", "date", "program", "case", "record", "action"]
    assert [name for name, value in fields.items() if value] == ["date", "action"]


spans = st.lists(st.builds(lambda start, size: Span(start, start + size), st.integers(0, 40), st.integers(1, 20)))


@given(spans, st.builds(lambda start, size: Span(start, start + size), st.integers(0, 60), st.integers(1, 9)))
def test_a_place_that_is_taken_is_met_just_where_a_span_is(taken: list[Span], other: Span) -> None:
    assert Taken(taken).meets(other.start, other.end) == any(span.meets(other) for span in taken)
