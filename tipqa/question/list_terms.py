"""Several lists of one question, of which the countries are wanted that stand on the one and not, or also, on the other."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tipqa.later import later
from tipqa.question.lexicon import phrases, says, values_in
from tipqa.question.lists import ListAsked, read_list, tiers_named
from tipqa.question.patterns import any_of
from tipqa.question.topic import Topic, blanked, country_spans
from tipqa.question.years import read_years, year_places
from tipqa.records import dataclass
from tipqa.reports.model import Tier

_STILL = later(r"\b(?:still|there|on\s+it|remain\w*|stay\w*)\b", re.I)  # of the place, not of the move to it
_THOSE = later(
    r"\s+(?:for\s+)?(?:(?:all\s+)?(?:the\s+)?(?:ones?|those|countries|states)|any(?:one|thing)?|whoever|everyone|all|on|in|to|from|(?:up|down)grad\w+)\b",
    re.I,
)
_NOT_ON = later(
    r"(?:\bnot|n['’]t|\bnowhere|\boutside(?:\s+of)?)\s+(?:(?:on|in|at|of|either|placed|ranked|a|the)\s+)*(?=tier|watch)",
    re.I,
)
_SAID_AGAIN = later(r"\bi\.?\s*e\b\.?|\bthat\s+is\b|\b(?:so|hence|meaning|namely|but)\b|[?;(:]", re.I)
_OWN_CLAUSE = later(r"\b(?:but|yet|though|although|while|whereas)\b", re.I)
# What any question on a list of tiers may say, and so tells no list from another.
_OF_ANY_LIST = any_of(
    r"tiers?|watch(?:list)?|wl|special|cases?|traffick\w*|report\w*|assess\w*|standards?|minimum|complete|full|set|due",
    r"(?:up|down)grad\w*|mov\w*|remain\w*|stay\w*|kept|keep|plac\w*|rank\w*|add\w*|remov\w*|nam\w*|persons?|people",
    r"listed|lists?|joined|taken|dropped|put|new|newly|longer|only|sole|country|countries|states?|nations?|republics?|kingdoms?|monarch\w+|emirates?|members?|governments?|islands?|territor(?:y|ies)|economies",
)


@dataclass(frozen=True, slots=True)
class ListTerm:
    """A list that the countries asked for stand on in each of `years`, or, where it is `out`, in none of them.

    It is one of a tier or of moves where `asked` names one; else the one that a sentence with the most of `words` gives.
    No `years` stand for the newest edition; `ever` makes one of them enough.
    """

    asked: ListAsked = ListAsked()
    years: tuple[int, ...] = ()
    out: bool = False
    words: tuple[str, ...] = ()
    ever: bool = False

    @property
    def told(self) -> bool:
        """Whether a sentence gives the list."""
        return not self.asked.named


def list_words(topic: Topic) -> tuple[str, ...]:
    """The words of a question that tell one list from another; not those of countries in it."""
    countries = country_spans(topic.text)
    words = topic.without(countries).words
    return tuple(word for word in words if word.isalpha() and not _OF_ANY_LIST.fullmatch(word))


def told_list_named(question: str) -> str:
    """The words of the list that a sentence gives and the question names: "waiver"; "" where it names none."""
    return next(values_in(question, "told_list"), "")


def read_terms(topic: Topic, editions: Sequence[int], held: Sequence[int]) -> tuple[ListTerm, ...]:
    """The lists that a question sets against each other; none where it wants one list, or each by itself.

    Args:
        editions: the editions meant, oldest first.
        held: the editions that have lists, oldest first.
    """
    question, years = topic.text, tuple(editions) or tuple(held[-1:])
    listed, words = _list_in(question), list_words(topic)
    if not years or not (listed.named or words):
        return ()
    if (
        found := _later_on(question, listed, years, held)
        or _neither(question, years)
        or _on_none_of(question, years)
        or _on_a_side(question, listed, years, held, named=bool(editions))
        or _all_but(question, years, held)
    ):
        return found
    if found := _kept_up(question, years, words) or _but_not(question, years, held):
        return found
    if found := _on_both(question, listed, years):
        return found
    of_all = says(question, "list_of_all") and not says(question, "counts_each")
    if (listed.kept or of_all) and len(years) > 1:
        out = not listed.kept and says(question, "list_negated")
        apart = [(year,) for year in years] if listed.moves_wanted and not out else [years]
        return tuple(ListTerm(listed, own, out, words) for own in apart)
    if found := _by_year(question, words, held):
        return found
    before = years[:1] if len(years) > 1 else tuple(year for year in held if year < years[-1])[-1:]
    if listed.moves_wanted:
        return ()
    if before and says(question, "list_joined"):
        return ListTerm(_place(listed), years[-1:], False, words), ListTerm(_place(listed), before, True, words)
    taken = phrases("list_taken_off").search(question)
    if taken and len(years) == 1 and any(end <= taken.start() for _, end in year_places(question, held)):
        before, years = years, tuple(held[-1:])  # "on Tier 1 in 2019, and no longer there"
    if before and taken and before != years:
        return ListTerm(_place(listed), before, False, words), ListTerm(_place(listed), years[-1:], True, words)
    return ()


def read_among(
    topic: Topic, editions: Sequence[int], held: Sequence[int], before: Sequence[ListTerm]
) -> tuple[ListTerm, ...]:
    """The lists of the turn before with the one that this question names: "which of those were on Tier 3 in 2023?"."""
    question = topic.text
    listed, words = _list_in(question), list_words(topic)
    out = says(question, "list_negated") or says(question, "without_list")
    last = before[-1] if before else None
    if last and last.asked.tier and not last.asked.moves_wanted:
        years = last.years or tuple(held[-1:])
        earlier = tuple(year for year in held if year < years[0])[-1:]
        if earlier and says(question, "newcomers"):
            return *before, replace(last, years=earlier, out=True)
        if earlier and says(question, "leavers"):
            later = held[-1:] if re.search(r"\bsince\W*$", question) and years[-1] < held[-1] else ()
            return replace(last, years=years if later else earlier), replace(
                last, years=tuple(later) or years, out=True
            )
    if listed.tier and (
        how := phrases("across", "ever").search(question) or phrases("across", "never").search(question)
    ):
        out = out or how[0].lower() == "never"
        return *before, ListTerm(_place(listed), tuple(held), out, words, ever=not out)
    own = read_terms(topic, editions, held)
    if not own and (listed.named or told_list_named(question)):
        own = (ListTerm(listed, tuple(editions), out, words),)
    return (*before, *own) if own else ()


def _list_in(text: str) -> ListAsked:
    """The list that a text names, whether or not it is denied."""
    return replace(read_list(text), negated=False)


def _years_held(text: str, held: Sequence[int]) -> tuple[int, ...]:
    """The editions held that a text names, in its order."""
    return tuple(year for year, _ in year_places(text, held) if year in held)


def _place(listed: ListAsked) -> ListAsked:
    """The tier alone: who joined it is not on it a year before, wherever it came from."""
    return ListAsked(tier=listed.tier)


def _kept_up(question: str, years: tuple[int, ...], words: tuple[str, ...]) -> tuple[ListTerm, ...]:
    """ "Of those that stayed on the Watch List in 2024, which had no waiver?": a tier in two editions, without a told list."""
    lack = phrases("without_list").search(question)
    if not lack:
        return ()
    listed = replace(read_list(blanked(question, [lack.span()])), negated=False)
    if not listed.named:
        return ()
    stayed = says(question, "claim", "stayed") and len(years) == 1 and not listed.moves
    on = ListTerm(listed, (years[0] - 1, years[0]) if stayed else years)
    return on, ListTerm(years=years[-1:], out=True, words=tuple(told_list_named(lack[0]).split()) or words)


def _neither(question: str, years: tuple[int, ...]) -> tuple[ListTerm, ...]:
    """The tiers that "neither on Tier 3 nor on the Watch List" leaves out; none where it speaks of anything else."""
    first, *others = re.split(r"\bnor\b", question, flags=re.I)
    _, neither, first = first.lower().rpartition("neither")
    tiers = [tiers_named(text) for text in (first, *others)] if neither and others else []
    return tuple(ListTerm(ListAsked(tier=it), years, True) for own in tiers for it in own) if all(tiers) else ()


def _on_none_of(question: str, years: tuple[int, ...]) -> tuple[ListTerm, ...]:
    """The tiers that "not on Tier 1, Tier 2 or the Watch List" leaves out; none where it denies fewer than two."""
    denied = _NOT_ON.search(question)
    first, *again = _SAID_AGAIN.split(question[denied.end() :], maxsplit=1) if denied else ("",)
    tiers = tiers_named(first)
    if len(tiers) > 1 and again and len(same := tiers_named(again[0])) == 1 and same[0] not in tiers:
        return (ListTerm(ListAsked(tier=same[0]), years),)  # "…, i.e. Tier 3"
    other = denied and tiers_named(question[: denied.start()])
    return tuple(ListTerm(ListAsked(tier=it), years, True) for it in tiers) if len(tiers) > 1 and not other else ()


def _all_but(question: str, years: tuple[int, ...], held: Sequence[int]) -> tuple[ListTerm, ...]:
    """A list without those of another: "which countries were upgraded, except those upgraded to Tier 2?"."""
    match = next((it for it in phrases("except").finditer(question) if _THOSE.match(question, it.end())), None)
    if match is None:
        return ()
    before, behind = question[: match.start()], question[match.end() :]
    on, out = _list_in(before), _list_in(behind)
    told = tuple(told_list_named(behind).split())
    earlier = _years_held(behind, held) or _year_before(behind, before, years, held)
    if not (out.named or told) and on.tier and earlier:
        out = _place(on)  # "…, without those that were there in 2024"
    if not on.named or not (out.named or told):
        return ()
    named = _years_held(before, held) or years
    apart = earlier or (max(named),)
    outs = [replace(out, tier=it) for it in tiers_named(behind)] or [out]
    wanted = tuple(ListTerm(on, (year,)) for year in named) if on.moves_wanted else (ListTerm(on, named),)
    return *wanted, *(ListTerm(it, apart, True, () if it.named else told) for it in outs)


def _year_before(behind: str, before: str, years: tuple[int, ...], held: Sequence[int]) -> tuple[int, ...]:
    """The edition held before the one named, where words name it so: "those on it the year before"; else none."""
    newest = max(_years_held(before, held) or years)
    prior = read_years(behind, of_placements=True).prior
    return tuple(year for year in held if year < newest)[-1:] if prior else ()


def _on_a_side(
    question: str, listed: ListAsked, years: tuple[int, ...], held: Sequence[int], *, named: bool
) -> tuple[ListTerm, ...]:
    """The tiers that are left out where those on one side of a tier are wanted, or denied: "never below Tier 2"."""
    side = next(values_in(question, "tier_bound"), None)
    if side is None or listed.tier is None or listed.tier.rank is None or listed.moves_wanted:
        return ()
    rank, denied = listed.tier.rank, says(question, "list_negated")
    if not named and says(question, "across", "never"):
        years = tuple(held)
    inside = {it for it in Tier if it.rank and (it.rank < rank if side == "below" else it.rank > rank)}
    out = [it for it in Tier if it.rank is None or (it in inside) is denied]
    return tuple(ListTerm(ListAsked(tier=it), years, True) for it in out)


def _but_not(question: str, years: tuple[int, ...], held: Sequence[int]) -> tuple[ListTerm, ...]:
    """A list in one clause and one that is denied in the next: "on Tier 3 in 2025 but not downgraded that year"."""
    joint = phrases("but_not").search(question)
    if not joint:
        return ()
    texts = question[: joint.start()], question[joint.end() :]
    on, out = (_list_in(text) for text in texts)
    told = [told_list_named(text).split() for text in texts]
    beside = (ListTerm(years=years, words=tuple(told[0])),) if told[0] and on.tier else ()
    if not all(it.named or words for it, words in zip((on, out), told, strict=True)):
        return ()
    places = [(year, end) for year, end in year_places(question, held) if year in held]
    before, behind = (tuple(y for y, end in places if (end <= joint.start()) is first) for first in (True, False))
    named = [before, behind]
    first = named[0] or years
    terms = zip((on, out), (first, named[1] or first), (False, True), told, strict=True)
    return *beside, *(ListTerm(it, own, lacks, () if it.named else tuple(words)) for it, own, lacks, words in terms)


def _on_both(question: str, listed: ListAsked, years: tuple[int, ...]) -> tuple[ListTerm, ...]:
    """A tier and a list that a sentence gives: "which countries on Tier 3 are also on the state policy list?", or are not."""
    told = told_list_named(question)
    due = told == "waiver" and listed.tier is Tier.TIER_3  # what a waiver keeps from
    if not told or listed.tier is None or listed.moves_wanted or due:
        return ()
    denied = phrases("list_negated").search(question)
    if denied and read_list(question[: denied.start()]).tier is not listed.tier:
        return ()  # the tier is denied
    return ListTerm(listed, years), ListTerm(years=years, out=denied is not None, words=tuple(told.split()))


def _by_year(question: str, words: tuple[str, ...], held: Sequence[int]) -> tuple[ListTerm, ...]:
    """What is said of each year that the question names: on Tier 3 in 2025, not on it in 2024."""
    places = year_places(question, held)
    if len(places) < 2:
        return ()
    if (tier := read_list(question).tier) and says(question, "unmoved"):
        return tuple(ListTerm(ListAsked(tier=tier), (year,)) for year, _ in places)
    texts = _clauses(question, [end for _, end in places])
    asked = [read_list(text) for text in texts]
    named = [it for it in asked if it.named]
    out = [it.negated or says(text, "list_taken_off") for it, text in zip(asked, texts, strict=True)]
    first = named[0] if named else ListAsked()
    still = [_place(first) if first.tier and _STILL.search(text) else first for text in texts]
    own = [replace(it if it in named else other, negated=False) for it, other in zip(asked, still, strict=True)]
    if len(set(out)) == 1 and (out[0] or len(set(own)) == 1 or any(says(t, "which_countries") for t in texts[1:])):
        return ()
    if all(out):
        return ()
    found = zip(own, places, out, strict=True)
    return tuple(ListTerm(it, (year,), lacks, () if named else words) for it, (year, _), lacks in found)


def _later_on(question: str, listed: ListAsked, years: tuple[int, ...], held: Sequence[int]) -> tuple[ListTerm, ...]:
    """A tier in one edition, and still or no longer in a later one: "which countries of Tier 1 were off it a year later?"."""
    asked = read_years(question, of_placements=True)
    then = years[0] + asked.steps
    if len(years) != 1 or not asked.following or listed.tier is None or listed.moves or then not in held:
        return ()
    off, still = phrases("list_taken_off").search(question), _STILL.search(question)
    if not off and (not still or says(question, "list_negated")):
        return ()
    return ListTerm(_place(listed), years), ListTerm(_place(listed), (then,), off is not None)


def _clauses(question: str, ends: Sequence[int]) -> list[str]:
    """The words that go with each year: up to it, from the year before it or the "but" behind that one."""
    texts: list[str] = []
    start = 0
    for at, end in enumerate(ends):
        stop = end if at + 1 < len(ends) else len(question)
        piece = question[start:stop]
        turn = list(_OWN_CLAUSE.finditer(piece))
        if at and turn:
            texts[-1] += piece[: turn[-1].start()]
            piece = piece[turn[-1].start() :]
        texts.append(piece)
        start = stop
    return texts
