"""Documents, events and signs by their form."""

from __future__ import annotations

import pytest

from onionskin.naming.patterns import by_form


@pytest.mark.parametrize(
    ("text", "type_", "words"),
    [
        ("as NSC-68 and NSAM 273 say", "DOC", ["NSC-68", "NSAM 273"]),  # two series
        ("SNIE 53-2-63 held", "DOC", ["SNIE 53-2-63"]),
        ("in Embtel\n1037 he said", "DOC", ["Embtel\n1037"]),  # a line end between series and number
        ("JCSM-33-62 was sent", "DOC", ["JCSM-33-62"]),
        ("the Moscow\nDeclaration of 1957", "DOC", ["Moscow\nDeclaration of 1957"]),
        ("The Declaration of that conference", "DOC", ["The Declaration"]),  # pointed to again
        ("he issued a statement", "DOC", ["a statement"]),
        ("such a statement is rare", "DOC", []),  # nobody issued it
        ("The Agreement was signed", "DOC", []),  # a noun that opens a sentence has no name
        ("Orders were captured there", "DOC", ["Orders"]),
        ("at the Geneva Conference of 1954", "EVENT", ["Geneva Conference"]),
        ("the Conference of Communist and Workers' Parties of\nSocialist Countries", "EVENT",
         ["Conference of Communist and Workers' Parties of\nSocialist Countries"]),
        ("before World War II and the Cold War", "EVENT", ["World War II", "Cold War"]),
        ("This conference ended", "EVENT", []),  # opens a sentence with a capital: not the form that points
        ("PDKETTLE/1 met QKMILLRACE", "CRYPT", ["PDKETTLE/1", "QKMILLRACE"]),
        ("UNDERSTANDING AMONG MERCHANTS", "CRYPT", []),  # words in capitals that begin as digraphs do
        ("see pages [12] and [3-4]", "CRYPT", ["[12]", "[3-4]"]),
    ],
)  # fmt: skip
def test_what_has_a_form_of_its_own(text: str, type_: str, words: list[str]) -> None:
    assert [text[one.start : one.end] for one in by_form(text) if one.type == type_] == words
