"""Taking a file over into another folder without writing it again."""

from __future__ import annotations

import shutil
from pathlib import Path


def link_or_copy(source: Path, target: Path) -> None:
    """Let `target` be `source` under another name, or a copy where the file system cannot link; what was there is replaced."""
    target.unlink(missing_ok=True)
    try:
        target.hardlink_to(source)
    except OSError:
        shutil.copyfile(source, target)


def can_link(source: Path, folder: Path) -> bool:
    """Whether a file can be linked into a folder."""
    trial = folder / ".link"
    link_or_copy(source, trial)
    linked = trial.samefile(source)
    trial.unlink()
    return linked
