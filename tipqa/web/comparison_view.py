"""A comparison of two editions as HTML: tier, summary, figures, recommendations, statements side by side, notes."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Iterable, Iterator, Sequence

from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Listing
from tipqa.blocks.rendering import html
from tipqa.comparison.model import Change, Comparison
from tipqa.comparison.render import as_csv, as_html, parts
from tipqa.reports.series import places_tiers
from tipqa.web.answer_view import mark
from tipqa.web.change_view import advice_html, statement_html
from tipqa.web.safe import attributes, escape

View = Callable[[Change, Comparison, Sequence[str]], str]  # a change and its marks as HTML


def comparison_html(comparison: Comparison) -> str:
    """The whole comparison; each row carries the marks that open its words in the reader."""
    return (
        f'<article class="comparison"{attributes(aria_label=parts.title(comparison))}>'
        f"{_head(comparison)}{_basis(comparison)}{_tier(comparison)}{_summary(comparison)}{_figures(comparison)}"
        f"{_advice(comparison)}{_statements(comparison)}{_notes(comparison)}</article>"
    )


def failed_html(message: str) -> str:
    """What is wrong, in place of a comparison."""
    return f'<div class="failed" role="alert"><p class="verdict">Could not compare</p><p>{escape(message)}</p></div>'


def waiting_html(held: bool) -> str:
    """What to do before anything is compared; `held` says whether a country has two editions."""
    if not held:
        return failed_html("No country here has two editions. Add another with tipqa add, then run tipqa index.")
    return '<p class="soft">Choose a country: its latest two editions are compared at once.</p>'


def _marks(citations: Iterable[Citation]) -> str:
    return "".join(mark(citation, 0) for citation in citations)


def _head(comparison: Comparison) -> str:
    name = f"{comparison.country}-{comparison.from_year}-{comparison.to_year}".lower().replace(" ", "-")
    links = "".join(
        f"<a{attributes(class_='quiet', download=f'{name}.{kind}', href=_data(media, text))}>{label}</a>"
        for kind, media, label, text in (
            ("html", "text/html", "Download page", as_html(comparison)),
            ("csv", "text/csv", "Download CSV", as_csv(comparison)),
        )
    )
    return f'<header><h2>{escape(parts.title(comparison))}</h2><span class="downloads">{links}</span></header>'


def _basis(comparison: Comparison) -> str:
    return f'<p class="basis">{escape(" ".join(parts.basis(comparison)))}</p>'


def _data(media: str, text: str) -> str:
    """`text` as an address that a browser saves as a file, so that the server keeps none."""
    return f"data:{media};charset=utf-8;base64,{b64encode(text.encode()).decode()}"


def _tier(comparison: Comparison) -> str:
    if not places_tiers(comparison.series):
        return ""
    tier = comparison.tier
    old, new = (escape(it or "no tier stated") for it in (tier.old, tier.new))
    more = [f"{tier.years_on_list} years in a row on the Watch List"] if (tier.years_on_list or 0) > 1 else []
    more += ["waiver granted"] if tier.waiver else []
    moved = f'<span class="move {escape(tier.direction)}">{escape(tier.direction.capitalize())}</span>'
    line = f'{moved} <b>{old}</b> <span aria-label="to">→</span> <b>{new}</b> {_marks(tier.citations)}'
    tag = "p" if comparison.to_kind == "digest" else "blockquote"
    reason = f'<{tag} class="reason">{escape(tier.reason)}</{tag}>' if tier.reason else ""
    return f'<p class="tier-line">{line}{escape("".join(f" · {it}" for it in more))}</p>{reason}'


def _summary(comparison: Comparison) -> str:
    if not comparison.lines:
        return ""
    shown = html([Listing(comparison.lines)], comparison.citations, lambda citation: mark(citation, 0))
    return f'<section class="answer"><h3>In short</h3>{shown}</section>'


def _figures(comparison: Comparison) -> str:
    rows = "".join(_figure(row, comparison) for row in parts.rows(comparison))
    if not rows:
        return (
            '<section><h3>Figures</h3><p class="soft">Neither edition states a figure that is known here.</p></section>'
        )
    columns = ("Measure", comparison.from_year, comparison.to_year, "Change")
    names = "".join(f'<th scope="col">{escape(name)}</th>' for name in columns)
    return f'<section><h3>Figures</h3><table class="figures"><thead><tr>{names}</tr></thead><tbody>{rows}</tbody></table></section>'


def _figure(row: parts.Row, comparison: Comparison) -> str:
    known = {citation.n: citation for citation in comparison.citations}
    own = _marks(known[n] for n in row.numbers if n in known)
    note = f'<span class="note">{escape(row.note)}</span>' if row.note else ""
    cells = "".join(f"<td>{escape(cell)}</td>" for cell in (row.old, row.new))
    return f'<tr><th scope="row">{escape(row.label)}</th>{cells}<td>{escape(row.change)} {own}{note}</td></tr>'


def _advice(comparison: Comparison) -> str:
    withheld = comparison.comparable.withheld.get("recommendations", "")
    group = parts.advice(comparison)
    if not comparison.recommendations and not withheld:
        return ""
    said = f'<p class="soft">Not compared: {escape(withheld)}.</p>' if withheld else ""
    return f"<section>{_title(group, comparison.recommendations, comparison)}{said}{''.join(_changes(group, comparison, advice_html))}</section>"


def _statements(comparison: Comparison) -> str:
    sides = (
        f'<div class="sides names" aria-hidden="true"><b>{comparison.from_year}</b><b>{comparison.to_year}</b></div>'
    )
    html = []
    for group in parts.groups(comparison):
        changes = (*group.changed, *group.formulaic, *group.kept)
        body = "".join(_changes(group, comparison, statement_html))
        names = sides if group.changed else ""
        html.append(f"<section>{_title(group, changes, comparison)}{names}{body}</section>")
    return "".join(html)


def _title(group: parts.Group, changes: Iterable[Change], comparison: Comparison) -> str:
    counts = escape(parts.counts(changes, comparison))
    return f'<h3>{escape(group.title)} <span class="counts">{counts}</span></h3>'


def _changes(group: parts.Group, comparison: Comparison, view: View) -> Iterator[str]:
    """The changes of a group; set sentences and what is kept are folded away, but recommendations that moved are not."""
    moved = tuple(it for it in group.kept if it.moved)
    still = tuple(it for it in group.kept if not it.moved)
    yield from (_viewed(it, comparison, view) for it in (*group.changed, *moved))
    for changes, name in (
        (group.formulaic, "set sentences differ"),
        (still, "kept as they were" if comparison.comparable.basis == "texts" else "in both"),
    ):
        if changes:
            rows = "".join(_viewed(it, comparison, view) for it in changes)
            yield f"<details><summary>{len(changes)} {name}</summary>{rows}</details>"


def _viewed(change: Change, comparison: Comparison, view: View) -> str:
    return view(change, comparison, [mark(citation, 0) for citation in change.citations])


def _notes(comparison: Comparison) -> str:
    found = comparison.comparable
    notes = "".join(f"<li>{escape(note)}</li>" for note in found.notes)
    return (
        "<section><h3>How comparable the texts are</h3>"
        f"<p>{escape(parts.how_comparable(comparison))}</p>{f'<ul>{notes}</ul>' if notes else ''}</section>"
    )
