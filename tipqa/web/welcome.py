"""What the chat shows before the first question: what is held, and questions to start with."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tipqa.english import listed
from tipqa.web.examples import examples, narratives
from tipqa.web.safe import attributes, escape

if TYPE_CHECKING:
    from tipqa.qa import QA

_ABOUT = "Every statement of an answer carries a number. It opens the report at the words that the statement rests on."


def welcome_html(qa: QA) -> str:
    """The greeting for an index."""
    buttons = "".join(f"<li>{_example(question)}</li>" for question in examples(qa))
    asked = (
        f'<h3 id="try">Try one of these</h3><ul class="examples" aria-labelledby="try">{buttons}</ul>'
        if buttons
        else ""
    )
    return f'<div class="welcome"><h2>Ask the reports</h2><p>{escape(_holds(qa))} {_ABOUT}</p>{asked}</div>'


def problem_html(message: str) -> str:
    """The page's state when there is no index to read: what is wrong and what to run."""
    return f'<div class="failed" role="alert"><p class="verdict">No reports to read</p><p>{escape(message)}</p></div>'


def _example(question: str) -> str:
    return f'<button type="button" class="example"{attributes(data_example=question)}>{escape(question)}</button>'


def _holds(qa: QA) -> str:
    reports = narratives(qa.reports())
    if not reports:
        return "The index holds no reports."
    kinds = Counter(info.kind for info in reports)
    years = [info.year for info in reports]
    span = str(min(years)) if min(years) == max(years) else f"{min(years)} to {max(years)}"
    parts = []
    if kinds["official"]:
        parts.append(f"{kinds['official']:,} text{'s' if kinds['official'] > 1 else ''} marked official")
    if kinds["digest"]:
        parts.append(
            f"{kinds['digest']:,} digest{'s (our own summaries)' if kinds['digest'] > 1 else ' (our own summary)'}"
        )
    if kinds["other"]:
        parts.append(f"{kinds['other']:,} text{'s' if kinds['other'] > 1 else ''} from other sources")
    countries = len({info.country for info in reports})
    return f"Held here: {listed(parts)} on {countries} countr{'ies' if countries > 1 else 'y'}, editions {span}."
