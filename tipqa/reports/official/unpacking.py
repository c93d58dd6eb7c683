"""The body of an answer, unpacked piece by piece, so that no packing can make more of it than is wanted."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator

from tipqa.errors import LimitError, ReadError

ASKED_FOR = "gzip, deflate"
_BOTH = zlib.MAX_WBITS | 32  # zlib's own head or gzip's
_PIECE = 1 << 16  # bytes that unpacking gives at a time
_MOST_LAYERS = 2
_HEAD = 2  # bytes by which zlib and gzip are known
_MB = 1_000_000


def unpacked(pieces: Iterable[bytes], encoding: str, most: int) -> Iterator[bytes]:
    """The bytes that a body stands for, in pieces of at most 64 KiB where it is packed.

    Args:
        pieces: the body as it comes.
        encoding: the header Content-Encoding.
        most: bytes that it may come to, with any layer of packing taken off.

    Raises:
        ReadError: it is packed in a way that was not asked for, is damaged, or ends early.
        LimitError: it comes to more than `most`.
    """
    layers = [name for name in map(str.strip, encoding.lower().split(",")) if name not in ("", "identity")]
    if len(layers) > _MOST_LAYERS or not {"gzip", "x-gzip", "deflate"}.issuperset(layers):
        raise ReadError(f"the page is packed as {encoding[:60]!r}, and {ASKED_FOR} was asked for")
    pieces = _limited(pieces, most)
    for _ in layers:
        pieces = _limited(_layer_off(pieces), most)
    return iter(pieces)


def _limited(pieces: Iterable[bytes], most: int) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            raise LimitError(f"the page is larger than {most / _MB:g} MB (setting max_file_mb)")
        yield piece


def _layer_off(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """One layer of packing taken off; what stands behind its end is left out."""
    unpacking = None
    try:
        for packed in _with_head(pieces):
            unpacking = unpacking or zlib.decompressobj(_window(packed))
            piece = unpacking.decompress(packed, _PIECE)
            while piece:
                yield piece
                piece = unpacking.decompress(unpacking.unconsumed_tail, _PIECE)
    except zlib.error as error:
        raise ReadError(f"the page cannot be unpacked: {error}") from error
    if unpacking is not None and not unpacking.eof:
        raise ReadError("the page cannot be unpacked: it ends early")


def _with_head(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """The pieces that hold something, the first of them long enough to show how the body is packed."""
    head = b""
    for piece in filter(None, pieces):
        head += piece
        if len(head) >= _HEAD:
            yield head
            head = b""
    if head:
        yield head


def _window(first: bytes) -> int:
    """What zlib is to expect: some sites call it "deflate" when the head of zlib is missing."""
    headed = first[:1] == b"\x1f" or (first[0] & 0x0F == 8 and int.from_bytes(first[:_HEAD]) % 31 == 0)
    return _BOTH if headed else -zlib.MAX_WBITS
