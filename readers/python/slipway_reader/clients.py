"""How the reader gets bytes: one method, so that any place can be read. Nothing of AWS is imported."""
from __future__ import annotations

import os
from typing import Any, NamedTuple, Optional

from .errors import SlipwayError


class Result(NamedTuple):
    """`outcome` is "found" (with bytes and revision), "absent" or "unchanged"."""

    outcome: str
    data: bytes = b""
    revision: str = ""


class Client:
    """A place with bytes under keys. Raises where it cannot be reached; the reader then serves what it has."""

    def get(self, key: str, maximum_bytes: int, unless_revision: Optional[str] = None) -> Result:
        raise NotImplementedError


class FolderClient(Client):
    """A store in a folder, read without locks: pointer and objects are each written whole."""

    def __init__(self, folder: str) -> None:
        self.folder = folder

    def get(self, key: str, maximum_bytes: int, unless_revision: Optional[str] = None) -> Result:
        try:
            with open(os.path.join(self.folder, *key.split("/")), "rb") as file:
                status = os.fstat(file.fileno())
                revision = f"{status.st_ino}-{status.st_size}-{status.st_mtime_ns}"
                if revision == unless_revision:
                    return Result("unchanged")
                data = file.read(maximum_bytes + 1)
        except (FileNotFoundError, NotADirectoryError):
            return Result("absent")
        return Result("found", _bounded(data, key, maximum_bytes), revision)


class S3Client(Client):
    """A store in a bucket, through a client of boto3. `owner` is the account that must own the bucket."""

    def __init__(self, s3: Any, bucket: str, prefix: str, owner: Optional[str] = None) -> None:
        self.s3 = s3
        self.bucket = bucket
        self.prefix = prefix if prefix == "" or prefix.endswith("/") else f"{prefix}/"
        self.owner = owner

    def get(self, key: str, maximum_bytes: int, unless_revision: Optional[str] = None) -> Result:
        request = {"Bucket": self.bucket, "Key": self.prefix + key}
        if unless_revision:
            request["IfNoneMatch"] = unless_revision
        if self.owner is not None:
            request["ExpectedBucketOwner"] = self.owner
        try:
            reply = self.s3.get_object(**request)
        except Exception as error:  # botocore's ClientError, which is told by its shape and never by its class.
            status = _status_of(error)
            if status == 304:
                return Result("unchanged")
            if status == 404:
                return Result("absent")
            raise
        body = reply["Body"]
        try:
            data = body.read(maximum_bytes + 1)
        finally:
            body.close()
        return Result("found", _bounded(data, key, maximum_bytes), reply.get("ETag", ""))


def _status_of(error: Exception) -> Optional[int]:
    response = getattr(error, "response", None)
    metadata = response.get("ResponseMetadata") if isinstance(response, dict) else None
    return metadata.get("HTTPStatusCode") if isinstance(metadata, dict) else None


def _bounded(data: bytes, key: str, maximum_bytes: int) -> bytes:
    if len(data) <= maximum_bytes:
        return data
    raise SlipwayError("SW1603", f"{key} is larger than {maximum_bytes} bytes.", "Run `slipway verify ENV`.")
