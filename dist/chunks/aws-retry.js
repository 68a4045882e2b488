const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_network_codes = require("./platform-network-codes.js");
const require_digest = require("./platform-digest.js");
let node_crypto = require("node:crypto");

// src/aws/retry.ts
/**
* The one place that decides whether a failed exchange is tried again, and how long to wait. By status and error code,
* never by message.
*/
var retry_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ defaultRetryPolicy: () => defaultRetryPolicy });
/**
* Ten attempts: of 1,000 puts at 20 % of 503s, three attempts lost two and ten lost none (measured). With full jitter
* the waits add up to 8 s on average, 16 s at most.
*/
const defaultRetryPolicy = {
	attempts: 10,
	baseMilliseconds: 50,
	maximumMilliseconds: 4e3,
	random: Math.random,
	sleep: (milliseconds, signal) => new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal?.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		signal?.addEventListener("abort", done, { once: true });
	})
};
/** Attempts where nothing answers at all: enough for a name server's hiccup. */
const attemptsUnreachable = 3;
const momentaryCodes = /* @__PURE__ */ new Set([
	...require_network_codes.brokenCodes,
	"ERR_SOCKET_CLOSED",
	"ERR_STREAM_PREMATURE_CLOSE",
	"HPE_INVALID_EOF_STATE",
	"HPE_CLOSED_CONNECTION"
]);
const transientStatus = /* @__PURE__ */ new Set([
	408,
	429,
	500,
	502,
	503,
	504
]);
/** Codes that stand in a 400 or 403, or in the body of a 200 (CopyObject). */
const transientErrors = /* @__PURE__ */ new Set([
	"RequestTimeout",
	"RequestTimeoutException",
	"InternalError",
	"SlowDown",
	"ServiceUnavailable",
	"Throttling",
	"ThrottlingException",
	"ThrottledException",
	"TooManyRequestsException",
	"RequestLimitExceeded",
	"BandwidthLimitExceeded"
]);
const clockErrors = /* @__PURE__ */ new Set([
	"RequestTimeTooSkewed",
	"RequestExpired",
	"RequestInTheFuture"
]);
const credentialErrors = /* @__PURE__ */ new Set([
	"ExpiredToken",
	"ExpiredTokenException",
	"TokenRefreshRequired",
	"InvalidToken",
	"InvalidClientTokenId",
	"InvalidAccessKeyId"
]);
/** `errorCode` is the code in the reply's error document, where it has one. */
function judge(outcome, errorCode) {
	if (outcome.kind === "failure") {
		if (require_network_codes.unreachableCodes.has(outcome.code)) return "unreachable";
		return momentaryCodes.has(outcome.code) ? "transient" : "final";
	}
	if (errorCode !== void 0) {
		if (transientErrors.has(errorCode)) return "transient";
		if (clockErrors.has(errorCode)) return "clock";
		if (credentialErrors.has(errorCode)) return "credentials";
		if (errorCode === "ConditionalRequestConflict" || errorCode === "OperationAborted") return "contended";
	}
	return transientStatus.has(outcome.status) ? "transient" : "final";
}
/** Refusals before any work was done, and failures before anything was sent. */
const nothingDoneErrors = new Set([...transientErrors].filter((code) => code !== "InternalError" && code !== "ServiceUnavailable"));
/**
* True where the server may have done what was asked although it did not say so: the connection broke after the
* request was sent, or the server failed in the middle.
*/
function mayHaveHappened(outcome, errorCode) {
	if (outcome.kind === "failure") return !require_network_codes.unreachableCodes.has(outcome.code) && !outcome.code.startsWith("CERT_");
	return outcome.status >= 500 && !(errorCode !== void 0 && nothingDoneErrors.has(errorCode));
}
/**
* Milliseconds to wait before attempt `attempt + 1`, or undefined where that one is not made. Full jitter: anything
* between nothing and the doubled bound, so that many clients do not come back together. `Retry-After` is a floor.
*/
function waitBefore(policy, verdict, attempt, retryAfter) {
	if (verdict === "final") return void 0;
	if (attempt >= (verdict === "unreachable" ? Math.min(attemptsUnreachable, policy.attempts) : policy.attempts)) return void 0;
	if (verdict === "clock" || verdict === "credentials") return 0;
	const bound = Math.min(policy.maximumMilliseconds, policy.baseMilliseconds * 2 ** (attempt - 1));
	const asked = Number(retryAfter ?? 0) * 1e3;
	const floor = Number.isFinite(asked) && asked > 0 ? Math.min(asked, policy.maximumMilliseconds) : 0;
	return Math.max(floor, policy.random() * bound);
}

// src/aws/signing.ts
/**
* Signs requests (AWS Signature Version 4, header form; "Create a signed AWS API request" in the IAM user guide). Our
* own because the SDK's signer brings 250 KB along; a property test compares our signatures with that signer's.
*/
var signing_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ hostOf: () => hostOf });
const algorithm = "AWS4-HMAC-SHA256";
/** A signer for one service, region and endpoint. It keeps the derived key for a day and one set of credentials. */
function createSigner(service, region, endpoint) {
	const host = hostOf(endpoint);
	const emptyBody = require_digest.sha256Of(/* @__PURE__ */ new Uint8Array(0));
	let derived;
	function keyFor(credentials, day) {
		if (derived?.credentials !== credentials || derived.day !== day) {
			const parts = [
				day,
				region,
				service,
				"aws4_request"
			];
			const first = (0, node_crypto.createSecretKey)(`AWS4${credentials.secretAccessKey}`, "utf8");
			derived = {
				credentials,
				day,
				key: parts.reduce((last, part) => (0, node_crypto.createSecretKey)(hmac(last, part)), first)
			};
		}
		return derived.key;
	}
	return { sign: (request, credentials, at) => {
		const time = at.toISOString().replace(/[-:]|\.\d{3}/g, "");
		const day = time.slice(0, 8);
		const path = endpoint.basePath + request.path;
		const signedPath = service === "s3" ? path : path.split("/").map(encodeRfc3986).join("/");
		const query = canonicalQuery(request.query ?? {});
		const bodySha256 = request.bodySha256 ?? (request.body === void 0 ? emptyBody : require_digest.sha256Of(request.body));
		const headers = {
			host,
			...request.headers,
			...lengthOf(request),
			"x-amz-content-sha256": bodySha256,
			"x-amz-date": time
		};
		if (credentials.sessionToken !== void 0) headers["x-amz-security-token"] = credentials.sessionToken;
		const names = Object.keys(headers).sort();
		const signedHeaders = names.join(";");
		const lines = names.map((name) => `${name}:${(headers[name] ?? "").trim().replace(/ +/g, " ")}\n`).join("");
		const canonical = `${request.method}\n${signedPath}\n${query}\n${lines}\n${signedHeaders}\n${bodySha256}`;
		const scope = `${day}/${region}/${service}/aws4_request`;
		const toSign = `${algorithm}\n${time}\n${scope}\n${require_digest.sha256Of(Buffer.from(canonical))}`;
		const signature = hmac(keyFor(credentials, day), toSign).toString("hex");
		headers["authorization"] = `${algorithm} Credential=${credentials.accessKeyId}/${scope}, SignedHeaders=${signedHeaders}, Signature=${signature}`;
		return {
			method: request.method,
			endpoint,
			target: query === "" ? path : `${path}?${query}`,
			headers,
			body: request.body
		};
	} };
}
/** As it stands in the `Host` header. */
function hostOf(endpoint) {
	const name = endpoint.hostname.includes(":") ? `[${endpoint.hostname}]` : endpoint.hostname;
	return endpoint.port === void 0 ? name : `${name}:${endpoint.port}`;
}
/** Percent-encodes all but RFC 3986's unreserved characters, as AWS signs paths and queries. */
function encodeRfc3986(text) {
	return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
/** Sorted by encoded name (not by the whole pair); a name without a value keeps its equals sign. */
function canonicalQuery(query) {
	const pairs = new Map(Object.entries(query).map(([name, value]) => [encodeRfc3986(name), encodeRfc3986(value)]));
	return [...pairs.keys()].sort().map((name) => `${name}=${pairs.get(name)}`).join("&");
}
function lengthOf(request) {
	return request.body !== void 0 || request.method === "PUT" || request.method === "POST" ? { "content-length": String(request.body?.byteLength ?? 0) } : {};
}
function hmac(key, text) {
	return (0, node_crypto.createHmac)("sha256", key).update(text).digest();
}

Object.defineProperty(exports, "createSigner", {
  enumerable: true,
  get: function () {
    return createSigner;
  }
});
Object.defineProperty(exports, "defaultRetryPolicy", {
  enumerable: true,
  get: function () {
    return defaultRetryPolicy;
  }
});
Object.defineProperty(exports, "encodeRfc3986", {
  enumerable: true,
  get: function () {
    return encodeRfc3986;
  }
});
Object.defineProperty(exports, "hostOf", {
  enumerable: true,
  get: function () {
    return hostOf;
  }
});
Object.defineProperty(exports, "judge", {
  enumerable: true,
  get: function () {
    return judge;
  }
});
Object.defineProperty(exports, "mayHaveHappened", {
  enumerable: true,
  get: function () {
    return mayHaveHappened;
  }
});
Object.defineProperty(exports, "retry_exports", {
  enumerable: true,
  get: function () {
    return retry_exports;
  }
});
Object.defineProperty(exports, "signing_exports", {
  enumerable: true,
  get: function () {
    return signing_exports;
  }
});
Object.defineProperty(exports, "waitBefore", {
  enumerable: true,
  get: function () {
    return waitBefore;
  }
});
