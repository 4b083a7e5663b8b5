"""Every stored byte against its digest, every layer against what it read, every page against its catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from onionskin.archive.pages import Pages
from onionskin.archive.views import Fault
from onionskin.pipeline import INPUTS, Scope, Stage
from onionskin.pipeline.stages import STAGES
from onionskin.record import digest
from onionskin.store import Box, Catalogue, Files

_BY_NAME = {stage.name: stage for stage in STAGES}


def faults(archive: Path, catalogue: Catalogue, pages: Pages) -> Iterator[Fault]:
    """All that is wrong, not only the first thing."""
    yield from _files(Files(archive))
    for name in catalogue.boxes():
        box = pages.box(name)
        kept = set()
        for said, body in box.all_bodies():
            kept.add(said)
            if body is None or digest(body) != said:
                yield Fault(
                    f"box {name}", f"The answer {said} is not what its digest says. Restore the box from a copy."
                )
        yield from _layers(name, box, kept)
    yield from _items(catalogue, pages)


def _files(files: Files) -> Iterator[Fault]:
    for path, sha256 in files.all():
        if digest(path.read_bytes()) != sha256:
            yield Fault(str(path), "The file is not what its name says. Restore it from a copy.")


def _layers(name: str, box: Box, kept: set[str]) -> Iterator[Fault]:
    heads: dict[str, dict[str, str]] = {}
    layers = list(box.all_heads())
    for layer in layers:
        heads.setdefault(layer.page, {})[layer.stage] = layer.says
    images = {shelved.image for shelved in box.all_pages()}
    for layer in layers:
        where = f"box {name}, page {layer.page}, stage {layer.stage}"
        if layer.says not in kept:
            yield Fault(where, f"Its answer {layer.says} is missing.")
        for read in layer.reads:
            if read not in kept and read.removeprefix("image:") not in images:
                yield Fault(where, f"What it read, {read}, is missing.")
        stage = _BY_NAME.get(layer.stage)
        if stage is not None and stage.scope is Scope.PAGE:
            yield from _stale(where, stage, layer.reads, heads[layer.page])


def _stale(where: str, stage: Stage, reads: tuple[str, ...], heads: dict[str, str]) -> Iterator[Fault]:
    for name, read in zip(stage.reads, reads, strict=False):
        if name not in INPUTS and name in heads and heads[name] != read and _BY_NAME[name].scope is Scope.PAGE:
            yield Fault(where, f"It was said of another {name} than the one that holds now. Run ingest again.")


def _items(catalogue: Catalogue, pages: Pages) -> Iterator[Fault]:
    for item in catalogue.items():
        box = pages.box(item.box)
        shelved = box.pages(item.sha256)
        if item.pages is not None and len(shelved) != item.pages:
            yield Fault(item.sha256, f"It has {len(shelved)} pages in its box and {item.pages} in the catalogue.")
        for sha256 in (item.sha256, *(one.image for one in shelved if one.image is not None)):
            if not pages.files.has(sha256):
                yield Fault(item.sha256, f"The file with digest {sha256} is missing. Restore it from a copy.")
