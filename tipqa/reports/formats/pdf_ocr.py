"""Text recognition of a PDF page that is a picture, by the program tesseract where it is installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from io import BytesIO
from statistics import median
from typing import Any

from tipqa.errors import ReadError

PROGRAM = "tesseract"
PAGE_SECONDS = 120
"""How long the recognition of a page may take."""

_DPI = 300
_LINE, _WORD = "4", "5"  # levels of a row of tesseract's table
_COLUMNS = ("level", "page", "block", "paragraph", "line", "word", "left", "top", "width", "height", "sure", "text")


def is_installed() -> bool:
    """Whether there is a program for text recognition."""
    return shutil.which(PROGRAM) is not None


def recognized_words(page: Any, name: str) -> list[dict[str, Any]]:
    """The words that a pdfplumber page shows, as pdfplumber gives words: places in points, sizes by their line.

    Raises:
        ReadError: there is no program for it, or it failed; the message names what to do.
    """
    if not is_installed():
        raise ReadError(f"{name} needs text recognition; install tesseract, such as with `apt install tesseract-ocr`")
    picture = BytesIO()
    page.to_image(resolution=_DPI).original.save(picture, "PNG")
    command = [PROGRAM, "stdin", "stdout", "--dpi", str(_DPI), "tsv"]
    environment = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    try:
        done = subprocess.run(
            command, input=picture.getvalue(), capture_output=True, timeout=PAGE_SECONDS, env=environment, check=True
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise ReadError(
            f"{name}: the recognition of a page failed ({type(error).__name__}); run it through `ocrmypdf in.pdf out.pdf`"
        ) from error
    return _words(done.stdout.decode("utf-8", "replace"))


def _words(table: str) -> list[dict[str, Any]]:
    rows = [dict(zip(_COLUMNS, row.split("\t"), strict=False)) for row in table.splitlines()[1:]]
    heights = [float(row["height"]) for row in rows if row["level"] == _WORD and row["text"].strip()]
    size = round(median(heights) * 72 / _DPI, 1) if heights else 0.0
    words: list[dict[str, Any]] = []
    top = bottom = 0.0
    for row in rows:
        if row["level"] == _LINE:
            top, bottom = float(row["top"]), float(row["top"]) + float(row["height"])
        elif row["level"] == _WORD and row["text"].strip():
            words.append(_word(row, top, bottom, size))
    return words


def _word(row: dict[str, str], top: float, bottom: float, size: float) -> dict[str, Any]:
    points = 72 / _DPI
    left = float(row["left"])
    return {
        "text": row["text"].strip(),
        "x0": left * points,
        "x1": (left + float(row["width"])) * points,
        "top": top * points,
        "bottom": bottom * points,
        "size": size,
        "fontname": "",
        "upright": True,
    }
