const require_bounded_file = require("./platform-bounded-file.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");

// src/evaluation/script-files.ts
/** The files that a script imports, read for it: its own process may read none. */
/** Files of one script, and bytes of one of them: far beyond what judging an answer takes. */
const mostFiles = 200;
const largestFile = 1048576;
/** A reader of modules and JSON below the project's folder: regular files alone, through no link, bounded in all. */
function scriptFiles(root, most = mostFiles) {
	let files = 0;
	return async (path) => {
		files += 1;
		if (files > most) return { problem: `It imports more than ${most} files` };
		if (!path.split("/").every((part) => part !== "" && part !== "." && part !== "..") || /[\\:\0]/.test(path)) return { problem: `${path.slice(0, 200)} is no file of the project` };
		if (!/\.(?:js|mjs|json)$/.test(path)) return { problem: `${path} cannot be imported: scripts are ES modules (.js, .mjs), and may import JSON` };
		const file = (0, node_path.join)(root, path);
		const absent = { problem: `${path} cannot be read: is it there?` };
		try {
			const [folder, real] = await Promise.all([(0, node_fs_promises.realpath)(root), (0, node_fs_promises.realpath)(file)]);
			if (real !== (0, node_path.join)(folder, path)) return { problem: `${path} is reached through a link: import the file itself` };
			const read = require_bounded_file.readBoundedFile(file, largestFile);
			if (read.outcome === "absent") return absent;
			if (read.outcome === "no-file") return { problem: `${path} is no file` };
			if (read.outcome === "too-large") return { problem: `${path} is larger than 1 MiB` };
			return { text: read.bytes.toString("utf8") };
		} catch {
			return absent;
		}
	};
}

// src/evaluation/script-imports.ts
/** Which texts of a script name a file beside it: one rule, by which its digest follows imports and its realm allows them. */
/**
* Relative names as they stand in the source, in one kind of quotes, without escapes, at most 300 characters. The looking
* ahead leaves the closing quotes where they are: a quote in a comment would otherwise hide the name behind it.
*/
const importableName = /(["'])(?=(\.\.?\/[^"'`\\\n]{1,297})\1)/g;
/** Names in one text. With more the digest would follow names without end, so such a file is not loaded. */
const mostImportableNames = 200;
/** The names that a script's text may import, each once; undefined for a text that is not loaded. */
function importableNames(text) {
	const names = /* @__PURE__ */ new Set();
	for (const [, , name = ""] of text.matchAll(importableName)) {
		names.add(name);
		if (names.size > 200) return void 0;
	}
	return names;
}

Object.defineProperty(exports, "importableName", {
  enumerable: true,
  get: function () {
    return importableName;
  }
});
Object.defineProperty(exports, "importableNames", {
  enumerable: true,
  get: function () {
    return importableNames;
  }
});
Object.defineProperty(exports, "scriptFiles", {
  enumerable: true,
  get: function () {
    return scriptFiles;
  }
});
