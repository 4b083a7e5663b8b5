"""The command line: parse, call, print. What is asked for goes to standard output, what is said about it to error."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, NoReturn

import typer

from onionskin.archive import Archive, analyse
from onionskin.cli import comparing, copying, happening, naming, redacting, speech
from onionskin.cli.naming import AsJson, In
from onionskin.cli.redacting import Unmasked
from onionskin.errors import OnionskinError, UsageError

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    help="A folder of declassified paper becomes an archive that is read, searched and shown.",
)

Workers = Annotated[int | None, typer.Option("--workers", min=1, help="Processes to read with; one a core by default.")]

FAILED = 3
"""Exit status where something could not be read and the rest was done."""


@app.command()
def ingest(
    sources: Annotated[list[Path], typer.Argument(help="Files and folders to take in.", show_default=False)],
    archive: In,
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Take in files and folders. Doing it again reads only what is new, and resumes what was interrupted."""
    with speech.watching() as watch:
        tally = Archive.create(archive).ingest(sources, workers, watch)
    speech.tell(speech.tally(tally), speech.plain(tally), as_json=as_json)
    if tally.failed:
        speech.say(f"What failed, and why: onionskin status --archive {archive}")
        raise typer.Exit(FAILED)


@app.command()
def retry(archive: In, workers: Workers = None, as_json: AsJson = False) -> None:
    """Run again what failed."""
    with speech.watching() as watch:
        tally = Archive.open(archive).retry(workers, watch)
    speech.tell(speech.tally(tally), speech.plain(tally), as_json=as_json)
    if tally.failed:
        raise typer.Exit(FAILED)


@app.command()
def reread(
    archive: In,
    worst: Annotated[str, typer.Option(metavar="SHARE", help="How many, of all scanned pages: 5%.")] = "5%",
    workers: Workers = None,
    as_json: AsJson = False,
) -> None:
    """Have the least legible scans read by the second reader too; the better reading is read."""
    with speech.watching() as watch:
        asked, tally = Archive.open(archive).reread(speech.share(worst), workers, watch)
    speech.tell(speech.read_again(asked), {"asked": asked} | speech.plain(tally), as_json=as_json)
    if tally.failed:
        raise typer.Exit(FAILED)


@app.command()
def status(archive: In, as_json: AsJson = False) -> None:
    """What there is, what is due, and what failed and why."""
    opened = Archive.open(archive)
    found = opened.status()
    speech.tell(speech.status(found), {**speech.plain(found), "fingerprint": opened.fingerprint()}, as_json=as_json)


@app.command()
def search(
    query: Annotated[str, typer.Argument(help='Words, "phrases", AND OR NOT, wild*, fuzzy~1, field:value.')],
    archive: In,
    limit: Annotated[int, typer.Option(min=1, help="How many hits to print.")] = 20,
    offset: Annotated[int, typer.Option(min=0, help="How many hits to leave out first.")] = 0,
    meaning: Annotated[bool, typer.Option(help="Also pages that only speak of it; after `index --meaning`.")] = True,
    unmasked: Unmasked = False,
    as_json: AsJson = False,
) -> None:
    """Find pages, also where a word was misread. Words are all required unless OR stands between them."""
    opened = Archive.open(archive)
    opened.unmasked = unmasked
    results = opened.search(query, offset=offset, limit=limit, meaning=meaning)
    speech.tell(speech.results(results), speech.plain_results(results), as_json=as_json)


@app.command()
def index(
    archive: In,
    meaning: Annotated[
        bool, typer.Option("--meaning", help="Also what pages are about: some five pages a second.")
    ] = False,
    as_json: AsJson = False,
) -> None:
    """Bring the search up to the pages; with --meaning, let it know what they are about."""
    opened = Archive.create(archive)
    made = {"pages": opened.index()}
    if meaning:
        with speech.understanding() as watch:
            made["meaning"] = opened.index_meaning(watch)
    speech.tell(speech.indexed(made), made, as_json=as_json)


@app.command()
def show(page: Annotated[str, typer.Argument(help="A page's id, as search prints it.")], archive: In,
         unmasked: Unmasked = False, as_json: AsJson = False) -> None:  # fmt: skip
    """One page: what it is, what is read of it, what is said of it."""
    opened = Archive.open(archive)
    opened.unmasked = unmasked
    view = opened.page(page)
    speech.tell(speech.page(view), speech.plain(view), as_json=as_json)


@app.command("analyse")
def analyse_file(
    file: Annotated[Path, typer.Argument(help="A text, a PDF, an image, an ALTO, hOCR or PAGE file.")],
    page: Annotated[int | None, typer.Option(min=1, help="Only the page with this image number.")] = None,
    dated: Annotated[str | None, typer.Option(help="The document's own date, as EDTF.")] = None,
    unmasked: Unmasked = False,
    as_json: AsJson = False,
) -> None:
    """Everything that would be said of one file, without an archive."""
    failed = False
    for one in analyse(file, page, dated):
        failed = failed or bool(one.failures)
        one.unmasked = unmasked
        plain = one.as_json() | ({"dated": dated} if dated else {})
        speech.tell(speech.analysis(plain), plain, as_json=as_json)
    if failed:
        raise typer.Exit(FAILED)


@app.command()
def verify(archive: In, as_json: AsJson = False) -> None:
    """Every stored byte against its digest, every layer against what it read."""
    opened = Archive.open(archive)
    faults = tuple(opened.verify())
    plain = {"faults": [speech.plain(fault) for fault in faults], "fingerprint": opened.fingerprint()}
    speech.tell(speech.faults(faults), plain, as_json=as_json)
    if faults:
        raise typer.Exit(1)


@app.command()
def serve(archive: In, port: Annotated[int, typer.Option(min=1, max=65535)] = 8420,
          unmasked: Unmasked = False) -> None:  # fmt: skip
    """Open the reading room on this machine, until Ctrl-C."""
    from onionskin.web.serve import serve as open_room  # the web is not needed by any other verb

    speech.say(f"The reading room is open at http://127.0.0.1:{port} until Ctrl-C.")
    if unmasked:
        speech.say("Numbers of persons are shown in it: it was opened with --unmasked.")
    open_room(archive, port, unmasked=unmasked)


@app.command("export")
def export_as(
    form: Annotated[str, typer.Argument(metavar="FORMAT")], archive: In, to: Annotated[Path, typer.Option("--to")]
) -> None:
    """The archive in a standard's own format."""
    _not_yet("export", "no format is written yet")


app.command("copies")(copying.copies)
app.command("public")(copying.public)
app.command("chronology")(happening.chronology)
app.command("compare")(comparing.compare)
app.command("entities")(naming.entities)
app.command("entity")(naming.entity)
app.command("redactions")(redacting.redactions)
app.add_typer(naming.authority, name="authority")


def _not_yet(verb: str, why: str) -> NoReturn:
    raise UsageError(f"`{verb}` is not there yet: {why}. The changelog says when it comes.")


def main() -> None:
    """The command. Errors of ours end in a sentence and their own exit status; Ctrl-C keeps what is done."""
    try:
        app()
    except OnionskinError as error:
        speech.say(str(error))
        raise SystemExit(error.exit_status) from error
    except KeyboardInterrupt:
        speech.say("Stopped. What was finished is kept; the same command goes on from there.")
        raise SystemExit(130) from None
    except BrokenPipeError:
        raise SystemExit(0) from None
