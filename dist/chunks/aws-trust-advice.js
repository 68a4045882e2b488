const require_nearest = require("./platform-nearest.js");
const require_json = require("./platform-json.js");
const require_errors = require("./aws-errors.js");
const require_oidc_claims = require("./aws-oidc-claims.js");
const require_text = require("./platform-text.js");
const require_json_reader = require("./platform-json-cursor.js");
const require_policies = require("./aws-trust-policies.js");
let node_net = require("node:net");

// src/aws/trust/conditions.ts
/**
* Conditions of IAM policies as IAM evaluates them (IAM user guide, "IAM JSON policy elements: Condition operators" and
* "Conditions with multiple context keys or values"). Three answers: met, not met, and not to be told from here.
*/
const comparisons = /* @__PURE__ */ new Map([
	["StringEquals", (got, { text }) => got === text],
	["StringEqualsIgnoreCase", (got, { text }) => got.toLowerCase() === text.toLowerCase()],
	["StringLike", (got, { glob }) => matchesGlob(got, glob)],
	["ArnEquals", matchesArn],
	["ArnLike", matchesArn],
	["Bool", (got, { text }) => got.toLowerCase() === text.toLowerCase()],
	["BinaryEquals", (got, { text }) => got === text],
	["NumericEquals", numeric((got, wanted) => got === wanted)],
	["NumericLessThan", numeric((got, wanted) => got < wanted)],
	["NumericLessThanEquals", numeric((got, wanted) => got <= wanted)],
	["NumericGreaterThan", numeric((got, wanted) => got > wanted)],
	["NumericGreaterThanEquals", numeric((got, wanted) => got >= wanted)],
	["DateEquals", dated((got, wanted) => got === wanted)],
	["DateLessThan", dated((got, wanted) => got < wanted)],
	["DateLessThanEquals", dated((got, wanted) => got <= wanted)],
	["DateGreaterThan", dated((got, wanted) => got > wanted)],
	["DateGreaterThanEquals", dated((got, wanted) => got >= wanted)],
	["IpAddress", (got, { text }) => isWithin(got, text)]
]);
const negations = /* @__PURE__ */ new Map([
	["StringNotEquals", "StringEquals"],
	["StringNotEqualsIgnoreCase", "StringEqualsIgnoreCase"],
	["StringNotLike", "StringLike"],
	["ArnNotEquals", "ArnEquals"],
	["ArnNotLike", "ArnLike"],
	["NumericNotEquals", "NumericEquals"],
	["DateNotEquals", "DateEquals"],
	["NotIpAddress", "IpAddress"]
]);
/** Every operator's name, without `ForAnyValue:` and `IfExists`: for a suggestion where one is misspelt. */
function operatorNames() {
	return [
		...comparisons.keys(),
		...negations.keys(),
		"Null"
	];
}
/** Undefined for a name that IAM does not know. */
function parseOperator(written) {
	const [, before, name = "", exists] = /^(ForAllValues:|ForAnyValue:)?([A-Za-z]+?)(IfExists)?$/.exec(written) ?? [];
	const set = before === void 0 ? void 0 : before === "ForAllValues:" ? "all" : "any";
	if (name === "Null") return exists === void 0 ? {
		base: name,
		set,
		ifExists: false,
		negated: false
	} : void 0;
	const base = negations.get(name) ?? name;
	if (!comparisons.has(base)) return void 0;
	return {
		base,
		set,
		ifExists: exists !== void 0,
		negated: negations.has(name)
	};
}
/** Whether a job meets one condition; `unknown` where a key or an operator cannot be judged from outside of AWS. */
function evaluateCondition({ operator, key, wanted, variables, lookup }) {
	const value = lookup(key);
	if (value.kind === "unknown") return "unknown";
	if (operator.base === "Null") {
		const absent = value.kind === "absent" || value.values.length === 0;
		return wanted.some((text) => text.toLowerCase() === "true" === absent) ? "yes" : "no";
	}
	if (value.kind === "absent") return operator.ifExists || operator.set === "all" || operator.negated && operator.set !== "any" ? "yes" : "no";
	const patterns = wanted.map((text) => variables ? resolve(text, lookup) : plainPattern(text));
	const compare = comparisons.get(operator.base);
	if (compare === void 0) return "unknown";
	const judged = value.values.map((got) => {
		const matched = anyOf(patterns.map((pattern) => pattern === void 0 ? "unknown" : verdictOf(compare(got, pattern))));
		return operator.negated ? opposite(matched) : matched;
	});
	return operator.set === "all" || operator.set === void 0 && operator.negated ? allOf(judged) : anyOf(judged);
}
/** AND in three values: one `no` decides, else one `unknown` does; `yes` for none at all. */
function allOf(verdicts) {
	if (verdicts.includes("no")) return "no";
	return verdicts.includes("unknown") ? "unknown" : "yes";
}
/** OR in three values: one `yes` decides, else one `unknown` does; `no` for none at all. */
function anyOf(verdicts) {
	if (verdicts.includes("yes")) return "yes";
	return verdicts.includes("unknown") ? "unknown" : "no";
}
/** NOT in three values: what is unknown stays so. */
function opposite(verdict) {
	return verdict === "unknown" ? verdict : verdict === "yes" ? "no" : "yes";
}
function verdictOf(holds) {
	return holds ? "yes" : "no";
}
/** Text with wildcards and without variables. */
function plainPattern(text) {
	return {
		text,
		glob: globOf(text)
	};
}
/**
* Policy variables replaced: `${*}`, `${?}` and `${$}` are the characters themselves, others the value of a key, or the
* default that stands beside it. Undefined where that is not known here.
*/
function resolve(text, lookup) {
	if (!text.includes("${")) return plainPattern(text);
	const glob = [];
	let whole = "";
	let at = 0;
	for (const match of text.matchAll(/\$\{([^}]*)\}/g)) {
		const before = text.slice(at, match.index);
		const value = variableValue((match[1] ?? "").trim(), lookup);
		if (value === void 0) return void 0;
		glob.push(...globOf(before), { literal: value });
		whole += before + value;
		at = match.index + match[0].length;
	}
	glob.push(...globOf(text.slice(at)));
	return {
		text: whole + text.slice(at),
		glob
	};
}
function variableValue(name, lookup) {
	if (name === "*" || name === "?" || name === "$") return name;
	const [, key = name, fallback] = /^([^,]+?)\s*(?:,\s*'([^']*)')?$/.exec(name) ?? [];
	const value = lookup(key);
	if (value.kind === "present" && value.values.length === 1) return value.values[0];
	return value.kind === "absent" ? fallback : void 0;
}
function globOf(text) {
	return text.split(/([*?])/).filter((part) => part !== "").map((part) => part === "*" || part === "?" ? part : { literal: part });
}
/** Whether a text is what a pattern with `*` and `?` says, case and all. */
function matchesWildcards(text, pattern) {
	return matchesGlob(text, globOf(pattern));
}
/** Whole text; goes back to the last star only, so that no pattern takes more than the product of both lengths. */
function matchesGlob(text, glob) {
	const pieces = [];
	for (const piece of glob) if (typeof piece === "string") pieces.push(piece);
	else for (const letter of piece.literal) pieces.push({ letter });
	const letters = [...text];
	let at = 0;
	let piece = 0;
	let star = -1;
	let mark = 0;
	while (at < letters.length) {
		const current = pieces[piece];
		if (current === "*") {
			star = piece;
			mark = at;
			piece += 1;
		} else if (current === "?" || current !== void 0 && current.letter === letters[at]) {
			at += 1;
			piece += 1;
		} else if (star !== -1) {
			piece = star + 1;
			mark += 1;
			at = mark;
		} else return false;
	}
	return pieces.slice(piece).every((rest) => rest === "*");
}
/** Part by part, of which an ARN has six; the last may hold colons. A text that is no ARN matches none. */
function matchesArn(got, wanted) {
	const gotParts = arnParts(got);
	const wantedParts = arnParts(wanted.text);
	if (gotParts === void 0 || wantedParts === void 0) return false;
	return gotParts.every((part, index) => matchesGlob(part, globOf(wantedParts[index] ?? "")));
}
function arnParts(text) {
	const parts = text.split(":");
	return parts.length < 6 || parts[0] !== "arn" ? void 0 : [...parts.slice(0, 5), parts.slice(5).join(":")];
}
function numeric(compare) {
	return (got, { text }) => got.trim() !== "" && text.trim() !== "" && compare(Number(got), Number(text));
}
/** ISO 8601, or seconds since 1970. */
function dated(compare) {
	const time = (text) => /^[0-9]+$/.test(text) ? Number(text) * 1e3 : Date.parse(text);
	return (got, { text }) => compare(time(got), time(text));
}
function isWithin(address, range) {
	const [network = "", bits] = range.split("/");
	const family = (0, node_net.isIP)(network);
	if (family === 0 || (0, node_net.isIP)(address) !== family) return false;
	const kind = family === 4 ? "ipv4" : "ipv6";
	const width = bits === void 0 ? family === 4 ? 32 : 128 : Number(bits);
	if (!Number.isInteger(width) || width < 0 || width > (family === 4 ? 32 : 128)) return false;
	const list = new node_net.BlockList();
	list.addSubnet(network, width, kind);
	return list.check(address, kind);
}

// src/aws/trust/evaluate.ts
/** Whether a trust policy lets a job in: statement by statement, with what each line wanted and what it got. */
const action = "sts:AssumeRoleWithWebIdentity";
/** A deny that applies wins over every allow; without an allow nobody is let in. */
function evaluateTrust(policy, request) {
	const lookup = lookupFor(request);
	const statements = policy.statements.map((statement) => judge(statement, policy.variables, request, lookup));
	const applying = (effect) => anyOf(statements.filter(({ statement }) => statement.effect === effect).map(({ applies }) => applies));
	const allowed = allOf([applying("Allow"), opposite(applying("Deny"))]);
	return {
		outcome: allowed === "yes" ? "allowed" : allowed === "no" ? "refused" : "unknown",
		statements
	};
}
/** `arn:aws:iam::111111111111:oidc-provider/token.actions.githubusercontent.com`. */
function providerArn({ role, claims }) {
	return `arn:${role.partition}:iam::${role.account}:oidc-provider/${require_oidc_claims.providerOf(claims)}`;
}
/** What the key of a condition is called in the token; undefined for a key that is none of its issuer's. */
function claimOfKey(key, claims) {
	const prefix = `${require_oidc_claims.providerOf(claims)}:`.toLowerCase();
	return key.toLowerCase().startsWith(prefix) ? key.slice(prefix.length).toLowerCase() : void 0;
}
/** Claims that STS compares for this issuer: of every issuer three, of GitHub's some more. */
function comparedClaims({ role, claims }) {
	return [
		"amr",
		"aud",
		"sub",
		...require_policies.offersGithubClaims(role.partition, require_oidc_claims.providerOf(claims)) ? require_policies.githubConditionClaims : []
	];
}
function judge(statement, variables, request, lookup) {
	const checks = [
		principalCheck(statement, request),
		actionCheck(statement),
		...statement.conditions.map((condition) => conditionCheck(condition, variables, lookup))
	];
	return {
		statement,
		checks,
		applies: allOf(checks.map(({ verdict }) => verdict))
	};
}
function principalCheck(statement, request) {
	const { principals, exceptPrincipals } = statement;
	const got = providerArn(request);
	const federated = principals.get("Federated")?.values ?? [];
	const named = [principals.get("*"), principals.get("AWS")].some((element) => element?.values.includes("*")) || federated.includes(got) ? "yes" : "no";
	const wanted = [...principals].flatMap(([kind, { values }]) => values.map((value) => kind === "Federated" || kind === "*" ? value : `${kind}: ${value}`));
	return {
		kind: "principal",
		line: principals.get("Federated")?.line ?? statement.principalLine,
		name: exceptPrincipals ? "NotPrincipal" : "Principal",
		operator: void 0,
		wanted,
		got: [got],
		verdict: exceptPrincipals ? opposite(named) : named
	};
}
function actionCheck(statement) {
	const { actions, exceptActions } = statement;
	const named = actions.values.some((pattern) => isAction(pattern)) ? "yes" : "no";
	return {
		kind: "action",
		line: actions.line,
		name: exceptActions ? "NotAction" : "Action",
		operator: void 0,
		wanted: actions.values,
		got: [action],
		verdict: exceptActions ? opposite(named) : named
	};
}
/** Actions have wildcards and no case. */
function isAction(pattern) {
	return matchesWildcards(action.toLowerCase(), pattern.toLowerCase());
}
function conditionCheck(condition, variables, lookup) {
	const { operator: written, key, values, line } = condition;
	const operator = parseOperator(written);
	const value = lookup(key);
	return {
		kind: "condition",
		line,
		name: key,
		operator: written,
		wanted: values,
		got: value.kind === "present" ? value.values : void 0,
		verdict: operator === void 0 ? "unknown" : evaluateCondition({
			operator,
			key,
			wanted: values,
			variables,
			lookup
		})
	};
}
/** Keys have no case. What only the request to AWS tells (address, time, region) is not known here. */
function lookupFor(request) {
	const compared = new Set(comparedClaims(request));
	return (key) => {
		const claim = claimOfKey(key, request.claims);
		if (claim !== void 0) return claimValue(claim, compared, request.claims);
		const name = key.toLowerCase();
		if (name === "sts:rolesessionname") return request.sessionName === void 0 ? { kind: "unknown" } : {
			kind: "present",
			values: [request.sessionName]
		};
		return name.startsWith("aws:") || name.startsWith("sts:") ? { kind: "unknown" } : { kind: "absent" };
	};
}
function claimValue(claim, compared, claims) {
	const source = claim === "aud" && claims.has("azp") ? "azp" : claim === "oaud" && claims.has("azp") ? "aud" : claim;
	if (!compared.has(claim) && claim !== "oaud") return { kind: "absent" };
	const value = claims.get(source);
	if (value !== void 0) return {
		kind: "present",
		values: [value].flat()
	};
	return alwaysSent.has(source) ? { kind: "unknown" } : { kind: "absent" };
}
/** GitHub sends these in every token: where they are missing, not all claims were pasted. */
const alwaysSent = /* @__PURE__ */ new Set([
	"actor",
	"actor_id",
	"aud",
	"job_workflow_ref",
	"ref",
	"repository",
	"repository_id",
	"sub",
	"workflow"
]);

// src/aws/trust/advice.ts
/** What to change so that a trust policy lets a job in. */
/**
* What to change, for a request that is not let in: about the denials that apply, else about the statement that comes
* nearest to letting the job in.
*/
function adviceFor(decision, request) {
	if (decision.outcome === "allowed") return [];
	const denying = decision.statements.filter(({ statement, applies }) => statement.effect === "Deny" && applies !== "no").map(({ statement, applies }) => ({
		line: statement.line,
		text: applies === "yes" ? "This Deny applies to the job, and a Deny wins over every Allow. Narrow its conditions, or run the job as they ask for." : "Whether this Deny applies cannot be told from here: it asks for what only the request to AWS tells."
	}));
	const nearestOne = nearestAllow(decision);
	if (nearestOne === void 0) return [...denying, {
		line: decision.statements[0]?.statement.line ?? 1,
		text: "No statement allows anything: add one with \"Effect\": \"Allow\"."
	}];
	if (nearestOne.applies === "yes") return denying;
	const failing = ["no", "unknown"].flatMap((wanted) => nearestOne.checks.filter(({ verdict }) => verdict === wanted));
	return [...denying, ...failing.map((check) => ({
		line: check.line,
		text: changeFor(check, request)
	}))];
}
/** The Allow with the fewest lines that fail; of several the first. */
function nearestAllow({ statements }) {
	const failures = ({ checks }) => checks.filter(({ verdict }) => verdict !== "yes").length;
	return statements.filter(({ statement }) => statement.effect === "Allow").reduce((best, candidate) => best === void 0 || failures(candidate) < failures(best) ? candidate : best, void 0);
}
function changeFor(check, request) {
	switch (check.kind) {
		case "principal": return principalChange(check, request);
		case "action": return "Write \"Action\": \"sts:AssumeRoleWithWebIdentity\": sts:AssumeRole is for identities of AWS.";
		case "condition": return conditionChange(check, request);
	}
}
function principalChange({ wanted }, request) {
	const arn = providerArn(request);
	if (wanted.includes(require_oidc_claims.providerOf(request.claims))) return `Write the provider's whole ARN: "Federated": "${arn}".`;
	if (wanted.find((value) => value.endsWith(`/${require_oidc_claims.providerOf(request.claims)}`)) !== void 0) return `The provider is that of another account or partition. Write "Federated": "${arn}", the one of the role's own account.`;
	return `Write "Principal": {"Federated": "${arn}"}, and make that provider in account ${request.role.account} where it is missing.`;
}
function conditionChange(check, request) {
	const operator = parseOperator(check.operator ?? "");
	if (operator === void 0) {
		const near = require_nearest.nearest(check.operator ?? "", operatorNames());
		return `IAM has no operator \u201c${check.operator}\u201d.${near === void 0 ? "" : ` Did you mean ${near}?`}`;
	}
	const claim = claimOfKey(check.name, request.claims);
	if (check.verdict === "unknown" && claim !== void 0) return `The claim \u201c${claim}\u201d is not among those that were pasted. Paste all of them to see whether this holds.`;
	if (check.verdict === "unknown") return `Whether \u201c${check.name}\u201d holds cannot be told from here: only the request to AWS says it.`;
	if (operator.base === "Null" && check.got !== void 0) return `This asks that the token has no claim \u201c${claim ?? check.name}\u201d, and it has one. Take the condition away, or write "false".`;
	if (claim === void 0) return foreignKey(check.name, request);
	if (check.got === void 0) return missingClaim(claim, request);
	if (operator.negated) return `This forbids what the job is. Take the value out, or run the job differently.`;
	return valueChange(check, claim, operator.base, check.got, request);
}
function foreignKey(key, request) {
	const provider = require_oidc_claims.providerOf(request.claims);
	const bare = key.split(":").at(-1) ?? key;
	return comparedClaims(request).includes(bare.toLowerCase()) ? `The key is not one of this identity provider. Write \u201c${provider}:${bare}\u201d.` : `No request with a token of ${provider} has a key \u201c${key}\u201d, so this can never hold. Take it away.`;
}
function missingClaim(claim, request) {
	const compared = comparedClaims(request);
	if (!compared.includes(claim)) return `STS compares no claim \u201c${claim}\u201d, whatever the token says, so this can never hold. Take it away, or bind one of ${compared.join(", ")}.`;
	if (claim === "environment") return "The job names no GitHub environment. Give it `environment: NAME` in the workflow, or take this condition away.";
	return `The token has no claim \u201c${claim}\u201d. Take this condition away, or run the job where GitHub sends the claim.`;
}
function valueChange(check, claim, base, got, request) {
	const value = got[0] ?? "";
	const starred = check.wanted.find((wanted) => /[*?]/.test(wanted) && matchesWildcards(value, wanted));
	if (base === "StringEquals" && starred !== void 0) return `StringEquals takes * and ? as they stand. Put \u201c${starred}\u201d under StringLike.`;
	if (check.wanted.some((wanted) => wanted.toLowerCase() === value.toLowerCase())) return `Upper and lower case differ. Write \u201c${value}\u201d.`;
	if (check.wanted.some((wanted) => wanted.trim() === value)) return `The value has blanks around it. Write \u201c${value}\u201d.`;
	if (claim === "aud") return `The job asks for the audience \u201c${value}\u201d. Write that here and in the provider, or take \`audience:\` away where the job sets it.`;
	if (claim === "sub") return subjectChange(check, base, value, request);
	if (claim === "ref" && value.startsWith("refs/tags/")) return "The job runs for a tag, and this role is for branches. Run it from the default branch: deploy tags to an environment whose role takes them.";
	return `If this job should be let in, write \u201c${value}\u201d beside what stands here.`;
}
function subjectChange(check, base, value, request) {
	const other = require_oidc_claims.subjectForms(request.claims)?.other;
	const matches = (subject) => check.wanted.some((wanted) => base === "StringLike" ? matchesWildcards(subject, wanted) : wanted === subject);
	if (other !== void 0 && matches(other)) return value.includes("@") ? `GitHub now writes ids into sub for this repository. Add \u201c${value}\u201d beside the old form.` : `The policy has the form with ids, and GitHub sends the one without for this repository. Add \u201c${value}\u201d beside it.`;
	const environment = require_oidc_claims.claimText(request.claims, "environment");
	if (environment !== void 0 && check.wanted.some((wanted) => /:ref:|:pull_request/.test(wanted))) return `The job runs in the GitHub environment \u201c${environment}\u201d, and then sub ends in :environment:${environment} in place of the ref. Write \u201c${value}\u201d, or take \`environment:\` off the job.`;
	if (environment === void 0 && check.wanted.some((wanted) => wanted.includes(":environment:"))) return "The job names no GitHub environment. Give it `environment: NAME` in the workflow.";
	if (value.endsWith(":pull_request")) return "The job runs for a pull request, whose code nobody has reviewed. Do not let it in: deploy after the merge.";
	return `If this job should be let in, write ${other === void 0 ? `\u201c${value}\u201d` : `\u201c${value}\u201d and \u201c${other}\u201d`}, both forms, beside what stands here.`;
}

// src/aws/trust/read.ts
/** Reads a trust policy with the line of everything in it, so that a report can point at the line that fails. */
/** IAM's limit for a trust policy is 8,192 characters at most; a file with its white space is not much larger. */
const maximumCharacters = 262144;
/**
* Reads the policy in a file's text: the document itself, or what `aws iam get-role` prints around it.
*
* Throws SW0936 with the place for what IAM would not take.
*/
function readTrustPolicy(file, text) {
	if (text.length > maximumCharacters) throw noPolicy(file, void 0, "It is far larger than any trust policy.");
	if (!text.trimStart().startsWith("{")) throw noPolicy(file, void 0, "A policy is one JSON object, and this does not begin with \u201c{\u201d.");
	const { value, problems, locations } = require_json_reader.readJson(require_text.createSource(file, text));
	const [problem] = problems;
	if (problem !== void 0 || value === void 0) throw noPolicy(file, problem?.range.start, problem?.message ?? "It is empty.", problem?.help);
	const { document, pointer } = documentIn(value, []);
	if (document === void 0) throw noPolicy(file, void 0, "There is no object with a \u201cStatement\u201d in it.");
	const reader = new StatementReader(file, locations);
	const written = document["Statement"] ?? null;
	const statements = Array.isArray(written) ? written.map((statement, index) => reader.statement(statement, [
		...pointer,
		"Statement",
		index
	], index + 1)) : [reader.statement(written, [...pointer, "Statement"], 1)];
	if (statements.length === 0) throw noPolicy(file, void 0, "\u201cStatement\u201d is an empty list: nobody is let in.");
	return {
		file,
		variables: document["Version"] === "2012-10-17",
		statements
	};
}
/** Under `Role`, `AssumeRolePolicyDocument` or `PolicyDocument`, as tools print it. */
function documentIn(value, pointer) {
	if (!require_json.isJsonObject(value)) return {
		document: void 0,
		pointer
	};
	if (Object.hasOwn(value, "Statement")) return {
		document: value,
		pointer
	};
	const wrapper = [
		"Role",
		"AssumeRolePolicyDocument",
		"PolicyDocument"
	].find((name) => Object.hasOwn(value, name));
	return wrapper === void 0 || pointer.length > 2 ? {
		document: void 0,
		pointer
	} : documentIn(value[wrapper] ?? null, [...pointer, wrapper]);
}
var StatementReader = class {
	#file;
	#locations;
	constructor(file, locations) {
		this.#file = file;
		this.#locations = locations;
	}
	statement(value, path, number) {
		if (!require_json.isJsonObject(value)) throw this.#wrong(path, "A statement is an object.");
		const effect = value["Effect"];
		if (effect !== "Allow" && effect !== "Deny") throw this.#wrong([...path, "Effect"], "\u201cEffect\u201d must be \u201cAllow\u201d or \u201cDeny\u201d, in this case.");
		const sid = value["Sid"];
		const principal = this.#either(value, path, "Principal", "NotPrincipal");
		const action = this.#either(value, path, "Action", "NotAction");
		const where = this.#locations.valueAt(require_json.jsonPointer(path));
		return {
			number,
			line: where?.start.line ?? 1,
			lastLine: where?.end.line ?? 1,
			sid: typeof sid === "string" && sid !== "" ? sid : void 0,
			effect,
			principals: this.#principals(value[principal.name] ?? null, [...path, principal.name]),
			principalLine: this.#line([...path, principal.name]),
			exceptPrincipals: principal.except,
			actions: {
				values: this.#texts(value[action.name] ?? null, [...path, action.name]),
				line: this.#line([...path, action.name])
			},
			exceptActions: action.except,
			conditions: this.#conditions(value["Condition"], [...path, "Condition"])
		};
	}
	#either(value, path, name, except) {
		if (Object.hasOwn(value, name)) return {
			name,
			except: false
		};
		if (Object.hasOwn(value, except)) return {
			name: except,
			except: true
		};
		throw this.#wrong(path, `The statement has no \u201c${name}\u201d.`);
	}
	#principals(value, path) {
		if (value === "*") return /* @__PURE__ */ new Map([["*", {
			values: ["*"],
			line: this.#line(path)
		}]]);
		if (!require_json.isJsonObject(value)) throw this.#wrong(path, "\u201cPrincipal\u201d is an object such as {\"Federated\": \"arn:\u2026\"}, or \"*\".");
		return new Map(Object.entries(value).map(([kind, names]) => [kind, {
			values: this.#texts(names, [...path, kind]),
			line: this.#line([...path, kind])
		}]));
	}
	#conditions(value, path) {
		if (value === void 0) return [];
		if (!require_json.isJsonObject(value)) throw this.#wrong(path, "\u201cCondition\u201d is an object of operators.");
		return Object.entries(value).flatMap(([operator, block]) => {
			if (!require_json.isJsonObject(block)) throw this.#wrong([...path, operator], `\u201c${operator}\u201d is an object of keys and values.`);
			return Object.entries(block).map(([key, wanted]) => ({
				operator,
				key,
				values: this.#texts(wanted, [
					...path,
					operator,
					key
				]),
				line: this.#line([
					...path,
					operator,
					key
				])
			}));
		});
	}
	/** One text or a list; numbers and booleans as IAM takes them for texts. */
	#texts(value, path) {
		return (Array.isArray(value) ? value : [value]).map((item) => {
			if (typeof item === "string") return item;
			if (typeof item === "number" || typeof item === "boolean") return String(item);
			throw this.#wrong(path, `\u201c${path.at(-1)}\u201d takes a text, or a list of texts.`);
		});
	}
	#line(path) {
		return this.#locations.nearestTo(require_json.jsonPointer(path)).start.line;
	}
	#wrong(path, why) {
		return noPolicy(this.#file, this.#locations.nearestTo(require_json.jsonPointer(path)).start, why);
	}
};
function noPolicy(file, at, why, help) {
	return require_errors.awsErrors.create("SW0936", {
		message: `${file} is no trust policy that IAM takes. ${why}`,
		next: help ?? "Print the one of the role: `aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json`.",
		place: {
			file,
			...at
		}
	});
}

// src/aws/trust/strangers.ts
/**
* Who else a trust policy lets in: jobs that differ from the one at hand in one way each are tried against it. What comes in
* is a finding for a reviewer, with what to bind.
*/
/** Names and ids that no real job has. */
const nobody = {
	owner: "slipway-probe-owner",
	name: "slipway-probe",
	id: "999999999999"
};
const probes = [
	{
		who: "any repository on GitHub",
		remedy: "Bind sub to the repository and its environment.",
		grave: true,
		claims: (job) => ofRepository(job, nobody.owner, nobody.name, nobody.id, nobody.id)
	},
	{
		who: "every other repository of the same owner",
		remedy: "Bind sub to one repository, and repository_id where STS compares it.",
		grave: true,
		claims: (job) => ofRepository(job, job.owner, nobody.name, job.ownerId, nobody.id)
	},
	{
		who: "pull requests of the repository, whose code nobody has reviewed",
		remedy: "Bind sub to a GitHub environment or a branch.",
		grave: true,
		claims: (job) => ({
			sub: subject(job, job.owner, job.name, job.ownerId, job.repositoryId, ":pull_request"),
			ref: "refs/pull/1/merge",
			environment: void 0,
			event_name: "pull_request"
		})
	},
	{
		who: "every branch of the repository",
		remedy: "Bind sub to a GitHub environment, or to the default branch.",
		grave: true,
		claims: (job) => ({
			sub: subject(job, job.owner, job.name, job.ownerId, job.repositoryId, ":ref:refs/heads/slipway-probe"),
			ref: "refs/heads/slipway-probe",
			environment: void 0
		})
	},
	{
		who: "other branches that run in the same GitHub environment",
		remedy: "Bind ref to the default branch, or limit the environment to protected branches on GitHub.",
		grave: false,
		claims: (job) => job.context.startsWith(":environment:") ? { ref: "refs/heads/slipway-probe" } : void 0
	},
	{
		who: "every workflow of the repository",
		remedy: "Bind job_workflow_ref to the workflow that releases.",
		grave: false,
		claims: (job) => job.workflow === void 0 ? void 0 : { job_workflow_ref: job.workflow.replace(/[^/@]+(?=@|$)/, "slipway-probe.yml") }
	},
	{
		who: "a repository that is made anew under the same name",
		remedy: "Bind repository_id: ids are never given again.",
		grave: false,
		claims: (job) => job.ids ? void 0 : {
			repository_id: nobody.id,
			repository_owner_id: nobody.id
		}
	}
];
/** Those who get in beside the job, the gravest first. Nobody where the job itself is not let in. */
function strangersLetIn(policy, request) {
	const job = jobOf(request.claims);
	if (job === void 0 || evaluateTrust(policy, request).outcome !== "allowed") return [];
	return probes.filter((probe) => {
		const changes = probe.claims(job);
		if (changes === void 0) return false;
		const claims = changed(request.claims, changes);
		return evaluateTrust(policy, {
			...request,
			claims
		}).outcome === "allowed";
	}).map(({ who, remedy, grave }) => ({
		who,
		remedy,
		grave
	}));
}
/** Undefined for a `sub` that an organization has customized. */
function jobOf(claims) {
	const [, owner, ownerId, name, repositoryId, context] = /^repo:([^/@:]+)(?:@([0-9]+))?\/([^/@:]+)(?:@([0-9]+))?(:.+)$/.exec(require_oidc_claims.claimText(claims, "sub") ?? "") ?? [];
	if (owner === void 0 || name === void 0 || context === void 0) return void 0;
	return {
		owner,
		name,
		ids: ownerId !== void 0,
		ownerId: ownerId ?? require_oidc_claims.claimText(claims, "repository_owner_id") ?? "1",
		repositoryId: repositoryId ?? require_oidc_claims.claimText(claims, "repository_id") ?? "1",
		context,
		workflow: require_oidc_claims.claimText(claims, "job_workflow_ref")
	};
}
function ofRepository(job, owner, name, ownerId, repositoryId) {
	return {
		sub: subject(job, owner, name, ownerId, repositoryId, job.context),
		repository: `${owner}/${name}`,
		repository_id: repositoryId,
		repository_owner: owner,
		repository_owner_id: ownerId,
		...job.workflow === void 0 ? {} : { job_workflow_ref: job.workflow.replace(`${job.owner}/${job.name}/`, `${owner}/${name}/`) }
	};
}
function subject({ ids }, owner, name, ownerId, repositoryId, context) {
	return ids ? `repo:${owner}@${ownerId}/${name}@${repositoryId}${context}` : `repo:${owner}/${name}${context}`;
}
function changed(claims, changes) {
	const copy = new Map(claims);
	for (const [name, value] of Object.entries(changes)) if (value === void 0) copy.delete(name);
	else copy.set(name, value);
	return copy;
}

Object.defineProperty(exports, "adviceFor", {
  enumerable: true,
  get: function () {
    return adviceFor;
  }
});
Object.defineProperty(exports, "claimOfKey", {
  enumerable: true,
  get: function () {
    return claimOfKey;
  }
});
Object.defineProperty(exports, "comparedClaims", {
  enumerable: true,
  get: function () {
    return comparedClaims;
  }
});
Object.defineProperty(exports, "evaluateTrust", {
  enumerable: true,
  get: function () {
    return evaluateTrust;
  }
});
Object.defineProperty(exports, "readTrustPolicy", {
  enumerable: true,
  get: function () {
    return readTrustPolicy;
  }
});
Object.defineProperty(exports, "strangersLetIn", {
  enumerable: true,
  get: function () {
    return strangersLetIn;
  }
});
