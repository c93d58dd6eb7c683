"""From a list of blocks to a report: the one place where the canonical text is made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tipqa.records import dataclass
from tipqa.reports.ids import report_id, slug
from tipqa.reports.layout import Placed, find_sections
from tipqa.reports.model import Block, Report, ReportKind, Tier
from tipqa.reports.outline import outlined
from tipqa.reports.series import PLACEMENTS
from tipqa.reports.unglued import unglued


@dataclass(frozen=True, slots=True)
class Meta:
    """What is known of a report beside its text.

    `slug` is the last part of its id; "" takes it from the country. `warnings` are handed on to the report.
    """

    country: str
    iso2: str
    year: int
    series: str = "tip"
    kind: ReportKind = "other"
    title: str = ""
    tier: Tier | None = None
    source_url: str = ""
    source: str = ""
    sources: tuple[str, ...] = ()
    coverage: str = ""
    missing_pages: str = ""
    recognized_pages: str = ""
    slug: str = ""
    warnings: tuple[str, ...] = ()


def assemble(blocks: Iterable[Block], meta: Meta) -> Report:
    """The report that the blocks make up.

    Its text is theirs, parted by an empty line, or by a line's end between two items. The tier is the one that the
    text states, else the one of `meta`; where the two differ a warning of the report names both.
    """
    text, placed = join_blocks(outlined(unglued(blocks, tip=meta.series == "tip")))
    sections = find_sections(text, placed, meta.series)
    statement = None
    if meta.series != PLACEMENTS:
        from tipqa.reports.tiers import read_tier

        statement = read_tier(text, sections)
    identity = report_id(meta.year, meta.slug or slug(meta.country))
    warnings = meta.warnings
    if statement and meta.tier and statement.tier is not meta.tier:
        warnings = (
            *warnings,
            f"{identity}: the front matter says {meta.tier.value}, the text {statement.tier.value}; the text's is kept",
        )
    return Report(
        id=identity,
        country=meta.country,
        iso2=meta.iso2,
        year=meta.year,
        series=meta.series,
        kind=meta.kind,
        title=meta.title or f"{meta.country}, {meta.year}",
        text=text,
        sections=sections,
        tier=statement.tier if statement else meta.tier,
        tier_statement=statement,
        source_url=meta.source_url,
        source=meta.source,
        sources=meta.sources,
        coverage=meta.coverage,
        missing_pages=meta.missing_pages,
        recognized_pages=meta.recognized_pages,
        warnings=warnings,
    )


def join_blocks(blocks: Iterable[Block]) -> tuple[str, tuple[Placed, ...]]:
    """The canonical text of the blocks, and each of them with its span in it.

    Blocks without text are left out, and an item that stands alone counts as a paragraph: the text does not tell.
    """
    pieces: list[str] = []
    placed: list[Placed] = []
    at = 0
    for block in _lists([block for block in blocks if block.text]):
        if placed:
            gap = "\n" if block.kind == placed[-1].block.kind == "item" else "\n\n"
            pieces.append(gap)
            at += len(gap)
        pieces.append(block.text)
        placed.append(Placed(block, at, at + len(block.text)))
        at += len(block.text)
    return "".join(pieces), tuple(placed)


def _lists(blocks: list[Block]) -> Iterator[Block]:
    for number, block in enumerate(blocks):
        around = blocks[max(number - 1, 0) : number + 2]
        if block.kind == "item" and sum(1 for near in around if near.kind == "item") < 2:
            yield Block("paragraph", block.text)
        else:
            yield block
