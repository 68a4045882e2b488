/**
 * The generic rules: a value given to a name that promises a secret, in configuration, code, shell and tables.
 * `judge-value.ts` decides; sentences are in `sentences.ts`.
 */
import { entropyOf } from "../precision.ts";
import type { GateName, KeywordRule, SecretMatch, SecretRule, Verdict } from "../rule.ts";
import {
  codeFile,
  endsTypeName,
  genericAdvice,
  isComment,
  isInImageAddress,
  judgeValue,
  lastLine,
  proseFile,
  settingFile,
  testVectors,
} from "./judge-value.ts";
import { spokenShare } from "./password-shape.ts";
import { nameKind, nameWords } from "./setting-names.ts";
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
  if (endsTypeName(match.before) || isInImageAddress(match.before)) return "invalid";
  const name = wholeName(match);
  return judgeValue(name, nameKind(name), secret, quoted);
}

function settingRule(id: string, title: string, keywords: readonly string[], gate: GateName): KeywordRule {
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
    gate,
    pattern: new RegExp(`${anyKeyword(keywords)}${setting}`, "i"),
    reach: { after: 720 },
    check: judgeSetting,
    advice: genericAdvice,
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
  if (isVectorOfCryptography(secret, path) || endsTypeName(before) || isInImageAddress(before)) return "invalid";
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

export const settingRules: readonly SecretRule[] = [
  settingRule("generic-password", "Password in a setting", passwordKeywords, "assigned"),
  settingRule("generic-secret", "Secret, key or token in a setting", tokenKeywords, "assigned-token"),
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
    advice: genericAdvice,
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
    advice: genericAdvice,
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
    advice: genericAdvice,
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
    advice: genericAdvice,
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
    gate: "valued",
    pattern: new RegExp(`["']?key["']?\\]?[ \\t]{0,4}(?:=>|:=|[=:,(])[ \\t]{0,4}${value}`, "i"),
    reach: { after: 320 },
    entropy: 3,
    check: judgeBareKey,
    advice: genericAdvice,
  },
];
