"""Every rule that a reader is shown has its sentence, and no sentence is left over."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import onionskin.dating
from onionskin.dating.rules import rules, sentence

SOURCES = sorted(Path(onionskin.dating.__file__).parent.rglob("*.py"))


def _literals(node: ast.AST) -> set[str]:
    return {one.value for one in ast.walk(node) if isinstance(one, ast.Constant) and isinstance(one.value, str)}


def _named() -> set[str]:
    """What the code gives as a rule: the fourth argument of a Meaning, the first of `by`, where it is a string."""
    found = set[str]()
    for source in SOURCES:
        for node in ast.walk(ast.parse(source.read_text("utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            called = node.func
            if isinstance(called, ast.Name) and called.id == "Meaning" and len(node.args) > 3:
                given = node.args[3]
            elif isinstance(called, ast.Attribute) and called.attr == "by" and node.args:
                given = node.args[0]
            else:
                continue
            if isinstance(given, ast.Constant) and isinstance(given.value, str):
                found.add(given.value)
    return found


def test_every_rule_in_the_code_has_its_sentence() -> None:
    assert _named() - set(rules()) - {"printed", ""} == set()


def test_no_sentence_is_left_over() -> None:
    written = set().union(*(_literals(ast.parse(source.read_text("utf-8"))) for source in SOURCES))
    grains = {"printed day", "printed month", "printed year"}  # made of `printed` and the grain
    assert set(rules()) - written - grains == set()


@pytest.mark.parametrize("rule", sorted(rules()))
def test_a_sentence_is_whole(rule: str) -> None:
    said = sentence(rule)
    assert said[0].isupper()
    assert said.endswith(".")
    assert len(said) <= 120
