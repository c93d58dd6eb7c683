"""The marks of citations on the pages: a number that leads to the words in their report."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from markupsafe import Markup

from tipqa.blocks.citation import Citation
from tipqa.web.addresses import Addresses
from tipqa.web.safe import attributes

Cite = Callable[[Citation], str]


def citer(to: Addresses) -> Cite:
    """A function that gives the mark of a citation as HTML."""

    def mark(citation: Citation) -> str:
        named = f"Citation {citation.n}: {citation.country}, {citation.year} edition"
        address = to.report(citation.report, (citation.start, citation.end))
        return f"<a{attributes(class_='mark', href=address, data_n=citation.n, aria_label=named)}>{citation.n}</a>"

    return mark


def marks_html(citations: Iterable[Citation], cite: Cite) -> Markup:
    """The marks of several citations."""
    return Markup("".join(map(cite, citations)))
