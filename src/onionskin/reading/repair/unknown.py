"""Which forms of a page are no words: only these are ever taken for misreadings, and never for that reason alone."""

from __future__ import annotations

from onionskin.reading.language import language
from onionskin.reading.repair.hypotheses import NOISY, rivalled
from onionskin.reading.repair.lexicon import is_word, left_alone
from onionskin.reading.repair.tokens import Sheet, Token

_GAPS = (" ", "\n")


def unknown_tokens(sheet: Sheet, known: frozenset[str], reader: str) -> set[int]:
    """The places of forms that are no words: not the model's, not the collection's, no codes, numerals or initials.

    A short form in capitals among other words is initials; a letter that stands alone in a sentence, and a letter and a
    figure together, are no words. On a page of which many words are no words, a rare word is none either where the
    reader makes it of a far commoner one (see `rivalled`): it is likelier to be read there than to be meant.
    """
    found = set()
    for at, token in enumerate(sheet.tokens):
        form = token.form
        if len(form) <= 2 and _scrap(sheet, at):
            found.add(at)
        elif left_alone(form) or is_word(token.low) or form in known:
            continue
        elif not (form.isupper() and len(form) <= 5 and not among_capitals(sheet, at)):
            found.add(at)
    words = sum(token.form.isalpha() for token in sheet.tokens)
    if len(found) > NOISY * max(20, words):
        found.update(at for at, token in enumerate(sheet.tokens) if _rivalled(token, known, reader))
    return found


def _scrap(sheet: Sheet, at: int) -> bool:
    """Whether a letter, or a letter and a figure, stand between blanks where a sentence goes on in small letters."""
    form = sheet.tokens[at].form
    if len(form) == 1 and (not form.isalpha() or form in "aAIO"):
        return False
    if len(form) == 2 and form.isalpha() == form.isalnum():
        return False
    if not 0 < at < len(sheet.tokens) - 1:
        return False
    one, other = sheet.tokens[at - 1], sheet.tokens[at + 1]
    gaps = sheet.tokens[at].before in _GAPS and other.before in _GAPS
    return gaps and len(one.form) > 1 and one.form.isalpha() and len(other.form) > 1 and other.form.isalpha()


def _rivalled(token: Token, known: frozenset[str], reader: str) -> bool:
    low = token.low
    return (
        len(low) > 1
        and token.form.isalpha()
        and token.form not in known
        and not token.form.isupper()
        and low in language().frequency
        and rivalled(low, reader)
    )


def among_capitals(sheet: Sheet, at: int) -> bool:
    """Whether the words beside a form in capitals are in capitals too."""
    near = [sheet.tokens[n].form for n in (at - 1, at + 1) if 0 <= n < len(sheet.tokens)]
    return bool(near) and all(form.isupper() and len(form) > 1 for form in near)
