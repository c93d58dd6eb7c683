"""Which numbers, words and rows of a room's code and tables no test notices: each is changed by a step, and the tests run.

    python evals/benchmarks/mutations.py tipqa/figures tipqa/evidence/thresholds.py --tests tests/figures --share 0.2

A path is a module, a table (.toml) or a folder of both. Numbers move by a fifth, whole numbers by one; a word leaves its
`word_set`, or an alternative its pattern in a table; a row or an entry leaves its table. How much a cache keeps is left alone. Each change is made in a copy of the
package, in a process of its own, which stops at the first test that fails. What lives on is listed: it wants a test, or is
not wanted. The tests of a table that look at its rows one by one should be left out, since they notice every row.
"""

from __future__ import annotations

import ast
import os
import random
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import NamedTuple

import click
import pytest

_ROOT = Path(__file__).parents[2]
_STEP = 0.2  # of a number with a point
_LEAST = 3  # whole numbers below are indices and counts of words
_ROW = re.compile(r"^ *\[\".*\],\n", re.MULTILINE)
_ENTRY = re.compile(r"^\[\[\w+\]\]\n(?:(?!\[\[).*\n?)*", re.MULTILINE)
_PATTERN = re.compile(r"(?:pattern = |^ *\[)('''|')(.*?)\1", re.MULTILINE)
_GROUP = re.compile(r"\(\?(?:P<\w+>|<?[=!]|[a-z-]*:)|\(")
_LETTER = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]")  # an escape or a class, in which no bar parts anything
_KINDS = ("numbers", "words", "rows")


class Mutation(NamedTuple):
    """`text` stands in for what the file says; `what` tells the change."""

    path: Path
    line: int
    kind: str
    what: str
    text: str


@click.command()
@click.argument("paths", nargs=-1, required=True, type=click.Path(exists=True, path_type=Path))
@click.option("--tests", multiple=True, required=True, help="What pytest is given; may be given several times.")
@click.option("--kind", "kinds", multiple=True, type=click.Choice(_KINDS), default=_KINDS, help="What is changed.")
@click.option("--share", default=1.0, help="The share of the changes that is tried, drawn by a fixed seed.")
def main(paths: Sequence[Path], tests: Sequence[str], kinds: Sequence[str], share: float) -> None:
    """Print each change that no test notices, and how many of how many are noticed."""
    found = [it for path in paths for file in _files(path) for it in mutations(file) if it.kind in kinds]
    tried = random.Random(7).sample(found, round(share * len(found)))
    lives = dict.fromkeys(kinds, 0)
    began = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        copy = _copied(Path(folder))
        if not _pass(copy, tests, keep=True):
            raise click.ClickException(f"the tests fail before anything is changed; run `pytest {' '.join(tests)}`")
        for it in sorted(tried):
            target = copy / it.path.resolve().relative_to(_ROOT)
            original, stamp = target.read_text(encoding="utf-8"), target.stat()
            target.write_text(it.text, encoding="utf-8")
            if _pass(copy, tests):
                lives[it.kind] += 1
                click.echo(f"{it.path}:{it.line}: {it.what}")
            target.write_text(original, encoding="utf-8")
            os.utime(target, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    for kind in kinds:
        count = sum(it.kind == kind for it in tried)
        click.echo(
            f"{kind}: {count - lives[kind]} of {count} noticed, of {sum(it.kind == kind for it in found)} in all"
        )
    click.echo(f"{time.monotonic() - began:.0f} s")


def mutations(path: Path) -> Iterator[Mutation]:
    """Every change of one module or table."""
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".toml":
        for match in [*_ROW.finditer(text), *_ENTRY.finditer(text)]:
            line, row = text.count("\n", 0, match.start()) + 1, " ".join(match[0].split())[:80]
            if _is_entry(match[0]):
                yield Mutation(path, line, "rows", f"without {row}", text[: match.start()] + text[match.end() :])
        yield from _of_alternatives(path, text)
        return
    starts = [0]
    for line_text in text.encode().splitlines(keepends=True):
        starts.append(starts[-1] + len(line_text))
    tree = ast.parse(text)
    sizes = {constant for node in ast.walk(tree) if _is_cache(node) for constant in ast.walk(node)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and node not in sizes:
            place = (
                starts[node.lineno - 1] + node.col_offset,
                starts[(node.end_lineno or 1) - 1] + (node.end_col_offset or 0),
            )
            yield from _of_number(path, text, node, place)
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "word_set":
            yield from _of_words(path, text, node, starts)


def _is_cache(node: ast.AST) -> bool:
    """Whether a call says how much a cache keeps, which decides no answer."""
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "lru_cache"


def _is_entry(row: str) -> bool:
    return row.startswith("[[") or row.lstrip().startswith('["')


def _of_number(path: Path, text: str, node: ast.Constant, place: tuple[int, int]) -> Iterator[Mutation]:
    value = node.value
    if isinstance(value, float):
        steps: list[float] = [round(value * (1 - _STEP), 6), round(value * (1 + _STEP), 6)] if value else []
    elif isinstance(value, int) and not isinstance(value, bool) and value >= _LEAST:
        steps = [value - 1, value + 1]
    else:
        return
    for step in steps:
        yield Mutation(path, node.lineno, "numbers", f"{value} becomes {step}", _replaced(text, place, repr(step)))


def _of_words(path: Path, text: str, call: ast.Call, starts: Sequence[int]) -> Iterator[Mutation]:
    raw = text.encode()
    first, last = (
        starts[call.lineno - 1] + call.col_offset,
        starts[(call.end_lineno or 1) - 1] + (call.end_col_offset or 0),
    )
    for match in re.finditer(rb"[^\s\"()]+", raw[first + len("word_set(") : last]):
        at = first + len("word_set(") + match.start()
        what = f"without the word {match[0].decode()!r}"
        line = raw.count(b"\n", 0, at) + 1
        yield Mutation(path, line, "words", what, _replaced(text, (at, at + len(match[0])), ""))


def _of_alternatives(path: Path, text: str) -> Iterator[Mutation]:
    """Each pattern of a table without one of the alternatives of its groups."""
    for match in _PATTERN.finditer(text):
        for first, after, cut in alternatives(match[2]):
            start, end = match.start(2) + cut[0], match.start(2) + cut[1]
            line, what = text.count("\n", 0, start) + 1, f"without the alternative {match[2][first:after]!r}"
            yield Mutation(path, line, "words", what, text[:start] + text[end:])


def alternatives(pattern: str) -> Iterator[tuple[int, int, tuple[int, int]]]:
    """Each alternative of each group: where it stands, and what is cut, with its bar, to leave it out."""
    groups, at = [[0]], 0
    while at <= len(pattern):
        if skipped := _LETTER.match(pattern, at):
            at = skipped.end()
            continue
        mark = pattern[at : at + 1]
        if mark == "(" and (opened := _GROUP.match(pattern, at)):
            groups.append([opened.end()])
            at = opened.end()
            continue
        if mark == "|":
            groups[-1].append(at + 1)
        elif mark in (")", ""):
            starts = groups.pop()
            ends = [*(start - 1 for start in starts[1:]), at]
            for first, after in zip(starts, ends, strict=True) if len(starts) > 1 else ():
                yield first, after, (first, after + 1) if after < at else (first - 1, after)
        at += 1


def _replaced(text: str, place: tuple[int, int], new: str) -> str:
    """The text with other words at a place that is counted in bytes, as the parser counts."""
    raw = text.encode()
    return (raw[: place[0]] + new.encode() + raw[place[1] :]).decode()


def _files(path: Path) -> list[Path]:
    return sorted(it for it in path.rglob("*") if it.suffix in (".py", ".toml")) if path.is_dir() else [path]


def _copied(folder: Path) -> Path:
    """A copy of the package with its tests, where files may be changed."""
    for name in ("tipqa", "tests", "corpus"):
        shutil.copytree(_ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(_ROOT / "pyproject.toml", folder)
    return folder


def _pass(copy: Path, tests: Sequence[str], *, keep: bool = False) -> bool:
    """Whether the tests pass on the copy as it is, in a process of their own, which may keep what it compiles."""
    child = os.fork()
    if child == 0:
        os.chdir(copy)
        sys.path.insert(0, str(copy))
        sys.dont_write_bytecode = not keep
        os.environ["PYTEST_DISABLE_PLUGIN_AUTOLOAD"] = "1"  # they take longer to load than most tests to run
        with Path(os.devnull).open("w") as nowhere, redirect_stdout(nowhere), redirect_stderr(nowhere):
            os._exit(int(pytest.main(["-x", "-q", "-p", "no:cacheprovider", *tests])))
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


if __name__ == "__main__":
    main()
