"""Every expression of a text in turn: what it means, given what was told before it."""

from __future__ import annotations

from collections.abc import Callable

from onionskin.dating.form import Form
from onionskin.dating.grammar.bounds import completed
from onionskin.dating.resolving import leaning, naming, points, ranges
from onionskin.dating.resolving.meaning import Meaning, Story

_Simple = Callable[[Form, Story], Meaning]
_SIMPLE: dict[str, _Simple] = {
    "point": points.point,
    "numeric": points.numeric,
    "group": points.group,
    "decade": points.decade,
    "century": lambda form, story: points.century(form),
    "turn": leaning.turn,
    "anaphor": leaning.anaphor,
    "stretch": leaning.stretch,
    "nth": leaning.nth,
    "turning": leaning.turning,
    "set": lambda form, story: ranges.each(form),
    "named": naming.named,
    "fiscal": lambda form, story: naming.fiscal(form),
    "congress": lambda form, story: naming.congress(form),
    "operation": naming.operation,
    "event": naming.event,
    "deictic": naming.deictic,
    "ref": lambda form, story: naming.deictic(form, story),
}


def meaning(form: Form, story: Story, before: str = "") -> Meaning:
    """What a form means where the story stands; `before` are the words before it in lower case."""
    if form.kind in _SIMPLE:
        return _SIMPLE[form.kind](form, story)
    if form.kind == "duration":
        return ranges.duration(form, story, before)
    if form.kind == "shift":
        return leaning.shift(form, story, meaning(form.parts[0], story) if form.parts else None)
    inner = meaning(form.parts[-1], story)
    if form.kind == "within":
        return leaning.within(form, inner, story)
    if form.kind == "bound":
        return ranges.bounded(form, inner, story)
    if form.kind == "soon":
        return ranges.soon(form, inner)
    if form.kind == "ending":
        return ranges.ending(form, inner)
    assert form.kind == "range", form.kind
    return ranges.ranged(form, meaning(completed(*form.parts), story), inner)
