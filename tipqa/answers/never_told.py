"""Which countries never did a thing, as their reports say in so many words: "who has never convicted a trafficker?"."""

from __future__ import annotations

from collections.abc import Collection

from tipqa.answers.stated import CountriesFact
from tipqa.blocks.model import Listing, Note, Strong, quote
from tipqa.english import plural
from tipqa.evidence.scope import Scope
from tipqa.index.model import Filter, Statement
from tipqa.index.words import words as stems
from tipqa.later import later
from tipqa.question.lexicon import phrases, values
from tipqa.reports.model import SectionKind

_DONE_TO = later(
    r"\W+((?:[\w’'-]+\W+){0,5}?(?:traffickers?|anyone|any(?:\s+\w+)?\s+persons?|victims?|offenders?|cases?|suspects?))\b"
)
_NO_PART = frozenset(
    stems("a an any single one human person persons trafficking trafficker victim case suspect anyone formally or and")
)


def never_done(scope: Scope, measure: str) -> tuple[Listing | Note, CountriesFact | None]:
    """The sentences that say so of a measure, the newest of each country; that there is none where no report says it."""
    asked = frozenset(stems(" ".join(scope.plan.topic.words)))
    told: dict[str, Statement] = {}
    years = scope.plan.editions or scope.have.years
    within = Filter(countries=scope.held_members, years=tuple(years), series=(scope.series,))
    for it in scope.index.statements(within):
        if it.section != SectionKind.RECOMMENDATIONS and says_never(it.text, measure, asked):
            told[scope.index.info(it.report).country] = it
    if not told:
        return Note(("No report held here says of a country that it never did so. Of one year alone:",)), None
    lines = tuple(
        (Strong(country), f" ({scope.index.info(it.report).year}): ", quote(it)) for country, it in sorted(told.items())
    )
    lead = (Strong(plural(len(told), "country")), " of which a report held here says that it never did so:")
    return Listing(lines, lead), CountriesFact(
        tuple(sorted(told)), tuple(sorted({scope.index.info(it.report).year for it in told.values()}))
    )


def says_never(text: str, measure: str, asked: Collection[str]) -> bool:
    """Whether a text says so of the whole measure, or of the part of it that the question names."""
    if measure not in values("never_did"):
        return False
    for never in phrases("never_did", measure).finditer(text):
        done = _DONE_TO.match(text, never.end())
        if done and set(stems(done[1])) <= _NO_PART | set(asked):
            return True
    return False


def asks_never(scope: Scope) -> bool:
    """Whether it is asked who never did it, in no edition alone."""
    return scope.plan.years_asked.none and scope.plan.never
