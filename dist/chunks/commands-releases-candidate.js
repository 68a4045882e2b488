const require_load = require("./platform-shape.js");
const require_pointer = require("./releases-keys.js");
const require_project_bundle = require("./commands-project-bundle.js");
const require_published_secrets = require("./commands-published-secrets.js");
const require_open = require("./commands-releases-open.js");
const require_who = require("./commands-git-setting.js");

// src/commands/releases/candidate.ts
/**
* Builds the bundle and opens the environment.
*
* @throws SW0201 to SW0204 for the project, SW0604 for the version, and what building a bundle and opening a store throw.
*/
async function openCandidate(name, givenVersion, allowSecrets, work, context) {
	const loaded = await require_load.findProject(context.cwd);
	const project = require_load.soundProject(loaded);
	require_load.environmentOf(project, name);
	const facts = await require_who.findGitFacts(project, context);
	const open = await require_open.openIn(project, name, work, context);
	const { bundle, demanding } = await require_project_bundle.projectBundle(loaded, {
		environment: name,
		mayAsk: work === "deploy"
	}, context);
	const allowedSecrets = await require_published_secrets.refuseSecrets(bundle, project, allowSecrets, context);
	const version = require_pointer.versionOf({
		given: givenVersion,
		bundle: bundle.digest,
		git: facts && {
			commit: facts.commit,
			changed: facts.changed,
			tags: require_who.tagsOf(facts, context)
		}
	});
	let digest;
	const demands = () => {
		digest ??= Promise.resolve().then(() => require("./commands-gates-tree-demands.js")).then((n) => n.tree_demands_exports).then(({ digestOfDemands }) => digestOfDemands(project.root, demanding));
		return digest;
	};
	return {
		open,
		bundle,
		version,
		source: require_who.sourceOf(facts, context),
		allowedSecrets,
		demands
	};
}

Object.defineProperty(exports, "openCandidate", {
  enumerable: true,
  get: function () {
    return openCandidate;
  }
});
