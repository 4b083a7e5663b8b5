"""Setting a text loses no letter, keeps every line, and cuts just where something begins or ends."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.record import Annotation, Mark, Page, Region, Span, Transcription, Word, Zone
from onionskin.web.sheet import LABELS, LINES, POINTS, Box, Over, block, labelled, line_of, part_of_line, set_text

texts = st.text(st.sampled_from("ab \n\té…𝔘"), min_size=1, max_size=200)


@st.composite
def marked(draw: st.DrawFn) -> tuple[Transcription, tuple[Annotation, ...], tuple[Span, ...]]:
    text = draw(texts)
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).filter(lambda two: two[0] != two[1])
    spans = st.lists(ends.map(lambda two: Span(min(two), max(two))), max_size=6)
    marks = tuple(Annotation(span, Mark("control_number", "X", {})) for span in draw(spans))
    return Transcription("text", text), marks, tuple(sorted(draw(spans)))


@given(marked())
def test_every_letter_is_set_once_in_its_line(case: tuple) -> None:
    reading, marks, hits = case
    sheet = set_text(reading, Over(marks=marks, hits=hits))
    assert sheet.parts == 1 or reading.text.count("\n") >= LINES
    if sheet.parts == 1:
        assert "\n".join("".join(piece.text for piece in line.pieces) for line in sheet.lines) == reading.text
        assert [line.number for line in sheet.lines] == list(range(1, reading.text.count("\n") + 2))


@given(marked())
def test_a_piece_is_under_a_mark_or_a_hit_just_where_one_covers_it(case: tuple) -> None:
    reading, marks, hits = case
    at = 0
    for line in set_text(reading, Over(marks=marks, hits=hits)).lines:
        for piece in line.pieces:
            for offset in range(at, at + len(piece.text)):
                covering = {n for n, one in enumerate(marks, 1) if one.target.start <= offset < one.target.end}
                assert (piece.mark in covering) if covering else piece.mark is None
                assert (piece.hit is not None) == any(one.start <= offset < one.end for one in hits)
            at += len(piece.text)
        at += 1


@given(st.integers(1, 5 * LINES))
def test_each_line_is_in_the_part_it_is_said_to_be_in(line: int) -> None:
    reading = Transcription("text", "\n".join(f"line {n}" for n in range(1, 5 * LINES + 1)))
    sheet = set_text(reading, part=part_of_line(reading, line))
    assert line in [one.number for one in sheet.lines]


def test_a_line_of_a_megabyte_is_divided_and_nothing_of_it_is_lost() -> None:
    reading = Transcription("text", "x" * 1_000_000 + "\nend")
    first = set_text(reading)
    parts = [set_text(reading, part=part) for part in range(1, first.parts + 1)]
    pieces = [piece.text for sheet in parts for line in sheet.lines for piece in line.pieces]
    assert "".join(pieces) == "x" * 1_000_000 + "end"
    assert all(sum(len(piece.text) for line in sheet.lines for piece in line.pieces) <= POINTS for sheet in parts)
    assert [line.goes_on for line in parts[1].lines] == [True]


def test_a_hit_over_a_line_end_is_one_hit_that_begins_once() -> None:
    sheet = set_text(Transcription("text", "the Lao\nDong Party"), Over(hits=(Span(4, 12),)))
    hits = [(piece.text, piece.hit, piece.first) for line in sheet.lines for piece in line.pieces if piece.hit]
    assert hits == [("Lao", 1, True), ("Dong", 1, False)]


def test_the_shortest_mark_is_the_one_a_letter_belongs_to() -> None:
    marks = (
        Annotation(Span(0, 10), Mark("declass_stamp", "X", {})),
        Annotation(Span(4, 6), Mark("portion_mark", "Y", {})),
    )
    sheet = set_text(Transcription("text", "0123456789"), Over(marks=marks))
    assert [(piece.text, piece.mark) for piece in sheet.lines[0].pieces] == [("0123", 1), ("45", 2), ("6789", 1)]


def test_a_zone_is_opened_once_and_goes_on_over_an_empty_line() -> None:
    zones = (Annotation(Span(0, 3), Zone("heading")), Annotation(Span(4, 13), Zone("body")))
    sheet = set_text(Transcription("text", "one\ntwo\n\nthree"), Over(zones=zones))
    assert [(line.zone, line.opens) for line in sheet.lines] == [
        ("heading", True),
        ("body", True),
        ("body", False),
        ("body", False),
    ]


def test_a_region_is_on_the_line_whose_words_it_covers_and_a_block_holds_all_its_lines() -> None:
    words = (Word(0, 3, Region(10, 10, 30, 10)), Word(4, 7, Region(10, 30, 40, 10)))
    reading = Transcription("tesseract", "one\ntwo", words)
    assert line_of(reading, Region(15, 28, 5, 5)) == 2
    assert line_of(reading, Region(500, 500, 5, 5)) is None
    assert block(reading, Span(0, 7)) == Region(10, 10, 40, 30)


@pytest.mark.parametrize(
    ("turn", "place"),
    [  # a page of 1,000 by 1,440, so a name is 20 high; the box stands 300 from what is left as it is shown
        (0, (Region(300, 400, 500, 30), (290, 420))),
        (180, (Region(200, 1010, 500, 30), (710, 1020))),
        (90, (Region(400, 640, 30, 500), (413, 1146))),  # 1,000 high as it is shown, so a name is 13 high
        (270, (Region(570, 300, 30, 500), (587, 294))),
    ],
)
def test_a_name_stands_left_of_its_box_as_the_image_is_shown(turn: int, place: tuple[Region, tuple[int, int]]) -> None:
    box, (x, y) = place
    assert LABELS == 72
    (one,) = labelled((Box(1, box, "body"),), Page("p", "0" * 64, 1000, 1440), turn)
    assert (one.anchor, one.name) == ("end", "body")
    assert (one.x, one.y) == (x, y)


def test_a_name_goes_to_the_right_where_the_left_is_too_narrow_and_none_is_named_where_none_is() -> None:
    page = Page("p", "0" * 64, 1000, 1440)
    (one,) = labelled((Box(1, Region(50, 400, 500, 30), "body"),), page, 0)
    assert (one.x, one.anchor) == (560, "start")
    assert labelled((), page, 0) == ()
