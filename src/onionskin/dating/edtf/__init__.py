"""EDTF (ISO 8601-2:2019, levels 0 to 2): read, printed, bounded, compared. One small evaluator, without surprises.

parse("1957-09~/..") ──▶ Interval ──▶ str() "1957-09~/.."
                            ├──▶ bounds() Bounds(1957-09-01, None)
                            └──▶ relation(…, …) "within", "before", …

The libraries there are were not taken: they invent bounds for open and unknown ends and refuse a qualified season
(domain reference §5.1). Their verdicts are compared with ours in the tests.
"""

from onionskin.dating.edtf.bounds import Bounds, bounds
from onionskin.dating.edtf.calendar import Day, day_of, iso, month_length, ordinal, read_day
from onionskin.dating.edtf.order import RELATIONS, relation
from onionskin.dating.edtf.parse import EdtfError, parse
from onionskin.dating.edtf.values import AllOf, Date, Edtf, Interval, OneOf, Range, Value

__all__ = [
    "RELATIONS",
    "AllOf",
    "Bounds",
    "Date",
    "Day",
    "Edtf",
    "EdtfError",
    "Interval",
    "OneOf",
    "Range",
    "Value",
    "bounds",
    "day_of",
    "iso",
    "month_length",
    "ordinal",
    "parse",
    "read_day",
    "relation",
]
