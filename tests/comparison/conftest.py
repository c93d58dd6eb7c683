"""A shelf of texts to compare: any lines as statements, with the token vectors of the small index's own encoder."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

import numpy as np
import pytest
from numpy.typing import NDArray

from tipqa.comparison.align import align
from tipqa.comparison.similarity import similarity
from tipqa.comparison.wording import wording
from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.index.model import Statement
from tipqa.reports.model import SectionKind
from tipqa.settings import Settings

Found = tuple[str, str, str]  # status, older words, newer words


class Shelf:
    """Makes statements of lines and aligns them, as `compare` does those of two reports."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._tokens: dict[str, NDArray[np.int8]] = {}
        self._texts: dict[int, str] = {}

    def statements(self, lines: Iterable[str], section: SectionKind = SectionKind.PROTECTION) -> list[Statement]:
        """A statement for each line, one after the other."""
        found = []
        at = 0
        for line in lines:
            number = len(self._texts)
            self._texts[number] = line
            found.append(Statement(number, "2024/aland", section, section.value, at, at + len(line), line, False))
            at += len(line) + 1
        return found

    def compare(
        self, old: Sequence[Statement] | Sequence[str], new: Sequence[Statement] | Sequence[str]
    ) -> list[Found]:
        """What became of each statement."""
        ours, theirs = (self._held(side) for side in (old, new))
        found = []
        for link in align(ours, theirs, similarity(self, ours, theirs)):  # type: ignore[arg-type]
            before = ours[link.old].text if link.old is not None else ""
            after = theirs[link.new].text if link.new is not None else ""
            same = wording(before).core == wording(after).core
            found.append(
                ("new" if not before else "dropped" if not after else "kept" if same else "reworded", before, after)
            )
        return found

    def _held(self, side: Sequence[Statement] | Sequence[str]) -> list[Statement]:
        lines = [it for it in side if isinstance(it, str)]
        return self.statements(lines) if lines else [it for it in side if isinstance(it, Statement)]

    def tokens(self, ids: Iterable[int]) -> tuple[NDArray[np.int8], NDArray[np.int64]]:
        runs = [self._vectors(self._texts[number]) for number in ids]
        bounds = np.cumsum([0, *map(len, runs)]).astype(np.int64)
        return np.concatenate([np.empty((0, 64), np.int8), *runs]), bounds

    def idf(self, word: str) -> float:
        return self._index.idf(word)

    def _vectors(self, text: str) -> NDArray[np.int8]:
        if text not in self._tokens:
            (tokens,) = self._index.encoder.encode_tokens([text])[1]
            self._tokens[text] = self._index.projection.project(tokens.vectors)
        return self._tokens[text]


@pytest.fixture(scope="session")
def shelf(small_index: Index) -> Shelf:
    """Statements of any lines, compared with the small index's words and vectors."""
    return Shelf(small_index)


@pytest.fixture(scope="session")
def texts_index(small_corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> Index:
    """Tajikistan as a digest in 2023 and as texts of the State Department, as far as their front matter goes, after it."""
    folder = tmp_path_factory.mktemp("texts")
    for year in (2023, 2024, 2025):
        text = (small_corpus / str(year) / "tajikistan.md").read_text(encoding="utf-8")
        path = folder / "corpus" / str(year) / "tajikistan.md"
        path.parent.mkdir(parents=True)
        path.write_text(text if year == 2023 else text.replace("kind: digest", "kind: official"), encoding="utf-8")
    build_index(folder / "corpus", folder / "index", Settings())
    return Index.open(folder / "index", Settings())
