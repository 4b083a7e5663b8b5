"""PDFium, through its own interface, which has no types: only this file need say so."""

from __future__ import annotations

from typing import Any

import pypdfium2 as _pdfium
import pypdfium2.raw as _raw

pdfium: Any = _pdfium
"""The binding's classes: PdfDocument, PdfPage, PdfiumError."""
raw: Any = _raw
"""PDFium's C functions, structures and constants."""
Handle = Any
"""A document, page, object or structure of PDFium's."""
