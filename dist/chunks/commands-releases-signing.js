const require_package = require("./package.json.js");
const require_environment = require("./platform-environment.js");
const require_keys = require("./provenance-keys.js");
const require_open = require("./commands-releases-open.js");
const require_aws_service = require("./commands-releases-aws-service.js");
let node_fs = require("node:fs");
let node_path = require("node:path");

// src/commands/releases/signing.ts
/** From `--sign`, `sign:` and `--signed-by` to keys that sign and verify. */
const signInput = {
	type: "string",
	description: "Sign the bundle with this key: a file in PEM, env:NAME, or awskms:alias/NAME; else `sign:` of the environment",
	placeholder: "KEY"
};
/** A private key in PEM has a few hundred bytes. */
const largestKey = 65536;
/**
* How to sign a release of this environment; undefined where nobody asked for it. The key is opened at once, so that one
* that cannot be used stops the command before anything is written.
*
* @throws SW1301, and SW0922 where KMS refuses.
*/
async function signerFor(written, { project, environment }, context) {
	const reference = written ?? environment.sign;
	if (reference === void 0) return void 0;
	const key = await openSigningKey(require_keys.parseKeyReference(reference), {
		project,
		environment
	}, context);
	const variables = context.environment;
	const inWorkflow = require_environment.isOnRunner(variables) && variables["GITHUB_WORKFLOW_REF"] !== void 0;
	const server = variables["GITHUB_SERVER_URL"] ?? "https://github.com";
	return ({ bundle, version: version$1, source, actor }) => require_open.signBundle({
		bundle,
		version: version$1,
		repository: source.repository,
		commit: source.commit,
		ref: source.ref,
		changed: source.changed === true,
		builder: inWorkflow ? `${server}/${variables["GITHUB_WORKFLOW_REF"]}` : "urn:slipway:builder:local",
		invocation: actor.via,
		tool: `slipway ${require_package.version}`
	}, [key]);
}
/** Keys to verify with. @throws SW1301, and SW0922 where KMS refuses. */
async function openVerifyingKeys(written, { project, environment }, context) {
	const keys = [];
	for (const text of written) {
		const reference = require_keys.parseKeyReference(text);
		if (reference.kind === "kms") {
			const { kmsPublicKey } = await Promise.resolve().then(() => require("./aws-kms.js"));
			const client = await require_aws_service.serviceClient("kms", project, environment, "sign", context);
			keys.push(require_keys.readVerifyingKeyDer(await kmsPublicKey(client, reference.key), text));
		} else keys.push(require_keys.readVerifyingKey(pemOf(reference, context), text));
	}
	return keys;
}
async function openSigningKey(reference, { project, environment }, context) {
	if (reference.kind !== "kms") {
		const pem = pemOf(reference, context);
		context.redaction.hide(pem);
		return require_keys.readSigningKey(pem, reference.kind === "file" ? reference.path : `The variable ${reference.name}`);
	}
	const { kmsPublicKey, kmsSign } = await Promise.resolve().then(() => require("./aws-kms.js"));
	const client = await require_aws_service.serviceClient("kms", project, environment, "sign", context);
	const { id } = require_keys.readVerifyingKeyDer(await kmsPublicKey(client, reference.key), reference.key);
	return {
		id,
		sign: (bytes) => kmsSign(client, reference.key, bytes)
	};
}
function pemOf(reference, context) {
	if (reference.kind === "variable") {
		const value = context.environment[reference.name];
		if (value) return value;
		throw require_keys.unusable(`The variable ${reference.name} is not set`);
	}
	try {
		const bytes = firstBytes((0, node_path.resolve)(context.cwd, reference.path), 65537);
		if (bytes.length <= largestKey) return bytes.toString("utf8");
	} catch {
		throw require_keys.unusable(`The key file ${reference.path} cannot be read`);
	}
	throw require_keys.unusable(`The key file ${reference.path} is too large for a key`);
}
/** No more than what is wanted, whatever the file is: a pipe has no size, and a device may never end. */
function firstBytes(path, most) {
	const file = (0, node_fs.openSync)(path, "r");
	try {
		const bytes = Buffer.alloc(most);
		let length = 0;
		while (length < most) {
			const read = (0, node_fs.readSync)(file, bytes, length, most - length, null);
			if (read === 0) break;
			length += read;
		}
		return bytes.subarray(0, length);
	} finally {
		(0, node_fs.closeSync)(file);
	}
}

Object.defineProperty(exports, "openVerifyingKeys", {
  enumerable: true,
  get: function () {
    return openVerifyingKeys;
  }
});
Object.defineProperty(exports, "signInput", {
  enumerable: true,
  get: function () {
    return signInput;
  }
});
Object.defineProperty(exports, "signerFor", {
  enumerable: true,
  get: function () {
    return signerFor;
  }
});
