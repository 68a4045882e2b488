const require_start = require("./root-action-start.js");
let node_crypto = require("node:crypto");

// src/secrets/baseline.ts
/**
* The baseline: secrets that are known and are not reported again. An entry names rule and path and holds a slow salted
* hash of the secret, computed only where rule and path match. No lines and no times, so that it survives
* shifted lines, amended commits and other clones; sorted, one entry to a line, so that it merges.
*/
const format = "slipway/secrets-baseline/v1";
const hashBytes = 16;
const saltBytes = 16;
/** 32 MiB and about 70 ms on a core of 2026: a word list of a million costs a day for one entry. */
const defaultCost = {
	N: 32768,
	r: 8,
	p: 1
};
/** The file is text from outside: a larger cost would be an attack on the scan's time and memory. */
const largestCost = {
	N: 262144,
	r: 16,
	p: 4
};
const mostEntries = 1e5;
/** Hashes under way: each takes 32 MiB. */
const hashesAtOnce = 2;
/** A baseline without entries and with a salt of its own. */
function emptyBaseline() {
	return {
		salt: (0, node_crypto.randomBytes)(saltBytes).toString("hex"),
		cost: defaultCost,
		entries: [],
		ignore: []
	};
}
/**
* Reads a baseline.
*
* @throws SW0810 where it is none.
*/
function parseBaseline(text, file) {
	const wrong = (what) => require_start.secretsErrors.create("SW0810", {
		message: `${file} is no baseline that this version understands: ${what}`,
		next: "Take the last good version from git, or delete the file and run `slipway scan --update-baseline`.",
		place: { file }
	});
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		throw wrong("it is no JSON");
	}
	if (!isRecord(value) || value["format"] !== format) throw wrong(`its format is not ${format}`);
	const { salt, cost, entries, ignore } = value;
	if (typeof salt !== "string" || !/^[0-9a-f]{16,128}$/.test(salt)) throw wrong("its salt is no hex number");
	if (!isCost(cost)) throw wrong("its cost is out of bounds");
	if (!Array.isArray(entries) || entries.length > mostEntries) throw wrong("its entries are no list");
	return {
		salt,
		cost,
		entries: entries.map((entry, index) => {
			if (!isRecord(entry)) throw wrong(`entry ${index + 1} is no object`);
			const { rule, path, hash } = entry;
			if (typeof rule !== "string" || typeof path !== "string" || typeof hash !== "string") throw wrong(`entry ${index + 1} lacks rule, path or hash`);
			return {
				rule,
				path,
				hash
			};
		}),
		ignore: readIgnore(ignore, wrong)
	};
}
function readIgnore(value, wrong) {
	if (value === void 0) return [];
	if (!Array.isArray(value)) throw wrong("`ignore` is no list");
	return value.map((entry) => {
		if (!isRecord(entry) || typeof entry["reason"] !== "string" || !isTexts(entry["patterns"])) throw wrong("an entry of `ignore` lacks patterns or reason");
		const { patterns, rules, reason } = entry;
		if (rules === void 0) return {
			patterns,
			reason
		};
		if (!isTexts(rules)) throw wrong("an entry of `ignore` has rules that are no list");
		return {
			patterns,
			rules,
			reason
		};
	});
}
function isRecord(value) {
	return typeof value === "object" && value !== null && !Array.isArray(value);
}
function isTexts(value) {
	return Array.isArray(value) && value.every((item) => typeof item === "string");
}
function isCost(value) {
	if (!isRecord(value)) return false;
	const { N, r, p } = value;
	const within = (number, least, most) => typeof number === "number" && Number.isInteger(number) && number >= least && number <= most;
	return within(N, 1024, largestCost.N) && within(r, 1, largestCost.r) && within(p, 1, largestCost.p) && isPowerOfTwo(N);
}
function isPowerOfTwo(value) {
	return typeof value === "number" && (value & value - 1) === 0;
}
/** The baseline as text: sorted, one entry to a line, ending in a line feed. */
function formatBaseline(baseline) {
	const entries = [...baseline.entries].sort((a, b) => require_start.compareText(a.path, b.path) || require_start.compareText(a.rule, b.rule) || require_start.compareText(a.hash, b.hash));
	const list = (name, items) => items.length === 0 ? `  "${name}": []` : `  "${name}": [\n${items.map((item) => `    ${JSON.stringify(item)}`).join(",\n")}\n  ]`;
	const { N, r, p } = baseline.cost;
	return `{\n${[
		`  "format": ${JSON.stringify(format)}`,
		`  "salt": ${JSON.stringify(baseline.salt)}`,
		`  "cost": ${JSON.stringify({
			N,
			r,
			p
		})}`,
		...baseline.ignore.length === 0 ? [] : [list("ignore", baseline.ignore)],
		list("entries", entries.map(({ path, rule, hash }) => ({
			path,
			rule,
			hash
		})))
	].join(",\n")}\n}\n`;
}
/** The slow hash of a secret at its place. */
function hashSecret(subject, baseline) {
	const { N, r, p } = baseline.cost;
	const salt = `${baseline.salt}\0${subject.rule}\0${subject.path}`;
	return new Promise((resolve, reject) => {
		(0, node_crypto.scrypt)(subject.secret, salt, hashBytes, {
			N,
			r,
			p,
			maxmem: 256 * N * r
		}, (error, key) => {
			if (error === null) resolve(key.toString("hex"));
			else reject(error);
		});
	});
}
/**
* How many secrets of one file and rule are compared with the baseline beyond its entries there. A comparison is slow on
* purpose; without a bound one entry and a file of many secrets would take hours.
*/
const mostStrangers = 100;
/**
* Computes a slow hash only where rule and path have an entry, each at most once, and gives up on a place with far more
* secrets than entries.
*/
function createBaselineMatcher(baseline) {
	const byPlace = /* @__PURE__ */ new Map();
	for (const entry of baseline.entries) {
		const key = `${entry.rule}\0${entry.path}`;
		const hashes = byPlace.get(key) ?? /* @__PURE__ */ new Map();
		hashes.set(entry.hash, entry);
		byPlace.set(key, hashes);
	}
	const known = /* @__PURE__ */ new Map();
	const met = /* @__PURE__ */ new Set();
	const hashed = /* @__PURE__ */ new Map();
	/** Undefined where a place holds so many more secrets than entries that the rest is new without a look. */
	const hashNext = (place, subject, entries) => {
		const count = (hashed.get(place) ?? 0) + 1;
		if (count > entries + mostStrangers) return void 0;
		hashed.set(place, count);
		return hashSecret(subject, baseline);
	};
	return {
		async knows(subjects) {
			const answers = new Array(subjects.length).fill(false);
			let next = 0;
			const work = async () => {
				for (let index = next++; index < subjects.length; index = next++) {
					const subject = subjects[index];
					const hashes = subject === void 0 ? void 0 : byPlace.get(`${subject.rule}\0${subject.path}`);
					if (subject === void 0 || hashes === void 0) continue;
					const place = `${subject.rule}\0${subject.path}`;
					const key = `${place}\0${subject.secret}`;
					const hash = known.get(key) ?? hashNext(place, subject, hashes.size);
					if (hash === void 0) continue;
					known.set(key, hash);
					const entry = hashes.get(await hash);
					if (entry === void 0) continue;
					met.add(entry);
					answers[index] = true;
				}
			};
			await Promise.all(Array.from({ length: hashesAtOnce }, work));
			return answers;
		},
		unmet: () => baseline.entries.filter((entry) => !met.has(entry))
	};
}
/**
* The baseline after a scan: an entry for every subject, and those of the old entries that the scan did not cover.
* `covers` says whether the scan looked at a path.
*/
async function updatedBaseline(old, subjects, covers) {
	const entries = /* @__PURE__ */ new Map();
	for (const entry of old.entries) if (!covers(entry.path)) entries.set(`${entry.rule}\0${entry.path}\0${entry.hash}`, entry);
	const queue = [...new Map(subjects.map((subject) => [`${subject.rule}\0${subject.path}\0${subject.secret}`, subject])).values()];
	let next = 0;
	const work = async () => {
		for (let subject = queue[next++]; subject !== void 0; subject = queue[next++]) {
			const hash = await hashSecret(subject, old);
			entries.set(`${subject.rule}\0${subject.path}\0${hash}`, {
				rule: subject.rule,
				path: subject.path,
				hash
			});
		}
	};
	await Promise.all(Array.from({ length: hashesAtOnce }, work));
	return {
		...old,
		entries: [...entries.values()]
	};
}

exports.createBaselineMatcher = createBaselineMatcher;
exports.emptyBaseline = emptyBaseline;
exports.formatBaseline = formatBaseline;
exports.parseBaseline = parseBaseline;
exports.updatedBaseline = updatedBaseline;
