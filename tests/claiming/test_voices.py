"""Who says it, by what word, and how far what is said reaches."""

from __future__ import annotations

import pytest

from onionskin.claiming.voices import sayings
from tests.claiming.claimed import apart


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Hradek said that the bridge was lost.", (["Hradek"], "said", "that the bridge was lost", "neutral")),
        # an aside, and a title in apposition
        (
            "Hradek, the prefect of Karsk, claims that he was betrayed.",
            (["Hradek"], "claims", "that he was betrayed", "neutral"),
        ),
        # the addressee stands between
        (
            "Hradek told the Bureau on Monday that the bridge was lost.",
            (["Hradek"], "told", "that the bridge was lost", "neutral"),
        ),
        # another sentence beside it is the author's
        (
            "Hradek said the bridge was lost, but the Bureau waited.",
            (["Hradek"], "said", "the bridge was lost", "neutral"),
        ),
        # set behind, and set within
        ("The bridge was lost, said Hradek.", (["Hradek"], "said", "The bridge was lost", "neutral")),
        ("The bridge, they said, was lost.", (["they"], "said", "The bridge , they said , was lost", "neutral")),
        # no one is named; someone is, behind *by*
        ("It was reported that the bridge was lost.", ([], "was reported", "that the bridge was lost", "neutral")),
        (
            "It was reported by the attaché that the bridge was lost.",
            (["the attaché"], "was reported", "that the bridge was lost", "neutral"),
        ),
        # a thing shows; a person only says
        (
            "The report indicates that the bridge was lost.",
            (["The report"], "indicates", "that the bridge was lost", "showing"),
        ),
        (
            "The prefect indicated that the bridge was lost.",
            (["The prefect"], "indicated", "that the bridge was lost", "neutral"),
        ),
        # nouns of saying
        (
            "He issued a statement to the effect that the way was clear.",
            (["He"], "statement to the effect", "that the way was clear", "neutral"),
        ),
        (
            "Tensin's conviction that the line would hold was not shared.",
            (["Tensin"], "conviction", "that the line would hold was not shared", "believing"),
        ),
        ("His view was that the line would hold.", (["His"], "view", "that the line would hold", "believing")),
        # phrases
        (
            "According to two defectors, the line had held.",
            (["two defectors"], "According to", "the line had held", "neutral"),
        ),
        (
            "In the view of the Bureau, the line had held.",
            (["the Bureau"], "In the view of", "the line had held", "believing"),
        ),
        (
            "Hradek, from the testimony of prisoners and captured letters, had been warned.",
            (
                ["prisoners", "captured letters"],
                "from",
                "Hradek , from the testimony of prisoners and captured letters , had been warned",
                "showing",
            ),
        ),
        # a phrase set into its sentence
        (
            "His return in June began, according to the defectors, a long quarrel.",
            (
                ["the defectors"],
                "according to",
                "His return in June began , according to the defectors , a long quarrel",
                "neutral",
            ),
        ),
        # what was asked for
        (
            "The Bureau ordered the company to withdraw.",
            (["The Bureau"], "ordered", "the company to withdraw", "asking"),
        ),
        ("He insisted that the line be held.", (["He"], "insisted", "that the line be held", "asking")),
        # a telegraphic note has no subject
        ("Reported the line was held.", ([], "Reported", "the line was held", "neutral")),
        # one letter was misread
        ("Hradek belleves that the line was held.", (["Hradek"], "belleves", "that the line was held", "believing")),
        # in capitals, as cables are
        ("HRADEK ANNOUNCED THAT THE LINE WAS HELD.", (["HRADEK"], "ANNOUNCED", "THAT THE LINE WAS HELD", "neutral")),
    ],
)
def test_a_word_of_saying(text: str, wanted: tuple[list[str], str, str, str]) -> None:
    one = apart(text)

    def words(of: tuple[int, int]) -> str:
        return " ".join(token.word for token in one.tokens[slice(*of)])

    (saying,) = sayings(one)
    assert ([words(of) for of in saying.sources], words(saying.cue), words(saying.content), saying.manner) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "The state of the bridge was poor.",  # nouns that are also verbs
        "The men that came had guns.",  # a relative clause
        "Hradek reported to Tensin in Karsk.",  # nothing is said
        "They held a conference in the town hall.",
        "He was accused by no one.",
    ],
)
def test_no_word_of_saying(text: str) -> None:
    assert sayings(apart(text)) == []


def test_the_author_himself_is_no_other_voice() -> None:
    (saying,) = sayings(apart("We believe that the line was held."))
    assert saying.own
