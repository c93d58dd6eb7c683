"""What importing tipqa and asking a question load: nothing heavy that is not needed. And the exported names."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import tipqa

HEAVY = (
    "asyncio",
    "torch",
    "sentence_transformers",
    "transformers",
    "faiss",
    "gradio",
    "pandas",
    "scipy",
    "sklearn",
    "onnx",
    "onnxruntime",
    "langchain_text_splitters",
    "bs4",
    "lxml",
    "docx",
    "pdfplumber",
    "httpx",
    "ir_measures",
    "rank_bm25",
)
EXPORTED = [
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


def loaded(code: str, *arguments: str) -> set[str]:
    """The top-level modules that a fresh interpreter holds after running `code`."""
    tail = "\nimport sys; sys.stderr.write('\\n'.join({name.partition('.')[0] for name in sys.modules}))"
    done = subprocess.run(
        [sys.executable, "-c", code + tail, *arguments], capture_output=True, text=True, check=True, timeout=120
    )
    return set(done.stderr.split("\n"))


def ask(question: str) -> str:
    return f"import sys\nfrom tipqa.cli import run\nassert run(['ask', {question!r}, '--index', sys.argv[1]]) == 0"


def test_the_probe_sees_what_is_loaded() -> None:
    assert "numpy" in loaded("import numpy")
    assert "numpy" not in loaded("")


def test_importing_tipqa_loads_nothing_heavy() -> None:
    found = loaded("import tipqa")
    assert "tipqa" in found
    assert not found & {*HEAVY, "numpy", "yaml", "sqlite3", "rapidfuzz", "rich", "click"}


def test_the_command_line_by_itself_loads_nothing_heavy() -> None:
    assert not loaded("import tipqa.cli") & {*HEAVY, "numpy", "rich"}


def test_a_tier_question_opens_no_model(small_index_path: Path) -> None:
    found = loaded(ask("What tier is Tajikistan on in 2025?"), str(small_index_path))
    assert "sqlite3" in found
    assert not found & {*HEAVY, "rich"}


def test_a_question_on_the_text_opens_the_exported_encoder_only(small_index_path: Path) -> None:
    found = loaded(ask("What happened to schoolchildren in Tajikistan in 2024?"), str(small_index_path))
    assert "onnxruntime" in found
    assert not found & (set(HEAVY) - {"onnxruntime"})


def test_the_exported_names() -> None:
    assert tipqa.__all__ == EXPORTED


@pytest.mark.parametrize("name", EXPORTED)
def test_every_exported_name_can_be_had(name: str) -> None:
    assert getattr(tipqa, name).__doc__
    assert name in dir(tipqa)


def test_a_name_that_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        _ = tipqa.nothing


def test_the_version_is_that_of_the_package() -> None:
    from importlib.metadata import version

    assert tipqa.__version__ == version("tipqa")


def test_no_two_test_files_share_a_name() -> None:
    """pytest imports them by their bare names, so that the second of two would be taken for the first."""
    names = [path.name for path in Path(__file__).parent.rglob("*.py") if path.name != "conftest.py"]
    assert {name for name in names if names.count(name) > 1} == set()


def test_a_question_on_a_tier_loads_neither_the_reading_of_pages_nor_comparisons_nor_the_encoder(
    small_index_path: Path,
) -> None:
    code = ask("What tier is Uzbekistan on?")
    tail = "\nsys.stderr.write('\\n'.join(sys.modules))"
    done = subprocess.run(
        [sys.executable, "-c", code + tail, str(small_index_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    found = set(done.stderr.split("\n"))
    assert "tipqa.answers.compose" in found
    assert not found & {"tipqa.reports.layout", "tipqa.comparison.comparing", "tipqa.index.encoder", "tokenizers"}
