"""The house holds itself to its own rules: sizes, docstrings, names, the order of the table, no odd drawers."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from onionskin.pipeline.stage import INPUTS
from onionskin.pipeline.stages import SHOWN, STAGES

ROOT = Path(__file__).parent.parent
SOURCES = sorted((ROOT / "src").rglob("*.py"))
DRAWERS = {"utils", "helpers", "common", "core", "manager", "misc", "base"}
MACHINE = re.compile(r"(?<![\w.])/(?:work|farm|root|home/\w+)/\w|pypi\.org|npmjs\.org|debian\.org")
UNFINISHED = re.compile(r"\b(?:TODO|FIXME|XXX|HACK)\b|NotImplementedError|for now\b|placeholder")


def _name(path: Path) -> str:
    return str(path.relative_to(ROOT))


@pytest.mark.parametrize("path", SOURCES, ids=_name)
def test_a_file_keeps_to_one_thing(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    assert len(lines) <= 300, "what second thing has it begun to do?"
    assert path.stem not in DRAWERS
    assert not [line for line in lines if UNFINISHED.search(line) and "re.compile" not in line]
    tree = ast.parse("\n".join(lines))
    assert ast.get_docstring(tree), "a file says what it is for"
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or 0) - node.lineno < 40, f"{node.name} is longer than 40 lines"


def test_each_stage_reads_only_what_stands_above_it() -> None:
    above = set(INPUTS)
    for stage in STAGES:
        assert set(stage.reads) <= above, stage.name
        assert stage.name not in above, f"{stage.name} stands twice"
        above.add(stage.name)
    assert set(SHOWN) <= above


def _tracked() -> list[Path]:
    skipped = {"node_modules", "demo-archive", "__pycache__", "static", "vendor"}
    return [
        path
        for path in ROOT.rglob("*")
        if path.is_file()
        and not skipped & set(path.relative_to(ROOT).parts)
        and not any(part.startswith(".") for part in path.relative_to(ROOT).parts)
        and path.suffix in {".py", ".md", ".toml", ".yml", ".html", ".css", ".js", ".sh", ".sql", ""}
        and path.name != "test_house.py"
    ]


def test_the_project_speaks_of_itself_alone() -> None:
    found = [
        f"{_name(path)}:{number}"
        for path in _tracked()
        for number, line in enumerate(path.read_text("utf-8", errors="replace").splitlines(), 1)
        if MACHINE.search(line)
    ]
    assert found == []


def test_two_test_files_may_share_a_name() -> None:
    """Each folder of tests is a package: `search/test_words.py` and `web/test_words.py` are two modules."""
    tests = ROOT / "tests"
    assert {path.parent for path in tests.rglob("test_*.py")} <= {path.parent for path in tests.rglob("__init__.py")}
