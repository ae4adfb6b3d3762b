"""A new store with a random key for every test that asks for one."""

import secrets
from collections.abc import Iterator
from pathlib import Path

import pytest

from vbdt.store.store import Store, create_store


@pytest.fixture
def key() -> bytes:
    return secrets.token_bytes(32)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "ban"


@pytest.fixture
def store(folder: Path, key: bytes) -> Iterator[Store]:
    with create_store(folder, key) as made:
        yield made
