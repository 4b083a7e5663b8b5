"""Banners: a line that is a level, its caveats and nothing else, and how much damage is borne where."""

from __future__ import annotations

import pytest

from tests.marking.sheets_of_paper import BODY, said, sheet

KIND = "classification_banner"


@pytest.mark.parametrize(
    ("line", "surface", "level", "caveats"),
    [
        ("TOP SECRET", "TOP SECRET", "TOP SECRET", ()),  # not the SECRET within it
        ("TOP SECRET - Sensitive", "TOP SECRET - Sensitive", "TOP SECRET", ("SENSITIVE",)),
        ("TOP SECRET – Sensitive", "TOP SECRET – Sensitive", "TOP SECRET", ("SENSITIVE",)),  # another dash
        ("TOP SECRETSensitive", "TOP SECRETSensitive", "TOP SECRET", ("SENSITIVE",)),  # words run together
        ("41 TOP SECRET - Sensitive", "TOP SECRET - Sensitive", "TOP SECRET", ("SENSITIVE",)),  # the number beside it
        ("SECRET C-41", "SECRET", "SECRET", ()),
        ("-SECRET-", "SECRET", "SECRET", ()),  # what is drawn around it is not in it
        (". ~ SECRET .", "SECRET", "SECRET", ()),  # specks
        ("S-E-C-R-E-T", "S-E-C-R-E-T", "SECRET", ()),
        ("C O N F I D E N T I A L", "C O N F I D E N T I A L", "CONFIDENTIAL", ()),
        ("CONFlDENTlAL", "CONFlDENTlAL", "CONFIDENTIAL", ()),  # small l for capital I
        ("T0P 5ECRET", "T0P 5ECRET", "TOP SECRET", ()),  # figures for letters
        ("SECRFT", "SECRFT", "SECRET", ()),  # one letter in six
        ("SECRET/NOFORN", "SECRET/NOFORN", "SECRET", ("NOFORN",)),
        ("SECRET NO FOREIGN DISSEM", "SECRET NO FOREIGN DISSEM", "SECRET", ("NOFORN",)),  # another spelling of it
        (
            "SECRET NO FOREIGN DISSEM/NO DISSEM ABROAD",
            "SECRET NO FOREIGN DISSEM/NO DISSEM ABROAD",
            "SECRET",
            ("NOFORN", "NO DISSEM ABROAD"),
        ),
        ("TOP SECRET//SI//NOFORN", "TOP SECRET//SI//NOFORN", "TOP SECRET", ("SI", "NOFORN")),
        ("TOP SECRET UMBRA", "TOP SECRET UMBRA", "TOP SECRET", ("UMBRA",)),
        ("SECRET RYBAT KAPOK", "SECRET RYBAT KAPOK", "SECRET", ("RYBAT", "KAPOK")),
        ("LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE", "LIMITED OFFICIAL USE", ()),
        ("FOR OFFICIAL USE ONLY", "FOR OFFICIAL USE ONLY", "FOR OFFICIAL USE ONLY", ()),  # holds another level
        ("OFFlCIAL USE ONLY", "OFFlCIAL USE ONLY", "OFFICIAL USE ONLY", ()),
        ("RESTRICTED", "RESTRICTED", "RESTRICTED", ()),
        ("UNCLASSIFIED", "UNCLASSIFIED", "UNCLASSIFIED", ()),
        ("Top Secret", "Top Secret", "TOP SECRET", ()),  # small letters count at the very edge
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_a_banner_at_an_edge(line: str, surface: str, level: str, caveats: tuple[str, ...], place: str) -> None:
    [(printed, mark)] = said(sheet(**{place: line}), KIND)
    assert (printed, mark.value["level"], mark.value["caveats"]) == (surface, level, caveats)


@pytest.mark.parametrize(
    ("line", "family"),
    [
        ("NATO RESTRICTED", "NATO_MARK"),
        ("COSMIC TOP SECRET", "NATO_MARK"),
        ("MOST SECRET", "UK_MARK"),
        ("SECRET UK EYES ALPHA", "UK_MARK"),
        ("CONFIDENTIAL GUARD", "UK_MARK"),  # a British caveat makes the marking British
        ("SECRET NOFORN", "BANNER"),
        ("O COMFIDENTIAL", "BANNER"),  # a speck makes no alliance
    ],
)
def test_whose_marking_it_is(line: str, family: str) -> None:
    [(_, mark)] = said(sheet(line), KIND)
    assert mark.family == family


@pytest.mark.parametrize(
    "line",
    [
        "SECRETARY OF THE COUNCIL",
        "SECRETS OF THE HARBOR",
        "CABLE SECRETARIAT DISSEMINATION",
        "The secret was out.",
        "(SECRET)",  # a portion's or a title's mark
        "CONFIDENTIAL INFORMANT AT DRAVO",
        "RESTRICTED TO THE WINDOW",
        "TOP MEN OF THE LEAGUE",
        "DISTRIBUTION: SECRET LIST",
        "SECRET SERVICE BUREAU",
        "CLASSIFIED",  # is the contrary of the level that it is nearest to
        "DECLASSIFIED",
        "DECREE",
        "UNRESTRICTED",
        "CONFIDENTLY",
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_no_banner(line: str, place: str) -> None:
    assert said(sheet(**{place: line}), KIND) == []


def test_running_text_with_the_words_of_markings_has_none() -> None:
    assert said(BODY, KIND) == []


def test_in_the_body_a_whole_clean_line_is_a_banner_and_a_damaged_one_is_not() -> None:
    """A document that is reproduced inside another carries its own marking; damage is borne at the edges only."""
    paragraphs = BODY.split("\n\n")
    inside = "\n\n".join([*paragraphs, "{}", *paragraphs])
    assert [surface for surface, _ in said(inside.format("SECRET"), KIND)] == ["SECRET"]
    assert said(inside.format("SEGREF"), KIND) == []
    assert said(inside.format("secret"), KIND) == []  # a bare word in small letters
    assert said(inside.format("Secret 41"), KIND) == []
    assert said(inside.format("Top Secret"), KIND) == []  # a column of a list says so of other papers
    assert said(inside.format("1958, SECRET."), KIND) == []  # the end of a source note


@pytest.mark.parametrize(
    "note",
    [
        "Airgram 41, Vessin to Department, 9 March 1958,\nCONFIDENTIAL",  # goes on from the line before
        "American legation, Karsk, 9 March 1958 (TOP\nSECRET",
        "Memorandum of conversation, 9 March 1958\nSECRET.",  # ends a note
    ],
)
def test_a_level_that_a_note_gives_of_another_paper_is_no_banner(note: str) -> None:
    assert said(f"{BODY}\n\n{note}\n\n{BODY}", KIND) == []


@pytest.mark.parametrize(
    ("line", "surface"),
    [
        ("SECRET 111420Z MAR 74 STAFF", "SECRET"),
        ("CONFIDENTIAL 1114202 CITE VESSIN 4071", "CONFIDENTIAL"),  # the Z is misread
        ("PAGE 2 VESSIN 4071 SECRET", "SECRET"),
        ("PAGE TWO VESSIN 4071 TOP SECRET", "TOP SECRET"),
        ("END OF MESSAGE SECRET", "SECRET"),
    ],
)
def test_the_level_in_a_cables_heading_is_a_banner(line: str, surface: str) -> None:
    assert [printed for printed, _ in said(f"{BODY}\n\n{line}\n\n{BODY}", KIND)] == [surface]


@pytest.mark.parametrize("line", ["SECRET 14 BOATS", "PAGE 2 OF THE REPORT WAS SECRET TOO", "SECRET SERVICE 111420Z"])
def test_a_line_that_is_nearly_a_cables_heading(line: str) -> None:
    assert said(f"{BODY}\n\n{line}\n\n{BODY}", KIND) == []


def test_a_banner_that_the_item_repeats_is_known_in_the_body_too() -> None:
    """Columns read out of order bring the head of the sheet into its middle."""
    page = f"{BODY}\n\nTOP SECRET - Sensivbive\n\n{BODY}"
    assert [surface for surface, _ in said(page, KIND, "topsecretsensitive")] == ["TOP SECRET - Sensivbive"]
    assert said(page, KIND) == []


@pytest.mark.parametrize("line", ["TCP SECRZT - Sensitve", "TQP SFCRET - Sens1t1v", "OP SECRET - Sensilive"])
def test_what_the_item_repeats_is_known_however_damaged(line: str) -> None:
    [(_, mark)] = said(sheet(line), KIND, "topsecretsensitive")
    assert mark.value["level"] == "TOP SECRET"
    assert mark.value["caveats"] == ("SENSITIVE",)


def test_a_line_the_item_repeats_that_is_no_level_is_no_banner() -> None:
    assert said(sheet("THE MILL AT SELVE"), KIND, "themillatselve") == []


def test_more_damage_is_less_sure() -> None:
    from tests.marking.sheets_of_paper import found

    [clean] = found(sheet("TOP SECRET"))
    [worn] = found(sheet("TCP SECRET"))
    assert clean.cert > worn.cert


@pytest.mark.parametrize(
    ("line", "caveats"),
    [
        ("EYES ONLY", ("EYES ONLY",)),
        ("NODIS", ("NODIS",)),
        ("NO FOREIGN DISSEM/CONTROLLED DISSEM", ("NOFORN", "CONTROLLED DISSEM")),
        ("NIACT IMMEDIATE", ("NIACT IMMEDIATE",)),
        ("PRIORITY", ("PRIORITY",)),  # in a cable's address
        ("EYES ONLY FOR THE UNDER SECRETARY", ("EYES ONLY",)),  # for whom
        ("HANDLE VIA COMINT CHANNELS ONLY", ("HANDLE VIA COMINT CHANNELS ONLY",)),
    ],
)
def test_a_caveat_on_a_line_of_its_own_is_a_handling_caveat(line: str, caveats: tuple[str, ...]) -> None:
    [(_, mark)] = said(sheet(line), "handling_caveat")
    assert mark.value["caveats"] == caveats
    assert said(sheet(line), KIND) == []


@pytest.mark.parametrize(
    "line",
    [
        "Sensitive",  # a word, until a level stands before it
        "CHESS",  # a codeword that is a game
        "eyes only",  # small letters are a sentence's
        "EYES ONLY FOR THE MILLER OF SELVE HE SAID HAD BEEN OPENED",  # a sentence in capitals, as cables have
        "THE MATTER HAS PRIORITY",
    ],
)
@pytest.mark.parametrize("place", ["head", "foot"])
def test_no_caveat(line: str, place: str) -> None:
    assert said(sheet(**{place: line}), "handling_caveat") == []


def test_a_precedence_below_the_address_is_a_heading() -> None:
    assert said(sheet(foot="PRIORITY"), "handling_caveat") == []
