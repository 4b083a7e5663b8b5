"""Who is the same as whom over a whole archive: names become entities, and every merge says why.

mentions ─gather─▶ names ─blocks─▶ blocks ─settle─▶ entities, bonds, questions
                                     ▲
                judgements, authorities, what is misread for what

A *name* is one form in one item, so that a million mentions are some hundred thousand names. A *block* is a set of
names outside of which nothing can be the same as anything in it: what a judgement or a new name touches is settled
again block by block, and the rest stays. `resolve` is all of it at once, and says the same.

A short form ("Ho") is the person whose full name its item gives without another that fits; where the item does not
tell and the archive knows several, it stays an entity of its own with candidates. A sign in place of a name (CRYPT)
is one with the identical sign and with nothing else. What a person decided always wins: *different* separates, through
chains too, and *same* joins; decisions that contradict one another are said in `faults`, and the earlier ones hold.

To keep a resolution up to date without doing all again: keep of each block its names, its `block_digest` and its
Resolution. A judgement touches the blocks of the names it is of, of all names of its form where it is of no item: take
their names together, call `blocks` on these alone, and settle what comes out. Taking a judgement back is the same. For
new items call `blocks` on all names and settle those whose digest is new. `together` joins what blocks come to.
"""

from onionskin.naming.entities.authorities import Authorities, AuthorityFile, read_authority
from onionskin.naming.entities.blocks import block_digest, blocks
from onionskin.naming.entities.gathering import PageMentions, gather
from onionskin.naming.entities.places import located
from onionskin.naming.entities.resolving import Resolution, resolve, settle, together
from onionskin.naming.entities.spelling import Misread, letters_apart

__all__ = [
    "Authorities",
    "AuthorityFile",
    "Misread",
    "PageMentions",
    "Resolution",
    "block_digest",
    "blocks",
    "gather",
    "letters_apart",
    "located",
    "read_authority",
    "resolve",
    "settle",
    "together",
]
