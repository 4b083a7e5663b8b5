"""The only room that speaks SQL: boxes of pages and layers, the catalogue, what people said, kept files."""

from onionskin.store.box import Bodies, Box, Rows, Shelved, packed, row, unpacked
from onionskin.store.catalogue import Catalogue, Failed, Item, Location
from onionskin.store.files import Files
from onionskin.store.forms import Counts, Forms
from onionskin.store.hand import Hand, Word
from onionskin.store.rulings import Rereads, Ruling, Rulings

__all__ = [
    "Bodies",
    "Box",
    "Catalogue",
    "Counts",
    "Failed",
    "Files",
    "Forms",
    "Hand",
    "Item",
    "Location",
    "Rereads",
    "Rows",
    "Ruling",
    "Rulings",
    "Shelved",
    "Word",
    "packed",
    "row",
    "unpacked",
]
