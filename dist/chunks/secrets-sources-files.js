const require_git = require("./platform-git.js");
const require_errors = require("./secrets-errors.js");
const require_bounded_file = require("./platform-bounded-file.js");
const require_file_scan = require("./secrets-file-scan.js");
const require_source = require("./secrets-sources-source.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/secrets/sources/read-file.ts
/** Reading files for the scan: small ones whole into memory that is used again, large ones in pieces. */
/** Files up to this size are read at once; larger ones in pieces of it. */
const pieceBytes = 2097152;
/** The whole file, undefined where it is longer or none. Throws what the system throws. */
function wholeFile(absolute, longest) {
	const read = require_bounded_file.readBoundedFile(absolute, longest);
	return read.outcome === "read" ? read.bytes : void 0;
}
const headBytes = 512;
/** Uses one buffer for all files, so only one is read at a time. */
function createFileReader(scanner) {
	const memory = scanner.kernel.readBuffer;
	const fill = (descriptor, buffer) => {
		let length = 0;
		while (length < buffer.length) {
			const read = (0, node_fs.readSync)(descriptor, buffer, length, buffer.length - length, null);
			if (read === 0) break;
			length += read;
		}
		return length;
	};
	return { scan(absolute, path) {
		const descriptor = (0, node_fs.openSync)(absolute, node_fs.constants.O_RDONLY);
		try {
			let length = fill(descriptor, memory);
			if (length <= pieceBytes) return {
				detections: require_file_scan.detectRead(scanner, length, path),
				bytes: length,
				head: () => memory.subarray(0, Math.min(length, headBytes))
			};
			const first = Buffer.from(memory.subarray(0, headBytes));
			const head = () => first;
			const stream = require_file_scan.streamScan(scanner, path);
			let bytes = 0;
			while (length > 0) {
				bytes += length;
				stream.push(memory.subarray(0, length));
				length = fill(descriptor, memory);
			}
			return {
				detections: stream.finish(),
				bytes,
				head
			};
		} finally {
			(0, node_fs.closeSync)(descriptor);
		}
	} };
}

// src/secrets/sources/files.ts
/** Scans the named files and everything below the named folders, save what is below a `.git`. Links are not followed. */
async function scanPaths(scanner, paths, found, options) {
	const scan = createFilesScan(scanner, found, options);
	for (const path of paths) {
		const absolute = (0, node_path.resolve)(options.directory, path);
		const stats = statsOf(absolute);
		if (stats === void 0) throw require_errors.secretsErrors.create("SW0802", {
			message: `${path} does not exist`,
			next: `Name files and folders relative to ${options.directory}.`
		});
		if (stats.isDirectory()) await scan.folder(absolute);
		else await scan.file(absolute);
	}
	return scan.tally();
}
/**
* Scans what git tracks and what it would track: the working tree without ignored files. Submodules are read as folders.
*
* @throws SW0150 to SW0153 of git.
*/
async function scanWorkingTree(scanner, found, options) {
	const listed = await require_git.gitOutput([
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard",
		"--deduplicate"
	], options.git);
	const scan = createFilesScan(scanner, found, options);
	for (const path of listed.toString("utf8").split("\0")) {
		if (path === "") continue;
		const absolute = (0, node_path.join)(options.git.directory, path);
		const stats = linkStatsOf(absolute);
		if (stats === void 0 || stats.isSymbolicLink()) scan.skip();
		else if (stats.isDirectory()) await scan.folder(absolute);
		else if (stats.isFile()) await scan.file(absolute);
		else scan.skip();
	}
	return scan.tally();
}
/** How often the event loop gets a turn, so that Ctrl-C works. */
const filesPerTurn = 256;
function createFilesScan(scanner, found, options) {
	const reader = createFileReader(scanner);
	let files = 0;
	let bytes = 0;
	let without = 0;
	/** Gives the event loop a turn when one is due. */
	const turn = async () => {
		options.progress?.(files);
		await new Promise((done) => setImmediate(done));
		options.signal.throwIfAborted();
	};
	/** True where a turn is due. */
	const scanFile = (absolute, path) => {
		if (options.accepts?.(path) === false) {
			without++;
			return false;
		}
		try {
			const scanned = reader.scan(absolute, path);
			files++;
			bytes += scanned.bytes;
			if (scanned.detections.length > 0) found(path, scanned.detections);
			if (options.archives?.isArchive(scanned.head()) === true) lookInto(absolute, path, options.archives);
		} catch (error) {
			const code = error instanceof Error && "code" in error ? String(error.code) : void 0;
			if (code === void 0 || !/^E[A-Z0-9]+$/.test(code)) throw error;
			if (code === "ENOENT") without++;
			else options.unreadable({
				path,
				reason: reasonOf(code)
			});
		}
		return files % filesPerTurn === 0;
	};
	const file = async (absolute) => {
		if (scanFile(absolute, pathBelow(options.root, absolute))) await turn();
	};
	const lookInto = (absolute, path, archives) => {
		const bytes = wholeFile(absolute, require_source.longestArchive);
		const { detections, problem } = bytes === void 0 ? {
			detections: [],
			problem: require_source.tooLongArchive
		} : archives.look(bytes, path);
		if (detections.length > 0) found(path, detections);
		if (problem !== void 0) options.unreadable({
			path,
			reason: problem
		});
	};
	const folder = async (absolute) => {
		let entries;
		try {
			entries = entriesOf(absolute);
		} catch (error) {
			const code = error instanceof Error && "code" in error ? String(error.code) : "";
			options.unreadable({
				path: pathBelow(options.root, absolute),
				reason: reasonOf(code)
			});
			return;
		}
		const below = pathBelow(options.root, absolute);
		const folderPath = below === "" || below.endsWith("/") ? below : `${below}/`;
		const folderStart = absolute.endsWith(node_path.sep) ? absolute : absolute + node_path.sep;
		for (const entry of entries) {
			const { name } = entry;
			if (entry.isFile()) {
				if (scanFile(folderStart + name, folderPath + name)) await turn();
			} else if (entry.isDirectory()) {
				if (name !== ".git") await folder(folderStart + name);
			} else without++;
		}
	};
	return {
		folder,
		file,
		skip: () => void without++,
		tally: () => ({
			files,
			bytes,
			without
		})
	};
}
function entriesOf(folder) {
	return (0, node_fs.readdirSync)(folder, { withFileTypes: true });
}
function statsOf(path) {
	return (0, node_fs.statSync)(path, { throwIfNoEntry: false });
}
function linkStatsOf(path) {
	return (0, node_fs.lstatSync)(path, { throwIfNoEntry: false });
}
/** The path from the root, with `/`; `../` and so on where the file is elsewhere. */
function pathBelow(root, absolute) {
	const prefix = root.endsWith(node_path.sep) ? root : root + node_path.sep;
	const below = absolute.startsWith(prefix) ? absolute.slice(prefix.length) : (0, node_path.relative)(root, absolute);
	return node_path.sep === "/" ? below : below.replaceAll(node_path.sep, "/");
}
function reasonOf(code) {
	if (code === "EACCES" || code === "EPERM") return "permission was denied";
	if (code === "EISDIR") return "it is a folder";
	return `the system said ${code}`;
}

exports.scanPaths = scanPaths;
exports.scanWorkingTree = scanWorkingTree;
