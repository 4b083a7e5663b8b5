"""The verbs of copies: which pages repeat one another, and whether a passage is open somewhere."""

from __future__ import annotations

import sys
from typing import Annotated, Any

import typer

from onionskin.archive import Archive, CopyList, NearPage, OpenAt, PublicView, Standing, Words
from onionskin.cli import speech
from onionskin.cli.naming import AsJson, In
from onionskin.errors import UsageError

_MARKS = {"other": "[{1} here, not: {0}]", "missing": "[not here: {0}]", "added": "[here also: {1}]"}


def copies(
    archive: In,
    page: Annotated[str | None, typer.Option(help="A page's id: only its copies and the passages it shares.")] = None,
    limit: Annotated[int, typer.Option(min=1, help="How many clusters to print.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many clusters to leave out first.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Pages that are near copies of one another, in clusters; all of them stay where they are."""
    opened = Archive.open(archive)
    if page is not None:
        beside = opened.near(page)
        speech.tell(near(beside), {"page": page, "near": speech.plain(beside)}, as_json=as_json)
        return
    found = opened.copies(offset, limit)
    speech.tell(listed(found), speech.plain(found), as_json=as_json)


def public(
    passage: Annotated[str, typer.Argument(help="The passage, six words or more; - reads it from standard input.")],
    archive: In,
    limit: Annotated[int, typer.Option(min=1, help="How many places to print.")] = 20,
    as_json: AsJson = False,
) -> None:
    """Where a passage, or its near copy, is open: page and line, with the words that differ."""
    text = sys.stdin.read() if passage == "-" else passage
    if not text.strip():
        raise UsageError("There is no passage to look for. Give six words of it or more.")
    found = Archive.open(archive).public(text, limit)
    speech.tell(told(found), plain(found), as_json=as_json)


def plain(found: PublicView) -> dict[str, Any]:
    """Where a passage is open, for programs: spans and regions as `search` prints them."""
    places = [
        speech.plain(one)
        | {
            "span": [one.span.start, one.span.end],
            "regions": [[box.x, box.y, box.width, box.height] for box in one.regions],
        }
        for one in found.found
    ]
    return {**speech.plain(found), "found": places}


def told(found: PublicView) -> str:
    """Where a passage is open, for reading in a terminal."""
    lines = [summary(found)]
    for one in found.found:
        lines += [f"\n{_place(one.where)}, {_lines(one)} · {one.where.page}", f"  {one.where.standing}"]
        how = "as a whole" if one.whole else "over a page end" if one.runs_over else "in part"
        lines += [f"  {how}: {one.share:.0%} of its words", f"  {' '.join(map(_set, one.words))}"]
    if found.left_out:
        lines.append(f"\nAnd {speech.counted(found.left_out, 'place')} more; --limit prints them.")
    return "\n".join(lines)


def summary(found: PublicView) -> str:
    """In a sentence, whether the passage is open."""
    if not found.found:
        return f"This passage stands on none of {found.pages:,} pages, as a whole or in part."
    part = f"; a part of it on {speech.counted(found.part, 'page')}" if found.part else ""
    return f"Open as a whole on {speech.counted(found.whole, 'page')} of {found.pages:,}{part}."


def _place(where: Standing) -> str:
    printed = f"p. {where.label}, " if where.label else ""
    return f"{where.title}, {printed}image {where.number}"


def _lines(one: OpenAt) -> str:
    return f"line {one.line}" if one.line == one.last_line else f"lines {one.line} to {one.last_line}"


def _set(words: Words) -> str:
    if words.kind == "misread":
        return f"{words.printed} [for: {words.asked}]"
    return _MARKS.get(words.kind, "{1}").format(words.asked, words.printed)


def near(beside: tuple[NearPage, ...]) -> str:
    """The pages beside one, a line for each."""
    if not beside:
        return "No page of this archive is a near copy of this one, or shares a passage with it."
    lines = []
    for one in beside:
        what = f"a copy of it ({one.share:.0%} of this page)" if one.copy else "shares a passage"
        lines.append(
            f"{_place(one.where)}, line {one.line_there}: {what}, from line {one.line} here · {one.where.page}"
        )
    return "\n".join(lines)


def listed(found: CopyList) -> str:
    """Clusters, with their pages."""
    lines = [
        f"{speech.counted(found.total, 'cluster')} of near copies: {found.copied:,} of {found.pages:,} pages."
        " None is hidden."
    ]
    for one in found.clusters:
        lines.append(f"\n{speech.counted(one.count, 'page')} · {one.id}")
        lines += [f"  {_place(page)} · {page.page}" for page in one.pages]
        if one.count > len(one.pages):
            lines.append(f"  and {one.count - len(one.pages):,} more")
    return "\n".join(lines)
