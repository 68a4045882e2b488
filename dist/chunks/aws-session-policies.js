const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_credentials = require("./aws-credentials.js");
const require_oidc_token = require("./aws-oidc-token.js");
const require_policy_input = require("./aws-batch-policies.js");
const require_settings = require("./aws-partition.js");

// src/aws/session-policies.ts
/**
* Session policies: what one command may do with a role that may do more. They are hygiene on top of the role (THREATS:
* "the role is the boundary"): a stolen session of a `plan` writes nothing. Pure: names in, JSON out.
*/
/** What a session is taken for. Commands of one kind share a name. */
const sessionWorks = [
	"read",
	"deploy",
	"promote",
	"rollback",
	"withdraw",
	"repair",
	"adopt",
	"prune",
	"approve",
	"evaluate",
	"sign",
	"watch"
];
const needs = {
	read: {
		writes: [],
		pointer: false,
		settings: true
	},
	deploy: {
		writes: [
			"bundles",
			"evidence",
			"objects",
			"releases"
		],
		pointer: true,
		mirror: true
	},
	promote: {
		writes: [
			"bundles",
			"evidence",
			"objects",
			"releases"
		],
		pointer: true,
		mirror: true,
		source: true
	},
	rollback: {
		writes: ["evidence", "releases"],
		pointer: true,
		mirror: true
	},
	withdraw: {
		writes: ["evidence", "releases"],
		pointer: true
	},
	repair: {
		writes: [
			"bundles",
			"objects",
			"releases"
		],
		pointer: false,
		mirror: true
	},
	adopt: {
		writes: [
			"bundles",
			"evidence",
			"objects",
			"releases"
		],
		pointer: true
	},
	prune: {
		writes: ["prunes", "releases"],
		pointer: true,
		removes: ["bundles", "objects"]
	},
	approve: {
		writes: ["approvals"],
		pointer: false
	},
	evaluate: {
		writes: ["completions", "evidence"],
		pointer: false,
		models: true
	},
	sign: {
		writes: [],
		pointer: false,
		signs: true
	},
	watch: {
		writes: [],
		pointer: false,
		alarms: true
	}
};
/** STS's limit for an inline session policy as it is sent (IAM user guide, "IAM and STS character limits"). */
const sessionPolicyCharacters = 2048;
/**
* Policies for one kind of work, the narrowest first: exact, then with the whole prefix, then with the whole bucket in
* place of its folders. Those that are longer than STS takes are left out; STS also packs them with the session's tags, and
* may refuse one that is shorter.
*/
function sessionPolicies(input, work) {
	const levels = [
		exactly(input, work),
		byPrefix(input, work),
		byBucket(input, work)
	];
	return [...new Set(levels.map(asText))].filter((text) => text.length <= sessionPolicyCharacters);
}
function exactly(input, work) {
	if (needs[work].signs === true) return require_policy_input.signingStatements(input);
	if (needs[work].alarms === true) return require_policy_input.alarmStatements(input);
	const { writes, pointer, removes = [], mirror = false, source = false, settings = false, models = false } = needs[work];
	const mirrors = mirror ? require_policy_input.mirrorResources(input) : [];
	const written = [
		...pointer ? [require_policy_input.at(input, "current.json")] : [],
		...writes.map((folder) => require_policy_input.at(input, `${folder}/*`)),
		...mirrors.length === 0 ? [] : [require_policy_input.at(input, "mirror.json"), ...mirrors]
	];
	const removed = [...removes.map((folder) => require_policy_input.at(input, `${folder}/*`)), ...mirrors];
	return [
		require_policy_input.allow("Read", "s3:GetObject", [require_policy_input.at(input, "*")]),
		require_policy_input.listing(input),
		...written.length === 0 ? [] : [require_policy_input.allow("Write", "s3:PutObject", written)],
		...removed.length === 0 ? [] : [require_policy_input.allow("Remove", "s3:DeleteObject", removed)],
		...settings ? [settingsStatement(input)] : [],
		...keyStatements(input, written.length > 0),
		...source ? require_policy_input.sourceStatements(input.source) : [],
		...models ? [anyModel(), ...require_policy_input.batchSessionStatements(input)] : []
	];
}
function byPrefix(input, work) {
	if (needs[work].signs === true) return exactly(input, work);
	if (needs[work].alarms === true) return require_policy_input.alarmStatements(input).map(({ Action }) => require_policy_input.allow("SeeAlarms", Action, ["*"]));
	const { writes, removes, mirror, source, settings, models } = needs[work];
	const removing = removes !== void 0 || mirror === true && input.mirrors.length > 0;
	const actions = [
		"s3:GetObject",
		...writes.length > 0 ? ["s3:PutObject"] : [],
		...removing ? ["s3:DeleteObject"] : []
	];
	return [
		require_policy_input.allow("Work", actions, [require_policy_input.at(input, "*")]),
		require_policy_input.listing(input),
		...settings === true ? [settingsStatement(input)] : [],
		...keyStatements(input, writes.length > 0),
		...source === true ? require_policy_input.sourceStatements(input.source) : [],
		...models === true ? [anyModel(), ...require_policy_input.batchSessionStatements(input)] : []
	];
}
function byBucket(input, work) {
	const bucket = {
		...input,
		prefix: ""
	};
	const source = input.source === void 0 ? void 0 : {
		...input.source,
		prefix: ""
	};
	return byPrefix({
		...bucket,
		source
	}, work);
}
function settingsStatement(input) {
	return require_policy_input.allow("Settings", require_policy_input.settingsOfBucket, [require_policy_input.bucketOf(input)]);
}
function keyStatements(input, writes) {
	return require_policy_input.useOfKey(input, "Key", writes ? ["kms:Decrypt", "kms:GenerateDataKey"] : ["kms:Decrypt"]);
}
/**
* Which models are called, prompts, judges, embeddings and `--model` say after the session began; which may be, the
* role's own policy says.
*/
function anyModel() {
	return require_policy_input.allow("Models", ["bedrock:CountTokens", "bedrock:InvokeModel"], ["*"]);
}
/** Without names and blanks: they count. */
function asText(statements) {
	return JSON.stringify({
		Version: "2012-10-17",
		Statement: statements.map(({ Sid: _, ...statement }) => statement)
	});
}

// src/commands/releases/credentials.ts
/**
* Whose credentials a command works with. Keys or a profile that somebody put into the environment are a choice, and are
* used. Where there are none, a job of GitHub Actions takes the role of each environment that it touches, cut down to the
* command at hand. Anywhere else the standard chain of AWS holds, as on a laptop.
*/
var credentials_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ roleCredentials: () => roleCredentials });
/**
* The role for one kind of work in an environment: one of `roles:` where it has one for it, else `role:`. Undefined where
* slipway.yaml names neither.
*/
function roleFor(environment, work) {
	switch (work) {
		case "prune": return environment.roles?.pruner ?? environment.role;
		case "approve": return environment.roles?.approver ?? environment.role;
		case "evaluate": return environment.roles?.evaluator ?? environment.role;
		default: return environment.role;
	}
}
/**
* Credentials of the environment's role where this job can take it; undefined where the standard chain is to be asked. The
* role is taken at the first request and not before. `reader` is the one for whose sake this one is read.
*/
async function roleCredentials(project, environment, work, context, reader) {
	const role = await roleOfReader(project, environment, context, reader) ?? roleFor(environment, work);
	const source = require_oidc_token.idTokenSource(context.environment);
	if (role === void 0 || source === void 0 || environment.store.address.kind !== "s3") return void 0;
	if (require_credentials.areCredentialsChosen(context.environment)) {
		context.progress.debug(`${environment.name}: credentials of the environment are used; ${role} is not taken.`);
		return;
	}
	const policies = sessionPolicies(await require_policy_input.policyInputOf(project, environment, {}, context.environment), work);
	if (policies.length === 0) context.progress.debug(`${environment.name}: no session policy is short enough; the role's own policy is the bound.`);
	const { webIdentityCredentials } = await Promise.resolve().then(() => require("./aws-take-role.js"));
	return webIdentityCredentials({
		role,
		region: await require_settings.resolveRegion(environment.region, context.environment, environment.endpoint !== void 0),
		audience: environment.audience,
		sessionName: sessionNameOf(work, context.environment),
		sessionPolicies: policies,
		accounts: environment.accounts,
		source,
		...await takingIn(context)
	});
}
/**
* A job runs in one GitHub environment, and the role of another one does not trust it. So what comes before an environment
* is read with that environment's own role, whose policy allows it where both are in one account and region.
*/
async function roleOfReader(project, environment, context, reader) {
	if (reader === void 0 || reader.environment.after !== environment.name) return void 0;
	const role = roleFor(reader.environment, reader.work);
	if (role === void 0 || require_oidc_token.idTokenSource(context.environment) === void 0) return void 0;
	if (reader.environment.store.address.kind !== "s3") return void 0;
	const { source } = await require_policy_input.policyInputOf(project, reader.environment, {}, context.environment);
	return source === void 0 ? void 0 : role;
}
/** What taking a role needs of the process. */
async function takingIn(context) {
	const { readCertificates } = await Promise.resolve().then(() => require("./aws-certificates.js")).then((n) => n.certificates_exports);
	return {
		environment: context.environment,
		certificates: await readCertificates(context.environment),
		signal: context.signal,
		registerSecret: (secret) => context.redaction.hide(secret),
		debug: (text) => context.progress.debug(text)
	};
}
/** Names the work and the run, so that CloudTrail leads to the job: `slipway-deploy-1234567890-1`. */
function sessionNameOf(work, variables) {
	return `slipway-${work}-${variables["GITHUB_RUN_ID"] ?? "local"}-${variables["GITHUB_RUN_ATTEMPT"] ?? "1"}`.replace(/[^\w+=,.@-]/g, "-").slice(0, 64);
}

Object.defineProperty(exports, "credentials_exports", {
  enumerable: true,
  get: function () {
    return credentials_exports;
  }
});
Object.defineProperty(exports, "roleCredentials", {
  enumerable: true,
  get: function () {
    return roleCredentials;
  }
});
Object.defineProperty(exports, "roleFor", {
  enumerable: true,
  get: function () {
    return roleFor;
  }
});
Object.defineProperty(exports, "sessionNameOf", {
  enumerable: true,
  get: function () {
    return sessionNameOf;
  }
});
Object.defineProperty(exports, "sessionPolicies", {
  enumerable: true,
  get: function () {
    return sessionPolicies;
  }
});
Object.defineProperty(exports, "sessionWorks", {
  enumerable: true,
  get: function () {
    return sessionWorks;
  }
});
Object.defineProperty(exports, "takingIn", {
  enumerable: true,
  get: function () {
    return takingIn;
  }
});
