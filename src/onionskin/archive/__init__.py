"""The archive and what it tells."""

from onionskin.archive.analysis import Analysis, analyse
from onionskin.archive.archive import Archive
from onionskin.archive.compare_told import compared_plain, compared_rows
from onionskin.archive.compare_views import (
    CompareView,
    Fellow,
    LeafPair,
    MarkView,
    PlaceView,
    SideLeaf,
    SideView,
    Summary,
    VariantView,
    WitnessView,
)
from onionskin.archive.comparing import compare_files
from onionskin.archive.dates import checked
from onionskin.archive.entity_views import (
    Added,
    Asked,
    Atlas,
    Change,
    Companion,
    Day,
    EntityList,
    EntityRow,
    EntityView,
    FormView,
    JudgedView,
    RoleView,
    Spot,
    Spotted,
    Why,
)
from onionskin.archive.ingest import Progress
from onionskin.archive.judging import PROPOSALS
from onionskin.archive.views import (
    Failure,
    Fault,
    Hit,
    ItemView,
    Known,
    Leaf,
    PageView,
    Results,
    RuleExample,
    RuleView,
    Status,
    Tally,
)
from onionskin.archive.wording import in_words
from onionskin.dating.rules import sentence as reason
from onionskin.store import Judged, Ruling, Word

__all__ = [
    "PROPOSALS",
    "Added",
    "Analysis",
    "Archive",
    "Asked",
    "Atlas",
    "Change",
    "Companion",
    "CompareView",
    "Day",
    "EntityList",
    "EntityRow",
    "EntityView",
    "Failure",
    "Fault",
    "Fellow",
    "FormView",
    "Hit",
    "ItemView",
    "Judged",
    "JudgedView",
    "Known",
    "Leaf",
    "LeafPair",
    "MarkView",
    "PageView",
    "PlaceView",
    "Progress",
    "Results",
    "RoleView",
    "RuleExample",
    "RuleView",
    "Ruling",
    "SideLeaf",
    "SideView",
    "Spot",
    "Spotted",
    "Status",
    "Summary",
    "Tally",
    "VariantView",
    "Why",
    "WitnessView",
    "Word",
    "analyse",
    "checked",
    "compare_files",
    "compared_plain",
    "compared_rows",
    "in_words",
    "reason",
]
