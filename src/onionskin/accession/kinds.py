"""What kind of source a file is: by what it begins with, else by the end of its name."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from typing import Any

HEAD = 4096
"""Bytes of a file's beginning that are looked at. A root element stands within them, after comments and a DOCTYPE."""

_PDF_WITHIN = 1024
"""Bytes in which a PDF's header may stand behind something else (Adobe's implementation note 13 to PDF 1.7)."""

_TABLE: dict[str, Any] = tomllib.loads(files("onionskin.accession").joinpath("kinds.toml").read_text("utf-8"))
_SUFFIXES: dict[str, str] = {suffix: kind for kind, suffixes in _TABLE["suffixes"].items() for suffix in suffixes}
_PASSED_OVER: dict[str, list[str]] = _TABLE["passed_over"]
ENDINGS: tuple[str, ...] = tuple(_TABLE["pairing"]["endings"])

_MAGIC = (
    (b"%PDF-", "pdf"), (b"II*\0", "tiff"), (b"MM\0*", "tiff"), (b"II+\0", "tiff"), (b"MM\0+", "tiff"),
    (b"\xff\xd8\xff", "image"), (b"\x89PNG\r\n\x1a\n", "image"), (b"\0\0\0\x0cjP  \r\n\x87\n", "image"),
    (b"\xff\x4f\xff\x51", "image"), (b"GIF87a", "image"), (b"GIF89a", "image"), (b"BM", "image"),
)  # fmt: skip
_ROOT = re.compile(rb"<(?:[A-Za-z_][\w.-]*:)?(?P<name>[A-Za-z][\w.-]*)(?=[\s>/])")
_ROOTS = {"alto": "alto", "pcgts": "page-xml", "html": "hocr"}
_ASIDE = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?\?>|<!DOCTYPE[^>\[]*(?:\[[^\]]*\])?[^>]*>", re.S | re.I)


def suffix_kind(name: str) -> str | None:
    """The kind that the end of a file's name promises: a kind of source, `markup`, `zip`, or None."""
    return _SUFFIXES.get("." + name.lower().rpartition(".")[2]) if "." in name else None


def kind_of(name: str, head: bytes) -> str | None:
    """The kind of a file by its name and its first HEAD bytes; None where it is none that is read here."""
    promised = suffix_kind(name)
    if (magic := _magic(head)) is not None and not (promised in ("text", None) and head.startswith(b"BM")):
        return magic
    if promised == "text" and (told := _root_kind(head)) in ("alto", "page-xml") and _begins_with_markup(head):
        return told
    if promised == "markup" or promised is None:
        return "pdf" if b"%PDF-" in head[:_PDF_WITHIN] else _root_kind(head)
    return promised


def passed_over(name: str, *, folder: bool = False) -> bool:
    """Whether a file or folder of that name is what a system left behind and is passed over without a word."""
    table = _PASSED_OVER["folders" if folder else "names"]
    return name.lower() in table or name.startswith(tuple(_PASSED_OVER["beginnings"]))


def _begins_with_markup(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf\xff\xfe\0 \t\r\n").startswith(b"<")


def _magic(head: bytes) -> str | None:
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image"
    return next((kind for magic, kind in _MAGIC if head.startswith(magic)), None)


def root(head: bytes) -> str | None:
    """The name of the element that a markup file begins with, in small letters and without its prefix."""
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "replace").encode()
    found = _ROOT.search(_ASIDE.sub(b"", head))
    return found["name"].decode().lower() if found else None


def _root_kind(head: bytes) -> str | None:
    return _ROOTS.get(root(head) or "")
