"""Where words stand: boxes for a span, line by line."""

from __future__ import annotations

from hypothesis import given

from onionskin.record import Region, Span, Transcription, Word
from tests.strategies import placed

TEXT = "Le Duan\nsurfaced"
PAGE = Transcription(
    "tesseract",
    TEXT,
    (Word(0, 2, Region(10, 10, 20, 8)), Word(3, 7, Region(40, 11, 40, 9)), Word(8, 16, Region(10, 30, 80, 8))),
)


def test_one_box_for_each_printed_line() -> None:
    assert PAGE.regions(Span(0, 12)) == (Region(10, 10, 70, 10), Region(10, 30, 80, 8))


def test_a_part_of_a_word_shows_the_word() -> None:
    assert PAGE.regions(Span(4, 5)) == (Region(40, 11, 40, 9),)


def test_no_places_no_boxes() -> None:
    assert Transcription("text", TEXT).regions(Span(0, 7)) == ()


def test_lines_are_counted_as_printed() -> None:
    assert list(Transcription("text", "a\n\nbc").lines()) == [(0, 1), (2, 2), (3, 5)]


@given(placed())
def test_every_word_is_within_the_whole(transcription: Transcription) -> None:
    if transcription.text:
        assert transcription.within(Span(0, len(transcription.text))) == transcription.words
    for word in transcription.words:
        assert transcription.within(Span(word.start, word.end)) == (word,)
