const require_scan = require("./commands-scan.js");

// src/commands/published-secrets.ts
const allowSecretsInput = {
	type: "string",
	description: "Publish in spite of secrets that were found; number and reason are kept in the release record",
	placeholder: "REASON"
};
/**
* Scans every file of a bundle by the policy of the project: its rules, ignored paths, allow-comments and baseline.
* Undefined where nothing was found; what was allowed, where a reason was given.
*
* @throws SW0830 where a secret was found, SW0831 where it may not be allowed, SW0626 for an empty reason.
*/
async function refuseSecrets(bundle, project, reason, context) {
	const [{ runScan }, { excusedElsewhere }] = await Promise.all([Promise.resolve().then(() => require("./secrets-ignore.js")).then((n) => n.scan_exports), Promise.resolve().then(() => require("./secrets-review.js")).then((n) => n.review_exports)]);
	const { findings, review } = await runScan({
		...require_scan.scanRequest(context),
		directory: project.root,
		source: {
			kind: "contents",
			files: contentsOf(bundle, context.signal)
		},
		allowEmpty: true
	});
	const excused = excusedElsewhere(review);
	const secrets = findings.filter((finding) => finding.severity !== "note" && !excused.has(finding));
	const [first] = secrets.toSorted((a, b) => rankOf(a) - rankOf(b));
	if (first === void 0) return void 0;
	if (reason === void 0) throw await refused("SW0830", first, secrets.length);
	if (await overrideForbidden(project)) throw await refused("SW0831", first, secrets.length);
	const { readReason } = await Promise.resolve().then(() => require("./releases-reason.js")).then((n) => n.reason_exports);
	return {
		count: secrets.length,
		reason: readReason(reason)
	};
}
/** The place that a person can mend comes first. */
function rankOf({ file }) {
	return [
		"prompts/",
		"renderings/",
		"compiled/"
	].findIndex((prefix) => file.startsWith(prefix)) + 1;
}
async function* contentsOf(bundle, signal) {
	const seen = /* @__PURE__ */ new Set();
	for (const file of bundle.manifest.files) {
		signal.throwIfAborted();
		if (seen.has(file.sha256)) continue;
		seen.add(file.sha256);
		yield {
			path: file.path,
			bytes: await bundle.read(file)
		};
	}
}
async function overrideForbidden(project) {
	const { readSettings } = await Promise.resolve().then(() => require("./secrets-settings.js"));
	return readSettings(project.config.secrets, "slipway.yaml").override === "never";
}
async function refused(code, first, count) {
	const { secretsErrors } = await Promise.resolve().then(() => require("./secrets-errors.js")).then((n) => n.errors_exports);
	const more = count === 1 ? "" : ` There ${count === 2 ? "is 1 more" : `are ${count - 1} more`}.`;
	const { line, column } = first.range.start;
	const next = code === "SW0831" ? "Take it out. Here not even a reason publishes it: slipway.yaml says `secrets: { override: never }`." : `Take it out, or allow the finding where it stands. \`slipway explain ${first.rule}\` says how to revoke it.`;
	return secretsErrors.create(code, {
		message: `${first.file}:${line}:${column} in the bundle: ${first.message} (${first.rule}).${more} Nothing was published.`,
		next,
		place: {
			file: first.file,
			line,
			column
		}
	});
}

Object.defineProperty(exports, "allowSecretsInput", {
  enumerable: true,
  get: function () {
    return allowSecretsInput;
  }
});
Object.defineProperty(exports, "refuseSecrets", {
  enumerable: true,
  get: function () {
    return refuseSecrets;
  }
});
