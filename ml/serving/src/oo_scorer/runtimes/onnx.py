"""A model in the ONNX format, run by ONNX Runtime on the CPU."""

from pathlib import Path
from typing import Any

import numpy as np
import onnxruntime

from oo_scorer.runtimes import Matrix, Vector, scores

_TYPES = {"tensor(double)": np.float64, "tensor(float)": np.float32}


class OnnxRuntime:
    """Has one input of the shape (rows, width), and as its first output one score a row."""

    def __init__(self, file: Path, width: int) -> None:
        options = onnxruntime.SessionOptions()
        # A decision has a few dozen rows: threads would cost more than they bring.
        options.intra_op_num_threads = 1
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        try:
            self._session: Any = onnxruntime.InferenceSession(file, options, providers=["CPUExecutionProvider"])
        except Exception as e:
            # What ONNX Runtime raises is no class of its own, and its message may hold paths.
            raise ValueError("ONNX Runtime does not read the file") from e
        inputs = self._session.get_inputs()
        if len(inputs) != 1 or inputs[0].type not in _TYPES:
            raise ValueError("the model needs exactly one input, of floating point")
        shape = inputs[0].shape
        if len(shape) != 2 or shape[1] != width:
            raise ValueError(f"the model takes the shape {shape}, the features have {width} columns")
        self._input: str = inputs[0].name
        self._output: str = self._session.get_outputs()[0].name
        self._type = _TYPES[inputs[0].type]
        self._run(np.zeros((2, width)))

    def _run(self, rows: Matrix) -> Vector:
        # Beyond what float32 holds is infinite, which the scores then tell.
        with np.errstate(over="ignore"):
            return scores(self._session.run([self._output], {self._input: rows.astype(self._type)})[0], len(rows))

    async def score(self, rows: Matrix) -> Vector:
        return self._run(rows)

    async def ready(self) -> bool:
        return True

    async def close(self) -> None:
        pass
