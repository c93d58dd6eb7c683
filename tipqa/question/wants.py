"""Which kinds of answer a question's words want."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import Final

from tipqa.question import wording
from tipqa.question.lexicon import says, spans_of_values, values, values_in


class Want(StrEnum):
    """A kind of answer, or of a part of one."""

    NUMBER = "a number"
    HOW_MANY = "how many"
    RISE = "whether it rose"
    YES_NO = "yes or no"
    TIER = "a tier"
    SAMENESS = "whether they are the same"
    RANKING = "which has the most"
    RECOMMENDATIONS = "recommendations"
    ADVICE = "advice"
    HEAD = "who is at the head"
    DOER = "who did it"
    AUTHORITY = "who may do it"
    RESPONSIBLE = "who has it in hand"
    PART = "a part of the report"
    EXISTENCE = "whether it is there at all"
    AVERAGE = "an average"
    EACH = "an amount for each"
    AGE = "an age"
    MONTH = "a month"
    DATE = "a date"
    LANGUAGE = "a language"
    OUTCOME = "what came of it"
    REASON = "a reason"
    REASON_AGAINST = "a reason for this"  # that a thing was not done is none for it
    PLACE = "a place"
    SEX = "whether it was a man or a woman"
    OFFENSE = "for what offense"
    FUTURE = "what is to come"
    PENALTY = "a penalty"
    PRESCRIBED = "which penalty the law threatens"
    PENALTY_NAMED = "any penalty"
    SEVERITY = "whether a penalty is severe enough"
    FINE = "a fine"
    PASSED = "which penalty a court gave"
    POPULATION = "how many people live there"
    CAPITAL = "what the capital is"
    MONEY_USED = "what currency is used"
    WEATHER = "what the weather is like"
    STRENGTHS = "what is praised"
    WEAKNESSES = "what is criticized"
    GAP = "what one thing lacks"
    EXPLOITATION = "how people are exploited"
    SECTORS = "in what work people are exploited"
    RECRUITMENT = "how people are recruited"
    LAW = "which law it is"
    AT_RISK = "who is at risk"
    MOST_AT_RISK = "who is most at risk"
    ORIGIN = "where they come from"
    ORIGIN_OF_TRAFFICKERS = "where traffickers come from"
    COORDINATION = "which body coordinates the work"
    COMPLICITY = "what became of officials who took part"
    RESIDENCE = "whether and how long foreign victims may stay"
    PENALIZED = "whether victims were punished"
    NATIONALITY = "of which nationality they are"
    ADDRESS = "an address"
    ONLINE = "an address on the web"
    HOURS = "when it is open"
    CAPACITY = "how many it can hold"
    DESTINATION = "where they are taken"
    ARTICLE = "which article it is"
    ARTICLE_SAYS = "what an article says"
    IN_FORCE = "whether a law is in force"
    MEMBERS = "who belongs to it"
    SEQUEL = "how it went on"
    DRAWBACK = "what is wrong with it"
    FLAW = "in what a law is flawed"
    DEPARTMENTS = "which parts of the state"
    REPLACEMENT = "what took its place"
    DONE = "what was done"
    CROSSING = "whether a border must be crossed"
    SERVES_MEN = "whether men get help"
    SERVES_FOREIGNERS = "whether foreign victims get help"
    OF_CHILDREN = "which penalty there is where a child is the victim"


_IN_WORDS: Final = frozenset(
    {Want.STRENGTHS, Want.WEAKNESSES, Want.NATIONALITY, Want.ORIGIN, Want.DESTINATION}
)  # no number


_SLOTS: Final = {
    Want.NUMBER: "count",
    Want.HOW_MANY: "many",
    Want.RANKING: "which_most",
    Want.RECOMMENDATIONS: "recommendations_named",
    Want.ADVICE: "recommendations",
    Want.DOER: "doer",
    Want.PART: "says_on",
}
_RULES: Final[dict[Want, Callable[[str], bool]]] = {
    Want.RISE: wording.rise_asked,
    Want.YES_NO: wording.yes_or_no,
    Want.TIER: wording.tier_asked,
}
# "Are victims punished?" asks for no law, "which nationalities are exploited?" not how,
# "in what work are boys at risk?" not who.
# "where can they stay?" not for how long, "which law punishes officials?" not what became of them.
_RATHER: Final = {
    Want.PENALIZED: (Want.PENALTY, Want.OF_CHILDREN, Want.EXPLOITATION),
    Want.NATIONALITY: (Want.EXPLOITATION,),
    Want.SECTORS: (Want.AT_RISK,),
    Want.PLACE: (Want.RESIDENCE,),
    Want.LAW: (Want.COMPLICITY,),
    Want.PASSED: (Want.PENALTY,),
    Want.ORIGIN_OF_TRAFFICKERS: (Want.ORIGIN,),
    Want.AUTHORITY: (Want.DOER,),
}


def read_wants(question: str) -> frozenset[Want]:
    """The kinds of answer that a question's words want; none where they only name a topic."""
    found = [want for want, slot in _SLOTS.items() if says(question, slot)]
    if Want.NUMBER in found and wording.yes_or_no(question) and not says(question, "number_sought"):
        found.remove(Want.NUMBER)  # "did the number of victims fall?"
    found += [Want[value.upper()] for value in values_in(question, "want")]
    if wording.either_or(question):
        return frozenset(found) | {
            want for want, holds in _RULES.items() if want is not Want.YES_NO and holds(question)
        }
    beside = {other for want in found for other in _RATHER.get(want, ())}
    found = [want for want in found if want not in beside]
    return frozenset([*found, *(want for want, holds in _RULES.items() if holds(question))])


def spans_of_wants(question: str, wants: frozenset[Want]) -> list[tuple[int, int]]:
    """The spans that say no more than which kind of answer is wanted: "who coordinates …"."""
    said = (it for it in values("said_by_want") if Want[it.upper()] in wants)
    return spans_of_values(question, "said_by_want", said)


def told_in_words(wants: frozenset[Want]) -> bool:
    """Whether a question that names what is counted is told in words: "gaps in victim care", "which body, of how many members?",
    "how much can a trafficker be fined?".
    """
    of_law = {Want.FINE, Want.PRESCRIBED} <= wants
    return bool(wants & _IN_WORDS and Want.NUMBER not in wants) or {Want.MEMBERS, Want.COORDINATION} <= wants or of_law
