"""The manifest of a build in Qdrant; its list of sources, which may be long, is read when it is first looked at."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property

from tipqa.errors import BrokenIndexError
from tipqa.index.manifest import FORMAT, FileRecord, Manifest, SourceRecord
from tipqa.stores.engine import Engine, Payload, Where
from tipqa.stores.layout import Names


class StoredSources(Mapping[str, SourceRecord]):
    """The report files of a build, by their paths within the corpus."""

    def __init__(self, engine: Engine, names: Names) -> None:
        self._engine, self._names = engine, names

    @cached_property
    def _records(self) -> dict[str, SourceRecord]:
        points = self._engine.scroll(self._names.reports, Where(), ("id", "file", "sha256"))
        return {it.payload["file"]: SourceRecord(it.payload["sha256"], it.payload["id"]) for it in points}

    def __getitem__(self, name: str) -> SourceRecord:
        return self._records[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._records)

    def __len__(self) -> int:
        return len(self._records)


def manifest_of(facts: Payload, engine: Engine, names: Names) -> Manifest:
    """The manifest that a build's facts hold.

    Raises:
        BrokenIndexError: it is of another format.
    """
    if facts["format"] != FORMAT:
        raise BrokenIndexError(
            f"{engine.where} holds an index of format {facts['format']!r}, and this tipqa reads format {FORMAT}; build "
            f"it again with: tipqa index --to {engine.where}"
        )
    return Manifest(
        format=FORMAT,
        built=facts["built"],
        settings=facts["settings"],
        reader=facts["reader"],
        model=facts["model"],
        precision=facts["precision"],
        split=facts["split"],
        counts=facts["counts"],
        fitted=facts["fitted"],
        files={names.facts: FileRecord(0, names.build, "")},
        sources=StoredSources(engine, names),
    )
