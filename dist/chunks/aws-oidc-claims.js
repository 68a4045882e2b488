const require_rolldown_runtime = require("./rolldown-runtime.js");
const require_json = require("./platform-json.js");

// src/aws/oidc-claims.ts
/**
* What an ID token of GitHub Actions claims. The token itself is a credential: it is decoded here and goes no further;
* what comes out is bounded, and nothing in it was verified (that is the work of STS).
*/
var oidc_claims_exports = /* @__PURE__ */ require_rolldown_runtime.__exportAll({
	claimsOfToken: () => claimsOfToken,
	defaultAudience: () => defaultAudience
});
/** GitHub's tokens have about 30 claims and 2 kB. */
const maximumClaims = 100;
const maximumTokenCharacters = 32768;
const maximumValueCharacters = 2e3;
/** GitHub's issuer; a server of one's own and some enterprises have another. */
const githubIssuer = "https://token.actions.githubusercontent.com";
const defaultAudience = "sts.amazonaws.com";
/** True for text of the form of a signed token: three parts of base64url. */
function isTokenShaped(text) {
	return text.length <= maximumTokenCharacters && /^[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]+={0,2}\.[A-Za-z0-9_-]+={0,2}$/.test(text);
}
/** The claims in a token. Undefined where it holds none that can be read. */
function claimsOfToken(token) {
	const [, payload] = token.split(".");
	return payload === void 0 ? void 0 : claimsOfPayload(payload);
}
/** The claims in the middle part of a token, base64url. */
function claimsOfPayload(payload) {
	if (payload.length > maximumTokenCharacters || !/^[A-Za-z0-9_+/-]+={0,2}$/.test(payload)) return void 0;
	return claimsOfJson(Buffer.from(payload, "base64url").toString("utf8"));
}
/** The claims in a JSON object. */
function claimsOfJson(text) {
	let value;
	try {
		value = JSON.parse(text);
	} catch {
		return;
	}
	if (!require_json.isJsonObject(value)) return void 0;
	const claims = /* @__PURE__ */ new Map();
	for (const [name, claim] of Object.entries(value).slice(0, maximumClaims)) {
		const read = readClaim(claim);
		if (read !== void 0) claims.set(name.slice(0, 200), read);
	}
	return claims.size === 0 ? void 0 : claims;
}
/** The claims in lines of a log, `sub   repo:acme/prompts:environment:prod`, as a refused job prints them. */
function claimsOfWords(text) {
	const claims = /* @__PURE__ */ new Map();
	for (const line of text.split("\n").slice(0, 1e3)) {
		const [, name, value] = /^\s*(?:\d{4}-\d\d-\d\dT[\d:.]{8,20}Z\s+)?([a-z_]{3,40})\s+(\S[^\n]{0,2000})$/.exec(line.trimEnd()) ?? [];
		if (name !== void 0 && value !== void 0 && !claims.has(name)) claims.set(name, value);
	}
	return claims.has("sub") ? claims : void 0;
}
/** One text; of a list its parts joined by commas. Undefined where the claim is not there. */
function claimText(claims, name) {
	const value = claims.get(name);
	return value === void 0 || typeof value === "string" ? value : value.join(", ");
}
/** The issuer without its scheme: what the keys of conditions and the provider's ARN begin with. */
function providerOf(claims) {
	return (claimText(claims, "iss") ?? "https://token.actions.githubusercontent.com").replace(/^https?:\/\//, "").replace(/\/+$/, "");
}
/**
* Repositories that were made, renamed or moved since the middle of 2026 send ids in `sub`
* (`repo:acme@12/prompts@34:ref:\u2026`), others do not (`repo:acme/prompts:ref:\u2026`). Undefined without a `sub`; a `sub` that an
* organization has customized has one form only.
*/
function subjectForms(claims) {
	const written = claimText(claims, "sub");
	if (written === void 0) return void 0;
	const [, owner, ownerId, repository, repositoryId, rest] = /^repo:([^/@:]+)(?:@([0-9]+))?\/([^/@:]+)(?:@([0-9]+))?(:.*)?$/.exec(written) ?? [];
	if (owner === void 0 || repository === void 0) return {
		written,
		other: void 0
	};
	if (ownerId !== void 0 && repositoryId !== void 0) return {
		written,
		other: `repo:${owner}/${repository}${rest ?? ""}`
	};
	const ids = {
		owner: claimText(claims, "repository_owner_id"),
		repository: claimText(claims, "repository_id")
	};
	return {
		written,
		other: ids.owner !== void 0 && ids.repository !== void 0 ? `repo:${owner}@${ids.owner}/${repository}@${ids.repository}${rest ?? ""}` : void 0
	};
}
function readClaim(claim) {
	if (Array.isArray(claim)) {
		const parts = claim.slice(0, maximumClaims).map(scalar);
		return parts.every((part) => part !== void 0) ? parts : void 0;
	}
	return scalar(claim);
}
function scalar(claim) {
	if (typeof claim === "string") return claim.slice(0, maximumValueCharacters);
	return typeof claim === "number" || typeof claim === "boolean" ? String(claim) : void 0;
}

Object.defineProperty(exports, "claimText", {
  enumerable: true,
  get: function () {
    return claimText;
  }
});
Object.defineProperty(exports, "claimsOfJson", {
  enumerable: true,
  get: function () {
    return claimsOfJson;
  }
});
Object.defineProperty(exports, "claimsOfPayload", {
  enumerable: true,
  get: function () {
    return claimsOfPayload;
  }
});
Object.defineProperty(exports, "claimsOfToken", {
  enumerable: true,
  get: function () {
    return claimsOfToken;
  }
});
Object.defineProperty(exports, "claimsOfWords", {
  enumerable: true,
  get: function () {
    return claimsOfWords;
  }
});
Object.defineProperty(exports, "defaultAudience", {
  enumerable: true,
  get: function () {
    return defaultAudience;
  }
});
Object.defineProperty(exports, "githubIssuer", {
  enumerable: true,
  get: function () {
    return githubIssuer;
  }
});
Object.defineProperty(exports, "isTokenShaped", {
  enumerable: true,
  get: function () {
    return isTokenShaped;
  }
});
Object.defineProperty(exports, "oidc_claims_exports", {
  enumerable: true,
  get: function () {
    return oidc_claims_exports;
  }
});
Object.defineProperty(exports, "providerOf", {
  enumerable: true,
  get: function () {
    return providerOf;
  }
});
Object.defineProperty(exports, "subjectForms", {
  enumerable: true,
  get: function () {
    return subjectForms;
  }
});
