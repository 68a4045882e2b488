const require_command = require("./platform-command.js");
const require_inputs = require("./commands-index.js");
const require_open = require("./commands-git-setting.js");
const require_reason = require("./releases-reason.js");
const require_published_secrets = require("./commands-published-secrets.js");
const require_candidate = require("./commands-releases-candidate.js");
const require_documents = require("./commands-releases-documents.js");
const require_gate = require("./commands-releases-gate.js");
const require_inputs$1 = require("./commands-releases-inputs.js");
const require_publish_result = require("./commands-releases-publish-result.js");
const require_signing = require("./commands-releases-signing.js");

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
		"The version is `--version`, else the git tag at HEAD, else one made from the commit (`0.0.0-g…`), or from the bundle where the tree has changes (`0.0.0-b…`). One version names one bundle for good. Deploying what is live already changes nothing; a version that was superseded needs `--again`, and a bundle that a rollback left needs `--unblock`.",
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
		environment: require_inputs$1.environmentInput,
		version: {
			type: "string",
			description: "Version of the release, three numbers as in 1.4.0",
			placeholder: "VERSION"
		},
		again: require_inputs$1.againInput,
		unblock: require_inputs$1.unblockInput,
		"break-glass": require_inputs$1.breakGlassInput,
		"allow-secrets": require_published_secrets.allowSecretsInput,
		sign: require_signing.signInput,
		stats: require_inputs$1.statsInput
	},
	outputs: require_documents.releaseOutputDefinitions,
	formats: ["text", "json"],
	permissions: {
		contents: "read",
		"id-token": "write"
	},
	action: true,
	async run(inputs, context) {
		const { open, bundle, version, source, allowedSecrets } = await require_candidate.openCandidate(inputs.environment, inputs.version, inputs["allow-secrets"], "deploy", context);
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
				allowedSecrets
			});
			const requests = inputs.stats ? require_open.sumRequests(open.store) : void 0;
			const mirror = outcome.outcome === "waiting" ? void 0 : await require_open.followWithMirror(open, context);
			const environment = open.environment.name;
			const paint = require_inputs.createPaint(context.terminal.color);
			return require_publish_result.publishResult({
				environment,
				outcome,
				mirror,
				requests
			}, paint);
		} finally {
			await open.store.close();
		}
	}
});

exports.command = command;
