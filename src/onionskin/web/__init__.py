"""The reading room: a quiet, server-rendered place to search an archive and to read its pages beside their evidence."""
