"""A comparison as Markdown: the summary, tables, and every change with its citations."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tipqa.blocks.citation import Citation
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.redline import redline
from tipqa.comparison.render import parts
from tipqa.later import later

_SPECIAL = later(r"([\\`*_\[\]<>#|~])")


def as_markdown(comparison: Comparison) -> str:
    """The page. What is gone is ~~struck~~, what is added **bold**; `[n]` is a citation, listed at the end."""
    lines = [f"# {escaped(parts.title(comparison))}", "", *(f"*{escaped(it)}*  " for it in parts.basis(comparison)), ""]
    lines += [*(f"- {line}" for line in comparison.summary), ""]
    lines += _tier(comparison)
    lines += _figures(comparison)
    withheld = comparison.comparable.withheld
    if comparison.recommendations or "recommendations" in withheld:
        lines += _group(parts.advice(comparison), comparison, withheld.get("recommendations", ""))
    for group in parts.groups(comparison):
        lines += _group(group, comparison)
    lines += ["## How comparable the texts are", "", parts.how_comparable(comparison), ""]
    lines += [f"- {escaped(note)}" for note in comparison.comparable.notes]
    lines += ["", "## Citations", "", *_citations(comparison)]
    return "\n".join(lines).rstrip() + "\n"


def escaped(text: str) -> str:
    """`text` with what Markdown would read as its own marks taken plainly."""
    return _SPECIAL.sub(r"\\\1", text)


def _tier(comparison: Comparison) -> list[str]:
    tier = comparison.tier
    if not tier.reason:
        return []
    return [
        "## Tier",
        "",
        f"{tier.old or 'not stated'} → {tier.new or 'not stated'}, {tier.direction}.",
        "",
        f"{'' if comparison.to_kind == 'digest' else '> '}{escaped(tier.reason)} {_marks(tier.citations[-1:])}",
        "",
    ]


def _figures(comparison: Comparison) -> list[str]:
    table = parts.rows(comparison)
    if not table:
        return []
    lines = [
        "## Figures",
        "",
        f"| measure | {comparison.from_year} | {comparison.to_year} | change | |",
        "|---|---|---|---|---|",
    ]
    for row in table:
        marks = "".join(f"[{n}]" for n in row.numbers)
        cells = [escaped(cell) for cell in (row.label, row.old, row.new, row.change)]
        lines.append(f"| {' | '.join(cells)} | {' '.join(part for part in (escaped(row.note), marks) if part)} |")
    return [*lines, ""]


def _group(group: parts.Group, comparison: Comparison, withheld: str = "") -> Iterator[str]:
    yield from (f"## {escaped(group.title)}", "")
    if withheld:
        yield from (f"Not compared: {escaped(withheld)}.", "")
    yield from (_change(change, comparison) for change in group.changed)
    if group.formulaic:
        yield from ("", "Set sentences:", "")
        yield from (_change(change, comparison) for change in group.formulaic)
    if group.kept:
        yield from ("", f"<details><summary>{len(group.kept)} {parts.label(group.kept[0], comparison)}</summary>", "")
        yield from (_change(change, comparison) for change in group.kept)
        yield from ("", "</details>")
    yield ""


def _change(change: Change, comparison: Comparison) -> str:
    remark = parts.remark(change)
    head = parts.label(change, comparison) + (f" ({escaped(remark)})" if remark else "")
    nearest = parts.nearest(change, comparison)
    near = f"  \n  {escaped(nearest)}" if nearest else ""
    return f"- *{head}*: {_body(change, comparison)} {_marks(change.citations)}{near}"


def _body(change: Change, comparison: Comparison) -> str:
    if not parts.redlined(change, comparison):
        return escaped(parts.plain(change, comparison))
    marks = {"same": "{}", "gone": "~~{}~~", "added": "**{}**"}
    pieces = redline(change.old, change.new)
    return "".join(f"{' ' * it.space}{marks[it.edit].format(escaped(it.text))}" for it in pieces).strip()


def _marks(citations: Sequence[Citation]) -> str:
    return "".join(f"[{citation.n}]" for citation in citations)


def _citations(comparison: Comparison) -> Iterator[str]:
    for it in comparison.citations:
        link = f" ({it.address_name}: <{it.source_url}>)" if it.source_url else ""
        place = f"{it.report}, {escaped(it.section)}, characters {it.start} to {it.end}, {escaped(it.provenance)}"
        yield f"[{it.n}] {place}: {escaped(it.quoted)}{link}"
        yield ""
