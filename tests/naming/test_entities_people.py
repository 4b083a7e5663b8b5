"""How names of persons are built, and which spellings meet."""

from __future__ import annotations

import pytest

from onionskin.naming.entities.comparing import comparison
from onionskin.naming.entities.people import calls, person, untitled
from onionskin.naming.entities.spelling import letters_apart, sounded, vietnamese


@pytest.mark.parametrize(
    ("form", "key"),
    [
        ("Harmon, Robert P.", "harmon, robert p"),
        ("Robert P. Harmon", "harmon, robert p"),
        ("GEN. ROBERT P. HARMON", "harmon, robert p"),  # a rank, in capitals
        ("Harmon, Brigadier General Robert P. (ret.)", "harmon, robert p"),  # a rank behind the comma, an aside
        ("Harmon, Robert P., Jr.", "harmon, robert p, jr"),
        ("Robert P. Harmon Jr.", "harmon, robert p, jr"),
        ("Harmon, Robert P., Ill", "harmon, robert p, iii"),  # a numeral misread
        ("R.P. Harmon", "harmon, r p"),  # initials without a blank
        ("Robert Harmon, Attorney General", "harmon, robert"),  # an office behind
        ("Deputy Under Secretary of State Robert Harmon", "harmon, robert"),
        ("Air Chief Marshal of the Royal Air Force Harmon, Robert", "harmon, robert"),
        ("Mrs. Robert Harmon", "harmon, robert, mrs"),
        ("Dean Torrance", "torrance, dean"),  # a title that is a given name
        ("Torrance, Dean", "torrance, dean"),
        ("Prenier Torrance", "torrance, "),  # a title misread
        ("Torrance, Miguel de la", "de la torrance, miguel"),  # particles behind the given name
        ("Saul “Bud” Torrance", "torrance, saul"),
        ("Vo Nguyen Sanh", "vo nguyen sanh"),  # the family name stands first
        ("Sanh, Vo Nguyen", "vo nguyen sanh"),
        ("Vo Nguyen Sanh, General", "vo nguyen sanh"),
        ("Chou Lin-pei", "chou lin pei"),
        ("Koça Popović", "popovic, koca"),
        ("X", "x, "),
        ("…", "…, "),  # no letter at all
        ("", ", "),
    ],
)
def test_the_parts_of_a_name(form: str, key: str) -> None:
    assert person(form).key == key


@pytest.mark.parametrize(
    ("form", "words"),
    [
        ("Robert Harmon", {"harmon"}),
        ("Vo Nguyen Sanh", {"sanh"}),  # by the last name
        ("Ho Van Sanh", {"ho"}),  # one of the two that are called by the first
        ("Chou Lin-pei", {"chou"}),
        ("Harmon (Verrin), Robert", {"harmon", "verrin"}),  # another spelling in brackets
        ("Robert Harmon Amos Torrance Osk Verrin", set()),  # two people, one behind another
        ("Robert Handbook", set()),  # a common word that no list has for a name
        ("Robert St. John", {"stjohn"}),
    ],
)
def test_what_a_person_is_called_alone(form: str, words: set[str]) -> None:
    assert calls(person(form)) == words


def test_a_name_without_titles_is_as_printed() -> None:
    assert untitled("Deputy Secretary of Defense Robert P. Harmon") == "Robert P. Harmon"
    assert untitled("General") == "General"


@pytest.mark.parametrize(
    "spellings",
    [
        ("korshchev", "korschev", "korshchov"),
        ("molotov", "molotoff"),
        ("yasser", "yassir"),
        ("mikoyan", "mikoian"),
        ("muhammad", "muhammed"),
    ],
)
def test_spellings_of_one_name_sound_alike(spellings: tuple[str, ...]) -> None:
    told = comparison(letters_apart)
    assert all(told.word(spellings[0], other)[0] >= 0.85 for other in spellings[1:])


def test_what_sounds_otherwise_has_another_key() -> None:
    assert len({sounded(word) for word in ("harmon", "torrance", "kittleson", "verrin")}) == 4


@pytest.mark.parametrize(("word", "is_one"), [("nguyen", True), ("minh", True), ("dlem", False), ("sanb", False)])
def test_what_may_be_a_syllable_is_no_misreading_of_another(word: str, is_one: bool) -> None:
    assert vietnamese(word) is is_one


def test_a_misreading_needs_a_likely_one() -> None:
    def likely(printed: str, meant: str) -> float:
        return -4.0 if {printed, meant} == {"kittlcscn", "kittleson"} else -40.0

    assert comparison(likely).word("kittlcscn", "kittleson")[1] == "misread"
    assert comparison(letters_apart).word("verris", "torrix") == (0.0, "")
