"""From the claims of a page to statements: who did what, where, when, through whom it is said.

claims ─▶ actor, act, places, time ─▶ statements
      └─▶ nouns within them that name what happened ─▶ statements
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import islice

from wordfreq import zipf_frequency

from onionskin.dating.chronology.actors import Memory, actors, others
from onionskin.dating.chronology.acts import acts, nouns, plain, table, verbs, words
from onionskin.dating.chronology.events import Event, events
from onionskin.dating.chronology.sheet import WORD, Naming, Sheet
from onionskin.record import AUTHOR, Claim, Pin, Span, Statement, Timex, Voice, digest

COMMON = 5.7
"""Words more frequent than this (Zipf scale of `wordfreq`, English) carry no meaning of their own: *after*, *made*."""
LATER = 6
"""Words after a verb of no meaning of its own within which its noun stands: *paid a state visit*."""
OFFICE = 14
"""Words after a verb of being within which an office stands: *was at that time de facto the First Secretary*."""
PARTS = {"START": "early", "MID": "mid", "END": "late"}
"""The part of a time that a TIMEX3 modifier chooses."""
_FRONT = re.compile(
    r"\s*(?:(?:in|on|at|by|during|from|since|after|before|until|throughout|early|late|later|sometime|about)\s+){0,3}(?:the\s+)?",
    re.I,
)
"""What stands before a time at the head of its sentence."""
_COMMA = re.compile(r"[^.,;:]{0,60}[,;:]")
_STOPS = frozenset(["to", "which", "who", "whom", "because", "if", "when", "while"])
_WAY = re.compile(
    r"[^.;]{0,60}?\b(?:to|from|into|for|at|in|via|through|towards?|behind)\s+(?:the\s+)?|\s+(?:the\s+)?", re.I
)
_FIGURE = re.compile(r"\d")


def statements(sheet: Sheet) -> tuple[Statement, ...]:
    """What a page says that happened, in its order; whom it names stands by the ids of names, not of entities."""
    memory, found = Memory(), list[Statement]()
    heads = [one.body.head.span for one in sheet.claims if isinstance(one.body, Claim) and not one.body.head.ahead]
    for remark in sheet.claims:
        claim, target = remark.body, remark.target
        if not isinstance(claim, Claim) or not isinstance(target, Span):
            continue
        before = memory.person
        who = actors(sheet, claim, target, memory)
        said = _said(sheet, claim, target, who)
        found.append(said)
        found += _named(sheet, claim, target, heads, who or before)
    return tuple({one.id: one for one in found}.values())


def _said(sheet: Sheet, claim: Claim, target: Span, who: tuple[str, ...]) -> Statement:
    named = [one for pin in (*claim.participants, *claim.places) for one in _at(sheet, pin)]
    places = [one for pin in claim.places for one in _at(sheet, pin)]
    timex, timed = _time(sheet, claim, target)
    return _statement(
        sheet,
        (target, claim.head.span if not claim.head.ahead else target),
        claim.proposition,
        act_of(sheet, claim, target),
        claim,
        actors=who,
        others=others(named, who),
        places=tuple(dict.fromkeys(one.name for one in places)),
        **_when(timex, timed),
    )


def _named(sheet: Sheet, claim: Claim, target: Span, heads: list[Span], who: tuple[str, ...]) -> Iterator[Statement]:
    for event in events(sheet, target, heads):
        owner = (event.owner,) if event.owner is not None else who
        if owner:
            yield _of_noun(sheet, claim, event, owner)


def _of_noun(sheet: Sheet, claim: Claim, event: Event, owner: tuple[str, ...]) -> Statement:
    open_ = claim.kind in ("condition", "counterfactual", "forecast", "asked") or claim.quotation == "quotation"
    value = "Uu" if open_ else "CT+"
    granted = Claim(
        proposition="",
        head=claim.head,
        kind=claim.kind if open_ else "event",
        factuality=value,
        voices=claim.voices if open_ else (Voice(AUTHOR, "author_narrative", value),),
        source=claim.source if open_ else "author_narrative",
    )
    return _statement(
        sheet,
        (event.target, event.head),
        sheet.words(event.target),
        event.act,
        granted,
        actors=owner,
        others=others(event.others, owner),
        places=tuple(dict.fromkeys(one.name for one in event.others if one.type == "LOC")),
        **_when(event.timex, "event" if event.timex else ""),
    )


def _statement(
    sheet: Sheet, where: tuple[Span, Span], proposition: str, act: str, claim: Claim, **more: object
) -> Statement:
    target, head = where
    places = "-".join(str(_printed(sheet.text, at)) for at in (target.start, target.end, head.start))
    said = "\x1f".join([sheet.content, places, proposition])
    return Statement(
        id=digest(said.encode("utf-8", "surrogatepass"))[:16],
        document=sheet.document,
        copies=(sheet.page,),
        target=target,
        head=head,
        proposition=proposition,
        kind=claim.kind,
        act=act,
        factuality=claim.factuality,
        voices=claim.voices,
        source=claim.source,
        words=_content(sheet, target, proposition, "" if _by_words(act) else sheet.words(head)),
        **more,  # type: ignore[arg-type]
    )


def act_of(sheet: Sheet, claim: Claim, target: Span) -> str:
    """The kind of act that a claim tells of, else its verb in its plain form."""
    if claim.head.ahead:
        return plain(claim.proposition.split()[0])
    head = claim.head.span
    verb, after = plain(sheet.text[head.start : head.end]), list(_after(sheet, head, target))
    if verb in words("light"):
        noun = next((nouns()[word] for word in after[:LATER] if word in nouns()), None)
        if noun is not None:
            return noun
    office = bool(words("offices") & set(after))
    if verb in words("being"):
        return "office" if office else "be"
    act = verbs().get(verb, verb)
    if verb in table("needs_office").get(act, ()) and not office:
        return verb
    return verb if verb in table("needs_place").get(act, ()) and not _towards(sheet, head, target) else act


def _after(sheet: Sheet, head: Span, target: Span) -> Iterator[str]:
    """The words after a verb in their plain forms, as far as an office or an object of its own may stand."""
    for found in islice(WORD.finditer(sheet.text, head.end, max(target.end, head.end)), OFFICE):
        word = found.group().lower()
        if word in _STOPS:
            return
        yield plain(word)


def _towards(sheet: Sheet, head: Span, target: Span) -> bool:
    """Whether a verb goes to a place, or from one: *left the country for Moscow*."""
    if head.end >= target.end:
        return False
    places = (one for one in sheet.within(Span(head.end, target.end)) if one.type == "LOC")
    return any(_WAY.fullmatch(sheet.text[head.end : one.span.start]) for one in places)


def _at(sheet: Sheet, pin: Pin) -> list[Naming]:
    return [] if pin.ahead else [one for one in sheet.namings if one.span == pin.span][:1]


def _time(sheet: Sheet, claim: Claim, target: Span) -> tuple[Timex | None, str]:
    """The time of a claim: in its clause; else at the head of its sentence (*In May 1957, after a long rest, he …*);
    else at the head of its entry in a chronology.

    Of several in the clause the first that is told in figures, for *at that time* leans on another.
    """
    if claim.edtf is not None:
        own = [(pin.span, timex) for pin in claim.times if (timex := sheet.time(pin)) is not None and timex.edtf]
        after = Span(0, claim.head.span.end) if not claim.head.ahead else target
        own = [one for one in own if one[0] in after or ";" not in sheet.text[after.end : one[0].start]] or own[:0]
        if not own:
            return None, ""
        plain = [timex for where, timex in own if _FIGURE.search(sheet.words(where))]
        first = next((timex for _, timex in own if timex.edtf == claim.edtf), None)
        return (plain or [first or Timex("DATE", None, claim.edtf)])[0], "clause"
    begins = sheet.sentence(target.start)
    for where, timex in sheet.times:
        if where.start < begins or timex.edtf is None:
            continue
        if where.end > target.start:
            break
        fronted = _FRONT.fullmatch(sheet.text[begins : where.start])
        if fronted and (_COMMA.match(sheet.text[where.end : target.start]) or target.start - where.end < 3):
            return timex, "sentence"
    timex = sheet.entry(target.start)
    return timex, "entry" if timex else ""


def _when(timex: Timex | None, timed: str) -> dict[str, str | None]:
    if timex is None:
        return {}
    part = PARTS.get(timex.mod or "", "")
    return {
        "edtf": timex.edtf, "earliest": timex.earliest, "latest": timex.latest, "timed": timed, "part": part,
    }  # fmt: skip


def _printed(text: str, at: int) -> int:
    """How many printed characters stand before a code point, so that spaces tell no page from its copy."""
    return len("".join(text[:at].split()))


def _by_words(act: str) -> bool:
    """Whether what an act is of is told by its words, its verb among them: *issued a statement*."""
    return act in acts() and acts()[act].asks == "words"


def _content(sheet: Sheet, target: Span, proposition: str, head: str) -> tuple[str, ...]:
    """The words of a proposition that carry meaning, without those of its names and its verb."""
    named = {plain(head)} | {
        plain(word) for one in sheet.within(target) for word in WORD.findall(sheet.words(one.span))
    }
    said = WORD.findall(proposition)
    found = {plain(word) for word in said if len(word) > 2 and not common(word.lower())}
    return tuple(sorted((found - named - words("empty")) | (words("offices") & set(map(plain, said)))))


@lru_cache(maxsize=1 << 16)
def common(word: str) -> bool:
    """Whether a word carries no meaning of its own."""
    return float(zipf_frequency(word, "en")) > COMMON
