"""The peers on the bundled corpus, on the archive and on pairs of narratives, in a Python that has them, as Markdown."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

from measuring import Spread

HERE = Path(__file__).parent
ROOT = HERE.parents[1]
QUESTIONS = ROOT / "evals" / "questions.jsonl"
SCORES = ("hit@1", "nDCG@10", "right report first")
ABOUT = """Same passages, same vectors of the same model; peers embed a question by sentence-transformers, tipqa by its own int8 graph. Scores
are on the answerable questions of `evals/questions.jsonl` over the bundled corpus; *ask* is judged by its first citation. Wall times,
each question put to all in turns.
"""


def compared(python: str, work: Path) -> dict[str, str]:
    """The tables. What a peer lacks is told in its row."""
    bundled = work / "bundled"
    command = [
        "-P",
        "-c",
        "from tipqa.cli import main; main()",
        "index",
        "--corpus",
        ROOT / "corpus",
        "--index",
        bundled,
    ]
    subprocess.run([python, *command], env=environment(), check=True, stdout=subprocess.DEVNULL)
    right = asked(python, "peers.py", bundled, QUESTIONS)
    fast = asked(python, "peers.py", work / "index-now", QUESTIONS, "--only", "speed", "--most", 40)
    pairs = asked(python, "peers_compare.py", work / "index-now")
    lines = [
        ABOUT,
        f"| search | {right['passages']:,} passages, ms | {fast['passages']:,} passages, ms | {' | '.join(SCORES)} |",
    ]
    lines.append("|---|" + "---:|" * (2 + len(SCORES)))
    for name, row in right["rows"].items():
        scores = [f"{row[it]:.3f}" if it in row else "–" for it in SCORES]
        lines.append(f"| {name} | {time_of(row)} | {time_of(fast['rows'].get(name, {}))} | {' | '.join(scores)} |")
    lines += ["\n| comparison of two narratives | ms | what it gives |", "|---|---:|---|"]
    lines += [f"| {name} | {time_of(row)} | {row.get('gives', '–')} |" for name, row in pairs["rows"].items()]
    return {"text": "\n".join(lines)}


def time_of(row: dict[str, Any]) -> str:
    """The median with its quartiles; that it is not installed where it is not."""
    if "ms" in row:
        return str(Spread.of(row["ms"]))
    return "not installed" if row else "–"


def asked(python: str, script: str, *arguments: object) -> dict[str, Any]:
    """What a script prints."""
    command = [python, str(HERE / script), *map(str, arguments)]
    return dict(json.loads(subprocess.run(command, env=environment(), check=True, stdout=subprocess.PIPE).stdout))


def environment() -> dict[str, str]:
    """This tree's code, without warnings of what peers import."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "ignore", "TOKENIZERS_PARALLELISM": "false"}
