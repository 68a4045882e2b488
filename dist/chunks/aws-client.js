const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");
const require_failures = require("./aws-failures.js");
const require_reply = require("./aws-reply.js");
const require_signing = require("./aws-retry.js");

// src/aws/places.ts
/** At most `bound` pieces of work at once; those that wait go in the order in which they came. */
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
/**
* A client for one service and one endpoint. `send` rejects only where the credential provider throws what is no
* SlipwayError; every other end is its value. Places are taken before signing, so that a request which waited is not
* signed too early.
*/
function createAwsClient(options) {
	return new SigningClient(options);
}
var SigningClient = class {
	#endpoint;
	#credentials;
	#transport;
	#signal;
	#now;
	#policy;
	#signer;
	#places;
	/** Milliseconds that the server's clock is ahead of ours, where it refused our time. */
	#clockOffset = 0;
	#lastServerTime;
	constructor(options) {
		this.#endpoint = options.endpoint;
		this.#credentials = options.credentials;
		this.#transport = options.transport;
		this.#signal = options.signal;
		this.#now = options.now ?? Date.now;
		this.#policy = options.retry ?? require_signing.defaultRetryPolicy;
		this.#signer = require_signing.createSigner(options.service, options.region, options.endpoint);
		this.#places = createPlaces(options.concurrency);
	}
	send(request) {
		return this.#places.run(() => this.#exchange(request));
	}
	serverTime() {
		const last = this.#lastServerTime;
		if (last === void 0) return void 0;
		return new Date(last.server + Math.floor(performance.now() - last.local));
	}
	async #exchange(request) {
		const signal = this.#signal;
		let rejected;
		let clockCorrected = false;
		let uncertain = false;
		for (let attempt = 1;; attempt += 1) {
			if (signal?.aborted === true) return {
				kind: "failed",
				error: require_failures.stopped(),
				uncertain
			};
			const credentials = await this.#credentialsNow(rejected);
			if (require_errors.isSlipwayError(credentials)) return {
				kind: "failed",
				error: credentials,
				uncertain
			};
			const signed = this.#signer.sign(request, credentials, this.#time());
			request.onSend?.();
			const outcome = await this.#transport.send(signed, {
				maximumBytes: request.maximumBytes,
				signal
			});
			if (outcome.kind === "reply") this.#noteServerTime(outcome);
			const error = await this.#errorOf(outcome, request, credentials);
			const verdict = require_signing.judge(outcome, error?.code);
			uncertain ||= require_signing.mayHaveHappened(outcome, error?.code);
			const at = {
				host: require_signing.hostOf(this.#endpoint),
				verdict,
				attempt,
				uncertain
			};
			const wait = require_signing.waitBefore(this.#policy, verdict, attempt, retryAfterOf(outcome));
			if (wait === void 0) return conclude(outcome, error, at);
			if (verdict === "clock") {
				if (clockCorrected || !this.#correctClock(outcome)) return conclude(outcome, error, at);
				clockCorrected = true;
			}
			if (verdict === "credentials") {
				if (rejected !== void 0 || await this.#credentialsNow(credentials) === credentials) return conclude(outcome, error, at);
				rejected = credentials;
			}
			if (wait > 0) await this.#policy.sleep(wait, signal);
		}
	}
	/** Our clock, set by the server's where that refused it. */
	#time() {
		return new Date(this.#now() + this.#clockOffset);
	}
	/**
	* The error document of a reply. HEAD has no body, and its 400 or 403 can mean expired credentials or a wrong clock
	* as well as a denial: the same question asked by GET tells which.
	*/
	async #errorOf(outcome, request, credentials) {
		if (outcome.kind !== "reply" || outcome.status < 300 && request.errorInSuccess !== true) return void 0;
		if (request.method !== "HEAD" || outcome.status !== 400 && outcome.status !== 403) return require_reply.errorDocument(outcome);
		const question = this.#signer.sign({
			...request,
			method: "GET"
		}, credentials, this.#time());
		request.onSend?.();
		const told = await this.#transport.send(question, {
			maximumBytes: 0,
			signal: this.#signal
		});
		return told.kind === "reply" && told.status >= 300 ? require_reply.errorDocument(told) : void 0;
	}
	/** A provider that has none says why with an error of ours; anything else that it throws is a fault of the program. */
	async #credentialsNow(rejected) {
		try {
			return await this.#credentials({ rejected });
		} catch (error) {
			if (require_errors.isSlipwayError(error)) return error;
			throw error;
		}
	}
	/** By the Date of the refusal; false where it has none. */
	#correctClock(outcome) {
		const server = outcome.kind === "reply" ? Date.parse(outcome.headers.date ?? "") : NaN;
		if (Number.isNaN(server)) return false;
		this.#clockOffset = server - this.#now();
		return true;
	}
	#noteServerTime(reply) {
		const server = Date.parse(reply.headers.date ?? "");
		if (!Number.isNaN(server)) this.#lastServerTime = {
			server,
			local: performance.now()
		};
	}
};
function conclude(outcome, error, at) {
	const { host, uncertain } = at;
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
