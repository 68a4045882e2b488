const require_inputs = require("./platform-inputs.js");
const require_json = require("./platform-json.js");
const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_errors = require("./bundles-errors.js");
const require_portable_path = require("./platform-portable-path.js");

// src/bundles/manifest.ts
/**
* The manifest of a bundle: which files it delivers, each by path, SHA-256, size and media type. Its canonical bytes
* are the bundle's identity (docs/store-format.md).
*/
const manifestFormat = "slipway/bundle/v1";
/** Bounds for what a reader must be ready to hold; the sizes are ours, far above the largest known prompt project. */
const bundleLimits = {
	manifestBytes: 67108864,
	files: 1e5,
	fileBytes: 67108864
};
/** A media type with parameters (RFC 9110 8.3.1), short and in printable ASCII: it becomes an HTTP header. */
const mediaTypePattern = /^[\w!#$&^.+-]{1,64}\/[\w!#$&^.+-]{1,64}(?:; ?[\w-]{1,32}=[\w."-]{1,64}){0,3}$/;
/**
* The manifest of some files, in any order.
*
* @throws SW0404 for too many or too large files, SW0405 for a path that cannot stand in a bundle.
*/
function createManifest(files, limits = bundleLimits) {
	const sorted = [...files].map(({ mediaType, path, sha256, size }) => ({
		mediaType,
		path,
		sha256,
		size
	})).sort((a, b) => require_portable_path.compareUtf8(a.path, b.path));
	const problem = problemWithFiles(sorted, limits);
	if (problem !== void 0) throw require_errors.bundlesErrors.create(problem.code, problem);
	const manifest = {
		files: sorted,
		format: manifestFormat
	};
	const bytes = require_canonical_json.canonicalBytes(manifest);
	if (bytes.length > limits.manifestBytes) throw require_errors.bundlesErrors.create("SW0404", {
		message: `The manifest has ${bytes.length} bytes; the limit is ${limits.manifestBytes}.`,
		next: "Deliver fewer files: see bundle.include in slipway.yaml."
	});
	return {
		manifest,
		bytes,
		digest: require_digest.digestOf(bytes)
	};
}
/**
* Reads a manifest that somebody else stored, believing nothing: the bytes must have the digest under which they were
* found, be canonical, and keep every rule for files. Fields that this version does not know are left out.
*
* @throws SW0402 where the bytes break a rule, SW0403 where the format is a newer one.
*/
function parseManifest(bytes, digest, limits = bundleLimits) {
	const where = `The manifest ${digest}`;
	const damaged = (what, cause) => require_errors.bundlesErrors.create("SW0402", {
		message: `${where} ${what}.`,
		next: "Run `slipway verify ENV --deep` to see what else is damaged. Nothing was changed.",
		cause
	});
	if (bytes.length > limits.manifestBytes) throw damaged(`has more than ${limits.manifestBytes} bytes`);
	if (require_digest.digestOf(bytes) !== digest) throw damaged(`has other bytes than its name says: they are ${require_digest.digestOf(bytes)}`);
	let value;
	let text;
	try {
		text = new TextDecoder("utf-8", {
			fatal: true,
			ignoreBOM: true
		}).decode(bytes);
		value = JSON.parse(text);
	} catch (cause) {
		throw damaged("is not JSON in UTF-8", cause);
	}
	if (!require_json.isJsonObject(value)) throw damaged("is not an object");
	const format = require_json.ownProperty(value, "format");
	if (format !== "slipway/bundle/v1") {
		if (typeof format !== "string" || !format.startsWith("slipway/bundle/")) throw damaged("has no format of ours");
		throw require_errors.bundlesErrors.create("SW0403", {
			message: `${where} has the format ${require_inputs.quoted(format)}; this version of Slipway reads ${manifestFormat}.`,
			next: "Install a newer Slipway and run the command again."
		});
	}
	if (!isCanonical(value, text)) throw damaged("is not canonical JSON (RFC 8785)");
	const list = require_json.ownProperty(value, "files");
	if (!Array.isArray(list)) throw damaged("has no list of files");
	if (list.length > limits.files) throw damaged(`names more than ${limits.files} files`);
	const files = [];
	for (const entry of list) {
		const file = require_json.isJsonObject(entry) ? fileOf(entry) : void 0;
		if (file === void 0) throw damaged(`has an entry that is no file: number ${files.length + 1}`);
		files.push(file);
	}
	const problem = problemWithFiles(files, limits);
	if (problem !== void 0) throw damaged(`breaks a rule of the format: ${problem.message}`);
	return {
		manifest: {
			files,
			format: manifestFormat
		},
		bytes,
		digest
	};
}
function isCanonical(value, text) {
	try {
		return require_canonical_json.canonicalJson(value) === text;
	} catch {
		return false;
	}
}
function fileOf(entry) {
	const mediaType = require_json.ownProperty(entry, "mediaType");
	const path = require_json.ownProperty(entry, "path");
	const sha256 = require_json.ownProperty(entry, "sha256");
	const size = require_json.ownProperty(entry, "size");
	if (typeof mediaType !== "string" || typeof path !== "string" || !require_digest.isSha256(sha256)) return void 0;
	return typeof size === "number" ? {
		mediaType,
		path,
		sha256,
		size
	} : void 0;
}
/** The first rule that a sorted list of files breaks. */
function problemWithFiles(files, limits) {
	if (files.length > limits.files) return {
		code: "SW0404",
		message: `There are ${files.length} files; the limit is ${limits.files}.`,
		next: "Deliver fewer files: see bundle.include in slipway.yaml."
	};
	const folded = /* @__PURE__ */ new Map();
	const sizes = /* @__PURE__ */ new Map();
	let previous;
	for (const file of files) {
		const shown = require_inputs.quoted(file.path);
		const reason = require_portable_path.problemWithPath(file.path);
		if (reason !== void 0) return renamed(`The path ${shown} ${reason}.`);
		if (previous === file.path) return renamed(`The path ${shown} stands there twice.`);
		if (previous !== void 0 && require_portable_path.compareUtf8(previous, file.path) > 0) return renamed(`The path ${shown} is out of order.`);
		previous = file.path;
		const key = require_portable_path.foldedPath(file.path);
		const twin = folded.get(key);
		if (twin !== void 0) return renamed(`The paths ${require_inputs.quoted(twin)} and ${shown} differ in upper and lower case alone.`);
		folded.set(key, file.path);
		if (!require_digest.isSha256(file.sha256)) return broken(`The file ${shown} has no SHA-256.`);
		if (!mediaTypePattern.test(file.mediaType)) return broken(`The file ${shown} has no proper media type.`);
		if (!Number.isSafeInteger(file.size) || file.size < 0) return broken(`The file ${shown} has no proper size.`);
		if (file.size > limits.fileBytes) return {
			code: "SW0404",
			message: `The file ${shown} has ${file.size} bytes; the limit is ${limits.fileBytes}.`,
			next: "Leave the file out of the bundle, or keep it elsewhere and let the prompt name its address."
		};
		const size = sizes.get(file.sha256);
		if (size !== void 0 && size !== file.size) return broken(`The file ${shown} has the bytes but not the size of another.`);
		sizes.set(file.sha256, file.size);
	}
	return folderProblem(folded);
}
/** A path that is also the folder of another cannot be written to a disk. */
function folderProblem(folded) {
	for (const [key, path] of folded) for (let slash = key.indexOf("/"); slash !== -1; slash = key.indexOf("/", slash + 1)) {
		const file = folded.get(key.slice(0, slash));
		if (file !== void 0) return renamed(`The path ${require_inputs.quoted(file)} is a file and a folder at once, of ${require_inputs.quoted(path)}.`);
	}
}
function renamed(message) {
	return {
		code: "SW0405",
		message,
		next: "Rename the file."
	};
}
function broken(message) {
	return {
		code: "SW0401",
		message,
		next: "Please report this; it is a fault in Slipway."
	};
}

Object.defineProperty(exports, "bundleLimits", {
  enumerable: true,
  get: function () {
    return bundleLimits;
  }
});
Object.defineProperty(exports, "createManifest", {
  enumerable: true,
  get: function () {
    return createManifest;
  }
});
Object.defineProperty(exports, "manifestFormat", {
  enumerable: true,
  get: function () {
    return manifestFormat;
  }
});
Object.defineProperty(exports, "parseManifest", {
  enumerable: true,
  get: function () {
    return parseManifest;
  }
});
