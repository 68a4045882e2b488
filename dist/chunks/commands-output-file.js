const require_platform_errors = require("./platform-platform-errors.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/output-file.ts
/** Writes a result into a file that a person or a workflow names. */
/**
* Writes the file and returns its absolute path. Below the workspace no symbolic link is followed: its files may be a
* stranger's. The file itself is replaced, so a link in its place is gone afterwards.
*
* @throws SW0113 for a way through a link, or a folder in the file's place.
*/
function writeOutputFile(named, directory, workspace, text) {
	const file = (0, node_path.resolve)(directory, named);
	const folder = (0, node_path.dirname)(file);
	const way = (0, node_path.relative)(workspace, folder);
	if (!(way === ".." || way.startsWith(`..${node_path.sep}`) || (0, node_path.isAbsolute)(way))) requireNoLink(workspace, way, named);
	(0, node_fs.mkdirSync)(folder, { recursive: true });
	if ((0, node_fs.statSync)(file, { throwIfNoEntry: false })?.isDirectory() === true) throw refused(`${named} is a folder.`, "Name a file for the result.");
	const temporary = (0, node_path.join)(folder, `.${(0, node_path.basename)(file)}.${process.pid}`);
	(0, node_fs.writeFileSync)(temporary, text, { flag: "wx" });
	(0, node_fs.renameSync)(temporary, file);
	return file;
}
/** Looks at the part of the way that is there. */
function requireNoLink(workspace, way, named) {
	let there = "";
	for (const name of way.split(node_path.sep)) {
		there = (0, node_path.join)(there, name);
		const found = (0, node_fs.lstatSync)((0, node_path.join)(workspace, there), { throwIfNoEntry: false });
		if (found === void 0) return;
		if (found.isSymbolicLink()) throw refused(`${named} leads through ${there}, a symbolic link in the workspace.`, "Name a file in a folder that the workflow makes itself, or below ${{ runner.temp }}.");
	}
}
function refused(message, next) {
	return require_platform_errors.platformErrors.create("SW0113", {
		message,
		next
	});
}

Object.defineProperty(exports, "writeOutputFile", {
  enumerable: true,
  get: function () {
    return writeOutputFile;
  }
});
