"""From the numbers of a statement to mentions: what each one measures, and what narrows it."""

from __future__ import annotations

import re

from tipqa.reports.figures.details import BOUNDS, details_of, tail_of
from tipqa.reports.figures.lexicon import EVENTS, NOUNS, OFFICIAL_MEASURES, details_in, measure_for
from tipqa.reports.figures.mentions import Mention
from tipqa.reports.figures.numbers import Number
from tipqa.reports.figures.phrases import Noun, Verbs, noun_after, verbs_after, verbs_before
from tipqa.reports.figures.statement import Statement
from tipqa.reports.figures.tokens import word_set
from tipqa.reports.model import Amount

_KINDS = frozenset({"count", "money", "percent", "duration", "times", "age"})
_FUNDS = re.compile(
    r"\b(?:allocat|budget|fund|spen[dt]|provid|contribut|grant|donat|disburs|earmark|invest|pa(?:id|y))\w*",
    re.IGNORECASE,
)
_AWARDS = re.compile(r"\b(?:restitution|compensation|damages|back wages|unpaid wages)\b", re.IGNORECASE)
_FINES = re.compile(
    r"\b(?:fine[sd]?|debts?|bribes?|fees?|earn\w*|wages|salar\w+|worth|profit\w*|steal|stole)\b", re.IGNORECASE
)
_PRISON = re.compile(
    r"\b(?:imprison\w*|prison|jail|sentence[sd]?|penalt\w+|punish\w*|terms?|deprivation)\b", re.IGNORECASE
)
_PASSING = word_set("in past last previous next first every prior per preceding each recent consecutive")
_VICTIM_CENTERS = re.compile(
    r"\b(?:victims?|crisis|rehabilitation|shelter|safe|trafficking|assistance)\b", re.IGNORECASE
)
_SMALL_WORDS = word_set("a an the total of for to against only just another all its into up")
_COURTS = re.compile(r"\b(?:for|to) (?:prosecution|investigation|court|trial)\b", re.IGNORECASE)


_GROUPS = word_set("ngos ngo organizations organisations agencies countries")


def find_counts(line: Statement) -> list[Mention]:
    """The numbers of a statement that say how much there is of something, in order."""
    found = []
    for place, piece in enumerate(line.pieces):
        number = piece.number
        if number is None or number.kind not in _KINDS or number.modifier or _is_idle(line, place, number):
            continue
        found.append(_mention(line, place, number))
    return found


def _is_idle(line: Statement, place: int, number: Number) -> bool:
    """Whether a number counts nothing: a denominator, a passing span of time, "one of the …"."""
    before = line.low(place - 1)
    if number.kind == "age":
        return not (before == "as" and line.low(place - 2) == "young")
    if number.kind == "duration":
        return (
            line.low(place + 1) == "consecutive"
            or before in _PASSING
            or {"first", "last", "past"} & {line.low(place - 1), line.low(place - 2)} != set()
        )
    if line.pieces[place].low == "" and line.text[number.start : number.end].lower() == "one":
        return before in ("no", "any", "another", "each", "every", "the") or _is_pronoun(line, place)
    if before in ("the", "of", "these", "those") and _counted_before(line, place):
        return True
    return before == "the" and line.low(place + 1) in ("autonomous", "countries")


def _is_pronoun(line: Statement, place: int) -> bool:
    after = line.low(place + 1)
    if after == "of":
        return True
    noun = noun_after(line, place + 1)
    return noun.kind == "thing"


def _counted_before(line: Statement, place: int) -> bool:
    """Whether "N of (the) M" makes this number the total of the one before."""
    at = place - 1
    while line.low(at) in ("the", "these", "those", "all", "of"):
        at -= 1
    if line.low(at + 1) != "of" or at < 0 or line.pieces[at].number is None:
        return False
    return line.words(at, at + 1).lower() != "one"


def _mention(line: Statement, place: int, number: Number) -> Mention:
    amount = Amount(
        number.value, line.text[number.start : number.end], number.qualifier, number.high, doubtful=number.doubtful
    )
    mention = Mention(place, (number.start, number.end), amount, number.kind, unit=number.unit)
    if number.kind == "count" or (number.kind == "percent" and line.low(place + 1) == "of"):
        _measure_count(line, mention)
        if number.kind == "percent":
            mention.phrase = mention.phrase or "share"
            mention.measures = ("other",)
    else:
        _measure_quantity(line, mention)
    return mention


def _measure_quantity(line: Statement, mention: Mention) -> None:
    """Money, lengths of time, ages and the like."""
    around = line.text[max(line.start, mention.at[0] - 90) : min(line.end, mention.at[1] + 50)]
    mention.measures = ("other",)
    mention.details = details_in(tail_of(line, mention.place + 1))
    if mention.quantity == "money":
        noun = noun_after(line, mention.place + 1)
        if _AWARDS.search(around) and not _FINES.search(line.text, max(line.start, mention.at[0] - 25), mention.at[0]):
            mention.measures = ("compensation",)
        elif _FUNDS.search(around) and not _FINES.search(around):
            mention.measures = ("funding",)
        else:
            mention.phrase = noun.head
    elif mention.quantity == "duration":
        if _PRISON.search(around) and mention.unit[:4] in ("year", "mont"):
            mention.measures = ("prison_terms",)
            mention.details = details_in(_beside_term(line, mention.place))
        mention.details = [name for name in mention.details if name not in ("prison", "women", "men")]
    elif mention.quantity == "age":
        mention.phrase = "age"


def _measured(line: Statement, place: int) -> bool:
    number = line.pieces[place].number
    return number is not None and number.kind in _KINDS


def _beside_term(line: Statement, place: int) -> str:
    """What a prison term is for: after it ("where the victim is a child"), or else before it."""
    after = next((at for at in range(place + 1, len(line.pieces)) if _measured(line, at)), len(line.pieces))
    tail = tail_of(line, place + 1)
    tail = tail[: len(line.words(place + 1, after))]
    if re.search(r"\b(?:where|when|if|for|involving)\b", tail):
        return tail
    first = place
    while (
        first > 0 and place - first < 20 and line.pieces[first - 1].low not in BOUNDS and not _measured(line, first - 1)
    ):
        first -= 1
    return line.words(first, place)


def _measure_count(line: Statement, mention: Mention) -> None:
    place = mention.place
    noun = noun_after(line, place + 1)
    of = line.low(place + 1) == "of" and not noun.head
    if of:
        noun = _noun_of(line, place + 2)
    right = verbs_after(line, noun.after if noun.head else place + 1)
    if of and line.low(place + 2) in ("whom", "which"):
        right = verbs_after(line, place + 3)
        mention.marker = "of"
    left = verbs_before(line, place, alone=not noun.head)
    if of and line.low(place + 2) in ("them", "these", "those"):
        mention.marker = "of"
    mention.noun = noun.kind
    mention.phrase = line.words(noun.first, noun.after)
    mention.unit = mention.unit or noun.head
    direct = left.at >= 0 and not left.marker and _is_direct(line, left.at, place)
    verbs = left.classes if direct and not of else right.classes or left.classes
    if noun.head and not of and not direct and right.at >= 0 and not right.classes:
        verbs = ()  # the subject of a verb that makes no measure
    if left.marker and not right.classes:
        mention.marker = mention.marker or left.marker
    mention.measures = _measures(line, noun, verbs, left, of)
    if noun.head in _GROUPS and mention.measures[0].startswith("victims_"):
        mention.measures = ("other",)
    if (
        mention.measures == ("victims_referred",)
        and noun.kind != "victim"
        and _COURTS.search(tail_of(line, noun.after))
    ):
        mention.measures = ("other",)
    mention.details = details_of(line, mention, noun, left)


def _noun_of(line: Statement, index: int) -> Noun:
    """The noun of "233 of the 492 victims"."""
    while index < len(line.pieces) and (
        line.low(index) in ("the", "these", "those", "all", "its") or line.pieces[index].number
    ):
        index += 1
    return noun_after(line, index)


def _is_direct(line: Statement, at: int, place: int) -> bool:
    """Whether nothing but small words stands between a verb and its number."""
    return place - at <= 5 and all(line.low(i) in _SMALL_WORDS for i in range(at + 1, place))


def _measures(line: Statement, noun: Noun, verbs: tuple[str, ...], left: Verbs, of: bool) -> tuple[str, ...]:
    if noun.kind == "centers":
        words = line.text[line.pieces[noun.first].start : line.pieces[noun.after - 1].end + 40]
        return ("shelters",) if _VICTIM_CENTERS.search(words) else ("other",)
    if noun.kind in EVENTS:
        return (_for_officials(line, noun.kind, noun.after),)
    kind = _trait(line, noun)
    found = tuple(dict.fromkeys(key for verb in verbs if (key := measure_for(verb, kind))))
    if found:
        return found
    if left.events and not noun.head:
        return tuple(_for_officials(line, event, left.at + 1) for event in left.events if event in EVENTS) or ("other",)
    if kind in ("person", "") and not of:
        return _of_group(line, noun)
    return ("other",) if noun.head else ()


def _trait(line: Statement, noun: Noun) -> str:
    """The noun's class, with "complicit" and "police" making an official of anybody."""
    words = {line.low(place) for place in range(noun.first, noun.after + 1)}
    if noun.kind in ("staff", "person", "official") and "complicit" in words:
        return "official"
    if noun.kind == "thing" and line.low(noun.after - 1).endswith("s") and line.pieces[noun.after - 1].upper:
        return "person"  # "12 Uzbeks"
    return noun.kind


def _for_officials(line: Statement, event: str, index: int) -> str:
    ahead = [line.low(place) for place in range(index, index + 7)]
    aimed = ahead[0] in ("of", "against", "into", "involving") and names_officials(ahead)
    return OFFICIAL_MEASURES.get(event, event) if aimed else event


def names_officials(words: list[str]) -> bool:
    """Whether officials, and not traffickers first, are named."""
    return next((NOUNS[word] for word in words if NOUNS.get(word) in ("trafficker", "official", "staff")), "") in (
        "official",
        "staff",
    )


def _of_group(line: Statement, noun: Noun) -> tuple[str, ...]:
    """ "23 women and seven girls among the victims … confirmed in 2022": the verb stands with the group."""
    index = noun.after
    for place in range(index, min(index + 14, len(line.pieces))):
        if line.low(place) == ";":
            break
        if line.low(place) in ("among", "of") and line.low(place + 1) in ("the", "these", "those"):
            group = noun_after(line, place + 2)
            if group.kind == "victim":
                return ("victims_identified",)
    return ("other",) if noun.head else ()
