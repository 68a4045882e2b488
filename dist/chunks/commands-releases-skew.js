const require_errors = require("./platform-errors.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_words = require("./commands-releases-words.js");

// src/commands/releases/skew.ts
/**
* The environments that come after the same one as this does, and that one, where they show another bundle. One request
* each. An environment that cannot be read from here (another account, say) is left out.
*/
async function findSkew(open, bundle, context) {
	const found = [];
	for (const { name } of relatives(open.project, open.environment)) {
		const live = await liveIn(open, name, context);
		if (live !== "unknown" && live?.bundle !== bundle) found.push({
			environment: name,
			live
		});
	}
	return found;
}
function relatives(project, { name, after }) {
	if (after === void 0) return [];
	return [...project.environments.values()].filter((other) => other.name !== name && (other.name === after || other.after === after));
}
async function liveIn(open, name, context) {
	try {
		const { store } = await require_open.openIn(open.project, name, "read", context, open);
		try {
			const pointer = await require_pointer.readPointer(store, name);
			if (pointer === void 0) return void 0;
			const { record } = await require_pointer.readRelease(store, pointer, require_pointer.liveSequence(pointer.record));
			return {
				seq: record.seq,
				version: record.version,
				bundle: record.bundle,
				since: record.createdAt
			};
		} finally {
			await store.close();
		}
	} catch (error) {
		if (!require_errors.isSlipwayError(error)) throw error;
		context.progress.debug(`${name} was not compared: ${error.message}`);
		return "unknown";
	}
}
/** For `slipway/plan/v1`; `live` is null where the other environment has released nothing. */
function skewDocument(skew) {
	return skew.map(({ environment, live }) => ({
		environment,
		live: live === void 0 ? null : { ...live }
	}));
}
/** One phrase for each environment: `prod-us shows 1.1.0 (release 3) since \u2026`. */
function skewWords(skew) {
	return skew.map(({ environment, live }) => live === void 0 ? `${require_words.foreign(environment)} shows nothing yet` : `${require_words.foreign(environment)} shows ${live.version} (release ${live.seq}) since ${require_words.timeOf(live.since)}`);
}

Object.defineProperty(exports, "findSkew", {
  enumerable: true,
  get: function () {
    return findSkew;
  }
});
Object.defineProperty(exports, "skewDocument", {
  enumerable: true,
  get: function () {
    return skewDocument;
  }
});
Object.defineProperty(exports, "skewWords", {
  enumerable: true,
  get: function () {
    return skewWords;
  }
});
