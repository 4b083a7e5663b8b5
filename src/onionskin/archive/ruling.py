"""Rules of repair over a whole archive, and the pages that want another reading."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from math import ceil

from onionskin.archive.pages import Pages, said
from onionskin.archive.views import RuleExample, RuleView
from onionskin.errors import UsageError
from onionskin.marking.private import MASK
from onionskin.record import Annotation, Emendation, Span, Transcription
from onionskin.store import Box, Catalogue, Rereads, Rulings

VERDICTS = ("accepted", "refused")
_AROUND = 60
"""Code points of the line that are shown on either side of an example."""


def rules(pages: Pages, catalogue: Catalogue) -> tuple[RuleView, ...]:
    """Every rule that made or suspected anything, or of which people said something; those that made most first."""
    made, suspected, on, kinds = Counter[str](), Counter[str](), Counter[str](), dict[str, str]()
    for _, box, says in _seen(pages, catalogue):
        if says not in pages.rules:
            pages.rules[says] = _counted(box, says)
        for rule, kind, applied, other in pages.rules[says]:
            made[rule] += applied
            suspected[rule] += other
            on[rule] += 1
            kinds[rule] = kind
    holding = dict(Rulings(catalogue).holding())
    names = sorted({*on, *holding}, key=lambda rule: (-made[rule], -suspected[rule], rule))
    return tuple(
        RuleView(rule, kinds.get(rule, ""), made[rule], suspected[rule], on[rule], holding.get(rule)) for rule in names
    )


def _counted(box: Box, says: str) -> tuple[tuple[str, str, int, int], ...]:
    """The rules of one page's emendations: each with its kind, how often it made something, how often it suspected."""
    found = [one.body for one in box.read(says) if isinstance(one.body, Emendation)]
    made = Counter(body.rule for body in found if body.applied)
    all_ = Counter(body.rule for body in found)
    kinds = {body.rule: body.kind for body in found}
    return tuple((rule, kinds[rule], made[rule], count - made[rule]) for rule, count in all_.items())


def examples(pages: Pages, catalogue: Catalogue, rule: str, limit: int) -> tuple[RuleExample, ...]:
    """What a rule makes or suspects, in the order of the archive, at most `limit` of them."""
    found: list[RuleExample] = []
    for page, box, says in _seen(pages, catalogue):
        there = [one for one in box.read(says) if isinstance(one.body, Emendation) and one.body.rule == rule]
        if there:
            reading: Transcription = said(box, box.heads(page), "reading")
            title = catalogue.chain(pages.source(pages.find(page)[0]).code)[-1].title
            found += [_example(page, title, reading.text, one) for one in there if _shown(reading.text, one)]
        if len(found) >= limit:
            break
    return tuple(found[:limit])


def _shown(text: str, remark: Annotation) -> bool:
    """Whether what is printed there may be shown, and is no number of a person."""
    return isinstance(remark.target, Span) and MASK not in text[remark.target.start : remark.target.end]


def _example(page: str, title: str, text: str, remark: Annotation) -> RuleExample:
    span, body = remark.target, remark.body
    assert isinstance(span, Span)
    assert isinstance(body, Emendation)
    first = max(text.rfind("\n", 0, span.start) + 1, span.start - _AROUND)
    end = text.find("\n", span.end)
    last = min(len(text) if end < 0 else end, span.end + _AROUND)
    line = text.count("\n", 0, span.start) + 1
    printed = text[span.start : span.end]
    return RuleExample(
        page, title, line, printed, body.reading, body.applied, text[first : span.start], text[span.end : last]
    )


def _seen(pages: Pages, catalogue: Catalogue) -> Iterator[tuple[str, Box, str]]:
    """Each page that has emendations of ours, its box, and their digest."""
    for name in catalogue.boxes():
        box = pages.box(name)
        for layer in tuple(box.heads_of("emendations")):
            yield layer.page, box, layer.says


def rule(catalogue: Catalogue, name: str, verdict: str | None, who: str, at: str) -> None:
    """Note what a person says of a rule, or with None that nothing is said of it; every page is due again.

    Raises UsageError for another verdict.
    """
    if verdict not in (*VERDICTS, None):
        raise UsageError(f"{verdict} is nothing that can be said of a rule. Say {' or '.join(VERDICTS)}.")
    with catalogue.transaction():
        rulings = Rulings(catalogue)
        for one in rulings.history():
            if one.rule == name and one.undone is None:
                rulings.undo(one.id, at)
        if verdict is not None:
            rulings.say(name, verdict, who, at)
        catalogue.redo()


def ask_again(pages: Pages, catalogue: Catalogue, share: float, at: str) -> int:
    """Ask for the least legible of the pages that one reader alone has read; how many.

    `share` (from 0 to 1) is of all pages that were read from an image.
    """
    scores: list[tuple[float, str, str]] = []
    read = 0
    asked = Rereads(catalogue).pages()
    for item in tuple(catalogue.items()):
        box = pages.box(item.box)
        for shelved in box.pages(item.sha256):
            heads = box.heads(shelved.page.id)
            ocr = said(box, heads, "ocr") or ()
            read += bool(ocr)
            if len(ocr) == 1 and shelved.page.id not in asked:
                chosen: Transcription = said(box, heads, "reading")
                marks = {one.reader: one.score for one in said(box, heads, "legibility") or ()}
                scores.append((marks.get(chosen.reader, 0.0), shelved.page.id, item.sha256))
    worst = sorted(scores)[: ceil(share * read)]
    with catalogue.transaction():
        Rereads(catalogue).ask((page for _, page, _ in worst), at)
        for sha256 in {item for _, _, item in worst}:
            catalogue.done(sha256, None)
    return len(worst)
