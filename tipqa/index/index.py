"""An index in a folder: the store that a laptop needs."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import IO, TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from tipqa.errors import BrokenIndexError
from tipqa.figures.model import Figure
from tipqa.index.arrays import Ids, Scores, map_bounds, map_npy
from tipqa.index.atomic_swap import standing
from tipqa.index.catalog import ListedPlacement
from tipqa.index.files import IndexFiles, open_files, stamp
from tipqa.index.lexical import Lexical
from tipqa.index.manifest import BOUNDS, CATALOG, DENSE, ENCODER, LEXICAL, PROJECTION, TOKENS, Manifest
from tipqa.index.model import Filter, Passage, ReportInfo, Size, Statement
from tipqa.index.open_store import LISTS, OpenStore
from tipqa.index.projection import Projection
from tipqa.index.schema import Entry
from tipqa.reports.model import Report, TierStatement
from tipqa.reports.spans import Spanned
from tipqa.settings import Settings, load_settings

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder
    from tipqa.index.vectors import Vectors

_KEPT = 256  # filters whose passages are kept in memory


class Index(OpenStore):
    """A `Store` in a folder, open for reading, by any number of threads.

    It keeps what it opened: when a new index takes its place on the disk, `outdated` says so, and `Index.open` gives
    the new one. Every method raises `BrokenIndexError` where a file turns out to be damaged.
    """

    def __init__(self, path: Path, files: IndexFiles, settings: Settings) -> None:
        super().__init__(settings)
        self.path = path
        self._files = files
        self._selected = lru_cache(_KEPT)(self._select)

    @classmethod
    def open(cls, path: Path | str, settings: Settings | None = None) -> Index:
        """Open the index folder `path`; its parts are read when they are first needed.

        Raises:
            BrokenIndexError: it is missing, damaged or of another format.
            SettingsError: the settings file, read where none are given, is wrong.
        """
        return cls(Path(path), open_files(Path(path)), settings or load_settings())

    @property
    def name(self) -> str:
        """The folder."""
        return str(self.path)

    def close(self) -> None:
        """Close the files. An index that is no longer used closes them by itself."""
        self._files.close()

    @property
    def manifest(self) -> Manifest:
        """What the index was built from."""
        return self._files.manifest

    @property
    def outdated(self) -> bool:
        """Whether another build has taken the place of this one on the disk."""
        return stamp(standing(self.path)) != self._files.stamp

    def verify(self, names: Sequence[str] | None = None) -> None:
        """Read every file of the index, or these, and check it against the manifest.

        Raises:
            BrokenIndexError: one is missing or was changed.
        """
        self.manifest.verify(self.folder, names)

    def verify_touched(self) -> None:
        """As `verify`, but only of files that somebody has written to since the build, see `Manifest.verify_touched`.

        Raises:
            BrokenIndexError: one is missing or was changed.
        """
        self.manifest.verify_touched(self.folder)

    @property
    def projection(self) -> Projection:
        """What makes the stored token vectors out of the encoder's."""
        return self._files.part(PROJECTION, _read_projection)

    def best_by_words(self, text: str, filter: Filter, n: int, *, header: bool) -> tuple[Ids, Scores]:
        """See `Store.best_by_words`."""
        ids = self._passages_of(filter)
        with self._files.reading(LEXICAL):
            return self._files.lexical(header).best(text, ids, n)

    def best_by_vector(self, vector: NDArray[np.float32], filter: Filter, n: int) -> tuple[Ids, Scores]:
        """See `Store.best_by_vector`."""
        ids = self._passages_of(filter)
        with self._files.reading(DENSE):
            return self._files.dense.best(vector, ids, n)

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """See `Store.passages`."""
        with self._files.reading(CATALOG):
            return self._files.catalog.passages(ids)

    def tiers(self, filter: Filter = Filter()) -> list[tuple[ReportInfo, TierStatement | None]]:  # noqa: B008  (frozen)
        """See `Store.tiers`."""
        with self._files.reading(CATALOG):
            return self._files.catalog.tiers(filter)

    def read_count(self, filter: Filter) -> int:
        """As `count`, read anew."""
        with self._files.reading(CATALOG):
            return self._files.catalog.count_statements(filter)

    def statements_in(self, spans: Iterable[Spanned]) -> list[Statement]:
        """See `Store.statements_in`."""
        with self._files.reading(CATALOG):
            return self._files.catalog.statements_in((it.report, it.start, it.end) for it in spans)

    def figures(self, filter: Filter, measure: str | None = None) -> list[tuple[str, Figure]]:
        """See `Store.figures`."""
        with self._files.reading(CATALOG):
            return self._files.catalog.figures(filter, measure)

    def placements(self, year: int | None = None) -> list[ListedPlacement]:
        """See `Store.placements`."""
        with self._files.reading(CATALOG):
            return self._files.catalog.placements(year)

    def tokens(self, statements: Iterable[int]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """See `Store.tokens`."""
        ids = np.fromiter(statements, np.int64)
        bounds = self.token_bounds
        with self._files.reading(TOKENS):
            return self._files.tokens.gather(bounds, ids)

    def entry(self, id: str) -> Entry:
        """All that is stored of a report, as a build writes it."""
        with self._files.reading(CATALOG):
            return self._files.catalog.entry(id)

    def vectors(self, id: str) -> Vectors:
        """The vectors of a report, as a build writes them."""
        from tipqa.index.vectors import Vectors  # it brings the reading of pages, which no question wants

        own = Filter(reports=(id,))
        passages = self._selected(own)
        with self._files.reading(CATALOG):
            statements = self._files.catalog.statement_ids(own)
        return Vectors(self._files.dense.rows(passages), *self.tokens(statements))

    def report_counts(self) -> list[tuple[str, int, int]]:
        """See `Catalog.counts`."""
        with self._files.reading(CATALOG):
            return self._files.catalog.counts()

    def vectors_between(self, passages: range, statements: range) -> Vectors:
        """The vectors of passages and statements that follow each other."""
        from tipqa.index.vectors import Vectors

        return Vectors(self._files.dense.rows(np.array(passages)), *self.tokens(statements))

    @property
    def token_bounds(self) -> NDArray[np.int64]:
        """The bounds between the token vectors of all statements."""
        return self._files.part(BOUNDS, map_bounds)

    def lexical(self, header: bool) -> Lexical:
        """The word weights of the passages, with their headers or without."""
        return self._files.lexical(header)

    @property
    def folder(self) -> Path:
        """Where its files stand on the disk, see `standing`."""
        return standing(self.path)

    def warnings(self) -> tuple[str, ...]:
        """What was odd about the reports when they were read."""
        with self._files.reading(CATALOG):
            return self._files.catalog.warnings()

    def read_reports(self, filter: Filter) -> tuple[ReportInfo, ...]:
        """As `reports`, read anew."""
        with self._files.reading(CATALOG):
            return tuple(self._files.catalog.reports(filter))

    def read_sizes(self) -> Mapping[str, Size]:
        """As `sizes`; all texts are read."""
        with self._files.reading(CATALOG):
            return MappingProxyType(self._files.catalog.sizes())

    def read_statements(self, filter: Filter) -> tuple[Statement, ...]:
        """As `statements`, read anew."""
        with self._files.reading(CATALOG):
            return tuple(self._files.catalog.statements(filter))

    def read_report(self, id: str) -> tuple[ReportInfo, Report] | None:
        """The report of that id; None where it is not held."""
        with self._files.reading(CATALOG):
            report = self._files.catalog.report(id)
            return (self._files.catalog.reports(Filter(reports=(id,)))[0], report) if report else None

    def report_ids(self) -> list[str]:
        """All report ids, in order."""
        with self._files.reading(CATALOG):
            return self._files.catalog.ids()

    def frequency(self, term: str) -> int:
        """In how many passages a term stands."""
        with self._files.reading(LEXICAL):
            return self._files.lexical(header=False).frequency(term)

    def prose_frequency(self, term: str) -> int:
        """As `frequency`, without the lists of placements."""
        lists = self._selected(LISTS)
        with self._files.reading(LEXICAL):
            return self._files.lexical(header=False).frequency(term, lists)

    def prose_count(self) -> int:
        """How many passages there are, without the lists of placements."""
        lists = self._selected(LISTS)
        with self._files.reading(LEXICAL):
            return self._files.lexical(header=False).n - len(lists)

    def open_encoder(self) -> Encoder:
        """The encoder in the folder.

        Raises:
            BrokenIndexError: its files are damaged, or the index was built anew with another model.
        """
        from tipqa.index.encoder import Encoder

        folder = standing(self.path)
        manifest = Index.open(self.path, self.settings).manifest if self.outdated else self.manifest
        if manifest.model != self.manifest.model:
            raise BrokenIndexError(f"{self.path.name} was built anew with another model; open it again")
        encoder = Encoder.open(folder / ENCODER, self.manifest.precision)
        manifest.check_blocks(folder, *(f"{ENCODER}/{path.name}" for path in encoder.files))
        return encoder

    def _passages_of(self, filter: Filter) -> Ids | None:
        """The ids of the passages that `filter` lets through, sorted; None where it lets everything through."""
        return None if filter.empty else self._selected(filter)

    def _select(self, filter: Filter) -> Ids:
        with self._files.reading(CATALOG):
            return self._files.catalog.passage_ids(filter)


def _read_projection(file: IO[bytes]) -> Projection:
    array = map_npy(file)
    return Projection(array[:-1], array[-1])
