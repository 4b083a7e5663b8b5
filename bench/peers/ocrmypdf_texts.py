"""OCRmyPDF on files, one after the other with two jobs each: prints {file: text} as JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

# The machine's Tesseract reads with its own language data: it looks for its settings in the same folder.
env = {name: value for name, value in os.environ.items() if name != "TESSDATA_PREFIX"}
texts = {}
with TemporaryDirectory() as folder:
    sidecar = Path(folder, "text.txt")
    command = [sys.executable, "-m", "ocrmypdf", "--jobs", "2", "--deskew", "--force-ocr", "--output-type", "pdf"]
    for file in sys.argv[1:]:
        # --image-dpi counts only for an image that does not say its own
        subprocess.run(
            [*command, "--image-dpi", "200", "--sidecar", sidecar, file, Path(folder, "out.pdf")],
            check=True,
            env=env,
            stdout=sys.stderr,
        )
        texts[file] = sidecar.read_text("utf-8")
print(json.dumps(texts))
