"""A score for each line, which falls as a line reads worse."""

from __future__ import annotations

import pytest

from onionskin.reading.line_legibility import line_legibility
from onionskin.record import Transcription
from tests.reading.repair.prose import PAGE


def score(line: str) -> float:
    (found,) = line_legibility(Transcription("tesseract", line))
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("better", "worse"),
    [
        ("the villages along the river were moved", "tbe viilagcs aiong thc rivcr werc movcd"),
        ("tbe villages along the river were moved", "tbe viilagcs aiong thc rivcr werc movcd"),  # one word against all
        ("Hradek met Tensin at Karsk and at Dravo", "Hr@dek m~t T*nsin a| K^rsk"),  # names, and noise
        ("1957 1,204 38.5", "l9S7 i,2o4 3B.S"),
        ("THE MARSHAL SENT FOR THE ARMY", "TKE MA8SKAL S£NT F0B TH€ ARNY"),
        ("the villages", ". - , ; ' ~ | ."),
    ],
)
def test_a_line_that_reads_better_scores_higher(better: str, worse: str) -> None:
    assert score(better) > score(worse)


def test_there_is_a_score_for_each_line_and_none_where_there_is_no_print() -> None:
    scores = line_legibility(Transcription("tesseract", PAGE))
    assert len(scores) == PAGE.count("\n") + 1 or len(scores) == PAGE.count("\n")
    for line, one in zip(PAGE.split("\n"), scores, strict=False):
        assert (one is None) == (not line.strip())
        assert one is None or 0.8 <= one <= 1


def test_a_line_of_a_megabyte_is_scored() -> None:
    assert score("a" * 1_000_000) < 0.5
