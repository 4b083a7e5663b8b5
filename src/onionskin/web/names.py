"""The names of a page as the margin tells them: what each names, why, which entity it is taken for, and how surely.

view.mentions ──▶ Named (one for each mention)
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from onionskin.archive import Known, PageView, Word
from onionskin.record import MENTIONS, SENSES, Annotation, Mention, Region, Span
from onionskin.web.addresses import Place, entity_url
from onionskin.web.dates import BY_HAND, quoted
from onionskin.web.forms import NotKept
from onionskin.web.giving import WORDS
from onionskin.web.remarks import REMARKS, button, pressed
from onionskin.web.standing import LONGEST, standing
from onionskin.web.words import certainty, word

_KINDS = tuple(
    (f"{type_} {sense}".strip(), word("sense", sense) if sense else word("mention", type_))
    for type_ in MENTIONS
    if type_ != "CRYPT"
    for sense in ("", *(SENSES if type_ == "LOC" else ()))
)
"""What a reader may say that words name, as a form sends it and in words. A sign in place of a name is told by its
form, and never resolved."""

_NEAR = 200
"""Code points from the name that a form was opened on within which other words are looked for: some three lines."""
LIGHT = 8
"""Names told at once from which a page is light enough to have every name in its text; else those that are told."""


@dataclass(frozen=True, slots=True)
class Named:
    """One mention. `what` is what it names in words, `fuller` the fullest form in its item where that is another.

    `entity` is what it is taken for, `url` leads there; `why` a sentence. `at` names it in a form, `by` is who said it.
    """

    number: int
    surface: str
    words: str
    line: int | None
    kind: str
    what: str
    fuller: str
    entity: Known | None
    url: str
    why: str
    sure: str
    by: str | None
    at: str


def mentions(view: PageView) -> tuple[Annotation, ...]:
    """The mentions of a page; their numbers are their places here, from 1."""
    return REMARKS["mention"](view)


def told(view: PageView, words: Sequence[Word], at: tuple[Place, Span | None], most: int) -> dict[str, Any]:
    """So many names of the part of the text that is set, and the ways to the others; none where no part is."""
    place, span = at
    numbers = tuple(
        number
        for number, one in enumerate(mentions(view), 1)
        if span is not None and isinstance(one.target, Span) and one.target.meets(span)
    )
    first = numbers.index(place.name) // most * most if most and place.name in numbers else 0

    def link(where: int) -> str | None:
        return place.url(view.page.id, name=numbers[where], line=None) if 0 <= where < len(numbers) else None

    shown = numbers[first : first + most]
    by = {one.said.target: one.who for one in words if one.undone is None and isinstance(one.said.body, Mention)}
    return {
        "named_here": tuple(_named(view, number, by) for number in shown),
        "told_names": frozenset(shown),
        "name_types": {number: _type(mentions(view)[number - 1]) for number in numbers},
        "all_names": len(numbers),
        "all_names_drawn": most >= LIGHT,
        "names_before": link(first - most),
        "names_after": link(first + most),
        "kinds": _KINDS,
    }


def _type(remark: Annotation) -> str:
    return remark.body.type if isinstance(remark.body, Mention) else ""


def _named(view: PageView, number: int, by: Mapping[Span | Region, str]) -> Named:
    remark = mentions(view)[number - 1]
    body = remark.body
    assert isinstance(body, Mention)
    surface, line = quoted(view.reading, remark.target)
    entity = view.named[number - 1] if number <= len(view.named) else None
    known = entity.name if entity else surface
    return Named(
        number=number,
        surface=surface,
        words=_words(view, remark.target),
        line=line,
        kind=f"{body.type} {body.sense}" if body.sense else body.type,
        what=what(body),
        fuller=body.canonical if body.canonical and body.canonical not in (surface, known) else "",
        entity=entity,
        url=entity_url(entity.entity) if entity else "",
        why=why(body),
        sure=certainty(remark.cert),
        by=by.get(remark.target) if body.rule == BY_HAND else None,
        at=button("mention", remark.target),
    )


def _words(view: PageView, target: Span | Region) -> str:
    """What is printed there, whole, as a form names it."""
    shown = view.reading is not None and isinstance(target, Span)
    return " ".join(view.reading.text[target.start : target.end].split()) if shown else ""  # type: ignore[union-attr]


def what(body: Mention) -> str:
    """What a mention names, in words: *person*, *place, meant as a government*, *sign in place of a name: initials*."""
    if body.type == "CRYPT":
        return word("mention", "CRYPT") + (f": {body.rule}" if body.rule and body.rule != BY_HAND else "")
    named = word("mention", body.type)
    if body.sense:
        return f"{named}, meant as {word('sense', body.sense)}"
    return f"{named}, {word('form', body.form)}" if body.form in ("description", "adjective") else named


def why(body: Mention) -> str:
    """The rule that knew it, as a sentence."""
    if body.type == "CRYPT" and body.rule != BY_HAND:
        return "It stands in place of a name and is left as it is."
    rule = word("naming", body.rule)
    return f"{rule[:1].upper()}{rule[1:]}".rstrip(".") + "." if rule else ""


def given(view: PageView, sent: Mapping[str, str]) -> Annotation:
    """The mention that a form gives: `name` names its place or says that words are named, `type` one of _KINDS.

    Raises NotKept where the place or the type is none.
    """
    kind = sent.get("type", "")
    if kind not in dict(_KINDS):
        raise NotKept("The form does not say what is named. Choose whether it is a person, a place or another.", 400)
    if sent["name"] == WORDS:
        span = standing(view, sent, "the name").span
    else:
        span = _about(view, _at(view, sent["name"]), sent.get("words", "")[:LONGEST].split())
    type_, _, sense = kind.partition(" ")
    return Annotation(span, Mention(type_, sense or None, _words(view, span), "name", BY_HAND))


def _about(view: PageView, opened: Span, words: Sequence[str]) -> Span:
    """Where the words stand that are nearest to the name that a form was opened on; that name where none are given."""
    if not words or view.reading is None:
        return opened
    found = [Span(*one.span()) for one in re.finditer(r"\s+".join(map(re.escape, words)), view.reading.text)]
    near = min(found, key=lambda one: abs(one.start - opened.start), default=None)
    if near is None or abs(near.start - opened.start) > _NEAR:
        raise NotKept(f"“{' '.join(words)}” does not stand beside that name. Copy it letter for letter.", 400)
    return near


def _at(view: PageView, value: str) -> Span:
    asked = pressed(value)
    if asked is None or asked[0] != "mention" or not isinstance(asked[1], Span):
        raise NotKept("The form does not say which name is meant.", 400)
    if all(one.target != asked[1] for one in mentions(view)):
        raise NotKept("There is no name at that place now; perhaps it was refused before.", 409)
    return asked[1]
