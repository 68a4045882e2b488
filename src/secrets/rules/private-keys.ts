/** Private keys: a header alone, as prose has it, is none; a body of base64 is. */
import { Buffer } from "node:buffer";
import { hasBech32Checksum } from "../checksums.ts";
import { entropyOf } from "../precision.ts";
import type { SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { namedRule, tokenRule } from "./define.ts";

/** 48 bytes: a bare Ed25519 key in PKCS #8. */
const shortestBody = 56;
const replaceKey = "Make a new key pair, replace the public half wherever it is trusted, and destroy this one.";

/**
 * The base64 between the marks: the longest run of every line, so that quotes, signs of concatenation, comment marks,
 * indentation and the time stamps of a log fall away.
 */
function bodyOf(block: string): string {
  return block
    .replace(/-----(?:BEGIN|END)[^-]{1,40}-----?/g, "")
    .replace(/\\+[nrt]|&#(?:10|13|xA|xD);/gi, "\n")
    .split(/[\r\n \t]+/)
    .map((line) =>
      (line.match(/[A-Za-z0-9+/]{2,}={0,2}/g) ?? []).reduce(
        (longest, run) => (run.length > longest.length ? run : longest),
        "",
      ),
    )
    .filter((run, index, runs) => run.length >= 16 || (index > 0 && (runs[index - 1]?.length ?? 0) >= 16))
    .join("");
}

/** More lines of text than of base64: a comment that shows where a key would stand. */
function isProse(marked: string): boolean {
  const lines = marked.split(/[\r\n]+/).filter((line) => /[A-Za-z0-9]/.test(line));
  const full = lines.filter((line) => /[A-Za-z0-9+/]{24,}/.test(line)).length;
  return lines.length > 6 && full < lines.length / 2;
}

/** Is there a key between the marks, or an ellipsis, a placeholder, a bare header? */
function holdsKey(match: SecretMatch): Verdict {
  const marked = /-----BEGIN[^-]{1,40}-----([\s\S]*?)(?:-----END|$)/.exec(match.secret)?.[1] ?? "";
  // The next key begins before this one ends: the first is a mark in a text.
  if (marked.includes("-----BEGIN")) return "invalid";
  if (/\.\.\.|…|\xe2\x80\xa6|xxxx|example|your[ _-]|redacted|<[a-z]|\$\{|\{\{/i.test(marked)) return "invalid";
  if (isProse(marked)) return "invalid";
  const body = bodyOf(match.secret);
  if (body.length < shortestBody || entropyOf(body) < 4.2) return "invalid";
  const bytes = Buffer.from(body, "base64");
  const sequence = 0x30;
  const isDer = bytes[0] === sequence;
  const isOpenSsh = bytes.subarray(0, 14).toString("latin1") === "openssh-key-v1";
  return isDer || isOpenSsh ? "valid" : "unknown";
}

/** Base64 of a PEM block, as kubeconfig and CI variables hold it. */
function wrapsKey(match: SecretMatch): Verdict {
  const text = Buffer.from(match.secret, "base64").toString("latin1");
  if (!/^-----BEGIN (?:[A-Z0-9]{2,12} )?PRIVATE KEY-----/.test(text)) return "invalid";
  return bodyOf(text).length >= shortestBody ? "valid" : "invalid";
}

export const privateKeyRules: readonly SecretRule[] = [
  {
    kind: "keyword",
    id: "private-key",
    title: "Private key in PEM form",
    provider: "PEM",
    confidence: "high",
    precision: "none",
    keywords: ["-----BEGIN "],
    anchor: "start",
    boundary: false,
    pattern:
      /-----BEGIN (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----(?:[^-\0]|-(?!----BEGIN )){56,12000}?(?:-----END (?:[A-Z0-9]{2,12} ){0,2}PRIVATE KEY(?: BLOCK)?-----|$)/,
    reach: { after: 13000 },
    check: holdsKey,
    advice: {
      what: "Proves to be its owner: signs in over SSH, speaks for a server in TLS, signs tokens or releases.",
      revoke: replaceKey,
    },
  },
  {
    kind: "keyword",
    id: "private-key-base64",
    title: "Private key in PEM form, in base64",
    provider: "PEM",
    confidence: "high",
    precision: "none",
    keywords: ["LS0tLS1CRUdJTi"],
    anchor: "start",
    pattern: /LS0tLS1CRUdJTi[A-Za-z0-9+/_-]{80,12000}={0,2}/,
    reach: { after: 12100 },
    check: wrapsKey,
    advice: {
      what: "A private key as kubeconfig files and CI variables hold it, `client-key-data` for one.",
      revoke: `${replaceKey} In Kubernetes: make a new client certificate, and remove the user's role bindings until the old one expires.`,
    },
  },
  {
    kind: "keyword",
    id: "putty-private-key",
    title: "PuTTY private key",
    provider: "PuTTY",
    confidence: "high",
    precision: "none",
    keywords: ["PuTTY-User-Key-File-"],
    anchor: "start",
    pattern:
      /PuTTY-User-Key-File-[123]:[^\0]{20,2400}?Private-Lines: [0-9]{1,3}\r?\n(?<secret>(?:[A-Za-z0-9+/=]{4,76}\r?\n?){1,80})/,
    reach: { after: 8000 },
    check: (match) => (match.secret.length >= 32 && entropyOf(match.secret) > 3.8 ? "valid" : "invalid"),
    advice: { what: "Signs in over SSH as its owner.", revoke: replaceKey },
  },
  {
    kind: "keyword",
    id: "ssh2-private-key",
    title: "Private key in SSH2 form",
    provider: "SSH",
    confidence: "high",
    precision: "none",
    keywords: ["---- BEGIN SSH2 ENCRYPTED"],
    anchor: "start",
    boundary: false,
    pattern: /---- BEGIN SSH2 ENCRYPTED PRIVATE KEY ----[^-]{80,8000}---- END/,
    reach: { after: 8200 },
    advice: { what: "Signs in over SSH as its owner.", revoke: replaceKey },
  },
  {
    kind: "keyword",
    id: "java-keystore",
    title: "Java key store in base64",
    provider: "Java",
    confidence: "high",
    precision: "none",
    keywords: ["/u3+7QAAAAI"],
    anchor: "start",
    boundary: false,
    pattern: /\/u3\+7QAAAAI[A-Za-z0-9+/]{80,12000}={0,2}/,
    reach: { after: 12100 },
    advice: { what: "Keys and certificates under a password that is often guessed.", revoke: replaceKey },
  },
  namedRule({
    id: "pkcs12-bundle",
    title: "PKCS #12 bundle in base64",
    provider: "PKCS #12",
    names: ["pkcs12", "pfx", ".p12", "_p12", "keystore_base64", "certificate_p12", "p12_base64", "keystore"],
    words: [],
    value: "MII[A-Za-z0-9+/]{400,9000}={0,2}",
    end: "(?![A-Za-z0-9+/=])",
    exact: /^MII/,
    after: 9400,
    what: "A certificate with its private key under a password that is often near.",
    revoke: replaceKey,
  }),
  {
    kind: "keyword",
    id: "minisign-secret-key",
    title: "minisign secret key",
    provider: "minisign",
    confidence: "high",
    precision: "none",
    keywords: ["RWRTY0Iy"],
    anchor: "start",
    pattern: /RWRTY0Iy[A-Za-z0-9+/]{180,230}={0,2}/,
    advice: { what: "Signs releases as its owner.", revoke: replaceKey },
  },
  {
    kind: "keyword",
    id: "wallet-seed-phrase",
    title: "Seed phrase of a crypto wallet",
    provider: "BIP 39",
    confidence: "medium",
    precision: "none",
    keywords: ["mnemonic", "seed phrase", "seed_phrase", "seedphrase", "recovery phrase", "seed_words"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:mnemonic|seed[ _]?phrase|recovery phrase|seed_words)[A-Za-z_]{0,12}["']?[ \t]{0,4}(?:[:=]|is)[ \t]{0,4}["'`]?(?<secret>[a-z]{3,8}(?: [a-z]{3,8}){11,23})(?![ ]?[a-z])/i,
    reach: { after: 320 },
    check: looksLikeSeedPhrase,
    advice: {
      what: "Owns everything in the wallet, for good.",
      revoke: "It cannot be revoked: move everything to a new wallet.",
    },
  },
  tokenRule({
    id: "bitcoin-extended-private-key",
    title: "Extended private key of a crypto wallet",
    provider: "Bitcoin",
    prefixes: ["xprv9", "xprvA", "yprvA", "zprvA", "tprv8"],
    body: "[1-9A-HJ-NP-Za-km-z]{105,107}",
    what: "Owns everything in the wallet, for good.",
    revoke: "It cannot be revoked: move everything to a new wallet.",
  }),
  {
    kind: "keyword",
    id: "nostr-secret-key",
    title: "Nostr secret key",
    provider: "Nostr",
    confidence: "high",
    precision: "none",
    keywords: ["nsec1"],
    anchor: "start",
    pattern: /(?<secret>nsec1[a-z0-9]{58})(?![a-z0-9])/,
    check: (match) => (hasBech32Checksum(match.secret) ? "valid" : "invalid"),
    advice: { what: "Is the account.", revoke: "It cannot be revoked: make a new key and tell your followers." },
  },
];

/** 12, 15, 18, 21 or 24 words, hardly one twice: not the phrases that every development network has. */
function looksLikeSeedPhrase(match: SecretMatch): Verdict {
  const words = match.secret.toLowerCase().split(" ");
  if (words.length % 3 !== 0 || new Set(words).size < words.length - 2) return "invalid";
  // Sentences have the little words that the list of 2,048 leaves out.
  const sentence = words.some((word) =>
    ["the", "and", "for", "you", "your", "with", "from", "this", "are", "not", "must"].includes(word),
  );
  return sentence ? "invalid" : "unknown";
}
