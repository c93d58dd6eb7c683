"""What an answer states as structured facts, whatever their nesting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from tipqa.answers.model import Answer
from tipqa.evaluation.names import one_name
from tipqa.evaluation.words import contains_words, tiers

_SAME = "unchanged"


def tiers_stated(facts: Mapping[str, Any]) -> list[tuple[str, int | None, str]]:
    """Each (country, edition, tier) that the facts state; country "" and edition None where they leave it open."""
    return [
        (str(entry.get("country", "")), _year(entry), entry["tier"])
        for entry in _objects(facts)
        if isinstance(entry.get("tier"), str) and tiers(entry["tier"])
    ]


def changes_stated(facts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Each (from, to, direction) of tiers that the facts state."""
    return [
        (entry["from"], entry["to"], _SAME if entry.get("direction") == "remained" else str(entry.get("direction", "")))
        for entry in _objects(facts)
        if _is_tier(entry.get("from")) and _is_tier(entry.get("to"))
    ]


def countries_listed(answer: Answer, expected: Sequence[str]) -> set[str]:
    """The countries an answer names: from its facts, or else the cited ones and the expected ones it names."""
    named = {one_name(country) for country in _listed(answer.facts)}
    if named:
        return named
    known = {*expected, *map(one_name, expected)}
    written = {one_name(country) for country in known if contains_words(answer.answer, country)}
    return written | {one_name(citation.country) for citation in answer.citations}


def _listed(facts: Mapping[str, Any]) -> list[str]:
    listed = facts.get("countries")
    if isinstance(listed, list):
        return [entry["country"] if isinstance(entry, dict) else str(entry) for entry in listed]
    return [str(entry["country"]) for entry in _objects(facts) if "country" in entry]


def _objects(value: Any) -> Iterator[Mapping[str, Any]]:
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ():
        yield from _objects(part)


def _is_tier(value: Any) -> bool:
    return isinstance(value, str) and bool(tiers(value))


def _year(entry: Mapping[str, Any]) -> int | None:
    year = entry.get("year")
    return year if isinstance(year, int) else None
