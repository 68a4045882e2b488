const require_errors = require("./platform-errors.js");
const require_json_document = require("./platform-json-document.js");
const require_paint = require("./platform-paint.js");
const require_words = require("./platform-words.js");
const require_load = require("./platform-shape.js");
const require_markdown = require("./reports-markdown.js");
const require_wrap = require("./reports-wrap.js");
const require_words$1 = require("./commands-releases-words.js");
const require_github_open = require("./commands-gates-closed-unless-read.js");
const require_git_facts = require("./platform-git-facts.js");
const require_policy_source = require("./commands-gates-policy-source.js");
const require_credentials = require("./aws-credentials.js");
const require_oidc_claims = require("./aws-oidc-claims.js");
const require_oidc_token = require("./aws-oidc-token.js");
const require_json = require("./platform-json.js");
const require_reply = require("./aws-reply.js");
const require_pointer = require("./releases-keys.js");
const require_open = require("./commands-releases-open.js");
const require_role_arn = require("./aws-role-arn.js");
const require_strangers = require("./aws-trust-advice.js");
const require_default_branch = require("./commands-gates-default-branch.js");
const require_signing = require("./aws-retry.js");
const require_settings = require("./aws-partition.js");
const require_credentials$1 = require("./aws-session-policies.js");

// src/commands/doctor/check.ts
/** `message` is a sentence about what is as it should be. */
function ok(message) {
	return {
		state: "ok",
		message
	};
}
/** What will fail or is not safe; `next` is a sentence with what to do. */
function missing(message, next) {
	return {
		state: "missing",
		message,
		next
	};
}
/** What cannot be seen from here: it fails nothing, and `next` says how to see it. */
function unclear(message, next) {
	return {
		state: "unclear",
		message,
		next
	};
}

// src/gates/demands.ts
/** What a policy asks for, in words: each rule once, so that a rule of the policy cannot be left out. */
/** Noun phrases, what people do first; undefined where the policy does not ask. */
const demandWords = {
	approvals: ({ approvals }) => approvals && `${require_words.counted(approvals.required, "approval")} of ${approvals.written.join(", ")}`,
	windows: ({ windows }) => windows.length === 0 ? void 0 : require_words.counted(windows.length, "window"),
	freezes: ({ freezes }) => freezes.length === 0 ? void 0 : require_words.counted(freezes.length, "freeze"),
	soak: ({ soak }) => soak === void 0 ? void 0 : "the time in the environment before",
	checks: ({ checks }) => checks.length === 0 ? void 0 : require_words.counted(checks.length, "required check"),
	findings: ({ findings }) => findings === void 0 ? void 0 : "no open findings",
	contract: ({ contract }) => contract === void 0 ? void 0 : "the contract",
	evidence: ({ evidence }) => evidence.length === 0 ? void 0 : "evaluations",
	signedBy: ({ signedBy }) => signedBy.length === 0 ? void 0 : `a signature by ${signedBy.length === 1 ? "the key" : `one of ${require_words.counted(signedBy.length, "key")}`}`,
	models: ({ models }) => models === void 0 ? void 0 : `models that live ${require_github_open.durationWords(models)} more`,
	blocked: ({ blocked }) => blocked.length === 0 ? void 0 : "blocked versions",
	github: ({ github }) => github ? "that GitHub protects the environment" : void 0
};
/** Every demand of a policy as a noun phrase with text of its author in it; empty where it has none. */
function demandsOf(policy) {
	return Object.values(demandWords).flatMap((words) => words(policy) ?? []);
}

// src/commands/doctor/gate-checks.ts
/** What guards a release: the gate that Slipway evaluates itself, and what GitHub adds where its plan allows. */
const gateCheck = {
	id: "gate",
	title: "Gate",
	async look({ project, environment, context }) {
		const { name } = environment;
		const found = await policyOrWhy({
			project,
			environment,
			context
		});
		if ("state" in found) return [found];
		const { policy, origin, notes } = found;
		const remarks = notes.map((note) => ` ${note}`).join("");
		if (policy === void 0) return [ok(`${name} has no gate: whoever may run the workflow, or holds the role, releases.${remarks}`)];
		const rules = demandsOf(policy).map((words) => require_words$1.foreign(words, 160));
		const where = origin.branch === null ? "" : ` by slipway.yaml of ${require_words$1.foreign(origin.branch, 100)} (${origin.revision?.slice(0, 12)})`;
		const teams = (policy.approvals?.from ?? []).some(({ kind }) => kind === "team");
		return [ok(rules.length === 0 ? `The gate of ${name}${where} asks for nothing that Slipway looks at.${remarks}` : `Slipway itself holds${where}, on every plan of GitHub: ${require_words.listed(rules, "and")}.${remarks}`), ...teams && !context.environment["SLIPWAY_TEAMS_TOKEN"] ? [missing("Approvals name a team, and the token of a job cannot read teams: their members' approvals would not count.", "Give the job the token of a GitHub App in SLIPWAY_TEAMS_TOKEN, or name people and repository roles.")] : []];
	}
};
/** The policy that a release would be judged by. */
async function policyOrWhy({ project, environment, context }) {
	try {
		return await require_policy_source.findPolicy(project, environment, void 0, context);
	} catch (error) {
		if (!require_errors.isSlipwayError(error) || error.code !== "SW0701" && error.code !== "SW0702") throw error;
		return missing(require_words$1.foreign(error.message, 400), require_words$1.foreign(error.next, 400));
	}
}
const ruleWords = /* @__PURE__ */ new Map([
	["required_reviewers", "required reviewers"],
	["wait_timer", "a wait timer"],
	["branch_policy", "a limit on branches and tags"]
]);
const githubEnvironmentCheck = {
	id: "github-environment",
	title: "GitHub's environment",
	async look(subject) {
		const { environment } = subject;
		if (subject.aws === void 0 && environment.gate?.github === void 0) return [];
		const github = await githubOf(subject);
		if (github === void 0) return [unclear(`GitHub was not asked how it protects the environment ${environment.name}: there is no token, or no repository.`, `Try \`GITHUB_TOKEN=$(gh auth token) GITHUB_REPOSITORY=owner/name slipway doctor ${environment.name}\`.`)];
		const protection = await require_github_open.protectionOf(github.access, environment.name);
		if (protection === void 0) return [missing(`The repository has no GitHub environment ${environment.name}; the trust policies that Slipway prints ask jobs for it.`, "Make it under Settings, Environments, and limit it to the default branch.")];
		return protection.rules.length === 0 ? unprotected(subject) : protectedBy(protection);
	}
};
/** Reviewers and wait timers need Enterprise in private repositories (GitHub docs, "Deployments and environments"). */
function unprotected({ environment }) {
	const fact = `GitHub protects the environment ${environment.name} by no rule of its own`;
	if (environment.gate?.github === "required") return [missing(`${fact}, and the gate asks for it.`, "Add required reviewers to the environment, which private repositories have on GitHub Enterprise only, or take `github: required` out of the gate.")];
	const remains = ["the role's trust policy, which binds branch and workflow", ...environment.gate === void 0 ? [] : ["the gate of slipway.yaml, read from the default branch"]];
	return [ok(`${fact}. What remains: ${require_words.listed(remains, "and")}.`)];
}
function protectedBy(protection) {
	const { rules, reviewers, preventsSelfReview } = protection;
	const words = rules.map((rule) => ruleWords.get(rule) ?? require_words$1.foreign(rule, 60));
	const own = reviewers === 0 ? "" : ` Any one of the ${require_words.counted(reviewers, "reviewer")} suffices there${preventsSelfReview ? "" : ", and whoever started the run may be that one"}.`;
	return [ok(`GitHub itself protects it by ${require_words.listed(words, "and")}.${own}`)];
}
/** With the repository of the working folder where no workflow names one. */
async function githubOf({ project, context }) {
	if (context.environment["GITHUB_REPOSITORY"]) return require_github_open.openGithub(context);
	const repository = (await require_git_facts.gitFacts({
		folder: project.root,
		environment: context.environment,
		ignored: [],
		signal: context.signal
	}))?.repository?.split("/").slice(-2).join("/");
	return require_github_open.openGithub({
		...context,
		environment: {
			...context.environment,
			GITHUB_REPOSITORY: repository
		}
	});
}

// src/commands/doctor/identity-checks.ts
/** Who this is: credentials, account, clock, and the ID token of a job. */
const settingsCheck = {
	id: "settings",
	title: "Settings",
	async look({ environment, aws }) {
		const { name, store, role, accounts, endpoint } = environment;
		if (aws === void 0) return [ok(`${name} lives in a folder, ${require_words$1.foreign(store.written)}: nothing in AWS belongs to it.`)];
		return [
			ok(`${name} lives in ${require_words$1.foreign(store.written)}, ${aws.settings.region}.`),
			...role === void 0 && endpoint === void 0 ? [missing("No `role:` is named: a job of GitHub Actions has no role to take, and needs stored keys.", `Write \`role:\` into slipway.yaml; \`slipway setup ${name}\` prints one.`)] : [],
			...role === void 0 && accounts === void 0 ? [missing("Neither `accounts:` nor `role:` tells whose bucket is meant: a bucket of the same name elsewhere would be taken.", "Write `accounts: [\"111111111111\"]` into slipway.yaml.")] : []
		];
	}
};
const credentialsCheck = {
	id: "credentials",
	title: "Credentials",
	async look({ environment, context, aws }) {
		if (aws === void 0) return [];
		const provider = await aws.credentials();
		try {
			await provider();
		} catch (error) {
			if (!require_errors.isSlipwayError(error)) throw error;
			return [missing(error.message.split("\n")[0] ?? "", error.next)];
		}
		const caller = await aws.caller();
		if (caller === void 0) return [unclear("STS does not tell whose credentials these are.", "Check the network, and AWS_ENDPOINT_URL_STS where it is set.")];
		const how = require_credentials.areCredentialsChosen(context.environment) ? "credentials that are set in the environment" : require_oidc_token.idTokenSource(context.environment) !== void 0 && environment.role !== void 0 ? "the environment's role, taken with the job's ID token" : "the standard chain";
		const who = `${require_words$1.foreign(caller.arn)}, by ${how}`;
		const { accounts } = environment;
		return accounts === void 0 || accounts.includes(caller.account) ? [ok(`These are credentials of ${who}.`)] : [missing(`The credentials are those of ${who}, and \`accounts:\` allows ${accounts.join(", ")} only.`, "Take credentials of the right account, or mend `accounts:`.")];
	}
};
/** AWS refuses signatures that are more than 15 minutes off; Slipway corrects by the server's time once. */
const worrying = 3e5;
const clockCheck = {
	id: "clock",
	title: "Clock",
	async look({ context, aws }) {
		if (aws === void 0) return [];
		const sent = context.now().getTime();
		const server = await aws.serverTime();
		if (typeof server !== "number") return [unclear(`The time of AWS is not known: ${server.why}`, "Check the network; STS must be reachable in the environment's region.")];
		const off = Math.round((server - sent) / 1e3);
		return Math.abs(off) * 1e3 < worrying ? [ok(`This machine and AWS agree on the time, within ${Math.max(1, Math.abs(off))} s.`)] : [missing(`The clock of this machine is ${Math.abs(off)} s ${off > 0 ? "behind" : "ahead of"} that of AWS.`, "Set the clock.")];
	}
};
const idTokenCheck = {
	id: "id-token",
	title: "ID token",
	async look(subject) {
		const { context, aws, environment } = subject;
		if (aws === void 0 || context.environment["GITHUB_ACTIONS"] !== "true") return [];
		if (require_oidc_token.idTokenSource(context.environment) === void 0) return [missing("This job cannot ask GitHub for an ID token.", "Give it `permissions: { id-token: write, contents: read }`. Pull requests from forks never get one.")];
		const claims = await aws.jobClaims();
		const written = claims === void 0 ? void 0 : require_oidc_claims.claimText(claims, "sub");
		if (claims === void 0 || written === void 0) return [unclear("GitHub gave an ID token without a subject.", "Look who answers at ACTIONS_ID_TOKEN_REQUEST_URL.")];
		const named = require_oidc_claims.claimText(claims, "environment");
		return [ok(`GitHub gives this job an ID token: ${require_words$1.foreign(written)}.`), ...named === void 0 ? [missing("The job names no GitHub environment, which the trust policies that Slipway prints ask for.", `Write \`environment: ${environment.name}\` into the job.`)] : []];
	}
};

// src/aws/inspection.ts
/** Looks at what an environment needs in AWS, and changes nothing. What may not be seen is unknown, never an error. */
/** A trust policy has 4,096 characters at most, encoded three times as many; a key's description is smaller. */
const replyBytes = 262144;
/** The bucket under the expected owner. `client` is one for `s3`; `path` is that of the bucket. */
async function seeBucket(client, path, owner) {
	const reply = await client.send({
		method: "HEAD",
		path,
		headers: owner === void 0 ? {} : { "x-amz-expected-bucket-owner": owner },
		maximumBytes: replyBytes
	});
	if (reply.kind === "failed") return unanswered(reply);
	const named = reply.headers["x-amz-bucket-region"];
	const region = typeof named === "string" && /^[a-z0-9-]{1,40}$/.test(named) ? named : void 0;
	if (reply.status === 404) return { kind: "absent" };
	if (reply.status === 403) return {
		kind: "unknown",
		why: `S3 denied it: these credentials may not list it${owner === void 0 ? "" : `, or the bucket is not owned by account ${owner}`}`
	};
	if (reply.status < 300 || reply.status === 301 || reply.status === 307) return {
		kind: "found",
		value: { region }
	};
	return {
		kind: "unknown",
		why: answered(reply)
	};
}
/** `BucketOwnerEnforced`, or another word of S3's. */
async function seeOwnership(client, path, owner) {
	const reply = await client.send({
		method: "GET",
		path,
		query: { ownershipControls: "" },
		headers: owner === void 0 ? {} : { "x-amz-expected-bucket-owner": owner },
		maximumBytes: replyBytes
	});
	if (reply.kind === "failed") return unanswered(reply);
	const rule = reply.status === 200 ? require_reply.childOf(require_reply.parseXml(require_reply.textOf(reply.body)), "Rule") : void 0;
	const ownership = require_reply.childText(rule, "ObjectOwnership");
	if (ownership !== void 0) return {
		kind: "found",
		value: ownership
	};
	if (reply.status === 404) return { kind: "absent" };
	return {
		kind: "unknown",
		why: reply.status === 403 ? "these credentials may not see it (s3:GetBucketOwnershipControls)" : answered(reply)
	};
}
/** A role by its name. `client` is one for `iam`. */
async function seeRole(client, name) {
	const seen = await askIam(client, {
		Action: "GetRole",
		RoleName: name
	});
	if (seen.kind !== "found") return seen;
	const role = require_reply.childOf(require_reply.childOf(seen.value, "GetRoleResult"), "Role");
	const arn = require_reply.childText(role, "Arn");
	const trust = decoded(require_reply.childText(role, "AssumeRolePolicyDocument") ?? "");
	if (arn === void 0 || trust === void 0) return {
		kind: "unknown",
		why: "IAM's answer was not understood"
	};
	return {
		kind: "found",
		value: {
			arn,
			trust,
			longestSession: Number(require_reply.childText(role, "MaxSessionDuration") ?? "3600")
		}
	};
}
/** Audiences of an identity provider. `client` is one for `iam`. */
async function seeProvider(client, arn) {
	const seen = await askIam(client, {
		Action: "GetOpenIDConnectProvider",
		OpenIDConnectProviderArn: arn
	});
	if (seen.kind !== "found") return seen;
	return {
		kind: "found",
		value: (require_reply.childOf(require_reply.childOf(seen.value, "GetOpenIDConnectProviderResult"), "ClientIDList")?.children ?? []).map(({ text }) => text)
	};
}
/** A key by alias, id or ARN. `client` is one for `kms`. */
async function seeKey(client, key) {
	const reply = await client.send({
		method: "POST",
		path: "/",
		headers: {
			"content-type": "application/x-amz-json-1.1",
			"x-amz-target": "TrentService.DescribeKey"
		},
		body: Buffer.from(JSON.stringify({ KeyId: key })),
		maximumBytes: replyBytes
	});
	if (reply.kind === "failed") return unanswered(reply);
	const document = require_reply.jsonObjectIn(reply.body);
	const type = String((document && require_json.ownProperty(document, "__type")) ?? "").replace(/^.*#/, "");
	if (type === "NotFoundException") return { kind: "absent" };
	const metadata = document && require_json.ownProperty(document, "KeyMetadata");
	if (reply.status !== 200 || !require_json.isJsonObject(metadata)) return {
		kind: "unknown",
		why: type.startsWith("AccessDenied") ? "these credentials may not see it (kms:DescribeKey)" : `KMS answered ${reply.status} ${type.slice(0, 100)}`
	};
	return {
		kind: "found",
		value: {
			state: String(require_json.ownProperty(metadata, "KeyState") ?? "unknown"),
			encrypts: require_json.ownProperty(metadata, "KeyUsage") === "ENCRYPT_DECRYPT"
		}
	};
}
async function askIam(client, parameters) {
	const reply = await client.send({
		method: "POST",
		path: "/",
		headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
		body: Buffer.from(new URLSearchParams({
			Version: "2010-05-08",
			...parameters
		}).toString()),
		maximumBytes: replyBytes
	});
	if (reply.kind === "failed") return unanswered(reply);
	const root = reply.status === 200 ? require_reply.parseXml(require_reply.textOf(reply.body)) : void 0;
	if (root !== void 0) return {
		kind: "found",
		value: root
	};
	const code = require_reply.errorDocument({
		kind: "reply",
		status: reply.status,
		headers: reply.headers,
		body: reply.body
	})?.code;
	if (code === "NoSuchEntity") return { kind: "absent" };
	if (code === "AccessDenied" || code === "AccessDeniedException") return {
		kind: "unknown",
		why: `these credentials may not see it (iam:${parameters["Action"]})`
	};
	return {
		kind: "unknown",
		why: answered(reply)
	};
}
function unanswered({ error }) {
	return {
		kind: "unknown",
		why: error.message.replace(/\.$/, "")
	};
}
function answered({ status, error }) {
	return `the server answered ${status}${error === void 0 ? "" : ` ${error.code}`}`;
}
/** IAM answers policies percent-encoded (RFC 3986). */
function decoded(text) {
	try {
		return decodeURIComponent(text);
	} catch {
		return;
	}
}

// src/commands/doctor/resource-checks.ts
/** What must be there: bucket, its settings, key, identity provider, and what is live. */
const bucketCheck = {
	id: "bucket",
	title: "Bucket",
	needsCredentials: true,
	async look({ environment, aws }) {
		if (aws === void 0) return [];
		const { bucket, settings } = aws;
		const owner = ownerOf(environment, aws);
		const seen = await seeBucket(await aws.client("s3"), pathOf(aws), owner);
		switch (seen.kind) {
			case "absent": return [missing(`The bucket ${bucket} does not exist.`, `Make it: \`slipway setup ${environment.name}\` prints it with everything around it.`)];
			case "unknown": return [unclear(`Whether the bucket ${bucket} is there cannot be told: ${seen.why}.`, "Try with credentials that may list it.")];
			case "found": {
				const { region } = seen.value;
				return region === void 0 || region === settings.region || settings.customEndpoint ? [ok(`The bucket ${bucket} is there${owner === void 0 ? "" : `, owned by account ${owner}`}.`)] : [missing(`The bucket ${bucket} is in ${region}, not in ${settings.region}.`, `Write \`region: ${region}\` into slipway.yaml.`)];
			}
		}
	}
};
/** The account that every request names; of several nobody knows here which. */
function ownerOf({ accounts }, { account }) {
	return accounts !== void 0 && accounts.length > 1 ? void 0 : account;
}
function pathOf({ settings, bucket }) {
	return settings.pathStyle ? `/${bucket}` : "/";
}
/** Since 2023 new buckets have it; an older one without the setting still minds access lists of objects. */
async function ownershipOf(aws, owner) {
	const seen = await seeOwnership(await aws.client("s3"), pathOf(aws), owner);
	if (seen.kind === "unknown" || seen.kind === "absent" && aws.settings.customEndpoint) {
		const why = seen.kind === "unknown" ? seen.why : "this server has no such setting";
		return unclear(`Nothing is known of who owns the objects: ${why}.`, "Look at the bucket's object ownership by other means.");
	}
	return seen.kind === "found" && seen.value === "BucketOwnerEnforced" ? ok("The bucket's owner owns every object: access lists count for nothing.") : missing("Access lists of single objects count: whoever uploads one may give it to others.", "Set the bucket's object ownership to \u201cBucket owner enforced\u201d.");
}
const states = {
	good: "ok",
	bad: "missing",
	unknown: "unclear"
};
const bucketSettingsCheck = {
	id: "bucket-settings",
	title: "Settings of the bucket",
	needsCredentials: true,
	async look({ project, environment, context, aws }) {
		if (aws === void 0) return [];
		const store = await require_open.openStoreOf(project, environment, "read", context);
		try {
			return [...(await store.settings?.() ?? []).map(({ state, message, next }) => ({
				state: states[state],
				message,
				...state === "good" ? {} : { next }
			})), await ownershipOf(aws, ownerOf(environment, aws))];
		} finally {
			await store.close();
		}
	}
};
const liveCheck = {
	id: "live",
	title: "Releases",
	needsCredentials: true,
	async look({ project, environment, context }) {
		const store = await require_open.openStoreOf(project, environment, "read", context);
		try {
			const pointer = await require_pointer.readPointer(store, environment.name);
			return pointer === void 0 ? [ok("Nothing was released here yet; the store can be read.")] : [ok(`Release ${pointer.record.seq}, ${require_words$1.foreign(pointer.record.version)}, is live.`)];
		} finally {
			await store.close();
		}
	}
};
const keyCheck = {
	id: "key",
	title: "Encryption key",
	needsCredentials: true,
	async look({ environment, aws }) {
		const { kmsKey, name } = environment;
		if (aws === void 0 || kmsKey === void 0) return [];
		const seen = await seeKey(await aws.client("kms"), kmsKey);
		switch (seen.kind) {
			case "absent": return [missing(`The KMS key ${require_words$1.foreign(kmsKey)} does not exist in ${aws.settings.region}.`, `Make it (\`slipway setup ${name}\` prints it), or mend \`kmsKey:\`.`)];
			case "unknown": return [unclear(`Nothing is known of the KMS key ${require_words$1.foreign(kmsKey)}: ${seen.why}.`, "Try with credentials that may use kms:DescribeKey.")];
			case "found": {
				const { state, encrypts } = seen.value;
				if (state !== "Enabled") return [missing(`The KMS key ${require_words$1.foreign(kmsKey)} is ${require_words$1.foreign(state, 40)}: nothing can be written or read.`, "Enable the key, or cancel its deletion.")];
				return encrypts ? [ok(`The KMS key ${require_words$1.foreign(kmsKey)} is there and enabled.`)] : [missing(`The KMS key ${require_words$1.foreign(kmsKey)} does not encrypt: it is for another use.`, "Name a symmetric encryption key under `kmsKey:`.")];
			}
		}
	}
};
const providerCheck = {
	id: "identity-provider",
	title: "Identity provider",
	needsCredentials: true,
	async look({ environment, aws }) {
		if (aws === void 0 || environment.role === void 0) return [];
		const account = /^arn:[^:]+:iam::([0-9]{12}):/.exec(environment.role)?.[1] ?? "";
		const claims = await aws.jobClaims().catch(() => void 0);
		const issuer = claims === void 0 ? require_oidc_claims.githubIssuer.replace("https://", "") : require_oidc_claims.providerOf(claims);
		const arn = `arn:${aws.settings.partition.id}:iam::${account}:oidc-provider/${issuer}`;
		const caller = await aws.caller();
		if (caller !== void 0 && caller.account !== account) return [unclear(`The identity provider is in account ${account}, and these credentials are of ${caller.account}.`, `Ask again with credentials of ${account}.`)];
		const audience = environment.audience ?? "sts.amazonaws.com";
		const seen = await seeProvider(await aws.client("iam"), arn);
		switch (seen.kind) {
			case "absent": return [missing(`Account ${account} does not know https://${issuer} as identity provider: no job can take a role.`, `Make it: \`slipway setup ${environment.name}\` prints it.`)];
			case "unknown": return [unclear(`Whether account ${account} knows https://${issuer} cannot be told: ${seen.why}.`, "Try with credentials that may use iam:GetOpenIDConnectProvider.")];
			case "found": return seen.value.includes(audience) ? [ok(`Account ${account} knows https://${issuer}, for ${require_words$1.foreign(audience)}.`)] : [missing(`The identity provider https://${issuer} does not list the audience ${require_words$1.foreign(audience)}.`, `Add it: aws iam add-client-id-to-open-id-connect-provider --open-id-connect-provider-arn ${arn} --client-id ${require_words$1.foreign(audience)}`)];
		}
	}
};

// src/commands/doctor/role-checks.ts
/** The roles: whether each is there, lets the environment's jobs in, and keeps strangers out. */
const rolesCheck = {
	id: "roles",
	title: "Roles",
	needsCredentials: true,
	async look(subject) {
		const { environment, aws } = subject;
		if (aws === void 0) return [];
		const named = [["role", environment.role], ...[
			"approver",
			"pruner",
			"evaluator"
		].map((name) => [`roles.${name}`, environment.roles?.[name]])];
		const results = [];
		for (const [setting, arn] of named) {
			const role = arn === void 0 ? void 0 : require_role_arn.parseRoleArn(arn);
			if (role !== void 0) results.push(...await lookAt(setting, role, aws, subject));
		}
		return results;
	}
};
async function lookAt(setting, role, aws, subject) {
	const caller = await aws.caller();
	if (caller !== void 0 && caller.account !== role.account) return [unclear(`${role.arn} (\`${setting}\`) is in another account than these credentials, ${caller.account}.`, `Ask again with credentials of ${role.account}.`)];
	const seen = await seeRole(await aws.client("iam"), role.name);
	if (seen.kind === "absent") return [missing(`The role ${role.arn} (\`${setting}\`) does not exist.`, `Make it: \`slipway setup ${subject.environment.name}\` prints it.`)];
	if (seen.kind === "unknown") return [unclear(`Nothing is known of ${role.arn} (\`${setting}\`): ${seen.why}.`, "Try with credentials that may use iam:GetRole.")];
	if (seen.value.arn !== role.arn) return [missing(`\`${setting}\` says ${role.arn}, and the role is ${seen.value.arn}.`, "Mend the path of the ARN in slipway.yaml.")];
	const expected = await expectedClaims(aws, subject);
	const results = (setting === "role" ? [expected] : otherJobs(expected, subject.environment.name)).map((job) => trustResults(setting, role, seen.value.trust, job));
	return results.find(([first]) => first?.state === "ok") ?? results[0] ?? [];
}
/**
* The jobs that an approver, pruner or evaluator may be for: of a workflow of their own, in the environment's own GitHub
* environment or in that of its approvals. What is not known of them is left out.
*/
function otherJobs({ claims }, environment) {
	return [environment, `${environment}-approvals`].map((name) => {
		const job = new Map(claims);
		for (const claim of [
			"job_workflow_ref",
			"workflow",
			"ref"
		]) job.delete(claim);
		const sub = require_oidc_claims.claimText(claims, "sub")?.replace(/(?::environment:.*|:ref:.*|:pull_request)$/, `:environment:${name}`);
		if (sub !== void 0) job.set("sub", sub);
		job.set("environment", name);
		return {
			claims: job,
			who: `jobs in the GitHub environment ${name}`
		};
	});
}
function trustResults(setting, role, trust, expected) {
	const policy = require_strangers.readTrustPolicy(`the trust policy of ${role.name}`, trust);
	const request = {
		role,
		claims: expected.claims
	};
	const decision = require_strangers.evaluateTrust(policy, request);
	const compare = `aws iam get-role --role-name ${role.name} --query Role.AssumeRolePolicyDocument > trust.json; slipway doctor oidc --role ${role.arn} --policy trust.json`;
	const strangers = require_strangers.strangersLetIn(policy, request).filter(({ grave }) => grave);
	if (decision.outcome === "refused") {
		const [first] = require_strangers.adviceFor(decision, request);
		return [missing(`${role.arn} (\`${setting}\`) does not let ${expected.who} in: ${first?.text ?? "no statement applies."}`, `Mend its trust policy; line by line: ${compare}`)];
	}
	return [ok(`${role.arn} (\`${setting}\`) is there and lets ${expected.who} in${decision.outcome === "unknown" ? ", as far as it can be told from here" : ""}.`), ...strangers.map(({ who, remedy }) => missing(`${role.arn} also lets in ${who}.`, remedy))];
}
/** In a job its own claims; elsewhere what a job of this repository in this environment would claim. */
async function expectedClaims(aws, { project, environment, context }) {
	const own = await aws.jobClaims().catch(() => void 0);
	if (own !== void 0) return {
		claims: own,
		who: "this job"
	};
	const repository = (await require_git_facts.gitFacts({
		folder: project.root,
		environment: context.environment,
		ignored: [],
		signal: context.signal
	}))?.repository?.split("/").slice(-2).join("/") ?? "";
	const branch = (await require_default_branch.localDefaultBranch(project.root, context))?.branch;
	return {
		claims: new Map([
			["iss", require_oidc_claims.githubIssuer],
			["aud", environment.audience ?? "sts.amazonaws.com"],
			["environment", environment.name],
			...branch === void 0 ? [] : [["ref", `refs/heads/${branch}`]],
			...repository === "" ? [] : [["repository", repository], ["sub", `repo:${repository}:environment:${environment.name}`]]
		]),
		who: repository === "" ? "jobs" : `a job of ${repository} in the GitHub environment ${environment.name}`
	};
}

// src/commands/doctor/checks.ts
/** A room that promises something about an environment adds its check here. */
function doctorChecks() {
	return [
		settingsCheck,
		idTokenCheck,
		credentialsCheck,
		clockCheck,
		bucketCheck,
		bucketSettingsCheck,
		liveCheck,
		keyCheck,
		providerCheck,
		rolesCheck,
		gateCheck,
		githubEnvironmentCheck
	];
}

// src/commands/doctor/subject.ts
/** A person waits: two attempts, and a server that does not answer within ten seconds is not there. */
const patience = 1e4;
const retry = {
	...require_signing.defaultRetryPolicy,
	attempts: 2
};
/**
* Opens nothing yet: each part is found out once, when the first check asks for it. `close` ends connections that were
* opened.
*/
async function openSubject(project, environment, context) {
	const { address } = environment.store;
	if (address.kind === "folder") return {
		subject: {
			project,
			environment,
			context,
			aws: void 0
		},
		close() {}
	};
	const settings = await require_settings.resolveS3Settings({
		bucket: address.bucket,
		region: environment.region,
		endpoint: environment.endpoint,
		pathStyle: environment.pathStyle,
		environment: context.environment
	});
	const aws = new EnvironmentInAws(project, environment, context, {
		bucket: address.bucket,
		settings
	});
	return {
		subject: {
			project,
			environment,
			context,
			aws
		},
		close: () => aws.close()
	};
}
var EnvironmentInAws = class {
	settings;
	bucket;
	account;
	credentials = once(() => this.#findCredentials());
	hasCredentials = once(() => this.#hasCredentials());
	serverTime = once(() => this.#askTime());
	caller = once(async () => {
		const { callerIdentity } = await Promise.resolve().then(() => require("./aws-caller.js")).then((n) => n.caller_exports);
		return callerIdentity(await this.client("sts"));
	});
	jobClaims = once(() => this.#askForClaims());
	#project;
	#environment;
	#context;
	#transport;
	constructor(project, environment, context, { bucket, settings }) {
		this.#project = project;
		this.#environment = environment;
		this.#context = context;
		this.bucket = bucket;
		this.settings = settings;
		this.account = require_load.accountsOf(environment)?.[0];
	}
	async client(service) {
		const { createAwsClient } = await Promise.resolve().then(() => require("./aws-client.js")).then((n) => n.client_exports);
		return createAwsClient({
			service,
			...await this.#endpointOf(service),
			credentials: await this.credentials(),
			transport: await this.#connection(),
			concurrency: 4,
			retry,
			signal: this.#context.signal
		});
	}
	close() {
		this.#transport?.then((open) => open.close());
	}
	#connection() {
		this.#transport ??= openTransport(this.#context);
		return this.#transport;
	}
	async #endpointOf(service) {
		const { region, endpoint } = this.settings;
		const { environment } = this.#context;
		switch (service) {
			case "s3": return {
				region,
				endpoint
			};
			case "sts": return {
				region,
				endpoint: require_settings.stsEndpoint(region, environment)
			};
			case "iam": return require_settings.iamSettings(region, environment);
			case "kms": return require_settings.resolveServiceSettings("kms", {
				region,
				environment
			});
		}
	}
	async #findCredentials() {
		const { standardCredentials } = await Promise.resolve().then(() => require("./aws-credentials.js")).then((n) => n.credentials_exports);
		return await require_credentials$1.roleCredentials(this.#project, this.#environment, "read", this.#context) ?? standardCredentials(this.#context.environment);
	}
	async #hasCredentials() {
		return (await this.credentials())().then(() => true, () => false);
	}
	async #askTime() {
		const { hostOf } = await Promise.resolve().then(() => require("./aws-retry.js")).then((n) => n.signing_exports);
		const { unreachable } = await Promise.resolve().then(() => require("./aws-failures.js")).then((n) => n.failures_exports);
		const { environment, signal } = this.#context;
		const endpoint = require_settings.stsEndpoint(this.settings.region, environment);
		const host = hostOf(endpoint);
		const headers = {
			host,
			"content-length": "0"
		};
		const request = {
			method: "POST",
			endpoint,
			target: `${endpoint.basePath}/`,
			headers
		};
		const outcome = await (await this.#connection()).send(request, {
			maximumBytes: 65536,
			signal
		});
		if (outcome.kind === "failure") return { why: unreachable(host, outcome, 1).message };
		const time = Date.parse(outcome.headers.date ?? "");
		return Number.isNaN(time) ? { why: `${host} does not tell it.` } : time;
	}
	async #askForClaims() {
		const { environment, signal, redaction } = this.#context;
		const source = require_oidc_token.idTokenSource(environment);
		if (source === void 0) return void 0;
		const { fetchIdToken } = await Promise.resolve().then(() => require("./aws-oidc-token.js")).then((n) => n.oidc_token_exports);
		const { claimsOfToken, defaultAudience } = await Promise.resolve().then(() => require("./aws-oidc-claims.js")).then((n) => n.oidc_claims_exports);
		return claimsOfToken(await fetchIdToken({
			source,
			audience: this.#environment.audience ?? defaultAudience,
			transport: await this.#connection(),
			retry,
			signal,
			registerSecret: (secret) => redaction.hide(secret)
		}));
	}
};
async function openTransport({ environment }) {
	const { createTransport } = await Promise.resolve().then(() => require("./aws-http.js")).then((n) => n.http_exports);
	const { readCertificates } = await Promise.resolve().then(() => require("./aws-certificates.js")).then((n) => n.certificates_exports);
	return createTransport({
		environment,
		certificates: await readCertificates(environment),
		connections: 4,
		idleMilliseconds: patience,
		totalMilliseconds: patience
	});
}
/** Asks at the first call, and gives the same answer, or the same failure, to all. */
function once(ask) {
	let answer;
	return () => {
		answer ??= ask();
		return answer;
	};
}

// src/commands/doctor/environment.ts
const words = {
	ok: {
		word: "ok",
		color: "green"
	},
	missing: {
		word: "missing",
		color: "red"
	},
	unclear: {
		word: "unclear",
		color: "yellow"
	}
};
/**
* Runs the checks in their order and reports each. What needs credentials is left out where there are none, and named.
*
* @throws SlipwayError where slipway.yaml cannot be read or has no such environment.
*/
async function doctorEnvironment(name, context, checks = doctorChecks()) {
	const project = require_load.soundProject(await require_load.findProject(context.cwd));
	const environment = require_load.environmentOf(project, name);
	const { subject, close } = await openSubject(project, environment, context);
	const looked = [];
	const unseen = [];
	try {
		for (const check of checks) {
			context.signal.throwIfAborted();
			context.progress.update(`Looking at ${check.title.toLowerCase()}`);
			if (check.needsCredentials === true && subject.aws !== void 0 && !await subject.aws.hasCredentials()) {
				unseen.push(check.title);
				continue;
			}
			const results = await lookSafely(check, subject);
			if (results.length > 0) looked.push({
				check: check.id,
				title: check.title,
				results
			});
		}
		if (unseen.length > 0) {
			const message = `Nothing was asked of AWS without credentials: ${require_words.listed(unseen.map((title) => title.toLowerCase()), "and")}.`;
			looked.push({
				check: "unseen",
				title: "The rest",
				results: [unclear(message, "Take credentials first, then ask again.")]
			});
		}
	} finally {
		close();
	}
	const count = (state) => looked.reduce((sum, { results }) => sum + results.filter((result) => result.state === state).length, 0);
	const summary = {
		ok: count("ok"),
		missing: count("missing"),
		unclear: count("unclear")
	};
	return {
		exitCode: summary.missing > 0 ? 1 : 0,
		outputs: {
			problems: String(summary.missing),
			unclear: String(summary.unclear),
			verdict: summary.missing > 0 ? "missing" : "ok"
		},
		render: (format) => format === "json" ? require_json_document.jsonDocument({
			format: "slipway/doctor/v1",
			environment: name,
			checks: looked.flatMap(({ check, results }) => results.map((result) => ({
				check,
				...result
			}))),
			summary
		}) : format === "markdown" ? asMarkdown(name, looked, summaryLine(summary)) : asText(name, looked, summaryLine(summary), context)
	};
}
/** What a check did not foresee is a line of the report, not the end of it. */
async function lookSafely(check, subject) {
	try {
		return await check.look(subject);
	} catch (error) {
		if (subject.context.signal.aborted) throw error;
		if (require_errors.isSlipwayError(error)) return [unclear(error.message.split("\n")[0] ?? "", error.next.split("\n")[0] ?? "")];
		const what = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
		return [unclear(`This could not be looked at: ${what.slice(0, 300)}`, "Please report it, with what `--verbose` prints.")];
	}
}
function summaryLine(summary) {
	return `${[
		`${summary.ok} ok`,
		...summary.missing === 0 ? [] : [`${summary.missing} missing or wrong`],
		...summary.unclear === 0 ? [] : [`${require_words.counted(summary.unclear, "answer")} that cannot be had from here`]
	].join(", ")}.`;
}
function asText(name, looked, summary, { terminal }) {
	const paint = require_paint.createPaint(terminal.color);
	const columns = Math.min(terminal.columns, 110);
	return [
		...looked.flatMap(({ title, results }) => [paint("bold", title), ...results.flatMap(({ state, message, next }) => {
			const { word, color } = words[state];
			const [first = "", ...others] = require_wrap.wrap(require_words$1.foreign(message, 600), columns, `  ${word.padEnd(7)} `, "          ");
			const advice = next === void 0 ? [] : require_wrap.wrap(`\u2192 ${require_words$1.foreign(next, 600)}`, columns, "          ", "            ");
			return [
				first.replace(word, paint(color, word)),
				...others,
				...advice.map((line) => paint("cyan", line))
			];
		})]),
		"",
		`${paint("bold", name)}: ${summary}`,
		""
	].join("\n");
}
function asMarkdown(name, looked, summary) {
	const rows = looked.flatMap(({ title, results }) => results.map(({ state, message, next }) => `| ${title} | ${words[state].word} | ${require_markdown.escapeMarkdown(message)}${next === void 0 ? "" : ` ${require_markdown.escapeMarkdown(next)}`} |`));
	return [
		`### What ${require_markdown.escapeMarkdown(name)} needs: ${require_markdown.escapeMarkdown(summary)}`,
		"",
		"| what | state | |",
		"| --- | --- | --- |",
		...rows,
		""
	].join("\n");
}

exports.doctorEnvironment = doctorEnvironment;
