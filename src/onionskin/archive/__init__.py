"""The archive and what it tells."""

from onionskin.archive.analysis import Analysis, analyse
from onionskin.archive.archive import Archive
from onionskin.archive.copies_views import Cluster, CopyList, NearPage, OpenAt, PublicView, Standing, Words
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
    "Cluster",
    "Companion",
    "CopyList",
    "Day",
    "EntityList",
    "EntityRow",
    "EntityView",
    "Failure",
    "Fault",
    "FormView",
    "Hit",
    "ItemView",
    "Judged",
    "JudgedView",
    "Known",
    "Leaf",
    "NearPage",
    "OpenAt",
    "PageView",
    "Progress",
    "PublicView",
    "Results",
    "RoleView",
    "RuleExample",
    "RuleView",
    "Ruling",
    "Spot",
    "Spotted",
    "Standing",
    "Status",
    "Tally",
    "Why",
    "Word",
    "Words",
    "analyse",
    "checked",
    "in_words",
    "reason",
]
