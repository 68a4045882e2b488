// src/secrets/path-patterns.ts
/** Loads RE2; the function makes a test of a pattern that may match anywhere in the path. A wrong one matches nothing. */
async function pathPatterns() {
	const { RE2JS } = await Promise.resolve().then(() => require("./root-action-re2js-build-index.js"));
	return (pattern) => {
		try {
			const compiled = RE2JS.compile(pattern);
			return (path) => compiled.test(path);
		} catch {
			return () => false;
		}
	};
}

exports.pathPatterns = pathPatterns;
