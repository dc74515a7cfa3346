"""Everything that goes wrong, and how it is told (RFC 9457)."""

from enum import Enum

from fastapi.responses import JSONResponse

from oo_scorer.contract import Fault, Problem

MEDIA_TYPE = "application/problem+json"
_MOST_FAULTS = 50


class Code(Enum):
    """The catalogue of the contract: `x-problem-types`."""

    VALIDATION_FAILED = (400, False, "The request breaks the contract")
    MALFORMED_REQUEST = (400, False, "The request could not be read")
    NOT_FOUND = (404, False, "There is nothing at this path")
    MODEL_NOT_FOUND = (404, False, "No such model is served")
    METHOD_NOT_ALLOWED = (405, False, "This path does not know the method")
    FEATURES_MISMATCH = (409, False, "The model was trained with other features")
    BODY_TOO_LARGE = (413, False, "The body is too large")
    UNSUPPORTED_MEDIA_TYPE = (415, False, "This operation does not take such a body")
    INTERNAL_ERROR = (500, True, "Something broke on our side")
    MODEL_FAILED = (500, False, "The model did not give one finite score a candidate")
    NOT_READY = (503, True, "Not every pinned model can be scored with")
    RUNTIME_UNAVAILABLE = (503, True, "The model's server does not answer")

    def __init__(self, status: int, retryable: bool, title: str) -> None:
        self.status = status
        self.retryable = retryable
        self.title = title


class ProblemError(Exception):
    """Ends a request with a problem.

    `params` are the values that stand in `detail`.
    """

    def __init__(
        self,
        code: Code,
        detail: str,
        *,
        params: dict[str, str] | None = None,
        errors: list[Fault] | None = None,
    ) -> None:
        super().__init__(detail)
        self.code = code
        self.detail = detail
        self.params = params or {}
        self.errors = (errors or [])[:_MOST_FAULTS]

    def answer(self, path: str, request_id: str) -> JSONResponse:
        problem = Problem(
            type=f"urn:oo:scorer:problem:{self.code.name}",
            title=self.code.title,
            status=self.code.status,
            detail=self.detail,
            instance=path,
            code=self.code.name,
            request_id=request_id,
            retryable=self.code.retryable,
            params=self.params,
            errors=self.errors,
        )
        return JSONResponse(problem.model_dump(), self.code.status, media_type=MEDIA_TYPE)
