"""The API on the server that users start: behind the same door as the pages, and open to plain HTTP clients."""

from __future__ import annotations

from pathlib import Path

import patient
import pytest

from tipqa.errors import SettingsError
from tipqa.web.door import LARGEST
from tipqa.web.settings import ServerSettings, read_settings


def test_a_question_is_answered_with_headers_that_keep_browsers_here(chat_address: str) -> None:
    found = patient.get(f"{chat_address}api/v1/ask", params={"question": "What tier is Tajikistan on in 2025?"})
    assert found.json()["facts"]["tier"] == "Tier 2"
    assert found.headers["x-content-type-options"] == "nosniff"
    (cited,) = found.json()["citations"]
    shown = patient.get(f"{chat_address[:-1]}{cited['page']}").text
    assert "<mark" in shown
    assert patient.get(f"{chat_address}api/openapi.json").json()["servers"] == [{"url": "/api"}]


def test_the_door_stands_before_the_api_too(chat_address: str) -> None:
    for headers, status in (({"host": "evil.example"}, 421), ({"origin": "https://evil.example"}, 403)):
        found = patient.get(f"{chat_address}api/v1/version", headers=headers)
        assert (found.status_code, found.json().keys()) == (status, {"code", "message", "hint", "suggestions"})
        assert found.headers["content-type"] == "application/json"
        assert patient.get(chat_address, headers=headers).headers["content-type"].startswith("text/plain")
    large = patient.post(f"{chat_address}api/v1/ask", content=b" " * (LARGEST + 1))
    assert (large.status_code, large.json()["code"]) == (413, "too_large")


def test_a_text_full_of_markup_is_data(chat_address: str) -> None:
    found = patient.get(f"{chat_address}api/v1/reports/2025/kazakhstan")
    assert found.headers["content-type"] == "application/json"
    assert "<script>" in found.json()["text"]


def test_the_token_comes_from_a_file_or_the_environment(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text("a-token-of-many-letters\n", encoding="utf-8")
    assert read_settings({"TIPQA_TOKEN_FILE": str(file)}).api().token == "a-token-of-many-letters"
    settings = read_settings({"TIPQA_TOKEN": "another-token-of-letters"}, queue=7)
    assert (settings.api().token, settings.api().queue) == ("another-token-of-letters", 7)
    assert "another" not in repr(settings)


def test_a_token_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty").write_text("\n", encoding="utf-8")
    (tmp_path / "short").write_text("abc", encoding="utf-8")
    for name, says in (("none", "cannot be read"), ("empty", "is empty"), ("short", "at least 16")):
        with pytest.raises(SettingsError, match=says):
            ServerSettings(token_file=tmp_path / name).api()
