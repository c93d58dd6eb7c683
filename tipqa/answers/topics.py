"""Answers on a topic across countries: for each country that speaks of it, the statement that does so best."""

from __future__ import annotations

from dataclasses import replace

from tipqa.answers.evidence import Evidence, rank
from tipqa.answers.refusal import Refusal, lacks_answer, no_topic
from tipqa.answers.scope import Scope
from tipqa.answers.tiers import Written
from tipqa.answers.words import listed, plural, year_list

SAME_TOPIC = 0.80  # share of the best score that a country's best statement reaches
LEAST_TELLING = 0.7  # cosine to the rarest word of the question
MOST = 12


def write_topic(scope: Scope) -> Written | Refusal:
    """The countries whose reports speak of the topic, best first, in the editions asked for (by default the latest)."""
    years = tuple(year for year in scope.query.years if year in scope.have.years) or scope.have.years[-1:]
    ranking = rank(scope.index, scope.asked.core, scope.asked.drop, scope.filter(None, years), scope.asked.quantity)
    lacking = lacks_answer(ranking, scope.asked.core, scope.asked.quantity, strict=True)
    if lacking is not None:
        refusal = no_topic("", years, lacking)
        held = listed(scope.have.countries[:3])
        return replace(refusal, text=f"{refusal.text}\n\nNaming a country helps: {held} are among those held here.")
    best: dict[str, Evidence] = {}
    for evidence in ranking.evidence:
        if evidence.score >= SAME_TOPIC * ranking.evidence[0].score and evidence.telling >= LEAST_TELLING:
            best.setdefault(scope.index.info(evidence.statement.report).country, evidence)
    rows = list(best.items())[:MOST]
    if not rows:
        return no_topic("", years, "all of this at once")
    lines = "\n".join(
        f"- **{country}** ({_year(scope, e)}): “{e.statement.text}” {_cite(scope, e)}" for country, e in rows
    )
    lead = f"**{plural(len(rows), 'country')}** in the {year_list(years)} {'edition' if len(years) == 1 else 'editions'} held here, closest first:"
    return Written(f"{lead}\n\n{lines}", {"countries": [country for country, _ in rows], "years": list(years)})


def _year(scope: Scope, evidence: Evidence) -> int:
    return scope.index.info(evidence.statement.report).year


def _cite(scope: Scope, evidence: Evidence) -> str:
    s = evidence.statement
    return scope.cite(s.report, s.start, s.end)
