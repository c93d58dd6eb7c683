"""BM25 over a corpus that no one machine holds: each report counts its terms, the counts are added up, each is weighed by them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Any

import numpy as np

from tipqa.index.lexical import length_norms, positive_idf, term_weights
from tipqa.index.schema import Entry
from tipqa.index.vectors import passage_texts
from tipqa.index.words import words
from tipqa.records import dataclass
from tipqa.reports.series import PLACEMENTS
from tipqa.stores.engine import Sparse

BARE, HEADED = 0, 1


@dataclass(slots=True)
class Counts:
    """How many passages there are, how many terms they have, and in how many of them each term stands.

    `terms` and `length` have a value without headers and one with them; `prose` and `prose_terms` leave out lists of
    placements.
    """

    passages: int = 0
    prose: int = 0
    length: list[int] = field(default_factory=lambda: [0, 0])
    terms: tuple[Counter[str], Counter[str]] = field(default_factory=lambda: (Counter(), Counter()))
    prose_terms: Counter[str] = field(default_factory=Counter)

    def add(self, other: Counts) -> None:
        """Add what was counted elsewhere."""
        self.passages += other.passages
        self.prose += other.prose
        for kind in (BARE, HEADED):
            self.length[kind] += other.length[kind]
            self.terms[kind].update(other.terms[kind])
        self.prose_terms.update(other.prose_terms)

    def to_dict(self) -> dict[str, Any]:
        """The counts for JSON."""
        return {
            "passages": self.passages,
            "prose": self.prose,
            "length": self.length,
            "terms": [dict(it) for it in self.terms],
            "prose_terms": dict(self.prose_terms),
        }

    @classmethod
    def from_dict(cls, values: Mapping[str, Any]) -> Counts:
        """What `to_dict` gave."""
        bare, headed = values["terms"]
        terms = Counter[str](bare), Counter[str](headed)
        return cls(values["passages"], values["prose"], values["length"], terms, Counter(values["prose_terms"]))


def count_terms(entry: Entry) -> Counts:
    """The counts of one report's passages."""
    counts = Counts(passages=len(entry.passages))
    for kind in (BARE, HEADED):
        for text in passage_texts(entry, headed=kind == HEADED):
            found = words(text)
            counts.length[kind] += len(found)
            counts.terms[kind].update(set(found))
    if entry.report.series != PLACEMENTS:
        counts.prose, counts.prose_terms = counts.passages, counts.terms[BARE].copy()
    return counts


@dataclass(frozen=True, slots=True)
class Known:
    """A term: its place in the sparse vectors, and in how many passages it stands without headers, with them, and in prose."""

    at: int
    passages: tuple[int, int]
    prose: int


def vocabulary(counts: Counts) -> dict[str, Known]:
    """All terms, numbered in their order."""
    bare, headed = counts.terms
    return {
        term: Known(at, (bare[term], headed[term]), counts.prose_terms[term])
        for at, term in enumerate(sorted(bare.keys() | headed.keys(), key=str.encode))
    }


def weigh(text: str, known: Mapping[str, Known], kind: int, passages: int, mean_length: float) -> Sparse:
    """The BM25 weights of a passage's terms.

    Args:
        kind: `BARE` or `HEADED`.
        passages: how many there are in all.
        mean_length: of all passages of that kind, in terms.
    """
    found = words(text)
    times = Counter(found)
    idf = np.array([positive_idf(passages, known[term].passages[kind]) for term in times])
    frequency = np.fromiter(times.values(), np.float64, len(times))
    weights = term_weights(idf, frequency, length_norms(np.full(len(times), float(len(found))), mean_length))
    return Sparse([known[term].at for term in times], weights.astype(np.float32).tolist())


def all_terms(texts: Iterable[str]) -> set[str]:
    """The terms of texts."""
    return {term for text in texts for term in words(text)}
