"""The command line as a script would use it: what it prints, where, and with what exit status."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

SEED = Path(__file__).parent.parent / "examples" / "pentagon-papers" / "page-28.txt"


def _run(*words: object) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from onionskin.cli import main; main()", *map(str, words)]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("cli") / "archive"
    made = _run("ingest", SEED, "--archive", folder, "--workers", "1")
    assert (made.returncode, made.stdout.split(",")[0]) == (0, "1 page read")
    return folder


def test_analyse_prints_one_object_a_page_with_every_list() -> None:
    said = json.loads(_run("analyse", SEED, "--json").stdout)
    assert set(said) >= {
        "source",
        "page",
        "sha256",
        "text",
        "zones",
        "marks",
        "repairs",
        "timexes",
        "mentions",
        "claims",
    }
    assert said["text"] == SEED.read_text("utf-8")
    assert said["sha256"] == "f0073136eaf2069fc7536e991ff4d7cad3e696c66c0edc3f690aaca925433465"
    for one in (*said["zones"], *said["marks"]):
        assert said["text"][one["start"] : one["end"]] == one["surface"]


def test_analyse_tells_who_is_the_same_in_a_file() -> None:
    said = json.loads(_run("analyse", SEED, "--json").stdout)["mentions"]
    minh = {one["entity"] for one in said if one["surface"] in ("Ho", "Ho Chi Minh") and one["type"] == "PER"}
    assert len(minh) == 1
    assert None not in minh
    assert {one["entity"] for one in said if one["form"] == "description"} == {None}


def test_entities_are_printed_and_one_is_opened_by_its_name(archive: Path) -> None:
    found = json.loads(_run("entities", "--archive", archive, "--type", "PER", "--json").stdout)
    assert found["total"] == len(found["rows"]) > 2
    assert {one["type"] for one in found["rows"]} == {"PER"}
    one = json.loads(_run("entity", "Ho Chi Minh", "--archive", archive, "--json").stdout)
    assert one["spots"][0]["line"] >= 1
    text = _run("entity", one["id"], "--archive", archive).stdout
    assert "Ho Chi Minh (PER), on 1 page" in text
    none = _run("entity", "Nobody Else", "--archive", archive)
    assert (none.returncode, none.stdout) == (2, "")
    assert "names nobody and nothing Nobody Else" in none.stderr


@pytest.mark.parametrize(
    ("content", "status", "says"),
    [
        (b"id,name\n1,Ho Chi Minh\n", 0, ""),
        (b"id,name\n1,Ho Chi Minh\n1,Another\n", 3, "line 3"),  # an id twice
        (b"id,name\n1,Ho Chi Minh\n2,\n", 3, "line 3"),  # no name
        (b"id,name\n1,Ho Chi Minh\n2,Ng\xf4 X\n", 3, "line 3"),  # bytes that are not UTF-8
        ("id,name\n1,Хо Ши Мин\n".encode(), 0, ""),  # another alphabet
        (b"\x00\x01\x02", 3, ""),
        (b"", 3, ""),
    ],
)
def test_an_authority_file_is_added_and_what_is_wrong_is_said(
    archive: Path, tmp_path: Path, content: bytes, status: int, says: str
) -> None:
    file = tmp_path / "who.csv"
    file.write_bytes(content)
    added = _run("authority", "add", file, "--archive", archive)
    assert added.returncode == status, added.stderr
    assert says in added.stderr
    assert ("who.csv" in added.stderr) == (status == 3)


def test_a_chronology_is_a_page_a_historian_keeps(archive: Path) -> None:
    said = json.loads(_run("chronology", "--archive", archive, "--about", "Le Duan", "--json").stdout)
    times = [time for one in said["happenings"] for time in one["row"]["edtf"]]
    assert {"1957-11", "1960-09", "[..1957-08]"} <= set(times)
    text = SEED.read_text("utf-8")
    for one in said["happenings"]:
        for view in one["statements"]:
            target = view["statement"]["target"]
            assert text[target["start"] : target["end"]]
            assert view["sentence"] in text
    told = _run("chronology", "--archive", archive, "--about", "Le Duan", "--from", "1960", "--to", "1960").stdout
    assert "September 1960" in told
    assert "traveled to Moscow" not in " ".join(told.split())
    assert "line 27" in told
    rows = _run("chronology", "--archive", archive, "--csv").stdout.splitlines()
    assert rows[0].startswith("happening,time,earliest")
    assert len(rows) > 10


@pytest.mark.parametrize(
    ("more", "what"),
    [
        (("--about", "Nobody At All"), "names nobody"),
        (("--from", "soon"), "no time in EDTF"),
        (("--only", "truths"), "no part of a chronology"),
        (("--as-of", "once"), "no day, month or year"),
    ],
)
def test_a_chronology_asked_wrongly(archive: Path, more: tuple[str, ...], what: str) -> None:
    made = _run("chronology", "--archive", archive, *more)
    assert (made.returncode, made.stdout) == (2, "")
    assert what in made.stderr


def test_parts_of_a_chronology(archive: Path) -> None:
    for only in ("conflicts", "drifts"):
        said = json.loads(_run("chronology", "--archive", archive, "--only", only, "--json").stdout)
        assert said["total"] == len(said[only])
    undated = json.loads(_run("chronology", "--archive", archive, "--only", "undated", "--json").stdout)
    assert undated["happenings"]
    assert all(not one["row"]["edtf"] for one in undated["happenings"])
    offices = json.loads(_run("chronology", "--archive", archive, "--as-of", "1957-09", "--json").stdout)["offices"]
    assert any(
        one["holder"]["name"] == "Le Duan" and one["statement"]["sureness"].startswith("possible") for one in offices
    )


def test_search_gives_page_line_and_spans(archive: Path) -> None:
    found = json.loads(_run("search", '"peaceful coexistence"', "--archive", archive, "--json").stdout)
    assert found["total"] == 1
    hit = found["hits"][0]
    text = SEED.read_text("utf-8")
    assert [text[start:end] for start, end in hit["spans"]] == ["peaceful coexistence"]
    assert text.split("\n")[hit["line"] - 1].startswith("interests of")


def test_show_status_and_verify(archive: Path) -> None:
    page = json.loads(_run("search", "Voroshilov", "--archive", archive, "--json").stdout)["hits"][0]["page"]
    shown = json.loads(_run("show", page, "--archive", archive, "--json").stdout)
    assert shown["label"] == "28"
    assert json.loads(_run("status", "--archive", archive, "--json").stdout)["pages"] == 1
    assert json.loads(_run("verify", "--archive", archive, "--json").stdout)["faults"] == []


WRONG = [
    # what is asked, exit status, what the sentence names
    (("ingest", "gone", "--archive", "new"), 2, "gone"),
    (("search", "x", "--archive", "gone"), 2, "There is no archive"),
    (("reread", "--archive", "gone"), 2, "There is no archive"),  # nor is one made
    (("analyse", "gone.txt"), 2, "gone.txt"),
    (("analyse", SEED, "--page", "7"), 2, "no page 7"),
    (("compare", "a", "b"), 2, "no file at a"),
    (("export", "tei", "--archive", "gone", "--to", "x"), 2, "not there yet"),
]


@pytest.mark.parametrize(("words", "exit_status", "named"), WRONG)
def test_what_was_asked_wrongly_is_said_in_a_sentence(
    words: tuple[str, ...], exit_status: int, named: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    made = _run(*words)
    assert made.returncode == exit_status
    assert named in made.stderr
    assert "Traceback" not in made.stderr
    assert made.stdout == ""


def test_what_failed_is_exit_status_3_and_the_rest_is_done(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "empty.txt").write_bytes(b"")
    (tmp_path / "in" / "memo.txt").write_text("A page.", "utf-8")
    made = _run("ingest", tmp_path / "in", "--archive", tmp_path / "archive", "--workers", "1", "--json")
    assert made.returncode == 3
    assert json.loads(made.stdout) | {"files": 0} == {"read": 1, "unchanged": 0, "failed": 1, "files": 0, "copies": 0}
    again = _run("reread", "--archive", tmp_path / "archive", "--json")
    assert again.returncode == 3
    assert json.loads(again.stdout)["asked"] == 0
