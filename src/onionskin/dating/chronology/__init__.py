"""What is said to have happened, over a whole archive.

claims of a page ─▶ statements ─▶ groups that fit together ─▶ happenings, and how their statements stand
"""

from onionskin.dating.chronology.acts import plain, words
from onionskin.dating.chronology.grouping import grouped
from onionskin.dating.chronology.sheet import Naming, Sheet
from onionskin.dating.chronology.standing import Days, days, effective
from onionskin.dating.chronology.statements import statements
from onionskin.dating.chronology.ties import happening, tie, voices

__all__ = [
    "Days",
    "Naming",
    "Sheet",
    "days",
    "effective",
    "grouped",
    "happening",
    "plain",
    "statements",
    "tie",
    "voices",
    "words",
]
