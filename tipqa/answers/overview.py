"""A country in one edition at a glance: its tier, what the report praises and what it criticizes, the main figures."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.answers.facts import write_fact
from tipqa.answers.figures import best_of_edition, figure_line
from tipqa.answers.parts_told import in_short, write_opening, write_part
from tipqa.answers.recommendations import write_recommendations
from tipqa.answers.refusal import no_topic
from tipqa.answers.reply import Refusal, Reply
from tipqa.answers.stated import QuotesFact
from tipqa.answers.tiers import write_tiers
from tipqa.blocks.model import Block, Claim, Line, Listing, Note, Strong, first_of, quote, quotes
from tipqa.comparison.tone import tone_of, tones
from tipqa.english import listed
from tipqa.evidence.scope import Scope
from tipqa.figures.asked import FigureAsked
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.placements.reading import placed
from tipqa.question.change_words import sums_up
from tipqa.question.wants import Want
from tipqa.reports.model import SectionKind
from tipqa.reports.series import places_tiers

_MEASURES = ("investigations", "prosecutions", "convictions", "victims_identified")
_MOST = 6  # statements: of both sides, of one side, of a section
_OF_SECTION = 12  # statements of a section, which is given whole where it holds no more
_LONG = (SectionKind.PROTECTION, SectionKind.PROSECUTION, SectionKind.PREVENTION)
_ADVICE = SectionKind.RECOMMENDATIONS


def write_newest_alone(scope: Scope, country: str) -> Reply | None:
    """What the one edition held tells of the time before it: its move, the efforts of its assessment, and figures that it
    compares."""
    info = scope.newest_read(country)
    efforts, _ = _sides(scope, info)
    found = [best_of_edition(scope, FigureAsked(it), country, info.year) for it in _MEASURES]
    lines: list[Line] = [
        (Strong(row.change.capitalize()), ": ", quote(row))
        for row in placed(scope.index, [country], [info.year], scope.series)
        if row.change
    ]
    lines += quotes(efforts[:_MOST])
    lines += [figure_line(it) for it in found if it and it.figure.earlier]
    if not lines:
        return None
    lead = (
        Strong(f"Only the {info.year} edition on {country} is held"),
        ", so that no earlier text can be set beside it. What it names as done, and compares with the time before:",
    )
    return Reply(
        (Listing(tuple(lines), lead),), QuotesFact(country, (info.year,), tuple(it.text for it in efforts[:_MOST]))
    )


def write_overview(scope: Scope, country: str) -> Reply | Refusal:
    """The newest edition asked for in short: as a whole, one side of it, one of its sections, or what it says on a topic.

    Of a series without tiers, the part that the question names, else the opening, else what covers the topic best.
    """
    if not places_tiers(scope.series):
        return write_part(scope, country) or write_opening(scope, country) or write_fact(scope, country)
    if not sums_up(scope.plan):
        return write_fact(scope, country)
    if _ADVICE in scope.plan.sections:
        return write_recommendations(scope, country)
    info = scope.newest_read(country)
    if scope.plan.wants & {Want.STRENGTHS, Want.WEAKNESSES}:
        return _one_side(scope, info)
    return _section(scope, info) if scope.plan.sections else _whole(scope, info)


def _whole(scope: Scope, info: ReportInfo) -> Reply:
    """The tier, efforts and shortfalls in proportion, and the figures."""
    rows = placed(scope.index, [info.country], [info.year], scope.series)
    tier = write_tiers(rows, None) if rows else None
    lead = Claim((Strong(f"{info.country}, {info.year} edition"), ": its text states no tier."))
    efforts, shortfalls = _sides(scope, info)
    most = _shares(len(efforts), len(shortfalls))
    told = (*efforts[: most[0]], *shortfalls[: most[1]])
    blocks: list[Block] = [*(tier.blocks if tier else (lead,))]
    if not told:
        own = scope.index.statements(Filter(reports=(info.id,)))
        told = tuple(in_short(scope.index.report(info.id), own)[:_MOST])
        blocks.append(Listing(quotes(told), rest=len(own) - len(told)))
    for title, own in (("Efforts:", efforts[: most[0]]), ("Shortfalls:", shortfalls[: most[1]])):
        blocks += [Listing(quotes(own), (title,))] if own else []
    found = [best_of_edition(scope, FigureAsked(it), info.country, info.year) for it in _MEASURES]
    lines: list[Line] = [figure_line(it) for it in found if it]
    blocks += [Listing(tuple(lines), ("Figures:",))] if lines else []
    if len(told) < len(efforts) + len(shortfalls):
        blocks += _more(scope, info)
    fact = QuotesFact(info.country, (info.year,), tuple(it.text for it in told))
    return Reply(tuple(blocks), tier.fact if tier else fact)


def _more(scope: Scope, info: ReportInfo) -> list[Note]:
    """How to get what a summary leaves out: by a section that the text has."""
    held = (it for it in _LONG if scope.index.statements(Filter(reports=(info.id,), sections=(it,))))
    section = next(held, None)
    said = f"In short; “{section} in {info.country} in {info.year}”, or another section, gives more."
    return [Note((said,))] if section else []


def _one_side(scope: Scope, info: ReportInfo) -> Reply | Refusal:
    """What is praised, or what is criticized; both where both are asked for."""
    both = _sides(scope, info)
    titles = {Want.STRENGTHS: "efforts that the report names", Want.WEAKNESSES: "shortfalls that the report names"}
    blocks: list[Block] = []
    said: list[str] = []
    for (want, title), own in zip(titles.items(), both, strict=True):
        if want in scope.plan.wants and own:
            lead = (Strong(f"{info.country}, {info.year} edition"), f", {title}:")
            blocks.append(first_of(quotes(own), _MOST, lead))
            said += [it.text for it in own[:_MOST]]
    if not blocks:
        if scope.plan.sections:
            return write_fact(scope, info.country)
        return no_topic(info.country, (info.year,), listed(want.value for want in titles if want in scope.plan.wants))
    return Reply(tuple(blocks), QuotesFact(info.country, (info.year,), tuple(said)))


def _section(scope: Scope, info: ReportInfo) -> Reply | Refusal:
    """The sections named in short."""
    names = listed(scope.plan.sections)
    info = _with_sections(scope, info)
    own = _of_sections(scope, info)
    if not own:
        return no_topic(
            info.country, scope.plan.editions or scope.have.of(info.country, scope.series), f"anything under {names}"
        )
    short = own if len(own) <= _OF_SECTION else in_short(scope.index.report(info.id), own)[:_OF_SECTION]
    lead = (Strong(f"{info.country}, {info.year} edition"), f", {names}:")
    fact = QuotesFact(info.country, (info.year,), tuple(it.text for it in short), section=names)
    listing = Listing(quotes(short), lead, rest=len(own) - len(short))
    return Reply((listing,), fact)


def _with_sections(scope: Scope, info: ReportInfo) -> ReportInfo:
    """Where no edition is asked for, the newest that has the sections named; else `info`."""
    if scope.plan.editions:
        return info
    held = scope.index.reports(Filter(countries=(info.country,), series=(scope.series,)))
    return next((it for it in sorted(held, key=lambda it: -it.year) if _of_sections(scope, it)), info)


def _of_sections(scope: Scope, info: ReportInfo) -> list[Statement]:
    sections = tuple(SectionKind(section) for section in scope.plan.sections)
    return scope.index.statements(Filter(reports=(info.id,), sections=sections))


def _sides(scope: Scope, info: ReportInfo) -> tuple[list[Statement], list[Statement]]:
    """Efforts and shortfalls in the order of the text: of the section named, else of the assessment, else of the whole text."""
    if scope.plan.sections:
        own = _of_sections(scope, info)
        tone = {it.id: tone_of(it) for it in own}
    else:
        own = scope.index.statements(Filter(reports=(info.id,)))
        tone = tones(own)
    anywhere = {it.id: tone_of(it) for it in own if it.section is not _ADVICE}
    efforts, shortfalls = (
        [it for it in own if tone.get(it.id) == side] or [it for it in own if anywhere.get(it.id) == side]
        for side in ("effort", "shortfall")
    )
    return efforts, shortfalls


def _shares(efforts: int, shortfalls: int) -> Sequence[int]:
    """How many of each to give, in proportion, and at least one of each."""
    if not efforts or not shortfalls:
        return (_MOST, _MOST)
    first = min(max(round(_MOST * efforts / (efforts + shortfalls)), 1), _MOST - 1)
    return (first, _MOST - first)
