"""Without the framework, a retriever says which extra brings it; and neither is loaded by asking."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
sys.modules[sys.argv[1]] = None
try:
    __import__(sys.argv[2])
except ModuleNotFoundError as error:
    print(error)
"""


@pytest.mark.parametrize(
    ("framework", "module", "extra"),
    [("langchain_core.retrievers", "langchain", "langchain"), ("llama_index", "llama_index", "llama-index")],
)
def test_a_framework_that_is_missing(framework: str, module: str, extra: str) -> None:
    done = subprocess.run(
        [sys.executable, "-c", CODE, framework, f"tipqa.integrations.{module}"],
        capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert f"is not installed: pip install 'tipqa[{extra}]'" in done.stdout
