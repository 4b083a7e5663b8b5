"""Onionskin: a folder of declassified paper becomes an archive that is read, searched and shown."""

__version__ = "0.1.0"
