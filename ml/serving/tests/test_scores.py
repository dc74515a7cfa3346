"""Scoring, over HTTP."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient
from httpx import Response

from oo_scorer.contract import Problem
from oo_scorer.envelope import MOST_BYTES
from tests.folders import FEATURES_HASH, SCORES, linear_file, onnx_file, write_model

Serving = Callable[..., TestClient]


def problem(answer: Response, code: str, status: int) -> Problem:
    assert answer.headers["content-type"] == "application/problem+json"
    told = Problem.model_validate(answer.json())
    assert (told.code, told.status, answer.status_code) == (code, status, status)
    assert told.request_id == answer.headers["request-id"]
    return told


@pytest.mark.parametrize("runtime", ["linear", "onnx"])
def test_gives_one_score_a_row_in_their_order(
    models: Path, serving: Serving, request_body: dict[str, Any], runtime: str
) -> None:
    write_model(models, runtime=runtime)
    answer = serving().post("/v1/scores", json=request_body)
    assert answer.status_code == 200
    assert answer.json() == {
        "model": {"name": "ranker", "version": "1"},
        "features_hash": FEATURES_HASH,
        "scores": SCORES,
    }


def test_scores_with_exactly_the_version_that_is_asked_for(
    models: Path, serving: Serving, request_body: dict[str, Any]
) -> None:
    write_model(models, version="1")
    write_model(models, version="2", file=linear_file(intercept=100.0))
    client = serving()
    first = client.post("/v1/scores", json=request_body).json()
    second = client.post("/v1/scores", json=request_body | {"model": {"name": "ranker", "version": "2"}}).json()
    assert second["model"]["version"] == "2"
    assert np.subtract(second["scores"], first["scores"]) == pytest.approx(100 - 0.125)


@pytest.mark.parametrize("ref", [{"name": "ranker", "version": "3"}, {"name": "other", "version": "1"}])
def test_never_takes_another_version(
    models: Path, serving: Serving, request_body: dict[str, Any], ref: dict[str, str]
) -> None:
    write_model(models)
    told = problem(serving().post("/v1/scores", json=request_body | {"model": ref}), "MODEL_NOT_FOUND", 404)
    assert told.params == {"model": f"{ref['name']}@{ref['version']}"}


def test_refuses_features_that_the_model_was_not_trained_with(
    models: Path, serving: Serving, request_body: dict[str, Any]
) -> None:
    write_model(models)
    problem(serving().post("/v1/scores", json=request_body | {"features_hash": "0" * 64}), "FEATURES_MISMATCH", 409)


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"rows": [[1.0, 2.0]]}, "/rows/0"),
        ({"rows": [[1.0, 2.0, 3.0], [1.0, 2.0, 3.0, 4.0]]}, "/rows/1"),
        ({"rows": []}, "/rows"),
        ({"rows": [[1.0, 2.0, "3"]]}, "/rows/0/2"),
        ({"rows": [[1.0, 2.0, True]]}, "/rows/0/2"),
        ({"rows": [[1.0, 2.0, None]]}, "/rows/0/2"),
        ({"features_hash": "abc"}, "/features_hash"),
        ({"model": {"name": "ranker"}}, "/model/version"),
        ({"user": "ada"}, "/user"),
    ],
)
def test_refuses_what_the_contract_does_not_allow(
    models: Path, serving: Serving, request_body: dict[str, Any], change: dict[str, Any], pointer: str
) -> None:
    write_model(models)
    told = problem(serving().post("/v1/scores", json=request_body | change), "VALIDATION_FAILED", 400)
    assert [fault.pointer for fault in told.errors] == [pointer]


@pytest.mark.parametrize("number", ["NaN", "Infinity", "-Infinity", "1e999"])
def test_refuses_numbers_that_are_not_finite(
    models: Path, serving: Serving, request_body: dict[str, Any], number: str
) -> None:
    write_model(models)
    body = json.dumps(request_body | {"rows": [[1.0, 2.0, "number"]]}).replace('"number"', number)
    answer = serving().post("/v1/scores", content=body, headers={"content-type": "application/json"})
    problem(answer, "VALIDATION_FAILED", 400)


def test_gives_no_score_that_is_not_finite(models: Path, serving: Serving, request_body: dict[str, Any]) -> None:
    write_model(models, name="ranker", file=linear_file(coef=np.array([1e308, 1e308, 1e308])))
    write_model(models, name="small", runtime="onnx", file=onnx_file(elem=1))
    client = serving()
    body = request_body | {"rows": [[1e308, 1e308, 1e308]]}
    problem(client.post("/v1/scores", json=body), "MODEL_FAILED", 500)
    problem(client.post("/v1/scores", json=body | {"model": {"name": "small", "version": "1"}}), "MODEL_FAILED", 500)


def test_refuses_a_body_that_is_no_json(models: Path, serving: Serving) -> None:
    answer = serving().post("/v1/scores", content=b'{"model":', headers={"content-type": "application/json"})
    problem(answer, "MALFORMED_REQUEST", 400)


@pytest.mark.parametrize("media_type", ["text/plain", "application/x-www-form-urlencoded"])
def test_refuses_another_media_type(models: Path, serving: Serving, media_type: str) -> None:
    answer = serving().post("/v1/scores", content=b"{}", headers={"content-type": media_type})
    problem(answer, "UNSUPPORTED_MEDIA_TYPE", 415)


def test_refuses_a_body_that_is_too_long(models: Path, serving: Serving) -> None:
    client = serving()
    headers = {"content-type": "application/json"}
    problem(client.post("/v1/scores", content=b" " * (MOST_BYTES + 1), headers=headers), "BODY_TOO_LARGE", 413)

    def chunks() -> Any:
        for _ in range(MOST_BYTES // 65_536 + 1):
            yield b" " * 65_536

    problem(client.post("/v1/scores", content=chunks(), headers=headers), "BODY_TOO_LARGE", 413)


def test_tells_unknown_paths_and_methods(serving: Serving) -> None:
    client = serving()
    problem(client.get("/v1/nothing"), "NOT_FOUND", 404)
    answer = client.get("/v1/scores")
    problem(answer, "METHOD_NOT_ALLOWED", 405)
    assert answer.headers["allow"] == "POST"


def test_tells_a_bug_without_its_words(
    models: Path, serving: Serving, request_body: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    write_model(models)

    def broken(*_: object) -> None:
        raise RuntimeError("a secret")

    monkeypatch.setattr("oo_scorer.runtimes.linear.scores", broken)
    answer = serving().post("/v1/scores", json=request_body)
    problem(answer, "INTERNAL_ERROR", 500)
    assert "secret" not in answer.text


def test_answers_with_the_trace_of_the_caller(serving: Serving) -> None:
    client = serving()
    trace = "4bf92f3577b34da6a3ce929d0e0e4736"
    asked = client.get("/health/live", headers={"traceparent": f"00-{trace}-00f067aa0ba902b7-01"})
    assert asked.headers["request-id"] == trace
    others = {client.get("/health/live", headers={"traceparent": bad}).headers["request-id"] for bad in ("", "00-1")}
    assert len(others) == 2
    assert all(len(other) == 32 for other in others)
