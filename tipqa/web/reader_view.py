"""The panel beside the answer: the cited report, open at the cited words."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.blocks.citation import Citation
from tipqa.reports.model import Report
from tipqa.reports.origin import address_name, words_of
from tipqa.reports.partial import PARTIAL
from tipqa.web.addresses import RELATIVE, Addresses
from tipqa.web.highlight import Highlight
from tipqa.web.report_view import report_html
from tipqa.web.safe import attributes, escape, section_label, web_address

_BACK = '<button type="button" class="quiet back" data-back>Back</button>'


def reader_html(report: Report, citations: Sequence[Citation], current: Citation, turn: int) -> str:
    """The report with every span that the answer cites in it, the current one stronger; a note where it has changed.

    Args:
        report: the report that `current` is of.
        citations: all that "previous" and "next" step through.
        current: the one to open.
        turn: the place of the answer in its conversation.
    """
    highlights = [
        Highlight(citation.n, citation.start, citation.end, citation.n == current.n)
        for citation in citations
        if citation.report == report.id and _stands(report, citation)
    ]
    changed = "" if _stands(report, current) else _note("The report was changed since. Ask again.")
    head = f"{_heading(report, current)}{_steps(citations, current, turn)}{changed}"
    data = attributes(data_turn=turn, data_n=current.n)
    text = attributes(class_="report", tabindex=0, role="group", aria_label="Text of the report")
    return f'<header class="reader-head"{data}>{head}</header><div{text}>{report_html(report, highlights)}</div>'


def empty_html(text: str = "Click a citation number in an answer: the report opens here, at the very words.") -> str:
    """The panel before a citation is opened, or with the reason why it cannot be."""
    return f'<div class="reader-empty">{_note(text)}</div>'


def _stands(report: Report, citation: Citation) -> bool:
    return report.text[citation.start : citation.end] == citation.quote


def _note(text: str) -> str:
    return f'<p class="note">{escape(text)}</p>'


def _heading(report: Report, current: Citation) -> str:
    partial = " · partial" if report.coverage == PARTIAL else ""
    tier = f'<span class="tier">{escape(report.tier)}</span>' if report.tier else ""
    said = words_of(report)
    kind = f'<span class="kind {report.kind}">{escape(said)}{partial}</span>'
    name = f"{report.country} · {report.year} edition"
    page = citation_link(current)
    links = (
        f'<span class="own"><a{attributes(href=page)}>Open as a page</a> '
        f'<button type="button" class="quiet"{attributes(data_copy_link=page)}>Copy link</button></span>'
    )
    return f'<h2>{escape(name)} {tier}{_link(report)}</h2><p class="about">{kind}{links}</p>'


def citation_link(citation: Citation) -> str:
    """The address, beside this page, of the report open at the cited words."""
    return Addresses(RELATIVE).report(citation.report, (citation.start, citation.end))


def _link(report: Report) -> str:
    address = web_address(report.source_url)
    if address is None:
        return ""
    name = address_name(report.kind, address)
    named = attributes(class_="official-page", href=address, target="_blank", rel="noopener noreferrer")
    return f'<a{named}>{escape(f"{name[0].upper()}{name[1:]}")}<span class="unseen"> (opens in a new tab)</span> ↗</a>'


def _steps(citations: Sequence[Citation], current: Citation, turn: int) -> str:
    at = next(i for i, citation in enumerate(citations) if citation.n == current.n)
    before = citations[at - 1] if at > 0 else None
    after = citations[at + 1] if at + 1 < len(citations) else None
    place = f"Citation {current.n} of {len(citations)} · {section_label(current.section)}"
    return (
        '<nav class="steps" aria-label="Citations">'
        f'{_step("‹ Previous", "before", before, turn)}<span class="where" role="status">{escape(place)}</span>'
        f"{_step('Next ›', 'after', after, turn)}{_BACK}</nav>"
    )


def _step(label: str, way: str, citation: Citation | None, turn: int) -> str:
    """A step to a citation; where there is none it stays, for the focus that may stand on it, and does nothing."""
    opens = attributes(data_turn=turn, data_n=citation.n) if citation else attributes(aria_disabled="true")
    return f'<button type="button" class="quiet"{attributes(data_step=way)}{opens}>{label}</button>'
