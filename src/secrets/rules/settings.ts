/**
 * The generic rules: a value given to a name that promises a secret, in configuration, code, shell, tables and
 * sentences. The name decides what kind of value counts (`setting-names.ts`), the value whether it is one
 * (`password-shape.ts`).
 */
import { Buffer } from "node:buffer";
import { decodeJwt } from "../checksums.ts";
import { entropyOf } from "../precision.ts";
import type { KeywordRule, SecretMatch, SecretRule, Verdict } from "../rule.ts";
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
import { type NameKind, nameKind, nameWords } from "./setting-names.ts";
import { isVectorOfCryptography } from "./test-vectors.ts";

const passwordKeywords = [
  "password",
  "passwd",
  "passwort",
  "passphrase",
  "passcode",
  "kennwort",
  "_pass",
  "-pass",
  "dbpass",
  "smtppass",
  "userpass",
  "pwd",
  "sqlpass",
  "bindpw",
  "rootpw",
  "_psk",
  "pswd",
  "psswd",
  "passwrd",
  "senha",
  "contrase",
  "mot_de_passe",
  "motdepasse",
] as const;
const tokenKeywords = [
  "secret",
  "token",
  "api_key",
  "apikey",
  "api-key",
  "api key",
  "access_key",
  "accesskey",
  "access-key",
  "private_key",
  "privatekey",
  "private-key",
  "auth_key",
  "authkey",
  "auth-key",
  "_key",
  "signingkey",
  "signing-key",
  "encryptionkey",
  "encryption-key",
  "masterkey",
  "master-key",
  "licensekey",
  "license-key",
  "sessionkey",
  "sharedkey",
  "servicekey",
  "credential",
  "_creds",
  "_auth",
  "_salt",
  "_jwt",
  "_pat",
] as const;

/** In these, text without quotes is code. */
export const codeFile =
  /\.(?:[cm]?[jt]sx?|py[iw]?|go|java|kts?|scala|groovy|gradle|rb|erb|php[0-9]?|phtml|cs|fs|vb|c|h|cc|cpp|hpp|cxx|m|mm|swift|rs|dart|lua|pl|pm|r|jl|ex|exs|erl|hrl|clj|cljs|hs|elm|ml|nim|zig|vue|svelte|astro|sol|tf|hcl|nix|css|scss|less|sass|proto|graphql|gql)$/i;
const proseFile =
  /\.(?:md|mdx|txt|rst|adoc|html?|prompt|hbs|handlebars|mustache|jinja2?|j2|tmpl|liquid|eml|log|out|tex|org|wiki|ipynb|textile)$/i;
const settingFile =
  /(?:^|[/.])(?:env(?:\.[a-z.]+)?|envrc|ini|cfg|conf|cnf|config|properties|props|ya?ml|toml|json[5c]?|tfvars|npmrc|plist|xml|sh|bash|zsh|fish|ps1|psm1|bat|cmd|dockerfile|containerfile|makefile|mk|service|desktop|reg|csv|tsv|sql|http|rest|curlrc|netrc|rc|lock)$/i;

const closers = "(?:\\\\?[\"'`])?[\\])]{0,2}[?!]?[ \\t]{0,24}";
const typed = ":[ \\t]{0,4}[A-Za-z_&'?][A-Za-z0-9_<>\\[\\]|&?:' .*]{0,40}?[ \\t]{0,4}=(?!=)";
const sign = `(?:${typed}|\\?\\?(?!=)|\\|\\|(?!=)|or(?= )|:=|=>|->|\\?=|\\|\\|=|\\?\\?=|={1,3}|!==?|[:,>|(<])`;
/** Calls that make a secret of their argument, not of something else's name: `SecretStr("…")`, `Buffer.from("…")`. */
const wrapper =
  "(?:(?:new[ \\t]{1,3})?(?:[A-Za-z_][A-Za-z0-9_]{0,24}(?:\\.|::)){0,2}(?:[A-Za-z]{0,16}(?:String|string|Secret|SecretStr|SecretValue|Password|Token|Credential|Credentials|KeyCredential)|str|text|from|from_static|of|bytes|Bytes|bytearray|b64decode|decodeBase64|base64decode|quote|Value|value|Some|Ok|raw|literal|unsafePlainText|plain|toCharArray|to_string|String_val|fromhex|unhexlify|atob|env|Just|pure)!?\\([ \\t]{0,4}){0,2}";
const literal = "(?:!![a-z]{3,8}[ \\t]{1,3}|[rbfuRBFUNL@$]{1,2}(?=[\"'])|&str[ \\t]{0,4})?";
/** The value: quoted, quoted inside a quoted text, or bare. */
const value =
  "(?:\\\\?[\"'`])?(?<secret>(?<=\\\\[\"'])[^\"'\\\\\\r\\n]{4,256}(?=\\\\[\"'])|(?<=\")[^\"\\r\\n]{4,256}(?=\")|(?<=')[^'\\r\\n]{4,256}(?=')|(?<=`)[^`\\r\\n]{4,256}(?=`)|(?<![\"'`])[^\\s\"'`,;<>(){}\\[\\]|\\\\]{4,512})";

const setting = `(?<rest>[A-Za-z0-9_.-]{0,48})(?<join>${closers}${sign}[ \\t]{0,24})(?<call>${wrapper})${literal}${value}`;

/** The keywords as one group; a sign at the end of one is left to what follows. */
const anyKeyword = (keywords: readonly string[]): string =>
  `(?<word>${keywords.map((word) => word.replace(/[:=]$/, "").replace(/[-]/g, "\\-")).join("|")})`;

/** The whole name around the keyword: what stands before it in the text, and the rest after it. */
function wholeName(match: SecretMatch): string {
  const head = /[A-Za-z0-9_.$\x80-\xff-]{0,64}$/.exec(match.before)?.[0] ?? "";
  const joined = `${head}${match.groups["word"] ?? ""}${match.groups["rest"] ?? ""}`.replace(/[ .]+$/, "");
  const parts = joined.split(".");
  const last = parts.at(-1) ?? joined;
  // `s3.secret.access.key`: the last word alone says nothing.
  return /^keys?$/i.test(last) ? parts.slice(-4).join("_") : last;
}

function isQuoted(match: SecretMatch): boolean {
  const start = match.whole.length - match.secret.length - 1;
  const mark = match.whole[start];
  return mark === '"' || mark === "'" || mark === "`";
}

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
const testVectors =
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

function judgeSetting(match: SecretMatch): Verdict {
  const { path } = match;
  const quoted = isQuoted(match);
  // In the query of an address the next setting follows.
  const secret = quoted ? match.secret : (match.secret.split("&", 1)[0] ?? "");
  if (!quoted) {
    if (codeFile.test(path) && !isComment(match.before)) return "invalid";
    // A call, a member, a variable: text without quotes that code goes on with.
    if (/^[ \t]?[([{]/.test(match.after) || (match.groups["call"] ?? "") !== "") return "invalid";
    if (!settingFile.test(path) && /[A-Za-z_]\.[A-Za-z_]/.test(secret) && spokenShare(secret) > 0.5) return "invalid";
  }
  const join = match.groups["join"] ?? "";
  // Arguments and comparisons hold secrets only as literals.
  if (/[,(<|]/.test(join) && !quoted && !(proseFile.test(path) || /\|/.test(join))) return "invalid";
  if (/[<]/.test(join)) return "invalid";
  // `Redis&reg;`: an entity of HTML.
  if (/^[A-Za-z]{1,16}&[a-z]{2,8}$/.test(secret) && match.after.startsWith(";")) return "invalid";
  // A bar separates cells of a table, and nothing else.
  if (/[|]/.test(join) && !/^[ \t]*\|/.test(lastLine(match.before) + match.whole)) return "invalid";
  if (isVectorOfCryptography(secret, path)) return "invalid";
  if (testVectors.test(match.before.slice(-160)) || testVectors.test(match.after.slice(0, 120))) return "invalid";
  const name = wholeName(match);
  return judgeValue(name, nameKind(name), secret, quoted);
}

const advice = {
  what: "A password, key or token that a name gives away; what it opens, the setting's own program knows.",
  revoke: "Wherever it was made: change the password, or revoke the key and make a new one.",
} as const;

function settingRule(id: string, title: string, keywords: readonly string[]): KeywordRule {
  return {
    kind: "keyword",
    id,
    title,
    provider: "any program",
    confidence: "medium",
    precision: "token",
    keywords,
    anchor: "start",
    boundary: false,
    gate: "assigned",
    pattern: new RegExp(`${anyKeyword(keywords)}${setting}`, "i"),
    reach: { after: 720 },
    check: judgeSetting,
    advice,
  };
}

/** `- name: DB_PASSWORD` and on the next line `value: …`; attributes; `<key>token</key><string>…`; Terraform's defaults. */
const pairJoin =
  "(?:(?:\\\\?[\"'])?[ \\t]{0,8},?[ \\t\\r\\n]{0,40}(?:\\\\?[\"'])?(?:value|val|default|content|defaultvalue|default_value|secretvalue)(?:\\\\?[\"'])?[ \\t]{0,4}(?:[:=]|=>)[ \\t]{0,4}" +
  "|<\\/[A-Za-z]{1,12}>[ \\t\\r\\n]{0,40}<[A-Za-z]{1,12}>" +
  "|\\\\?[\"'][ \\t]{0,4}\\{[^{}]{0,240}?default[ \\t]{0,12}=[ \\t]{0,4}" +
  "|[A-Za-z0-9_\"' -]{0,20}>[ \\t\\r\\n]{0,16}(?:<!\\[CDATA\\[))";

function judgePair(match: SecretMatch): Verdict {
  const name = wholeName(match);
  return judgeValue(name, nameKind(name), match.secret, isQuoted(match));
}

/** A name and its value with nothing but blanks between: flags, Dockerfiles, definitions. */
const flagBefore =
  /(?:(?:^|\s)--?[A-Za-z0-9_-]{0,40}|(?:ENV|ARG)[ \t]+[A-Za-z0-9_]{0,40}|(?:#|%)(?:define|global)[ \t]+[A-Za-z0-9_]{0,40}|(?:set -[gxU]+|setx|setenv|set)[ \t]+[A-Za-z0-9_]{0,40}|config set [A-Za-z0-9_.:-]{0,60}|SetEnv[ \t]+[A-Za-z0-9_]{0,40}|\/)$/;

function judgeFlag(match: SecretMatch): Verdict {
  const head = /[A-Za-z0-9_./:#\- \t]{0,80}$/.exec(match.before)?.[0] ?? "";
  const directive =
    /(?:^|[\r\n])[ \t]*(?:requirepass|masterauth|rpcpassword|auth_pass|secret|password|bindpw|rootpw)$/i.test(
      `${match.before}${/^[a-z_]+/i.exec(match.whole)?.[0] ?? ""}`,
    );
  // Gradle and Ruby: `password 'secret'` at the beginning of a line.
  const statement =
    /(?:^|[\r\n])[ \t]*$/.test(match.before) &&
    isQuoted(match) &&
    /\.(?:gradle|groovy|rb|kts|conf|cfg|pp)$/i.test(match.path);
  if (!flagBefore.test(head) && !statement && !(directive && settingFile.test(match.path))) return "invalid";
  if (codeFile.test(match.path) && !statement && !/#define|(?:^|\s)--[a-z]/.test(head)) return "invalid";
  if (/^[-$<%@]/.test(match.secret)) return "invalid";
  const name = wholeName(match).replace(/^-+/, "");
  return judgeValue(name, nameKind(name), match.secret, isQuoted(match));
}

/** "key" alone says little: only a long text that a machine made counts, and no digest. */
function judgeBareKey(match: SecretMatch): Verdict {
  const { secret, before, path } = match;
  const head = /[A-Za-z0-9_.$-]{0,40}$/.exec(before)?.[0] ?? "";
  const quoted = isQuoted(match);
  if (isVectorOfCryptography(secret, path)) return "invalid";
  if (nameWords(head).length > 0) {
    const name = `${head.split(".").at(-1) ?? head}Key`;
    return quoted ? judgeValue(name, nameKind(name), secret, quoted) : "invalid";
  }
  if (!quoted && (codeFile.test(path) || !/[?&;]$/.test(before))) return "invalid";
  if (entropyOf(secret) < 4.2) return "invalid";
  if (secret.length < 28 || secret.length > 160 || /^[0-9a-f-]+$/i.test(secret) || /[\s.:/]/.test(secret))
    return "invalid";
  if (!(/[a-z]/.test(secret) && /[A-Z]/.test(secret) && /[0-9].*[0-9]/.test(secret))) return "invalid";
  return judgeValue("api_key", "weak", secret, quoted);
}

/** What people write: "the password is …", "Passwort: …", "mot de passe : …". */
const proseNames =
  "(?:pass(?:word|wd|phrase|code|wort)|kennwort|pwd|pw|mot de passe|contrase(?:\\xc3\\xb1|\\xf1|n)a|senha|parola|wachtwoord|has\\xc5\\x82o|\\xd0\\xbf\\xd0\\xb0\\xd1\\x80\\xd0\\xbe\\xd0\\xbb\\xd1\\x8c|\\xe5\\xaf\\x86\\xe7\\xa0\\x81|\\xe5\\xaf\\x86\\xe9\\x92\\xa5|\\xe3\\x83\\x91\\xe3\\x82\\xb9\\xe3\\x83\\xaf\\xe3\\x83\\xbc\\xe3\\x83\\x89|(?:api|access|secret|licen[sc]e|activation|product|account|registration|auth(?:entication|orization)?|client|signing|encryption|webhook|bot|personal access|deploy|service|admin|root|master|private|bearer|session|refresh)[ _-]?(?:key|token|secret|pass(?:word)?)|api-?schl(?:\\xc3\\xbc|\\xfc|ue)ssel|cl(?:\\xc3\\xa9|\\xe9|e) api|clave|secret|token|key|credentials?|login|pin|creds)";
const proseJoin =
  "(?:[ \\t]{1,3}(?:for|of|to|in|on|f(?:\\xc3\\xbc|ue)r|zum|zur|de|du|des|pour|para|del)[ \\t][^\\r\\n:=]{1,60}?|[ \\t]{0,2}\\([^()\\r\\n]{1,60}\\)|\\*{0,2}|`|\"|')?(?:\\*{0,2}[ \\t]{0,3}(?:[:=]|\\xef\\xbc\\x9a|->|=>|\\|)\\*{0,2}[ \\t]{0,6}(?:[>-][ \\t]{0,4})?|[ \\t]{1,3}(?:is(?: still| now| currently| just| set to)?|was|will be|lautet|ist|est|es|(?:\\xc3[\\xa8\\xa9]|\\xe8|\\xe9|e)|heisst|hei(?:\\xc3\\x9f|\\xdf)t|to|be|=|are|remains|equals)[ \\t]{0,2}:?[ \\t]{1,3}(?:this:?[ \\t]|actually[ \\t]|simply[ \\t]|just[ \\t]|now[ \\t]|still[ \\t])?|[ \\t]{1,2}(?=[`\"'\\xe2]))";
const proseValue =
  "(?:\\*{2}|\\\\?[\"'`]|\\xe2\\x80[\\x98\\x9c\\x9e]|\\xc2\\xab[ \\t]?|<code>|\\()?(?<secret>[^\\s\"'`<>|,;\\\\*\\xe2\\xc2()]{5,256}(?:[*,][^\\s\"'`<>|,;\\\\*\\xe2\\xc2()]{3,64})?)";

function judgeProse(match: SecretMatch): Verdict {
  const { path } = match;
  const name = match.groups["name"] ?? "";
  // Inside of a longer name that name decides: `NextContinuationToken`.
  const head = /[A-Za-z0-9_-]{0,64}$/.exec(match.before)?.[0] ?? "";
  if (/[A-Za-z]/.test(head) && nameKind(`${head}${name}`) === "none") return "invalid";
  const comment = isComment(match.before);
  const spoken = / (?:is|was|lautet|ist|est|es|to|be|are) |\s(?:will be|remains|equals)\s/i.test(
    match.whole.slice(0, -match.secret.length + 0),
  );
  if (codeFile.test(path) && !comment && !spoken) return "invalid";
  let secret = match.secret.replace(/[.!?]+$/, (end) =>
    end === "!" && /[0-9]$/.test(match.secret.slice(0, -1)) ? end : "",
  );
  if (secret.length < match.secret.length && match.secret.length - secret.length > 3) return "invalid";
  secret = secret.replace(/[)\]}]+$/, "");
  const bare = wordsOf(name).join(" ");
  const isPassword =
    /^(?:pass|kennwort|pwd|pw|mot de passe|contrase|senha|parola|wachtwoord|has|login|pin|creds|credential)|pass(?:word|wort)?$/.test(
      bare,
    ) ||
    bare === "" ||
    /password|passwort|passwd|pwd/i.test(name);
  const kind: NameKind = isPassword ? "password" : /^(?:key|clave)\b/.test(bare) ? "weak" : "token";
  // In a sentence a password has to look like one: words with a hyphen or an apostrophe do not.
  if (/^[A-Za-z]+(?:['-][A-Za-z]+)*$/.test(secret) && spokenShare(secret) > 0.4) return "invalid";
  if (/^(?:https?:|www\.|[0-9]+(?:st|nd|rd|th)$|[0-9.,:%-]+$)/i.test(secret)) return "invalid";
  if (kind === "password" && !/[0-9]/.test(secret) && !/[^A-Za-z0-9.,:'_-]/.test(secret))
    return isMachineMade(secret) ? "unknown" : "invalid";
  if (testVectors.test(match.before.slice(-160))) return "invalid";
  if (
    /\{\{[^}\r\n]{0,200}$|\{%[^%\r\n]{0,200}$/.test(lastLine(match.before)) ||
    /^[^{\r\n]{0,80}(?:\}\}|%\})/.test(match.after)
  )
    return "invalid";
  return judgeValue(name, kind, secret, kind !== "password");
}

/** The rest of the line is a comment of some language. */
function isComment(before: string): boolean {
  return /(?:^|[\s;{}(])(?:\/\/|#|\/\*|--|<!--|"""|''')[^\r\n]{0,160}$|^[ \t]*(?:\*|;)[ \t][^\r\n]{0,160}$/.test(
    lastLine(before),
  );
}

function lastLine(text: string): string {
  return text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf("\r")) + 1);
}

export const settingRules: readonly SecretRule[] = [
  settingRule("generic-password", "Password in a setting", passwordKeywords),
  settingRule("generic-secret", "Secret, key or token in a setting", tokenKeywords),
  {
    kind: "keyword",
    id: "generic-pass",
    title: 'Password under the name "pass"',
    provider: "any program",
    confidence: "medium",
    precision: "token",
    keywords: ["pass:", "pass=", 'pass":', "pass' =>", 'pass = "', "pass = '"],
    anchor: "start",
    pattern: new RegExp(`(?<word>pass)${setting}`, "i"),
    reach: { after: 640 },
    check: judgeSetting,
    advice,
  },
  {
    kind: "keyword",
    id: "generic-named-value",
    title: "Secret in a pair of name and value",
    provider: "any program",
    confidence: "medium",
    precision: "token",
    keywords: [...passwordKeywords, ...tokenKeywords],
    anchor: "start",
    boundary: false,
    gate: "paired",
    pattern: new RegExp(
      `${anyKeyword([...passwordKeywords, ...tokenKeywords])}(?<rest>[A-Za-z0-9_.-]{0,48})${pairJoin}${value}`,
      "i",
    ),
    reach: { after: 720 },
    check: judgePair,
    advice,
  },
  {
    kind: "keyword",
    id: "generic-flag",
    title: "Secret on a command line or in a definition",
    provider: "any program",
    confidence: "medium",
    precision: "token",
    keywords: [...passwordKeywords, ...tokenKeywords, "requirepass", "masterauth"],
    anchor: "start",
    boundary: false,
    gate: "flag",
    pattern: new RegExp(
      `${anyKeyword([...passwordKeywords, ...tokenKeywords, "requirepass", "masterauth"])}(?<rest>[A-Za-z0-9_.-]{0,48})[ \\t]{1,12}${value}`,
      "i",
    ),
    reach: { after: 640 },
    check: judgeFlag,
    advice,
  },
  {
    kind: "keyword",
    id: "generic-fallback",
    title: "Secret as the fallback of a setting",
    provider: "any program",
    confidence: "medium",
    precision: "token",
    keywords: ["') or '", '") or "', "'] or '", '"] or "'],
    anchor: "near",
    reach: { before: 72, after: 280 },
    pattern: new RegExp(`(?<word>[A-Za-z0-9_.-]{3,64})["'][)\\]] or ${value}`),
    check: (match) =>
      /[(),]/.test(match.secret)
        ? "invalid"
        : judgeValue(match.groups["word"] ?? "", nameKind(match.groups["word"] ?? ""), match.secret, true),
    advice,
  },
  {
    kind: "keyword",
    id: "generic-key",
    title: 'Random text under the name "key"',
    provider: "any program",
    confidence: "low",
    precision: "token",
    keywords: [
      '"key":',
      "'key':",
      'key = "',
      "key = '",
      'key="',
      "key='",
      'key: "',
      "key: '",
      "key=",
      "'key' =>",
      'key", "',
      "key', '",
      'key := "',
      'key("',
      "key('",
      'key": "',
      "key': '",
      'key"] = "',
      "key'] = '",
    ],
    anchor: "start",
    boundary: false,
    pattern: new RegExp(`["']?key["']?\\]?[ \\t]{0,4}(?:=>|:=|[=:,(])[ \\t]{0,4}${value}`, "i"),
    reach: { after: 320 },
    entropy: 3,
    check: judgeBareKey,
    advice,
  },
  {
    kind: "keyword",
    id: "generic-prose",
    title: "Secret in a sentence",
    provider: "any program",
    confidence: "medium",
    precision: "token",
    keywords: [
      "password",
      "passwort",
      "passphrase",
      "passcode",
      "kennwort",
      "passwd",
      "mot de passe",
      "contrase",
      "senha",
      "wachtwoord",
      "parola",
      "api key",
      "access key",
      "secret key",
      "api-key",
      "api token",
      "access token",
      "auth token",
      "bot token",
      "deploy token",
      "secret is",
      "secret:",
      "token is",
      "token `",
      "key `",
      "password `",
      "secret `",
      "token:",
      "key is",
      "api-schl\xc3\xbcssel",
      "api-schluessel",
      "client secret",
      "signing secret",
      "authentication key",
      "encryption key",
      "license key",
      "licence key",
      "activation key",
      "product key",
      "master key",
      "session key",
      "service key",
      "admin key",
      "account key",
      "personal access token",
      "refresh token",
      "signing key",
      "webhook secret",
      "pwd:",
      "pwd is",
      "pw:",
      "pw is",
      "creds:",
      "credentials:",
      "login:",
      "\xd0\xbf\xd0\xb0\xd1\x80\xd0\xbe\xd0\xbb\xd1\x8c",
      "\xe5\xaf\x86\xe7\xa0\x81",
      "\xe5\xaf\x86\xe9\x92\xa5",
      "\xe3\x83\x91\xe3\x82\xb9\xe3\x83\xaf\xe3\x83\xbc\xe3\x83\x89",
      "has\xc5\x82o",
    ],
    anchor: "start",
    boundary: false,
    pattern: new RegExp(`(?<name>${proseNames})${proseJoin}${proseValue}`, "i"),
    reach: { after: 480 },
    check: judgeProse,
    advice,
  },
];
