"""Authority files as they come: CSV or JSON Lines, each fault said with file and line, nothing else lost."""

from __future__ import annotations

import csv
import io
import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import PurePath
from typing import Any

from onionskin.errors import SourceError
from onionskin.record import MENTIONS, Authority, Role

UNREAD = "\ufffd"
"""What stands for bytes that are not UTF-8."""
_LISTED = re.compile(r"\s*[|;]\s*")
_HELD = re.compile(
    r"^(?P<title>.*?)[\s,(]*(?:\bfrom\s+(?P<start>[^;()]+?))?\s*(?:\b(?:until|to)\s+(?P<end>[^;()]+?))?[).]*$"
)
_BOUNDS = re.compile(r"^(?P<title>.*?)\s*\[(?P<start>[^/\]]*)/(?P<end>[^\]]*)\]$")
_YEAR = re.compile(r"\d{4}")


class _Fault(Exception):
    """What is wrong with a row, as the end of a sentence."""


@dataclass(frozen=True, slots=True)
class AuthorityFile:
    """What an authority file holds: its rows that could be read, and of the others a sentence each that names the
    file, the line and what is wrong there.
    """

    authorities: tuple[Authority, ...]
    faults: tuple[str, ...]


def read_authority(data: bytes, source: str, scheme: str = "") -> AuthorityFile:
    """The rows of an authority file, CSV (with a header; commas, semicolons or tabs) or JSON Lines.

    `source` is the file's name, for the faults and the rows; `scheme` what tells its ids from those of other files,
    else the file's name without its ending. Names of columns and keys are those of authority.toml. Lists in a cell are
    divided by `|` or `;`. A role is a title with its bounds: `Foreign Minister [1953/1956]`, or in words, `from 1953
    until 1956`. Of rows with one id the first counts. Raises SourceError where no row of it can be read.
    """
    text = _decoded(data)
    lines = text.lstrip().startswith("{")
    kept: dict[str, Authority] = {}
    faults: list[str] = []
    for line, row in _objects(text) if lines else _cells(text, source):
        try:
            one = _authority(row, source, line)
            one = replace(one, id=f"{scheme or PurePath(source).stem}:{one.id}")
            if one.id in kept:
                raise _Fault(f"has the id {one.id!r} of line {kept[one.id].line}; that one counts")
            kept[one.id] = one
        except _Fault as fault:
            faults.append(f"{source}, line {line}: The row {fault}.")
    if not kept:
        raise SourceError(f"{source}: No row of it could be read as an authority. {' '.join(faults[:3])}".rstrip())
    return AuthorityFile(tuple(kept.values()), tuple(faults))


def _decoded(data: bytes) -> str:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return data.decode("utf-16", "replace")
    return data.decode("utf-8-sig", "replace")


def _objects(text: str) -> Iterator[tuple[int, Any]]:
    for line, row in enumerate(text.split("\n"), 1):
        if row.strip():
            try:
                yield line, row if UNREAD in row else json.loads(row)
            except ValueError:
                yield line, None


def _cells(text: str, source: str) -> Iterator[tuple[int, Any]]:
    """The rows of a CSV file as mappings. Raises SourceError where the header has no column for the name or the id."""
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t", key=head.count)
    reader = csv.reader(io.StringIO(text.replace("\0", UNREAD), newline=""), delimiter=delimiter)
    header: list[str] = []
    while True:
        start = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error:
            yield start, None
            continue
        if not header:
            header = [_column(cell) for cell in row]
            if not {"id", "name"} <= set(header):
                raise SourceError(
                    f"{source}, line {start}: The first line must name the columns, `id` and `name` among them."
                )
        elif any(cell.strip() for cell in row):
            told = dict(zip(header, row, strict=False))
            yield start, UNREAD if UNREAD in "".join(row) else _many(told) if len(row) > len(header) else told


def _many(row: dict[str, str]) -> dict[str, Any]:
    return row | {"": "more"}


@cache
def _columns() -> dict[str, str]:
    rows = tomllib.loads((files("onionskin.naming.entities") / "authority.toml").read_text("utf-8"))["columns"]
    return {other: name for name, others in rows.items() for other in others.split()}


@cache
def _types() -> dict[str, str]:
    rows = tomllib.loads((files("onionskin.naming.entities") / "authority.toml").read_text("utf-8"))["types"]
    return {other: name for name, others in rows.items() for other in others.split()} | {one: one for one in MENTIONS}


def _column(cell: str) -> str:
    plain = cell.strip().lower().replace(" ", "_")
    return _columns().get(plain, plain)


def _authority(row: Any, source: str, line: int) -> Authority:
    """A row as an authority, its id still the file's own. Raises _Fault."""
    if isinstance(row, str):
        raise _Fault("holds bytes that are not UTF-8")
    if not isinstance(row, Mapping):
        raise _Fault("cannot be taken apart: it is neither an object of JSON nor cells with closed quotation marks")
    told = {_column(str(key)): value for key, value in row.items() if key}
    if "" in row:
        raise _Fault("has more cells than the first line has columns")
    name, own = _words(told.get("name")), _words(told.get("id"))
    if not own:
        raise _Fault("has no id")
    if not any(c.isalnum() for c in name):
        raise _Fault(f"has no name (id {own!r})")
    type_ = _words(told.get("type")) or "PER"
    known = _types().get(type_.lower()) or _types().get(type_.upper())
    if known is None or known == "CRYPT":
        raise _Fault(f"is of the type {type_!r}; it must be one of PER, ORG, LOC, DOC, EVENT")
    return Authority(
        own,
        name,
        known,
        tuple(dict.fromkeys(one for one in _list(told.get("variants")) if one != name)),
        tuple(_role(one) for one in _list(told.get("roles"))),
        tuple(_ids(told.get("ids"))),
        _words(told.get("born")),
        _words(told.get("died")),
        source,
        line,
    )


def _words(value: Any) -> str:
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _list(value: Any) -> list[Any]:
    if isinstance(value, str):
        value = _LISTED.split(value)
    found = value if isinstance(value, list | tuple) else []
    return [one if isinstance(one, Mapping) else _words(one) for one in found if one]


def _role(value: Any) -> Role:
    """An office with its bounds, which stay as they are written."""
    if isinstance(value, Mapping):
        return Role(_words(value.get("title")), _words(value.get("start")), _words(value.get("end")))
    match = _BOUNDS.match(value) or _HELD.match(value)
    if match is None or not (_YEAR.search(match["start"] or "") or _YEAR.search(match["end"] or "")):
        return Role(value)
    return Role(match["title"].rstrip(" ,;"), match["start"] or "", match["end"] or "")


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, Mapping):
        yield from (f"{scheme}:{_words(one)}" for scheme, one in value.items() if _words(one))
    else:
        yield from (one for one in _list(value) if isinstance(one, str))
