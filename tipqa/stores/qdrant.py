"""The reports of one build in Qdrant, as a store: the same questions as to a folder, the same answers."""

from __future__ import annotations

import json
import time
from base64 import b64decode, b64encode
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from tipqa.errors import BrokenIndexError, GoneError, StoreError
from tipqa.figures.model import Figure
from tipqa.figures.stored import all_from_json
from tipqa.index.arrays import Ids, Scores
from tipqa.index.catalog import ListedPlacement, placement_fields
from tipqa.index.manifest import Manifest
from tipqa.index.model import Filter, Passage, ReportInfo, Size, Statement
from tipqa.index.open_store import OpenStore
from tipqa.index.projection import TOKEN_DIMENSION, Projection
from tipqa.index.schema import Entry
from tipqa.index.vectors import Vectors, bounds_of
from tipqa.index.words import words
from tipqa.reports.model import Report, TierStatement
from tipqa.reports.spans import Spanned
from tipqa.settings import Settings, load_settings
from tipqa.stores import layout
from tipqa.stores.address import Address, Reach, read_reach
from tipqa.stores.engine import Engine, Payload, Point, Sparse, Where
from tipqa.stores.engines import open_engine
from tipqa.stores.layout import Names
from tipqa.stores.manifests import manifest_of

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder

_TOKENS_KEPT = 50_000  # statements whose token vectors are kept in memory, about 1.6 kB each
_TERMS_KEPT = 50_000
_LOOK_AGAIN = 1.0  # seconds for which the name of the index is not asked for again


class QdrantStore(OpenStore):
    """A `Store` in Qdrant, open for reading, by any number of threads.

    It stays at the build it opened, which is kept until the build after the next one is in place.
    """

    def __init__(self, address: Address, engine: Engine, names: Names, reach: Reach, settings: Settings) -> None:
        super().__init__(settings)
        self._address, self._reach = address, reach
        self._open_engine: Engine | None = engine
        self.names = names
        self._tokens: dict[int, NDArray[np.int8]] = {}
        self._terms = lru_cache(_TERMS_KEPT)(self._read_term)
        self._looked = (time.monotonic(), False)
        self._facts = self._read_facts()
        try:
            self._manifest = manifest_of(self._facts, self._engine, names)
            self._projection = projection_of(self._facts["projection"])
        except (KeyError, ValueError, IndexError, TypeError) as error:
            raise BrokenIndexError(
                f"the index at {self.name}: its facts are damaged ({error!r}); build it again with: tipqa index --to {self.name}"
            ) from error

    @classmethod
    def open(cls, address: Address, settings: Settings | None = None, reach: Reach | None = None) -> QdrantStore:
        """Open the build that the address leads to.

        Raises:
            BrokenIndexError: there is none, or it is not whole.
            StoreError: the engine does not answer.
        """
        reach = reach or read_reach()
        engine = open_engine(address, reach)
        standing = engine.named(address.name)
        if standing is None:
            raise BrokenIndexError(
                f"there is no index at {address.text}; build it with: tipqa index --to {address.text}"
            )
        store = cls(address, engine, layout.names_of(standing), reach, settings or load_settings())
        store.check_counts()
        return store

    @property
    def _engine(self) -> Engine:
        if self._open_engine is None:
            raise StoreError(f"{self.name} was closed; open it again")
        return self._open_engine

    @property
    def name(self) -> str:
        """The address."""
        return self._address.text

    @property
    def manifest(self) -> Manifest:
        """What it was built from; its list of sources is read when it is first looked at."""
        return self._manifest

    @property
    def weights(self) -> str:
        """The SHA-256 of the weights of the model that the vectors were made with."""
        return str(self._facts["weights"])

    @property
    def reused(self) -> int:
        """How many reports the build copied from where they were known."""
        return int(self._facts["reused"])

    @property
    def removed(self) -> int:
        """How many reports of the build before it are gone."""
        return int(self._facts["removed"])

    @property
    def outdated(self) -> bool:
        """Whether the address leads to another build; it is looked up at most once a second."""
        asked, was = self._looked
        if not was and time.monotonic() - asked > _LOOK_AGAIN:
            self._looked = time.monotonic(), self._engine.named(self._address.name) != self.names.facts
        return self._looked[1]

    def close(self) -> None:
        """Let go of the engine; may be called again."""
        self._open_engine = None

    def verify(self) -> None:
        """Check that every collection holds as many points as were written, and that each report can be read.

        Raises:
            BrokenIndexError: something is missing.
        """
        self.check_counts()
        for id in self.report_ids():
            self.entry(id)

    def check_counts(self) -> None:
        """Check that every collection holds as many points as were written.

        Raises:
            BrokenIndexError: one does not.
        """
        for name in (self.names.reports, self.names.passages, self.names.statements):
            kind = name.rsplit("-", 1)[-1]
            there, written = self._engine.count(name), self.manifest.counts[kind]
            if there != written:
                raise BrokenIndexError(
                    f"{self.name} is not whole: {name} holds {there:,} points of {written:,}; bring its nodes back, or "
                    f"build it again with: tipqa index --to {self.name}"
                )

    @property
    def projection(self) -> Projection:
        """What makes the stored token vectors out of the encoder's."""
        return self._projection

    def open_encoder(self) -> Encoder:
        """The encoder of this machine, which must be the one that the vectors were made with."""
        from tipqa.index.encoder import Encoder
        from tipqa.index.export import FACTS_FILE, cached_encoder

        folder = cached_encoder(self.settings)
        weights = json.loads((folder / FACTS_FILE).read_bytes())["sha256"]
        if weights != self.weights:
            raise BrokenIndexError(
                f"{self.name} was built with the model {self.manifest.model}, and this machine has another; set the "
                f"setting model to it, or build the index again with: tipqa index --to {self.name}"
            )
        return Encoder.open(folder, self.manifest.precision)

    def best_by_words(self, text: str, filter: Filter, n: int, *, header: bool) -> tuple[Ids, Scores]:
        """See `Store.best_by_words`."""
        times = Counter(words(text))
        found = self._known_terms(times)
        if not found or n <= 0:
            return _ranked([])
        asked = Sparse([it["at"] for it in found.values()], [float(times[term]) for term in found])
        using = layout.WORDS_HEADER if header else layout.WORDS
        return _ranked(self._nearest(using, asked, filter, n))

    def best_by_vector(self, vector: NDArray[np.float32], filter: Filter, n: int) -> tuple[Ids, Scores]:
        """See `Store.best_by_vector`."""
        return _ranked(self._nearest(layout.DENSE, vector, filter, n))

    def _nearest(
        self, using: str, vector: NDArray[np.float32] | Sparse, filter: Filter, n: int
    ) -> list[tuple[int, float]]:
        where = layout.pieces_where(filter)
        # A graph finds few of the points that pass two conditions: .38 of them where comparing all takes a millisecond.
        exact = self._reach.exact or not filter.empty
        return self._engine.nearest(self.names.passages, using, vector, where, n, exact=exact)

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """See `Store.passages`."""
        wanted = [int(id) for id in ids]
        found = self._engine.read(self.names.passages, wanted, layout.PIECE)
        return [layout.passage_of(found[id]) for id in wanted]

    def tiers(self, filter: Filter = Filter()) -> list[tuple[ReportInfo, TierStatement | None]]:  # noqa: B008  (frozen)
        """See `Store.tiers`."""
        points = self._engine.scroll(self.names.reports, layout.reports_where(filter), layout.LISTED)
        rows = [(layout.info_of(it.payload), layout.stated_of(it.payload)) for it in points]
        return sorted(rows, key=lambda row: (row[0].country, -row[0].year))

    def read_count(self, filter: Filter) -> int:
        """As `count`, read anew."""
        return self._engine.count(self.names.statements, layout.pieces_where(filter))

    def statements_in(self, spans: Iterable[Spanned]) -> list[Statement]:
        """See `Store.statements_in`."""
        wanted = tuple((it.report, it.start, it.end) for it in spans)
        among = {"report": sorted({report for report, _, _ in wanted})}
        return list(self._scroll_statements(Where(among, wanted))) if wanted else []

    def figures(self, filter: Filter, measure: str | None = None) -> list[tuple[str, Figure]]:
        """See `Store.figures`."""
        kinds = {it.value for it in filter.sections}
        more: dict[str, list[Any]] = {} if measure is None else {"measures": [measure]}
        points = self._engine.scroll(self.names.reports, layout.reports_where(filter, **more), ("id", "figures"))
        found = [
            (it.payload["id"], line)
            for it in points
            for kind, own, line in it.payload["figures"]
            if (not kinds or kind in kinds) and measure in (None, own)
        ]
        return [*zip((id for id, _ in found), all_from_json(line for _, line in found), strict=True)]

    def placements(self, year: int | None = None) -> list[ListedPlacement]:
        """See `Store.placements`."""
        more: dict[str, list[Any]] = {"series": ["placements"]} if year is None else {"placed_years": [year]}
        points = self._engine.scroll(self.names.reports, Where(more), ("id", "placements"))
        found = [
            ListedPlacement(**placement_fields(values), report=it.payload["id"])
            for it in points
            for values in json.loads(f"[{','.join(it.payload['placements'])}]")
        ]
        return [it for it in found if year in (None, it.year)]

    def tokens(self, statements: Iterable[int]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """See `Store.tokens`; those of candidates are fetched, and kept for the next question."""
        ids = [int(id) for id in statements]
        missing = [id for id in dict.fromkeys(ids) if id not in self._tokens]
        fetched = {
            id: layout.tokens_of(point.payload)
            for id, point in self._engine.read(self.names.statements, missing, ("tokens",)).items()
        }
        found = [fetched[id] if id in fetched else self._tokens[id] for id in ids]
        if len(self._tokens) + len(fetched) > _TOKENS_KEPT:
            self._tokens = {}
        self._tokens |= fetched
        return np.concatenate([layout.NO_TOKEN, *found]), bounds_of(map(len, found))

    def entry(self, id: str) -> Entry:
        """All that is stored of a report, as a build writes it."""
        return layout.entry_of(self._whole(id).payload)

    def vectors(self, id: str) -> Vectors:
        """The vectors of a report, as a build writes them."""
        point = self._whole(id)
        passages = [layout.number(point.id, place) for place in range(len(point.payload["passages"]))]
        found = self._engine.read(self.names.passages, passages, (), (layout.DENSE,))
        rows = np.array([found[it].vectors[layout.DENSE] for it in passages], np.float32).reshape(len(passages), -1)
        statements = range(len(point.payload["statements"]))
        return Vectors(rows, *self.tokens(layout.number(point.id, place) for place in statements))

    def warnings(self) -> tuple[str, ...]:
        """What was odd about the reports when they were read."""
        points = self._engine.scroll(self.names.reports, Where(), ("warnings",))
        return tuple(warning for it in points for warning in it.payload["warnings"])

    def read_reports(self, filter: Filter) -> tuple[ReportInfo, ...]:
        """As `reports`, read anew."""
        return tuple(info for info, _ in self.tiers(filter))

    def read_sizes(self) -> Mapping[str, Size]:
        """As `sizes`; no text is read."""
        points = self._engine.scroll(self.names.reports, Where(), layout.SIZED)
        return {it.payload["id"]: layout.size_of(it.payload) for it in points}

    def read_statements(self, filter: Filter) -> tuple[Statement, ...]:
        """As `statements`, read anew."""
        return tuple(self._scroll_statements(layout.pieces_where(filter)))

    def read_report(self, id: str) -> tuple[ReportInfo, Report] | None:
        """The report of that id; None where it is not held."""
        point = self._find(id)
        return (layout.info_of(point.payload), layout.report_of(point.payload)) if point else None

    def report_ids(self) -> list[str]:
        """All report ids, in order."""
        return [it.payload["id"] for it in self._engine.scroll(self.names.reports, Where(), ("id",))]

    def frequency(self, term: str) -> int:
        """In how many passages a term stands."""
        found = self._terms(term)
        return int(found["passages"]) if found else 0

    def prose_frequency(self, term: str) -> int:
        """As `frequency`, without the lists of placements."""
        found = self._terms(term)
        return int(found["prose"]) if found else 0

    def prose_count(self) -> int:
        """How many passages there are, without the lists of placements."""
        return int(self._facts["prose"])

    def _scroll_statements(self, where: Where) -> Iterable[Statement]:
        return map(layout.statement_of, self._engine.scroll(self.names.statements, where, (*layout.PIECE, "item")))

    def _find(self, id: str) -> Point | None:
        found = [*self._engine.scroll(self.names.reports, Where({"id": [id]}), layout.WHOLE, 1)]
        return found[0] if found else None

    def _whole(self, id: str) -> Point:
        point = self._find(id)
        if point is None:
            raise BrokenIndexError(
                f"{self.name} no longer holds {id}; build it again with: tipqa index --to {self.name}"
            )
        return point

    def _known_terms(self, terms: Iterable[str]) -> dict[str, Payload]:
        return {term: found for term in terms if (found := self._terms(term))}

    def _read_term(self, term: str) -> Payload | None:
        at = layout.term_number(term)
        found = self._engine.read(self.names.facts, [at]).get(at)
        return found.payload if found and found.payload["term"] == term else None

    def _read_facts(self) -> Payload:
        found = self._engine.read(self.names.facts, [layout.MANIFEST]).get(layout.MANIFEST)
        if found is None:
            raise GoneError(
                f"{self._address.text} leads to a build that is not whole; build it again with: tipqa index --to {self._address.text}"
            )
        return found.payload


def _ranked(found: list[tuple[int, float]]) -> tuple[Ids, Scores]:
    """Numbers and scores, best first, equal scores in the order of the numbers."""
    ids = np.fromiter((id for id, _ in found), np.int64, len(found))
    scores = np.fromiter((score for _, score in found), np.float32, len(found))
    order = np.lexsort((ids, -scores))
    return ids[order], scores[order]


def projection_text(projection: Projection) -> str:
    """A projection as text, which `projection_of` reads."""
    return b64encode(np.vstack([projection.weights, projection.bias]).astype(np.float32).tobytes()).decode()


def projection_of(text: str) -> Projection:
    """The projection that `projection_text` wrote."""
    rows = np.frombuffer(b64decode(text), np.float32).reshape(-1, TOKEN_DIMENSION)
    return Projection(rows[:-1], rows[-1])
