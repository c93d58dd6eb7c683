"""Fixtures for the API: an open index, and a client of a server over it. Not a conftest: `tests/web` imports its own by name."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from api_server import mounted, serving

import tipqa
from tipqa.qa import QA


@pytest.fixture(scope="session")
def qa(small_index_path: Path) -> QA:
    """The open index over the small corpus."""
    return tipqa.open(small_index_path)


@pytest.fixture(scope="session")
def api(qa: QA) -> Iterator[httpx.Client]:
    """A client of the API over the small index."""
    with serving(mounted(qa)) as address, httpx.Client(base_url=f"{address}/api", timeout=60) as client:
        yield client
