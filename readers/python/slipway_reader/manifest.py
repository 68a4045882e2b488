"""Manifests of bundles, read believing nothing (docs/store-format.md)."""
from __future__ import annotations

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from typing import Any, Dict, List, Optional

from .errors import SlipwayError
from .values import NotJson, canonical_text, is_number, parse_json

FORMAT = "slipway/bundle/v1"
MAXIMUM_MANIFEST_BYTES = 64 * 1024 * 1024
MAXIMUM_FILES = 100_000
MAXIMUM_FILE_BYTES = 64 * 1024 * 1024

_SHA256 = re.compile(r"[0-9a-f]{64}\Z")
_DIGEST = re.compile(r"sha256:[0-9a-f]{64}\Z")
_TOKEN = r"[A-Za-z0-9_!#$&^.+-]{1,64}"
_MEDIA_TYPE = re.compile(rf"{_TOKEN}/{_TOKEN}(?:; ?[A-Za-z0-9_-]{{1,32}}=[A-Za-z0-9_.\"-]{{1,64}}){{0,3}}\Z")
_INVISIBLE = re.compile("[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]")
_WINDOWS_CHARACTERS = re.compile(r'[\\:<>"|?*]')
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(?:\.|\Z)", re.IGNORECASE)


@dataclass(frozen=True)
class File:
    media_type: str
    path: str
    sha256: str
    size: int


def is_digest(value: Any) -> bool:
    return isinstance(value, str) and _DIGEST.match(value) is not None


def sha256_of(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def problem_with_path(path: str) -> Optional[str]:
    """Why a path cannot stand in a bundle; None where it can."""
    if path == "":
        return "is empty"
    try:
        size = len(path.encode("utf-8"))
    except UnicodeEncodeError:
        return "holds half of a surrogate pair"
    if size > 512:
        return "is longer than 512 bytes"
    if _INVISIBLE.search(path):
        return "holds a control or invisible character"
    if _WINDOWS_CHARACTERS.search(path):
        return "holds a character that Windows refuses in names"
    if path.startswith("/"):
        return "is absolute"
    if unicodedata.normalize("NFC", path) != path:
        return "is not in Unicode form NFC"
    for name in path.split("/"):
        if name == "":
            return "has an empty name"
        if name in (".", ".."):
            return f"holds the name {name}"
        if name.endswith((".", " ")):
            return "has a name that ends with a dot or a space"
        if _WINDOWS_DEVICE.match(name):
            return "holds a name that Windows reserves"
        if len(name.encode("utf-8")) > 255:
            return "has a name longer than 255 bytes"
    compatible = unicodedata.normalize("NFKC", path)
    if compatible.count("/") != path.count("/"):
        return "holds a character that looks like /"
    if any(name in (".", "..") for name in compatible.split("/")):
        return "holds a name that looks like . or .."
    return None


def _folded(path: str) -> str:
    """What two paths share that a disk without upper and lower case would take for one."""
    if path.isascii():
        return path.lower()
    return unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", path).upper().lower())


def parse_manifest(data: bytes, digest: str) -> List[File]:
    """The files of a bundle, whose bytes must have the digest under which they were found.

    Raises SW0402 where a rule of the format is broken, SW0403 where the format is a newer one.
    """
    if len(data) > MAXIMUM_MANIFEST_BYTES:
        raise _damaged(digest, f"has more than {MAXIMUM_MANIFEST_BYTES} bytes")
    if f"sha256:{sha256_of(data)}" != digest:
        raise _damaged(digest, "has other bytes than its name says")
    try:
        value = parse_json(data, allow_bom=False)
        if not isinstance(value, dict):
            raise NotJson("is not an object")
        found = value.get("format")
        if found != FORMAT and isinstance(found, str) and found.startswith("slipway/bundle/"):
            raise SlipwayError("SW0403", f"The manifest {digest} has the format {found}.", "Update slipway-reader.")
        if found != FORMAT:
            raise NotJson("has no format of ours")
        # Without this two readers could see two bundles under one digest: a member that stands there twice, for example.
        if canonical_text(value).encode("utf-8") != data:
            raise NotJson("is not canonical JSON (RFC 8785)")
    except NotJson as problem:
        raise _damaged(digest, str(problem)) from problem
    files = value.get("files")
    if not isinstance(files, list) or len(files) > MAXIMUM_FILES:
        raise _damaged(digest, "has no list of files, or too long a list")
    parsed = [_file_of(entry, digest) for entry in files]
    _check_files(parsed, digest)
    return parsed


def _file_of(entry: Any, digest: str) -> File:
    if not isinstance(entry, dict):
        raise _damaged(digest, "has an entry that is no file")
    media_type, path, sha256, size = (entry.get(name) for name in ("mediaType", "path", "sha256", "size"))
    if not (isinstance(media_type, str) and isinstance(path, str) and isinstance(sha256, str) and is_number(size)):
        raise _damaged(digest, "has an entry that is no file")
    if not _SHA256.match(sha256) or not _MEDIA_TYPE.match(media_type):
        raise _damaged(digest, "has a file without a proper SHA-256 or media type")
    if size != int(size) or not 0 <= size <= MAXIMUM_FILE_BYTES:
        raise _damaged(digest, "has a file without a proper size")
    return File(media_type, path, sha256, int(size))


def _check_files(files: List[File], digest: str) -> None:
    folded: Dict[str, str] = {}
    sizes: Dict[str, int] = {}
    previous: Optional[bytes] = None
    for file in files:
        problem = problem_with_path(file.path)
        if problem is not None:
            raise _damaged(digest, f"has a path that {problem}")
        name = file.path.encode("utf-8")
        if previous is not None and name <= previous:
            raise _damaged(digest, "has files out of order, or one twice")
        previous = name
        if folded.setdefault(_folded(file.path), file.path) != file.path:
            raise _damaged(digest, "has two paths that differ in upper and lower case alone")
        if sizes.setdefault(file.sha256, file.size) != file.size:
            raise _damaged(digest, "has one SHA-256 with two sizes")
    for key in folded:
        for slash in (index for index, character in enumerate(key) if character == "/"):
            if key[:slash] in folded:
                raise _damaged(digest, "has a file that is a folder too")


def _damaged(digest: str, what: str) -> SlipwayError:
    return SlipwayError("SW0402", f"The manifest {digest} {what}.", "Run `slipway verify ENV --deep`.")
