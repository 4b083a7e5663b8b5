"""What is read of an archive does not grow with what it holds, and does not wait for who writes."""

from __future__ import annotations

import io
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from onionskin.archive import Archive
from onionskin.archive.images import scaled

CODE = "papers/long.txt"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    where = tmp_path_factory.mktemp("long")
    (where / "papers").mkdir()
    (where / "papers" / "long.txt").write_text("\f".join(f"Sheet {n}.\n\n{n}\n" for n in range(1, 31)), "utf-8")
    made = Archive.create(where / "archive")
    made.ingest([where / "papers"], workers=1)
    return made


@pytest.mark.parametrize(("first", "last"), [(1, 10), (11, 11), (25, 40), (31, 40), (5, 4)])
def test_a_part_of_an_item_is_that_part_of_the_whole(archive: Archive, first: int, last: int) -> None:
    whole, part = archive.item(CODE), archive.item(CODE, first, last)
    assert (whole.count, part.count, len(whole.leaves)) == (30, 30, 30)
    assert part.leaves == whole.leaves[first - 1 : last]


def test_a_page_knows_its_neighbours(archive: Archive) -> None:
    pages = [leaf.page for leaf in archive.item(CODE).leaves]
    views = [archive.page(page) for page in pages]
    assert [view.count for view in views] == [30] * 30
    assert [view.previous for view in views] == [None, *pages[:-1]]
    assert [view.next for view in views] == [*pages[1:], None]


def test_reading_goes_on_while_somebody_writes(archive: Archive) -> None:
    page = archive.item(CODE, 7, 7).leaves[0].page
    with archive._writable(), ThreadPoolExecutor(1) as other:
        assert other.submit(archive.page, page).result(timeout=10).number == 7
        assert other.submit(archive.search, "sheet").result(timeout=10).total == 30


@pytest.mark.parametrize(
    ("turn", "corner"),
    [(0, (0, 0)), (90, (1, 0)), (180, (1, 1)), (270, (0, 1))],  # clockwise: the black corner goes right, down, left
)
def test_an_image_is_turned_clockwise(turn: int, corner: tuple[int, int]) -> None:
    drawn = Image.new("L", (80, 80), 255)
    drawn.paste(0, (0, 0, 40, 40))
    made = io.BytesIO()
    drawn.save(made, "PNG")
    data, _ = scaled(made.getvalue(), 40, turn)
    with Image.open(io.BytesIO(data)) as image:
        dark = [(x, y) for x in (0, 1) for y in (0, 1) if image.getpixel((10 + 20 * x, 10 + 20 * y)) < 128]  # type: ignore[operator]
    assert dark == [corner]
