"""Copies: which pages say the same over the noise of reading, which passages they share, and where a passage stands.

letters.py folds a text to its letters; prints.py keeps some of their runs; voting.py finds the pages that share rare
ones; near.py looks at two pages, by the stretches of blocks.py; clusters.py puts together what are copies.
passages.py finds a given passage on a page, word for word, with words.py.
"""

from onionskin.collating.copies.clusters import clusters
from onionskin.collating.copies.letters import Letters, distinct, letters
from onionskin.collating.copies.near import Near, near
from onionskin.collating.copies.passages import LEAST, Passage, Stand
from onionskin.collating.copies.prints import all_prints, prints
from onionskin.collating.copies.voting import keys, pairs
from onionskin.collating.copies.words import Piece

__all__ = [
    "LEAST",
    "Letters",
    "Near",
    "Passage",
    "Piece",
    "Stand",
    "all_prints",
    "clusters",
    "distinct",
    "keys",
    "letters",
    "near",
    "pairs",
    "prints",
]
