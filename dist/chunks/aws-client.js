const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");
const require_failures = require("./aws-failures.js");
const require_reply = require("./aws-reply.js");
const require_signing = require("./aws-retry.js");

// src/aws/places.ts
function createPlaces(bound) {
	let free = bound;
	const waiting = [];
	let head = 0;
	return { run: async (work) => {
		if (free > 0) free -= 1;
		else await new Promise((resolve) => waiting.push(resolve));
		try {
			return await work();
		} finally {
			const next = waiting[head];
			if (next === void 0) free += 1;
			else {
				head += 1;
				if (head > 64 && head * 2 > waiting.length) {
					waiting.splice(0, head);
					head = 0;
				}
				next();
			}
		}
	} };
}

// src/aws/client.ts
/**
* Signed requests to one AWS service: signs, sends, and tries again where that can help. What comes back is a reply of
* any status, or why there is none, and whether an attempt before the last may have taken effect all the same.
*/
var client_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ createAwsClient: () => createAwsClient });
function createAwsClient(options) {
	const { endpoint, transport, signal } = options;
	const now = options.now ?? Date.now;
	const policy = options.retry ?? require_signing.defaultRetryPolicy;
	const signer = require_signing.createSigner(options.service, options.region, endpoint);
	const places = createPlaces(options.concurrency);
	/** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
	let clockOffset = 0;
	let lastServerTime;
	async function exchange(request) {
		let rejected;
		let clockCorrected = false;
		let uncertain = false;
		for (let attempt = 1;; attempt += 1) {
			if (signal?.aborted === true) return {
				kind: "failed",
				error: require_failures.stopped(),
				uncertain
			};
			const credentials = await credentialsNow(rejected);
			if (require_errors.isSlipwayError(credentials)) return {
				kind: "failed",
				error: credentials,
				uncertain
			};
			const signed = signer.sign(request, credentials, new Date(now() + clockOffset));
			request.onSend?.();
			const outcome = await transport.send(signed, {
				maximumBytes: request.maximumBytes,
				signal
			});
			if (outcome.kind === "reply") noteServerTime(outcome);
			const error = await errorOf(outcome, request, credentials);
			const verdict = require_signing.judge(outcome, error?.code);
			const end = () => conclude(outcome, error, {
				verdict,
				attempt,
				uncertain
			});
			uncertain ||= require_signing.mayHaveHappened(outcome, error?.code);
			const wait = require_signing.waitBefore(policy, verdict, attempt, retryAfterOf(outcome));
			if (wait === void 0) return end();
			if (verdict === "clock") {
				if (clockCorrected || !correctClock(outcome)) return end();
				clockCorrected = true;
			}
			if (verdict === "credentials") {
				if (rejected !== void 0 || await credentialsNow(credentials) === credentials) return end();
				rejected = credentials;
			}
			if (wait > 0) await policy.sleep(wait, signal);
		}
	}
	/**
	* The error document of a reply. HEAD has no body, and its 400 or 403 can mean expired credentials or a wrong clock
	* as well as a denial: the same question asked by GET tells which.
	*/
	async function errorOf(outcome, request, credentials) {
		if (outcome.kind !== "reply" || outcome.status < 300 && request.errorInSuccess !== true) return void 0;
		if (request.method !== "HEAD" || outcome.status !== 400 && outcome.status !== 403) return require_reply.errorDocument(outcome);
		const question = signer.sign({
			...request,
			method: "GET"
		}, credentials, new Date(now() + clockOffset));
		request.onSend?.();
		const told = await transport.send(question, {
			maximumBytes: 0,
			signal
		});
		return told.kind === "reply" && told.status >= 300 ? require_reply.errorDocument(told) : void 0;
	}
	/** A provider that has none says why with an error of ours; anything else that it throws is a fault of the program. */
	async function credentialsNow(rejected) {
		try {
			return await options.credentials({ rejected });
		} catch (error) {
			if (require_errors.isSlipwayError(error)) return error;
			throw error;
		}
	}
	/** By the Date of the refusal; false where it has none. */
	function correctClock(outcome) {
		const server = outcome.kind === "reply" ? Date.parse(outcome.headers.date ?? "") : NaN;
		if (Number.isNaN(server)) return false;
		clockOffset = server - now();
		return true;
	}
	function noteServerTime(reply) {
		const server = Date.parse(reply.headers.date ?? "");
		if (!Number.isNaN(server)) lastServerTime = {
			server,
			local: performance.now()
		};
	}
	function conclude(outcome, error, at) {
		const { uncertain } = at;
		const host = require_signing.hostOf(endpoint);
		if (outcome.kind === "failure") return {
			kind: "failed",
			error: require_failures.unreachable(host, outcome, at.attempt),
			uncertain
		};
		const { status, headers } = outcome;
		if (outcome.kind === "too-large") return {
			kind: "reply",
			status,
			headers,
			body: /* @__PURE__ */ new Uint8Array(0),
			tooLarge: status < 300,
			error,
			uncertain
		};
		if (at.verdict === "transient") return {
			kind: "failed",
			error: require_failures.keptFailing(host, outcome, error, at.attempt),
			uncertain
		};
		return {
			kind: "reply",
			status,
			headers,
			body: outcome.body,
			tooLarge: false,
			error,
			uncertain
		};
	}
	return {
		send: (request) => places.run(() => exchange(request)),
		serverTime: () => lastServerTime === void 0 ? void 0 : new Date(lastServerTime.server + Math.floor(performance.now() - lastServerTime.local))
	};
}
function retryAfterOf(outcome) {
	return outcome.kind === "reply" ? outcome.headers["retry-after"] : void 0;
}

Object.defineProperty(exports, "client_exports", {
  enumerable: true,
  get: function () {
    return client_exports;
  }
});
Object.defineProperty(exports, "createAwsClient", {
  enumerable: true,
  get: function () {
    return createAwsClient;
  }
});
