/** Credentials as arguments of calls, where no name stands beside them. */
import type { KeywordRule, SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { judgeValue } from "./judge-value.ts";
import { isNeverIssued } from "./never-issued.ts";
import { isDefaultValue, isHarmlessValue, isIdentifier, isMachineMade, isPersonMade } from "./password-shape.ts";
import { nameKind } from "./setting-names.ts";

const changeIt = "Change the password at the server, then wherever the old one is used.";

/** A text between quotes that a person or a machine chose as a secret. */
function isArgument(match: SecretMatch): Verdict {
  const { secret } = match;
  if (isDefaultValue(secret) || isHarmlessValue(secret) || isIdentifier(secret) || isNeverIssued(secret))
    return "invalid";
  return isMachineMade(secret) || isPersonMade(secret) ? "unknown" : "invalid";
}

interface CallSpec {
  readonly id: string;
  readonly title: string;
  readonly provider: string;
  readonly keywords: readonly string[];
  readonly pattern: RegExp;
  readonly what: string;
  readonly revoke: string;
}

function callRule(spec: CallSpec): KeywordRule {
  return {
    kind: "keyword",
    id: spec.id,
    title: spec.title,
    provider: spec.provider,
    confidence: "medium",
    precision: "token",
    keywords: spec.keywords,
    anchor: "start",
    boundary: false,
    pattern: spec.pattern,
    check: isArgument,
    advice: { what: spec.what, revoke: spec.revoke },
  };
}

/** The cells of a list of SQL: commas inside quotes separate nothing. */
function cellsOf(list: string): readonly string[] {
  return (list.match(/'(?:[^']|''){0,256}'|"[^"]{0,256}"|[^,'"]{1,256}/g) ?? [])
    .map((cell) => cell.trim())
    .filter((cell) => cell !== "");
}

/** `INSERT INTO users (name, password) VALUES ('anna', '…')`: the column's name judges the value. */
function judgeInsert(match: SecretMatch): Verdict {
  const columns = cellsOf(match.groups["columns"] ?? "").map((column) => column.replace(/[`"[\]]/g, ""));
  const values = cellsOf(match.secret);
  const found = columns.some((column, index) => {
    const value = /^[NE]?'(.*)'$/s.exec(values[index] ?? "")?.[1];
    return value !== undefined && judgeValue(column, nameKind(column), value, true) === "unknown";
  });
  return found ? "unknown" : "invalid";
}

export const codeRules: readonly SecretRule[] = [
  callRule({
    id: "code-user-password",
    title: "User and password as arguments",
    provider: "any program",
    keywords: [
      "auth=(",
      "auth = (",
      "basicauth(",
      "basic_auth(",
      ".auth(",
      "credentials(",
      "networkcredential(",
      "credential(",
    ],
    pattern:
      /(?:auth|credentials?)(?: ?= ?)?\([ \t]{0,4}(?:new )?["'][^"'\r\n]{1,100}["'],[ \t]{0,4}["'](?<secret>[^"'\r\n]{4,200})["']/i,
    what: "Signs in to the server that the call talks to.",
    revoke: changeIt,
  }),
  callRule({
    id: "code-database-password",
    title: "Password of a database as an argument",
    provider: "JDBC",
    keywords: ["getconnection("],
    pattern:
      /getConnection\([^()\r\n]{1,240}?,[ \t\r\n]{0,24}["'][^"'\r\n]{0,100}["'],[ \t\r\n]{0,24}["'](?<secret>[^"'\r\n]{4,200})["']/i,
    what: "Signs in to a database as its user.",
    revoke: changeIt,
  }),
  callRule({
    id: "code-signing-key",
    title: "Key for signatures as an argument",
    provider: "any program",
    keywords: [
      "createhmac(",
      "jwt.sign(",
      "jwt.verify(",
      "jwt.encode(",
      "jwt.decode(",
      "hmac.new(",
      "setsigningkey(",
      "sign(payload",
      "hmacsha256(",
      "signwith(",
    ],
    pattern:
      /(?:createHmac\([ \t]{0,4}["'][A-Za-z0-9-]{3,12}["'],[ \t]{0,4}|jwt\.(?:sign|verify|encode|decode)\([^,()\r\n]{1,80},[ \t]{0,4}|sign\(payload,[ \t]{0,4}|hmac\.new\([ \t]{0,4}|(?:setSigningKey|HmacSHA256|signWith)\([^()"'\r\n]{0,60})b?["'](?<secret>[^"'\r\n]{8,300})["']/i,
    what: "Signs sessions, tokens or requests: whoever has it can make false ones.",
    revoke: "Make a new key, and accept the old one only for as long as what it signed lives.",
  }),
  {
    kind: "keyword",
    id: "go-database-password",
    title: "Password in a data source name",
    provider: "Go",
    confidence: "high",
    precision: "token",
    keywords: ["@tcp(", "@unix("],
    anchor: "near",
    reach: { before: 200, after: 8 },
    pattern: /(?<![A-Za-z0-9_.-])[A-Za-z0-9_.-]{1,64}:(?<secret>[^\s"'`@/]{3,120})@(?:tcp|unix)\(/,
    check: isArgument,
    advice: { what: "Signs in to a database as its user.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "sql-insert-secret",
    title: "Secret in rows of an SQL script",
    provider: "SQL",
    confidence: "medium",
    precision: "none",
    keywords: ["insert into "],
    anchor: "start",
    pattern:
      /insert into [^\s()]{1,100}[ \t]{0,4}\((?<columns>[^()]{3,400})\)[ \t\r\n]{0,12}values[ \t\r\n]{0,12}\((?<secret>[^()\r\n]{3,800})\)/i,
    reach: { after: 1400 },
    check: judgeInsert,
    advice: { what: "A password, key or token that a script puts into a table.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "blockchain-node-address",
    title: "Address of a blockchain node with its key",
    provider: "several node providers",
    confidence: "high",
    precision: "token",
    keywords: ["infura.io/", "alchemy.com/", "alchemyapi.io/", "quiknode.pro/"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:infura\.io|alchemy\.com|alchemyapi\.io|quiknode\.pro)\/(?:(?:ws|nft)\/)?(?:v[23]\/)?(?<secret>[A-Za-z0-9_-]{32,64})(?![A-Za-z0-9_-])/,
    check: isArgument,
    advice: {
      what: "Sends requests at the account's cost.",
      revoke: "The provider's dashboard → the project → API keys → rotate.",
    },
  },
  {
    kind: "keyword",
    id: "generic-login-pair",
    title: "User and password side by side",
    provider: "any program",
    confidence: "low",
    precision: "token",
    keywords: ["login:", "logins:", "credentials:", "creds:", "zugangsdaten:", "identifiants:"],
    anchor: "start",
    pattern:
      /(?:logins?|credentials|creds|zugangsdaten|identifiants):[ \t]{0,4}[A-Za-z0-9._@+-]{2,64}[ \t]{0,2}(?:\/|\||:|,)[ \t]{0,2}(?<secret>[^\s,|/"'`]{6,64})/i,
    check: (match) =>
      /[0-9]/.test(match.secret) && /[A-Z]|[^A-Za-z0-9.:_-]/.test(match.secret) ? isArgument(match) : "invalid",
    advice: { what: "Signs in wherever the text says.", revoke: changeIt },
  },
];
