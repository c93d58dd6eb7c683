"""The question box and what stands around it, in HTML of our own: its script keeps what is typed, whatever is answered."""

from __future__ import annotations

from collections.abc import Sequence

from tipqa.qa import MAX_QUESTION
from tipqa.web.safe import attributes
from tipqa.web.wrong import REASONS

_PLACEHOLDER = "Ask about a country, tier or figure …"
_LARGEST = (
    10 * MAX_QUESTION
)  # characters that the box takes; what is too long for a question stays there to be shortened


def form_html(countries: Sequence[str] = (), years: Sequence[str] = ()) -> str:
    """The form, which sends nothing by itself, with the countries and editions that a chip can be changed to, and with what can be
    wrong with an answer."""
    box = attributes(
        id="question",
        name="q",
        rows=1,
        aria_label="Your question",
        placeholder=_PLACEHOLDER,
        maxlength=_LARGEST,
        data_most=MAX_QUESTION,
        autocomplete="off",
        autofocus=True,
        aria_describedby="question-note",
    )
    return (
        '<form id="ask-form"><ul class="in-line" hidden aria-label="Questions that wait"></ul>'
        '<p id="question-note" role="status" hidden></p>'
        f'<div class="ask-row"><textarea{box}></textarea><button type="submit" id="ask">Ask</button></div></form>'
        f"{_held('held-countries', countries)}{_held('held-years', years)}{_reasons()}"
    )


def _reasons() -> str:
    options = "".join(f"<option{attributes(value=name, label=said)}></option>" for name, said in REASONS.items())
    return f'<datalist id="reasons">{options}</datalist>'


def _held(name: str, values: Sequence[str]) -> str:
    options = "".join(f"<option{attributes(value=value)}></option>" for value in values)
    return f"<datalist{attributes(id=name)}>{options}</datalist>"
