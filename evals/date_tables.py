"""Dates held to tables: the conventions, phrases of catalogues and of news, editors' dates.

Nothing of the tables stands here. Each measure gives shares from 0 to 1, and names what was missed.
"""

from __future__ import annotations

import calendar
import csv
import re
from collections.abc import Iterator

from evals.place import data
from evals.timeml import Tagged, same_value
from onionskin.dating.catalogue import edtf_of
from onionskin.dating.edtf import Date, EdtfError, bounds, iso, parse
from onionskin.dating.resolving.meaning import Meaning, Story
from onionskin.dating.telling import Placed, placed, story_of, tell

Misses = list[str]
_MONTHS = list(calendar.month_name)[1:]
_SEASONS = {21: "spring", 22: "summer", 23: "fall", 24: "winter"}
_EDTF = r"\d{4}-\d\d(?:-\d\d)?~?"


def dated(printed: str) -> Date | None:
    """The day of a document's date, as TimeML gives it."""
    try:
        found = parse(printed[:10])
    except EdtfError:
        return None
    return found if isinstance(found, Date) else None


def told(text: str, written: Date | None = None, *, news: bool | None = None) -> list[tuple[Placed, Meaning]]:
    """All that is said of a text."""
    found = placed(text)
    story = story_of(written, found) if news is None else Story(written=written, news=news)
    return list(zip(found, tell(found, story), strict=True))


def said(text: str, written: Date | None) -> list[Tagged]:
    """What is said of a text as TIMEX3: expressions without a value of their own are left out."""
    return [
        Tagged(one.start, one.end, meant.type, meant.value)
        for one, meant in told(text, written)
        if meant.value is not None
    ]


def conventions(misses: Misses) -> dict[str, float]:
    """The rows of timex.csv: EDTF as given, or the other that the row allows."""
    hit = total = 0
    with (data().parent / "domain" / "timex.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            total += 1
            text, written, start, end = _setting(row)
            found = [meant for one, meant in told(text, written) if one.start < end and start < one.end]
            values = [str(meant.edtf) if meant.edtf is not None else "" for meant in found] or [""]
            wanted = {row["edtf"], row["edtf_alt"]} if row["edtf_alt"] else {row["edtf"]}
            right = bool(wanted & set(values))
            if row["timex_type"] == "NOT_A_TIMEX":
                right = values == [""]
            hit += right
            if not right:
                misses.append(f"{row['id']} {row['expression']!r} in {text[-90:]!r}: {row['edtf']} | {values}")
    return {"conventions": hit / total}


def _setting(row: dict[str, str]) -> tuple[str, Date | None, int, int]:
    """A text for a row, the document's date, and where the row's expression stands.

    Rows of the seed page stand in the seed page. Another stands in its context, which a fragment joins to the sentence
    that tells its anchor; an anchor that is the document's date is not told.
    """
    expression = re.sub(r"\s*\([^)]*\)$", "", row["expression"])
    if row["category"] == "seed":
        text = (data().parent / "seed" / "page-28.txt").read_text("utf-8")
        return text, None, *_where(text, row, expression)
    written, before = _anchored(row["anchor"])
    context = row["context"] if _speaks_of(row["context"], expression) else row["expression"]
    joint = "" if not before else ", " if context[0].islower() or context[0].isdigit() else ".\n\n"
    text = before + joint + context
    at = context.lower().find(expression.lower())
    start = len(before + joint)
    return (text, written, start + at, start + at + len(expression)) if at >= 0 else (text, written, start, len(text))


def _speaks_of(context: str, expression: str) -> bool:
    """Whether a row's context has the expression in it, in other words or the same; some only describe it."""
    words = re.findall(r"\w+", expression.lower())
    return 2 * sum(word in context.lower() for word in words) >= len(words)


def _where(text: str, row: dict[str, str], expression: str) -> tuple[int, int]:
    """Where an expression of the seed page stands: found by its context, or by itself."""
    pattern = r"\s+".join(
        re.escape(word).replace("'", "[’']").replace("Europe", "[EB]urope") for word in expression.split()
    )
    places = [one.span() for one in re.finditer(pattern, text)]
    context = [word for word in re.findall(r"\w+", row["context"].lower()) if len(word) > 3]

    def near(place: tuple[int, int]) -> int:
        around = text[max(0, place[0] - 90) : place[1] + 90].lower()
        return sum(word in around for word in context)

    return max(places, key=near) if places else (0, 1)


def _anchored(anchor: str) -> tuple[Date | None, str]:
    """The document's date and a sentence told before, from a row's anchor."""
    if found := re.match(r"(?:DCT|document|header|cable header|cable of) (.+)", anchor):
        return _document(found[1]), ""
    if found := re.match(r"D=(\S+)", anchor):
        return None, f"D-Day was {_spelt(found[1])}"
    if not re.search(r"\d{4}", anchor):
        return None, ""
    # What the row gives as EDTF is put in words; what it gives in words stays.
    words = re.sub(rf"\[?{_EDTF}(?:(?:/|\.\.)(?:{_EDTF})?\]?)?", lambda one: _spelt(one[0]), anchor)
    return None, f"All this was told of {words}"


def _document(printed: str) -> Date | None:
    if (found := dated(printed)) is not None:
        return found
    shorter = re.sub(r"^([A-Z]{3}) (\d\d)$", r"\1 19\2", printed)
    return next((meant.edtf for _, meant in told(shorter) if isinstance(meant.edtf, Date)), None)


def _spelt(printed: str) -> str:
    """An anchor of the table in words."""
    pieces = [one for one in re.split(r"/|\.\.", printed.strip("[]")) if one]
    ends = [_words(one) for one in map(parse, pieces) if isinstance(one, Date)]
    if printed.startswith("["):
        return f"the time after {ends[0]}"
    return ends[0] if len(ends) == 1 else f"the time from {ends[0]} to {ends[1]}"


def _words(date: Date) -> str:
    if not date.month:
        return date.year
    if date.season:
        return f"the {_SEASONS[int(date.month)]} of {date.year}"
    about = "about " if date.mark else ""
    return f"{about}{date.day.lstrip('0') + ' ' if date.day else ''}{_MONTHS[int(date.month) - 1]} {date.year}"


def natlang(misses: Misses) -> dict[str, float]:
    """Phrases of catalogues: the EDTF that the library edtf gives, or None."""
    hit = total = 0
    for line in (data() / "timenorm" / "natlang_pairs.tsv").read_text("utf-8").splitlines():
        phrase, wanted = line.split("\t")
        found = str(edtf_of(phrase))
        total += 1
        hit += found == wanted.replace(" ", "")
        if found != wanted.replace(" ", ""):
            misses.append(f"{phrase!r}: {wanted} | {found}")
    return {"natlang": hit / total}


def timenorm(misses: Misses) -> dict[str, float]:
    """Phrases of news in order, each text led by its own date: the share whose TIMEX3 value is the gold's."""
    hit = total = 0
    for block in (data() / "timenorm" / "train.tsv").read_text("utf-8").split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if line.count("\t") == 2]
        if not rows:
            continue
        text, spans = "", list[tuple[int, int]]()
        for phrase, kind, _ in rows:
            text += "It took " if kind == "DURATION" else "It was so in " if text else ""
            spans.append((len(text), len(text) + len(phrase)))
            text += phrase + ".\n"
        found = told(text, dated(rows[0][0]), news=True)
        for (start, end), (phrase, kind, value) in zip(spans, rows, strict=True):
            meeting = [(min(end, one.end) - max(start, one.start), meant) for one, meant in found if meant.value]
            best = max(meeting, key=lambda one: one[0], default=(0, None))
            right = best[0] > 0 and best[1] is not None and same_value(best[1].value or "", value)
            total, hit = total + 1, hit + right
            if not right:
                misses.append(
                    f"{rows[0][0]} {phrase!r} {kind} {value} | {best[1].value if best[1] and best[0] > 0 else None}"
                )
    return {"timenorm_value": hit / total}


def editors(misses: Misses) -> dict[str, float]:
    """Date strings as printed, and the day or the span that the editors of Foreign Relations gave them."""
    values, hits, totals = dict[str, float](), 0, 0
    for name, rows in (("surface", _surfaces()), ("interval", _datelines()), ("timeline", _timeline())):
        hit = total = 0
        for printed, first, last in rows:
            total += 1
            meant = next((m for one, m in told(printed) if m.edtf is not None), None)
            found = span(meant)
            if found != (first[:10], last[:10]) or not same_clock(first, meant):
                misses.append(f"editors {name} {printed!r}: {first} {last} | {found} {meant.value if meant else ''}")
            else:
                hit += 1
        values[f"editors_{name}"] = hit / total
        hits, totals = hits + hit, totals + total
    return {"editors": hits / totals} | values


def span(meant: Meaning | None) -> tuple[str | None, str | None]:
    """The first and the last day of what is meant."""
    if meant is None or meant.edtf is None:
        return None, None
    found = bounds(meant.edtf)
    return iso(found.earliest), iso(found.latest)


def same_clock(wanted: str, meant: Meaning | None) -> bool:
    """Whether the hour is right where the editors gave one."""
    if len(wanted) <= 10 or meant is None:
        return True
    return (meant.value or "")[:16].replace("T24:00", "T00:00") == wanted[:16]


def _rows(name: str) -> Iterator[list[str]]:
    lines = (data() / "dates-gold" / name).read_text("utf-8").splitlines()
    return (line.split("\t") for line in lines[1:])


def _surfaces() -> Iterator[tuple[str, str, str]]:
    for printed, when, _ in _rows("frus_date_surface.tsv"):
        shown = parse(when[:10].replace("--", "XXXX-"))  # --06-26: a day whose year is not told
        yield printed, when if "T" in when else (iso(bounds(shown).earliest) or ""), iso(bounds(shown).latest) or ""


def _datelines() -> Iterator[tuple[str, str, str]]:
    for _, _, printed, first, last in _rows("frus_doc_intervals.tsv"):
        if printed.strip():
            yield printed, first[:10], last[:10]


def _timeline() -> Iterator[tuple[str, str, str]]:
    for printed, _, first, last in _rows("admin_timeline_dates.tsv"):
        yield printed, first, last
