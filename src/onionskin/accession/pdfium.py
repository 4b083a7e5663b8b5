"""PDFium, through its own interface, which has no types: only this file need say so."""

from __future__ import annotations

import logging
from typing import Any

import pypdfium2 as _pdfium
import pypdfium2.raw as _raw

pdfium: Any = _pdfium
"""The binding's classes: PdfDocument, PdfPage, PdfiumError."""
raw: Any = _raw
"""PDFium's C functions, structures and constants."""
Handle = Any
"""A document, page, object or structure of PDFium's."""

# What the libraries find odd is for whoever keeps a log. Without a handler Python would print it to standard error.
for _name in ("pypdfium2", "pikepdf"):
    logging.getLogger(_name).addHandler(logging.NullHandler())
