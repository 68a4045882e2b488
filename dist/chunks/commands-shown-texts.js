const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_redaction = require("./platform-redaction.js");

// src/commands/shown-texts.ts
var shown_texts_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	hideSecret: () => hideSecret,
	showingTexts: () => showingTexts,
	shownTexts: () => shownTexts
});
/** What programs compare and follow. A secret among them is one that a file or a case is named after. */
const namesOfThings = /* @__PURE__ */ new Set([
	"format",
	"rule",
	"severity",
	"fingerprint",
	"file",
	"path",
	"status",
	"kind",
	"commit",
	"case",
	"from",
	"name",
	"headSha",
	"headRepository",
	"repository",
	"level",
	"subject",
	"verdict",
	"role"
]);
/** Values below it are too likely to be words of the output itself: they are masked where they stand, and nowhere else. */
const shortestHidden = 16;
/** Shorter ones of them are words of any text. */
const shortestKnown = 6;
/**
* The scanner has hundreds of rules, which are loaded where a text needs them, and once. Nothing is loaded before the
* first text.
*/
function showingTexts(context) {
	let sifted;
	let whole;
	return async (show) => {
		if (whole === void 0) {
			sifted ??= siftedTexts(context);
			const texts = await sifted;
			try {
				if (texts !== void 0) return show(texts);
			} catch (error) {
				if (!(error instanceof RulesNeeded)) throw error;
			}
		}
		whole ??= shownTexts(context);
		return show(await whole);
	};
}
/** Leaves `siftedTexts` where a text may hold a secret; never leaves this file. */
var RulesNeeded = class extends Error {};
/**
* By the table of keywords alone, which tells of most texts that no built-in rule can find anything in them. Undefined
* where the project has rules of its own.
*/
async function siftedTexts(context) {
	const [{ loadPrefilter, mayTextHoldSecrets }, own] = await Promise.all([Promise.resolve().then(() => require("./secrets-prefilter.js")), ownRulesOf(context)]);
	if (own !== void 0) return void 0;
	const prefilter = await loadPrefilter();
	const mask = (text) => {
		if (mayTextHoldSecrets(prefilter, text)) throw new RulesNeeded();
		return text;
	};
	return textsMaskedBy(mask, /* @__PURE__ */ new Set(), context.secrets);
}
/** Loads the scanner: for commands that are about to show many texts, which may hold anything. */
async function shownTexts(context) {
	const { redaction } = context;
	const [{ loadScanner }, { secretMasker }, own] = await Promise.all([
		Promise.resolve().then(() => require("./secrets-scanner.js")),
		Promise.resolve().then(() => require("./secrets-mask.js")),
		ownRulesOf(context)
	]);
	const known = /* @__PURE__ */ new Set();
	const found = (secret) => {
		for (const line of secret.split(/\r?\n/)) if (line.trim().length >= shortestKnown) known.add(line.trim());
		hideSecret(redaction, secret);
	};
	const builtIn = () => loadScanner();
	const masker = secretMasker(own === void 0 ? await builtIn() : await loadScanner({ own }).catch(builtIn), found);
	return textsMaskedBy((text) => masker.mask(text), known, context.secrets);
}
async function ownRulesOf({ cwd, environment }) {
	if (cwd === void 0 || isAboutChange(environment)) return void 0;
	return (await Promise.resolve().then(() => require("./commands-own-secret-rules.js"))).ownSecretRules(cwd);
}
/**
* @param known lines of secrets that `mask` has met so far
* @param secrets that are masked wherever they stand
*/
function textsMaskedBy(mask, known, secrets) {
	const given = knownIn(secrets);
	const done = /* @__PURE__ */ new Map();
	const text = (shown) => {
		let masked = done.get(shown);
		if (masked === void 0) {
			masked = given(require_redaction.maskShapes(mask(shown)));
			done.set(shown, masked);
			done.set(masked, masked);
		}
		return masked;
	};
	const value = (shown) => {
		const named = typeof shown === "object" && shown !== null ? valuesNamed(shown, text) : /* @__PURE__ */ new Set();
		return mapped(shown, (one) => withoutKnown(text(one), named), /* @__PURE__ */ new Set());
	};
	return {
		text,
		value,
		document(shown) {
			return mapped(shown, text, namesOfThings, (key, inner) => {
				if (key === "excerpt") return { value: excerpt(inner) };
				return key === "renderings" || key === "toolCalls" ? { value: value(inner) } : void 0;
			});
		}
	};
	function excerpt(shown) {
		if (typeof shown !== "string") return shown;
		return withoutHalves(withoutKnown(text(shown), known));
	}
}
/** Events of GitHub whose job has a stranger's files before it. */
function isAboutChange(environment = {}) {
	const name = environment["GITHUB_EVENT_NAME"] ?? "";
	return name.startsWith("pull_request") || name === "merge_group" || name === "workflow_run";
}
/** Takes secrets out that are known already, the longest first: one may hold another. */
function knownIn(secrets = /* @__PURE__ */ new Set()) {
	const lines = [...secrets].flatMap((secret) => secret.split(/\r?\n/).map((line) => line.trim()));
	const longest = new Set(lines.filter((line) => line.length >= shortestKnown).sort((a, b) => b.length - a.length));
	return (text) => longest.size === 0 ? text : withoutKnown(text, longest);
}
/**
* Has what is printed later go without a secret that was found: in what is shown of a commit, a file name, an error.
* Values that could be words of the output are left alone.
*/
function hideSecret(redaction, secret) {
	for (const line of [secret, ...secret.split(/\r?\n/)]) {
		const value = line.trim();
		if (value.length >= shortestHidden && /\d/.test(value) && /[a-z]/i.test(value) && !value.includes("slipway/")) redaction.hide(value);
	}
}
/** Texts in a value that are secrets because of the name before them. */
function valuesNamed(value, text) {
	const secrets = /* @__PURE__ */ new Set();
	const visit = (name, inner) => {
		if (typeof inner === "string") {
			const beside = `${name} = ${JSON.stringify(inner)}`;
			if (name !== "" && inner.length >= 6 && text(beside) !== beside && text(inner) === inner) secrets.add(inner);
		} else if (Array.isArray(inner)) for (const one of inner) visit(name, one);
		else if (typeof inner === "object" && inner !== null) for (const [key, one] of Object.entries(inner)) visit(key === "text" ? "" : key, one);
	};
	visit("", value);
	return secrets;
}
function withoutKnown(text, known) {
	let clean = text;
	for (const secret of known) if (clean.includes(secret)) clean = clean.replaceAll(secret, "*".repeat(secret.length));
	return clean;
}
/** Columns of an excerpt that was cut from a longer line: `createFinding` shows no more. */
const cutColumns = 400;
/** Half a secret at the end of a cut line has no shape that a rule knows, so no run of its characters is shown there. */
function withoutHalves(text) {
	return text.split("\n").map((line) => line.length < cutColumns ? line : line.replace(/^[\w+/=.~-]{8,}|[\w+/=.~-]{8,}$/g, (run) => "*".repeat(run.length))).join("\n");
}
function mapped(value, text, skipped, special = () => void 0) {
	const visit = (inner) => {
		if (typeof inner === "string") return text(inner);
		if (Array.isArray(inner)) return inner.map(visit);
		if (typeof inner !== "object" || inner === null) return inner;
		return Object.fromEntries(Object.entries(inner).map(([key, one]) => [key, typeof one === "string" && skipped.has(key) ? one : (special(key, one) ?? { value: visit(one) }).value]));
	};
	return visit(value);
}

Object.defineProperty(exports, "hideSecret", {
  enumerable: true,
  get: function () {
    return hideSecret;
  }
});
Object.defineProperty(exports, "showingTexts", {
  enumerable: true,
  get: function () {
    return showingTexts;
  }
});
Object.defineProperty(exports, "shownTexts", {
  enumerable: true,
  get: function () {
    return shownTexts;
  }
});
Object.defineProperty(exports, "shown_texts_exports", {
  enumerable: true,
  get: function () {
    return shown_texts_exports;
  }
});
