"""The vocabulary kept beside an index is as good as one asked for anew."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest

from onionskin.search import Index, Sheet, kept


@pytest.fixture(autouse=True)
def from_the_first_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_MANY", 1)
    monkeypatch.setattr(kept, "_SHARE", 10.0)


def take_in(folder: Path, texts: dict[str, str], gone: Iterable[str] = ()) -> Index:
    index = Index(folder)
    index.shelve(Sheet(page, "box/one.txt", "fonds/one", "One", 1, "", text) for page, text in texts.items())
    index.withdraw(gone)
    index.commit()
    return index


def asked(folder: Path, query: str) -> set[str]:
    return {hit.page for hit in Index(folder).search(query).hits}


FIRST = {"one": "the frontier garrison", "two": "the frontler garrlson and the harvest"}


def test_a_second_index_reads_what_the_first_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(tmp_path, FIRST)
    assert asked(tmp_path, "garrison") == {"one", "two"}
    assert (tmp_path / "vocabulary.npz").exists()
    monkeypatch.setattr(kept.Kept, "_made", None)  # to make it anew would fail
    assert asked(tmp_path, "garrison") == {"one", "two"}


def test_words_of_pages_taken_in_later_are_known_without_a_new_vocabulary(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    take_in(tmp_path, FIRST)
    asked(tmp_path, "garrison")
    made = kept.Kept._made
    monkeypatch.setattr(kept.Kept, "_made", None)
    take_in(tmp_path, {"three": "a garnison, re turned"})
    assert asked(tmp_path, "garrison") == {"one", "two", "three"}
    take_in(tmp_path, {"four": "the harvcst of the garr-\nisou"})  # and again, on what came in before
    assert asked(tmp_path, "garrison") == {"one", "two", "three", "four"}
    assert asked(tmp_path, "harvest") == {"two", "four"}
    monkeypatch.setattr(kept.Kept, "_made", made)
    take_in(tmp_path, {f"page {at}": f"garrison{at}" for at in range(kept.PAGES + 1)})  # many: it is made anew
    assert asked(tmp_path, "harvest") == {"two", "four"}


def test_pages_withdrawn_are_not_found(tmp_path: Path) -> None:
    take_in(tmp_path, FIRST)
    asked(tmp_path, "garrison")
    take_in(tmp_path, {}, gone=["two"])
    assert asked(tmp_path, "garrison") == {"one"}


def test_a_damaged_file_is_made_again(tmp_path: Path) -> None:
    take_in(tmp_path, FIRST)
    asked(tmp_path, "garrison")
    (tmp_path / "vocabulary.npz").write_bytes(b"PK nothing")
    assert asked(tmp_path, "garrison") == {"one", "two"}
    take_in(tmp_path, {"three": "a garnison"})
    assert asked(tmp_path, "garrison") == {"one", "two", "three"}


def test_where_nothing_may_be_written_it_is_only_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    take_in(tmp_path, FIRST)

    def refused(*_: object) -> None:
        raise PermissionError("read-only")

    monkeypatch.setattr("onionskin.search.forms.Forms.save", refused)
    assert asked(tmp_path, "garrison") == {"one", "two"}
    assert not (tmp_path / "vocabulary.npz").exists()
