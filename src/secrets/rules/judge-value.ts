/**
 * Whether one value under one name is a secret, wherever the two were found: the name says what counts
 * (`setting-names.ts`), the value what it is like (`password-shape.ts`).
 */
import { Buffer } from "node:buffer";
import { decodeJwt } from "../checksums.ts";
import { entropyOf } from "../precision.ts";
import type { Verdict } from "../rule.ts";
import { isPublishedJwt } from "./identity.ts";
import { isNeverIssued } from "./never-issued.ts";
import {
  isDefaultValue,
  isHarmlessValue,
  isIdentifier,
  isMachineMade,
  isPersonMade,
  spokenShare,
  wordsOf,
} from "./password-shape.ts";
import { type NameKind, nameWords } from "./setting-names.ts";

/** In these, text without quotes is code. */
export const codeFile =
  /\.(?:[cm]?[jt]sx?|py[iw]?|go|java|kts?|scala|groovy|gradle|rb|erb|php[0-9]?|phtml|cs|fs|vb|c|h|cc|cpp|hpp|cxx|m|mm|swift|rs|dart|lua|pl|pm|r|jl|ex|exs|erl|hrl|clj|cljs|hs|elm|ml|nim|zig|vue|svelte|astro|sol|tf|hcl|nix|css|scss|less|sass|proto|graphql|gql)$/i;
export const proseFile =
  /\.(?:md|mdx|txt|rst|adoc|html?|prompt|hbs|handlebars|mustache|jinja2?|j2|tmpl|liquid|eml|log|out|tex|org|wiki|ipynb|textile)$/i;
export const settingFile =
  /(?:^|[/.])(?:env(?:\.[a-z.]+)?|envrc|ini|cfg|conf|cnf|config|properties|props|ya?ml|toml|json[5c]?|tfvars|npmrc|plist|xml|sh|bash|zsh|fish|ps1|psm1|bat|cmd|dockerfile|containerfile|makefile|mk|service|desktop|reg|csv|tsv|sql|http|rest|curlrc|netrc|rc|lock)$/i;

/** Text of base64 that is itself a placeholder or an ordinary word: values of a Kubernetes Secret. */
function hidesPlaceholder(text: string): boolean {
  if (!/^[A-Za-z0-9+/]{6,80}={0,2}$/.test(text) || text.length % 4 !== 0) return false;
  const decoded = Buffer.from(text, "base64").toString("latin1");
  if (!/^[\x20-\x7e\n]+$/.test(decoded)) return false;
  const plain = decoded.trim();
  return (
    isDefaultValue(plain) ||
    /^(?:change-?me|your[-_]|replace|example|placeholder|<|\$\{|\{\{)/i.test(plain) ||
    isHarmlessValue(plain)
  );
}

/** Surroundings of known-answer tests. */
export const testVectors =
  /test[ _-]?vector|known[ _-]?answer|\bNIST\b|\bFIPS\b|\bRFC ?[0-9]{3,5}\b|wycheproof|plaintext|ciphertext|\bKAT\b/i;

/** Decides about one value for one name. */
export function judgeValue(name: string, kind: NameKind, secret: string, quoted: boolean): Verdict {
  const trimmed = secret.trim();
  // Blanks at an end: the quotes belong to two other texts.
  if (quoted && trimmed !== secret) return "invalid";
  if (kind === "none" || trimmed.length < 5 || trimmed.startsWith("@")) return "invalid";
  if (isNeverIssued(trimmed) || isHarmlessValue(trimmed) || isDefaultValue(trimmed) || hidesPlaceholder(trimmed))
    return "invalid";
  if (trimmed.startsWith("eyJ") && trimmed.split(".").length === 3) {
    const token = decodeJwt(trimmed);
    if (token !== undefined && (token.header["alg"] === "none" || isPublishedJwt(token.payload))) return "invalid";
  }
  const words = wordsOf(trimmed);
  const own = new Set(nameWords(name));
  if (words.length > 0 && words.every((word) => own.has(word))) return "invalid";
  if (/^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i.test(trimmed)) {
    return kind === "token" && isStrongName(name) && !/0000-0000|^(.)\1{7}-(.)\2{3}-/.test(trimmed)
      ? "unknown"
      : "invalid";
  }
  // `MySecret1-a1b2c3`, `my-token-2`: it says what it is.
  if (/secret|token|passw|api[_-]?key|credential/i.test(trimmed) && spokenShare(trimmed) > 0.5) return "invalid";
  if (isIdentifier(trimmed)) return "invalid";
  if (isMachineMade(trimmed)) return "unknown";
  if (kind === "weak") return "invalid";
  if (kind === "password") return isPersonMade(trimmed) ? "unknown" : "invalid";
  return quoted || trimmed.length >= 10 ? tokenByPerson(trimmed) : "invalid";
}

/** `AWS::ApiGateway::ApiKey`: the end of the name of a type of resource, where a keyword stands in one. */
export function endsTypeName(before: string): boolean {
  return /[A-Z][A-Za-z0-9]*::[A-Z][A-Za-z0-9]*::[A-Za-z0-9]*$/.test(before.slice(-120));
}

/** In the address of an image: what a badge shows, everybody may see. */
export function isInImageAddress(before: string): boolean {
  return /\.(?:svg|png|gif|jpe?g|webp)\?[^\s"'<>)]{0,120}$/i.test(lastLine(before));
}

/** Names under which a UUID is a secret, and not the name of a thing. */
function isStrongName(name: string): boolean {
  if (/^[A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*_(?:TOKEN|KEY|SECRET|PASSWORD)$/.test(name)) return true;
  return nameWords(name).some((word) =>
    /^(?:secrets?|password|passw|api|apikey|auth|authorization|access|bearer|refresh|private|deploy|registry|bot|service|admin|npm|license|hec|vault|consul|nomad|webhook|credentials?)$|(?:secret|apikey|authtoken|accesstoken)$/.test(
      word,
    ),
  );
}

/** A secret that somebody typed: several kinds of characters, not a phrase of English. */
function tokenByPerson(text: string): Verdict {
  if (/\s/.test(text) || text.length < 8) return "invalid";
  const hasDigit = /[0-9]/.test(text);
  const hasSign = /[^A-Za-z0-9_.-]/.test(text);
  if (hasDigit && hasSign && /[A-Za-z]/.test(text)) return spokenShare(text) < 0.9 ? "unknown" : "invalid";
  if (hasDigit && text.length >= 10 && entropyOf(text) >= 3) return spokenShare(text) < 0.75 ? "unknown" : "invalid";
  return "invalid";
}

/** The rest of the line is a comment of some language. */
export function isComment(before: string): boolean {
  return /(?:^|[\s;{}(])(?:\/\/|#|\/\*|--|<!--|"""|''')[^\r\n]{0,160}$|^[ \t]*(?:\*|;)[ \t][^\r\n]{0,160}$/.test(
    lastLine(before),
  );
}

/** What stands after the last line end, whichever kind. */
export function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}

/** What the pages of the guessing rules say. */
export const genericAdvice = {
  what: "A password, key or token that a name gives away; what it opens, the setting's own program knows.",
  revoke: "Wherever it was made: change the password, or revoke the key and make a new one.",
} as const;
