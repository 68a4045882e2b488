"""Reads the prompts that Slipway released: `open_store("s3://bucket/prefix", s3=boto3.client("s3")).current()`."""
from .clients import Client, FolderClient, Result, S3Client
from .errors import SlipwayError
from .reader import LiveRelease, Reader, open_store
from .render import Limits, render

__all__ = [
    "Client",
    "FolderClient",
    "Limits",
    "LiveRelease",
    "Reader",
    "Result",
    "S3Client",
    "SlipwayError",
    "open_store",
    "render",
]
