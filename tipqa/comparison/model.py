"""What a comparison of two editions is. Every part cites the words it rests on, in both editions where both speak."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Line
from tipqa.english import plural
from tipqa.records import dataclass
from tipqa.reports.model import ReportKind
from tipqa.reports.origin import provenance

if TYPE_CHECKING:
    from pandas import DataFrame

Status = Literal["new", "dropped", "kept", "moved", "reworded"]
Basis = Literal["texts", "digests", "mixed"]
SectionStatus = Literal["gone", "cut", "new", "grown", "renamed"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class TierChange:
    """The tiers of both editions and the sentences that give them.

    `direction` is "upgraded", "downgraded", "unchanged", "changed" where a Special Case is on one side, or "unknown" where
    an edition states no tier. `reason` is the newer edition's sentence on why. `years_on_list` counts consecutive years on
    the Watch List, as the newer edition says or, where it does not, as the editions in the index show.
    """

    old: str | None
    new: str | None
    direction: str
    reason: str = ""
    years_on_list: int | None = None
    waiver: bool = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class FigureChange:
    """One measure in both editions; a side that does not state a number is None, which is never zero.

    `old` and `new` are what the two editions say of their own period, `old_text` and `new_text` their words ("about 800",
    "not reported", "" where the edition says nothing). `restated` is what the newer edition says of the older period, and
    `contradicts` flags that it is another number than the older edition gave. `delta` is new minus old, `percent` of old;
    where the two are not alike there is none. `total` marks what nothing narrows, in the usual unit of its measure, `whole` a total of the government's own;
    `headline` what a summary may tell: a total, or one that a summary can name. `looked_back` says that the
    older number is what the newer edition gives for it, since the older one states none. `paired` says that an edition gives
    several numbers of its kind, as sums for several purposes, of which these two belong together; histories and movers tell none of them.
    """

    measure: str
    label: str
    detail: str
    old: float | None
    new: float | None
    old_text: str
    new_text: str
    old_period: str
    new_period: str
    delta: float | None
    percent: float | None
    restated: float | None = None
    contradicts: bool = False
    old_span: Span | None = None
    new_span: Span | None = None
    unit: str = ""
    actor: str = ""
    status: str = ""
    total: bool = False
    whole: bool = False
    headline: bool = False
    looked_back: bool = False
    paired: bool = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A recommendation or a statement in both editions; the missing side is "".

    `similarity` lies between 0 and 1. `finding` names what differs inside a reworded statement ("272 → 47", "+ not").
    `moved` tells by how many places a recommendation stands higher (positive) or lower than before among those that both
    editions hold; `since` is the first edition of its unbroken run. `from_section` and `to_section` name its section on each
    side; `moved_from` is the older one where it stands in another now, under status "moved" if its words are the same.
    Of what only one edition holds, `nearest` is what the other says that is most like it, by `similarity`, and `unsure`
    tells that it is so like that it may be the same. `tone` is "effort" or "shortfall" in the assessment.
    """

    status: Status
    section: str
    old: str
    new: str
    similarity: float
    old_span: Span | None
    new_span: Span | None
    finding: str = ""
    moved: int = 0
    since: int | None = None
    boilerplate: bool = False
    tone: str = ""
    from_section: str = ""
    to_section: str = ""
    moved_from: str = ""
    nearest: str = ""
    nearest_span: Span | None = None
    unsure: bool = False
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section that is "gone", "cut" to little, "new", "grown" from little, or "renamed", by how many words it has.

    `title` is its heading where it stands, the older one where it is renamed, and then `other` the newer. `statements`
    counts those without a counterpart, of which the span of its side gives the first.
    """

    status: SectionStatus
    title: str
    other: str
    old_words: int
    new_words: int
    statements: int
    old_span: Span | None
    new_span: Span | None
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that changed, with its `weight` in the ranking; see `tipqa.comparison.ranking` for the formula.

    `topic` and `kind` are what it was weighed as, `part` where it stands in the comparison, `text` the words of a summary.
    """

    weight: float
    topic: str
    kind: str
    part: Literal["tier", "section", "figure", "recommendation", "statement"]
    text: str
    citations: tuple[Citation, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparable:
    """How comparable the two texts are, from 0 to 1; no `score` where a digest is one of them.

    `basis` tells what is set side by side: two reports ("texts"), two digests of ours, of which tier, figures and
    recommendations are compared but not the wording ("digests"), or a digest and a report, of which tier and figures alone
    are ("mixed"). `reason` says why less is compared, "" for two reports. `withheld` gives the reason for each section in
    which what only one edition holds is not called new or dropped. `notes` are plain sentences: the order of the editions,
    a gap in years, partial digests, unequal lengths; `missing` are those of them on what a text lacks, which stand first.
    """

    score: float | None
    withheld: dict[str, str]
    notes: tuple[str, ...] = ()
    basis: Basis = "texts"
    reason: str = ""
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed in one country between two editions of a series.

    The earlier edition is the one compared from, whichever was named first; `reordered` tells that it was the later one.
    `from_kind`, `from_source` and their like tell whose words each text holds. `statements` leave out the recommendations;
    of two digests they are those that both or only one of them mentions, without a finding on their wording. `lines` are the
    summary, at most ten, the most weighty first; `summary` holds them as Markdown with `[n]`; `findings` all that changed in
    the order of that weight; `sections` whole sections that are gone, new or renamed; `citations` all citations by number.
    """

    country: str
    series: str
    from_year: int
    to_year: int
    from_report: str
    to_report: str
    tier: TierChange
    figures: tuple[FigureChange, ...]
    recommendations: tuple[Change, ...]
    statements: tuple[Change, ...]
    comparable: Comparable
    summary: tuple[str, ...]
    citations: tuple[Citation, ...]
    sections: tuple[SectionChange, ...] = ()
    findings: tuple[Finding, ...] = ()
    from_kind: ReportKind = "other"
    to_kind: ReportKind = "other"
    from_source: str = ""
    to_source: str = ""
    reordered: bool = False
    lines: tuple[Line, ...] = ()

    def __repr__(self) -> str:
        parts = [
            plural(len(it), name)
            for it, name in (
                (self.figures, "figure"),
                (self.recommendations, "recommendation"),
                (self.statements, "statement"),
            )
        ]
        return f"<Comparison {self.country} {self.from_year} → {self.to_year}: tier {self.tier.direction}, {', '.join(parts)}>"

    def _repr_markdown_(self) -> str:
        from tipqa.comparison.render.notebook import comparison_markdown

        return comparison_markdown(self)

    def to_frame(self) -> DataFrame:
        """Tier, figures, recommendations and statements as a `pandas.DataFrame`, a row each; the columns of the CSV file.

        `from` and `to` hold tiers, numbers or words, by the row's `part`; None is a number that is not stated.
        """
        from tipqa.comparison.render.rows import COLUMNS, NUMBERS, rows
        from tipqa.rows import frame

        table = ({name: row.get(name, None if name in NUMBERS else "") for name in COLUMNS} for row in rows(self))
        return frame(COLUMNS, table).astype(NUMBERS)

    @property
    def provenance(self) -> tuple[str, str]:
        """What kind of text each edition is, the older first, such as "tipqa digest, not the report’s words"."""
        return (
            provenance(self.from_kind, self.series, self.from_source),
            provenance(self.to_kind, self.series, self.to_source),
        )

    @property
    def empty(self) -> bool:
        """Whether the texts say the same, which two digests never tell of two reports: tier and figures stand, and every statement is kept."""
        if self.from_report == self.to_report:
            return True
        return (
            self.comparable.basis == "texts"
            and self.tier.old == self.tier.new
            and all((it.old, it.old_text) == (it.new, it.new_text) for it in self.figures)
            and all(change.status == "kept" for change in (*self.recommendations, *self.statements))
        )

    def to_dict(self) -> dict[str, Any]:
        """The form `tipqa compare --json` prints."""
        from tipqa.comparison.render.plain import as_dict

        return as_dict(self)
