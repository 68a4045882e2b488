// src/platform/json.ts
/** True for an object that is no list and not null. */
function isJsonObject(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
/** The JSON type of a value; undefined for what JSON does not have (functions, `undefined`, NaN and infinities). */
function jsonTypeOf(value) {
	switch (typeof value) {
		case "string":
		case "boolean": return typeof value;
		case "number": return Number.isFinite(value) ? "number" : void 0;
		case "object": return value === null ? "null" : Array.isArray(value) ? "array" : "object";
		default: return;
	}
}
/** An own property, or undefined: what `__proto__` or `toString` would reach through the prototype is not seen. */
function ownProperty(value, name) {
	return Object.hasOwn(value, name) ? value[name] : void 0;
}
/** Sets an own property even where the name is `__proto__`. */
function setOwnProperty(target, name, value) {
	if (name === "__proto__") Object.defineProperty(target, name, {
		value,
		writable: true,
		enumerable: true,
		configurable: true
	});
	else target[name] = value;
}
/** One segment of a JSON pointer: `~` as `~0`, `/` as `~1`. */
function escapePointerSegment(segment) {
	return segment.includes("~") || segment.includes("/") ? segment.replaceAll("~", "~0").replaceAll("/", "~1") : segment;
}
/** The name that a segment of a JSON pointer stands for. */
function unescapePointerSegment(segment) {
	return segment.includes("~") ? segment.replaceAll("~1", "/").replaceAll("~0", "~") : segment;
}
/** `["input", "a/b", 0]` as `/input/a~1b/0`; no segments as the empty string, which means the whole value. */
function jsonPointer(segments) {
	let pointer = "";
	for (const segment of segments) pointer += `/${typeof segment === "number" ? segment : escapePointerSegment(segment)}`;
	return pointer;
}

Object.defineProperty(exports, "escapePointerSegment", {
  enumerable: true,
  get: function () {
    return escapePointerSegment;
  }
});
Object.defineProperty(exports, "isJsonObject", {
  enumerable: true,
  get: function () {
    return isJsonObject;
  }
});
Object.defineProperty(exports, "jsonPointer", {
  enumerable: true,
  get: function () {
    return jsonPointer;
  }
});
Object.defineProperty(exports, "jsonTypeOf", {
  enumerable: true,
  get: function () {
    return jsonTypeOf;
  }
});
Object.defineProperty(exports, "ownProperty", {
  enumerable: true,
  get: function () {
    return ownProperty;
  }
});
Object.defineProperty(exports, "setOwnProperty", {
  enumerable: true,
  get: function () {
    return setOwnProperty;
  }
});
Object.defineProperty(exports, "unescapePointerSegment", {
  enumerable: true,
  get: function () {
    return unescapePointerSegment;
  }
});
