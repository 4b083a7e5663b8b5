"""What the papers of an archive repeat are words of it, however and in whatever order they came in."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from itertools import permutations
from pathlib import Path

import pytest

from onionskin import accession, engine
from onionskin.archive import Archive, collecting
from onionskin.archive.ingest import Ingest
from onionskin.archive.work import Answer, Job
from onionskin.engine import Outcome
from onionskin.record import Annotation, Emendation, Refusal, Span

COMMAND = (sys.executable, "-c", "from onionskin.cli import main; main()")
LINE = (
    "The legation reports that the {word} was closed by order of the governor in {place}, and that the bridge was held."
)
TEXTS = {
    "one.txt": LINE.format(place="spring", word="konsul"),
    "two.txt": LINE.format(place="summer", word="konsul"),
    "three.txt": LINE.format(place="autumn", word="konsul") + "\f" + LINE.format(place="autumn", word="kommander"),
    "four.txt": LINE.format(place="winter", word="kommander"),
    "five.txt": LINE.format(place="May", word="minister"),
}
Run = Callable[[Path], Archive]


def _in_this_process(
    work: Callable[[Job], Answer], next_job: Callable[[], Job | None], workers: int
) -> Iterator[object]:
    """The engine without its workers: to start them takes longer than all that is tested here."""
    while (job := next_job()) is not None:
        JOBS.append(job)
        yield Outcome(job, work(job))


JOBS: list[Job] = []


@pytest.fixture(autouse=True)
def here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engine, "run", _in_this_process)
    JOBS.clear()


def _folder(where: Path, *names: str) -> Path:
    folder = where / "papers"
    folder.mkdir(parents=True, exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXTS[name], "utf-8")
    return folder


def _archive(where: Path, *names: str) -> Archive:
    archive = Archive.create(where / "archive")
    archive.ingest([_folder(where, *names)], workers=1)
    return archive


def _mended(archive: Archive) -> set[tuple[str, str]]:
    """Every repair that is made: the file it stands in and what is to be read."""
    return {
        (unit.title, one.body.reading)
        for unit in archive.units()
        if unit.level == "item"
        for leaf in archive.item(unit.code).leaves
        for one in archive.page(leaf.page).repairs
        if isinstance(one.body, Emendation) and one.body.applied
    }


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> str:
    """The fingerprint of an archive of all texts that was made in one run."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(engine, "run", _in_this_process)
        return _archive(tmp_path_factory.mktemp("whole"), *TEXTS).fingerprint()


def test_a_form_on_three_pages_of_different_files_is_a_word(tmp_path: Path) -> None:
    archive = _archive(tmp_path, "one.txt", "two.txt", "four.txt")
    assert _mended(archive) == {("One", "consul"), ("Two", "consul"), ("Four", "commander")}
    assert archive.ingest([_folder(tmp_path, "three.txt")], workers=1).read == 2  # and not those that changed for it
    assert _mended(archive) == {("Three", "commander"), ("Four", "commander")}
    assert list(archive.verify()) == []


def test_only_what_has_the_form_is_brought_up_to_it(tmp_path: Path) -> None:
    archive = _archive(tmp_path, "one.txt", "two.txt", "four.txt", "five.txt")
    held = {item.sha256 for item in archive._catalogue.items()}
    JOBS.clear()
    archive.ingest([_folder(tmp_path, "three.txt")], workers=1)
    again = {archive.item(f"papers/{name}").leaves[0].page.partition("-")[0] for name in ("one.txt", "two.txt")}
    assert {part.item[:16] for job in JOBS for part in job.parts if part.item in held} == again


def test_a_copy_is_no_other_page_that_has_the_form(tmp_path: Path) -> None:
    folder = _folder(tmp_path, "one.txt", "two.txt")
    shutil.copy(folder / "one.txt", folder / "copy.txt")
    archive = _archive(tmp_path)
    assert ("One", "consul") in _mended(archive)


def test_a_file_that_was_changed_has_its_old_forms_no_longer(tmp_path: Path) -> None:
    archive = _archive(tmp_path, "one.txt", "two.txt", "three.txt")
    assert _mended(archive) == {("Three", "commander")}
    (tmp_path / "papers" / "one.txt").write_text(LINE.format(place="spring", word="minister"), "utf-8")
    archive.ingest([tmp_path / "papers"], workers=1)
    assert _mended(archive) == {("Two", "consul"), ("Three", "consul"), ("Three", "commander")}
    (tmp_path / "papers" / "one.txt").write_text(TEXTS["one.txt"], "utf-8")  # and it comes back as it was
    archive.ingest([tmp_path / "papers"], workers=1)
    assert _mended(archive) == {("Three", "commander")}


def test_a_run_that_stops_when_a_change_was_noted_has_forgotten_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    archive = _archive(tmp_path, "one.txt", "two.txt", "three.txt")
    (tmp_path / "papers" / "one.txt").write_text(LINE.format(place="spring", word="minister"), "utf-8")
    with monkeypatch.context() as stopped, pytest.raises(KeyboardInterrupt):
        stopped.setattr(Ingest, "_retire", _stop)
        archive.ingest([tmp_path / "papers"], workers=1)
    archive.ingest([tmp_path / "papers"], workers=1)
    assert {("Two", "consul"), ("Three", "consul")} <= _mended(archive)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def test_a_file_that_was_moved_is_counted_where_it_is_now(tmp_path: Path) -> None:
    archive = _archive(tmp_path, "one.txt", "two.txt", "three.txt")
    papers = tmp_path / "papers"
    (papers / "one.txt").rename(papers / "moved.txt")
    (papers / "one.txt").write_text(LINE.format(place="spring", word="minister"), "utf-8")
    archive.ingest([papers], workers=1)
    assert _mended(archive) == {("Three", "commander")}


@pytest.mark.parametrize("order", [*permutations(["one.txt", "two.txt", "three.txt"])])
def test_the_order_of_ingests_leaves_no_trace(whole: str, tmp_path: Path, order: tuple[str, ...]) -> None:
    archive = _archive(tmp_path, "four.txt", *order[:1])
    for name in order[1:]:
        archive.ingest([_folder(tmp_path, name)], workers=1)
    archive.ingest([_folder(tmp_path, *TEXTS)], workers=1)
    assert archive.fingerprint() == whole
    JOBS.clear()
    archive.ingest([tmp_path / "papers"], workers=1)
    archive.retry(workers=1)
    assert (JOBS, archive.fingerprint()) == ([], whole)  # one round was enough


@pytest.mark.parametrize("stop", range(7))
def test_a_run_that_stops_anywhere_ends_as_if_it_had_not(whole: str, tmp_path: Path, stop: int) -> None:
    archive = _archive(tmp_path)
    folder = _folder(tmp_path, *TEXTS)
    run = Ingest(tmp_path / "archive", archive._catalogue, archive._signature, lambda _: None)
    run.register(accession.find(folder, run.refuse))
    going = run.run(1)
    for _ in range(stop):
        next(going, None)
    going.close()  # type: ignore[attr-defined]
    archive.close()
    again = Archive.create(tmp_path / "archive")
    again.ingest([folder], workers=1)
    assert again.fingerprint() == whole


def test_where_no_count_changed_nothing_is_weighed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = _archive(tmp_path, *TEXTS)

    def weighed(*_: object) -> frozenset[str]:
        raise AssertionError("it was weighed")

    monkeypatch.setattr(collecting, "collection_words", weighed)
    archive.ingest([tmp_path / "papers"], workers=1)
    page = archive.item("papers/four.txt").leaves[0].page
    text = archive.page(page).reading
    assert text is not None
    at = text.text.index("kommander")
    word = archive.correct(page, "ann", Annotation(Span(at, at + 9), Refusal("emendation")))
    assert ("Four", "commander") not in _mended(archive)
    archive.undo(page, word)
    assert ("Four", "commander") in _mended(archive)
    with pytest.raises(AssertionError, match="weighed"):
        archive.ingest([_one_more(tmp_path)], workers=1)


def _one_more(where: Path) -> Path:
    (where / "papers" / "six.txt").write_text(LINE.format(place="June", word="hetmanat"), "utf-8")
    return where / "papers"


def test_other_rules_of_weighing_make_it_weighed_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = _archive(tmp_path, *TEXTS)
    monkeypatch.setattr(collecting, "VERSION", collecting.VERSION + 1)
    monkeypatch.setattr(collecting, "collection_words", lambda forms, pages: frozenset())
    assert archive.ingest([tmp_path / "papers"], workers=1).read == 0
    assert ("One", "consul") in _mended(archive)


@pytest.mark.slow
def test_killed_at_random_moments_the_collection_has_the_same_words(whole: str, tmp_path: Path) -> None:
    moments = random.Random(1957)
    folder = _folder(tmp_path, *TEXTS)
    for _ in range(8):
        process = subprocess.Popen(
            [*COMMAND, "ingest", str(folder), "--archive", str(tmp_path / "archive"), "--workers", "2"],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(moments.uniform(0.5, 5.0))
        process.send_signal(signal.SIGKILL)
        process.wait()
    archive = Archive.create(tmp_path / "archive")
    archive.ingest([folder], workers=1)
    assert archive.fingerprint() == whole
    assert list(archive.verify()) == []
