const require_errors = require("./secrets-errors.js");
let node_zlib = require("node:zlib");

// src/secrets/own-rules.ts
/** Rules of a project: their patterns run on RE2, in linear time, and their examples are tried before anything is scanned. */
/** Instructions of a compiled pattern. A window has at most some hundred characters, so work is bounded by the product. */
const largestProgram = 2e3;
const reach = {
	before: 128,
	after: 512
};
/**
* Compiles the rules and tries their examples.
*
* @throws SW0811 where a pattern is no regular expression, is too large, or fails an example.
*/
async function compileOwnRules(written, builtIn, file, tryRules) {
	const { RE2JS } = await Promise.resolve().then(() => require("./re2js-build-index.js"));
	const patterns = /* @__PURE__ */ new Map();
	const rules = [];
	for (const rule of written) {
		if (builtIn.has(rule.id) || patterns.has(rule.id)) throw problem(file, rule, `there is a rule of the name ${rule.id} already`, "Give it a name of its own.");
		patterns.set(rule.id, patternFor(file, rule, RE2JS));
		rules.push(ruleOf(rule));
	}
	const own = {
		rules,
		patternOf: (rule) => patterns.get(rule.id),
		examples: /* @__PURE__ */ new Set()
	};
	return {
		...own,
		examples: tryExamples(file, written, own, tryRules)
	};
}
function tryExamples(file, written, own, tryRules) {
	const examples = /* @__PURE__ */ new Set();
	for (const rule of written) {
		rule.examples.match.forEach((text, index) => {
			const found = tryRules(own, text).filter((match) => match.rule.id === rule.id);
			if (found.length === 0) throw problem(file, rule, `it finds nothing in its example match[${index}]`, "Mend the pattern, the keywords, the checksum or the example.");
			for (const { secret } of found) examples.add(secret);
		});
		rule.examples.noMatch?.forEach((text, index) => {
			if (tryRules(own, text).some((match) => match.rule.id === rule.id)) throw problem(file, rule, `it finds a secret in its example noMatch[${index}]`, "Make the pattern narrower, or raise the entropy.");
		});
	}
	return examples;
}
function patternFor(file, rule, engine) {
	let compiled;
	try {
		compiled = engine.compile(rule.pattern);
	} catch (cause) {
		throw problem(file, rule, `its pattern is no regular expression: ${cause instanceof Error ? cause.message.replace(/^error parsing regexp: /, "") : ""}`, "RE2 knows no lookahead and no backreference.");
	}
	if (compiled.programSize() > largestProgram) throw problem(file, rule, "its pattern is too large", "Repeat fewer things fewer times: {1,64} in place of {1,1000}.");
	if (rule.checksum !== void 0) {
		const names = compiled.namedGroups();
		if (!Object.hasOwn(names, "checksum") || !Object.hasOwn(names, "body")) throw problem(file, rule, "its checksum needs the groups (?P<body>\u2026) and (?P<checksum>\u2026)", "Name both groups.");
	}
	const groupNames = Object.keys(compiled.namedGroups());
	return { execute(text, position) {
		const matcher = compiled.matcher(text);
		if (!matcher.find(position)) return void 0;
		const start = matcher.start();
		const end = matcher.end();
		const groups = Object.create(null);
		for (const name of groupNames) groups[name] = matcher.group(name) ?? void 0;
		const named = groups["secret"] !== void 0;
		return {
			start,
			end,
			groups,
			secretStart: named ? matcher.start("secret") : start,
			secretEnd: named ? matcher.end("secret") : end
		};
	} };
}
function ruleOf(rule) {
	const { checksum } = rule;
	return {
		kind: "keyword",
		id: rule.id,
		title: rule.title ?? `Secret of the rule ${rule.id}`,
		provider: "this project",
		confidence: rule.confidence ?? "high",
		advice: {
			what: "A kind of secret that this project describes under `secrets.rules` in slipway.yaml.",
			revoke: rule.revoke ?? "Ask whoever issues it; the rule does not say where."
		},
		precision: "token",
		keywords: rule.keywords,
		anchor: "near",
		pattern: /(?!)/,
		reach,
		...rule.entropy === void 0 ? {} : { entropy: rule.entropy },
		...checksum === void 0 ? {} : { check: (match) => verifyChecksum(checksum, match) }
	};
}
function verifyChecksum(name, match) {
	const body = match.groups["body"] ?? "";
	const given = match.groups["checksum"] ?? "";
	if (name === "luhn") return luhnDigit(body) === given ? "valid" : "invalid";
	const value = (0, node_zlib.crc32)(body);
	if (name === "crc32-hex") return value.toString(16).padStart(8, "0") === given.toLowerCase() ? "valid" : "invalid";
	if (name === "crc32-base36") return value.toString(36) === given.toLowerCase().replace(/^0+/, "") ? "valid" : "invalid";
	return base62(value) === given.replace(/^0+/, "") ? "valid" : "invalid";
}
function base62(value) {
	const digits = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
	let text = "";
	for (let rest = value; rest > 0; rest = Math.floor(rest / 62)) text = digits.charAt(rest % 62) + text;
	return text;
}
/** ISO/IEC 7812-1, annex B. */
function luhnDigit(body) {
	let sum = 0;
	for (let index = 0; index < body.length; index++) {
		const digit = body.charCodeAt(body.length - 1 - index) - 48;
		const doubled = index % 2 === 0 ? digit * 2 : digit;
		sum += doubled > 9 ? doubled - 9 : doubled;
	}
	return String((10 - sum % 10) % 10);
}
function problem(file, rule, what, next) {
	return require_errors.secretsErrors.create("SW0811", {
		message: `${file}, secrets.rules, ${rule.id}: ${what}`,
		next,
		place: { file }
	});
}

exports.compileOwnRules = compileOwnRules;
