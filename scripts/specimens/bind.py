"""Writes worn pages as an archive would hold them: PDF, TIFF, JPEG, PNG, JPEG 2000, text, ALTO."""

from __future__ import annotations

import time
import tomllib
from html import escape
from io import BytesIO
from pathlib import Path
from random import Random
from typing import Any

import numpy as np
import pikepdf
from PIL import Image
from PIL.TiffImagePlugin import ImageFileDirectory_v2
from wear import Ink
from written import HERE

NOTICE = "SPECIMEN. Invented document about an invented country; no record of any government. Onionskin, Apache-2.0."
FIXED = time.struct_time((2026, 1, 1, 0, 0, 0, 3, 1, 0))
CONFUSIONS: dict[str, list[str]] = tomllib.loads((HERE / "confusions.toml").read_text(encoding="utf-8"))["letters"]
Line = tuple[str, list[tuple[str, list[int]]]]
"""A line of a page and its words, each with its box in pixels."""


def picture(ink: Ink, grey: bool, turn: int) -> Image.Image:
    """The page as an image; `turn` degrees clockwise from upright."""
    page = Image.fromarray(np.uint8(255 - 235 * np.clip(ink, 0, 1)), "L")
    page = page if grey else page.point(lambda value: 255 if value > 140 else 0).convert("1", dither=Image.Dither.NONE)
    return page.rotate(-turn, expand=True) if turn else page


def misread(text: str, rate: float, rng: Random) -> str:
    """The text with letters taken for others, one for one, as a tired reader does."""
    return "".join(
        rng.choice(CONFUSIONS[char]) if char in CONFUSIONS and rng.random() < rate else char for char in text
    )


def write_pdf(path: Path, pages: list[Image.Image], title: str, dpi: int, layer: list[list[Line]] | None) -> None:
    """A scanned PDF; `layer` gives each page's lines as an unseen and poor text layer."""
    held = BytesIO()
    squeeze = {} if pages[0].mode == "1" else {"quality": 28}
    pages[0].save(
        held, "PDF", save_all=True, append_images=pages[1:], resolution=dpi, **squeeze, title=f"SPECIMEN: {title}",
        subject=NOTICE, keywords="SPECIMEN", author="Onionskin specimens", creationDate=FIXED, modDate=FIXED,
    )  # fmt: skip
    with pikepdf.open(held) as pdf:
        for page, lines in zip(pdf.pages, layer or [], strict=bool(layer)):
            _lay(pdf, page, lines, dpi)
        pdf.save(path, deterministic_id=True, compress_streams=True)


def _lay(pdf: pikepdf.Pdf, page: pikepdf.Page, lines: list[Line], dpi: int) -> None:
    font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Courier,
                              Encoding=pikepdf.Name.WinAnsiEncoding)  # fmt: skip
    page.resources.Font = pikepdf.Dictionary(F0=pdf.make_indirect(font))
    scale, height = 72 / dpi, float(page.mediabox[3])
    said = ["BT 3 Tr /F0 10 Tf"]
    for _, words in lines:
        for word, (x, y, width, tall) in words:
            raw = word.encode("cp1252", "replace").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
            stretch = 100 * width * scale / (6 * len(word))
            shown = raw.decode("cp1252")
            said.append(
                f"{stretch:.1f} Tz 1 0 0 1 {x * scale:.2f} {height - (y + 0.8 * tall) * scale:.2f} Tm ({shown} ) Tj"
            )
    page.contents_add(pdf.make_stream("\n".join([*said, "ET"]).encode("cp1252")), prepend=False)


def write_tiff(path: Path, pages: list[Image.Image], title: str, dpi: int) -> None:
    """A multi-page TIFF: CCITT group 4 where the pages are black and white, LZW where they are grey."""
    tags = ImageFileDirectory_v2()
    tags[270], tags[305] = f"SPECIMEN: {title}. {NOTICE}", "Onionskin specimens"
    kind = "group4" if pages[0].mode == "1" else "tiff_lzw"
    pages[0].save(path, "TIFF", save_all=True, append_images=pages[1:], compression=kind, dpi=(dpi, dpi), tiffinfo=tags)


def write_picture(path: Path, page: Image.Image, title: str, dpi: int) -> None:
    """One page as JPEG, PNG or JPEG 2000, with the notice in its metadata where the format has room."""
    exif = Image.Exif()
    exif[270], exif[305] = f"SPECIMEN: {title}. {NOTICE}", "Onionskin specimens"
    grey = page.convert("L")
    if path.suffix == ".jpg":
        grey.save(path, "JPEG", quality=28, optimize=True, dpi=(dpi, dpi), exif=exif, comment=NOTICE)
    elif path.suffix == ".jp2":
        grey.save(path, "JPEG2000", quality_mode="rates", quality_layers=[30], comment=NOTICE)
    else:
        page.save(path, "PNG", optimize=True, dpi=(dpi, dpi), exif=exif)


def write_text(path: Path, texts: list[str], division: str) -> None:
    """Text pages, parted by form feeds or by lines of the form `## Page 3`."""
    if division == "feed":
        said = "\n\f".join(texts) + "\n"
    else:
        said = "".join(f"## Page {number}\n{text}\n" for number, text in enumerate(texts, 1))
    path.write_text(said, encoding="utf-8", newline="\n")


def alto(lines: list[Line], image: str, size: tuple[int, int]) -> str:
    """One page as ALTO 4: one block, a line for each line, a string for each word, in pixels."""
    said = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#" SCHEMAVERSION="4.2">',
        f"  <!-- {escape(NOTICE)} -->",
        "  <Description><MeasurementUnit>pixel</MeasurementUnit><sourceImageInformation>"
        f"<fileName>{escape(image)}</fileName></sourceImageInformation></Description>",
        f'  <Layout><Page ID="P1" PHYSICAL_IMG_NR="1" WIDTH="{size[0]}" HEIGHT="{size[1]}">',
        f'    <PrintSpace HPOS="0" VPOS="0" WIDTH="{size[0]}" HEIGHT="{size[1]}">',
        f'      <TextBlock ID="B1" HPOS="0" VPOS="0" WIDTH="{size[0]}" HEIGHT="{size[1]}">',
    ]
    for number, (_, words) in enumerate(lines):
        said.append(f'        <TextLine ID="L{number}" {_box(_around([box for _, box in words]))}>')
        strings = [
            f'          <String ID="S{number}_{at}" {_box(box)} CONTENT="{escape(word)}" WC="0.9"/>'
            for at, (word, box) in enumerate(words)
        ]
        said += [part for pair in zip(strings, ["          <SP/>"] * len(strings), strict=True) for part in pair][:-1]
        said.append("        </TextLine>")
    return "\n".join([*said, "      </TextBlock>", "    </PrintSpace>", "  </Page></Layout>", "</alto>"]) + "\n"


def _box(box: list[int]) -> str:
    return f'HPOS="{box[0]}" VPOS="{box[1]}" WIDTH="{box[2]}" HEIGHT="{box[3]}"'


def _around(boxes: list[list[int]]) -> list[int]:
    left, top = min(b[0] for b in boxes), min(b[1] for b in boxes)
    return [left, top, max(b[0] + b[2] for b in boxes) - left, max(b[1] + b[3] for b in boxes) - top]


def bind(stem: Path, kind: str, pages: list[Image.Image], about: dict[str, Any]) -> list[str]:
    """Writes the pages of one document in its format; says the names of the files, one a page or one for all."""
    title, dpi = about["title"], about["dpi"]
    if kind in ("pdf", "tif"):
        path = stem.with_name(f"{stem.name}.{kind}")
        if kind == "pdf":
            write_pdf(path, pages, title, dpi, about["layer"])
        else:
            write_tiff(path, pages, title, dpi)
        return [path.name]
    if kind in ("feed", "heading"):
        write_text(stem.with_name(f"{stem.name}.txt"), about["texts"], kind)
        return [f"{stem.name}.txt"]
    names = []
    for number, page in enumerate(pages, 1):
        suffix = "tif" if kind == "alto" else kind
        path = stem.with_name(f"{stem.name}-{number:02d}.{suffix}")
        if kind == "alto":
            write_tiff(path, [page], title, dpi)
            path.with_suffix(".xml").write_text(
                alto(about["layer"][number - 1], path.name, page.size), encoding="utf-8"
            )
        else:
            write_picture(path, page, title, dpi)
        names.append(path.name)
    return names
