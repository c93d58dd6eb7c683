"""What a question is about: the text whose words tell it, without the spans that say where, when and how it is asked."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace

from tipqa.countries.lookup import find_countries
from tipqa.index.question_words import content_words
from tipqa.records import dataclass

Span = tuple[int, int]  # start and end in a text


@dataclass(frozen=True, slots=True)
class Topic:
    """The words that statements are ranked by.

    `text` is the question whose words tell the topic: of an elliptic follow-up ("and in 2023?") it is the earlier one.
    `non_topic_spans` are its subjects, regions and years. `context` holds the words of the earlier question that this one
    refers back to: "who runs them?". `sought` are the words of `text` that name what is asked for: the airlines of "which airlines";
    `deed` those of them whose penalty is asked for. `defined` is the term whose meaning is asked for.
    """

    text: str
    non_topic_spans: tuple[Span, ...] = ()
    context: str = ""
    sought: tuple[Span, ...] = ()
    deed: tuple[Span, ...] = ()
    defined: str = ""

    def __post_init__(self) -> None:
        if any(not 0 <= start <= end <= len(self.text) for start, end in self.non_topic_spans):
            raise ValueError(f"a span of {self.non_topic_spans} lies outside {self.text!r}")

    @property
    def words(self) -> tuple[str, ...]:
        """The words that say what it is about, in their order."""
        return tuple(word for word, _, _ in content_words(self.text, self.non_topic_spans))

    @property
    def sought_words(self) -> str:
        """The words that name what is asked for, as one: "drug smuggling"."""
        return " ".join(self.text[start:end] for start, end in self.sought)

    def without(self, spans: Iterable[Span]) -> Topic:
        """The topic with more spans that are none."""
        return replace(self, non_topic_spans=(*self.non_topic_spans, *spans))

    def naming(self, countries: Collection[str]) -> Topic:
        """The topic with the names of these countries among its words."""
        names = [(it.start, it.end) for it in find_countries(self.text) if it.country.name in countries]
        kept = (
            (first, last)
            for first, last in self.non_topic_spans
            if not any(first < end and start < last for start, end in names)
        )
        return replace(self, non_topic_spans=tuple(kept))


def first_letter(text: str) -> int:
    """Where the first letter of a text stands, which is large in any sentence; 0 where there is none."""
    return next((at for at, letter in enumerate(text) if letter.isalpha()), 0)


def country_spans(text: str) -> list[Span]:
    """Where a text names countries."""
    return [(mention.start, mention.end) for mention in find_countries(text)]


def blanked(text: str, spans: Iterable[Span]) -> str:
    """`text` with the spans blanked out and white space closed up."""
    letters = list(text)
    for start, end in spans:
        letters[start:end] = " " * (end - start)
    return re.sub(r"\s+", " ", "".join(letters)).strip()
