const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/secrets/errors.ts
/** Errors of the secrets room, SW08. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ secretsErrors: () => secretsErrors });
const secretsErrors = require_errors.defineErrors({
	SW0801: {
		class: "usage",
		title: "Nothing was read",
		page: "The scan was asked for something that holds nothing: an empty folder, no staged file, a range without commits, an empty standard input. A scan that reads nothing finds nothing, and a green light for it would be a lie, so this is an error. Usual causes: the wrong folder, a pattern of the shell that matched nothing, a hook that runs before the files are staged.\n\nWhere it is expected (a hook for commits that change no file), pass `--allow-empty`."
	},
	SW0802: {
		class: "usage",
		title: "A file or folder to scan is not there",
		page: "A path on the command line does not exist. Paths are relative to the folder in which the command was started, or to the one that `-C` names."
	},
	SW0804: {
		class: "usage",
		title: "The base or the head of a range is unknown",
		page: "`--range BASE..HEAD` names a revision that this repository does not have. In a workflow this is nearly always a shallow checkout: let `actions/checkout` fetch the history with `fetch-depth: 0`. After a force push the old head of a branch may be gone everywhere; compare with the default branch then: `--range origin/main..HEAD`."
	},
	SW0805: {
		class: "usage",
		title: "The history of a range is cut off",
		page: "The clone is shallow, and the commits between base and head are not all here, so what a commit brought in cannot be told from what was there before. Let `actions/checkout` fetch the history with `fetch-depth: 0`, or run `git fetch --unshallow`."
	},
	SW0806: {
		class: "usage",
		title: "Files are in conflict",
		page: "The index holds several versions of a file, since a merge or a rebase stopped there. Resolve the conflict and stage the result; then there is one version to scan."
	},
	SW0807: {
		class: "outside",
		title: "git does not have the contents of a file",
		page: "An object that a commit or the index names is missing, so its contents could not be scanned. The repository is damaged, or it is a partial clone and its server cannot be reached. `git fsck` lists what is missing; `git fetch --refetch` brings it back."
	},
	SW0808: {
		class: "usage",
		title: "Choices that exclude each other",
		page: "One scan reads one source: paths, `--staged`, `--range`, `--history` or `--stdin`. `--update-baseline` needs a scan of files, since entries belong to what is there now."
	},
	SW0809: {
		class: "usage",
		title: "Node runs without WebAssembly",
		page: "What looks at every byte in the scanner is a WebAssembly module, and this Node has none: it was started with `--jitless`, on the command line or in `NODE_OPTIONS`. Start it without; nothing was scanned."
	},
	SW0810: {
		class: "usage",
		title: "The baseline cannot be understood",
		page: "The baseline file is no JSON, has another format, or was edited by hand into something that cannot be checked. Take the last good version from git, or delete the file and run `slipway scan --update-baseline` to write a new one; look at the difference before you commit it."
	},
	SW0811: {
		class: "usage",
		title: "The settings of the secret scan are wrong",
		page: "Something under `secrets:` in `slipway.yaml` cannot be used: an unknown key, a rule whose pattern is no regular expression, a rule that fails one of its own examples. The message names the entry and says what is expected. A scan with half of its settings would be worse than none, so nothing was scanned. docs/secrets.md describes every key."
	},
	SW0812: {
		class: "usage",
		title: "The settings of another scanner cannot be read",
		page: "`slipway scan --import-config` reads `.gitleaks.toml`, `.gitleaksignore` and `.secrets.baseline` in the folder where it runs. There is none of them, or one is damaged; the message names it."
	},
	SW0830: {
		class: "refusal",
		title: "The bundle holds a secret",
		page: "Before a bundle is written anywhere, every file in it is scanned: sources, compiled prompts, renderings and media. A secret was found, so nothing was published. The message names the file in the bundle, the line and the rule; renderings hold what cases and partials put together, so the secret itself may stand in a case.\n\nTake the secret out, and revoke it where it was pushed already: `slipway explain RULE` says where. A finding that is none is allowed by a comment (`slipway:allow RULE reason`) on its line, by `secrets.ignore` in `slipway.yaml` or by the baseline, as in `slipway scan`; paths are those of the bundle.\n\n`--allow-secrets REASON` publishes all the same. Number and reason stand in the release record for good. `secrets: { override: never }` forbids it."
	},
	SW0831: {
		class: "refusal",
		title: "Publishing a secret is forbidden here",
		page: "`slipway.yaml` says `secrets: { override: never }`: no reason publishes a bundle in which a secret was found. Take the secret out, or allow the finding where it stands, so that the reason is reviewed with the change: a comment `slipway:allow RULE reason`, `secrets.ignore`, or the baseline."
	},
	SW0820: {
		class: "usage",
		title: "Hooks cannot be installed here",
		page: "`slipway hooks` writes git hooks, so it needs a repository in which hooks can run. The message says what is in the way: no repository, a bare one, a symbolic link in `.husky` through which nothing is written, a file where a folder should be, or a `core.hooksPath` that leads to no folder (`/dev/null` turns hooks off): somebody meant that, so Slipway does not change it."
	},
	SW0821: {
		class: "refusal",
		title: "The installed hooks were changed by hand",
		page: "`slipway hooks uninstall` puts back exactly what was there before. It found a file that it did not write, or that was edited since, in the place of its own. Look at the file that the message names, keep what you need of it, and remove it; then run the command again."
	}
});

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "secretsErrors", {
  enumerable: true,
  get: function () {
    return secretsErrors;
  }
});
