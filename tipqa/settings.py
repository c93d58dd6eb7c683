"""The settings, as one typed object.

| setting          | default | what it does                                                        | changing it      |
|------------------|---------|---------------------------------------------------------------------|------------------|
| model            | ""      | a sentence-transformers folder or name; "" is the packaged MiniLM   | rebuilds         |
| allow_download   | False   | whether a model may be fetched from the hub                         | nothing          |
| precision        | "int8"  | "int8" or "fp32": which export of the encoder serves                | rebuilds         |
| passage_chars    | 700     | longest passage, in characters                                      | rebuilds         |
| fusion           | "weighted" | how the two searches are joined, see `retrieval/fusion.py`       | nothing          |
| max_file_mb      | 50      | largest file that `add` reads                                       | nothing          |
| user_agent       | …       | what `fetch` says it is                                             | nothing          |
| fetch_pause      | 1.5     | seconds between two requests of `fetch`                             | nothing          |

They are read from `tipqa.toml` in the working folder, or from the file that `TIPQA_SETTINGS` names.
"""

from __future__ import annotations

import hashlib
import json
import os
import tomllib
from dataclasses import fields
from pathlib import Path
from typing import Any

from tipqa.errors import SettingsError
from tipqa.records import dataclass

USER_AGENT = "Mozilla/5.0 (compatible; tipqa; reads Trafficking in Persons narratives)"
_REBUILDS = ("model", "precision", "passage_chars")
_CHOICES = {"precision": ("int8", "fp32"), "fusion": ("bm25", "dense", "rrf", "minmax", "weighted", "leaning")}
_RANGES: dict[str, tuple[float, float]] = {
    "passage_chars": (200, 2000),
    "max_file_mb": (1, 2000),
    "fetch_pause": (0, 600),
}


@dataclass(frozen=True, slots=True)
class Settings:
    """See the table at the top of the module."""

    model: str = ""
    allow_download: bool = False
    precision: str = "int8"
    passage_chars: int = 700
    fusion: str = "weighted"
    max_file_mb: int = 50
    user_agent: str = USER_AGENT
    fetch_pause: float = 1.5

    def __post_init__(self) -> None:
        for name, choices in _CHOICES.items():
            if getattr(self, name) not in choices:
                raise SettingsError(f"setting {name} is {getattr(self, name)!r}; it takes {', '.join(choices)}")
        for name, (low, high) in _RANGES.items():
            if not low <= getattr(self, name) <= high:
                raise SettingsError(f"setting {name} is {getattr(self, name)!r}; it takes {low:g} to {high:g}")

    def build_hash(self) -> str:
        """SHA-256 over the settings that a built index depends on."""
        relevant = {name: getattr(self, name) for name in _REBUILDS}
        return hashlib.sha256(json.dumps(relevant, sort_keys=True).encode()).hexdigest()


def load_settings(path: Path | None = None) -> Settings:
    """Read the settings from `path`, from the file `TIPQA_SETTINGS` names, or from `tipqa.toml` here.

    Gives the defaults where there is no such file.

    Raises:
        SettingsError: the named file is missing or no TOML, or a key in it is unknown or of the wrong type.
    """
    named = path or (Path(os.environ["TIPQA_SETTINGS"]) if os.environ.get("TIPQA_SETTINGS") else None)
    file = named or Path("tipqa.toml")
    if not file.is_file():
        if named:
            raise SettingsError(f"settings file {file} does not exist")
        return Settings()
    try:
        values = tomllib.loads(file.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"settings file {file} cannot be read: {error}") from error
    checked = {key: _checked(file, key, value) for key, value in values.items()}
    try:
        return Settings(**checked)
    except SettingsError as error:
        raise SettingsError(f"{file}: {error}") from error


def _checked(file: Path, key: str, value: Any) -> Any:
    kinds = {field.name: type(field.default) for field in fields(Settings)}
    if key not in kinds:
        raise SettingsError(f"{file}: unknown setting {key!r}; known are {', '.join(kinds)}")
    if kinds[key] is float and type(value) is int:
        return float(value)
    if type(value) is not kinds[key]:
        raise SettingsError(f"{file}: setting {key} takes {kinds[key].__name__}, not {value!r}")
    return value
