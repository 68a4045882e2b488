Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
let node_fs = require("node:fs");
let node_module = require("node:module");
let node_path = require("node:path");

// src/edge/compile-cache.ts
/** Node's compile cache, in the user's own cache folder: compiled code is run, so it must not be anyone else's. */
/**
* Turns the compile cache on and returns its folder, or undefined where there is no folder that is surely the user's
* own: then every start compiles anew. Never the default of Node, which lies in the temporary folder that users share.
*/
function openCompileCache(environment, platform) {
	if (environment["NODE_COMPILE_CACHE"] || environment["NODE_DISABLE_COMPILE_CACHE"]) return void 0;
	const folder = compileCacheFolder(environment, platform);
	if (folder === void 0 || !isOwnFolder(folder, platform)) return void 0;
	const { status } = (0, node_module.enableCompileCache)(folder);
	return status === node_module.constants.compileCacheStatus.ENABLED ? folder : void 0;
}
/** Where the cache belongs: XDG base directories, or the local application data of Windows. */
function compileCacheFolder(environment, platform) {
	const base = platform === "win32" ? environment["LOCALAPPDATA"] : absoluteOrNone(environment["XDG_CACHE_HOME"]) ?? joinedOrNone(environment["HOME"], ".cache");
	return base === void 0 || !(0, node_path.isAbsolute)(base) ? void 0 : (0, node_path.join)(base, "slipway", "compiled");
}
/** XDG Base Directory Specification: a relative path is invalid and ignored. */
function absoluteOrNone(path) {
	return path !== void 0 && (0, node_path.isAbsolute)(path) ? path : void 0;
}
function joinedOrNone(path, name) {
	return path === void 0 || path === "" ? void 0 : (0, node_path.join)(path, name);
}
/**
* Makes the folder where it is missing, and looks whether it is one that only this user can write: a folder and no
* link, owned by us, closed to group and others. On Windows the profile's own permissions hold.
*/
function isOwnFolder(folder, platform) {
	try {
		const found = (0, node_fs.lstatSync)(folder, { throwIfNoEntry: false }) ?? made(folder);
		if (!found.isDirectory()) return false;
		return platform === "win32" || found.uid === process.geteuid?.() && (found.mode & 18) === 0;
	} catch {
		return false;
	}
}
function made(folder) {
	(0, node_fs.mkdirSync)(folder, {
		recursive: true,
		mode: 448
	});
	return (0, node_fs.lstatSync)(folder);
}

// src/actions/start.ts
/** Before anything else is loaded: a look at Node, and the compile cache, out of which the rest comes. */
/** False on a Node that is too old, where a line says so. Runners bring the right one; act takes what is in PATH. */
function prepare() {
	const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
	if (major < 22 || major === 22 && minor < 13) {
		process.stdout.write(`::error::Slipway needs Node 22.13 or newer, and this is Node ${process.versions.node}.\n`);
		process.exitCode = 2;
		return false;
	}
	openCompileCache(process.env, process.platform);
	return true;
}

// src/root-action.ts
/**
* What the root action runs: the dispatcher with the one command `review`, in a bundle of its own. It is the step that
* every pull request waits for, and each file that it need not open saves a quarter of a millisecond.
*/
/** Reviews in this process and ends it. */
async function run() {
	if (!prepare()) return;
	const { runActionProcess } = await Promise.resolve().then(() => require("./chunks/root-action-start.js")).then((n) => n.process_exports);
	const review = {
		name: "review",
		load: () => Promise.resolve().then(() => require("./chunks/root-action-start.js")).then((n) => n.review_exports)
	};
	await runActionProcess([review], review.name, "main");
}

exports.run = run;
