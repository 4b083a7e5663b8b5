"""The pages of an item together."""

from __future__ import annotations

import pytest

from onionskin.naming.found import Found
from onionskin.naming.items import bare, over_pages
from onionskin.naming.lexing import tokens
from onionskin.naming.page import PageNames
from tests.naming.mentioned import remarks


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("General Robert Harmon", "Robert Harmon"),
        ("Lt. Gen. Harmon", "Harmon"),  # two titles
        ("Prime Minister Korr", "Korr"),
        ("Marshal", "Marshal"),  # a title by itself is the name
        ("King Harmon", "Harmon"),
    ],
)
def test_a_name_without_titles(name: str, wanted: str) -> None:
    assert bare(name) == wanted


def test_a_name_that_was_misread_reads_as_the_item_has_it() -> None:
    [said] = remarks("He went to Eastern Europe. Upon his return from Burope he wrote.")
    assert [(body.type, body.canonical) for words, body in said if words == "Burope"] == [("LOC", "Europe")]


def test_a_word_that_is_one_letter_from_a_name_but_is_a_word_is_left_alone() -> None:
    [said] = remarks("In May Mr. Robert Harmon came. The Harmony of it was admired.")
    assert "Harmony" not in [words for words, _ in said]


def test_initials_agree_with_the_name_they_begin() -> None:
    [said] = remarks("On Monday Robert P. Harmon left. R. P. Harmon wrote; Mr. Harmon did not say why.")
    assert {body.canonical for words, body in said if words == "Mr. Harmon"} == {"Robert P. Harmon"}


@pytest.mark.parametrize(
    ("page", "letters", "wanted"),
    [
        ("the International Control Commission (ICC) met", "ICC", "International Control Commission"),
        ("the Government of the Republic of Ostrana (GRO) met", "GRO", "Government of the Republic of Ostrana"),
        ("the Ministry of Health (see XYZ) met", "XYZ", None),  # not what stands before it
    ],
)
def test_letters_stand_for_the_words_before_them(page: str, letters: str, wanted: str | None) -> None:
    [said] = remarks(page)
    said_of = {words: body.canonical for words, body in said if body.canonical != letters}
    assert said_of.get(letters) == wanted


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Robert Harmon left. They had met in the person of\nRobert Harmon, who stayed.", ["Robert Harmon"]),
        ("Robert Harmon left. They had met Robert Harmon Dell, who stayed.", []),  # the name goes on: another
        ("Robert Harmon left. They had met Robert.", []),
    ],
)
def test_a_name_of_several_words_is_found_where_the_model_passed_over_it(text: str, found: list[str]) -> None:
    told = Found(0, len("Robert Harmon"), "PER", cert=0.95)
    [said] = over_pages([PageNames(text, tokens(text), (False,) * len(tokens(text)), (told,))])
    assert [text[one.start : one.end] for one in said if one.start and " " in text[one.start : one.end]] == found


def test_a_short_form_of_an_office_is_no_part_of_a_name() -> None:
    [said] = remarks("On Monday Mr. Robert SecDef left. A message to SecDef, of that day, was read.")
    assert [words for words, _ in said].count("SecDef") == 0
