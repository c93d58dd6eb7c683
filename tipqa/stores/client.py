"""Qdrant through its client: a server, a cluster, or the client's own form in this process."""

from __future__ import annotations

import time
import weakref
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext, suppress
from pathlib import Path
from threading import RLock
from typing import Any, TypeVar
from warnings import catch_warnings

from qdrant_client import QdrantClient, models
from qdrant_client.http.exceptions import ApiException, ResponseHandlingException, UnexpectedResponse

from tipqa.errors import GoneError, SettingsError, StoreError
from tipqa.stores.address import MEMORY, Address, Reach
from tipqa.stores.engine import ALL, Layout, Point, Sparse, Vector, Where, pages, parts

LEAST = (1, 17)  # the first version that writes only what is new, which locks need
_HERE = ("localhost", "127.0.0.1", "::1")
_WAITS = (0.2, 0.8, 3.2)  # seconds before each further try
_PASSING = (408, 429, 500, 502, 503, 504)  # states of a server that may be over in a moment
T = TypeVar("T")


class ClientEngine:
    """An `Engine` behind `qdrant_client`.

    A request that fails for a reason which may pass is tried again three times, each after a longer wait; all of them may be
    repeated without harm.
    """

    def __init__(self, address: Address, reach: Reach, waits: Sequence[float] = _WAITS) -> None:
        """Connect to the server, or open the folder.

        Raises:
            StoreError: it does not answer, or is older than version 1.17, or another process uses the folder.
            SettingsError: a key would leave this machine in clear, and nothing says that it may.
        """
        self.where, self.remote = address.text, address.kind == "server"
        self._reach, self._waits = reach, waits
        self._turn = nullcontext() if self.remote else RLock()  # the client's own form is for one thread at a time
        self._client = self._open(address)
        weakref.finalize(self, self._client.close)
        if self.remote:
            self._check_version()

    def _open(self, address: Address) -> QdrantClient:
        try:
            if self.remote:
                return self._connected(address)
            if address.folder == MEMORY:
                return QdrantClient(MEMORY)
            return QdrantClient(path=str(Path(address.folder).expanduser()), force_disable_check_same_thread=True)
        except (RuntimeError, OSError, ValueError, KeyError) as error:
            raise StoreError(f"{self.where} cannot be opened: {error}") from error

    def _connected(self, address: Address) -> QdrantClient:
        reach = self._reach
        if reach.api_key and reach.tls is None and address.host not in _HERE:
            raise SettingsError(
                f"the key would go to {address.host} in clear; set TIPQA_QDRANT_TLS to yes, or to no in a trusted network"
            )
        with catch_warnings(action="ignore", category=UserWarning):  # of a key without TLS
            return QdrantClient(
                host=address.host,
                port=address.port,
                https=bool(reach.tls),
                api_key=reach.api_key or None,
                timeout=reach.timeout,
                check_compatibility=False,
            )

    def _check_version(self) -> None:
        version = self._try(lambda: self._client.info().version)
        try:
            fits = tuple(map(int, version.split(".")[:2])) >= LEAST
        except ValueError:
            fits = True  # a build from source
        if not fits:
            needed = ".".join(map(str, LEAST))
            raise StoreError(f"{self.where} is Qdrant {version}, and tipqa needs {needed} or later; update the server")

    def collections(self) -> set[str]:
        """See `Engine.collections`."""
        return {it.name for it in self._try(self._client.get_collections).collections}

    def create(self, name: str, layout: Layout) -> None:
        """See `Engine.create`."""
        if not self._try(lambda: self._client.collection_exists(name)):
            self._try(lambda: self._create(name, layout))
        kinds = ((layout.words, models.PayloadSchemaType.KEYWORD), (layout.numbers, models.PayloadSchemaType.INTEGER))
        for field, kind in ((field, kind) for fields, kind in kinds for field in fields) if self.remote else ():
            self._try(lambda f=field, k=kind: self._client.create_payload_index(name, f, k))  # type: ignore[misc]

    def _create(self, name: str, layout: Layout) -> None:
        spread = {
            "shard_number": self._reach.shards,
            "replication_factor": self._reach.replicas,
            "write_consistency_factor": self._reach.replicas,  # what is written is read, whichever node is asked
        }
        try:
            self._client.create_collection(
                name,
                {
                    it: models.VectorParams(size=size, distance=models.Distance.DOT, on_disk=True)
                    for it, size in layout.dense.items()
                },
                {it: models.SparseVectorParams() for it in layout.sparse},
                on_disk_payload=True,
                **spread if self.remote else {},
            )
        except UnexpectedResponse as error:
            if error.status_code != 409:  # another worker has made it meanwhile
                raise

    def drop(self, name: str) -> None:
        """See `Engine.drop`."""
        with suppress(GoneError):
            self._try(lambda: self._client.delete_collection(name))

    def write(self, name: str, points: Sequence[Point], *, only_new: bool = False) -> None:
        """See `Engine.write`."""
        mode = models.UpdateMode.INSERT_ONLY if only_new else models.UpdateMode.UPSERT
        for part in parts(points):
            structs = [models.PointStruct(id=it.id, payload=it.payload, vector=_vectors(it)) for it in part]
            self._try(
                lambda s=structs: self._client.upsert(  # type: ignore[misc]
                    name, s, wait=True, ordering=models.WriteOrdering.STRONG if only_new else None, update_mode=mode
                )
            )

    def add_vectors(self, name: str, points: Sequence[Point]) -> None:
        """See `Engine.add_vectors`."""
        for part in parts(points):
            structs = [models.PointVectors(id=it.id, vector=_vectors(it)) for it in part]
            self._try(lambda s=structs: self._client.update_vectors(name, s, wait=True))  # type: ignore[misc]

    def remove(self, name: str, where: Where) -> None:
        """See `Engine.remove`."""
        selector = models.FilterSelector(filter=_filter(where) or models.Filter())
        self._try(lambda: self._client.delete(name, selector, wait=True, ordering=models.WriteOrdering.STRONG))

    def read(
        self, name: str, ids: Sequence[int], fields: Sequence[str] | None = None, vectors: Sequence[str] = ()
    ) -> dict[int, Point]:
        """See `Engine.read`."""
        found: dict[int, Point] = {}
        for part in parts(ids):
            records = self._try(
                lambda p=part: self._client.retrieve(  # type: ignore[misc]
                    name, p, with_payload=True if fields is None else list(fields), with_vectors=list(vectors) or False
                )
            )
            found |= {int(it.id): _point(it) for it in records}
        return found

    def scroll(self, name: str, where: Where, fields: Sequence[str], limit: int | None = None) -> Iterator[Point]:
        """See `Engine.scroll`."""
        wanted = _filter(where)

        def page(at: Any, n: int) -> tuple[list[Any], Any]:
            found: tuple[list[Any], Any] = self._try(
                lambda: self._client.scroll(
                    name, wanted, limit=n, offset=at, with_payload=list(fields), with_vectors=False
                )
            )
            return found

        return map(_point, pages(page, limit))

    def nearest(
        self, name: str, using: str, vector: Vector, where: Where, n: int, *, exact: bool
    ) -> list[tuple[int, float]]:
        """See `Engine.nearest`."""
        parameters = models.SearchParams(exact=True) if exact and self.remote else None
        found = self._try(
            lambda: self._client.query_points(
                name,
                query=_vector(vector),
                using=using,
                query_filter=_filter(where),
                limit=n,
                search_params=parameters,
                with_payload=False,
            )
        )
        return [(int(it.id), float(it.score)) for it in found.points]

    def count(self, name: str, where: Where = ALL) -> int:
        """See `Engine.count`."""
        return int(self._try(lambda: self._client.count(name, _filter(where), exact=True)).count)

    def named(self, alias: str) -> str | None:
        """See `Engine.named`."""
        found = self._try(self._client.get_aliases).aliases
        return next((it.collection_name for it in found if it.alias_name == alias), None)

    def name(self, alias: str, collection: str) -> None:
        """See `Engine.name`."""
        steps: list[Any] = [
            models.CreateAliasOperation(create_alias=models.CreateAlias(collection_name=collection, alias_name=alias))
        ]
        if self.named(alias) is not None:
            steps.insert(0, models.DeleteAliasOperation(delete_alias=models.DeleteAlias(alias_name=alias)))
        self._try(lambda: self._client.update_collection_aliases(steps))

    def _try(self, ask: Callable[[], T]) -> T:
        """What `ask` gives; what may pass is waited for.

        Raises:
            StoreError: it does not pass, or the server refuses.
            GoneError: the collection is not there.
        """
        for wait in (*self._waits, None):
            try:
                with self._turn:
                    return ask()
            except UnexpectedResponse as error:
                if error.status_code not in _PASSING or wait is None:
                    raise self._refused(error) from error
            except (ResponseHandlingException, ApiException, OSError) as error:
                if wait is None:
                    raise StoreError(f"{self.where} does not answer: {_reason(error)}") from error
            except (ValueError, RuntimeError) as error:  # the client's own form
                raise self._local(error) from error
            time.sleep(wait)
        raise AssertionError("the last try returns or raises")

    def _refused(self, error: UnexpectedResponse) -> StoreError | GoneError:
        said = error.content.decode(errors="replace")[:300]
        if error.status_code == 404:
            return GoneError(f"{self.where} no longer holds what was opened: {said}")
        if error.status_code in (401, 403):
            return StoreError(f"{self.where} refuses the key; set TIPQA_QDRANT_API_KEY ({error.status_code})")
        return StoreError(f"{self.where} answers {error.status_code}: {said}")

    def _local(self, error: Exception) -> StoreError | GoneError:
        if "not found" in str(error):
            return GoneError(f"{self.where} no longer holds what was opened: {error}")
        return StoreError(f"{self.where}: {error}")


def _reason(error: Exception) -> str:
    return str(getattr(error, "source", error)) or type(error).__name__


def _vector(vector: Vector) -> Any:
    if isinstance(vector, Sparse):
        return models.SparseVector(indices=vector.indices, values=vector.values)
    return vector.tolist()


def _vectors(point: Point) -> Any:
    return {name: _vector(vector) for name, vector in point.vectors.items()}


def _point(record: Any) -> Point:
    return Point(int(record.id), record.payload or {}, record.vector or {})


def _filter(where: Where) -> models.Filter | None:
    must: list[Any] = [
        models.FieldCondition(key=name, match=models.MatchAny(any=list(values))) for name, values in where.among.items()
    ]
    should = [_overlapping(*span) for span in where.spans]
    return models.Filter(must=must or None, should=should or None) if must or should else None


def _overlapping(report: str, start: int, end: int) -> models.Filter:
    return models.Filter(
        must=[
            models.FieldCondition(key="report", match=models.MatchValue(value=report)),
            models.FieldCondition(key="start", range=models.Range(lt=end)),
            models.FieldCondition(key="end", range=models.Range(gt=start)),
        ]
    )
