"""Reading in a process of its own, so that no file can take all memory or time, or bring tipqa down."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event, Timer
from typing import Any

from tipqa.errors import LimitError, ReadError
from tipqa.reports.formats.document import Document, Pages
from tipqa.reports.formats.kinds import read_document
from tipqa.reports.formats.left import LeftOut
from tipqa.reports.model import Block

STEP_SECONDS = 8
"""How long a page of a PDF, or a whole file of another kind, may take the processor."""

MOST_SECONDS = 1_200
"""How long a whole PDF may take."""

PAGE = "page"
"""How the reading process begins a line on a page that it has reached: `page 3 40`."""

STEP_TOO_LONG, OUT_OF_MEMORY = 81, 82
"""Exit codes of the reading process."""

# Bytes up to which a file is read in this process: it then cannot take much, whatever it holds.
_HARMLESS = {"markdown": 256 << 10, "text": 256 << 10, "html": 512 << 10, "mhtml": 512 << 10, "docx": 64 << 10}


def read_guarded(
    raw: bytes, kind: str, name: str, reached: Callable[[int, int], object] = lambda *_: None, *, ocr: bool = False
) -> Document:
    """As `read_document`; PDF files and large ones in a process with bounds on memory and time.

    Raises:
        ReadError: the file is damaged, or no file of this kind.
        LimitError: it is larger than a file of this kind may be, or takes too much memory or time.
    """
    if len(raw) <= _HARMLESS.get(kind, 0):
        return read_document(raw, kind, name)
    command = [sys.executable, "-m", "tipqa.reports.formats.reading_process", kind, name, *(["ocr"] if ocr else [])]
    code, out = _run(command, raw, name, reached)
    if code == STEP_TOO_LONG:
        raise LimitError(f"{name} has a page that takes over {STEP_SECONDS} seconds to read; save its text as .txt")
    if code == OUT_OF_MEMORY:
        raise LimitError(f"{name} needs more memory than a report can; save its text as .txt")
    try:
        answer = json.loads(out)
    except ValueError as error:
        raise ReadError(
            f"{name} cannot be read: its reader ended early; get the file again, or save its text"
        ) from error
    return _document(answer)


def _run(command: list[str], raw: bytes, name: str, reached: Callable[[int, int], object]) -> tuple[int, bytes]:
    """The exit code and the output of a command that gets `raw`; `reached` hears of its pages.

    Raises:
        LimitError: it runs for longer than it may.
    """
    with TemporaryFile() as source, TemporaryFile() as out:
        source.write(raw)
        source.seek(0)
        process = subprocess.Popen(command, stdin=source, stdout=out, stderr=subprocess.PIPE, env=_environment())
        late = Event()
        timer = Timer(MOST_SECONDS, _stop, (process, late))
        timer.start()
        try:
            for line in process.stderr or ():
                if line.startswith(f"{PAGE} ".encode()):
                    reached(*map(int, line.split()[1:3]))
            code = process.wait()
        finally:
            timer.cancel()
            process.kill()
            process.wait()
            if process.stderr:
                process.stderr.close()
        if late.is_set():
            raise LimitError(f"{name} takes over {MOST_SECONDS // 60} minutes to read; give a part of it")
        out.seek(0)
        return code, out.read()


def _stop(process: subprocess.Popen[bytes], late: Event) -> None:
    late.set()
    process.kill()


def _document(answer: dict[str, Any]) -> Document:
    if "error" in answer:
        raise (LimitError if answer.get("limit") else ReadError)(str(answer["error"]))
    blocks = [Block(kind, text, level) for kind, text, level in answer["blocks"]]
    return Document(
        blocks,
        values=answer["values"],
        titles=tuple(answer["titles"]),
        address=answer["address"],
        page=answer["page"],
        words=answer["words"],
        left=tuple(LeftOut(*left) for left in answer["left"]),
        pages=_page_numbers(answer["pages"]),
    )


def _page_numbers(answer: dict[str, Any] | None) -> Pages | None:
    if answer is None:
        return None
    unread, recognized = (tuple((number, at) for number, at in answer[key]) for key in ("unread", "recognized"))
    return Pages(answer["count"], unread, recognized)


def _environment() -> dict[str, str]:
    """This process's environment, with this very tipqa found first."""
    import tipqa

    home = str(Path(tipqa.__file__).parents[1])
    return {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, (home, os.environ.get("PYTHONPATH", ""))))}
