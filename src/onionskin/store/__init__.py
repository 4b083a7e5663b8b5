"""The only room that speaks SQL: boxes of pages and layers, the catalogue, what people said, files, names, copies."""

from onionskin.store.authorities import AuthorityRows
from onionskin.store.box import Bodies, Box, Rows, Shelved, packed, row, unpacked
from onionskin.store.catalogue import Catalogue, Failed, Item, Location
from onionskin.store.chronology import Chronology, Happened, chronology_path
from onionskin.store.copies import Beheld, Copies, PairRow, copies_path
from onionskin.store.entities import ORDERS, Beside, Called, Dated, Entities, Naming
from onionskin.store.files import Files
from onionskin.store.forms import Counts, Forms
from onionskin.store.groupings import Groupings, Said
from onionskin.store.hand import Hand, Word
from onionskin.store.happenings import WAYS, Happenings, Sought
from onionskin.store.judgements import Judged, Judgements
from onionskin.store.names import MentionRow, Names, PageRow, Settled, names_path
from onionskin.store.rulings import Rereads, Ruling, Rulings
from onionskin.store.titles import Titles

__all__ = [
    "ORDERS",
    "WAYS",
    "AuthorityRows",
    "Beheld",
    "Beside",
    "Bodies",
    "Box",
    "Called",
    "Catalogue",
    "Chronology",
    "Copies",
    "Counts",
    "Dated",
    "Entities",
    "Failed",
    "Files",
    "Forms",
    "Groupings",
    "Hand",
    "Happened",
    "Happenings",
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
    "Said",
    "Settled",
    "Shelved",
    "Sought",
    "Titles",
    "Word",
    "chronology_path",
    "copies_path",
    "names_path",
    "packed",
    "row",
    "unpacked",
]
