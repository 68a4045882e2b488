const require_environment = require("./platform-environment.js");
const require_git_facts = require("./platform-git-facts.js");
const require_errors = require("./platform-errors.js");
const require_git = require("./platform-git.js");
let node_os = require("node:os");

// src/commands/git-setting.ts
/**
* Undefined without git, without a repository, and where the setting is empty or not there.
*
* @throws where the command was interrupted: then nobody knows what git would have said.
*/
async function gitSetting(name, folder, context) {
	const { environment, signal } = context;
	try {
		const text = (await require_git.gitOutput([
			"config",
			"--get",
			name
		], {
			directory: folder,
			environment,
			signal
		})).toString("utf8").trim();
		return text === "" ? void 0 : text;
	} catch (error) {
		if (signal.aborted || !require_errors.isSlipwayError(error) || error.class === "interrupted") throw error;
		return;
	}
}

// src/commands/releases/who.ts
/** Who releases, and from which commit: from git and from what a workflow says about itself. */
/** The person or workflow that runs this command. */
async function findActor(folder, context) {
	const { environment } = context;
	const clean = (name) => bounded(context.redaction.redact(name));
	const run = environment["GITHUB_RUN_ID"];
	if (require_environment.isOnRunner(environment) && run !== void 0) {
		const login = environment["GITHUB_ACTOR"];
		const name = environment["GITHUB_TRIGGERING_ACTOR"] ?? login ?? "a workflow";
		const id = name === login ? environment["GITHUB_ACTOR_ID"] : void 0;
		const server = environment["GITHUB_SERVER_URL"] ?? "https://github.com";
		const attempt = environment["GITHUB_RUN_ATTEMPT"] ?? "1";
		const via = `${server}/${environment["GITHUB_REPOSITORY"] ?? ""}/actions/runs/${run}/attempts/${attempt}`;
		return {
			name: clean(name),
			...id === void 0 ? {} : { id: bounded(id) },
			via
		};
	}
	return { name: clean(await gitSetting("user.name", folder, context) ?? systemUser()) };
}
function systemUser() {
	try {
		return (0, node_os.userInfo)().username;
	} catch {
		return "somebody";
	}
}
/** Records bound the length of names. */
function bounded(name) {
	return name.toWellFormed().slice(0, 100);
}
/** What git says about the project; the folders of stores inside it are no change. */
function findGitFacts(project, context) {
	const ignored = [...project.environments.values()].flatMap(({ store }) => store.address.kind === "folder" ? [store.address.folder] : []);
	return require_git_facts.gitFacts({
		folder: project.root,
		environment: context.environment,
		ignored,
		signal: context.signal
	});
}
/** Where the bundle comes from, as the record keeps it. A workflow knows its ref better than a detached checkout. */
function sourceOf(facts, context) {
	if (facts === void 0) return {
		repository: null,
		commit: null,
		ref: null
	};
	const { environment } = context;
	const isWorkflow = require_environment.isOnRunner(environment) && environment["GITHUB_SHA"] === facts.commit;
	return {
		repository: (isWorkflow ? environment["GITHUB_REPOSITORY"] : void 0) ?? facts.repository,
		commit: facts.commit,
		ref: (isWorkflow ? environment["GITHUB_REF"] : void 0) ?? facts.ref,
		...facts.changed ? { changed: true } : {}
	};
}
/** Tags at the commit; a workflow that a tag started knows it also where the checkout fetched no tags. */
function tagsOf(facts, context) {
	const { environment } = context;
	const name = environment["GITHUB_REF_NAME"];
	return environment["GITHUB_REF_TYPE"] === "tag" && environment["GITHUB_SHA"] === facts.commit && name !== void 0 ? [...facts.tags, name] : facts.tags;
}

Object.defineProperty(exports, "findActor", {
  enumerable: true,
  get: function () {
    return findActor;
  }
});
Object.defineProperty(exports, "findGitFacts", {
  enumerable: true,
  get: function () {
    return findGitFacts;
  }
});
Object.defineProperty(exports, "gitSetting", {
  enumerable: true,
  get: function () {
    return gitSetting;
  }
});
Object.defineProperty(exports, "sourceOf", {
  enumerable: true,
  get: function () {
    return sourceOf;
  }
});
Object.defineProperty(exports, "tagsOf", {
  enumerable: true,
  get: function () {
    return tagsOf;
  }
});
