"""The model that MLServer serves in the tests: `rows @ COEF + INTERCEPT`, as in tests/folders.py."""

import numpy as np
from mlserver import MLModel
from mlserver.codecs import NumpyCodec
from mlserver.types import InferenceRequest, InferenceResponse


class Linear(MLModel):
    async def load(self) -> bool:
        return True

    async def predict(self, payload: InferenceRequest) -> InferenceResponse:
        rows = NumpyCodec.decode_input(payload.inputs[0])
        scores = rows @ np.array([0.5, -0.25, 2.0]) + 0.125
        return InferenceResponse(
            model_name=self.name,
            model_version=self.version,
            outputs=[NumpyCodec.encode_output("scores", scores.reshape(-1, 1))],
        )
