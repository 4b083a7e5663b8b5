"""How well a reading reads, and which is read."""

from __future__ import annotations

import random
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.reading.legibility import choose, legibility
from onionskin.record import Region, Transcription, Word
from tests.reading.drawn import LINES
from tests.strategies import placed

PLAIN = "\n".join(LINES)
# The same lines as a worn machine's reading gives them: one letter in nine is another.
WORN = "".join(
    "aeo~ntr|cl"[number % 10] if number % 9 == 0 and not letter.isspace() else letter
    for number, letter in enumerate(PLAIN)
)
NOISE = "qvxz wnpf ~~ kkjh ^^ zzxq |_| vbnm trwq pfgh\nxxkq jjhz"
CAPITALS = PLAIN.upper()
FIGURES = "1957 1,204 38.5\n1958 1,311 40.2\n1959 - -\n"
CABLE = "SECRET\nVESSIN 417 021145Z MAR 58\nREF: OSMIN 88 PARA 2\nACTION: FE-4 INFO: S/S, INR, DIA\n"


def read(text: str, cert: float | None = None, reader: str = "tesseract") -> Transcription:
    """A reading, each word as sure as said."""
    words, at = [], 0
    for word in text.split():
        start = text.index(word, at)
        at = start + len(word)
        words.append(Word(start, at, Region(0, 0, 9, 9), cert))
    return Transcription(reader, text, tuple(words) if cert is not None else ())


def score(text: str, cert: float | None = None) -> float:
    return legibility((), (read(text, cert),))[0].score


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        (PLAIN, WORN),
        (WORN, NOISE),
        (CAPITALS, WORN.upper()),  # a cable is judged like print
        (CAPITALS, NOISE),
        (PLAIN, PLAIN.replace(" ", "")),  # spaces eaten
        (PLAIN, " ".join(PLAIN)),  # letters strewn
        (PLAIN, PLAIN + NOISE * 4),  # a page's edge read as letters
        (FIGURES, NOISE),  # figures are no evidence, noise is
        (CABLE, NOISE),
        (NOISE, ""),
        (NOISE, " \n\n "),
    ],
    ids=["worn", "noise", "capitals worn", "capitals", "eaten", "strewn", "edge", "figures", "cable", "none", "blank"],
)
def test_what_reads_better_scores_better(better: str, worse: str) -> None:
    assert score(better) > score(worse)


def test_what_scores_by_itself() -> None:
    assert score("") == 0.0
    assert score(PLAIN) > 0.9
    assert score(CAPITALS) > 0.9
    assert score(CABLE) > 0.5  # abbreviations and figures tell nothing either way
    assert score(NOISE) < 0.2


def test_a_reader_that_doubts_its_words_is_doubted() -> None:
    assert score(PLAIN, 0.95) > score(PLAIN, 0.6) > score(PLAIN, 0.2)


def test_a_reading_that_has_fewer_of_the_words_is_less_legible_beside_one_that_has_them() -> None:
    half = "\n".join(LINES[:4])
    alone, beside = score(half), legibility((read(PLAIN),), (read(half),))[1].score
    assert beside < alone


@pytest.mark.parametrize("text", [PLAIN, NOISE, FIGURES, "", WORN])
def test_the_reason_is_a_sentence(text: str) -> None:
    reason = legibility((), (read(text),))[0].reason
    assert reason[0].isupper() or reason[0].isdigit()
    assert reason.endswith(".")


readings = st.lists(placed(), max_size=5).map(tuple)


@given(readings, readings)
def test_one_score_from_0_to_1_for_each_reading_in_their_order(
    given: tuple[Transcription, ...], ocr: tuple[Transcription, ...]
) -> None:
    judged = legibility(given, ocr)
    assert [one.reader for one in judged] == [reading.reader for reading in (*given, *ocr)]
    assert all(0 <= one.score <= 1 for one in judged)
    assert judged == legibility(given, ocr)
    assert judged == legibility((), (*given, *ocr))


@given(readings, st.randoms(use_true_random=False))
def test_the_order_of_the_readings_changes_no_score(found: tuple[Transcription, ...], chance: random.Random) -> None:
    turned = list(range(len(found)))
    chance.shuffle(turned)
    scores = [one.score for one in legibility((), found)]
    assert [one.score for one in legibility((), tuple(found[at] for at in turned))] == [scores[at] for at in turned]


@given(readings, readings)
def test_the_most_legible_is_read_and_of_equals_the_first(
    given: tuple[Transcription, ...], ocr: tuple[Transcription, ...]
) -> None:
    judged = legibility(given, ocr)
    chosen = choose(given, ocr, judged)
    if not judged:
        assert chosen == Transcription("none", "")
        return
    best = max(one.score for one in judged)
    assert chosen is (*given, *ocr)[[one.score for one in judged].index(best)]


def test_an_exact_text_is_read_whatever_it_scores() -> None:
    exact, ocr = read(NOISE, reader="text"), read(PLAIN)
    assert choose((exact,), (ocr,), legibility((exact,), (ocr,))) is exact


def test_a_page_is_judged_within_a_millisecond_or_so() -> None:
    page = read("\n".join(LINES[at % len(LINES)] for at in range(45)), 0.9)
    legibility((), (page,))  # the word list is loaded once a process
    took = []
    for _ in range(20):
        began = time.process_time()
        legibility((), (page,))
        took.append(time.process_time() - began)
    assert min(took) < 0.005  # five times the bar of the eval, so that a busy machine does not redden this
