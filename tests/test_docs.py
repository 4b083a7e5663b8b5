"""The docs are tested: every verb, stage, noun, option and query field is found where a reader would look."""

from __future__ import annotations

from pathlib import Path

import pytest
import typer.main

from onionskin import record
from onionskin.cli.commands import app
from onionskin.pipeline.stages import STAGES

DOCS = Path(__file__).parent.parent / "docs"
COMMANDS = typer.main.get_command(app).commands  # type: ignore[attr-defined]


@pytest.mark.parametrize("name", sorted(COMMANDS))
def test_every_verb_has_help_and_its_options_stand_in_the_reference(name: str) -> None:
    command = COMMANDS[name]
    page = (DOCS / "reference" / "command-line.md").read_text("utf-8")
    assert command.help
    assert f"## {name}" in page
    part = page.split(f"## {name}\n")[1].split("\n## ")[0]
    for option in command.params:
        for flag in option.opts:
            if flag.startswith("--"):
                assert f"`{flag}`" in part, f"{name} {flag}"


@pytest.mark.parametrize("stage", STAGES, ids=lambda stage: stage.name)
def test_every_stage_has_its_page(stage) -> None:  # type: ignore[no-untyped-def]
    page = (DOCS / "reference" / "stages" / f"{stage.name}.md").read_text("utf-8")
    assert f"reads: {', '.join(stage.reads)}" in page
    assert f"scope: {stage.scope.value}" in page


@pytest.mark.parametrize(
    "noun", [name for name in record.__all__ if name[0].isupper() and not name.isupper() and name != "Annotations"]
)
def test_every_noun_is_in_the_vocabulary(noun: str) -> None:
    assert f"**{noun}**" in (DOCS / "vocabulary.md").read_text("utf-8")
