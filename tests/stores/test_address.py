from __future__ import annotations

import pytest

from tipqa.errors import SettingsError, UsageError
from tipqa.places import is_address, read_place
from tipqa.stores.address import Address, Reach, read_address, read_reach


def test_a_server_has_host_port_and_name() -> None:
    assert read_address("qdrant://store.example:7000/rights") == Address(
        "qdrant://store.example:7000/rights", "server", "rights", "store.example", 7000
    )
    plain = read_address("qdrant://store.example")
    assert (plain.name, plain.port) == ("tip", 6333)
    assert read_address("qdrant://[::1]:6333/tip?prefix=agency-").name == "agency-tip"


def test_a_folder_may_be_named_as_folders_are() -> None:
    here = read_address("qdrant+edge:indexes/shared")
    assert (here.kind, here.folder, here.name) == ("edge", "indexes/shared", "tip")
    assert read_address("qdrant+local:/srv/tip?name=rights&prefix=a-").name == "a-rights"


@pytest.mark.parametrize(
    "text",
    [
        "qdrant:store.example",
        "qdrant://",
        "qdrant://host:port/tip",
        "qdrant://host:99999/tip",
        "qdrant+edge:",
        "qdrant+edge://host/tip",
        "qdrant+local:/srv?colour=red",
        "qdrant://host/tip?name=tip",
        "qdrant://host/two/parts",
        "qdrant://host/tip?prefix=a b",
        "http://host/tip",
    ],
)
def test_what_is_no_address_is_refused_by_name(text: str) -> None:
    with pytest.raises(UsageError, match=r"qdrant|name has letters|known are"):
        read_address(text)


def test_a_key_does_not_belong_into_an_address() -> None:
    with pytest.raises(UsageError, match="TIPQA_QDRANT_API_KEY") as caught:
        read_address("qdrant://user:secret@host/tip")
    assert "secret" not in str(caught.value)


def test_the_environment_says_how_to_reach_a_server() -> None:
    assert read_reach({}) == Reach()
    given = {
        "TIPQA_QDRANT_API_KEY": "k",
        "TIPQA_QDRANT_TLS": "Yes",
        "TIPQA_QDRANT_TIMEOUT": "5",
        "TIPQA_QDRANT_EXACT": "no",
        "TIPQA_QDRANT_SHARDS": "6",
        "TIPQA_QDRANT_REPLICAS": "2",
    }
    assert read_reach(given) == Reach("k", True, 5, False, 6, 2)
    assert "k=" not in repr(read_reach(given))
    assert "'k'" not in repr(read_reach(given))


@pytest.mark.parametrize(
    ("name", "value"), [("TLS", "maybe"), ("TIMEOUT", "0"), ("TIMEOUT", "soon"), ("SHARDS", "-1"), ("REPLICAS", "1.5")]
)
def test_a_value_that_cannot_be_is_named(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=f"TIPQA_QDRANT_{name} is '{value}'"):
        read_reach({f"TIPQA_QDRANT_{name}": value})


def test_places_tell_addresses_from_folders() -> None:
    assert is_address(read_place("qdrant+edge:/srv/tip"))
    assert is_address(read_place("qdrant://host/tip"))
    assert not is_address(read_place("indexes/qdrant"))
