const require_credentials = require("./aws-credentials.js");
const require_errors = require("./aws-errors.js");
const require_failures = require("./aws-failures.js");
const require_http = require("./aws-http.js");
const require_oidc_claims = require("./aws-oidc-claims.js");
const require_oidc_token = require("./aws-oidc-token.js");
const require_signing = require("./aws-retry.js");
const require_role_arn = require("./aws-role-arn.js");
const require_visible = require("./platform-visible.js");
const require_suggestion = require("./aws-trust-suggestion.js");
const require_settings = require("./aws-partition.js");
const require_reply = require("./aws-reply.js");

// src/aws/role-refusals.ts
/** Claims that conditions speak of, and those that tell a person which job this was. */
const shownClaims = [
	"iss",
	"aud",
	"sub",
	"repository",
	"repository_id",
	"repository_owner_id",
	"ref",
	"environment",
	"job_workflow_ref",
	"event_name",
	"actor"
];
/** By code and status, never by message; STS's own words are shown as such. */
function roleRefusal(refused) {
	const { role, error, status } = refused;
	const words = error.message === "" ? "" : ` STS says: \u201c${error.message}\u201d`;
	switch (error.code) {
		case "PackedPolicyTooLarge":
		case "PackedPolicyTooLargeException": return require_errors.awsErrors.create("SW0934", {
			message: `STS takes no session policy of this size for ${role.arn}.${words}`,
			next: "Shorten the prefix of `store:`, or take the role without one: `slipway assume-role --session-policy none`."
		});
		case "RegionDisabledException": return require_errors.awsErrors.create("SW0933", {
			message: `STS is not switched on in this region for account ${role.account}.${words}`,
			next: "Switch the region on (IAM console, Account settings, \u201cSecurity Token Service\u201d), or set `region:` to another one."
		});
		case "ValidationError":
		case "ValidationException":
		case "MalformedPolicyDocument":
		case "MalformedPolicyDocumentException": return require_errors.awsErrors.create("SW0933", {
			message: `STS refused how ${role.arn} was asked for (${error.code}).${words}`,
			next: "Where the words speak of the duration, raise the role's maximum session duration or ask for a shorter one."
		});
		case "AccessDenied":
		case "AccessDeniedException":
		case "InvalidIdentityToken":
		case "InvalidIdentityTokenException":
		case "ExpiredToken":
		case "ExpiredTokenException":
		case "IDPCommunicationError":
		case "IDPCommunicationErrorException":
		case "IDPRejectedClaim":
		case "IDPRejectedClaimException": return require_errors.awsErrors.create("SW0932", {
			message: `AWS does not let this job take ${role.arn} (${error.code}).${words}`,
			next: [
				reasonFor(refused),
				...claimLines(refused.claims),
				...remedyLines(refused)
			].join("\n")
		});
		default: return require_errors.awsErrors.create("SW0918", {
			message: `STS refused AssumeRoleWithWebIdentity for ${role.arn} with status ${status} ${error.code}.${words}`,
			next: "Look the code up in the STS documentation (\u201cAssumeRoleWithWebIdentity\u201d, errors)."
		});
	}
}
function reasonFor({ error, role, audience, claims }) {
	const provider = claims === void 0 ? "token.actions.githubusercontent.com" : require_oidc_claims.providerOf(claims);
	if (error.code.startsWith("InvalidIdentityToken")) return `Account ${role.account} has no identity provider https://${provider}, or that provider does not list the audience ${audience}, or the role's trust policy names another provider. \`slipway setup\` writes the provider.`;
	if (error.code.startsWith("ExpiredToken")) return "STS takes the ID token for expired although it was just made: on a server of your own, set the clock of GitHub's issuer; else run the job again.";
	if (error.code.startsWith("IDP")) return `STS could not check the token with https://${provider}. Run the job again; behind a server of your own, its keys must be reachable from AWS.`;
	return "Either the role does not exist, or its trust policy does not match this job. AWS does not say which, so compare.";
}
function claimLines(claims) {
	if (claims === void 0) return [];
	const lines = shownClaims.flatMap((name) => {
		const value = require_oidc_claims.claimText(claims, name);
		return value === void 0 ? [] : [`  ${name.padEnd(20)} ${shown(value)}`];
	});
	const other = require_oidc_claims.subjectForms(claims)?.other;
	return [
		"The ID token of this job claims (the token itself is never shown):",
		...lines,
		...other === void 0 ? [] : [`  ${"sub, other form".padEnd(20)} ${shown(other)}`]
	];
}
function remedyLines({ role, claims, error }) {
	if (claims === void 0 || error.code.startsWith("ExpiredToken") || error.code.startsWith("IDP")) return [];
	return [
		"A trust policy that lets exactly this job in has the statement:",
		...require_suggestion.matchingStatementLines(claims, role.account, role.partition).map((line) => `  ${line}`),
		`To see which line of the policy fails: aws iam get-role --role-name ${role.name} --query Role.AssumeRolePolicyDocument > trust.json; slipway doctor oidc --role ${role.arn} --policy trust.json`
	];
}
/** Claims hold names that strangers choose. */
function shown(value) {
	const line = require_visible.visibleLine(value);
	return line.length > 300 ? `${line.slice(0, 299)}\u2026` : line;
}

// src/aws/web-identity.ts
/** STS answers with about 3 kB. */
const replyBytes = 65536;
/**
* Asks STS once, unsigned, as the action is meant to be called; nothing is tried again here. Never rejects for what the
* server says.
*/
async function assumeRoleWithWebIdentity(request) {
	const { endpoint, transport, signal, policy } = request;
	const body = Buffer.from(new URLSearchParams({
		Action: "AssumeRoleWithWebIdentity",
		Version: "2011-06-15",
		RoleArn: request.roleArn,
		RoleSessionName: request.sessionName,
		DurationSeconds: String(request.durationSeconds),
		...policy === void 0 ? {} : { Policy: policy },
		WebIdentityToken: request.token
	}).toString());
	const outcome = await transport.send({
		method: "POST",
		endpoint,
		target: `${endpoint.basePath}/`,
		headers: {
			host: require_signing.hostOf(endpoint),
			accept: "application/xml",
			"content-type": "application/x-www-form-urlencoded; charset=utf-8",
			"content-length": String(body.byteLength),
			"user-agent": "slipway"
		},
		body
	}, {
		maximumBytes: replyBytes,
		signal
	});
	if (outcome.kind !== "reply") return {
		kind: "failure",
		failure: outcome
	};
	const session = outcome.status === 200 ? sessionIn(outcome) : void 0;
	if (session !== void 0) return {
		kind: "taken",
		session
	};
	return {
		kind: "reply",
		reply: outcome,
		error: require_reply.errorDocument(outcome)
	};
}
function sessionIn(reply) {
	const result = require_reply.childOf(require_reply.parseXml(require_reply.textOf(reply.body)), "AssumeRoleWithWebIdentityResult");
	const credentials = require_reply.childOf(result, "Credentials");
	const accessKeyId = require_reply.childText(credentials, "AccessKeyId");
	const secretAccessKey = require_reply.childText(credentials, "SecretAccessKey");
	const sessionToken = require_reply.childText(credentials, "SessionToken");
	const expiresAt = new Date(require_reply.childText(credentials, "Expiration") ?? "");
	const serverTime = Date.parse(reply.headers.date ?? "");
	const clockOffset = Number.isNaN(serverTime) ? 0 : Date.now() - serverTime;
	const arn = require_reply.childText(require_reply.childOf(result, "AssumedRoleUser"), "Arn");
	if (!isHeaderSafe(accessKeyId) || !isHeaderSafe(secretAccessKey) || !isHeaderSafe(sessionToken)) return void 0;
	if (arn === void 0 || Number.isNaN(expiresAt.getTime())) return void 0;
	const packed = require_reply.childText(result, "PackedPolicySize");
	return {
		credentials: {
			accessKeyId,
			secretAccessKey,
			sessionToken,
			expiration: new Date(expiresAt.getTime() + clockOffset)
		},
		expiresAt,
		arn,
		packedPolicySize: packed !== void 0 && /^[0-9]{1,3}$/.test(packed) ? Number(packed) : void 0
	};
}
/** What goes into headers of later requests and into files of variables: visible ASCII only. */
function isHeaderSafe(value) {
	return value !== void 0 && /^[\x21-\x7e]{1,8192}$/.test(value);
}

// src/aws/take-role.ts
/**
* Taking a role without any stored key: a fresh ID token for each attempt, the shortest session policy that STS takes,
* and a guard on the account. What can change by itself is tried again; a refusal is not.
*/
/** IAM's bounds for a session by web identity are 900 seconds and the role's own maximum; an hour is ours. */
const shortestSession = 900;
const longestSession = 3600;
/** Credentials of the role, taken when they are first asked for, kept in the process, and taken anew before they end. */
function webIdentityCredentials(options, now) {
	return require_credentials.remembered(async () => (await takeRole(options)).credentials, now);
}
/**
* Takes the role once.
*
* Throws SW0903 for an account that is not allowed, SW0930 and SW0931 for the ID token, SW0932 where AWS refuses, SW0933
* for settings that cannot be right, SW0934 where no session policy is short enough, SW0910, SW0911, SW0913, SW0919 and
* SW0921.
*/
async function takeRole(options) {
	const role = require_role_arn.checkRoleArn(options.role);
	guardAccount(role, options.accounts);
	const durationSeconds = checkDuration(options.durationSeconds ?? longestSession);
	const audience = checkAudience(options.audience ?? "sts.amazonaws.com");
	const { environment, certificates, signal, registerSecret } = options;
	const retry = options.retry ?? require_signing.defaultRetryPolicy;
	const endpoint = require_settings.stsEndpoint(options.region, environment);
	const transport = require_http.createTransport({
		environment,
		certificates,
		connections: 2,
		totalMilliseconds: 3e4
	});
	try {
		let policies = options.sessionPolicies;
		let expiredBefore = false;
		for (let attempt = 1;; attempt += 1) {
			if (signal?.aborted === true) throw require_failures.stopped();
			const token = await require_oidc_token.fetchIdToken({
				source: options.source,
				audience,
				transport,
				retry,
				signal,
				registerSecret
			});
			const outcome = await assumeRoleWithWebIdentity({
				endpoint,
				transport,
				signal,
				roleArn: role.arn,
				sessionName: options.sessionName,
				durationSeconds,
				policy: policies[0],
				token
			});
			if (outcome.kind === "taken") return taken(outcome.session, role, options);
			const code = outcome.kind === "reply" ? outcome.error?.code : void 0;
			if (isTooLarge(code) && policies.length > 1) {
				options.debug?.("STS found the session policy too large; a shorter and wider one is tried.");
				policies = policies.slice(1);
				continue;
			}
			const verdict = verdictOf(outcome, code, expiredBefore);
			expiredBefore ||= isExpired(code);
			const retryAfter = outcome.kind === "reply" ? outcome.reply.headers["retry-after"] : void 0;
			const wait = require_signing.waitBefore(retry, verdict, attempt, retryAfter);
			if (wait === void 0) throw failureOf(outcome, {
				role,
				token,
				audience,
				host: require_signing.hostOf(endpoint),
				attempt,
				verdict
			});
			options.debug?.(`STS did not give the role yet (${code ?? outcome.kind}); asked again with a new ID token.`);
			if (wait > 0) await retry.sleep(wait, signal);
		}
	} finally {
		transport.close();
	}
}
/**
* STS could not reach GitHub for its keys: AWS asks to try that again ("AssumeRoleWithWebIdentity", errors). A token that
* ended on its way is asked for once more; where the new one has ended too, a clock is wrong.
*/
function verdictOf(outcome, code, expiredBefore) {
	if (outcome.kind === "failure") return require_signing.judge(outcome.failure, void 0);
	if (code === "IDPCommunicationError" || code === "IDPCommunicationErrorException") return "transient";
	if (isExpired(code)) return expiredBefore ? "final" : "transient";
	const verdict = require_signing.judge(outcome.reply, code);
	return verdict === "credentials" || verdict === "clock" ? "final" : verdict;
}
function isExpired(code) {
	return code === "ExpiredTokenException" || code === "ExpiredToken";
}
function isTooLarge(code) {
	return code === "PackedPolicyTooLarge" || code === "PackedPolicyTooLargeException";
}
function taken(session, role, options) {
	options.registerSecret(session.credentials.secretAccessKey);
	if (session.credentials.sessionToken !== void 0) options.registerSecret(session.credentials.sessionToken);
	const assumed = require_role_arn.parseAssumedRole(session.arn);
	if (assumed?.account !== role.account || assumed.name !== role.name) throw require_errors.awsErrors.create("SW0903", {
		message: `STS was asked for ${role.arn} and gave a session of ${assumed === void 0 ? "something that is no role" : `role ${assumed.name} in account ${assumed.account}`}. It is not used.`,
		next: "Look what answers in the place of STS: AWS_ENDPOINT_URL_STS, AWS_ENDPOINT_URL, and proxies."
	});
	options.debug?.(`Took ${session.arn} until ${session.expiresAt.toISOString()}.`);
	const size = session.packedPolicySize;
	if (size !== void 0 && size > 90) options.debug?.(`The session policy takes ${size} % of what STS allows.`);
	return {
		...session,
		credentials: {
			...session.credentials,
			accountId: role.account
		},
		account: role.account
	};
}
function failureOf(outcome, at) {
	if (outcome.kind === "failure") return ofFailure(outcome.failure, at);
	const { reply, error } = outcome;
	if (at.verdict === "transient" && !isExpired(error?.code) && !(error?.code ?? "").startsWith("IDP")) return require_failures.keptFailing(at.host, reply, error, at.attempt);
	if (error === void 0) return noAnswerOfSts(at.host, reply);
	return refusedBy(error, reply, at);
}
function ofFailure(failure, at) {
	if (failure.kind === "failure") return require_failures.unreachable(at.host, failure, at.attempt);
	return noAnswerOfSts(at.host, failure);
}
function noAnswerOfSts(host, { status }) {
	return require_errors.awsErrors.create("SW0913", {
		message: `${host} gave an answer to AssumeRoleWithWebIdentity that is none of STS (status ${status}).`,
		next: "Check the region, AWS_ENDPOINT_URL_STS and AWS_ENDPOINT_URL, and the network: often a proxy answers in the server's place."
	});
}
function refusedBy(error, reply, at) {
	const { role, audience, token } = at;
	return roleRefusal({
		role,
		audience,
		error,
		status: reply.status,
		claims: require_oidc_claims.claimsOfToken(token)
	});
}
/** The role's own account: before any token is asked for. */
function guardAccount(role, accounts) {
	if (accounts === void 0 || accounts.length === 0 || accounts.includes(role.account)) return;
	throw require_errors.awsErrors.create("SW0903", {
		message: `The role ${role.arn} is in account ${role.account}, and \`accounts:\` allows ${accounts.join(", ")} only. It was not taken.`,
		next: "Check `role:`. Where the role is right, write its account under `accounts:` too, beside the one that owns the bucket."
	});
}
function checkDuration(seconds) {
	if (Number.isInteger(seconds) && seconds >= shortestSession && seconds <= longestSession) return seconds;
	throw require_errors.awsErrors.create("SW0933", {
		message: `A session of ${seconds} seconds is not given.`,
		next: `Ask for ${shortestSession} to ${longestSession} seconds: an hour at most. Sessions are renewed by themselves while a command runs.`
	});
}
function checkAudience(audience) {
	if (/^[\x21-\x7e]{1,255}$/.test(audience)) return audience;
	throw require_errors.awsErrors.create("SW0933", {
		message: "The audience is empty, too long, or holds blanks or other characters than ASCII.",
		next: `Leave it out: AWS expects ${require_oidc_claims.defaultAudience}, and \`sts.amazonaws.com.cn\` in China where the provider was made so.`
	});
}

exports.takeRole = takeRole;
exports.webIdentityCredentials = webIdentityCredentials;
