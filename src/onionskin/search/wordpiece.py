"""A text as the pieces of words that BERT's models know (WordPiece, Devlin et al. 2018).

    The Viet-Namese envoy   ->   [CLS] the viet - names ##e envoy [SEP]

wordpieces.txt is `vocab.txt` of bert-base-uncased, which all-MiniLM-L6-v2 shares (Google, Apache-2.0), unchanged; it
is checked when it is read. The `tokenizers` library does the same, but brings a client for a model hub with it, and
nothing here may fetch anything. On 14,544 passages of the Pentagon Papers the two give the same pieces.
"""

from __future__ import annotations

import hashlib
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from importlib.resources import files

from onionskin.errors import HouseError

SHA256 = "07eced375cec144d27c900241f3e339478dec958f92fddbc551f295c992038a3"
"""Of wordpieces.txt."""

LONGEST = 100
"""Letters of a word that is cut into pieces; a longer one is unknown."""


@cache
def pieces() -> Mapping[str, int]:
    """Every piece with its number. Raises HouseError where the file is not the one it was."""
    raw = files(__package__).joinpath("wordpieces.txt").read_bytes()
    if hashlib.sha256(raw).hexdigest() != SHA256:
        raise HouseError("wordpieces.txt is not the vocabulary it was; install Onionskin again.")
    return {piece: number for number, piece in enumerate(raw.decode("utf-8").splitlines())}


def numbered(text: str, longest: int) -> list[int]:
    """The numbers of a text's pieces between [CLS] and [SEP], at most `longest` in all."""
    known = pieces()
    row = [known["[CLS]"]]
    for token in _tokens(text):
        row += _cut(token)
        if len(row) >= longest - 1:
            break
    return [*row[: longest - 1], known["[SEP]"]]


def _tokens(text: str) -> list[str]:
    """Words and single signs, in small letters and without accents; every sign that is no letter stands alone."""
    lower = unicodedata.normalize("NFD", _spaced(text).lower())
    return [part for token in "".join(sign for sign in lower if unicodedata.category(sign) != "Mn").split()
            for part in _parted(token)]  # fmt: skip


def _spaced(text: str) -> str:
    """Without control signs, and with Chinese characters set apart, as BERT's own tokenizer has it."""
    return "".join(
        " " if sign in "\t\n\r" or unicodedata.category(sign) == "Zs"
        else "" if sign in "\0\ufffd" or unicodedata.category(sign)[0] == "C"
        else f" {sign} " if _chinese(ord(sign))
        else sign
        for sign in text
    )  # fmt: skip


def _parted(token: str) -> list[str]:
    parts: list[str] = []
    fresh = True
    for sign in token:
        if _punctuation(sign):
            parts.append(sign)
            fresh = True
        elif fresh:
            parts.append(sign)
            fresh = False
        else:
            parts[-1] += sign
    return parts


@lru_cache(maxsize=1 << 12)
def _punctuation(sign: str) -> bool:
    """All of ASCII that is no letter or figure, and what Unicode calls punctuation."""
    return (sign.isascii() and not sign.isalnum()) or unicodedata.category(sign).startswith("P")


def _chinese(point: int) -> bool:
    return 0x4E00 <= point <= 0x9FFF or 0x3400 <= point <= 0x4DBF or 0x20000 <= point <= 0x2CEAF or (
        0xF900 <= point <= 0xFAFF or 0x2F800 <= point <= 0x2FA1F
    )  # fmt: skip


@lru_cache(maxsize=1 << 16)
def _cut(token: str) -> tuple[int, ...]:
    """The longest pieces from the left, as their numbers; one [UNK] where the token cannot be cut."""
    known = pieces()
    if len(token) > LONGEST:
        return (known["[UNK]"],)
    found: list[int] = []
    start = 0
    while start < len(token):
        end = len(token)
        while end > start and (("##" if start else "") + token[start:end]) not in known:
            end -= 1
        if end == start:
            return (known["[UNK]"],)
        found.append(known[("##" if start else "") + token[start:end]])
        start = end
    return tuple(found)
