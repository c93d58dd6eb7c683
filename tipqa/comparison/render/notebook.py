"""Comparisons, histories and movers as a notebook shows them."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from tipqa.blocks.model import Source, sources
from tipqa.comparison.model import Comparison
from tipqa.comparison.render import parts
from tipqa.comparison.render.markdown import escaped


def comparison_markdown(comparison: Comparison) -> str:
    """The title, whose words are compared, the summary, and the citations of the summary; all of it is in `to_frame`."""
    cited = set(sources(comparison.lines))
    lines = [
        f"### {escaped(parts.title(comparison))}",
        "",
        *(f"*{escaped(it)}*  " for it in parts.basis(comparison)),
        "",
    ]
    lines += [f"- {line}" for line in comparison.summary]
    lines += ["", *(f"- {escaped(note)}" for note in comparison.comparable.notes), ""]
    lines += [
        f"[{it.n}] {it.report}, {it.section} ({escaped(it.provenance)}): {escaped(' '.join(it.quoted.split()))}\n"
        for it in comparison.citations
        if Source(it.report, it.start, it.end) in cited
    ]
    return "\n".join(lines).rstrip() + "\n"


def preformatted(lines: Iterable[str]) -> str:
    """The lines of the terminal, in HTML."""
    return f"<pre>{escape(chr(10).join(lines))}</pre>"
