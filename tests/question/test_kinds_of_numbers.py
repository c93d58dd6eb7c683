"""The kind of number that a question asks for."""

from __future__ import annotations

import pytest

from tipqa.question.numbers import read_quantity


@pytest.mark.parametrize("words", ["how many", "how much"])
@pytest.mark.parametrize("currency", ["naira", "baht", "yen", "pesos", "reais", "roubles", "soms", "rand"])
def test_any_currency_is_money(words: str, currency: str) -> None:
    assert read_quantity(f"{words.capitalize()} {currency} did the government spend on shelters?", None) == "money"


@pytest.mark.parametrize("counted", ["real cases", "rights", "cases"])
def test_what_is_no_currency_is_counted(counted: str) -> None:
    assert read_quantity(f"How many {counted} were there?", None) == "count"
