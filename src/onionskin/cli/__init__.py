"""The command line: `commands` parses, calls and prints; `speech` is how it says things."""

from onionskin.cli.commands import main

__all__ = ["main"]
