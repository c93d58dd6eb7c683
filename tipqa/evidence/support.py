"""What the evidence tells of how sure an answer is: how well the best statement covers the question, and what else comes near."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from tipqa.records import dataclass

if TYPE_CHECKING:
    from tipqa.evidence.figure_evidence import Candidate
    from tipqa.evidence.scoring import Evidence

_LOOKED_AT = 5  # statements among which the next one is looked for


@dataclass(frozen=True, slots=True)
class Support:
    """What the best statement tells.

    `coverage` is how much of the question it covers, `margin` by how much its score goes before that of the next one that
    reads otherwise.
    """

    coverage: float
    margin: float


def of_statements(evidence: Sequence[Evidence]) -> Support | None:
    """What ranked statements tell, best first; None where there is none."""
    return _support(evidence, evidence[0].coverage) if evidence else None


def of_candidates(candidates: Sequence[Candidate]) -> Support | None:
    """What the statements tell that may hold a figure, best first; None where there is none."""
    return _support(candidates, candidates[0].evidence.coverage) if candidates else None


def weakest(supports: Iterable[Support | None]) -> Support | None:
    """That of the part of an answer which is covered least; None where no part has any."""
    return min((it for it in supports if it), key=lambda it: it.coverage, default=None)


def _support(ranked: Sequence[Evidence | Candidate], coverage: float) -> Support:
    best = ranked[0]
    others = (it.score for it in ranked[1:_LOOKED_AT] if it.statement.text != best.statement.text)
    return Support(coverage, max(0.0, best.score - max(others, default=0.0)))
