"""The vocabulary of an index, kept beside it: to ask the engine for two million words takes ten seconds.

    vocabulary.npz        the words at one state of the index
    vocabulary-more.npz   what pages taken in since then have besides, so that a few pages more cost no new vocabulary

Both are disposable. Pages withdrawn since are still counted: that only tells how common a word is.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

import tantivy

from onionskin.record import digest
from onionskin.search import forms
from onionskin.search.schema import spelt
from onionskin.search.sheet import Sheet
from onionskin.search.vocabulary import Vocabulary

_MANY = 20_000
"""Words from which a vocabulary is kept: fewer are asked for in a tenth of a second."""

_SHARE = 0.02
"""The share of words that may have come in since."""

PAGES = 200
"""Pages taken in at once whose words are looked at for it."""


class Kept:
    """The words of the index in one folder."""

    def __init__(self, folder: Path) -> None:
        self._meta = folder / "meta.json"
        self._all, self._more = folder / "vocabulary.npz", folder / "vocabulary-more.npz"

    def vocabulary(self, searcher: tantivy.Searcher) -> Vocabulary:
        """The words of the index as it stands."""
        return Vocabulary(*(self._known() or self._made(searcher)))

    def _known(self) -> tuple[forms.Forms, ...]:
        now, before = self.state(), forms.mark(self._all)
        if not now or not before:
            return ()
        found = forms.opened(self._all, before)
        if found is None or now == before:
            return (found,) if found else ()
        more = forms.opened(self._more, f"{before} {now}")
        return (found, more) if more else ()

    def _made(self, searcher: tantivy.Searcher) -> tuple[forms.Forms]:
        pages = dict(searcher.terms_with_prefix("furniture", ""))
        for form, count in searcher.terms_with_prefix("body", ""):
            pages[form] = pages.get(form, 0) + count
        loose = [(form, 0) for form, _ in searcher.terms_with_prefix("loose", "") if form not in pages]
        made = forms.made([*pages.items(), *loose])
        if len(made) >= _MANY:
            with suppress(OSError):  # where nothing may be written, it is made again the next time
                made.save(self._all, self.state())
        return (made,)

    def state(self) -> str:
        """What changes whenever the index does; empty where there is none."""
        try:
            return digest(self._meta.read_bytes())
        except OSError:
            return ""

    def add(self, before: str, sheets: Sequence[Sheet]) -> None:
        """Have the words of pages known that were taken in since a state of the index, if all were until then.

        Where there are many, the vocabulary is made anew when it is next asked for.
        """
        base = forms.mark(self._all)
        known = forms.opened(self._all, base) if len(sheets) <= PAGES else None
        more = forms.opened(self._more, f"{base} {before}") if base != before else None
        if known is None or (base != before and more is None):
            return
        counts = Counter(form for sheet in sheets for form in spelt(sheet))
        if more is not None:
            counts.update(dict(zip(more.row(0, len(more)), more.pages.tolist(), strict=True)))
        new = [(form, on) for form, on in counts.items() if known.number(form) is None]
        if len(new) <= _SHARE * len(known):
            with suppress(OSError):
                forms.made(new).save(self._more, f"{base} {self.state()}")
