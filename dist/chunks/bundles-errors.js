const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_errors = require("./platform-errors.js");

// src/bundles/errors.ts
/** Errors about bundles and their manifests. */
var errors_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({ bundlesErrors: () => bundlesErrors });
const bundlesErrors = require_errors.defineErrors({
	SW0401: {
		class: "internal",
		title: "A value has no canonical JSON form",
		page: `Manifests and release records are written as canonical JSON (RFC 8785). It has no form for \`undefined\`,
for numbers that are not finite, for text with half of a surrogate pair, for objects that are not plain data, and for
data nested deeper than 64 levels. This is a fault in Slipway where it comes from a command; please report it.`
	},
	SW0402: {
		class: "outside",
		title: "A manifest is damaged",
		page: `The manifest of a bundle names every file by path, SHA-256, size and media type, and its own SHA-256 is the
name under which it is stored. The bytes that were read are not what that name says, are not canonical JSON, or break a
rule of the format (docs/store-format.md): somebody changed the object by hand, or a copy was cut short.

Nothing was changed. \`slipway verify ENV --deep\` shows what else is damaged. A release whose manifest is damaged can be
brought back by deploying the same tree again after the damaged object was removed by a person with that right.`
	},
	SW0403: {
		class: "outside",
		title: "A stored document has a newer format",
		page: `The store holds a document whose format this version of Slipway does not know, written by a newer Slipway.
Reading it by guessing could lose what the newer version recorded, so nothing is read and nothing is changed.

Install the newer version, in the workflow too: \`uses: \u2026@vN\` or the version in package.json.`
	},
	SW0404: {
		class: "usage",
		title: "A bundle is too large",
		page: `A bundle holds at most 100,000 files of at most 64 MiB each, and a manifest at most 64 MiB of JSON. The limits
keep every reader of the store bounded in memory. Split the project into several environments or prefixes, or leave out
what no application reads (\`bundle.include\` in slipway.yaml).`
	},
	SW0405: {
		class: "usage",
		title: "A path cannot stand in a bundle",
		page: `Paths in a bundle are relative, with \`/\` between the names, in Unicode form NFC, at most 512 bytes long. They
hold no \`..\`, no \`.\`, no empty name, no backslash, no colon, no control or invisible direction character, and no name
that Windows reserves. Two paths may not differ in upper and lower case alone, and a path may not be a folder of another:
such bundles could not be written to every disk. Rename the file.`
	},
	SW0406: {
		class: "usage",
		title: "A media file cannot be delivered",
		page: `A rendering shows a picture or another medium of the project, and its file cannot be read, is larger than
\`limits.mediaBytes\`, or changed while the bundle was built. A bundle holds every file that its renderings show, so
nothing was built.`
	}
});

Object.defineProperty(exports, "bundlesErrors", {
  enumerable: true,
  get: function () {
    return bundlesErrors;
  }
});
Object.defineProperty(exports, "errors_exports", {
  enumerable: true,
  get: function () {
    return errors_exports;
  }
});
