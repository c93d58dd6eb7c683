"""An answer as HTML: what the question was read as, the words with their marks, and the citations below."""

from __future__ import annotations

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.blocks.model import lines_of
from tipqa.blocks.rendering import html, plain_text
from tipqa.english import plural
from tipqa.question.intents import Intent
from tipqa.web.safe import attributes, escape, section_label
from tipqa.web.turns import Turn

_ABSTAINED = {
    "country_not_in_corpus": "Not in these reports",
    "year_not_in_corpus_for_country": "Not held for this edition",
    "topic_not_in_text": "The reports do not say",
    "false_premise": "The question assumes what the reports do not say",
    "not_in_english": "Questions are read in English only",
}

_FEW = 5  # citations that are shown without being asked for


def turn_html(turn: Turn, index: int) -> str:
    """A question with its answer, its error, or the note that the answer is on its way."""
    head = f'<h2 class="question"><span class="unseen">Question: </span>{escape(turn.question)}</h2>'
    return f'<article class="turn" id="turn-{index}">{head}{_filters(turn)}{_alone(turn)}{_body(turn, index)}</article>'


def _body(turn: Turn, index: int) -> str:
    if turn.error:
        return (
            f'<div class="failed" role="alert"><p class="verdict">Could not answer</p><p>{escape(turn.error)}</p></div>'
        )
    if turn.answer is None:
        return '<p class="waiting">Reading the reports …</p>'
    return _answer(turn.answer, index)


def _answer(answer: Answer, turn: int) -> str:
    body = html(answer.blocks, answer.citations, lambda citation: mark(citation, turn))
    verdict = _ABSTAINED.get(answer.reason, "No answer") if answer.abstained else ""
    if verdict:
        body = f'<p class="verdict">{escape(verdict)}</p>{body}'
    kind = "answer abstained" if answer.abstained else "answer"
    below = f'<div class="meta">{_in_full(answer)}{_copy(answer)}</div>'
    return f'{_read_as(answer)}<div class="{kind}">{body}</div>{below}{_citations(answer, turn)}'


def mark(citation: Citation, turn: int) -> str:
    """The button in the text that opens a citation."""
    where = f"{citation.country}, {citation.year}, {section_label(citation.section)}, {citation.provenance}"
    named = attributes(data_turn=turn, data_n=citation.n, title=where, aria_label=f"Citation {citation.n}: {where}")
    return f'<button type="button" class="mark"{named}>{citation.n}</button>'


def _alone(turn: Turn) -> str:
    if not turn.alone:
        return ""
    said = (
        "Earlier questions of this page, if there were any, are no longer on the server: this one was read by itself."
    )
    return f'<p class="only">{said}</p>'


def _filters(turn: Turn) -> str:
    chosen = [*turn.countries, *map(str, turn.years)]
    return f'<p class="only">Only in: {escape(", ".join(chosen))}</p>' if chosen else ""


def _read_as(answer: Answer) -> str:
    query = answer.query
    if query is None:
        return ""
    chips = [_chip(country) for country in query.countries] or [_chip("no country named", "none")]
    chips += [_chip(_year(answer, year)) for year in query.years] or [_chip("no edition named", "none")]
    chips += [_chip(section_label(section)) for section in query.sections]
    chips += [_chip(note, "note") for note in query.notes]
    return f'<ul class="chips" aria-label="The question was read as"><li class="lead">Read as</li>{"".join(chips)}</ul>'


def _year(answer: Answer, year: int) -> str:
    """The edition of that year, or the calendar year where a later edition that looks back on it answers."""
    told = {figure.get("period"): figure.get("edition") for figure in answer.facts.get("figures") or ()}
    looked_back = told.get(str(year), year) != year
    elsewhere = bool(answer.citations) and all(citation.year > year for citation in answer.citations)
    return f"calendar year {year}" if looked_back or elsewhere else f"{year} edition"


def _chip(text: str, kind: str = "") -> str:
    return f"<li{attributes(class_=f'chip {kind}'.strip())}>{escape(text)}</li>"


def _in_full(answer: Answer) -> str:
    """The link from an answer on what changed in one country between two editions to their whole comparison."""
    query = answer.query
    if query is None or answer.abstained or answer.intent != Intent.WHAT_CHANGED:
        return ""
    if len(query.countries) != 1 or len(query.years) != 2:
        return ""
    older, newer = sorted(query.years)
    opens = attributes(data_compare=query.countries[0], data_older=older, data_newer=newer)
    return f'<button type="button" class="quiet in-full"{opens}>Compare in full</button>'


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
    return (
        f'<li><button type="button" class="source"{opens}><span class="number">{citation.n}</span>'
        f'<span class="place">{escape(place)}</span>{kind_html(citation)}{words_html(citation)}</button></li>'
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
