"""The verb of two releases side by side: printed for reading, as JSON, as CSV, or as a page to print."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from onionskin.archive import Archive, CompareView, compare_files, compared_plain, compared_rows
from onionskin.cli import speech
from onionskin.cli.naming import AsJson
from onionskin.errors import UsageError

TOLD = ("opened", "withheld", "substantive")
"""The classes that are printed place by place; of the others the count is."""


def compare(
    a: Annotated[str, typer.Argument(help="An item of the archive, or a file.")],
    b: Annotated[str, typer.Argument(help="The other; neither is taken for the fuller.")],
    archive: Annotated[Path | None, typer.Option("--archive", help="The folder of the archive.")] = None,
    as_csv: Annotated[bool, typer.Option("--csv", help="Print every difference as a row.")] = False,
    report: Annotated[Path | None, typer.Option("--report", help="Write a page to print.")] = None,
    as_json: AsJson = False,
) -> None:
    """Two releases of one document, side by side: what was opened, what is withheld, what else is different."""
    if as_csv and as_json:
        raise UsageError("Ask for --csv or for --json, not for both.")
    view = compare_files(Path(a), Path(b)) if archive is None else Archive.open(archive).compare(a, b)
    if report is not None:
        from onionskin.web.compare_report import page  # the web is not needed for anything else here

        report.write_text(page(view), "utf-8")
        speech.say(f"The report is at {report}.")
    if as_csv:
        typer.echo(compared_rows(view), nl=False)
    else:
        speech.tell(told(view), compared_plain(view), as_json=as_json)


def told(view: CompareView) -> str:
    """Two witnesses, for reading in a terminal."""
    lines = [f"A  {view.a.title}", f"B  {view.b.title}", view.summary.sentence(), *view.apart]
    for kind in TOLD:
        lines += _places(kind, view)
    if view.recoded:
        lines += ["", f"Withheld in both, and said otherwise: {speech.counted(len(view.recoded), 'place')}."]
    if view.marks:
        lines += ["", f"Marks that one of the two alone bears: {len(view.marks):,}."]
        lines += [f"  {'A' if one.a else 'B'}  {one.kind.replace('_', ' ')}: {one.said}" for one in view.marks[:20]]
    return "\n".join(lines)


def _places(kind: str, view: CompareView) -> Iterator[str]:
    found = [one for one in view.variants if one.kind == kind]
    if not found:
        return
    yield f"\n{kind.capitalize()}: {speech.counted(len(found), 'place')}."
    for one in found:
        side, of = (one.a, view.a) if kind == "withheld" else (one.b, view.b)
        place = side.places[0]
        where = f"image {of.leaves[place.leaf].number}, line {place.line}"
        yield f"  {where}: …{side.before[-30:]} [{side.text}] {side.after[:30]}… ({one.cert:.2f})"
        if kind == "substantive":
            yield f"      A has: {one.a.text or 'nothing'}"
