"""What a question's wording says by itself, whatever countries and editions it names."""

from __future__ import annotations

from tipqa.figures.asked import figure_meant, restrictions_in
from tipqa.question import asking_words as asking
from tipqa.question import tier_words

_OF_A_MOVE = ("back", "going", "go", "come", "came", "looking", "mean", "move")


def tier_asked(question: str) -> bool:
    """Whether the question is about placements at all."""
    if tier_words.TIER.search(question):
        return True
    return bool(tier_words.DIRECTION.search(question)) and figure_meant(question) is None


def moves(word: str) -> bool:
    """Whether a word only says that something moved or is set side by side: "climb", "back", "comparing"."""
    return bool(tier_words.MOVED.search(word)) or word.lower() in _OF_A_MOVE


def reason_asked(question: str) -> bool:
    """Whether the question asks why."""
    return bool(asking.WHY.search(question))


def yes_or_no(question: str) -> bool:
    """Whether the question opens with a verb: "did officials …", "2016: did …"."""
    return bool(asking.YES_NO.match(question))


def rise_asked(question: str) -> bool:
    """Whether the question asks if something rose or fell, or sets it side by side: "did convictions rise?"."""
    if yes_or_no(question) and asking.RISE.search(question):
        return True
    return bool(asking.COMPARE.search(question) or asking.GAP.search(question) or asking.WHICH_MORE.search(question))


def other_asked(question: str) -> bool:
    """Whether the question opens with "where", "who", "whom" … and counts nothing, so that it wants no number."""
    return bool(asking.OTHER_WORD.match(question)) and not asking.HOW_MANY.search(question)


def number_asked(question: str) -> bool:
    """Whether the question may want a number: not where it opens with "where" or "who" and asks no "how many"."""
    return bool(asking.HOW_MANY.search(question)) or not asking.OTHER_WORD.match(question)


def number_named(question: str) -> bool:
    """Whether the question has a word that asks for a number: "how many", "figures", "rate of"."""
    return bool(asking.COUNT.search(question))


def own_count(question: str) -> bool:
    """Whether the question says by itself what it counts: "how many workers did they find", unlike "how many were found"."""
    match = asking.HOW_MANY_WHAT.search(question)
    return match is not None and not restrictions_in(match[0])


def recommendations_named(question: str) -> bool:
    """Whether the question calls recommendations by that name."""
    return bool(asking.RECOMMENDATIONS_NAMED.search(question))


def topic_of_countries(question: str) -> bool:
    """Whether the question asks which countries a topic is found in."""
    which = asking.WHICH_COUNTRIES.search(question) and not asking.WHO.search(question)
    return bool(asking.ANYWHERE.search(question) or which) and not tier_asked(question)


def other_side_asked(question: str) -> bool:
    """Whether the question asks with which countries one that it names has to do: "with what states did Lima agree"."""
    return bool(asking.OTHER_SIDE.search(question))


def of_those(question: str) -> bool:
    """Whether the question is on some of those spoken of before: "how many of them were sold in Europe?"."""
    return bool(asking.OF_THOSE.search(question))


def origin_asked(question: str) -> int | None:
    """Where a question speaks of the origin of those named before: "were any of them from Nepal?"; None where it does not."""
    match = asking.FROM_AMONG.search(question)
    return match.end() if match else None


def countries_asked(question: str) -> bool:
    """Whether the question asks which countries, so that no single one carries over to it."""
    within = asking.STATES_WITHIN.search(question) and not tier_asked(question)
    if not asking.WHICH_COUNTRIES.search(question) or within:
        return False
    return tier_asked(question) or not asking.WHO.search(question)
