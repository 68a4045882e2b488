const require_rolldown_runtime = require("./rolldown-runtime.js");
let node_http = require("node:http");
node_http = require_rolldown_runtime.__toESM(node_http, 1);
let node_https = require("node:https");
node_https = require_rolldown_runtime.__toESM(node_https, 1);

// src/aws/http.ts
/**
* One HTTP exchange with an AWS server over kept connections. Answers are values: a reply of any status, or how the
* exchange failed. Knows nothing of signatures, retries or S3.
*/
var http_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ createTransport: () => createTransport });
/** Half of what the SDK's documents suggest for a broken connection; S3 answers small requests in well under a second. */
const defaultIdleMilliseconds = 2e4;
/** Besides the time that the bodies may take. */
const defaultTotalMilliseconds = 12e4;
/** Slower than this, 800 kbit/s, nobody delivers. */
const bytesPerMillisecond = 100;
/** A reader that takes any size waits no longer for it than for this. */
const maximumSlowBytes = 1024 ** 3;
/** S3's error documents have about 500 bytes. */
const errorBytes = 65536;
/**
* Connections that are kept until `close`, at most `connections` to a host, through the proxy that the environment
* names. `send` never rejects: a broken exchange is an HttpFailure with a code.
*/
function createTransport(options) {
	const agentOptions = {
		keepAlive: true,
		maxSockets: options.connections,
		scheduling: "lifo",
		...proxySettings(options.environment)
	};
	const certificates = options.certificates === void 0 ? {} : { ca: options.certificates };
	const plain = new node_http.Agent(agentOptions);
	const secure = new node_https.Agent({
		...agentOptions,
		...certificates
	});
	const timeouts = {
		idle: options.idleMilliseconds ?? defaultIdleMilliseconds,
		total: options.totalMilliseconds ?? defaultTotalMilliseconds
	};
	return {
		send: (request, limits) => exchange(request, limits, request.endpoint.protocol === "https:" ? secure : plain, timeouts),
		close: () => {
			plain.destroy();
			secure.destroy();
		}
	};
}
function exchange(request, limits, agent, timeouts) {
	const { endpoint, body } = request;
	const send = endpoint.protocol === "https:" ? node_https.request : node_http.request;
	return new Promise((resolve) => {
		let settled = false;
		const settle = (outcome) => {
			if (settled) return;
			settled = true;
			clearTimeout(total);
			limits.signal?.removeEventListener("abort", onAbort);
			resolve(outcome);
		};
		const outgoing = send({
			agent,
			method: request.method,
			host: endpoint.hostname,
			port: endpoint.port,
			path: request.target,
			headers: request.headers,
			setDefaultHeaders: false
		});
		const fail = (code, cause) => {
			settle({
				kind: "failure",
				code,
				cause
			});
			outgoing.destroy();
		};
		const onAbort = () => fail("ABORTED", /* @__PURE__ */ new Error("The command was stopped."));
		const bodyBytes = (body?.byteLength ?? 0) + Math.min(limits.maximumBytes, maximumSlowBytes);
		const wholeTime = timeouts.total + bodyBytes / bytesPerMillisecond;
		const total = setTimeout(() => fail("ETIMEDOUT", /* @__PURE__ */ new Error(`No complete reply within ${Math.round(wholeTime)} ms.`)), wholeTime);
		if (limits.signal?.aborted === true) {
			onAbort();
			return;
		}
		limits.signal?.addEventListener("abort", onAbort, { once: true });
		outgoing.setTimeout(timeouts.idle, () => fail("ETIMEDOUT", /* @__PURE__ */ new Error(`Nothing came for ${timeouts.idle} ms.`)));
		outgoing.on("error", (error) => fail(error.code ?? "UNKNOWN", error));
		outgoing.on("response", (incoming) => {
			readBody(incoming, request.method, limits).then((read) => {
				if (read === "too-large") {
					settle({
						kind: "too-large",
						status: incoming.statusCode ?? 0,
						headers: incoming.headers
					});
					outgoing.destroy();
					return;
				}
				settle({
					kind: "reply",
					status: incoming.statusCode ?? 0,
					headers: incoming.headers,
					body: read
				});
			}, (error) => fail(error.code ?? "ECONNRESET", error));
		});
		if (body === void 0 || body.byteLength === 0) outgoing.end();
		else outgoing.end(body);
	});
}
/** Rejects where the connection breaks before the announced length has come (Node reports it as an aborted stream). */
function readBody(incoming, method, { maximumBytes, onData }) {
	const success = (incoming.statusCode ?? 0) < 300;
	const limit = success ? maximumBytes : errorBytes;
	const announced = Number(incoming.headers["content-length"] ?? 0);
	if (method !== "HEAD" && announced > limit) return Promise.resolve("too-large");
	return new Promise((resolve, reject) => {
		const chunks = [];
		let size = 0;
		incoming.on("data", (chunk) => {
			size += chunk.byteLength;
			if (size > limit) resolve("too-large");
			else if (success && onData !== void 0) onData(chunk, incoming.headers);
			else chunks.push(chunk);
		});
		incoming.on("end", () => {
			const [first] = chunks;
			resolve(first !== void 0 && chunks.length === 1 ? first : Buffer.concat(chunks));
		});
		incoming.on("error", reject);
		incoming.on("aborted", () => reject(Object.assign(/* @__PURE__ */ new Error("The reply was cut off."), { code: "ECONNRESET" })));
	});
}
/** Node's agents read the usual proxy variables themselves (22.21, 24.5 and newer; older ones ignore the option). */
function proxySettings(environment) {
	const set = [
		"HTTPS_PROXY",
		"https_proxy",
		"HTTP_PROXY",
		"http_proxy",
		"NO_PROXY",
		"no_proxy"
	].filter((name) => environment[name]);
	if (set.length === 0) return {};
	return { proxyEnv: Object.fromEntries(set.map((name) => [name, environment[name]])) };
}

Object.defineProperty(exports, "createTransport", {
  enumerable: true,
  get: function () {
    return createTransport;
  }
});
Object.defineProperty(exports, "http_exports", {
  enumerable: true,
  get: function () {
    return http_exports;
  }
});
