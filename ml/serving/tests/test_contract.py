"""The application is described by the contract, and by nothing else."""

import copy
from pathlib import Path
from typing import Any

import pytest
import yaml

from oo_scorer.app import create_app
from oo_scorer.models import ServedModels
from oo_scorer.problems import Code

CONTRACT = Path(__file__).parents[3] / "contracts" / "openapi" / "scorer.yaml"

# What says nothing about which messages are valid.
WORDS = {"title", "description", "summary", "example", "examples", "tags", "default", "x-extensible-enum"}


def contract() -> dict[str, Any]:
    document: dict[str, Any] = yaml.safe_load(CONTRACT.read_text())
    return document


def generated() -> dict[str, Any]:
    return create_app(ServedModels([], [], frozenset())).openapi()


def plain(document: dict[str, Any], node: Any, *, named: bool = False) -> Any:
    """The node with every reference followed and without words; `named` where its keys are names."""
    if isinstance(node, list):
        return [plain(document, item) for item in node]
    if not isinstance(node, dict):
        return node
    if "$ref" in node:
        target: Any = document
        for part in node["$ref"].removeprefix("#/").split("/"):
            target = target[part]
        return plain(document, target)

    def says(key: str) -> bool:
        # The answer called `default` is no word.
        return named or key not in WORDS

    return {
        key: sorted(value)
        if key == "required" and isinstance(value, list)
        else plain(document, value, named=key in {"properties", "headers", "responses", "schemas"})
        for key, value in node.items()
        if says(key)
    }


def operations(document: dict[str, Any]) -> dict[str, Any]:
    return {
        f"{method} {path}": plain(document, operation)
        for path, item in document["paths"].items()
        for method, operation in item.items()
    }


def schemas(document: dict[str, Any]) -> dict[str, Any]:
    return {name: plain(document, schema) for name, schema in document["components"]["schemas"].items()}


def test_serves_the_operations_of_the_contract() -> None:
    assert operations(generated()) == operations(contract())


def test_has_the_schemas_of_the_contract() -> None:
    assert schemas(generated()) == schemas(contract())


def test_has_the_version_of_the_contract() -> None:
    assert generated()["info"]["version"] == contract()["info"]["version"]


def test_tells_the_problems_of_the_catalogue() -> None:
    catalogue = {
        code: (problem["status"], problem["retryable"], problem["title"])
        for code, problem in contract()["x-problem-types"].items()
    }
    assert {code.name: code.value for code in Code} == catalogue
    listed = contract()["components"]["schemas"]["Problem"]["properties"]["code"]["x-extensible-enum"]
    assert listed == [code.name for code in Code]


@pytest.mark.parametrize(
    "path",
    [
        ("components", "schemas", "ScoreRequest", "properties", "rows", "maxItems"),
        ("components", "schemas", "ModelRef", "properties", "name", "pattern"),
        ("components", "schemas", "Scores", "properties", "scores"),
        ("components", "schemas", "Problem", "required"),
        ("components", "headers", "RequestId", "required"),
        ("paths", "/v1/scores", "post", "responses", "409"),
        ("paths", "/health/ready", "get"),
    ],
)
def test_notices_what_the_contract_no_longer_says(path: tuple[str, ...]) -> None:
    changed = copy.deepcopy(contract())
    node = changed
    for part in path[:-1]:
        node = node[part]
    del node[path[-1]]
    assert (operations(changed), schemas(changed)) != (operations(generated()), schemas(generated()))
