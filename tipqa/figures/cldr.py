"""Writes the names of currencies out of CLDR into `currencies.tsv`: `python -m tipqa.figures.cldr`.

Read by Babel, they would take 60 ms of the first question on a figure.
"""

from __future__ import annotations

from tipqa.figures.currencies import TABLE, since_2000


def written() -> str:
    """The currencies of any territory since 2000: code, name of one and of several, by code; the first line tells what wrote it."""
    import babel
    from babel.core import get_global
    from babel.numbers import get_currency_name

    codes = {code for territory in get_global("territory_currencies") for code in since_2000(territory)}
    rows = (f"{code}\t{get_currency_name(code, 1, 'en')}\t{get_currency_name(code, 2, 'en')}" for code in sorted(codes))
    return "\n".join([f"# Babel {babel.__version__}", *rows, ""])


if __name__ == "__main__":
    TABLE.write_text(written(), encoding="utf-8")
