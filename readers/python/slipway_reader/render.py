"""Renders compiled prompts: docs/compiled-format.md, in its order. Runs no code of the template or of the data."""
from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Dict, List, NamedTuple, Optional, Tuple, Union

from .errors import SlipwayError
from .values import ABSENT, NotJson, check_data, is_number, json_text, number_text, ordered_names

Message = Dict[str, Any]
Frame = Dict[str, Any]

_WHITE_SPACE = frozenset("\t\n\v\f\r \u00a0\u1680\u2028\u2029\u202f\u205f\u3000\ufeff") | {
    chr(code) for code in range(0x2000, 0x200B)
}
_ROLE = re.compile(r"[a-z]+\Z")
_INDEX = re.compile(r"(?:0|[1-9][0-9]{0,9})\Z")
_SCHEME = re.compile(r"([A-Za-z][A-Za-z0-9+.-]{0,40}):")
_DATA_ADDRESS = re.compile(r"data:[a-z]+/[a-z0-9.+-]+(?:;[a-z0-9=.-]+)*;base64,[A-Za-z0-9+/_-]+={0,2}\Z", re.IGNORECASE)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_LINES = re.compile(r"[^\n]*\n|[^\n]+")


@dataclass(frozen=True)
class Limits:
    """What rendering may cost; the same defaults as in slipway.yaml. Characters are counted as Python counts them."""

    steps: int = 1_000_000
    characters: int = 8_000_000
    messages: int = 1_000
    partial_depth: int = 20
    data_depth: int = 64
    # Blocks and partials inside each other. Python's own stack ends at 1,000 calls.
    depth: int = 100


class Mark(NamedTuple):
    """What is no text: `role` with its name, `history`, or `part` with the part."""

    kind: str
    value: Any = None


Piece = Union[str, Mark]


class _Scope:
    __slots__ = ("context", "outer", "locals", "frames")

    def __init__(self, context: Any, outer: Optional["_Scope"], names: Dict[str, Any], frames: Tuple[Frame, ...]):
        self.context = context
        self.outer = outer
        self.locals = names
        self.frames = frames

    def enter(self, value: Any, names: Optional[Dict[str, Any]] = None, frames: Optional[Tuple[Frame, ...]] = None):
        """The scope of a block about a value, which adds no outer context where it is the current one itself."""
        outer = self.outer if _same(value, self.context) else self
        return _Scope(value, outer, self.locals if names is None else names, self.frames if frames is None else frames)


def render(
    prompt: Dict[str, Any],
    input: Optional[Dict[str, Any]] = None,
    context: Optional[Dict[str, Any]] = None,
    history: Optional[List[Message]] = None,
    limits: Limits = Limits(),
) -> List[Message]:
    """The messages of a compiled prompt for some input: the same as `slipway render`. Raises SW0301 to SW0312."""
    for value, what in ((input, "The input"), (context, "The context")):
        if value is not None and not isinstance(value, dict):
            raise _not_json(f"{what} is not an object")
    try:
        check_data(input or {}, "The input", limits.data_depth)
        check_data(context or {}, "The context", limits.data_depth)
        check_data(history or [], "The history", limits.data_depth + 1)
    except NotJson as problem:
        raise _not_json(str(problem)) from problem
    _check_history(history or [], limits)
    whole = {**prompt["input"]["default"], **(input or {})}
    renderer = _Renderer(prompt, whole, context or {}, limits)
    renderer.nodes(prompt["template"], _Scope(whole, None, {}, ({}, {})))
    return _messages(renderer.pieces, history or [], limits)


class _Renderer:
    def __init__(self, prompt: Dict[str, Any], whole: Dict[str, Any], context: Dict[str, Any], limits: Limits):
        self.prompt = prompt
        self.input = whole
        self.context = context
        self.limits = limits
        self.lenient = prompt["compat"] == "dotprompt"
        self.pieces: List[Piece] = []
        self.characters = 0
        self.steps = 0
        self.depth = 0
        self.partial_depth = 0

    # Pieces and limits

    def add(self, piece: Piece, size: int = 0) -> None:
        self.characters += len(piece) if isinstance(piece, str) else size
        if self.characters > self.limits.characters:
            raise _error("SW0306", f"The rendering is longer than {self.limits.characters} characters.", "Pass less data.")
        if piece != "":
            self.pieces.append(piece)

    def charge(self, steps: int) -> None:
        self.steps += steps
        if self.steps > self.limits.steps:
            raise _error("SW0305", f"Rendering takes more than {self.limits.steps} steps.", "Shorten the lists.")

    # Nodes

    def nodes(self, nodes: List[Dict[str, Any]], scope: _Scope) -> None:
        self.depth += 1
        if self.depth > self.limits.depth:
            raise _error("SW0311", f"Blocks are nested more than {self.limits.depth} levels deep.", "Nest fewer.")
        for node in nodes:
            self.charge(1)
            getattr(self, f"node_{node['type']}")(node, scope)
        self.depth -= 1

    def node_text(self, node: Dict[str, Any], _: _Scope) -> None:
        self.add(node["text"])

    def node_output(self, node: Dict[str, Any], scope: _Scope) -> None:
        value = self.value(node["value"], scope)
        text = _plain_text(value)
        if text is None and not self.lenient:
            if value is ABSENT:
                raise self.absent(node["value"])
            raise _error("SW0302", f"{_shown(node['value'])} is an object or a list.", "Use `json` or `each` for it.")
        self.add(self.converted(value) if text is None else text)

    def converted(self, value: Any) -> str:
        """An object or a list as JavaScript turns it into text."""
        if isinstance(value, list):
            parts = []
            for element in value:
                self.charge(1)
                parts.append(self.converted(element))
            return ",".join(parts)
        text = _plain_text(value)
        return text if text is not None else "" if value is ABSENT else "[object Object]"

    def node_if(self, node: Dict[str, Any], scope: _Scope) -> None:
        test = node["test"]
        if test["kind"] == "equals":
            left, right = self.value(test["left"], scope), self.value(test["right"], scope)
            if isinstance(left, str):
                self.charge(len(left) // 64)
            holds = _same(left, right)
        else:
            value = self.value(test["value"], scope)
            zero = is_number(value) and value == 0
            holds = not _is_empty(value)
            if holds and zero:
                holds = "includeZero" in test and _is_true(self.value(test["includeZero"], scope))
        self.nodes(node["body"] if holds != node["negated"] else node["otherwise"], scope)

    def node_with(self, node: Dict[str, Any], scope: _Scope) -> None:
        value = self.value(node["value"], scope)
        if _is_empty(value):
            self.nodes(node["otherwise"], scope)
            return
        names = {**scope.locals, node["parameters"][0]: value} if node["parameters"] else None
        self.nodes(node["body"], scope.enter(value, names))

    def node_each(self, node: Dict[str, Any], scope: _Scope) -> None:
        self.loop(node, self.value(node["value"], scope), scope)

    def node_block(self, node: Dict[str, Any], scope: _Scope) -> None:
        value = self.value(node["value"], scope)
        if value is True:
            self.nodes(node["body"], scope)
        elif value is False or value is None or value is ABSENT:
            self.nodes(node["otherwise"], scope)
        elif isinstance(value, list):
            self.loop(node, value, scope)
        else:
            self.nodes(node["body"], scope.enter(value))

    def loop(self, node: Dict[str, Any], value: Any, scope: _Scope) -> None:
        if not isinstance(value, (list, dict)) or not value:
            self.nodes(node["otherwise"], scope)
            return
        keys = range(len(value)) if isinstance(value, list) else ordered_names(value)
        last = len(value) - 1
        for index, key in enumerate(keys):
            self.charge(1)
            element = value[key]
            frame = {"index": index, "key": key, "first": index == 0, "last": index == last}
            names = None
            if node["parameters"]:
                # Of two equal names the element counts.
                names = {**scope.locals, **dict(reversed(list(zip(node["parameters"], (element, key)))))}
            self.nodes(node["body"], scope.enter(element, names, (frame, *scope.frames)))

    def node_partial(self, node: Dict[str, Any], scope: _Scope) -> None:
        body = self.prompt["partials"].get(node["name"])
        fallback = node.get("fallback")
        if body is None and fallback is None:
            raise _error("SW0303", f"There is no partial `{node['name']}`.", "Compile the prompt again.")
        context = self.value(node["context"], scope) if "context" in node else scope.context
        if node["options"]:
            base: Dict[str, Any] = {}
            if isinstance(context, dict):
                base = context
            elif isinstance(context, list):
                base = {str(index): element for index, element in enumerate(context)}
            self.charge(len(base))
            context = {**base, **{name: self.value(option, scope) for name, option in node["options"].items()}}
        frames = scope.frames if fallback is None else (scope.frames[0], *scope.frames)
        if body is None:
            self.nodes(fallback, scope.enter(context, None, (scope.frames[0], *frames)))
            return
        self.partial_depth += 1
        if self.partial_depth > self.limits.partial_depth:
            raise _error("SW0304", f"Partials are nested too deeply at `{node['name']}`.", "End the recursion.")
        inner = _Scope(context, None, {}, frames)
        if node["indent"]:
            self.indented(node["indent"], body, inner)
        else:
            self.nodes(body, inner)
        self.partial_depth -= 1

    def indented(self, indent: str, body: List[Dict[str, Any]], scope: _Scope) -> None:
        kept, self.pieces = self.pieces, []
        self.nodes(body, scope)
        inner, self.pieces = self.pieces, kept
        begins = True
        for piece in inner:
            if not isinstance(piece, str):
                if begins:
                    self.add(indent)
                begins = False
                self.add(piece)
                continue
            # These characters were counted when they were made.
            self.characters -= len(piece)
            for line in _LINES.findall(piece):
                self.charge(1)
                self.add(indent + line if begins else line)
                begins = line.endswith("\n")

    def node_role(self, node: Dict[str, Any], scope: _Scope) -> None:
        role = self.structure(node["role"], scope)
        if not _ROLE.match(role):
            raise _error("SW0308", "The role is not one word in lower case.", "Correct the template.")
        self.add(Mark("role", role), len(role))

    def node_section(self, node: Dict[str, Any], scope: _Scope) -> None:
        name = self.structure(node["name"], scope)
        if name == "" or any(character in _WHITE_SPACE for character in name):
            raise _error("SW0308", "The section is not one word.", "Correct the template.")
        self.add(Mark("part", {"metadata": {"purpose": name, "pending": True}}), len(name))

    def structure(self, expression: Dict[str, Any], scope: _Scope) -> str:
        value = self.value(expression, scope)
        if expression["type"] != "literal" and not self.lenient:
            raise _error("SW0308", "A role or section would come from data.", "Write it into the template.")
        if value is ABSENT:
            raise self.absent(expression)
        if not isinstance(value, str):
            raise _error("SW0308", "A role or section is not a text.", "Pass a text.")
        return value

    def node_media(self, node: Dict[str, Any], scope: _Scope) -> None:
        url = self.value(node["url"], scope)
        if url is ABSENT:
            raise self.absent(node["url"])
        if not isinstance(url, str) or url == "":
            raise _error("SW0308", "The address of the media is empty or not a text.", "Pass the address as a text.")
        kind = self.value(node["contentType"], scope) if "contentType" in node else None
        if kind is not ABSENT and kind is not None and not isinstance(kind, str):
            raise _error("SW0308", "The content type of the media is not a text.", "Pass a text such as `image/png`.")
        self.charge(len(url) // 64)
        if not self.lenient and not _is_allowed(url, self.prompt["media"]["allow"]):
            raise _error("SW0312", f"The media address `{url[:60]}` is not allowed.", "See docs/rendering.md.")
        media = {"url": url, "contentType": kind} if kind else {"url": url}
        self.add(Mark("part", {"media": media}), len(url))

    def node_history(self, _node: Dict[str, Any], _: _Scope) -> None:
        self.add(Mark("history"))

    # Expressions

    def value(self, expression: Dict[str, Any], scope: _Scope) -> Any:
        kind = expression["type"]
        if kind == "literal":
            return expression["value"]
        if kind == "path":
            return self.path(expression, scope)
        return self.call(expression, scope) if kind == "call" else ABSENT

    def path(self, expression: Dict[str, Any], scope: _Scope) -> Any:
        root = expression["root"]
        kind = root["kind"]
        if kind == "root":
            value: Any = self.input
        elif kind == "local":
            value = scope.locals.get(root["name"], ABSENT)
        elif kind == "context":
            at: Optional[_Scope] = scope
            for _ in range(root["up"]):
                at = None if at is None else at.outer
                if at is None:
                    return ABSENT
            value = ABSENT if at is None else at.context
        else:
            if root["up"] >= len(scope.frames):
                return ABSENT
            frame = scope.frames[root["up"]]
            value = frame[root["name"]] if root["name"] in frame else self.context.get(root["name"], ABSENT)
        segments = expression["segments"]
        if len(segments) > 16:
            self.charge(len(segments))
        for segment in segments:
            if value is None or value is ABSENT:
                return value if self.lenient else ABSENT
            if self.lenient and kind == "data" and not _is_true(value):
                return value
            value = _own(value, segment)
        return value

    def call(self, expression: Dict[str, Any], scope: _Scope) -> Any:
        value = self.value(expression["arguments"][0], scope)
        if expression["helper"] == "json":
            if value is ABSENT:
                if self.lenient:
                    return "undefined"
                raise self.absent(expression["arguments"][0])
            indent = expression["options"].get("indent")
            gap = _gap(self.value(indent, scope) if indent is not None else 0)
            text = json_text(value, gap, self.limits.characters)
            if text is None:
                raise _error("SW0306", "A value is longer as text than a rendering may be.", "Pass less data.")
            self.charge(len(text) // 64)
            return text
        if value is None or value is ABSENT or (self.lenient and not _is_true(value)):
            return value if self.lenient else ABSENT
        key = self.value(expression["arguments"][1], scope)
        name = "null" if key is None else _plain_text(key)
        return ABSENT if name is None else _own(value, name)

    def absent(self, expression: Dict[str, Any]) -> SlipwayError:
        return _error("SW0301", f"{_shown(expression)} has no value.", "Pass it in the input, or give it a default.")


# Values


def _same(left: Any, right: Any) -> bool:
    if isinstance(left, (dict, list)) or isinstance(right, (dict, list)):
        return left is right
    if is_number(left) and is_number(right):
        return float(left) == float(right)
    return type(left) is type(right) and left == right


def _is_empty(value: Any) -> bool:
    return value is ABSENT or value is None or value is False or (isinstance(value, (str, list)) and len(value) == 0)


def _is_true(value: Any) -> bool:
    """JavaScript's truth: lists and objects are true, be they empty or not."""
    return isinstance(value, (dict, list)) or bool(value)


def _plain_text(value: Any) -> Optional[str]:
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return number_text(value) if is_number(value) else None


def _own(value: Any, name: str) -> Any:
    if isinstance(value, dict):
        return value.get(name, ABSENT)
    if isinstance(value, list):
        if name == "length":
            return len(value)
        return value[int(name)] if _INDEX.match(name) and int(name) < len(value) else ABSENT
    if isinstance(value, str) and (name == "length" or _INDEX.match(name)):
        # Lengths and places are those of UTF-16.
        units = value.encode("utf-16-le", "surrogatepass")
        if name == "length":
            return len(units) // 2
        unit = units[2 * int(name) : 2 * int(name) + 2]
        return unit.decode("utf-16-le", "surrogatepass") if unit else ABSENT
    return ABSENT


def _gap(indent: Any) -> str:
    if is_number(indent):
        return " " * max(0, min(10, int(indent)))
    return indent[:10] if isinstance(indent, str) else ""


def _is_allowed(url: str, allowed: List[str]) -> bool:
    scheme = _SCHEME.match(url)
    if scheme is None:
        steps = url.split("/")
        return url.strip() != "" and steps[0] != "" and ".." not in steps and "\\" not in url and not _CONTROL.search(url)
    kind = scheme.group(1).lower()
    if kind == "data":
        return _DATA_ADDRESS.match(url) is not None
    spaced = _CONTROL.search(url) or any(character in _WHITE_SPACE for character in url)
    return kind == "s3" and not spaced and any(url.startswith(beginning) for beginning in allowed)


# Messages


def _messages(pieces: List[Piece], history: List[Message], limits: Limits) -> List[Message]:
    messages: List[Message] = []
    current: Message = {"role": "user", "content": []}
    has_history = False
    text: List[str] = []

    def end_text() -> None:
        joined = "".join(text)
        text.clear()
        if any(character not in _WHITE_SPACE for character in joined):
            current["content"].append({"text": joined})

    def end_message() -> None:
        if current["content"]:
            messages.append(current)
        if len(messages) > limits.messages:
            raise _error("SW0307", f"There are more than {limits.messages} messages.", "Begin fewer messages.")

    for piece in pieces:
        if isinstance(piece, str):
            text.append(piece)
            continue
        end_text()
        if piece.kind == "part":
            current["content"].append(piece.value)
        elif piece.kind == "role":
            end_message()
            current = {"role": piece.value, "content": []}
        else:
            end_message()
            for message in history:
                metadata = {**message.get("metadata", {}), "purpose": "history"}
                messages.append({"role": message["role"], "content": message["content"], "metadata": metadata})
                has_history = True
            current = {"role": "model", "content": []}
    end_text()
    end_message()
    if has_history or not history:
        return messages
    if messages and messages[-1]["role"] == "user":
        return [*messages[:-1], *history, messages[-1]]
    return [*messages, *history]


def _check_history(history: Any, limits: Limits) -> None:
    if not isinstance(history, list):
        raise _error("SW0310", "The history is no list.", "Pass a list of messages.")
    if len(history) > limits.messages:
        raise _error("SW0307", f"There are more than {limits.messages} messages.", "Pass a shorter history.")
    for message in history:
        content = message.get("content") if isinstance(message, dict) else None
        if (
            not isinstance(content, list)
            or not isinstance(message.get("role"), str)
            or not all(isinstance(part, dict) for part in content)
            or not isinstance(message.get("metadata", {}), dict)
        ):
            raise _error("SW0310", "A message of the history is not {role, content}.", "Write content as a list of parts.")


def _shown(expression: Dict[str, Any]) -> str:
    text = expression.get("text")
    return f"`{text}`" if isinstance(text, str) else "A value"


def _not_json(problem: str) -> SlipwayError:
    return _error("SW0309", f"{problem}.", "Pass plain JSON values.")


def _error(code: str, message: str, next: str) -> SlipwayError:
    return SlipwayError(code, message, next)
