// src/secrets/file-facts.ts
const lockfileNames = /* @__PURE__ */ new Set([
	"package-lock.json",
	"npm-shrinkwrap.json",
	"yarn.lock",
	"pnpm-lock.yaml",
	"bun.lock",
	"deno.lock",
	"composer.lock",
	"cargo.lock",
	"gemfile.lock",
	"poetry.lock",
	"pdm.lock",
	"uv.lock",
	"pipfile.lock",
	"go.sum",
	"go.work.sum",
	"flake.lock",
	"mix.lock",
	"pubspec.lock",
	"podfile.lock",
	"packages.lock.json",
	"gradle.lockfile",
	"verification-metadata.xml",
	".terraform.lock.hcl",
	"cartfile.resolved",
	"package.resolved",
	"module.bazel.lock",
	"conda-lock.yml",
	"pixi.lock"
]);
/** Rules that guess from names and surroundings, not from a format. */
function isGuess(rule) {
	return rule.id.startsWith("generic-") || rule.confidence === "low";
}
/** `path` has `/` and is relative. Answers about expressions are kept, for many rules ask the same. */
function fileFactsOf(path, binary) {
	const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
	const lockfile = lockfileNames.has(name);
	let known;
	return {
		path,
		name,
		lockfile,
		binary,
		matches(expression) {
			known ??= /* @__PURE__ */ new Map();
			let result = known.get(expression);
			if (result === void 0) {
				result = expression.test(path);
				known.set(expression, result);
			}
			return result;
		},
		skips: (rule) => lockfile && isGuess(rule) || binary && rule.confidence !== "high"
	};
}

Object.defineProperty(exports, "fileFactsOf", {
  enumerable: true,
  get: function () {
    return fileFactsOf;
  }
});
Object.defineProperty(exports, "isGuess", {
  enumerable: true,
  get: function () {
    return isGuess;
  }
});
