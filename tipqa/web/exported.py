"""A conversation as a file: Markdown, HTML or Word, each answer with its citations and whose words they are."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from io import BytesIO
from typing import Any

from tipqa.answers.model import Answer
from tipqa.blocks.citation import Citation
from tipqa.blocks.model import Block, Line, Listing, Part, Quote, Source, Strong
from tipqa.blocks.rendering import Numbers, html, numbers
from tipqa.comparison.render.markdown import escaped
from tipqa.web.safe import attributes, section_label, web_address
from tipqa.web.turns import Turn

TITLE = "Questions to the Trafficking in Persons reports"
_NOTE = "Answered by tipqa out of the reports held. A digest is a summary of our own: its words are not the report’s."
_STYLE = (
    "body{font:15px/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#1b2430}"
    "h2{font-size:1.15rem;margin-top:2rem}.soft,.citations{color:#556070;font-size:.9rem}a{color:#1d4f91}"
)


def as_markdown(turns: Sequence[Turn]) -> str:
    """The conversation in Markdown."""
    parts = [f"# {TITLE}", _NOTE]
    for turn in turns:
        parts.append(f"## {escaped(_question(turn))}")
        parts.append(turn.answer.answer if turn.answer else escaped(turn.error))
        parts += [f"[{it.n}] {_place(it)}: {it.quoted} {it.address}".rstrip() for it in _citations(turn)]
    return "\n\n".join(parts) + "\n"


def as_html(turns: Sequence[Turn]) -> str:
    """The conversation as a page that needs nothing else."""
    body = "".join(_html_turn(turn, at) for at, turn in enumerate(turns))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE}</title><style>{_STYLE}</style></head>'
        f'<body><h1>{TITLE}</h1><p class="soft">{_NOTE}</p>{body}</body></html>'
    )


def as_docx(turns: Sequence[Turn]) -> bytes:
    """The conversation as a Word file."""
    import docx

    document: Any = docx.Document()
    document.core_properties.author = "tipqa"
    document.core_properties.title = TITLE
    document.add_heading(TITLE, 0)
    document.add_paragraph(_NOTE)
    for turn in turns:
        document.add_heading(_printable(_question(turn)), 1)
        if turn.answer is None:
            document.add_paragraph(_printable(turn.error))
            continue
        at = numbers(turn.answer.citations)
        for block in turn.answer.blocks:
            _word_block(document, block, at)
        for it in turn.answer.citations:
            document.add_paragraph(_printable(f"[{it.n}] {_place(it)}: {it.quoted} {it.address}".rstrip()))
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _question(turn: Turn) -> str:
    return " ".join(turn.question.split())


def _citations(turn: Turn) -> Sequence[Citation]:
    return turn.answer.citations if turn.answer else ()


def _place(citation: Citation) -> str:
    section = section_label(citation.section)
    return f"{citation.country}, {citation.year} edition, {section} ({citation.report}, {citation.provenance})"


def _html_turn(turn: Turn, at: int) -> str:
    head = f"<h2>{escape(_question(turn))}</h2>"
    return f"{head}{_html_answer(turn.answer, at)}" if turn.answer else f"{head}<p>{escape(turn.error)}</p>"


def _html_answer(answer: Answer, at: int) -> str:
    def mark(citation: Citation) -> str:
        return f'<a href="#c{at}-{citation.n}">[{citation.n}]</a>'

    rows = "".join(_html_citation(it, f"c{at}-{it.n}") for it in answer.citations)
    return f'{html(answer.blocks, answer.citations, mark)}<div class="citations">{rows}</div>'


def _html_citation(citation: Citation, name: str) -> str:
    address = web_address(citation.source_url)
    link = f" <a{attributes(href=address)}>{escape(citation.address_name)}</a>" if address else ""
    said = escape(f"[{citation.n}] {_place(citation)}: {citation.quoted}")
    return f"<p{attributes(id=name)}>{said}{link}</p>"


def _word_block(document: Any, block: Block, at: Numbers) -> None:
    if isinstance(block, Part):
        document.add_heading(_printable(block.title), 2)
        for own in block.blocks:
            _word_block(document, own, at)
    elif isinstance(block, Listing):
        if block.lead:
            _word_line(document.add_paragraph(), block.lead, at)
        for item in block.items:
            _word_line(document.add_paragraph(style="List Bullet"), item, at)
        if block.rest:
            document.add_paragraph(f"… and {block.rest:,} more", style="List Bullet")
    else:
        _word_line(document.add_paragraph(), block.line, at)


def _word_line(paragraph: Any, line: Line, at: Numbers) -> None:
    for piece in line:
        match piece:
            case Strong(text):
                paragraph.add_run(_printable(text)).bold = True
            case Source():
                paragraph.add_run(f"[{at[piece].n}]")
            case Quote(source, marked):
                paragraph.add_run(_printable(at[source].quoted) + (f" [{at[source].n}]" if marked else ""))
            case _:
                paragraph.add_run(_printable(piece))


def _printable(text: str) -> str:
    """`text` without the characters that a Word file cannot hold."""
    return "".join(
        it for it in text if it in "\t\n" or (it >= " " and not "\ud800" <= it <= "\udfff" and it < "\ufffe")
    )
