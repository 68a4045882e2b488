const require_errors = require("./platform-errors.js");
const require_errors$1 = require("./project-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");

// src/commands/init/files.ts
/** Writes what `init` makes: new files only, never through a link that leads elsewhere; and a conversion as a whole. */
/** Why a file cannot be written; undefined where it can. */
function obstacleTo({ path, within }) {
	if (isThere(path)) return "it is there already";
	let folder = (0, node_path.dirname)(path);
	while (!(0, node_fs.existsSync)(folder) && folder !== (0, node_path.dirname)(folder)) {
		if (isThere(folder)) return "a link above it leads nowhere";
		folder = (0, node_path.dirname)(folder);
	}
	const real = (0, node_fs.realpathSync)(folder);
	const root = (0, node_fs.realpathSync)(within);
	if (real !== root && !real.startsWith(root.endsWith(node_path.sep) ? root : root + node_path.sep)) return "a link above it leads out of here";
	return (0, node_fs.lstatSync)(real).isDirectory() ? void 0 : `${folder} is no folder`;
}
/** A link to nowhere is there too. */
function isThere(path) {
	return (0, node_fs.lstatSync)(path, { throwIfNoEntry: false }) !== void 0;
}
/**
* Writes a new file and the folders above it.
*
* @throws SW0207 where that fails, also where the file came to be meanwhile.
*/
function writeNew({ path, text }) {
	try {
		(0, node_fs.mkdirSync)((0, node_path.dirname)(path), { recursive: true });
		(0, node_fs.writeFileSync)(path, text, { flag: "wx" });
	} catch (cause) {
		throw cannotWrite(path, cause);
	}
}
/**
* Writes new files and makes a conversion, all of it or nothing: where one step fails, those before it are taken back.
*
* @param root absolute folder of the project
* @param news new files, written first
* @throws SW0207 where a file cannot be written or removed; then everything is as it was, or the message names what
*   is not.
*/
function applyConversion(root, { written, removed }, news = []) {
	const undo = [];
	let at = root;
	try {
		for (const file of news) {
			writeNew(file);
			undo.push({
				path: file.path,
				run: () => removeNew(file)
			});
		}
		for (const [name, text] of written) {
			at = (0, node_path.join)(root, name);
			const path = at;
			if (isThere(path)) replace(path, text, undo);
			else {
				const file = {
					path,
					within: root,
					text
				};
				writeNew(file);
				undo.push({
					path,
					run: () => removeNew(file)
				});
			}
		}
		for (const name of removed) {
			at = (0, node_path.join)(root, name);
			const path = at;
			undo.push({
				path,
				run: remove(path)
			});
		}
	} catch (cause) {
		const error = require_errors.isSlipwayError(cause) ? cause : cannotWrite(at, cause);
		const left = takenBack(undo);
		throw left.length === 0 ? error : halfConverted(error, left);
	}
	for (const folder of new Set(removed.map((name) => (0, node_path.dirname)((0, node_path.join)(root, name))))) removeEmpty(folder, root);
}
/** Removes a file, or a link itself; gives what brings it back. */
function remove(path) {
	const link = (0, node_fs.lstatSync)(path).isSymbolicLink() ? (0, node_fs.readlinkSync)(path) : void 0;
	const bytes = link === void 0 ? (0, node_fs.readFileSync)(path) : void 0;
	(0, node_fs.rmSync)(path);
	return () => {
		if (link !== void 0) (0, node_fs.symlinkSync)(link, path);
		else if (bytes !== void 0) (0, node_fs.writeFileSync)(path, bytes);
	};
}
function removeNew({ path, within }) {
	(0, node_fs.rmSync)(path);
	removeEmpty((0, node_path.dirname)(path), within);
}
/** Takes back what can be, the last first; what could not be, as words. */
function takenBack(undo) {
	return undo.toReversed().flatMap(({ path, run }) => {
		try {
			run();
			return [];
		} catch (error) {
			return [`${path} (${codeOf(error)})`];
		}
	});
}
function halfConverted(error, left) {
	return require_errors$1.projectErrors.create("SW0207", {
		message: `${error.message} What was changed before could not be taken back everywhere: ${left.join(", ")}.`,
		next: "Everything that was there is in git: `git status` shows what differs, `git restore` brings it back. Then run the same command again.",
		cause: error
	});
}
function replace(path, text, undo) {
	const before = (0, node_fs.readFileSync)(path);
	const temporary = `${path}.${(0, node_crypto.randomUUID)()}.slipway-new`;
	try {
		(0, node_fs.writeFileSync)(temporary, text, { flag: "wx" });
		(0, node_fs.renameSync)(temporary, path);
	} catch (cause) {
		(0, node_fs.rmSync)(temporary, { force: true });
		throw cause;
	}
	undo.push({
		path,
		run: () => (0, node_fs.writeFileSync)(path, before)
	});
}
/** Folders that hold nothing any more. What cannot be removed stays. */
function removeEmpty(folder, root) {
	for (let at = folder; at !== root && at.startsWith(root); at = (0, node_path.dirname)(at)) try {
		(0, node_fs.rmdirSync)(at);
	} catch {
		return;
	}
}
function cannotWrite(path, cause) {
	return require_errors$1.projectErrors.create("SW0207", {
		message: `${path} cannot be written: ${codeOf(cause)}.`,
		next: "Look at the permissions and the free space there, and run the same command again: what is there already is left alone.",
		cause
	});
}
function codeOf(cause) {
	return cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
}

Object.defineProperty(exports, "applyConversion", {
  enumerable: true,
  get: function () {
    return applyConversion;
  }
});
Object.defineProperty(exports, "obstacleTo", {
  enumerable: true,
  get: function () {
    return obstacleTo;
  }
});
Object.defineProperty(exports, "writeNew", {
  enumerable: true,
  get: function () {
    return writeNew;
  }
});
