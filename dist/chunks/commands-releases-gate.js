const require_release_text = require("./commands-releases-inputs.js");
const require_errors = require("./releases-errors.js");
const require_mirror_state = require("./semver-classes-semver.js");

// src/releases/after.ts
/**
* Refuses a bundle that the environment before did not release, or that it blocked or withdrew.
*
* @throws SW0627 where it was not released there, SW0607 and SW0608 where it was taken back.
*/
async function requireReleasedIn(before, environment, bundle) {
	const pointer = await require_mirror_state.readPointer(before.store, before.environment);
	const release = pointer && await require_release_text.findBundle(before.store, pointer, bundle);
	if (pointer === void 0 || release === void 0) throw require_errors.releasesErrors.create("SW0627", {
		message: `${environment} takes only what ${before.environment} has released, and ${require_release_text.short(bundle)} was never released there.`,
		next: `Deploy it to ${before.environment} first, then run \`slipway promote ${before.environment} ${environment}\`.`
	});
	require_release_text.refuseWithdrawn(pointer.record, bundle);
	require_release_text.liftBlock(pointer.record, bundle, release.version, void 0);
}

// src/commands/releases/gate.ts
/** The decision of an environment's gate; without one, everything is allowed. */
function gateOf(environment) {
	if (environment.gate === void 0) return require_release_text.allowEverything;
	return async () => {
		throw require_errors.releasesErrors.create("SW0611", {
			message: `slipway.yaml has a gate for ${environment.name}, and this version of Slipway cannot evaluate gates.`,
			next: `Use a version of Slipway that evaluates gates, or take \`gate:\` of ${environment.name} out of slipway.yaml.`,
			place: { file: "slipway.yaml" }
		});
	};
}
/**
* The gate, and before it, at both looks, the environment that `after` names: what was taken back there while a deploy
* ran is not released here. `promotedFrom` needs no second question: promoting looks there itself.
*
* Its decisions throw SW0627, SW0607 or SW0608 where the environment before refuses, SW0611 where the gate cannot be
* evaluated.
*/
function decisionOf(open, context, promotedFrom) {
	const gate = gateOf(open.environment);
	return async (facts) => {
		if (open.environment.after !== promotedFrom) await requireAfter(open, facts.bundle, context);
		return gate(facts);
	};
}
/**
* Where the environment takes only what another one has released: refuses a bundle that it has not.
*
* @throws SW0627, SW0607 or SW0608 where it may not be taken.
*/
async function requireAfter(open, bundle, context) {
	const { after, name } = open.environment;
	if (after === void 0) return;
	const before = await require_release_text.openIn(open.project, after, context);
	try {
		await requireReleasedIn({
			store: before.store,
			environment: after
		}, name, bundle);
	} finally {
		await before.store.close();
	}
}

Object.defineProperty(exports, "decisionOf", {
  enumerable: true,
  get: function () {
    return decisionOf;
  }
});
Object.defineProperty(exports, "gateOf", {
  enumerable: true,
  get: function () {
    return gateOf;
  }
});
Object.defineProperty(exports, "requireReleasedIn", {
  enumerable: true,
  get: function () {
    return requireReleasedIn;
  }
});
