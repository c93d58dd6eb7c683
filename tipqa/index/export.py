"""The encoder's files: exported once into a cache, and linked from there into each index."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path

from tipqa.errors import ModelError
from tipqa.index.cache import cache_folder, known_sha256
from tipqa.index.links import link_or_copy
from tipqa.index.source_model import SourceModel, file_sha256, find_model
from tipqa.settings import Settings

EXPORT_VERSION = 4  # raise it when the graph changes: caches of an older version are then passed over
FILES = ("model.onnx", "model.int8.onnx", "model.int8.data", "tokenizer.json")
FACTS_FILE = "encoder.json"


def export_encoder(settings: Settings, folder: Path, progress: Callable[[str], None] | None = None) -> None:
    """Put the encoder that `settings` names into `folder`, which is made where missing.

    Takes seconds the first time; later the finished export is taken from the cache (`TIPQA_CACHE`, else
    `~/.cache/tipqa`) by hard links, or copied where the file system cannot link. `encoder.json` is written last.

    Args:
        settings: of these, `model` and `allow_download` matter; both precisions are exported.
        folder: the index's `encoder/` folder. Files of the same names are replaced.
        progress: called with a plain sentence before a step that takes seconds.

    Raises:
        ModelError: no such model, or not the one it claims to be (see `find_model`), or it cannot be exported.
    """
    cached = cached_encoder(settings, progress)
    folder.mkdir(parents=True, exist_ok=True)
    for name in (*FILES, FACTS_FILE):
        link_or_copy(cached / name, folder / name)


def cached_encoder(settings: Settings, progress: Callable[[str], None] | None = None) -> Path:
    """The folder in the cache that holds the encoder which `settings` names; exported where it is not there yet.

    Raises:
        ModelError: as `export_encoder`.
    """
    source = find_model(settings, known_sha256)
    cached = cache_folder() / "encoders" / _key(source)
    if not is_whole(cached, known_sha256):
        if progress:
            progress(f"exporting {source.name} (once)")
        _export_into(source, cached)
    return cached


def is_whole(folder: Path, digest: Callable[[Path], str] = file_sha256) -> bool:
    """Whether a folder holds a finished export whose files have the checksums that its `encoder.json` lists."""
    try:
        facts = json.loads((folder / FACTS_FILE).read_text(encoding="utf-8"))
        return all(digest(folder / name) == facts["files"][name]["sha256"] for name in FILES)
    except (OSError, ValueError, KeyError, TypeError):
        return False


def _key(source: SourceModel) -> str:
    settings = [file for file in sorted(source.folder.rglob("*.json")) if file.name != "data_config.json"]
    parts = [source.sha256, str(EXPORT_VERSION), version("onnxruntime"), *map(file_sha256, settings)]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]


def _export_into(source: SourceModel, cached: Path) -> None:
    """Export beside `cached` and rename, so that a killed export leaves nothing half made."""
    from tipqa.index.graph import write_graph

    cached.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=f"{cached.name}.", dir=cached.parent))
    try:
        facts = asdict(write_graph(source, beside))
        files = {
            name: {"sha256": file_sha256(beside / name), "bytes": (beside / name).stat().st_size} for name in FILES
        }
        head = {"format": EXPORT_VERSION, "model": source.name, "sha256": source.sha256}
        text = json.dumps(head | facts | {"onnxruntime": version("onnxruntime"), "files": files}, indent=1)
        (beside / FACTS_FILE).write_text(text + "\n", encoding="utf-8")
        shutil.rmtree(cached, ignore_errors=True)
        beside.rename(cached)
    except OSError as error:
        if not is_whole(cached):  # another build may have finished first
            raise ModelError(
                f"the encoder cannot be written to {cached}: {error}; set TIPQA_CACHE elsewhere"
            ) from error
    finally:
        shutil.rmtree(beside, ignore_errors=True)
