"""The verb `redactions`: counts with their rule, places, tables; and never what is hidden."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onionskin.archive import Archive
from onionskin.cli.commands import app
from tests.archive.test_redact import NUMBER, PAPER, SECRET, covered_pdf


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("verb")
    papers = made / "papers"
    papers.mkdir()
    (papers / "memo.txt").write_text(PAPER, "utf-8")
    (papers / "pilot.pdf").write_bytes(covered_pdf())
    archive = Archive.create(made / "archive")
    archive.ingest([papers], workers=1)
    archive.close()
    return made / "archive"


def said(folder: Path, *words: str) -> str:
    found = CliRunner().invoke(app, [*words, "--archive", str(folder)])
    assert found.exit_code == 0, found.output
    assert SECRET not in found.output
    return found.stdout


def test_counts_for_people_say_their_rule(folder: Path) -> None:
    out = said(folder, "redactions")
    assert "3 places where something is hidden, on 2 of 2 pages; 1 editors' omissions beside them." in out
    assert "Under 1 box text lies in the file; it is not shown." in out
    assert "How this is counted: Each place" in out


def test_counts_as_json_and_csv(folder: Path) -> None:
    plain = json.loads(said(folder, "redactions", "--by", "code", "--json"))
    assert {(row["name"], row["places"]) for row in plain["rows"]} == {("(b)(1)", 1), ("no code beside it", 2)}
    assert plain["rule"]
    rows = list(csv.DictReader(io.StringIO(said(folder, "redactions", "--by", "page", "--csv"))))
    assert [row["places"] for row in rows] == ["2", "1"]


def test_places_as_json_and_csv(folder: Path) -> None:
    plain = json.loads(said(folder, "redactions", "--list", "--json"))
    assert plain["total"] == 3
    assert [row["surface"] for row in plain["redactions"] if "surface" in row] == [
        "[2 lines not declassified]",
        "[name not declassified]",
    ]
    (box,) = json.loads(said(folder, "redactions", "--beneath", "--json"))["redactions"]
    assert (box["form"], box["beneath"], "surface" in box) == ("bar", True, False)
    rows = list(csv.DictReader(io.StringIO(said(folder, "redactions", "--list", "--csv"))))
    assert {row["form"] for row in rows} == {"bar", "words"}
    assert {row["bounds"] for row in rows} >= {"2-2 lines", "1- words"}


def test_nothing_is_counted_by_a_word_that_is_none(folder: Path) -> None:
    found = CliRunner().invoke(app, ["redactions", "--by", "colour", "--archive", str(folder)])
    assert found.exit_code != 0


@pytest.mark.parametrize(("unmasked", "shown"), [((), "•••-••-••••"), (("--unmasked",), NUMBER)])
def test_numbers_of_persons_are_shown_only_where_the_owner_says_so(
    folder: Path, unmasked: tuple[str, ...], shown: str
) -> None:
    assert shown in said(folder, "search", "Oldan", *unmasked)
    page = json.loads(said(folder, "search", "Oldan", "--json"))["hits"][0]["page"]
    assert shown in said(folder, "show", page, *unmasked)
