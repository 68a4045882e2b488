const require_review = require("./root-action-review.js");
const require_start = require("./root-action-start.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/own-secret-rules.ts
/** The rules for secrets that a project has written itself, for masking what is shown of it. */
/** As much of slipway.yaml as is read; loading a project refuses more. */
const largestSettings = 1048576;
/**
* `secrets.rules` of the nearest slipway.yaml upwards, not beyond the repository; undefined where there are none, or
* where they cannot be read, which `check` says.
*/
async function ownSecretRules(directory) {
	const file = settingsFile(directory);
	if (file === void 0) return void 0;
	try {
		const read = require_review.readBoundedFile(file, largestSettings);
		if (read.outcome !== "read") return void 0;
		const text = read.bytes.toString("utf8");
		if (!/^["']?secrets["']?[ \t]*:/m.test(text)) return void 0;
		const [{ readYaml }, { createSource }, { readSettings }] = await Promise.all([
			Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.yaml_exports),
			Promise.resolve().then(() => require("./root-action-review.js")).then((n) => n.text_exports$1),
			Promise.resolve().then(() => require("./root-action-secrets-settings.js"))
		]);
		const { value } = await readYaml(createSource(file, text));
		if (!require_review.isJsonObject(value)) return void 0;
		const { rules } = readSettings(require_review.ownProperty(value, "secrets"), file);
		return rules.length === 0 ? void 0 : {
			rules,
			file
		};
	} catch (error) {
		if (require_start.isSlipwayError(error) || error instanceof Error && "syscall" in error) return void 0;
		throw error;
	}
}
function settingsFile(directory) {
	for (let folder = directory;; folder = (0, node_path.dirname)(folder)) {
		const file = (0, node_path.join)(folder, "slipway.yaml");
		if ((0, node_fs.existsSync)(file)) return file;
		if ((0, node_fs.existsSync)((0, node_path.join)(folder, ".git")) || folder === (0, node_path.dirname)(folder)) return void 0;
	}
}

exports.ownSecretRules = ownSecretRules;
