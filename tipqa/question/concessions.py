"""A tier that a question names only as what does not rule out what it asks: "what is wrong with Peru despite Tier 1?"."""

from __future__ import annotations

from tipqa.question.lexicon import phrases


def without_concession(question: str) -> str:
    """The question without the tier that it concedes; "" where it concedes none."""
    conceded = phrases("concession").search(question)
    return f"{question[: conceded.start()]} {question[conceded.end() :]}".strip() if conceded else ""
