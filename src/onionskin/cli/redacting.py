"""The verb of what is hidden: listed, counted, with the rule of counting."""

from __future__ import annotations

import csv
import io
import sys
from typing import Annotated, Any

import typer

from onionskin.archive import (
    BY,
    FORMS,
    Archive,
    AskedRedactions,
    RedactionCounts,
    RedactionList,
    RedactionView,
    in_short,
    redaction_row,
)
from onionskin.cli import speech
from onionskin.cli.naming import AsJson, In
from onionskin.errors import UsageError
from onionskin.record import Redaction, Span

Unmasked = Annotated[
    bool, typer.Option("--unmasked", help="Show numbers of persons too: Social Security, passport and the like.")
]
_MOST = 1 << 40


def redactions(
    archive: In,
    by: Annotated[str, typer.Option(help=f"Count by one of {', '.join(BY)}.")] = "",
    each: Annotated[bool, typer.Option("--list", help="Each place, in the order of the archive.")] = False,
    form: Annotated[str, typer.Option(help=f"Only of a form: {', '.join(FORMS)}.")] = "",
    code: Annotated[str, typer.Option(help="Only with a code, as (b)(1) or 25X1.")] = "",
    beneath: Annotated[bool, typer.Option("--beneath", help="Only boxes under which the file has text.")] = False,
    limit: Annotated[int, typer.Option(min=1, help="How many places to list.")] = 100,
    offset: Annotated[int, typer.Option(min=0, help="How many places to leave out first.")] = 0,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, for tables; every place or row.")] = False,
    as_json: AsJson = False,
) -> None:
    """What is hidden in an archive: counted by code, form, agency, year and page, or each place. Never what it says."""
    if by and by not in BY:
        raise UsageError(f"Nothing is counted by {by}. Say one of {', '.join(BY)}.")
    opened = Archive.open(archive)
    if each or form or code or beneath:
        asked = AskedRedactions(form=form, code=code, beneath=beneath)
        found = opened.redactions(asked, 0 if as_csv else offset, _MOST if as_csv else limit)
        rows = [_row(one) for one in found.rows]
        if as_csv:
            _print_csv([_flat(row) for row in rows], _COLUMNS)
        else:
            speech.tell(listed(found), {"total": found.total, "redactions": rows}, as_json=as_json)
        return
    counts = opened.redaction_counts()
    if as_csv:
        kept = [speech.plain(row) for row in counts.rows if not by or row.by == by]
        _print_csv(kept, ("by", "name", "family", "places", "pages", "area"))
    else:
        plain = speech.plain(counts)
        plain["rows"] = [row for row in plain["rows"] if not by or row["by"] == by]
        speech.tell(counted(counts, by), plain, as_json=as_json)


_COLUMNS = (
    "page", "title", "image", "number", "form", "codes", "bounds", "share", "x", "y", "width", "height", "start", "end",
    "editorial", "beneath", "by_hand", "cert",
)  # fmt: skip


def _row(one: RedactionView) -> dict[str, Any]:
    where = {"page": one.page, "title": one.title, "image": one.image, "number": one.number, "by_hand": one.by_hand}
    target = one.remark.target
    if isinstance(target, Span):
        where |= {"start": target.start, "end": target.end, "surface": one.words}
    return where | redaction_row(one.remark)


def _flat(row: dict[str, Any]) -> dict[str, Any]:
    """A row of a table: what JSON nests, in one cell."""
    region = row.get("region") or [None] * 4
    bounds = [f"{one['least']:g}-{'' if one['most'] is None else format(one['most'], 'g')} {one['unit']}"
              for one in row["bounds"]]  # fmt: skip
    return {
        **row,
        **dict(zip(("x", "y", "width", "height"), region, strict=True)),
        "codes": " ".join(code["code"] for code in row["codes"]),
        "bounds": "; ".join(bounds),
    }


def _print_csv(rows: list[dict[str, Any]], columns: tuple[str, ...]) -> None:
    made = io.StringIO()
    table = csv.DictWriter(made, columns, extrasaction="ignore", lineterminator="\n")
    table.writeheader()
    table.writerows(rows)
    sys.stdout.write(made.getvalue())


def listed(found: RedactionList) -> str:
    """Places, a line for each."""
    lines = [f"{speech.counted(found.total, 'place')} where something is hidden."]
    for one in found.rows:
        body = one.remark.body
        assert isinstance(body, Redaction)
        said = f": {' '.join(one.words.split())}" if one.words else ""
        lines.append(f"  {one.title}, image {one.image}, {one.number}: {in_short(body)}{said} · {one.page}")
        if body.beneath:
            lines.append("    Text lies under this box in the file; it is not shown.")
    left = found.total - len(found.rows)
    return "\n".join([*lines, *([f"And {left:,} more, from --offset on."] if left > 0 else [])])


def counted(counts: RedactionCounts, by: str = "") -> str:
    """The counts, a table for each way of counting; pages only where they are asked for."""
    lines = [
        f"{speech.counted(counts.places, 'place')} where something is hidden, on {counts.pages:,} of"
        f" {speech.counted(counts.of, 'page')}; {counts.editorial:,} editors' omissions beside them.",
    ]
    if counts.missing:
        lines.append(f"Sheets and brackets say that at least {counts.missing:g} pages are missing.")
    if counts.beneath:
        lines.append(f"Under {speech.counted(counts.beneath, 'box')} text lies in the file; it is not shown.")
    for way in (by,) if by else tuple(one for one in BY if one != "page"):
        rows = [row for row in counts.rows if row.by == way]
        if rows:
            lines.append(f"By {way}:")
            lines += [f"  {row.places:>7,}  {row.name}{f' ({row.family})' if row.family else ''}" for row in rows]
    return "\n".join([*lines, f"How this is counted: {counts.rule}"])
