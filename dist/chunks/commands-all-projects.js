const require_git = require("./platform-git.js");
const require_errors = require("./project-errors.js");
const require_load = require("./platform-shape.js");
const require_projects = require("./project-projects.js");
const require_revisions = require("./secrets-sources-revisions.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/all-projects.ts
/** Every project of a repository, for commands that look at all of them. */
/** Without git the folders below are looked through; more files are no repository of prompts. */
const mostFiles = 2e5;
const deepest = 32;
/**
* The projects of the repository in which the context's folder lies, sorted by path; without git, those below the folder.
*
* @throws SW0201 where there is none, SW0150 to SW0153 of git
*/
async function allProjects(context) {
	const root = require_revisions.repositoryFolder(context.cwd);
	const top = root ?? context.cwd;
	const paths = root === void 0 ? filesBelow(top) : await filesOfGit(root, context);
	const folders = require_projects.projectsIn(require_projects.projectFolders(paths));
	if (folders.length === 0) throw require_errors.projectErrors.create("SW0201", {
		message: `No prompt project was found in ${top} or below it: no ${require_load.configFileName}, no prompts/*.prompt, and no prompts/*.json beside prompt_templates/*.txt.`,
		next: `Write a ${require_load.configFileName} that says where the prompts are: \`slipway: 1\` and \`prompts: [path/to/prompts]\`.`
	});
	const projects = [];
	for (const path of folders) projects.push({
		path,
		loaded: await require_load.loadProject((0, node_path.join)(top, path))
	});
	return projects;
}
/** What git tracks or would track, and is there. */
async function filesOfGit(root, { environment, signal }) {
	return (await require_git.gitOutput([
		"ls-files",
		"-z",
		"--cached",
		"--others",
		"--exclude-standard"
	], {
		directory: root,
		environment,
		signal
	})).toString("utf8").split("\0").filter((path) => !path.endsWith("slipway.yaml") || (0, node_fs.existsSync)((0, node_path.join)(root, path)));
}
function filesBelow(top) {
	const files = [];
	const visit = (folder, depth) => {
		for (const entry of (0, node_fs.readdirSync)((0, node_path.join)(top, folder), { withFileTypes: true })) {
			if (files.length >= mostFiles) return;
			const path = folder === "" ? entry.name : `${folder}/${entry.name}`;
			if (entry.isFile()) files.push(path);
			else if (entry.isDirectory() && depth < deepest && !entry.name.startsWith(".") && entry.name !== "node_modules") visit(path, depth + 1);
		}
	};
	visit("", 0);
	return files;
}

exports.allProjects = allProjects;
