from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from oo_scorer.app import create_app
from oo_scorer.models import ServedModels
from tests.folders import FEATURES_HASH, ROWS


@pytest.fixture
def models(tmp_path: Path) -> Path:
    folder = tmp_path / "models"
    folder.mkdir()
    return folder


@pytest.fixture
def serving(models: Path) -> Iterator[Callable[..., TestClient]]:
    """Starts the application over what lies in the folder of models by then."""
    clients: list[TestClient] = []

    def start(served: ServedModels | None = None) -> TestClient:
        app = create_app(served or ServedModels.load(models, FEATURES_HASH, frozenset()))
        client = TestClient(app, raise_server_exceptions=False)
        clients.append(client)
        client.__enter__()
        return client

    yield start
    for client in clients:
        client.__exit__(None, None, None)


@pytest.fixture
def request_body() -> dict[str, Any]:
    return {"model": {"name": "ranker", "version": "1"}, "features_hash": FEATURES_HASH, "rows": ROWS}
