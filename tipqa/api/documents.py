"""The documents that more than one door for programs gives, each from what it is asked with."""

from __future__ import annotations

from typing import Any

from tipqa.api import requests
from tipqa.qa import QA


def given(asked: requests.Request) -> dict[str, Any]:
    """What is asked for, without what is left open."""
    return {name: value for name, value in asked.model_dump().items() if value not in ("", None)}


def answer(qa: QA, asked: requests.Ask) -> dict[str, Any]:
    """An answer with its citations."""
    return qa.ask(**asked.model_dump()).to_dict()


def hits(qa: QA, asked: requests.Search) -> dict[str, Any]:
    """The passages found, best first."""
    return {"hits": [hit.to_dict() for hit in qa.search(**asked.model_dump())]}


def comparison(qa: QA, asked: requests.Compare) -> dict[str, Any]:
    """What changed between two editions."""
    return qa.compare(**given(asked)).to_dict()
