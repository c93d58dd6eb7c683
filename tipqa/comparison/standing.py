"""Since which edition a statement stands: its wordings, edition by edition, back to the first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Source
from tipqa.blocks.numbering import Numbering
from tipqa.comparison.align import align
from tipqa.comparison.editions import held_editions
from tipqa.comparison.findings import finding
from tipqa.comparison.similarity import similarity
from tipqa.comparison.wording import wording
from tipqa.errors import NotFoundError
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.index.words import words as stems
from tipqa.records import dataclass

if TYPE_CHECKING:
    from tipqa.index.store import Store

LEAST = 0.6  # of the weight of the words asked for, that a statement holds


@dataclass(frozen=True, slots=True)
class Wording:
    """A statement as one edition has it. `finding` tells what differs in substance from the edition before, "" where nothing does."""

    year: int
    text: str
    same: bool
    finding: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class Standing:
    """A statement back through the editions of the index without a gap, the newest first; `since` is the first of them.

    `open` says that the index holds no edition before that one, so that the statement may be older.
    """

    country: str
    series: str
    since: int
    open: bool
    wordings: tuple[Wording, ...]

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa history --statement … --json` prints."""
        return asdict(self)


def standing(index: Store, country: str, words: str, series: str | None = None) -> Standing:
    """The life of the statement of the latest edition that `words` are of.

    Args:
        words: the statement, or the most telling words of it.

    Raises:
        CountryError: the country is not known.
        NotFoundError: the index does not hold it, or no statement of its latest edition holds the words.
    """
    held = held_editions(index, country, series)
    now = index.statements(Filter(reports=(held[-1].id,)))
    chosen = _nearest(index, now, words)
    if chosen is None:
        raise NotFoundError(
            f"no statement of the {held[-1].year} edition on {held[0].country} holds {words!r}; "
            "`tipqa search` finds the words it uses"
        )
    chain = [chosen, *_back(index, held, now, chosen)]
    cite = Numbering(index.report)
    years = {info.id: info.year for info in held}
    wordings = tuple(
        Wording(
            years[it.report],
            it.text,
            before is not None and wording(it.text).core == wording(before.text).core,
            finding(before.text, it.text) if before else "",
            cite(Source(it.report, it.start, it.end)),
        )
        for it, before in zip(chain, [*chain[1:], None], strict=True)
    )
    since = wordings[-1].year
    return Standing(held[0].country, held[0].series, since, since == held[0].year, wordings)


def _nearest(index: Store, statements: Sequence[Statement], words: str) -> Statement | None:
    """The statement that holds most of the words by their rarity, of equal ones the shortest; None where none holds enough."""
    asked = {stem: index.idf(stem) for stem in stems(words)}
    whole = sum(asked.values())

    def share(it: Statement) -> tuple[float, int]:
        own = set(stems(it.text))
        return sum(weight for stem, weight in asked.items() if stem in own), -len(it.text)

    best = max(statements, key=share, default=None)
    return best if best is not None and whole and share(best)[0] >= LEAST * whole else None


def _back(index: Store, held: Sequence[ReportInfo], now: Sequence[Statement], chosen: Statement) -> list[Statement]:
    """The counterparts of a statement in the editions before, the newest first, as far as each has one."""
    found: list[Statement] = []
    newer, at = list(now), chosen
    for _, older in pairwise(reversed(held)):
        before = index.statements(Filter(reports=(older.id,)))
        links = align(before, newer, similarity(index, before, newer))
        mates = [it for it in links if it.old is not None and it.new is not None and newer[it.new].id == at.id]
        if not mates:
            break
        best = max(mates, key=lambda it: it.score).old
        at, newer = before[best or 0], list(before)
        found.append(at)
    return found
