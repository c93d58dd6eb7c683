"""Years in a question: which editions are meant, and which years only date a law or an event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from tipqa.figures.number_words import UNITS
from tipqa.later import later
from tipqa.question.lexicon import values_in
from tipqa.question.patterns import any_of
from tipqa.records import dataclass

_YEAR = r"(?:19|20)\d\d"
_DOCUMENT = (
    r"(?:editions?|ed\.|reports?|entry|entries|texts?|factbooks?|narratives?|issues?|versions?|tip"
    r"|ed|placements?|rankings?|lists?|write-?ups?|pages?)"
)
_LAW = any_of(  # "the 2014 law", "the Protocol of 2000"
    rf"\b({_YEAR})(?=(?:\s*(?:,|and|or|&)\s*{_YEAR})*\s+(?:(?!recommend|report|edition|tier)[\w-]+\s+){{0,2}}?"
    r"(?:laws?|acts?|protocols?|codes?|amendments?|conventions?|constitution|decrees?|decisions?|plans?)\b)",
    rf"\b(?:law|act|protocol|convention)\s+of\s+({_YEAR})\b",
)
_MARKED = any_of(  # years that are called an edition
    rf"\b({_YEAR})(?:'s|’s)?\s+(?:\w+\s+){{0,2}}?{_DOCUMENT}\b",
    rf"\b{_DOCUMENT}\s+(?:(?:of|for|from|in|dated)\s+)?(?:the\s+year\s+)?({_YEAR})\b",
    rf"\(({_YEAR})\)",
    rf"\b({_YEAR})(?:'s|’s)\s+(?:did|does|do|had|has|was|were)\b",  # "what does the 2022 text tell that 2021's did not"
    rf"\bper\s+({_YEAR})\b|\bthe\s+({_YEAR})\s+one\b|\bone\s+(?:for|of|from)\s+({_YEAR})\b",
    rf"\baccording\s+to\s+({_YEAR})\b",
)
# The verb: "did the government of India report in 2024" dates what was done, and names no edition; so does "issue".
_REPORTING = later(
    r"\b(?:did|does|do|to|not)\s+"
    r"(?:(?!(?:the|an?|this|that|its|their|each|every|latest|last|\d+)\b)[\w'’-]+\s+){1,4}?(report)\b"
    r"|\b(?:did|does|do|to|not)\s+(?:(?!(?:this|that|latest|last|\d+)\b)[\w'’-]+\s+){1,5}?(?<!the\s)(?<!an\s)(?<!its\s)(issue|list)\b",
    re.I,
)
_DATED = any_of(  # of an event
    r"\b(?:Jan|Febr?|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?"
    rf"(?:\s+\d{{1,2}}(?:st|nd|rd|th)?,?)?(?:\s+of)?\s+({_YEAR})\b"
)
_ANY = later(rf"(?<![\d,.$€£])({_YEAR})(?![\d%]|,\d|\.\d)")  # but no part of a number
_SHORT = any_of(  # "'24", "tier 24", "24 edition"
    r"(?<!\w)['’](\d\d)(?!\d)",
    r"\b(?:tiers?|editions?|reports?|entry)\s+(0\d|1\d|2[0-6])\b(?!\s*%)",
    r"\b(0\d|1\d|2[0-6])\s+(?:tier|edition|report|entry)\b",
)
_SHORT_PAIR = any_of(  # "23 vs 24", "between 23 and 24", "2023 vs 24"
    r"(?<![\w/.,])(?:20)?([012]\d)\s*(?:vs?\.?|versus|->|→|compared\s+(?:w|with|to)|against)\s*(?:20)?([012]\d)\b"
    r"(?=\s*(?:[?.,;:!]|$|better|worse|editions?|reports?|tip\b|text|tiers?\b))",
    r"\b(?:moved|changed|change|shift\w*|upgraded|downgraded|tiers?|edition|report)\s+(?:between|from)\s+"
    r"(?:20)?([012]\d)\s+(?:and|to)\s+(?:20)?([012]\d)\b(?=\s*(?:[?.,;:!]|$))",
)
_RANGE = later(
    rf"({_YEAR})\s*(?:-|–|—|to|through|until|till)\s*({_YEAR}|\d\d)\b|\bbetween\s+({_YEAR})\s+and\s+({_YEAR})\b", re.I
)
_BACKWARDS = later(  # "from 2025 to 2024", "2025 → 2023", "between 2025 and 2024"; held to be so by the years
    rf"\b({_YEAR})\s*(?:-|–|—|->|→|(?:back\s+)?to|through)\s*(?:the\s+)?({_YEAR})\b|\bbetween\s+({_YEAR})\s+and\s+({_YEAR})\b",
    re.I,
)
_BESIDE = later(rf"(?:['’]s)?\s*(?:in\s+)?\(?({_YEAR})\b")
_JOINED = later(  # what may stand between two years of one list
    rf"\s*(?:{_DOCUMENT}\s*)?"
    r"(?:,|;|/|&|and|or|to|through|until|till|vs?\.?|versus|with|against|-|–|—|,\s*and)\s*(?:the\s+)?",
    re.I,
)
_SINCE = any_of(rf"\bsince\s+(?:the\s+)?({_YEAR})", rf"\bfrom\s+({_YEAR})\s+(?:on|onwards?)\b")
_BEFORE = later(  # of placements: every edition up to the one before
    rf"(?<!year )(?<!edition )(?<!report )(?<!one )\bbefore\s+(?:the\s+)?({_YEAR})\b", re.I
)
_AFTER = later(  # … every edition from the one after
    rf"(?<!year )(?<!edition )(?<!report )(?<!one )\b(?:after|later than)\s+(?:the\s+)?({_YEAR})\b", re.I
)
_UP_TO = later(  # … every edition up to that one; not who did it: "downgraded by the 2024 report"
    rf"\b(?:by|until|till|up\s+to|through|(?:no|not)\s+later\s+than)\s+(?:the\s+)?({_YEAR})\b(?!\s+(?:{_DOCUMENT}))",
    re.I,
)
_TWICE = later(  # one edition named as both of two: "2024 and 2024"
    rf"\b({_YEAR})\s*(?:{_DOCUMENT}\s*)?(?:,|/|&|and|with|against|to|vs?\.?|versus|-|–|—|→|->)\s*(?:the\s+)?\1\b", re.I
)
_THAN_THEN = later(  # of placements: what is now beside what was in that year
    rf"\b(?:than|compared\s+(?:with|to)|against|versus|vs\.?)\s+(?:(?:it|they|that)\s+)?(?:(?:was|were|is|did|had|stood|been)\s+)*"
    rf"(?:back\s+)?(?:in\s+)?(?:the\s+)?{_YEAR}\b",
    re.I,
)
_LATEST = any_of(
    r"\b(?:latest|most\s+recent|newest|currently|(?<!\bkept\s)(?<!\bkeep\s)(?<!\bit\s)(?<!\bthem\s)current|this\s+year(?:'s|’s)?|today|right\s+now|nowadays|these\s+days)\b"
)
_NOW = any_of(r"\b(?:now|today|currently|at\s+present|nowadays)\b")
_COUNT = {"a": 1, "an": 1, "couple": 2} | {word: value for word, value in UNITS.items() if 1 <= value <= 10}
_STEPS = rf"(?:a\s+(?=couple))?(?P<steps>{'|'.join(_COUNT)}|\d{{1,2}})(?:\s+of)?\s+(?:years?|editions?|reports?)|(?:twelve|12)\s+months"
_RELATIVE = later(  # "the year before 2024", "two editions after the 2015 report"
    rf"(?:{_STEPS}|\b(?:year|edition|report))\s+(?:(?P<back>before|prior\s+to|preceding|ahead\s+of)|after|following)\s+"
    rf"(?:the\s+)?(?P<year>{_YEAR})\b",
    re.I,
)
_EARLIER = later(rf"\b(?:{_STEPS})\s+(?:earlier|previously|ago|(?:before|prior|back)(?=\W*$|,))(?!\w)", re.I)
_LATER = later(rf"\b(?:{_STEPS})\s+(?:later|afterwards?|(?:after|on)(?=\W*$|,))(?!\w)", re.I)
_PRIOR = any_of(
    r"\b(?:"
    r"(?:year|edition|report|one)\s+before(?!\s+(?:last|that\s+one))"
    r"|(?:prior|previous|preceding|last|past)\s+(?:year|edition|report|one|entry|text|narrative|(?:reporting\s+)?(?:period|cycle))(?:'s|’s)?"
    r"|year\s+earlier|a\s+year\s+ago|previously|year[- ]o(?:ver|n)[- ]year"
    r"|last\s+time\s+(?:a?round|out)|the\s+time\s+before|(?<=\band\s)before\s+(?:that|then)"
    r"|(?<=\babout\s)before\s+(?:that|then)"
    r")\b"
)
_LAST_HELD = later(r"last\s+(?:edition|report|text|narrative)", re.I)  # alone, the newest one
_BESIDE_PRIOR = later(  # "this year and the year before", "than in the previous period": another time is asked for too
    r"\b(?:and|or|nor|than|since|compar\w+|versus|vs|against|chang\w+|differ\w+|up|down|more|fewer|less|(?:in|de)crease\w*|rise|rose|f[ae]ll)\b[^?]*$",
    re.I,
)
_FOLLOWING = any_of(
    r"\b(?:"
    r"(?:the\s+)?(?:following|next)\s+(?:year|edition|report)"
    r"|(?:a|one)\s+year\s+on"
    r"|(?:the\s+)?year\s+after|(?<=\band\s)after\s+(?:that|then)|(?<=\babout\s)after\s+(?:that|then)"
    r")\b"
)
_ALL = any_of(
    r"\b(?:every|each|all)\s+(?:years?|editions?|reports?)\b",
    r"\bover\s+(?:the\s+years|time)\b|\bover\s+all\b",
    r"\bhistory\b|\btrends?\b",
)
_LAST_N = any_of(rf"\b(?:last|past|latest|previous)\s+({'|'.join(_COUNT)}|\d{{1,2}})\s+(?:years|editions|reports)\b")


@dataclass(frozen=True, slots=True)
class YearsAsked:
    """The years of a question as it gives them, before it is known which editions there are.

    `editions` are years that name an edition (marked as such, or all years where none is marked); `marked` tells which
    of the two. `spans` are the places of all these words.
    """

    editions: tuple[int, ...] = ()
    marked: bool = False
    between: tuple[int, int] | None = None
    since: int | None = None
    until: int | None = None  # "before 2015": the editions up to 2014
    twice: bool = False  # whether one edition is named as both of two
    latest: bool = False
    prior: bool = False
    prior_alone: bool = False  # "the year before", and no other time
    every: bool = False
    following: bool = False
    last: int = 0
    steps: int = 1  # how many editions back or on `prior` and `following` lead
    before: int | None = None  # "the year before" counts from here
    dated: tuple[int, ...] = ()  # those that only a month or a day names
    backwards: bool = False  # from a later edition to an earlier one
    spans: tuple[tuple[int, int], ...] = ()

    @property
    def none(self) -> bool:
        """Whether the question names no edition in any way."""
        return not (
            self.editions
            or self.since
            or self.until
            or self.latest
            or self.prior
            or self.following
            or self.every
            or self.last
        )


# What names an edition, each of whose places is none that a topic is told by.
_NAMING = (
    _EARLIER,
    _LATER,
    _ANY,
    _RANGE,
    _SHORT_PAIR,
    _LATEST,
    _PRIOR,
    _FOLLOWING,
    _SHORT,
    _ALL,
    _LAST_N,
    _MARKED,
)


def read_years(question: str, *, of_placements: bool = False) -> YearsAsked:
    """Read the year words of a question; where it is `of_placements`, every year in it is an edition."""
    laws = {m.start(g) for m in _LAW.finditer(question) for g in (1, 2) if m.group(g)}
    relative = [m for m in _RELATIVE.finditer(question) if m.start("year") not in laws]
    shifted = {m.start("year"): int(m["year"]) + _steps(m) * (-1 if m["back"] else 1) for m in relative}
    for match in relative:
        start, end = match.start(), match.start("year")
        question = f"{question[:start]}{' ' * (end - start)}{question[end:]}"
    said = {pattern: [*pattern.finditer(question)] for pattern in _NAMING}
    found = [(shifted.get(m.start(1), int(m.group(1))), m.start(1)) for m in said[_ANY]]
    if len(found) < 2 and (pair := _first(said[_SHORT_PAIR])):
        found = [(2000 + int(pair[g]), pair.start(g)) for g in range(1, 5) if pair[g]]
    found += [] if found else [(2000 + int(m[m.lastindex or 1]), m.start()) for m in said[_SHORT]]
    marked = _marked(question, [at for _, at in found]) - laws
    between, second = _between(question, laws)
    editions = [y for y, at in found if (at in marked if marked and not of_placements else at not in laws)]
    editions += [second] if second and second not in editions else []
    twice = len(set(editions)) == 1 and _TWICE.search(question)
    first, until = _open_range(question) if of_placements and len(editions) == 1 else (None, None)
    editions = [] if first or until else editions
    since = _SINCE.search(question)
    last, prior = _first(said[_LAST_N]), _first(said[_PRIOR])
    prior_alone = bool(prior and not editions and not _BESIDE_PRIOR.search(question[: prior.start()]))
    last_held = bool(prior and prior_alone and not of_placements and _LAST_HELD.match(prior[0]))
    further = _first(said[_EARLIER]), _first(said[_LATER])
    return YearsAsked(
        editions=tuple(dict.fromkeys(editions)),
        marked=bool(marked) or (of_placements and bool(editions)),
        between=between,
        since=first or (int(since[1] or since[2]) if since else None),
        until=until,
        twice=bool(twice),
        latest=bool(
            last_held or said[_LATEST] or (of_placements and len(set(editions)) == 1 and _THAN_THEN.search(question))
        ),
        prior=bool(further[0] or (prior and not last_held)),
        prior_alone=prior_alone and not last_held,
        following=bool(further[1] or said[_FOLLOWING]),
        steps=next((_steps(match) for match in further if match), 1),
        every=bool(said[_ALL]),
        last=int(_COUNT.get(last.group(1).lower(), 0) or last.group(1)) if last else 0,
        dated=() if of_placements or marked else tuple(int(m[1]) for m in _DATED.finditer(question)),
        backwards=_backwards(question),
        spans=(
            *(m.span() for m in relative),
            *(m.span() for matches in said.values() for m in matches if not _names_list(m[0])),
        ),
    )


def _first(matches: Sequence[re.Match[str]]) -> re.Match[str] | None:
    return matches[0] if matches else None


def _steps(match: re.Match[str]) -> int:
    """How many editions "three years", "twelve months" or "the year" are."""
    words = (match["steps"] or "one").lower()
    return _COUNT.get(words) or int(words)


def _open_range(question: str) -> tuple[int | None, int | None]:
    """The first or the last edition of a range that is open at the other end: "after 2010", "before 2015", "by 2020"."""
    if after := _AFTER.search(question):
        return int(after[1]) + 1, None
    if before := _BEFORE.search(question):
        return None, int(before[1]) - 1
    up_to = _UP_TO.search(question)
    return None, int(up_to[1]) if up_to else None


def _names_list(words: str) -> bool:
    """Whether words that name an edition also name a list that a sentence gives: "the 2024 state policy list"."""
    return next(values_in(words, "told_list"), None) is not None


def _backwards(question: str) -> bool:
    match = _BACKWARDS.search(question)
    return match is not None and int(match[1] or match[3]) > int(match[2] or match[4])


def _marked(question: str, places: Sequence[int]) -> set[int]:
    """Where a year is called an edition, or joined with one that is: "the 2024 and 2025 reports"."""
    verbs = {m.start(m.lastindex or 0) for m in _REPORTING.finditer(question)}
    marks = [m for m in _MARKED.finditer(question) if m.start() not in verbs]
    marked = {m.start(g) for m in marks for g in range(1, m.re.groups + 1) if m.group(g)}
    pairs = [(a, b) for a, b in pairwise(places) if _JOINED.fullmatch(question, a + 4, b)]
    for pair in (*pairs, *reversed(pairs)):
        if not marked.isdisjoint(pair):
            marked.update(pair)
    return marked


def _between(question: str, laws: set[int]) -> tuple[tuple[int, int] | None, int | None]:
    match = _RANGE.search(question)
    if not match or match.start(1) in laws:
        return None, None
    low, high = int(match[1] or match[3]), match[2] or match[4]
    end = int(high) if len(high) == 4 else int(str(low)[:2] + high)
    return ((low, end), end) if low <= end <= low + 30 else (None, None)


def years_beside(question: str, names: Mapping[str, int]) -> dict[str, int]:
    """The year right after each name, where every name has one and they differ: "Peru (2023) and Chile (2022)".

    Args:
        names: each name with the place in the question where it ends.
    """
    found = {name: _BESIDE.match(question, end) for name, end in names.items()}
    years = {name: int(match[1]) for name, match in found.items() if match}
    return years if len(years) == len(names) > 1 and len(set(years.values())) > 1 else {}


def choose_editions(asked: YearsAsked, available: Sequence[int], *, expand: bool) -> tuple[int, ...]:
    """The editions that a question means, oldest first, of a country whose editions are `available`.

    Years named outright stay even where no such edition is available, so that the caller can say so. `expand` fills a
    range with every edition in it (for a history); otherwise its two ends stand for it. An empty result means that the
    question names none.
    """
    have = sorted(available)
    years = set(asked.editions)
    if asked.every and not asked.between and len(years) < 2:
        years |= {y for y in have if not years or min(years) <= y}
    if asked.last:
        years |= set(have[-asked.last :])
    if asked.until:
        years |= {y for y in have if y <= asked.until}
    if asked.since and (expand or len(years) == 1):
        later = [y for y in have if y >= asked.since]
        years |= set(later if expand else later[-1:])
    if asked.between and (expand or asked.every):
        years |= {y for y in have if asked.between[0] <= y <= asked.between[1]}
    if asked.latest and have:
        years |= {y for y in have if expand and years and min(years) <= y} | {have[-1]}
    if asked.prior:
        years |= _with_prior(years, have, asked)
    return tuple(sorted(years))


def _with_prior(years: set[int], have: list[int], asked: YearsAsked) -> set[int]:
    reference = asked.before or (max(years) if years else (have[-1] if have else None))
    earlier = [y for y in have if reference is not None and y < reference]
    if len(years) > 1 and not asked.latest:
        return set()
    if asked.steps > 1 and reference is not None:
        return {reference - asked.steps}
    return set(earlier[-1:])


def year_places(question: str, held: Sequence[int]) -> list[tuple[int, int]]:
    """The years that a question names, in its order, each with the place where it ends; "the year before" is one, too, and
    "now", beside a year.

    Args:
        held: the editions held; the one before the first year named is that year.
    """
    found = [(int(match[1]), match.end()) for match in _ANY.finditer(question)]
    before = [year for year in held if year < found[0][0]][-1:] if len(found) == 1 else []
    found += [(before[0], match.end()) for match in _PRIOR.finditer(question)] if before else []
    found += [(held[-1], match.end()) for match in _NOW.finditer(question)] if held and len(found) == 1 else []
    return sorted(found, key=lambda it: it[1])
