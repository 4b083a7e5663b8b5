"""From mentions to names: what one item says of each form, with what stands beside it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from onionskin.naming.found import plain
from onionskin.record import Annotations, Appellation, Emendation, Mention, Name, Span

LEFT_OUT = frozenset(("redacted",))
"""Rules of signs that hide something else at every place, so that two that are alike say nothing."""
COMPANY = 40
"""Names kept of those on the same pages, the most often met first."""


@dataclass(frozen=True, slots=True)
class PageMentions:
    """A page of an item: the digest of its reading (`content`), the reading's text, the mentions pinned to it, and
    the emendations of it (those that are not applied are passed over).
    """

    content: str
    text: str
    mentions: Annotations
    repairs: Annotations = ()


@dataclass(slots=True)
class _Form:
    """What is met of one form."""

    pages: set[str] = field(default_factory=set)
    said: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    misread: defaultdict[str, set[str]] = field(default_factory=lambda: defaultdict(set))


def gather(item: str, pages: Sequence[PageMentions]) -> tuple[Name, ...]:
    """The names of an item, in the order of their appellations.

    Descriptions (*captured documents*) name no one and redacted names hide someone else at each place: neither is
    gathered; both stay mentions. A second copy of a page adds nothing.
    """
    forms: defaultdict[tuple[str, str], _Form] = defaultdict(_Form)
    met: dict[str, set[str]] = {}
    for page in {page.content: page for page in reversed(pages)}.values():
        met[page.content] = set()
        for form, read, body in _named(page):
            one = forms[body.type, form]
            one.pages.add(page.content)
            one.said[body.canonical or "", body.form, body.rule] += 1
            if read != form:
                one.misread[read].add(page.content)
            if body.type == "PER" and body.canonical:
                met[page.content].add(body.canonical)
    return tuple(_name(item, type_, form, forms[type_, form], met) for type_, form in sorted(forms))


def _named(page: PageMentions) -> Iterator[tuple[str, str, Mention]]:
    """What is named on a page: as repaired, as read, and the mention."""
    repairs = sorted(
        (remark.target.start, remark.target.end, remark.body.reading)
        for remark in page.repairs
        if isinstance(remark.body, Emendation) and remark.body.applied and isinstance(remark.target, Span)
    )
    for remark in page.mentions:
        if not isinstance(remark.body, Mention) or not isinstance(remark.target, Span):
            continue
        if remark.body.form == "description" or (remark.body.type == "CRYPT" and remark.body.rule in LEFT_OUT):
            continue
        start, end = remark.target.start, remark.target.end
        read = plain(page.text[start:end])
        form = plain(_repaired(page.text, start, end, repairs))
        if form:
            yield form, read, remark.body


def _repaired(text: str, start: int, end: int, repairs: Sequence[tuple[int, int, str]]) -> str:
    """A piece of a text with the repairs that lie in it made."""
    pieces, at = [], start
    for first, last, reading in repairs:
        if at <= first and last <= end:
            pieces += [text[at:first], reading]
            at = last
    return "".join([*pieces, text[at:end]])


def _name(item: str, type_: str, form: str, one: _Form, met: dict[str, set[str]]) -> Name:
    canonical, kind, rule = min(one.said, key=lambda said: (-one.said[said], said))
    beside = Counter(name for page in one.pages for name in met[page] if name not in (canonical, form))
    company = sorted(beside, key=lambda name: (-beside[name], name))[:COMPANY] if type_ == "PER" else []
    return Name(
        Appellation(type_, form, item),
        tuple(sorted(one.pages)),
        canonical or None,
        kind,
        rule,
        tuple(sorted((read, len(on)) for read, on in one.misread.items())),
        tuple(sorted(company)),
    )
