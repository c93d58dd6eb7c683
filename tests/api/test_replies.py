"""The described models have the very fields of the documents, wherever they are nested."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import Any

import pytest

from tipqa.api import replies
from tipqa.api.models import Reply, model_of
from tipqa.blocks.citation import Citation
from tipqa.errors import CountryError, TipqaError
from tipqa.figures.table import FigureRow
from tipqa.placements.table import TierRow
from tipqa.qa import QA
from tipqa.retrieval.model import Hit

pytest_plugins = ["api_fixtures"]

QUESTIONS = (
    "What tier is Tajikistan on in 2025?",
    "How did Tajikistan's tier change from 2023 to 2025?",
    "How many victims did Uzbekistan identify in the 2024 report, and Tajikistan?",
    "Which countries are on Tier 3?",
    "What are the recommendations to Uzbekistan in 2025?",
    "What is the capital of France?",
    "What do the reports say about shelters in Tajikistan and in Uzbekistan?",
)


def documents(qa: QA) -> list[tuple[type[Reply], dict[str, Any]]]:
    both = [qa.compare("Tajikistan"), qa.compare("Uzbekistan", 2023, 2025)]
    return [
        *((replies.AnswerReply, qa.ask(question).to_dict()) for question in QUESTIONS),
        *((replies.ComparisonReply, found.to_dict()) for found in both),
        *((replies.HistoryReply, qa.history(name).to_dict()) for name in ("Tajikistan", "Ghana")),
        (replies.MoversReply, qa.movers().to_dict()),
        (replies.ErrorReply, TipqaError("it failed").to_dict()),
        (replies.ErrorReply, CountryError("it is not known", ("Chad",)).to_dict()),
        *((model_of(Hit), hit.to_dict()) for hit in qa.search("shelters")),
        *((model_of(FigureRow), row.to_dict()) for row in qa.figures(["Tajikistan"])),
        *((model_of(TierRow), row.to_dict()) for row in qa.tiers().only(["Tajikistan"])),
    ]


def test_the_fields_are_those_of_the_documents(qa: QA) -> None:
    kinds = set()
    for model, document in documents(qa):
        assert set(model.model_fields) - {"page"} == set(document), model
        model.model_validate(document)
        kinds.add(model.__name__)
    assert len(kinds) == 8


def test_every_kind_of_block_is_described(qa: QA) -> None:
    kinds = {block["kind"] for question in QUESTIONS for block in qa.ask(question).to_dict()["blocks"]}
    assert kinds >= {"claim", "list", "note"}


def test_a_field_too_many_or_too_few_is_noticed(qa: QA) -> None:
    document = qa.compare("Tajikistan").to_dict()
    document["tier"]["mood"] = "good"
    with pytest.raises(ValueError, match="mood"):
        replies.ComparisonReply.model_validate(document)
    del document["tier"]["mood"], document["tier"]["waiver"]
    with pytest.raises(ValueError, match="waiver"):
        replies.ComparisonReply.model_validate(document)


def test_a_model_has_the_fields_and_words_of_its_type(qa: QA) -> None:
    model = model_of(Citation)
    assert [*model.model_fields] == [*(field.name for field in fields(Citation)), "page"]
    assert (model.__doc__ or "").startswith("Words of a report that carry a statement")
    (cited,) = qa.ask(QUESTIONS[0]).citations
    assert model.model_validate(asdict(cited)).model_dump(exclude={"page"}) == asdict(cited)
