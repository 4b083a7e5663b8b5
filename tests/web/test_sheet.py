"""Setting a text loses no letter, keeps every line, and cuts just where something begins or ends."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onionskin.record import Annotation, Emendation, Mark, Region, Span, Transcription, Word, Zone, repaired
from onionskin.web.boxes import block
from onionskin.web.sheet import LINES, POINTS, Over, line_of, mended, part_of_line, set_text

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


@st.composite
def emended(draw: st.DrawFn) -> tuple[Transcription, tuple[Annotation, ...], tuple[Span, ...]]:
    text = draw(texts)
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    readings = st.text(st.sampled_from("xy \n"), max_size=4)
    made = [
        Annotation(Span(start, end), Emendation(draw(readings), "confusion", draw(st.booleans())))
        for start, end in pairwise(cuts)
        if draw(st.booleans())
    ]
    return Transcription("text", text), tuple(made), tuple(Span(start, end) for start, end in pairwise(cuts))


@given(emended())
def test_as_repaired_all_that_is_read_is_set_and_nothing_else(case: tuple) -> None:
    reading, made, hits = case
    text = repaired(reading, made)
    sheet = set_text(reading, Over(hits=hits, repairs=made, mended=mended(text)))
    if sheet.parts == 1:
        assert _bare("".join(piece.text for line in sheet.lines for piece in line.pieces)) == _bare(text.text)


TWO_LEFT_OUT = tuple(
    Annotation(span, Emendation("", "confusion", applied=True)) for span in (Span(3, 18), Span(18, 19))
)


@given(emended())
@example((Transcription("text", "a" * 18 + "\n"), TWO_LEFT_OUT, ()))  # with the line's end
def test_each_repair_begins_once_in_print_and_once_as_repaired(case: tuple) -> None:
    reading, made, _ = case
    for shown in ((), mended(repaired(reading, made))):
        sheet = set_text(reading, Over(repairs=made, mended=shown))
        begun = [piece.repair for line in sheet.lines for piece in line.pieces if piece.begins]
        if sheet.parts == 1:
            assert sorted(set(begun)) == sorted(begun)
            # Two that leave out what adjoins are one gap as repaired.
            told = {n for n, one in enumerate(made, 1) if one.body.applied and (one.body.reading or not shown)}
            assert told <= {*begun}


def _bare(text: str) -> str:
    return "".join(text.split())


@pytest.mark.parametrize(
    ("text", "place", "reading", "lines"),
    [
        ("from Burope, Le", (5, 11), "Europe", [(1, "from Europe, Le")]),
        ("South Viet-\nnamese men", (6, 18), "Vietnamese", [(1, "South Vietnamese"), (2, "men")]),  # over the end
        ("quoted\n\nabove", (6, 8), "\n", [(1, "quoted"), (3, "above")]),  # a blank line is taken out
        ("28 SECRET\nend", (0, 9), "28\n\nSECRET", [(1, "28\n\nSECRET"), (2, "end")]),  # one line is two
        ("a| b", (1, 2), "", [(1, "a b")]),
        ("up-\non", (0, 6), "upon", [(1, "upon")]),  # all of the second line is read on the first
    ],
)
def test_as_repaired_a_text_stays_line_for_line(
    text: str, place: tuple[int, int], reading: str, lines: list[tuple[int, str]]
) -> None:
    made = (Annotation(Span(*place), Emendation(reading, "confusion")),)
    printed = Transcription("text", text)
    sheet = set_text(printed, Over(repairs=made, mended=mended(repaired(printed, made))))
    assert [(line.number, "".join(piece.text for piece in line.pieces)) for line in sheet.lines] == lines
    assert [piece.repair for line in sheet.lines for piece in line.pieces if piece.begins] == [1]


def test_what_meets_a_repair_stands_over_all_that_is_read_there() -> None:
    printed = Transcription("text", "the l957 war\nof ten")
    made = (
        Annotation(Span(4, 8), Emendation("1957", "confusion")),
        Annotation(Span(9, 15), Emendation("war of", "confusion")),
    )
    over = Over(hits=(Span(5, 8), Span(13, 19)), repairs=made, mended=mended(repaired(printed, made)))
    sheet = set_text(printed, over)
    pieces = [(piece.text, piece.hit, piece.first) for line in sheet.lines for piece in line.pieces]
    assert pieces == [
        ("the ", None, False),
        ("1957", 1, True),
        (" ", None, False),
        ("war of", 2, True),
        ("ten", 2, False),
    ]


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
