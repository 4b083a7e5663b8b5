"""Folders are an arrangement: fonds, series, file, item."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onionskin.accession import units
from onionskin.record import Level


@pytest.mark.parametrize(
    ("code", "levels"),
    [
        ("memo.txt", "item"),
        ("papers/memo.txt", "fonds item"),
        ("papers/vol1/memo.txt", "fonds series item"),
        ("papers/vol1/box/folder/memo.txt", "fonds series file file item"),
        ("papers/box.zip/memo.txt", "fonds series item"),  # a ZIP is a folder
    ],
)
def test_levels(code: str, levels: str) -> None:
    assert " ".join(unit.level.value for unit in units(code)) == levels


@pytest.mark.parametrize(
    ("name", "title"),
    [
        ("study-iii-b--2011.pdf", "Study iii b, 2011"),
        ("105-41877", "105-41877"),  # a file number keeps its hyphen
        ("box_3-folder-12", "Box 3 folder 12"),
        ("memo.1957.txt", "Memo.1957"),
        (".txt", ".txt"),
        ("__.pdf", "__.pdf"),  # nothing is left but signs: the name stays
    ],
)
def test_titles(name: str, title: str) -> None:
    assert units(name)[-1].title == title


@given(st.lists(st.text("ab-_. 1é", min_size=1, max_size=8), min_size=1, max_size=6))
def test_each_units_code_begins_with_its_parents(names: list[str]) -> None:
    found = units("/".join(names))
    assert [unit.code.split("/")[-1] for unit in found] == names
    assert [unit.parent for unit in found] == [None, *(unit.code for unit in found[:-1])]
    assert all(unit.title for unit in found)
    assert [unit.level is Level.ITEM for unit in found] == [False] * (len(names) - 1) + [True]
