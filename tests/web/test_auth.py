"""A server with a password: nothing without it, guessing is slowed down, who is taken out of the file stays out."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterator
from pathlib import Path

import pytest
from conftest import Serving
from visitor import DATA, JOIN, RUN, Visitor

from tipqa.web.budget import Budget
from tipqa.web.passwords import user_line

ANNA, BO = "anna:a long password", "bo:another password"


def basic(name_and_password: str) -> dict[str, str]:
    return {"authorization": f"Basic {b64encode(name_and_password.encode()).decode()}"}


@pytest.fixture(scope="module")
def users(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("users") / "users"
    path.write_text("".join(f"{user_line(*it.split(':'))}\n" for it in (ANNA, BO)), encoding="utf-8")
    return path


@pytest.fixture(scope="module")
def guarded(serving: Serving, users: Path) -> Iterator[Visitor]:
    with serving("--auth-file", str(users)) as (address, _):
        yield Visitor(address, basic(ANNA))


def test_a_program_brings_its_token_instead_and_opens_no_other_door(
    serving: Serving, users: Path, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text("a-token-that-is-long-enough-1234\n", encoding="utf-8")
    right, wrong = ({"authorization": f"Bearer {it}"} for it in (token.read_text(encoding="utf-8").strip(), "x" * 32))
    with serving("--auth-file", str(users), "--token-file", str(token)) as (address, _):
        visitor = Visitor(address, basic(ANNA))
        assert visitor.send("GET", "/api/v1/reports", headers=right)[0] == 200
        for path in ("/api/v1/reports", "/api/v1/health", "/api/openapi.json"):
            assert visitor.send("GET", path, headers=wrong)[0] == 401
        assert visitor.send("GET", "/api/v1/reports", headers={"authorization": ""})[0] == 401
        for page in ("/reports", "/api/docs"):
            assert visitor.send("GET", page, headers=right)[0] == 401


@pytest.fixture
def guessed_at(serving: Serving, users: Path) -> Iterator[Visitor]:
    """A server of its own, which takes no more wrong passwords afterwards."""
    with serving("--auth-file", str(users)) as (address, _):
        yield Visitor(address, basic(ANNA))


def test_nothing_is_given_without_a_password(guarded: Visitor) -> None:
    for path in ("/", "/theme.css", "/assets/index.js", "/gradio_api/queue/data?session_hash=a", "/nowhere"):
        status, said, head = guarded.answer("GET", path, headers={"authorization": ""})
        assert (status, head["www-authenticate"]) == (401, 'Basic realm="tipqa", charset="UTF-8"'), path
        assert "tipqa" not in said
    for path in (JOIN, RUN):
        assert guarded.post(path, {}, authorization="")[0] == 401
    assert guarded.send("GET", "/health", headers={"authorization": ""}) == (200, '{"status":"ok"}')


def test_who_has_a_password_asks(guarded: Visitor) -> None:
    assert '"success":true' in guarded.ask("What tier is Tajikistan on in 2025?", "anna")
    assert guarded.send("GET", DATA + "anna", headers=basic(BO))[0] == 200


def test_what_is_no_password_stays_out_and_guessing_is_slowed_down(guessed_at: Visitor) -> None:
    wrong = [
        *(basic(it) for it in ("anna:wrong", "anna:", ":", "anna", "nobody:a long password", "anna:a long password ")),
        {"authorization": "Bearer a long password"},
        {"authorization": "Basic !!!"},
        {"authorization": "Basic //79"},
        {"authorization": "Basic"},
    ]
    assert [guessed_at.send("GET", "/", headers=it)[0] for it in wrong] == [401] * len(wrong)
    while (found := guessed_at.answer("GET", "/", headers=basic("bo:guess")))[0] == 401:
        pass  # on a slow machine some guesses have grown back
    status, _, head = found
    assert status == 429
    assert int(head["retry-after"]) >= 1
    assert guessed_at.send("GET", "/", headers=basic(BO))[0] == 429  # not even the right one, from this address
    assert guessed_at.send("GET", "/", headers=basic(ANNA))[0] == 200  # who is in stays in


def test_who_is_taken_out_of_the_file_stays_out(guarded: Visitor, users: Path) -> None:
    before = users.read_text(encoding="utf-8")
    assert guarded.send("GET", "/")[0] == 200
    try:
        users.write_text(before.splitlines()[1] + "\n", encoding="utf-8")
        assert guarded.send("GET", "/")[0] == 401
        users.write_text("damaged\n", encoding="utf-8")
        assert guarded.send("GET", "/", headers=basic(BO))[0] == 503
    finally:
        users.write_text(before, encoding="utf-8")
    assert guarded.send("GET", "/", headers=basic(BO))[0] == 200


def test_a_budget_grows_back_and_forgets_only_the_longest_unused() -> None:
    now = 0.0
    budget = Budget(6, lambda: now)
    assert [budget.take("a") for _ in range(6)] == [0] * 6
    assert budget.take("a") == 10
    assert budget.take("b") == 0
    now = 10.0
    assert budget.take("a") == 0
    assert budget.take("a") > 0
    budget.give_back("a")
    assert budget.take("a") == 0
    now = 10_000.0
    assert [budget.take("a") for _ in range(7)] == [0] * 6 + [10]
    for key in range(20_000):
        budget.take(key)
    assert len(budget._left) == 10_000
