const require_open = require("./commands-releases-open.js");
const require_errors = require("./releases-errors.js");
const require_pointer = require("./releases-keys.js");

// src/releases/after.ts
/**
* Refuses a bundle that the environment before did not release, or that it blocked or withdrew.
*
* @throws SW0627 where it was not released there, SW0607 and SW0608 where it was taken back.
*/
async function requireReleasedIn(before, environment, bundle) {
	const pointer = await require_pointer.readPointer(before.store, before.environment);
	const release = pointer && await require_open.findBundle(before.store, pointer, bundle);
	if (pointer === void 0 || release === void 0) throw require_errors.releasesErrors.create("SW0627", {
		message: `${environment} takes only what ${before.environment} has released, and ${require_open.short(bundle)} was never released there.`,
		next: `Deploy it to ${before.environment} first, then run \`slipway promote ${before.environment} ${environment}\`.`
	});
	require_open.refuseWithdrawn(pointer.record, bundle);
	require_open.liftBlock(pointer.record, bundle, release.version, void 0);
}

Object.defineProperty(exports, "requireReleasedIn", {
  enumerable: true,
  get: function () {
    return requireReleasedIn;
  }
});
