"""A model on another server, asked by the Open Inference Protocol v2 (MLServer, Triton, KServe)."""

import asyncio
import json
from typing import Any

import httpx
import numpy as np

from oo_scorer.runtimes import Matrix, ModelFailedError, RuntimeUnavailableError, Vector, scores

_TYPES = {"FP64": np.float64, "FP32": np.float32}


class RemoteRuntime:
    """Asks `POST /v2/models/{name}/versions/{version}/infer` for one score a row.

    Before its first scores it reads the model's metadata once, and scores only with a model that has that name, that
    version where the server tells versions, and as many columns. What the server was trained with it cannot tell: the
    features of the manifest are the promise of whoever wrote it.
    """

    def __init__(self, client: httpx.AsyncClient, seconds: float, model: str, version: str | None, width: int) -> None:
        """:param client: with the server's address
        :param seconds: the longest time that an answer may take, all of it
        """
        self._client = client
        self._seconds = seconds
        self._model = model
        self._version = version
        self._path = f"/v2/models/{model}" + (f"/versions/{version}" if version else "")
        self._width = width
        self._input: tuple[str, str] | None = None

    async def score(self, rows: Matrix) -> Vector:
        name, datatype = self._input or await self._described()
        body = {
            "inputs": [
                {
                    "name": name,
                    "shape": list(rows.shape),
                    "datatype": datatype,
                    "data": rows.astype(_TYPES[datatype]).ravel().tolist(),
                }
            ]
        }
        answer = await self._ask("POST", "/infer", body)
        self._check_version(answer.get("model_version"))
        outputs = answer.get("outputs")
        if not isinstance(outputs, list) or not outputs or not isinstance(outputs[0], dict):
            raise ModelFailedError("the answer has no output")
        return scores(outputs[0].get("data"), len(rows))

    async def ready(self) -> bool:
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._client.get(self._path + "/ready")
            if response.status_code != httpx.codes.OK:
                return False
            await self._described()
            return True
        except (httpx.HTTPError, TimeoutError, RuntimeUnavailableError, ModelFailedError):
            return False

    async def close(self) -> None:
        await self._client.aclose()

    async def _described(self) -> tuple[str, str]:
        """Name and type of the model's input; the type is the smallest loss where the server leaves it open."""
        described = await self._ask("GET", "", None)
        if described.get("name") != self._model:
            raise ModelFailedError(f"{self._model} calls itself {described.get('name')}")
        versions = described.get("versions")
        if self._version and versions and self._version not in versions:
            raise ModelFailedError(f"the server has no version {self._version}")
        inputs = described.get("inputs") or [{}]
        if not isinstance(inputs, list) or len(inputs) != 1 or not isinstance(inputs[0], dict):
            raise ModelFailedError("the model needs exactly one input")
        shape = inputs[0].get("shape")
        if isinstance(shape, list) and shape and shape[-1] not in (-1, self._width):
            raise ModelFailedError(f"the model takes the shape {shape}, the features have {self._width} columns")
        datatype = inputs[0].get("datatype", "FP64")
        if datatype not in _TYPES:
            raise ModelFailedError(f"the model takes {datatype}, not floating point")
        self._input = (str(inputs[0].get("name", "input-0")), datatype)
        return self._input

    def _check_version(self, answered: object) -> None:
        if self._version and answered and answered != self._version:
            raise ModelFailedError(f"the server answered with the version {answered}, not {self._version}")

    async def _ask(self, method: str, path: str, body: dict[str, Any] | None) -> dict[str, Any]:
        try:
            async with asyncio.timeout(self._seconds):
                response = await self._client.request(method, self._path + path, json=body)
        except (httpx.HTTPError, TimeoutError) as e:
            raise RuntimeUnavailableError(type(e).__name__) from e
        if response.status_code >= httpx.codes.INTERNAL_SERVER_ERROR or response.status_code == httpx.codes.NOT_FOUND:
            raise RuntimeUnavailableError(f"status {response.status_code}")
        if response.status_code != httpx.codes.OK:
            raise ModelFailedError(f"status {response.status_code}")
        try:
            answer = response.json()
        except (json.JSONDecodeError, UnicodeDecodeError) as e:
            raise ModelFailedError("the answer is no JSON") from e
        if not isinstance(answer, dict):
            raise ModelFailedError("the answer is no object")
        return answer
