const require_command = require("./platform-command.js");
const require_paint = require("./platform-paint.js");
const require_open = require("./commands-releases-open.js");
const require_reason = require("./releases-reason.js");
const require_published_secrets = require("./commands-published-secrets.js");
const require_candidate = require("./commands-releases-candidate.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs = require("./commands-releases-inputs.js");
const require_release_result = require("./commands-releases-release-result.js");
const require_release_text = require("./commands-releases-release-text.js");
const require_signing = require("./commands-releases-signing.js");
const require_store_in_repository = require("./commands-releases-store-in-repository.js");

// src/releases/deploy.ts
/**
* Makes a bundle live in an environment, unless it is. An unchanged deploy costs one request, one changed file six;
* the content of a file is asked for only where the live release lacks it.
*
* @throws as `publish` does, and SW0626 where the reason for unblocking is empty.
*/
async function deploy(request) {
	const { bundle, store, version, again = false } = request;
	const candidate = {
		action: "deploy",
		bundle: bundle.digest,
		version,
		again,
		unblock: request.unblock === void 0 ? void 0 : require_reason.readReason(request.unblock),
		source: request.source,
		promotedFrom: void 0,
		allowedSecrets: request.allowedSecrets,
		promoted: void 0,
		demands: async () => request.demands?.(),
		load: async () => bundle,
		read: (file) => bundle.read(file),
		supply: async (file, key, attributes) => store.putIfAbsent(key, await bundle.read(file), file.sha256, attributes),
		documents: async (name) => await request.attest?.(name) ?? [],
		recheck: async () => {}
	};
	return require_open.publish(request, candidate);
}

// src/commands/deploy.ts
/** `slipway deploy`: builds the bundle and makes it live in an environment. */
const command = require_command.defineCommand({
	name: "deploy",
	summary: "Build the bundle and make it live in an environment",
	description: [
		"Builds the bundle of the project and makes it live: files that the live release lacks are uploaded, and then one conditional write moves the pointer that readers follow. Before it nothing has changed for a reader, after it everything has. Killed anywhere, the environment serves the old release or the new one, and the same command again finishes or says that it was done.",
		"The version is `--version`, else the git tag at HEAD, else one made from the commit (`0.0.0-g\u2026`), or from the bundle where the tree has changes (`0.0.0-b\u2026`). One version names one bundle for good. Deploying what is live already changes nothing; a version that was superseded needs `--again`, and a bundle that a rollback left needs `--unblock`.",
		"Of two deploys at once one wins; the other changes nothing and is told who won."
	].join("\n\n"),
	examples: [
		{
			line: "slipway deploy beta",
			explains: "release the working tree under the tag or commit at HEAD"
		},
		{
			line: "slipway deploy beta --version 1.4.0",
			explains: "release it as 1.4.0"
		},
		{
			line: "slipway deploy beta --unblock \"the alarm was false\"",
			explains: "bring back what a rollback left"
		}
	],
	inputs: {
		environment: require_inputs.environmentInput,
		version: {
			type: "string",
			description: "Version of the release, three numbers as in 1.4.0",
			placeholder: "VERSION"
		},
		again: require_inputs.againInput,
		unblock: require_inputs.unblockInput,
		"break-glass": require_inputs.breakGlassInput,
		"allow-secrets": require_published_secrets.allowSecretsInput,
		sign: require_signing.signInput,
		stats: require_inputs.statsInput
	},
	outputs: require_documents.releaseOutputDefinitions,
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const { open, bundle, version, source, allowedSecrets, demands } = await require_candidate.openCandidate(inputs.environment, inputs.version, inputs["allow-secrets"], "deploy", context);
		try {
			const sign = await require_signing.signerFor(inputs.sign, open, context);
			const request = await require_open.markRequest(open, context);
			const { actor } = request;
			const attest = sign && (async (released) => [await sign({
				bundle: bundle.digest,
				version: released,
				source,
				actor
			})]);
			const outcome = await deploy({
				...request,
				attest,
				source,
				decide: require_gate.decisionOf(open, context, { breakGlass: inputs["break-glass"] }),
				wait: require_open.waiter(context),
				bundle,
				version,
				again: inputs.again,
				unblock: inputs.unblock,
				allowedSecrets,
				demands
			});
			const requests = inputs.stats ? require_open.sumRequests(open.store) : void 0;
			const mirror = outcome.outcome === "waiting" ? void 0 : await require_open.followWithMirror(open, context);
			if (outcome.outcome === "released") await require_store_in_repository.hintAtIgnoring(open.project, open.environment, outcome.release.record, context);
			const environment = open.environment.name;
			const paint = require_paint.createPaint(context.terminal.color);
			return require_release_result.releaseResult({
				environment,
				outcome,
				mirror,
				requests,
				text: require_release_text.publishText
			}, paint);
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
