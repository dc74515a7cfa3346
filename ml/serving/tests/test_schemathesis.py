"""The running application keeps the contract, whatever it is sent."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import settings

from oo_scorer.app import create_app
from oo_scorer.models import ServedModels
from tests.folders import FEATURES_HASH, write_model
from tests.running import running
from tests.test_contract import CONTRACT

schema = schemathesis.openapi.from_path(CONTRACT)


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    models = Path(tempfile.mkdtemp(prefix="oo-scorer-"))
    # The model of the contract's examples.
    write_model(models, name="example")
    with running(create_app(ServedModels.load(models, FEATURES_HASH, frozenset()))) as url:
        yield url
    shutil.rmtree(models)


@schema.parametrize()
@settings(max_examples=40, deadline=None, derandomize=True, database=None)
def test_keeps_the_contract(case: schemathesis.Case[Any], url: str) -> None:
    case.call_and_validate(base_url=url)
