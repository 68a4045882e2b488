const require_package = require("./package.json.js");
const require_errors = require("./provenance-errors.js");
const require_open = require("./commands-releases-open.js");
const require_aws_service = require("./commands-releases-aws-service.js");
let node_fs = require("node:fs");
let node_path = require("node:path");
let node_crypto = require("node:crypto");

// src/provenance/keys.ts
/** Keys that sign releases: where they are, what they are called, and how they sign and verify. */
/** `awskms:alias/release`, `env:SIGNING_KEY`, or a path. */
function parseKeyReference(text) {
	if (text.startsWith("awskms:")) {
		const key = text.slice(7).replace(/^\/\/\//, "");
		if (!/^[A-Za-z0-9:/_-]{1,2048}$/.test(key)) throw unusable(`“${text.slice(0, 100)}” names no key of AWS KMS`);
		return {
			kind: "kms",
			key
		};
	}
	if (text.startsWith("env:")) {
		const name = text.slice(4);
		if (!/^[A-Za-z_][A-Za-z0-9_]{0,200}$/.test(name)) throw unusable(`“${text.slice(0, 100)}” names no variable`);
		return {
			kind: "variable",
			name
		};
	}
	return {
		kind: "file",
		path: text
	};
}
/**
* A private key in PEM. `where` is named in messages, the text never is.
*
* @throws SW1301 where it is none, is locked by a passphrase, or of another kind.
*/
function readSigningKey(pem, where) {
	const key = parsed(() => (0, node_crypto.createPrivateKey)(pem), `${where} holds no private key in PEM, or one with a passphrase`);
	const algorithm = algorithmOf(key, where);
	return {
		id: keyIdOf((0, node_crypto.createPublicKey)(key)),
		sign: async (bytes) => (0, node_crypto.sign)(algorithm, bytes, key)
	};
}
/** A public key in PEM; a private one gives its public part. @throws SW1301. */
function readVerifyingKey(pem, where) {
	return verifyingKey(parsed(() => (0, node_crypto.createPublicKey)(pem), `${where} holds no public key in PEM`), where);
}
/** A public key as KMS gives it: DER, SubjectPublicKeyInfo. @throws SW1301. */
function readVerifyingKeyDer(der, where) {
	return verifyingKey(parsed(() => (0, node_crypto.createPublicKey)({
		key: Buffer.from(der),
		format: "der",
		type: "spki"
	}), `${where} is no key that can verify`), where);
}
function verifyingKey(key, where) {
	const algorithm = algorithmOf(key, where);
	return {
		id: keyIdOf(key),
		verifies: (bytes, signature) => (0, node_crypto.verify)(algorithm, bytes, key, signature)
	};
}
/** SHA-256 of the public key in DER, which is the same wherever the key came from. */
function keyIdOf(key) {
	const der = key.export({
		format: "der",
		type: "spki"
	});
	return `sha256:${(0, node_crypto.createHash)("sha256").update(der).digest("hex")}`;
}
/** The digest that `sign` takes: none for Ed25519, which has its own. */
function algorithmOf(key, where) {
	if (key.asymmetricKeyType === "ed25519") return null;
	if (key.asymmetricKeyType === "ec" && key.asymmetricKeyDetails?.namedCurve === "prime256v1") return "sha256";
	throw unusable(`${where} is a key of kind ${key.asymmetricKeyType ?? "unknown"}, not Ed25519 or ECDSA over P-256`);
}
function parsed(read, problem) {
	try {
		return read();
	} catch {
		throw unusable(problem);
	}
}
function unusable(problem) {
	return require_errors.provenanceErrors.create("SW1301", {
		message: `${problem}.`,
		next: "See `slipway explain SW1301` for what a key may be, and how to make one."
	});
}

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
	const key = await openSigningKey(parseKeyReference(reference), {
		project,
		environment
	}, context);
	const variables = context.environment;
	const inWorkflow = variables["GITHUB_ACTIONS"] === "true" && variables["GITHUB_WORKFLOW_REF"] !== void 0;
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
		const reference = parseKeyReference(text);
		if (reference.kind === "kms") {
			const { kmsPublicKey } = await Promise.resolve().then(() => require("./aws-kms.js"));
			const client = await require_aws_service.serviceClient("kms", project, environment, "sign", context);
			keys.push(readVerifyingKeyDer(await kmsPublicKey(client, reference.key), text));
		} else keys.push(readVerifyingKey(pemOf(reference, context), text));
	}
	return keys;
}
async function openSigningKey(reference, { project, environment }, context) {
	if (reference.kind !== "kms") {
		const pem = pemOf(reference, context);
		context.redaction.hide(pem);
		return readSigningKey(pem, reference.kind === "file" ? reference.path : `The variable ${reference.name}`);
	}
	const { kmsPublicKey, kmsSign } = await Promise.resolve().then(() => require("./aws-kms.js"));
	const client = await require_aws_service.serviceClient("kms", project, environment, "sign", context);
	const { id } = readVerifyingKeyDer(await kmsPublicKey(client, reference.key), reference.key);
	return {
		id,
		sign: (bytes) => kmsSign(client, reference.key, bytes)
	};
}
function pemOf(reference, context) {
	if (reference.kind === "variable") {
		const value = context.environment[reference.name];
		if (value) return value;
		throw unusable(`The variable ${reference.name} is not set`);
	}
	try {
		const bytes = (0, node_fs.readFileSync)((0, node_path.resolve)(context.cwd, reference.path));
		if (bytes.length <= largestKey) return bytes.toString("utf8");
	} catch {
		throw unusable(`The key file ${reference.path} cannot be read`);
	}
	throw unusable(`The key file ${reference.path} is too large for a key`);
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
