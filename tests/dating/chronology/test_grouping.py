"""Which statements are taken to be of one happening, and the laws of grouping."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.dating.chronology import grouped
from onionskin.record import Grouping, Statement
from tests.dating.chronology.said import said

ONE = [
    # each gives another part of one year, and no day in common: compared all the same
    (
        said("return", "oldan", "1957-01/1957-04~", part="early"),
        said("return", "oldan", "1957-05~/1957-08~", part="mid"),
    ),
    # a time open at one side around a narrow one, to the same place
    (said("return", "oldan", "[..1957-08]", places="harbour"), said("return", "oldan", "1957-05", places="harbour")),
    # a day against the month after it: two days apart, the month being about
    (said("return", "tensin", "1957-08-30"), said("return", "tensin", "1957-09~", at=("study", 2))),
    # nobody dies twice, however far apart the years
    (said("death", "oldan", "1957-03"), said("death", "oldan", "1961", at=("other", 1))),
    # two people, one journey, a year of which one figure was misread
    (said("travel", "oldan tensin", "1957-11"), said("travel", "oldan tensin", "1997-11", at=("study", 8))),
    # said words in common, one time open
    (
        said("state", "oldan", "[1957-11..]", words="issu statement way clear effect"),
        said("state", "oldan", "1957-12-07", words="issu statement public declar"),
    ),
    # no actor is named, but the words are nearly the same
    (
        said("dissolv", "", "1956-02", words="harbour command dissolv settlement signatori"),
        said("dissolv", "", "../1956-05", words="harbour command dissolv settlement", at=("study", 9)),
    ),
    # the same short time and a word in common, of an act that asks for words
    (
        said("ask", "union", "1957-01", words="propos admit state separ"),
        said("ask", "union", "1957-01", words="propos admiss"),
    ),
]
TWO = [
    # another man
    (said("return", "oldan", "1957-05"), said("return", "tensin", "1957-05")),
    # one man alone may have gone twice, in years that differ in a figure
    (said("travel", "oldan", "1957-11"), said("travel", "oldan", "1997-11")),
    # *by the end of 1961* is hardly 1950
    (said("death", "oldan", "../1961-12"), said("death", "oldan", "1950-02")),
    # two people, but another month too
    (said("travel", "oldan tensin", "1957-11"), said("travel", "oldan tensin", "1997-10")),
    # another act: who leaves does not come back
    (said("leave", "oldan", "1957-05"), said("return", "oldan", "1957-05")),
    # two journeys, three years apart
    (said("travel", "oldan", "1957-05"), said("travel", "oldan", "1960-05")),
    # two days of two meetings, a week apart
    (said("meet", "oldan", "1957-05-01", others="union"), said("meet", "oldan", "1957-05-08", others="union")),
    # a time open at one side, and neither place nor words that tell which return
    (said("return", "oldan", "[..1957-08]"), said("return", "oldan", "1957-05")),
    # one says no time, and the words say nothing that tells
    (said("return", "oldan", "1957-05"), said("return", "oldan", None, words="without")),
    # no actor, like words, but times that cannot be one
    (
        said("be", "", "1958", words="total assassin year number"),
        said("be", "", "1959", words="total assassin year number month four"),
    ),
    # a widely told act of the same man in the same year, about other things
    (
        said("state", "oldan", "1957", words="issu statement harbour"),
        said("state", "oldan", "1957", words="tax law upper"),
    ),
]


@pytest.mark.parametrize(("one", "other"), ONE)
def test_statements_of_one_happening(one: Statement, other: Statement) -> None:
    assert len(grouped([one, other])) == 1


@pytest.mark.parametrize(("one", "other"), TWO)
def test_statements_of_two(one: Statement, other: Statement) -> None:
    assert len(grouped([one, other])) == 2


def test_a_wide_time_does_not_chain_two_acts() -> None:
    wide = said("travel", "oldan", "1955/1960", places="coast")
    spring, winter = (
        said("travel", "oldan", "1956-03", places="coast"),
        said("travel", "oldan", "1959-12", places="coast"),
    )
    assert sorted(map(len, grouped([wide, spring, winter]))) == [1, 2]


def test_one_verb_of_two_times_is_two_things() -> None:
    from dataclasses import replace

    one = said("office", "oldan", "1960", words="first secretari parti")
    other = replace(said("office", "oldan", None, words="first secretari parti facto"), head=one.head)
    assert len(grouped([one, other])) == 2


def test_a_persons_word_wins() -> None:
    one, other = TWO[2]
    assert len(grouped([one, other], [Grouping("same", one.id, other.id)])) == 1
    first, second = ONE[0]
    assert len(grouped([first, second], [Grouping("apart", second.id, first.id)])) == 2
    assert grouped([first, second], [Grouping("reject", first.id)]) == ((second,),)


def test_of_two_that_contradict_each_other_the_later_holds() -> None:
    one, other = ONE[0]
    words = [Grouping("apart", one.id, other.id), Grouping("same", other.id, one.id)]
    assert len(grouped([one, other], words)) == 1
    assert len(grouped([one, other], words[::-1])) == 2


@st.composite
def pools(draw: st.DrawFn) -> list[Statement]:
    times = ["1957", "1957-05", "1957-05-20", "[..1957-08]", "1957-09~", "1960", None]
    made = [
        said(
            draw(st.sampled_from(["return", "travel", "state", "death"])),
            draw(st.sampled_from(["oldan", "tensin", "oldan tensin", ""])),
            draw(st.sampled_from(times)),
            words=draw(st.sampled_from(["", "issu statement way", "issu statement public", "harbour command coast"])),
            at=(draw(st.sampled_from(["study", "cable"])), draw(st.integers(1, 30))),
        )
        for _ in range(draw(st.integers(1, 12)))
    ]
    return list({one.id: one for one in made}.values())


@given(pools(), st.randoms(use_true_random=False))
def test_the_order_is_nothing(pool: list[Statement], chance: random.Random) -> None:
    mixed = list(pool)
    chance.shuffle(mixed)
    assert grouped(mixed) == grouped(pool)


@given(pools())
def test_every_statement_stands_in_one_happening(pool: list[Statement]) -> None:
    ids = [one.id for group in grouped(pool) for one in group]
    assert sorted(ids) == sorted(one.id for one in pool)


@given(pools(), st.data())
def test_what_a_page_said_goes_with_it_and_nothing_else(pool: list[Statement], data: st.DataObject) -> None:
    page = data.draw(st.sampled_from([one.copies[0] for one in pool]))
    left = [one for one in pool if one.copies[0] != page]
    ids = {one.id for group in grouped(left) for one in group}
    assert ids == {one.id for one in pool} - {one.id for one in pool if one.copies[0] == page}
