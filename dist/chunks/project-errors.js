const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/project/errors.ts
/** Errors of the project room, SW02xx. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ projectErrors: () => projectErrors });
const projectErrors = require_errors.defineErrors({
	SW0201: {
		class: "usage",
		title: "No prompt project was found",
		page: `Slipway looked in the folder where it was started, and in the folders above it up to the root of the git
repository, for a \`slipway.yaml\`; failing that, for prompts in one of the two layouts that need no configuration:

- \`prompts/*.prompt\`, also in folders below \`prompts/\`;
- \`prompts/*.json\` beside \`prompt_templates/*.txt\`.

Start Slipway in the project's folder, name that folder with \`-C DIR\`, or write a \`slipway.yaml\`:

\`\`\`yaml
slipway: 1
prompts: [path/to/your/prompts]
\`\`\``
	},
	SW0202: {
		class: "usage",
		title: "The configuration has errors",
		page: `\`slipway.yaml\` cannot be used as it stands. \`slipway check\` shows every problem with its line and what to write
instead. Nothing was changed.`
	},
	SW0203: {
		class: "usage",
		title: "The environment does not exist",
		page: `A command names an environment that \`slipway.yaml\` does not have under \`environments:\`. Names count exactly.`
	},
	SW0204: {
		class: "outside",
		title: "A folder of the project cannot be read",
		page: `The operating system refused to list or read a folder of the project, for the reason that the message gives. Look
at the permissions of the folder.`
	},
	SW0205: {
		class: "usage",
		title: "The path is not in the project",
		page: `A command was given a path that does not exist, or that lies outside the project to which the folder belongs in
which Slipway was started. Paths are meant from that folder.`
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "projectErrors", {
  enumerable: true,
  get: function () {
    return projectErrors;
  }
});
