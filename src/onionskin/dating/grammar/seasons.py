"""Seasons of the year, of the monsoon too; `fall` and `spring` only where nothing else is meant."""

from __future__ import annotations

from onionskin.dating.form import form
from onionskin.dating.grammar.tape import Found, Tape
from onionskin.dating.grammar.years import year
from onionskin.dating.words import company

_UNSURE = frozenset({"fall", "spring"})
"""Seasons that are other words too."""


def season(tape: Tape, at: int) -> Found | None:
    """Summer 1954, the fall of 1957, the winter of 1957-58, last spring, the summer, the summer offensive."""
    number = tape.tokens[at].says["season"]
    south = tape.word_before(at) in company()["southern"] or None
    joint = tape.skip(tape.skip(at + 1, ","), "of")
    if (found := year(tape, joint)) is not None:
        until, end = _second_year(tape, found[1])
        return form("point", season=number, south=south, **found[0], until=until), end
    held = tape.word_after(at + 1) in company()["season_of"]
    sure = held or _company(tape, at) if tape.tokens[at].word in _UNSURE else True
    return (form("point", season=number, held=held or None), at + 1) if sure else None


def _company(tape: Tape, at: int) -> bool:
    """Whether fall or spring is the season: `in the fall`, `last spring`, but not `the fall of Saigon`, `to spring`."""
    if not tape.near(at) or tape.word(at + 1, "of"):
        return False
    before, words = tape.tokens[at - 1].word, company()
    if before in words["before_season"]:
        return True
    if (
        before == "the"
        and tape.near(at - 1)
        and tape.tokens[at - 2].word in words["before_season"] | words["before_the_season"]
    ):
        return True
    if before == "the" and tape.word(at + 1, "and", "or"):
        joint = tape.skip(at + 2, "early", "late", "the")
        return tape.says(joint, "season") is not None
    if before == "and" and tape.near(at - 1) and tape.says(at - 2, "season", first=True) is not None:
        return True
    return before in ("in", "by", "since", "until", "during", "-")


def _second_year(tape: Tape, at: int) -> tuple[int | None, int]:
    """The second year of the winter of 1957-58 or 1957/58, and where it ends; None where there is none."""
    printed = tape.says(at + 1, "number") if tape.word(at, "-", "/", "–") else None
    if printed is None or not printed.isdigit() or len(printed) not in (2, 4):
        return None, at
    return int(printed), at + 2


def monsoon(tape: Tape, at: int, *, first: bool = True) -> Found | None:
    """The dry season of 1966-67, the rainy season, the monsoon."""
    word = tape.tokens[at].word
    if word in ("dry", "rainy", "wet") and tape.word(at + 1, "season"):
        which, after = ("dry" if word == "dry" else "rains"), at + 2
    elif word == "monsoon" and tape.before(at, "the") and not tape.word_after(at + 1).isalpha():
        which, after = "rains", at + 1
    else:
        return None
    joint = tape.skip(tape.skip(after, ","), "of")
    found = year(tape, joint)
    if found is None:
        before = _year_before(tape, at)
        return form("monsoon", which=which, **before), after
    until, end = _second_year(tape, found[1])
    return form("monsoon", which=which, **found[0], until=until), end


def _year_before(tape: Tape, at: int) -> dict[str, int]:
    """`the 1975-1976 dry season`: the year stands before it as an expression of its own."""
    if tape.near(at) and (found := year(tape, at - 1, first=True)) is not None:
        return {"year": found[0]["year"] - tape.before(at - 1, "-", "–")}
    return {}
