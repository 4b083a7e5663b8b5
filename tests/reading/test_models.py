"""The models that repair judges by: misreadings, words and their neighbours, near forms, words of an item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.confusion import FAR, figures, likelihood, misreadings
from onionskin.reading.language import MODEL, language
from onionskin.reading.neighbours import neighbours
from onionskin.reading.repeated import repeated_words
from onionskin.record import Transcription


@pytest.mark.parametrize(
    ("likelier", "than"),
    [
        (("tbe", "the"), ("txe", "the")),  # b looks like h, x does not
        (("modem", "modern"), ("mode", "modern")),  # m for rn is one misreading, two lost letters are two
        (("Burope", "Europe"), ("Zurope", "Europe")),
        (("from", "from"), ("fram", "from")),  # nothing is likelier than what is there
        (("fram", "from"), ("farm", "from")),
    ],
)
def test_what_looks_alike_is_likelier_misread(likelier: tuple[str, str], than: tuple[str, str]) -> None:
    assert likelihood(*likelier) > likelihood(*than)


@given(st.text("abcmnril", max_size=12), st.text("abcmnril", max_size=12))
def test_a_likelihood_is_one_at_most_and_only_for_the_same(printed: str, meant: str) -> None:
    chance = likelihood(printed, meant)
    assert 2 * FAR <= chance <= 0
    assert (chance == 0) == (printed == meant)


def test_misreadings_are_by_reader_and_the_likeliest_first() -> None:
    forms = misreadings("tbe", "tesseract")
    assert "the" in dict(forms)
    assert [chance for _, chance in forms] == sorted((chance for _, chance in forms), reverse=True)
    assert "tbe" not in dict(forms)


def test_letters_among_figures_are_of_a_reader() -> None:
    assert figures("tesseract")["h"] == "4"
    assert "h" not in figures("a reader nobody knows")


def test_words_are_likelier_beside_words_they_go_with() -> None:
    assert language().pair("of", "the") > language().pair("of", "of")
    assert language().pair("prime", "minister") > language().pair("prime", "of")
    assert language().letters("consideration") > language().letters("cxnsidqration")
    assert "the" in language().frequency
    assert "tbe" not in language().frequency


def test_the_model_is_small_enough_to_ship() -> None:
    assert MODEL.stat().st_size < 15_000_000


@pytest.mark.parametrize(
    ("form", "word"),
    [
        ("govemment", "government"),  # two letters for one
        ("tbe", "the"),
        ("cornmission", "commission"),
        ("evidcnee", "evidence"),  # two letters of a long word
        ("ininister", "minister"),
    ],
)
def test_the_word_that_was_meant_is_near(form: str, word: str) -> None:
    assert word in neighbours(form, "any")
    assert form not in neighbours(form, "any")


def test_a_long_run_of_letters_has_no_neighbours() -> None:
    assert neighbours("x" * 10_000, "any") == ()


def test_what_an_item_repeats_is_a_word_of_it() -> None:
    pages = [Transcription("tesseract", "General Tensin met Hradek at Karsk.")] * 9
    pages += [Transcription("tesseract", "Gen. Tensln spoke; the army was near.")] * 3
    pages += [Transcription("tesseract", "Only here stands Dravo.")]
    words = repeated_words(tuple(pages))
    assert {"Hradek", "Karsk", "Tensin"} <= set(words)
    assert "Tensln" not in words  # the reader makes it of what three times as many pages have
    assert "Dravo" not in words  # once is not again
    assert "army" not in words  # a common word needs no telling
    assert list(words) == sorted(words)


def test_an_item_without_pages_has_no_words() -> None:
    assert repeated_words(()) == ()
