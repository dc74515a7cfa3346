"""A linear model: `rows @ coef + intercept`, in float64."""

from pathlib import Path

import numpy as np

from oo_scorer.runtimes import Matrix, Vector, scores


class LinearRuntime:
    """Reads an .npz file with `coef` of the shape (width,) and `intercept`, a scalar; nothing in it is executed."""

    def __init__(self, file: Path, width: int) -> None:
        with np.load(file, allow_pickle=False) as weights:
            self._coef: Vector = np.asarray(weights["coef"], dtype=np.float64)
            self._intercept = float(weights["intercept"])
        if self._coef.shape != (width,):
            raise ValueError(f"coef has the shape {self._coef.shape}, the features have {width} columns")
        if not (np.isfinite(self._coef).all() and np.isfinite(self._intercept)):
            raise ValueError("a weight is not finite")

    async def score(self, rows: Matrix) -> Vector:
        # Overflow is told by what comes out, not by a warning.
        with np.errstate(all="ignore"):
            return scores(rows @ self._coef + self._intercept, len(rows))

    async def ready(self) -> bool:
        return True

    async def close(self) -> None:
        pass
