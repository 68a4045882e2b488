const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_json = require("./platform-json.js");
const require_errors = require("./aws-errors.js");
const require_failures = require("./aws-failures.js");
const require_oidc_claims = require("./aws-oidc-claims.js");
const require_reply = require("./aws-reply.js");
const require_signing = require("./aws-retry.js");
const require_settings = require("./aws-partition.js");

// src/aws/oidc-token.ts
/**
* A job's ID token, asked of GitHub at the moment when it is used: it lives for minutes only (GitHub's documentation,
* "OpenID Connect", and configure-aws-credentials#1848).
*/
var oidc_token_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ fetchIdToken: () => fetchIdToken });
/** Undefined where no ID token can be had: on a laptop, without `id-token: write`, and in a fork's pull request. */
function idTokenSource(environment) {
	const url = environment["ACTIONS_ID_TOKEN_REQUEST_URL"];
	const requestToken = environment["ACTIONS_ID_TOKEN_REQUEST_TOKEN"];
	return url && requestToken ? {
		url,
		requestToken
	} : void 0;
}
/** GitHub's answer is a token of about 2 kB in a small JSON document. */
const replyBytes = 65536;
/**
* One fresh ID token. Failures of the moment are tried again, refusals are not.
*
* Throws SW0930 where the job may not have one, SW0931 where none came, SW0910, SW0919 and SW0921.
*/
async function fetchIdToken(request) {
	const { transport, retry, signal } = request;
	request.registerSecret(request.source.requestToken);
	const sent = httpRequest(request);
	const host = require_signing.hostOf(sent.endpoint);
	for (let attempt = 1;; attempt += 1) {
		if (signal?.aborted === true) throw require_failures.stopped();
		const outcome = await transport.send(sent, {
			maximumBytes: replyBytes,
			signal
		});
		const verdict = require_signing.judge(outcome, void 0);
		const retryAfter = outcome.kind === "reply" ? outcome.headers["retry-after"] : void 0;
		const wait = require_signing.waitBefore(retry, verdict, attempt, retryAfter);
		if (wait === void 0) return tokenOf(outcome, {
			host,
			attempt,
			transient: verdict === "transient"
		}, request);
		if (wait > 0) await retry.sleep(wait, signal);
	}
}
function httpRequest({ source, audience }) {
	const url = URL.parse(source.url);
	if (url === null) throw require_errors.awsErrors.create("SW0931", {
		message: "ACTIONS_ID_TOKEN_REQUEST_URL holds no address.",
		next: "GitHub's runner sets this variable; look who else does, and take that away."
	});
	url.searchParams.set("audience", audience);
	const endpoint = require_settings.parseEndpoint(url.origin);
	return {
		method: "GET",
		endpoint,
		target: `${url.pathname}${url.search}`,
		headers: {
			host: require_signing.hostOf(endpoint),
			accept: "application/json",
			authorization: `Bearer ${source.requestToken}`,
			"user-agent": "slipway"
		}
	};
}
function tokenOf(outcome, at, request) {
	if (outcome.kind === "failure") throw require_failures.unreachable(at.host, outcome, at.attempt);
	if (outcome.kind === "reply" && at.transient) throw require_errors.awsErrors.create("SW0931", {
		message: `GitHub's token service kept failing, after ${at.attempt} attempts: ${require_failures.keptFailing(at.host, outcome, void 0, at.attempt).message}`,
		next: "Run the job again a little later. Nothing was asked of AWS yet."
	});
	if (outcome.status >= 400 && outcome.status < 500) throw require_errors.awsErrors.create("SW0930", {
		message: `GitHub refused this job an ID token (status ${outcome.status}).`,
		next: "Give the job `permissions: { id-token: write, contents: read }`, and the caller too where the workflow is a reusable one. A fork's pull request never gets a token."
	});
	const token = outcome.kind === "reply" && outcome.status < 300 ? tokenIn(outcome.body) : void 0;
	if (token === void 0) throw require_errors.awsErrors.create("SW0931", {
		message: `${at.host} answered with status ${outcome.status} and no ID token.`,
		next: "Often a proxy answers in GitHub's place: look at the network of the runner, and at HTTPS_PROXY and NO_PROXY."
	});
	request.registerSecret(token);
	return token;
}
function tokenIn(body) {
	try {
		const document = JSON.parse(require_reply.textOf(body));
		const value = require_json.isJsonObject(document) ? document["value"] : void 0;
		return typeof value === "string" && require_oidc_claims.isTokenShaped(value) ? value : void 0;
	} catch {
		return;
	}
}

Object.defineProperty(exports, "fetchIdToken", {
  enumerable: true,
  get: function () {
    return fetchIdToken;
  }
});
Object.defineProperty(exports, "idTokenSource", {
  enumerable: true,
  get: function () {
    return idTokenSource;
  }
});
Object.defineProperty(exports, "oidc_token_exports", {
  enumerable: true,
  get: function () {
    return oidc_token_exports;
  }
});
