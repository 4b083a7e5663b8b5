"""The verbs of who and where: entities, one entity, authority files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from onionskin.archive import Added, Archive, EntityList, EntityRow, EntityView
from onionskin.cli import speech
from onionskin.record import MENTIONS

In = Annotated[Path, typer.Option("--archive", help="The folder of the archive.")]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for programs.")]
REFUSED = 3
"""Exit status where some rows were refused and the rest was taken."""

authority = typer.Typer(no_args_is_help=True, help="Authority files: names that somebody else has told apart.")


def entities(
    archive: In,
    type_: Annotated[str | None, typer.Option("--type", help=f"One of {', '.join(MENTIONS)}.")] = None,
    about: Annotated[str, typer.Option(help="Words that stand in a form of the name.")] = "",
    order: Annotated[str, typer.Option(help="pages, or name.")] = "pages",
    limit: Annotated[int, typer.Option(min=1, help="How many to print.")] = 50,
    offset: Annotated[int, typer.Option(min=0, help="How many to leave out first.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Who and what is named: people, organisations, places, documents, events, and signs in place of names."""
    found = Archive.open(archive).entities(type_, about, order, offset, limit)
    speech.tell(listed(found), speech.plain(found), as_json=as_json)


def entity(
    name: Annotated[str, typer.Argument(help="A name, or the id of an entity.")],
    archive: In,
    limit: Annotated[int, typer.Option(min=0, help="How many pages to print.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many pages to leave out first.")] = 0,
    as_json: AsJson = False,
) -> None:
    """One of them: its forms as printed, its offices, the pages that name it, whom it is named with."""
    view = Archive.open(archive).entity(name, offset=offset, limit=limit)
    plain = speech.plain(view) | {"links": [[*pair, count] for pair, count in view.links.items()]}
    speech.tell(told(view), plain, as_json=as_json)


@authority.command("add")
def add(
    file: Annotated[Path, typer.Argument(help="CSV or JSON Lines: id, name, variants, roles, ids.")],
    archive: In,
    as_json: AsJson = False,
) -> None:
    """Add an authority file. Rows that cannot be read are said, and the rest is taken."""
    added = Archive.create(archive).authority_add(file)
    for fault in added.faults:
        speech.say(fault)
    speech.tell(_added(added), speech.plain(added), as_json=as_json)
    if added.faults:
        raise typer.Exit(REFUSED)


@authority.command("list")
def listed_files(archive: In, as_json: AsJson = False) -> None:
    """The authority files that were added."""
    found = Archive.open(archive).authorities()
    lines = [f"{source}: {speech.counted(count, 'row')}" for source, count in found]
    files: list[dict[str, Any]] = [{"source": source, "rows": count} for source, count in found]
    speech.tell("\n".join(lines) or "No authority file was added.", {"files": files}, as_json=as_json)


def listed(found: EntityList) -> str:
    """Entities, a line for each."""
    return "\n".join([f"{speech.counted(found.total, 'name')}.", *(f"  {_row(one)}" for one in found.rows)])


def _row(one: EntityRow) -> str:
    others = f"; also {', '.join(one.others)}" if one.others else ""
    return f"{one.id}  {one.type:<5} {one.name}, {speech.counted(one.pages, 'page')}{others}"


def told(view: EntityView) -> str:
    """One entity, for reading in a terminal."""
    lines = [f"{view.name} ({view.type}), on {speech.counted(view.pages, 'page')} · {view.id}"]
    lines += [
        f"  printed {one.form}: {speech.counted(one.mentions, 'time')}{' (a misreading)' if one.misread else ''}"
        for one in view.forms
    ]
    for role in view.roles:
        held = f"{role.start or '…'} to {role.end or '…'}" if role.start or role.end else ""
        when = f", {'beside dates of ' if role.printed else ''}{held}" if held else ""
        lines.append(f"  {role.title}{when}, according to {role.voice}")
    if view.told:
        lines.append(f"  dates beside it: {view.told[0].day} to {view.told[1].day}")
    lines += [f"  in {one.source}: {one.name} ({one.id})" for one in view.authorities]
    lines += [f"  may be {one.name}, {one.id}" for one in view.candidates]
    if view.company:
        lines.append("  with " + ", ".join(f"{one.name} ({one.together})" for one in view.company[:10]))
    for spot in view.spots:
        printed = f"p. {spot.label}, " if spot.label else ""
        words = " / ".join(line.strip() for line in spot.snippet.split("\n"))
        lines += [f"\n{spot.title}, {printed}image {spot.number}, line {spot.line} · {spot.page}", f"  {words}"]
    left = view.all_spots - len(view.spots)
    return "\n".join([*lines, *([f"\nAnd {speech.counted(left, 'page')} more."] if left > 0 else [])])


def _added(added: Added) -> str:
    return (
        f"{added.source}: {speech.counted(added.added, 'row')} added or changed, {added.known:,} known already,"
        f" {len(added.faults):,} refused."
    )
