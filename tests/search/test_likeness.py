from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.search.likeness import cost, costs, letters


@pytest.mark.parametrize(
    ("printed", "meant", "slips"),
    [
        ("burope", "europe", [("b", "e")]),  # B/E, folded
        ("fram", "from", [("a", "o")]),
        ("rnernorandum", "memorandum", [("rn", "m"), ("rn", "m")]),  # one letter read as two, twice
        ("1aos", "laos", [("1", "l")]),
        ("comunist", "communist", [("m", "mm")]),  # one of two letters lost
        ("vietnatn", "vietnam", [("tn", "m")]),
        ("étet", "etat", [("é", "e"), ("e", "a")]),  # a letter that the table does not have
        ("laos", "laos", []),
        ("", "on", [("", "o"), ("", "n")]),
        ("nad", "and", [("na", "an")]),  # two letters turned
    ],
)
def test_letters_that_were_misread(printed: str, meant: str, slips: list[tuple[str, str]]) -> None:
    assert [(before, after) for _, before, after in letters(printed, meant)] == slips


@pytest.mark.parametrize(
    ("likelier", "less", "meant"),
    [
        ("burope", "kurope", "europe"),  # a slip that readers are known for before any other
        ("bave", "gave", "have"),
        ("govemment", "govekment", "government"),  # rn/m
        ("iaos", "raos", "laos"),
        ("laos", "iaos", "laos"),
    ],
)
def test_likelier_slips_cost_less(likelier: str, less: str, meant: str) -> None:
    assert cost(likelier, meant) < cost(less, meant)


_words = st.text("abcdehilmnortuv01é", max_size=9)


@given(_words, _words)
def test_the_letters_told_turn_what_is_printed_into_what_was_meant(printed: str, meant: str) -> None:
    pieces, at = [], 0
    for start, before, after in letters(printed, meant):
        assert printed[start : start + len(before)] == before
        assert start >= at
        pieces += [printed[at:start], after]
        at = start + len(before)
    assert "".join([*pieces, printed[at:]]) == meant


@given(st.lists(_words, min_size=1, max_size=6), _words.filter(bool))
def test_many_cost_what_each_costs(printed: list[str], meant: str) -> None:
    assert costs(printed, meant).tolist() == pytest.approx([cost(one, meant) for one in printed])
    assert cost(meant, meant) == 0
