"""Answers on a topic across countries: for each country that speaks of it, the statement that does so best."""

from __future__ import annotations

import re
from dataclasses import replace

from tipqa.answers.evidence import Evidence, rank
from tipqa.answers.refusal import Refusal, lacks_answer, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Written
from tipqa.answers.words import listed, plural, year_list

SAME_TOPIC = 0.70  # share of the best score that a country's best statement reaches
LEAST_COVERAGE = 0.58  # of the question by a statement
FEW = 3  # words below which each must be met
LEAST_TELLING = 0.7  # mean cosine to the rarest words of so short a question
LEAST_NAME = 0.5  # … and of a longer one, names among them
MOST = 12
_ASKS = re.compile(r"\brecommend\w*|\burged?\b|\brecs?\b", re.I)  # tells the section, not the topic


def write_topic(scope: Scope) -> Written | Refusal:
    """The countries whose reports speak of the topic, best first, in the editions asked for.

    Where none is asked for, the latest edition is read, and where it is silent, all of them.
    """
    named = tuple(year for year in scope.query.years if year in scope.have.years)
    refusal: Refusal | None = None
    for years in [named] if named else [scope.have.years[-1:], scope.have.years]:
        found = _found(scope, years)
        if isinstance(found, Written):
            return found
        refusal = found
    return refusal or no_topic("", (), "what was asked")


def _found(scope: Scope, years: tuple[int, ...]) -> Written | Refusal:
    asked = scope.asked
    drop = (*asked.drop, *(match.span() for match in _ASKS.finditer(asked.core)))
    ranking = rank(scope.index, asked.core, drop, scope.filter(None, years), asked.quantity)
    lacking = lacks_answer(ranking, asked.core, asked.quantity, strict=len(ranking.words.words) < FEW)
    best: dict[str, Evidence] = {}
    for evidence in ranking.evidence:
        alike = evidence.score >= SAME_TOPIC * ranking.evidence[0].score and evidence.coverage >= LEAST_COVERAGE
        if alike and evidence.telling >= (LEAST_TELLING if len(ranking.words.words) < FEW else LEAST_NAME):
            best.setdefault(scope.index.info(evidence.statement.report).country, evidence)
    if lacking or not best:
        return _nothing(scope, years, lacking or "all of this at once")
    rows = list(best.items())[:MOST]
    lines = "\n".join(
        f"- **{country}** ({_year(scope, e)}): “{e.statement.text}” {_cite(scope, e)}" for country, e in rows
    )
    editions = f"{year_list(years)} {'edition' if len(years) == 1 else 'editions'}"
    lead = f"**{plural(len(rows), 'country')}** in the {editions} held here, closest first:"
    facts = {
        "countries": [country for country, _ in rows],
        "years": list(years),
        "coverage": round(rows[0][1].coverage, 3),
    }
    return Written(f"{lead}\n\n{lines}", facts)


def _nothing(scope: Scope, years: tuple[int, ...], lacking: str) -> Refusal:
    refusal = no_topic("", years, lacking)
    held = listed(scope.have.countries[:3])
    return replace(refusal, text=f"{refusal.text}\n\nNaming a country helps: {held} are among those held here.")


def _year(scope: Scope, evidence: Evidence) -> int:
    return scope.index.info(evidence.statement.report).year


def _cite(scope: Scope, evidence: Evidence) -> str:
    s = evidence.statement
    return scope.cite(s.report, s.start, s.end)
