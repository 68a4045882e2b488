"""Compiled prompts, read from bytes that may be anything (docs/compiled-format.md)."""
from __future__ import annotations

from typing import Any, Callable, Dict

from .errors import SlipwayError
from .values import NotJson, check_data, is_number, parse_json

FEATURES = frozenset(
    "block each history if json lookup media output partial role section text with".split()
)
_LARGEST = 32 * 1024 * 1024
# Python's own stack ends at 1,000 calls, and a level of a template takes up to four.
_DEEPEST = 100


def parse_compiled(data: bytes, path: str) -> Dict[str, Any]:
    """Raises SW0320 where it is not a compiled prompt, SW0321 where it needs a newer reader."""
    if len(data) > _LARGEST:
        raise _broken(path, f"it is larger than {_LARGEST} bytes")
    try:
        document = parse_json(data, allow_bom=True)
        if not isinstance(document, dict):
            raise NotJson("it is no object")
        # Twice as many levels of JSON as of the template, and some around it.
        check_data(document, "it", 4 * _DEEPEST)
    except NotJson as problem:
        raise _broken(path, str(problem)) from problem
    _Checker(path).prompt(document)
    return document


class _Checker:
    def __init__(self, path: str) -> None:
        self.path = path

    def prompt(self, document: Dict[str, Any]) -> None:
        found = document.get("format")
        if found != "slipway/compiled/v1":
            if isinstance(found, str) and found.startswith("slipway/compiled/v"):
                raise self.newer(f"its format is {found}")
            raise _broken(self.path, "it has no format `slipway/compiled/v1`")
        self.each(document.get("features"), "features", self.text)
        for feature in document["features"]:
            if feature not in FEATURES:
                raise self.newer(f"it uses `{feature[:40]}`")
        self.text(document.get("name"), "name")
        if document.get("compat") not in ("strict", "dotprompt"):
            raise self.wrong("compat")
        self.object(self.object(document.get("input"), "input").get("default"), "input.default")
        self.each(self.object(document.get("media"), "media").get("allow"), "media.allow", self.text)
        self.nodes(document.get("template"), "template", 0)
        for name, nodes in self.object(document.get("partials"), "partials").items():
            self.nodes(nodes, f"partials.{name[:80]}", 0)

    def nodes(self, value: Any, place: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise _broken(self.path, "its template is nested too deeply")
        self.each(value, place, lambda node, at: self.node(node, at, depth))

    def node(self, value: Any, place: str, depth: int) -> None:
        node = self.object(value, place)
        kind = node.get("type")
        if kind == "text":
            self.text(node.get("text"), place)
        elif kind == "output":
            self.expression(node.get("value"), place, 0)
        elif kind == "if":
            self.test(self.object(node.get("test"), place), place)
            if not isinstance(node.get("negated"), bool):
                raise self.wrong(f"{place}.negated")
            self.bodies(node, place, depth)
        elif kind in ("each", "with", "block"):
            self.expression(node.get("value"), place, 0)
            self.each(node.get("parameters"), f"{place}.parameters", self.text)
            self.bodies(node, place, depth)
        elif kind == "partial":
            self.text(node.get("name"), place)
            self.text(node.get("indent"), place)
            if "context" in node:
                self.expression(node["context"], place, 0)
            self.options(node.get("options"), place, 0)
            if "fallback" in node:
                self.nodes(node["fallback"], f"{place}.fallback", depth + 1)
        elif kind == "role":
            self.expression(node.get("role"), place, 0)
        elif kind == "section":
            self.expression(node.get("name"), place, 0)
        elif kind == "media":
            self.expression(node.get("url"), place, 0)
            if "contentType" in node:
                self.expression(node["contentType"], place, 0)
        elif kind != "history":
            # A node that is not known must not be skipped: something would be missing in what is rendered.
            raise self.newer(f"{place} is of a type that is not known")

    def bodies(self, node: Dict[str, Any], place: str, depth: int) -> None:
        self.nodes(node.get("body"), f"{place}.body", depth + 1)
        self.nodes(node.get("otherwise"), f"{place}.otherwise", depth + 1)

    def test(self, test: Dict[str, Any], place: str) -> None:
        if test.get("kind") == "equals":
            self.expression(test.get("left"), place, 0)
            self.expression(test.get("right"), place, 0)
        elif test.get("kind") == "truthy":
            self.expression(test.get("value"), place, 0)
            if "includeZero" in test:
                self.expression(test["includeZero"], place, 0)
        else:
            raise self.newer(f"{place} has a test that is not known")

    def expression(self, value: Any, place: str, depth: int) -> None:
        if depth > _DEEPEST:
            raise _broken(self.path, "its expressions are nested too deeply")
        expression = self.object(value, place)
        kind = expression.get("type")
        if kind == "path":
            self.root(self.object(expression.get("root"), place), place)
            self.each(expression.get("segments"), f"{place}.segments", self.text)
        elif kind == "literal":
            if isinstance(expression.get("value", []), (list, dict)):
                raise self.wrong(place)
        elif kind == "call":
            helper = expression.get("helper")
            if helper not in ("json", "lookup"):
                raise self.newer(f"{place} calls a helper that is not known")
            inner = expression.get("arguments")
            self.each(inner, f"{place}.arguments", lambda one, at: self.expression(one, at, depth + 1))
            if len(inner) != (1 if helper == "json" else 2):
                raise self.wrong(f"{place}.arguments")
            self.options(expression.get("options"), place, depth + 1)
        elif kind != "undefined":
            raise self.newer(f"{place} is of a type that is not known")

    def root(self, root: Dict[str, Any], place: str) -> None:
        kind = root.get("kind")
        if kind not in ("context", "local", "root", "data"):
            raise self.newer(f"{place} begins at a place that is not known")
        if kind in ("local", "data"):
            self.text(root.get("name"), f"{place}.name")
        if kind in ("context", "data"):
            up = root.get("up")
            if not is_number(up) or up != int(up) or up < 0:
                raise self.wrong(f"{place}.up")
            root["up"] = int(up)

    def options(self, value: Any, place: str, depth: int) -> None:
        for name, option in self.object(value, f"{place}.options").items():
            self.expression(option, f"{place}.{name[:80]}", depth)

    def each(self, value: Any, place: str, check: Callable[[Any, str], None]) -> None:
        if not isinstance(value, list):
            raise self.wrong(place)
        for index, element in enumerate(value):
            check(element, f"{place}[{index}]")

    def object(self, value: Any, place: str) -> Dict[str, Any]:
        if not isinstance(value, dict):
            raise self.wrong(place)
        return value

    def text(self, value: Any, place: str) -> None:
        if not isinstance(value, str):
            raise self.wrong(place)

    def wrong(self, place: str) -> SlipwayError:
        return _broken(self.path, f"`{place}` is missing or of the wrong type")

    def newer(self, reason: str) -> SlipwayError:
        return SlipwayError("SW0321", f"{self.path} needs a newer reader: {reason}.", "Update slipway-reader.")


def _broken(path: str, problem: str) -> SlipwayError:
    return SlipwayError(
        "SW0320", f"{path} is not a compiled prompt: {problem}.", "Compile the prompt again with `slipway bundle`."
    )
