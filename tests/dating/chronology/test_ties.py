"""How statements of one happening stand, and how many independent sources they have."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.dating.chronology import happening, tie
from onionskin.record import DATES, SURENESS, TIES, Statement
from tests.dating.chronology.said import said

EARLY = said("return", "oldan", "1957-01/1957-04~", part="early")
MID = said("return", "oldan", "1957-05~/1957-08~", part="mid", at=("study", 2))
BEFORE = said("return", "oldan", "[..1957-08]", at=("study", 3))
TABLE = [
    # early and mid-1957 touch as far as *about* allows, but each denies the other
    (EARLY, MID, "conflicts", "apart", "same", 0),
    # both lie within *before the fall*
    (EARLY, BEFORE, "refines", "narrower", "same", 0),
    (BEFORE, MID, "refines", "wider", "same", 0),
    # the thirtieth of August and about September: together as far as *about* allows, and a day apart is told
    (
        said("return", "tensin", "1957-08-30"),
        said("return", "tensin", "1957-09~", at=("b", 1)),
        "refines",
        "narrower",
        "same",
        1,
    ),
    # possible here, probable there
    (
        said("office", "oldan", "1957-09", value="PS+"),
        said("office", "oldan", "1957-09", value="PR+"),
        "drifts",
        "equal",
        "weaker",
        0,
    ),
    # the contrary
    (
        said("return", "oldan", "1957-05"),
        said("return", "oldan", "1957-05", value="CT-", at=("study", 9)),
        "conflicts",
        "equal",
        "reversed",
        0,
    ),
    # within a few lines that is a turn of speech
    (
        said("return", "oldan", "1957-05"),
        said("return", "oldan", "1957-05", value="CT-"),
        "beside",
        "equal",
        "reversed",
        0,
    ),
    # two documents, the same day
    (
        said("death", "oldan", "1957-05-20"),
        said("death", "oldan", "1957-05-20", at=("cable", 1)),
        "supports",
        "equal",
        "same",
        0,
    ),
    # one document twice
    (
        said("death", "oldan", "1957-05-20"),
        said("death", "oldan", "1957-05-20", at=("study", 7)),
        "repeats",
        "equal",
        "same",
        0,
    ),
    # two documents that pass on one voice
    (
        said("death", "oldan", "1957", value="Uu", through=("prisoners",)),
        said("death", "oldan", "1957", value="Uu", through=("Prisoners",), at=("cable", 1)),
        "repeats",
        "equal",
        "same",
        0,
    ),
    # years that have no day in common
    (
        said("death", "oldan", "1957-03"),
        said("death", "oldan", "1961", at=("cable", 1)),
        "conflicts",
        "apart",
        "same",
        1371,
    ),
    # one says no time
    (said("death", "oldan", "1957"), said("death", "oldan", None), "beside", "undated", "same", 0),
]


@pytest.mark.parametrize(("one", "other", "kind", "dates", "sure", "gap"), TABLE)
def test_how_two_statements_stand(one: Statement, other: Statement, kind: str, dates: str, sure: str, gap: int) -> None:
    found = tie(one, other, happening([one, other]).ties[0].shared)
    assert (found.kind, found.dates, found.sureness, found.gap) == (kind, dates, sure, gap)
    assert found.why.endswith(".")


SOURCES = [
    # one document says it twice
    ([EARLY, MID], 1),
    # two documents for themselves
    ([EARLY, said("return", "oldan", "1957", at=("cable", 1))], 2),
    # a third that passes on what the prisoners of another said
    (
        [
            said("return", "oldan", "1957", value="Uu", through=("prisoners",)),
            said("return", "oldan", "1957", value="Uu", through=("the prisoners", "a colonel"), at=("cable", 1)),
            said("return", "oldan", "1957", value="Uu", through=("the press",), at=("cable", 2)),
        ],
        3,
    ),
    # voices without a name are not told apart
    (
        [
            said("return", "oldan", "1957", value="Uu", through=("UNNAMED",)),
            said("return", "oldan", "1957", value="Uu", through=("UNNAMED",), at=("cable", 1)),
        ],
        1,
    ),
    # a cable quoted in another paper: the same words, said twice
    (
        [
            said("state", "oldan", "1957", words="a b c d e f g h i"),
            said("state", "oldan", "1957", words="a b c d e f g h i", at=("cable", 1)),
        ],
        1,
    ),
]


@pytest.mark.parametrize(("group", "count"), SOURCES)
def test_independent_sources_are_counted(group: list[Statement], count: int) -> None:
    assert happening(group).sources == count


def test_a_near_copy_of_a_page_is_no_source_of_its_own() -> None:
    one, other = said("return", "oldan", "1957"), said("return", "oldan", "1957", at=("cable", 1))
    assert happening([one, other]).sources == 2
    assert happening([one, other], {"study-00001": "c", "cable-00001": "c"}).sources == 1


values = st.sampled_from(["CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"])
times = st.sampled_from(["1957", "1957-05", "1957-05-20", "[..1957-08]", "1957-09~", "1960", None])
MIRROR = {"narrower": "wider", "wider": "narrower", "stronger": "weaker", "weaker": "stronger"}


@given(values, values, times, times)
def test_a_tie_seen_from_the_other_side_is_its_mirror(a: str, b: str, first: str | None, second: str | None) -> None:
    one, other = said("death", "oldan", first, value=a), said("death", "oldan", second, value=b, at=("cable", 1))
    there, back = tie(one, other), tie(other, one)
    assert there.kind == back.kind in TIES
    assert there.gap == back.gap
    assert MIRROR.get(there.dates, there.dates) == back.dates in DATES
    assert MIRROR.get(there.sureness, there.sureness) == back.sureness in SURENESS


def test_no_sum_of_truth_is_made() -> None:
    assert not {"truth", "score", "probability", "confidence"} & set(type(happening([EARLY])).__slots__)
