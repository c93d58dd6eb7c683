"""What an answer states, typed: tiers, moves, figures, quotes, lists. `Answer.facts` is the `to_dict` of these."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from tipqa.figures.best import Told
from tipqa.figures.measures import period_years
from tipqa.figures.model import Precision
from tipqa.records import dataclass
from tipqa.reports.model import Tier
from tipqa.reports.placements import Certainty


@dataclass(frozen=True, slots=True)
class TierFact:
    """The tier of a country in one edition."""

    country: str
    year: int
    tier: Tier
    report: str
    certainty: Certainty = Certainty.STATED

    def to_dict(self) -> dict[str, Any]:
        unsure = {} if self.certainty is Certainty.STATED else {"certainty": self.certainty.value}
        return {"country": self.country, "year": self.year, "tier": self.tier.value, "report": self.report, **unsure}


@dataclass(frozen=True, slots=True)
class MoveFact:
    """A move between two tiers: "upgraded", "downgraded", "unchanged" or "changed"; `old` is None where it is not told."""

    direction: str
    old: Tier | None
    new: Tier

    def to_dict(self) -> dict[str, Any]:
        source = {"from": self.old.value} if self.old else {}
        return {**source, "to": self.new.value, "direction": self.direction}


@dataclass(frozen=True, slots=True)
class PlacementsFact:
    """Placements, with the move of one country, or what is the same, lowest and highest among several."""

    tiers: tuple[TierFact, ...]
    tier: Tier | None = None
    move: MoveFact | None = None
    same: bool | None = None
    extreme: tuple[str, tuple[str, ...]] | None = None  # "lowest" or "highest", and the countries that are so

    def to_dict(self) -> dict[str, Any]:
        return {
            "tiers": [row.to_dict() for row in self.tiers],
            **({"tier": self.tier.value} if self.tier else {}),
            **(self.move.to_dict() if self.move else {}),
            **({"same": self.same} if self.same is not None else {}),
            **({self.extreme[0]: list(self.extreme[1])} if self.extreme else {}),
        }


@dataclass(frozen=True, slots=True)
class ReasonFact:
    """Why a country stands on its tier. `old` is its tier in the edition just before, where that is held."""

    tier: Tier
    direction: str | None
    reasons: tuple[str, ...]
    old: Tier | None = None

    def to_dict(self) -> dict[str, Any]:
        moved = {"from": self.old.value, "to": self.tier.value} if self.old else {}
        return {"tier": self.tier.value, "direction": self.direction, "reasons": list(self.reasons), **moved}


@dataclass(frozen=True, slots=True)
class FigureFact:
    """One figure of a report."""

    told: Told

    @property
    def value(self) -> float | None:
        return self.told.value.number

    @property
    def period(self) -> str:
        return period_years(self.told.period)

    def to_dict(self) -> dict[str, Any]:
        figure, value = self.told.figure, self.told.value
        return {
            "country": self.told.country,
            "edition": self.told.edition,
            "measure": figure.measure,
            "detail": ", ".join(sorted(facet.partition("=")[2] for facet in figure.counted)),
            "value": value.number,
            "high": value.high,
            "text": "none" if value.precision is Precision.NONE else value.text,
            "reported": value.number is not None,
            "unit": figure.unit.value,
            "currency": value.currency,
            "actor": figure.actor.value,
            "status": figure.status.value,
            "period": self.period,
            "period_source": self.told.period.source.value,
            "compared_with": [
                {"value": it.value.number, "text": it.value.text, "period": period_years(it.period)}
                for it in (() if self.told.earlier else figure.earlier)
            ],
        }


@dataclass(frozen=True, slots=True)
class FiguresFact:
    """Figures; `value` is the one number that is stated, `delta` the difference between the first and the last."""

    figures: tuple[FigureFact, ...]
    value: float | None = None
    delta: float | None = None

    def to_dict(self) -> dict[str, Any]:
        ends = {"from": self.figures[0].value, "to": self.figures[-1].value, "delta": self.delta}
        return {
            "figures": [figure.to_dict() for figure in self.figures],
            **({"value": self.value} if self.value is not None else {}),
            **(ends if self.delta is not None else {}),
        }


@dataclass(frozen=True, slots=True)
class QuotesFact:
    """Statements in the report's words; `coverage` is how much of the question the first of them covers."""

    country: str
    years: tuple[int, ...]
    statements: tuple[str, ...]
    coverage: float | None = None
    section: str = ""

    def to_dict(self) -> dict[str, Any]:
        return {
            "country": self.country,
            "years": list(self.years),
            **({"section": self.section} if self.section else {}),
            "statements": list(self.statements),
            **({"coverage": self.coverage} if self.coverage is not None else {}),
        }


@dataclass(frozen=True, slots=True)
class ChangesFact:
    """What changed between two editions of a country."""

    country: str
    from_year: int
    to_year: int
    old_tier: str | None
    new_tier: str | None
    direction: str
    new: tuple[str, ...]
    gone: tuple[str, ...]
    kept: tuple[str, ...] = ()  # of recommendations, as the newer edition words them

    def to_dict(self) -> dict[str, Any]:
        return {
            "country": self.country,
            "from_year": self.from_year,
            "to_year": self.to_year,
            "tier": {"from": self.old_tier, "to": self.new_tier, "direction": self.direction},
            "new": list(self.new),
            "gone": list(self.gone),
            **({"kept": list(self.kept)} if self.kept else {}),
        }


@dataclass(frozen=True, slots=True)
class TierListFact:
    """The countries on a tier, or those that moved, in one edition."""

    year: int
    countries: tuple[str, ...]
    tier: Tier | None = None
    moves: tuple[tuple[str, tuple[str, ...]], ...] = ()  # "upgraded" or "downgraded", and who moved so
    unsure: tuple[tuple[str, tuple[str, ...]], ...] = ()  # "one source" or "derived", and of whom so

    def to_dict(self) -> dict[str, Any]:
        own: dict[str, Any] = {move: list(names) for move, names in self.moves}
        if self.tier:
            own = {"tier": self.tier.value, "count": len(self.countries)}
        unsure = {"unsure": {how: list(names) for how, names in self.unsure}} if self.unsure else {}
        return {"year": self.year, **own, "countries": list(self.countries), **unsure}


@dataclass(frozen=True, slots=True)
class CountriesFact:
    """Countries of which something is told: a topic, figures, or that they are held."""

    countries: tuple[str, ...]
    years: tuple[int, ...] = ()
    figures: tuple[FigureFact, ...] = ()
    coverage: float | None = None

    def to_dict(self) -> dict[str, Any]:
        return {
            "countries": list(self.countries),
            **({"years": list(self.years)} if self.years else {}),
            **({"figures": [figure.to_dict() for figure in self.figures]} if self.figures else {}),
            **({"coverage": self.coverage} if self.coverage is not None else {}),
        }


@dataclass(frozen=True, slots=True)
class AdviceFact:
    """The recommendations of one edition to a country, in their order."""

    country: str
    year: int
    recommendations: tuple[str, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"country": self.country, "year": self.year, "recommendations": list(self.recommendations)}


@dataclass(frozen=True, slots=True)
class RecommendationsFact:
    """The recommendations of one or more editions."""

    editions: tuple[AdviceFact, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"recommendations": [edition.to_dict() for edition in self.editions]}


@dataclass(frozen=True, slots=True)
class CountFact:
    """How many there are of something that a report lists."""

    country: str
    value: int

    def to_dict(self) -> dict[str, Any]:
        return {"country": self.country, "value": self.value}


@dataclass(frozen=True, slots=True)
class AboutFact:
    """What is told of the product itself, with what it holds."""

    about: str
    countries: tuple[str, ...]
    years: tuple[int, ...]

    def to_dict(self) -> dict[str, Any]:
        return {"about": self.about, "countries": list(self.countries), "years": list(self.years)}


@dataclass(frozen=True, slots=True)
class SeveralFacts:
    """The facts of two or more parts of an answer: those of the first at the top, all of them under "parts"."""

    parts: tuple[Fact, ...]

    def to_dict(self) -> dict[str, Any]:
        every = [part.to_dict() for part in self.parts]
        return {**every[0], "parts": every}


Fact = (
    PlacementsFact
    | ReasonFact
    | FiguresFact
    | QuotesFact
    | ChangesFact
    | TierListFact
    | CountriesFact
    | RecommendationsFact
    | CountFact
    | AboutFact
    | SeveralFacts
)


def together(facts: Sequence[Fact]) -> Fact:
    """The facts of one or more parts."""
    return facts[0] if len(facts) == 1 else SeveralFacts(tuple(facts))


def _leading(fact: Fact) -> Fact:
    """The fact of the first part."""
    return _leading(fact.parts[0]) if isinstance(fact, SeveralFacts) else fact


def coverage_of(fact: Fact) -> float | None:
    """How much of the question what is quoted covers; None of what is structured."""
    first = _leading(fact)
    return first.coverage if isinstance(first, QuotesFact | CountriesFact) else None


def value_of(fact: Fact) -> float | None:
    """The one number that is stated, if any."""
    first = _leading(fact)
    return first.value if isinstance(first, FiguresFact | CountFact) else None


def figures_of(fact: Fact) -> tuple[FigureFact, ...]:
    """The figures that are stated."""
    first = _leading(fact)
    return first.figures if isinstance(first, FiguresFact | CountriesFact) else ()
