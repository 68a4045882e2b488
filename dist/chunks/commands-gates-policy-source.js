const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./gates-errors.js");
const require_policy = require("./gates-policy.js");
const require_environment = require("./platform-environment.js");
const require_errors$1 = require("./platform-errors.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_default_branch = require("./commands-gates-default-branch.js");

// src/commands/gates/policy-source.ts
var policy_source_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	findPolicy: () => findPolicy,
	projectAt: () => projectAt
});
/**
* The policy of an environment, by git alone where `offline`, or undefined where there is none to be found and none was ever in force.
*
* @throws SW0701 where the policy cannot be understood, SW0702 where the default branch's cannot be read.
*/
async function findPolicy(project, environment, live, context, { offline = false } = {}) {
	const prefix = project.configFile === void 0 ? void 0 : await require_default_branch.folderInRepository(project.root, context);
	const path = prefix === void 0 ? void 0 : `${prefix}${require_load.configFileName}`;
	const found = path === void 0 ? void 0 : await findDefaultBranch(project, context, offline);
	const bytes = path === void 0 ? void 0 : await found?.read(path);
	if (found !== void 0 && bytes !== void 0) {
		const trusted = await projectAt(found, bytes, project);
		const own = trusted.environments.get(environment.name);
		if (own !== void 0) return fromBranch(found, trusted, own, environment);
	}
	const reason = whyNot(found, bytes !== void 0, environment.name);
	const wasGated = live !== void 0 && live.gate.outcome !== "none";
	if (require_environment.isOnRunner(context.environment) && (environment.gate !== void 0 || wasGated)) throw require_errors.gatesErrors.create("SW0702", {
		message: `The gate of ${environment.name} cannot be read from the default branch: ${reason}.`,
		next: "Set GITHUB_TOKEN for the step (`contents: read`), or check out with `fetch-depth: 0`; the policy is never taken from the change itself."
	});
	const policy = policyOf(environment, "slipway.yaml");
	return {
		policy,
		project,
		origin: {
			digest: policy?.digest ?? null,
			revision: null,
			from: "working-tree",
			branch: null
		},
		notes: policy === void 0 ? [] : [`The policy is that of the working tree: ${reason}.`]
	};
}
function fromBranch(found, trusted, own, here) {
	const policy = policyOf(own, `${require_load.configFileName} of ${found.branch} (${found.commit.slice(0, 12)})`);
	const isSame = JSON.stringify([own.gate, own.after]) === JSON.stringify([here.gate, here.after]);
	return {
		policy,
		project: trusted,
		origin: {
			digest: policy?.digest ?? null,
			revision: found.commit,
			from: "default-branch",
			branch: found.branch
		},
		notes: isSame ? [] : [`slipway.yaml here says something else about the gate of ${own.name}; it counts when it is on ${found.branch}.`]
	};
}
function whyNot(found, hasFile, name) {
	if (found === void 0) return "no default branch is known here";
	if (!hasFile) return `${found.branch} has no ${require_load.configFileName} in this folder`;
	return `${require_load.configFileName} of ${found.branch} has no environment ${name}`;
}
async function findDefaultBranch(project, context, offline = false) {
	if (!offline && require_environment.isOnRunner(context.environment)) {
		const { remoteDefaultBranch } = await Promise.resolve().then(() => require("./commands-gates-remote-branch.js"));
		const found = await remoteDefaultBranch(context);
		if (found !== void 0) return found;
	}
	return require_default_branch.localDefaultBranch(project.root, context);
}
/** The project that a slipway.yaml of another revision describes; relative addresses of stores are those of this folder. */
async function projectAt(found, bytes, project) {
	const files = {
		root: project.root,
		entries: async (folder) => folder === "" ? [{
			name: require_load.configFileName,
			kind: "file"
		}] : void 0,
		read: async (file, maximumBytes) => {
			if (file !== "slipway.yaml") return { outcome: "absent" };
			return bytes.length > maximumBytes ? {
				outcome: "too-large",
				size: bytes.length
			} : {
				outcome: "read",
				bytes
			};
		},
		linkTarget: async () => "broken"
	};
	try {
		return require_load.soundProject(await require_load.loadProject(project.root, files));
	} catch (error) {
		if (!require_errors$1.isSlipwayError(error)) throw error;
		throw require_errors.gatesErrors.create("SW0702", {
			message: `${require_load.configFileName} of ${found.branch} (${found.commit.slice(0, 12)}) is not sound: ${error.message}`,
			next: "Put it right on that branch first; releases are judged by it.",
			cause: error
		});
	}
}
/** @throws SW0701 where the policy cannot be understood. */
function policyOf(environment, where) {
	if (environment.gate === void 0) return void 0;
	const read = require_policy.readPolicy(environment.name, environment.after, environment.gate);
	if (read.ok) return read.policy;
	const [first] = read.problems;
	const more = read.problems.length > 1 ? ` ${require_words.othersInWords(read.problems.length - 1, "problem")}` : "";
	throw require_errors.gatesErrors.create("SW0701", {
		message: `The gate of ${environment.name} cannot be read (${where}, gate${first?.pointer ?? ""}): ${first?.message ?? ""}${more}`,
		next: `${first?.help ?? ""} Nothing is released until it is right.`.trimStart(),
		place: { file: require_load.configFileName }
	});
}

Object.defineProperty(exports, "findPolicy", {
  enumerable: true,
  get: function () {
    return findPolicy;
  }
});
Object.defineProperty(exports, "policy_source_exports", {
  enumerable: true,
  get: function () {
    return policy_source_exports;
  }
});
