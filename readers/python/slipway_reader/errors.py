"""The one error that the reader raises on purpose. Codes are those of docs/errors.md."""
from __future__ import annotations


class SlipwayError(Exception):
    """`code` is stable; `next` says what to do now."""

    def __init__(self, code: str, message: str, next: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.next = next

    def __str__(self) -> str:
        return f"{self.code} {self.message} {self.next}"
