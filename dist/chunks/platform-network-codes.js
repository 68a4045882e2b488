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

Object.defineProperty(exports, "brokenCodes", {
  enumerable: true,
  get: function () {
    return brokenCodes;
  }
});
Object.defineProperty(exports, "unreachableCodes", {
  enumerable: true,
  get: function () {
    return unreachableCodes;
  }
});
