const require_bounded_file = require("./platform-bounded-file.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_visible = require("./platform-visible.js");
const require_errors = require("./reports-errors.js");
const require_bounded_json = require("./platform-bounded-json.js");
const require_json_schema = require("./platform-json-schema-compile.js");
const require_review_schema = require("./reports-review-schema.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");

// src/reports/review-read.ts
/** Reads review documents. They come from artifacts, and so from anybody. */
/** Ours. A review of 2,000 prompts with their conversations has about 10 MB. */
const longestReview = 67108864;
/** Ours: some twenty levels down to a part of a message, and the depth of files that people write below that. */
const deepestReview = 2 * 64;
/**
* The review in a file.
* @param name of the file, for messages
* @throws SW1501 where it is none
*/
function readReview(bytes, name) {
	const read = require_bounded_json.readJsonObject(bytes, {
		maximumBytes: longestReview,
		maximumDepth: deepestReview
	});
	if (!read.ok) throw noReview(name, read.message);
	const { value } = read;
	if (value["format"] !== "slipway/review/v1") throw noReview(name, "Its `format` is not `slipway/review/v1`: another file, or one of a newer version.");
	const [problem] = require_json_schema.validatorOfOwn(require_review_schema.reviewSchema, { subject: "The review" }).validate(value);
	if (problem !== void 0) throw noReview(name, `${require_visible.visibleLine(problem.message.slice(0, 300))} (at ${require_visible.visibleLine(problem.pointer.slice(0, 300))})`);
	return value;
}
function noReview(name, reason) {
	return require_errors.reportsErrors.create("SW1501", {
		message: `${require_visible.visibleLine(name)} is no review document. ${reason}`,
		next: "Name a file that Slipway wrote as a review; `slipway schema review` prints its shape."
	});
}

// src/commands/report/documents.ts
/** The review documents that a person or a workflow names: files, and folders of downloaded artifacts. */
/** Shards of a matrix job: GitHub runs 256 of one. */
const mostFiles = 300;
/** Files of a folder that are looked at, so that a foreign archive cannot keep us busy. */
const mostEntries = 5e3;
/**
* Every review document, read and checked. A folder stands for the JSON files in it and below.
*
* @throws SW0104 where none is named, SW1501 where one is none.
*/
async function readDocuments(named, context) {
	if (named.length === 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: "No review document is named.",
		next: "Name the file that `slipway review --report FILE` wrote, or a folder with the files of all shards."
	});
	const files = (await Promise.all(named.map((name) => filesAt(name, context)))).flat();
	if (files.length > mostFiles) throw require_errors.reportsErrors.create("SW1501", {
		message: `${files.length} files are named; a matrix job has at most ${mostFiles} shards.`,
		next: "Name the review documents alone."
	});
	const reviews = [];
	for (const file of files) if (file === "-") reviews.push(readReview(await context.readStdin(), "standard input"));
	else reviews.push(await readFileAs(file, shown(file, context)));
	return reviews;
}
async function filesAt(name, context) {
	if (name === "-") return [name];
	const path = (0, node_path.resolve)(context.cwd, name);
	const found = await (0, node_fs_promises.stat)(path).catch(() => void 0);
	if (found === void 0) throw noDocument(name, "There is no such file.");
	if (!found.isDirectory()) return [path];
	const entries = await (0, node_fs_promises.readdir)(path, {
		withFileTypes: true,
		recursive: true
	});
	if (entries.length > mostEntries) throw noDocument(name, `The folder has more than ${mostEntries} entries.`);
	const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json")).map((entry) => (0, node_path.join)(entry.parentPath, entry.name)).sort();
	if (files.length === 0) throw noDocument(name, "The folder holds no JSON file.");
	return files;
}
async function readFileAs(file, name) {
	const read = require_bounded_file.readBoundedFile(file, longestReview);
	if (read.outcome === "too-large") throw noDocument(name, `It holds ${read.size} bytes; the limit is ${longestReview}.`);
	if (read.outcome !== "read") throw noDocument(name, "It is no file.");
	return readReview(read.bytes, name);
}
function shown(file, { cwd }) {
	return (0, node_path.relative)(cwd, file).split(node_path.sep).join("/");
}
function noDocument(name, reason) {
	return require_errors.reportsErrors.create("SW1501", {
		message: `${require_visible.visibleLine(name)} is no review document. ${reason}`,
		next: "Look whether the step that writes it ran to its end, and whether its artifact was downloaded."
	});
}

exports.readDocuments = readDocuments;
