"""An ingest is idempotent, resumable and complete: nothing is read twice, nothing is lost, nothing passes silently."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onionskin.archive import Archive
from onionskin.errors import UsageError
from onionskin.record import Annotation, Mark, Refusal, Span

COMMAND = (sys.executable, "-c", "from onionskin.cli import main; main()")
MARKED = "SECRET\n\nThe legation reports that the harbour was closed in May 1957.\n\n{number}\n\nSECRET\n"


def _folder(where: Path, files: int = 12) -> Path:
    folder = where / "papers"
    for number in range(1, files + 1):
        path = folder / f"box-{number % 3}" / f"memo-{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        pages = [MARKED.format(number=f"{number}-{page}") for page in range(1, number % 4 + 2)]
        path.write_text("\f".join(pages), "utf-8")
    return folder


def _pages(archive: Archive) -> list[str]:
    return [leaf.page for unit in archive.units() if unit.level == "item" for leaf in archive.item(unit.code).leaves]


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A folder, and the fingerprint of an archive of it that was never interrupted."""
    where = tmp_path_factory.mktemp("whole")
    archive = Archive.create(where / "archive")
    archive.ingest([_folder(where)], workers=1)
    return where, archive.fingerprint()


def test_a_second_ingest_reads_nothing(whole: tuple[Path, str]) -> None:
    where, fingerprint = whole
    tally = Archive.create(where / "archive").ingest([where / "papers"], workers=1)
    assert (tally.read, tally.unchanged, tally.failed) == (0, 12, 0)
    assert Archive.open(where / "archive").fingerprint() == fingerprint


def test_the_number_of_workers_changes_nothing(whole: tuple[Path, str], tmp_path: Path) -> None:
    where, fingerprint = whole
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([where / "papers"], workers=2)
    assert archive.fingerprint() == fingerprint
    assert tuple(archive.verify()) == ()


def test_one_more_file_reads_one_more_file(whole: tuple[Path, str], tmp_path: Path) -> None:
    folder = shutil.copytree(whole[0] / "papers", tmp_path / "papers")
    archive = Archive.create(tmp_path / "archive")
    before = archive.ingest([folder], workers=1).read
    (folder / "late.txt").write_text("One page more.", "utf-8")
    tally = archive.ingest([folder], workers=1)
    assert (tally.read, tally.unchanged) == (1, 12)
    assert archive.status().pages == before + 1


def test_a_copy_is_noted_and_not_read_again(tmp_path: Path) -> None:
    folder = _folder(tmp_path, files=2)
    shutil.copy(folder / "box-1" / "memo-1.txt", folder / "copy.txt")
    archive = Archive.create(tmp_path / "archive")
    tally = archive.ingest([folder], workers=1)
    assert tally.copies == 1
    assert archive.item("papers/copy.txt").leaves == archive.item("papers/box-1/memo-1.txt").leaves


def test_a_file_changed_where_it_stood_is_read_again_and_its_pages_are_found(tmp_path: Path) -> None:
    folder = _folder(tmp_path, files=1)
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([folder], workers=1)
    (folder / "box-1" / "memo-1.txt").write_text("Nothing of that kind was reported, whatever was said.", "utf-8")
    archive.ingest([folder], workers=1)
    assert archive.search("whatever").total == 1
    assert archive.search("harbour").total == 0
    assert tuple(archive.verify()) == ()


def test_what_cannot_be_read_is_named_and_the_rest_is_kept(tmp_path: Path) -> None:
    folder = _folder(tmp_path, files=2)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "torn.pdf").write_bytes(b"%PDF-1.4 torn")
    archive = Archive.create(tmp_path / "archive")
    tally = archive.ingest([folder], workers=1)
    assert (tally.read, tally.failed) == (5, 2)
    failures = {Path(one.source).name: one for one in archive.status().failures}
    assert set(failures) == {"empty.txt", "torn.pdf"}
    assert all(one.reason.endswith(".") and not one.ours for one in failures.values())
    (folder / "empty.txt").write_text("Now it says something.", "utf-8")  # mended, and tried again
    assert archive.retry(workers=1).failed == 1
    assert archive.search("something").total == 1


def test_a_path_that_is_not_there_is_said_before_anything_is_done(tmp_path: Path) -> None:
    folder = _folder(tmp_path, files=1)
    with pytest.raises(UsageError, match="nothing at"):
        Archive.create(tmp_path / "archive").ingest([folder, tmp_path / "gone"], workers=1)
    assert Archive.open(tmp_path / "archive").status().sources == 0


def test_a_persons_word_is_kept_through_every_run_and_can_be_undone(tmp_path: Path) -> None:
    folder = _folder(tmp_path, files=1)
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([folder], workers=1)
    page = _pages(archive)[0]

    def kinds() -> list[str]:
        return [one.body.kind for one in archive.page(page).marks if isinstance(one.body, Mark)]

    before, fingerprint = kinds(), archive.fingerprint()
    assert before.count("classification_banner") == 2
    text = archive.page(page).reading
    assert text is not None
    word = archive.correct(page, "ann", Annotation(Span(0, len(text.text)), Refusal("mark")))
    assert kinds() == []
    (folder / "late.txt").write_text("One page more.", "utf-8")
    archive.ingest([folder], workers=1)
    assert kinds() == []
    (folder / "late.txt").unlink()
    archive.undo(page, word)
    assert kinds() == before
    assert [one.who for one in archive.history(page)] == ["ann"]
    assert archive.fingerprint() != fingerprint  # one more page came in
    assert tuple(archive.verify()) == ()


@pytest.mark.slow
def test_killed_at_random_moments_it_ends_as_if_it_had_not_been(whole: tuple[Path, str], tmp_path: Path) -> None:
    where, fingerprint = whole
    moments = random.Random(1957)
    for _ in range(10):
        process = subprocess.Popen(
            [*COMMAND, "ingest", str(where / "papers"), "--archive", str(tmp_path / "archive"), "--workers", "2"],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.2, 4.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([where / "papers"], workers=1)
    assert archive.fingerprint() == fingerprint
    assert tuple(archive.verify()) == ()
    assert archive.search("harbour").total == archive.status().pages


def test_verify_finds_a_byte_that_changed(whole: tuple[Path, str], tmp_path: Path) -> None:
    folder = shutil.copytree(whole[0] / "archive", tmp_path / "archive")
    victim = next((folder / "sources").glob("??/*"))
    victim.write_bytes(victim.read_bytes() + b" ")
    next((folder / "sources").glob("a*/*"), victim)
    found = [one.where for one in Archive.open(folder).verify()]
    assert found == [str(victim)]
