// src/platform/digest.ts
const hexPattern = /^[0-9a-f]{64}$/;
/** True for 64 lower-case hexadecimal digits. Upper case is refused: keys would differ. */
function isSha256(value) {
	return typeof value === "string" && hexPattern.test(value);
}
/** `sha256:` and 64 digits of lower-case hexadecimal. */
function isDigest(value) {
	return typeof value === "string" && value.startsWith("sha256:") && hexPattern.test(value.slice(7));
}
/** The SHA-256 of bytes. */
function sha256Of(bytes) {
	return sha256Hex(bytes);
}
/**
* The SHA-256 of bytes or of a text in UTF-8, as 64 hexadecimal digits. Node's crypto module takes 4 ms to load, and
* most checks hash nothing: it is loaded at the first hash.
*/
function sha256Hex(content) {
	return process.getBuiltinModule("node:crypto").createHash("sha256").update(content).digest("hex");
}
/** The digest of bytes, `sha256:<hex>`. */
function digestOf(bytes) {
	return digestFrom(sha256Of(bytes));
}
/** The name of what has this hash. */
function digestFrom(sha256) {
	return `sha256:${sha256}`;
}
/** The hexadecimal part of a digest, as it stands in keys. */
function hexOf(digest) {
	return digest.slice(7);
}

Object.defineProperty(exports, "digestFrom", {
  enumerable: true,
  get: function () {
    return digestFrom;
  }
});
Object.defineProperty(exports, "digestOf", {
  enumerable: true,
  get: function () {
    return digestOf;
  }
});
Object.defineProperty(exports, "hexOf", {
  enumerable: true,
  get: function () {
    return hexOf;
  }
});
Object.defineProperty(exports, "isDigest", {
  enumerable: true,
  get: function () {
    return isDigest;
  }
});
Object.defineProperty(exports, "isSha256", {
  enumerable: true,
  get: function () {
    return isSha256;
  }
});
Object.defineProperty(exports, "sha256Hex", {
  enumerable: true,
  get: function () {
    return sha256Hex;
  }
});
Object.defineProperty(exports, "sha256Of", {
  enumerable: true,
  get: function () {
    return sha256Of;
  }
});
