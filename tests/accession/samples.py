"""A sound file of every format that is read: what the contract holds for, and what is damaged to see what happens."""

from __future__ import annotations

import codecs

import pikepdf
from PIL import Image

from tests.accession.made import (
    add_page,
    alto,
    alto_line,
    bilevel_image,
    encoded,
    hidden,
    hocr,
    hocr_line,
    jpeg_image,
    lettered,
    page_region,
    page_xml,
    saved,
    scan,
    scanned,
    tiff,
)

SMALL = scan(200, 260)
LEAVES = [scan(200, 260, label=str(number)) for number in (1, 2, 3)]


def mixed() -> bytes:
    """A PDF of a scan with OCR, a page of its own text, a bilevel scan and a turned one."""
    pdf = pikepdf.new()
    add_page(pdf, jpeg_image(pdf, encoded(SMALL, "JPEG")), hidden("VESSIN", 72, 700))
    add_page(pdf, None, hidden("LEGATION", 72, 700, mode=0) + hidden("1957", 172, 700, mode=0))
    add_page(pdf, bilevel_image(pdf, SMALL))
    add_page(pdf, jpeg_image(pdf, encoded(SMALL, "JPEG")), hidden("SECRET", 72, 700), Rotate=90)
    return saved(pdf)


def twice(markup: bytes, begin: str, end: str) -> bytes:
    """Markup of one page made markup of two."""
    text = markup.decode()
    page = text[text.index(begin) : text.index(end)]
    return text.replace(page, page + page).encode()


def turned(orientation: int) -> bytes:
    """A JPEG that says it lies on its side."""
    exif = Image.Exif()
    exif[274] = orientation
    return encoded(SMALL, "JPEG", exif=exif)


ALTO = alto(f"<TextBlock>{alto_line('LEGATION~0.5', 'VESSIN')}{alto_line('Viet', '-', top=130)}</TextBlock>")
HOCR = hocr(f'<p class="ocr_par">{hocr_line("LEGATION~90", "VESSIN")}{hocr_line("1957", top=130)}</p>')
PAGE = page_xml(page_region("r1", "LEGATION~0.9 VESSIN", "1957"))

SAMPLES: dict[str, bytes] = {
    "plain.txt": b"LEGATION VESSIN\n\n1957\n",
    "fed.txt": "one\ftwo é\n\f\fthree".encode(),
    "numbered.md": b"# Papers\n\n## Page 7\none\n\n## Page 9\ntwo\n## Page 9\nthree\n",
    "wide.txt": codecs.BOM_UTF16_LE + "one\ftwo é".encode("utf-16-le"),
    "old.txt": "caf\xe9\fl\x92envoy\xe9".encode("latin-1"),
    "own.pdf": lettered({"LEGATION": (72, 700), "VESSIN": (200, 700), "1957": (72, 100)}),
    "scan.pdf": scanned(encoded(SMALL, "JPEG"), hidden("VESSIN", 72, 700)),
    "mixed.pdf": mixed(),
    "one.tif": tiff([SMALL]),
    "faxes.tif": tiff([leaf.convert("1") for leaf in LEAVES], compression="group4", dpi=(204, 98)),
    "plates.tif": tiff(LEAVES, compression="tiff_lzw"),
    "colour.tif": tiff([leaf.convert("RGB") for leaf in LEAVES], compression="jpeg"),
    "big.tif": tiff(LEAVES, big_tiff=True),
    "scan.jpg": encoded(SMALL, "JPEG"),
    "slow.jpg": encoded(SMALL.convert("RGB"), "JPEG", progressive=True),
    "side.jpg": turned(6),
    "inks.jpg": encoded(SMALL.convert("CMYK"), "JPEG"),
    "scan.png": encoded(SMALL, "PNG"),
    "bits.png": encoded(SMALL.convert("1"), "PNG"),
    "deep.png": encoded(SMALL.point(lambda value: value * 257, "I").convert("I;16"), "PNG"),
    "clear.png": encoded(SMALL.convert("RGBA"), "PNG"),
    "few.png": encoded(SMALL.convert("RGB").quantize(8), "PNG"),
    "scan.jp2": encoded(SMALL, "JPEG2000"),
    "scan.gif": encoded(SMALL.convert("P"), "GIF"),
    "scan.bmp": encoded(SMALL, "BMP"),
    "scan.webp": encoded(SMALL, "WEBP"),
    "alto.xml": ALTO,
    "alto-mm.xml": ALTO.replace(b"pixel", b"mm10"),
    "alto-two.xml": twice(ALTO, "<Page", "</Layout>"),
    "page.hocr": HOCR,
    "pages.html": twice(HOCR, "<div", "</body>"),
    "page.xml": PAGE,
}
PAGES = {
    "fed.txt": 4, "numbered.md": 3, "wide.txt": 2, "old.txt": 2, "mixed.pdf": 4, "faxes.tif": 3, "plates.tif": 3,
    "colour.tif": 3, "big.tif": 3, "alto-two.xml": 2, "pages.html": 2,
}  # fmt: skip
"""How many pages a sample has, where it has more than one."""
READERS = {
    "own.pdf": {"text"}, "scan.pdf": {"text-layer"}, "mixed.pdf": {"text", "text-layer"}, "alto.xml": {"alto"},
    "alto-mm.xml": {"alto"}, "alto-two.xml": {"alto"}, "page.hocr": {"hocr"}, "pages.html": {"hocr"},
    "page.xml": {"page-xml"}, "plain.txt": {"text"}, "fed.txt": {"text"}, "numbered.md": {"text"},
    "wide.txt": {"text"}, "old.txt": {"text"},
}  # fmt: skip
"""Who read what comes with a sample; scans come with nothing."""
