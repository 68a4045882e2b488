let node_fs = require("node:fs");
let node_path = require("node:path");

// src/changes/tags-on-disk.ts
/** A look at the files of a repository that spares asking git, and loading what reads versions. */
/** True where a look at the disk tells that there is no tag: a checkout in a workflow rarely has one, and git takes its time. */
function hasSurelyNoTag({ directory, environment }) {
	const folder = (0, node_path.join)(directory, ".git");
	if (environment["GIT_DIR"] !== void 0 || environment["GIT_COMMON_DIR"] !== void 0 || (0, node_fs.statSync)(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return false;
	if ((0, node_fs.existsSync)((0, node_path.join)(folder, "reftable"))) return false;
	const loose = (0, node_path.join)(folder, "refs", "tags");
	if ((0, node_fs.existsSync)(loose) && (0, node_fs.readdirSync)(loose).length > 0) return false;
	const packed = (0, node_path.join)(folder, "packed-refs");
	return !(0, node_fs.existsSync)(packed) || !(0, node_fs.readFileSync)(packed, "latin1").includes(" refs/tags/");
}

Object.defineProperty(exports, "hasSurelyNoTag", {
  enumerable: true,
  get: function () {
    return hasSurelyNoTag;
  }
});
