"""Three papers of an invented country, in which the same people are named in several ways."""

from __future__ import annotations

from pathlib import Path

from onionskin.archive import Archive

PAPERS = {
    "one.txt": (
        "In May 1957 Marek Oldan went to Geneva with General Pavel Tensin. Oldan spoke there for the Harbour\n"
        "Commission, and Tensin for the Ministry of Harbours. The talks in Geneva lasted until August 1957.\n"
    ),
    "two.txt": (
        "MEMORANDUM\n3 June 1958\n\n"
        "Mr. Marek Oldan returned from Paris yesterday and told the Harbour Commission that Geneva had been\n"
        "a failure. General Tensin was not present. Anna Kestrel took the minutes, and Marek Oldan signed them.\n"
    ),
    "three.txt": (
        "Marck Oldan and Anna Kestrel met Pavel Tensin in Paris in March 1959. Paris protested against the\n"
        "harbour dues. President Ludvik Oldan, who is his brother, was told of it in Geneva.\n"
    ),
}
DOUBT = "Pavel M. Tensin was heard in Brussels in April 1960, and so was Pavel N. Tensin.\n"
"""With it two more may each be the Pavel Tensin of the other papers."""
FOURTH = "Marek Oldan left Geneva in April 1960 and Anna Kestrel followed him to Brussels.\n"


def written(folder: Path) -> Path:
    """The papers in a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in PAPERS.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def gathered(folder: Path, doubt: str = "") -> Archive:
    """An archive of the papers, and of one that leaves a doubt."""
    papers = written(folder / "papers")
    if doubt:
        (papers / "doubt.txt").write_text(doubt, "utf-8")
    made = Archive.create(folder / "archive")
    made.ingest([papers], workers=1)
    return made
