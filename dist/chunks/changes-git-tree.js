const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_git_objects = require("./platform-git-objects.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/changes/git-tree.ts
/** A tree of 64 MiB has more than a million entries; no project has such a folder. */
const longestTree = 67108864;
/** Trees that are asked for before somebody needs them: an application beside the prompts may have many. */
const mostExpected = 2e3;
/** Trees of one repository, each read once. */
var GitTrees = class {
	objects;
	known = /* @__PURE__ */ new Map();
	expected = 0;
	constructor(objects) {
		this.objects = objects;
	}
	/** The tree of a hash or a name such as `main^{tree}`; undefined where git has none, or it is too large. */
	read(name) {
		let tree = this.known.get(name);
		if (tree === void 0) {
			tree = this.load(name);
			this.known.set(name, tree);
		}
		return tree;
	}
	/** Asks for a tree that will be read soon. */
	expect(name) {
		if (this.expected >= mostExpected || this.known.has(name)) return;
		this.expected++;
		this.read(name).catch(() => void 0);
	}
	async load(name) {
		const object = await this.objects.read(name, longestTree);
		if (object.outcome !== "read" || object.type !== "tree") return void 0;
		return parseTree(object.bytes, object.hash.length / 2);
	}
};
/**
* The entries of a tree object: `mode SP name NUL hash`, one after the other (gitformat-pack; Documentation/technical).
* A tree can be written by hand, so names that no folder can hold are left out.
*
* @param hashBytes 20 for SHA-1, 32 for SHA-256
*/
function parseTree(bytes, hashBytes) {
	const entries = /* @__PURE__ */ new Map();
	let at = 0;
	while (at < bytes.length) {
		const space = bytes.indexOf(32, at);
		const nul = bytes.indexOf(0, space);
		if (space < 0 || nul < 0 || nul + hashBytes >= bytes.length + 1) break;
		const mode = bytes.toString("latin1", at, space);
		const name = bytes.toString("utf8", space + 1, nul);
		const hash = bytes.toString("hex", nul + 1, nul + 1 + hashBytes);
		at = nul + 1 + hashBytes;
		const kind = kindOf(mode);
		if (kind !== void 0 && isName(name) && !entries.has(name)) entries.set(name, {
			kind,
			hash,
			mode
		});
	}
	return entries;
}
function kindOf(mode) {
	switch (mode.replace(/^0+/, "")) {
		case "40000": return "folder";
		case "120000": return "link";
		case "160000": return "submodule";
		default: return /^0*100[0-7]{3}$/.test(mode) ? "file" : void 0;
	}
}
function isName(name) {
	return name !== "" && name !== "." && name !== ".." && !name.includes("/") && name.toLowerCase() !== ".git";
}

// src/changes/revision-files.ts
/** The files of a revision as a place of files: read from git's objects, links followed inside the folder alone. */
var revision_files_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ GitRepository: () => GitRepository });
/** Longer chains of links are a circle; Linux stops at the same number. */
const mostLinks = 40;
const longestLink = 4096;
const nothing = /* @__PURE__ */ new Map();
/** One git for the objects of a repository, and one for each submodule that is looked into. */
var GitRepository = class {
	git;
	main;
	submodules = /* @__PURE__ */ new Map();
	/**
	* @param git in the root of the repository
	* @param objects of it, where somebody reads them already; `close` ends them
	*/
	constructor(git, objects = require_git_objects.openGitObjects(git)) {
		this.git = git;
		this.main = {
			objects,
			trees: new GitTrees(objects),
			directory: git.directory
		};
	}
	get objects() {
		return this.main.objects;
	}
	get trees() {
		return this.main.trees;
	}
	/**
	* The files below a folder of a tree.
	* @param tree hash of the root tree
	* @param folder from the root of the repository, empty for all of it
	*/
	files(tree, folder) {
		const entry = {
			kind: "folder",
			hash: tree,
			mode: "40000"
		};
		return new TreeFiles(this, {
			repository: this.main,
			entry,
			path: ""
		}, folder);
	}
	/** The repository of a submodule, where it was initialized. */
	submodule(directory) {
		if (this.submodules.has(directory)) return this.submodules.get(directory);
		let repository;
		if ((0, node_fs.existsSync)((0, node_path.join)(directory, ".git"))) {
			const objects = require_git_objects.openGitObjects({
				...this.git,
				directory,
				environment: withoutPlaces(this.git.environment)
			});
			repository = {
				objects,
				trees: new GitTrees(objects),
				directory
			};
		}
		this.submodules.set(directory, repository);
		return repository;
	}
	/** Ends every git that was started. */
	close() {
		this.main.objects.close();
		for (const repository of this.submodules.values()) repository?.objects.close();
	}
};
/**
* The environment for another repository: in a hook git says in variables where its own is (`git rev-parse
* --local-env-vars`).
*/
function withoutPlaces(environment) {
	const places = /^GIT_(?:DIR|WORK_TREE|INDEX_FILE|OBJECT_DIRECTORY|ALTERNATE_OBJECT_DIRECTORIES|COMMON_DIR|PREFIX|NAMESPACE|SHALLOW_FILE)$/;
	return Object.fromEntries(Object.entries(environment).filter(([name]) => !places.test(name)));
}
var TreeFiles = class {
	root;
	repository;
	top;
	folder;
	missing = /* @__PURE__ */ new Set();
	started;
	constructor(repository, top, folder) {
		this.repository = repository;
		this.top = top;
		this.folder = folder;
		this.root = (0, node_path.join)(top.repository.directory, folder);
	}
	async entries(folder) {
		const found = await this.resolve(folder);
		const inside = found.outcome === "found" ? await this.open(found.node) : void 0;
		for (const { kind, hash } of inside?.tree.values() ?? []) if (kind === "folder") inside?.repository.trees.expect(hash);
		return inside && [...inside.tree].map(([name, { kind }]) => ({
			name,
			kind: rawKind(kind)
		}));
	}
	async read(file, maximumBytes) {
		const found = await this.resolve(file);
		if (found.outcome !== "found") return { outcome: "absent" };
		const { entry, repository } = found.node;
		if (entry.kind !== "file") return {
			outcome: "failed",
			reason: "it is a folder"
		};
		const object = await repository.objects.read(entry.hash, maximumBytes);
		switch (object.outcome) {
			case "read": return {
				outcome: "read",
				bytes: object.bytes
			};
			case "too-large": return {
				outcome: "too-large",
				size: object.size
			};
			default: return {
				outcome: "failed",
				reason: "git does not have it here; in a partial clone, fetch it"
			};
		}
	}
	async linkTarget(link) {
		const found = await this.resolve(link);
		if (found.outcome !== "found") return found.outcome;
		return found.node.entry.kind === "file" ? "file" : "folder";
	}
	async look(path) {
		const start = await this.start();
		const node = start === void 0 ? void 0 : await this.descend(start, path);
		return node && {
			entry: node.entry,
			children: async () => (await this.open(node))?.tree ?? nothing
		};
	}
	async targets(links) {
		const targets = /* @__PURE__ */ new Map();
		for (const link of links) {
			const found = await this.resolve(link);
			if (found.outcome === "found") targets.set(link, found.node.path);
		}
		return targets;
	}
	missingSubmodules() {
		return [...this.missing].sort();
	}
	/** The project's folder itself. A link on the way to it is not followed: projects are found by their real paths. */
	start() {
		this.started ??= this.descend(this.top, this.folder).then((node) => node && {
			...node,
			path: ""
		});
		return this.started;
	}
	async descend(from, path) {
		let node = from;
		for (const name of path === "" ? [] : path.split("/")) {
			const inside = node && await this.open(node);
			const entry = inside?.tree.get(name);
			node = node && inside && entry && {
				repository: inside.repository,
				entry,
				path: node_path.posix.join(node.path, name)
			};
		}
		return node;
	}
	/** What is in a folder, or in a submodule that is here. */
	async open({ repository, entry, path }) {
		if (entry.kind === "folder") {
			const tree = await repository.trees.read(entry.hash);
			return tree && {
				tree,
				repository
			};
		}
		if (entry.kind !== "submodule") return void 0;
		const inside = this.repository.submodule((0, node_path.join)(this.root, path));
		const tree = await inside?.trees.read(`${entry.hash}^{tree}`);
		if (inside !== void 0 && tree !== void 0) return {
			tree,
			repository: inside
		};
		this.missing.add(path);
	}
	/** What a path leads to, through links, without ever leaving the folder. */
	async resolve(path) {
		const start = await this.start();
		if (start === void 0) return { outcome: "broken" };
		let links = 0;
		const rest = path === "" ? [] : path.split("/");
		const way = [start];
		for (let name = rest.shift(); name !== void 0; name = rest.shift()) {
			if (name === "" || name === ".") continue;
			if (name === "..") {
				if (way.length === 1) return { outcome: "outside" };
				way.pop();
				continue;
			}
			const around = way.at(-1) ?? start;
			const inside = await this.open(around);
			const entry = inside?.tree.get(name);
			if (inside === void 0 || entry === void 0) return { outcome: "broken" };
			if (entry.kind !== "link") {
				way.push({
					repository: inside.repository,
					entry,
					path: node_path.posix.join(around.path, name)
				});
				continue;
			}
			const target = await inside.repository.objects.read(entry.hash, longestLink);
			if (target.outcome !== "read" || ++links > mostLinks) return { outcome: "broken" };
			const written = target.bytes.toString("utf8");
			if (node_path.posix.isAbsolute(written) || /^[A-Za-z]:|\\/.test(written)) return { outcome: "outside" };
			if (written === "") return { outcome: "broken" };
			rest.unshift(...written.split("/"));
		}
		return {
			outcome: "found",
			node: way.at(-1) ?? start
		};
	}
};
function rawKind(kind) {
	return kind === "submodule" ? "folder" : kind;
}

Object.defineProperty(exports, "GitRepository", {
  enumerable: true,
  get: function () {
    return GitRepository;
  }
});
Object.defineProperty(exports, "revision_files_exports", {
  enumerable: true,
  get: function () {
    return revision_files_exports;
  }
});
