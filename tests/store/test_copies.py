"""The table of copies: what is posted comes back, of all rounds; what goes takes its pairs along."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import numpy as np
import pytest

from onionskin.errors import UsageError
from onionskin.store import Copies, PairRow, copies_path


@pytest.fixture
def table(tmp_path: Path) -> Copies:
    return Copies(tmp_path, writing=True)


def test_prints_come_back_as_they_were_posted(table: Copies) -> None:
    rng = np.random.default_rng(3)
    rounds = [np.sort(rng.integers(0, 1 << 63, 4000, np.uint64) * np.uint64(2)) for _ in range(2)]
    ends = np.array([0, 7, 0xFFFFFFFF], np.uint64) << np.uint64(32)  # the first and the last print there can be
    with table.transaction():
        for one in (*rounds, ends):
            table.post(one)
    every = np.sort(np.concatenate([*rounds, ends]))
    asked = np.unique(every[::3] >> np.uint64(32)).astype(np.uint32)
    expected = every[np.isin((every >> np.uint64(32)).astype(np.uint32), asked)]
    assert table.posted(asked).tolist() == expected.tolist()
    assert table.posted(asked[:0]).tolist() == []


def test_what_is_beside_a_page_is_told_from_its_side(table: Copies) -> None:
    with table.transaction():
        one, other = table.take("a", "1", [("p1", 9), ("p2", 9)])
        (third,) = table.take("b", "1", [("p3", 5)])
        table.put([PairRow(one, third, True, 0.6, 0.9, ((0, 5, 10, 15),)), PairRow(other, third, False, 0.1, 0.2, ())])
        table.cluster({one: "p1", third: "p1"})
    assert [(one.page, one.copy, one.share) for one in table.beside("p3")] == [("p1", True, 0.9), ("p2", False, 0.2)]
    assert table.beside("p3")[0].spans == ((10, 15, 0, 5),)
    assert table.clusters() == {"p1": "p1", "p3": "p1"}
    assert table.largest(0, 9) == (1, (("p1", 2),))
    assert (table.of_item("a"), table.counts()) == ({"p1": 1}, (3, 2, 1))
    with table.transaction():
        assert table.drop("b") == {one, other}
        table.cluster({})
    assert table.beside("p1") == ()
    assert table.clusters() == {}
    with table.transaction():
        assert table.take("b", "2", [("p3", 5)]) == [third + 1]  # no number is given twice


def test_a_damaged_table_is_made_anew_and_none_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        Copies(tmp_path)
    copies_path(tmp_path).parent.mkdir(exist_ok=True)
    copies_path(tmp_path).write_bytes(b"not a database" * 100)
    made = Copies(tmp_path, writing=True)
    assert made.seen() == {}
    made.close()
    with sqlite3.connect(copies_path(tmp_path)) as file:
        file.execute("PRAGMA user_version = 99")
    assert Copies(tmp_path, writing=True).counts() == (0, 0, 0)
