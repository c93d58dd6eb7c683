"""No composer reads the question again: its text stays in the room that reads it."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

import tipqa

_ANSWERS = sorted((Path(tipqa.__file__).parent / "answers").rglob("*.py"))


def _texts_of_the_plan(tree: ast.AST) -> list[str]:
    """Where the text of a plan or of its topic is taken: `plan.text`, `scope.plan.topic.text`."""
    return [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Attribute)
        and node.attr == "text"
        and (ast.unparse(node.value).split(".")[-1] in ("plan", "topic", "query"))
    ]


@pytest.mark.parametrize("path", _ANSWERS, ids=lambda path: path.name)
def test_a_composer_takes_no_text_of_the_question(path: Path) -> None:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    assert _texts_of_the_plan(tree) == []
    named = {arg.arg for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) for arg in node.args.args}
    assert path.name in ("ask.py", "many.py") or "question" not in named


def test_taking_a_text_is_found() -> None:
    assert _texts_of_the_plan(ast.parse("a = scope.plan.topic.text; b = statement.text; c = plan.text")) == [
        "scope.plan.topic.text",
        "plan.text",
    ]
