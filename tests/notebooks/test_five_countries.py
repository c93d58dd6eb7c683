"""The notebook that an analyst starts from: it runs, shows charts, and writes its workbook."""

from __future__ import annotations

import base64
import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from tipqa.index.build import build_index
from tipqa.settings import Settings

ROOT = Path(__file__).parents[2]
NOTEBOOK = ROOT / "notebooks" / "five-countries.ipynb"
COUNTRIES = ("kazakhstan", "kyrgyz-republic", "tajikistan", "turkmenistan", "uzbekistan")
SHEETS = ["Tiers", "Victims identified", "What changed", "Answers", "Cited"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an index over the five countries."""
    root = tmp_path_factory.mktemp("five")
    for edition in sorted((ROOT / "corpus").glob("202[1-5]")):
        (root / "corpus" / edition.name).mkdir(parents=True)
        for name in (*COUNTRIES, "placements"):
            if (edition / f"{name}.md").exists():
                shutil.copy(edition / f"{name}.md", root / "corpus" / edition.name)
    build_index(root / "corpus", root / "index", Settings())
    return root


@pytest.fixture(scope="module")
def executed(folder: Path) -> list[Any]:
    """The code cells of the notebook after a run."""
    nbformat = pytest.importorskip("nbformat", reason="needs the extra dev")
    nbclient = pytest.importorskip("nbclient", reason="needs the extra dev")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TIPQA_INDEX", str(folder / "index"))
        patch.setenv("IPYTHONDIR", str(folder / "ipython"))
        notebook = nbformat.read(NOTEBOOK, as_version=4)
        nbclient.NotebookClient(
            notebook, timeout=300, kernel_name="python3", resources={"metadata": {"path": str(folder)}}
        ).execute()
    return [cell for cell in notebook.cells if cell.cell_type == "code"]


def outputs(cells: list[Any], kind: str) -> list[Any]:
    return [out["data"][kind] for cell in cells for out in cell["outputs"] if kind in out.get("data", {})]


def test_it_runs_without_a_word_of_complaint(executed: list[Any]) -> None:
    assert len(executed) > 8
    assert [out for cell in executed for out in cell["outputs"] if out["output_type"] in ("stream", "error")] == []


def test_it_draws_two_charts(executed: list[Any]) -> None:
    charts = [base64.b64decode(image) for image in outputs(executed, "image/png")]
    assert len(charts) == 2
    assert all(chart.startswith(b"\x89PNG") and len(chart) > 10_000 for chart in charts)


def test_what_it_shows_tells_whose_words_they_are(executed: list[Any]) -> None:
    (change,) = outputs(executed, "text/markdown")[:1]
    assert change.startswith("### Tajikistan: 2024 → 2025")
    assert "tipqa digest, not the report’s words" in change
    assert any("tipqa digest, not the report’s words" in page for page in outputs(executed, "text/html"))


def test_it_writes_its_workbook(executed: list[Any], folder: Path) -> None:
    assert executed
    book = load_workbook(folder / "five-countries.xlsx", read_only=True)
    assert book.sheetnames == SHEETS
    assert all(book[name].max_row > 4 for name in SHEETS)
    header = [cell.value for cell in next(book["Cited"].iter_rows(max_row=1))]
    assert {"report", "start", "end", "quote", "kind", "source_url"} <= set(header)


def test_it_is_kept_as_it_was_run() -> None:
    kept = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    code = [cell for cell in kept["cells"] if cell["cell_type"] == "code"]
    assert [cell["execution_count"] for cell in code] == list(range(1, len(code) + 1))
    assert len(outputs(code, "image/png")) == 2
    assert not re.search(r"/(?:tmp|home|root|work|Users)/", NOTEBOOK.read_text(encoding="utf-8"))
