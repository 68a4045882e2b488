const require_load = require("./platform-portable-path.js");
const require_mirror_state = require("./semver-classes-semver.js");
const require_project_bundle = require("./bundles-build.js");
const require_published_secrets = require("./commands-published-secrets.js");
const require_release_text = require("./commands-releases-inputs.js");

// src/commands/releases/candidate.ts
/**
* Builds the bundle and opens the environment.
*
* @throws SW0201 to SW0204 for the project, SW0604 for the version, and what building a bundle and opening a store throw.
*/
async function openCandidate(name, givenVersion, allowSecrets, context) {
	const loaded = await require_load.findProject(context.cwd);
	const project = require_load.soundProject(loaded);
	require_load.environmentOf(project, name);
	const facts = await require_release_text.findGitFacts(project, context);
	const open = await require_release_text.openIn(project, name, context);
	const { bundle } = await require_project_bundle.projectBundle(loaded, context);
	const allowedSecrets = await require_published_secrets.refuseSecrets(bundle, project, allowSecrets, context);
	return {
		open,
		bundle,
		version: require_mirror_state.versionOf({
			given: givenVersion,
			bundle: bundle.digest,
			git: facts && {
				commit: facts.commit,
				changed: facts.changed,
				tags: require_release_text.tagsOf(facts, context)
			}
		}),
		source: require_release_text.sourceOf(facts, context),
		allowedSecrets
	};
}

Object.defineProperty(exports, "openCandidate", {
  enumerable: true,
  get: function () {
    return openCandidate;
  }
});
