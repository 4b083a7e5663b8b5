"""Kreuzberg on files, all in one call: prints {file: text} as JSON."""

import json
import sys

from kreuzberg import ExtractionConfig, OcrConfig, batch_extract_files_sync

files = sys.argv[1:]
config = ExtractionConfig(force_ocr=True, use_cache=False, ocr=OcrConfig(backend="tesseract", language="eng"))
results = batch_extract_files_sync(files, config=config)
print(json.dumps({file: result.content for file, result in zip(files, results, strict=True)}))
