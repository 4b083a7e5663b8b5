"""What is made of RapidOCR's answers, which are pieces of lines with marks of the widths of East Asian type."""

from __future__ import annotations

from types import SimpleNamespace

import numpy as np
import pytest

from onionskin.errors import SourceError
from onionskin.reading.ocr import rapid
from onionskin.reading.ocr.rapid import LEAST, Rapid, pieces
from onionskin.reading.prepare import Prepared

Placing = tuple[str, float, list[list[float]]]


def box(left: float, top: float, right: float, foot: float) -> list[list[float]]:
    """A box as four corners, clockwise from the top left."""
    return [[left, top], [right, top], [right, foot], [left, foot]]


def found(text: str, score: float = 0.9, words: tuple[Placing, ...] | None = None) -> SimpleNamespace:
    """An answer of one line, 10 pixels a letter."""
    boxes = [np.array(box(100, 50, 100 + 10 * len(text), 70))]
    return SimpleNamespace(txts=(text,), scores=(score,), boxes=boxes, word_results=(words or (),))


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("the Miller crossed", "the Miller crossed"),
        ("left on 12March1964 for", "left on 12 March 1964 for"),  # spaces it eats about a month
        ("by 2 May1958", "by 2 May 1958"),
        ("September1957", "September 1957"),
        ("Karsk,Vessin,Dravo", "Karsk, Vessin, Dravo"),
        ("3,512 of NSC5429/5", "3,512 of NSC5429/5"),  # and where something else is meant
        ("Marchand Mayfair 12Marches", "Marchand Mayfair 12Marches"),
        ("(S，NF）：Korr。", "(S,NF):Korr."),  # wide commas, brackets, colon, full stop
        ("a　b", "a b"),
    ],
)
def test_spaces_and_signs_are_set_right(text: str, read: str) -> None:
    (line,) = pieces(found(text))
    assert " ".join(word.text for word in line.words) == read


@pytest.mark.parametrize("nothing", [None, SimpleNamespace(txts=None), SimpleNamespace(txts=()), found("  ")])
def test_nothing_found_is_no_piece(nothing: SimpleNamespace | None) -> None:
    assert pieces(nothing) == []


def test_a_line_that_the_engine_does_not_believe_is_left_out() -> None:
    assert len(pieces(found("Korr", LEAST))) == 1
    assert pieces(found("Korr", LEAST - 0.01)) == []


def test_a_word_stands_where_it_was_placed_and_is_as_sure_as_said() -> None:
    words = (("the", 0.8, box(100, 50, 130, 70)), ("Miller", 0.6, box(150, 50, 260, 70)))
    (line,) = pieces(found("the Miller", 0.9, words))
    assert [(word.text, word.left, word.right, word.cert) for word in line.words] == [
        ("the", 100, 130, pytest.approx(0.8)),
        ("Miller", 150, 260, pytest.approx(0.6)),
    ]


def test_a_word_that_was_not_placed_has_its_share_of_the_line() -> None:
    words = (("elsewhere", 0.1, box(0, 0, 9, 9)),)
    (line,) = pieces(found("the Miller", 0.9, words))
    assert [(word.text, word.left, word.right, word.cert) for word in line.words] == [
        ("the", 100, 130, pytest.approx(0.9)),
        ("Miller", 140, 200, pytest.approx(0.9)),
    ]


def test_a_word_that_was_placed_whole_and_is_parted_is_parted_in_its_box() -> None:
    words = (("12March1964", 0.7, box(100, 50, 210, 70)),)
    (line,) = pieces(found("12March1964", 0.9, words))
    assert [(word.text, word.left, word.right) for word in line.words] == [
        ("12", 100, 120),
        ("March", 120, 170),
        ("1964", 170, 210),
    ]


@pytest.mark.parametrize("error", [RuntimeError("bad allocation"), ValueError("shape"), Exception("runtime")])
def test_whatever_the_engine_raises_is_said_of_the_page(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def gives_up(_: object) -> None:
        raise error

    monkeypatch.setattr(rapid, "_engine", lambda: gives_up)
    with pytest.raises(SourceError, match="RapidOCR could not read the page image"):
        Rapid()(Prepared(np.zeros((9, 9), np.uint8), np.eye(2, 3), (9, 9)))
