const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/provenance/errors.ts
/** What can be wrong with keys and signatures. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ provenanceErrors: () => provenanceErrors });
const provenanceErrors = require_errors.defineErrors({ SW1301: {
	class: "usage",
	title: "The key cannot be used",
	page: `A key to sign with is a private key in PEM (PKCS #8) of Ed25519 or ECDSA over P-256, in a file, in an
environment variable (\`env:NAME\`), or in AWS KMS (\`awskms:alias/NAME\`, an id or an ARN; key spec ECC_NIST_P256, for
signing and verifying). A key to verify with is the public key in PEM, or the same key in KMS. Make a pair with:

\`\`\`sh
openssl genpkey -algorithm ed25519 -out release.key
openssl pkey -in release.key -pubout -out release.pub
\`\`\`

Keep the private key out of the repository; the public one belongs into it.`
} });

Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
Object.defineProperty(exports, "provenanceErrors", {
  enumerable: true,
  get: function () {
    return provenanceErrors;
  }
});
