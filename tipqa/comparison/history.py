"""One country over all its editions: the tier, each measure, and the life of each recommendation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Source
from tipqa.blocks.numbering import Numbering
from tipqa.comparison.align import align
from tipqa.comparison.editions import held_editions
from tipqa.comparison.figures import amount_text, detail_of, figures_of, order_of
from tipqa.comparison.recommendations import recommendations_of
from tipqa.comparison.similarity import similarity
from tipqa.countries.lookup import resolve
from tipqa.english import plural, year_list
from tipqa.errors import NotFoundError, UsageError
from tipqa.figures.best import Key, Told
from tipqa.figures.measures import MEASURES, period_years
from tipqa.index.model import ReportInfo, Statement
from tipqa.placements.model import direction
from tipqa.placements.reading import tier_table
from tipqa.question.coverage import DEFAULT_SERIES
from tipqa.records import dataclass
from tipqa.reports.origin import words_of
from tipqa.reports.series import series_name
from tipqa.rows import frame

if TYPE_CHECKING:
    from pandas import DataFrame

    from tipqa.comparison.frames import HistoryPart
    from tipqa.index.store import Store

FORMAT = 1  # raised where a key of `to_dict` changes its meaning or goes


@dataclass(frozen=True, slots=True)
class TierPoint:
    """The tier in one edition; `direction` tells the move from the placement before it in the index, "" for the first.

    `certainty` is "stated", "one source" or "derived".
    """

    year: int
    tier: str
    direction: str
    citation: Citation
    certainty: str = "stated"


@dataclass(frozen=True, slots=True)
class FigurePoint:
    """What one edition says of a measure. `value` is None where it says that the number was not reported."""

    year: int
    value: float | None
    text: str
    period: str
    citation: Citation


@dataclass(frozen=True, slots=True)
class MeasureLife:
    """A measure edition by edition; an edition that says nothing of it has no point."""

    measure: str
    label: str
    detail: str
    points: tuple[FigurePoint, ...]
    unit: str = ""
    actor: str = ""
    status: str = ""


@dataclass(frozen=True, slots=True)
class AdviceLife:
    """A recommendation from its first to its last edition, in the words of the last; `years` are those that hold it."""

    text: str
    years: tuple[int, ...]
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True)
class History:
    """A country over its editions. `years` are those of its narratives in the index, none where only its tiers are held; a
    year between them that is missing is not held. `tiers` reach as far as narratives and lists of placements do.

    `texts` tells for each edition what kind of text it is, such as "tipqa digest, not the report’s words".
    """

    country: str
    series: str
    years: tuple[int, ...]
    tiers: tuple[TierPoint, ...]
    measures: tuple[MeasureLife, ...]
    recommendations: tuple[AdviceLife, ...]
    citations: tuple[Citation, ...]
    texts: dict[int, str] = field(default_factory=dict)

    def __repr__(self) -> str:
        editions = year_list(self.years) or "no narrative"
        return f"<History {self.country}: {editions}; {plural(len(self.tiers), 'tier')}, {plural(len(self.measures), 'measure')}>"

    def _repr_html_(self) -> str:
        from tipqa.comparison.render.notebook import preformatted
        from tipqa.comparison.render.tables import history_lines

        return preformatted(history_lines(self))

    def to_frame(self, part: HistoryPart = "figures") -> DataFrame:
        """A part as a `pandas.DataFrame`: "figures" (a row a measure and edition), "tiers" or "recommendations".

        `value` is NaN where the edition says that the number was not reported.

        Raises:
            UsageError: there is no such part.
        """
        from tipqa.comparison.frames import COLUMNS, history_rows

        rows = list(history_rows(self, part))
        return frame(COLUMNS[part], rows)

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa history --json` prints."""
        return {"format": FORMAT, **asdict(self)}


def history(index: Store, country: str, measure: str | None = None, series: str | None = None) -> History:
    """Tier, measures and recommendations of a country, edition by edition.

    Args:
        measure: a key of `MEASURES`, or a word of its label; None for all measures.

    Raises:
        CountryError: the country is not known.
        NotFoundError: the index holds neither a narrative nor a tier of it.
        UsageError: the measure is not known; names those that are.
    """
    wanted = find_measures(measure) if measure else None
    cite = Numbering(index.report)
    try:
        held = held_editions(index, country, series)
    except NotFoundError:
        name, kind = resolve(country).name, series_name(series or "") or DEFAULT_SERIES
        if tiers := _tiers(index, name, kind, cite):
            return History(name, kind, (), tuple(tiers), (), (), cite.citations)
        raise
    return History(
        country=held[0].country,
        series=held[0].series,
        years=tuple(info.year for info in held),
        tiers=tuple(_tiers(index, held[0].country, held[0].series, cite)),
        measures=tuple(_measures(index, held, wanted, cite)),
        recommendations=() if measure else tuple(_recommendations(index, held, cite)),
        citations=cite.citations,
        texts={info.year: words_of(info) for info in held},
    )


def find_measures(words: str) -> tuple[str, ...]:
    """The measures that `words` may mean: the key itself, else those whose key, label or words hold them.

    Raises:
        UsageError: there is none; names those that are.
    """
    asked = words.strip().casefold()
    key = asked.replace(" ", "_").replace("-", "_")
    if key in MEASURES:
        return (key,)
    found = tuple(
        name for name, it in MEASURES.items() if asked and (asked in it.label.casefold() or asked in " ".join(it.words))
    )
    if not found:
        raise UsageError(f"no measure is known as {words!r}; known are {', '.join(MEASURES)}")
    return found


def _tiers(index: Store, country: str, series: str | None, cite: Numbering) -> list[TierPoint]:
    rows = tier_table(index, series).of(country)
    moves = ["", *(direction(before.tier, after.tier) for before, after in pairwise(rows))][: len(rows)]
    return [
        TierPoint(row.year, row.tier.value, move, cite(Source(row.report, row.start, row.end)), row.certainty.value)
        for row, move in zip(rows, moves, strict=True)
    ]


def _measures(
    index: Store, held: Sequence[ReportInfo], wanted: Sequence[str] | None, cite: Numbering
) -> list[MeasureLife]:
    points: dict[Key, list[FigurePoint]] = {}
    details: dict[Key, str] = {}
    for info in held:
        for key, told in figures_of(index, info).items():
            if wanted is None or key[0] in wanted:
                points.setdefault(key, []).append(_point(info, told, cite))
                details[key] = detail_of(told.figure)
    return [
        MeasureLife(
            key[0], MEASURES[key[0]].label, details[key], tuple(points[key]), *map(str, (key[1], key[2], key[4]))
        )
        for key in sorted(points, key=order_of)
    ]


def _point(info: ReportInfo, told: Told, cite: Numbering) -> FigurePoint:
    citation = cite(Source(info.id, told.figure.start, told.figure.end))
    return FigurePoint(info.year, told.number, amount_text(told.value), period_years(told.period), citation)


def _recommendations(index: Store, held: Sequence[ReportInfo], cite: Numbering) -> list[AdviceLife]:
    """Each recommendation as a chain through the editions, the longest first."""
    chains: list[list[Statement]] = []
    open_chains: dict[int, list[Statement]] = {}  # by the id of the chain's last statement
    years = {info.id: info.year for info in held}
    before: list[Statement] = []
    for info in held:
        now = recommendations_of(index, info)
        back = _first_counterparts(index, before, now, ordered=info.kind != "digest")
        following: dict[int, list[Statement]] = {}
        for it in now:
            chain = open_chains.pop(back[it.id], None) if it.id in back else None
            if chain is None:
                chain = []
                chains.append(chain)
            chain.append(it)
            following[it.id] = chain
        before, open_chains = now, following
    chains.sort(key=lambda chain: (-len(chain), chain[0].report))
    return [
        AdviceLife(
            chain[-1].text,
            tuple(years[it.report] for it in chain),
            tuple(cite(Source(it.report, it.start, it.end)) for it in chain),
        )
        for chain in chains
    ]


def _first_counterparts(
    index: Store, old: Sequence[Statement], new: Sequence[Statement], *, ordered: bool
) -> dict[int, int]:
    """For the id of each new statement, the id of the old one it goes on from."""
    found: dict[int, int] = {}
    if old and new:
        for link in align(old, new, similarity(index, old, new, ordered)):
            if link.old is not None and link.new is not None:
                found.setdefault(new[link.new].id, old[link.old].id)
    return found
