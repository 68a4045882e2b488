Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
const require_compile_cache = require("./chunks/edge-compile-cache.js");

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
	require_compile_cache.openCompileCache(process.env, process.platform);
	return true;
}

// src/action.ts
/** What every action runs: `dist/actions/<name>.js` names the command and the phase, and nothing else. */
/** Runs the action of a command in this process and ends it. `post` is the step after the job's last one. */
async function run(command, phase) {
	if (!prepare()) return;
	const [{ runActionProcess }, { commandEntries }] = await Promise.all([Promise.resolve().then(() => require("./chunks/actions-process.js")), Promise.resolve().then(() => require("./chunks/commands-index.js"))]);
	await runActionProcess(commandEntries(), command, phase);
}

exports.run = run;
