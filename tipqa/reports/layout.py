"""The sections of a narrative, from its headings or, where they are missing, from how its parts open."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field

from tipqa.records import dataclass
from tipqa.reports.headings import USUAL, heading_kind, inline_heading
from tipqa.reports.model import Block, Section, SectionKind
from tipqa.reports.section_openers import advice_parts, advice_tail, is_advice, lead_kind
from tipqa.reports.spans import Span

_LOOK_FOR_TITLE = 12
_ORDER = (SectionKind.PROSECUTION, SectionKind.PROTECTION, SectionKind.PREVENTION, SectionKind.PROFILE)


@dataclass(frozen=True, slots=True)
class Placed:
    """A block and where its words stand in the report's text."""

    block: Block
    start: int
    end: int


@dataclass(slots=True)
class _Run:
    """A heading and the spans of text under it. `kind` is None where no heading says it.

    `loose` says that the heading has no line of its own, so that later paragraphs need not belong to it.
    """

    kind: SectionKind | None
    heading: str
    spans: list[Span] = field(default_factory=list)
    loose: bool = False
    level: int = 2
    at: int = -1  # where its heading ends, if that has a line of its own


def find_sections(text: str, placed: Sequence[Placed], series: str = "tip") -> tuple[Section, ...]:
    """The sections of a text, in order; together they hold all of it but the title line and the headings.

    For the TIP series the kinds come from the headings in any edition's spelling, and from the opening sentences where
    headings are missing; an older page that begins with the profile is read as such. Other series keep their own
    headings as sections of kind `OTHER`, but for those whose words are among the known ones, and also a heading without
    text of its own, which stands over others.

    Args:
        text: the report's whole text.
        placed: its blocks in order, each with its span in `text`.
        series: "tip", or another series.
    """
    runs = list(_headed_runs(placed, title_index(placed, series), series == "tip"))
    if series == "tip":
        named = {run.kind for run in runs if run.kind is not None}
        runs = [part for run in runs for part in _Opened(text, named).parts(run)]
    return tuple(_section(run) for run in runs if run.spans or (series != "tip" and run.at >= 0))


def _section(run: _Run) -> Section:
    kind = run.kind or SectionKind.OTHER
    start, end = (run.spans[0][0], run.spans[-1][1]) if run.spans else (run.at, run.at)
    return Section(kind, run.heading or USUAL[kind], start, end, run.level)


def title_index(placed: Sequence[Placed], series: str = "tip") -> int | None:
    """Which block is the title line: `TAJIKISTAN (Tier 2)`, or a first heading that names no section."""
    if series == "tip":
        from tipqa.reports.tiers import title_tier

        for number, unit in enumerate(placed[:_LOOK_FOR_TITLE]):
            if title_tier(unit.block.text) is not None:
                return number
            if heading_kind(unit.block.text) is not None:
                break
    if not placed or placed[0].block.kind != "heading" or heading_kind(placed[0].block.text) is not None:
        return None
    level = placed[0].block.level
    return 0 if level == 1 or (level == 0 and series == "tip") else None


def _headed_runs(placed: Sequence[Placed], title: int | None, tip: bool) -> Iterator[_Run]:
    """One run for each heading, and one without for what stands before the first."""
    run = _Run(None if title is None else SectionKind.OTHER, "")
    parent, depth = SectionKind.OTHER, 0
    for number, unit in enumerate(placed):
        block = unit.block
        kind = None if block.kind == "item" else heading_kind(block.text)
        if number == title:
            yield run
            run = _Run(None, "")
        elif block.kind == "heading" or kind is not None:
            yield run
            rank = block.level if tip else max(2, block.level)
            below = kind is None and rank > depth > 0
            if below:
                kind = parent
            else:
                kind = kind or SectionKind.OTHER
                parent, depth = kind, rank if kind is not SectionKind.OTHER else 0
            heading = (block.text.rstrip(" :") or block.text) if tip else block.text
            level = 2 + below if tip else rank
            run = _Run(kind, heading, level=level, at=unit.end)
        elif tip and (opened := inline_heading(block.text)):
            yield run
            kind, offset = opened
            run = _Run(kind, block.text[:offset].rstrip(" :–—-"), [(unit.start + offset, unit.end)], loose=True)
        else:
            run.spans.append((unit.start, unit.end))
    yield run


class _Opened:
    """Parts runs further, at the paragraphs that open a section which no heading names."""

    def __init__(self, text: str, named: set[SectionKind]) -> None:
        self.text = text
        self.taken = named

    def parts(self, run: _Run) -> Iterator[_Run]:
        if run.kind is SectionKind.OTHER or not run.spans:
            yield run
            return
        current = _Run(run.kind or self._first_kind(run.spans), run.heading, loose=run.loose)
        self.taken.add(current.kind or SectionKind.OTHER)
        for number, span in enumerate(run.spans):
            kind = self._opens(run.spans, number, current)
            if kind is not None and kind not in self.taken:
                yield from self._without_tail(current)
                current = _Run(kind, "", loose=True)
                self.taken.add(kind)
            current.spans.append(span)
        yield from self._without_tail(current)

    def _first_kind(self, spans: list[Span]) -> SectionKind:
        leads = [lead_kind(self.text[start:end]) for start, end in spans]
        if SectionKind.ASSESSMENT in self.taken:
            profile = leads[0] is SectionKind.PROFILE and SectionKind.PROFILE not in self.taken
            return SectionKind.PROFILE if profile else SectionKind.OTHER
        before = SectionKind.ASSESSMENT in leads[1:] and leads[0] is not SectionKind.ASSESSMENT
        return SectionKind.PROFILE if before and SectionKind.PROFILE not in self.taken else SectionKind.ASSESSMENT

    def _opens(self, spans: list[Span], number: int, current: _Run) -> SectionKind | None:
        start, end = spans[number]
        advice = advice_parts(self.text, start, end)
        if advice >= 2 or (advice and number + 1 < len(spans) and advice_parts(self.text, *spans[number + 1])):
            return SectionKind.RECOMMENDATIONS
        kind = lead_kind(self.text[start:end])
        if kind is SectionKind.ASSESSMENT:
            return kind if current.kind is SectionKind.PROFILE else None
        past = current.loose and current.kind is SectionKind.RECOMMENDATIONS and current.spans
        if kind is None and past and not is_advice(self.text, start, end):
            return SectionKind.PROSECUTION
        return kind

    def _without_tail(self, run: _Run) -> Iterator[_Run]:
        """A run of the assessment without the recommendations that its last paragraph runs into, then these."""
        at = None
        if run.kind is SectionKind.ASSESSMENT and SectionKind.RECOMMENDATIONS not in self.taken and run.spans:
            at = advice_tail(self.text, *run.spans[-1])
        if at is None:
            yield run
            return
        start, end = run.spans.pop()
        self.taken.add(SectionKind.RECOMMENDATIONS)
        yield _Run(run.kind, run.heading, [*run.spans, (start, len(self.text[:at].rstrip()))])
        yield _Run(SectionKind.RECOMMENDATIONS, "", [(at, end)])
