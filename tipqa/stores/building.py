"""Building an index in a store: by one process or by many, each taking reports from one list.

Every process works out the same name for the build out of all that goes into it (the files, the settings, the code that
reads them, the model). One that was killed is resumed by calling the same command again; a corpus that has not changed is
not touched. Readers see the old build until the new one is whole.
"""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path

from tipqa.errors import BrokenIndexError, StoreError
from tipqa.index.build import BuildResult
from tipqa.index.embed import Progress
from tipqa.index.manifest import FORMAT
from tipqa.index.sources import Source, find_sources, read_reports, reader_hash
from tipqa.reports.corpus import check_unique, corpus_report
from tipqa.settings import Settings, load_settings
from tipqa.stores import layout
from tipqa.stores.address import Address, Reach, read_reach
from tipqa.stores.contents import Contents, Model, Plan
from tipqa.stores.engine import Engine, Payload, Point
from tipqa.stores.engines import open_engine
from tipqa.stores.layout import Names, names_of
from tipqa.stores.qdrant import QdrantStore, projection_of, projection_text
from tipqa.stores.terms import BARE, HEADED, Counts, Known, all_terms, count_terms, vocabulary, weigh
from tipqa.stores.worklist import Piece, WorkList

READ, GATHER, WEIGH, SWITCH = "read", "gather", "weigh", "switch"  # the stages of a build
_LAYOUT_VERSION = 1  # raise it when points carry something else
_WAIT = 0.5  # seconds between two looks at what others do


def build_store(
    corpus: Path,
    address: Address,
    settings: Settings | None = None,
    progress: Progress | None = None,
    *,
    local: Path | None = None,
    reach: Reach | None = None,
) -> BuildResult:
    """Build the index of a corpus folder at an address, bring it up to date, or help others who do.

    Only reports that are new or changed are read and embedded.

    Args:
        local: an index folder; what it holds of the same files is copied instead of embedded again.

    Raises:
        CorpusError: the folder is missing or empty, or files in it cannot be read as reports.
        ModelError: the embedding model is missing or not the one it claims to be.
        StoreError: another build is running, or the engine does not answer.
    """
    started = time.monotonic()
    settings, reach = settings or load_settings(), reach or read_reach()
    sources = find_sources(corpus)
    model = Model.of(settings)
    engine = open_engine(address, reach)
    names = Names(address.name, _build_name(sources, settings, model))
    standing = engine.named(address.name)
    if standing != names.facts:
        old = _usable(address, reach, settings, model) if standing else None
        _Build(engine, names, sources, settings, Contents.of(settings, model, old, local), progress).run()
    return _result(address, settings, reach, sources, started, fresh=standing != names.facts)


def _build_name(sources: Iterable[Source], settings: Settings, model: Model) -> str:
    parts = [FORMAT, _LAYOUT_VERSION, settings.build_hash(), reader_hash(), model.weights]
    text = json.dumps([*parts, *sorted((source.name, source.sha256) for source in sources)])
    return hashlib.sha256(text.encode()).hexdigest()[:16]


def _usable(address: Address, reach: Reach, settings: Settings, model: Model) -> QdrantStore | None:
    """The build that stands there, if what it holds would be built alike today."""
    try:
        old = QdrantStore.open(address, settings, reach)
    except BrokenIndexError:
        return None
    same = old.manifest.settings == settings.build_hash() and old.manifest.reader == reader_hash()
    return old if same and old.weights == model.weights else None


def _result(
    address: Address, settings: Settings, reach: Reach, sources: list[Source], started: float, *, fresh: bool
) -> BuildResult:
    store = QdrantStore.open(address, settings, reach)
    reused = store.reused if fresh else len(sources)
    return BuildResult(
        reports=len(sources),
        embedded=len(sources) - reused,
        reused=reused,
        removed=store.removed if fresh else 0,
        seconds=time.monotonic() - started,
        problems=store.warnings(),
    )


class _Build:
    """One process's part in a build."""

    def __init__(
        self,
        engine: Engine,
        names: Names,
        sources: list[Source],
        settings: Settings,
        contents: Contents,
        progress: Progress | None,
    ) -> None:
        self.engine, self.names, self.sources, self.settings = engine, names, sources, settings
        self.contents, self.progress = contents, progress
        self.work = WorkList(engine, names.index, names.build)
        self.files = {source.name: source for source in sources}
        self.known: dict[str, Known] = {}

    def run(self) -> None:
        """Do what is left, together with others who run the same build."""
        standing = self.engine.named(self.names.index)
        self.work.begin(names_of(standing).build if standing else "")
        try:
            self._run()
        except BaseException:
            self.work.leave()
            raise
        self.work.clear(self.names.build)

    def _run(self) -> None:
        for name, its in self.names.layouts(self.contents.model.dimension).items():
            self.engine.create(name, its)
        plan = self._plan()
        self._stage(READ, lambda piece: self._read(piece, plan), "reading and embedding")
        self._single(GATHER, lambda _: self._gather())
        totals = next(self.work.results(GATHER), None) if self._still() else None
        if totals is not None:
            self.work.put(WEIGH, {at: {} for at in range(plan.reports)})
            self._stage(WEIGH, lambda piece: self._weigh(piece, totals), "weighing words")
            self._single(SWITCH, lambda _: self._switch(plan, totals))
        while self._still():
            time.sleep(_WAIT)

    def _still(self) -> bool:
        """Whether the build has not been put in place yet, by us or by others."""
        return self.engine.named(self.names.index) != self.names.facts

    def _stage(self, stage: str, do: Callable[[Piece], Payload], what: str) -> None:
        """Take pieces of a stage until all are done."""
        while self._still():
            self.work.sign()
            piece = self.work.take(stage)
            if piece is not None:
                self.work.done(piece, do(piece))
            left, done = self.work.count(stage, "todo"), self.work.count(stage, "done")
            if self.progress and done + left:
                self.progress(done, done + left, what)
            if not left:
                return
            if piece is None:
                time.sleep(_WAIT)

    def _single(self, stage: str, do: Callable[[Piece], Payload]) -> None:
        """Have one of all workers do something."""
        if self._still():
            self.work.put(stage, {0: {}})
            self._stage(stage, do, stage)

    def _plan(self) -> Plan:
        """What all workers follow; written by the first."""
        found = self.engine.read(self.names.facts, [layout.PLAN]).get(layout.PLAN)
        if found is None:
            plan = self.contents.plan(self.sources)
            payload = {"projection": projection_text(plan.projection), "fitted": plan.fitted, "reports": plan.reports}
            self.engine.write(self.names.facts, [Point(layout.PLAN, payload)], only_new=True)
            found = self.engine.read(self.names.facts, [layout.PLAN])[layout.PLAN]
        it = found.payload
        if self.work.count(READ, "todo") + self.work.count(READ, "done") < it["reports"]:
            self.work.put(READ, dict(enumerate(self._pieces())))
        return Plan(projection_of(it["projection"]), it["fitted"], it["reports"])

    def _pieces(self) -> list[Payload]:
        """The reports in the order of their ids, each with its file."""
        ids = self.contents.known_ids(self.sources)
        fresh = read_reports([it for it in self.sources if it.name not in ids])
        check_unique((it.path, fresh[it.name]) for it in self.sources if it.name in fresh)
        ids |= {name: report.id for name, report in fresh.items()}
        ordered = sorted(self.sources, key=lambda source: ids[source.name])
        for one, other in pairwise(ordered):
            if ids[one.name] == ids[other.name]:
                check_unique((it.path, corpus_report(it.path)) for it in (one, other))
        return [{"id": ids[it.name], "file": it.name, "sha256": it.sha256} for it in ordered]

    def _read(self, piece: Piece, plan: Plan) -> Payload:
        """Read and embed a report, or copy it from where it is known, and write it."""
        source = self.files[piece.about["file"]]
        entry, vectors, reused = self.contents.of_source(source, piece.about["id"], plan)
        at = piece.number
        self.engine.write(self.names.passages, layout.passage_points(at, entry, vectors))
        self.engine.write(self.names.statements, layout.statement_points(at, entry, vectors))
        self.engine.write(self.names.reports, [layout.report_point(at, entry, source.name, source.sha256)])
        held = {"statements": len(entry.statements), "figures": len(entry.figures), "tokens": len(vectors.tokens)}
        return {"counts": count_terms(entry).to_dict(), "held": held, "reused": reused}

    def _gather(self) -> Payload:
        """Add up what all reports counted, and write the vocabulary."""
        counts, held, reused = Counts(), {"statements": 0, "figures": 0, "tokens": 0}, 0
        for result in self.work.results(READ):
            counts.add(Counts.from_dict(result["counts"]))
            held = {name: value + result["held"][name] for name, value in held.items()}
            reused += result["reused"]
        self.engine.write(self.names.facts, [*_term_points(vocabulary(counts))])
        held |= {"passages": counts.passages}
        return {"held": held, "prose": counts.prose, "length": counts.length, "reused": reused}

    def _weigh(self, piece: Piece, totals: Payload) -> Payload:
        """Write the BM25 weights of a report's passages."""
        entry = layout.entry_of(self.engine.read(self.names.reports, [piece.number])[piece.number].payload)
        texts = {name: layout.searched(entry, kind) for name, kind in _KINDS.items()}
        self._look_up(all_terms(text for own in texts.values() for text in own))
        n = totals["held"]["passages"]
        weights = [
            [weigh(text, self.known, _KINDS[name], n, totals["length"][_KINDS[name]] / n) for text in own]
            for name, own in texts.items()
        ]
        points = [
            Point(layout.number(piece.number, place), {}, dict(zip(texts, pair, strict=True)))
            for place, pair in enumerate(zip(*weights, strict=True))
        ]
        self.engine.add_vectors(self.names.passages, points)
        return {}

    def _look_up(self, terms: set[str]) -> None:
        """Know these terms."""
        ids = {layout.term_number(term) for term in terms if term not in self.known}
        for point in self.engine.read(self.names.facts, sorted(ids)).values():
            it = point.payload
            self.known[it["term"]] = Known(it["at"], (it["passages"], it["headed"]), it["prose"])

    def _switch(self, plan: Plan, totals: Payload) -> Payload:
        """Write the manifest, check that all is there, and let the index lead to this build."""
        standing = self.engine.named(self.names.index)
        payload = self._manifest(plan, totals, standing)
        for kind in ("passages", "statements", "reports"):
            there = self.engine.count(getattr(self.names, kind))
            if there != payload["counts"][kind]:
                raise StoreError(
                    f"{self.engine.where} took {there:,} {kind} of {payload['counts'][kind]:,}; look at its nodes, and "
                    "run the same command again"
                )
        self.engine.write(self.names.facts, [Point(layout.MANIFEST, payload)])
        self._clear({self.names.facts, standing})
        self.engine.name(self.names.index, self.names.facts)
        return {}

    def _manifest(self, plan: Plan, totals: Payload, standing: str | None) -> Payload:
        model, held = self.contents.model, totals["held"]
        return {
            "format": FORMAT,
            "built": datetime.now(UTC).isoformat(),
            "settings": self.settings.build_hash(),
            "reader": reader_hash(),
            "model": model.name,
            "weights": model.weights,
            "precision": self.settings.precision,
            "split": {"passage_chars": self.settings.passage_chars, "max_tokens": model.max_tokens},
            "counts": {"reports": plan.reports, **held},
            "fitted": plan.fitted,
            "projection": projection_text(plan.projection),
            "prose": totals["prose"],
            "reused": totals["reused"],
            "removed": self.contents.gone(self.sources) if standing else 0,
        }

    def _clear(self, kept: set[str | None]) -> None:
        """Drop the builds of this index but for the new one and the one that stands, which readers may have open."""
        for name in self.engine.collections():
            if name.count("-") >= 2 and names_of(name).index == self.names.index and names_of(name).facts not in kept:
                self.engine.drop(name)
                self.work.clear(names_of(name).build)


_KINDS = {layout.WORDS: BARE, layout.WORDS_HEADER: HEADED}


def _term_points(known: dict[str, Known]) -> Iterator[Point]:
    for term, it in known.items():
        bare, headed = it.passages
        payload = {"term": term, "at": it.at, "passages": bare, "headed": headed, "prose": it.prose}
        yield Point(layout.term_number(term), payload)
