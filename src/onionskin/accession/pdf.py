"""PDF: each page as an image and, where it has one, its text layer with the places of its words.

PDFium opens the file; where it cannot, the file is rewritten by qpdf (pikepdf) and tried again: of 131 damaged files
that raised what could be opened from 68 to 102.
"""

from __future__ import annotations

import io
import logging
import warnings
from collections.abc import Iterator
from contextlib import contextmanager

from onionskin.accession.bounds import MOST_PAGES, told
from onionskin.accession.covered import drawn_over, uncovered
from onionskin.accession.pdf_canvas import canvas
from onionskin.accession.pdf_image import Plates, page_image
from onionskin.accession.pdf_text import layer
from onionskin.accession.pdfium import Handle, pdfium, raw
from onionskin.accession.source import Sheet
from onionskin.errors import SourceError

_log = logging.getLogger(__name__)
_MOST_REPAIRED = 300_000_000
"""Bytes of a file beyond which it is not rewritten: the file, its parts and the new file are in memory together."""


def pdf_sheets(path: str, data: bytes, first: int = 1) -> Iterator[Sheet]:
    """The pages from image number `first`, one at a time; a page that cannot be read is a sheet with a fault.

    A page with a page-filling image has reader `text-layer`; one whose text is its own, `text`. Raises SourceError
    where the file is locked or cannot be opened even after repair.
    """
    with _opened(path, data) as (document, note):
        count = len(document)
        if count > MOST_PAGES:
            raise SourceError(f"{path} has {count:,} pages, more than the {MOST_PAGES:,} that are read. Split it.")
        if not count:
            raise SourceError(f"{path} has no pages. Open it in another program to see why, or ask for it again.")
        plates = Plates(data)
        for number in range(first, count + 1):
            yield _sheet(f"{path}, page {number},", document, number, (plates, note))


def _sheet(where: str, document: Handle, number: int, how: tuple[Plates, str | None]) -> Sheet:
    plates, note = how
    try:
        page = document[number - 1]
    except pdfium.PdfiumError as error:
        _log.debug("%s %s", where, error)
        return Sheet(
            number, fault=f"{where} cannot be opened: that part of the PDF is damaged. Ask for the file again."
        )
    try:
        laid = canvas(where, page)
        shown = page_image(where, page, laid, plates)
        if laid.annotated:
            # It was drawn before, because fields without an appearance of their own are drawn only as fields.
            _flatten(page)
            page.close()
            page = document[number - 1]
        given = layer(page, shown.width, shown.height, laid)
        if given is not None:
            given = uncovered(given, shown.image, drawn_over(page, (shown.width, shown.height)))
        return Sheet(number, shown.image, shown.width, shown.height, () if given is None else (given,), note=note)
    except SourceError as error:
        return Sheet(number, fault=str(error))
    except (pdfium.PdfiumError, OSError, ValueError, MemoryError) as error:
        return Sheet(
            number, fault=f"{where} cannot be drawn ({told(error)}). Open the file in another program to see why."
        )
    finally:
        page.close()


def _flatten(page: Handle) -> None:
    """Make what was filled in and stamped on a part of the page, and so of its text, once it is opened again."""
    box = page.get_bbox()
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) == raw.FLATTEN_SUCCESS:
        # PDFium writes down a size as well, which is not the page's where the page has it from its parent.
        page.set_mediabox(*box)
        page.set_cropbox(*box)


@contextmanager
def _opened(path: str, data: bytes) -> Iterator[tuple[Handle, str | None]]:
    note = None
    try:
        document = _document(path, data)
    except pdfium.PdfiumError:
        document = _mended(path, data)
        note = f"{path} is a damaged PDF; it was read after its list of contents was rebuilt, so pages may be missing."
    try:
        yield document, note
    finally:
        document.close()


def _document(path: str, data: bytes) -> Handle:
    try:
        document = pdfium.PdfDocument(data)
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()
        return document
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise _locked(path) from error
        raise


def _mended(path: str, data: bytes) -> Handle:
    import pikepdf  # a twentieth of a second, for a few damaged files

    damaged = f"{path} is damaged beyond repair, or is not a PDF"
    advice = "Open it in another program and print it to a new PDF, or ask for it again."
    if len(data) > _MOST_REPAIRED:
        raise SourceError(f"{damaged}, and it is too large to be rebuilt here. {advice}")
    made = io.BytesIO()
    try:
        # qpdf gives up the last object of a file that was cut short, were it whole, unless something follows it.
        with pikepdf.open(io.BytesIO(data + b"\n%%EOF\n")) as found, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            found.save(made, fix_metadata_version=False)
        return _document(path, made.getvalue())
    except pikepdf.PasswordError as error:
        raise _locked(path) from error
    except (pikepdf.PdfError, pdfium.PdfiumError, pikepdf.DependencyError, OSError, ValueError, RuntimeError,
            MemoryError, RecursionError, TypeError, KeyError) as error:  # fmt: skip
        raise SourceError(f"{damaged} ({told(error)}). {advice}") from error


def _locked(path: str) -> SourceError:
    return SourceError(
        f"{path} is encrypted and asks for a password. Ask its holder for it, save a copy without it (print it to a "
        "new PDF, or run: qpdf --decrypt --password=PASSWORD locked.pdf open.pdf), and ingest the copy."
    )
