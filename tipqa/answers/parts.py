"""Two questions in one: where a question parts into several that want different answers."""

from __future__ import annotations

import re

_END = re.compile(r"(?<=\?)\s+(?=\S)")
_AND = re.compile(
    r",?\s+(?:and|plus|&)\s+(?:also\s+)?(?=(?:how|what|which|who|when|where|why|did|does|do|was|were|is|are|has|have|show|list|give)\b)"
    r"|;\s+(?=\w)|\.\s+(?=(?:how|what|which|who|when|where|why|did|does|do|was|were|is|are|has|have|show|list|give|and)\b)",
    re.I,
)
MOST = 4


def split_question(question: str) -> tuple[str, ...]:
    """The parts of a question: at its question marks, and at "and how many …", "and what …". At least one, at most four.

    Whether two parts want different answers is for the caller to decide, once each is understood.
    """
    parts = [piece.strip(" ,;") for sentence in _END.split(question) for piece in _AND.split(sentence)]
    parts = [part for part in parts if len(part.split()) > 1]
    return tuple(parts[:MOST]) if len(parts) > 1 else (question,)
