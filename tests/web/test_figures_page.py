"""The table of figures in the browser: what is filtered, what is certain, and the file that is saved."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from browsing import expect

from tipqa.figures.table import FigureRow
from tipqa.index.index import Index
from tipqa.qa import QA
from tipqa.web.addresses import Addresses
from tipqa.web.pages.figures import figures_page, number_of
from tipqa.web.pages.visit import Download, View, Visit


def asked(index: Index, **query: str) -> View | Download:
    return figures_page(Visit(QA(index), Addresses(), query))


def rows(index: Index, **query: str) -> list[FigureRow]:
    view = asked(index, **query)
    assert isinstance(view, View)
    return list(view.values["rows"].rows)  # type: ignore[attr-defined]


def test_each_filter_narrows_the_table(small_index: Index) -> None:
    every = rows(small_index, readings="all")
    assert {it.country for it in rows(small_index, country="Uzbekistan")} == {"Uzbekistan"}
    assert {it.edition for it in rows(small_index, edition="2024")} == {2024}
    assert {it.measure for it in rows(small_index, measure="victims_identified")} == {"victims_identified"}
    assert {it.actor for it in rows(small_index, actor="government")} == {"government"}
    assert 0 < len(rows(small_index, measure="convictions")) < len(every)


def test_an_uncertain_reading_is_no_number(small_index: Index) -> None:
    row = next(it for it in rows(small_index) if it.value == 272)
    assert number_of(row) == "272"
    assert number_of(replace(row, certain=False)) == ""
    assert number_of(replace(row, precision="at least")) == "at least 272"
    assert number_of(replace(row, value=None)) == "not reported"


@pytest.mark.parametrize("form", ["csv", "json", "xlsx"])
def test_a_file_holds_what_the_table_holds(small_index: Index, form: str) -> None:
    file = asked(small_index, country="Uzbekistan", **{"as": form})
    assert isinstance(file, Download)
    assert file.name == f"figures.{form}"
    if form == "csv":
        lines = list(csv.DictReader(io.StringIO(file.content.decode("utf-8-sig"))))
        assert len(lines) == len(rows(small_index, country="Uzbekistan"))
        assert {line["country"] for line in lines} == {"Uzbekistan"}


def test_figures_are_filtered_opened_and_saved_in_the_browser(tab: Any) -> None:
    tab.goto("figures")
    tab.get_by_label("Country").select_option("Tajikistan")
    tab.get_by_label("Measure").select_option("victims_identified")
    tab.get_by_role("button", name="Filter").click()
    tab.wait_for_url("**/figures?country=Tajikistan&measure=victims_identified")
    row = tab.locator("tbody tr", has_text="272").first
    assert "after 47 in 2023" in row.inner_text()
    with tab.expect_download() as saving:
        tab.get_by_role("link", name="CSV").click()
    assert "272" in Path(saving.value.path()).read_text(encoding="utf-8-sig")
    row.locator(".quote a").click()
    tab.wait_for_url("**/report/2025/tajikistan?s=*")
    expect(tab.locator("mark.current", has_text="272 victims")).to_have_count(1)
