"""The rules of repair of the whole archive: what each makes, a preview of it, and what people said of it."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from onionskin.archive import Archive, RuleExample, RuleView, Ruling
from onionskin.errors import UsageError
from onionskin.web.addresses import Asked, Place, rule_url, start_of
from onionskin.web.correcting import named, signer
from onionskin.web.forms import NotKept, foreign, form, must_be_alone, not_kept, remember
from onionskin.web.margin import when
from onionskin.web.repairs import shown
from onionskin.web.room import room
from onionskin.web.words import counted

ROWS, EXAMPLES, SAID = 100, 50, 30
"""Rules, examples of one, and words on rules on one screen."""
_PATIENT = 2.0
"""Seconds for which the answer waits that every page be brought up to a word; a small archive needs no more."""


@dataclass(frozen=True, slots=True)
class Row:
    """A rule with its address and what holds of it."""

    rule: RuleView
    url: str
    holds: str


@dataclass(frozen=True, slots=True)
class Example:
    """One place of a rule: the words of its line around it, what is printed and what is read there, its address."""

    example: RuleExample
    printed: str
    reads: str
    url: str


@dataclass(frozen=True, slots=True)
class Said:
    """What one person said of one rule; `url` leads to it."""

    ruling: Ruling
    sentence: str
    at: str
    undone: str | None
    url: str


async def rules(request: Request) -> Response:
    """The rules of repair, or one of them with its examples."""
    here, name = room(request), request.query_params.get("rule")
    found = await run_in_threadpool(here.archive.rules)
    rulings = await run_in_threadpool(here.archive.rulings)
    shared = {"busy": request.app.state.retrying.busy, "signer": signer(request)}
    if name is None:
        return here.show(request, "rules.html", shared | _told(found, rulings, start_of(request.query_params)))
    one = next((rule for rule in found if rule.rule == name), None)
    if one is None:
        raise UsageError(f"No repair in this archive is made by a rule {name}.")
    examples = await run_in_threadpool(here.archive.rule_examples, name, EXAMPLES)
    return here.show(request, "rule.html", shared | _one(one, examples, rulings))


async def rule(request: Request) -> Response:
    """Take in what a reader says of a rule, and bring every page up to it; what takes long goes on beside the room."""
    here, retrying = room(request), request.app.state.retrying
    sent = await form(request)
    if sent is None:
        return foreign(request)
    who, name = named(sent), sent.get("rule", "")
    try:
        must_be_alone(request)
        verdict = await run_in_threadpool(asked, here.archive, sent, who)
    except NotKept as fault:
        return not_kept(request, fault)
    task = retrying.begin(lambda: here.archive.rule(name, verdict, who), "Every page is being brought up to a rule")
    await asyncio.wait({task}, timeout=_PATIENT)
    answer = RedirectResponse(rule_url(name), 303)
    if who:
        remember(answer, "who", quote(who))
    return answer


def asked(archive: Archive, sent: Mapping[str, str], who: str) -> str | None:
    """What a form says of a rule; None where it undoes what was said. Raises NotKept where it says nothing."""
    name, verdict = sent.get("rule", ""), sent.get("verdict", "")
    if verdict not in ("accepted", "refused", "none"):
        raise NotKept("The form does not say what holds of the rule.", 400)
    if all(one.rule != name for one in archive.rules()):
        raise NotKept(f"No repair in this archive is made by a rule {name}.", 404)
    if verdict == "none":
        return None
    if not who:
        raise NotKept("Nobody is named. Write your name beside what you say, so that others can tell who said it.", 400)
    return verdict


def _told(found: Sequence[RuleView], rulings: Sequence[Ruling], start: int) -> dict[str, Any]:
    shown_ = found[start - 1 : start - 1 + ROWS]
    return {
        "rows": [Row(one, rule_url(one.rule), _holds(one, rulings)) for one in shown_],
        "count": len(found),
        "first": start,
        "made": sum(one.made for one in found),
        "suspected": sum(one.suspected for one in found),
        "before": f"/rules?from={max(1, start - ROWS)}" if start > 1 else None,
        "after": f"/rules?from={start + ROWS}" if start - 1 + ROWS < len(found) else None,
        "said": [_said(one) for one in reversed(rulings)][:SAID],
    }


def _one(rule: RuleView, examples: Sequence[RuleExample], rulings: Sequence[Ruling]) -> dict[str, Any]:
    makes = f"It makes {counted(rule.made, 'repair')} and suspects {rule.suspected:,} more"
    return {
        "rule": rule,
        "sentence": f"{makes}, on {counted(rule.pages, 'page')}. {_holds(rule, rulings)}".rstrip(),
        "examples": [_example(one) for one in examples],
        "said": [_said(one) for one in reversed(rulings) if one.rule == rule.rule][:SAID],
    }


def _example(one: RuleExample) -> Example:
    place = Place(Asked(), layers=("marks", "hits", "repairs"), line=one.line)
    return Example(one, shown(one.printed), shown(one.reading), place.url(one.page))


def _holds(rule: RuleView, rulings: Sequence[Ruling]) -> str:
    who = next((one.who for one in reversed(rulings) if one.rule == rule.rule and one.undone is None), "somebody")
    return {
        "accepted": f"{who} accepted it: what it suspects is made.",
        "refused": f"{who} refused it: nothing is made by it.",
    }.get(rule.verdict or "", "")


def _said(one: Ruling) -> Said:
    return Said(one, one.verdict, when(one.at), when(one.undone) if one.undone else None, rule_url(one.rule))
