"""A model to begin with: written by hand, deterministic, made for whatever features oO has."""

import io
import json
from hashlib import sha256
from pathlib import Path

import numpy as np

from oo_scorer.features import Features

NAME = "example"
VERSION = "1"

# Points of about one, by column. What is not named has no weight, so any revision of the features will do.
WEIGHTS = {
    "candidate.comes_back": 2.0,
    "candidate.has_due": 0.4,
    "candidate.due_in_hours": -0.002,
    "candidate.priority": 0.5,
    "candidate.from_event": 0.3,
    "candidate.effort_minutes": -0.01,
    "candidate.hours_since_shown": 0.001,
    "candidate.kind_done_rate": 1.5,
    "candidate.kind_dismiss_rate": -1.5,
}


def make(features_text: bytes, models: Path) -> Path:
    """Writes the model below the folder, and returns its own folder."""
    features = Features.of(features_text)
    weights = io.BytesIO()
    coef = np.array([WEIGHTS.get(name, 0.0) for name in features.names()])
    np.savez(weights, coef=coef, intercept=np.float64(0))
    folder = models / NAME / VERSION
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "features.txt").write_bytes(features_text)
    (folder / "weights.npz").write_bytes(weights.getvalue())
    manifest = {
        "name": NAME,
        "version": VERSION,
        "features_hash": features.hash,
        "runtime": "linear",
        "file": "weights.npz",
        "checksum": sha256(weights.getvalue()).hexdigest(),
    }
    (folder / "manifest.json").write_text(json.dumps(manifest, indent=2) + "\n")
    return folder
