"""The retriever for LangChain, with LangChain."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from langchain_core.documents import Document
from langchain_core.language_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate

import tipqa
from tipqa.integrations.langchain import TipRetriever

RECIPES = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def qa(small_index_path: Path) -> tipqa.QA:
    return tipqa.open(small_index_path)


def test_documents_are_the_hits(qa: tipqa.QA) -> None:
    found = TipRetriever(qa=qa, countries="Tajikistan", years=[2024, 2025], k=4).invoke("cotton harvest")
    hits = qa.search("cotton harvest", countries="Tajikistan", years=[2024, 2025], k=4)
    assert [it.page_content for it in found] == [hit.text for hit in hits]
    assert all(isinstance(it, Document) for it in found)
    for document, hit in zip(found, hits, strict=True):
        data = document.metadata
        assert document.id == f"{hit.report}#{hit.start}-{hit.end}"
        assert qa.report(data["report"]).text[data["start"] : data["end"]] == document.page_content
        assert data["source_url"] == qa.report(hit.report).source_url
        assert (data["score"], data["rank"], data["section"]) == (hit.score, hit.rank, hit.section)
        assert (data["kind"], data["provenance"]) == ("digest", "tipqa digest, not the report’s words")


def test_ids_are_stable_and_distinct(qa: tipqa.QA) -> None:
    retriever = TipRetriever(qa=qa, k=20)
    first, again = ([it.id for it in retriever.invoke("victims")] for _ in range(2))
    assert first == again
    assert len(set(first)) == len(first) == 20


def test_one_query_may_be_narrowed(qa: tipqa.QA) -> None:
    retriever = TipRetriever(qa=qa)
    found = retriever.invoke("cotton", countries="Uzbekistan", k=2)
    assert [it.metadata["country"] for it in found] == ["Uzbekistan"] * 2
    assert len({it.metadata["country"] for it in retriever.invoke("cotton harvest forced labor")}) == 2


def test_it_is_asked_in_an_event_loop_and_in_batches(qa: tipqa.QA) -> None:
    retriever = TipRetriever(qa=qa, k=3)
    alone = retriever.invoke("shelters")
    with ThreadPoolExecutor(1) as apart:  # the main thread's loop may be taken by the browser of other tests
        assert apart.submit(lambda: asyncio.run(retriever.ainvoke("shelters"))).result() == alone
    assert retriever.batch(["shelters", "cotton"]) == [alone, retriever.invoke("cotton")]


def test_errors_are_those_of_search(qa: tipqa.QA) -> None:
    with pytest.raises(tipqa.UsageError, match="the question is empty"):
        TipRetriever(qa=qa).invoke(" ")
    with pytest.raises(tipqa.UsageError, match="k is 0"):
        TipRetriever(qa=qa, k=0).invoke("cotton")


def recipe(title: str) -> str:
    (code,) = re.findall(rf"## {title}\n.*?```python\n(.*?)```", RECIPES, re.S)
    return str(code)


def test_the_recipe_for_any_chat_model(qa: tipqa.QA, capsys: pytest.CaptureFixture[str]) -> None:
    seen: list[str] = []

    class Model(FakeListChatModel):
        def _call(self, messages: Any, *args: Any, **kwargs: Any) -> str:
            seen.append(str(messages))
            return super()._call(messages, *args, **kwargs)

    (passage,) = TipRetriever(qa=qa, countries="Tajikistan", years=2025, k=1).invoke("shelters")
    answer = f"It says “{passage.page_content[:40]}” [1] and “there were nine shelters on the moon” [2]."
    code = recipe("With any chat model").replace("tipqa.open()", "qa").replace("import tipqa\n", "")
    exec(code, {"model": Model(responses=[answer]), "qa": qa})
    assert passage.page_content in seen[0]
    assert "tipqa digest, not the report’s words" in seen[0]
    out = capsys.readouterr().out
    assert answer in out
    assert "not in the passages: there were nine shelters on the moon" in out
    assert passage.page_content[:40] not in out.replace(answer, "")


def test_the_recipe_for_an_agent(qa: tipqa.QA) -> None:
    code = recipe("With an agent").replace("tipqa.open()", "qa").replace("import tipqa\n", "")
    names: dict[str, Any] = {"qa": qa}
    exec(code, names)
    ask, search = names["tools"]
    told = ask.invoke({"question": "What tier is Tajikistan on in 2025?"})
    assert told["facts"]["tier"] == "Tier 2"
    assert told["citations"][0]["report"] == "2025/tajikistan"
    assert ask.args_schema.model_json_schema()["required"] == ["question"]
    assert "2025/tajikistan#" in search.invoke({"query": "shelters in Tajikistan in 2025"})
    assert "[refused]" in str(ask.invoke({"question": "What tier is Atlantis on?"})["answer"])


def test_the_prompt_is_a_chain(qa: tipqa.QA) -> None:
    chain = TipRetriever(qa=qa, k=1) | (lambda found: {"n": len(found)}) | ChatPromptTemplate.from_template("{n}")
    assert (chain | FakeListChatModel(responses=["ok"]) | StrOutputParser()).invoke("cotton") == "ok"
