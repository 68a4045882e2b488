const require_open = require("./commands-releases-open.js");
const require_errors = require("./releases-errors.js");
const require_pointer = require("./releases-keys.js");
const require_reason = require("./releases-reason.js");

// src/releases/rollback.ts
/**
* Goes back to an earlier bundle: a new record, one conditional write, no rebuild. Four requests whatever the size:
* pointer, manifest of the target, archive, pointer.
*/
/**
* Rolls back, or finds that there is nothing to do.
*
* @throws SW0607 where the target is blocked, SW0608 where it is withdrawn or older than what is, SW0609 where it does
*   not exist, SW0610 where another release came first, SW0611 where the gate denies, SW0613 where there is nothing to
*   go back to, SW0614 where its files were pruned, SW0615 where nothing was released, and errors of the store.
*/
async function rollback(request) {
	const { store, environment } = request;
	const reasons = {
		unblock: request.unblock === void 0 ? void 0 : require_reason.readReason(request.unblock),
		reason: request.reason === void 0 ? void 0 : require_reason.readReason(request.reason)
	};
	let base;
	let current = await requirePointer(request);
	for (let attempt = 0; attempt < 10; attempt += 1) {
		const nothing = nothingToDo(request, current.record, base?.record);
		if (nothing !== void 0) return {
			outcome: "unchanged",
			release: current,
			why: nothing
		};
		if (base !== void 0 && !require_open.isSameLive(base, current)) throw await require_open.lostRace(store, environment, current);
		base = current;
		const result = await attemptOnce({
			...request,
			...reasons
		}, current);
		if (result.outcome !== "again") return result;
		current = result.pointer;
	}
	throw require_pointer.keepsMoving();
}
/** @throws SW0615 where nothing was released. */
async function requirePointer(request) {
	const pointer = await require_pointer.readPointer(request.store, request.environment);
	if (pointer !== void 0) return pointer;
	throw require_errors.releasesErrors.create("SW0615", {
		message: `Nothing was released in ${request.environment} yet (${request.store.address}).`,
		next: `Run \`slipway deploy ${request.environment}\` first, or check the address under store: in slipway.yaml.`
	});
}
/** Why a rollback has nothing to do, from the record alone. `base` is what was live when this command began. */
function nothingToDo(request, live, base) {
	const { from, to } = request;
	if (from !== void 0 && require_pointer.liveSequence(live) !== from) return live.rollbackOf === from ? "rolled-back" : "not-live";
	if (base !== void 0 && live.rollbackOf === require_pointer.liveSequence(base)) return "rolled-back";
	return to === void 0 && live.rollbackOf !== void 0 ? "rolled-back" : void 0;
}
async function attemptOnce(request, current) {
	const { store } = request;
	const live = current.record;
	const target = await findTarget(request, current);
	if (target.mention.bundle === live.bundle) return {
		outcome: "unchanged",
		release: current,
		why: "live"
	};
	const { mention } = target;
	if (await require_open.readManifest(store, mention.bundle) === void 0) {
		const pointer = await requirePointer(request);
		if (pointer.revision !== current.revision) return {
			outcome: "again",
			pointer
		};
		throw require_pointer.brokenChain(`The manifest of ${mention.version} (release ${mention.seq}) is missing, though no prune removed it`);
	}
	const facts = factsFor(request, current, target);
	const first = await require_open.ask(request.decide, {
		...facts,
		now: await store.now(),
		moment: "before-writing"
	});
	if (first.outcome === "waiting") return first;
	await require_pointer.archive(store, current);
	const decision = await require_open.ask(request.decide, {
		...facts,
		now: await store.now(),
		moment: "before-moving"
	});
	if (decision.outcome === "waiting") return decision;
	const next = await recordOf(request, current, target, decision);
	const move = await require_pointer.movePointer(store, current, next);
	if (move.outcome === "lost") return {
		outcome: "again",
		pointer: move.pointer ?? await requirePointer(request)
	};
	return {
		outcome: "released",
		release: next,
		previous: live,
		supersededBy: move.outcome === "moved-and-superseded" ? move.pointer.record : void 0
	};
}
function factsFor({ store, environment, actor }, current, { mention, reach }) {
	return {
		action: "rollback",
		environment,
		store: store.address,
		bundle: mention.bundle,
		version: mention.version,
		live: current,
		plan: void 0,
		promotedFrom: void 0,
		promoted: void 0,
		allowedSecrets: void 0,
		reach,
		actor,
		source: current.record.source
	};
}
async function recordOf({ store, environment, actor, newId, reason }, current, target, decision) {
	const { gate, evidence } = await require_open.keepDecision(store, decision);
	const { mention, blocked, unblocked } = target;
	const isBackward = goesBack(current.record, mention);
	const left = require_pointer.liveMention(current.record);
	return require_open.makeRelease(current, {
		action: "rollback",
		version: mention.version,
		bundle: mention.bundle,
		source: {
			repository: null,
			commit: null,
			ref: null
		},
		gate,
		evidence,
		blocked: isBackward ? [...blocked.filter((block) => block.bundle !== left.bundle), left] : blocked,
		unblocked: unblocked && [unblocked],
		rollbackOf: isBackward ? left.seq : void 0,
		restores: mention.seq,
		reason
	}, {
		id: newId(),
		environment,
		actor,
		now: await store.now()
	});
}
/**
* False where the person goes forward again after a rollback that was a mistake: that leaves nothing bad behind, so
* nothing is blocked, and a later rollback may go back once more.
*/
function goesBack(live, target) {
	if (live.restores === void 0) return true;
	if (live.recent.find(({ seq }) => seq === live.rollbackOf)?.bundle === target.bundle) return false;
	return (live.recent.find((mention) => mention.bundle === target.bundle) ?? target).seq < live.restores;
}
async function findTarget(request, current) {
	const live = current.record;
	const newest = await newestReachable(request, current);
	if (request.to === void 0) {
		if (newest === void 0) throw nothingThere(live);
		return {
			mention: newest,
			reach: "newest",
			blocked: live.blocked,
			unblocked: void 0
		};
	}
	const named = await require_open.findRelease(request.store, current, request.to);
	require_open.refuseWithdrawn(live, named.bundle);
	const mention = await keptRelease(request, current, named);
	const { blocked, lifted } = named.bundle === live.bundle ? {
		blocked: live.blocked,
		lifted: void 0
	} : require_open.liftBlock(live, named.bundle, named.version, request.unblock);
	return {
		mention,
		reach: newest?.bundle === mention.bundle ? "newest" : "further",
		blocked,
		unblocked: lifted && {
			bundle: mention.bundle,
			version: mention.version,
			reason: request.unblock ?? ""
		}
	};
}
/** Where a bare rollback goes: the newest earlier release of another bundle that is neither blocked nor withdrawn. */
async function newestReachable(request, current) {
	const live = current.record;
	const lowest = Math.max(require_pointer.rollbackFloor(live), live.keptFrom);
	const refused = /* @__PURE__ */ new Set([live.bundle, ...[...live.blocked, ...live.withdrawn].map((mention) => mention.bundle)]);
	const versions = new Set(live.blocked.map((mention) => mention.version));
	for await (const mention of require_open.mentions(request.store, current)) {
		if (mention.seq < lowest) return void 0;
		if (!refused.has(mention.bundle) && !versions.has(mention.version)) return mention;
	}
}
/**
* A release of the named bundle that is above the floor and whose files are kept: the named one, or a newer one of the
* same bundle.
*/
async function keptRelease(request, current, named) {
	const live = current.record;
	const floor = require_pointer.rollbackFloor(live);
	const lowest = Math.max(floor, live.keptFrom);
	if (named.seq >= lowest) return named;
	for await (const mention of require_open.mentions(request.store, current)) {
		if (mention.seq < lowest) break;
		if (mention.bundle === named.bundle) return mention;
	}
	if (named.seq < floor) throw require_errors.releasesErrors.create("SW0608", {
		message: `Release ${named.seq} (${named.version}) of ${live.environment} is older than one that was withdrawn; no rollback goes below release ${floor}.`,
		next: "Deploy a corrected bundle instead."
	});
	throw require_errors.releasesErrors.create("SW0614", {
		message: `The files of release ${named.seq} (${named.version}) of ${live.environment} were pruned; releases from ${live.keptFrom} on are kept.`,
		next: "Check out its commit and deploy it: the record still names it."
	});
}
function nothingThere(live) {
	const { environment } = live;
	const floor = require_pointer.rollbackFloor(live);
	const lowest = Math.max(floor, live.keptFrom);
	const reachable = live.blocked.filter((mention) => mention.seq >= lowest && mention.bundle !== live.bundle);
	const [why, next] = reachable.length > 0 ? [`Blocked: ${reachable.map((mention) => mention.version).join(", ")}.`, `\`slipway rollback ${environment} --to VERSION --unblock REASON\` goes to a blocked one all the same; or deploy a corrected bundle.`] : floor > 1 && floor >= live.keptFrom ? [`Release ${floor - 1} was withdrawn, and no rollback goes to it or to an older one.`, `Correct the prompts and run \`slipway deploy ${environment}\`.`] : lowest > 1 ? [`The files of releases before ${lowest} were pruned.`, `Check out the commit of an earlier release (\`slipway history ${environment}\` names it) and deploy it, or deploy a corrected bundle.`] : ["", `Correct the prompts and run \`slipway deploy ${environment}\`.`];
	return require_errors.releasesErrors.create("SW0613", {
		message: `There is no earlier release of ${environment} that a rollback could go to; ${live.version} stays live. ${why}`.trimEnd(),
		next
	});
}

Object.defineProperty(exports, "requirePointer", {
  enumerable: true,
  get: function () {
    return requirePointer;
  }
});
Object.defineProperty(exports, "rollback", {
  enumerable: true,
  get: function () {
    return rollback;
  }
});
