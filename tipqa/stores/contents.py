"""What a report brings into a build: read and embedded, or copied from where it is known already."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from tipqa.errors import BrokenIndexError
from tipqa.index.build import ENOUGH
from tipqa.index.embed import embed, fit_on
from tipqa.index.export import FACTS_FILE, cached_encoder
from tipqa.index.index import Index
from tipqa.index.manifest import ENCODER, Manifest
from tipqa.index.projection import SAMPLE, Projection
from tipqa.index.schema import Entry
from tipqa.index.sources import Source, read_entries, read_entry, reader_hash, unchanged
from tipqa.index.vectors import Vectors
from tipqa.records import dataclass
from tipqa.reports.corpus import corpus_report
from tipqa.settings import Settings

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder


class Held(Protocol):
    """An index that reports can be copied from."""

    @property
    def manifest(self) -> Manifest: ...
    @property
    def projection(self) -> Projection: ...
    def entry(self, id: str) -> Entry: ...
    def vectors(self, id: str) -> Vectors: ...


@dataclass(frozen=True, slots=True)
class Model:
    """The encoder of this machine; `weights` is the SHA-256 of the model's."""

    encoder: Encoder
    weights: str

    @classmethod
    def of(cls, settings: Settings) -> Model:
        """The encoder that the settings name.

        Raises:
            ModelError: it is missing or not the one it claims to be.
        """
        from tipqa.index.encoder import Encoder

        folder = cached_encoder(settings)
        facts = json.loads((folder / FACTS_FILE).read_bytes())
        return cls(Encoder.open(folder, settings.precision), facts["sha256"])

    @property
    def name(self) -> str:
        return self.encoder.model

    @property
    def dimension(self) -> int:
        return self.encoder.dimension

    @property
    def max_tokens(self) -> int:
        return self.encoder.max_tokens


@dataclass(frozen=True, slots=True)
class Plan:
    """What all workers of a build share: what makes token vectors small, on how many statements it was fitted, and the
    number of reports."""

    projection: Projection
    fitted: int
    reports: int


@dataclass(frozen=True, slots=True)
class Contents:
    """Where the contents of reports come from: the encoder, and indexes that hold some of them (`known`), best first."""

    settings: Settings
    model: Model
    known: tuple[Held, ...]
    standing: Held | None

    @classmethod
    def of(cls, settings: Settings, model: Model, standing: Held | None, local: Path | None) -> Contents:
        """From an index folder, where there is one that would be built alike today, and from the build that stands."""
        folder = _usable(local, settings, model) if local else None
        return cls(settings, model, tuple(it for it in (folder, standing) if it is not None), standing)

    def plan(self, sources: Sequence[Source]) -> Plan:
        """The plan of a new build: as the best known index has it, or fitted on a sample of the reports."""
        for held in self.known:
            if not _outgrown(held.manifest, len(sources)):
                return Plan(held.projection, held.manifest.fitted, len(sources))
        return Plan(*fit_on(self._sample(sources), self.model.encoder), len(sources))

    def _sample(self, sources: Sequence[Source]) -> list[Entry]:
        """Reports, mixed but the same each time, until their statements surely have as many tokens as are looked at."""
        mixed: list[int] = np.random.default_rng(0).permutation(len(sources)).tolist()
        kept, chars = [], 0
        for at in mixed:
            kept.append(at)
            chars += sources[at].path.stat().st_size
            if chars > 10 * SAMPLE:
                break
        entries = read_entries([sources[at] for at in sorted(kept)], self.settings, self.model.encoder)
        return list(entries.values())

    def known_ids(self, sources: Sequence[Source]) -> dict[str, str]:
        """The ids of the reports that are known already, by their files."""
        ids: dict[str, str] = {}
        for held in reversed(self.known):
            ids |= unchanged(sources, held.manifest.sources)
        return ids

    def of_source(self, source: Source, id: str, plan: Plan) -> tuple[Entry, Vectors, bool]:
        """What a build holds of a report, and whether it was known already."""
        for held in self.known:
            if unchanged([source], held.manifest.sources) and _same(held.projection, plan.projection):
                return held.entry(id), held.vectors(id), True
        entry = read_entry(corpus_report(source.path), self.settings, self.model.encoder)
        return entry, embed([entry], self.model.encoder, plan.projection).vectors[0], False

    def gone(self, sources: Iterable[Source]) -> int:
        """How many reports of the build that stands are not among the sources."""
        held: Mapping[str, object] = self.standing.manifest.sources if self.standing else {}
        return len(set(held) - {source.name for source in sources})


def _outgrown(manifest: Manifest, reports: int) -> bool:
    """Whether what makes token vectors small was fitted on too few statements to stand for so many reports."""
    held = manifest.counts
    return manifest.fitted < ENOUGH and reports * held["statements"] > 2 * manifest.fitted * held["reports"]


def _usable(path: Path, settings: Settings, model: Model) -> Index | None:
    """The index in a folder, if what it holds would be built alike today."""
    try:
        index = Index.open(path, settings)
    except BrokenIndexError:
        return None
    facts = json.loads((path / ENCODER / FACTS_FILE).read_bytes())
    same = index.manifest.settings == settings.build_hash() and index.manifest.reader == reader_hash()
    return index if same and facts["sha256"] == model.weights else None


def _same(one: Projection, other: Projection) -> bool:
    return np.array_equal(one.weights, other.weights) and np.array_equal(one.bias, other.bias)
