"""Escaping, attributes, links and section names."""

from __future__ import annotations

import pytest

from tipqa.web.safe import attributes, escape, section_label, web_address


def test_escape_leaves_nothing_that_html_reads() -> None:
    assert escape("<b a=\"1\" b='2'>&") == "&lt;b a=&quot;1&quot; b=&#x27;2&#x27;&gt;&amp;"


def test_attributes_escape_values_and_skip_what_is_absent() -> None:
    assert attributes(data_n=3, title='"><script>', open=True, href=None, disabled=False) == (
        ' data-n="3" title="&quot;&gt;&lt;script&gt;" open'
    )


@pytest.mark.parametrize("url", ["https://www.state.gov/reports/x/", "http://example.org", " https://example.org/a "])
def test_web_addresses_are_links(url: str) -> None:
    assert web_address(url) == url.strip()


@pytest.mark.parametrize(
    "url",
    [
        "",
        "javascript:alert(1)",
        "JavaScript://x/%0aalert(1)",
        "data:text/html,x",
        "//evil",
        "https://",
        "http://[",
        "file:///etc/passwd",
    ],
)
def test_other_addresses_are_not(url: str) -> None:
    assert web_address(url) is None


def test_sections_are_named_for_people() -> None:
    assert section_label("profile") == "Trafficking profile"
    assert section_label("prosecution") == section_label("PROSECUTION") == "Prosecution"
    assert section_label("Tier 2 Watch List") == "Tier 2 Watch List"
