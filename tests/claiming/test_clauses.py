"""The clauses of a sentence, with what each hangs on."""

from __future__ import annotations

import pytest

from tests.claiming.claimed import apart

Row = tuple[str, str, str | None]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        # two clauses with subjects of their own, the second led up to by a phrase
        (
            "In May Tensin visited Karsk, and in July and August, Hradek traveled to Dravo.",
            [("main", "visited", "Tensin"), ("main", "traveled", "Hradek")],
        ),
        # a phrase of time that leads, with a comma in it
        ("In 1957, after a year of unrest in the hills, Tensin left.", [("main", "left", "Tensin")]),
        # an aside between subject and verb
        ("Hradek, upon his return from Karsk, resigned.", [("main", "resigned", "Hradek")]),
        # a verb that nobody does to anything is no participle; a past behind its noun is
        (
            "Tensin arrived in Karsk for a visit billed in the press as a triumph.",
            [("main", "arrived", "Tensin")],
        ),
        # the stop of an initial, also one misread, stands within the name
        (
            "They left, and on 20 May 1957, Marshal Pavel EB. Tensin, President of the Diet, arrived in Karsk.",
            [("main", "left", "They"), ("main", "arrived", "Marshal Pavel EB . Tensin")],
        ),
        # a conjunction within a subject is none between clauses
        (
            "The needs and wishes of the rebels had been made known.",
            [("main", "made", "The needs and wishes of the rebels")],
        ),
        # what is said, with and without *that*
        ("Tensin said he had lost the bridge.", [("main", "said", "Tensin"), ("content", "lost", "he")]),
        (
            "Tensin indicated that the bridge was lost.",
            [("main", "indicated", "Tensin"), ("content", "lost", "the bridge")],
        ),
        # a *that* right before its verb is relative
        ("The men that came were armed.", [("relative", "came", None), ("main", "armed", "The men")]),
        # inversion is a condition, with *even* a concession
        ("Had the order come, he would have left.", [("condition", "come", "the order"), ("main", "left", "he")]),
        ("Even had the order come, he would have left.", [("concession", "come", "the order"), ("main", "left", "he")]),
        # of infinitives: who is known to have been, what was meant, what was asked, what did not happen
        ("He is known to have been in Karsk.", [("main", "known", "He"), ("raised", "been", "He")]),
        ("He traveled to Karsk to attend the fair.", [("main", "traveled", "He"), ("purpose", "attend", "He")]),
        ("He ordered the company to withdraw.", [("main", "ordered", "He"), ("asked", "withdraw", "the company")]),
        ("He failed to hold the bridge.", [("main", "failed", "He"), ("unmet", "hold", "He")]),
        # a paper submitted: a participle, for a verb follows
        (
            "A paper submitted to the Bureau in April argued for delay.",
            [("main", "argued", "A paper submitted to the Bureau in April")],
        ),
        # a noun phrase with a participle in it
        ("From the testimony of prisoners and captured documents, he knew it.", [("main", "knew", "he")]),
    ],
)
def test_clauses(text: str, wanted: list[Row]) -> None:
    one = apart(text)

    def words(of: tuple[int, int] | None) -> str | None:
        return None if of is None else " ".join(token.word for token in one.tokens[slice(*of)]).split(" ,")[0]

    told = [(clause.kind, one.tokens[clause.group.head].word, words(clause.subject)) for clause in one.clauses]
    assert [row[:2] for row in told] == [row[:2] for row in wanted]
    assert [row[2] for row in told if row[0] != "relative"] == [row[2] for row in wanted if row[0] != "relative"]
