const require_compile_cache = require("./edge-compile-cache.js");

// src/cli/start.ts
/** Between the entry and the rest: what is loaded after this comes out of the compile cache. */
/** Turns the compile cache on, then runs the command line of this process. */
async function start() {
	require_compile_cache.openCompileCache(process.env, process.platform);
	const { runProcess } = await Promise.resolve().then(() => require("./cli-process.js"));
	await runProcess();
}

exports.start = start;
