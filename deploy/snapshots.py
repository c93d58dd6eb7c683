"""Back up an index that a Qdrant cluster holds, and put it back.

    python deploy/snapshots.py backup --node http://127.0.0.1:6341 --node http://127.0.0.1:6342 --node http://127.0.0.1:6343 \
        --index tip --to /backups/tip-2026-11-28
    python deploy/snapshots.py restore --node … --node … --node … --from /backups/tip-2026-11-28

Every node is named, since a snapshot holds what its node holds; `--index` is the name in the address of the store, with its
prefix. The key is read from TIPQA_QDRANT_API_KEY. A backup is whole once `backup.json` stands in its folder, which is written
last. A restoration goes to as many nodes of the same minor version, waits until every shard answers, counts all points, and
lets the name lead to the build at the end, so that readers see the old index or the new one. It needs httpx and click, which
come with tipqa, and not tipqa itself.
"""

from __future__ import annotations

import hashlib
import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click
import httpx

WHOLE = "backup.json"
_PIECE = 1 << 20
_WAIT = 2.0  # seconds between two looks at the shards


class Node:
    """One node, asked by its REST interface."""

    def __init__(self, address: str, timeout: float) -> None:
        key = os.environ.get("TIPQA_QDRANT_API_KEY", "")
        self.address = address.rstrip("/")
        self.client = httpx.Client(
            base_url=self.address, timeout=httpx.Timeout(timeout, connect=10), headers={"api-key": key} if key else {}
        )

    def ask(self, method: str, path: str, **more: Any) -> Any:
        """What the node answers; a `ClickException` where it does not."""
        with self._guarded(path):
            response = self.client.request(method, path, **more)
            self._check(response, path)
            return response.json()

    def download(self, path: str, to: Path) -> str:
        """Write what stands at a path into a file, whole or not at all; gives its SHA-256."""
        digest, beside = hashlib.sha256(), to.with_suffix(".part")
        with self._guarded(path), self.client.stream("GET", path) as response, beside.open("wb") as file:
            self._check(response, path)
            for piece in response.iter_bytes(_PIECE):
                digest.update(piece)
                file.write(piece)
        beside.rename(to)
        return digest.hexdigest()

    @contextmanager
    def _guarded(self, path: str) -> Iterator[None]:
        try:
            yield
        except (httpx.HTTPError, ValueError) as error:
            raise click.ClickException(
                f"{self.address}/{path} does not answer: {error or type(error).__name__}"
            ) from error

    def _check(self, response: httpx.Response, path: str) -> None:
        if response.status_code in (401, 403):
            raise click.ClickException(f"{self.address} refuses the key; set TIPQA_QDRANT_API_KEY")
        if response.is_error:
            said = response.read().decode(errors="replace")[:200]
            raise click.ClickException(f"{self.address}/{path} answers {response.status_code}: {said}")


def minor_version(nodes: list[Node]) -> str:
    """The version that all nodes have, such as "1.20"; snapshots can be put back only into the same."""
    versions = {".".join(node.ask("GET", "")["version"].split(".")[:2]) for node in nodes}
    if len(versions) > 1:
        raise click.ClickException(f"the nodes have different versions: {', '.join(sorted(versions))}")
    return versions.pop()


def leads_to(node: Node, index: str) -> str | None:
    """The collection that the name of an index leads to."""
    aliases = node.ask("GET", "aliases")["result"]["aliases"]
    return next((it["collection_name"] for it in aliases if it["alias_name"] == index), None)


def collections(node: Node) -> set[str]:
    """The names of all collections."""
    return {it["name"] for it in node.ask("GET", "collections")["result"]["collections"]}


def points(node: Node, collection: str) -> int:
    """How many points a collection has on all nodes together."""
    return int(node.ask("POST", f"collections/{collection}/points/count", json={"exact": True})["result"]["count"])


def take(node: Node, collection: str, to: Path) -> dict[str, str]:
    """Let a node make a snapshot, fetch it, and let the node remove it."""
    made = node.ask("POST", f"collections/{collection}/snapshots")["result"]
    path = f"collections/{collection}/snapshots/{made['name']}"
    sha256 = node.download(path, to)
    node.ask("DELETE", path)
    if made.get("checksum") not in (None, sha256):
        raise click.ClickException(f"{to} arrived damaged; run the backup again")
    return {"file": to.name, "sha256": sha256}


def put(node: Node, collection: str, folder: Path, snapshot: dict[str, str]) -> None:
    """Give a node its part of a collection back."""
    path, asked = folder / snapshot["file"], {"priority": "snapshot", "checksum": snapshot["sha256"], "wait": "true"}
    if not path.is_file():
        raise click.ClickException(f"{path} is missing; take another backup")
    with path.open("rb") as file:
        node.ask("POST", f"collections/{collection}/snapshots/upload", params=asked, files={"snapshot": file})


def wait_until_active(node: Node, collection: str, seconds: float) -> None:
    """Wait until every replica of every shard answers."""
    until = time.monotonic() + seconds
    while True:
        told = node.ask("GET", f"collections/{collection}/cluster")["result"]
        states = {it["state"] for it in (*told["local_shards"], *told["remote_shards"])}
        if states <= {"Active"} and not told["shard_transfers"]:
            return
        if time.monotonic() > until:
            raise click.ClickException(
                f"{collection} is not whole after {seconds:.0f} s; look at {node.address}/cluster"
            )
        time.sleep(_WAIT)


@click.group()
def main() -> None:
    """Back up an index that a Qdrant cluster holds, and put it back."""


@main.command()
@click.option("--node", "addresses", multiple=True, required=True, help="The address of a node; once for each.")
@click.option("--index", default="tip", show_default=True)
@click.option("--to", "folder", type=click.Path(path_type=Path), required=True)
@click.option("--timeout", default=3600.0, show_default=True, help="Seconds that one snapshot may take.")
def backup(addresses: tuple[str, ...], index: str, folder: Path, timeout: float) -> None:
    """Write the build that answers into a folder, from every node."""
    nodes = [Node(it, timeout) for it in addresses]
    version, standing = minor_version(nodes), leads_to(nodes[0], index)
    if standing is None:
        raise click.ClickException(f"{nodes[0].address} has no index {index!r}; name one that `tipqa index --to` built")
    if folder.exists() and any(folder.iterdir()):
        raise click.ClickException(f"{folder} is not empty; name another folder")
    folder.mkdir(parents=True, exist_ok=True)
    build = standing.rpartition("-")[0]
    held: dict[str, Any] = {}
    for name in sorted(it for it in collections(nodes[0]) if it.rpartition("-")[0] == build):
        parts = [take(node, name, folder / f"{name}.{at}.snapshot") for at, node in enumerate(nodes, 1)]
        held[name] = {"points": points(nodes[0], name), "snapshots": parts}
        click.echo(f"{name}: {held[name]['points']} points")
    whole = {"index": index, "leads_to": standing, "version": version, "nodes": len(nodes), "collections": held}
    (folder / WHOLE).write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


@main.command()
@click.option("--node", "addresses", multiple=True, required=True, help="The address of a node; once for each.")
@click.option("--from", "folder", type=click.Path(path_type=Path), required=True)
@click.option("--replace", is_flag=True, help="Remove collections of the same build that are there.")
@click.option("--timeout", default=3600.0, show_default=True, help="Seconds that one snapshot may take.")
def restore(addresses: tuple[str, ...], folder: Path, replace: bool, timeout: float) -> None:
    """Put a backup back, and let the name of the index lead to it."""
    nodes, whole = [Node(it, timeout) for it in addresses], _read(folder)
    if len(nodes) != whole["nodes"]:
        raise click.ClickException(f"{folder} was taken of {whole['nodes']} nodes; name as many")
    if (version := minor_version(nodes)) != whole["version"]:
        raise click.ClickException(f"{folder} was taken of Qdrant {whole['version']}, and the nodes have {version}")
    there = collections(nodes[0]) & set(whole["collections"])
    if there and not replace:
        raise click.ClickException(f"{min(there)} is there already; give --replace to remove it first")
    for name, held in whole["collections"].items():
        if name in there:
            nodes[0].ask("DELETE", f"collections/{name}")
        for node, snapshot in zip(nodes, held["snapshots"], strict=True):
            put(node, name, folder, snapshot)
        wait_until_active(nodes[0], name, timeout)
        found = points(nodes[0], name)
        if found != held["points"]:
            raise click.ClickException(f"{name} has {found} points, and had {held['points']}; restore it again")
        click.echo(f"{name}: {found} points")
    lead(nodes[0], whole["index"], whole["leads_to"])


def lead(node: Node, index: str, collection: str) -> None:
    """Let the name of an index lead to a collection, in one step."""
    steps: list[Any] = [{"create_alias": {"collection_name": collection, "alias_name": index}}]
    if leads_to(node, index):
        steps.insert(0, {"delete_alias": {"alias_name": index}})
    node.ask("POST", "collections/aliases", json={"actions": steps})


def _read(folder: Path) -> dict[str, Any]:
    try:
        whole: dict[str, Any] = json.loads((folder / WHOLE).read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise click.ClickException(f"{folder} holds no whole backup ({error}); name another folder") from error
    return whole


if __name__ == "__main__":
    main()
