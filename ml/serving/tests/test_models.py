"""Which models are served, and which are refused at load."""

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from fastapi.testclient import TestClient

from oo_scorer import example
from oo_scorer.features import Features
from oo_scorer.models import ServedModels
from oo_scorer.settings import pin
from tests.folders import FEATURES, FEATURES_HASH, linear_file, onnx_file, write_model

Serving = Callable[..., TestClient]
OTHER = FEATURES.replace(b"revision\t1", b"revision\t2")


def load(models: Path, *pins: str, serving_hash: str | None = FEATURES_HASH) -> ServedModels:
    return ServedModels.load(models, serving_hash, frozenset(map(pin, pins)))


def reason(models: Path) -> str:
    loaded = load(models)
    assert not loaded.refs()
    assert len(loaded.refused) == 1
    return loaded.refused[0].reason


def test_refuses_at_load_what_was_trained_with_other_features(models: Path) -> None:
    write_model(models, features=OTHER)
    told = reason(models)
    assert FEATURES_HASH in told
    assert Features.of(OTHER).hash in told


def test_refuses_features_that_are_not_those_of_the_manifest(models: Path) -> None:
    # The manifest alone would fit.
    write_model(models, features=OTHER, features_hash=FEATURES_HASH)
    assert reason(models).startswith("features.txt has the hash")


def test_serves_any_features_where_nobody_told_which(models: Path) -> None:
    write_model(models, features=OTHER)
    assert load(models, serving_hash=None).refs() == [pin("ranker@1")]


def test_refuses_a_file_that_was_changed(models: Path) -> None:
    folder = write_model(models)
    (folder / "model.bin").write_bytes(linear_file(intercept=9.0))
    assert "checksum" in reason(models)


@pytest.mark.parametrize(
    ("runtime", "file", "words"),
    [
        ("linear", linear_file(coef=np.ones(4)), "4"),
        ("linear", linear_file(coef=np.array([1.0, np.nan, 1.0])), "finite"),
        ("linear", b"no archive", "cannot be used"),
        ("linear", b"", "cannot be used"),
        ("onnx", onnx_file(coef=np.ones(4)), "3 columns"),
        ("onnx", b"no model", "ONNX Runtime does not read"),
    ],
)
def test_refuses_a_file_that_is_no_such_model(models: Path, runtime: str, file: bytes, words: str) -> None:
    write_model(models, runtime=runtime, file=file)
    assert words in reason(models)


def test_never_executes_what_is_pickled_in_a_file(models: Path) -> None:
    pickled = io.BytesIO()
    np.savez(pickled, coef=np.array([object()]), intercept=np.float64(0))
    write_model(models, file=pickled.getvalue())
    assert "allow_pickle" in reason(models)


@pytest.mark.parametrize(
    "change",
    [
        {"name": "another"},
        {"version": "7"},
        {"features_hash": None},
        {"checksum": None},
        {"runtime": "unheard-of"},
        {"file": "../../outside"},
        {"file": "missing.bin"},
        {"more": "than is known"},
    ],
)
def test_refuses_a_manifest_that_does_not_fit(models: Path, change: dict[str, Any]) -> None:
    name, version = "ranker", "1"
    folder = write_model(models, name=name, version=version)
    manifest = json.loads((folder / "manifest.json").read_text()) | change
    (folder / "manifest.json").write_text(json.dumps({k: v for k, v in manifest.items() if v is not None}))
    assert reason(models)


@pytest.mark.parametrize("missing", ["manifest.json", "features.txt", "model.bin"])
def test_refuses_a_folder_that_is_not_whole(models: Path, missing: str) -> None:
    folder = write_model(models)
    (folder / missing).unlink()
    assert missing in reason(models)


def test_serves_the_others_when_one_is_refused(models: Path) -> None:
    write_model(models, name="bad", file=b"no archive")
    write_model(models, name="good")
    assert load(models).refs() == [pin("good@1")]


def test_reads_only_the_pinned_versions(models: Path) -> None:
    for version in ("1", "2", "3"):
        write_model(models, version=version)
    assert load(models, "ranker@2").refs() == [pin("ranker@2")]
    assert load(models).refs() == [pin("ranker@1"), pin("ranker@2"), pin("ranker@3")]


def test_lists_what_it_serves_and_what_it_refused(models: Path, serving: Serving) -> None:
    write_model(models)
    write_model(models, version="2", runtime="onnx", features=OTHER)
    told = serving().get("/v1/models").json()
    assert [(m["name"], m["version"], m["width"], m["runtime"]) for m in told["items"]] == [
        ("ranker", "1", 3, "linear")
    ]
    assert [refused["folder"] for refused in told["refused"]] == ["ranker/2"]


def test_is_ready_when_all_pinned_models_are_served(models: Path, serving: Serving) -> None:
    write_model(models)
    ready = serving(load(models, "ranker@1")).get("/health/ready")
    assert (ready.status_code, ready.json()["models"]) == (200, [{"name": "ranker", "version": "1"}])

    missing = serving(load(models, "ranker@1", "ranker@2")).get("/health/ready")
    assert (missing.status_code, missing.json()["code"]) == (503, "NOT_READY")
    assert missing.json()["params"] == {"missing": "ranker@2"}


def test_is_not_ready_without_any_model(serving: Serving) -> None:
    assert serving().get("/health/ready").status_code == 503
    assert serving().get("/health/live").json() == {"status": "live"}


def test_makes_an_example_that_is_served(models: Path) -> None:
    text = FEATURES + b"candidate\tcomes_back\t0\t1\tflag\n"
    example.make(text, models)
    before = (models / "example" / "1" / "weights.npz").read_bytes()
    example.make(text, models)
    assert (models / "example" / "1" / "weights.npz").read_bytes() == before
    loaded = load(models, serving_hash=Features.of(text).hash)
    assert loaded.refs() == [pin("example@1")]


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"revision\t1\n",
        b"context\tpush\n",
        b"revision\t1\npush\n",
        b"revision\t1\n\xff\t\xff\n",
        b"revision\t1\na\tb\na\tb\n",
    ],
)
def test_refuses_features_that_list_no_columns(models: Path, text: bytes) -> None:
    write_model(models, features=text)
    assert "features.txt is bad" in reason(models)
