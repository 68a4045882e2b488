"""What the reader keeps on disk, so that an application starts through an outage of its store.

The last pointer that was served, its manifest and its files, in the layout of a store. Everything is checked again when
it is read.
"""
from __future__ import annotations

import os
import uuid
from typing import Set

from .clients import FolderClient


class FolderCache:
    """A cache in a folder of its own, which only one store may use."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.client = FolderClient(folder)

    def write(self, key: str, data: bytes) -> None:
        """Writes whole files only. A full disk or a read-only folder is no reason to stop serving."""
        path = os.path.join(self.folder, *key.split("/"))
        temporary = os.path.join(self.folder, f".{uuid.uuid4()}")
        try:
            os.makedirs(os.path.dirname(path), mode=0o700, exist_ok=True)
            descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
            with os.fdopen(descriptor, "wb") as file:
                file.write(data)
                if key == "current.json":
                    file.flush()
                    os.fsync(file.fileno())
            os.replace(temporary, path)
        except OSError:
            try:
                os.unlink(temporary)
            except OSError:
                pass

    def keep_only(self, keys: Set[str]) -> None:
        """Removes every object and manifest that the given keys do not name."""
        for kind in ("objects", "bundles"):
            try:
                names = os.listdir(os.path.join(self.folder, kind))
            except OSError:
                continue
            for name in names:
                if f"{kind}/{name}" not in keys:
                    try:
                        os.unlink(os.path.join(self.folder, kind, name))
                    except OSError:
                        pass
