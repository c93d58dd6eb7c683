"""The engine of Qdrant in this process: one folder a collection, and a file with the other names."""

from __future__ import annotations

import json
import shutil
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar

import qdrant_edge as edge

from tipqa.errors import GoneError, StoreError
from tipqa.stores.address import Address
from tipqa.stores.engine import ALL, Layout, Point, Sparse, Vector, Where, pages, parts

_NO_VECTOR = "none"  # a collection without vectors is not to be had
_NAMES = "names.json"
T = TypeVar("T")


class EdgeEngine:
    """An `Engine` in a folder, for one process at a time."""

    remote = False

    def __init__(self, address: Address) -> None:
        """Open the folder, which is made where missing; collections are opened when they are first asked."""
        self.where = address.text
        self._folder = Path(address.folder).expanduser()
        self._shards: dict[str, Any] = {}
        self._lock = RLock()
        weakref.finalize(self, _close, self._shards)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"{self.where} cannot be opened: {error}") from error

    def collections(self) -> set[str]:
        """See `Engine.collections`."""
        return {path.name for path in self._folder.iterdir() if path.is_dir()}

    def create(self, name: str, layout: Layout) -> None:
        """See `Engine.create`."""
        with self._lock:
            path = self._folder / name
            if path.is_dir():
                return
            beside = self._folder / f".{name}"  # renamed when it is whole
            shutil.rmtree(beside, ignore_errors=True)
            beside.mkdir()
            shard = self._guarded(lambda: edge.EdgeShard.create(str(beside), _config(layout)))
            for fields, kind in (
                (layout.words, edge.PayloadSchemaType.Keyword),
                (layout.numbers, edge.PayloadSchemaType.Integer),
            ):
                for field in fields:
                    shard.update(edge.UpdateOperation.create_field_index(field, kind))
            shard.close()
            beside.rename(path)

    def drop(self, name: str) -> None:
        """See `Engine.drop`."""
        with self._lock:
            shard = self._shards.pop(name, None)
            if shard is not None:
                shard.close()
            shutil.rmtree(self._folder / name, ignore_errors=True)

    def write(self, name: str, points: Sequence[Point], *, only_new: bool = False) -> None:
        """See `Engine.write`."""
        mode = edge.UpdateMode.InsertOnly if only_new else edge.UpdateMode.Upsert
        for part in parts(points):
            written = [edge.Point(it.id, _vectors(it), it.payload) for it in part]
            self._update(name, edge.UpdateOperation.upsert_points(written, None, mode))

    def add_vectors(self, name: str, points: Sequence[Point]) -> None:
        """See `Engine.add_vectors`."""
        for part in parts(points):
            written = [edge.PointVectors(it.id, _vectors(it)) for it in part]
            self._update(name, edge.UpdateOperation.update_vectors(written))

    def remove(self, name: str, where: Where) -> None:
        """See `Engine.remove`."""
        self._update(name, edge.UpdateOperation.delete_points_by_filter(_filter(where) or edge.Filter()))

    def read(
        self, name: str, ids: Sequence[int], fields: Sequence[str] | None = None, vectors: Sequence[str] = ()
    ) -> dict[int, Point]:
        """See `Engine.read`."""
        shard, payload = self._shard(name), True if fields is None else edge.PayloadSelector.Include(list(fields))
        found = [
            record
            for part in parts([*dict.fromkeys(ids)])
            for record in self._guarded(lambda p=part: shard.retrieve(p, payload, list(vectors) or False))  # type: ignore[misc]
        ]
        return {it.id: _point(it) for it in found}

    def scroll(self, name: str, where: Where, fields: Sequence[str], limit: int | None = None) -> Iterator[Point]:
        """See `Engine.scroll`."""
        shard, wanted, payload = self._shard(name), _filter(where), edge.PayloadSelector.Include(list(fields))

        def page(at: Any, n: int) -> tuple[list[Any], Any]:
            request = edge.ScrollRequest(offset=at, limit=n, filter=wanted, with_payload=payload)
            found: tuple[list[Any], Any] = self._guarded(lambda: shard.scroll(request))
            return found

        return map(_point, pages(page, limit))

    def nearest(
        self, name: str, using: str, vector: Vector, where: Where, n: int, *, exact: bool
    ) -> list[tuple[int, float]]:
        """See `Engine.nearest`."""
        shard = self._shard(name)
        request = edge.QueryRequest(
            limit=n,
            query=edge.Query.Nearest(_vector(vector), using=using),
            filter=_filter(where),
            params=edge.SearchParams(exact=exact),
            with_payload=False,
        )
        return [(it.id, it.score) for it in self._guarded(lambda: shard.query(request))]

    def count(self, name: str, where: Where = ALL) -> int:
        """See `Engine.count`."""
        shard = self._shard(name)
        return int(self._guarded(lambda: shard.count(edge.CountRequest(exact=True, filter=_filter(where)))))

    def named(self, alias: str) -> str | None:
        """See `Engine.named`."""
        return self._names().get(alias)

    def name(self, alias: str, collection: str) -> None:
        """See `Engine.name`."""
        with self._lock:
            for shard in self._shards.values():
                self._guarded(shard.flush)
            beside = self._folder / f".{_NAMES}"
            beside.write_text(json.dumps(self._names() | {alias: collection}), encoding="utf-8")
            beside.replace(self._folder / _NAMES)

    def optimize(self, name: str) -> None:
        """Build the graphs that are due, which a server does by itself."""
        self._guarded(self._shard(name).optimize)

    def _names(self) -> dict[str, str]:
        try:
            names: dict[str, str] = json.loads((self._folder / _NAMES).read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as error:
            raise StoreError(f"{self._folder / _NAMES} cannot be read: {error}; build the index again") from error
        return names

    def _update(self, name: str, operation: Any) -> None:
        shard = self._shard(name)
        self._guarded(lambda: shard.update(operation))

    def _shard(self, name: str) -> Any:
        with self._lock:
            if name not in self._shards:
                path = self._folder / name
                if not path.is_dir():
                    raise GoneError(f"{self.where} no longer holds what was opened: {name} is not there")
                self._shards[name] = self._guarded(lambda: edge.EdgeShard.load(str(path)))
            return self._shards[name]

    def _guarded(self, ask: Callable[[], T]) -> T:
        try:
            return ask()
        except Exception as error:  # the engine raises Exception itself
            if "WouldBlock" in str(error):
                raise StoreError(f"{self.where} is used by another process; end that one, or run a server") from error
            raise StoreError(f"{self.where}: {error}") from error


def _close(shards: dict[str, Any]) -> None:
    for shard in shards.values():
        with suppress(Exception):
            shard.close()


def _config(layout: Layout) -> Any:
    sparse = layout.sparse or (() if layout.dense else (_NO_VECTOR,))
    return edge.EdgeConfig(
        vectors={name: edge.EdgeVectorParams(size, edge.Distance.Dot) for name, size in layout.dense.items()} or None,
        sparse_vectors={name: edge.EdgeSparseVectorParams() for name in sparse} or None,
    )


def _vector(vector: Vector) -> Any:
    return edge.SparseVector(vector.indices, vector.values) if isinstance(vector, Sparse) else vector.tolist()


def _vectors(point: Point) -> dict[str, Any]:
    return {name: _vector(vector) for name, vector in point.vectors.items()}


def _point(record: Any) -> Point:
    return Point(record.id, record.payload or {}, record.vector or {})


def _filter(where: Where) -> Any:
    must: list[Any] = [
        edge.FieldCondition(name, match=edge.MatchAny(any=list(values))) for name, values in where.among.items()
    ]
    should: list[Any] = [_overlapping(*span) for span in where.spans]
    return edge.Filter(must=must or None, should=should or None) if must or should else None


def _overlapping(report: str, start: int, end: int) -> Any:
    return edge.Filter(
        must=[
            edge.FieldCondition("report", match=edge.MatchValue(report)),
            edge.FieldCondition("start", range=edge.RangeFloat(lt=end)),
            edge.FieldCondition("end", range=edge.RangeFloat(gt=start)),
        ]
    )
