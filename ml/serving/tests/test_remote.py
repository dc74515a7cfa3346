"""The remote runtime, over real sockets."""

import asyncio
import json
import os
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import numpy as np
import pytest
from fastapi.testclient import TestClient
from starlette.responses import JSONResponse, Response

from oo_scorer.runtimes import ModelFailedError, RuntimeUnavailableError, Vector
from oo_scorer.runtimes.remote import RemoteRuntime
from tests.folders import ROWS, SCORES, write_model
from tests.inference_server import NAME, VERSION, InferenceServer
from tests.running import running


def ask(url: str, *, version: str | None = VERSION, model: str = NAME, width: int = 3, seconds: float = 5) -> Vector:
    async def score() -> Vector:
        runtime = RemoteRuntime(httpx.AsyncClient(base_url=url, timeout=seconds), seconds, model, version, width)
        try:
            return await runtime.score(np.array(ROWS))
        finally:
            await runtime.close()

    return asyncio.run(score())


def is_ready(url: str, *, version: str | None = VERSION, width: int = 3) -> bool:
    async def ready() -> bool:
        runtime = RemoteRuntime(httpx.AsyncClient(base_url=url), 5, NAME, version, width)
        try:
            return await runtime.ready()
        finally:
            await runtime.close()

    return asyncio.run(ready())


class RemoteRuntimeContract:
    """What holds for every server of the protocol."""

    def test_gives_one_score_a_row(self, url: str) -> None:
        assert ask(url).tolist() == SCORES

    def test_is_ready(self, url: str) -> None:
        assert is_ready(url)

    def test_takes_no_other_version(self, url: str) -> None:
        with pytest.raises(RuntimeUnavailableError):
            ask(url, version="v2")
        assert not is_ready(url, version="v2")

    def test_takes_no_other_model(self, url: str) -> None:
        with pytest.raises(RuntimeUnavailableError):
            ask(url, model="another")

    def test_sends_no_rows_to_a_model_of_another_width(self, url: str) -> None:
        with pytest.raises(ModelFailedError, match="4 columns"):
            ask(url, width=4)
        assert not is_ready(url, width=4)


class TestStandIn(RemoteRuntimeContract):
    @pytest.fixture
    def url(self, stand_in: str) -> str:
        return stand_in


@pytest.mark.mlserver
class TestMLServer(RemoteRuntimeContract):
    """The real one, in an environment of its own."""

    @pytest.fixture
    def url(self, mlserver: str) -> str:
        return mlserver


@pytest.fixture(scope="module")
def stand_in() -> Iterator[str]:
    with running(InferenceServer().app) as url:
        yield url


@pytest.fixture(scope="module")
def mlserver(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("mlserver") / "models"
    served = Path(__file__).parent / "served_by_mlserver"
    shutil.copytree(served, folder, ignore=shutil.ignore_patterns("__pycache__"))
    ports = {name: free_port() for name in ("http_port", "grpc_port", "metrics_port")}
    settings = {"host": "127.0.0.1", "parallel_workers": 0, **ports}
    (folder / "settings.json").write_text(json.dumps(settings))
    log = folder.parent / "log"
    command = [str(Path(os.environ["OO_MLSERVER_PYTHON"]).parent / "mlserver"), "start", str(folder)]
    with log.open("wb") as out:
        process = subprocess.Popen(command, cwd=folder, stdout=out, stderr=subprocess.STDOUT)
    try:
        url = f"http://127.0.0.1:{ports['http_port']}"
        await_ready(f"{url}/v2/models/{NAME}/versions/{VERSION}/ready", process, log)
        yield url
    finally:
        process.terminate()
        process.wait(20)


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        return int(listener.getsockname()[1])


def await_ready(url: str, process: "subprocess.Popen[bytes]", log: Path) -> None:
    deadline = time.monotonic() + 90
    while time.monotonic() < deadline and process.poll() is None:
        try:
            if httpx.get(url).status_code == 200:
                return
        except httpx.HTTPError:
            pass
        time.sleep(0.2)
    pytest.fail("MLServer does not start:\n" + log.read_text()[-4000:])


@pytest.fixture
def server() -> InferenceServer:
    return InferenceServer()


def test_reads_the_metadata_once(server: InferenceServer) -> None:
    async def twice(url: str) -> None:
        runtime = RemoteRuntime(httpx.AsyncClient(base_url=url), 5, NAME, VERSION, 3)
        await runtime.score(np.array(ROWS))
        await runtime.score(np.array(ROWS))
        await runtime.close()

    with running(server.app) as url:
        asyncio.run(twice(url))
    assert server.asked == [VERSION, "infer", "infer"]


def test_gives_up_when_the_whole_answer_is_late(server: InferenceServer) -> None:
    server.delay = 2
    with running(server.app) as url:
        began = time.monotonic()
        with pytest.raises(RuntimeUnavailableError):
            ask(url, seconds=0.1)
        assert time.monotonic() - began < 1.8


def test_tells_a_server_that_is_away() -> None:
    with pytest.raises(RuntimeUnavailableError):
        ask(f"http://127.0.0.1:{free_port()}")
    assert not is_ready(f"http://127.0.0.1:{free_port()}")


METADATA = {"name": NAME, "versions": [VERSION], "inputs": [{"name": "rows", "datatype": "FP64", "shape": [-1, 3]}]}


@pytest.mark.parametrize(
    "metadata",
    [
        METADATA | {"name": "another"},
        METADATA | {"versions": ["v0"]},
        METADATA | {"inputs": [{"name": "rows", "datatype": "BYTES", "shape": [-1, 3]}]},
        METADATA | {"inputs": [{"name": "a", "datatype": "FP64"}, {"name": "b", "datatype": "FP64"}]},
        METADATA | {"inputs": "none"},
    ],
)
def test_takes_no_model_that_is_described_otherwise(server: InferenceServer, metadata: dict[str, Any]) -> None:
    server.answers.append(JSONResponse(metadata))
    with running(server.app) as url, pytest.raises(ModelFailedError):
        ask(url)


def scored(data: object, **more: object) -> Response:
    text = json.dumps({"model_name": NAME, "outputs": [{"name": "scores", "data": data}]} | more)
    return Response(text, media_type="application/json")


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        (scored([1.0, 2.0]), ModelFailedError),
        (scored([1.0, 2.0, float("nan")]), ModelFailedError),
        (scored(["a", "b", "c"]), ModelFailedError),
        (scored([[1.0, 2.0], [1.0, 2.0], [1.0, 2.0]]), ModelFailedError),
        (scored([1.0, 2.0, 3.0], model_version="v0"), ModelFailedError),
        (scored([1.0, 2.0, 3.0], outputs=[]), ModelFailedError),
        (Response("[]", media_type="application/json"), ModelFailedError),
        (Response("<html>", media_type="text/html"), ModelFailedError),
        (JSONResponse({"error": "bad"}, 400), ModelFailedError),
        (JSONResponse({"error": "broken"}, 500), RuntimeUnavailableError),
        (JSONResponse({"error": "gone"}, 404), RuntimeUnavailableError),
    ],
)
def test_takes_no_scores_that_are_none(server: InferenceServer, answer: Response, error: type[Exception]) -> None:
    server.answers += [JSONResponse(METADATA), answer]
    with running(server.app) as url, pytest.raises(error):
        ask(url)


def test_is_served_like_the_others(
    models: Path, serving: Callable[..., TestClient], request_body: dict[str, Any], server: InferenceServer
) -> None:
    with running(server.app) as url:
        write_model(
            models, runtime="remote", remote={"url": url, "model": NAME, "version": VERSION, "timeout_ms": 2000}
        )
        client = serving()
        assert client.get("/health/ready").status_code == 200
        assert client.post("/v1/scores", json=request_body).json()["scores"] == SCORES
    assert client.get("/health/ready").json()["code"] == "NOT_READY"
    answer = client.post("/v1/scores", json=request_body)
    assert (answer.status_code, answer.json()["code"]) == (503, "RUNTIME_UNAVAILABLE")
