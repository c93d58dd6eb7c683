"""Passages: pieces of a section, short enough for the encoder, each with its exact span."""

from __future__ import annotations

from collections.abc import Callable

from tipqa.reports.model import Report, Section

# Where a text is cut, the best places first: paragraph, item, sentence, clause, list member, word, letter.
_SEPARATORS = [r"\n\n", r"\n", r"(?<=[.!?]) ", r"(?<=[.!?][”\")]) ", "; ", ", ", " ", ""]

Span = tuple[int, int]
CountTokens = Callable[[str], int]


def header(country: str, year: int, heading: str) -> str:
    """The line that tells a passage's context to a search: `Tajikistan · 2025 · Prosecution`, with its newline."""
    return f"{country} · {year} · {heading}\n"


def split_passages(
    report: Report, passage_chars: int, count_tokens: CountTokens, max_tokens: int
) -> list[tuple[int, int, int]]:
    """Cut the sections of `report` into passages: (index of the section, start, end) in the order of the text.

    Args:
        passage_chars: the longest passage, in characters.
        count_tokens: how many tokens the encoder makes of a text.
        max_tokens: how many it takes. A passage whose header and text have more is cut again at half the size.
    """
    passages = []
    for at, section in enumerate(report.sections):
        line = header(report.country, report.year, section.heading)

        def fits(span: Span, line: str = line) -> bool:
            return count_tokens(line + report.text[span[0] : span[1]]) <= max_tokens

        passages += [(at, *span) for span in _split_section(report, section, passage_chars, fits)]
    return passages


def _split_section(report: Report, section: Section, size: int, fits: Callable[[Span], bool]) -> list[Span]:
    spans: list[Span] = []
    # The last span is looked at first, so that the passages come out in order.
    waiting = [((section.start, section.end), size)]
    while waiting:
        span, size = waiting.pop()
        for piece in reversed(_cut(report.text, span, size)):
            if fits(piece) or piece[1] - piece[0] <= 1:
                waiting.append((piece, 0))
            else:
                waiting.append((piece, max(1, min(size, piece[1] - piece[0]) // 2)))
        while waiting and waiting[-1][1] == 0:
            spans.append(waiting.pop()[0])
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
