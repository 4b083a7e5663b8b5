"""What happens when a worker dies or an engine lies: the page is named, the rest is kept, and a retry mends it."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from onionskin.archive import Archive, ingest
from onionskin.archive.work import Answer, Job
from onionskin.engine import Outcome

Deadly = Callable[[Job], bool]


def _engine(deadly: Deadly) -> Callable[..., Iterator[Outcome[Job, Answer]]]:
    """An engine in this process whose worker dies of some jobs."""

    def run(do: Callable[[Job], Answer], next_job: Callable[[], Job | None], _: int) -> Iterator[Outcome[Job, Answer]]:
        while (job := next_job()) is not None:
            if deadly(job):
                yield Outcome(job, None, "the process that read it stopped without a word")
            else:
                yield Outcome(job, do(job))

    return run


def _papers(where: Path) -> Path:
    folder = where / "papers"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.txt").write_text("\f".join(f"Sheet {number} of {name}." for number in range(1, 6)), "utf-8")
    return folder


def _holds(name: str, number: int | None = None) -> Deadly:
    """A job that takes in this source, or this page of it."""

    def deadly(job: Job) -> bool:
        return any(
            one.source.path.endswith(name) and (number is None or one.first <= number < one.first + one.size)
            for one in job.portions
        )

    return deadly


LIARS = [
    # what dies, pages that are kept all the same, the failures that are named
    (lambda job: False, 10, []),
    (_holds("a.txt"), 5, [("a.txt", None)]),  # the whole source, again and again
    (_holds("a.txt", 1), 5, [("a.txt", None)]),  # not even its first page: nothing says what it is
    (_holds("a.txt", 3), 9, [("a.txt", 3)]),  # one page, the rest go on after it
]


@pytest.mark.parametrize(("deadly", "kept", "named"), LIARS)
def test_a_page_that_takes_its_worker_down_loses_itself_and_nothing_else(
    deadly: Deadly, kept: int, named: list[tuple[str, int | None]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers = _papers(tmp_path)
    monkeypatch.setattr(ingest.engine, "run", _engine(deadly))
    archive = Archive.create(tmp_path / "archive")
    tally = archive.ingest([papers], workers=1)
    assert (tally.read, tally.failed) == (kept, len(named))
    assert [(Path(one.source).name, one.number) for one in archive.status().failures] == named
    assert all("stopped without a word" in one.reason for one in archive.status().failures)
    assert tuple(archive.verify()) == ()


def test_a_retry_makes_whole_what_a_dying_worker_left(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    papers = _papers(tmp_path)
    archive = Archive.create(tmp_path / "archive")
    with monkeypatch.context() as lying:
        lying.setattr(ingest.engine, "run", _engine(_holds("a.txt")))
        archive.ingest([papers], workers=1)
    monkeypatch.setattr(ingest.engine, "run", _engine(lambda _: False))
    assert archive.retry(workers=1).failed == 0
    other = Archive.create(tmp_path / "other")
    other.ingest([papers], workers=1)
    assert archive.fingerprint() == other.fingerprint()


def test_a_stage_that_dies_of_one_page_leaves_the_others_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def deadly(job: Job) -> bool:
        return any(part.pages is not None and any(page.endswith("-00002") for page in part.pages) for part in job.parts)

    scans = tmp_path / "scans.tif"
    frames = [_typed(f"SHEET {number}") for number in range(1, 7)]
    frames[0].save(scans, save_all=True, append_images=frames[1:])
    monkeypatch.setattr(ingest.engine, "run", _engine(deadly))
    archive = Archive.create(tmp_path / "archive")
    tally = archive.ingest([scans], workers=1)
    assert (tally.read, tally.failed) == (5, 1)
    assert [one.number for one in archive.status().failures] == [2]


ALTO = """<?xml version="1.0"?><alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description>
<MeasurementUnit>pixel</MeasurementUnit></Description><Layout><Page WIDTH="850" HEIGHT="1100"><PrintSpace><TextBlock>
<TextLine><String CONTENT="SHEET" HPOS="20" VPOS="40" WIDTH="60" HEIGHT="20"/></TextLine>
</TextBlock></PrintSpace></Page></Layout></alto>"""


def test_a_markup_file_comes_in_with_its_image_and_again_when_the_image_changed(tmp_path: Path) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "one.xml").write_text(ALTO, "utf-8")
    _typed("SHEET 1").save(folder / "one.png")
    archive = Archive.create(tmp_path / "archive")
    assert archive.ingest([folder], workers=1).read == 1
    (leaf,) = archive.item("papers/one.xml").leaves
    view = archive.page(leaf.page)
    assert leaf.has_image
    assert [one.reader for one in view.readings][:2] == ["alto", "tesseract"]
    _typed("ANOTHER SHEET").save(folder / "one.png")
    assert archive.ingest([folder], workers=1).read == 1
    assert archive.item("papers/one.xml").leaves[0].page != leaf.page


def _typed(text: str) -> Image.Image:
    image = Image.new("L", (850, 1100), 255)
    for row in range(12):
        ImageDraw.Draw(image).text((80, 60 + 40 * row), f"{text} of the boundary file", fill=0, font_size=24)
    made = io.BytesIO()
    image.save(made, "PNG")
    return Image.open(made)
