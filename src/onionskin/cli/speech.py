"""How the command line says things: whole sentences for people, plain values for programs."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import fields, is_dataclass
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from onionskin.archive import Failure, Fault, Hit, PageView, Results, Status, Tally
from onionskin.archive import Progress as Made
from onionskin.errors import UsageError
from onionskin.record import Annotation, Mark, Span, Zone


def say(sentence: str) -> None:
    """Say something to the person, on standard error."""
    sys.stderr.write(sentence.rstrip() + "\n")


def tell(text: str, plain: Mapping[str, Any], *, as_json: bool) -> None:
    """Print what was asked for: a text for people, or JSON for programs."""
    sys.stdout.write(json.dumps(plain, ensure_ascii=False) + "\n" if as_json else text + "\n")


@contextmanager
def watching() -> Iterator[Any]:
    """A progress bar that knows files, pages, rate and time left; silent where no one looks."""
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("files · {task.fields[pages]:,} pages · {task.fields[rate]:,.1f} pages/s ·"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("Reading", total=None, pages=0, rate=0.0)

        def watch(made: Made) -> None:
            elapsed = bar.tasks[task].elapsed or 0.0
            rate = made.pages_done / elapsed if elapsed else 0.0
            bar.update(task, total=made.files, completed=made.files_done, pages=made.pages_done, rate=rate)

        yield watch


@contextmanager
def understanding() -> Iterator[Callable[[int, int], None]]:
    """A progress bar over pages, with the time left; silent where no one looks."""
    console = Console(stderr=True)
    columns = (TextColumn("What pages are about"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console, disable=not console.is_terminal, transient=True) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, due: bar.update(task, total=due, completed=done)


def indexed(made: Mapping[str, int]) -> str:
    """What was brought up to the pages."""
    lines = [f"The search took in {counted(made['pages'], 'page')}."]
    if "meaning" in made:
        lines.append(f"It took in what {counted(made['meaning'], 'page')} speak of.")
    return "\n".join(lines)


def share(given: str) -> float:
    """A share that was given as `5%`, from 0 to 1. Raises UsageError for anything else."""
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?) ?%", given.strip())
    if found is None or float(found[1]) > 100:
        raise UsageError(f"{given} is no share of the pages. Write it as 5%.")
    return float(found[1]) / 100


def read_again(asked: int) -> str:
    """How many pages were read again."""
    return f"{counted(asked, 'page')} read by the second reader too; of each the better reading is read."


def tally(made: Tally) -> str:
    """What an ingest did."""
    lines = [
        f"{counted(made.read, 'page')} read, {counted(made.unchanged, 'file')} unchanged,"
        f" {counted(made.failed, 'failure')}."
    ]
    if made.copies:
        lines.append(f"{counted(made.copies, 'file')} had bytes that the archive holds already: noted as copies.")
    return "\n".join(lines)


def status(found: Status) -> str:
    """What there is, what is due, what failed."""
    lines = [
        f"{counted(found.sources, 'source')}, {counted(found.pages, 'page')}; {found.due:,} due;"
        f" {found.indexed:,} in the search index.",
        *_table("Kinds of source", found.kinds),
        *_table("Read by", found.readers),
        *_table("Marks and findings", found.counts),
    ]
    if found.failures:
        lines.append(f"{counted(len(found.failures), 'failure')}:")
        lines += [f"  {_failure(one)}" for one in found.failures]
        lines.append("Try them again with: onionskin retry")
    return "\n".join(lines)


def results(found: Results) -> str:
    """Hits with page, line, snippet and why."""
    lines = [f"{found.total:,} of {found.pages_in_archive:,} pages."]
    for hit in found.hits:
        printed = f"p. {hit.label}, " if hit.label else ""
        lines += [
            f"\n{hit.title}, {printed}image {hit.number} of {hit.count} · {hit.page}",
            f"  {hit.standing}",
            *(f"  {line}" for line in f"{hit.line:>4}  {hit.snippet}".split("\n")),
            f"  matched: {_why(hit)}",
        ]
    return "\n".join(lines)


def _why(hit: Hit) -> str:
    """Why a page answers, and how: exact; misreading of “Europe” (B/E)."""
    return "; ".join(hit.reasons) or hit.why


def page(view: PageView) -> str:
    """One page, for reading in a terminal."""
    where = " › ".join(unit.title for unit in view.units)
    printed = f"p. {view.label}, " if view.label else ""
    text = view.reading.text if view.reading else ""
    lines = [f"{where}, {printed}image {view.number} of {view.count}", view.source, view.standing]
    lines += [f"{one.reader}: {one.score:.2f}. {one.reason}" for one in view.legibility]
    lines += [_failure(one) for one in view.failures]
    return "\n".join([*lines, "", text])


def remarks(view: PageView) -> str:
    """What is said of a page, a line for each remark."""
    text = view.reading.text if view.reading else ""

    def surface(one: Annotation) -> str:
        return _brief(text[one.target.start : one.target.end]) if isinstance(one.target, Span) else "on the image"

    lines = [view.standing]
    lines += [f"  zone {one.body.kind}: {surface(one)}" for one in view.zones if isinstance(one.body, Zone)]
    for one in view.marks:
        if isinstance(one.body, Mark):
            values = ", ".join(f"{key} {_listed(value)}" for key, value in one.body.value.items() if value)
            lines.append(f"  {one.body.kind}: {surface(one)} ({values})")
    return "\n".join(lines)


def analysis(said: Mapping[str, Any]) -> str:
    """What is said of a page, a line for each remark."""
    lines = [f"{said['source']}, page {said['page']}, read by {said['reader']}", said["standing"]]
    lines += [f"  zone {one['zone']}: {_brief(one['surface'])}" for one in said["zones"]]
    for one in said["marks"]:
        values = ", ".join(f"{key} {_listed(value)}" for key, value in one["value"].items() if value)
        lines.append(f"  {one['kind']}: {_brief(one['surface'])} ({values})")
    for one in said["repairs"]:
        verb = "reads" if one["applied"] else "may read"
        lines.append(
            f"  repair: {_brief(one['surface'])} {verb} {_brief(one['reading'])} ({one['kind']}). {one['evidence']}"
        )
    lines += [f"  dated ({one['role']}): {_brief(one['surface'])} = {one['edtf']}" for one in said["document_dates"]]
    for one in said["timexes"]:
        meaning = one["edtf"] or one["value"] or "not known"
        lines.append(f"  date: {_brief(one['surface'])} = {meaning}. {one['note'] or one['reason']}")
    lines += [_mention(one) for one in said["mentions"] if one["form"] != "description"]
    lines += [f"  {one['sentence']}" for one in said["findings"]]
    return "\n".join([*lines, *said["failures"]])


def _mention(one: Mapping[str, Any]) -> str:
    sense = f" ({one['sense']})" if one["sense"] else ""
    surface = _brief(one["surface"])
    fuller = f" = {one['canonical']}" if one["canonical"] not in (None, surface) else ""
    return f"  {one['type']}{sense}: {surface}{fuller}"


def faults(found: Sequence[Fault]) -> str:
    """All that verify found."""
    if not found:
        return "Every stored byte is what its digest says, and every layer stands on what it read."
    return "\n".join([f"{counted(len(found), 'fault')}:", *(f"  {one.where}: {one.what}" for one in found)])


def counted(number: int, noun: str) -> str:
    """A number with its noun, in the plural where it is not one."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def plain(value: Any) -> Any:
    """A view as plain JSON values; a union of nouns carries the noun's name as `is`."""
    if is_dataclass(value) and not isinstance(value, type):
        named = {"is": type(value).__name__} if type(value).__module__.startswith("onionskin.record") else {}
        return named | {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, Mapping):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [plain(item) for item in value]
    return value


def plain_results(found: Results) -> dict[str, Any]:
    """Results in the shape of the contract."""
    hits = [
        plain(hit)
        | {
            "spans": [[span.start, span.end] for span in hit.spans],
            "regions": [[one.x, one.y, one.width, one.height] for one in hit.regions],
        }
        for hit in found.hits
    ]
    return {"total": found.total, "whys": plain(found.whys), "hits": hits, "facets": plain(found.facets)}


def _failure(one: Failure) -> str:
    where = f"{one.source}, image {one.number}" if one.number else one.source
    if one.reason.startswith(one.source):
        return one.reason
    kept = "" if not one.ours else " (a fault of ours: please report it)"
    return f"{where}: {one.reason}{kept}"


def _table(title: str, counts: Mapping[str, int]) -> list[str]:
    return [f"{title}: " + ", ".join(f"{name} {count:,}" for name, count in counts.items())] if counts else []


def _listed(value: object) -> str:
    return ", ".join(value) if isinstance(value, tuple | list) else str(value)


def _brief(surface: str) -> str:
    flat = " ".join(surface.split())
    return flat if len(flat) <= 72 else f"{flat[:60]} … {flat[-9:]}"
