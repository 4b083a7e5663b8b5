"""A hit says why it is one, in the archive as in the index."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from onionskin.archive import Archive
from onionskin.archive.indexing import mended
from onionskin.cli.commands import app
from onionskin.record import Annotation, Emendation, Span, Transcription, Zone

PAGES = {
    "plain.txt": "The Legation reports on the frontier garrison of Vessin.\nThe harvest tax was paid in grain.\n",
    "noisy.txt": "The Legation reports on the frontler garrlson of Vessln.\nGrain was carried to the mill by night.\n",
    "other.txt": "The nurse kept the fever ward open all winter, and the doctor came by sledge.\n",
}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("searching")
    (made / "papers").mkdir()
    for name, text in PAGES.items():
        (made / "papers" / name).write_text(text, "utf-8")
    opened = Archive.create(made / "archive")
    assert opened.ingest([made / "papers"], workers=1).read == len(PAGES)
    opened.close()
    return made / "archive"


def _found(archive: Path, *asked: str) -> dict[str, dict[str, object]]:
    result = CliRunner().invoke(app, ["search", *asked, "--archive", str(archive), "--json"])
    assert result.exit_code == 0, result.output
    return {Path(hit["source"]).name: hit for hit in json.loads(result.stdout)["hits"]}


def test_what_is_repaired_and_what_is_misread_stand_below_and_say_so(archive: Path) -> None:
    found = _found(archive, '"frontier garrison"')
    assert [(name, hit["why"]) for name, hit in found.items()] == [("plain.txt", "exact"), ("noisy.txt", "repaired")]
    assert found["plain.txt"]["reasons"] == ["exact"]
    assert found["noisy.txt"]["reasons"] == ["repaired to “frontier garrison”"]
    ((start, end),) = found["noisy.txt"]["spans"]  # type: ignore[misc]
    assert PAGES["noisy.txt"][start:end] == "frontler garrlson"
    assert list(_found(archive, '"frontier garrison"~0')) == ["plain.txt"]
    # A name is not repaired where the document does not have it.
    assert [hit["why"] for hit in _found(archive, "Vessin").values()] == ["exact", "misreading"]
    assert list(_found(archive, "Vessin~0")) == ["plain.txt"]


def test_the_terminal_says_why(archive: Path) -> None:
    told = CliRunner().invoke(app, ["search", "garrison", "--archive", str(archive)]).stdout
    assert "matched: exact" in told
    assert "matched: repaired to “garrison”" in told


def test_places_on_a_page_say_why(archive: Path) -> None:
    opened = Archive.open(archive)
    noisy = str(_found(archive, "mill")["noisy.txt"]["page"])
    assert [met.why for met in opened.matches(noisy, "legation OR garrison OR vessin")] == [
        "exact",
        "repaired to “garrison”",
        "misreading of “vessin” (l/i)",
    ]


def test_the_meaning_is_learnt_where_it_is_asked_for(archive: Path) -> None:
    assert not any(hit["why"] == "meaning" for hit in _found(archive, "medical care in the cold season").values())
    run = CliRunner().invoke(app, ["index", "--meaning", "--archive", str(archive), "--json"])
    assert json.loads(run.stdout) == {"pages": 0, "meaning": len(PAGES)}
    again = CliRunner().invoke(app, ["index", "--meaning", "--archive", str(archive)])
    assert "what 0 pages speak of" in again.stdout
    found = _found(archive, "medical care in the cold season")
    if found:  # the model is installed; three pages teach nothing
        assert found["other.txt"]["why"] == "meaning"
        assert found["other.txt"]["reasons"] == [f"meaning (likeness {found['other.txt']['likeness']:.2f})"]
        assert str(found["other.txt"]["snippet"]).startswith("The nurse")
    assert _found(archive, "medical care in the cold season", "--no-meaning") == {}


def test_what_is_out_of_the_running_text_is_not_repaired() -> None:
    text = "TOP SECRFT\nreturn fram Burope\n"
    zones = (Annotation(Span(0, 10), Zone("marking_header")),)
    repairs = tuple(
        Annotation(Span(text.index(wrong), text.index(wrong) + len(wrong)), Emendation(right, "confusion", applied))
        for wrong, right, applied in (("SECRFT", "SECRET", True), ("fram", "from", True), ("Burope", "Europe", False))
    )
    reading = Transcription("text", text)
    assert mended(reading, zones, repairs) == " " * 10 + "\nreturn from Burope\n"
    assert mended(reading, zones, repairs[:1]) == ""
    assert mended(reading, (), repairs[:1]) == "TOP SECRET\nreturn fram Burope\n"
