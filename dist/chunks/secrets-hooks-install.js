const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
const require_errors$1 = require("./secrets-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/secrets/hooks/script.ts
/** The text of the hooks that `slipway hooks install` writes: a few lines of shell that find slipway and call it. */
/** Hooks that do work of ours. A merge commits too, and git asks another hook then. */
const ownHooks = [
	"pre-commit",
	"pre-merge-commit",
	"pre-push"
];
/**
* Hooks that only lead to the one that was there (githooks(5)). Two that git calls many times in a command are left
* out unless they exist.
*/
const otherHooks = [
	"applypatch-msg",
	"pre-applypatch",
	"post-applypatch",
	"prepare-commit-msg",
	"commit-msg",
	"post-commit",
	"pre-rebase",
	"post-checkout",
	"post-merge",
	"pre-auto-gc",
	"post-rewrite",
	"sendemail-validate",
	"push-to-checkout",
	"pre-receive",
	"update",
	"post-receive",
	"post-update"
];
/** A path or word in single quotes for a POSIX shell. */
function shellWord(text) {
	return `'${text.replaceAll("'", "'\\''")}'`;
}
const notice = "# Written by `slipway hooks install`; `slipway hooks uninstall` takes it away and puts back what was here before.";
/** A hook of ours: first the one that was there, then slipway. `previous` may be relative to the worktree. */
function ownHook(name, previous, program) {
	const call = `hooks run ${name === "pre-merge-commit" ? "pre-commit" : name} "$@"`;
	const before = name === "pre-push" ? `input=$(cat; printf x)\nif [ -x "$previous" ]; then printf %s "\${input%x}" | "$previous" "$@" || exit $?; fi` : `if [ -x "$previous" ]; then "$previous" "$@" || exit $?; fi`;
	const feed = name === "pre-push" ? "printf %s \"${input%x}\" | " : "exec ";
	return `#!/bin/sh
${notice}
previous=${shellWord(`${previous}/${name}`)}
${before}
if [ -x node_modules/.bin/slipway ]; then ${feed}node_modules/.bin/slipway ${call}
elif command -v slipway >/dev/null 2>&1; then ${feed}slipway ${call}
elif [ -x ${shellWord(program.node)} ] && [ -f ${shellWord(program.script)} ]; then ${feed}${shellWord(program.node)} ${shellWord(program.script)} ${call}
else
  echo "slipway is not installed here any more, so nothing was scanned. Install it, or take this hook away: git config --unset core.hooksPath" >&2
  exit 1
fi
`;
}
/** A hook that leads to the one that was there. */
function otherHook(name, previous) {
	return `#!/bin/sh
${notice}
previous=${shellWord(`${previous}/${name}`)}
if [ -x "$previous" ]; then exec "$previous" "$@"; fi
`;
}
const blockStart = "# slipway:begin, written by `slipway hooks install`";
const blockStartJoined = "# slipway:begin+, written by `slipway hooks install`";
const blockEnd = "# slipway:end";
/** The hook file of husky with our lines at its end. Files of husky are shared, so no path of this machine is in it. */
function withBlock(text, name) {
	const plain = withoutBlock(text) ?? text;
	const joined = plain !== "" && !plain.endsWith("\n");
	const call = `slipway hooks run ${name} "$@" || exit $?`;
	return `${plain}${joined ? `\n${blockStartJoined}` : blockStart}
if [ -x node_modules/.bin/slipway ]; then node_modules/.bin/${call}
elif command -v slipway >/dev/null 2>&1; then ${call}
else echo "slipway is not installed here, so nothing was scanned: npm install" >&2; exit 1
fi
${blockEnd}
`;
}
/** The file as it was before `withBlock`; undefined where it has no such block. */
function withoutBlock(text) {
	for (const [start, joint] of [[blockStartJoined, "\n"], [blockStart, ""]]) {
		const from = text.indexOf(`${joint}${start}\n`);
		const end = text.indexOf(`\n${blockEnd}\n`, from);
		if (from >= 0 && end >= 0) return text.slice(0, from) + text.slice(end + 13 + 2);
	}
}

// src/secrets/hooks/install.ts
/**
* Installing git hooks so that what was there keeps working: with husky, by lines in its files; without, by a folder of
* our own that git is pointed to, whose hooks call the former ones first.
*/
const huskyFolder = ".husky";
const huskyHooks = ["pre-commit", "pre-push"];
/**
* Installs the hooks. Doing it again refreshes them.
*
* @throws SW0820 where no hooks can be, SW0150 to SW0153 of git.
*/
async function installHooks(git, program) {
	const repository = await repositoryOf(git);
	return onDisk(async () => hasHusky(repository) ? installWithHusky(repository) : installFolder(repository, git, program));
}
/**
* Takes the hooks away and restores what was there.
*
* @throws SW0820 where a file or folder is in the way, SW0821 where a file of ours was changed by hand.
*/
async function uninstallHooks(git) {
	const repository = await repositoryOf(git);
	const notes = await onDisk(async () => [...uninstallFromHusky(repository), ...await uninstallFolder(repository, git)]);
	return notes.length === 0 ? {
		way: "none",
		notes: ["No hooks of slipway are installed here."]
	} : {
		way: (0, node_fs.existsSync)((0, node_path.join)(repository.root, huskyFolder)) ? "husky" : "folder",
		notes
	};
}
/** What the disk refuses (a file where a folder should be, no permission, no space) is the repository's, not our fault. */
async function onDisk(work) {
	try {
		return await work();
	} catch (cause) {
		if (!(cause instanceof Error) || !("syscall" in cause) || !("code" in cause)) throw cause;
		const path = "path" in cause ? String(cause.path) : "A folder stands where a file of hooks should be, which";
		throw require_errors$1.secretsErrors.create("SW0820", {
			message: `${path} cannot be read or written: ${String(cause.code)}`,
			next: "Look what stands there and at its permissions, put it out of the way, and run the command again.",
			cause
		});
	}
}
async function repositoryOf(git) {
	const [bare = "", common = ""] = (await require_git.gitOutput([
		"rev-parse",
		"--is-bare-repository",
		"--git-common-dir"
	], git).catch((error) => {
		throw require_errors.isSlipwayError(error) && error.code === "SW0155" ? bareRepository(git.directory) : error;
	})).toString("utf8").split("\n");
	if (bare === "true") throw bareRepository(git.directory);
	const root = (await require_git.gitOutput(["rev-parse", "--show-toplevel"], git)).toString("utf8").replace(/\n$/, "");
	const folder = (0, node_path.join)((0, node_path.resolve)(git.directory, common), "slipway");
	const read = async (...scope) => {
		const outcome = await require_git.runGit([
			"config",
			...scope,
			"--get",
			"core.hooksPath"
		], git);
		return outcome.exitCode === 0 ? outcome.output.toString("utf8").replace(/\n$/, "") : void 0;
	};
	return {
		root,
		common: (0, node_path.resolve)(git.directory, common),
		folder: (0, node_path.join)(folder, "hooks"),
		stateFile: (0, node_path.join)(folder, "hooks.json"),
		localHooksPath: await read("--local"),
		effectiveHooksPath: await read("--type=path")
	};
}
function bareRepository(directory) {
	return require_errors$1.secretsErrors.create("SW0820", {
		message: `${directory} is a bare repository, in which nobody commits`,
		next: "Install the hooks in a clone."
	});
}
/** Husky points git to `.husky/_` (or, before version 9, to `.husky`). */
function hasHusky({ root, effectiveHooksPath }) {
	return /(?:^|[\\/])\.husky(?:[\\/]_)?[\\/]?$/.test(effectiveHooksPath ?? "") && (0, node_fs.existsSync)((0, node_path.join)(root, huskyFolder));
}
function installWithHusky({ root, effectiveHooksPath }) {
	for (const name of huskyHooks) {
		const file = (0, node_path.join)(root, huskyFolder, name);
		refuseLinks(root, [huskyFolder, `${huskyFolder}/${name}`]);
		const text = (0, node_fs.existsSync)(file) ? (0, node_fs.readFileSync)(file, "utf8") : "";
		(0, node_fs.writeFileSync)(file, withBlock(text, name));
		(0, node_fs.chmodSync)(file, 493);
	}
	const notes = [`Lines were added to ${huskyHooks.map((name) => `${huskyFolder}/${name}`).join(" and ")}: commit them.`];
	if (!(0, node_fs.existsSync)((0, node_path.resolve)(root, effectiveHooksPath ?? ""))) notes.push("Husky is not set up in this worktree, so git runs no hooks here yet: run npm install or npx husky.");
	return {
		way: "husky",
		notes
	};
}
/** A link in the repository could lead a write to anywhere. */
function refuseLinks(root, paths) {
	for (const path of paths) {
		if ((0, node_fs.lstatSync)((0, node_path.join)(root, path), { throwIfNoEntry: false })?.isSymbolicLink() !== true) continue;
		throw require_errors$1.secretsErrors.create("SW0820", {
			message: `${path} is a symbolic link, and nothing is written through one`,
			next: `Put a folder or file in its place, and run the command again.`
		});
	}
}
function uninstallFromHusky({ root }) {
	const notes = [];
	for (const name of huskyHooks) {
		const file = (0, node_path.join)(root, huskyFolder, name);
		if (!(0, node_fs.existsSync)(file)) continue;
		refuseLinks(root, [huskyFolder, `${huskyFolder}/${name}`]);
		const plain = withoutBlock((0, node_fs.readFileSync)(file, "utf8"));
		if (plain === void 0) continue;
		if (plain === "") (0, node_fs.rmSync)(file);
		else (0, node_fs.writeFileSync)(file, plain);
		notes.push(`The lines of slipway were taken out of ${huskyFolder}/${name}.`);
	}
	return notes;
}
async function installFolder(repository, git, program) {
	const known = readState(repository);
	const state = known === void 0 ? newState(repository, program) : {
		...known,
		program
	};
	(0, node_fs.mkdirSync)(repository.folder, { recursive: true });
	for (const [name, text] of hooksOf(state, repository.root)) {
		const file = (0, node_path.join)(repository.folder, name);
		(0, node_fs.writeFileSync)(file, text);
		(0, node_fs.chmodSync)(file, 493);
	}
	(0, node_fs.writeFileSync)(repository.stateFile, `${JSON.stringify(state, null, 2)}\n`);
	await require_git.gitOutput([
		"config",
		"--local",
		"core.hooksPath",
		repository.folder
	], git);
	const notes = [`Hooks for commits and pushes are installed in ${repository.folder}, for every worktree.`];
	if (existingIn(state.previous, repository.root).length > 0) notes.push(`The hooks in ${state.previous} run first, as before.`);
	return {
		way: "folder",
		notes
	};
}
function newState(repository, program) {
	const { root, common, folder, localHooksPath, effectiveHooksPath } = repository;
	if (effectiveHooksPath !== void 0 && (0, node_path.resolve)(root, effectiveHooksPath) === folder) return {
		format: "slipway/hooks/v1",
		hooksPath: null,
		previous: (0, node_path.join)(common, "hooks"),
		program
	};
	refuseNoFolder(repository);
	return {
		format: "slipway/hooks/v1",
		hooksPath: localHooksPath ?? null,
		previous: effectiveHooksPath ?? (0, node_path.join)(common, "hooks"),
		program
	};
}
/** `/dev/null` and other files turn hooks off: somebody meant that, and only a person takes it back. */
function refuseNoFolder({ root, localHooksPath, effectiveHooksPath: path }) {
	if (path === void 0) return;
	const facts = path === "" ? void 0 : (0, node_fs.statSync)((0, node_path.resolve)(root, path), { throwIfNoEntry: false });
	if (path !== "" && (facts === void 0 || facts.isDirectory())) return;
	const scope = localHooksPath === void 0 ? "--global " : "";
	throw require_errors$1.secretsErrors.create("SW0820", {
		message: `core.hooksPath is ${path === "" ? "empty" : `${path}, which is no folder`}, so git runs no hooks here`,
		next: `Take the setting away with \`git config ${scope}--unset core.hooksPath\` (\`git config --show-origin core.hooksPath\` says where it stands), and run the command again.`
	});
}
function existingIn(folder, root) {
	const absolute = (0, node_path.isAbsolute)(folder) ? folder : (0, node_path.resolve)(root, folder);
	if ((0, node_fs.statSync)(absolute, { throwIfNoEntry: false })?.isDirectory() !== true) return [];
	return (0, node_fs.readdirSync)(absolute).filter((name) => /^[a-z0-9-]+$/.test(name));
}
/** Every file of our folder with its text. */
function hooksOf({ previous, program }, root) {
	const hooks = /* @__PURE__ */ new Map();
	for (const name of [...otherHooks, ...existingIn(previous, root)]) hooks.set(name, otherHook(name, previous));
	for (const name of ownHooks) hooks.set(name, ownHook(name, previous, program));
	return hooks;
}
function readState({ stateFile }) {
	if (!(0, node_fs.existsSync)(stateFile)) return void 0;
	try {
		const value = JSON.parse((0, node_fs.readFileSync)(stateFile, "utf8"));
		return isState(value) ? value : void 0;
	} catch {
		return;
	}
}
function isState(value) {
	if (typeof value !== "object" || value === null) return false;
	const { format, hooksPath, previous, program } = value;
	return format === "slipway/hooks/v1" && (hooksPath === null || typeof hooksPath === "string") && typeof previous === "string" && typeof program === "object";
}
async function uninstallFolder(repository, git) {
	const state = readState(repository);
	if (state === void 0) return [];
	const notes = [];
	for (const name of existingIn(repository.folder, repository.root)) {
		const file = (0, node_path.join)(repository.folder, name);
		const text = (0, node_fs.readFileSync)(file, "utf8");
		if ([otherHook(name, state.previous), ownHook(name, state.previous, state.program)].includes(text)) continue;
		throw require_errors$1.secretsErrors.create("SW0821", {
			message: `${file} was changed since slipway wrote it`,
			next: "Keep what you need of it elsewhere, delete the file, and run `slipway hooks uninstall` again.",
			place: { file }
		});
	}
	if (repository.localHooksPath === repository.folder) {
		const { hooksPath } = state;
		if (hooksPath === null) await require_git.gitOutput([
			"config",
			"--local",
			"--unset",
			"core.hooksPath"
		], git);
		else await require_git.gitOutput([
			"config",
			"--local",
			"core.hooksPath",
			hooksPath
		], git);
	} else notes.push("core.hooksPath points elsewhere by now and was left alone.");
	(0, node_fs.rmSync)(repository.folder, { recursive: true });
	(0, node_fs.rmSync)(repository.stateFile);
	const own = (0, node_path.join)(repository.folder, "..");
	if ((0, node_fs.readdirSync)(own).length === 0) (0, node_fs.rmdirSync)(own);
	notes.push("The hooks of slipway are gone; what was there before is in place again.");
	return notes;
}

exports.installHooks = installHooks;
exports.uninstallHooks = uninstallHooks;
