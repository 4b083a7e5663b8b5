"""Of whom a claim is said: its subject, or whoever a pronoun, a relative or an ellipsis stands for."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from onionskin.dating.chronology.acts import plain, words
from onionskin.dating.chronology.sheet import Naming, Sheet
from onionskin.record import Claim, Span

_OWNED = re.compile(r"['’]s?\b")
_UNDER = re.compile(r"\b(?:of|by|with|to|from|for|in|on|at|between|against|under|over)\s+(?:the\s+|an?\s+)?$", re.I)
_RELATIVE = re.compile(r"\s*(?:who|which|whom|that)\b", re.I)
_MODIFIES = re.compile(r"\s+(?!also\b|and\b|or\b|then\b|\w+ly\b|himself\b|alone\b|too\b|who\b|in\b|at\b|of\b)[a-z]\w+")
"""A name before another noun only tells of which: *the Soviet head of state*."""
_NEAR = 80
"""Code points between a name and the relative clause that is of it."""


@dataclass(slots=True)
class Memory:
    """What a page said before: the last person of whom something was said, and the last claim's sentence and actors."""

    person: tuple[str, ...] = ()
    sentence: int = -1
    actors: tuple[str, ...] = ()


def actors(sheet: Sheet, claim: Claim, target: Span, memory: Memory) -> tuple[str, ...]:
    """The names of whom the claim is said of; empty where the page does not tell. Notes them in `memory`."""
    found = _found(sheet, claim, target, memory)
    people = {one.name for one in sheet.namings if one.type == "PER"}
    speaking = _speaker(sheet, claim)
    if speaking is not None:
        memory.person = (speaking,)  # *Le Duan held that Diem …. He …*: whoever holds it is spoken of, not Diem
    elif found and all(name in people for name in found):
        memory.person = found
    memory.sentence, memory.actors = sheet.sentence(target.start), found
    return found


def _speaker(sheet: Sheet, claim: Claim) -> str | None:
    """The person whose words or beliefs the claim is, if one is named on the page."""
    for voice in reversed(claim.voices):
        if voice.place is not None and not voice.place.ahead:
            named = sheet.within(voice.place.span)
            if named and named[0].type == "PER":
                return named[0].name
    return None


def _found(sheet: Sheet, claim: Claim, target: Span, memory: Memory) -> tuple[str, ...]:
    subject = claim.subject.span if claim.subject is not None and not claim.subject.ahead else None
    if subject is not None:
        said = sheet.words(subject).split()
        named = heads(sheet, subject)
        whole = tuple(one.name for one in named if not _MODIFIES.match(sheet.text, one.span.end, subject.end))
        if whole:
            return whole
        if said and {said[0].lower(), said[-1].lower()} & {"he", "she"}:
            return memory.person
        beside = _beside(sheet, subject, claim) or tuple(one.name for one in named)
        if beside or len(said) > 1:
            return beside
    if _RELATIVE.match(sheet.text, target.start):
        return _antecedent(sheet, target)
    return memory.actors if memory.sentence == sheet.sentence(target.start) else ()


def heads(sheet: Sheet, span: Span) -> list[Naming]:
    """The mentions in a stretch that head it: *Le Duan and Ho*, not the owner of a deputy or the town of a press."""
    found: list[Naming] = []
    for one in sheet.within(span):
        owner = _OWNED.match(sheet.text, one.span.end)
        if not owner and not _UNDER.search(sheet.text, span.start, one.span.start):
            found.append(one)
    return found


def _beside(sheet: Sheet, subject: Span, claim: Claim) -> tuple[str, ...]:
    """The person in apposition to a subject that names an office: *the Soviet head of state, Voroshilov, visited*."""
    if not {plain(word) for word in sheet.words(subject).split()} & words("offices") or claim.head.ahead:
        return ()
    if claim.head.span.start <= subject.end:
        return ()
    between = sheet.within(Span(subject.end, claim.head.span.start))
    return tuple(one.name for one in between[:1] if one.type == "PER")


def _antecedent(sheet: Sheet, target: Span) -> tuple[str, ...]:
    """The last name before a relative clause, where no sentence ends between."""
    begins = max(sheet.sentence(target.start), target.start - _NEAR)
    before = [one for one in sheet.namings if begins <= one.span.start and one.span.end <= target.start]
    return (before[-1].name,) if before else ()


def others(namings: Sequence[Naming], left_out: Sequence[str]) -> tuple[str, ...]:
    """The names of these mentions, each once, but those."""
    return tuple(dict.fromkeys(one.name for one in namings if one.name not in left_out))
