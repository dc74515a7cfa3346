"""What lies in the folder of one version of a model: `manifest.json`, `features.txt` and the model's own file."""

from hashlib import sha256
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, TypeAdapter, ValidationError

from oo_scorer.contract import MOST_COLUMNS, ModelRef, Name, Sha256, Version
from oo_scorer.features import Features


class RefusedError(Exception):
    """Why a model is not served, in words for whoever put it there."""


class _Manifest(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    name: Name
    version: Version
    features_hash: Sha256

    @property
    def ref(self) -> ModelRef:
        return ModelRef(name=self.name, version=self.version)


class LocalManifest(_Manifest):
    """A model whose file lies beside its manifest."""

    runtime: Literal["linear", "onnx"]
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$")]
    checksum: Sha256


class RemoteModel(BaseModel):
    """Where a server of the Open Inference Protocol v2 has the model, and what it calls it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    url: HttpUrl
    model: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$")]
    version: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$")] | None = None
    timeout_ms: Annotated[int, Field(ge=1, le=60_000)] = 20


class RemoteManifest(_Manifest):
    """A model that another server has."""

    runtime: Literal["remote"]
    remote: RemoteModel


Manifest = LocalManifest | RemoteManifest
_MANIFEST: TypeAdapter[Manifest] = TypeAdapter(Annotated[Manifest, Field(discriminator="runtime")])


def read(folder: Path, serving_hash: str | None) -> tuple[Manifest, Features]:
    """What the folder `<name>/<version>` promises, once its file and its features have kept their checksums.

    :param serving_hash: of the features that oO sends; None when nobody has told
    :raises RefusedError: when anything does not fit
    """
    manifest = _manifest(folder)
    if (manifest.name, manifest.version) != (folder.parent.name, folder.name):
        raise RefusedError(f"manifest.json is of {manifest.ref}")
    features = _features(folder)
    if features.hash != manifest.features_hash:
        raise RefusedError(f"features.txt has the hash {features.hash}, manifest.json says {manifest.features_hash}")
    if serving_hash is not None and features.hash != serving_hash:
        raise RefusedError(f"it was trained with features of the hash {features.hash}, oO serves {serving_hash}")
    if features.width > MOST_COLUMNS:
        raise RefusedError(f"it has {features.width} columns, the contract allows {MOST_COLUMNS}")
    if isinstance(manifest, LocalManifest):
        found = sha256(_bytes(folder / manifest.file)).hexdigest()
        if found != manifest.checksum:
            raise RefusedError(f"{manifest.file} has the checksum {found}, manifest.json says {manifest.checksum}")
    return manifest, features


def _manifest(folder: Path) -> Manifest:
    try:
        return _MANIFEST.validate_json(_bytes(folder / "manifest.json"))
    except ValidationError as e:
        faults = [f"{'.'.join(map(str, fault['loc']))}: {fault['msg']}" for fault in e.errors(include_url=False)]
        raise RefusedError("manifest.json is bad: " + "; ".join(faults)) from e


def _features(folder: Path) -> Features:
    try:
        return Features.of(_bytes(folder / "features.txt"))
    except ValueError as e:
        raise RefusedError(f"features.txt is bad: {e}") from e


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as e:
        raise RefusedError(f"{file.name} cannot be read") from e
