/** Amazon Web Services and Amazon's other programs. */
import { Buffer } from "node:buffer";
import type { SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { alphanumeric, base64url, hasMixedCharacters, hex, namedRule, tokenRule, uuid } from "./define.ts";

const iam =
  "IAM console → Users → the user → Security credentials → deactivate, then delete the access key (https://console.aws.amazon.com/iam).";

/** A secret access key has all kinds of characters; a path or a hash has not. */
function looksLikeSecretKey(match: SecretMatch): Verdict {
  return hasMixedCharacters(match.secret) && !/^[0-9a-f]+$/i.test(match.secret) ? "unknown" : "invalid";
}

/** A long-term Bedrock key is base64 of `BedrockAPIKey-<id>-at-<account>:<secret>` after its four letters. */
function decodesToBedrockKey(match: SecretMatch): Verdict {
  const text = Buffer.from(match.secret.slice(4), "base64").toString("latin1");
  if (/^BedrockAPIKey-.{2,60}:.{20}/.test(text)) return "valid";
  return hasMixedCharacters(match.secret) ? "unknown" : "invalid";
}

/** A short-term Bedrock key is a presigned address in base64. */
function decodesToBedrockAddress(match: SecretMatch): Verdict {
  const text = Buffer.from(match.secret.slice("bedrock-api-key-".length), "base64").toString("latin1");
  if (text.startsWith("bedrock.amazonaws.com/")) return "valid";
  return hasMixedCharacters(match.secret) ? "unknown" : "invalid";
}

export const amazonRules: readonly SecretRule[] = [
  tokenRule({
    id: "aws-access-key-id",
    title: "AWS access key id",
    provider: "Amazon Web Services",
    prefixes: ["AKIA", "ASIA", "ABIA", "ACCA"],
    body: "[A-Z2-7]{16}",
    entropy: 2.8,
    what: "The public half of an AWS access key. It names the account and the user, and the secret half is rarely far away.",
    revoke: iam,
  }),
  {
    kind: "keyword",
    id: "aws-secret-access-key",
    title: "AWS secret access key",
    provider: "Amazon Web Services",
    confidence: "high",
    precision: "token",
    keywords: [
      "aws_secret",
      "aws-secret",
      "awssecret",
      "secretaccesskey",
      "secret_access_key",
      "secret-access-key",
      "secret access key",
      "aws_sec_key",
      "secretkey",
      "secret_key",
    ],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:aws[_-]?)?sec(?:ret)?[_ -]?(?:access[_ -]?)?(?:key)?(?:[_-]?(?:id|value|access|key)){0,3}[^\r\n;A-Za-z0-9/+]{0,24}(?:(?:is|string|str|value)[^\r\nA-Za-z0-9]{1,8})?(?<![A-Za-z0-9/+])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/i,
    reach: { after: 160 },
    entropy: 4,
    check: looksLikeSecretKey,
    advice: {
      what: "With its key id it signs requests to AWS as the user that owns it, until somebody deletes it.",
      revoke: iam,
    },
  },
  {
    kind: "keyword",
    id: "aws-access-key-pair",
    title: "AWS access key id with its secret",
    provider: "Amazon Web Services",
    confidence: "high",
    precision: "token",
    keywords: ["AKIA", "ASIA"],
    anchor: "start",
    pattern:
      /A[KS]IA[A-Z2-7]{16}(?![A-Za-z0-9])[\s\S]{1,90}?(?<![A-Za-z0-9/+=_-])(?<secret>[A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=_-])/,
    reach: { after: 170 },
    entropy: 4.2,
    check: (match) =>
      /sha|hash|digest|commit/i.test(match.whole.slice(20, -40)) ? "invalid" : looksLikeSecretKey(match),
    advice: { what: "Both halves of an access key: it signs requests to AWS as the user that owns it.", revoke: iam },
  },
  tokenRule({
    id: "aws-session-token",
    title: "AWS session token",
    provider: "Amazon Web Services",
    prefixes: ["IQoJb3JpZ2lu", "FwoGZXIvYXdz", "FQoGZXIvYXdz"],
    body: "[A-Za-z0-9/+=]{90,2000}",
    end: "(?![A-Za-z0-9/+=])",
    after: 2100,
    // AWS prints one that repeats its beginning.
    check: (match) => ((match.secret.match(/IQoJb3JpZ2lu/g) ?? []).length > 1 ? "invalid" : "unknown"),
    what: "Part of temporary credentials: it works until the session expires, at most 36 hours.",
    revoke:
      "IAM console → Roles → the role → Revoke sessions: revoke active sessions (https://console.aws.amazon.com/iam).",
  }),
  tokenRule({
    id: "aws-bedrock-api-key",
    title: "Amazon Bedrock API key (long-term)",
    provider: "Amazon Web Services",
    prefixes: ["ABSK"],
    body: "[A-Za-z0-9+/]{100,280}={0,2}",
    end: "(?![A-Za-z0-9+/=])",
    check: decodesToBedrockKey,
    what: "Calls models on Amazon Bedrock at the account's cost, without a signature, for as long as it was made for.",
    revoke:
      "IAM console → Users → the user → Security credentials → API keys for Amazon Bedrock → delete (https://console.aws.amazon.com/iam).",
  }),
  tokenRule({
    id: "aws-bedrock-short-term-api-key",
    title: "Amazon Bedrock API key (short-term)",
    provider: "Amazon Web Services",
    prefixes: ["bedrock-api-key-"],
    body: "[A-Za-z0-9+/]{30,3000}={0,2}",
    end: "(?![A-Za-z0-9+/=])",
    after: 3100,
    check: decodesToBedrockAddress,
    what: "Calls models on Amazon Bedrock as the identity that made it, for up to 12 hours.",
    revoke:
      "It dies with its session: IAM console → Roles → the role → Revoke sessions (https://console.aws.amazon.com/iam).",
  }),
  tokenRule({
    id: "aws-appsync-api-key",
    title: "AWS AppSync API key",
    provider: "Amazon Web Services",
    prefixes: ["da2-"],
    body: "[a-z0-9]{26}",
    gate: "token",
    what: "Queries a GraphQL API on AppSync until the key expires.",
    revoke: "AppSync console → the API → Settings → API keys → delete (https://console.aws.amazon.com/appsync).",
  }),
  tokenRule({
    id: "amazon-mws-auth-token",
    title: "Amazon Marketplace Web Service token",
    provider: "Amazon",
    prefixes: ["amzn.mws."],
    body: uuid,
    what: "Lets a developer act for a seller's account.",
    revoke: "Seller Central → Settings → User permissions → Third-party developer and apps → revoke.",
  }),
  tokenRule({
    id: "amazon-oauth-client-secret",
    title: "Login with Amazon client secret",
    provider: "Amazon",
    prefixes: ["amzn1.oa2-cs.v1."],
    body: hex(64),
    what: "Proves that a request comes from the application; with it, refresh tokens of users can be redeemed.",
    revoke:
      "Developer console → Login with Amazon → the security profile → Web settings → rotate the client secret (https://developer.amazon.com).",
  }),
  tokenRule({
    id: "amazon-oauth-refresh-token",
    title: "Login with Amazon refresh token",
    provider: "Amazon",
    prefixes: ["Atzr|"],
    body: "[A-Za-z0-9_/+=-]{80,800}",
    end: "(?![A-Za-z0-9_/+=-])",
    after: 900,
    what: "Gives new access tokens for the user who consented.",
    revoke: "Amazon account → Login and security → Login with Amazon → remove the application.",
  }),
  namedRule({
    id: "aws-ses-smtp-password",
    title: "Amazon SES SMTP password",
    provider: "Amazon Web Services",
    names: ["ses_smtp", "ses-smtp", "sessmtp", "email-smtp", "aws_ses"],
    words: ["pass", "secret", "pwd"],
    value: "B[A-Za-z0-9+/]{43}",
    exact: /^B[A-Za-z0-9+/]{43}$/,
    entropy: 4,
    what: "Sends mail through Amazon SES in the account's name.",
    revoke: iam,
  }),
  namedRule({
    id: "aws-codecommit-git-password",
    title: "AWS CodeCommit Git password",
    provider: "Amazon Web Services",
    names: ["codecommit"],
    value: "[A-Za-z0-9+/]{43}=",
    end: "(?![A-Za-z0-9+/=])",
    entropy: 4,
    what: "Reads and writes repositories in CodeCommit as its user.",
    revoke:
      "IAM console → Users → the user → Security credentials → HTTPS Git credentials for AWS CodeCommit → delete.",
  }),
  namedRule({
    id: "aws-cognito-client-secret",
    title: "Amazon Cognito app client secret",
    provider: "Amazon Web Services",
    names: ["cognito"],
    words: ["secret"],
    value: "[a-z0-9]{45,52}",
    exact: /^(?=.*[0-9])[a-z0-9]+$/,
    entropy: 3.5,
    what: "Lets whoever holds it ask for tokens as the application.",
    revoke:
      "Cognito console → User pools → App clients → the client → rotate the secret (https://console.aws.amazon.com/cognito).",
  }),
  namedRule({
    id: "alexa-client-secret",
    title: "Alexa or Amazon device secret",
    provider: "Amazon",
    names: ["alexa_client", "alexa-client", "alexaclient", "amazon_client", "amazonclient"],
    words: ["secret"],
    value: `(?:${alphanumeric(64)}|${base64url(60, 80)})`,
    check: (match) => (hasMixedCharacters(match.secret) ? "unknown" : "invalid"),
    entropy: 3.5,
    what: "Signs in as the skill or device program.",
    revoke:
      "Developer console → Login with Amazon → the security profile → rotate the client secret (https://developer.amazon.com).",
  }),
];
