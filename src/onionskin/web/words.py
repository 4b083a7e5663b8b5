"""What the reading room calls things; the names themselves are data (words.toml)."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from importlib.resources import files

from markupsafe import Markup, escape

WORDS: Mapping[str, Mapping[str, str]] = tomllib.loads(files(__package__).joinpath("words.toml").read_text("utf-8"))
"""Shelves of names: facet, mark, finding, remark, zone, reader, kind, level, field, why, role, factuality, stage …"""
_NUMBER = re.compile(r"(?=\S{0,40}\d)\S{1,40}-\S{1,40}")
"""A number with a hyphen in it, as record and project numbers have; one longer than a narrow screen may be broken."""


def standing(sentence: str) -> Markup:
    """The sentence on what a page is marked and how it was let go, with its stop: a line breaks rather where its parts
    meet, no number is broken, and the marking is set as a marking. Without its tags it is the sentence unchanged."""
    parts = re.split(r"(?<=;) ", sentence if sentence.endswith((".", "?", "!")) else sentence + ".")
    return Markup(" ").join(Markup('<span class="clause">{}</span>').format(_clause(part)) for part in parts)


def _clause(part: str) -> Markup:
    lead, colon, marking = part.partition(": ")
    if not colon or not lead.startswith("As marked"):
        return unbroken(part)
    bare = marking.rstrip(";.")
    return Markup('{}: <span class="marking">{}</span>{}').format(lead, bare, marking[len(bare) :])


def unbroken(text: str) -> Markup:
    """A text in which no number is broken at its hyphen."""
    out, at = Markup(""), 0
    for found in _NUMBER.finditer(text):
        out += escape(text[at : found.start()]) + Markup('<span class="nb">{}</span>').format(found[0])
        at = found.end()
    return out + escape(text[at:])


def named(name: str, *shelves: str) -> str:
    """What a name is called on the first of the shelves that has it."""
    shelf = next((one for one in shelves if name in WORDS[one]), shelves[-1])
    return word(shelf, name)


def word(shelf: str, name: str) -> str:
    """What a reader is shown for a name of the record; an unknown one is shown as it is, with spaces."""
    return WORDS[shelf].get(name) or name.replace("_", " ")


def number(count: int) -> str:
    """A number as people read it: `1,204`."""
    return f"{count:,}"


def counted(count: int, noun: str) -> str:
    """A number and its noun: `1 page`, `1,204 pages`."""
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count:,} {noun if count == 1 else plural}"


def spread(pages: float) -> str:
    """Pages of which each may lie there in part: `11 pages`, `1 page`, `less than a page`."""
    if not pages:
        return "no page"
    return counted(round(pages), "page") if pages >= 0.5 else "less than a page"


def certainty(cert: float) -> str:
    """The software's confidence as a word.

    The two bounds only name bands for a reader (domain reference §5: probable from about two thirds upward); nothing
    is decided by them.
    """
    if cert >= 0.9:
        return "asserted"
    return "probable" if cert >= 0.67 else "possible"


def legible(score: float) -> str:
    """A legibility as a word, in the bands that the search's facet of legibility counts."""
    for least, name in ((0.85, "reads well"), (0.6, "reads fairly"), (0.3, "reads poorly")):
        if score >= least:
            return name
    return "is hardly legible"


def size(count: int) -> str:
    """A number of bytes as people read it."""
    amount = float(count)
    for unit in ("bytes", "kB", "MB"):
        if amount < 1000:
            return f"{amount:,.0f} {unit}" if unit == "bytes" else f"{amount:,.1f} {unit}"
        amount /= 1000
    return f"{amount:,.1f} GB"
