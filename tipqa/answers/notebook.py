"""An answer as a notebook shows it: what is said, then the cited words with whose they are and where they stand."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING

from tipqa.blocks.citation import Citation
from tipqa.blocks.rendering import html, markdown

if TYPE_CHECKING:
    from tipqa.answers.model import Answer


def as_html(answer: Answer) -> str:
    """The answer as HTML, every text of it escaped; only http addresses become links."""
    said = html(answer.blocks, answer.citations, lambda it: f"<sup>[{it.n}]</sup>") or f"<p>{escape(answer.answer)}</p>"
    cited = "".join(f'<li value="{it.n}">{_cited(it)}</li>' for it in answer.citations)
    return f"<div>{said}{f'<ol>{cited}</ol>' if cited else ''}</div>"


def as_markdown(answer: Answer) -> str:
    """The answer as Markdown, under it one line for each citation."""
    said = markdown(answer.blocks, answer.citations) or answer.answer
    return "\n\n".join([said, *_lines(answer)])


def _lines(answer: Answer) -> Iterator[str]:
    for it in answer.citations:
        at = f" <{it.source_url}>" if _is_link(it.source_url) else ""
        yield f"[{it.n}] {it.country}, {it.year} edition, {it.section} ({it.provenance}): {' '.join(it.quoted.split())}{at}"


def _cited(it: Citation) -> str:
    place = escape(f"{it.country}, {it.year} edition, {it.section} · {it.provenance}")
    address = escape(it.source_url, quote=True)
    link = f' · <a href="{address}">{escape(it.address_name)}</a>' if _is_link(it.source_url) else ""
    return f"<small>{place}{link}</small><br>{escape(it.quoted)}"


def _is_link(address: str) -> bool:
    return address.startswith(("https://", "http://"))
