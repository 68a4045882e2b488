const require_digest = require("./platform-digest.js");
const require_inputs = require("./platform-inputs.js");
const require_limited = require("./platform-limited.js");
const require_portable_path = require("./platform-portable-path.js");
const require_errors = require("./stores-errors.js");
const require_store = require("./stores-store.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");
let node_fs_promises = require("node:fs/promises");

// src/stores/folder-disk.ts
/** Whether a folder lies on a disk of this machine, where the kernel's locks keep every writer apart. */
/** File systems that several machines share: linux/magic.h, and the headers of those that are not in the kernel. */
const sharedTypes = /* @__PURE__ */ new Map([
	[26985, "NFS"],
	[20859, "SMB"],
	[4283649346, "CIFS"],
	[4266872130, "SMB2"],
	[1397113167, "AFS"],
	[1799439955, "AFS"],
	[1937076805, "Coda"],
	[22092, "NCP"],
	[12805120, "CephFS"],
	[198183888, "Lustre"],
	[1196443219, "GPFS"],
	[18225520, "GFS2"],
	[1952539503, "OCFS2"],
	[428016422, "BeeGFS"],
	[16914839, "9P (a folder shared into a virtual machine)"],
	[2020557398, "VirtualBox shared folder"],
	[3133910204, "VMware shared folder"]
]);
const fuse = 1702057286;
/** FUSE file systems that keep their data on a local disk; every other one is taken for a network's. */
const localFuse = [
	"fuseblk",
	"fuse.ext4",
	"fuse.fuse-ext2",
	"fuse.fuse-overlayfs",
	"fuse.gocryptfs",
	"fuse.encfs",
	"fuse.cryfs",
	"fuse.bindfs"
];
const systemDisk = {
	typeOf: async (folder) => (await (0, node_fs_promises.statfs)(folder)).type >>> 0,
	mounts: () => (0, node_fs_promises.readFile)("/proc/self/mountinfo", "utf8")
};
/**
* Refuses a folder on a network file system. The folder need not exist yet: the nearest one that does is judged. Only
* Linux tells the type by number; on other systems nothing is refused.
*
* @throws SW0503.
*/
async function refuseNetworkDisk(folder, facts = systemDisk) {
	if (process.platform !== "linux") return;
	const name = await sharedDiskName(folder, facts);
	if (name === void 0) return;
	throw require_errors.storesErrors.create("SW0503", {
		message: `The folder ${require_inputs.quoted(folder)} is on a network file system (${name}), where two writers cannot be kept apart.`,
		next: "Use a folder on a local disk, or a bucket (store: s3://\u2026)."
	});
}
async function sharedDiskName(folder, facts) {
	let type;
	try {
		type = await facts.typeOf(folder);
	} catch (error) {
		const parent = (0, node_path.dirname)(folder);
		if (isMissing$1(error) && parent !== folder) return sharedDiskName(parent, facts);
		return;
	}
	if (type !== fuse) return sharedTypes.get(type);
	const mounted = mountTypeOf(folder, await facts.mounts().catch(() => ""));
	return mounted !== void 0 && localFuse.includes(mounted) ? void 0 : mounted ?? "FUSE";
}
/** The type of the mount that holds a folder (proc(5), mountinfo: fields before and after the hyphen). */
function mountTypeOf(folder, mounts) {
	let best;
	for (const line of mounts.split("\n")) {
		const [before, after] = line.split(" - ");
		const point = before?.split(" ")[4]?.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8)));
		const type = after?.split(" ")[0];
		if (point === void 0 || type === void 0) continue;
		if ((point === "/" || folder === point || folder.startsWith(`${point}/`)) && (best === void 0 || point.length >= best.point.length)) best = {
			point,
			type
		};
	}
	return best?.type;
}
function isMissing$1(error) {
	return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

// src/stores/store-checks.ts
/** What every store checks before it touches anything. */
/** @throws SW0509 where a text is no key. */
function refuseBadKey(key) {
	const problem = require_store.problemWithKey(key);
	if (problem === void 0) return;
	throw require_errors.storesErrors.create("SW0509", {
		message: `The key ${require_inputs.quoted(key)} ${problem}.`,
		next: "Please report this with the command that you ran."
	});
}
/** @throws SW0507 where bytes do not have the SHA-256 (hex) that was announced for them. */
function refuseWrongBytes(key, bytes, sha256) {
	if (require_digest.sha256Of(bytes) === sha256) return;
	throw require_errors.storesErrors.create("SW0507", {
		message: `The bytes for ${require_inputs.quoted(key)} do not have the SHA-256 that was announced for them.`,
		next: "A file changed while the command ran: run it again."
	});
}
/** What stands under a key is larger than anything of ours may be there. */
function tooLarge(where, size, maximum) {
	return require_errors.storesErrors.create("SW0505", {
		message: `${where} has ${size} bytes; there may be ${maximum} at most.`,
		next: "It was not read. Look at it: Slipway did not write it like that."
	});
}

// src/stores/folder-files.ts
/**
* Files and folders below one root, touched so that a crash or a stranger's file does no harm: written aside, flushed
* and moved into place whole; opened without following links; nothing but plain files in plain folders.
*/
/** Holds what is not a key: the lock, and files that are being written. Keys never begin with a dot. */
const privateFolder = ".slipway";
/** A file that is being written is this old, in milliseconds, only where its process died. */
const leftoverAge = 36e5;
/** One root. A new name is on the disk for good only after `flush`: whoever moves the pointer flushes before. */
var FolderFiles = class {
	root;
	/** Folders below the root that were seen to be plain folders. */
	#plain = /* @__PURE__ */ new Set();
	/** Folders with new entries that are not on the disk yet. */
	#unflushed = /* @__PURE__ */ new Set();
	#prepared;
	constructor(root) {
		this.root = root;
	}
	get lockFile() {
		return (0, node_path.join)(this.root, privateFolder, "lock");
	}
	pathOf(key) {
		return (0, node_path.join)(this.root, ...key.split("/"));
	}
	/**
	* The bytes of a key, or undefined where there is none.
	*
	* @throws SW0505 where there are more than `maximumBytes`, SW0506 where it is no plain file.
	*/
	async read(key, maximumBytes) {
		const file = await this.#open(key);
		if (file === void 0) return void 0;
		try {
			const stat = await file.stat();
			if (!stat.isFile()) throw notPlain(this.pathOf(key));
			if (stat.size > maximumBytes) throw tooLarge(quotedPath(this.pathOf(key)), stat.size, maximumBytes);
			return await readWhole(file, stat.size);
		} catch (error) {
			throw refused(error, "read", this.pathOf(key));
		} finally {
			await file.close();
		}
	}
	/** Size and time of a key, or undefined where no plain file stands there. */
	async stat(key) {
		const path = this.pathOf(key);
		if (!await this.#isPlainBelowRoot((0, node_path.dirname)(path))) return void 0;
		try {
			const stat = await (0, node_fs_promises.lstat)(path);
			return stat.isFile() ? {
				size: stat.size,
				modifiedAt: stat.mtime
			} : void 0;
		} catch (error) {
			if (isMissing(error)) return void 0;
			throw refused(error, "look at", path);
		}
	}
	/** Makes the root and the private folder, and removes what killed processes left behind. Once per store. */
	prepare() {
		this.#prepared ??= this.#prepareNow();
		return this.#prepared;
	}
	/** Writes bytes into a new file that is no key yet and flushes it. */
	async writeAside(bytes) {
		await this.prepare();
		const path = (0, node_path.join)(this.root, privateFolder, "writing", (0, node_crypto.randomUUID)());
		try {
			const file = await (0, node_fs_promises.open)(path, "wx", 438);
			try {
				await file.writeFile(bytes);
				await file.datasync();
			} finally {
				await file.close();
			}
			return path;
		} catch (error) {
			await (0, node_fs_promises.unlink)(path).catch(() => void 0);
			throw refused(error, "write into the store", this.root);
		}
	}
	async discard(aside) {
		await (0, node_fs_promises.unlink)(aside).catch(() => void 0);
	}
	/** Gives a file written aside its key, where nothing has that key. A link never replaces anything, unlike a rename. */
	async placeNew(aside, key) {
		return this.#place(key, async (path) => {
			try {
				await (0, node_fs_promises.link)(aside, path);
				return "placed";
			} catch (error) {
				if (hasCode(error, "EEXIST")) return "taken";
				if (hasCode(error, "EPERM", "ENOTSUP", "EOPNOTSUPP", "ENOSYS", "EMLINK")) return "no-links";
				throw error;
			}
		});
	}
	/** Gives a file written aside its key, in place of what had it. */
	async replace(aside, key) {
		await this.#place(key, (path) => (0, node_fs_promises.rename)(aside, path));
	}
	/** An entry that another process made may not be on the disk yet; whoever relies on it flushes it too. */
	relyOn(key) {
		this.#unflushed.add((0, node_path.dirname)(this.pathOf(key)));
	}
	/** Flushes every folder that got entries since the last time. */
	async flush() {
		const folders = [...this.#unflushed];
		this.#unflushed.clear();
		for (const folder of folders) await flushFolder(folder);
	}
	/** Removes a key, and the folders that become empty by it. */
	async remove(key) {
		const path = this.pathOf(key);
		if (!await this.#isPlainBelowRoot((0, node_path.dirname)(path))) return;
		try {
			await (0, node_fs_promises.unlink)(path);
		} catch (error) {
			if (isMissing(error)) return;
			throw refused(error, "remove", path);
		}
		for (let folder = (0, node_path.dirname)(path); (0, node_path.dirname)(folder) !== this.root && folder !== this.root; folder = (0, node_path.dirname)(folder)) {
			this.#plain.delete(folder);
			if (!await (0, node_fs_promises.rmdir)(folder).then(() => true, () => false)) break;
		}
	}
	/** Names in a folder below the root, or none where it does not exist or is no plain folder. */
	async entries(folder) {
		const path = folder === "" ? this.root : this.pathOf(folder);
		if (!await this.#isPlainBelowRoot(path)) return [];
		try {
			return (await (0, node_fs_promises.readdir)(path, { withFileTypes: true })).filter((entry) => (entry.isFile() || entry.isDirectory()) && !(folder === "" && entry.name.startsWith("."))).map((entry) => ({
				name: entry.name,
				kind: entry.isFile() ? "file" : "folder"
			}));
		} catch (error) {
			if (isMissing(error)) return [];
			throw refused(error, "list", path);
		}
	}
	async #prepareNow() {
		const writing = (0, node_path.join)(this.root, privateFolder, "writing");
		try {
			await (0, node_fs_promises.mkdir)(this.root, { recursive: true });
			await this.#makePlain(writing);
			for (const name of await (0, node_fs_promises.readdir)(writing)) {
				const path = (0, node_path.join)(writing, name);
				const stat = await (0, node_fs_promises.lstat)(path).catch(() => void 0);
				if (stat?.isFile() && Date.now() - stat.mtimeMs > leftoverAge) await this.discard(path);
			}
		} catch (error) {
			throw refused(error, "write into the store", this.root);
		}
	}
	async #place(key, action) {
		const path = this.pathOf(key);
		const folder = (0, node_path.dirname)(path);
		try {
			for (let tries = 0;; tries += 1) try {
				await this.#makePlain(folder);
				const result = await action(path);
				this.#unflushed.add(folder);
				return result;
			} catch (error) {
				if (!hasCode(error, "ENOENT") || tries === 3) throw error;
				this.#plain.clear();
			}
		} catch (error) {
			throw refused(error, "write", path);
		}
	}
	async #open(key) {
		const path = this.pathOf(key);
		if (!await this.#isPlainBelowRoot((0, node_path.dirname)(path))) return void 0;
		try {
			return await (0, node_fs_promises.open)(path, node_fs.constants.O_RDONLY | (node_fs.constants.O_NOFOLLOW ?? 0) | (node_fs.constants.O_NONBLOCK ?? 0));
		} catch (error) {
			if (hasCode(error, "ENOENT")) return void 0;
			throw refused(error, "open", path);
		}
	}
	/** Makes the folders down to this one where they are missing; every one must be a plain folder. */
	async #makePlain(folder) {
		if (folder === this.root || this.#plain.has(folder)) return;
		await this.#makePlain((0, node_path.dirname)(folder));
		try {
			await (0, node_fs_promises.mkdir)(folder);
			this.#unflushed.add((0, node_path.dirname)(folder));
		} catch (error) {
			if (!hasCode(error, "EEXIST")) throw error;
		}
		if (!(await (0, node_fs_promises.lstat)(folder)).isDirectory()) throw notPlain(folder);
		this.#plain.add(folder);
	}
	/** False where the folder does not exist. @throws SW0506 where something else or a link stands in its place. */
	async #isPlainBelowRoot(folder) {
		if (folder === this.root || this.#plain.has(folder)) return true;
		if (!await this.#isPlainBelowRoot((0, node_path.dirname)(folder))) return false;
		try {
			if (!(await (0, node_fs_promises.lstat)(folder)).isDirectory()) throw notPlain(folder);
		} catch (error) {
			if (hasCode(error, "ENOENT")) return false;
			throw refused(error, "look at", folder);
		}
		this.#plain.add(folder);
		return true;
	}
};
async function readWhole(file, size) {
	const bytes = new Uint8Array(size);
	let offset = 0;
	while (offset < size) {
		const { bytesRead } = await file.read(bytes, offset, size - offset, offset);
		if (bytesRead === 0) break;
		offset += bytesRead;
	}
	return offset === size ? bytes : bytes.subarray(0, offset);
}
async function flushFolder(folder) {
	if (process.platform === "win32") return;
	try {
		const handle = await (0, node_fs_promises.open)(folder, node_fs.constants.O_RDONLY);
		try {
			await handle.sync();
		} finally {
			await handle.close();
		}
	} catch (error) {
		if (!isMissing(error)) throw refused(error, "flush", folder);
	}
}
function notPlain(path) {
	return require_errors.storesErrors.create("SW0506", {
		message: `${quotedPath(path)} is not a plain file or folder, or a link stands in its way.`,
		next: "Look at what stands there and remove it; Slipway follows no links inside a store."
	});
}
/** An error of the file system in our words; our own errors pass through. */
function refused(error, verb, path) {
	if (!(error instanceof Error) || !("code" in error) || !("syscall" in error)) return error instanceof Error ? error : new Error(String(error));
	if (error.code === "ELOOP" || error.code === "ENOTDIR" || error.code === "EISDIR" || error.code === "ENXIO") return notPlain(path);
	return require_errors.storesErrors.create("SW0508", {
		message: `Could not ${verb} ${quotedPath(path)}: ${systemWords(String(error.code))}.`,
		next: `${remedy(String(error.code))} Nothing that readers see was changed.`,
		cause: error
	});
}
function remedy(code) {
	switch (code) {
		case "ENOSPC":
		case "EDQUOT": return "Free space on the disk of the store and run the command again.";
		case "EACCES":
		case "EPERM": return "Give this user the right to read and write there (`ls -ld` shows who may), and run the command again.";
		case "EROFS": return "Mount the disk so that it may be written, or put another folder under store: in slipway.yaml.";
		default: return "Mend the cause and run the command again.";
	}
}
function systemWords(code) {
	switch (code) {
		case "ENOSPC":
		case "EDQUOT": return `the disk is full (${code})`;
		case "EACCES":
		case "EPERM": return `this user may not (${code})`;
		case "EROFS": return `the disk is read-only (${code})`;
		case "EXDEV": return `a folder inside the store is on another disk (${code})`;
		default: return `the system says ${code}`;
	}
}
function quotedPath(path) {
	return path.length > 200 ? require_inputs.quoted(`\u2026${path.slice(-58)}`) : JSON.stringify(path);
}
function isMissing(error) {
	return hasCode(error, "ENOENT", "ENOTDIR");
}
function hasCode(error, ...codes) {
	return error instanceof Error && "code" in error && codes.includes(String(error.code));
}

// src/stores/lock.ts
/**
* An exclusive lock between processes that the kernel frees when its holder dies. SQLite takes it for us: BEGIN
* EXCLUSIVE holds a lock of the operating system on the file (fcntl, LockFileEx), which no process id and no file time
* could replace. The file stays empty: nothing is ever written to that database.
*/
/** How long a swap waits for its turn, in milliseconds. It takes a few; whoever holds it this long hangs. */
const longestWait = 3e4;
/** After so many milliseconds the person is told what the command waits for. */
const sayAfter = 1e3;
/**
* Runs an action while this process alone holds the lock. Waiting is asynchronous.
*
* @throws SW0504 where the lock does not become free, SW0506 where something other than an empty file stands there.
*/
async function withLock(file, options, action) {
	const database = await acquire(file, options);
	try {
		return await action();
	} finally {
		database.close();
	}
}
async function acquire(file, options) {
	const { DatabaseSync } = loadSqlite();
	const limit = options.longestWait ?? longestWait;
	const started = performance.now();
	let said = false;
	for (let tries = 0;; tries += 1) {
		options.signal?.throwIfAborted();
		refuseForeignFile(file);
		let database;
		try {
			database = new DatabaseSync(file);
			database.exec("BEGIN EXCLUSIVE");
			return database;
		} catch (error) {
			database?.close();
			if (!isBusy(error)) throw unusable$1(file, error);
		}
		const waited = performance.now() - started;
		if (waited > limit) throw heldTooLong(file, waited);
		if (waited > sayAfter && !said) {
			said = true;
			options.onWait?.("Another process holds the lock of the store; waiting for it.");
		}
		await new Promise((resolve) => setTimeout(resolve, Math.min(50, 2 + tries * 2) * (.5 + Math.random())));
	}
}
/**
* SQLite would follow a symbolic link, and would obey a journal that somebody put beside the file: it can name another
* file to delete. Beside an empty database it only removes the journal, so an empty plain file is all that is accepted.
*/
function refuseForeignFile(file) {
	const stat = (0, node_fs.lstatSync)(file, { throwIfNoEntry: false });
	if (stat === void 0 || stat.isFile() && stat.size === 0) {
		if (!(0, node_fs.existsSync)(`${file}-wal`)) return;
	}
	throw require_errors.storesErrors.create("SW0506", {
		message: `The lock of the store, ${require_inputs.quoted(file)}, is not the empty file that Slipway makes.`,
		next: "Look at what stands there, remove it together with files of the same name that end in -wal or -journal, and run the command again."
	});
}
function isBusy(error) {
	return error instanceof Error && "errcode" in error && typeof error.errcode === "number" && (error.errcode & 255) === 5;
}
function unusable$1(file, cause) {
	return require_errors.storesErrors.create("SW0508", {
		message: `The lock of the store, ${require_inputs.quoted(file)}, cannot be taken: ${cause instanceof Error ? cause.message : String(cause)}.`,
		next: "Check that this user may write to the folder and that the disk has room.",
		cause
	});
}
function heldTooLong(file, waited) {
	return require_errors.storesErrors.create("SW0504", {
		message: `Another process has held the lock of the store, ${require_inputs.quoted(file)}, for ${Math.round(waited / 1e3)} seconds.`,
		next: "End the Slipway process that hangs (its end frees the lock), and run the command again."
	});
}
/**
* The module prints an ExperimentalWarning when it is first loaded, which nobody who waits for a deploy can use. Loading
* is synchronous, so for its duration alone that one warning is held back.
*/
function loadSqlite() {
	const emitWarning = process.emitWarning;
	const quiet = (warning, ...rest) => {
		if (rest[0] !== "ExperimentalWarning") Reflect.apply(emitWarning, process, [warning, ...rest]);
	};
	process.emitWarning = quiet;
	try {
		return process.getBuiltinModule("node:sqlite");
	} finally {
		process.emitWarning = emitWarning;
	}
}

// src/stores/folder.ts
/** A folder on a local disk as a store: for trying things out, for tests, and for releases that a machine serves itself. */
/** How many keys are removed under one hold of the lock: a few milliseconds. */
const deleteBatch = 200;
/** Entries of a folder that are looked at together. */
const statBatch = 512;
/**
* Opens a folder as a store. It is made when something is written.
*
* @throws SW0502 where it cannot be a folder, SW0503 where it is on a network file system.
*/
async function openFolderStore(folder, options = {}) {
	const root = await resolved((0, node_path.resolve)(folder));
	const stat = await (0, node_fs_promises.lstat)(root).catch(() => void 0);
	if (stat !== void 0 && !stat.isDirectory()) throw unusable(root, "it is a file");
	await refuseNetworkDisk(root);
	return new FolderStore(root, options);
}
/** The folder without symbolic links on the way to it; inside it none is followed. */
async function resolved(folder) {
	try {
		return await (0, node_fs_promises.realpath)(folder);
	} catch (error) {
		const parent = (0, node_path.dirname)(folder);
		if (!(error instanceof Error && "code" in error && error.code === "ENOENT") || parent === folder) throw unusable(folder, error instanceof Error ? error.message : String(error), error);
		return (0, node_path.join)(await resolved(parent), folder.slice(parent === "/" ? 1 : parent.length + 1));
	}
}
function unusable(folder, why, cause) {
	return require_errors.storesErrors.create("SW0502", {
		message: `The folder ${require_inputs.quoted(folder)} cannot be used as a store: ${why}.`,
		next: "Give another folder under store: in slipway.yaml, or mend what stands there.",
		cause
	});
}
var FolderStore = class {
	kind = "folder";
	address;
	requests = {
		get: 0,
		put: 0,
		copy: 0,
		list: 0,
		delete: 0
	};
	#files;
	#options;
	constructor(root, options) {
		this.address = root;
		this.#files = new FolderFiles(root);
		this.#options = options;
	}
	async read(key, options) {
		this.#begin("get", key);
		const bytes = await this.#files.read(key, options.maximumBytes);
		if (bytes === void 0) return { outcome: "absent" };
		const revision = revisionOf(bytes);
		if (revision === options.unlessRevision) return { outcome: "unchanged" };
		return {
			outcome: "found",
			object: {
				bytes,
				revision
			}
		};
	}
	async exists(key) {
		this.#begin("get", key);
		return await this.#files.stat(key) !== void 0;
	}
	async putIfAbsent(key, bytes, sha256) {
		this.#begin("put", key);
		refuseWrongBytes(key, bytes, sha256);
		const there = await this.#compare(key, bytes, sha256);
		if (there !== void 0) return there;
		for (;;) {
			const aside = await this.#files.writeAside(bytes);
			try {
				const placed = await this.#files.placeNew(aside, key);
				if (placed === "placed") return "created";
				if (placed === "no-links") {
					if (await this.#locked(async () => {
						if (await this.#files.stat(key) !== void 0) return false;
						await this.#files.replace(aside, key);
						return true;
					})) return "created";
				}
			} finally {
				await this.#files.discard(aside);
			}
			const taken = await this.#compare(key, bytes, sha256);
			if (taken !== void 0) return taken;
		}
	}
	async put(key, bytes, sha256) {
		this.#begin("put", key);
		refuseWrongBytes(key, bytes, sha256);
		const aside = await this.#files.writeAside(bytes);
		try {
			await this.#files.replace(aside, key);
		} catch (error) {
			await this.#files.discard(aside);
			throw error;
		}
	}
	async compareAndSwap(key, bytes, sha256, expected) {
		this.#begin("put", key);
		refuseWrongBytes(key, bytes, sha256);
		await this.#files.flush();
		const aside = await this.#files.writeAside(bytes);
		try {
			return await this.#locked(async () => {
				if (await this.#revision(key) !== expected) return { outcome: "conflict" };
				await this.#files.replace(aside, key);
				await this.#files.flush();
				return {
					outcome: "moved",
					revision: revisionOf(bytes)
				};
			});
		} finally {
			await this.#files.discard(aside);
		}
	}
	async *list(prefix) {
		this.requests.list += 1;
		yield* this.#listFolder(prefix.slice(0, prefix.lastIndexOf("/") + 1), prefix);
	}
	async delete(keys, guard) {
		for (const key of keys) refuseBadKey(key);
		for (let start = 0; start < keys.length; start += deleteBatch) {
			this.requests.delete += 1;
			const batch = keys.slice(start, start + deleteBatch);
			if (!await this.#locked(async () => {
				if (guard !== void 0 && await this.#revision(guard.key) !== guard.revision) return false;
				for (const key of batch) await this.#files.remove(key);
				return true;
			})) return "conflict";
		}
		return "deleted";
	}
	async copyFrom() {
		return "unsupported";
	}
	async now() {
		return this.#options.now?.() ?? /* @__PURE__ */ new Date();
	}
	async close() {}
	#begin(kind, key) {
		this.#options.signal?.throwIfAborted();
		refuseBadKey(key);
		this.requests[kind] += 1;
	}
	async #locked(action) {
		await this.#files.prepare();
		return withLock(this.#files.lockFile, this.#options, action);
	}
	async #revision(key) {
		const bytes = await this.#files.read(key, 1048576);
		return bytes === void 0 ? void 0 : revisionOf(bytes);
	}
	async #compare(key, bytes, sha256) {
		const there = await this.#files.stat(key);
		if (there === void 0) return void 0;
		if (there.size !== bytes.length) return "differs";
		const content = await this.#files.read(key, bytes.length);
		if (content === void 0) return void 0;
		this.#files.relyOn(key);
		return require_digest.sha256Of(content) === sha256 ? "exists" : "differs";
	}
	async *#listFolder(folder, prefix) {
		const entries = (await this.#files.entries(folder.slice(0, -1))).map((entry) => `${folder}${entry.name}${entry.kind === "folder" ? "/" : ""}`).filter((key) => key.startsWith(prefix) || prefix.startsWith(key)).sort(require_portable_path.compareUtf8);
		for (let start = 0; start < entries.length; start += statBatch) {
			const batch = entries.slice(start, start + statBatch);
			const stats = await require_limited.mapLimited(batch, 16, async (key) => key.endsWith("/") ? void 0 : await this.#files.stat(key));
			for (const [index, key] of batch.entries()) {
				const stat = stats[index];
				if (key.endsWith("/")) yield* this.#listFolder(key, prefix);
				else if (stat !== void 0 && key.startsWith(prefix)) yield {
					key,
					...stat
				};
			}
		}
	}
};
/** Repeats with the content; what is swapped holds an id of its own (store.ts). */
function revisionOf(bytes) {
	return require_digest.sha256Of(bytes);
}

exports.openFolderStore = openFolderStore;
