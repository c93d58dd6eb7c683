"""An open index: what search and answers ask of it, and nothing more."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping
from functools import lru_cache
from math import log
from pathlib import Path
from threading import Lock
from types import MappingProxyType
from typing import IO, TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from tipqa.errors import BrokenIndexError, NotFoundError
from tipqa.figures.model import Figure
from tipqa.index.arrays import Ids, Scores, gather, map_bounds, map_npy
from tipqa.index.atomic_swap import standing
from tipqa.index.catalog import ListedPlacement
from tipqa.index.files import IndexFiles, open_files, stamp
from tipqa.index.manifest import BOUNDS, CATALOG, DENSE, DENSE_HEADER, ENCODER, LEXICAL, PROJECTION, TOKENS, Manifest
from tipqa.index.model import Filter, Passage, ReportInfo, Size, Statement
from tipqa.index.projection import Projection
from tipqa.index.question_words import EncodedQuestion, QuestionWords, Word, encode_question, words_of
from tipqa.index.schema import Entry
from tipqa.index.vectors import Vectors
from tipqa.index.words import words
from tipqa.reports.blocks import PLACEMENTS
from tipqa.reports.model import Report, TierStatement
from tipqa.settings import Settings, load_settings

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder

_WORDS_KEPT = 20_000  # a comparison asks for some thousand words, each several times
_KEPT = 256  # reports and filter results kept in memory
_STATEMENTS_KEPT = 64  # filters on a country or a report whose statements are kept
_ANY_WORD = 0.125  # rarity of a word that stands in every passage
_LISTS = Filter(series=(PLACEMENTS,))


class HasSpan(Protocol):
    """A passage, a statement, a hit or a citation: a span of a report."""

    @property
    def report(self) -> str: ...
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...


class Index:
    """An index, open for reading, by any number of threads.

    It keeps what it opened: when a new index takes its place on the disk, `outdated` says so, and `Index.open` gives
    the new one. Every method raises `BrokenIndexError` where a file turns out to be damaged.
    """

    def __init__(self, path: Path, files: IndexFiles, settings: Settings) -> None:
        self.path = path
        self.settings = settings
        self._files = files
        self._encoder: Encoder | None = None
        self._opening = Lock()
        self._reports = lru_cache(_KEPT)(self._read_report)
        self._selected = lru_cache(_KEPT)(self._select)
        self._rarities = lru_cache(_WORDS_KEPT)(self._rarity)
        self._held = lru_cache(_WORDS_KEPT)(self._holds)  # the words of questions, which are the same again and again
        self._listed = lru_cache(_KEPT)(self._list)  # every question asks for the whole list
        self._figures = lru_cache(_KEPT)(self._read_figures)
        self._encoded = lru_cache(_KEPT)(self._encode)  # of one question now these, now those words are looked for
        self._question_words = lru_cache(_KEPT)(self._words_of)  # … and edition by edition
        self._sizes = lru_cache(1)(self._read_sizes)
        self._statements = lru_cache(_STATEMENTS_KEPT)(self._read_statements)

    @classmethod
    def open(cls, path: Path | str, settings: Settings | None = None) -> Index:
        """Open the index folder `path`; its parts are read when they are first needed.

        Raises:
            BrokenIndexError: it is missing, damaged or of another format.
            SettingsError: the settings file, read where none are given, is wrong.
        """
        return cls(Path(path), open_files(Path(path)), settings or load_settings())

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

    def verify(self) -> None:
        """Read every file of the index and check it against the manifest.

        Raises:
            BrokenIndexError: one is missing or was changed.
        """
        self.manifest.verify(standing(self.path))

    @property
    def encoder(self) -> Encoder:
        """The encoder that the vectors were made with, opened at the first use.

        Raises:
            BrokenIndexError: its files are damaged, or the index was built anew with another model.
        """
        with self._opening:
            if self._encoder is None:
                self._encoder = self._open_encoder()
            return self._encoder

    @property
    def projection(self) -> Projection:
        """What makes the stored token vectors out of the encoder's."""
        return self._files.part(PROJECTION, _read_projection)

    def select(self, filter: Filter) -> Ids | None:
        """The ids of the passages that `filter` lets through, sorted; None where it lets everything through."""
        return None if filter.empty else self._selected(filter)

    def best_by_words(self, text: str, ids: Ids | None, n: int, *, header: bool) -> tuple[Ids, Scores]:
        """The `n` best passages of `ids` (None for all) by BM25, best first; none that share no word with `text`.

        Args:
            header: whether country, year and section heading count as words of a passage.
        """
        with self._files.reading(LEXICAL):
            return self._files.lexical(header).best(text, ids, n)

    def best_by_vector(
        self, vector: NDArray[np.float32], ids: Ids | None, n: int, *, header: bool
    ) -> tuple[Ids, Scores]:
        """The `n` passages of `ids` (None for all) nearest to a unit vector, best first, with their cosines.

        Args:
            header: whether a passage was embedded with country, year and section heading in front of it.
        """
        name = DENSE_HEADER if header else DENSE
        with self._files.reading(name):
            return self._files.dense(name).best(vector, ids, n)

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages of these ids, in the given order."""
        with self._files.reading(CATALOG):
            return self._files.catalog.passages(ids)

    def reports(self, filter: Filter = Filter()) -> list[ReportInfo]:  # noqa: B008  (frozen)
        """The reports that `filter` lets through, by country, newest edition first."""
        return list(self._listed(filter))

    def _list(self, filter: Filter) -> tuple[ReportInfo, ...]:
        with self._files.reading(CATALOG):
            return tuple(self._files.catalog.reports(filter))

    def sizes(self) -> Mapping[str, Size]:
        """How long each report is, by id; the texts are read once."""
        return self._sizes()

    def _read_sizes(self) -> Mapping[str, Size]:
        with self._files.reading(CATALOG):
            return MappingProxyType(self._files.catalog.sizes())

    def tiers(self, filter: Filter = Filter()) -> list[tuple[ReportInfo, TierStatement | None]]:  # noqa: B008  (frozen)
        """As `reports`, each with what its text says of the tier. The texts are not read."""
        with self._files.reading(CATALOG):
            return self._files.catalog.tiers(filter)

    def info(self, id: str) -> ReportInfo:
        """The report of that id, without its text.

        Raises:
            NotFoundError: the index does not hold it; the message names near ids.
        """
        return self._reports(id)[0]

    def report(self, id: str) -> Report:
        """The report of that id.

        Raises:
            NotFoundError: the index does not hold it; the message names near ids.
        """
        return self._reports(id)[1]

    def statements(self, filter: Filter) -> list[Statement]:
        """The statements that `filter` lets through, in the order of the texts."""
        narrow = filter.reports or len(filter.countries) == 1
        return list(self._statements(filter) if narrow else self._read_statements(filter))

    def _read_statements(self, filter: Filter) -> tuple[Statement, ...]:
        with self._files.reading(CATALOG):
            return tuple(self._files.catalog.statements(filter))

    def count(self, filter: Filter) -> int:
        """How many statements `filter` lets through."""
        with self._files.reading(CATALOG):
            return self._files.catalog.count_statements(filter)

    def statements_in(self, spans: Iterable[HasSpan]) -> list[Statement]:
        """The statements that share words with any of the passages or hits, in the order of the texts."""
        with self._files.reading(CATALOG):
            return self._files.catalog.statements_in((it.report, it.start, it.end) for it in spans)

    def figures(self, filter: Filter, measure: str | None = None) -> list[tuple[str, Figure]]:
        """The figures that `filter` lets through, each with its report id, in the order of the texts."""
        with self._files.reading(CATALOG):
            return self._files.catalog.figures(filter, measure)

    def figures_of(self, id: str) -> tuple[Figure, ...]:
        """All figures of a report, in the order of its text; `Figure.total` is a place among them."""
        return self._figures(id)

    def _read_figures(self, id: str) -> tuple[Figure, ...]:
        return tuple(figure for _, figure in self.figures(Filter(reports=(id,))))

    def placements(self, year: int | None = None) -> list[ListedPlacement]:
        """The placements of an edition, or of all, each with the id of the report that lists it."""
        with self._files.reading(CATALOG):
            return self._files.catalog.placements(year)

    def tokens(self, statements: Iterable[int]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """The token vectors of these statements, one after the other, and the bounds between the statements.

        The vectors of the i-th are `vectors[bounds[i]:bounds[i + 1]]`; each has 64 numbers, see `projection.py`.
        """
        ids = np.fromiter(statements, np.int64)
        bounds = self._files.part(BOUNDS, map_bounds)
        with self._files.reading(TOKENS):
            return gather(self._files.part(TOKENS, map_npy), bounds, ids)

    def question_words(self, question: str, words: Iterable[Word]) -> QuestionWords:
        """These words of a question with their vectors and weights; see `words_of`."""
        return self._question_words(question, tuple(words))

    def question_vector(self, question: str) -> NDArray[np.float32]:
        """The unit vector of a question (dimension,), which comes with those of its words."""
        return self._encoded(question).whole

    def question_mean(self, question: str) -> NDArray[np.float32]:
        """The mean of the token vectors of a question (64,), as the store keeps those of statements."""
        mean: NDArray[np.float32] = self._encoded(question).vectors.mean(axis=0)
        return mean

    def _encode(self, question: str) -> EncodedQuestion:
        return encode_question(self.encoder, self.projection, question)

    def _words_of(self, question: str, words: tuple[Word, ...]) -> QuestionWords:
        return words_of(self._encoded(question), words, self.idf)

    def idf(self, word: str) -> float:
        """How rare a word is among the passages: 1/8 + ln((n + 1) / (passages with its stem + 1)); 0 for a stop word.

        Lists of placements are no passages here: they hold names, and however many there are, prose stays as it is.
        """
        return self._rarities(word)

    def _rarity(self, word: str) -> float:
        lists = self._selected(_LISTS)
        with self._files.reading(LEXICAL):
            lexical = self._files.lexical(header=False)
            n = lexical.n - len(lists)
            rarity = [_ANY_WORD + log((n + 1) / (lexical.frequency(term, lists) + 1)) for term in words(word)]
        return max(rarity, default=0.0)

    def holds_word(self, word: str) -> bool:
        """Whether any passage has the word or another form of it; also of a stop word."""
        return self._held(word)

    def _holds(self, word: str) -> bool:
        with self._files.reading(LEXICAL):
            lexical = self._files.lexical(header=False)
            terms = words(word)
            return not terms or any(lexical.frequency(term) for term in terms)

    def entry(self, id: str) -> Entry:
        """All that is stored of a report, as a build writes it."""
        with self._files.reading(CATALOG):
            return self._files.catalog.entry(id)

    def vectors(self, id: str) -> Vectors:
        """The vectors of a report, as a build writes them."""
        own = Filter(reports=(id,))
        passages = self._selected(own)
        with self._files.reading(CATALOG):
            statements = self._files.catalog.statement_ids(own)
        bare, header = (self._files.dense(name).vectors[passages] for name in (DENSE, DENSE_HEADER))
        return Vectors(bare, header, *self.tokens(statements))

    def warnings(self) -> tuple[str, ...]:
        """What was odd about the reports when they were read."""
        with self._files.reading(CATALOG):
            return self._files.catalog.warnings()

    def _select(self, filter: Filter) -> Ids:
        with self._files.reading(CATALOG):
            return self._files.catalog.passage_ids(filter)

    def _read_report(self, id: str) -> tuple[ReportInfo, Report]:
        with self._files.reading(CATALOG):
            report = self._files.catalog.report(id)
            if report is not None:
                return self._files.catalog.reports(Filter(reports=(id,)))[0], report
            known = self._files.catalog.ids()
        near = difflib.get_close_matches(id, known, 3, 0.6) or known[-3:]
        raise NotFoundError(f"the index holds no report {id!r}; near are {', '.join(near) or 'none'}")

    def _open_encoder(self) -> Encoder:
        from tipqa.index.encoder import Encoder

        folder = standing(self.path)
        manifest = Index.open(self.path, self.settings).manifest if self.outdated else self.manifest
        if manifest.model != self.manifest.model:
            raise BrokenIndexError(f"{self.path} was built anew with another model; open it again")
        encoder = Encoder.open(folder / ENCODER, self.manifest.precision)
        manifest.check_blocks(folder, *(f"{ENCODER}/{path.name}" for path in encoder.files))
        return encoder


def _read_projection(file: IO[bytes]) -> Projection:
    array = map_npy(file)
    return Projection(array[:-1], array[-1])
