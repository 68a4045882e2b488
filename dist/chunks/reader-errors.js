const require_errors = require("./platform-errors.js");

// src/reader/errors.ts
/** Errors of the reader that applications import. */
const readerErrors = require_errors.defineErrors({
	SW1601: {
		class: "outside",
		title: "No release can be served",
		page: `The store could not be read, or holds no complete release, and this process has none from before: neither in
memory nor in the cache folder. The cause is kept in the error.

Give the reader a cache folder that survives a restart: then an application starts through an outage of the store with
the last release that it served.`
	},
	SW1602: {
		class: "refusal",
		title: "The store went back in time",
		page: `The store's pointer shows a sequence number lower than one that this reader has seen, or another record under
the same number. A rollback never does that: it is a new release with a higher number. Somebody restored or overwrote
\`current.json\`, or the address now names another store.

The reader goes on serving the release that it has. Run \`slipway verify ENV\`. Where the store was rebuilt on purpose,
empty the reader's cache folder.`
	},
	SW1603: {
		class: "outside",
		title: "A file of a release is missing or damaged",
		page: `The manifest of a release names a file by its SHA-256, and the store has no such object or other bytes under
that name. The release is not served; the reader goes on with the one that it has. \`slipway verify ENV --deep\` shows
what is damaged, and \`slipway repair ENV\` puts it back.`
	},
	SW1604: {
		class: "usage",
		title: "The release has no such prompt or file",
		page: `The live release holds no prompt or file of that name. Names of prompts are paths below the prompt folder
without extension, such as \`support/triage\`. \`release.prompts\` lists them.`
	},
	SW1605: {
		class: "usage",
		title: "The address names no store that the reader knows",
		page: `The reader takes \`s3://bucket/prefix\` with an S3 client, or a folder. For any other place give it a
\`StoreClient\`: an object with one method, \`get\`.`
	},
	SW1606: {
		class: "usage",
		title: "The data of a rendering has a key that it does not take",
		page: `\`release.render(name, data)\` takes an object with \`input\`, \`context\` and \`history\`. The fields of the prompt stand
inside \`input\`: \`release.render("reply", { input: { question } })\`.`
	},
	SW1607: {
		class: "refusal",
		title: "No known key has signed the release",
		page: `The reader was given \`signedBy\`, and the store shows a release that none of these keys has signed. It is not
served; the reader goes on with the release that it has. Either it was deployed without \`--sign\`, or with another key,
or somebody who may write to the store released what the signing workflow never made.`
	}
});

exports.readerErrors = readerErrors;
