"""What a question's wording says by itself, whatever countries and editions it names."""

from __future__ import annotations

import re
from functools import lru_cache

from tipqa.figures.asked import figure_meant, restrictions_in
from tipqa.question.lexicon import phrases

_CHOICE = re.compile(r"\b[A-Z][\w’'-]+,? or (?:the )?[A-Z]\w+")
_OF_A_MOVE = (
    "one",
    "ones",
    "get",
    "gotten",
    "become",
    "became",
    "fared",
    "worsen",
    "worsened",
    "back",
    "going",
    "go",
    "goes",
    "gone",
    "went",
    "got",
    "come",
    "came",
    "looking",
    "mean",
    "move",
)


@lru_cache(maxsize=64)  # asked from several sides
def tier_asked(question: str) -> bool:
    """Whether the question is about placements at all."""
    if phrases("tier").search(question) or phrases("places_traded").search(question):
        return True
    return bool(phrases("tier_direction").search(question)) and figure_meant(question) is None


def moves(word: str) -> bool:
    """Whether a word only says that something moved or is set side by side: "climb", "back", "comparing"."""
    return bool(phrases("tier_moved").search(word)) or word.lower() in _OF_A_MOVE


def reason_asked(question: str) -> bool:
    """Whether the question asks why."""
    return bool(phrases("why").search(question))


def way_spans(question: str) -> tuple[tuple[int, int], ...]:
    """Where the question asks why, or how a country came to its place: "what dragged", "how come"."""
    found = (*phrases("why").finditer(question), *phrases("way_to_place").finditer(question))
    return tuple(match.span() for match in found)


def way_asked(question: str) -> bool:
    """Whether it asks so."""
    return bool(way_spans(question))


def yes_or_no(question: str) -> bool:
    """Whether the question opens with a verb, "did officials …", "2016: did …", or ends in a tag: "…, right?"."""
    return bool(phrases("yes_no").search(question) or phrases("tag").search(question))


def either_or(question: str) -> bool:
    """Whether a question that opens with a verb leaves a choice, so that neither yes nor no answers it: "is Peru or Chile …"."""
    return yes_or_no(question) and bool(_CHOICE.search(question) or phrases("either_way").search(question))


def manner_asked(question: str) -> bool:
    """Whether the question asks how a thing is done: "compare how both treat child victims"."""
    return bool(phrases("manner").search(question)) and not phrases("how_many").search(question)


def rise_asked(question: str) -> bool:
    """Whether the question asks if something rose or fell, or sets it side by side: "did convictions rise?"."""
    if yes_or_no(question) and (phrases("rise").search(question) or phrases("either_way").search(question)):
        return True
    return bool(phrases("compare").search(question) or phrases("gap").search(question) or which_more_asked(question))


def which_more_asked(question: str) -> bool:
    """Whether the question asks which of several has more, or which of all the most."""
    return bool(phrases("which_more").search(question) or phrases("which_most").search(question))


def other_asked(question: str) -> bool:
    """Whether the question opens with "where", "who", "whom" … and counts nothing, so that it wants no number."""
    return bool(phrases("other_word").search(question)) and not phrases("how_many").search(question)


def number_asked(question: str) -> bool:
    """Whether the question may want a number: not where it opens with "where" or "who" and asks no "how many"."""
    return bool(phrases("how_many").search(question)) or not phrases("other_word").search(question)


def number_named(question: str) -> bool:
    """Whether the question has a word that asks for a number: "how many", "figures", "rate of"."""
    return bool(phrases("count").search(question))


def number_sought(question: str) -> bool:
    """Whether a question that opens with a verb still wants a number: "is there a phone number", "do you know how many"."""
    return bool(phrases("number_sought").search(question))


def own_count(question: str) -> bool:
    """Whether the question says by itself what it counts: "how many workers did they find", unlike "how many were found"."""
    match = phrases("how_many_what").search(question)
    return match is not None and not restrictions_in(match[0])


def topic_of_countries(question: str) -> bool:
    """Whether the question asks which countries a topic is found in."""
    which = phrases("which_countries").search(question) and not phrases("who").search(question)
    return bool(phrases("anywhere").search(question) or which) and not tier_asked(question)


def other_side_asked(question: str) -> bool:
    """Whether the question asks with which countries one that it names has to do: "with what states did Lima agree"."""
    return bool(phrases("other_side").search(question))


def year_before_too(question: str) -> bool:
    """Whether the question wants the year before as well as the newest: "how many are on the list, and last year?"."""
    return bool(phrases("before_too").search(question))


def summary_spans(question: str) -> tuple[tuple[int, int], ...]:
    """Where the question asks for a summary: "an overview of", "tell me about"."""
    return tuple(match.span() for match in phrases("overview").finditer(question))


def told_on_spans(question: str) -> tuple[tuple[int, int], ...]:
    """Where the question asks for all that is said on a topic: "what do the reports say about", "everything on"."""
    return tuple(match.span() for match in phrases("told_on").finditer(question))


def every_edition_spans(question: str) -> tuple[tuple[int, int], ...]:
    """Where it asks so of every edition: "the reports", "over the years", "so far"."""
    return tuple(match.span() for match in phrases("in_every_edition").finditer(question))


def several_countries(question: str) -> bool:
    """Whether the question is on countries as such: "which countries", "the list of nations", what is held."""
    return any(phrases(slot).search(question) for slot in ("which_countries", "holdings", "tier_place"))


def of_those(question: str) -> bool:
    """Whether the question is on some of those spoken of before: "how many of them were sold in Europe?"."""
    return bool(phrases("of_those").search(question))


def origin_asked(question: str) -> int | None:
    """Where a question speaks of the origin of those named before: "were any of them from Nepal?"; None where it does not."""
    match = phrases("from_among").search(question)
    return match.end() if match else None


def countries_asked(question: str) -> bool:
    """Whether the question asks which countries, so that no single one carries over to it."""
    within = phrases("states_within").search(question) and not tier_asked(question)
    if not phrases("which_countries").search(question) or within:
        return False
    return tier_asked(question) or not phrases("who").search(question)
