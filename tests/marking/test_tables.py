"""What is known of markings loads, has a source, compiles, and costs no more on noise than on print."""

from __future__ import annotations

import re
import time

import pytest

from onionskin.marking.known import known_marks
from onionskin.marking.marks import find_marks, lowered
from onionskin.marking.tables import Family, caveats, codes, families, letters, levels, orders, uk_caveats
from onionskin.record import MARKS, Transcription

EDTF = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")


@pytest.mark.parametrize("family", families(), ids=lambda family: f"{family.id}, {family.name}")
def test_a_family(family: Family) -> None:
    assert re.fullmatch(r"[A-Z0-9_]+", family.id)
    assert family.kind in MARKS
    assert family.name
    assert family.source in ("domain", "form")
    assert family.triggers
    assert [trigger for trigger in family.triggers if trigger != lowered(trigger)] == []
    assert family.stamp == (family.kind in ("declass_stamp", "release_stamp"))
    assert family.pattern.match("") is None


@pytest.mark.parametrize("family", families(), ids=lambda family: f"{family.id}, {family.name}")
def test_every_repetition_of_a_pattern_is_bounded(family: Family) -> None:
    """A star or a plus over noise is where a pattern may run away; a class in brackets may hold the signs."""
    outside = re.sub(r"\\.|\[(?:\\.|[^\]])*\]", "x", family.pattern.pattern)
    assert not re.search(r"[*+]|\{\d*,\}", outside)


def test_families_of_one_name_say_the_same_kind() -> None:
    kinds: dict[str, set[str]] = {}
    for family in families():
        kinds.setdefault(family.id, set()).add(family.kind)
    assert [name for name, held in kinds.items() if len(held) > 1] == []


@pytest.mark.parametrize("code", codes().values(), ids=lambda code: code.code)
def test_a_code(code) -> None:  # type: ignore[no-untyped-def]
    assert code.meaning
    assert code.authority
    assert code.source
    assert EDTF.fullmatch(code.since)
    forms = {
        "FOIA": r"\(b\)\(\d\)(\([A-F]\))?", "PRIVACY_ACT": r"\([jk]\)\(\d\)", "EO_REASON": r"1\.[45]\([a-h]\)",
        "DURATION": r"((25|50|75)X\d(-HUM|-WMD)?|X\d)", "REVIEW": r"3\.[35]\([bch]\)(\(\d\))?",
        "JFK_RESTRICTION": r"\d[A-C]?", "JFK_ACT": r"6\(\d\)(\([A-C]\))?", "CREST_LABEL": r"STAT[A-Z]*|ILLEGIB",
        "LIBRARY_RESTRICTION": r"[ABC]",
    }  # fmt: skip
    shaped = {family for family, form in forms.items() if re.fullmatch(form, code.code)}
    assert shaped == {code.family}, "a code has the shape of its own family and of no other"


@pytest.mark.parametrize("order", orders().values(), ids=lambda order: order.number)
def test_an_order(order) -> None:  # type: ignore[no-untyped-def]
    assert EDTF.fullmatch(order.since)
    assert order.until == "" or (EDTF.fullmatch(order.until) and order.since < order.until)


def test_no_two_orders_are_so_alike_that_one_wrong_figure_makes_the_other() -> None:
    numbers = list(orders())
    alike = [(a, b) for a in numbers for b in numbers if a < b and sum(x != y for x, y in zip(a, b, strict=False)) == 1]
    assert [pair for pair in alike if len(pair[0]) == len(pair[1])] == []


def test_levels_are_tried_longest_first_and_ranked_within_their_system() -> None:
    sizes = [len(level.letters) for level in levels()]
    assert sizes == sorted(sizes, reverse=True)
    assert {level.system for level in levels()} == {"US", "UK", "NATO"}
    rank = {level.name: level.rank for level in levels()}
    assert rank["TOP SECRET"] > rank["SECRET"] > rank["CONFIDENTIAL"] > rank["RESTRICTED"] > rank["UNCLASSIFIED"]


def test_every_spelling_of_a_caveat_stands_for_one() -> None:
    spelled: dict[str, set[str]] = {}
    for caveat in caveats():
        assert caveat.letters == letters(caveat.letters) != ""
        spelled.setdefault(caveat.letters, set()).add(caveat.name)
    assert [form for form, names in spelled.items() if len(names) > 1] == []
    assert uk_caveats() <= {caveat.name for caveat in caveats()}


NOISE = {
    "one letter": "a",
    "blanks": " ",
    "line ends": "\n",
    "figures": "1234567890",
    "specks": ". - ~ ' \n",
    "open codes": "(b)(",
    "redactions": "█",
    "crosses": "X",
    "nested": "[1 ",
    "levels": "SECRET - ",
    "spaced": "S-E-C-",
    "labels": "DATE : ",
    # a mark on every line
    "banners": "SECRET\n",
    "codes": "(b)(1) x\n",
    "case numbers": "NLK-84-407 was there\n",
    "portions": "(S//NF) The boats.\n",
    "bars": "████ a\n",
}


@pytest.mark.parametrize("noise", NOISE.values(), ids=list(NOISE))
def test_a_page_of_noise_costs_no_more_than_it_is_long(noise: str) -> None:
    """50 ms a pattern on 100 kB, with room for a slow machine: what runs away takes minutes."""
    text = noise * (100_000 // len(noise))
    began = time.process_time()
    find_marks(Transcription("text", text), (), {}, ())
    assert time.process_time() - began < 0.05 * len(families()) * 2


@pytest.mark.parametrize("family", families(), ids=lambda family: f"{family.id}, {family.name}")
def test_a_pattern_does_not_run_away_on_its_own_triggers(family: Family) -> None:
    for trigger in family.triggers:
        for text in (
            f"{trigger} " * (100_000 // len(trigger)),
            (trigger + "1 \n" * 40) * (100_000 // (40 * len(trigger) + 160)),
        ):
            began = time.process_time()
            known_marks(text, text)
            assert time.process_time() - began < 0.05 * len(families())
