"""The only room that speaks SQL: boxes of pages and layers, the catalogue, what people said, files, names, copies."""

from onionskin.store.authorities import AuthorityRows
from onionskin.store.box import Bodies, Box, Rows, Shelved, packed, row, unpacked
from onionskin.store.catalogue import Catalogue, Failed, Item, Location
from onionskin.store.copies import Beheld, Copies, PairRow, copies_path
from onionskin.store.entities import ORDERS, Beside, Called, Dated, Entities, Naming
from onionskin.store.files import Files
from onionskin.store.forms import Counts, Forms
from onionskin.store.hand import Hand, Word
from onionskin.store.judgements import Judged, Judgements
from onionskin.store.names import MentionRow, Names, PageRow, Settled, names_path
from onionskin.store.rulings import Rereads, Ruling, Rulings

__all__ = [
    "ORDERS",
    "AuthorityRows",
    "Beheld",
    "Beside",
    "Bodies",
    "Box",
    "Called",
    "Catalogue",
    "Copies",
    "Counts",
    "Dated",
    "Entities",
    "Failed",
    "Files",
    "Forms",
    "Hand",
    "Item",
    "Judged",
    "Judgements",
    "Location",
    "MentionRow",
    "Names",
    "Naming",
    "PageRow",
    "PairRow",
    "Rereads",
    "Rows",
    "Ruling",
    "Rulings",
    "Settled",
    "Shelved",
    "Word",
    "copies_path",
    "names_path",
    "packed",
    "row",
    "unpacked",
]
