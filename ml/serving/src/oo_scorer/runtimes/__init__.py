"""What computes scores: one interface, one module a technology."""

from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Matrix = NDArray[np.float64]
Vector = NDArray[np.float64]


class RuntimeUnavailableError(Exception):
    """What computes the scores does not answer now."""


class ModelFailedError(Exception):
    """What the model answered is not one finite score a row."""


class Runtime(Protocol):
    """Computes scores of one model."""

    async def score(self, rows: Matrix) -> Vector:
        """One finite score a row, in the order of the rows.

        :param rows: shape (candidates, width), float64
        :raises RuntimeUnavailableError: when it does not answer
        :raises ModelFailedError: when the answer is none
        """
        ...

    async def ready(self) -> bool:
        """Whether it would answer now."""
        ...

    async def close(self) -> None: ...


def scores(found: object, rows: int) -> Vector:
    """What a model gave as one finite score a row.

    :raises ModelFailedError: otherwise
    """
    try:
        vector = np.asarray(found, dtype=np.float64)
    except (TypeError, ValueError) as e:
        raise ModelFailedError("the scores are no numbers") from e
    if vector.shape not in ((rows,), (rows, 1)):
        raise ModelFailedError(f"{rows} rows have scores of the shape {vector.shape}")
    if not np.isfinite(vector).all():
        raise ModelFailedError("a score is not finite")
    return vector.reshape(rows)
