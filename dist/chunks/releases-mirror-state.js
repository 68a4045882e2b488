const require_canonical_json = require("./bundles-canonical-json.js");
const require_digest = require("./platform-digest.js");
const require_json = require("./platform-json.js");
const require_store = require("./stores-store.js");
const require_errors = require("./releases-errors.js");
const require_pointer = require("./releases-keys.js");

// src/releases/mirror-state.ts
/** `mirror.json`: which release the mirror shows, and which bundles' files may stand there while it is being written. */
const mirrorFormat = "slipway/mirror/v1";
/** Ours; larger than any state with a sane number of killed writers. */
const maximumBytes = 65536;
/** Between the place and the part of the bundle that it shows: `outputs/<outputs/`. No configured place holds one. */
const viewMark = "<";
/** The key of a bundle's file at a place; undefined where the place does not show it. */
function mirrorKeyOf(place, path) {
	const [at = "", from = ""] = place.split(viewMark);
	return path.startsWith(from) ? at + path.slice(from.length) : void 0;
}
/** Where a place is: its prefix below the store's, with a slash at its end. */
function prefixOfPlace(place) {
	return place.split(viewMark)[0] ?? "";
}
/**
* The places of a mirror, as configured, with one slash at the end of each. With `from` they show only what the bundle
* has below that folder, without its name: the place is then written `outputs/<from/`.
*
* @throws SW0624 where a place is the store's own, leads out of it, or lies in another one.
*/
function mirrorPlaces(configured, from) {
	const places = configured.map((at) => `${at.replace(/^(?:\.?\/)+|\/+$/g, "")}/`);
	const view = from === void 0 ? "" : `${viewMark}${from.replace(/^(?:\.?\/)+|\/+$/g, "")}/`;
	for (const [index, place] of places.entries()) {
		const problem = place === "/" ? "is the store itself" : place.includes(viewMark) ? `holds a ${viewMark}` : require_store.problemWithKey(`${place}x`);
		if (problem !== void 0) throw misplaced(configured[index] ?? "", problem);
		const [first = ""] = place.split("/");
		if (require_pointer.reservedNames.includes(first)) throw misplaced(place, `begins with ${first}, which is the store's own`);
		const other = places.find((candidate, at) => at !== index && place.startsWith(candidate));
		if (other !== void 0) throw misplaced(place, `lies in another place of the mirror, ${other}`);
	}
	return places.map((place) => place + view);
}
function misplaced(place, problem) {
	return require_errors.releasesErrors.create("SW0624", {
		message: `The mirror cannot be placed at ${JSON.stringify(place)}: it ${problem}.`,
		next: "Give it a folder of its own under mirror.at in slipway.yaml, such as outputs/."
	});
}
/**
* The state, or undefined where no mirror was written yet.
*
* @throws SW0602 where it is damaged, SW0603 where its format is newer.
*/
async function readMirror(store) {
	const result = await store.read(require_pointer.mirrorKey, { maximumBytes });
	if (result.outcome !== "found") return void 0;
	return {
		...parseMirror(result.object.bytes),
		revision: result.object.revision
	};
}
function parseMirror(bytes) {
	const damaged = (cause) => require_errors.releasesErrors.create("SW0602", {
		message: `${require_pointer.mirrorKey} does not say what the mirror shows.`,
		next: "Remove it and deploy again: the mirror is then written anew.",
		cause
	});
	let value;
	try {
		value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
	} catch (cause) {
		throw damaged(cause);
	}
	if (!require_json.isJsonObject(value)) throw damaged();
	const format = require_json.ownProperty(value, "format");
	if (format !== mirrorFormat) {
		if (typeof format !== "string" || !/^slipway\/mirror\/v\d{1,6}$/.test(format)) throw damaged();
		throw require_errors.releasesErrors.create("SW0603", {
			message: `${require_pointer.mirrorKey} has the format ${format}; this version of Slipway reads ${mirrorFormat}.`,
			next: "Install a newer Slipway and run the command again."
		});
	}
	const isPlace = (place) => typeof place === "string" && place.endsWith("/") && require_store.problemWithKey(`${place}x`) === void 0 && !require_pointer.reservedNames.includes(place.split("/")[0] ?? "");
	const seq = require_json.ownProperty(value, "seq");
	const state = require_json.ownProperty(value, "state");
	const bundle = require_json.ownProperty(value, "bundle");
	const bundles = require_json.ownProperty(value, "bundles");
	const places = require_json.ownProperty(value, "places");
	const base = require_json.ownProperty(value, "base");
	if (typeof seq !== "number" || !Number.isSafeInteger(seq) || seq < 1) throw damaged();
	if (state !== "writing" && state !== "complete" || !require_digest.isDigest(bundle)) throw damaged();
	const phase = state;
	if (!Array.isArray(bundles) || !bundles.every(require_digest.isDigest)) throw damaged();
	if (!Array.isArray(places) || !places.every(isPlace)) throw damaged();
	const common = {
		seq,
		state: phase,
		bundle,
		bundles,
		places
	};
	if (base === null) return {
		...common,
		base
	};
	if (!require_json.isJsonObject(base)) throw damaged();
	const baseBundle = require_json.ownProperty(base, "bundle");
	const basePlaces = require_json.ownProperty(base, "places");
	if (!require_digest.isDigest(baseBundle) || !Array.isArray(basePlaces) || !basePlaces.every(isPlace)) throw damaged();
	return {
		...common,
		base: {
			bundle: baseBundle,
			places: basePlaces
		}
	};
}
/** Moves the state; undefined where somebody else moved it. The id makes the bytes unique, as every swap needs them. */
async function moveMirror(store, from, to, id) {
	const state = {
		...to,
		bundles: to.bundles.slice(-100)
	};
	const bytes = require_canonical_json.canonicalBytes({
		format: mirrorFormat,
		id,
		...state
	});
	const swap = await store.compareAndSwap(require_pointer.mirrorKey, bytes, require_digest.sha256Of(bytes), from?.revision, require_pointer.jsonRevalidated);
	return swap.outcome === "moved" ? {
		...state,
		revision: swap.revision
	} : void 0;
}

Object.defineProperty(exports, "mirrorKeyOf", {
  enumerable: true,
  get: function () {
    return mirrorKeyOf;
  }
});
Object.defineProperty(exports, "mirrorPlaces", {
  enumerable: true,
  get: function () {
    return mirrorPlaces;
  }
});
Object.defineProperty(exports, "moveMirror", {
  enumerable: true,
  get: function () {
    return moveMirror;
  }
});
Object.defineProperty(exports, "prefixOfPlace", {
  enumerable: true,
  get: function () {
    return prefixOfPlace;
  }
});
Object.defineProperty(exports, "readMirror", {
  enumerable: true,
  get: function () {
    return readMirror;
  }
});
