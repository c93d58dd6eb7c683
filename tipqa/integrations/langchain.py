"""A retriever for LangChain: `pip install 'tipqa[langchain]'`.

from tipqa.integrations.langchain import TipRetriever
documents = TipRetriever(qa=tipqa.open(), countries="Tajikistan", k=4).invoke("shelters for victims")
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from typing import Any

from tipqa.integrations.found import OPTIONS, Found, find
from tipqa.qa import QA

try:
    from langchain_core.callbacks import AsyncCallbackManagerForRetrieverRun, CallbackManagerForRetrieverRun
    from langchain_core.documents import Document
    from langchain_core.retrievers import BaseRetriever
except ModuleNotFoundError as error:
    raise ModuleNotFoundError("LangChain is not installed: pip install 'tipqa[langchain]'", name=error.name) from error


class TipRetriever(BaseRetriever):
    """The passages of the reports nearest to a query, best first, as `Document`s.

    The id of a document is "<report>#<start>-<end>", stable while the report's text stands; its text is the report's words from
    `start` to `end`; its metadata has report, country, year, series, kind, section, start, end, provenance, source, source_url,
    rank and score (0 to 1, comparable within one query). A document of kind "digest" is tipqa's words, not the report's.

    Countries, years, sections, series and k are those of `QA.search`, whose errors are raised; each can be given
    with a query as well, for that one.
    """

    qa: QA
    countries: str | Sequence[str] = ()
    years: int | Sequence[int] = ()
    sections: str | Sequence[str] = ()
    series: str = ""
    k: int = 5

    def _get_relevant_documents(
        self, query: str, *, run_manager: CallbackManagerForRetrieverRun, **options: Any
    ) -> list[Document]:
        del run_manager
        return self._documents(query, options)

    async def _aget_relevant_documents(
        self, query: str, *, run_manager: AsyncCallbackManagerForRetrieverRun, **options: Any
    ) -> list[Document]:
        del run_manager
        return await asyncio.to_thread(self._documents, query, options)

    def _documents(self, query: str, options: dict[str, Any]) -> list[Document]:
        return [
            _document(it) for it in find(self.qa, query, **{name: getattr(self, name) for name in OPTIONS} | options)
        ]


def _document(found: Found) -> Document:
    return Document(id=found.id, page_content=found.text, metadata=found.metadata | {"score": found.score})
