const require_json_document = require("./platform-json-document.js");
const require_oidc_claims = require("./aws-oidc-claims.js");

// src/aws/trust/suggestion.ts
/** The statement of a trust policy that lets exactly one job in: its provider, audience, subject in both forms, and id. */
/** A statement that fits all of these claims. Claims that are absent are left out, so it binds less then. */
function matchingStatement(claims, account, partition) {
	const provider = require_oidc_claims.providerOf(claims);
	const subject = require_oidc_claims.subjectForms(claims);
	const subjects = subject === void 0 ? [] : [subject.written, ...subject.other === void 0 ? [] : [subject.other]];
	const repositoryId = require_oidc_claims.claimText(claims, "repository_id");
	return {
		Effect: "Allow",
		Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${provider}` },
		Action: "sts:AssumeRoleWithWebIdentity",
		Condition: { StringEquals: {
			[`${provider}:aud`]: require_oidc_claims.claimText(claims, "aud") ?? "sts.amazonaws.com",
			...subjects.length === 0 ? {} : { [`${provider}:sub`]: [...subjects].sort() },
			...repositoryId === void 0 || partition !== "aws" ? {} : { [`${provider}:repository_id`]: repositoryId }
		} }
	};
}
/** The same as lines of JSON, without characters that a terminal obeys. */
function matchingStatementLines(claims, account, partition) {
	return require_json_document.jsonDocument(matchingStatement(claims, account, partition)).trimEnd().split("\n");
}

Object.defineProperty(exports, "matchingStatement", {
  enumerable: true,
  get: function () {
    return matchingStatement;
  }
});
Object.defineProperty(exports, "matchingStatementLines", {
  enumerable: true,
  get: function () {
    return matchingStatementLines;
  }
});
