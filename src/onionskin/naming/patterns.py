"""Documents, events and signs by their form: the rows of patterns.toml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from onionskin.naming.found import Found
from onionskin.naming.lists import common, lexicon, table

BLANK = r"(?:[ \t]*\n[ \t]*|[ \t]+)"
"""A blank of a pattern: some blanks, or one line end."""
_KINDS = {"document": "DOC", "described": "DOC", "event": "EVENT", "sign": "CRYPT"}
_FORMS = {"document": "name", "described": "description", "event": "name", "sign": "sign"}
WORD = 2
"""Zipf frequency from which a word is taken for English and for no cryptonym."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A row: what it finds is the group `it`. `rule` of a sign is what it stands for."""

    pattern: re.Pattern[str]
    type: str
    form: str
    rule: str
    guarded: bool


@cache
def patterns() -> tuple[Pattern, ...]:
    """The rows in the order of the file."""
    found = []
    for kind, type_ in _KINDS.items():
        for row in table("patterns.toml")[kind]:
            lead, tail = row.get("lead", ""), row.get("tail", "")
            bare = re.sub(r"^\((\?:)the \)\?", "", row["pattern"])
            made = f"{lead}(?P<it>{bare}){f'(?={tail})' if tail else ''}".replace(" ", BLANK).replace(f"[{BLANK}", "[ ")
            edged = made if kind == "sign" else rf"(?<![\w-]){made}(?!\w)"
            form = row.get("form", _FORMS[kind])
            found.append(Pattern(re.compile(edged), type_, form, row.get("rule", kind), row.get("guarded", False)))
    return tuple(found)


def by_form(text: str) -> Iterator[Found]:
    """What the patterns find, of those that meet the longest, then the earlier row."""
    found: list[Found] = []
    for pattern in patterns():
        for match in pattern.pattern.finditer(text):
            start, end = match.span("it")
            if pattern.guarded and common(text[start:end].lower()) >= WORD:
                continue
            start = start if pattern.form != "name" else _named(text, start, end)
            if start < end:
                found.append(Found(start, end, pattern.type, None, pattern.form, pattern.rule))
    kept: list[Found] = []
    for one in sorted(found, key=lambda one: (one.start - one.end, one.start)):
        if not any(one.meets(other) for other in kept):
            kept.append(one)
    return iter(sorted(kept, key=lambda one: one.start))


def _named(text: str, start: int, end: int) -> int:
    """Where the name begins: behind words that only begin the sentence. `end` where nothing but the noun is left."""
    nameless = lexicon()["nameless"] | lexicon()["opening"]
    pieces = list(re.finditer(r"\S+", text[start:end]))
    while pieces and (word := pieces[0][0].lower().strip(",")) in nameless:
        del pieces[0]
        if len(pieces) < 2 and word not in ("",):
            return end
    return start + pieces[0].start() if pieces else end
