"""The files that a path stands for."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from tipqa.errors import LimitError, ReadError, TipqaError
from tipqa.reports.archive import sources
from tipqa.reports.formats import zipped


def zip_of(files: dict[str, bytes], path: Path) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return path


def outcomes(path: Path, most_mb: int = 1) -> dict[str, bytes | str]:
    """The bytes or the refusal of each file, by its name below the path's folder."""
    found: dict[str, bytes | str] = {}
    for source in sources(path, most_mb):
        try:
            found[str(Path(source.name).relative_to(path.parent))] = source.load()
        except TipqaError as error:
            found[str(Path(source.name).relative_to(path.parent))] = str(error)
    return found


def refusal(path: Path, most_mb: int = 1) -> str:
    (found,) = outcomes(path, most_mb).values()
    assert isinstance(found, str)
    return found


def test_a_folder_gives_its_files_in_order(tmp_path: Path) -> None:
    for name in (
        "a/2025/x.md",
        "a/2025/b.HTML",
        "a/readme.md",
        "a/.hidden.md",
        "a/saved_files/frame.html",
        "a/pic.png",
    ):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(name.encode())
    zip_of({"c.txt": b"c", "d/": b"", "e.png": b""}, tmp_path / "a" / "z.zip")
    assert outcomes(tmp_path / "a") == {
        "a/2025/b.HTML": b"a/2025/b.HTML",
        "a/2025/x.md": b"a/2025/x.md",
        "a/z.zip/c.txt": b"c",
    }


def test_what_is_missing_or_empty_is_refused(tmp_path: Path) -> None:
    assert "no.md does not exist" in refusal(tmp_path / "no.md")
    (tmp_path / "empty").mkdir()
    assert "holds no file that is read" in refusal(tmp_path / "empty")
    assert "holds no file that is read" in refusal(zip_of({"a.png": b""}, tmp_path / "a.zip"))


def test_a_file_over_the_limit_is_refused(tmp_path: Path) -> None:
    (tmp_path / "big.txt").write_bytes(bytes((1 << 20) + 1))
    assert refusal(tmp_path / "big.txt").endswith("more than the 1 MB allowed; raise max_file_mb in tipqa.toml")
    archive = zip_of({"big.txt": " ".join(map(str, range(200_000))).encode(), "small.txt": b"x"}, tmp_path / "a.zip")
    found = outcomes(archive)
    assert "more than the 1 MB allowed" in str(found["a.zip/big.txt"])
    assert found["a.zip/small.txt"] == b"x"


def test_a_link_that_leaves_the_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("secret")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert "leaves the folder" in refusal(tmp_path / "in")


@pytest.mark.parametrize("name", ["../x.md", "a/../../x.md", "/etc/x.md", "..\\x.md", "C:\\x.md", "C:/x.md"])
def test_a_path_that_leaves_the_folder_refuses_the_archive(name: str, tmp_path: Path) -> None:
    archive = zip_of({"good.md": b"x", name: b"y"}, tmp_path / "a.zip")
    assert "leaves the folder" in refusal(archive)


def test_a_link_in_an_archive_refuses_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        entry = zipfile.ZipInfo("link.md")
        entry.external_attr = 0o120777 << 16
        archive.writestr(entry, "/etc/passwd")
    assert "is a link to another file" in refusal(tmp_path / "a.zip")


def test_bombs_are_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "zip bomb" in refusal(zip_of({"a.txt": bytes(9 << 20)}, tmp_path / "ratio.zip"), 50)
    many = zip_of({f"{number}.txt": b"x" * 900_000 for number in range(12)}, tmp_path / "total.zip")
    assert "unpacks to 10 MB, more than the 10 MB allowed" in refusal(many)
    monkeypatch.setattr(zipped, "MOST_ENTRIES", 3)
    assert "holds 4 files, more than 3" in refusal(zip_of({f"{n}.txt": b"x" for n in range(4)}, tmp_path / "count.zip"))


def test_an_archive_within_an_archive_is_refused_and_the_rest_read(tmp_path: Path) -> None:
    inner = zip_of({"a.md": b"x"}, tmp_path / "inner.zip").read_bytes()
    found = outcomes(zip_of({"inner.zip": inner, "b.md": b"y"}, tmp_path / "outer.zip"))
    assert found["outer.zip/b.md"] == b"y"
    assert "an archive within an archive" in str(found["outer.zip/inner.zip"])


def test_damaged_and_encrypted_archives_are_refused(tmp_path: Path) -> None:
    good = zip_of({"a.md": b"x" * 500}, tmp_path / "good.zip").read_bytes()
    (tmp_path / "cut.zip").write_bytes(good[:-30])
    assert "is damaged" in refusal(tmp_path / "cut.zip")
    spoilt = bytearray(good)
    spoilt[36] ^= 0xFF
    (tmp_path / "spoilt.zip").write_bytes(spoilt)
    assert "a.md is damaged" in refusal(tmp_path / "spoilt.zip")
    locked = good.replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")
    assert locked != good
    (tmp_path / "locked.zip").write_bytes(locked)
    assert "is encrypted" in refusal(tmp_path / "locked.zip")


def test_an_entry_that_lies_about_its_size_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.md", b"x" * 3000)
    lying = out.getvalue().replace((3000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    with zipped.open_zip(lying, "a.zip", 1 << 20) as archive, pytest.raises((ReadError, LimitError), match="damaged"):
        zipped.read_entry(archive, archive.infolist()[0], "a.zip")
