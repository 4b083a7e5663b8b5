"""How entities are scored."""

from __future__ import annotations

import pytest

from evals.entities import SEVERAL, b_cubed, purity
from onionskin.record import Appellation, Entity


def of(form: str) -> Appellation:
    return Appellation("PER", form, "i")


def test_b_cubed_by_hand() -> None:
    """Two people, of three and one names; one name of the first was put with the second."""
    gold = {of("a"): "1", of("b"): "1", of("c"): "1", of("d"): "2"}
    said = {of("a"): "x", of("b"): "x", of("c"): "y", of("d"): "y"}
    precision, recall, f1 = b_cubed(gold, said)
    assert precision == pytest.approx((1 + 1 + 1 / 2 + 1 / 2) / 4)
    assert recall == pytest.approx((2 / 3 + 2 / 3 + 1 / 3 + 1) / 4)
    assert f1 == pytest.approx(2 * precision * recall / (precision + recall))


def test_names_left_alone_have_all_of_the_one_and_none_of_the_other() -> None:
    gold = {of("a"): "1", of("b"): "1"}
    assert b_cubed(gold, {of("a"): "x", of("b"): "y"})[:2] == (1.0, 0.5)


def test_purity_weighs_by_pages_and_leaves_out_what_nobody_read() -> None:
    names = tuple(of(form) for form in "abcd")
    entity = Entity("0", "PER", "a", (), names, 20)
    gold = {of("a").id: "Harmon", of("b").id: "Torrance", of("c").id: SEVERAL}
    pages = {of("a"): 6, of("b"): 2, of("c"): 2, of("d"): 10}
    assert purity(entity, gold, pages) == (0.6, 0.5)
