"""The claims of an item: over page ends, beside what is no text, by hand; and what holds of any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.claiming.stage import BY_HAND
from onionskin.record import (
    AUTHOR,
    FACTUALITY,
    UNNAMED,
    Annotation,
    Claim,
    Pin,
    Refusal,
    Span,
    Voice,
    Zone,
    decode,
    encode,
)
from tests.claiming.claimed import chain, claim, claims, remarks, target, words


def test_a_sentence_runs_over_a_pages_end() -> None:
    first, second = remarks("Tensin left Karsk and was received by the", "prefect of Dravo in May. He died there.")
    (over,) = [one for one in first if isinstance(one.body, Claim) and one.body.rest is not None]
    assert isinstance(over.body, Claim)
    assert over.body.proposition == "was received by the prefect of Dravo in May"
    assert over.body.rest == Pin(Span(0, 23), 1)
    assert [one.body.proposition for one in second if isinstance(one.body, Claim)] == ["He died there"]


def test_what_runs_over_three_pages_is_no_claim() -> None:
    assert remarks("Tensin and the", "prefect of Dravo and the", "others left.") == ((), (), ())


def test_a_clause_at_a_pages_head_has_its_verb_on_the_page_before() -> None:
    text = "to the Bureau the arming of the hill villages, it showed that the prefect was afraid."
    pages = remarks("The prefect proposed something.", text)
    assert not any(isinstance(one.body, Claim) and one.body.kind == "incomplete" for one in pages[0])
    (begun,) = [one.body for one in pages[1] if isinstance(one.body, Claim) and one.body.kind == "incomplete"]
    assert (begun.proposition, begun.factuality) == ("the arming of the hill villages", "Uu")
    assert [gap.kind for gap in begun.gaps] == ["off_page_predicate"]


def test_only_body_text_asserts() -> None:
    text = "The bridge was blown.\nThe table was printed.\nThe town fell."
    zones = (
        (
            Annotation(Span(0, 21), Zone("body")),
            Annotation(Span(22, 44), Zone("table")),
            Annotation(Span(45, 59), Zone("body")),
        ),
    )
    found = remarks(text, zones=zones)[0]
    assert [words(text, target(one)) for one in found] == ["The bridge was blown", "The town fell"]


@pytest.mark.parametrize(
    "text",
    [
        "Rice, 40 tons. Salt, 12 tons. Kerosene, none.",  # a list
        "1957  1958  1959\n12.4  13.1  9.8",  # a table
        "TO: LEGATION VESSIN\nFROM: BUREAU\nINFO: ATTACHE",  # the head of a cable
        "He said, “we shall hold the bridge and the town",  # a quotation that nothing closes
        "Withdraw at once.",  # an order asserts nothing
        "",
        "\n\n \n",
    ],
)
def test_what_asserts_nothing(text: str) -> None:
    assert claims(text) == []


def test_a_sentence_of_five_hundred_words_makes_no_claims_and_the_next_does() -> None:
    text = "Tensin held " + "the bridge and the town and " * 120 + "the hill. Hradek fell."
    assert [one.proposition for one in claims(text)] == ["Hradek fell"]


def test_a_quotation_keeps_its_speaker_over_its_paragraphs() -> None:
    text = (
        'The prefect went on to note that:\n\n"The council has met. The town is lost.\n\n'
        '"The council has appealed to the hill people." Nobody answered him.'
    )
    found = {one.proposition: (one.factuality, chain(one), one.quotation) for one in claims(text)}
    assert found["The council has met"] == ("Uu", ["The prefect"], "quotation")
    assert found["The council has appealed to the hill people"] == ("Uu", ["The prefect"], "quotation")
    assert found["Nobody answered him"][:2] == ("CT-", [])


def test_words_between_quotation_marks_alone_are_no_one_elses() -> None:
    assert chain(claim('The "go ahead" was given in May.', "given")) == []


def test_gaps_are_said() -> None:
    assert [gap.kind for gap in claim("He is known to have been in Karsk.", "been").gaps] == ["unnamed_knower"]
    assert [gap.kind for gap in claim("Orders were captured near Karsk.", "captured").gaps] == ["uncited_document"]
    assert [gap.kind for gap in claim("There is no evidence that he came.", "came").gaps] == ["no_evidence"]


def test_pointers_lead_to_what_was_suggested_on_the_page_or_off_it() -> None:
    text = (
        "It is possible that Hradek gave the order. Even had it come, as suggested above, in May, few would have heard."
    )
    (reference,) = claim(text, "come").references
    assert reference.status == "resolved"
    assert reference.target is not None
    assert words(text, reference.target) == "Hradek gave the order"
    (reference,) = claim("The declaration, quoted above, has been cited often.", "cited").references
    assert (reference.status, reference.target) == ("off_page", None)


def test_a_printed_grade_is_copied_and_none_is_made() -> None:
    assert claim("The source said that the bridge was down (B-2).", "was").grade == "B-2"
    assert claim("The room B2 was empty that night.", "was").grade is None
    assert claim("A usually reliable source said that it was down.", "was").grade is None


def test_conditions_and_subjects_are_pinned() -> None:
    text = "He would cross unless the Bureau stopped him."
    one = claim(text, "cross")
    assert one.condition is not None
    assert words(text, one.condition.span) == "unless the Bureau stopped him"
    assert one.proposition == "He would cross unless the Bureau stopped him"
    text = "Hradek traveled through the hills, spending two days in Karsk."
    one = claim(text, "spending")
    assert one.subject is not None
    assert words(text, one.subject.span) == "Hradek"


def by_hand(text: str, span: Span) -> Annotation:
    head = Pin(span)
    body = Claim(
        " ".join(text[span.start : span.end].split()), head, "event", "CT-", (Voice(AUTHOR, "author_narrative", "CT-"),)
    )
    return Annotation(span, body)


TEXT = "Hradek said that the bridge was lost. Tensin left."


def test_a_refusal_withdraws_what_lies_within() -> None:
    (page,) = remarks(TEXT, hands=((Annotation(Span(0, 36), Refusal("claim")),),))
    assert [words(TEXT, target(one)) for one in page] == ["Tensin left"]


def test_of_contradictory_judgements_the_claim_by_hand_stands_and_of_two_the_last() -> None:
    span = Span(38, 49)
    first, last = by_hand(TEXT, span), by_hand(TEXT, span)
    hand = (first, Annotation(span, Refusal("claim")), last)
    (page,) = remarks(TEXT, hands=(hand,))
    (mine,) = [one.body for one in page if target(one) == span]
    assert isinstance(mine, Claim)
    assert (mine.rule, mine.factuality) == (BY_HAND, "CT-")


# -- laws --

WORDS = (
    "Tensin", "Hradek", "Karsk", "the", "a", "bridge", "prefect", "said", "that", "reported", "is", "was", "had",
    "been",
    "may", "probably", "unlikely", "not", "if", "unless", "it", "there", "evidence", "of", "in", "May", "1957",
    "and", "but", ",", ".", ";", '"', "“", "”", "(", ")", "\n", "\n\n", "crossed", "to", "attend", "known", "prisoners",
    "which",
    "who", "although",
)  # fmt: skip
texts = st.lists(st.sampled_from(WORDS), max_size=60).map(" ".join)


@settings(deadline=None, max_examples=150)
@given(st.lists(texts, min_size=1, max_size=3))
def test_every_claim_is_pinned_and_within(pages: list[str]) -> None:
    found = remarks(*pages)
    for number, page in enumerate(found):
        for one in page:
            assert isinstance(one.body, Claim)
            span, body = target(one), one.body
            assert span.end <= len(pages[number])
            head = body.head
            within = head.span in span if not head.ahead else body.rest is not None and head.span in body.rest.span
            assert within
            assert body.factuality in FACTUALITY
            assert body.voices[0].name == AUTHOR
            for voice in body.voices[1:]:
                assert voice.cue is not None
                assert (voice.place is None) == (voice.name == UNNAMED)
            for pin in (body.head, *[cue.place for cue in body.cues], *[gap.place for gap in body.gaps if gap.place]):
                assert 0 <= number + pin.ahead < len(pages)
                assert pin.span.end <= len(pages[number + pin.ahead])
            assert (body.likelihood is None) or body.factuality not in ("CT+", "CT-")


GRANTING = ("committed", "knowing", "showing")


@settings(deadline=None, max_examples=100)
@given(texts)
def test_nothing_that_someone_else_says_is_the_authors_own(text: str) -> None:
    for one in claims(text + " ."):
        outer = [voice for voice in one.voices if voice.rank == 1]
        if outer and outer[0].manner not in GRANTING:
            assert one.factuality == "Uu"


@settings(deadline=None, max_examples=60)
@given(texts, texts)
def test_the_same_text_twice_gives_the_same_claims(text: str, other: str) -> None:
    first, _, again = remarks(text + " .", other + " .", text + " .")
    if '"' in text + other or "“" in text + other or "”" in text + other:
        return  # a quotation may go on over a page's end

    def told(page: tuple[Annotation, ...]) -> list[tuple[Span, str, str]]:
        return [(target(one), one.body.proposition, one.body.factuality) for one in page if isinstance(one.body, Claim)]

    assert told(remarks(text + " .")[0]) == told(remarks(text + " .")[0])
    if text and text[0].isupper():
        assert told(first) == told(again)


@settings(deadline=None, max_examples=60)
@given(texts, st.integers(0, 10), st.integers(1, 20))
def test_a_claim_by_hand_survives(text: str, start: int, size: int) -> None:
    text += " Tensin left Karsk."
    span = Span(start, min(len(text), start + size))
    (page,) = remarks(text, hands=((by_hand(text, span),),))
    assert [one.body.rule for one in page if target(one) == span and isinstance(one.body, Claim)] == [BY_HAND]


@settings(deadline=None, max_examples=60)
@given(texts)
def test_claims_are_written_and_read_back(text: str) -> None:
    page = remarks(text)[0]
    assert decode(encode(page)) == page


def test_a_page_without_a_stop_takes_no_time_to_speak_of() -> None:
    began = time.process_time()
    assert claims("Tensin said that he " * 20000) == []
    assert time.process_time() - began < 10


@pytest.mark.slow
def test_time_grows_with_the_text_and_no_faster() -> None:
    def seconds(copies: int) -> float:
        text = (
            "Hradek said that the bridge was lost, and Tensin, from the testimony of prisoners, left Karsk. " * copies
        )
        best = 60.0  # the least of three: what else goes on at the time is not the text's
        for _ in range(3):
            began = time.process_time()
            remarks(text)
            best = min(best, time.process_time() - began)
        return best

    seconds(20)
    assert seconds(800) < 16 * max(seconds(100), 0.01)
