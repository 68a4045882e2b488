const require_json = require("./platform-json.js");
const require_errors = require("./aws-errors.js");
const require_reply = require("./aws-reply.js");
let node_crypto = require("node:crypto");

// src/aws/kms.ts
/** Signing with AWS KMS: Sign and GetPublicKey, in the JSON protocol of the service. The private key never leaves it. */
/** Algorithm of keys of spec ECC_NIST_P256, which every region has (KMS developer guide, "Key spec reference"). */
const algorithm = "ECDSA_SHA_256";
/** The signature in DER of the bytes. `client` is one for the service `kms`. @throws SW0922 and failures of the way. */
async function kmsSign(client, key, bytes) {
	return bytesIn(await call(client, key, "Sign", {
		KeyId: key,
		Message: (0, node_crypto.createHash)("sha256").update(bytes).digest("base64"),
		MessageType: "DIGEST",
		SigningAlgorithm: algorithm
	}), "Signature", key);
}
/** The public key in DER (SubjectPublicKeyInfo). @throws SW0922 and failures of the way. */
async function kmsPublicKey(client, key) {
	return bytesIn(await call(client, key, "GetPublicKey", { KeyId: key }), "PublicKey", key);
}
async function call(client, key, action, parameters) {
	const reply = await client.send({
		method: "POST",
		path: "/",
		headers: {
			"content-type": "application/x-amz-json-1.1",
			"x-amz-target": `TrentService.${action}`
		},
		body: Buffer.from(JSON.stringify(parameters)),
		maximumBytes: 65536
	});
	if (reply.kind === "failed") throw reply.error;
	const answer = require_reply.jsonObjectIn(reply.body);
	if (reply.status === 200 && answer !== void 0) return answer;
	throw refused(key, action, String((answer && require_json.ownProperty(answer, "__type")) ?? `status ${reply.status}`).replace(/^.*#/, ""));
}
function refused(key, action, type) {
	return require_errors.awsErrors.create("SW0922", {
		message: `KMS refused ${action} with the key ${key}: ${type.slice(0, 100)}.`,
		next: `The role needs kms:${action} on it; the key has to be enabled, for SIGN_VERIFY, of spec ECC_NIST_P256.`
	});
}
function bytesIn(reply, name, key) {
	const value = require_json.ownProperty(reply, name);
	if (typeof value === "string" && value !== "") return Buffer.from(value, "base64");
	throw refused(key, name, "an answer without it");
}

exports.kmsPublicKey = kmsPublicKey;
exports.kmsSign = kmsSign;
