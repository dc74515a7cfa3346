"""What differs from one installation to the next, from the environment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from pydantic import ValidationError

from oo_scorer.contract import ModelRef


class SettingsError(Exception):
    """Everything that is missing or bad, in one message."""


@dataclass(frozen=True)
class Settings:
    """Read by `of`.

    :param models: folder with `<name>/<version>/manifest.json`
    :param features_hash: of the features that oO sends; models that were trained with others are refused. None when
        nobody has told: then each request tells
    :param pins: the models to be served; empty for all
    """

    models: Path
    features_hash: str | None
    pins: frozenset[ModelRef]

    @staticmethod
    def of(environment: Mapping[str, str]) -> "Settings":
        faults = []
        models = environment.get("OO_SCORER_MODELS", "")
        if not Path(models or "?").is_dir():
            faults.append("OO_SCORER_MODELS must name a folder, for example: /var/lib/oo/models")
        features_hash = environment.get("OO_SCORER_FEATURES_HASH") or None
        if features_hash is not None and not re.fullmatch("[0-9a-f]{64}", features_hash):
            faults.append("OO_SCORER_FEATURES_HASH must be a SHA-256 in hex, as ./oo doctor prints it")
        pins = frozenset[ModelRef]()
        try:
            pins = frozenset(map(pin, filter(None, environment.get("OO_SCORER_PINS", "").split(","))))
        except ValueError:
            faults.append("OO_SCORER_PINS must name models and versions, for example: example@1,ranker@2026-11")
        if faults:
            raise SettingsError("these settings are missing or bad:\n  " + "\n  ".join(faults))
        return Settings(Path(models), features_hash, pins)


def pin(text: str) -> ModelRef:
    """Reads `name@version`.

    :raises ValueError: when it is none
    """
    name, at, version = text.strip().partition("@")
    if not at:
        raise ValueError(text)
    try:
        return ModelRef(name=name, version=version)
    except ValidationError as e:
        raise ValueError(text) from e
