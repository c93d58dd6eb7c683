"""An answer as HTML: what the question was read as, the words with their marks, and the citations below."""

from __future__ import annotations

import json

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.blocks.model import lines_of
from tipqa.blocks.rendering import html, plain_text
from tipqa.english import plural
from tipqa.question.intents import Intent
from tipqa.web.addresses import RELATIVE, Addresses
from tipqa.web.chips import chips_html
from tipqa.web.reader_view import citation_link
from tipqa.web.safe import attributes, escape, section_label
from tipqa.web.turns import Turn

_ABSTAINED = {
    "country_not_in_corpus": "Not in these reports",
    "year_not_in_corpus_for_country": "Not held for this edition",
    "topic_not_in_text": "The reports do not say",
    "false_premise": "The question assumes what the reports do not say",
    "not_in_english": "Questions are read in English only",
}

_EDIT = '<button type="button" class="quiet" data-edit>Edit</button>'
_RETRY = '<button type="button" class="quiet" data-retry>Try again</button>'
_STOP = '<button type="button" class="quiet" data-stop>Stop</button>'
_LINK = '<button type="button" class="quiet" data-copy-link>Copy link</button>'
_WRONG = '<button type="button" class="quiet" data-wrong>Report an error</button>'
_FEW = 5  # citations that are shown without being asked for


def turn_html(turn: Turn, index: int, link: str = "", reports: bool = False) -> str:
    """A question with its answer, its error, or the note that the answer is on its way.

    Args:
        index: its place in the conversation.
        link: the address that asks it.
        reports: whether it can be reported as wrong.
    """
    head = f'<h2 class="question"><span class="unseen">Question: </span>{escape(turn.question)}</h2>'
    data = attributes(id=f"turn-{index}", data_asked=json.dumps(turn.asked), data_link=link or None)
    kind = "turn pending" if turn.pending else "turn"
    return (
        f'<article class="{kind}"{data}>{head}{_alone(turn)}{chips_html(turn)}{_body(turn, index, reports)}</article>'
    )


def _body(turn: Turn, index: int, reports: bool) -> str:
    if turn.error:
        said = f'<p class="verdict">Could not answer</p><p>{escape(turn.error)}</p>'
        return f'<div class="failed" role="alert">{said}</div><div class="meta">{_EDIT}{_RETRY}</div>'
    if turn.answer is None:
        return f'<p class="waiting">Reading the reports … {_STOP}</p>'
    return _answer(turn.answer, index, _WRONG if reports else "")


def _answer(answer: Answer, turn: int, report: str) -> str:
    body = html(answer.blocks, answer.citations, lambda citation: mark(citation, turn))
    if said := verdict(answer):
        body = f'<p class="verdict">{escape(said)}</p>{body}'
    kind = "answer abstained" if answer.abstained else "answer"
    below = f'<div class="meta">{_in_full(answer)}{_EDIT}{_copy(answer)}{_LINK}{report}</div>'
    return f'<div class="{kind}">{body}</div>{below}{_citations(answer, turn)}'


def verdict(answer: Answer) -> str:
    """Why there is no answer, in a few words; "" where there is one."""
    return _ABSTAINED.get(answer.reason, "No answer") if answer.abstained else ""


def mark(citation: Citation, turn: int) -> str:
    """The button in the text that opens a citation."""
    where = f"{citation.country}, {citation.year}, {section_label(citation.section)}, {citation.provenance}"
    named = attributes(data_turn=turn, data_n=citation.n, title=where, aria_label=f"Citation {citation.n}: {where}")
    return f'<button type="button" class="mark"{named}>{citation.n}</button>'


def _alone(turn: Turn) -> str:
    return '<p class="only">Read by itself, without the questions before it.</p>' if turn.alone else ""


def _in_full(answer: Answer) -> str:
    """The link from an answer on what changed in one country between two editions to their whole comparison."""
    query = answer.query
    if query is None or answer.abstained or answer.intent != Intent.WHAT_CHANGED:
        return ""
    if len(query.countries) != 1 or len(query.years) != 2:
        return ""
    address = Addresses(RELATIVE).comparison(query.countries[0], *sorted(query.years))
    return f"<a{attributes(class_='quiet in-full', href=address)}>Compare in full</a>"


def _copy(answer: Answer) -> str:
    return f'<button type="button" class="quiet"{attributes(data_copy=to_paste(answer))}>Copy with citations</button>'


def _citations(answer: Answer, turn: int) -> str:
    if not answer.citations:
        return ""
    count = len(answer.citations)
    items = "".join(_citation(citation, turn) for citation in answer.citations)
    kinds = " · ".join(dict.fromkeys(citation.provenance for citation in answer.citations))
    shown = attributes(class_="citations", open=count <= _FEW and not (count == 1 and _one_line(answer)))
    return f"<details{shown}><summary>{plural(count, 'citation')} · {escape(kinds)}</summary><ol>{items}</ol></details>"


def _one_line(answer: Answer) -> bool:
    """Whether the answer is a single line: beside it and the open report, its words need not stand a third time."""
    return len([line for line in lines_of(answer.blocks) if line]) == 1


def _citation(citation: Citation, turn: int) -> str:
    place = f"{citation.country} · {citation.year} edition · {section_label(citation.section)}"
    opens = attributes(data_turn=turn, data_n=citation.n)
    said = f"Open citation {citation.n} as a page"
    link = attributes(class_="beside", href=citation_link(citation), title=said, aria_label=said)
    return (
        f'<li><button type="button" class="source"{opens}><span class="number">{citation.n}</span>'
        f'<span class="place">{escape(place)}</span>{kind_html(citation)}{words_html(citation)}</button>'
        f"<a{link}>↗</a></li>"
    )


def kind_html(citation: Citation) -> str:
    """Whose words are cited, in a few words; of a digest so that it stands out."""
    return f"<span{attributes(class_=f'kind {citation.kind}')}>{escape(citation.provenance)}</span>"


def words_html(citation: Citation) -> str:
    """The cited words, as a quotation unless they are our own."""
    tag = "span" if citation.kind == "digest" else "q"
    return f'<{tag} class="words">{escape(citation.quote)}</{tag}>'


def to_paste(answer: Answer) -> str:
    """The question, the answer and its citations as text to paste into a document."""
    lines = [answer.question, "", plain_text(answer.blocks, answer.citations)]
    for citation in answer.citations:
        place = f"{citation.country}, {citation.year} edition, {section_label(citation.section)}"
        lines += ["", f"[{citation.n}] {place}, {citation.provenance}: {citation.quoted}"]
        lines.append(", ".join(filter(None, [citation.report, citation.address])))
    return "\n".join(lines)
