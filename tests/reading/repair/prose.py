"""A page of prose about the invented country, as nobody misread it, for tests that put misreadings in."""

from __future__ import annotations

from onionskin.marking.marks import find_marks
from onionskin.reading.repair import find_repairs
from onionskin.reading.zones import find_zones
from onionskin.record import Annotations, Emendation, Span, Transcription

PAGE = """\
The Bureau held that the rising in the valley was directed from abroad, and
that the Marshal had known of it since the autumn of 1957. The evidence for
this was thin. Two prisoners, taken near the bridge in February, said that
orders had come to them from the coast, and one of them named the merchant
Hradek as the man who had paid for the rifles. Neither had seen an order, and
neither could say who had signed it.

The Embassy reported in March that the government of Vessin was divided. The
Marshal wished to send the army into the hills before the harvest; his
ministers, and above all the Minister of Finance, thought that the country
could not bear another year of war. Hradek was heard twice by the commission
and was released both times for want of proof. The commission believed that
he knew more than he told, and that the radio in the mission at Karsk was his.

In the summer the villages along the river were moved behind the road. The
people were given seed and tools, and a promise of land, but most of them had
gone back to their houses by the first snow. The Marshal took this for the
work of agents. The Embassy thought it more probable that they were hungry.
"""


def emendations(text: str, others: tuple[Transcription, ...] = (), words: tuple[str, ...] = ()) -> Annotations:
    """What repair says of a text that comes alone, with the stages that it reads run before it."""
    page = Transcription("tesseract", text)
    marks = find_marks(page, (), {}, ())
    said = find_repairs(page, (page, *others), (marks, find_zones(page, marks, ())), words, ((), ()))
    return tuple(one for one in said if isinstance(one.body, Emendation))


def made(text: str, others: tuple[Transcription, ...] = (), words: tuple[str, ...] = ()) -> list[tuple[str, str]]:
    """What is printed and what is to be read, of the emendations that are made."""
    return [
        (text[one.target.start : one.target.end], one.body.reading)
        for one in emendations(text, others, words)
        if isinstance(one.target, Span) and isinstance(one.body, Emendation) and one.body.applied
    ]
