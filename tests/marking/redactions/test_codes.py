"""Codes beside boxes: read as engines print them, each of its own family, and given to the box they belong to."""

from __future__ import annotations

import pytest

from onionskin.marking.redactions.codes import Printed, beside, printed
from onionskin.record import Exemption, Region
from tests.marking.redactions.drawn import Paper


@pytest.mark.parametrize(
    ("line", "codes"),
    [
        ("3.3(h)(2)", ["3.3(h)(2)"]),
        ("3 3(h)(2)", ["3.3(h)(2)"]),  # the point is lost
        ("3-3(h)(2)", ["3.3(h)(2)"]),
        ('3"3(h)(2)', ["3.3(h)(2)"]),
        ("3.3(h)(2", ["3.3(h)(2)"]),  # the last bracket is cut off
        ("3.3(b)(1)", ["3.3(b)(1)"]),
        ("3 5(c)", ["3.5(c)"]),
        ("3_5(C)", ["3.5(c)"]),
        ("25X1", ["25X1"]),
        ("25Xl", ["25X1"]),  # a letter for the figure
        ("50X1-HUM", ["50X1-HUM"]),
        ("STAT", ["STAT"]),
        ("(b)(1) (b)(3)", ["(b)(1)", "(b)(3)"]),
        ("b7C", ["(b)(7)(C)"]),
        ("b6 b7C", ["(b)(6)", "(b)(7)(C)"]),
        ("3.5 miles", []),
        ("13.5(c)", []),  # of a longer number
        ("room b7C of the hotel", []),  # what may be something else counts only alone
        ("STATION", []),
        ("125X12", []),
        ("3 5", []),
    ],
)
def test_codes_as_engines_read_them(line: str, codes: list[str]) -> None:
    assert sorted(one.exemption.code for one in printed((Paper().typed((line,)).read(),))) == sorted(codes)


def test_families_are_never_crossed() -> None:
    families = {
        one.exemption.code: one.exemption.family
        for one in printed((Paper().typed(("25X1", "(b)(1)", "3.5(c)", "STAT")).read(),))
    }
    assert families == {"25X1": "DURATION", "(b)(1)": "FOIA", "3.5(c)": "REVIEW", "STAT": "CREST_LABEL"}


def test_two_readers_of_one_code_saw_one() -> None:
    paper = Paper().typed(("3 3(h)(2)",))
    assert len(printed((paper.read(), paper.read("text-layer")))) == 1


def at(code: str, x: int, y: int) -> Printed:
    region = Region(x, y, 120, 30)
    return Printed(Exemption(code, "REVIEW", region), region)


BOX = Region(200, 500, 800, 300)


@pytest.mark.parametrize(
    ("found", "codes"),
    [
        ([at("3.5(c)", 1500, 520)], ["3.5(c)"]),  # level with its head, in the margin
        ([at("3.5(c)", 1500, 460)], ["3.5(c)"]),  # a line above its head
        ([at("3.5(c)", 1500, 1200)], []),  # of another place
        ([at("3.5(c)", 600, 600)], ["3.5(c)"]),  # on the box
        ([at("3.5(c)", 1500, 520), at("25X1", 1500, 760)], ["3.5(c)"]),  # the one at its head
        ([at("3.5(c)", 1500, 520), at("25X1", 1350, 522)], ["25X1", "3.5(c)"]),  # both in one row
    ],
)
def test_which_codes_belong_to_a_box(found: list[Printed], codes: list[str]) -> None:
    assert sorted(one.code for one in beside(BOX, found, ())) == codes


def test_a_code_on_another_box_is_that_ones() -> None:
    other = Region(1100, 480, 500, 100)
    assert beside(BOX, [at("3.5(c)", 1300, 500)], (other,)) == ()
