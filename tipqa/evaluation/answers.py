"""Answers: is the right thing said, with a citation that carries it? What is checked follows from `expected`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from tipqa.evaluation.facts import changes_stated, countries_listed, tiers_stated
from tipqa.evaluation.names import one_name
from tipqa.evaluation.outcome import ERROR, Outcome
from tipqa.evaluation.words import fold, states_number, tiers

_SAME = ("unchanged", "remained", "remains", "same", "no change", "stayed", "did not change")
_DIRECTIONS = {
    "upgraded": ("upgraded", "moved up", "rose", "improved"),
    "downgraded": ("downgraded", "moved down", "fell", "dropped"),
    "unchanged": _SAME,
    "remained": _SAME,
}


def answer_scores(outcome: Outcome) -> dict[str, float]:
    """Whether the answer is right; for tiers and figures also whether its own words say so; for lists how complete."""
    question, expected = outcome.question, outcome.question.expected
    scores = {"answers.right": float(right(outcome))}
    if not question.answerable:
        return scores
    if question.type == "list" and "countries" in expected:
        precision, recall = list_scores(outcome)
        scores |= {"answers.list_precision": precision, "answers.list_recall": recall}
    if wanted := _own_words(expected) if question.type != "what_changed" else []:
        scores["answers.stated"] = float(all(_says(outcome.answer.answer, value) for value in wanted))
    return scores


def right(outcome: Outcome) -> bool:
    """Whether the answer is right, by every check that its expectation calls for.

    An unanswerable question is right when it is refused, and for the expected reason where one is given.
    """
    question, answer = outcome.question, outcome.answer
    if answer.reason == ERROR:
        return False
    if not question.answerable:
        reason = question.expected.get("reason")
        return answer.abstained and reason in (None, answer.reason)
    if answer.abstained:
        return False
    if question.type == "what_changed":
        return changes_cited(outcome)
    checks = [check for field, check in _CHECKS.items() if field in question.expected]
    return all(check(outcome) for check in checks) if checks else words_cited(outcome)


def tier_right(outcome: Outcome) -> bool:
    """The expected tier is stated, and cited from a gold report."""
    wanted = outcome.question.expected["tier"]
    return _states_tier(outcome, wanted) and any(_tier_cited(outcome, wanted, p.report) for p in outcome.gold)


def tiers_right(outcome: Outcome) -> bool:
    """Each country's or edition's tier is stated and cited from its own report."""
    return all(_one_of_many(outcome, str(key), tier) for key, tier in outcome.question.expected["tiers"].items())


def change_right(outcome: Outcome) -> bool:
    """Both tiers and the direction are stated, and each edition is cited."""
    expected, text = outcome.question.expected, outcome.answer.answer
    wanted = tuple(expected.get(name) for name in ("from", "to", "direction"))
    stated = changes_stated(outcome.answer.facts)
    if stated:
        said = any(all(w in (None, s) for w, s in zip(wanted, change, strict=True)) for change in stated)
    else:
        said = {wanted[0], wanted[1]} - {None} <= tiers(text) and (not wanted[2] or _says_direction(text, wanted[2]))
    reports = sorted({place.report for place in outcome.gold})
    ends = [tier for tier in wanted[:2] if tier]
    return said and all(any(_tier_cited(outcome, tier, report) for tier in ends) for report in reports)


def numbers_right(outcome: Outcome) -> bool:
    """Every expected number stands in a citation from a gold report."""
    reports = {place.report for place in outcome.gold}
    quotes = [citation.quote for citation in outcome.answer.citations if citation.report in reports]
    return all(any(states_number(quote, number) for quote in quotes) for number in _numbers(outcome.question.expected))


def words_cited(outcome: Outcome) -> bool:
    """For each gold report, a citation holds the words of at least one of its gold quotes."""
    reports = {place.report for place in outcome.gold}
    return reports == {place.report for place in outcome.gold if outcome.cited(place)}


def list_right(outcome: Outcome) -> bool:
    """The countries named are the expected ones, no more and no fewer."""
    return list_scores(outcome) == (1.0, 1.0)


def list_scores(outcome: Outcome) -> tuple[float, float]:
    """Precision and recall of the countries named; both 0 where none is."""
    wanted = {one_name(country) for country in outcome.question.expected["countries"]}
    named = countries_listed(outcome.answer, outcome.question.expected["countries"])
    shared = len(wanted & named)
    return (shared / len(named) if named else 0.0, shared / len(wanted) if wanted else float(not named))


def changes_cited(outcome: Outcome) -> bool:
    """One gold addition is cited from the later edition, and one gold removal from the earlier, as far as given."""
    years = sorted({place.report for place in outcome.gold})
    added, gone = outcome.question.expected.get("new"), outcome.question.expected.get("gone")
    sides = {
        years[-1]: [p for p in outcome.gold if p.report == years[-1] and (added is None or p.quote in added)],
        years[0]: [p for p in outcome.gold if p.report == years[0] and (gone is None or p.quote in gone)],
    }
    return all(any(outcome.cited(place) for place in places) for places in sides.values() if places)


def words_said(outcome: Outcome) -> bool:
    """The answer's own words hold what is expected of them."""
    return fold(str(outcome.question.expected["says"])) in fold(outcome.answer.answer)


_CHECKS: Mapping[str, Callable[[Outcome], bool]] = {
    "tier": tier_right,
    "tiers": tiers_right,
    "direction": change_right,
    "numbers": numbers_right,
    "value": numbers_right,
    "countries": list_right,
    "says": words_said,
}


def _numbers(expected: Mapping[str, Any]) -> list[str]:
    values = expected.get("numbers", expected.get("value"))
    return [str(value) for value in (values if isinstance(values, list) else [values])]


def _own_words(expected: Mapping[str, Any]) -> list[str]:
    tier = [expected["tier"]] if "tier" in expected else []
    ends = [expected[name] for name in ("from", "to") if "direction" in expected and expected.get(name)]
    many = list(expected.get("tiers", {}).values())
    return [*tier, *ends, *many, *(_numbers(expected) if {"numbers", "value"} & set(expected) else [])]


def _says(text: str, value: str) -> bool:
    return value in tiers(text) if tiers(value) else states_number(text, value)


def _says_direction(text: str, direction: str) -> bool:
    return any(word in fold(text) for word in _DIRECTIONS.get(direction, (direction,)))


def _states_tier(outcome: Outcome, wanted: str) -> bool:
    """By the facts on the gold's own country and edition, or else by any facts, or else by the answer's words."""
    stated = tiers_stated(outcome.answer.facts)
    asked = {(outcome.countries.get(p.report), int(p.report.split("/")[0])) for p in outcome.gold}
    own = {tier for country, year, tier in stated if (country, year) in asked}
    return wanted in (own or {tier for *_, tier in stated} or tiers(outcome.answer.answer))


def _tier_cited(outcome: Outcome, tier: str, report: str) -> bool:
    """A citation of the report names the tier, in its words or in the heading above them, or holds the gold words."""
    cited = [citation for citation in outcome.answer.citations if citation.report == report]
    return any(tier in tiers(f"{citation.section}. {citation.quote}") for citation in cited) or any(
        outcome.cited(place) for place in outcome.gold if place.report == report and tier in tiers(place.quote)
    )


def _one_of_many(outcome: Outcome, key: str, tier: str) -> bool:
    """`key` is an edition or a country; its tier must be stated and cited from its own gold report."""
    key = one_name(key)
    named = {id: one_name(country) for id, country in outcome.countries.items()}
    own = [p.report for p in outcome.gold if key in (p.report.split("/")[0], named.get(p.report))]
    stated = {t for country, year, t in tiers_stated(outcome.answer.facts) if key in (one_name(country), str(year))}
    said = tier in (stated or tiers(outcome.answer.answer))
    return said and any(_tier_cited(outcome, tier, report) for report in own)
