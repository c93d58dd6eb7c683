"""Reading the figures of a text: numbers, what they measure, when, and what they are compared with."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tipqa.figures.measures import MEASURES
from tipqa.reports.figures.absences import find_absences
from tipqa.reports.figures.comparisons import Zone, find_zones, pair_from_to
from tipqa.reports.figures.counting import find_counts
from tipqa.reports.figures.details import by_inspectors, group_details, tail_of
from tipqa.reports.figures.lexicon import FORMS
from tipqa.reports.figures.mentions import Mention, Prior
from tipqa.reports.figures.priors import attach_priors
from tipqa.reports.figures.statement import Statement, statements
from tipqa.reports.figures.timing import set_periods
from tipqa.reports.model import Figure

_REFERS_BACK = re.compile(
    r"\W*(?:of|among) (?:these|those|them|the(?: identified| total| confirmed)? victims)\b", re.IGNORECASE
)
_GROUP = re.compile(r"\W*(?:of|among) the ([^,;]{3,90}),", re.IGNORECASE)
_TAIL_LEAD = re.compile(
    r"^(?:of (?:whom|which|them|these|those)\b)?,? ?(?:(?:were|was|had been|being|are)\b ?)?", re.IGNORECASE
)
_LISTED = re.compile(r",? (?:and |or )?")
_JOINED = re.compile(r" (?:[\w-]+ ){0,2}[\w-]+(?:,? and|,) ")
_OF_A_TOTAL = frozenset({"", "person", "victim", "case", "trafficker"})


def read_figures(text: str, spans: Sequence[tuple[int, int]]) -> tuple[Figure, ...]:
    """The figures of each statement, in the order of the text.

    A number with several verbs ("prosecuted and convicted 13") gives a figure for each measure. Parts keep the measure
    of their total, also across two statements ("Of these, 238 …"); they need not add up to it: nothing is corrected.
    Years, ages, articles of law and spans of time gone by are no figures.

    Args:
        text: the canonical text of a report.
        spans: start and end of each statement in it, such as those of `split_sentences`.
    """
    found: list[Figure] = []
    total: Mention | None = None
    read = statements(text, spans)
    for line, (_, end) in zip(read, spans, strict=True):
        mentions = _read_statement(line, total)
        found += [replace(figure, end=end) for mention in mentions for figure in _figures(line, mention)]
        heads = [mention for mention in mentions if mention.known and mention.base is None]
        total = heads[-1] if heads else total if mentions else None
    return tuple(found)


def _read_statement(line: Statement, total: Mention | None) -> list[Mention]:
    counts = find_counts(line)
    absences = find_absences(line)
    if not counts and not absences:
        return []
    zones = find_zones(line)
    mentions = sorted(counts + absences, key=lambda mention: mention.place)
    turned = [(old, new) for old, new in pair_from_to(line, mentions) if old.quantity == new.quantity]
    earlier = {id(old) for old, _ in turned}
    inside = [mention for mention in mentions if _zone_of(mention, zones) and id(mention) not in earlier]
    inside = [mention for mention in inside if all(mention is not new for _, new in turned)]
    main = [mention for mention in mentions if id(mention) not in earlier and all(mention is not it for it in inside)]
    _link_parts(line, main, total)
    _name_inspectors(line, main)
    set_periods(line, main, zones, [old.at for old, _ in turned])
    _take_over(main)
    for old, new in turned:
        _turn(line, old, new)
    attach_priors(line, main, inside, zones)
    return [mention for mention in main if mention.measures]


def _name_inspectors(line: Statement, mentions: list[Mention]) -> None:
    for mention in mentions:
        if mention.measures == ("victims_identified",) and mention.base is None and by_inspectors(line, mention.place):
            mention.details = [*mention.details, "by inspectors"]


def _zone_of(mention: Mention, zones: Iterable[Zone]) -> Zone | None:
    return next((zone for zone in zones if zone.first <= mention.place < zone.after), None)


def _link_parts(line: Statement, mentions: list[Mention], total: Mention | None) -> None:
    """Find the total that each part belongs to, and give the part its measure."""
    back = total if total and _REFERS_BACK.match(line.text, line.start, line.end) else None
    group = _GROUP.match(line.text, line.start, line.end)
    for number, mention in enumerate(mentions):
        before = mentions[number - 1] if number else None
        mention.base = _base(mention, before, back)
        if mention.base and before and (back or group) and ";" in line.text[before.at[1] : mention.at[0]]:
            mention.base = replace(mention.base, details=list(back.details) if back else [])
        if mention.base is None:
            kept = (before.base or before) if before and line.low(mention.place - 1) == "the" else None
            if (
                kept
                and kept.measures[:1] == ("victims_identified",)
                and mention.noun == "victim"
                and mention.measures == ("other",)
            ):
                mention.measures = kept.measures
            if group and mention.at[0] > group.end() and mention.noun != "thing":
                mention.details = _narrowed(group_details(line.text, *group.span(1)), mention.details)
            continue
        if not mention.known and mention.base.measures and mention.noun in _OF_A_TOTAL:
            mention.measures = mention.base.measures
            mention.phrase, mention.unit = mention.phrase or mention.base.phrase, mention.unit or mention.base.unit
        if mention.measures == mention.base.measures and mention.marker != "among":
            mention.details = _narrowed(mention.base.details, mention.details or _in_own_words(line, mention))
    _share_form(line, [mention for mention in mentions if not group or mention.at[0] >= group.end()])


def _in_own_words(line: Statement, mention: Mention) -> list[str]:
    """What tells a part from its total where no known detail does: "in Western Europe"."""
    if mention.amount is None or not mention.amount.value:
        return []
    words = _TAIL_LEAD.sub("", tail_of(line, mention.place + 1)).strip(" .,")
    return [" ".join(words.split()[:8]) or "part"]


def _share_form(line: Statement, mentions: list[Mention]) -> None:
    """In "31 women and 12 girls in forced labor" the form of exploitation is that of both."""
    for mention, later in reversed(list(pairwise(mentions))):
        words = line.text[mention.at[1] : later.at[0]]
        shared = [name for name in later.details if name in FORMS and name != "unspecified"]
        if later.base is mention or later.marker:
            continue
        if not mention.measures and mention.quantity == later.quantity and _LISTED.fullmatch(words):
            mention.measures, mention.details = later.measures, later.details
        if mention.measures == later.measures and not (FORMS & set(mention.details)) and _JOINED.fullmatch(words):
            mention.details = shared + mention.details


def _narrowed(general: list[str], own: list[str]) -> list[str]:
    if FORMS & set(own):
        general = [name for name in general if name not in FORMS]
    return [name for name in general if name not in own] + own


def _base(mention: Mention, before: Mention | None, back: Mention | None) -> Mention | None:
    if before is None:
        return back if not mention.known or mention.marker == "of" or mention.noun == "" else None
    if mention.marker == "bracket":
        return before.base if before.marker == "bracket" else before
    if mention.marker:
        return before.base or before
    if before.base and not mention.known:
        return before.base
    if not mention.measures and mention.noun == "" and mention.quantity == before.quantity:
        return before
    return None


def _take_over(mentions: list[Mention]) -> None:
    for mention in mentions:
        if mention.base and not mention.period:
            mention.period = mention.base.period
    for mention in mentions:
        if not mention.measures and mention.quantity == "count" and mention.phrase:
            mention.measures = ("other",)


def _turn(line: Statement, old: Mention, new: Mention) -> None:
    """ "from 50 in 2013 to three in 2014": the first is what the second is compared with."""
    if not new.known and old.known:
        new.measures, new.details = old.measures, new.details or old.details
    if not new.measures:
        new.measures = old.measures or ("other",)
    new.phrase, new.unit = new.phrase or old.phrase, new.unit or old.unit
    named = next((it.words for it in line.periods if old.at[1] <= it.start < new.at[0]), "")
    new.prior.append((old.amount, named))


def _figures(line: Statement, mention: Mention) -> Iterator[Figure]:
    for measure in mention.measures:
        prior: tuple[Prior, ...] = tuple(mention.prior)
        yield Figure(
            measure, _detail(mention, measure), mention.amount, _unit(mention, measure), mention.period, prior,
            line.start, line.end, mention.at,
        )  # fmt: skip


def _detail(mention: Mention, measure: str) -> str:
    if measure == "other":
        words = mention.phrase.lower()
        more = [name for name in mention.details if name.rstrip("s") not in words]
        return ", ".join([words, *more] if words and mention.quantity == "percent" else [words] if words else more)
    hidden = {"officials"} if measure.startswith(("officials", "people_trained")) else set()
    return ", ".join(dict.fromkeys(name for name in mention.details if name not in hidden))


def _unit(mention: Mention, measure: str) -> str:
    if mention.quantity in ("money", "percent", "times", "duration", "age"):
        return {"age": "years of age"}.get(mention.quantity, mention.unit)
    return MEASURES[measure].unit or mention.unit
