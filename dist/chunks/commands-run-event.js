let node_fs = require("node:fs");

// src/commands/run-event.ts
/** The event that started this run: one bounded reading of the file that the runner writes, for everybody who asks. */
/**
* The event of this run; undefined where no name or no file of one is given, as outside of GitHub Actions.
*
* @throws SW1003 where the file cannot be read, is larger than any event, or is none of that name.
*/
async function eventOf(context) {
	const name = context.environment["GITHUB_EVENT_NAME"];
	const text = name === void 0 || name === "" ? void 0 : await eventText(context);
	if (name === void 0 || text === void 0) return void 0;
	const { readEvent } = await Promise.resolve().then(() => require("./github-event.js")).then((n) => n.event_exports);
	return readEvent(name, text);
}
/**
* The default branch that any event of a repository names; undefined where there is none.
*
* @throws SW1003 where the file cannot be read: another branch must not stand in for the one that it would have named.
*/
async function defaultBranchInEvent(context) {
	const text = await eventText(context);
	if (text === void 0) return void 0;
	const { defaultBranchIn } = await Promise.resolve().then(() => require("./github-event.js")).then((n) => n.event_exports);
	return defaultBranchIn(text);
}
async function eventText({ environment }) {
	const path = environment["GITHUB_EVENT_PATH"];
	if (path === void 0 || path === "") return void 0;
	const { largestEvent } = await Promise.resolve().then(() => require("./github-event.js")).then((n) => n.event_exports);
	try {
		if (!(0, node_fs.statSync)(path).isFile()) throw await refused("GITHUB_EVENT_PATH names no file.");
		const bytes = readUpTo(path, largestEvent);
		if (bytes === void 0) throw await refused("It is larger than any event of GitHub.");
		return bytes.toString("utf8");
	} catch (error) {
		if (error instanceof Error && "code" in error && typeof error.code === "string" && /^E[A-Z]+$/.test(error.code)) throw await refused(`The file that GITHUB_EVENT_PATH names gives ${error.code}.`, error);
		throw error;
	}
}
/** Undefined for a longer file. By calls that wait: the modules that do not take longer to load than an event to read. */
function readUpTo(path, most) {
	const handle = (0, node_fs.openSync)(path, "r");
	try {
		const parts = [];
		for (let size = 0; size <= most;) {
			const part = Buffer.allocUnsafe(65536);
			const length = (0, node_fs.readSync)(handle, part);
			if (length === 0) return Buffer.concat(parts);
			parts.push(part.subarray(0, length));
			size += length;
		}
		return;
	} finally {
		(0, node_fs.closeSync)(handle);
	}
}
async function refused(message, cause) {
	const { githubErrors } = await Promise.resolve().then(() => require("./github-errors.js")).then((n) => n.errors_exports);
	return githubErrors.create("SW1003", {
		message: `The event of this run cannot be read: ${message}`,
		next: "The runner writes the file and names it in GITHUB_EVENT_PATH: leave the variable as it is. Without an event take GITHUB_EVENT_NAME and GITHUB_EVENT_PATH away.",
		...cause === void 0 ? {} : { cause }
	});
}

Object.defineProperty(exports, "defaultBranchInEvent", {
  enumerable: true,
  get: function () {
    return defaultBranchInEvent;
  }
});
Object.defineProperty(exports, "eventOf", {
  enumerable: true,
  get: function () {
    return eventOf;
  }
});
