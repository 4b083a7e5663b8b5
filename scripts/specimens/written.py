"""Reads a written source: TOML between `+++` lines, then blocks of prose with remarks in braces.

    {=EDTF|words}                 a date; `{=- DURATION|several days}` has no EDTF value
    {!E3 PR+ AUTHOR>prisoners|…}  a claim on event E3, its factuality and its chain of holders
    {#12 25X1|words}              withheld in the releases 1 and 2, under this code
    {%FAMILY key=value;…|words}   a mark
    {@PER Canonical Name|words}   a mention that the list of names would not find or would read wrongly
    {~substantive|one|two}        what release 1 and release 2 say at this place

Blocks are parted by empty lines. `^` centres a line, `>` keeps lines as they stand, `|` is a table, `*` a footnote,
`---` begins a new page; anything else is a paragraph.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
SIGNS = {"=": "date", "!": "claim", "#": "redaction", "%": "mark", "@": "mention", "~": "variant"}
PORTION = re.compile(r"^(?:[0-9]{1,2}\.\s|[a-z]\.\s)?(\((TS|S|C|U)(?://([A-Z]+))?\))\s")


@dataclass
class Remark:
    """One annotation of a passage: `[start, end)` in the passage's plain text."""

    kind: str
    start: int
    end: int
    head: str


@dataclass
class Passage:
    """Plain text of one block and the remarks on it. `zone` is one of the record's zones."""

    text: str
    remarks: list[Remark]
    zone: str
    style: str


@dataclass
class Source:
    """One written document: its front matter and its blocks as written."""

    meta: dict[str, Any]
    blocks: list[str] = field(default_factory=list)


def read_source(path: Path) -> Source:
    """One source file. Raises ValueError where the front matter is not closed."""
    parts = path.read_text(encoding="utf-8").split("+++\n")
    if len(parts) != 3:
        raise ValueError(f"{path}: the front matter must stand between two lines of +++.")
    meta = tomllib.loads(parts[1])
    return Source(meta, [block.strip("\n") for block in re.split(r"\n\s*\n", parts[2].strip("\n"))])


def plain(written: str, release: int) -> tuple[str, list[Remark]]:
    """The text of one release without its braces, and the remarks that the braces made."""
    text: list[str] = []
    remarks: list[Remark] = []
    stack: list[tuple[int, str, str]] = []
    at = 0
    while at < len(written):
        sign = written[at + 1 : at + 2]
        if written[at] == "{" and sign == "~":
            close = written.index("}", at)
            head, one, two = written[at + 2 : close].split("|")
            chosen = one if release == 1 else two
            remarks.append(Remark("variant", len(text), len(text) + len(chosen), f"{head}|{one}|{two}"))
            text.extend(chosen)
            at = close + 1
        elif written[at] == "{" and sign in SIGNS:
            bar = written.index("|", at)
            stack.append((len(text), SIGNS[sign], written[at + 2 : bar]))
            at = bar + 1
        elif written[at] == "}" and stack:
            start, kind, head = stack.pop()
            remarks.append(Remark(kind, start, len(text), head))
            at += 1
        else:
            text.append(written[at])
            at += 1
    if stack:
        raise ValueError(f"A brace is not closed in: {written[:80]}")
    return "".join(text), remarks


def passage(block: str, release: int, portions: bool) -> Passage:
    """A block as one release of the document has it."""
    sign = block[0] if block[0] in "^>|*" else ""
    lines = [line[2:] if sign and line[:1] == sign else line for line in block.split("\n")]
    style = {"^": "centre", ">": "kept", "|": "kept", "*": "note", "": "paragraph"}[sign]
    zone = {"^": "heading", ">": "body", "|": "table", "*": "footnote", "": "body"}[sign]
    joined = " ".join(line.strip() for line in lines) if style in ("paragraph", "note") else "\n".join(lines)
    text, remarks = plain(joined, release)
    if portions and (found := PORTION.match(text)):
        head = f"PORTION level={found[2]}" + (f";controls={found[3]}" if found[3] else "")
        remarks.append(Remark("mark", found.start(1), found.end(1), head))
    return Passage(text, remarks, zone, style)


def names(path: Path = HERE / "names.toml") -> list[tuple[str, str, str, str]]:
    """(form as printed, type, sense, canonical name), the longest forms first."""
    rows = []
    for entry in tomllib.loads(path.read_text(encoding="utf-8"))["name"]:
        for form in (entry["canonical"], *entry.get("forms", ())):
            rows.append((form, entry["type"], entry.get("sense", ""), entry["canonical"]))
    return sorted(rows, key=lambda row: -len(row[0]))


def name_remarks(passage: Passage, known: list[tuple[str, str, str, str]]) -> list[Remark]:
    """The mentions of known names that no written mention covers already."""
    taken = [(r.start, r.end) for r in passage.remarks if r.kind == "mention"]
    marks = [(r.start, r.end) for r in passage.remarks if r.kind == "mark"]
    found = []
    for form, kind, sense, canonical in known:
        for hit in re.finditer(rf"(?<![\w-]){re.escape(form)}(?!\w)", passage.text):
            if any(start < hit.end() and hit.start() < end for start, end in taken + marks):
                continue
            taken.append(hit.span())
            found.append(Remark("mention", *hit.span(), f"{kind}{':' + sense if sense else ''} {canonical}"))
    return found
