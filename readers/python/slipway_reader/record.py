"""Release records, read believing nothing (docs/store-format.md). Fields that are not known are left alone."""
from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Dict, Optional

from .errors import SlipwayError
from .manifest import is_digest, sha256_of
from .values import NotJson, is_number, parse_json

FORMAT = "slipway/release/v1"
MAXIMUM_RECORD_BYTES = 64 * 1024
_NEWER = re.compile(r"slipway/release/v[0-9]{1,6}\Z")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{0,63}\Z")
_TIME = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})T([0-9]{2}):([0-9]{2}):([0-9]{2})(?:\.[0-9]{1,9})?Z\Z")
_IDENTIFIER = r"(?:0|[1-9][0-9]*|[0-9]*[A-Za-z-][0-9A-Za-z-]*)"
_VERSION = re.compile(
    r"(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)\.(?:0|[1-9][0-9]*)"
    rf"(?:-{_IDENTIFIER}(?:\.{_IDENTIFIER})*)?(?:\+[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?\Z"
)


@dataclass(frozen=True)
class Release:
    """The record in `current.json`. `live` is the number of the release that it shows."""

    sequence: int
    live: int
    version: str
    environment: str
    bundle: str
    digest: str
    document: Dict[str, Any]


def parse_release(data: bytes, key: str) -> Release:
    """Raises SW0602 where the bytes are no record, SW0603 where the format is a newer one."""
    if len(data) > MAXIMUM_RECORD_BYTES:
        raise _damaged(key, f"has more than {MAXIMUM_RECORD_BYTES} bytes")
    try:
        document = parse_json(data, allow_bom=True)
    except NotJson as problem:
        raise _damaged(key, str(problem)) from problem
    if not isinstance(document, dict):
        raise _damaged(key, "is not an object")
    found = document.get("format")
    if found != FORMAT:
        if isinstance(found, str) and _NEWER.match(found):
            raise SlipwayError("SW0603", f"{key} has the format {found}.", "Update slipway-reader.")
        raise _damaged(key, "has no format of ours")
    return _record_of(document, data, key)


def _record_of(document: Dict[str, Any], data: bytes, key: str) -> Release:
    def wrong(name: str) -> SlipwayError:
        return _damaged(key, f"has a field `{name}` that is missing or of the wrong type")

    def text(owner: Dict[str, Any], name: str, maximum: int) -> str:
        value = owner.get(name)
        if not isinstance(value, str) or len(value) > maximum:
            raise wrong(name)
        return value

    def matching(owner: Dict[str, Any], name: str, pattern: re.Pattern) -> str:
        value = text(owner, name, 128)
        if not pattern.match(value):
            raise wrong(name)
        return value

    def sequence(owner: Dict[str, Any], name: str) -> int:
        value = owner.get(name)
        if not is_number(value) or value != int(value) or not 1 <= value <= 9_999_999_999:
            raise wrong(name)
        return int(value)

    def digest(owner: Dict[str, Any], name: str) -> str:
        if not is_digest(owner.get(name)):
            raise wrong(name)
        return owner[name]

    def mentions(name: str, maximum: int) -> list:
        value = document.get(name)
        if not isinstance(value, list) or len(value) > maximum or not all(isinstance(one, dict) for one in value):
            raise wrong(name)
        for one in value:
            sequence(one, "seq")
            matching(one, "version", _VERSION)
            digest(one, "bundle")
        return value

    number = sequence(document, "seq")
    if document.get("parent", 0) is not None:
        digest(document, "parent")
    if (number == 1) != (document["parent"] is None):
        raise wrong("parent")
    matching(document, "id", _ID)
    if "pruning" in document:
        matching(document, "pruning", _ID)
    time = _TIME.match(text(document, "createdAt", 40))
    if time is None or not _exists(*(int(part) for part in time.groups())):
        raise wrong("createdAt")
    for name in ("actor", "source", "gate"):
        if not isinstance(document.get(name), dict):
            raise wrong(name)
    text(document["actor"], "name", 200)
    text(document["gate"], "outcome", 40)
    text(document, "action", 40)
    if not isinstance(document.get("evidence"), list) or not all(is_digest(one) for one in document["evidence"]):
        raise wrong("evidence")
    mentions("blocked", 1_000)
    if "withdrawn" in document:
        mentions("withdrawn", 1_000)
    recent = mentions("recent", 50)
    if recent and recent[-1]["seq"] >= number:
        raise wrong("recent")
    continues: Optional[int] = sequence(document, "continues") if "continues" in document else None
    if continues is not None and continues >= number:
        raise wrong("continues")
    return Release(
        sequence=number,
        live=number if continues is None else continues,
        version=matching(document, "version", _VERSION),
        environment=text(document, "environment", 100),
        bundle=digest(document, "bundle"),
        digest=f"sha256:{sha256_of(data)}",
        document=document,
    )


def _exists(year: int, month: int, day: int, hour: int, minute: int, second: int) -> bool:
    try:
        datetime(max(year, 1), month, day, hour, minute, second)
    except ValueError:
        return False
    return True


def _damaged(key: str, what: str) -> SlipwayError:
    return SlipwayError("SW0602", f"{key} is no release record: it {what}.", "Run `slipway verify ENV`.")
