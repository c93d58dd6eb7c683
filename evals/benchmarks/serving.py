"""A server of the web application over an index, in a process of its own, for what measures it or takes its pictures."""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple
from urllib.request import urlopen

ROOT = Path(__file__).parents[2]
COMPILED = Path(tempfile.gettempdir()) / "tipqa-served"


class Server(NamedTuple):
    """Where a server answers, the seconds until it gave its first page, and the number of its process."""

    address: str
    started: float
    process: int


@contextlib.contextmanager
def served(index: Path, tree: Path = ROOT) -> Iterator[Server]:
    """A server over the index, until the block ends; of the code in another working tree where one is named."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    address = f"http://127.0.0.1:{port}"
    call = [sys.executable, "-P", "-c", "from tipqa.cli import main; main()", "serve", "--index", str(index)]
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(COMPILED), "PYTHONDONTWRITEBYTECODE": "", "PYTHONPATH": str(tree)}
    began = time.perf_counter()
    with subprocess.Popen([*call, "--port", str(port)], cwd=tree, env=env, stdout=subprocess.DEVNULL) as process:
        try:
            while process.poll() is None:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=30):
                    break
                time.sleep(0.02)
            with urlopen(address, timeout=60) as page:
                page.read()
            yield Server(address, time.perf_counter() - began, process.pid)
        finally:
            process.terminate()


def processor_time(process: int) -> float:
    """Seconds of processor time that a process has used; 0 where the system has no /proc."""
    stat = Path(f"/proc/{process}/stat")
    if not stat.exists():
        return 0.0
    fields = stat.read_text(encoding="ascii").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
