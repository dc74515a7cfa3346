"""What goes over the wire: the schemas of contracts/openapi/scorer.yaml, which a test compares with these."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

MOST_ROWS = 512
MOST_COLUMNS = 512

Name = Annotated[str, Field(pattern="^[a-z0-9][a-z0-9_-]{0,63}$")]
Version = Annotated[str, Field(pattern="^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")]
Sha256 = Annotated[str, Field(pattern="^[0-9a-f]{64}$")]
TraceId = Annotated[str, Field(pattern="^[0-9a-f]{32}$")]

# A number that JSON can carry: no text, no truth value, no NaN.
Number = Annotated[float, Field(strict=True, allow_inf_nan=False)]
Row = Annotated[list[Number], Field(min_length=1, max_length=MOST_COLUMNS)]


class _Wire(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class ModelRef(_Wire):
    name: Name
    version: Version

    def __str__(self) -> str:
        return f"{self.name}@{self.version}"


class ScoreRequest(_Wire):
    model: ModelRef
    features_hash: Sha256
    rows: Annotated[list[Row], Field(min_length=1, max_length=MOST_ROWS)]


class Scores(_Wire):
    model: ModelRef
    features_hash: Sha256
    scores: Annotated[list[Number], Field(min_length=1, max_length=MOST_ROWS)]


class Model(_Wire):
    name: Name
    version: Version
    features_hash: Sha256
    width: Annotated[int, Field(ge=1, le=MOST_COLUMNS)]
    runtime: str
    checksum: Annotated[str, Field(pattern="^([0-9a-f]{64}|)$")]


class RefusedModel(_Wire):
    folder: str
    reason: str


class Models(_Wire):
    items: Annotated[list[Model], Field(max_length=1000)]
    refused: Annotated[list[RefusedModel], Field(max_length=1000)]


class Liveness(_Wire):
    status: Literal["live"]


class Readiness(_Wire):
    status: Literal["ready"]
    models: Annotated[list[ModelRef], Field(max_length=1000)]


class Fault(_Wire):
    pointer: str
    code: str
    detail: str


class Problem(_Wire):
    type: str
    title: str
    status: Annotated[int, Field(ge=400, le=599)]
    detail: str
    instance: str
    code: str
    request_id: TraceId
    retryable: bool
    params: dict[str, str]
    errors: Annotated[list[Fault], Field(max_length=50)]
