const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./aws-errors.js");
let node_fs_promises = require("node:fs/promises");

// src/aws/certificates.ts
/** Certificates of a company's proxy, by the variable that the AWS tools know. */
var certificates_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ readCertificates: () => readCertificates });
/** The PEM file that AWS_CA_BUNDLE names; undefined where it names none. Throws SW0916 where it cannot be read. */
async function readCertificates(environment) {
	const file = environment["AWS_CA_BUNDLE"];
	if (!file) return void 0;
	try {
		return await (0, node_fs_promises.readFile)(file, "utf8");
	} catch (cause) {
		throw require_errors.awsErrors.create("SW0916", {
			message: `The certificates that AWS_CA_BUNDLE names (${file}) cannot be read.`,
			next: "Mend the variable, or take it away.",
			cause
		});
	}
}

Object.defineProperty(exports, "certificates_exports", {
  enumerable: true,
  get: function () {
    return certificates_exports;
  }
});
Object.defineProperty(exports, "readCertificates", {
  enumerable: true,
  get: function () {
    return readCertificates;
  }
});
