"""Files made for the tests: papers of an invented country as scans, PDFs, markup and ZIPs. See README.md."""

from __future__ import annotations

import io
import random
import struct
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw
from reportlab.pdfgen import canvas as pages

from onionskin import accession
from onionskin.accession import Sheet, Source
from onionskin.record import Transcription

Name, Dictionary, Array = pikepdf.Name, pikepdf.Dictionary, pikepdf.Array
LETTER = (612.0, 792.0)


# -- asking --


def laid(folder: Path, files: Mapping[str, bytes]) -> Path:
    """The files in a folder."""
    for name, data in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    return folder


def found(path: Path) -> tuple[list[Source], dict[str, str]]:
    """The sources at a path; and what was refused, with the sentences."""
    refused: dict[str, str] = {}
    sources = list(accession.find(path, lambda where, reason: refused.update({where: reason})))
    return sources, refused


def sheets(name: str, data: bytes, first: int = 1) -> list[Sheet]:
    """The pages of bytes under a name."""
    return list(accession.sheets(Source(name, name, len(data), ""), data, first))


def read(path: Path) -> list[Sheet]:
    """The pages of all that is found at a path."""
    return [one for source in found(path)[0] for one in accession.sheets(source, accession.content(source))]


def text(sheet: Sheet) -> str:
    """What came with a page, in the one reading that it has."""
    (given,) = sheet.given
    return given.text


def placed(given: Transcription) -> dict[str, tuple[int, int, int, int]]:
    """Each word with the left, top, right and foot of its place."""
    return {
        given.text[word.start : word.end]: (
            word.region.x,
            word.region.y,
            word.region.x + word.region.width,
            word.region.y + word.region.height,
        )
        for word in given.words
    }


def shown(sheet: Sheet) -> Image.Image:
    """The page image, decoded."""
    assert sheet.image is not None
    image = Image.open(io.BytesIO(sheet.image))
    image.load()
    return image


def ink(image: Image.Image) -> tuple[int, int, int, int]:
    """The box around what is dark."""
    box = image.convert("L").point(lambda value: 255 * (value < 128)).getbbox()
    assert box is not None
    return box


# -- images --


def scan(width: int = 850, height: int = 1100, mode: str = "L", label: str = "VESSIN 1957") -> Image.Image:
    """A page that has a black block in its top left quarter, a line of text below it, and grain."""
    image = Image.new("L", (width, height), 235)
    pen = ImageDraw.Draw(image)
    pen.rectangle((width // 10, height // 10, width // 3, height // 5), fill=10)
    pen.text((width // 10, height // 2), label, fill=10, font_size=max(10, height // 30))
    grain = random.Random(1957)
    for _ in range(400):
        image.putpixel((grain.randrange(width), grain.randrange(height)), grain.randrange(200, 255))
    return image.convert(mode)


def encoded(image: Image.Image, form: str, **how: object) -> bytes:
    """The image as a file."""
    made = io.BytesIO()
    image.save(made, form, **how)  # type: ignore[arg-type]
    return made.getvalue()


def tiff(images: Sequence[Image.Image], **how: object) -> bytes:
    """A TIFF of several pages."""
    return encoded(images[0], "TIFF", save_all=True, append_images=list(images[1:]), **how)


def directories(data: bytes) -> Iterator[tuple[int, int, int]]:
    """Of a little-endian classic TIFF: where each directory stands, its entries, and where the next one's place is."""
    (at,) = struct.unpack_from("<I", data, 4)
    while at:
        (entries,) = struct.unpack_from("<H", data, at)
        yield at, entries, at + 2 + 12 * entries
        (at,) = struct.unpack_from("<I", data, at + 2 + 12 * entries)


# -- PDFs --


def lettered(
    words: Mapping[str, tuple[float, float]], size: tuple[float, float] = LETTER, *, hidden: bool = False
) -> bytes:
    """A PDF of one page with words at places in points from the foot, in 12-point Courier."""
    made = io.BytesIO()
    page = pages.Canvas(made, pagesize=size, invariant=True)
    for word, (x, y) in words.items():
        line = page.beginText(x, y)
        line.setFont("Courier", 12)
        line.setTextRenderMode(3 if hidden else 0)
        line.textOut(word)
        page.drawText(line)
    page.showPage()
    page.save()
    return made.getvalue()


def saved(pdf: pikepdf.Pdf, **how: object) -> bytes:
    """A PDF as bytes."""
    made = io.BytesIO()
    pdf.save(made, deterministic_id="encryption" not in how, **how)  # type: ignore[arg-type]
    return made.getvalue()


def jpeg_image(pdf: pikepdf.Pdf, data: bytes, **more: object) -> pikepdf.Object:
    """An image object of a PDF with the JPEG's own bytes."""
    image = Image.open(io.BytesIO(data))
    colours = {"L": Name.DeviceGray, "RGB": Name.DeviceRGB, "CMYK": Name.DeviceCMYK}[image.mode]
    form = {"JPEG": Name.DCTDecode, "JPEG2000": Name.JPXDecode}[str(image.format)]
    told = {"Width": image.width, "Height": image.height, "ColorSpace": colours, "BitsPerComponent": 8, "Filter": form}
    stream = pikepdf.Stream(pdf, data, Type=Name.XObject, Subtype=Name.Image, **(told | more))
    return pdf.make_indirect(stream)


def bilevel_image(pdf: pikepdf.Pdf, image: Image.Image) -> pikepdf.Object:
    """An image object of a PDF with one bit a pixel."""
    stream = pikepdf.Stream(
        pdf, image.convert("1").tobytes(), Type=Name.XObject, Subtype=Name.Image, Width=image.width,
        Height=image.height, ColorSpace=Name.DeviceGray, BitsPerComponent=1,
    )  # fmt: skip
    return pdf.make_indirect(stream)


def courier() -> pikepdf.Dictionary:
    """The typewriter's font, which every reader of PDFs has."""
    return Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Courier)


def add_page(
    pdf: pikepdf.Pdf,
    image: pikepdf.Object | None,
    words: str = "",
    *,
    size: tuple[float, float] = LETTER,
    content: str | None = None,
    **more: object,
) -> None:
    """A page with an image over all of it (or where `content` puts it) and, after it, more page content."""
    pdf.add_blank_page(page_size=size)
    page = pdf.pages[-1]
    fonts = Dictionary(F1=courier())
    page.obj.Resources = (
        Dictionary(Font=fonts) if image is None else Dictionary(Font=fonts, XObject=Dictionary(Im=image))
    )
    drawn = (
        content if content is not None else f"q {size[0]} 0 0 {size[1]} 0 0 cm /Im Do Q" if image is not None else ""
    )
    page.obj.Contents = pdf.make_stream(f"{drawn}\n{words}".encode())
    for key, value in more.items():
        page.obj[f"/{key}"] = value


def hidden(word: str, x: float, y: float, *, mode: int = 3) -> str:
    """Page content: a word that is not drawn (or, with mode 0, is)."""
    return f"BT {mode} Tr /F1 12 Tf {x} {y} Td ({word}) Tj ET\n"


def scanned(data: bytes, words: str = "", **more: object) -> bytes:
    """A PDF of one page that is a JPEG."""
    pdf = pikepdf.new()
    add_page(pdf, jpeg_image(pdf, data), words, **more)  # type: ignore[arg-type]
    return saved(pdf)


# -- ZIPs --


def zipped(members: Mapping[str, bytes], how: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A ZIP of these members."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", how) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1998, 7, 6, 5, 4, 2)), data, how)
    return made.getvalue()


# -- markup --

HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def alto(body: str, *, version: int = 3, unit: str = "pixel", page: str = 'WIDTH="850" HEIGHT="1100"') -> bytes:
    """ALTO around the content of one print space."""
    space = f"http://www.loc.gov/standards/alto/ns-v{version}#"
    return (
        f'{HEAD}<alto xmlns="{space}"><Description><MeasurementUnit>{unit}</MeasurementUnit></Description>'
        f'<Layout><Page ID="p" PHYSICAL_IMG_NR="1" {page}><PrintSpace>{body}</PrintSpace></Page></Layout></alto>'
    ).encode()


def alto_line(*words: str, top: int = 100) -> str:
    """A line of words of 50 by 20, 60 apart; `WORD~0.5` has that confidence, `/` is SP, `-` HYP."""
    parts, left = [], 100
    for word in words:
        if word == "/":
            parts.append(f'<SP HPOS="{left}" VPOS="{top}" WIDTH="10"/>')
        elif word == "-":
            parts.append(f'<HYP CONTENT="\u00ad" HPOS="{left}" VPOS="{top}" WIDTH="8" HEIGHT="20"/>')
        else:
            said, _, sure = word.partition("~")
            more = f' WC="{sure}"' if sure else ""
            parts.append(f'<String CONTENT="{said}" HPOS="{left}" VPOS="{top}" WIDTH="50" HEIGHT="20"{more}/>')
            left += 60
    return f"<TextLine>{''.join(parts)}</TextLine>"


def hocr(body: str, page: str = "bbox 0 0 850 1100") -> bytes:
    """hOCR around the content of one page."""
    return (
        f"<!DOCTYPE html>\n<html><head><meta charset='utf-8'/></head><body>"
        f'<div class="ocr_page" title="{page}">{body}</div></body></html>'
    ).encode()


def hocr_line(*words: str, top: int = 100) -> str:
    """A line of words of 50 by 20, 60 apart; `WORD~50` has that confidence."""
    parts = []
    for at, word in enumerate(words):
        said, _, sure = word.partition("~")
        left = 100 + 60 * at
        more = f"; x_wconf {sure}" if sure else ""
        parts.append(f'<span class="ocrx_word" title="bbox {left} {top} {left + 50} {top + 20}{more}">{said}</span>')
    return f'<span class="ocr_line" title="bbox 100 {top} 700 {top + 20}">{" ".join(parts)}</span>'


def page_xml(body: str, *, version: str = "2019-07-15", page: str = 'imageWidth="850" imageHeight="1100"') -> bytes:
    """PAGE-XML around the content of one page."""
    space = f"http://schema.primaresearch.org/PAGE/gts/pagecontent/{version}"
    return f'{HEAD}<PcGts xmlns="{space}"><Page imageFilename="p1.tif" {page}>{body}</Page></PcGts>'.encode()


def page_region(name: str, *lines: str, top: int = 100) -> str:
    """A text region of lines, their words as `page_line` makes them."""
    made = "".join(page_line(*line.split(), top=top + 30 * at) for at, line in enumerate(lines))
    return f'<TextRegion id="{name}"><Coords points="90,90 800,90 800,400 90,400"/>{made}</TextRegion>'


def page_line(*words: str, top: int = 100, own: str | None = None) -> str:
    """A line of words of 50 by 20, 60 apart, with its own text where one is given."""
    parts = []
    for at, word in enumerate(words):
        said, _, sure = word.partition("~")
        left = 100 + 60 * at
        points = f"{left},{top} {left + 50},{top} {left + 50},{top + 20} {left},{top + 20}"
        more = f' conf="{sure}"' if sure else ""
        parts.append(f'<Word><Coords points="{points}"/><TextEquiv{more}><Unicode>{said}</Unicode></TextEquiv></Word>')
    line = "" if own is None else f"<TextEquiv><Unicode>{own}</Unicode></TextEquiv>"
    outline = f"100,{top} 700,{top} 700,{top + 20} 100,{top + 20}"
    return f'<TextLine><Coords points="{outline}"/>{"".join(parts)}{line}</TextLine>'
