"""Each room of the package imports only rooms that come before it, so that no stage reaches back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import tipqa

PACKAGE = Path(tipqa.__file__).parent
ROOMS = (
    *(
        "errors",
        "later",
        "records",
        "needed",
        "typed",
        "visible",
        "rows",
        "sheets",
        "places",
        "packages",
        "settings",
        "english",
    ),
    *("countries", "reports", "figures", "index", "stores", "given", "retrieval", "blocks", "placements"),
    *(
        "question",
        "evidence",
        "comparison",
        "answers",
        "evaluation",
        "qa",
        "doctor",
        "api",
        "web",
        "cli",
        "integrations",
    ),
)


def imported(tree: ast.AST) -> Iterator[str]:
    """The rooms that a module imports, at its top or inside."""
    for node in ast.walk(tree):
        names = [it.name for it in node.names] if isinstance(node, ast.Import) else []
        if isinstance(node, ast.ImportFrom) and node.module:
            names = [node.module] if node.module != "tipqa" else [f"tipqa.{it.name}" for it in node.names]
        for name in names:
            whole, _, rest = name.partition(".")
            if whole == "tipqa" and rest:
                yield rest.split(".")[0]


def room_of(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def test_no_room_imports_a_later_one() -> None:
    modules = [path for path in PACKAGE.rglob("*.py") if path.parent != PACKAGE or path.name != "__init__.py"]
    backward = {
        (str(path.relative_to(PACKAGE)), room)
        for path in modules
        for room in imported(ast.parse(path.read_text(encoding="utf-8")))
        if room in ROOMS and ROOMS.index(room) > ROOMS.index(room_of(path))
    }
    assert backward == set()


def test_each_room_has_its_place() -> None:
    held = {room_of(path) for path in PACKAGE.rglob("*.py")} - {"__init__"}
    assert held == set(ROOMS)


def test_an_import_is_found_wherever_it_stands() -> None:
    tree = ast.parse(
        "import tipqa.web.app\ndef f():\n    from tipqa import cli, qa\n    from tipqa.answers.ask import ask\n"
    )
    assert sorted(imported(tree)) == ["answers", "cli", "qa", "web"]
