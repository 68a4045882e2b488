const require_errors = require("./provenance-errors.js");
let node_crypto = require("node:crypto");

// src/provenance/keys.ts
/** Keys that sign releases: where they are, what they are called, and how they sign and verify. */
/** `awskms:alias/release`, `env:SIGNING_KEY`, or a path. */
function parseKeyReference(text) {
	if (text.startsWith("awskms:")) {
		const key = text.slice(7).replace(/^\/\/\//, "");
		if (!/^[A-Za-z0-9:/_-]{1,2048}$/.test(key)) throw unusable(`\u201c${text.slice(0, 100)}\u201d names no key of AWS KMS`);
		return {
			kind: "kms",
			key
		};
	}
	if (text.startsWith("env:")) {
		const name = text.slice(4);
		if (!/^[A-Za-z_][A-Za-z0-9_]{0,200}$/.test(name)) throw unusable(`\u201c${text.slice(0, 100)}\u201d names no variable`);
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
/** SW1301; `problem` is a sentence without its full stop that holds nothing of the key. */
function unusable(problem) {
	return require_errors.provenanceErrors.create("SW1301", {
		message: `${problem}.`,
		next: "See `slipway explain SW1301` for what a key may be, and how to make one."
	});
}

Object.defineProperty(exports, "parseKeyReference", {
  enumerable: true,
  get: function () {
    return parseKeyReference;
  }
});
Object.defineProperty(exports, "readSigningKey", {
  enumerable: true,
  get: function () {
    return readSigningKey;
  }
});
Object.defineProperty(exports, "readVerifyingKey", {
  enumerable: true,
  get: function () {
    return readVerifyingKey;
  }
});
Object.defineProperty(exports, "readVerifyingKeyDer", {
  enumerable: true,
  get: function () {
    return readVerifyingKeyDer;
  }
});
Object.defineProperty(exports, "unusable", {
  enumerable: true,
  get: function () {
    return unusable;
  }
});
