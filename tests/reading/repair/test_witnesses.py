"""Other readings of a page: what they bear out, what they give, what is not taken over from them."""

from __future__ import annotations

import pytest

from onionskin.record import Emendation, Transcription
from tests.reading.repair.prose import PAGE, emendations, made

TAKEN = [
    # what was printed, as this reader has it, as the other has it; what is hard
    ("harvest", "hxrvqst", "harvest"),  # no word here, and too far from one to be known alone
    ("another year of war", "another ycar nf war", "another year of war"),
    ("houses by the first snow", "bouses by the first snow", "houses by the first snow"),
    ("taken near the bridge", "taken nearthe bridge", "taken near the bridge"),  # one word for two
]


@pytest.mark.parametrize(("was", "here", "there"), TAKEN)
def test_a_word_is_taken_from_the_reading_that_has_it(was: str, here: str, there: str) -> None:
    text = PAGE.replace(was, here, 1)
    other = Transcription("text-layer", PAGE.replace(was, there, 1))
    said = [one.body for one in emendations(text, (other,)) if isinstance(one.body, Emendation) and one.body.applied]
    assert said
    assert all("text-layer" in one.witnesses for one in said)
    for one in said:
        text = text.replace(next(form for form in here.split() if form not in was), one.reading, 1)
    assert was.split()[-1] in text


NOT_TAKEN = [
    # what this reader has, as the other has it; why not
    ("autumn of 1957", "autumn of 1967"),  # a figure for a figure: nobody can tell
    ("harvest", "hxrvqst"),  # the other is no word
    ("Karsk", "Karak"),  # a name for a name
    ("thin", ""),  # a word the other lacks
    ("their houses", "thcir bonses"),
]


@pytest.mark.parametrize(("here", "there"), NOT_TAKEN)
def test_what_is_no_better_is_not_taken(here: str, there: str) -> None:
    assert made(PAGE, (Transcription("text-layer", PAGE.replace(here, there, 1)),)) == []


def test_two_poor_readings_are_better_than_either() -> None:
    words = PAGE.split()
    one = " ".join("qx" + word[2:] if at % 9 == 4 and len(word) > 5 else word for at, word in enumerate(words))
    other = " ".join("zj" + word[2:] if at % 9 == 8 and len(word) > 5 else word for at, word in enumerate(words))
    text = one
    for printed, reading in made(one, (Transcription("text-layer", other),)):
        text = text.replace(printed, reading, 1)

    def wrong(read: str) -> int:
        return sum(word != seen for word, seen in zip(words, read.split(), strict=True))

    assert wrong(text) * 2 < min(wrong(one), wrong(other))


def test_another_reading_by_the_same_reader_is_no_witness() -> None:
    text = PAGE.replace("harvest", "hxrvqst", 1)
    assert made(text, (Transcription("tesseract", PAGE),)) == []
