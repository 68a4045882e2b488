"""JSON values: reading them strictly, and writing numbers and texts as ECMAScript does."""
from __future__ import annotations

import json
import math
import re
from typing import Any, Iterable, List, Optional

_INDEX = re.compile(r"(?:0|[1-9][0-9]{0,9})\Z")
_SHORT_ESCAPES = {8: "\\b", 9: "\\t", 10: "\\n", 12: "\\f", 13: "\\r", 34: '\\"', 92: "\\\\"}


class _Absent:
    """No value at all, which is not None."""

    def __repr__(self) -> str:
        return "ABSENT"

    def __bool__(self) -> bool:
        return False


ABSENT: Any = _Absent()


class NotJson(ValueError):
    """What was given is not JSON; the message says why, as the end of a sentence."""


def parse_json(data: bytes, allow_bom: bool) -> Any:
    """Reads UTF-8 JSON; raises NotJson."""
    if data.startswith(b"\xef\xbb\xbf"):
        if not allow_bom:
            raise NotJson("begins with a byte order mark")
        data = data[3:]
    try:
        return json.loads(data.decode("utf-8"), parse_constant=_no_constant)
    except (ValueError, RecursionError) as problem:
        raise NotJson("is not JSON in UTF-8") from problem


def _no_constant(name: str) -> Any:
    raise ValueError(name)


def is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def check_data(value: Any, what: str, depth: int) -> None:
    """Raises NotJson unless the value is made of dict, list, str, bool, None and finite numbers, nested to `depth`."""
    if value is None or value is ABSENT or type(value) in (str, bool):
        return
    if type(value) in (int, float):
        try:
            finite = math.isfinite(float(value))
        except OverflowError:
            finite = False
        if finite:
            return
        raise NotJson(f"{what} holds a number that JSON does not have")
    if type(value) not in (dict, list):
        raise NotJson(f"{what} holds a {type(value).__name__}, which JSON does not have")
    if depth <= 0:
        raise NotJson(f"{what} is nested too deeply, or contains itself")
    if type(value) is list:
        for element in value:
            check_data(element, what, depth - 1)
        return
    for key, element in value.items():
        if type(key) is not str:
            raise NotJson(f"{what} has a property whose name is no text")
        check_data(element, what, depth - 1)


def number_text(value: Any) -> str:
    """Number::toString of ECMA-262 with radix 10. Python's repr gives the same digits in another form."""
    number = float(value)
    if number == 0:
        return "0"
    mantissa, _, exponent = repr(abs(number)).partition("e")
    whole, _, fraction = mantissa.partition(".")
    digits = (whole + fraction).rstrip("0")
    point = len(whole) + int(exponent or 0)
    leading = len(digits) - len(digits.lstrip("0"))
    digits, point = digits[leading:], point - leading
    count = len(digits)
    if count <= point <= 21:
        text = digits + "0" * (point - count)
    elif 0 < point <= 21:
        text = f"{digits[:point]}.{digits[point:]}"
    elif -6 < point <= 0:
        text = f"0.{'0' * -point}{digits}"
    else:
        power = point - 1
        text = f"{digits[0]}{'.' + digits[1:] if count > 1 else ''}e{'+' if power > 0 else '-'}{abs(power)}"
    return f"-{text}" if number < 0 else text


def ordered_names(properties: dict) -> Iterable[str]:
    """Names in JavaScript's order: whole numbers below 2^32 - 1 first and sorted, then the others as they stand."""
    indices: List[str] = [name for name in properties if _INDEX.match(name) and int(name) <= 4294967294]
    if not indices:
        return list(properties)
    known = set(indices)
    return sorted(indices, key=int) + [name for name in properties if name not in known]


def quoted(text: str) -> str:
    """A text as JSON.stringify writes it: two halves of a surrogate pair are one character, a lone half is escaped."""
    parts = ['"']
    joined = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
    for character in joined:
        code = ord(character)
        if code in _SHORT_ESCAPES:
            parts.append(_SHORT_ESCAPES[code])
        elif code < 0x20 or 0xD800 <= code <= 0xDFFF:
            parts.append(f"\\u{code:04x}")
        else:
            parts.append(character)
    parts.append('"')
    return "".join(parts)


def json_text(value: Any, gap: str, maximum: int) -> Optional[str]:
    """The text of JSON.stringify(value, null, gap); None where it is longer than `maximum` characters."""
    parts: List[str] = []
    budget = [maximum]

    def add(text: str) -> bool:
        budget[0] -= len(text)
        parts.append(text)
        return budget[0] >= 0

    def write(item: Any, line: str) -> bool:
        if isinstance(item, str):
            return add(quoted(item))
        if item is None or item is ABSENT:
            return add("null")
        if isinstance(item, bool):
            return add("true" if item else "false")
        if is_number(item):
            return add(number_text(item))
        inner = line + gap if gap else ""
        opening, closing = ("[", "]") if isinstance(item, list) else ("{", "}")
        if not add(opening):
            return False
        filled = False
        if isinstance(item, list):
            for element in item:
                if not (add("," + inner if filled else inner) and write(element, inner)):
                    return False
                filled = True
        else:
            colon = ": " if gap else ":"
            for name in ordered_names(item):
                if item[name] is ABSENT:
                    continue
                if not (add(("," if filled else "") + inner + quoted(name) + colon) and write(item[name], inner)):
                    return False
                filled = True
        return add((line if filled else "") + closing)

    return "".join(parts) if write(value, "\n" if gap else "") else None


def canonical_text(value: Any, depth: int = 0) -> str:
    """Canonical JSON (RFC 8785); raises NotJson for lone surrogates and more than 64 levels."""
    if depth > 64:
        raise NotJson("is nested too deeply")
    if isinstance(value, str):
        text = quoted(value)
        try:
            text.encode("utf-8")
            value.encode("utf-8")
        except UnicodeEncodeError as problem:
            raise NotJson("holds half of a surrogate pair") from problem
        return text
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if is_number(value):
        return number_text(value)
    if isinstance(value, list):
        return "[" + ",".join(canonical_text(element, depth + 1) for element in value) + "]"
    names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
    members = (f"{canonical_text(name)}:{canonical_text(value[name], depth + 1)}" for name in names)
    return "{" + ",".join(members) + "}"
