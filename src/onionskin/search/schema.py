"""How a page stands in the index. Change anything here and SCHEMA_VERSION goes up: the index is then built anew."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import tantivy
from rapidfuzz.distance import Levenshtein

from onionskin.search.calendar import UNDATED, shares, words_of
from onionskin.search.sheet import Sheet
from onionskin.search.words import Words, words

SCHEMA_VERSION = 5
"""Goes up with every change of schema, words or fields."""

FACETS = (
    "level",
    "caveat",
    "stamp",
    "release",
    "collection",
    "kind",
    "legibility",
    "reader",
    "mark",
    "finding",
    "person",
    "org",
    "place",
    "project",
    "record",
)
"""What a page may be filtered by, besides `unit`."""

COUNTED = FACETS[:-2]
"""The facets that are counted, besides `unit`: not those that have a value for nearly every source."""

NAMED = ("person", "org", "place")
"""Those of them that a page has many values of."""

DEPTHS = 4
"""Levels of units that are counted: fonds, series, file, item."""

AROUND = 12
"""Words on each side of a repair that are indexed with it: a line of typescript, more than is asked for at once."""

FRAME = 3
"""Words on each side of what pieces make together that are indexed with it: phrases of four words."""

_BETWEEN = "/"

JOINED = "+"
"""What a joined word begins with in the field `joins`, where it stands besides as it is."""

APART = 1000
"""Positions between two runs that no phrase may join: above any slop that may be asked for."""


@dataclass(frozen=True, slots=True)
class Field:
    """A name one may ask by. `how` is `text`, `within` or `whole`, as fields.toml says."""

    name: str
    how: str
    sources: tuple[str, ...]
    what: str


FIELDS: Mapping[str, Field] = {
    name: Field(name, row["how"], tuple(row.get("from", ())), row["what"])
    for name, row in tomllib.loads(files(__package__).joinpath("fields.toml").read_text("utf-8")).items()
}
"""Every field by its name."""


def schema() -> tantivy.Schema:
    """The schema of the index."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("page", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("known", tokenizer_name="raw", index_option="basic")
    for name in ("body", "joins", "furniture", "mended", "loose", "keys"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    builder.add_text_field("units", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("when", tokenizer_name="raw", index_option="basic")
    builder.add_text_field("years", tokenizer_name="raw", index_option="basic", fast=True)
    for name in (*FACETS, *(f"unit_{depth}" for depth in range(1, DEPTHS + 1))):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=name != "record")
    return builder.build()


def document(sheet: Sheet, made: tantivy.Schema) -> tantivy.Document:
    """The sheet as the index takes it in."""
    read, other = words(sheet.text), words(sheet.furniture)
    fields: dict[str, list[str]] = {
        "page": [sheet.page],
        "known": [f"{sheet.digest}\0{sheet.page}"],
        "body": [" ".join(read.forms)],
        "keys": list(_keys(sheet)),
        "units": (units := list(ancestors(sheet.unit))),
        "when": list(words_of(sheet.times)) or [UNDATED],
        "years": list(shares(sheet.years)),
    }
    if loose := " ".join(_loose(read)):
        fields["loose"] = [loose]
    if other.forms:
        fields["furniture"] = [" ".join(other.forms)]
    fields |= {f"unit_{depth}": [code] for depth, code in enumerate(units[:DEPTHS], 1)}
    fields |= {name: list(dict.fromkeys(sheet.facets.get(name, ()))) for name in FACETS}
    made_of = tantivy.Document.from_dict({name: values for name, values in fields.items() if values}, made)
    _add_joins(made_of, "body", read)
    _add_joins(made_of, "furniture", other)
    _add_joined_reading(made_of, read)
    _add_mended(made_of, read, sheet.mended)
    return made_of


def _add_joins(document: tantivy.Document, name: str, read: Words) -> None:
    """A joined word stands far from all others in its field, for whoever asks for it alone.

    An index has no word that covers two places: for phrases there is the field `joins`.
    """
    if read.joins:
        alone = [tantivy.Token(join.form, at * APART, 0, 0) for at, join in enumerate(read.joins, 1)]
        document.add_pre_tokenized_text(name, tantivy.PreTokenizedString("", alone))


def _add_joined_reading(document: tantivy.Document, read: Words) -> None:
    """The whole text with its chains joined; at each joined word it stands again as JOINED.

    So a phrase is looked for here from its joined words on, which are few: all others stand in `body` as well.
    """
    if not read.joins:
        return
    chains = {(join.first, join.last) for join in read.chains()}
    tokens: list[tantivy.Token] = []
    for at, (form, first, last) in enumerate(read.joined()):
        tokens.append(tantivy.Token(form, at, 0, 0))
        if (first, last) in chains:
            tokens.append(tantivy.Token(JOINED + form, at, 0, 0))
    document.add_pre_tokenized_text("joins", tantivy.PreTokenizedString("", tokens))


def _loose(read: Words) -> Iterator[str]:
    """The words in their order, and every other way they may be read among the words around it.

    These are joined over hyphens and line ends, or what pieces of words make together. One field for all of them lets
    a misreading be looked for once. A half of a broken word stands for nothing that was misread.
    """
    halves = read.halves()
    yield from (_BETWEEN if at in halves else form for at, form in enumerate(read.forms))
    row = list(read.joined())
    starts = {first: at for at, (_, first, _) in enumerate(row)}
    ends = {last: at + 1 for at, (_, _, last) in enumerate(row)}
    for form, first, last in (*((join.form, join.first, join.last) for join in read.joins), *read.closed()):
        before, after = starts.get(first, 0), ends.get(last, len(row))
        yield _BETWEEN
        if first in starts:
            yield from (word for word, _, _ in row[max(before - FRAME, 0) : before])
        yield form
        if last in ends:
            yield from (word for word, _, _ in row[after : after + FRAME])


def _add_mended(document: tantivy.Document, read: Words, mended: str) -> None:
    """Where the repaired text reads otherwise, with AROUND words on each side, so that phrases are met too."""
    if not mended:
        return
    printed, row = read.run(), (repaired := words(mended)).run()
    tokens: list[tantivy.Token] = []
    at = 0
    for start, end in _windows(printed, row):
        tokens += [tantivy.Token(form, at + here, 0, 0) for here, form in enumerate(row[start:end])]
        at += end - start + APART
    inner = {form for join in repaired.joins for form in repaired.forms[join.first : join.last]} - set(read.forms)
    tokens += [tantivy.Token(form, at + place * APART, 0, 0) for place, form in enumerate(sorted(inner))]
    if tokens:
        document.add_pre_tokenized_text("mended", tantivy.PreTokenizedString("", tokens))


def _windows(printed: list[str], row: list[str]) -> list[tuple[int, int]]:
    """The words of the repaired row that differ from the printed one, with those around them, in order."""
    windows: list[tuple[int, int]] = []
    for block in Levenshtein.opcodes(printed, row):
        if block.tag != "equal":
            start, end = max(block.dest_start - AROUND, 0), min(block.dest_end + AROUND, len(row))
            if windows and start <= windows[-1][1]:
                windows[-1] = (windows[-1][0], end)
            elif start < end:
                windows.append((start, end))
    return windows


def spelt(sheet: Sheet) -> set[str]:
    """The words of a page in every way they may be read: what it adds to the vocabulary."""
    read, other = words(sheet.text), words(sheet.furniture)
    closed = (form for form, _, _ in read.closed())
    return {*read.forms, *other.forms, *(join.form for join in (*read.joins, *other.joins)), *closed}


def ancestors(code: str) -> Iterator[str]:
    """A unit's code with those of the units it lies in, widest first."""
    at = code.find("/")
    while at > 0:
        yield code[:at]
        at = code.find("/", at + 1)
    if code:
        yield code


def _keys(sheet: Sheet) -> Iterator[str]:
    for field in FIELDS.values():
        for value in dict.fromkeys(value for source in field.sources for value in _values(sheet, source)):
            yield from _terms(field.name, value)


@lru_cache(maxsize=1 << 14)
def _terms(name: str, value: str) -> tuple[str, ...]:
    """What a field is asked for by: the words of the value in their order, and what they make as one."""
    read = words(value)
    if not read.forms:
        return ()
    if FIELDS[name].how == "whole":
        return (f"{name}:{whole(read.forms)}",)
    row = " ".join(f"{name}:{form}" for form in read.forms)
    return (
        row,
        *dict.fromkeys(f"{name}:{form}" for form in (*(join.form for join in read.joins), "".join(read.forms))),
    )


def whole(forms: list[str] | tuple[str, ...]) -> str:
    """A value's words as one term."""
    return "_".join(forms)


def _values(sheet: Sheet, source: str) -> tuple[str, ...]:
    if source == "marking":
        levels, caveats = sheet.facets.get("level", ()), sheet.facets.get("caveat", ())
        both = [f"{level} {caveat}" for level in levels for caveat in (*caveats, " ".join(caveats)) if caveat]
        return (*levels, *caveats, *both)
    if source == "page":
        return (sheet.label or str(sheet.number),)
    if source == "image":
        return (str(sheet.number),)
    if source in ("unit", "title", "source"):
        return (str(getattr(sheet, source)),)
    return tuple(sheet.facets.get(source, ()))
