"""Passages: pieces of a section, short enough for the encoder, each with its exact span."""

from __future__ import annotations

from collections.abc import Callable

from tipqa.reports.model import Report

# Where a text is cut, the best places first: paragraph, item, sentence, clause, list member, word, letter.
_SEPARATORS = [r"\n\n", r"\n", r"(?<=[.!?]) ", r"(?<=[.!?][”\")]) ", "; ", ", ", " ", ""]

Span = tuple[int, int]
Fits = Callable[[str], bool]


def header(country: str, year: int, heading: str) -> str:
    """The line that tells a passage's context to a search: `Tajikistan · 2025 · Prosecution`, with its newline."""
    return f"{country} · {year} · {heading}\n"


def split_passages(report: Report, passage_chars: int, fits: Fits) -> list[tuple[int, int, int]]:
    """Cut the sections of `report` into passages: (index of the section, start, end) in the order of the text.

    Args:
        passage_chars: the longest passage, in characters.
        fits: whether the encoder takes a text whole. A passage that does not fit with its header is cut again, at half
            the size, until it does.
    """
    passages = []
    for at, section in enumerate(report.sections):
        if section.start == section.end:
            continue
        line = header(report.country, report.year, section.heading)
        spans = _split(report.text, (section.start, section.end), passage_chars, line, fits)
        passages += [(at, *span) for span in spans]
    return passages


def _split(text: str, span: Span, size: int, line: str, fits: Fits) -> list[Span]:
    spans: list[Span] = []
    for piece in _cut(text, span, size):
        length = piece[1] - piece[0]
        if length == 1 or fits(line + text[slice(*piece)]):
            spans.append(piece)
        else:
            spans += _split(text, piece, min(size, length) // 2, line, fits)
    return spans


def _cut(text: str, span: Span, size: int) -> list[Span]:
    """The spans of at most `size` characters that langchain-text-splitters makes of `text[start:end]`."""
    from langchain_text_splitters import RecursiveCharacterTextSplitter

    splitter = RecursiveCharacterTextSplitter(
        separators=_SEPARATORS,
        is_separator_regex=True,
        keep_separator="end",
        chunk_size=size,
        chunk_overlap=0,
        length_function=len,
        add_start_index=True,
    )
    start, end = span
    spans = []
    for document in splitter.create_documents([text[start:end]]):
        first = start + document.metadata["start_index"]
        piece = (first, first + len(document.page_content))
        if text[slice(*piece)] != document.page_content:
            raise AssertionError(f"a passage at {piece} is not the text it was cut from")
        spans.append(piece)
    return spans
