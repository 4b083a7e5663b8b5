"""What is hidden in an archive: listed, counted, judged by hand; numbers are masked; nothing beneath is shown."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen import canvas

from onionskin.archive import Archive, AskedRedactions, analyse, in_short
from onionskin.errors import UsageError
from onionskin.record import Annotation, Redaction, Region
from onionskin.store import Box

SECRET = "Kestrel"
NUMBER = "123-45-6789"
PAPER = (
    "Approved For Release 2001/03/04 : CIA-RDP79S01100A000100010001-2\n"
    "The envoy wrote to the Harbour Commission. [2 lines not declassified] (b)(1)\n"
    "[name not declassified] left Vessin on 3 May 1961. [Omitted here is a list of ships.]\n"
    f"Marek Oldan, SSN {NUMBER}, was paid; his record is 104-10004-10143.\n"
)


def covered_pdf() -> bytes:
    """A page on which a black box was drawn over a word that stays in the file."""
    made = io.BytesIO()
    pen = canvas.Canvas(made, pagesize=letter, invariant=1)
    pen.setFont("Courier", 12)
    for row in range(8):
        pen.drawString(72, 640 - 20 * row, "The harbour master of Vessin saw the lighters leave the mole.")
    pen.drawString(72, 700, f"The pilot was {SECRET} and she left at dawn.")
    pen.drawString(72, 670, f"Her number, {NUMBER}, is in the book.")
    pen.rect(170, 694, 56, 18, stroke=0, fill=1)
    pen.showPage()
    pen.save()
    return made.getvalue()


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Archive]:
    folder = tmp_path_factory.mktemp("redact")
    papers = folder / "papers"
    papers.mkdir()
    (papers / "memo.txt").write_text(PAPER, "utf-8")
    (papers / "pilot.pdf").write_bytes(covered_pdf())
    made = Archive.create(folder / "archive")
    made.ingest([papers], workers=1)
    yield made
    made.close()


def page_of(archive: Archive, name: str) -> str:
    return archive.item(f"papers/{name}").leaves[0].page


ALL = AskedRedactions()


def forms(archive: Archive, asked: AskedRedactions = ALL) -> list[str]:
    return [one.remark.body.form for one in archive.redactions(asked).rows if isinstance(one.remark.body, Redaction)]


def test_they_are_listed_and_an_editors_omission_is_asked_for(archive: Archive) -> None:
    assert sorted(forms(archive)) == ["bar", "words", "words"]
    assert forms(archive, AskedRedactions(form="omission")) == ["omission"]
    assert forms(archive, AskedRedactions(code="(b)(1)")) == ["words"]
    assert forms(archive, AskedRedactions(beneath=True)) == ["bar"]
    with pytest.raises(UsageError, match="no form"):
        archive.redactions(AskedRedactions(form="veil"))


def test_they_are_counted_as_the_rule_says(archive: Archive) -> None:
    counts = archive.redaction_counts()
    assert (counts.places, counts.pages, counts.editorial, counts.beneath) == (3, 2, 1, 1)
    rows = {(row.by, row.name): row.places for row in counts.rows}
    assert rows["code", "(b)(1)"] == 1
    assert rows["code", "no code beside it"] == 2
    assert rows["agency", "Central Intelligence Agency"] == 2
    assert rows["year", "2001"] == 2
    assert rows["year", "not told"] == 1
    assert "counts once" in counts.rule


def test_a_persons_word_holds_and_can_be_undone(archive: Archive) -> None:
    page = page_of(archive, "memo.txt")
    before = archive.page(page).redactions
    word = archive.reject_redaction(page, 1, "A. Reader")
    assert archive.page(page).redactions == before[1:]
    archive.undo(page, word)
    assert archive.page(page).redactions == before
    word = archive.confirm_redaction(page, 1, "A. Reader")
    assert forms(archive, AskedRedactions(state="by_hand")) == ["words"]
    archive.undo(page, word)
    with pytest.raises(UsageError, match="there is none of number 9"):
        archive.reject_redaction(page, 9, "A. Reader")


def test_a_box_is_drawn_with_its_codes(archive: Archive) -> None:
    page = page_of(archive, "pilot.pdf")
    region = Region(100, 900, 500, 60)
    word = archive.draw_redaction(page, region, "A. Reader", "hatching", "25X1, (b)(3)")
    drawn = next(one for one in archive.page(page).redactions if one.target == region)
    assert isinstance(drawn.body, Redaction)
    assert [(one.code, one.family) for one in drawn.body.exemptions] == [("25X1", "DURATION"), ("(b)(3)", "FOIA")]
    archive.undo(page, word)
    for region, form, code, why in (
        (Region(0, 0, 99_999, 5), "bar", "", "must lie on the page"),
        (Region(0, 0, 5, 5), "veil", "", "no form"),
        (Region(0, 0, 5, 5), "bar", "26X9", "no code"),
    ):
        with pytest.raises(UsageError, match=why):
            archive.draw_redaction(page, region, "A. Reader", form, code)


def test_what_lies_beneath_is_told_and_never_shown(archive: Archive, tmp_path: Path) -> None:
    page = page_of(archive, "pilot.pdf")
    view = archive.page(page)
    assert [one.body.beneath for one in view.redactions if isinstance(one.body, Redaction)] == [True]
    assert all(SECRET not in one.text for one in view.readings)
    assert archive.search(SECRET).total == 0
    assert archive.search("Kestr*").total == 0
    path = tmp_path / "pilot.pdf"
    path.write_bytes(covered_pdf())
    (one,) = analyse(path)
    plain = json.dumps(one.as_json())
    assert SECRET not in plain
    assert "Text lies under this box" in plain
    one.unmasked = True
    assert SECRET not in json.dumps(one.as_json())  # no switch shows it
    for file in (archive.folder / "boxes").glob("*.db"):
        box = Box(file)
        assert all(SECRET.encode() not in box.body(name) for name, _ in box.all_bodies())
        box.close()
    sources = [file for file in (archive.folder / "sources").rglob("*") if file.is_file()]
    assert any(file.read_bytes() == covered_pdf() for file in sources)  # the file itself stays as it came


def test_numbers_of_persons_are_masked_where_a_text_is_shown(archive: Archive) -> None:
    shown = PAPER.replace(NUMBER, "•••-••-••••")
    view = archive.page(page_of(archive, "memo.txt"))
    assert view.reading is not None
    assert view.reading.text == shown
    assert {one.text for one in view.readings} == {shown}
    assert "6789" not in repr(view)
    assert archive.search(f'"{NUMBER}"').total == 0
    assert archive.search("6789").total == 0
    (hit,) = archive.search("Oldan").hits
    assert NUMBER not in hit.snippet
    assert "104-10004-10143" in hit.snippet


def test_the_owner_may_see_them_and_the_index_still_has_none(archive: Archive) -> None:
    archive.unmasked = True
    try:
        view = archive.page(page_of(archive, "memo.txt"))
        assert view.reading is not None
        assert view.reading.text == PAPER
        archive.index()
        assert archive.search(f'"{NUMBER}"').total == 0
    finally:
        archive.unmasked = False


def test_numbers_are_covered_on_the_image_too(archive: Archive) -> None:
    page = page_of(archive, "pilot.pdf")
    masked, _ = archive.image(page)
    archive.unmasked = True
    plain, _ = archive.image(page)
    archive.unmasked = False
    with Image.open(io.BytesIO(masked)) as one, Image.open(io.BytesIO(plain)) as other:
        assert one.size == other.size
        x, y = round((72 + 7.2 * 15) / 72 * 150), round((792 - 674) / 72 * 150)
        box = (x, y - 6, x + 40, y + 6)
        assert one.convert("L").crop(box).getextrema() == (128, 128)
        assert other.convert("L").crop(box).getextrema() != (128, 128)


def test_analyse_masks_and_every_offset_holds(tmp_path: Path) -> None:
    path = tmp_path / "memo.txt"
    path.write_text(PAPER, "utf-8")
    (one,) = analyse(path)
    said = one.as_json()
    assert len(said["text"]) == len(PAPER)
    assert NUMBER not in json.dumps(said)
    assert said["masked"] == [
        {"start": PAPER.index(NUMBER), "end": PAPER.index(NUMBER) + 11, "kind": "social_security"}
    ]
    for name in ("marks", "repairs", "timexes", "mentions", "redactions", "claims", "zones"):
        for remark in said[name]:
            assert said["text"][remark["start"] : remark["end"]] == remark["surface"], name
    assert [row["form"] for row in said["redactions"]] == ["words", "words", "omission"]
    one.unmasked = True
    assert one.as_json()["text"] == PAPER


def test_a_redaction_in_short_never_has_words_of_the_page(archive: Archive) -> None:
    for row in archive.redactions().rows:
        assert isinstance(row.remark, Annotation)
        assert isinstance(row.remark.body, Redaction)
        assert not {"envoy", "Oldan", "pilot", SECRET} & set(in_short(row.remark.body).split())
