"""The verb of what happened: a chronology with its sources, its conflicts, who held what office."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer

from onionskin.archive import Archive, HappeningView, Office, StatementView, TieView, Wanted, in_words
from onionskin.cli import speech
from onionskin.errors import UsageError

In = Annotated[Path, typer.Option("--archive", help="The folder of the archive.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
COLUMNS = (
    "happening", "time", "earliest", "latest", "statement", "factuality", "chain", "source_type", "kind", "source",
    "page", "image", "line", "sources", "conflicts", "drifts",
)  # fmt: skip
"""The columns of the CSV: a row for each statement."""


def chronology(
    archive: In,
    since: Annotated[str | None, typer.Option("--from", help="The first time, in EDTF: 1957, 1957-09.")] = None,
    until: Annotated[str | None, typer.Option("--to", help="The last time, in EDTF.")] = None,
    about: Annotated[list[str] | None, typer.Option(help="A name that must take part; may be given again.")] = None,
    words: Annotated[str, typer.Option(help="Words that stand in a statement.")] = "",
    only: Annotated[str, typer.Option(help="conflicts, drifts or undated; else all that has a time.")] = "",
    as_of: Annotated[str, typer.Option("--as-of", help="Who held what office on this day, month or year.")] = "",
    limit: Annotated[int, typer.Option(min=1, help="How many to print.")] = 200,
    offset: Annotated[int, typer.Option(min=0, help="How many to leave out first.")] = 0,
    every: Annotated[bool, typer.Option("--all", help="Also what is asked, meant, to come or conditional.")] = False,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print CSV, a row for each statement.")] = False,
    as_json: AsJson = False,
) -> None:
    """What is said to have happened, in order: by whom it is said, how surely, where; what conflicts, what drifts."""
    opened = Archive.open(archive)
    wanted = Wanted(about=tuple(about or ()), first=since, last=until, words=words, all_kinds=every)
    if as_of:
        found = opened.offices(as_of, wanted.about[0] if wanted.about else "")
        speech.tell(offices_told(as_of, found), {"offices": [speech.plain(one) for one in found]}, as_json=as_json)
    elif only in ("conflicts", "drifts"):
        total, ties = (opened.conflicts if only == "conflicts" else opened.drifts)(wanted, offset, limit)
        plain = {"total": total, only: [speech.plain(one) for one in ties]}
        speech.tell(ties_told(total, ties, only), plain, as_json=as_json)
    elif only in ("", "undated"):
        _listed(opened, wanted, (offset, limit, only), as_csv=as_csv, as_json=as_json)
    else:
        raise UsageError(f"{only} is no part of a chronology. Ask for conflicts, drifts or undated.")


def _listed(opened: Archive, wanted: Wanted, part: tuple[int, int, str], *, as_csv: bool, as_json: bool) -> None:
    offset, limit, only = part
    view = opened.chronology(wanted, offset, limit, tray=limit if only else 0)
    found = [opened.happening(row.id) for row in (view.tray if only else view.rows)]
    if as_csv:
        typer.echo(table(found), nl=False)
        return
    counts = {name: getattr(view, name) for name in ("total", "undated", "conflicts", "drifts")}
    head = (
        f"{speech.counted(view.total, 'happening')} with a time, {view.undated:,} without; in {view.conflicts:,}"
        f" statements conflict, in {view.drifts:,} they are not equally sure."
    )
    left = (view.undated if only else view.total) - offset - len(found)
    more = [f"And {speech.counted(left, 'happening')} more: --offset {offset + limit}."] if left > 0 else []
    told = "\n\n".join([head, *map(happening_told, found), *more])
    speech.tell(told, {**counts, "happenings": [speech.plain(one) for one in found]}, as_json=as_json)


def happening_told(view: HappeningView) -> str:
    """A happening with its statements, for reading in a terminal."""
    row = view.row
    time = in_words(row.edtf[0]) if row.edtf else "no time is said"
    lines = [f"{time[:1].upper()}{time[1:]}: {_one_line(row.name)}"]
    for one in view.statements:
        lines.append(f"  {one.when}: {one.sureness}; {' ← '.join(one.chain)} ({one.statement.source})")
        lines += [f"      “{_one_line(one.sentence)}”", f"      {cited(one)}"]
    lines += [
        f"  {view.tie.kind}: {view.tie.why} ({view.one.page} and {view.other.page})"
        for view in view.ties
        if view.tie.kind in ("conflicts", "drifts")
    ]
    if row.statements > 1:
        lines.append(
            f"  {speech.counted(row.statements, 'statement')}, {speech.counted(row.sources, 'independent source')}"
        )
    return "\n".join([*lines, f"  · {row.id}"])


def cited(one: StatementView) -> str:
    """Where a statement stands."""
    printed = f"p. {one.label}, " if one.label else ""
    copies = f", and on {speech.counted(one.copies, 'page')} with the same text" if one.copies else ""
    return f"{one.title}, {printed}image {one.number}, line {one.line} · {one.page}{copies}"


def ties_told(total: int, found: Sequence[TieView], kind: str) -> str:
    """Pairs of statements, side by side."""
    said = "contradict each other" if kind == "conflicts" else "are not equally sure"
    lines = [f"{speech.counted(total, 'pair')} of statements {said}."]
    for view in found:
        lines.append(f"\n{view.tie.why}")
        for one in (view.one, view.other):
            lines += [f"  {one.when}: {one.sureness}", f"      “{_one_line(one.sentence)}”", f"      {cited(one)}"]
    return "\n".join(lines)


def offices_told(day: str, found: Sequence[Office]) -> str:
    """Who held what on a day."""
    lines = [f"{speech.counted(len(found), 'office')} said to be held {in_words(day)}."]
    for one in found:
        bounds = f"{one.earliest or '…'} to {one.latest or '…'}"
        sure = "" if one.sure else ", not certain for that day"
        where = f" · {cited(one.statement)}" if one.statement else ""
        lines.append(f"  {one.holder.name}: {_one_line(one.office)} ({bounds}{sure}), according to {one.voice}{where}")
    return "\n".join(lines)


def table(found: Iterable[HappeningView]) -> str:
    """Happenings as CSV, a row for each statement."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for view in found:
        for one in view.statements:
            writer.writerow(_row(view, one))
    return out.getvalue()


def _row(view: HappeningView, one: StatementView) -> list[Any]:
    said, row = one.statement, view.row
    return [
        row.id, said.edtf or "", said.earliest or "", said.latest or "", said.proposition, said.factuality,
        " <- ".join(one.chain), said.source, said.kind, one.title, one.page, one.number, one.line,
        row.sources, row.conflicts, row.drifts,
    ]  # fmt: skip


def _one_line(text: str) -> str:
    return " ".join(text.split())
