const require_load = require("./platform-shape.js");
const require_projects = require("./project-projects.js");
const require_revisions = require("./secrets-sources-revisions.js");
const require_staged_changes = require("./secrets-sources-raw-diff.js");
const require_project_check = require("./commands-project-check.js");
const require_git = require("./platform-git.js");
const require_blobs = require("./secrets-sources-blobs.js");
let node_path = require("node:path");

// src/commands/staged-files.ts
/** The files of a project as git's index has them: what the next commit would hold, whatever the disk says. */
const linkMode = "120000";
const submoduleMode = "160000";
/** Longer chains of links are a circle; Linux stops at the same number. */
const mostLinks = 40;
const longestLink = 4096;
/**
* What the index would commit. A file that was only announced (`git add --intent-to-add`) is not part of it, which is
* why the tree is asked and not the index itself.
*
* @throws SW0150 to SW0153 of git; SW0153 also for an index with conflicts, which git would not commit either.
*/
async function indexEntries(git) {
	const tree = (await require_git.gitOutput(["write-tree"], git)).toString("latin1").trim();
	const listed = await require_git.gitOutput([
		"ls-tree",
		"-r",
		"-z",
		"--full-tree",
		tree
	], git);
	const entries = [];
	for (const line of listed.toString("utf8").split("\0")) {
		const { mode, hash, path } = /^(?<mode>[0-7]{6}) [a-z]+ (?<hash>[0-9a-f]{40,64})\t(?<path>.*)$/s.exec(line)?.groups ?? {};
		if (mode !== void 0 && hash !== void 0 && path !== void 0) entries.push({
			mode,
			hash,
			path
		});
	}
	return entries;
}
/**
* The entries below `folder` (from the root of the repository, empty for all of it) as a place of files. What is in a
* submodule is read from the disk, since the index holds no files of it.
*/
async function stagedFiles(entries, folder, git) {
	const root = {
		entry: void 0,
		children: /* @__PURE__ */ new Map()
	};
	const prefix = folder === "" ? "" : `${folder}/`;
	const objects = require_blobs.openObjects({
		...git,
		once: false
	});
	const targets = /* @__PURE__ */ new Map();
	for (const entry of entries) {
		if (!entry.path.startsWith(prefix)) continue;
		const path = entry.path.slice(prefix.length);
		add(root, path, entry);
		if (entry.mode !== linkMode) continue;
		const target = await readObject(objects, entry.hash, longestLink);
		if (target.outcome === "read") targets.set(path, Buffer.from(target.bytes).toString("utf8"));
	}
	const disk = require_load.diskFiles((0, node_path.join)(git.directory, folder));
	const resolve = (path) => resolved(root, targets, path);
	return {
		root: (0, node_path.join)(git.directory, folder),
		async entries(path) {
			const found = resolve(path);
			if (found.outcome === "submodule") return disk.entries(path);
			if (found.outcome !== "found" || found.node.entry !== void 0) return void 0;
			return [...found.node.children].map(([name, node]) => ({
				name,
				kind: kindOf(node)
			}));
		},
		async read(path, maximumBytes) {
			const found = resolve(path);
			if (found.outcome === "submodule") return disk.read(path, maximumBytes);
			if (found.outcome !== "found") return { outcome: "absent" };
			const { entry } = found.node;
			if (entry === void 0) return {
				outcome: "failed",
				reason: "it is a folder"
			};
			return readObject(objects, entry.hash, maximumBytes);
		},
		async linkTarget(path) {
			const found = resolve(path);
			if (found.outcome === "submodule") return disk.linkTarget(path);
			if (found.outcome !== "found") return found.outcome;
			return found.node.entry === void 0 ? "folder" : "file";
		},
		close: () => objects.close()
	};
}
function add(root, path, entry) {
	let node = root;
	const names = path.split("/");
	for (const [index, name] of names.entries()) {
		let child = node.children.get(name);
		if (child === void 0) {
			child = {
				entry: index === names.length - 1 ? entry : void 0,
				children: /* @__PURE__ */ new Map()
			};
			node.children.set(name, child);
		}
		node = child;
	}
}
function kindOf({ entry }) {
	if (entry === void 0 || entry.mode === submoduleMode) return "folder";
	return entry.mode === linkMode ? "link" : "file";
}
/** What a path leads to, through links. */
function resolved(root, targets, path) {
	let links = 0;
	const rest = path === "" ? [] : path.split("/");
	let at = [];
	let nodes = [root];
	for (let name = rest.shift(); name !== void 0; name = rest.shift()) {
		if (name === "" || name === ".") continue;
		if (name === "..") {
			if (at.length === 0) return { outcome: "outside" };
			at = at.slice(0, -1);
			nodes = nodes.slice(0, -1);
			continue;
		}
		const node = nodes.at(-1)?.children.get(name);
		if (node === void 0) return { outcome: "broken" };
		if (node.entry?.mode === submoduleMode) return { outcome: "submodule" };
		if (node.entry?.mode === linkMode) {
			const target = targets.get([...at, name].join("/")) ?? "";
			if (node_path.posix.isAbsolute(target)) return { outcome: "outside" };
			if (target === "" || ++links > mostLinks) return { outcome: "broken" };
			rest.unshift(...target.split("/"));
			continue;
		}
		at.push(name);
		nodes.push(node);
	}
	const node = nodes.at(-1);
	return node === void 0 ? { outcome: "broken" } : {
		outcome: "found",
		node
	};
}
async function readObject(objects, hash, maximumBytes) {
	let size = 0;
	const pieces = [];
	const push = (bytes) => {
		size += bytes.length;
		if (size <= maximumBytes) pieces.push(Buffer.from(bytes));
	};
	await objects.request(hash, {
		whole: push,
		pieces: () => ({
			push,
			finish: () => void 0
		})
	});
	await objects.drain();
	return size > maximumBytes ? {
		outcome: "too-large",
		size
	} : {
		outcome: "read",
		bytes: Buffer.concat(pieces)
	};
}

// src/commands/staged-check.ts
/**
* The problems of every project that the commit changes, files named from the root of the repository. Empty where no
* staged file belongs to a project.
*
* @throws SW0150 to SW0153 of git.
*/
async function checkStaged(context) {
	const git = {
		directory: require_revisions.repositoryFolder(context.cwd) ?? context.cwd,
		environment: context.environment,
		signal: context.signal
	};
	const staged = (await require_staged_changes.stagedChanges(git)).map(({ path }) => path);
	if (staged.length === 0) return [];
	const entries = await indexEntries(git);
	const findings = [];
	for (const [folder, paths] of projectsOf(staged, entries)) {
		const files = await stagedFiles(entries, folder, git);
		try {
			const loaded = await require_load.loadProject(files.root, files);
			if (!paths.some((path) => belongsTo(loaded.project, path))) continue;
			const prefix = folder === "" ? "" : `${folder}/`;
			const check = await require_project_check.checkProject(loaded, context);
			findings.push(...check.findings.map((finding) => ({
				...finding,
				file: `${prefix}${finding.file}`
			})));
		} finally {
			files.close();
		}
	}
	return findings;
}
/** The staged paths of each project, from its folder. The folders are found in the index the way check finds them. */
function projectsOf(staged, entries) {
	const { configured, usual } = require_projects.projectFolders(entries.map(({ path }) => path));
	const projects = /* @__PURE__ */ new Map();
	for (const path of staged) {
		const above = require_projects.foldersAbove(require_load.folderOf(path));
		const folder = above.find((candidate) => configured.has(candidate)) ?? above.find((other) => usual.has(other));
		if (folder === void 0) continue;
		const paths = projects.get(folder) ?? [];
		projects.set(folder, paths);
		paths.push(folder === "" ? path : path.slice(folder.length + 1));
	}
	return projects;
}
/** What cases send along with a prompt may stand anywhere in the project. */
const media = /\.(?:png|jpe?g|gif|webp|svg|pdf|mp3|wav|ogg|flac|m4a|mp4|webm|mov)$/i;
/** True for slipway.yaml and what it leads to; a project's folder may hold an application as well. */
function belongsTo({ layout }, path) {
	if (path === "slipway.yaml" || path.endsWith(".prompt") || media.test(path)) return true;
	return [
		layout.prompts,
		layout.partials,
		layout.templates,
		layout.tools,
		layout.schemas
	].flat().some((written) => {
		const folder = written.replace(/(?:^|\/)[^/]*[*?[{].*$/s, "").replace(/^\.\/|\/$/g, "");
		return folder === "" || folder === "." || path === folder || path.startsWith(`${folder}/`);
	});
}

exports.checkStaged = checkStaged;
