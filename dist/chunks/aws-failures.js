const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./aws-errors.js");

// src/aws/failures.ts
var failures_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ unreachable: () => unreachable });
/** Node's codes for a certificate that was not accepted (docs: tls, "X509 certificate error codes"). */
const certificateCodes = /^(CERT_|ERR_TLS_|ERR_SSL_|UNABLE_TO_|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|HOSTNAME_MISMATCH|INVALID_CA|EPROTO$)/;
/** SW0910 where nobody answered, SW0919 where the certificate is not trusted, SW0921 where the user stopped it. */
function unreachable(host, failure, attempts) {
	const { code, cause } = failure;
	if (code === "ABORTED") return stopped();
	if (certificateCodes.test(code)) return require_errors.awsErrors.create("SW0919", {
		message: `The certificate of ${host} is not trusted (${code}).`,
		next: "Behind a proxy that signs certificates set NODE_EXTRA_CA_CERTS or AWS_CA_BUNDLE to its certificate; else check `endpoint:`.",
		cause
	});
	return require_errors.awsErrors.create("SW0910", {
		message: `${host} cannot be reached: ${reasonOf(code)} (${code}), ${times(attempts)}.`,
		next: reasonOf(code) === noName ? "Check `endpoint:`, `region:` and the network. Behind a proxy set HTTPS_PROXY, which needs Node 22.21, 24.5 or newer." : "Check the network and `endpoint:`, then run the same command again. Behind a proxy set HTTPS_PROXY, which needs Node 22.21, 24.5 or newer.",
		cause
	});
}
/** SW0911, with the last answer in the server's own words; `attempts` counts the first one too. */
function keptFailing(host, reply, error, attempts) {
	const words = error === void 0 ? "" : ` ${error.code}${error.message === "" ? "" : `: ${error.message}`}`;
	return require_errors.awsErrors.create("SW0911", {
		message: `${host} kept failing, ${times(attempts)}; the last answer was ${reply.status}${words}.`,
		next: "Wait a little and run the same command again: it goes on where it stopped."
	});
}
/** SW0921: the user interrupted, and no request is left half done. */
function stopped() {
	return require_errors.awsErrors.create("SW0921", {
		message: "Stopped.",
		next: "Nothing is half done. Run the same command again to finish."
	});
}
const noName = "no such host name";
function reasonOf(code) {
	switch (code) {
		case "ENOTFOUND":
		case "EAI_AGAIN": return noName;
		case "ECONNREFUSED": return "nothing answers at that port";
		case "ETIMEDOUT": return "it did not answer in time";
		default: return "the connection broke";
	}
}
function times(attempts) {
	return attempts === 1 ? "at the first attempt" : `after ${attempts} attempts`;
}

Object.defineProperty(exports, "failures_exports", {
  enumerable: true,
  get: function () {
    return failures_exports;
  }
});
Object.defineProperty(exports, "keptFailing", {
  enumerable: true,
  get: function () {
    return keptFailing;
  }
});
Object.defineProperty(exports, "stopped", {
  enumerable: true,
  get: function () {
    return stopped;
  }
});
Object.defineProperty(exports, "unreachable", {
  enumerable: true,
  get: function () {
    return unreachable;
  }
});
