"""Rules of repair are accepted and refused for a whole archive, previewed, undone; the worst pages are read again."""

from __future__ import annotations

from pathlib import Path

import pytest

from onionskin.archive import Archive
from onionskin.errors import UsageError
from onionskin.record import Emendation

SPECIMENS = Path(__file__).parent.parent.parent / "examples" / "specimens"
PAGES = {
    "one.txt": "The Minister went frorn the harbour to the capital, and the govern-\nment received him there.",
    "two.txt": "The Legation heard frorn the governor that the bridge over the river had been closed again.",
    "three.txt": "Nothing is wrong on this page, and nothing has been repaired on it.",
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    (tmp_path / "papers").mkdir()
    for name, text in PAGES.items():
        (tmp_path / "papers" / name).write_text(text, "utf-8")
    made = Archive.create(tmp_path / "archive")
    made.ingest([tmp_path / "papers"], workers=1)
    return made


def _made(archive: Archive) -> list[tuple[str, str]]:
    """Every repair that holds, as its rule and what is read."""
    found = []
    for name in sorted(PAGES):
        leaf = archive.item(f"papers/{name}").leaves[0]
        found += [
            (one.body.rule, one.body.reading)
            for one in archive.page(leaf.page).repairs
            if isinstance(one.body, Emendation) and one.body.applied
        ]
    return found


def _rule_of(archive: Archive, reading: str) -> str:
    return next(rule for rule, read in _made(archive) if read == reading)


def test_rules_are_counted_and_shown_in_their_lines(archive: Archive) -> None:
    rule = _rule_of(archive, "from")
    view = next(one for one in archive.rules() if one.rule == rule)
    assert (view.made, view.pages, view.verdict) == (2, 2, None)
    shown = archive.rule_examples(rule)
    assert {(one.title, one.printed, one.reading, one.line) for one in shown} == {
        ("One", "frorn", "from", 1),
        ("Two", "frorn", "from", 1),
    }
    assert all(PAGES[f"{one.title.lower()}.txt"].startswith(f"{one.before}{one.printed}") for one in shown)
    assert len(archive.rule_examples(rule, limit=1)) == 1


def test_a_refused_rule_makes_nothing_until_that_is_undone(archive: Archive) -> None:
    before = _made(archive)
    rule = _rule_of(archive, "from")
    archive.rule(rule, "refused", "A. Reader", workers=1)
    assert [one for one in before if one[0] != rule] == _made(archive)
    assert next(one for one in archive.rules() if one.rule == rule).verdict == "refused"  # and it can be undone there
    archive.retry(workers=1)
    assert rule not in dict(_made(archive))
    archive.rule(rule, None, "A. Reader", workers=1)
    assert _made(archive) == before
    assert [(one.who, one.verdict, one.undone is None) for one in archive.rulings()] == [
        ("A. Reader", "refused", False)
    ]
    assert list(archive.verify()) == []


def test_search_goes_with_the_rule(archive: Archive) -> None:
    assert [hit.why for hit in archive.search("from").hits] == ["repaired", "repaired"]
    archive.rule(_rule_of(archive, "from"), "refused", "A. Reader", workers=1)
    assert "repaired" not in [hit.why for hit in archive.search("from").hits]


def test_what_is_no_verdict_is_refused(archive: Archive) -> None:
    with pytest.raises(UsageError, match="perhaps is nothing"):
        archive.rule("any", "perhaps", "A. Reader", workers=1)
    assert archive.rulings() == ()


def test_where_there_are_no_scans_nothing_is_read_again(archive: Archive) -> None:
    assert archive.reread(1.0, workers=1)[0] == 0


def test_the_worst_scans_are_read_by_the_second_reader_too(tmp_path: Path) -> None:
    sheet = SPECIMENS / "estimates" / "oe-1962" / "estimate-memo-1962.pdf"
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([sheet], workers=1)
    leaves = archive.item(sheet.name).leaves

    def readers() -> list[list[str]]:
        return [[one.reader for one in archive.page(leaf.page).readings] for leaf in leaves]

    assert readers() == [["tesseract"]] * len(leaves)
    scores = {leaf.page: archive.page(leaf.page).legibility[0].score for leaf in leaves}
    assert archive.reread(0.01, workers=1)[0] == 1
    [worst] = [leaf.page for leaf, names in zip(leaves, readers(), strict=True) if len(names) == 2]
    assert scores[worst] == min(scores.values())
    assert archive.reread(1.0, workers=1)[0] == len(leaves) - 1  # the one that was read again is not asked for twice
    assert archive.reread(1.0, workers=1)[0] == 0
    assert list(archive.verify()) == []
