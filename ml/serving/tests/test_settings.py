"""Settings that are missing or bad are all told at once."""

from pathlib import Path

import pytest

from oo_scorer.settings import Settings, SettingsError, pin


def test_reads_the_folder_the_hash_and_the_pins(tmp_path: Path) -> None:
    environment = {
        "OO_SCORER_MODELS": str(tmp_path),
        "OO_SCORER_FEATURES_HASH": "0" * 64,
        "OO_SCORER_PINS": "ranker@1, example@2026-11",
    }
    expected = Settings(tmp_path, "0" * 64, frozenset({pin("ranker@1"), pin("example@2026-11")}))
    assert Settings.of(environment) == expected


def test_serves_all_models_of_any_features_unless_told(tmp_path: Path) -> None:
    assert Settings.of({"OO_SCORER_MODELS": str(tmp_path)}) == Settings(tmp_path, None, frozenset())


def test_tells_every_fault() -> None:
    environment = {"OO_SCORER_MODELS": "/no/such/folder", "OO_SCORER_FEATURES_HASH": "x", "OO_SCORER_PINS": "ranker"}
    with pytest.raises(SettingsError) as told:
        Settings.of(environment)
    assert all(name in str(told.value) for name in environment)
