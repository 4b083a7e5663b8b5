"""The stage as a whole: the page it was made for, what is repaired and what is not, and its laws."""

from __future__ import annotations

import random
import time
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onionskin.reading.repair import find_repairs, ruled
from onionskin.reading.repair.leave import LEFT
from onionskin.record import Annotation, Emendation, Finding, Refusal, Span, Transcription, repaired
from tests.reading.repair.prose import PAGE, emendations, made

SEED = (Path(__file__).parents[3] / "examples" / "pentagon-papers" / "page-28.txt").read_text("utf-8")
REPAIRED = [
    # printed, to be read, kind, whether it is made
    ("Burope", "Europe", "confusion", True),  # no word; the page has Europe elsewhere
    ("\u00e2\u20ac\u2122", "\u2019", "mojibake", True),  # bytes, no judgement
    ("Viet-\nnamese", "Vietnamese", "line_end_hyphen", True),  # goes on in lower case
    ("fram", "from", "confusion", True),  # reader's or typist's: no word either way
    ("le", "Le", "case", True),  # one of six without its capital
    ("\n\n", "\n", "false_paragraph_break", True),  # within a clause, twice
    ("28 TOP SECRET - Sensitive", "28\n\nTOP SECRET - Sensitive", "zone_split", True),  # two things on one line
    ("\n\n", "\n", "false_paragraph_break", False),  # between two sentences: only a suspicion
]
LEFT_ALONE = ["Hanoi Press", "signalled", "Lao Dong", "Peking", "essentiality"]


def test_the_page_it_was_made_for() -> None:
    said = emendations(SEED)
    there = {
        (SEED[one.target.start : one.target.end], one.body.reading, one.body.kind, one.body.applied)
        for one in said
        if isinstance(one.target, Span) and isinstance(one.body, Emendation)
    }
    assert there == set(REPAIRED)
    assert len(said) == 9
    for one in said:
        assert isinstance(one.body, Emendation)
        assert one.body.rule
        assert one.body.evidence.endswith(".")


@pytest.mark.parametrize("form", LEFT_ALONE)
def test_what_is_no_error_is_not_touched(form: str) -> None:
    at = SEED.index(form)
    span = Span(at, at + len(form))
    assert not any(isinstance(one.target, Span) and one.target.meets(span) for one in emendations(SEED))


MISREAD = [
    # as it was, as it is read; what is hard
    ("evidence", "evidenee"),  # e for c
    ("ministers", "rninisters"),  # two letters for one
    ("government", "govemment"),  # one letter for two
    ("believed", "bclieved"),  # c for e
    ("villages", "viilages"),  # i for l
    ("another year of", "another yearof"),  # a blank is lost
    ("promise", "prom ise"),  # a blank is seen
    ("released", "re-\nleased"),  # a hyphen at the end of a line
    ("Marshal wished", "Marshat wished"),  # a name that stands three times more
    ("in the valley", "in tbe valley"),  # the commonest word of all
]


@pytest.mark.parametrize(("was", "read"), MISREAD)
def test_a_misreading_in_prose_is_repaired(was: str, read: str) -> None:
    text = PAGE.replace(was, read, 1)
    assert repaired(Transcription("tesseract", text), emendations(text)).text == PAGE


def test_clean_prose_is_not_touched() -> None:
    assert made(PAGE) == []


@pytest.mark.parametrize(
    ("was", "printed"),
    [
        ("since the autumn of 1957", "since the autumn of 2957"),  # no year, and no business of ours
        ("the merchant\nHradek", "the merchant\nDarvas"),  # a name that no list has
        ("was divided", "was labelled"),  # spelling of another country
        ("The evidence", "The DRV"),  # initials
        ("the river were", "the Peking road, and the Viet-Nam border, were"),  # spelling of another time
        ("the first snow", 'the "frist" snow'),  # words held up between quotation marks
        ("the first snow", "the frist (sic) snow"),
        ("the coast", "the Cote d'Or, le pays des mines et de la mer,"),  # another language
        ("seed and tools", "XKQJV BWRTP ZZMNL"),  # groups of a code
    ],
)
def test_what_may_be_meant_is_left_alone(was: str, printed: str) -> None:
    assert was in PAGE
    assert made(PAGE.replace(was, printed, 1)) == []


def test_a_page_of_noise_is_left_alone_and_says_so() -> None:
    draw = random.Random(3)
    noise = " ".join("".join(draw.choices("bcdfghjklmnpqrtvwxz", k=draw.randrange(3, 9))) for _ in range(200))
    said = find_repairs(Transcription("tesseract", noise), (), ((), ()), (), ((), ()))
    assert [one.body.kind for one in said if isinstance(one.body, Finding)] == [LEFT]
    assert not [one for one in said if isinstance(one.body, Emendation)]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            PAGE + "\nles mines de la valle sont dans une region que les armees ont prise avec peine\n",
            "another language",
        ),
        (PAGE + "\nXKQJV BWRTP ZZMNL QQRST VVBNM\n", "code"),
        (PAGE.upper(), "capitals"),
    ],
)
def test_a_place_that_is_left_alone_says_why(text: str, word: str) -> None:
    said = find_repairs(Transcription("tesseract", text), (), ((), ()), (), ((), ()))
    assert any(isinstance(one.body, Finding) and word in one.body.sentence for one in said)


@pytest.mark.parametrize(
    "text",
    [
        "x" * 1_000_000,  # a line of a megabyte without a blank
        "evidenee tbe govemment " * 40_000,  # with blanks, every word misread
        "a " * 500_000,
        "-\n" * 300_000,
        "\u00e2\u20ac\u2122" * 200_000,  # nothing but mojibake
        "l.1.I. " * 100_000,
    ],
    ids=["no blanks", "words", "letters", "hyphens", "mojibake", "initials"],
)
def test_a_page_of_a_megabyte_is_bounded_in_time(text: str) -> None:
    began = time.process_time()
    find_repairs(Transcription("tesseract", text), (), ((), ()), (), ((), ()))
    assert time.process_time() - began < 60  # seconds on a slow machine; two or three here


SCRAPS = st.lists(
    st.sampled_from(["tbe", "of", "evidenee", "Marshal", "marshal", "-", "\n", "\n\n", "re-\n", "1957", "l957", "U.8.",
                     "\u00e2\u20ac\u2122", "govemment", "~", "le", "SECRET", ".", ",", "the", "had", "qx", "zone"])
    | st.text("abe -\n.", max_size=6), max_size=60,
).map(" ".join)  # fmt: skip


@settings(max_examples=60)
@given(SCRAPS)
def test_undoing_every_emendation_gives_the_text_and_every_span_pins(text: str) -> None:
    page = Transcription("tesseract", text)
    said = emendations(text)
    reading = repaired(page, said)
    undone = "".join(reading.printed[run.there : run.until] for run in reading.runs)
    assert undone == text  # nothing is struck out: every emendation reads something
    for at in range(len(reading.text)):
        span = reading.pin(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
    spans = sorted((one.target.start, one.target.end) for one in said if isinstance(one.target, Span))
    assert all(one[1] <= other[0] for one, other in pairwise(spans))
    assert emendations(text) == said


def test_what_people_say_stands_before_what_we_say() -> None:
    text = PAGE.replace("evidence", "evidenee", 1)
    at = text.index("evidenee")
    page, span = Transcription("tesseract", text), Span(at, at + 8)
    by_hand = Annotation(span, Emendation("evidences", "hand"))
    refused = Annotation(span, Refusal("emendation"))
    for hand, wanted in (((), "evidence"), ((by_hand,), "evidences"), ((refused,), "evidenee")):
        said = find_repairs(page, (), ((), ()), (), (hand, ()))
        assert repaired(page, said).text == text.replace("evidenee", wanted)


def test_a_rule_is_accepted_or_refused_for_a_collection() -> None:
    made_one = Annotation(Span(0, 4), Emendation("from", "confusion", True, "confusion: a for o"))
    doubted = Annotation(Span(9, 13), Emendation("then", "confusion", False, "confusion: i for e"))
    both = (made_one, doubted)
    assert ruled(both, (("confusion: a for o", "refused"),)) == (doubted,)
    accepted = ruled(both, (("confusion: i for e", "accepted"),))
    assert [one.body.applied for one in accepted if isinstance(one.body, Emendation)] == [True, True]
