"""Everything that is measured of one tree of the code over one index, each in processes of its own."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlencode
from urllib.request import urlopen

from measuring import in_rows, memory, run

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent / "benchmarks"))
from serving import served  # noqa: E402

CLI = ["-P", "-c", "from tipqa.cli import main; main()"]
COLD = {
    "tier": "What tier is {} on?",
    "fact": "Where do traffickers exploit children in {}?",
    "figure": "How many victims did {} identify in 2023?",
}
Rows = dict[str, list[float]]


@dataclass(frozen=True, slots=True)
class Tree:
    """A state of the code: what it is called, the folder with `tipqa/`, and its index of the archive."""

    name: str
    folder: Path
    index: Path

    @property
    def environment(self) -> dict[str, str]:
        """That in which its processes run."""
        kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        return {**kept, "PYTHONPATH": str(self.folder), "PYTHONPYCACHEPREFIX": f"{self.index}-compiled"}

    def script(self, name: str, *arguments: object) -> Rows:
        """The rows that one of the scripts of this folder prints.

        Raises:
            CalledProcessError: it failed.
        """
        command = [sys.executable, str(HERE / name), *map(str, arguments)]
        found = subprocess.run(command, env=self.environment, check=True, stdout=subprocess.PIPE).stdout
        return dict(json.loads(found)["rows"])

    def bring_up_to_date(self, corpus: Path) -> None:
        """Build its index of the archive, or see that it is what its code would build."""
        command = [sys.executable, *CLI, "index", "--corpus", str(corpus), "--index", str(self.index)]
        subprocess.run(command, env=self.environment, check=True, stdout=sys.stderr)


def in_turns(trees: Sequence[Tree], index: Path | None, rounds: int, seconds: float) -> dict[str, Rows]:
    """What `warm.py` measures and cold starts, the trees one after the other in every round.

    Args:
        index: asked in place of each tree's own.
    """
    found: dict[str, Rows] = {tree.name: defaultdict(list) for tree in trees}
    for at in range(rounds):
        for tree in trees if at % 2 else trees[::-1]:
            asked = index or tree.index
            for name, values in (tree.script("warm.py", asked, "--seconds", seconds) | cold(tree, asked)).items():
                found[tree.name][name] += values
    return found


def cold(tree: Tree, index: Path, times: int = 3) -> Rows:
    """Milliseconds and memory of `tipqa ask` in new processes; the first run of each question does not count."""
    rows: Rows = {"cold: memory": []}
    country = "Tajikistan" if "tajikistan" in (index / "manifest.json").read_text(encoding="utf-8") else "Kenya"
    for kind, question in COLD.items():
        command = [sys.executable, *CLI, "ask", question.format(country), "--index", str(index)]
        ended = [run(command, tree.environment) for _ in range(times + 1)][1:]
        rows |= in_rows(f"cold: {kind}", [(1000 * it.wall, 1000 * it.processor) for it in ended])
        rows["cold: memory"] += [it.megabytes for it in ended] if kind == "fact" else []
    return rows


def serving(tree: Tree, countries: Sequence[str], times: int = 100) -> Rows:
    """The memory of a server after so many questions by REST."""
    with served(tree.index, tree.folder) as server:
        for at in range(times):
            texts = ("How many victims did {} identify in 2023?", "Which countries report forced labor in {}?")
            asked = texts[at % 10 == 9].format(countries[at % len(countries)])
            with urlopen(f"{server.address}/api/v1/ask?{urlencode({'question': asked})}", timeout=60) as answer:
                answer.read()
        return {f"serving: {name}": [value] for name, value in memory(server.process).items()}


def disk(tree: Tree, words: int) -> Rows:
    """Bytes of the index for each word of the corpus."""
    own = sum(path.stat().st_size for path in tree.index.iterdir() if path.is_file())
    encoder = sum(path.stat().st_size for path in (tree.index / "encoder").iterdir())
    return {"disk: bytes a word": [own / words], "disk: bytes a word, with the encoder": [(own + encoder) / words]}


def building(tree: Tree, corpus: Path, work: Path) -> Rows:
    """What a build of this corpus takes."""
    index = work / f"built-{tree.name}"
    shutil.rmtree(index, ignore_errors=True)
    return tree.script("building.py", "build", corpus, index)


def updating(tree: Tree, corpus: Path, work: Path) -> Rows:
    """What an update of the archive's index takes, on copies of both."""
    copies = work / f"corpus-{tree.name}", work / f"updated-{tree.name}"
    for source, copy in zip((corpus, tree.index), copies, strict=True):
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(source, copy)
    time.sleep(1)
    return tree.script("building.py", "update", *copies)


def words_in(corpus: Path) -> int:
    """How many words the reports of a corpus have."""
    return sum(len(path.read_text(encoding="utf-8").split()) for path in corpus.rglob("*.md"))


def joined(parts: Iterable[Rows]) -> Rows:
    """All rows in one."""
    return {name: values for part in parts for name, values in part.items()}
