"""A finding of a comparison as a row: how much it weighs, what it is about, what happened, its words and marks."""

from __future__ import annotations

from markupsafe import Markup

from tipqa.comparison.model import Comparison, Finding
from tipqa.comparison.render import parts
from tipqa.records import dataclass
from tipqa.web.pages.compare_filter import Chosen
from tipqa.web.pages.marks import Cite, marks_html


@dataclass(frozen=True, slots=True)
class Told:
    """A finding to show; `style` is the status that it is coloured by, "" where it is no statement."""

    weight: float
    topic: str
    kind: str
    style: str
    text: str
    marks: Markup


def told(finding: Finding, chosen: Chosen, comparison: Comparison, cite: Cite) -> Told:
    """The row of a finding; of two digests nothing is new or gone, whatever it was weighed as."""
    change = chosen.change_of(finding)
    kind = parts.label(change, comparison) if change else finding.kind
    style = parts.style(change, comparison) if change else ""
    return Told(finding.weight, finding.topic, kind, style, finding.text, marks_html(finding.citations, cite))
