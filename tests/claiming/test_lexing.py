"""Where a sentence ends."""

from __future__ import annotations

import pytest

from onionskin.claiming.lexing import sentences, tokens


@pytest.mark.parametrize(
    ("text", "firsts"),
    [
        ("Tensin left Vessin. He was not seen again.", ["Tensin", "He"]),
        ("Gen. Tensin met Mr. Hradek at Karsk. They spoke.", ["Gen.", "They"]),  # titles end nothing
        ("The U.S. mission in Vessin closed. It never opened again.", ["The", "It"]),  # nor do letters
        ("It lay with the U.S. The Bureau disagreed.", ["It", "The"]),  # but before a word that begins sentences
        ("A. Hradek signed it. B. Tensin did not.", ["A", "B"]),  # initials
        ("Marshal EB. Tensin came to Karsk.", ["Marshal"]),  # an initial that was misread
        ('He said: "We are lost." They were.', ["He", "They"]),  # the closing mark belongs to its sentence
        ("The bridge fell in the\n\nspring of that year.", ["The"]),  # a blank line within a clause
        ("The bridge fell,\n\nHradek wrote.", ["The"]),  # and one behind a comma
        ("THE BRIDGE\n\nIt fell in spring.", ["THE", "It"]),  # a heading has no stop
        ("He left Karsk.162/ Later he returned.", ["He", "Later"]),  # the number of a note
        ("The line ran 3.5 km. to Dravo.", ["The"]),  # a figure with a point, an abbreviation before a small letter
        ("", []),
    ],
)
def test_where_sentences_begin(text: str, firsts: list[str]) -> None:
    assert [sentence[0].word for sentence in sentences(tokens(text))] == firsts


def test_a_word_that_a_line_end_cuts_is_one() -> None:
    (token,) = tokens("resettle-\nment")
    assert (token.word, token.start, token.end) == ("resettlement", 0, 14)
