"""What an item tells of its forms, and which forms a collection takes for words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.collected import collection_words, enough, shared, strange_forms
from onionskin.record import Transcription

LINE = "The legation reports that the {} was closed by order of the governor in the spring, and that all was quiet."


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("konsul", ["konsul"]),
        ("Konsul", ["Konsul"]),  # with its capital: it is another form
        ("KOMVOD", ["KOMVOD"]),
        ("consul", []),  # a word of the model
        ("consuls'", []),  # and one with an ending
        ("Laos", []),  # and a name that it has
        ("kn", []),  # two letters are mostly specks
        ("eee", []),  # and one letter over and over a smudge
        ("kon5ul", []),  # neither piece stands free
        ("konsul-\ngeneral", []),  # a word parted at the end of a line is not its pieces
        ("vice-\nkonsulat", []),
        ("vice- konsulat", []),  # nor where the line break was read as a blank
        ("vice-konsulat", ["konsulat"]),  # within a line a hyphen joins words
        ("konsul's", ["konsul's"]),
        ("koNsul", []),  # no form that anybody writes
    ],
)
def test_what_an_item_tells_are_forms_that_are_no_words(words: str, told: list[str]) -> None:
    assert strange_forms([Transcription("any", LINE.format(words))]) == tuple((form, 1) for form in told)


def test_pages_are_counted_and_not_how_often_a_form_stands_on_one() -> None:
    pages = [LINE.format("konsul of the konsul"), LINE.format("konsul"), LINE.format("hetmanat")]
    assert strange_forms([Transcription("any", page) for page in pages]) == (("hetmanat", 1), ("konsul", 2))


def test_an_illegible_page_is_no_witness() -> None:
    assert strange_forms([Transcription("any", "konsul tbe wlth aud cf tne konsul lh")]) == ()


def test_what_an_item_repeats_itself_is_not_asked_of_the_collection() -> None:
    assert list(shared((("hetmanat", 1), ("konsul", 3), ("starosta", 2)))) == ["hetmanat", "starosta"]


@pytest.mark.parametrize(
    ("forms", "words"),
    [
        ({"konsul": 3}, {"konsul"}),
        ({"konsul": 2}, set()),  # too seldom
        ({"fron": 50}, set()),  # a misreading of a common word is none, however often it is made
        ({"frorn": 50}, set()),  # rn for m as well
        ({"goverment": 50}, set()),  # nor what has lost a letter of a very common one
        ({"kommander": 3}, {"kommander"}),  # two letters away from a rarer word: it may be meant
        ({"Kornvod": 3, "Komvod": 9}, {"Komvod"}),  # far more pages have the other
        ({"Kornvod": 4, "Komvod": 9}, {"Kornvod", "Komvod"}),  # not far more: both may be meant
        ({"hradek": 3, "Hradek": 3}, {"Hradek"}),  # a capital that was lost
        ({"hradek": 4, "Hradek": 3}, {"hradek", "Hradek"}),
    ],
)
def test_what_a_collection_takes_for_words(forms: dict[str, int], words: set[str]) -> None:
    assert collection_words(forms, 60) == words


def test_a_larger_collection_asks_for_more_pages() -> None:
    assert [enough(pages) for pages in (0, 1, 100, 101, 400, 1_600, 6_400, 1_000_000)] == [3, 3, 3, 5, 5, 8, 13, 92]


@given(st.integers(0, 10**8), st.integers(0, 10**8))
def test_enough_never_falls_as_a_collection_grows(one: int, more: int) -> None:
    assert enough(one) <= enough(one + more)
