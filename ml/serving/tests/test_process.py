"""The process that start-dev starts."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

import httpx
import pytest

from tests.folders import FEATURES, FEATURES_HASH, SCORES, write_model
from tests.test_remote import free_port

Start = Callable[..., "subprocess.Popen[bytes]"]
PORT = free_port()


@pytest.fixture
def start(models: Path) -> Iterator[Start]:
    processes: list[subprocess.Popen[bytes]] = []

    def start(*arguments: str, **settings: str) -> "subprocess.Popen[bytes]":
        environment = {"PATH": os.environ["PATH"], "PYTHONPATH": "src", "OO_SCORER_MODELS": str(models), **settings}
        process = subprocess.Popen(
            [sys.executable, "-m", "oo_scorer", *arguments],
            env=environment,
            cwd=Path(__file__).parents[1],
            stdin=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        processes.append(process)
        return process

    yield start
    for process in processes:
        process.kill()
        process.wait()
        for pipe in (process.stdin, process.stderr):
            if pipe is not None:
                pipe.close()


def await_answer(process: "subprocess.Popen[bytes]", path: str) -> httpx.Response:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and process.poll() is None:
        with suppress(httpx.HTTPError):
            return httpx.get(f"http://127.0.0.1:{PORT}{path}")
        time.sleep(0.05)
    raise AssertionError("it does not answer")


def test_scores_until_whoever_started_it_is_gone(models: Path, start: Start, request_body: dict[str, Any]) -> None:
    write_model(models)
    settings = {"OO_SCORER_FEATURES_HASH": FEATURES_HASH, "OO_SCORER_PINS": "ranker@1"}
    process = start("serve", "--port", str(PORT), "--until-stdin-closes", **settings)
    assert await_answer(process, "/health/ready").status_code == 200
    assert httpx.post(f"http://127.0.0.1:{PORT}/v1/scores", json=request_body).json()["scores"] == SCORES
    assert process.stdin is not None
    process.stdin.close()
    assert process.wait(10) == 0


def test_stops_when_it_is_told_to(models: Path, start: Start) -> None:
    process = start("serve", "--port", str(PORT))
    assert await_answer(process, "/health/live").status_code == 200
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) in (0, -signal.SIGTERM)


def test_says_what_is_wrong_with_its_settings(start: Start) -> None:
    process = start("serve", OO_SCORER_MODELS="/no/such/folder", OO_SCORER_PINS="ranker")
    _, said = process.communicate(timeout=20)
    assert process.returncode == 2
    assert b"OO_SCORER_MODELS" in said
    assert b"OO_SCORER_PINS" in said


def test_makes_the_example(models: Path, start: Start, tmp_path: Path) -> None:
    features = tmp_path / "features.txt"
    features.write_bytes(FEATURES)
    process = start("example", "--features", str(features), "--models", str(models))
    process.communicate(timeout=20)
    assert process.returncode == 0
    assert (models / "example" / "1" / "manifest.json").exists()
