"""How the OCR eval counts: what it calls an error, a word on which readings agree, a rank."""

from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evals.likeness import consensus, folded, harmony, rank, words
from evals.ocr import errors
from evals.scans import LEVELS, Scan, Seen, specimens
from onionskin.record import Condition, Transcription


def test_bars_and_white_space_are_no_text() -> None:
    assert folded(" The ████ Miller\n\n crossed █ \tat night.") == "The Miller crossed at night."


def test_words_are_folded_at_their_edges_only() -> None:
    assert words('"Korr," said Hradek -- (S.1.2) korr.') == Counter(korr=2, said=1, hradek=1, **{"s.1.2": 1})


bags = st.dictionaries(st.sampled_from("abcdef"), st.integers(1, 4)).map(Counter)


@given(st.lists(bags, min_size=3, max_size=3))
def test_a_word_is_agreed_on_as_often_as_two_of_three_have_it(voters: list[Counter[str]]) -> None:
    agreed = consensus(voters)
    for word in "abcdef":
        assert sum(voter[word] >= agreed[word] for voter in voters) >= 2
        assert sum(voter[word] > agreed[word] for voter in voters) <= 1
    assert agreed == consensus(voters[::-1])


def test_one_voter_agrees_with_nobody() -> None:
    assert consensus([Counter(a=1)]).total() == consensus([]).total() == 0


@pytest.mark.parametrize(
    ("reading", "share"),
    [("a b c", 1.0), ("", 0.0), ("x y z", 0.0), ("a b c x y z", 2 * 3 / 9), ("a", 2 * 1 / 4)],
)
def test_harmony_wants_all_that_is_agreed_and_no_more(reading: str, share: float) -> None:
    assert harmony(words(reading), words("a b c")) == pytest.approx(share)


@pytest.mark.parametrize(
    ("pairs", "value"),
    [
        ([(1, 10), (2, 20), (3, 900)], 1.0),
        ([(1, 3), (2, 2), (3, 1)], -1.0),
        ([(1, 1), (1, 2), (2, 2), (2, 1)], 0.0),
        ([(1, 1), (2, 2), (2, 3), (3, 4)], 0.9487),  # ties share their mean rank
    ],
)
def test_ranks_are_compared_and_not_values(pairs: list[tuple[float, float]], value: float) -> None:
    assert rank(pairs) == pytest.approx(value, abs=1e-4)


def seen(level: str, true: str, ours: str, bare: str) -> Seen:
    scan = Scan(next(specimens()).path, 1, level, true, 0, 0.0)
    reading = Transcription("tesseract", ours)
    return Seen(scan, Condition("inked", 0, 0.0, 0.0), (), (reading,), Transcription("bare", bare), None, (1, 0, 1))


def test_errors_are_pooled_by_level_and_a_clean_page_is_told_where_the_bare_engine_is_better() -> None:
    true = "ten letters"
    pages = [
        seen("clean", true, "ten letters", "ten lotters"),
        seen("clean", true, "tan lettars", "ten lotters"),
        seen("worst", true, "", ""),
    ]
    values = errors(pages, [])
    assert values["cer_clean"] == pytest.approx(100 * 2 / 22)
    assert values["bare_cer_clean"] == pytest.approx(100 * 2 / 22)
    assert values["wer_clean"] == pytest.approx(100 * 2 / 4)
    assert values["cer_worst"] == 100
    assert values["clean_pages_worse_than_bare"] == 1
    assert "cer_light" not in values


def test_every_specimen_that_is_an_image_is_read() -> None:
    scans = list(specimens())
    assert {scan.level for scan in scans} == set(LEVELS)
    assert len(scans) >= 80
    for scan in (scans[0], scans[-1]):
        assert scan.sheet().image is not None
