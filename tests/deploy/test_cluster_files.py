"""The files that start a cluster, which no test starts: read as Compose and Helm read them, and held to what they promise."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

DEPLOY = Path(__file__).parents[2] / "deploy"
NODES = ("node-1", "node-2", "node-3")
IMAGE = "qdrant/qdrant:v1.20.0"


def read(name: str) -> dict[str, Any]:
    whole: dict[str, Any] = yaml.safe_load((DEPLOY / name).read_text(encoding="utf-8"))
    return whole


COMPOSE, TLS, VALUES = read("compose.yaml")["services"], read("compose.tls.yaml")["services"], read("values.yaml")


def composed(*files: str, **environment: str) -> subprocess.CompletedProcess[str]:
    given = {"PATH": os.environ["PATH"], "HOME": os.environ.get("HOME", "/"), **environment}
    for command in (["docker", "compose"], ["docker-compose"]):
        if shutil.which(command[0]) and not subprocess.run([*command, "version"], capture_output=True).returncode:
            call = [*command, *(word for it in files for word in ("-f", str(DEPLOY / it))), "config"]
            return subprocess.run(call, capture_output=True, text=True, env=given, check=False)
    pytest.skip("Compose is not installed; apt-get install docker-compose")


def test_compose_reads_it_and_wants_a_key() -> None:
    done = composed("compose.yaml", TIPQA_QDRANT_API_KEY="k")
    assert done.returncode == 0, done.stderr
    assert set(yaml.safe_load(done.stdout)["services"]) == {*NODES, "balancer"}
    assert "set it to a long random word" in composed("compose.yaml").stderr


def test_compose_reads_it_with_tls() -> None:
    files = ("compose.yaml", "compose.tls.yaml")
    done = composed(*files, TIPQA_QDRANT_API_KEY="k", TIPQA_QDRANT_CERTIFICATES="/certificates")
    assert done.returncode == 0, done.stderr
    services = yaml.safe_load(done.stdout)["services"]
    for name in NODES:
        environment = services[name]["environment"]
        assert (environment["QDRANT__SERVICE__ENABLE_TLS"], environment["QDRANT__SERVICE__API_KEY"]) == ("true", "k")
        assert "http://" not in str(services[name]["command"])
    assert "folder of the certificates" in composed(*files, TIPQA_QDRANT_API_KEY="k").stderr


@pytest.mark.parametrize("name", NODES)
def test_each_node_keeps_its_own_and_knows_the_first(name: str) -> None:
    node = COMPOSE[name]
    assert node["image"] == IMAGE
    at = name.removeprefix("node-")
    assert [it.partition(":")[0] for it in node["volumes"]] == [f"storage-{at}", f"snapshots-{at}"]
    for command, scheme in ((node["command"], "http"), (TLS[name]["command"], "https")):
        assert command[-2:] == ["--uri", f"{scheme}://{name}:6335"]
        assert (f"{scheme}://node-1:6335" in command[:-2]) == (name != "node-1")
    assert node["environment"]["QDRANT__SERVICE__API_KEY"].startswith("${TIPQA_QDRANT_API_KEY:?")


def test_no_port_is_reached_from_other_machines_and_none_twice() -> None:
    ports = [port for it in COMPOSE.values() for port in it["ports"]]
    assert all(port.startswith("127.0.0.1:") for port in ports)
    assert len({port.split(":")[1] for port in ports}) == len(ports) == 4
    assert not any(port.endswith(":6335") for port in ports)  # by which nodes write to each other, without a key


def test_no_image_goes_without_its_version() -> None:
    images = {it["image"] for it in COMPOSE.values()}
    assert all(not image.endswith(":latest") and image.count(":") == 1 for image in images)
    assert VALUES["image"]["tag"] == IMAGE.partition(":")[2]


def test_the_helm_values_lose_no_index_with_one_node() -> None:
    assert VALUES["replicaCount"] == 3
    assert VALUES["podDisruptionBudget"] == {"enabled": True, "maxUnavailable": 1}
    (spread,) = VALUES["topologySpreadConstraints"]
    assert spread["whenUnsatisfiable"] == "DoNotSchedule"
    assert VALUES["snapshotPersistence"]["enabled"]


def test_the_helm_values_hold_no_secret_and_encrypt() -> None:
    keys = [VALUES[name]["valueFrom"]["secretKeyRef"] for name in ("apiKey", "readOnlyApiKey")]
    assert {it["name"] for it in keys} == {"tipqa-qdrant-keys"}
    assert keys[0]["key"] != keys[1]["key"]
    config = VALUES["config"]
    assert config["service"]["enable_tls"]
    assert config["cluster"]["p2p"]["enable_tls"]
    (mount,) = VALUES["additionalVolumeMounts"]
    assert mount["name"] == VALUES["additionalVolumes"][0]["name"]
    assert all(path.startswith(mount["mountPath"] + "/") for path in config["tls"].values())
