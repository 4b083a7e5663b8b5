"""What the words around an expression say of its tense and of its place in the telling."""

from __future__ import annotations

import re

from onionskin.dating.labels import label_of

_FUTURE = re.compile(
    r"\b(?:will|shall|won['’]t|plans?|planned|planning|scheduled|due|expects?|expected|is to|are to|be|going to"
    r"|upcoming|until|intends?|hopes?|proposed|coming|may|might|would|set to|deadline|expires?|slated)\b|['’]ll\b",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|had|did|began|came|took|made|gave|went|held|met|won|lost|fell|rose|left|led|became|got|put|cut|saw|found"
    r"|brought|sent|ran|set|told|wrote|spoke|kept|paid|broke|grew|stood|sold|bought|built|shot|struck|since|[a-z]{2,}ed)\b"
)
_HAD = re.compile(r"\bhad\b[^.;]{0,60}$")
_WAS_NOW = re.compile(r"\b(?:was|were|had|be|been|should|could|would)\s*$")
_ASIDE = re.compile(r"\b(?:until|till|would|had|having|previously|originally)\b[^.;:]{0,60}$")
_BY = re.compile(r"\b(?:by|until|till)\s+(?:the\s+)?(?:\w+[\s-]+(?:of\s+)?)?$")
_SAID = re.compile(r"\b(?:said|says|told \w+|announced|reported)[\s,]*(?:on|late|early)?\s*$")
"""Reporting verbs, which have a day of their own only right before it."""
_CLAUSE = re.compile(
    r"[.!?;:][\"'”’)]*\s|,\s+(?:and|but|while|who|which|whereas|although|though|when|after|before)\s|\n\s*\n"
)
LINE = 70
"""Code points that a heading has at most."""
HEAD, TAIL = 110, 70
"""Code points before and behind an expression in which its clause is looked for."""


def cues(text: str, start: int, end: int) -> frozenset[str]:
    """The cues around `text[start:end]`: see `telling.Placed`."""
    head = _CLAUSE.split(text[max(0, start - HEAD) : start])[-1]
    tail = _CLAUSE.split(text[end : end + TAIL])[0]
    found = set()
    label = label_of(text, start)
    if label is not None and label.role in ("released", "stamped"):
        found.add("stamp")
    if _heads(text, start, end):
        found.add("heading")
    tense = _tense(head, tail)
    if tense:
        found.add(tense)
    if _WAS_NOW.search(head):
        found.add("shifted")
    if _BY.search(head):
        found.add("by")
    if _HAD.search(head):
        found.add("had")
    if _ASIDE.search(head):
        found.add("aside")
    return frozenset(found)


def _heads(text: str, start: int, end: int) -> bool:
    """Whether it stands in a heading: a paragraph of one short line that opens or closes with it and has no stop."""
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    line = text[first:last].strip()
    behind = text[last:].lstrip()
    alone = text[last : last + 2] == "\n\n" and text[max(0, first - 2) : first] in ("\n\n", "")
    if not behind or behind[0].islower():
        return False
    if not alone or len(line) > LINE or line[-1:] in ".,;?!-":
        return False
    return not text[first:start].strip(" (-") or not text[end:last].strip(" )")


def _tense(head: str, tail: str) -> str:
    """The tense of the verb nearest before, else of the nearest behind."""
    if _SAID.search(head):
        return "past"
    for words, last in ((head, True), (tail, False)):
        future, past = list(_FUTURE.finditer(words)), list(_PAST.finditer(words))
        if not (future or past):
            continue
        if last:
            ahead = max((one.end() for one in future), default=-1) >= max((one.end() for one in past), default=-1)
        else:
            ahead = min((one.start() for one in future), default=999) <= min((one.start() for one in past), default=999)
        return "future" if ahead else "past"
    return ""
