const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_reply = require("./aws-reply.js");

// src/aws/caller.ts
var caller_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ callerIdentity: () => callerIdentity });
/** Undefined where STS does not answer or refuses. `client` is one for the service `sts`. */
async function callerIdentity(client) {
	const reply = await client.send({
		method: "POST",
		path: "/",
		headers: { "content-type": "application/x-www-form-urlencoded; charset=utf-8" },
		body: Buffer.from("Action=GetCallerIdentity&Version=2011-06-15"),
		maximumBytes: 65536
	});
	if (reply.kind === "failed" || reply.status !== 200) return void 0;
	const result = require_reply.childOf(require_reply.parseXml(require_reply.textOf(reply.body)), "GetCallerIdentityResult");
	const account = require_reply.childText(result, "Account");
	const arn = require_reply.childText(result, "Arn");
	return account === void 0 || arn === void 0 || !/^[0-9]{12}$/.test(account) || !/^[\x21-\x7e]{1,2048}$/.test(arn) ? void 0 : {
		account,
		arn
	};
}

Object.defineProperty(exports, "callerIdentity", {
  enumerable: true,
  get: function () {
    return callerIdentity;
  }
});
Object.defineProperty(exports, "caller_exports", {
  enumerable: true,
  get: function () {
    return caller_exports;
  }
});
