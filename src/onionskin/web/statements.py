"""A statement as a screen tells it: through whom it comes, how sure each is, its printed words, the way to its line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import quote

from onionskin.archive import Grouped, StatementView, TieView, in_words
from onionskin.record import Span, Statement
from onionskin.web.addresses import Place
from onionskin.web.margin import folio, when
from onionskin.web.voices import according, chain
from onionskin.web.words import WORDS, word

LAYERS = ("marks", "hits", "claims")
"""What is drawn on a page that is opened at a statement."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of printed words: whether the statement has it, and whether it is one of its cues."""

    text: str
    bold: bool
    cue: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A statement. `source` and `kind` are in words, "" where it is simply told; `copies` counts further pages."""

    id: str
    url: str
    where: str
    line: int
    chain: tuple[str, ...]
    sure: str
    when: str
    edtf: str
    source: str
    kind: str
    pieces: tuple[Piece, ...]
    copies: int
    notes: tuple[Grouped, ...] = ()


@dataclass(frozen=True, slots=True)
class Paired:
    """Two statements side by side, and how they stand together: `kind` in a word, `why` in a sentence."""

    kind: str
    told: str
    why: str
    shared: str
    url: str
    one: Stated
    other: Stated


def stated(view: StatementView, notes: Mapping[str, Sequence[Grouped]] | None = None) -> Stated:
    """A statement as it is told; `notes` are what people said, by the ids of statements."""
    one = view.statement
    return Stated(
        id=one.id,
        url=page_url(view),
        where=f"{view.title}, {folio(view.label, view.number)}",
        line=view.line,
        chain=chain(one.voices),
        sure=according(one.voices),
        when=view.when,
        edtf=one.edtf or "",
        source=word("source", one.source),
        kind=word("assertion", one.kind) if one.kind in WORDS["assertion"] else "",
        pieces=pieces(view),
        copies=view.copies,
        notes=tuple((notes or {}).get(one.id, ())),
    )


def page_url(view: StatementView) -> str:
    """The address of a statement's line, its words looked into."""
    target = view.statement.target
    place = Place(line=view.line, said=(target.start, target.end), layers=LAYERS)
    return f"{place.url(view.page).partition('#')[0]}#L{view.line}"


def pieces(view: StatementView) -> tuple[Piece, ...]:
    """The printed words, cut where the statement and its cues begin and end; no line break at either side."""
    text, spans = view.sentence, (view.bold, *view.cues)
    ends = {0, len(text), *(at for one in spans for at in (one.start, one.end) if 0 <= at <= len(text))}
    cuts = sorted(ends)
    found = [
        Piece(text[at:until], _in(at, view.bold), any(_in(at, one) for one in view.cues))
        for at, until in pairwise(cuts)
    ]
    if found:
        found[0] = Piece(found[0].text.lstrip(), found[0].bold, found[0].cue)
        found[-1] = Piece(found[-1].text.rstrip(), found[-1].bold, found[-1].cue)
    return tuple(one for one in found if one.text)


def _in(at: int, span: Span) -> bool:
    return span.start <= at < span.end


def paired(view: TieView) -> Paired:
    """Two statements as they are told."""
    tie = view.tie
    return Paired(
        kind=tie.kind,
        told=word("tie", tie.kind),
        why=together(view),
        shared=", ".join(tie.shared),
        url=f"/happening/{quote(view.happening, safe='')}",
        one=stated(view.one),
        other=stated(view.other),
    )


DATES = {
    "equal": "Both give the same time, {one}.",
    "narrower": "The first gives a time, {one}, within that of the second, {other}.",
    "wider": "The second gives a time, {other}, within that of the first, {one}.",
    "overlap": "Their times meet in part: {one}; and {other}.",
    "apart": "Their times have no day in common: {one}; and {other}.",
    "undated": "One of them gives no time.",
}
SURENESS = {
    "same": "Both are as sure.",
    "stronger": "The first is surer: {one}, the second {other}.",
    "weaker": "The second is surer: {other}, the first {one}.",
    "reversed": "One says the contrary of the other: {one}, and {other}.",
    "unsaid": "How sure one of them is, is left open.",
}


def together(view: TieView) -> str:
    """How two statements stand together, in sentences: their times, then how sure they are, then what more is said."""
    tie = view.tie
    times = {"one": in_words(view.one.statement.edtf or ""), "other": in_words(view.other.statement.edtf or "")}
    surely = {name: word("factuality", sure(one.statement)) for name, one in (("one", view.one), ("other", view.other))}
    days = "One day lies between." if tie.gap == 1 else f"{tie.gap:,} days lie between."
    between = days if tie.dates == "apart" and tie.gap else ""
    more = tie.why.partition(". ")[2]
    said = DATES[tie.dates].format(**times), between, SURENESS[tie.sureness].format(**surely), more
    return " ".join(one for one in said if one)


def sure(one: Statement) -> str:
    """How sure whoever asserts a statement is: the last voice where the author leaves it open."""
    return one.voices[-1].factuality if one.factuality == "Uu" and len(one.voices) > 1 else one.factuality


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a person said of statements at once, in a sentence, with when, and whether it holds; `ids` its numbers."""

    id: int
    ids: str
    who: str
    sentence: str
    text: str
    url: str
    at: str
    undone: str | None
    void: bool


SAID = {
    "same": "{} statements are of one happening",
    "apart": "a statement is of another happening than {} others",
    "reject": "a statement is none",
    "own": "an argument of their own",
    "note": "a remark",
}


def spoken(said: Sequence[Grouped]) -> list[Spoken]:
    """What people said, the newest first; what one said at once of one statement is told once."""
    found: dict[tuple[object, ...], list[Grouped]] = {}
    for one in reversed(said):
        text = one.said.text or one.id if one.said.verdict in ("own", "note") else ""
        found.setdefault((one.who, one.at, one.said.verdict, one.said.one, text, one.undone is None), []).append(one)
    return [_spoken(together) for together in found.values()]


def _spoken(said: Sequence[Grouped]) -> Spoken:
    one, count = said[0], len(said)
    sentence = SAID[one.said.verdict].format(count + 1 if one.said.verdict == "same" else count)
    if one.said.verdict == "apart" and count == 1:
        sentence = "two statements are of two happenings"
    return Spoken(
        id=one.id,
        ids=" ".join(str(each.id) for each in said),
        who=one.who,
        sentence=sentence,
        text=one.said.text,
        url=f"/happening/{quote(one.said.one, safe='')}",
        at=when(one.at),
        undone=when(one.undone) if one.undone else None,
        void=all(each.void for each in said),
    )
