"""A store in a folder, written by hand: enough of a deploy to test a reader."""
import hashlib
import json
from pathlib import Path

from slipway_reader.values import canonical_text

ZERO = "sha256:" + "0" * 64


def sha256(data):
    return hashlib.sha256(data).hexdigest()


def compiled(name, *nodes, default=None):
    return json.dumps(
        {
            "format": "slipway/compiled/v1",
            "name": name,
            "model": "some-model",
            "config": {},
            "compat": "strict",
            "input": {"schema": None, "default": default or {}},
            "output": {},
            "tools": [],
            "extensions": {},
            "media": {"allow": []},
            "features": ["output", "text"],
            "template": list(nodes),
            "partials": {},
        }
    ).encode("utf-8")


def text(value):
    return {"type": "text", "text": value}


def output(name):
    root = {"kind": "context", "up": 0}
    return {"type": "output", "value": {"type": "path", "root": root, "segments": [name], "text": name}}


class Store:
    def __init__(self, folder):
        self.folder = Path(folder)
        self.sequence = 0
        self.parent = None

    def write(self, key, data):
        path = self.folder / key
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)

    def deploy(self, files, version):
        """Makes the files live; gives the bytes of the pointer."""
        entries = []
        for path, data in sorted(files.items()):
            self.write(f"objects/{sha256(data)}", data)
            entries.append({"mediaType": "application/json", "path": path, "sha256": sha256(data), "size": len(data)})
        manifest = canonical_text({"files": entries, "format": "slipway/bundle/v1"}).encode("utf-8")
        self.write(f"bundles/{sha256(manifest)}.json", manifest)
        self.sequence += 1
        record = {
            "format": "slipway/release/v1",
            "seq": self.sequence,
            "version": version,
            "environment": "prod",
            "bundle": f"sha256:{sha256(manifest)}",
            "parent": self.parent,
            "action": "deploy",
            "createdAt": "2026-11-02T09:00:00.000Z",
            "actor": {"name": "anna"},
            "source": {"repository": None, "commit": None, "ref": None},
            "gate": {"outcome": "none", "evidence": None},
            "evidence": [],
            "blocked": [],
            "recent": [],
            "id": f"id-{self.sequence}",
        }
        pointer = canonical_text(record).encode("utf-8")
        self.parent = f"sha256:{sha256(pointer)}"
        self.write("current.json", pointer)
        return pointer
