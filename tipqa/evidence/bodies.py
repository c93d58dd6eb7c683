"""The country that is meant where a question names none, but a body, a law or a program of one country alone: "NAPTIP"."""

from __future__ import annotations

import re

from tipqa.evidence.acronyms import is_short
from tipqa.index.model import Filter
from tipqa.index.store import Store

_TOKEN = re.compile(r"\b[A-Z][A-Za-z]{2,9}\b")
_PASSAGES = 40  # that are looked at for a name
_EVERYWHERE = frozenset(("TIP", "NGO", "NGOs", "USA", "TVPA"))


def country_of_body(index: Store, question: str, given: Filter) -> tuple[str, str] | None:
    """The one country whose reports name a body of the question by its letters, and those letters; None where several do, or none."""
    for name in _TOKEN.findall(question):
        if not is_short(name) or name in _EVERYWHERE:
            continue
        ids, _ = index.best_by_words(name, given, _PASSAGES, header=False)
        exact = re.compile(rf"\b{name}\b")
        named = {it.report for it in index.passages(ids) if exact.search(it.text)}
        countries = {index.info(report).country for report in named}
        if len(countries) == 1:
            return countries.pop(), name
    return None
