"""Copies over misreadings and cuts; passages; what is no copy though much of it is alike."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.collating.copies import Passage, all_prints, clusters, keys, letters, near, pairs, prints
from onionskin.collating.copies.blocks import anchors, blocks
from tests.collating.pages_of_paper import MEMO, OTHER, invented, misread

texts = st.text(alphabet="abcdeé 01-\nK𝄞", max_size=120)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hochi-\nminh", "HOCHIMINH"),  # a word broken over a line
        ("ofthe 1ast", "of the last"),  # a blank that was lost, a 1 for an l
        ("S0/50", "SO/SO"),  # figures for letters
        ("Élan naïf", "elan naif"),  # accents
        ("“Quoted,” he said.", "quoted he said"),  # stops
    ],
)
def test_ways_of_writing_one_thing_have_the_same_letters(one: str, other: str) -> None:
    assert letters(one).codes.tolist() == letters(other).codes.tolist()


@given(texts, st.data())
def test_letters_know_where_they_stand(text: str, data: st.DataObject) -> None:
    found = letters(text)
    if len(found):
        start = data.draw(st.integers(0, len(found) - 1))
        end = data.draw(st.integers(start + 1, len(found)))
        span = found.span(start, end)
        assert letters(text[span.start : span.end]).codes.tolist() == found.codes[start:end].tolist()


@given(st.text("abcdefg", min_size=27, max_size=27), st.text("hij ", max_size=40), st.text("klm ", max_size=40))
def test_texts_that_share_27_letters_share_a_print(shared: str, before: str, after: str) -> None:
    one, other = letters(before + shared), letters(shared + after)
    assert set(prints(one).tolist()) & set(prints(other).tolist())
    assert set(prints(one).tolist()) <= set(all_prints(one).tolist())


@pytest.mark.parametrize("share", [0.0, 0.05, 0.1])
@pytest.mark.parametrize("cut", ["head", "foot", "middle"])
def test_a_page_cut_by_a_third_is_a_copy(share: float, cut: str) -> None:
    third = len(MEMO) // 3
    kept = {"head": MEMO[third:], "foot": MEMO[:-third], "middle": MEMO[:third] + MEMO[2 * third :]}[cut]
    found = near(letters(MEMO), letters(misread(kept, share)))
    assert found is not None
    assert found.copy
    assert found.share == pytest.approx(2 / 3, abs=0.12)
    assert found.other > 0.85


def test_what_is_alike_and_no_copy() -> None:
    assert near(letters(MEMO), letters(OTHER)) is None
    lines = MEMO.split("\n")
    quoting = near(letters(MEMO), letters(OTHER + "\n".join(lines[6:9]) + OTHER[::-1]))
    assert quoting is not None
    assert not quoting.copy  # a passage of three lines in another paper
    assert near(letters("THIS PAGE IS BLANK"), letters("This page is blank.")) is None  # a copy of nothing


def test_columns_read_in_another_order_are_a_copy() -> None:
    rows = MEMO.split("\n")[2:-1]
    halves = [row[: len(row) // 2] for row in rows] + [row[len(row) // 2 :] for row in rows]
    found = near(letters("\n".join(rows)), letters("\n".join(halves)))
    assert found is not None
    assert found.copy


@given(st.integers(0, 5), st.floats(0, 0.3))
def test_it_is_the_same_from_the_other_side(seed: int, share: float) -> None:
    one, other = letters(MEMO), letters(misread(MEMO[200:], share, seed))
    here, there = near(one, other), near(other, one)
    assert (here is None) == (there is None)
    if here is not None and there is not None:
        assert here.copy == there.copy
        assert here.share == pytest.approx(there.other, abs=0.1)
    whole = near(one, one)
    assert whole is not None
    assert whole.copy
    assert whole.share > 0.95


@given(st.integers(0, 20))
def test_no_letter_is_in_two_stretches(seed: int) -> None:
    rows = misread(MEMO, 0.1, seed).split("\n")
    moved = letters("\n".join(rows[seed % len(rows) :] + rows[: seed % len(rows)]))
    found = blocks(anchors(letters(MEMO).codes, moved.codes), 20)
    assert found
    for at, one in enumerate(found):
        assert not any(one.meets(other) for other in found[at + 1 :])


def _paired(texts_: list[str], fresh: list[int] | None = None) -> set[tuple[int, int]]:
    found = [prints(letters(text)) for text in texts_]
    wanted = None
    if fresh is not None:
        wanted = np.zeros(len(texts_), bool)
        wanted[fresh] = True
    every = np.sort(np.concatenate([keys(one, at) for at, one in enumerate(found)]))
    return {tuple(row) for row in pairs(every, np.array([len(one) for one in found]), wanted).tolist()}


def test_pages_that_share_rare_prints_are_paired_and_those_that_share_a_head_are_not() -> None:
    pages = [*invented(60), MEMO, misread(MEMO[400:], 0.1), OTHER]
    assert _paired(pages) == {(60, 61)}
    assert _paired(pages, fresh=[61]) == {(60, 61)}
    assert _paired(pages, fresh=[0]) == set()
    assert _paired(["", "short"]) == set()


def test_a_sheet_that_is_there_a_hundred_times_is_one_chain() -> None:
    pages = [*invented(20), *(misread(OTHER, 0.05, seed) for seed in range(100))]
    found = _paired(pages)
    assert len(found) < 600  # and not the 4,950 pairs of a hundred
    held = clusters(found, {number: f"{number:03}" for number in range(len(pages))})
    assert held == dict.fromkeys(range(20, 120), "020")


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)).filter(lambda pair: pair[0] != pair[1]), max_size=12))
def test_clusters_do_not_depend_on_order(found: list[tuple[int, int]]) -> None:
    ids = {number: f"p{9 - number}" for number in range(10)}
    held = clusters(found, ids)
    assert held == clusters(reversed(found), ids)
    assert held == clusters([(other, one) for one, other in found], ids)
    assert all(held[one] == held[other] for one, other in found)
    assert all(name <= ids[page] and name in {ids[one] for one in held} for page, name in held.items())


ELEVEN = "eleven crates left the arsenal under seal in the week of"


def _told(passage: str, text: str) -> list[tuple[str, str, str]]:
    stand = Passage(passage).on(text)
    assert stand is not None
    return [
        (
            one.kind,
            *(
                "" if span is None else source[span.start : span.end]
                for source, span in ((passage, one.asked), (text, one.there))
            ),
        )
        for one in stand.pieces
    ]


def test_eleven_words_are_found_word_for_word() -> None:
    assert _told(ELEVEN, MEMO) == [("same", ELEVEN, ELEVEN)]
    stand = Passage(ELEVEN).on(MEMO)
    assert stand is not None
    assert stand.whole
    assert MEMO[stand.span.start : stand.span.end] == ELEVEN


@pytest.mark.parametrize(
    ("there", "kinds", "whole"),
    [
        # two slips of a reader, one of them in the first word
        ("x y z e1evcn crates left the arsenal under sea1 in thc week of x", {"same", "misread", "other"}, True),
        # words run together, and broken over a line
        ("eleven cratesleft the ar-\nsenal under seal in the week of", {"same", "misread"}, True),
        # another word in its place
        ("when eleven crates left the harbour under seal in the week of", {"same", "other"}, True),
        # a word more
        ("eleven heavy crates left the arsenal under seal in the week of", {"same", "added"}, True),
        # what another release withholds
        ("eleven crates left the [deleted] in the week of", {"same", "other", "missing"}, False),
        ("eleven crates left the in the week of", {"same", "missing"}, False),
    ],
)
def test_what_differs_is_shown(there: str, kinds: set[str], whole: bool) -> None:
    text = f"{OTHER}{there} {OTHER}"
    told = _told(ELEVEN, text)
    assert {kind for kind, _, _ in told} <= kinds
    assert "same" in {kind for kind, _, _ in told}
    stand = Passage(ELEVEN).on(text)
    assert stand is not None
    assert stand.whole is whole


def test_a_passage_that_stands_twice_on_a_page_is_found_once() -> None:
    assert _told(ELEVEN, f"{ELEVEN}. And again {ELEVEN}.")[0][0] == "same"


def test_nothing_is_found_where_nothing_is() -> None:
    stand = Passage("the ambassador of the southern isles would not hear of a second loan").on(OTHER)
    assert stand is None or stand.share < 0.5
    assert Passage(ELEVEN).on("") is None
    assert Passage(ELEVEN).on("12 3") is None


@given(st.integers(0, 100), st.integers(12, 60), st.integers(0, 9))
def test_words_of_a_passage_are_all_accounted_for(start: int, size: int, seed: int) -> None:
    passage = " ".join(MEMO.split()[start : start + size])
    stand = Passage(passage).on(misread(MEMO, 0.1, seed))
    assert stand is not None
    asked = [one.asked for one in stand.pieces if one.asked is not None]
    assert sum(len(letters(passage[span.start : span.end])) for span in asked) == len(letters(passage))
    there = [one.there for one in stand.pieces if one.there is not None]
    assert all(one.end <= other.start for one, other in pairwise(there))
    assert stand.whole
