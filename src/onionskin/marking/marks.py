"""The stage `marks`: everything that was marked on a page, pinned and with its fields."""

from __future__ import annotations

from collections.abc import Iterable

from onionskin.marking.banners import banner_lines
from onionskin.marking.exemptions import exemption_codes
from onionskin.marking.known import apart, known_marks
from onionskin.marking.lines import Line, Taken, printed_lines, remark
from onionskin.marking.numbering import page_number
from onionskin.marking.pagination import Pagination
from onionskin.marking.portions import portion_marks
from onionskin.marking.project import project_stamps
from onionskin.marking.sheets import identification_form
from onionskin.marking.tables import codes
from onionskin.marking.unknown import unknown_marks
from onionskin.record import Annotation, Annotations, Mark, Refusal, RunningLine, Span, Transcription, Value


def find_marks(
    reading: Transcription, running: tuple[RunningLine, ...], pagination: Pagination, hand: Annotations
) -> Annotations:
    """The marks of a page in the order of its text, each pinned to a span of `reading.text`.

    `running` are the lines that the item repeats: they let a damaged banner be known. `pagination` is what the series
    of the item show the page's number to be. `hand` is what people said: a refusal of `mark` withdraws machine marks
    that meet its span, a mark said by hand takes the place of those it meets.
    """
    repeated = frozenset(line.pattern for line in running)
    lines = printed_lines(reading.text)
    machine, banners = _page(reading.text, lines, repeated)
    folio = page_number(lines, banners, _spans(machine), pagination)
    if folio is not None:
        machine.append(folio)
    machine += unknown_marks(lines, machine, repeated)
    kept = _with_hand(machine, hand)
    return tuple(sorted(kept, key=_place))


def lowered(text: str) -> str:
    """The text in lower case, every code point in its place."""
    lower = text.lower()
    if len(lower) == len(text):
        return lower
    return "".join(sign if len(sign.lower()) != 1 else sign.lower() for sign in text)


def _page(text: str, lines: tuple[Line, ...], repeated: frozenset[str]) -> tuple[list[Annotation], list[Annotation]]:
    """Every mark but the page number, and the banners among them."""
    folded = lowered(text)
    stamps = project_stamps(text, folded)
    form = identification_form(text, folded)
    found = stamps + _clear(apart(known_marks(text, folded)), stamps)
    if form is not None:
        found = [mark for mark in found if not _repeats(mark, form)] + [form, *_restrictions(text, form)]
    found += _clear(exemption_codes(text, folded, lines), [mark for mark in found if mark is not form])
    outside = [mark for mark in found if mark is not form]
    banners = _clear(banner_lines(folded, lines, repeated), outside + ([form] if form else []))
    found += banners
    found += _clear(portion_marks(text), found)
    return found, [mark for mark in banners if _is(mark, "classification_banner")]


def _clear(marks: Iterable[Annotation], taken: Iterable[Annotation]) -> list[Annotation]:
    """Those marks that meet none of those taken."""
    places = Taken(_spans(taken))
    return [
        mark for mark in marks if isinstance(mark.target, Span) and not places.meets(mark.target.start, mark.target.end)
    ]


def _spans(marks: Iterable[Annotation]) -> list[Span]:
    return [mark.target for mark in marks if isinstance(mark.target, Span)]


def _is(mark: Annotation, kind: str) -> bool:
    return isinstance(mark.body, Mark) and mark.body.kind == kind


def _repeats(mark: Annotation, form: Annotation) -> bool:
    """Whether a mark is a piece of the form taken for something else, or says its record number once more."""
    assert isinstance(mark.target, Span)
    assert isinstance(mark.body, Mark)
    assert isinstance(form.target, Span)
    assert isinstance(form.body, Mark)
    own = mark.body.family == "JFK_RIF" and mark.body.value.get("record") == form.body.value["record"]
    return own != (mark.target in form.target)


def _restrictions(text: str, form: Annotation) -> list[Annotation]:
    """The restriction codes of a form, each where it stands; a code of no table is unrecognised."""
    assert isinstance(form.target, Span)
    assert isinstance(form.body, Mark)
    names = form.body.value.get("restrictions")
    found = []
    at = text.upper().find("RESTRICTIONS", form.target.start, form.target.end)
    for name in names if isinstance(names, tuple) else ():
        at = text.find(name, at, form.target.end)
        if at < 0:
            break
        known = codes().get(name.upper())
        if known is not None and known.family == "JFK_RESTRICTION":
            value: dict[str, Value] = {
                "code": name.upper(),
                "codes": (name.upper(),),
                "meaning": known.meaning,
                "authority": known.authority,
            }
            found.append(remark(at, at + len(name), Mark("exemption_code", "JFK_RESTRICTION", value), 0.9))
        elif any(map(str.isdigit, name)):
            found.append(remark(at, at + len(name), Mark("unrecognised", "EXEMPTION_SHAPED", {"text": name}), 0.6))
        at += len(name)
    return found


def _with_hand(machine: list[Annotation], hand: Annotations) -> list[Annotation]:
    said = [note for note in hand if isinstance(note.body, Mark)]
    refused = [note for note in hand if isinstance(note.body, Refusal) and note.body.kind == "mark"]
    return _clear(machine, [*said, *refused]) + said


def _place(mark: Annotation) -> tuple[int, int]:
    return (mark.target.start, -mark.target.end) if isinstance(mark.target, Span) else (1 << 62, 0)
