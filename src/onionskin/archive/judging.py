"""What people decide of names: said, taken back, shown before it is done."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onionskin.archive.entities import EntityAnswers
from onionskin.archive.entity_views import Change, EntityView, JudgedView
from onionskin.archive.gathering import Gathering, appellations
from onionskin.errors import UsageError
from onionskin.naming.entities import Resolution
from onionskin.record import Appellation, Entity, Judgement
from onionskin.store import Catalogue, Judgements, Names


def checked(names: Names, judgements: Sequence[Judgement]) -> None:
    """Raises UsageError where one is of a name that does not stand in the archive, or is of one name alone."""
    if not judgements:
        raise UsageError("Nothing is decided. Say which names are the same, or are not.")
    for one in judgements:
        if one.other == one.one:
            raise UsageError(f"{one.one.form} is compared with itself. Name two that differ.")
        for called in appellations(one):
            if not names.named(called):
                raise UsageError(f"No {called.type} is called {called.form} in this archive; perhaps it was set right.")


def say(catalogue: Catalogue, judgements: Sequence[Judgement], who: str, at: str) -> tuple[int, ...]:
    """Note what a person decided; the numbers to undo it by. What holds already is not noted again."""
    if not who.strip():
        raise UsageError("Nobody is named. Give the name of who decides, so that others can tell who did.")
    kept = Judgements(catalogue)
    with catalogue.transaction():
        holding = {one.judgement: one.id for one in kept.history() if one.undone is None}
        return tuple(holding.get(one) or kept.say(one, who.strip(), at) for one in judgements)


def unsay(catalogue: Catalogue, number: int, at: str) -> Judgement:
    """Let a judgement hold no longer. Raises UsageError where there is none of that number."""
    kept = Judgements(catalogue)
    found = next((one for one in kept.history() if one.id == number), None)
    if found is None:
        raise UsageError(f"Nobody decided anything under the number {number}.")
    with catalogue.transaction():
        kept.undo(number, at)
    return found.judgement


def history(catalogue: Catalogue, names: Names | None, answers: EntityAnswers | None) -> tuple[JudgedView, ...]:
    """All that was ever decided, in the order it was, each with what it is of now."""
    found = []
    for judged in Judgements(catalogue).history():
        called = tuple(appellations(judged.judgement))
        there = names is not None and all(names.named(one) for one in called)
        now = [answers.one(one) if answers else None for one in called]
        found.append(JudgedView(judged, not there, now[0], now[1] if len(now) > 1 else None))
    return tuple(found)


def change(gathering: Gathering, answers: EntityAnswers, judgements: Sequence[Judgement]) -> Change:
    """What judgements would change: the entities that would not be as they are, and what would come in their place."""
    now, then = gathering.would(judgements)
    before, after = _apart(now, then), _apart(then, now)
    return Change(answers.rows(before), answers.rows(after), tuple(one for one in then.faults if one not in now.faults))


def _apart(these: Resolution, those: Resolution) -> tuple[Entity, ...]:
    """The entities of the one that the other does not have, those on most pages first."""
    known = set(those.entities)
    return tuple(sorted((one for one in these.entities if one not in known), key=lambda one: (-one.pages, one.id)))


def speaking(names: Names, entity: Entity, form: str | None = None) -> Appellation:
    """The name that stands for an entity in a judgement: that form of it, else the one most often printed.

    Of no item, where every name of that form is this entity; else as the first of its items has it.
    """
    printed = [one.form for one in entity.variants]
    if form is not None and form not in printed:
        raise UsageError(f"{entity.name} is not printed as {form} in this archive.")
    named = {one.form for one in entity.names}
    wanted = form if form is not None else next(one for one in printed if one in named)
    own = [one for one in entity.names if one.form == wanted]
    if not own:
        raise UsageError(f"{form} is what was misread and is repaired to its name. Open its page to set that right.")
    wide = Appellation(own[0].type, own[0].form)
    alone = all(id_ == entity.id for _, id_ in names.named(wide))
    return wide if alone else own[0]


PROPOSALS = ("merge", "unsure", "apart", "split", "source", "rename", "delete", "form")
"""What may be said of an entity: that it is another (`than` is that one's id); that nobody can tell whether it is; that
it is not; that a form is not the rest of it; that what a source (its item) names is not; that it is called `than`; that
no form of it is a name; that a form is none."""


def proposed(names: Names, answers: EntityAnswers, what: str, of: tuple[str, str]) -> tuple[Judgement, ...]:
    """The judgements that say so. Raises UsageError where there is no such entity, or it cannot be said of it."""
    entity, than = answers.called(of[0]), of[1]
    match what:
        case "merge" | "unsure" | "apart":
            verdict = {"merge": "same", "unsure": "unsure", "apart": "different"}[what]
            return (between(names, verdict, entity, answers.called(than)),)
        case "split":
            return (splitting(names, entity, than),)
        case "source":
            return (splitting_item(names, entity, than),)
        case "rename":
            return (renaming(names, entity, than),)
        case "delete":
            return deleting(names, entity, None)
        case "form":
            return deleting(names, entity, than)
    raise UsageError(f"{what or 'Nothing'} is nothing that can be said of an entity. Say {', '.join(PROPOSALS)}.")


def with_history(view: EntityView, said: Sequence[JudgedView]) -> EntityView:
    """An entity with the judgements that are of a form of it, the newest first."""
    forms = {(view.type, one.form) for one in view.forms}
    own = [
        one
        for one in said
        if view.id in (one.one, one.other)
        or any((called.type, called.form) in forms for called in appellations(one.judged.judgement))
    ]
    return replace(view, judged=tuple(reversed(own)))


def between(names: Names, verdict: str, one: Entity, other: Entity) -> Judgement:
    """What is decided between two entities."""
    if one.id == other.id:
        raise UsageError(f"{one.name} and {other.name} are one entity. Choose another.")
    if verdict == "same" and "CRYPT" in (one.type, other.type):
        raise UsageError("A sign in place of a name is left as it is; who is meant is never resolved.")
    return Judgement(verdict, speaking(names, one), speaking(names, other))


def splitting(names: Names, entity: Entity, form: str) -> Judgement:
    """That a form is not who the rest of an entity is."""
    apart = speaking(names, entity, form)
    named = {one.form for one in entity.names} - {form}
    rest = next((one.form for one in entity.variants if one.form in named), None)
    if rest is None:
        raise UsageError(f"{entity.name} has no other form that {form} could be told from.")
    return Judgement("different", apart, speaking(names, entity, rest))


def splitting_item(names: Names, entity: Entity, item: str) -> Judgement:
    """That whoever a source names is not who the rest of an entity is."""
    here = [one for one in entity.names if one.item == item]
    rest = [one for one in entity.names if one.item != item]
    if not here or not rest:
        raise UsageError(f"{entity.name} has no name in this source that could be told from the rest.")
    same = [one for one in rest if one.form == here[0].form]
    return Judgement("different", here[0], (same or rest)[0])


def renaming(names: Names, entity: Entity, name: str) -> Judgement:
    """That an entity is called so. Raises UsageError where no name is given."""
    wanted = " ".join(name.split())[:200]
    if not wanted:
        raise UsageError("No name is given. Write the name that it is to be called by.")
    return Judgement("rename", speaking(names, entity), name=wanted)


def deleting(names: Names, entity: Entity, form: str | None) -> tuple[Judgement, ...]:
    """That a form, or every form of an entity, is no name."""
    forms = [form] if form is not None else sorted({one.form for one in entity.names})
    return tuple(Judgement("delete", speaking(names, entity, one)) for one in forms)
