"""Follow-ups: what a question leaves out and the earlier turn gives."""

from __future__ import annotations

import re
from dataclasses import replace

from tipqa.countries.lookup import find_countries, find_regions
from tipqa.figures.asked import OTHER, FigureAsked, restrictions_in
from tipqa.index.question_words import content_words
from tipqa.question import wording
from tipqa.question.intents import Intent
from tipqa.question.lexicon import phrases, says, spans
from tipqa.question.plan import Plan
from tipqa.question.sections import read_sections
from tipqa.question.subjects import strange_name
from tipqa.question.topic import Span, blanked
from tipqa.question.wants import Want
from tipqa.question.years import YearsAsked
from tipqa.records import dataclass

_LISTS = (Intent.LIST, Intent.TOPIC_LIST)
_CARRIED = frozenset(
    {
        Want.ADVICE,
        Want.PENALTY,
        Want.PRESCRIBED,
        Want.PENALTY_NAMED,
        Want.PASSED,
        Want.LAW,
        Want.RECRUITMENT,
        Want.SECTORS,
        Want.ORIGIN,
        Want.AT_RISK,
        Want.PENALIZED,
        Want.RESIDENCE,
    }
)
_PLACINGS = (Intent.TIER, Intent.TIER_CHANGE, Intent.LIST)


@dataclass(frozen=True, slots=True)
class Earlier:
    """The turn that a question continues. `elliptic` says that the question has no topic of its own: "and in 2023?".

    `narrows` says that it takes a part of the list of that turn: "just the African ones", "without Peru".
    `change` says that it asks how the figure of that turn changed: "by how much did it grow?".
    """

    turn: Plan
    elliptic: bool
    change: bool = False
    narrows: bool = False

    def on_list(self, question: str, countries: tuple[str, ...]) -> bool:
        """Whether a question asks if a country is on the list of the earlier turn: "is Peru one of them?"."""
        of_list = self.turn.intent == Intent.LIST and not self.turn.terms and wording.yes_or_no(question)
        return of_list and len(countries) == 1 and says(question, "on_that_list")

    def carried_subjects(self, question: str, *, region_named: bool) -> tuple[str, ...]:
        """The countries of the earlier turn, for a question that names none and asks after none."""
        of_any = wording.countries_asked(question) or says(question, "telling")
        if region_named or of_any or strange_name(question):
            return ()
        return self.turn.subjects

    def carried_years(self, asked: YearsAsked, question: str) -> YearsAsked:
        """The question's own years, else the earlier ones; "the year before" counts from the earlier ones."""
        turn, before, years = self.turn, self.turn.years_asked, self.turn.editions
        if self.change and not asked.editions and len(before.editions) == 1:
            return replace(before, prior=not before.marked, spans=asked.spans)
        if self.change and len(asked.editions) == len(before.editions) == 1:
            both = sorted({*asked.editions, *before.editions})
            return replace(asked, editions=tuple(both), marked=asked.marked or before.marked)
        if asked.editions:
            return asked
        calendar = before.editions if turn.figure and not before.marked else ()
        if calendar and (asked.following or asked.prior):
            year = max(calendar) + asked.steps if asked.following else min(calendar) - asked.steps
            return replace(before, editions=(year,), between=None, spans=asked.spans)
        if asked.following and years:
            return replace(asked, editions=(max(years) + asked.steps,), marked=True)
        if asked.none and years and turn.intent in _PLACINGS and turn.subjects and says(question, "recovered"):
            return replace(asked, since=max(years), marked=True)
        if asked.none:
            marked = before.marked or turn.intent in _PLACINGS  # a placement's year is an edition
            return replace(before, editions=years, marked=marked, prior=False, latest=False, spans=asked.spans)
        if asked.prior and years:
            if self.elliptic and turn.intent == Intent.TIER_CHANGE and before.editions:
                newest = min(before.editions) - asked.steps  # the move of that edition
                return replace(asked, editions=(newest,), prior=False, since=None, latest=False, marked=True)
            named = before.editions or (years[-1:] if turn.intent == Intent.TIER_CHANGE else years)
            return replace(asked, editions=(), prior=True, since=None, latest=False, before=min(named))
        if asked.prior and self.elliptic and turn.figure:
            return replace(asked, prior_alone=True)  # "and the year before?"
        return asked

    def carried_measure(self, own: FigureAsked | None, question: str) -> FigureAsked | None:
        """The question's own measure; the earlier one where it asks for a number without saying of what."""
        of_nothing = own is None or own.measure == OTHER
        if of_nothing and self.turn.figure and says(question, "count") and not wording.own_count(question):
            counted = restrictions_in(question) | (own.counted if own else frozenset())
            return replace(self.turn.figure, counted=counted) if counted else self.turn.figure
        if own and self.turn.figure and own.measure != self.turn.figure.measure and says(question, "within_them"):
            return replace(own, counted=own.counted | self.turn.figure.counted)
        return own

    def context(self, question: str) -> str:
        """The topic of the earlier turn, for a question that refers back to it: "who runs them?"."""
        if self.elliptic:
            return self.turn.topic.context
        return " ".join(self.turn.topic.words) if says(question, "refers_back") else ""

    def carried_wants(self, question: str, own: frozenset[Want]) -> frozenset[Want]:
        """The kinds of answer that the earlier turn wanted, for a few words that only say of whom: "and if it is a child?"."""
        if says(question, "sentence") or own & _CARRIED or self.elliptic:
            return self.turn.wants & {Want.ADVICE}
        return self.turn.wants & _CARRIED

    def kept_intent(self, question: str, countries: tuple[str, ...]) -> Intent | None:
        """The intent of a question whose words tell it only with the earlier turn: "why?", "and downgraded?"."""
        intent = self.turn.intent
        if self.change:
            return Intent.FIGURE_CHANGE
        if self.elliptic and says(question, "why") and intent in _PLACINGS:
            return Intent.TIER_REASON
        if self.elliptic and says(question, "tier_history") and intent in _PLACINGS and countries:
            return Intent.TIER_HISTORY
        if intent == Intent.RECOMMENDATIONS and says(question, "any_on"):
            return intent
        if self.on_list(question, countries):
            return Intent.TIER_CHANGE if self.turn.listed.moves_wanted else Intent.TIER
        if len(countries) == 1 and intent in _PLACINGS and says(question, "recovered"):
            return Intent.TIER_HISTORY
        if intent == Intent.LIST and wording.tier_asked(question) and not countries:
            return Intent.LIST
        sections = says(question, "continues") and read_sections(question)
        if intent == Intent.WHAT_CHANGED and sections and not says(question, "count"):
            return Intent.WHAT_CHANGED
        return None


def read_earlier(
    question: str, drop: tuple[Span, ...], before: Plan | None, *, place_named: bool, part: bool = False
) -> Earlier | None:
    """The earlier turn where the question continues it; None where it stands by itself.

    Args:
        drop: spans of the question that are no topic.
        place_named: whether it names a country or a region.
        part: whether it is a part of a question, which continues the whole where it says so: "in that same year".
    """
    if before is None:
        return None
    change = before.figure is not None and asks_change_alone(question, drop)
    narrows = before.intent == Intent.LIST and narrows_list(question, drop)
    elliptic = change or narrows or only_frame(question, drop) or not content_words(question, drop)
    tied = elliptic or says(question, "continues")
    if _of_all_countries(question) and not (tied or part or before.intent in _LISTS):
        return None
    continues = (
        tied
        or not place_named
        or (part and says(question, "same_as_before"))
        or (before.intent == Intent.LIST and says(question, "on_that_list"))
    )
    return Earlier(before, elliptic, change, narrows) if continues else None


def narrows_list(question: str, drop: tuple[Span, ...]) -> bool:
    """Whether a question names a place beside words that only take a part of a list: "leaving the African ones aside"."""
    words = re.findall(r"[\w’']+", blanked(question, drop))
    leaves_out = any(phrases("narrows", "out").fullmatch(word) for word in words)
    named = bool(find_regions(question) or (leaves_out and find_countries(question)))
    return (
        named
        and bool(words)
        and all(phrases("narrows").fullmatch(it) or phrases("narrows", "out").fullmatch(it) for it in words)
    )


def asks_change_alone(question: str, drop: tuple[Span, ...]) -> bool:
    """Whether a question asks for a rise or fall and does not say of what: "is that more than the year before?"."""
    said = spans(question, "by_how_much", "rise", "gap")
    return bool(said) and not content_words(question, (*drop, *said))


def _of_all_countries(question: str) -> bool:
    """Whether a question asks which countries, or which of all has the most, and none of those spoken of before."""
    asked = wording.countries_asked(question) or says(question, "which_most")
    return asked and not (says(question, "of_those") or says(question, "refers_back"))


def only_frame(question: str, drop: tuple[Span, ...]) -> bool:
    """Whether nothing but frame words is left of a question without the spans: "and what about", "the report"."""
    neighbours = spans(question, "neighbour")
    words = re.findall(r"[\w’']+", blanked(question, (*drop, *neighbours)))
    return all(phrases("only_frame").fullmatch(word) for word in words)
