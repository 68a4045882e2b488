let node_fs = require("node:fs");

// src/platform/bounded-file.ts
/**
* Files of strangers, read whole: regular ones alone and so many bytes at most. A name can be a link, and what it leads
* to can be a pipe, on which a reader waits for ever, or a device without end, whose size says 0.
*/
const flags = node_fs.constants.O_RDONLY | (node_fs.constants.O_NONBLOCK ?? 0);
/**
* The bytes of a file, whatever links lead to it. Measured and read through one handle, so that nobody exchanges it in
* between. Throws what the system throws, but for a file that is not there.
*/
function readBoundedFile(path, maximumBytes) {
	let handle;
	try {
		handle = (0, node_fs.openSync)(path, flags);
	} catch (error) {
		if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR")) return { outcome: "absent" };
		throw error;
	}
	try {
		const facts = (0, node_fs.fstatSync)(handle);
		if (!facts.isFile()) return { outcome: "no-file" };
		if (facts.size > maximumBytes) return {
			outcome: "too-large",
			size: facts.size
		};
		const bytes = Buffer.alloc(facts.size);
		let filled = 0;
		while (filled < bytes.length) {
			const count = (0, node_fs.readSync)(handle, bytes, filled, bytes.length - filled, filled);
			if (count === 0) break;
			filled += count;
		}
		return {
			outcome: "read",
			bytes: bytes.subarray(0, filled)
		};
	} finally {
		(0, node_fs.closeSync)(handle);
	}
}

Object.defineProperty(exports, "readBoundedFile", {
  enumerable: true,
  get: function () {
    return readBoundedFile;
  }
});
