"""The files of an export, written one by one to a folder or into a .zip, each with its SHA-256."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from tirek.audit.export.names import safe

MANIFEST = "manifest.json"


class Store(Protocol):
    """Where the files of a parcel go."""

    def write(self, path: str, content: bytes) -> None:
        """Keep the bytes under the relative path."""


class Folder:
    """A new folder."""

    def __init__(self, root: Path) -> None:
        self._root = root
        root.mkdir()

    def write(self, path: str, content: bytes) -> None:
        target = self._root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)


class Zip:
    """A new .zip whose entries all have the moment of the export."""

    def __init__(self, archive: zipfile.ZipFile, at: datetime) -> None:
        self._archive, self._at = archive, at

    def write(self, path: str, content: bytes) -> None:
        entry = zipfile.ZipInfo(path, self._at.timetuple()[:6])
        entry.compress_type = zipfile.ZIP_DEFLATED
        self._archive.writestr(entry, content)


class Parcel:
    """Collects what was written; `close` adds the manifest that names it all."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._listed: dict[str, dict[str, Any]] = {}
        self.left_out: list[dict[str, str]] = []

    @property
    def files(self) -> int:
        return len(self._listed) + 1

    @property
    def size(self) -> int:
        """Bytes of all listed files."""
        return sum(one["size"] for one in self._listed.values())

    def add(self, path: str, content: bytes) -> str:
        """Write a file; the path it got: another one where that name is taken."""
        path = safe(path, taken=self._listed.keys())
        self._store.write(path, content)
        digest = hashlib.sha256(content).hexdigest()
        self._listed[path] = {"sha256": digest, "size": len(content)}
        return path

    def add_json(self, path: str, document: object) -> str:
        """Write a document as JSON for programs that people can read too."""
        return self.add(path, _json(document))

    def close(self, about: Mapping[str, Any]) -> None:
        """Write the manifest: what the export is about, what it lacks, every file in it."""
        manifest = {**about, "left_out": self.left_out, "files": self._listed}
        self._store.write(MANIFEST, _json(manifest))


@contextmanager
def parcel(to: Path, at: datetime) -> Iterator[Parcel]:
    """A parcel at the path, whole or not at all: a .zip if it is called so, else a folder."""
    draft = to.with_name(f".{to.name}.part")
    try:
        if to.suffix == ".zip":
            with zipfile.ZipFile(draft, "x") as archive:
                yield Parcel(Zip(archive, at))
        else:
            yield Parcel(Folder(draft))
        draft.rename(to)
    except BaseException:
        draft.unlink() if draft.is_file() else shutil.rmtree(draft, ignore_errors=True)
        raise


def _json(document: object) -> bytes:
    return json.dumps(document, ensure_ascii=False, indent=1).encode() + b"\n"
