"""Our errors, by who must act.

    OnionskinError
    ├── UsageError     you asked for what is not there, or asked in the wrong words     exit 2
    ├── SourceError    a file is damaged, locked, or not what it says it is             exit 3
    ├── MissingTool    something must be installed; the message says how                exit 4
    └── HouseError     we broke our own law; please report it                           exit 5

A message is whole sentences: what is wrong, where (file and page), what to do.
"""

from __future__ import annotations


class OnionskinError(Exception):
    """The root. `exit_status` is what the command line answers with."""

    exit_status = 1


class UsageError(OnionskinError):
    """The person who asked must ask otherwise."""

    exit_status = 2


class SourceError(OnionskinError):
    """The file must be mended, unlocked or replaced by whoever holds it."""

    exit_status = 3


class MissingTool(OnionskinError):
    """Something must be installed."""

    exit_status = 4


class HouseError(OnionskinError):
    """A law of the house is broken; whoever keeps the code must act."""

    exit_status = 5
