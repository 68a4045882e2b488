const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_visible = require("./platform-visible.js");
const require_words = require("./platform-words.js");
const require_json = require("./platform-json.js");
const require_network_codes = require("./platform-network-codes.js");
const require_package = require("./package.json.js");
const require_run_event = require("./commands-run-event.js");
const require_errors = require("./github-errors.js");
const require_event = require("./github-event.js");
let node_http = require("node:http");
node_http = require_rolldown_runtime.__toESM(node_http, 1);

// src/github/repository.ts
/** Values of `{owner}` and `{repo}`, and others. */
function pathOf({ repository }, more = {}) {
	return {
		owner: repository.owner,
		repo: repository.name,
		...more
	};
}
/** An object of an answer. @throws SW1012 where it is none, and later for each field that is not as described. */
function answerFields(json, purpose) {
	return new require_event.Fields(json, "", (message) => answerRefused(message, purpose));
}
/** The objects of a list, or of the list with this name inside an object (`workflow_runs`). */
function answerItems(json, purpose, name) {
	return answerFields(name === void 0 ? { items: json } : json, purpose).objects(name ?? "items", mostItems);
}
/** Pages have 100 items, lists without pages some more. */
const mostItems = 1e3;
function answerRefused(message, purpose) {
	return require_errors.githubErrors.create("SW1012", {
		message: `GitHub's reply was not understood (to ${purpose}): ${message}`,
		next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place."
	});
}

// src/github/address.ts
/** Addresses of GitHub: where its API is, and paths in it. */
const loopback = /* @__PURE__ */ new Set([
	"localhost",
	"127.0.0.1",
	"[::1]"
]);
/**
* The API's address without a slash at its end: `https://api.github.com`, `https://github.example.com/api/v3`.
*
* @throws SW1004 where no token may be sent there.
*/
function readApiUrl(text) {
	const given = text === void 0 || text === "" ? "https://api.github.com" : text;
	const url = URL.canParse(given) ? new URL(given) : void 0;
	const problem = url === void 0 ? "is no address" : url.username !== "" || url.password !== "" ? "holds a user or a password" : url.search !== "" || url.hash !== "" ? "has a query or a fragment" : url.protocol === "https:" || url.protocol === "http:" && loopback.has(url.hostname) ? void 0 : "does not begin with https://";
	if (url !== void 0 && problem === void 0) return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
	throw require_errors.githubErrors.create("SW1004", {
		message: `The address of GitHub's API ${problem}.`,
		next: "Set GITHUB_API_URL to an address such as https://api.github.com or https://github.example.com/api/v3."
	});
}
/** `{owner}` and its like in a path of the API, replaced by values that cannot leave their place. */
function expandPath(path, parameters) {
	return path.replace(/\{(\w+)\}/g, (_, name) => {
		const value = parameters[name];
		if (value === void 0) throw new Error(`The path ${path} needs \u201c${name}\u201d.`);
		const text = encodeURIComponent(String(value).toWellFormed());
		return /^\.+$/.test(text) ? text.replaceAll(".", "%2E") : text;
	});
}

// src/github/http-exchange.ts
/** GitHub redirects renamed repositories once. */
const mostRedirects = 3;
/** Sends a request and reads the whole reply. Never throws. */
async function exchange(fetch, request, limits) {
	const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(limits.milliseconds)));
	const signal = AbortSignal.any([timeout, limits.signal]);
	let url = request.url;
	try {
		for (let redirects = 0;; redirects++) {
			const response = await fetch(url, {
				method: request.method,
				headers: request.headers,
				...request.body === void 0 ? {} : { body: request.body },
				redirect: "manual",
				signal
			});
			const next = redirectOf(response, request.method, url);
			if (next === void 0) return await readReply(response, limits.maximumBytes);
			await response.body?.cancel();
			if (new URL(next).origin !== new URL(request.url).origin || redirects >= mostRedirects) return {
				kind: "redirect",
				to: new URL(next).origin
			};
			url = next;
		}
	} catch (cause) {
		if (limits.signal.aborted) return {
			kind: "failure",
			code: "ABORTED",
			cause
		};
		if (timeout.aborted) return {
			kind: "failure",
			code: "ETIMEDOUT",
			cause
		};
		return {
			kind: "failure",
			code: codeOf(cause),
			cause
		};
	}
}
/** 301 and 302 turn other methods into GET in browsers, so for those only 307 and 308 are followed. */
function redirectOf(response, method, url) {
	const { status } = response;
	const follows = status === 307 || status === 308 || method === "GET" && (status === 301 || status === 302);
	const location = response.headers.get("location");
	return follows && location !== null && URL.canParse(location, url) ? new URL(location, url).href : void 0;
}
async function readReply(response, maximumBytes) {
	const chunks = [];
	let size = 0;
	if (response.body !== null) for await (const chunk of response.body) {
		size += chunk.byteLength;
		if (size > maximumBytes) return {
			kind: "too-large",
			status: response.status
		};
		chunks.push(chunk);
	}
	return {
		kind: "reply",
		status: response.status,
		headers: response.headers,
		text: Buffer.concat(chunks).toString("utf8")
	};
}
/** A reply that was cut off has no code: `TypeError: terminated`. */
function codeOf(thrown) {
	return require_network_codes.networkCodeOf(thrown) ?? (thrown instanceof TypeError ? "ECONNRESET" : "UNKNOWN");
}
/** The JSON of a reply; undefined where it is none. An empty body is null. */
function jsonOf(text) {
	if (text === "") return null;
	try {
		return JSON.parse(text);
	} catch {
		return;
	}
}

// src/github/link-header.ts
/** Paging: the `Link` header of a list (RFC 8288), as far as GitHub uses it. */
/**
* The address of the next page; undefined on the last one.
*
* @throws SW1012 where it leads to another server or out of the API: the token goes nowhere else.
*/
function nextPage(header, current, apiUrl) {
	for (const part of (header ?? "").slice(0, 16384).split(/,(?=\s*<)/)) {
		const [, target = "", parameters = ""] = /^\s*<([^<>]*)>(.*)$/s.exec(part) ?? [];
		if (!/;\s*rel="?(?:[^"]*\s)?next(?:\s[^"]*)?"?\s*(?:;|$)/.test(parameters)) continue;
		const url = URL.canParse(target, current) ? new URL(target, current) : void 0;
		if (url !== void 0 && `${url.origin}${url.pathname}`.startsWith(`${apiUrl}/`)) return url.href;
		throw require_errors.githubErrors.create("SW1012", {
			message: "GitHub's reply was not understood: the next page of a list lies outside of its API.",
			next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place."
		});
	}
}

// src/github/refusals.ts
/** What GitHub answered instead of what was asked for, as errors with a next step. Told apart by status and headers. */
/** Characters of GitHub's own words that are repeated. */
const longestReason = 300;
/** The error for a reply of 400 and above. */
function refusalError(asked, reply, facts) {
	const { status } = reply;
	const words = reasonOf(jsonOf(reply.text));
	const said = words === "" ? `GitHub answered ${status}` : `GitHub answered ${status}: ${words}`;
	const tried = `(to ${asked.purpose}; ${asked.method} ${asked.path})`;
	if (facts.waitMilliseconds !== void 0) {
		const seconds = Math.ceil(facts.waitMilliseconds / 1e3);
		return require_errors.githubErrors.create("SW1009", {
			message: `${said} ${tried}. It asks to wait ${inTime(seconds)}, longer than this command waits.`,
			next: `Run it again in ${inTime(seconds)}.`
		});
	}
	if (status === 401) return require_errors.githubErrors.create("SW1005", {
		message: `${said} ${tried}.`,
		next: "Check which token the step gets, and whether it has expired."
	});
	if (status === 403) return require_errors.githubErrors.create("SW1006", {
		message: `${said} ${tried}.`,
		next: nextForPermission(reply.headers)
	});
	if (status === 404 || status === 410) return require_errors.githubErrors.create("SW1007", {
		message: `${said} ${tried}.`,
		next: `Check that it exists, and that the token may see it${permissionWords(reply.headers, "; it needs ")}.`
	});
	if (status >= 500) return require_errors.githubErrors.create("SW1010", {
		message: `${said} on ${facts.attempts === 1 ? "the first attempt" : `each of ${require_words.counted(facts.attempts, "attempt")}`} ${tried}.`,
		next: "Look at https://www.githubstatus.com, and run the command again later."
	});
	return require_errors.githubErrors.create("SW1008", {
		message: `${said} ${tried}.`,
		next: "Change what GitHub's words name, and run the command again."
	});
}
/** The error where no reply came. */
function failureError(asked, failure, facts) {
	return require_errors.githubErrors.create("SW1011", {
		message: `GitHub cannot be reached at ${facts.host} (to ${asked.purpose}): ${failure.code} on ${require_words.counted(facts.attempts, "attempt")}.`,
		next: "Check the network and GITHUB_API_URL; behind a proxy set HTTPS_PROXY.",
		cause: failure.cause
	});
}
function nextForPermission(headers) {
	const needed = permissionWords(headers, "");
	return `${needed === "" ? "Give the job the permission under `permissions:`" : `Give the job what GitHub names under \`permissions:\`: ${needed}`}. A pull request from a fork never has it: docs/pull-requests.md shows the way round.`;
}
/** `issues=write; pull_requests=write` means one of them; written as a workflow writes it. */
function permissionWords(headers, before) {
	const header = headers.get("x-accepted-github-permissions") ?? "";
	if (!/^[a-z_]+=[a-z]+(?:[,;] ?[a-z_]+=[a-z]+)*$/.test(header) || header.length > longestReason) return "";
	return `${before}${header.split(/; ?/).map((choice) => choice.split(/, ?/).map((one) => one.replaceAll("_", "-").replace("=", ": ")).join(" and ")).map((choice) => `\`${choice}\``).join(" or ")}`;
}
/** GitHub's own words, with what it says of fields; made visible, and cut. */
function reasonOf(json) {
	if (!require_json.isJsonObject(json)) return "";
	const message = require_json.ownProperty(json, "message");
	const errors = require_json.ownProperty(json, "errors");
	const details = Array.isArray(errors) ? errors.slice(0, 5).map((error) => {
		if (typeof error === "string") return error;
		if (!require_json.isJsonObject(error)) return "";
		const words = require_json.ownProperty(error, "message");
		if (typeof words === "string") return words;
		return [require_json.ownProperty(error, "field"), require_json.ownProperty(error, "code")].filter((part) => typeof part === "string").join(" ");
	}) : [];
	const all = [typeof message === "string" ? message : "", ...details].filter((text) => text !== "").join("; ");
	const line = require_visible.visibleLine(all.slice(0, longestReason * 2));
	return line.length > longestReason ? `${line.slice(0, longestReason)}\u2026` : line.replace(/\.$/, "");
}
function inTime(seconds) {
	if (seconds < 120) return require_words.counted(seconds, "second");
	return require_words.counted(Math.ceil(seconds / 60), "minute");
}

// src/github/retry.ts
/** The one place that decides whether a request to GitHub is sent again, and when. By status and headers, never by message. */
const transientStatus = /* @__PURE__ */ new Set([
	500,
	502,
	503,
	504
]);
/** Failures before anything was sent. */
const unsentCodes = /* @__PURE__ */ new Set([...require_network_codes.unreachableCodes, "UND_ERR_CONNECT_TIMEOUT"]);
const momentaryCodes = /* @__PURE__ */ new Set([
	...require_network_codes.brokenCodes,
	"UND_ERR_SOCKET",
	"UND_ERR_HEADERS_TIMEOUT",
	"UND_ERR_BODY_TIMEOUT",
	"UND_ERR_RESPONSE_STATUS_CODE"
]);
/** Without a time from GitHub, a minute: "Rate limits for the REST API" in GitHub's documentation. */
const waitWithoutTime = 6e4;
/** `now` in milliseconds since 1970 counts where the reply has no date of its own. */
function judgeExchange(outcome, now) {
	if (outcome.kind === "failure") {
		if (unsentCodes.has(outcome.code)) return {
			kind: "transient",
			mayHaveHappened: false
		};
		return momentaryCodes.has(outcome.code) ? {
			kind: "transient",
			mayHaveHappened: true
		} : { kind: "final" };
	}
	const { status, headers } = outcome;
	if (status === 403 || status === 429) {
		const milliseconds = askedWait(headers, now);
		if (milliseconds !== void 0) return {
			kind: "limited",
			milliseconds
		};
		return status === 429 || outcome.limitedByDocument ? {
			kind: "limited",
			milliseconds: waitWithoutTime
		} : { kind: "final" };
	}
	if (!transientStatus.has(status)) return { kind: "final" };
	const milliseconds = askedWait(headers, now);
	if (status === 503 && milliseconds !== void 0) return {
		kind: "limited",
		milliseconds
	};
	return {
		kind: "transient",
		mayHaveHappened: true
	};
}
/** Milliseconds that the reply asks to wait; undefined where it names none. Times are compared with the server's clock. */
function askedWait(headers, now) {
	const after = headers.get("retry-after");
	if (after !== null) {
		const seconds = /^\d{1,9}$/.test(after.trim()) ? Number(after) : void 0;
		if (seconds !== void 0) return seconds * 1e3;
		const date = Date.parse(after);
		if (!Number.isNaN(date)) return Math.max(0, date - serverTime(headers, now));
	}
	const reset = headers.get("x-ratelimit-reset");
	if (headers.get("x-ratelimit-remaining") === "0" && reset !== null && /^\d{1,12}$/.test(reset)) return Math.max(0, Number(reset) * 1e3 - serverTime(headers, now)) + 1e3;
}
function serverTime(headers, now) {
	const date = Date.parse(headers.get("date") ?? "");
	return Number.isNaN(date) ? now : date;
}
/** Milliseconds before the next attempt after a transient failure: doubled each time, half of it by chance. */
function backOff(attempt, random) {
	const bound = Math.min(8e3, 250 * 2 ** (attempt - 1));
	return bound / 2 + bound / 2 * random();
}

// src/github/client.ts
/** Version of the API, "API Versions" in GitHub's documentation. */
const apiVersion = "2022-11-28";
/** A page of 100 comments of 65,536 characters, of up to four bytes each, stays below. */
const maximumReplyBytes = 33554432;
const exchangeMilliseconds = 3e4;
const defaultPatience = 9e4;
/** Exchanges of one request, whatever time is left. */
const mostAttempts = 6;
const defaultMostPages = 100;
/** @throws SW1001 without a token, SW1004 where the address cannot be right. */
function createGithubClient(options) {
	if (options.token === void 0 || options.token.trim() === "") throw require_errors.githubErrors.create("SW1001", {
		message: "There is no token for GitHub's API.",
		next: "Set GITHUB_TOKEN: in a workflow to ${{ github.token }}, on a laptop to what `gh auth token` prints."
	});
	options.redaction.register(options.token);
	const apiUrl = readApiUrl(options.apiUrl);
	const caller = new Caller(options, apiUrl, options.token.trim());
	return {
		apiUrl,
		send: (request) => caller.send(request, caller.urlOf(request)),
		pages: (request, most = defaultMostPages) => caller.pages(request, most)
	};
}
const realClock = {
	now: Date.now,
	random: Math.random,
	sleep: (milliseconds, signal) => new Promise((resolve) => {
		const done = () => {
			clearTimeout(timer);
			signal.removeEventListener("abort", done);
			resolve();
		};
		const timer = setTimeout(done, milliseconds);
		signal.addEventListener("abort", done, { once: true });
		if (signal.aborted) done();
	})
};
var Caller = class {
	#options;
	#apiUrl;
	#token;
	#clock;
	constructor(options, apiUrl, token) {
		this.#options = options;
		this.#apiUrl = apiUrl;
		this.#token = token;
		this.#clock = options.clock ?? realClock;
	}
	urlOf(request) {
		const query = Object.entries(request.query ?? {}).flatMap(([name, value]) => value === void 0 ? [] : [[name, String(value)]]);
		const search = query.length === 0 ? "" : `?${new URLSearchParams(query)}`;
		return `${this.#baseOf(request)}${expandPath(request.path, request.parameters ?? {})}${search}`;
	}
	/** On GitHub Enterprise Server GraphQL lies beside the REST API, at `/api/graphql`. */
	#baseOf({ path }) {
		return path === "/graphql" ? this.#apiUrl.replace(/\/api\/v3$/, "/api") : this.#apiUrl;
	}
	async *pages(request, most) {
		const query = {
			per_page: 100,
			...request.query
		};
		const seen = /* @__PURE__ */ new Set();
		let url = this.urlOf({
			...request,
			query
		});
		for (let page = 1; url !== void 0; page++) {
			seen.add(url);
			const reply = await this.send(request, url);
			yield reply;
			url = nextPage(reply.headers.get("link"), url, this.#apiUrl);
			if (url !== void 0 && (page >= most || seen.has(url))) throw require_errors.githubErrors.create("SW1012", {
				message: `GitHub's list has more than ${most} pages, or goes round in circles (to ${request.purpose}).`,
				next: "Nothing was left half done. Where the list is really that long, shorten it on GitHub."
			});
		}
	}
	async send(request, url) {
		const deadline = this.#clock.now() + (this.#options.patience ?? defaultPatience);
		for (let attempt = 1;; attempt++) {
			const outcome = await this.#exchange(request, url, deadline);
			if (outcome.kind === "reply" && (outcome.status < 400 || request.answers?.includes(outcome.status) === true)) return this.#understood(request, outcome);
			if (this.#options.signal.aborted) throw interrupted(request);
			const verdict = this.#judge(outcome);
			const wait = this.#waitAfter(verdict, attempt, deadline);
			if (wait === void 0) throw this.#failed(request, outcome, verdict, attempt);
			if (wait.told) this.#options.onWait?.(`GitHub asks to wait ${Math.ceil(wait.milliseconds / 1e3)} s (to ${request.purpose}).`);
			await this.#clock.sleep(wait.milliseconds, this.#options.signal);
			if (this.#options.signal.aborted) throw interrupted(request);
			if (request.lookFirst !== void 0) {
				const found = await request.lookFirst();
				if (found !== void 0) return {
					status: 200,
					headers: new Headers(),
					json: found
				};
			} else if (verdict.kind === "transient" && verdict.mayHaveHappened && request.method === "POST") throw lost(request, outcome);
		}
	}
	#exchange(request, url, deadline) {
		const body = request.body === void 0 ? void 0 : JSON.stringify(request.body);
		return exchange(this.#options.fetch, {
			method: request.method,
			url,
			headers: {
				accept: "application/vnd.github+json",
				authorization: `Bearer ${this.#token}`,
				"user-agent": `slipway/${this.#options.version ?? "0"}`,
				"x-github-api-version": apiVersion,
				...body === void 0 ? {} : { "content-type": "application/json; charset=utf-8" }
			},
			body
		}, {
			maximumBytes: maximumReplyBytes,
			milliseconds: Math.min(exchangeMilliseconds, deadline - this.#clock.now()),
			signal: this.#options.signal
		});
	}
	#understood(request, { status, headers, text }) {
		const json = jsonOf(text);
		if (json !== void 0 && (status < 300 || status >= 400 || status === 304)) return {
			status,
			headers,
			json
		};
		throw notUnderstood(request, `it is ${status < 300 ? "no JSON" : `a redirect (${status})`}`);
	}
	#judge(outcome) {
		const now = this.#clock.now();
		switch (outcome.kind) {
			case "reply": return judgeExchange({
				...outcome,
				limitedByDocument: isLimitedByDocument(outcome.text)
			}, now);
			case "failure": return judgeExchange(outcome, now);
			case "too-large":
			case "redirect": return { kind: "final" };
		}
	}
	#waitAfter(verdict, attempt, deadline) {
		if (verdict.kind === "final" || attempt >= mostAttempts) return void 0;
		const told = verdict.kind === "limited";
		const milliseconds = told ? verdict.milliseconds + this.#clock.random() * 1e3 : backOff(attempt, this.#clock.random);
		return this.#clock.now() + milliseconds < deadline ? {
			milliseconds,
			told
		} : void 0;
	}
	#failed(request, outcome, verdict, attempts) {
		const host = new URL(this.#apiUrl).host;
		switch (outcome.kind) {
			case "reply": return refusalError(request, outcome, {
				attempts,
				waitMilliseconds: verdict.kind === "limited" ? verdict.milliseconds : void 0
			});
			case "failure": return failureError(request, outcome, {
				attempts,
				host
			});
			case "too-large": return notUnderstood(request, `it is larger than ${maximumReplyBytes / 1024 / 1024} MiB`);
			case "redirect": return notUnderstood(request, `it leads elsewhere (${outcome.to}), where the token must not go`);
		}
	}
};
/** A secondary rate limit may name no time; its document is the one sign that is no prose. */
function isLimitedByDocument(text) {
	const json = jsonOf(text);
	if (typeof json !== "object" || json === null || !("documentation_url" in json)) return false;
	return /secondary-rate-limits/.test(String(json["documentation_url"]));
}
function lost(request, outcome) {
	return require_errors.githubErrors.create("SW1013", {
		message: `GitHub's reply was lost (to ${request.purpose}), and asking again could do it twice.`,
		next: "Look on GitHub whether it was done; run the command again where it was not.",
		cause: outcome.kind === "failure" ? outcome.cause : void 0
	});
}
function interrupted(request) {
	return require_errors.githubErrors.create("SW1014", {
		message: `Stopped while asking GitHub to ${request.purpose}.`,
		next: "Run the command again."
	});
}
function notUnderstood(request, reason) {
	return require_errors.githubErrors.create("SW1012", {
		message: `GitHub's reply was not understood (to ${request.purpose}): ${reason}.`,
		next: "Check GITHUB_API_URL, and whether a proxy answers in GitHub's place."
	});
}

// src/github/run.ts
/** The run of a workflow, from what the runner sets: "Variables reference" in GitHub's documentation. Hostile text, bounded. */
/**
* The run that this process belongs to.
*
* @throws SW1002 for the first variable that is missing or wrong.
*/
function readRun(environment) {
	const text = (name) => neededText(environment, name);
	const repository = require_event.repositoryNameOf(text("GITHUB_REPOSITORY"));
	if (repository === void 0) throw wrong("GITHUB_REPOSITORY", "is no repository as owner/name");
	const sha = text("GITHUB_SHA");
	if (!require_event.isCommitSha(sha)) throw wrong("GITHUB_SHA", "is no commit's hash");
	const serverUrl = readServerUrl(environment["GITHUB_SERVER_URL"]);
	const runId = neededNumber(environment, "GITHUB_RUN_ID");
	return {
		apiUrl: environment["GITHUB_API_URL"],
		serverUrl,
		repository,
		repositoryId: optionalNumber(environment["GITHUB_REPOSITORY_ID"]),
		runId,
		runAttempt: optionalNumber(environment["GITHUB_RUN_ATTEMPT"]) ?? 1,
		workflow: optionalText(environment, "GITHUB_WORKFLOW") ?? "",
		workflowRef: optionalText(environment, "GITHUB_WORKFLOW_REF"),
		job: optionalText(environment, "GITHUB_JOB") ?? "",
		sha,
		ref: optionalText(environment, "GITHUB_REF") ?? "",
		actor: optionalText(environment, "GITHUB_ACTOR") ?? "",
		actorId: optionalNumber(environment["GITHUB_ACTOR_ID"]),
		triggeringActor: optionalText(environment, "GITHUB_TRIGGERING_ACTOR"),
		eventName: text("GITHUB_EVENT_NAME"),
		eventPath: environment["GITHUB_EVENT_PATH"],
		url: serverUrl === void 0 ? void 0 : `${serverUrl}/${repository.owner}/${repository.name}/actions/runs/${runId}`
	};
}
function neededText(environment, name) {
	const value = optionalText(environment, name);
	if (value === void 0) throw wrong(name, "is not set");
	return value;
}
function optionalText(environment, name) {
	const value = environment[name];
	if (value === void 0 || value === "") return void 0;
	if (value.length > 1024) throw wrong(name, `is longer than ${require_event.longestName} characters`);
	return value;
}
function neededNumber(environment, name) {
	const number = optionalNumber(neededText(environment, name));
	if (number === void 0) throw wrong(name, "is no whole number");
	return number;
}
function optionalNumber(text) {
	return text !== void 0 && /^\d{1,15}$/.test(text) ? Number(text) : void 0;
}
/** Only an address that can stand in a link. */
function readServerUrl(text) {
	if (text === void 0 || !URL.canParse(text)) return void 0;
	const url = new URL(text);
	const loopback = url.protocol === "http:" && (url.hostname === "127.0.0.1" || url.hostname === "localhost");
	if (url.username !== "" || url.password !== "" || url.protocol !== "https:" && !loopback) return void 0;
	return `${url.origin}${url.pathname.replace(/\/+$/, "")}`;
}
function wrong(name, problem) {
	return require_errors.githubErrors.create("SW1002", {
		message: `${name} ${problem}.`,
		next: "Run the command in a workflow of GitHub Actions, where the runner sets it."
	});
}

// src/commands/github-access.ts
/** How commands reach GitHub: the run that they are part of, its event, and a client with the job's token. */
/**
* A client for the API of this run, with the token in `GITHUB_TOKEN` where no other is given.
*
* @throws SW1001 without a token, SW1004 for an address that cannot be right.
*/
function githubClient({ environment, redaction, progress, signal }, token = environment["GITHUB_TOKEN"]) {
	useProxy(environment);
	return createGithubClient({
		apiUrl: environment["GITHUB_API_URL"],
		token,
		fetch: globalThis.fetch,
		redaction,
		signal,
		version: require_package.version,
		onWait: (text) => progress.note(text)
	});
}
/**
* The run of GitHub Actions that this process belongs to, and what started it.
*
* @throws SW1002 outside of one, SW1003 where the event cannot be read.
*/
async function githubRun(context) {
	const run = readRun(context.environment);
	const event = await require_run_event.eventOf(context);
	if (event !== void 0) return {
		run,
		event
	};
	throw require_errors.githubErrors.create("SW1003", {
		message: "The event of this run cannot be read: GITHUB_EVENT_PATH is not set.",
		next: "The runner sets it to the file that it writes: hand it on to this step."
	});
}
/** `fetch` of Node reads the usual proxy variables where it is told to (24.14, 25.4 and newer; older ones ignore them). */
function useProxy(environment) {
	const set = [
		"HTTPS_PROXY",
		"https_proxy",
		"HTTP_PROXY",
		"http_proxy",
		"NO_PROXY",
		"no_proxy"
	].flatMap((name) => {
		const value = environment[name];
		return value === void 0 || value === "" ? [] : [[name, value]];
	});
	if (set.length === 0 || !("setGlobalProxyFromEnv" in node_http)) return;
	node_http.setGlobalProxyFromEnv(Object.fromEntries(set));
}

Object.defineProperty(exports, "answerFields", {
  enumerable: true,
  get: function () {
    return answerFields;
  }
});
Object.defineProperty(exports, "answerItems", {
  enumerable: true,
  get: function () {
    return answerItems;
  }
});
Object.defineProperty(exports, "githubClient", {
  enumerable: true,
  get: function () {
    return githubClient;
  }
});
Object.defineProperty(exports, "githubRun", {
  enumerable: true,
  get: function () {
    return githubRun;
  }
});
Object.defineProperty(exports, "pathOf", {
  enumerable: true,
  get: function () {
    return pathOf;
  }
});
