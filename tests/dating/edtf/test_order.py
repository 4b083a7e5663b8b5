"""How two values lie to one another, read from one side and from the other."""

from __future__ import annotations

import pytest
from hypothesis import given

from onionskin.dating.edtf import RELATIONS, Value, parse, relation
from tests.dating.edtf.values import values

MIRROR = {"within": "contains", "contains": "within", "before": "after", "after": "before"}


@given(values, values)
def test_a_relation_is_mirrored(one: Value, other: Value) -> None:
    for slack in (False, True):
        said = relation(one, other, slack=slack)
        assert said in RELATIONS
        assert relation(other, one, slack=slack) == MIRROR.get(said, said)


@given(values)
def test_a_value_is_equal_to_itself(value: Value) -> None:
    assert relation(value, value) == "equal"


@given(values, values)
def test_slack_only_ever_brings_together(one: Value, other: Value) -> None:
    apart = ("before", "after", "disjoint")
    if relation(one, other, slack=False) not in apart:
        assert relation(one, other) not in apart


@pytest.mark.parametrize(
    ("one", "other", "said"),
    [
        ("1957-08", "1957", "within"),
        ("1957", "1957-08", "contains"),
        ("1957", "1957-01/1957-12", "equal"),  # other words, the same days
        ("1957-07/1957-09", "1957-09/1957-11", "overlaps"),
        ("1957-07", "1957-08", "before"),
        ("1957-08", "1957-09~", "within"),  # about September may be August
        ("1957-06", "1957-09~", "before"),  # two months are
        ("[..1957-08]", "1957-23", "before"),
        ("1958/..", "1957", "after"),
        ("1958/..", "1999", "contains"),  # open reaches as far as there is
        ("{1955,1957}", "1956", "disjoint"),  # between its members
        ("{1955,1957}", "1957-03", "contains"),
        ("{1955,1956}", "1955/1956", "equal"),  # members that meet are one stretch
        ("XXXX-12-25", "1957", "contains"),  # an unknown year may be any
    ],
)
def test_how_two_values_lie(one: str, other: str, said: str) -> None:
    assert relation(parse(one), parse(other)) == said
