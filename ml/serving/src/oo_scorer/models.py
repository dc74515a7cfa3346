"""The models that this process serves."""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from zipfile import BadZipFile

import httpx

from oo_scorer import contract
from oo_scorer.contract import ModelRef, RefusedModel
from oo_scorer.features import Features
from oo_scorer.manifest import LocalManifest, Manifest, RefusedError, RemoteManifest, read
from oo_scorer.runtimes import Runtime
from oo_scorer.runtimes.linear import LinearRuntime
from oo_scorer.runtimes.onnx import OnnxRuntime
from oo_scorer.runtimes.remote import RemoteRuntime


@dataclass(frozen=True)
class ServedModel:
    """A model that was loaded."""

    manifest: Manifest
    features: Features
    runtime: Runtime

    @property
    def ref(self) -> ModelRef:
        return self.manifest.ref

    def told(self) -> contract.Model:
        return contract.Model(
            name=self.ref.name,
            version=self.ref.version,
            features_hash=self.features.hash,
            width=self.features.width,
            runtime=self.manifest.runtime,
            checksum=self.manifest.checksum if isinstance(self.manifest, LocalManifest) else "",
        )


class ServedModels:
    """All models of a folder `<name>/<version>/`, read once; never changed."""

    def __init__(self, served: list[ServedModel], refused: list[RefusedModel], pins: frozenset[ModelRef]) -> None:
        self._served = {model.ref: model for model in served}
        self.refused = refused
        self._pins = pins

    @staticmethod
    def load(folder: Path, serving_hash: str | None, pins: frozenset[ModelRef]) -> "ServedModels":
        """Refuses what does not fit, and serves the rest.

        :param pins: where there are any, no other model is read
        """
        served, refused = [], []
        for version in _versions(folder):
            where = f"{version.parent.name}/{version.name}"
            if pins and where not in {f"{pin.name}/{pin.version}" for pin in pins}:
                continue
            try:
                served.append(_load(version, serving_hash))
            except RefusedError as e:
                refused.append(RefusedModel(folder=where, reason=str(e)))
        return ServedModels(served, refused, pins)

    def of(self, ref: ModelRef) -> ServedModel | None:
        return self._served.get(ref)

    def told(self) -> contract.Models:
        return contract.Models(items=[model.told() for model in self._served.values()], refused=self.refused)

    def refs(self) -> list[ModelRef]:
        return list(self._served)

    async def missing(self) -> list[str]:
        """What keeps this process from being ready."""
        if not self._served and not self._pins:
            return ["any model"]
        absent = [str(pin) for pin in sorted(self._pins, key=str) if pin not in self._served]
        models = list(self._served.values())
        ready = await asyncio.gather(*(model.runtime.ready() for model in models))
        return absent + [str(model.ref) for model, is_ready in zip(models, ready, strict=True) if not is_ready]

    async def close(self) -> None:
        for model in self._served.values():
            await model.runtime.close()


def _versions(folder: Path) -> Iterator[Path]:
    for name in sorted(folder.iterdir()) if folder.is_dir() else []:
        for version in sorted(name.iterdir()) if name.is_dir() else []:
            if version.is_dir():
                yield version


def _load(folder: Path, serving_hash: str | None) -> ServedModel:
    manifest, features = read(folder, serving_hash)
    try:
        return ServedModel(manifest, features, _runtime(folder, manifest, features.width))
    except (ValueError, KeyError, OSError, BadZipFile, EOFError) as e:
        raise RefusedError(f"its file cannot be used: {e}") from e
    except Exception as e:
        # Whatever one model's file does to the library that reads it, the others are served.
        raise RefusedError(f"its file cannot be used: {type(e).__name__}") from e


def _runtime(folder: Path, manifest: Manifest, width: int) -> Runtime:
    if isinstance(manifest, RemoteManifest):
        remote = manifest.remote
        seconds = remote.timeout_ms / 1000
        client = httpx.AsyncClient(base_url=str(remote.url).rstrip("/"), timeout=seconds, trust_env=False)
        return RemoteRuntime(client, seconds, remote.model, remote.version, width)
    if manifest.runtime == "linear":
        return LinearRuntime(folder / manifest.file, width)
    return OnnxRuntime(folder / manifest.file, width)
