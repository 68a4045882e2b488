const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_inputs = require("./commands-index.js");

// src/commands/shown-texts.ts
var shown_texts_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ shownTexts: () => shownTexts });
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
/** Loads the scanner: for commands that are about to show texts. */
async function shownTexts({ redaction }) {
	const [{ loadScanner }, { secretMasker }] = await Promise.all([Promise.resolve().then(() => require("./secrets-scanner.js")), Promise.resolve().then(() => require("./secrets-mask.js"))]);
	const known = /* @__PURE__ */ new Set();
	const masker = secretMasker(await loadScanner(), (secret) => {
		for (const line of secret.split(/\r?\n/)) if (line.trim().length >= 6) known.add(line.trim());
		hideSecret(redaction, secret);
	});
	const done = /* @__PURE__ */ new Map();
	const text = (given) => {
		let masked = done.get(given);
		if (masked === void 0) {
			masked = require_inputs.maskShapes(masker.mask(given));
			done.set(given, masked);
			done.set(masked, masked);
		}
		return masked;
	};
	const value = (given) => {
		const named = typeof given === "object" && given !== null ? valuesNamed(given, text) : /* @__PURE__ */ new Set();
		return mapped(given, (one) => withoutKnown(text(one), named), /* @__PURE__ */ new Set());
	};
	return {
		text,
		value,
		document(given) {
			return mapped(given, text, namesOfThings, (key, inner) => {
				if (key === "excerpt") return { value: excerpt(inner) };
				return key === "renderings" ? { value: value(inner) } : void 0;
			});
		}
	};
	function excerpt(given) {
		if (typeof given !== "string") return given;
		return withoutHalves(withoutKnown(text(given), known));
	}
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
