const require_oidc_claims = require("./aws-oidc-claims.js");
const require_oidc_token = require("./aws-oidc-token.js");
const require_role_arn = require("./aws-role-arn.js");
const require_strangers = require("./aws-trust-advice.js");
const require_json_document = require("./platform-json-document.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_text = require("./platform-text.js");
const require_errors = require("./aws-errors.js");
const require_suggestion = require("./aws-trust-suggestion.js");
const require_paint = require("./platform-paint.js");
const require_columns = require("./get-east-asian-width-index.js");
const require_markdown = require("./reports-markdown.js");
const require_wrap = require("./reports-wrap.js");
const require_words = require("./commands-releases-words.js");
let node_path = require("node:path");
let node_fs_promises = require("node:fs/promises");

// src/commands/doctor/claims-input.ts
/** Claims of an ID token as people bring them: JSON, the middle part of a token, a whole token, or lines of a job's log. */
/**
* Reads what was pasted. A whole token is a credential: it is hidden from everything that is printed, and the person is
* told.
*
* Throws SW0935 where no claims are in it.
*/
function pastedClaims(pasted, context) {
	const text = pasted.trim().replace(/^["']|["']$/g, "");
	const token = text.replace(/^bearer\s+/i, "").replace(/\s+/g, "");
	if (require_oidc_claims.isTokenShaped(token)) {
		for (const secret of [
			token,
			text,
			...token.split(".")
		]) context.redaction.hide(secret);
		context.progress.note("That was a whole ID token, which is a credential while it lives. It was not shown or kept. Paste its middle part next time.");
		return orNone(require_oidc_claims.claimsOfToken(token));
	}
	return orNone(require_oidc_claims.claimsOfJson(text) ?? require_oidc_claims.claimsOfPayload(text.replace(/\s+/g, "")) ?? require_oidc_claims.claimsOfWords(text));
}
function orNone(claims) {
	if (claims?.has("sub") === true) return claims;
	throw require_errors.awsErrors.create("SW0935", {
		message: claims === void 0 ? "Standard input holds no claims of an ID token." : "The claims have no \u201csub\u201d, which every ID token has.",
		next: "Paste the claims as JSON, `{\"sub\":\"repo:acme/prompts:environment:prod\", \u2026}`, or the lines that a refused job printed. In a job that may ask for an ID token nothing needs to be pasted."
	});
}

// src/commands/doctor/trust-document.ts
/**
* What STS would decide about the job as far as that can be told from outside, what to change for it, and who else gets
* in.
*/
function judgePolicy(policy, role, claims) {
	const request = {
		role,
		claims
	};
	const decision = require_strangers.evaluateTrust(policy, request);
	return {
		policy,
		decision,
		changes: require_strangers.adviceFor(decision, request),
		strangers: require_strangers.strangersLetIn(policy, request)
	};
}
/** `slipway/trust/v1`; `policy` is null where no policy was given. */
function trustDocument({ role, claims, judged }) {
	return {
		format: "slipway/trust/v1",
		role: role.arn,
		claims: Object.fromEntries(claims),
		matching: require_suggestion.matchingStatement(claims, role.account, role.partition),
		policy: judged === void 0 ? null : {
			file: judged.policy.file,
			outcome: judged.decision.outcome,
			statements: judged.decision.statements.map(({ statement, checks, applies }) => ({
				number: statement.number,
				...statement.sid === void 0 ? {} : { sid: statement.sid },
				effect: statement.effect,
				lines: {
					first: statement.line,
					last: statement.lastLine
				},
				applies,
				checks: checks.map(({ operator, got, ...check }) => ({
					...check,
					...operator === void 0 ? {} : { operator },
					got: got ?? null
				}))
			})),
			changes: judged.changes,
			strangers: judged.strangers
		}
	};
}

// src/commands/doctor/trust-text.ts
/** The trust doctor's report: one table per statement, then what to change. For a terminal, and as Markdown. */
const outcomes = {
	allowed: {
		word: "allowed",
		color: "green",
		says: "lets this job in"
	},
	refused: {
		word: "refused",
		color: "red",
		says: "does not let this job in"
	},
	unknown: {
		word: "unclear",
		color: "yellow",
		says: "lets this job in only where what cannot be told from here holds"
	}
};
const verdicts = {
	yes: "ok",
	no: "no",
	unknown: "?"
};
const verdictColors = {
	yes: "green",
	no: "red",
	unknown: "yellow"
};
/** Claims that conditions speak of, and those by which a person knows the job. */
const telling = [
	"iss",
	"aud",
	"sub",
	"repository",
	"repository_id",
	"ref",
	"environment",
	"job_workflow_ref",
	"event_name"
];
/** For a terminal of so many columns, ending with a line feed. */
function trustText(report, terminal) {
	const paint = require_paint.createPaint(terminal.color);
	const { role, claims, judged } = report;
	if (judged === void 0) return [
		`${paint("bold", "The job's ID token claims")}`,
		...claimLines(report).map(([name, value]) => `  ${paint("dim", name.padEnd(18))} ${value}`),
		"",
		`${paint("bold", "A statement that lets exactly this job into")} ${role.arn}`,
		...require_suggestion.matchingStatementLines(claims, role.account, role.partition).map((line) => `  ${line}`),
		"",
		"With --policy FILE the lines of a trust policy are compared with these claims.",
		""
	].join("\n");
	const { word, color, says } = outcomes[judged.decision.outcome];
	const file = require_words.foreign(judged.policy.file);
	return [
		`${paint(color, paint("bold", word))}  ${file} ${says}: ${require_words.foreign(require_oidc_claims.claimText(claims, "sub") ?? "")}`,
		`${paint("dim", "role")}     ${role.arn}`,
		...judged.decision.statements.flatMap((statement) => ["", ...statementLines(statement, file, report, paint, terminal.columns)]),
		...changeLines(judged, paint, terminal.columns),
		...strangerLines(judged, paint, terminal.columns),
		""
	].join("\n");
}
/** The same as Markdown, for a job summary. Words of the policy and the token are escaped. */
function trustMarkdown(report) {
	const { role, claims, judged } = report;
	if (judged === void 0) return [
		"### Claims of the job's ID token",
		"",
		"| claim | value |",
		"| --- | --- |",
		...claimLines(report).map(([name, value]) => `| ${name} | ${require_markdown.tableCodeSpan(value)} |`),
		"",
		`A statement that lets exactly this job into ${require_markdown.tableCodeSpan(role.arn)}:`,
		"",
		"```json",
		...require_suggestion.matchingStatementLines(claims, role.account, role.partition),
		"```",
		""
	].join("\n");
	const { word, says } = outcomes[judged.decision.outcome];
	const file = require_words.foreign(judged.policy.file);
	return [
		`### ${word}: ${require_markdown.escapeMarkdown(file)} ${says}`,
		"",
		`Role ${require_markdown.tableCodeSpan(role.arn)}, subject ${require_markdown.tableCodeSpan(require_oidc_claims.claimText(claims, "sub") ?? "")}`,
		...judged.decision.statements.flatMap((judgedStatement) => [
			"",
			`**${require_markdown.escapeMarkdown(headingOf(judgedStatement, file))}**`,
			"",
			"| line | claim | wanted | got | verdict |",
			"| --- | --- | --- | --- | --- |",
			...rowsOf(judgedStatement, report).map(({ line, name, wanted, got, verdict }) => `| ${line} | ${require_markdown.tableCodeSpan(name)} | ${wanted.map(require_markdown.tableCodeSpan).join("<br>")} | ${got.known ? got.values.map(require_markdown.tableCodeSpan).join("<br>") : require_markdown.escapeMarkdown(got.values.join(", "))} | ${verdicts[verdict]} |`)
		]),
		...judged.changes.length === 0 ? [] : [
			"",
			"**What to change**",
			""
		],
		...judged.changes.map(({ line, text }) => `- Line ${line}: ${require_markdown.escapeMarkdown(text)}`),
		...judged.strangers.length === 0 ? [] : [
			"",
			"**Who else gets in**",
			""
		],
		...judged.strangers.map(({ who, remedy }) => `- ${require_markdown.escapeMarkdown(who)}. ${require_markdown.escapeMarkdown(remedy)}`),
		""
	].join("\n");
}
function claimLines({ claims }) {
	const other = require_oidc_claims.subjectForms(claims)?.other;
	const known = telling.flatMap((name) => {
		const value = require_oidc_claims.claimText(claims, name);
		return value === void 0 ? [] : [[name, require_words.foreign(value)]];
	});
	return other === void 0 ? known : [...known, ["sub, other form", require_words.foreign(other)]];
}
function rowsOf({ checks }, request) {
	return checks.map((check) => {
		const claim = require_strangers.claimOfKey(check.name, request.claims);
		const operator = check.operator === void 0 || check.operator === "StringEquals" ? "" : ` ${check.operator}`;
		return {
			line: check.line,
			name: require_words.foreign(`${claim ?? check.name}${operator}`, 60),
			wanted: check.wanted.map((value) => require_words.foreign(value)),
			got: gotOf(check, claim, request),
			verdict: check.verdict
		};
	});
}
function gotOf(check, claim, request) {
	if (check.got !== void 0) return {
		known: true,
		values: check.got.map((value) => require_words.foreign(value))
	};
	if (check.verdict === "unknown") return {
		known: false,
		values: ["not known from here"]
	};
	if (check.kind !== "condition" || claim === void 0) return {
		known: false,
		values: ["no such key"]
	};
	return {
		known: false,
		values: [require_strangers.comparedClaims(request).includes(claim) ? "not in the token" : "STS compares no such claim"]
	};
}
function headingOf({ statement, applies }, file) {
	const { number, line, lastLine, effect, sid } = statement;
	return `Statement ${number}${sid === void 0 ? "" : ` \u201c${require_words.foreign(sid, 60)}\u201d`}, ${file}:${line}-${lastLine}, ${effect}: ${applies === "yes" ? "applies to this job" : applies === "no" ? "does not apply to this job" : "may apply to this job"}`;
}
/** A table where it fits; else each value on a line of its own. */
function statementLines(judged, file, report, paint, columns) {
	const rows = rowsOf(judged, report);
	const heading = paint("bold", headingOf(judged, file));
	const texts = rows.map((row) => {
		const wanted = row.wanted.join(" | ");
		const got = row.got.values.join(", ");
		return row.got.known && row.verdict === "yes" && got === wanted ? {
			row,
			wanted: ending(wanted),
			got: "the same"
		} : {
			row,
			wanted,
			got
		};
	});
	const widths = {
		name: Math.max(5, ...rows.map(({ name }) => require_columns.columnsOf(name))),
		wanted: Math.max(6, ...texts.map(({ wanted }) => require_columns.columnsOf(wanted))),
		got: Math.max(3, ...texts.map(({ got }) => require_columns.columnsOf(got)))
	};
	if (widths.name + widths.wanted + widths.got + 20 > columns) return [heading, ...stackedLines(rows, widths.name, paint)];
	return [
		heading,
		paint("dim", `  line  ${require_words.padded("claim", widths.name)}  ${require_words.padded("wanted", widths.wanted)}  ${require_words.padded("got", widths.got)}  verdict`),
		...texts.map(({ row, wanted, got }) => `  ${String(row.line).padStart(4)}  ${require_words.padded(row.name, widths.name)}  ${require_words.padded(wanted, widths.wanted)}  ${require_words.padded(got, widths.got)}  ${paint(verdictColors[row.verdict], verdicts[row.verdict])}`)
	];
}
/** The end of a long text, which is what differs between ARNs. */
function ending(text) {
	const letters = [...text];
	return letters.length <= 48 ? text : `\u2026${letters.slice(-47).join("")}`;
}
function stackedLines(rows, width, paint) {
	return [paint("dim", `  line  ${require_words.padded("claim", width)}  verdict`), ...rows.flatMap(({ line, name, wanted, got, verdict }) => [
		`  ${String(line).padStart(4)}  ${require_words.padded(name, width)}  ${paint(verdictColors[verdict], verdicts[verdict])}`,
		...wanted.map((value, index) => `        ${paint("dim", index === 0 ? "wanted" : "    or")}  ${value}`),
		...verdict === "yes" && got.values.length === 1 && wanted.length === 1 && got.values[0] === wanted[0] ? [] : got.values.map((value) => `        ${paint("dim", "   got")}  ${value}`)
	])];
}
function changeLines({ changes, policy }, paint, columns) {
	if (changes.length === 0) return [];
	return [
		"",
		paint("bold", "What to change"),
		...changes.flatMap(({ line, text }) => require_wrap.wrap(`${paint("cyan", `${require_words.foreign(policy.file)}:${line}:`)} ${require_words.foreign(text, 600)}`, Math.min(columns, 110), "  ", "      "))
	];
}
function strangerLines({ strangers }, paint, columns) {
	if (strangers.length === 0) return [];
	return [
		"",
		paint("bold", "Who else gets in"),
		...strangers.flatMap(({ who, remedy, grave }) => require_wrap.wrap(`${paint(grave ? "red" : "yellow", grave ? "open" : "note")}  ${who}. ${remedy}`, Math.min(columns, 110), "  ", "        "))
	];
}

// src/commands/doctor/oidc.ts
/** `slipway doctor oidc`: why a role does not let a job in. Asks nothing of AWS. */
/** Far more than a trust policy or the claims of a token have. */
const largestFile = 1048576;
/**
* Compares the job's claims with a trust policy where `--policy` gives one; without, prints the statement that would
* fit. Exit code 1 where the policy refuses the job.
*
* @throws SW0104 where `--role` is missing.
*/
async function doctorTrust(inputs, context) {
	if (inputs.role === void 0) throw require_platform_errors.platformErrors.create("SW0104", {
		message: "--role is missing: the ARN of the role that does not let the job in.",
		next: "Write it like `slipway doctor oidc --role arn:aws:iam::111111111111:role/slipway-prod-deployer --policy trust.json`."
	});
	const role = require_role_arn.checkRoleArn(inputs.role);
	const policy = inputs.policy === void 0 ? void 0 : require_strangers.readTrustPolicy(inputs.policy, await textOfFile(inputs.policy, context));
	const claims = await claimsFor(inputs, context);
	const report = {
		role,
		claims,
		judged: policy === void 0 ? void 0 : judgePolicy(policy, role, claims)
	};
	const outcome = report.judged?.decision.outcome ?? "unknown";
	return {
		exitCode: outcome === "refused" ? 1 : 0,
		outputs: {
			verdict: outcome,
			problems: String(report.judged?.changes.length ?? 0),
			unclear: "0"
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument(trustDocument(report)) : format === "markdown" ? trustMarkdown(report) : trustText(report, context.terminal)
	};
}
/** From a file, from standard input, or of the job at hand where it may ask for a token and nothing was pasted. */
async function claimsFor(inputs, context) {
	if (inputs.claims !== void 0) return pastedClaims(await textOfFile(inputs.claims, context), context);
	const source = require_oidc_token.idTokenSource(context.environment);
	if (context.terminal.interactive && source === void 0) context.progress.note("Paste the claims of the job's ID token here, then press Ctrl-D.");
	const pasted = source === void 0 ? await context.readStdin() : /* @__PURE__ */ new Uint8Array();
	if (source === void 0) return pastedClaims(Buffer.from(pasted).toString("utf8"), context);
	const { createTransport } = await Promise.resolve().then(() => require("./aws-http.js")).then((n) => n.http_exports);
	const { fetchIdToken } = await Promise.resolve().then(() => require("./aws-oidc-token.js")).then((n) => n.oidc_token_exports);
	const { defaultRetryPolicy } = await Promise.resolve().then(() => require("./aws-retry.js")).then((n) => n.retry_exports);
	const { readCertificates } = await Promise.resolve().then(() => require("./aws-certificates.js")).then((n) => n.certificates_exports);
	const certificates = await readCertificates(context.environment);
	const transport = createTransport({
		environment: context.environment,
		certificates,
		connections: 1
	});
	try {
		const token = await fetchIdToken({
			source,
			audience: inputs.audience ?? "sts.amazonaws.com",
			transport,
			retry: defaultRetryPolicy,
			signal: context.signal,
			registerSecret: (secret) => context.redaction.hide(secret)
		});
		return require_oidc_claims.claimsOfToken(token) ?? pastedClaims("", context);
	} finally {
		transport.close();
	}
}
async function textOfFile(file, context) {
	if (file === "-") return Buffer.from(await context.readStdin()).toString("utf8");
	const path = (0, node_path.resolve)(context.cwd, file);
	const facts = await (0, node_fs_promises.stat)(path).catch(() => void 0);
	if (facts?.isFile() !== true) throw unreadable(file, "There is no such file.");
	if (facts.size > largestFile) throw unreadable(file, "It is far too large.");
	const text = require_text.decodeText(await (0, node_fs_promises.readFile)(path), { maximumBytes: largestFile });
	if (!text.ok) throw unreadable(file, text.message);
	return text.text;
}
function unreadable(file, why) {
	return require_platform_errors.platformErrors.create("SW0103", {
		message: `${file} cannot be read. ${why}`,
		next: "Name the file with the trust policy: `aws iam get-role --role-name NAME --query Role.AssumeRolePolicyDocument > trust.json` writes it."
	});
}

exports.doctorTrust = doctorTrust;
