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

Object.defineProperty(exports, "requireReleasedIn", {
  enumerable: true,
  get: function () {
    return requireReleasedIn;
  }
});
