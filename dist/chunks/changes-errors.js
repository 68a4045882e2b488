const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/changes/errors.ts
/** Errors of comparing revisions and of versions: SW14. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ changesErrors: () => changesErrors });
const changesErrors = require_errors.defineErrors({
	SW1401: {
		class: "usage",
		title: "The revision is unknown here",
		page: "A revision is whatever git takes for a commit: a branch (`main`, `origin/main`), a tag (`v1.4.0`), a hash or its beginning, `HEAD~3`. This repository has no commit of the name that was given.\n\nIn GitHub Actions `actions/checkout` fetches one commit and no branches, so that `origin/main` is not there: give it `fetch-depth: 0`, or fetch the base alone with `git fetch --depth=1 origin main`. On a laptop `git fetch` brings new branches and tags."
	},
	SW1402: {
		class: "usage",
		title: "The revisions have no common commit",
		page: "`slipway diff BASE HEAD` shows what HEAD brought since it left BASE: it compares HEAD with the newest commit that both have, as a pull request does. Here there is none, or it lies before the beginning of a shallow clone.\n\nFetch the history (`git fetch --unshallow`, or `fetch-depth: 0` for `actions/checkout`). Where two histories are really unrelated, `--direct` compares the two revisions as they are."
	},
	SW1403: {
		class: "usage",
		title: "Neither revision holds the project",
		page: "The folder in which Slipway was started belongs to no project in either of the two revisions: there is no `slipway.yaml` in it or above it, and no prompts in a layout that needs none. Start in the project's folder, or use `--all` at the root of the repository."
	},
	SW1404: {
		class: "usage",
		title: "The shard is written wrongly",
		page: "`--shard 2/5` does the second of five parts of the work. Both are whole numbers; the first counts from 1 to the second, and there are at most 10,000. In a matrix job: `--shard ${{ matrix.shard }}/5`."
	},
	SW1405: {
		class: "usage",
		title: "The version is none",
		page: "A version is three numbers, as in `1.4.0` or `v1.4.0`, with a suffix such as `-rc.1` where you like (semver.org)."
	},
	SW1406: {
		class: "usage",
		title: "There is no release to compare with",
		page: "`slipway version` compares with the latest release: the highest tag such as `v1.4.0` that the commit can reach. There is none here, or the clone is shallow and does not have it: fetch tags and history (`fetch-depth: 0` for `actions/checkout`). Name another revision with `--base`, or a prefix of tags with `--prefix`."
	},
	SW1407: {
		class: "refusal",
		title: "The version promises less than the change",
		page: "Callers read a version: a patch changes words, a minor version adds, and a major version asks something of them. The change since the latest release does more than the version says. The message names the right version, and `slipway diff` shows every reason. See docs/contract.md."
	},
	SW1408: {
		class: "refusal",
		title: "The commit is not on the branch",
		page: `\`slipway version --on-branch main\` refuses a commit that is not on that branch of \`origin\`. A tag can be pushed
to any commit, also to one that nobody reviewed; what is released should have been merged. In a workflow check out with
\`fetch-depth: 0\`, so that the branch is known.`
	}
});

Object.defineProperty(exports, "changesErrors", {
  enumerable: true,
  get: function () {
    return changesErrors;
  }
});
Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
