"""Questions and year-over-year comparison over the Trafficking in Persons reports, every statement cited.

    import tipqa
    qa = tipqa.open("indexes/default")
    answer = qa.ask("What tier is Tajikistan on in 2025, and what was it the year before?")
    print(answer.answer, answer.citations[0].quote)

Importing tipqa loads nothing heavy; each part is loaded when it is first used.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from tipqa.errors import TipqaError, UsageError
from tipqa.settings import Settings, load_settings

if TYPE_CHECKING:
    from tipqa.answers.model import Answer
    from tipqa.blocks.citation import Citation
    from tipqa.comparison.model import Comparison
    from tipqa.qa import QA, open
    from tipqa.reports.corpus import read_report
    from tipqa.reports.model import Report, Section, Tier
    from tipqa.retrieval.model import Hit

_HOME = {
    "Answer": "tipqa.answers.model",
    "Citation": "tipqa.answers.model",
    "Comparison": "tipqa.comparison.model",
    "Hit": "tipqa.retrieval.model",
    "QA": "tipqa.qa",
    "Report": "tipqa.reports.model",
    "Section": "tipqa.reports.model",
    "Tier": "tipqa.reports.model",
    "open": "tipqa.qa",
    "read_report": "tipqa.reports.corpus",
}

__all__ = [
    "QA",
    "Answer",
    "Citation",
    "Comparison",
    "Hit",
    "Report",
    "Section",
    "Settings",
    "Tier",
    "TipqaError",
    "UsageError",
    "load_settings",
    "open",
    "read_report",
]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'tipqa' has no attribute {name!r}")
    return getattr(importlib.import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
