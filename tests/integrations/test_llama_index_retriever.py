"""The retriever for LlamaIndex, with LlamaIndex, where it is installed: it brings 31 packages more, of 92 MB."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

import tipqa

RECIPES = (Path(__file__).parents[2] / "docs" / "integrations.md").read_text(encoding="utf-8")
core = pytest.importorskip("llama_index.core", reason="needs the extra llama-index: 31 packages, 92 MB")


@pytest.fixture(scope="module")
def qa(small_index_path: Path) -> tipqa.QA:
    return tipqa.open(small_index_path)


def test_nodes_are_the_hits(qa: tipqa.QA) -> None:
    from tipqa.integrations.llama_index import TipRetriever

    found = TipRetriever(qa, countries="Tajikistan", k=4).retrieve("cotton harvest")
    hits = qa.search("cotton harvest", countries="Tajikistan", k=4)
    assert [(it.node_id, it.text, it.score) for it in found] == [
        (f"{hit.report}#{hit.start}-{hit.end}", hit.text, hit.score) for hit in hits
    ]
    for it, hit in zip(found, hits, strict=True):
        text = qa.report(hit.report).text
        assert text[it.node.start_char_idx : it.node.end_char_idx] == it.text
        assert it.metadata["source_url"] == qa.report(hit.report).source_url
        assert it.node.source_node.node_id == hit.report
        seen = it.node.get_content(core.schema.MetadataMode.LLM)
        assert "provenance: tipqa digest, not the report’s words" in seen
        assert "source_url" not in seen


def test_it_is_asked_in_an_event_loop(qa: tipqa.QA) -> None:
    from tipqa.integrations.llama_index import TipRetriever

    retriever = TipRetriever(qa, k=3)
    with ThreadPoolExecutor(1) as apart:  # the main thread's loop may be taken by the browser of other tests
        assert apart.submit(lambda: asyncio.run(retriever.aretrieve("shelters"))).result() == retriever.retrieve(
            "shelters"
        )


def test_errors(qa: tipqa.QA) -> None:
    from tipqa.integrations.llama_index import TipRetriever

    with pytest.raises(tipqa.UsageError, match="k is 0"):
        TipRetriever(qa, k=0).retrieve("cotton")
    with pytest.raises(tipqa.UsageError, match="a TipRetriever takes countries, years, sections, series, k"):
        TipRetriever(qa, country="Tajikistan")


def test_the_recipe(qa: tipqa.QA) -> None:
    (code,) = re.findall(r"## With LlamaIndex\n.*?```python\n(.*?)```", RECIPES, re.S)
    code = code.replace("tipqa.open()", "qa").replace("import tipqa\n", "")
    names = {"qa": qa, "llm": core.llms.MockLLM()}
    exec(code, names)
    assert names["response"].source_nodes[0].metadata["country"] == "Tajikistan"
