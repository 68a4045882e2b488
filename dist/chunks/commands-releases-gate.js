const require_errors = require("./platform-errors.js");
const require_after = require("./releases-after.js");
const require_open = require("./commands-releases-open.js");
let node_util = require("node:util");

// src/commands/releases/gate.ts
/** Who decides about a release: the environment before, which must have released it, and the environment's own gate. */
/**
* The gate of an environment, and before it, at both looks, the environment that `after` names: what was taken back
* there while a deploy ran is not released here. The policy and `after` are those of the default branch
* (docs/gates.md), read anew at each look.
*
* Its decisions throw SW0627, SW0607 or SW0608 where the environment before refuses, SW0701 and SW0702 where the policy
* cannot be read.
*/
function decisionOf(open, context, options = {}) {
	return async (facts) => {
		const { findPolicy } = await Promise.resolve().then(() => require("./commands-gates-policy-source.js")).then((n) => n.policy_source_exports);
		const source = await findPolicy(open.project, open.environment, facts.live?.record, context);
		const after = source.project.environments.get(open.environment.name)?.after ?? open.environment.after;
		if (!isTrusted(source.project, after, options.promotedFrom)) await requireAfter(source.project, after, open, facts.bundle, context);
		return askGate(open, context, source, facts, options);
	};
}
/** A change could name another store under the same name: then the policy's own is asked as well. */
function isTrusted(project, after, from) {
	if (after === void 0) return from === void 0;
	const own = project.environments.get(after)?.store.address;
	return from?.environment.name === after && (0, node_util.isDeepStrictEqual)(own, from.environment.store.address);
}
/**
* The gate alone, for rollbacks, whose bundle was live here before, and for adopting. Going back to the newest earlier
* bundle needs no git and no network: where the policy cannot be read, the rule that it is exempt holds.
*/
function gateOf(open, context) {
	return async (facts) => {
		const { findPolicy } = await Promise.resolve().then(() => require("./commands-gates-policy-source.js")).then((n) => n.policy_source_exports);
		try {
			return await askGate(open, context, await findPolicy(open.project, open.environment, facts.live?.record, context, { offline: facts.reach === "newest" }), facts, {});
		} catch (error) {
			if (!(facts.action === "rollback" && facts.reach === "newest" && open.environment.gate?.rollback !== "gated") || !require_errors.isSlipwayError(error) || !/^SW(?:07|10|01)/.test(error.code)) throw error;
			context.progress.note(`The policy of ${open.environment.name} could not be read; going back to the newest earlier release needs no gate. ${error.message}`);
			return {
				outcome: "allow",
				ungated: true
			};
		}
	};
}
async function askGate(open, context, source, facts, options) {
	const { policy } = source;
	if (policy === void 0 && options.breakGlass === void 0) return {
		outcome: "allow",
		ungated: true
	};
	const { decideUnder, refuseWithoutGate } = await Promise.resolve().then(() => require("./commands-gates-decide.js"));
	if (policy === void 0) return refuseWithoutGate(open.environment.name);
	for (const note of facts.moment === "before-writing" ? source.notes : []) context.progress.note(note);
	return decideUnder({
		open,
		context,
		source,
		policy,
		facts,
		breakGlass: options.breakGlass,
		starts: true
	});
}
/**
* Where the environment takes only what another one has released: refuses a bundle that it has not.
*
* @throws SW0627, SW0607 or SW0608 where it may not be taken.
*/
async function requireAfter(project, after, open, bundle, context) {
	if (after === void 0) return;
	const before = await require_open.openIn(project, after, "read", context, open);
	try {
		await require_after.requireReleasedIn({
			store: before.store,
			environment: after
		}, open.environment.name, bundle);
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
