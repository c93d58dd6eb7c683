"""The table of currencies is what CLDR has, and is all that a question on a figure reads."""

from __future__ import annotations

import subprocess
import sys

import babel
import pytest

from tipqa.figures.cldr import written
from tipqa.figures.currencies import TABLE, Currencies, currencies_of
from tipqa.figures.tokens import tokenize


def test_the_table_is_what_cldr_has() -> None:
    held = TABLE.read_text(encoding="utf-8")
    if held.splitlines()[0] != f"# Babel {babel.__version__}":
        pytest.skip(f"written by another version of Babel than {babel.__version__}")
    assert held == written(), "run: python -m tipqa.figures.cldr"


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Rwandan francs", "RWF"),
        ("convertible marks", "BAM"),
        ("zlotys", "PLN"),
        ("KES", "KES"),
        ("pesos", ""),
        ("shelters", None),
    ],
)
def test_a_currency_is_known_by_its_name_and_its_code(words: str, code: str | None) -> None:
    found = Currencies().after(tokenize(words), 0)
    assert (found and found[0]) == code


def test_a_name_that_several_have_is_that_of_the_country() -> None:
    found = currencies_of("CO").after(tokenize("pesos"), 0)
    assert found
    assert found[0] == "COP"


def test_a_question_on_a_figure_reads_it_without_babel() -> None:
    code = (
        "import sys; from tipqa.figures.asked import figure_asked; "
        "assert figure_asked('How many victims did Peru identify?'); print('babel' in sys.modules)"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "False"
