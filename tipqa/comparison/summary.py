"""The summary of a comparison: at most ten lines, the most weighty first, each with its citations."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from tipqa.blocks.model import Line, Piece, Source, Strong
from tipqa.comparison.editions import Editions
from tipqa.comparison.headlines import GROUPS, headlines, told
from tipqa.comparison.model import Basis, Change, Comparable, FigureChange, SectionChange, SectionStatus, TierChange
from tipqa.comparison.naming import by_name
from tipqa.comparison.ranked import distinct, ranked, section_told
from tipqa.comparison.ranking import RECOMMENDATIONS, WEIGHT, figure_weight, weight_of
from tipqa.comparison.tier import Place
from tipqa.english import listed, plural
from tipqa.reports.origin import quoted
from tipqa.reports.partial import PARTIAL
from tipqa.reports.series import places_tiers

MOST = 10  # lines
_QUOTE = 150  # characters of a statement that a line quotes
_PER_LINE = 10  # figures in one line
# What a line on statements is called, by what is compared: (status, tone) → title. The words of two digests are ours, so
# what only one of them mentions is neither new nor gone.
_STATEMENTS: dict[Basis, dict[tuple[str, str], str]] = {
    "texts": {
        ("new", "shortfall"): "New shortfall",
        ("new", "effort"): "New effort",
        ("dropped", "shortfall"): "Shortfall no longer mentioned, which does not mean solved",
        ("dropped", "effort"): "Effort no longer mentioned",
        ("new", ""): "New",
        ("dropped", ""): "No longer mentioned",
    },
    "digests": {
        ("new", "shortfall"): "Shortfall that only the {new} digest mentions",
        ("new", "effort"): "Effort that only the {new} digest mentions",
        ("dropped", "shortfall"): "Shortfall that only the {old} digest mentions",
        ("dropped", "effort"): "Effort that only the {old} digest mentions",
        ("new", ""): "Only the {new} digest mentions",
        ("dropped", ""): "Only the {old} digest mentions",
    },
}

_SECTIONS: dict[str, tuple[SectionStatus, ...]] = {
    "Sections gone or cut short in {new}": ("gone", "cut"),
    "Sections new in {new}": ("new", "grown"),
}

Weighed = tuple[float, Line]  # a line by the weight of what it tells first


class Told:
    """Writes the lines on one pair of editions.

    Args:
        weigh: how telling a statement is.
    """

    def __init__(self, editions: Editions, weigh: Callable[[str], float]) -> None:
        self._editions = editions
        self._old, self._new = editions.old, editions.new
        self._weigh = weigh

    def summary(
        self,
        tier: TierChange,
        tier_places: Sequence[Place],
        figures: Sequence[FigureChange],
        recommendations: Sequence[Change],
        statements: Sequence[Change],
        sections: Sequence[SectionChange],
        comparable: Comparable,
    ) -> tuple[Line, ...]:
        """The lines. `tier_places` is what the change of tier rests on."""
        if self._old.id == self._new.id:
            return ((Strong("No change"), f": the {self._new.year} edition was compared with itself."),)
        head = [self.tier(tier, tier_places)] if places_tiers(self._new.series) else []
        head += self.sections(sections)
        head += [(Strong("Wording"), f": {comparable.reason}")] if comparable.reason else []
        body = [weighed for title in GROUPS if (weighed := self.figures(title, figures))[1]]
        body += self.recommendations(recommendations, comparable)
        body += self.statements(statements, MOST - len(head) - len(body))
        return tuple([*head, *(line for _, line in sorted(body, key=lambda it: -it[0]))][:MOST])

    def tier(self, tier: TierChange, places: Sequence[Place]) -> Line:
        marks = [Source(report, *span) for report, span in places]
        if tier.direction == "unknown":
            silent = [str(info.year) for info, said in ((self._old, tier.old), (self._new, tier.new)) if not said]
            said = f": the {listed(silent)} {'text states' if len(silent) == 1 else 'texts state'} none."
            return (Strong("Tier"), f"{said} " if marks else said, *marks)
        lead = Strong(f"Tier {tier.direction}")
        if tier.direction == "unchanged":
            line = f": {tier.new} in {self._old.year} and {self._new.year}"
        else:
            line = f": {tier.old} ({self._old.year}) → {tier.new} ({self._new.year})"
        if tier.years_on_list and tier.years_on_list > 1:
            line += f", {_ordinal(tier.years_on_list)} year in a row"
        if tier.waiver:
            line += ", kept from Tier 3 by a waiver"
        return (lead, f"{line}. ", *marks)

    def sections(self, sections: Sequence[SectionChange]) -> Iterator[Line]:
        """A line for the sections that are gone or cut to little, and one for those that are new or grown from little."""
        for title, kinds in _SECTIONS.items():
            own = [it for it in sections if it.status in kinds]
            parts: list[Piece] = []
            for it in own[:_PER_LINE]:
                parts += [f"{'; ' if parts else ': '}{section_told(it)} ", *self._both(it.old_span, it.new_span)]
            more = f"; and {len(own) - _PER_LINE} more" if len(own) > _PER_LINE else ""
            if own:
                yield (Strong(title.format(new=self._new.year)), *parts, f"{more}.")

    def figures(self, title: str, figures: Sequence[FigureChange]) -> Weighed:
        """The line on a group of measures; an empty one where neither edition tells a headline of them."""
        parts: list[Piece] = []
        own = headlines(figures, GROUPS[title])[:_PER_LINE]
        for it in own:
            parts += [f"{'; ' if parts else ': '}{told(it)} ", *self._both(it.old_span, it.new_span)]
        return max(map(figure_weight, own), default=0.0), (Strong(title), *parts, ".") if parts else ()

    def recommendations(self, changes: Sequence[Change], comparable: Comparable) -> Iterator[Weighed]:
        least = float(WEIGHT[RECOMMENDATIONS])
        if "recommendations" in comparable.withheld:
            yield least, (Strong("Recommendations"), f" are not compared: {comparable.withheld['recommendations']}.")
            return
        if not changes:
            return
        named = by_name(changes, self._editions.basis, self._old.year, self._new.year)
        pieces: list[Piece] = [f": {listed(f'{len(own)} {name}' for name, own in named.items())}"]
        for name, own in named.items():
            if own[0].status in ("new", "dropped"):
                pieces += [f"; {name}: ", *self._quoted(own[0])]
        weight = max((weight_of(it, self._weigh) for it in changes if it.status in ("new", "dropped")), default=least)
        yield weight, (Strong("Recommendations"), *pieces, ".")

    def _standing(self) -> str:
        """What may be said where each statement is found in both texts: less where a text is known to lack parts."""
        if any(info.coverage == PARTIAL for info in (self._old, self._new)):
            return "every statement held stands in both texts, but parts are missing"
        return "every statement stands in both editions"

    def statements(self, changes: Sequence[Change], room: int) -> list[Weighed]:
        """Lines on the most telling new and dropped statements, by kind; a plain word where nothing changed."""
        telling = (it for it in changes if it.status in ("new", "dropped") and not (it.boilerplate or it.unsure))
        changed = distinct(telling)  # the assessment's before a section's, which has no tone
        if all(it.status == "kept" for it in changes) and self._editions.basis == "texts":
            return [(0.0, (Strong("Statements"), f": no change; {self._standing()}."))] if changes else []
        own = [it for it in (self._of_kind(changed, *key) for key in self._titles()) if it[1]]
        own.sort(key=lambda it: -weight_of(it[1][0], self._weigh))
        lines: list[Weighed] = []
        for title, found in own[: max(room, 0)]:
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            line = (Strong(title), ": ", *self._quoted(found[0]), f"{more}.")
            lines.append((weight_of(found[0], self._weigh), line))
        reworded = [it for it in changes if it.status == "reworded" and it.finding and not it.boilerplate]
        if reworded and len(lines) < room:
            best = ranked(reworded, self._weigh)[0]
            such = f": {plural(len(reworded), 'statement')}, such as "
            line = (Strong("Reworded"), such, *self._quoted(best), f" ({best.finding}).")
            lines.append((weight_of(best, self._weigh), line))
        return lines

    def _titles(self) -> list[tuple[str, str]]:
        return list(_STATEMENTS.get(self._editions.basis, {}))

    def _of_kind(self, changed: Sequence[Change], status: str, tone: str) -> tuple[str, list[Change]]:
        """What a line on such statements is called, and the statements by weight."""
        title = _STATEMENTS[self._editions.basis][status, tone]
        own = [it for it in changed if it.status == status and it.tone == tone]
        return title.format(old=self._old.year, new=self._new.year), ranked(own, self._weigh)

    def _quoted(self, change: Change) -> Line:
        kind = self._new.kind if change.new else self._old.kind
        return (f"{quoted(_cut(change.new or change.old), kind)} ", *self._both(change.old_span, change.new_span))

    def _both(self, old: tuple[int, int] | None, new: tuple[int, int] | None) -> list[Source]:
        return [Source(info.id, *span) for info, span in ((self._old, old), (self._new, new)) if span]


def _cut(text: str) -> str:
    plain = text.strip().rstrip(".;")
    return plain if len(plain) <= _QUOTE else plain[: plain.rfind(" ", 0, _QUOTE)].rstrip(" ,;:") + " …"


def _ordinal(number: int) -> str:
    words = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
    return words[number - 1] if number <= len(words) else f"{number}th"
