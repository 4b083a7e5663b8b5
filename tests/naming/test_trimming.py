"""What the model tells, trimmed to names."""

from __future__ import annotations

import pytest

from onionskin.naming.features import in_capitals
from onionskin.naming.known import known_names
from onionskin.naming.lexing import tokens
from onionskin.naming.model import Name
from onionskin.naming.trimming import nameless, trimmed


@pytest.mark.parametrize(
    ("text", "kind", "names"),
    [
        ("Dell that the Viet Minh", "PER", [("Dell", "PER"), ("Viet Minh", "PER")]),  # no name goes on over `that`
        ("the Government of Ostrana", "LOC", [("Government of Ostrana", "ORG")]),  # begins as a body does
        ("Lao Dong Politburo", "PER", [("Lao Dong Politburo", "ORG")]),  # ends as one
        ("Japan and India", "LOC", [("Japan", "LOC"), ("India", "LOC")]),
        ("North and South Korea", "LOC", [("North and South Korea", "LOC")]),
        ("Ministry of Trade and Industry", "ORG", [("Ministry of Trade and Industry", "ORG")]),
        ("Secretary. Resolved", "PER", []),  # an office, a stop, and a word that opens a sentence
        ("J. F. Dell", "PER", [("J. F. Dell", "PER")]),  # stops that belong to initials
        ("Harmon Col. Dell", "PER", [("Harmon", "PER"), ("Col. Dell", "PER")]),  # two people
        ("First Secretary", "PER", []),
        ("March", "LOC", []),
        ("French", "LOC", []),
        ("Under Secretary of State", "PER", []),  # an office whole
        ("the of", "ORG", []),  # nothing is left of it, at the end of the page
        ("January Harmon", "PER", [("Harmon", "PER")]),  # a month at the edge
        ("Peter Harmon", "LOC", [("Peter Harmon", "PER")]),  # a given name and a surname
        ("OWB", "LOC", [("OWB", "ORG")]),  # letters that no list has for a place
        ("Tensin Air Base", "ORG", [("Tensin Air Base", "LOC")]),  # a site
        ("JCS Reevaluation of Plans", "ORG", [("JCS Reevaluation of Plans", "ORG")]),  # no plain noun
        ("JCS Consideration", "ORG", [("JCS", "ORG")]),  # a heading's noun
        ("Robert Harmon\n\nDell", "PER", [("Robert Harmon", "PER"), ("Dell", "PER")]),  # another paragraph
    ],
)
def test_trimmed(text: str, kind: str, names: list[tuple[str, str]]) -> None:
    cut = tokens(text)
    capitals = in_capitals(cut)
    found = trimmed(cut, capitals, [Name(0, len(cut), kind, 0.9)], list(known_names(cut, capitals)))
    assert [(text[cut[one.first].start : cut[one.last - 1].end], one.kind) for one in found] == names


def test_a_name_has_the_title_before_it_and_the_suffix_behind_it() -> None:
    text = "the capt. Dell, Jr., said"
    cut = tokens(text)
    at = next(n for n, token in enumerate(cut) if token.word == "Dell")
    [name] = trimmed(cut, in_capitals(cut), [Name(at, at + 1, "PER", 0.9)], [])
    assert text[cut[name.first].start : cut[name.last - 1].end] == "capt. Dell, Jr."


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("the Secretary of State Dell", "Secretary of State Dell"),
        ("the Vice President Dell", "Vice President Dell"),
        ("with his vice President Dell", "President Dell"),  # a small word is part of no title
        ("a matter of state Dell", "Dell"),
    ],
)
def test_an_office_stands_whole_before_the_name(text: str, name: str) -> None:
    cut = tokens(text)
    [one] = trimmed(cut, in_capitals(cut), [Name(len(cut) - 1, len(cut), "PER", 0.9)], [])
    assert text[cut[one.first].start : cut[one.last - 1].end] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Gen. Lionel C, Tensin, chief", "Gen. Lionel C, Tensin"),  # a stop read as a comma
        ("Gen. Lionel C, the chief", "Gen. Lionel C"),
        ("Gen. Lionel C, Chief", "Gen. Lionel C"),  # a word, and no surname
    ],
)
def test_initials_have_the_surname_behind_them(text: str, name: str) -> None:
    cut = tokens(text)
    [one] = trimmed(cut, in_capitals(cut), [Name(0, 4, "PER", 0.9)], [])
    assert text[cut[one.first].start : cut[one.last - 1].end] == name


@pytest.mark.parametrize(
    ("words", "none"), [(["a", "b"], True), (["top", "secret"], True), (["may"], True), (["harmon"], False)]
)
def test_nameless(words: list[str], none: bool) -> None:
    assert nameless(words) == none
