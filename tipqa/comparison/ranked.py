"""All that changed, the most weighty first."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from textwrap import shorten

from tipqa.comparison import ranking
from tipqa.comparison.findings import is_turned
from tipqa.comparison.headlines import GROUPS, headlines, told
from tipqa.comparison.model import Change, FigureChange, Finding, SectionChange, Span, TierChange
from tipqa.comparison.wording import wording
from tipqa.english import plural

_TITLE = 80  # characters of a heading

Placed = tuple[Finding, Span | None, Span | None]  # with its span in the older and in the newer text


def rank_findings(
    tier: TierChange,
    sections: Sequence[SectionChange],
    figures: Sequence[FigureChange],
    advice: Sequence[Change],
    statements: Sequence[Change],
    weigh: ranking.Weigh,
) -> list[Placed]:
    """The findings by weight, equal ones in the order of their texts: a tier that moved, sections, headline figures,
    recommendations and statements that are new, gone or differ in substance. Set sentences, what is said again, what may
    stand in the other text in other words, and
    rewordings that only give a headline figure another number are left out."""
    totals = [it for measures in GROUPS.values() for it in headlines(figures, measures) if it.delta != 0]
    told_by_totals = {(it.old_span, it.new_span) for it in totals}
    others = [it for it in statements if (it.old_span, it.new_span) not in told_by_totals or is_turned(it.old, it.new)]
    found = [
        *_tier(tier),
        *(_section(it) for it in sections if it.status != "renamed"),
        *map(_figure, totals),
        *_changes(advice, weigh),
        *_changes(others, weigh),
    ]
    return sorted(found, key=lambda it: -it[0].weight)


def ranked(changes: Iterable[Change], weigh: ranking.Weigh) -> list[Change]:
    """Changes by weight; those of equal weight stay in their order."""
    return sorted(changes, key=lambda it: -ranking.weight_of(it, weigh))


def distinct(changes: Iterable[Change]) -> list[Change]:
    """One of those with the same words, which stand in the assessment and again in a section."""
    return list({wording(it.new or it.old).core: it for it in reversed([*changes])}.values())[::-1]


def _tier(tier: TierChange) -> Iterator[Placed]:
    if tier.direction in ("upgraded", "downgraded", "changed"):
        weight = float(ranking.WEIGHT[ranking.TIER])
        yield Finding(weight, ranking.TIER, tier.direction, "tier", f"{tier.old} → {tier.new}"), None, None


def _section(section: SectionChange) -> Placed:
    finding = Finding(
        ranking.section_weight(section), ranking.SECTION, section.status, "section", section_told(section)
    )
    return finding, section.old_span, section.new_span


def section_told(section: SectionChange) -> str:
    """How much of a section went or came: "“Elections” (12 statements, 340 words)"."""
    words = plural(max(section.old_words, section.new_words), "word")
    if section.status in ("cut", "grown"):
        words = f"{section.old_words:,} → {plural(section.new_words, 'word')}"
    return f"“{shorten(section.title, _TITLE, placeholder=' …')}” ({plural(section.statements, 'statement')}, {words})"


def _figure(figure: FigureChange) -> Placed:
    topic, kind = ranking.figure_topic(figure), ranking.figure_kind(figure)
    finding = Finding(ranking.figure_weight(figure), topic, kind, "figure", told(figure))
    return finding, figure.old_span, figure.new_span


def _changes(changes: Sequence[Change], weigh: ranking.Weigh) -> Iterator[Placed]:
    sure = [it for it in changes if not (it.boilerplate or it.unsure)]
    telling = [it for it in sure if it.status in ("new", "dropped") or it.finding]
    for it in distinct(it for it in telling if it.status != "kept"):
        yield _change(it, weigh), it.old_span, it.new_span


def _change(change: Change, weigh: ranking.Weigh) -> Finding:
    return Finding(
        ranking.weight_of(change, weigh),
        ranking.topic_of(change),
        ranking.kind_of(change),
        "recommendation" if change.section == ranking.RECOMMENDATIONS else "statement",
        f"{change.new} ({change.finding})" if change.status == "reworded" else change.new or change.old,
    )
