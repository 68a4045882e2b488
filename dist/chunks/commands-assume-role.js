const require_errors = require("./aws-errors.js");
const require_oidc_token = require("./aws-oidc-token.js");
const require_credentials = require("./aws-session-policies.js");
const require_settings = require("./aws-partition.js");
const require_command = require("./platform-command.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_platform_errors = require("./platform-platform-errors.js");
const require_load = require("./platform-shape.js");
const require_credentials$1 = require("./aws-credentials.js");
const require_json = require("./platform-json.js");
const require_policy_input = require("./aws-batch-policies.js");
const require_words = require("./commands-releases-words.js");

// src/commands/releases/exported.ts
/** Credentials as variables of later steps, and how what was there before comes back when the job ends. */
/** A profile goes before keys in every tool of AWS, so it has to give way while keys are exported. */
const hiding = ["AWS_PROFILE", "AWS_DEFAULT_PROFILE"];
/** What later steps get; an empty value takes a variable away. */
function exportVariables(credentials, region, before) {
	return {
		AWS_ACCESS_KEY_ID: credentials.accessKeyId,
		AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
		AWS_SESSION_TOKEN: credentials.sessionToken ?? "",
		AWS_REGION: region,
		AWS_DEFAULT_REGION: region,
		...Object.fromEntries(hiding.filter((name) => before[name]).map((name) => [name, ""])),
		[require_credentials$1.exportedKeyVariable]: credentials.accessKeyId
	};
}
/**
* For the end of the job: which key was exported, and what every variable was before. Those values were variables of the job
* already, and are hidden like all secrets.
*/
function stateOfExport(exported, before) {
	const previous = Object.fromEntries(Object.keys(exported).map((name) => [name, before[name] ?? ""]));
	return {
		key: exported["AWS_ACCESS_KEY_ID"] ?? "",
		previous: JSON.stringify(previous)
	};
}
/**
* Puts back what was there before. Where another step has set other credentials meanwhile, those are not ours to take away.
*/
function restoreVariables(state, now, registerSecret) {
	const previous = variablesIn(state["previous"] ?? "");
	for (const name of [
		"AWS_ACCESS_KEY_ID",
		"AWS_SECRET_ACCESS_KEY",
		"AWS_SESSION_TOKEN"
	]) {
		const value = previous[name];
		if (value) registerSecret(value);
	}
	const current = now["AWS_ACCESS_KEY_ID"] ?? "";
	if (current !== "" && current !== state["key"]) return { text: "Other credentials are in the environment by now; they were left alone." };
	return {
		text: `The exported credentials were taken away. ${previous["AWS_ACCESS_KEY_ID"] ? "The credentials that were there before are back." : ""}`.trim(),
		variables: previous
	};
}
/** Only names and values of variables of AWS and our own: the state comes from a file. */
function variablesIn(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return {};
	}
	if (!require_json.isJsonObject(value)) return {};
	const entries = Object.entries(value).flatMap(([name, content]) => /^(?:AWS|SLIPWAY)_[A-Z_]+$/.test(name) && typeof content === "string" ? [[name, content]] : []);
	return Object.fromEntries(entries);
}

// src/commands/assume-role.ts
/** `slipway assume-role`: takes a role with the job's ID token, to see that it can, or to hand it to other tools. */
const inputs = {
	environment: {
		type: "string",
		description: "Environment of slipway.yaml whose role, region and accounts are meant",
		placeholder: "ENV",
		positional: "first"
	},
	role: {
		type: "string",
		description: "ARN of the role; `role:` of the environment where absent",
		placeholder: "ARN"
	},
	for: {
		type: "choice",
		choices: require_credentials.sessionWorks,
		default: "deploy",
		description: "What the session is for: with an environment it may do that and no more"
	},
	"session-policy": {
		type: "choice",
		choices: ["environment", "none"],
		description: "Cut the session down to the environment, or not at all; by default down where one is named"
	},
	region: {
		type: "string",
		description: "Region of STS, and of what is exported",
		placeholder: "REGION"
	},
	audience: {
		type: "string",
		description: "Audience of the ID token: `sts.amazonaws.com` where absent",
		placeholder: "AUDIENCE"
	},
	duration: {
		type: "number",
		default: 3600,
		description: "Seconds, 900 to 3600",
		placeholder: "SECONDS"
	},
	accounts: {
		type: "list",
		description: "Account in which the role may be; any other is refused",
		placeholder: "ID"
	},
	export: {
		type: "boolean",
		description: "Hand the credentials to the later steps of the job as AWS_* variables, masked; taken away when the job ends"
	}
};
const command = require_command.defineCommand({
	name: "assume-role",
	summary: "Take an AWS role with the job's ID token",
	description: [
		"Takes a role by OpenID Connect: a fresh ID token of the job, one hour at most, no stored key. The commands on releases do this by themselves for the environment that they work in; this one shows whether it works, and with `--export` it hands the credentials to other tools of the job: AWS_ACCESS_KEY_ID and its companions, masked in the log. When the job ends, the action takes them away and puts back what was there before.",
		"Several roles in one job are several steps; each restores what the one before had set. With an environment, the session is cut down to what `--for` names, in that environment's bucket and prefix. Account ids are not masked: a masked output reaches no other job.",
		"Where AWS refuses, the message shows what the token claims, and the lines of a trust policy that would match."
	].join("\n\n"),
	examples: [{
		line: "slipway assume-role prod --for read",
		explains: "see whether this job may read prod"
	}, {
		line: "slipway assume-role --role arn:aws:iam::111111111111:role/reports --region eu-west-1",
		explains: "any role that trusts this job"
	}],
	inputs,
	outputs: {
		account: { description: "Account of the role, twelve digits" },
		arn: { description: "ARN of the session" },
		expiration: { description: "When the session ends, RFC 3339 in UTC" },
		region: { description: "Region of STS" }
	},
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const source = require_oidc_token.idTokenSource(context.environment);
		if (source === void 0) throw noToken();
		if (inputs.export && context.environment["INPUT_EXPORT"] === void 0) throw noExport();
		const wanted = await wantedRole(inputs, context);
		const { takeRole } = await Promise.resolve().then(() => require("./aws-take-role.js"));
		const taken = await takeRole({
			...wanted,
			durationSeconds: inputs.duration,
			sessionName: require_credentials.sessionNameOf(inputs.for, context.environment),
			source,
			...await require_credentials.takingIn(context)
		});
		return {
			exitCode: 0,
			outputs: outputsOf(taken, wanted.region),
			...inputs.export ? exported(taken, wanted.region, context) : {},
			render: (format) => format === "json" ? require_json_document.jsonDocument({
				format: "slipway/assumed-role/v1",
				...outputsOf(taken, wanted.region),
				exported: inputs.export
			}) : textOf(taken, wanted.region, inputs.export, context)
		};
	},
	async post(state, context) {
		return restoreVariables(state, context.environment, (secret) => context.redaction.register(secret));
	}
});
async function wantedRole(given, context) {
	const variables = context.environment;
	const named = given.accounts.length === 0 ? void 0 : given.accounts;
	if (given.environment === void 0) {
		if (given.role === void 0) throw noRole("neither an environment nor --role was given");
		if (given["session-policy"] === "environment") throw require_platform_errors.platformErrors.create("SW0104", {
			message: "--session-policy environment needs an environment to cut the session down to.",
			next: "Name one: `slipway assume-role prod --for read`."
		});
		const region = await require_settings.resolveRegion(given.region, variables, false, { next: "Name one with `--region`, or set AWS_REGION." });
		return {
			role: given.role,
			region,
			audience: given.audience,
			accounts: named,
			sessionPolicies: []
		};
	}
	const project = require_load.soundProject(await require_load.findProject(context.cwd));
	const environment = require_load.environmentOf(project, given.environment);
	const role = given.role ?? require_credentials.roleFor(environment, given.for);
	if (role === void 0) throw noRole(`${environment.name} has no \`role:\` in slipway.yaml`);
	const bounded = given["session-policy"] !== "none" && environment.store.address.kind === "s3";
	return {
		role,
		region: await require_settings.resolveRegion(given.region ?? environment.region, variables, environment.endpoint !== void 0),
		audience: given.audience ?? environment.audience,
		accounts: named ?? environment.accounts,
		sessionPolicies: bounded ? require_credentials.sessionPolicies(await require_policy_input.policyInputOf(project, environment, {}, variables), given.for) : []
	};
}
function outputsOf(taken, region) {
	return {
		account: taken.account,
		arn: taken.arn,
		expiration: taken.expiresAt.toISOString(),
		region
	};
}
function exported(taken, region, context) {
	const { accessKeyId, secretAccessKey, sessionToken } = taken.credentials;
	const before = ["AWS_SECRET_ACCESS_KEY", "AWS_SESSION_TOKEN"].map((name) => context.environment[name]);
	for (const secret of [
		accessKeyId,
		secretAccessKey,
		sessionToken,
		...before
	]) if (secret) context.redaction.register(secret);
	const variables = exportVariables(taken.credentials, region, context.environment);
	return {
		variables,
		state: stateOfExport(variables, context.environment)
	};
}
function textOf(taken, region, isExported, { terminal }) {
	const paint = require_paint.createPaint(terminal.color);
	const rows = [
		["session", require_words.foreign(taken.arn)],
		["account", taken.account],
		["region", region],
		["until", taken.expiresAt.toISOString()],
		["keys", isExported ? "in AWS_ACCESS_KEY_ID and its companions for the later steps; taken away when the job ends" : "dropped: nothing was exported"]
	];
	return [
		`${paint("green", paint("bold", "taken"))}  the role trusts this job`,
		...rows.map(([name, value]) => `  ${paint("dim", name.padEnd(8))} ${value}`),
		""
	].join("\n");
}
function noToken() {
	return require_errors.awsErrors.create("SW0930", {
		message: "This process cannot ask GitHub for an ID token: ACTIONS_ID_TOKEN_REQUEST_URL is not set.",
		next: "Run it in a job of GitHub Actions with `permissions: { id-token: write, contents: read }`; pull requests from forks get none. On a laptop use `aws sso login`, and `slipway doctor oidc` to look at a trust policy."
	});
}
function noExport() {
	return require_errors.awsErrors.create("SW0937", {
		message: "--export works in the action only: it hands variables to later steps, masks them and takes them away.",
		next: "Use the action `assume-role` with `export: true`. Slipway's own commands need no export."
	});
}
function noRole(why) {
	return require_platform_errors.platformErrors.create("SW0104", {
		message: `There is no role to take: ${why}.`,
		next: "Name an environment with a `role:`, or --role arn:aws:iam::111111111111:role/NAME."
	});
}

exports.command = command;
