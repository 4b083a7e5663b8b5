"""The specimen collection: what it must hold, and that its gold says what its pages say."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageSequence

from onionskin.record import MARKS, ZONES

EXAMPLES = Path(__file__).parent.parent / "examples"
SPECIMENS = EXAMPLES / "specimens"
GOLDS = sorted(SPECIMENS.rglob("*.gold.json"))
IMAGE = 3
"""PDFium's number for an image object on a page."""
PINNED = ("zones", "marks", "dates", "mentions", "claims", "repairs")
CLASSES = {"opened", "withheld", "recoded", "substantive", "editorial", "typographic"}
FACTUALITY = {"CT+", "PR+", "PS+", "CT-", "PR-", "PS-", "Uu"}


@cache
def gold(path: Path) -> dict[str, Any]:
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return said


def pages() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in GOLDS:
        for page in gold(path)["pages"]:
            yield f"{path.name} p. {page['page']}", page


def sizes(path: Path) -> list[tuple[int, int]]:
    """The pixel size of every page of a scanned file, each page decoded whole."""
    if path.suffix == ".pdf":
        with pypdfium2.PdfDocument(path) as pdf:  # type: ignore[no-untyped-call]
            return [next(iter(pdf[at].get_objects([IMAGE]))).get_px_size() for at in range(len(pdf))]
    with Image.open(path) as image:
        return [page.convert("L").size for page in ImageSequence.Iterator(image)]


def notice(path: Path) -> str:
    """What the file's own metadata says of it."""
    if path.suffix == ".pdf":
        with pikepdf.open(path) as pdf:
            return str(pdf.docinfo.get("/Title")) + str(pdf.docinfo.get("/Keywords"))
    with Image.open(path) as image:
        if path.suffix == ".jp2":
            return str(image.info.get("comment", b""))
        return str(getattr(image, "tag_v2", image.getexif()).get(270))


def test_the_collection_is_large_enough_and_small_enough() -> None:
    levels = Counter(page["level"] for _, page in pages())
    assert sum(levels.values()) - levels["text"] >= 80
    assert levels["photocopy"] >= 20
    assert levels["worst"] >= 10
    assert {"clean", "light", "text"} <= levels.keys()
    assert sum(file.stat().st_size for file in EXAMPLES.rglob("*") if file.is_file()) <= 15_000_000


def test_every_remark_says_what_its_span_says() -> None:
    wrong = [
        f"{where}: {kind} at {row['start']}"
        for where, page in pages()
        for kind in PINNED
        for row in page.get(kind, ())
        if not row["surface"] or page["text"][row["start"] : row["end"]] != row["surface"]
    ]
    assert wrong == []


def test_zones_cover_what_is_printed_and_do_not_overlap() -> None:
    for where, page in pages():
        end = 0
        for zone in page["zones"]:
            assert zone["zone"] in ZONES, where
            assert not page["text"][end : zone["start"]].strip(), where
            end = zone["end"]
        assert not page["text"][end:].strip(), where


def test_every_kind_of_mark_stands_somewhere() -> None:
    kinds = {mark["kind"] for _, page in pages() for mark in page["marks"]}
    assert kinds == set(MARKS)


def test_every_claim_has_a_factuality_and_a_holder() -> None:
    claims = [claim for _, page in pages() for claim in page["claims"]]
    assert {claim["factuality"] for claim in claims} == FACTUALITY
    assert all(claim["holders"] for claim in claims)
    events = Counter(claim["event"] for claim in claims)
    assert sum(count > 1 for count in events.values()) >= 15


DAY = r"[0-9X]{4}(-[0-9X]{2}(-[0-9X]{2})?)?[?~%]?"
CLOCK = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?"
EDTF = re.compile(rf"{DAY}|{CLOCK}|({DAY}|\.\.)?/({DAY}|\.\.)?|\[(({DAY})?\.\.({DAY})?)\]")


def test_every_date_is_edtf_and_none_is_made_where_none_is_meant() -> None:
    rows = [row for _, page in pages() for row in page["dates"]]
    assert [row for row in rows if row["edtf"] is not None and not EDTF.fullmatch(row["edtf"])] == []
    assert {row["type"] for row in rows} == {"DATE", "TIME", "DURATION", "SET"}
    assert all(row["edtf"] is None for row in rows if row["type"] in ("DURATION", "SET"))


def test_four_documents_came_out_twice_and_differently() -> None:
    works: dict[str, list[dict[str, Any]]] = {}
    for path in GOLDS:
        works.setdefault(gold(path)["work"], []).append(gold(path))
    twice = {work: said for work, said in works.items() if len(said) == 2}
    assert len(twice) == 4
    for work, (one, two) in twice.items():
        assert one["differences"] == two["differences"], work
        classes = {row["class"] for row in one["differences"]}
        assert {"opened", "withheld"} <= classes <= CLASSES, work


def test_an_opened_passage_is_read_where_the_gold_says() -> None:
    for path in GOLDS:
        said = gold(path)
        sides = [side for row in said.get("differences", ()) for side in (row["a"], row["b"])]
        releases = {g["release"]["code"]: g for g in map(gold, GOLDS) if g["work"] == said["work"]}
        both = [releases[code] for code in sorted(releases)]
        for at, side in enumerate(sides):
            assert side["pages"], (path.name, side)
            text = {page["page"]: page["text"] for page in both[at % 2]["pages"]}
            for place in side["pages"]:
                if "surface" in place:
                    assert text[place["page"]][place["start"] : place["end"]] == place["surface"]


@pytest.mark.parametrize("path", GOLDS, ids=lambda path: path.name)
def test_every_page_image_opens_and_says_specimen(path: Path) -> None:
    said = gold(path)
    assert "SPECIMEN" in said["pages"][0]["text"].splitlines()[0]
    found: list[tuple[int, int]] = []
    for name in said["files"]:
        file = path.parent / name
        if file.suffix == ".txt":
            assert "SPECIMEN" in file.read_text(encoding="utf-8")[:40]
            return
        assert "SPECIMEN" in notice(file), name
        found += sizes(file)
    assert found == [(page["width"], page["height"]) for page in said["pages"]]
    for page in said["pages"]:
        for box in [row["region"] for row in page["redactions"]]:
            assert box[2] > 0 < box[3], path.name
            assert 0 <= box[0] <= box[0] + box[2] <= page["width"], path.name
            assert 0 <= box[1] <= box[1] + box[3] <= page["height"], path.name


@pytest.mark.parametrize("path", [path for path in GOLDS if gold(path)["files"][0].endswith(".txt")], ids=str)
def test_a_text_file_is_its_gold(path: Path) -> None:
    said = gold(path)
    text = (path.parent / said["files"][0]).read_text(encoding="utf-8")
    assert all(page["text"] in text for page in said["pages"])


def test_the_seed_page_is_as_given() -> None:
    text = (EXAMPLES / "pentagon-papers" / "page-28.txt").read_bytes()
    assert len(text) == 3340
    assert text.startswith(b"Declassified per Executive Order 13526")


def test_the_table_of_files_names_every_document() -> None:
    table = (EXAMPLES / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in GOLDS if path.name.removesuffix(".gold.json").split("--")[0] not in table] == []
