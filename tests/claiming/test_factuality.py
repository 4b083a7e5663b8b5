"""How sure the author is, and through whom it comes."""

from __future__ import annotations

import pytest

from tests.claiming.claimed import chain, claim


@pytest.mark.parametrize(
    ("text", "verb", "value", "voices"),
    [
        ("Tensin crossed the bridge.", "crossed", "CT+", []),
        ("Tensin did not cross the bridge.", "cross", "CT-", []),
        ("No company crossed the bridge.", "crossed", "CT-", []),
        ("Tensin no longer held the bridge.", "held", "CT-", []),
        ("Tensin may have crossed the bridge.", "crossed", "PS+", []),
        ("Tensin probably crossed the bridge.", "crossed", "PR+", []),
        ("Presumably, he crossed the bridge.", "crossed", "PR+", []),
        ("It is possible that he crossed the bridge.", "crossed", "PS+", []),
        ("It is unlikely that he crossed the bridge.", "crossed", "PR-", []),
        ("It is unlikely that there would have been much sign of it.", "been", "PR-", []),
        ("Tensin must have crossed the bridge.", "crossed", "PR+", []),
        ("Tensin should cross the bridge.", "cross", "Uu", []),
        ("Tensin will cross the bridge.", "cross", "Uu", []),
        # the three *would have*: of a doctrine, of a condition, of what did not come about
        ("Partisan doctrine would have dictated a retreat.", "dictated", "PR+", []),
        ("Had the bridge stood, he would have crossed it.", "crossed", "Uu", []),
        ("It was a truce which would have saved the town.", "saved", "Uu", []),
        ("Even had the order come, little would have changed.", "come", "PS+", []),
        ("He would cross unless the Bureau stopped him.", "cross", "Uu", []),
        # evidence, weak and none at all
        ("There is some sparse evidence that he crossed the bridge.", "crossed", "PS+", []),
        ("There is no evidence that he crossed the bridge.", "crossed", "Uu", []),
        # a voice: nothing is granted, all is granted, or what a thing shows
        ("Hradek said that he crossed the bridge.", "crossed", "Uu", ["Hradek"]),
        ("Hradek revealed that he crossed the bridge.", "crossed", "CT+", ["Hradek"]),
        ("Hradek claimed that he crossed the bridge.", "crossed", "Uu", ["Hradek"]),
        ("The records show that he crossed the bridge.", "crossed", "PR+", ["The records"]),
        ("Hradek denied that he crossed the bridge.", "crossed", "Uu", ["Hradek"]),
        ("He is known to have crossed the bridge.", "crossed", "CT+", ["UNNAMED"]),
        ("He is said to have crossed the bridge.", "crossed", "Uu", ["UNNAMED"]),
        ("Reportedly, he crossed the bridge.", "crossed", "Uu", ["UNNAMED"]),
        ("Hradek, from the testimony of prisoners, had been expressing doubts.", "expressing", "PR+", ["prisoners"]),
        # a voice within a voice
        ("Tensin reported that Hradek said he crossed the bridge.", "crossed", "Uu", ["Tensin", "Hradek"]),
        # the author himself
        ("We believe that he crossed the bridge.", "crossed", "PR+", []),
        # what was asked for or meant is no fact
        ("The Bureau ordered him to cross the bridge.", "cross", "Uu", ["The Bureau"]),
        ("He traveled to Karsk to attend the fair.", "attend", "PR+", []),
        ("He planned to cross the bridge.", "cross", "Uu", []),
        ("He refused to cross the bridge.", "cross", "CT-", []),
        # a trap: the month
        ("In May he crossed the bridge.", "crossed", "CT+", []),
        # an aside within the verb does not part it from its negation
        ("He had not, in fact, seen the bridge.", "seen", "CT-", []),
        # what no known word of saying holds is granted to no one
        ("They arranged that he crossed the bridge.", "crossed", "Uu", []),
        # a long way from the word of saying to what is said
        (
            "Hradek told the council of Karsk, in a speech printed in full in May, that he crossed it.",
            "crossed",
            "Uu",
            ["Hradek"],
        ),
        ("It would appear that he crossed the bridge.", "crossed", "PR+", []),
        # a cue on a noun does not touch the verb
        ("He gave a possible reason for the delay.", "gave", "CT+", []),
    ],
)
def test_factuality(text: str, verb: str, value: str, voices: list[str]) -> None:
    one = claim(text, verb)
    assert (one.factuality, chain(one)) == (value, voices)


@pytest.mark.parametrize(
    ("text", "verb", "own"),
    [
        ("Hradek said that he crossed the bridge.", "crossed", "CT+"),
        ("Hradek said that he may have crossed the bridge.", "crossed", "PS+"),
        ("Hradek denied that he crossed the bridge.", "crossed", "CT-"),
        ("Hradek doubts that he crossed the bridge.", "crossed", "PR-"),
        ("Hradek hoped that he crossed the bridge.", "crossed", "Uu"),
    ],
)
def test_a_voice_has_a_factuality_of_its_own(text: str, verb: str, own: str) -> None:
    assert claim(text, verb).voices[-1].factuality == own


@pytest.mark.parametrize(
    ("text", "verb", "band"),
    [
        ("Tensin crossed the bridge.", "crossed", None),  # never on what is not hedged
        ("It is possible that he crossed the bridge.", "crossed", None),  # *possible* has no band in any standard
        ("He is certainly known to have crossed the bridge.", "crossed", None),
        ("It is unlikely that he crossed the bridge.", "crossed", ("unlikely", 0.20, 0.45, "ICD 203 (2015)")),
        ("He almost certainly crossed the bridge.", "crossed", ("almost certain", 0.95, 0.99, "ICD 203 (2015)")),
        ("We doubt that he crossed the bridge.", "crossed", ("unlikely", 0.20, 0.40, "Kent 1964")),
    ],
)
def test_a_band_only_where_a_word_licenses_it(text: str, verb: str, band: tuple[str, float, float, str] | None) -> None:
    said = claim(text, verb).likelihood
    assert (None if said is None else (said.band, said.low, said.high, said.standard)) == band


def test_strength_and_confidence_are_kept_apart_from_likelihood() -> None:
    one = claim("There is firm evidence that he crossed the bridge.", "crossed")
    assert (one.strength, one.confidence, one.likelihood) == ("strong", None, None)
    one = claim("We judge with high confidence that he probably crossed the bridge.", "crossed")
    assert one.confidence in ("high", None)
    assert one.likelihood is not None
