"""What the vector of a passage is made of."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from tipqa.index.embed import Known, embed
from tipqa.index.encoder import Encoder
from tipqa.index.index import Index
from tipqa.index.model import Filter
from tipqa.index.schema import Entry
from tipqa.index.vectors import passage_parts, passage_texts, statement_texts
from tipqa.reports.model import Report, Section, SectionKind, Sentence

FIRST, SECOND, THIRD = "Police found nine victims.", "Courts heard four cases.", "A shelter opened."


def entry_of(text: str, passages: list[tuple[int, int]], statements: list[tuple[int, int]]) -> Entry:
    section = Section(SectionKind.PROTECTION, "Protection", 0, len(text))
    report = Report("2024/chad", "Chad", "TD", 2024, "tip", "digest", "", text, (section,))
    return Entry(report, tuple(Sentence(*it, 0) for it in statements), tuple((0, *it) for it in passages), (), ())


def spans_of(text: str, *parts: str) -> list[tuple[int, int]]:
    return [(text.index(it), text.index(it) + len(it)) for it in parts]


LINE = "Chad · 2024 · Protection\n"


def test_a_passage_is_made_of_its_text_and_the_statements_that_fill_it() -> None:
    text = f"{FIRST} {SECOND}\n\n\u2022 {THIRD}"
    passages = spans_of(text, f"{FIRST} {SECOND}", f"\u2022 {THIRD}")
    assert passage_parts(entry_of(text, passages, spans_of(text, FIRST, SECOND, THIRD))) == [
        (f"{LINE}{FIRST} {SECOND}", LINE, FIRST, SECOND),
        (f"{LINE}\u2022 {THIRD}", LINE, THIRD),
    ]


@pytest.mark.parametrize(
    "statements",
    [
        pytest.param([FIRST, THIRD], id="words that no statement holds"),
        pytest.param([THIRD], id="no statement"),
        pytest.param([FIRST, f"{SECOND} {THIRD}"], id="a statement that runs on into the next passage"),
    ],
)
def test_a_passage_that_statements_do_not_fill_is_its_text_alone(statements: list[str]) -> None:
    text = f"{FIRST} {SECOND} {THIRD}"
    passages = spans_of(text, f"{FIRST} {SECOND}", THIRD)
    parts = passage_parts(entry_of(text, passages, spans_of(text, *statements)))
    last = (f"{LINE}{THIRD}", LINE, THIRD) if THIRD in statements else (f"{LINE}{THIRD}",)
    assert parts == [(f"{LINE}{FIRST} {SECOND}",), last]


def test_all_passages_of_narratives_have_all_their_statements(small_index: Index) -> None:
    for info in small_index.reports(Filter(series=("tip",))):
        entry = small_index.entry(info.id)
        said = [text for _, _, *rest in passage_parts(entry) for text in rest]
        assert said == [entry.report.text[it.start : it.end] for it in entry.statements]


def test_a_list_of_placements_is_its_text_alone(small_index: Index) -> None:
    for info in small_index.reports(Filter(series=("placements",))):
        entry = small_index.entry(info.id)
        assert [its[0] for its in passage_parts(entry)] == passage_texts(entry)


def test_the_vector_is_mostly_that_of_the_text_with_its_header(small_index: Index) -> None:
    entry = small_index.entry("2025/tajikistan")
    whole = small_index.encoder.encode(passage_texts(entry, headed=True))
    cosines = (whole * small_index.vectors(entry.report.id).passages).sum(axis=1)
    assert cosines.min() > 0.9
    assert cosines.max() < 0.9999


def test_no_text_goes_through_the_encoder_twice(small_index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    entries = [small_index.entry(info.id) for info in small_index.reports()]
    read: list[str] = []
    tokenise = Encoder._tokenise

    def counted(encoder: Encoder, texts: list[str]) -> list[Any]:
        read.extend(texts)
        return tokenise(encoder, texts)

    monkeypatch.setattr(Encoder, "_tokenise", counted)
    made = embed(entries, small_index.encoder, small_index.projection)
    assert len(read) == len({*read})
    parts = {part for entry in entries for its in passage_parts(entry) for part in its}
    assert {*read} == parts | {text for entry in entries for text in statement_texts(entry)}
    assert all(np.allclose(np.linalg.norm(it.passages, axis=1), 1, atol=1e-5) for it in made.vectors)


def test_known_texts_make_the_same_vectors(small_index: Index) -> None:
    """Also where a passage is new and a statement in it is known by its tokens alone."""
    entry = small_index.entry("2025/tajikistan")
    whole = embed([entry], small_index.encoder, small_index.projection).vectors[0]
    passages = dict(zip(passage_parts(entry), whole.passages, strict=True))
    passages.pop(max(passages, key=len))
    tokens = dict(zip(statement_texts(entry), np.split(whole.tokens, whole.bounds[1:-1]), strict=True))
    again = embed([entry], small_index.encoder, small_index.projection, known=Known(tokens, passages)).vectors[0]
    assert np.array_equal(whole.passages, again.passages)
    assert np.array_equal(whole.tokens, again.tokens)
