"""The bench measures what it says: pages that differ, errors that count, memory of the whole family."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bench import beside, dates, ingest
from bench.beside import environment
from bench.ingest import Beside, beside_table, cer
from bench.material import Scan, scans, write_pages
from bench.watch import watched


def test_as_many_pages_as_asked_for_and_no_two_files_alike(tmp_path: Path) -> None:
    write_pages(tmp_path, 260)  # more than the specimens have, so that they come round again
    texts = [path.read_text("utf-8") for path in sorted(tmp_path.rglob("*.txt"))]
    pages = [page for text in texts for page in text.split("\f")]
    assert len(pages) == len(set(pages)) == 260
    assert len(texts) == 11, "the last file is not full"


def test_scans_come_of_every_level_and_with_their_gold() -> None:
    chosen = scans(12)
    assert len({scan.level for scan in chosen}) >= 3
    assert sum(scan.pages for scan in chosen) >= 12
    assert all(file.is_file() for scan in chosen for file in scan.files)
    assert all(scan.text.strip() for scan in chosen)


STAND_IN = """#!{python}
import json, sys
from pathlib import Path
verb = sys.argv[1]
if verb == "ingest":
    sys.exit(4 if Path(sys.argv[2], "refuse").exists() else 0)
if verb == "analyse":
    print(json.dumps({{"text": "page one"}}))
    print(json.dumps({{"text": "page two"}}))
"""


@pytest.fixture
def stand_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A program in place of ours that reads nothing and answers as the contract says."""
    program = tmp_path / "onionskin"
    program.write_text(STAND_IN.format(python=sys.executable))
    program.chmod(0o755)
    monkeypatch.setattr(ingest, "ONIONSKIN", program)


@pytest.mark.usefixtures("stand_in")
def test_bars_apply_only_to_what_was_measured() -> None:
    rows = {row.what: row for row in ingest.text_rows(50, workers=1)}
    assert rows["checking 50 finished pages"].held is None, "the bar is on ten thousand"
    assert rows["pages a second"].held is not None


@pytest.mark.usefixtures("stand_in")
def test_our_text_is_all_pages_of_all_files(tmp_path: Path) -> None:
    scan = Scan("a", "clean", (tmp_path / "scans" / "a" / "a.pdf",), 2, "page one ███ page two")
    result = ingest.ours([scan], scan.files, workers=1)
    assert result.cer == 0, "what is blacked out has no letters to read"
    (tmp_path / "scans" / "refuse").parent.mkdir()
    (tmp_path / "scans" / "refuse").touch()
    with pytest.raises(SystemExit, match="status 4"):
        ingest.ours([scan], scan.files, workers=1)


def test_characters_wrong_are_counted_over_all_scans_and_line_breaks_are_free() -> None:
    chosen = [
        Scan("a", "clean", (Path("a-1.png"), Path("a-2.png")), 2, "one two\nthree"),
        Scan("b", "clean", (Path("b.pdf"),), 1, "0123456"),
    ]
    right = {"a-1.png": "one  two\n\n", "a-2.png": "three", "b.pdf": "0123456"}
    assert cer(chosen, right) == 0
    assert cer(chosen, right | {"b.pdf": "012345x"}) == pytest.approx(100 / 20)
    assert cer(chosen, {"b.pdf": "0123456"}) == pytest.approx(100 * 13 / 20), "a file unread is wholly wrong"


@pytest.mark.skipif(
    not Path("/proc/self/smaps_rollup").exists(), reason="this system does not tell what a process holds"
)
def test_memory_of_children_is_counted_and_their_status_kept() -> None:
    child = "import time; held = bytearray(b'x') * 80_000_000; time.sleep(1.5)"
    parent = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {child!r}]); print('said'); sys.exit(3)"
    run = watched([sys.executable, "-c", parent])
    assert run.peak_mb > 75
    assert run.seconds > 1.4
    assert (run.status, run.out) == (3, "said\n")


def test_a_command_that_does_not_end_is_stopped() -> None:
    run = watched([sys.executable, "-c", "import time; time.sleep(60)"], limit=0.5)
    assert run.status == 124
    assert run.seconds < 20


def test_a_peer_that_cannot_run_here_says_why_before_anything_is_installed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beside, "HERE", tmp_path)
    peer = {"package": "none", "python": "3.11", "programs": [], "recipe": "none.py"}
    assert "needs Python 4.0" in str(environment("one", peer | {"python": "4.0"}))
    assert "needs no-such-program" in str(environment("one", peer | {"programs": ["no-such-program"]}))
    assert list(tmp_path.iterdir()) == []


def test_ratios_are_to_the_first_row_and_a_missing_peer_keeps_its_line() -> None:
    rows = [
        Beside("onionskin", 10.0, 400.0, 2.0),
        Beside("slow", 30.0, 100.0, 1.0),
        Beside("gone", missing="needs gs, not to be found on this machine"),
    ]
    said = beside_table(rows, pages=5).splitlines()
    assert said[2].split() == ["slow", "30.0", "6.00", "3.00", "100", "1.00", "0.50"]
    assert said[3] == "gone         not run: needs gs, not to be found on this machine."


def test_the_times_of_the_bench_are_counted(tmp_path: Path) -> None:
    file = tmp_path / "one.txt"
    file.write_text("He came on 5 May 1957.\fIn June of that year he left; it rained.", "utf-8")
    assert dates.times_in(file.read_text("utf-8")) == 2
    assert dates.BENCH.rate([file], workers=1)[1] == 2


def test_each_peer_belongs_to_one_bench() -> None:
    assert set(beside.peers_of("dates")) == {"heideltime"}
    assert "ocrmypdf" in beside.peers_of("ingest")
