"""Models to be served, written into folders as training would write them."""

import io
import json
from hashlib import sha256
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper

FEATURES = (
    b"revision\t1\ncontext\tpush\t0\t1\tflag\ncandidate\teffort_minutes\t0\t240\tminutes\nkind\tfocus\t0\t1\tflag\n"
)
FEATURES_HASH = sha256(FEATURES).hexdigest()
COEF = np.array([0.5, -0.25, 2.0])
INTERCEPT = 0.125
ROWS = [[1.0, 15.0, 0.0], [0.0, 5.0, 1.0], [1.0, 0.0, 0.0]]
SCORES = [-3.125, 0.875, 0.625]


def linear_file(coef: np.ndarray[Any, Any] = COEF, intercept: float = INTERCEPT) -> bytes:
    file = io.BytesIO()
    np.savez(file, coef=coef, intercept=np.float64(intercept))
    return file.getvalue()


def onnx_file(coef: np.ndarray[Any, Any] = COEF, intercept: float = INTERCEPT, elem: int = TensorProto.DOUBLE) -> bytes:
    dtype = np.float64 if elem == TensorProto.DOUBLE else np.float32
    graph = helper.make_graph(
        [helper.make_node("Gemm", ["rows", "coef", "intercept"], ["scores"])],
        "linear",
        [helper.make_tensor_value_info("rows", elem, ["n", len(coef)])],
        [helper.make_tensor_value_info("scores", elem, ["n", 1])],
        [
            helper.make_tensor("coef", elem, [len(coef), 1], coef.astype(dtype)),
            helper.make_tensor("intercept", elem, [1], np.array([intercept], dtype=dtype)),
        ],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return bytes(model.SerializeToString())


def write_model(
    models: Path,
    *,
    name: str = "ranker",
    version: str = "1",
    runtime: str = "linear",
    file: bytes | None = None,
    features: bytes = FEATURES,
    **changes: Any,
) -> Path:
    """Writes the folder of one version; `changes` replace what the manifest would say, and None removes it."""
    folder = models / name / version
    folder.mkdir(parents=True)
    (folder / "features.txt").write_bytes(features)
    manifest: dict[str, Any] = {
        "name": name,
        "version": version,
        "features_hash": sha256(features).hexdigest(),
        "runtime": runtime,
    }
    if runtime != "remote":
        content = file if file is not None else linear_file() if runtime == "linear" else onnx_file()
        (folder / "model.bin").write_bytes(content)
        manifest |= {"file": "model.bin", "checksum": sha256(content).hexdigest()}
    manifest |= changes
    (folder / "manifest.json").write_text(json.dumps({k: v for k, v in manifest.items() if v is not None}))
    return folder
