"""A server of the Open Inference Protocol v2 in miniature: what the tests of the remote runtime need of MLServer.

`RemoteRuntimeContract` runs the same cases on this and on the real one.
"""

import asyncio
from typing import Any

import numpy as np
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from tests.folders import COEF, INTERCEPT

NAME = "linear"
VERSION = "v1"


class InferenceServer:
    """Serves one linear model; `answers` replaces what it would answer to the next questions."""

    def __init__(self) -> None:
        self.answers: list[Response] = []
        self.delay = 0.0
        self.asked: list[str] = []
        model = f"/v2/models/{NAME}/versions/{VERSION}"
        self.app = Starlette(
            routes=[
                Route(model, self._metadata),
                Route(model + "/ready", self._ready),
                Route(model + "/infer", self._infer, methods=["POST"]),
            ]
        )

    async def _told(self, request: Request, answer: dict[str, Any]) -> Response:
        self.asked.append(request.url.path.rpartition("/")[2])
        await asyncio.sleep(self.delay)
        return self.answers.pop(0) if self.answers else JSONResponse(answer)

    async def _metadata(self, request: Request) -> Response:
        tensors: dict[str, Any] = {
            "inputs": [{"name": "rows", "datatype": "FP64", "shape": [-1, len(COEF)]}],
            "outputs": [{"name": "scores", "datatype": "FP64", "shape": [-1, 1]}],
        }
        return await self._told(request, {"name": NAME, "versions": [], "platform": "", **tensors})

    async def _ready(self, request: Request) -> Response:
        return await self._told(request, {})

    async def _infer(self, request: Request) -> Response:
        tensor = (await request.json())["inputs"][0]
        rows = np.array(tensor["data"], dtype=np.float64).reshape(tensor["shape"])
        output = {
            "name": "scores",
            "shape": [len(rows), 1],
            "datatype": "FP64",
            "data": (rows @ COEF + INTERCEPT).tolist(),
        }
        return await self._told(request, {"model_name": NAME, "model_version": VERSION, "id": "1", "outputs": [output]})
