"""The application: the operations of contracts/openapi/scorer.yaml."""

import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated, Any

import numpy as np
from fastapi import Depends, FastAPI, Header, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from starlette.exceptions import HTTPException

from oo_scorer.contract import Fault, Liveness, Models, Problem, Readiness, ScoreRequest, Scores
from oo_scorer.envelope import Envelope
from oo_scorer.models import ServedModel, ServedModels
from oo_scorer.problems import MEDIA_TYPE, Code, ProblemError
from oo_scorer.runtimes import ModelFailedError, RuntimeUnavailableError

LOG = logging.getLogger(__name__)

_REQUEST_ID = {
    "Request-Id": {
        "description": "The request's trace id, 32 hexadecimal digits; also in problems and in the logs.",
        "required": True,
        "schema": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    }
}

Traceparent = Annotated[str, Header(description="The caller's trace (W3C Trace Context).")]


def _answers(*statuses: int) -> dict[int | str, dict[str, Any]]:
    """What an operation answers: 200, problems of its own, and any other problem."""
    problem = {
        "description": "A problem.",
        "headers": _REQUEST_ID,
        "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    return {200: {"headers": _REQUEST_ID}, **dict.fromkeys([*statuses, "default"], problem)}


async def _json_only(request: Request) -> None:
    media_type = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if media_type != "application/json":
        raise ProblemError(
            Code.UNSUPPORTED_MEDIA_TYPE,
            "This operation takes application/json.",
            params={"supported": "application/json"},
        )


def create_app(models: ServedModels) -> FastAPI:
    """The application over these models, which are closed with it."""

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        yield
        await models.close()

    app = FastAPI(
        title="oO scorer",
        version="0.1.0",
        lifespan=lifespan,
        openapi_url=None,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
    )

    @app.post(
        "/v1/scores",
        operation_id="scoreCandidates",
        responses=_answers(400, 404, 409, 503),
        dependencies=[Depends(_json_only)],
    )
    async def score(request: ScoreRequest, traceparent: Traceparent = "") -> Scores:
        model = models.of(request.model)
        if model is None:
            raise _of_model(Code.MODEL_NOT_FOUND, "There is no {model}.", request)
        if request.features_hash != model.features.hash:
            raise _of_model(Code.FEATURES_MISMATCH, "{model} was not trained with these features.", request)
        _check_widths(request, model)
        try:
            found = await model.runtime.score(np.array(request.rows, dtype=np.float64))
        except RuntimeUnavailableError as e:
            LOG.warning("The server of %s does not answer: %s", model.ref, e)
            raise _of_model(Code.RUNTIME_UNAVAILABLE, "The server of {model} does not answer.", request) from e
        except ModelFailedError as e:
            LOG.warning("%s failed: %s", model.ref, e)
            raise _of_model(Code.MODEL_FAILED, "{model} did not give one finite score a row.", request) from e
        return Scores(model=model.ref, features_hash=model.features.hash, scores=found.tolist())

    @app.get("/v1/models", operation_id="listModels", responses=_answers())
    async def list_models(traceparent: Traceparent = "") -> Models:
        return models.told()

    @app.get("/health/live", operation_id="isLive", responses=_answers())
    async def is_live(traceparent: Traceparent = "") -> Liveness:
        return Liveness(status="live")

    @app.get("/health/ready", operation_id="isReady", responses=_answers(503))
    async def is_ready(traceparent: Traceparent = "") -> Readiness:
        missing = await models.missing()
        if missing:
            names = ", ".join(missing)
            raise ProblemError(Code.NOT_READY, f"Not ready: {names}.", params={"missing": names})
        return Readiness(status="ready", models=models.refs())

    _tell_problems(app)
    # The contract's schema of problems, which no operation returns by type.
    _with_schema_of_problems(app)
    app.add_middleware(Envelope)
    return app


def _of_model(code: Code, detail: str, request: ScoreRequest) -> ProblemError:
    name = str(request.model)
    return ProblemError(code, detail.format(model=name), params={"model": name})


def _check_widths(request: ScoreRequest, model: ServedModel) -> None:
    width = model.features.width
    faults = [
        Fault(pointer=f"/rows/{i}", code="width", detail=f"A row of this model has {width} numbers")
        for i, row in enumerate(request.rows)
        if len(row) != width
    ]
    if faults:
        raise _invalid(faults)


def _invalid(faults: list[Fault]) -> ProblemError:
    count = "One fault was found." if len(faults) == 1 else f"{len(faults)} faults were found."
    return ProblemError(Code.VALIDATION_FAILED, count, errors=faults)


def _tell_problems(app: FastAPI) -> None:
    @app.exception_handler(ProblemError)
    async def problem(request: Request, e: ProblemError) -> JSONResponse:
        return e.answer(request.url.path, request.state.request_id)

    @app.exception_handler(RequestValidationError)
    async def invalid(request: Request, e: RequestValidationError) -> JSONResponse:
        return _refusal(e).answer(request.url.path, request.state.request_id)

    @app.exception_handler(HTTPException)
    async def refused(request: Request, e: HTTPException) -> JSONResponse:
        known = {
            404: ProblemError(Code.NOT_FOUND, "The path is not part of the contract."),
            405: ProblemError(Code.METHOD_NOT_ALLOWED, "The path does not know this method."),
        }
        # What ends the reading of a body arrives here wrapped.
        if isinstance(e.__cause__, ProblemError):
            return e.__cause__.answer(request.url.path, request.state.request_id)
        told = known.get(e.status_code, ProblemError(Code.MALFORMED_REQUEST, "The body could not be read."))
        answer = told.answer(request.url.path, request.state.request_id)
        answer.headers.update(e.headers or {})
        return answer


def _refusal(e: RequestValidationError) -> ProblemError:
    faults = e.errors()
    if any(fault["type"] == "json_invalid" for fault in faults):
        return ProblemError(Code.MALFORMED_REQUEST, "The body is no JSON.")
    return _invalid(
        [Fault(pointer=_pointer(fault["loc"]), code=fault["type"], detail=fault["msg"]) for fault in faults]
    )


def _pointer(location: tuple[int | str, ...]) -> str:
    parts = [str(part).replace("~", "~0").replace("/", "~1") for part in location[1:]]
    return "".join("/" + part for part in parts)


def _with_schema_of_problems(app: FastAPI) -> None:
    generate = app.openapi

    def openapi() -> dict[str, Any]:
        document = generate()
        schema = Problem.model_json_schema(ref_template="#/components/schemas/{model}")
        document["components"]["schemas"] |= schema.pop("$defs", {}) | {"Problem": schema}
        return json.loads(json.dumps(document))  # type: ignore[no-any-return]

    app.openapi = openapi  # type: ignore[method-assign]
