"""What a question's wording says by itself, whatever countries and editions it names."""

from __future__ import annotations

from functools import lru_cache

from tipqa.figures.asked import figure_meant, restrictions_in
from tipqa.later import later
from tipqa.question.lexicon import phrases, said, says

_CHOICE = later(r"\b[A-Z][\w’'-]+,? or (?:the )?[A-Z]\w+")
_OF_A_MOVE = frozenset(
    "one ones get gotten become became fared worsen worsened back going go goes gone went got come came looking mean move".split()
)


@lru_cache(maxsize=64)  # asked from several sides
def tier_asked(question: str) -> bool:
    """Whether the question is about placements at all, and not those of another ranking: "rank in the corruption index"."""
    if other_rankings(question):
        return False
    if says(question, "tier") or says(question, "places_traded"):
        return True
    return says(question, "tier_direction") and figure_meant(question) is None


def other_rankings(question: str) -> tuple[str, ...]:
    """The words that name another ranking than that of the tiers: "rank in the corruption index"; none beside a tier."""
    return () if says(question, "tier_outright") else said(question, "other_ranking")


def moves(word: str) -> bool:
    """Whether a word only says that something moved or is set side by side: "climb", "back", "comparing"."""
    return says(word, "tier_moved") or word.lower() in _OF_A_MOVE


def way_asked(question: str) -> bool:
    """Whether the question asks why, or how a country came to its place: "what dragged", "how come"."""
    return says(question, "why") or says(question, "way_to_place")


def yes_or_no(question: str) -> bool:
    """Whether the question opens with a verb, "did officials …", "2016: did …", or ends in a tag: "…, right?"."""
    return says(question, "yes_no") or says(question, "tag")


def either_or(question: str) -> bool:
    """Whether a question that opens with a verb leaves a choice, so that neither yes nor no answers it: "is Peru or Chile …"."""
    return yes_or_no(question) and (says(question, "either_way") or _CHOICE.search(question) is not None)


def manner_asked(question: str) -> bool:
    """Whether the question asks how a thing is done: "compare how both treat child victims"."""
    return says(question, "manner") and not says(question, "how_many")


def rise_asked(question: str) -> bool:
    """Whether the question asks if something rose or fell, or sets it side by side: "did convictions rise?"."""
    if yes_or_no(question) and (says(question, "rise") or says(question, "either_way")):
        return True
    return any(says(question, slot) for slot in ("compare", "gap", "which_more", "which_most"))


def other_asked(question: str) -> bool:
    """Whether the question opens with "where", "who", "whom" … and counts nothing, so that it wants no number."""
    return says(question, "other_word") and not says(question, "how_many")


def number_asked(question: str) -> bool:
    """Whether the question may want a number: not where it opens with "where" or "who" and asks no "how many"."""
    return says(question, "how_many") or not says(question, "other_word")


def own_count(question: str) -> bool:
    """Whether the question says by itself what it counts: "how many workers did they find", unlike "how many were found"."""
    match = phrases("how_many_what").search(question)
    return match is not None and not restrictions_in(match[0])


def topic_of_countries(question: str) -> bool:
    """Whether the question asks which countries a topic is found in."""
    which = says(question, "which_countries") and not says(question, "who")
    return (which or says(question, "anywhere")) and not tier_asked(question)


def several_countries(question: str) -> bool:
    """Whether the question is on countries as such: "which countries", "the list of nations", what is held."""
    return any(says(question, slot) for slot in ("which_countries", "holdings", "tier_place"))


def origin_asked(question: str) -> int | None:
    """Where a question speaks of the origin of those named before: "were any of them from Nepal?"; None where it does not."""
    match = phrases("from_among").search(question)
    return match.end() if match else None


def countries_asked(question: str) -> bool:
    """Whether the question asks which countries, so that no single one carries over to it."""
    within = says(question, "states_within") and not tier_asked(question)
    if not says(question, "which_countries") or within:
        return False
    return tier_asked(question) or not says(question, "who")
