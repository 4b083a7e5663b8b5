"""Dates: on TimeML sets beside HeidelTime's output, on the convention tables, on editors' dates.

    python evals/dates.py                    # prints the measures
    python evals/dates.py wikiwars --misses  # one set, and what was missed

Spans and values are scored as TempEval-3 does (strict, relaxed, value F1).
"""

from __future__ import annotations

import argparse
import html
import os
import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from onionskin.dating.edtf import parse
from onionskin.dating.resolving.meaning import Story
from onionskin.dating.telling import placed, tell, tells_news

ROOT = Path(__file__).resolve().parent.parent
Timex = tuple[int, int, str, str]
"""Start, end (white space left out), type, value."""
_TAG = re.compile(r"<(/?)(\w+)([^<>]*)>")


def data() -> Path:
    return Path(os.environ.get("ONIONSKIN_DATA") or ROOT.parent / "shared" / "data")


def read_timeml(path: Path) -> tuple[str, str, list[Timex]]:
    """Plain text, the document's date, and the gold of an inline TimeML file."""
    whole = path.read_text("utf-8")
    dct = re.search(r"<DCT>.*?value=\"([^\"]+)\"", whole, re.S)
    body = re.search(r"<TEXT>(.*?)</TEXT>", whole, re.S)
    text, gold, opened = [], [], []
    size = 0
    last = 0
    source = body[1] if body else whole
    for tag in _TAG.finditer(source):
        piece = html.unescape(source[last : tag.start()])
        text.append(piece)
        size += len(piece)
        last = tag.end()
        if tag[2] != "TIMEX3" or tag[3].endswith("/"):
            continue
        if tag[1]:
            start, attributes = opened.pop()
            gold.append((start, size, attributes.get("type", ""), attributes.get("value", "")))
        else:
            opened.append((size, dict(re.findall(r'(\w+)="([^"]*)"', tag[3]))))
    text.append(html.unescape(source[last:]))
    return "".join(text), dct[1] if dct else "", sorted(gold)


def said(text: str, dct: str) -> list[Timex]:
    """What we say of a text."""
    try:
        written = parse(dct[:10]) if dct else None
    except ValueError:
        written = None
    found = placed(text)
    story = Story(written=written, news=tells_news(written, found))
    meant = tell(found, story)
    return [
        (one.start, one.end, said.type, said.value or "")
        for one, said in zip(found, meant, strict=True)
        if one.form.kind != "event" and said.value is not None
    ]


def bare(text: str, spans: list[Timex]) -> list[Timex]:
    """Spans counted without white space."""
    at = [0]
    for sign in text:
        at.append(at[-1] + (not sign.isspace()))
    return [(at[start], at[end], kind, value) for start, end, kind, value in spans if at[end] > at[start]]


def matched(gold: list[Timex], system: list[Timex]) -> list[tuple[int, int, bool]]:
    pairs = []
    for i, one in enumerate(gold):
        for j, other in enumerate(system):
            shared = min(one[1], other[1]) - max(one[0], other[0])
            if shared > 0:
                pairs.append((one[:2] != other[:2], -shared, i, j))
    used_i, used_j, found = set(), set(), []
    for inexact, _, i, j in sorted(pairs):
        if i not in used_i and j not in used_j:
            used_i.add(i)
            used_j.add(j)
            found.append((i, j, not inexact))
    return found


def _value(value: str) -> str:
    return re.sub(r"T00:00(:00)?$", "", value.strip().upper())


def timeml(files: list[Path], misses: list[str], system: Callable[[Path, str, str], list[Timex]] | None = None) -> dict[str, float]:
    counts = dict.fromkeys(("gold", "system", "strict", "relaxed", "value"), 0)
    for path in files:
        text, dct, gold = read_timeml(path)
        ours = bare(text, said(text, dct)) if system is None else system(path, text, dct)
        plain = "".join(text.split())
        gold = bare(text, gold)
        pairs = matched(gold, ours)
        counts["gold"] += len(gold)
        counts["system"] += len(ours)
        counts["strict"] += sum(exact for _, _, exact in pairs)
        counts["relaxed"] += len(pairs)
        for i, j, exact in pairs:
            right = _value(gold[i][3]) == _value(ours[j][3])
            counts["value"] += right
            if not right or not exact:
                misses.append(f"{path.stem[:14]} {plain[max(0, gold[i][0] - 30):gold[i][0]]}[{plain[gold[i][0]:gold[i][1]]}] {gold[i][3]} | {plain[ours[j][0]:ours[j][1]]} {ours[j][3]} {'' if right else 'VALUE'} {'' if exact else 'SPAN'}")
        left, right_ = {i for i, _, _ in pairs}, {j for _, j, _ in pairs}
        misses += [f"{path.stem[:14]} MISSED {plain[max(0, one[0] - 30):one[0]]}[{plain[one[0]:one[1]]}] {one[3]}" for i, one in enumerate(gold) if i not in left]
        misses += [f"{path.stem[:14]} FALSE {plain[max(0, one[0] - 30):one[0]]}[{plain[one[0]:one[1]]}]{plain[one[1]:one[1]+15]} {one[3]}" for j, one in enumerate(ours) if j not in right_]
    return {name: _f1(counts[name], counts["system"], counts["gold"]) for name in ("strict", "relaxed", "value")}


def _f1(hit: int, said_: int, gold: int) -> float:
    return 2 * hit / (said_ + gold) if said_ + gold else 0.0


def heideltime(path: Path, text: str, dct: str) -> list[Timex]:
    other, _, found = read_timeml(path.parent.parent / "peer-heideltime-2.2" / f"{path.name.split(chr(46))[0]}.xml")
    return bare(other, found)


def wikiwars(misses: list[str]) -> dict[str, float]:
    files = sorted((data() / "wikiwars" / "timex3-tagged").glob("*"))
    ours = timeml(files, misses)
    peer = timeml(files, [], heideltime)
    return {f"wikiwars_{k}": v for k, v in ours.items()} | {f"wikiwars_heideltime_{k}": v for k, v in peer.items()}


SETS = {"wikiwars": wikiwars}


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("sets", nargs="*")
    parser.add_argument("--misses", action="store_true")
    asked = parser.parse_args()
    misses: list[str] = []
    for name in asked.sets or SETS:
        for key, value in SETS[name](misses).items():
            print(f"{key:34}{value:8.4f}")
    if asked.misses:
        print("\n".join(misses))
    return 0


if __name__ == "__main__":
    sys.exit(main())
