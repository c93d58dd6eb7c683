"""What says outright what a kind of answer wants goes before all else that comes near."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from tipqa.countries.lookup import find_countries
from tipqa.countries.regions import find_regions
from tipqa.evidence.demands import cues
from tipqa.evidence.scoring import Evidence
from tipqa.evidence.thresholds import THRESHOLDS
from tipqa.question.lexicon import phrases
from tipqa.question.plan import Plan
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind

_OF_THE_COUNTRY: Final = frozenset({Want.DESTINATION, Want.ORIGIN})  # which the profile tells

_SEVERAL: Final = 2


def told_first(plan: Plan, evidence: Sequence[Evidence]) -> tuple[Evidence, ...]:
    """The evidence, that which tells the first kind wanted that any of it tells before the rest, each part in its order.

    "Where are they exploited abroad?" is told by the countries, not by how they are exploited.
    """
    least = THRESHOLDS.further_reading * evidence[0].score if evidence else 0.0
    near = [it for it in evidence if it.score >= least and it.statement.section is not SectionKind.RECOMMENDATIONS]
    for kind, cue in cues("first").items():
        want = Want[kind.upper()]
        if want not in plan.wants or (want is Want.PRESCRIBED and not _for_trafficking(plan)):
            continue
        if telling := {
            it.statement.id for it in near if cue.search(it.statement.text) and _names_enough(it, want, plan)
        }:
            whole = want in _OF_THE_COUNTRY
            return tuple(sorted(evidence, key=lambda it: _behind(it, it.statement.id in telling, whole=whole)))
    return tuple(evidence)


def _names_enough(evidence: Evidence, want: Want, plan: Plan) -> bool:
    """Whether a statement that is to tell destinations names several beside the country that is asked about."""
    if want is not Want.DESTINATION:
        return True
    text = evidence.statement.text
    abroad = {it.country.name for it in find_countries(text)} - set(plan.subjects)
    return len(abroad) + len(find_regions(text)) >= _SEVERAL


def _behind(evidence: Evidence, telling: bool, *, whole: bool) -> tuple[bool, bool]:
    """What puts a statement behind others: that it tells nothing of the kind, then that it is not told of the whole country."""
    return not telling, telling and whole and evidence.statement.section is not SectionKind.PROFILE


def _for_trafficking(plan: Plan) -> bool:
    """Whether a penalty is asked for of trafficking itself, and of no other deed."""
    return phrases("penalty_of_trafficking").fullmatch(" ".join(plan.topic.words)) is not None


def both_told(plan: Plan, evidence: Sequence[Evidence], answer: Sequence[Evidence]) -> list[Evidence]:
    """The answer, with the article and the penalty where both are asked for and it gives one of them."""
    if not {Want.ARTICLE, Want.PRESCRIBED} <= plan.wants:
        return list(answer)
    found = list(answer)
    article, own, other = cues("outright")["article"], cues("first")["prescribed"], cues("decisive")["prescribed"]
    for wanted in ((article,), (own, other)):
        if any(wanted[0].search(it.statement.text) for it in found):
            continue
        telling = (it for cue in wanted for it in evidence if cue.search(it.statement.text))
        found += [it for it in [next(telling, None)] if it and it not in found]
    return found
