"""Comparing two editions: the parts of a comparison put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from tipqa.blocks.model import Source, sources
from tipqa.blocks.numbering import numbered
from tipqa.blocks.rendering import markdown_line, numbers
from tipqa.comparison.align import align
from tipqa.comparison.comparable import compare_texts, part_of
from tipqa.comparison.editions import Editions, choose_editions
from tipqa.comparison.figures import compare_figures
from tipqa.comparison.model import Change, Comparable, Comparison, FigureChange, SectionChange, Span
from tipqa.comparison.ranked import rank_findings
from tipqa.comparison.recommendations import first_years, with_ranks
from tipqa.comparison.sections import compare_sections
from tipqa.comparison.similarity import similarity
from tipqa.comparison.statements import make_changes
from tipqa.comparison.summary import Told
from tipqa.comparison.tier import compare_tiers
from tipqa.english import plural
from tipqa.index.model import Filter, ReportInfo, Statement
from tipqa.index.words import words
from tipqa.reports.model import SectionKind
from tipqa.reports.origin import source_name

if TYPE_CHECKING:
    from tipqa.index.store import Store

_ADVICE = SectionKind.RECOMMENDATIONS.value
_RARE = 6  # words that tell how telling a statement is
_NUMBER = 0.5
_HEARSAY = 2.0


def compare(
    index: Store, country: str, from_year: int | None = None, to_year: int | None = None, series: str | None = None
) -> Comparison:
    """What changed in a country between two editions, by default the latest and the one before it in the index.

    Args:
        country: in any form that `resolve` knows.
        from_year, to_year: editions, not the years their figures describe; put in the order of time.
        series: "tip" or another; by default the one that holds the editions, the TIP reports first.

    Raises:
        CountryError: the country is not known.
        NotFoundError: the index does not hold the country, or not in that edition, or only in one.
    """
    editions = choose_editions(index, country, from_year, to_year, series)
    old, new = (index.statements(Filter(reports=(info.id,))) for info in (editions.old, editions.new))
    comparable = compare_texts(editions, old, new)
    same = editions.old.id == editions.new.id
    changes = [] if same or comparable.basis == "mixed" else _changes(index, old, new, comparable)
    advice = _with_since(index, editions, with_ranks([it for it in changes if it.section == _ADVICE]))
    statements = [it for it in changes if it.section != _ADVICE]
    pairs = {(it.old_span[0], it.new_span[0]) for it in statements if it.old_span and it.new_span}
    figures = () if same else compare_figures(index, editions.old, editions.new, pairs)
    tier, places = compare_tiers(index, editions, new)
    sections = compare_sections(old, new, changes, comparable.withheld) if comparable.basis == "texts" else ()
    weigh = _weigher(index)
    lines = Told(editions, weigh).summary(tier, places, figures, advice, statements, sections, comparable)
    findings = [] if same else rank_findings(tier, sections, figures, advice, statements, weigh)
    cited_parts: list[Change | FigureChange | SectionChange] = [*figures, *advice, *statements, *sections]
    marks = [_sides(editions, it.old_span, it.new_span) for it in cited_parts]
    finding_marks = [_sides(editions, *spans) for _, *spans in findings]
    placed = [Source(report, *span) for report, span in places]
    citations = numbered([*sources(lines), *(it for own in marks for it in own), *placed], index.report)
    at = numbers(citations)
    cited = iter([tuple(at[it] for it in own) for own in marks])
    return Comparison(
        country=editions.new.country,
        series=editions.new.series,
        from_year=editions.old.year,
        to_year=editions.new.year,
        from_report=editions.old.id,
        to_report=editions.new.id,
        tier=replace(tier, citations=tuple(at[it] for it in placed)),
        figures=tuple(replace(it, citations=next(cited)) for it in figures),
        recommendations=tuple(replace(it, citations=next(cited)) for it in advice),
        statements=tuple(replace(it, citations=next(cited)) for it in statements),
        comparable=_noted(comparable, editions, old, new, (*advice, *statements)),
        summary=tuple(markdown_line(line, at) for line in lines),
        sections=tuple(replace(it, citations=next(cited)) for it in sections),
        findings=tuple(
            replace(it, citations=tuple(at[source] for source in own or (placed if it.part == "tier" else ())))
            for (it, *_), own in zip(findings, finding_marks, strict=True)
        ),
        citations=citations,
        from_kind=editions.old.kind,
        to_kind=editions.new.kind,
        from_source=_source(editions.old),
        to_source=_source(editions.new),
        reordered=editions.reordered,
        lines=lines,
    )


def _source(info: ReportInfo) -> str:
    return source_name(info.kind, info.source, info.source_url)


def _changes(index: Store, old: Sequence[Statement], new: Sequence[Statement], comparable: Comparable) -> list[Change]:
    """The changes between two lists of statements; of two digests without what differs in their wording."""
    alike = similarity(index, old, new, ordered=comparable.basis == "texts")
    changes = make_changes(align(old, new, alike), old, new, comparable.withheld)
    return changes if comparable.basis == "texts" else [_of_digests(it) for it in changes]


def _of_digests(change: Change) -> Change:
    """`change` without what rests on our wording and on where we put a sentence."""
    status = "kept" if change.status == "moved" else change.status
    return replace(change, status=status, finding="", moved_from="", nearest="", nearest_span=None, unsure=False)


def _with_since(index: Store, editions: Editions, advice: Sequence[Change]) -> list[Change]:
    """`advice` with the edition in which each recommendation of the newer text first stood."""
    if not advice:
        return []
    first = first_years(index, editions.held, editions.old.year)
    kept = {it.new_span: first.get(it.old_span) for it in advice if it.old_span and it.new_span}
    return [replace(it, since=kept.get(it.new_span, editions.new.year)) if it.new_span else it for it in advice]


def _weigher(index: Store) -> Callable[[str], float]:
    """Gives how telling a statement is: the mean rarity of its rarest words; more where it holds a number, less where
    the text takes it from elsewhere."""
    rarity = cache(index.idf)

    def weigh(text: str) -> float:
        rare = sorted((rarity(word) for word in set(words(text))), reverse=True)[:_RARE]
        hearsay = text.startswith("According to")
        return sum(rare) / _RARE + (_NUMBER if any(map(str.isdigit, text)) else 0) - (_HEARSAY if hearsay else 0)

    return weigh


def _sides(editions: Editions, old: Span | None, new: Span | None) -> tuple[Source, ...]:
    """What stands at `old` in the older and at `new` in the newer edition."""
    sides = ((editions.old.id, old), (editions.new.id, new))
    return tuple(Source(report, *span) for report, span in sides if span)


def _noted(
    comparable: Comparable,
    editions: Editions,
    old: Sequence[Statement],
    new: Sequence[Statement],
    changes: Sequence[Change],
) -> Comparable:
    """`comparable` with a note on the statements that are left out since their part is withheld."""
    if not comparable.withheld or comparable.basis == "mixed" or editions.old.id == editions.new.id:
        return comparable
    told = ({it.old_span for it in changes}, {it.new_span for it in changes})
    left = dict.fromkeys(comparable.withheld, 0)
    for statements, spans in zip((old, new), told, strict=True):
        for it in statements:
            if (it.start, it.end) not in spans:
                left[part_of(it)] += 1
    notes = tuple(
        f"Left out: {plural(left[part], 'statement')} under {part or 'no heading'}, since {reason}."
        for part, reason in comparable.withheld.items()
        if left[part]
    )
    return replace(comparable, notes=comparable.notes + notes)
