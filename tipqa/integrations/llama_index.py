"""A retriever for LlamaIndex: `pip install 'tipqa[llama-index]'`.

from tipqa.integrations.llama_index import TipRetriever
nodes = TipRetriever(tipqa.open(), countries="Tajikistan", k=4).retrieve("shelters for victims")
"""

from __future__ import annotations

import asyncio
from typing import Any

from tipqa.errors import UsageError
from tipqa.integrations.found import OPTIONS, Found, find
from tipqa.qa import QA

try:
    from llama_index.core.retrievers import BaseRetriever
    from llama_index.core.schema import NodeRelationship, NodeWithScore, QueryBundle, RelatedNodeInfo, TextNode
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "LlamaIndex is not installed: pip install 'tipqa[llama-index]'", name=error.name
    ) from error

_UNREAD = ["rank", "start", "end", "source_url"]  # what a model need not see


class TipRetriever(BaseRetriever):
    """The passages of the reports nearest to a query, best first, as nodes with scores.

    `node_id` is "<report>#<start>-<end>", stable while the report's text stands; the text is the report's words from
    `start_char_idx` to `end_char_idx`; `metadata` has report, country, year, series, kind, section, start, end, provenance,
    source, source_url and rank. A node of kind "digest" is tipqa's words, not the report's.
    """

    def __init__(self, qa: QA, **options: Any) -> None:
        """Search `qa`.

        Args:
            options: countries, years, sections, series and k as in `QA.search`, whose errors `retrieve` raises; the others
                are those of LlamaIndex's `BaseRetriever`.
        """
        self._qa = qa
        self._options = {name: options.pop(name) for name in OPTIONS if name in options}
        try:
            super().__init__(**options)
        except TypeError as error:
            raise UsageError(f"{error}; a TipRetriever takes {', '.join(OPTIONS)}") from error

    def _retrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return [_node(it) for it in find(self._qa, query_bundle.query_str, **self._options)]

    async def _aretrieve(self, query_bundle: QueryBundle) -> list[NodeWithScore]:
        return await asyncio.to_thread(self._retrieve, query_bundle)


def _node(found: Found) -> NodeWithScore:
    node = TextNode(
        id_=found.id,
        text=found.text,
        metadata=found.metadata,
        start_char_idx=found.metadata["start"],
        end_char_idx=found.metadata["end"],
        excluded_llm_metadata_keys=_UNREAD,
        excluded_embed_metadata_keys=list(found.metadata),
        relationships={NodeRelationship.SOURCE: RelatedNodeInfo(node_id=found.metadata["report"])},
    )
    return NodeWithScore(node=node, score=found.score)
