"""What search, answers and comparison ask of an index, and nothing more: whatever keeps reports can stand in its place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from tipqa.figures.model import Figure
from tipqa.index.arrays import Ids, Scores
from tipqa.index.catalog import ListedPlacement
from tipqa.index.manifest import Manifest
from tipqa.index.model import Filter, Passage, ReportInfo, Size, Statement
from tipqa.index.question_words import QuestionWords, Word
from tipqa.reports.model import Report, TierStatement
from tipqa.reports.spans import Spanned
from tipqa.settings import Settings

if TYPE_CHECKING:
    from tipqa.index.encoder import Encoder

EVERYTHING = Filter()


class Store(Protocol):
    """Reports with their passages, statements and figures, open for reading by any number of threads.

    It stays at what it opened: when a build has put something new in its place, `outdated` says so. Numbers of passages
    and statements are the store's own, and rise in the order of report ids and of places in the text. Every method raises
    `BrokenIndexError` where what is kept is damaged, and `StoreError` where it cannot be reached.
    """

    def __hash__(self) -> int: ...

    @property
    def name(self) -> str:
        """How it was named when it was opened: a folder or an address."""
        ...

    @property
    def settings(self) -> Settings: ...

    @property
    def manifest(self) -> Manifest:
        """What it was built from."""
        ...

    @property
    def outdated(self) -> bool:
        """Whether another build has taken the place of this one."""
        ...

    @property
    def encoder(self) -> Encoder:
        """The encoder that the vectors were made with.

        Raises:
            BrokenIndexError: its files are damaged, or it is not the one that the vectors were made with.
        """
        ...

    def close(self) -> None:
        """Let go of files and connections; may be called again."""
        ...

    def verify(self) -> None:
        """Check that all is there that the manifest lists.

        Raises:
            BrokenIndexError: something is missing or was changed.
        """
        ...

    def best_by_words(self, text: str, filter: Filter, n: int, *, header: bool) -> tuple[Ids, Scores]:
        """The `n` best passages that `filter` lets through by BM25, best first; none that share no word with `text`.

        Args:
            header: whether country, year and section heading count as words of a passage.
        """
        ...

    def best_by_vector(self, vector: NDArray[np.float32], filter: Filter, n: int) -> tuple[Ids, Scores]:
        """The `n` passages that `filter` lets through nearest to a unit vector, best first, with their cosines."""
        ...

    def passages(self, ids: Iterable[int]) -> list[Passage]:
        """The passages of these ids, in the given order."""
        ...

    def reports(self, filter: Filter = EVERYTHING) -> list[ReportInfo]:
        """The reports that `filter` lets through, by country, newest edition first."""
        ...

    def tiers(self, filter: Filter = EVERYTHING) -> list[tuple[ReportInfo, TierStatement | None]]:
        """As `reports`, each with what its text says of the tier. The texts are not read."""
        ...

    def sizes(self) -> Mapping[str, Size]:
        """How long each report is, by id."""
        ...

    def info(self, id: str) -> ReportInfo:
        """The report of that id, without its text.

        Raises:
            NotFoundError: it is not held; the message names near ids.
        """
        ...

    def report(self, id: str) -> Report:
        """The report of that id.

        Raises:
            NotFoundError: it is not held; the message names near ids.
        """
        ...

    def statements(self, filter: Filter) -> list[Statement]:
        """The statements that `filter` lets through, in the order of the texts."""
        ...

    def count(self, filter: Filter) -> int:
        """How many statements `filter` lets through."""
        ...

    def statements_in(self, spans: Iterable[Spanned]) -> list[Statement]:
        """The statements that share words with any of the passages or hits, in the order of the texts."""
        ...

    def figures(self, filter: Filter, measure: str | None = None) -> list[tuple[str, Figure]]:
        """The figures that `filter` lets through, each with its report id, in the order of the texts."""
        ...

    def figures_of(self, id: str) -> tuple[Figure, ...]:
        """All figures of a report, in the order of its text; `Figure.total` is a place among them."""
        ...

    def placements(self, year: int | None = None) -> list[ListedPlacement]:
        """The placements of an edition, or of all, each with the id of the report that lists it."""
        ...

    def tokens(self, statements: Iterable[int]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        """The token vectors of these statements, one after the other, and the bounds between the statements.

        The vectors of the i-th are `vectors[bounds[i]:bounds[i + 1]]`; each has 64 numbers, see `projection.py`.
        """
        ...

    def question_words(self, question: str, words: Iterable[Word]) -> QuestionWords:
        """These words of a question with their vectors and weights; see `words_of`."""
        ...

    def question_vector(self, question: str) -> NDArray[np.float32]:
        """The unit vector of a question (dimension,), which comes with those of its words."""
        ...

    def question_mean(self, question: str) -> NDArray[np.float32]:
        """The mean of the token vectors of a question (64,), as the store keeps those of statements."""
        ...

    def idf(self, word: str) -> float:
        """How rare a word is among the passages: 1/8 + ln((n + 1) / (passages with its stem + 1)); 0 for a stop word.

        Lists of placements are no passages here: they hold names, and however many there are, prose stays as it is.
        """
        ...

    def holds_word(self, word: str) -> bool:
        """Whether any passage has the word or another form of it; also of a stop word."""
        ...
