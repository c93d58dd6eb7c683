"""Links lead to a view, below whatever path the application is mounted at."""

from __future__ import annotations

from tipqa.web.addresses import RELATIVE, Addresses


def test_a_place_in_a_report_is_named_for_the_server_and_for_the_browser() -> None:
    assert Addresses().report("2025/tajikistan", (14, 28)) == "/report/2025/tajikistan?s=14-28#s=14-28"


def test_a_root_stands_before_every_address() -> None:
    to = Addresses("/tip")
    assert to.page() == "/tip/"
    assert to.country("Côte d’Ivoire") == "/tip/country/cote-divoire"
    assert Addresses(RELATIVE).page("reports") == "./reports"


def test_what_is_typed_is_encoded_and_what_is_empty_left_out() -> None:
    asked = Addresses().question("Who said “no & <never>”?", ["Laos", "Mali"])
    assert asked == "/?q=Who+said+%E2%80%9Cno+%26+%3Cnever%3E%E2%80%9D%3F&country=Laos&country=Mali"
    assert Addresses().comparison("Laos", None, 2025) == "/compare?country=Laos&to=2025"
