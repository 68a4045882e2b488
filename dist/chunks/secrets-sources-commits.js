const require_git = require("./platform-git.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");
let node_stream = require("node:stream");
let node_events = require("node:events");

// src/secrets/sources/commits.ts
/** The changes of commits, streamed from `git diff-tree`, and who made them. */
/** How changes are printed. Of a merge, only what differs from all of its parents: what it brought in itself. */
const rawFlags = [
	"-r",
	"-c",
	"--root",
	"--raw",
	"-z",
	"--no-abbrev",
	"--no-renames",
	"--no-relative"
];
/** Without what settings of git-log(1) would print besides, and without the programs that they would run. */
const plainFlags = [
	"--format=%H",
	"--no-show-signature",
	"--no-notes",
	"--no-decorate",
	"--no-ext-diff"
];
/** Calls `each` for every changed file of these commits, in their order. */
async function changesOf(commits, paths, git, each) {
	return walkOf("diff-tree", [
		"diff-tree",
		"--stdin",
		...rawFlags,
		"--ignore-submodules=none",
		"--",
		...paths
	], commits, git).visit({ change: each });
}
/** Starts one git on the commits that `git rev-list` names for these revisions, parents first. */
function startWalk(revisions, git) {
	return walkOf("log", [
		"log",
		...["--reverse", "--topo-order"],
		...plainFlags,
		...rawFlags,
		"--ignore-submodules=none",
		...revisions,
		"--"
	], [], git);
}
function walkOf(command, words, input, git) {
	const child = require_git.startGit(words, git);
	const said = [];
	const ended = new Promise((resolve, reject) => {
		child.on("error", (cause) => reject(require_git.gitMissing(cause)));
		child.on("close", (code) => resolve(code ?? -1));
	});
	ended.catch(() => void 0);
	child.stderr?.on("data", (chunk) => said.push(chunk));
	child.stdin?.on("error", () => void 0);
	child.stdin?.end(input.map((commit) => `${commit}\n`).join(""));
	const output = child.stdout?.pipe(new node_stream.PassThrough()) ?? null;
	return {
		close: () => void child.kill(),
		async visit(visitor) {
			try {
				await readChanges(output, visitor);
			} catch (error) {
				child.kill();
				throw error;
			}
			const exitCode = await ended;
			if (exitCode === 0) return;
			const errors = Buffer.concat(said).toString("utf8");
			throw require_git.gitFailure(command, {
				exitCode,
				output: Buffer.alloc(0),
				errors
			}, git.directory);
		}
	};
}
/** Reads hashes of commits, and after each its records: a head that begins with a colon, and a path. */
async function readChanges(output, visitor) {
	let commit = "";
	let head;
	for await (const field of fieldsOf(output)) {
		const text = head === void 0 && field.startsWith("\n") ? field.slice(1) : field;
		if (head !== void 0) {
			await visitor.change(commit, require_staged_changes.parseRawHead(head, text));
			head = void 0;
		} else if (text.startsWith(":")) head = text;
		else if (text !== "") {
			commit = text;
			visitor.commit?.(commit);
		}
	}
}
/** The texts between zero bytes. */
async function* fieldsOf(stream) {
	if (stream === null) return;
	let rest = Buffer.alloc(0);
	for await (const chunk of stream) {
		const bytes = Buffer.concat([rest, typeof chunk === "string" ? Buffer.from(chunk) : chunk]);
		let start = 0;
		for (let end = bytes.indexOf(0); end >= 0; end = bytes.indexOf(0, start)) {
			yield bytes.toString("utf8", start, end);
			start = end + 1;
		}
		rest = bytes.subarray(start);
	}
}
/** Who made a commit, from the commit itself. */
async function commitFacts(commit, objects) {
	let author = "";
	await objects.request(commit, { whole: (bytes) => {
		author = /^author (?<author>.*) [0-9]+ [-+][0-9]{4}$/m.exec(bytes.toString("utf8").split("\n\n")[0] ?? "")?.groups?.["author"] ?? "";
	} });
	await objects.drain();
	return {
		commit,
		author
	};
}
/** Lines of a git command as they come. */
async function* gitLines(parameters, git) {
	const child = require_git.startGit(parameters, git);
	const said = [];
	let missing;
	child.on("error", (cause) => {
		missing = cause;
	});
	child.stderr?.on("data", (chunk) => said.push(chunk));
	child.stdin?.on("error", () => void 0);
	child.stdin?.end();
	const closed = (0, node_events.once)(child, "close").catch(() => [-1]);
	let rest = "";
	if (child.stdout !== null) {
		child.stdout.setEncoding("utf8");
		for await (const chunk of child.stdout) {
			const lines = (rest + String(chunk)).split("\n");
			rest = lines.pop() ?? "";
			yield lines;
		}
	}
	if (rest !== "") yield [rest];
	const exitCode = Number((await closed)[0] ?? -1);
	if (missing !== void 0) throw require_git.gitMissing(missing);
	if (exitCode !== 0) {
		const errors = Buffer.concat(said).toString("utf8");
		throw require_git.gitFailure(parameters[0] ?? "git", {
			exitCode,
			output: Buffer.alloc(0),
			errors
		}, git.directory);
	}
}

exports.changesOf = changesOf;
exports.commitFacts = commitFacts;
exports.gitLines = gitLines;
exports.startWalk = startWalk;
