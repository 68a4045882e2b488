const require_levels = require("./changes-levels.js");
const require_project_contract = require("./changes-project-contract.js");
const require_portable_path = require("./platform-portable-path.js");
const require_words = require("./platform-words.js");
const require_rules = require("./prompts-case-rules.js");
const require_errors = require("./reports-errors.js");
const require_findings = require("./reports-findings.js");
const require_review_verdict = require("./reports-review-verdict.js");

// src/reports/review-merge.ts
/**
* The review of the whole change. The order of the documents does not matter. One document without a shard is returned
* as it is.
*
* @throws SW1502 where a shard is missing or there twice, or where documents are about different changes.
*/
function mergeReviews(reviews) {
	const [only] = reviews;
	if (only !== void 0 && reviews.length === 1 && only.shard === void 0) return only;
	const [first = refuse("There is nothing to merge.", "Name the review documents of all shards."), ...others] = inShards(reviews);
	for (const other of others) requireSameChange(first, other);
	const sorted = [first, ...others];
	const projects = [...new Set(sorted.flatMap(({ projects }) => projects.map(({ path }) => path)))].sort(require_portable_path.compareUtf8).map((path) => mergeProjects(sorted.flatMap((review) => review.projects.filter((project) => project.path === path))));
	const { shard: _, version, evaluation, ...rest } = first;
	const found = distinct(sorted.flatMap(({ findings }) => findings));
	const asked = sorted.flatMap((review) => review.version === void 0 ? [] : [review.version]);
	const evaluated = evaluation ?? others.find((other) => other.evaluation !== void 0)?.evaluation;
	return require_review_verdict.judged({
		...rest,
		projects,
		findings: require_findings.inOrder(found),
		level: sorted.some(({ level }) => level === null) ? null : highest(sorted.map(({ level }) => level ?? "none")),
		...version === void 0 ? {} : { version: highestVersion(version, asked) },
		...evaluated === void 0 ? {} : { evaluation: evaluated },
		reasons: distinct(sorted.flatMap(({ reasons }) => reasons)),
		notes: distinct(sorted.flatMap(({ notes }) => notes))
	});
}
/** The documents by the number of their shard. */
function inShards(reviews) {
	const byIndex = /* @__PURE__ */ new Map();
	let total;
	for (const review of reviews) {
		const { shard } = review;
		if (shard === void 0) refuse("One of the documents is the review of a whole change, not of a shard.", "Merge the documents of one matrix job alone.");
		if (shard.index > shard.total) refuse(`There is no shard ${shard.index}/${shard.total}.`, "The first number counts from 1 to the second.");
		total ??= shard.total;
		if (shard.total !== total) refuse(`Some documents are of ${require_words.counted(total, "shard")} and others of ${shard.total}.`, "Merge the documents of one matrix job alone.");
		if (byIndex.has(shard.index)) refuse(`Shard ${shard.index}/${shard.total} is there twice.`, "Give each job of the matrix a number and an artifact of its own.");
		byIndex.set(shard.index, review);
	}
	const missing = [];
	for (let index = 1; index <= (total ?? 0) && missing.length <= mostNamed; index++) if (!byIndex.has(index)) missing.push(index);
	if (missing.length > 0) {
		const more = missing.length > mostNamed ? " and more" : "";
		const numbers = missing.slice(0, mostNamed).map((index) => `${index}/${total}`);
		refuse(`${numbers.length === 1 && more === "" ? "Shard" : "Shards"} ${numbers.join(", ")}${more} ${numbers.length === 1 && more === "" ? "is" : "are"} missing.`, "Look at the jobs of the matrix: one failed before it wrote its document, or its artifact was not downloaded.");
	}
	return [...byIndex].sort(([a], [b]) => a - b).map(([, review]) => review);
}
/** Of the shards that are missing, so many are named. */
const mostNamed = 8;
function requireSameChange(first, other) {
	const facts = [
		[
			"heads",
			first.head.commit ?? first.head.label,
			other.head.commit ?? other.head.label
		],
		[
			"bases",
			first.base?.commit ?? first.base?.label,
			other.base?.commit ?? other.base?.label
		],
		[
			"repositories",
			first.repository,
			other.repository
		],
		[
			"pull requests",
			first.pullRequest?.number,
			other.pullRequest?.number
		],
		[
			"versions of Slipway",
			first.tool.version,
			other.tool.version
		]
	];
	for (const [what, one, two] of facts) {
		if (one === two) continue;
		refuse(`Shards ${first.shard?.index} and ${other.shard?.index} have different ${what}: ${one ?? "none"} and ${two ?? "none"}.`, "Merge documents that one run of the matrix job wrote.");
	}
}
function mergeProjects(parts) {
	const [first = refuse("A project has no parts.", "Merge documents that Slipway wrote.")] = parts;
	const { pending: _, ...rest } = first;
	const all = [...parts.flatMap((part) => part.findings), ...reportedByAll(parts)];
	const findings = require_findings.inOrder([...new Map(all.map((one) => [`${keyOf(one)}${one.message}`, one])).values()]);
	const differences = parts.map(({ difference }) => difference);
	return {
		...rest,
		findings,
		counts: require_findings.summarize(findings),
		prompts: parts.flatMap(({ prompts }) => prompts).sort((a, b) => require_portable_path.compareUtf8(a.name, b.name)),
		difference: differences.some((difference) => difference === null) ? null : mergeDifferences(differences.filter((difference) => difference !== null))
	};
}
/**
* What every shard suspects is so: no prompt of any of them uses the partial. Of a branch in a partial those shards count
* that use the partial: one that reports it as unused says nothing about its branches.
*/
function reportedByAll(parts) {
	const suspected = parts.map(({ pending }) => new Map((pending ?? []).map((one) => [keyOf(one), one])));
	const unused = suspected.map((part) => new Set([...part.values()].flatMap(({ rule, file }) => rule === require_rules.unusedPartial.id ? [file] : [])));
	return [...new Map(suspected.flatMap((part) => [...part]))].flatMap(([key, finding]) => {
		return suspected.every((part, index) => part.has(key) || finding.rule === require_rules.uncoveredBranch.id && unused[index]?.has(finding.file) === true) ? [finding] : [];
	});
}
function keyOf({ rule, file, range }) {
	return JSON.stringify([
		rule,
		file,
		range.start.line,
		range.start.column,
		range.end.line,
		range.end.column
	]);
}
function mergeDifferences(parts) {
	const [first] = parts;
	if (first === void 0) return null;
	const prompts = parts.flatMap((part) => part.prompts).sort((a, b) => require_portable_path.compareUtf8(a.name, b.name));
	return {
		...first,
		status: parts.find(({ status }) => status !== "unchanged")?.status ?? "unchanged",
		prompts,
		settings: distinct(parts.flatMap(({ settings }) => settings)),
		contract: require_project_contract.projectContract(prompts),
		cut: distinct(parts.flatMap(({ cut }) => cut))
	};
}
function highest(levels) {
	return levels.reduce(require_levels.higherLevel, "none");
}
function highestVersion(first, all) {
	let next = first.next;
	for (const one of all) if (one.next !== null && (next === null || comparePlain(one.next, next) > 0)) next = one.next;
	return {
		latest: first.latest,
		next
	};
}
/** Orders versions of three numbers, which is what advice gives; anything else comes last. */
function comparePlain(a, b) {
	const [left, right] = [a, b].map((version) => version.split(/[.-]/).slice(0, 3).map(Number));
	for (let index = 0; index < 3; index++) {
		const difference = (left?.[index] ?? 0) - (right?.[index] ?? 0);
		if (difference !== 0) return difference;
	}
	return 0;
}
/** Without entries that say the same, in the order of the first ones. */
function distinct(items) {
	return [...new Map(items.map((item) => [JSON.stringify(item), item])).values()];
}
function refuse(message, next) {
	throw require_errors.reportsErrors.create("SW1502", {
		message,
		next
	});
}

exports.mergeReviews = mergeReviews;
