const require_levels = require("./changes-levels.js");

// src/changes/project-contract.ts
/** More changes are not told one by one. */
const mostReasons = 500;
/** Every reason but the patches, of which there is one sentence for all: words change in most prompts of most changes. */
function projectContract(prompts) {
	const reasons = prompts.flatMap(({ contract }) => contract.changes.filter(({ level }) => level !== "patch"));
	return require_levels.contractOf([...limited(reasons), ...patches(prompts)]);
}
function limited(reasons) {
	if (reasons.length <= mostReasons) return reasons;
	const sorted = require_levels.contractOf(reasons).changes;
	const [next] = sorted.slice(mostReasons);
	return [...sorted.slice(0, mostReasons), {
		level: next?.level ?? "minor",
		subject: "prompt",
		reason: `There are ${sorted.length - mostReasons} more reasons; each prompt has its own.`
	}];
}
function patches(prompts) {
	const count = prompts.filter(({ contract }) => contract.changes.some(({ level }) => level === "patch")).length;
	if (count === 0) return [];
	return [{
		level: "patch",
		subject: "words",
		reason: `Words or settings of ${count === 1 ? "one prompt" : `${count} prompts`} changed.`
	}];
}

Object.defineProperty(exports, "projectContract", {
  enumerable: true,
  get: function () {
    return projectContract;
  }
});
