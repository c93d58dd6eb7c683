"""Fixtures of the answers room: the API over the small index, and a larger set of holdings that needs no index."""

from __future__ import annotations

from pathlib import Path

import pytest

from tipqa.index.build import build_index
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.question.coverage import Coverage
from tipqa.settings import Settings

CORPUS = Path(__file__).parents[2] / "corpus"

TIP = {
    "Tajikistan": (2021, 2022, 2023, 2024, 2025),
    "Uzbekistan": (2021, 2022, 2023, 2024, 2025),
    "Kazakhstan": (2021, 2022, 2023, 2024, 2025),
    "Kyrgyz Republic": (2021, 2022, 2023, 2024, 2025),
    "Brazil": (2023, 2024, 2025),
    "Romania": (2023, 2024, 2025),
    "Burma": (2015,),
    "North Korea": (2015,),
    "Türkiye": (2015,),
    "Cote d'Ivoire": (2015,),
    "South Africa": (2023, 2024, 2025),
    "Turkmenistan": (2023, 2024, 2025),
}


@pytest.fixture(scope="session")
def have() -> Coverage:
    """Editions of a dozen countries, placements of five editions, and one country of another series."""
    editions = {("tip", country): years for country, years in TIP.items()}
    return Coverage({**editions, ("factbook", "Algeria"): (2006, 2007, 2009)}, (2021, 2022, 2023, 2024, 2025))


@pytest.fixture(scope="session")
def qa(small_index: Index) -> QA:
    """The API over Tajikistan and Uzbekistan in 2023 to 2025 and the placements of 2025."""
    return QA(small_index)


@pytest.fixture(scope="session")
def bundled(tmp_path_factory: pytest.TempPathFactory) -> QA:
    """The API over the whole bundled corpus: ten countries, editions 2021 to 2025."""
    path = tmp_path_factory.mktemp("bundled") / "index"
    build_index(CORPUS, path, Settings())
    return QA(Index.open(path, Settings()))
