// src/platform/network-codes.ts
/** Node's codes of connections that failed. Which of them are worth another attempt, the callers decide. */
/** Nobody is there, or no name: nothing was sent. */
const unreachableCodes = /* @__PURE__ */ new Set([
	"ENOTFOUND",
	"EAI_AGAIN",
	"ECONNREFUSED",
	"EHOSTUNREACH",
	"ENETUNREACH",
	"ENETDOWN",
	"EADDRNOTAVAIL"
]);
/** A connection that broke: the other side may have received what was sent. */
const brokenCodes = [
	"ECONNRESET",
	"ECONNABORTED",
	"EPIPE",
	"ETIMEDOUT"
];
/**
* The code of a connection that failed. Node's `fetch` throws "fetch failed" with the reason as its cause, sometimes several
* of them for several addresses. Undefined where no cause has one.
*/
function networkCodeOf(thrown) {
	let error = thrown;
	for (let depth = 0; depth < 4 && typeof error === "object" && error !== null; depth++) {
		if ("code" in error && typeof error.code === "string") return error.code;
		error = ("errors" in error && Array.isArray(error.errors) ? error.errors[0] : void 0) ?? ("cause" in error ? error.cause : void 0);
	}
}

Object.defineProperty(exports, "brokenCodes", {
  enumerable: true,
  get: function () {
    return brokenCodes;
  }
});
Object.defineProperty(exports, "networkCodeOf", {
  enumerable: true,
  get: function () {
    return networkCodeOf;
  }
});
Object.defineProperty(exports, "unreachableCodes", {
  enumerable: true,
  get: function () {
    return unreachableCodes;
  }
});
