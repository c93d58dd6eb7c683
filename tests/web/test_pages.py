"""Every page of the server: its status, its policy, hostile texts, what is wrong with an address, and how it is to use."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.error import HTTPError
from urllib.parse import quote
from urllib.request import Request, urlopen

import pytest
from browsing import expect, new_page
from conftest import ROOT
from hostile import HOSTILE

from tipqa.web.pages.layout import page_files

PAGES = (
    "ask",
    "ask?q=What+tier+is+Tajikistan+on%3F",
    "ask?q=What+is+the+capital+of+Chad%3F",
    "compare",
    "history",
    "movers",
    "reports",
    "report/2025/tajikistan",
    "report/2025/kazakhstan",
    "report/2025/nowhere",
    "world",
    "country/tajikistan",
    "country/kazakhstan",
    "country/kenya",
    "about",
    "api/docs",
    "add",
    "figures",
    "figures?readings=all&country=Kazakhstan",
)
WRONG = (
    ("figures?country=Ruritania", 404, "Ruritania"),
    ("figures?edition=20x5", 400, "20x5"),
    ("figures?measure=smiles", 400, "smiles"),
    ("figures?as=exe", 400, "exe"),
    ("country/tajikland", 404, 'href="/country/tajikistan"'),
    ("country/ruritania", 404, "ruritania"),
    ("country/greenland", 404, "Greenland"),
    ("report/2025/nowhere", 404, "2025/"),
    ("report/2025/tajikistan?s=5-x", 400, "5-x"),
    ("report/2025/tajikistan?s=900-100", 400, "900-100"),
    ("report/2025/tajikistan?s=0-99999999", 400, "0-99999999"),
)
MAYBE = "{}{}country={}&edition={}&kind={}&page={}&find={}&s="


def fetched(address: str | Request) -> tuple[int, str, dict[str, str]]:
    try:
        with urlopen(address, timeout=30) as answer:
            return answer.status, answer.read().decode(), dict(answer.headers)
    except HTTPError as error:
        return error.code, error.read().decode(), dict(error.headers)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_runs_only_scripts_of_ours(chat_address: str, page: str) -> None:
    _, html, headers = fetched(chat_address + page)
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "unsafe" not in policy
    assert html.count("<h1") == 1
    assert " style=" not in html
    assert " onclick" not in html


@pytest.mark.parametrize("page", PAGES)
def test_hostile_words_in_an_address_are_text(chat_address: str, page: str) -> None:
    words = quote(HOSTILE)
    _, html, _ = fetched(chat_address + MAYBE.format(page, "&" if "?" in page else "?", *[words] * 5))
    assert "<script>window" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html


@pytest.mark.parametrize("page", PAGES)
def test_no_value_makes_a_page_fail(chat_address: str, page: str) -> None:
    for value in (
        "%00",
        "%ED%A0%80",
        "%FF",
        quote("²٣\u202e"),
        "9" * 400,
        "-1",
        "a" * 3000,
        "..%2f..%2f",
        "%7B%7B7*7%7D%7D",
    ):
        given = "&".join(
            f"{name}={value}" for name in ("from", "to", "s", "sort", "tier", "move", "measure", "actor", "as")
        )
        asked = MAYBE.format(page, "&" if "?" in page else "?", *[value] * 5)
        for address in (asked, f"{asked}&{given}"):
            status, html, _ = fetched(chat_address + address)
            assert status < 500, address[:80]
            assert "Traceback" not in html


@pytest.mark.parametrize(("page", "status", "named"), WRONG)
def test_what_cannot_be_shown_is_a_page_that_names_it(chat_address: str, page: str, status: int, named: str) -> None:
    got, html, _ = fetched(chat_address + page)
    assert got == status
    assert named in html
    assert "Traceback" not in html
    assert "</nav>" in html


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("page", PAGES)
def test_a_page_has_no_serious_faults_and_fits_a_phone(
    tab: Any, no_serious_faults: Callable[[Any], None], page: str, theme: str
) -> None:
    tab.emulate_media(color_scheme=theme)
    for width in (1440, 390):
        tab.set_viewport_size({"width": width, "height": 800})
        tab.goto(page)
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        no_serious_faults(tab)


def test_without_scripts_a_question_is_answered_by_a_form(browser: Any, chat_address: str) -> None:
    page = new_page(browser, base_url=chat_address, java_script_enabled=False)
    page.goto("/")
    page.wait_for_url("**/ask")
    page.get_by_label("Your question").fill("What tier was Tajikistan on in 2025, and the year before?")
    page.get_by_role("button", name="Ask").click()
    page.wait_for_url("**/ask?q=*")
    answer = page.locator("section", has=page.locator("#answer"))
    assert "Tier 2 Watch List" in answer.inner_text()
    cited = page.locator("ol.citations > li")
    assert cited.count() == answer.locator("a.mark").count() >= 2
    assert "tipqa digest" in cited.first.inner_text()
    quote = cited.first.locator("p").inner_text()
    answer.locator("a.mark").first.click()
    assert page.locator("mark").first.inner_text() in quote
    page.goto("ask?q=%20")
    assert page.locator("#answer").count() == 0
    page.goto("ask?q=" + "why+" * 1000)
    assert "characters" in page.get_by_role("alert").inner_text()
    page.context.close()


def test_a_report_is_marked_and_open_at_the_words_of_its_address(tab: Any) -> None:
    tab.goto("report/2025/tajikistan?s=224-420#s=224-420")
    tab.wait_for_function(_IN_VIEW)
    tab.goto("report/2025/tajikistan")
    tab.goto("report/2025/tajikistan#s=300-340")
    tab.wait_for_url("**s=300-340#s=300-340")
    tab.wait_for_function(_IN_VIEW)


_IN_VIEW = """() => {
  const a = document.querySelector('mark.current')?.getBoundingClientRect();
  return a && a.top >= 0 && a.bottom <= innerHeight;
}"""


def test_words_of_a_report_are_found_without_a_script(chat_address: str) -> None:
    _, html, _ = fetched(chat_address + "report/2025/kazakhstan?find=Identified%20%2041")
    assert html.count('href="#f1"') == 1
    assert '<mark id="f1" data-marks="1">identified 41</mark>' in html


def test_other_editions_are_one_step_away(tab: Any) -> None:
    tab.goto("report/2024/uzbekistan")
    assert tab.get_by_role("link", name="2023 edition").get_attribute("href") == "/report/2023/uzbekistan"
    tab.get_by_role("link", name="2025 edition").click()
    expect(tab.locator("h1")).to_contain_text("Uzbekistan, 2025 edition")
    tab.go_back()
    expect(tab.locator("h1")).to_contain_text("Uzbekistan, 2024 edition")


def test_reports_are_filtered_by_their_address(tab: Any) -> None:
    tab.goto("reports")
    tab.get_by_label("Country").fill("uzbek")
    tab.get_by_label("Edition").select_option("2024")
    tab.get_by_role("button", name="Filter").click()
    expect(tab.locator("tbody th")).to_have_text(["Uzbekistan, 2024 edition"])
    expect(tab.locator("tbody")).to_contain_text("tipqa digest, not the report’s words")
    tab.reload()
    assert tab.get_by_label("Country").input_value() == "uzbek"


def test_the_dark_colours_are_those_of_ask() -> None:
    assert "@media screen and (prefers-color-scheme: dark) { :root {\n  --tq-page: #12161d" in page_files()["pages.css"]


def test_a_file_that_is_none_of_ours_is_not_given(chat_address: str) -> None:
    for name in ("../layout.py", "layout.py", "..%2flayout.py", "base.html"):
        assert fetched(f"{chat_address}page-files/x/{name}")[0] == 404


def test_how_good_the_answers_are_is_what_the_documentation_says(chat_address: str) -> None:
    _, html, _ = fetched(chat_address + "about")
    documented = (ROOT / "docs" / "evaluation.md").read_text(encoding="utf-8")
    (line,) = [line for line in documented.splitlines() if line.startswith("| right answer |")]
    for number in re.findall(r"\.\d+", line):
        assert f"<td>{number}</td>" in html
    assert "../evals" not in html


def test_an_address_without_a_page_is_a_page_for_readers_and_a_line_for_programs(chat_address: str) -> None:
    reader = Request(f"{chat_address}countries/tajikistan", headers={"accept": "text/html,*/*"})
    status, html, _ = fetched(reader)
    assert status == 404
    assert "There is no page at this address." in html
    assert "</nav>" in html
    status, line, _ = fetched(f"{chat_address}countries/tajikistan")
    assert (status, line) == (404, "there is nothing here\n")


def test_readers_elsewhere_are_not_told_where_there_is_no_index(open_app_without_index: str, tmp_path: Path) -> None:
    for page in ("reports", "api/v1/reports", "world"):
        status, text, _ = fetched(open_app_without_index + page)
        assert status == 503
        assert "whoever runs the server can mend it" in text
        assert str(tmp_path) not in text
