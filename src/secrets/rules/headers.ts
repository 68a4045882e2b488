/** Credentials in headers and command lines. */
import { Buffer } from "node:buffer";
import { decodeJwt } from "../checksums.ts";
import { entropyOf } from "../precision.ts";
import type { SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { isPublishedJwt } from "./identity.ts";
import { endsTypeName } from "./judge-value.ts";
import { isNeverIssued } from "./never-issued.ts";
import { isDefaultValue, isHarmlessValue, isIdentifier, isMachineMade, isPersonMade } from "./password-shape.ts";

const changeIt = "Change the password at the server, then wherever the old one is used.";

/** Base64 of `user:password`, as the header of basic authentication and Docker's config.json have it. */
function holdsUserAndPassword(match: SecretMatch): Verdict {
  const text = Buffer.from(match.secret, "base64").toString("latin1");
  const split = /^([\x20-\x7e]{0,128}):([\x21-\x7e\x80-\xff]{3,1000})$/.exec(text);
  const [, user, password] = split ?? [];
  if (user === undefined || password === undefined) return "invalid";
  // A word after "basic" that happens to be base64 of something with a colon.
  if (/^[A-Za-z][a-z]+$/.test(match.secret) || (password.match(/[\x80-\xff]/g) ?? []).length * 3 > password.length) {
    return "invalid";
  }
  // RFC 7617 and its predecessors.
  if (password === "open sesame" || password === ["open", "sesame"].join("") || user.toLowerCase() === "aladdin")
    return "invalid";
  if (
    isDefaultValue(password) ||
    password === user ||
    /example|changeme|placeholder|^x+$|^\*+$|\$\{|\{\{|^<|^\.+$/i.test(password)
  )
    return "invalid";
  return "valid";
}

/** A password on a command line. */
function isTypedPassword(match: SecretMatch): Verdict {
  const { secret } = match;
  if (
    /^(?:\$|%|<|\{|@|-)/.test(secret) ||
    isDefaultValue(secret) ||
    /^(?:pass(?:word|wd)?|pw|secret|token|x+|\*+|\.+)$/i.test(secret)
  )
    return "invalid";
  if (isHarmlessValue(secret) || isNeverIssued(secret)) return "invalid";
  return isPersonMade(secret) || isMachineMade(secret) ? "unknown" : "invalid";
}

function isBearer(match: SecretMatch): Verdict {
  const { secret } = match;
  if (secret.startsWith("ey") && secret.split(".").length === 3) {
    const token = decodeJwt(secret);
    if (token !== undefined) return isPublishedJwt(token.payload) ? "invalid" : "unknown";
  }
  if (isDefaultValue(secret) || !isMachineMade(secret) || isNeverIssued(secret)) return "invalid";
  if (isHarmlessValue(secret) || isIdentifier(secret) || endsTypeName(match.before)) return "invalid";
  return /[0-9]/.test(secret) && entropyOf(secret) > 3.2 ? "unknown" : "invalid";
}

export const headerRules: readonly SecretRule[] = [
  {
    kind: "keyword",
    id: "http-basic-authentication",
    title: "User and password in a header",
    provider: "HTTP",
    confidence: "high",
    precision: "token",
    keywords: ["basic "],
    anchor: "start",
    pattern: /basic {1,2}(?<secret>[A-Za-z0-9+/_-]{8,600}={0,2})(?![A-Za-z0-9+/=_-])/i,
    reach: { after: 640 },
    check: holdsUserAndPassword,
    advice: { what: "Base64 of a user and a password, which anyone can read.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "docker-config-auth",
    title: "Registry login in Docker's config.json",
    provider: "Docker",
    confidence: "high",
    precision: "token",
    keywords: ['"auth"', '\\"auth\\"', "_auth="],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:\\?"auth\\?"|_auth)[ \t]{0,4}[:=][ \t]{0,4}(?:\\?["'])?(?<secret>[A-Za-z0-9+/_-]{8,4000}={0,2})(?![A-Za-z0-9+/=_-])/,
    reach: { after: 4100 },
    check: holdsUserAndPassword,
    advice: {
      what: "Base64 of a user and a password or token for the registry that stands before it.",
      revoke: "Revoke the token, or change the password, at the registry.",
    },
  },
  {
    kind: "keyword",
    id: "docker-config-identity-token",
    title: "Registry identity token in Docker's config.json",
    provider: "Docker",
    confidence: "high",
    precision: "token",
    keywords: ["identitytoken"],
    anchor: "start",
    boundary: false,
    pattern: /identitytoken\\?"[ \t]{0,4}:[ \t]{0,4}\\?"(?<secret>[A-Za-z0-9+/=_.-]{16,4000})\\?"/i,
    reach: { after: 4100 },
    advice: {
      what: "Pulls and pushes images as its owner.",
      revoke: "Sign out at the registry: revoke the session or token.",
    },
  },
  {
    kind: "keyword",
    id: "http-bearer-token",
    title: "Bearer token in a header",
    provider: "HTTP",
    confidence: "medium",
    precision: "token",
    keywords: ["bearer "],
    anchor: "start",
    pattern: /bearer {1,3}(?:["'`]? ?\+ ?["'`])?(?<secret>[A-Za-z0-9_.~+/-]{16,4000}={0,3})(?![A-Za-z0-9_.~+/=-])/i,
    reach: { after: 4100 },
    entropy: 3.2,
    check: isBearer,
    advice: {
      what: "Acts as whoever it was given to, until it expires.",
      revoke: "At the server that the request goes to: revoke the token or end the session.",
    },
  },
  {
    kind: "keyword",
    id: "http-token-authentication",
    title: "Token in an authorization header",
    provider: "HTTP",
    confidence: "medium",
    precision: "token",
    keywords: ["authorization"],
    anchor: "start",
    boundary: false,
    pattern:
      /authorization["'\])]{0,4}[ \t]{0,4}(?:[:=,>]|=>)[ \t]{0,4}(?:\\?["'`])?[ \t]?(?:(?:token|apikey|api-key|key|genie-?key|ssws|bot|oauth|sso-key|splunk|pve[a-z]{0,8}token|mac|shippotoken|klaviyo-api-key)(?:[ \t]{1,3}(?:token=)?|=)["']?|discogs token=)?(?<secret>[A-Za-z0-9_.~+/=!@:-]{16,600})(?![A-Za-z0-9_~+/-])/i,
    reach: { after: 700 },
    entropy: 3.2,
    check: isBearer,
    advice: {
      what: "Acts as whoever it was given to.",
      revoke: "At the server that the request goes to: revoke the token.",
    },
  },
  {
    kind: "keyword",
    id: "command-line-user-password",
    title: "User and password on a command line",
    provider: "curl",
    confidence: "high",
    precision: "token",
    keywords: [" -u ", " -u'", ' -u"', "--user ", "--user=", "--proxy-user"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?: -u|--(?:proxy-)?user)[ =]{0,3}(?:\\?["'])?(?<user>[^\s:"'\\$<>{}]{1,100}):(?<secret>[^\s"'\\]{3,200})/,
    // `perldoc -u Some::Module`
    check: (match) => (match.secret.startsWith(":") ? "invalid" : isTypedPassword(match)),
    advice: { what: "Signs in to the server that the command names.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "command-line-token-user",
    title: "Token as user on a command line",
    provider: "curl",
    confidence: "high",
    precision: "token",
    keywords: ["curl "],
    anchor: "start",
    pattern: /curl [^\r\n]{0,300}?(?:-u|--user)[ =]{0,3}(?:\\?["'])?(?<secret>[A-Za-z0-9_-]{24,200}):(?=[\s"'\\]|$)/,
    reach: { after: 560 },
    check: isBearer,
    advice: { what: "Signs in to the server that the command names.", revoke: "At the server: revoke the token." },
  },
  {
    kind: "keyword",
    id: "command-line-password",
    title: "Password on a command line",
    provider: "several programs",
    confidence: "high",
    precision: "token",
    keywords: [
      "mysql ",
      "mysqldump ",
      "mysqladmin ",
      "mariadb ",
      "sshpass ",
      "redis-cli ",
      "docker login",
      "podman login",
      "helm registry login",
      "ldapsearch ",
      "ldapadd ",
      "ldapmodify ",
      "smbclient ",
      "net use ",
      "sqlcmd ",
      "mongosh ",
      "mongodump ",
      "htpasswd ",
      "wget ",
      "az login",
      "xfreerdp ",
      "cqlsh ",
      "sqlplus ",
    ],
    anchor: "start",
    pattern:
      /(?:(?:mysql|mysqldump|mysqladmin|mariadb)[^\r\n]{0,120}? -p(?<one>[^\s"'-][^\s"']{4,100})|sshpass[^\r\n]{0,20}? -p ?["']?(?<two>[^\s"']{4,100})|redis-cli[^\r\n]{0,120}? -a ["']?(?<three>[^\s"']{6,128})|(?:docker|podman|helm registry) login[^\r\n]{0,160}? (?:-p|--password)[ =]["']?(?<four>[^\s"']{6,400})|ldap[a-z]{3,6}[^\r\n]{0,160}? -w ["']?(?<five>[^\s"']{4,128})|smbclient[^\r\n]{0,120}? -U ["']?[^\s%"']{1,64}%(?<six>[^\s"']{4,128})|net use[^\r\n]{0,100}? \/user:[^\s]{1,64} (?<seven>[^\s"']{5,128})|(?:sqlcmd|mongosh|mongodump|cqlsh)[^\r\n]{0,160}? (?:-P|-p) ?["']?(?<eight>[^\s"']{5,128})|htpasswd -[a-z]{0,5}b[a-z]{0,5} [^\s]{1,100} [^\s]{1,64} ["']?(?<nine>[^\s"']{5,128})|wget[^\r\n]{0,160}?--(?:http-|ftp-)?password[ =]["']?(?<ten>[^\s"']{5,128})|az login[^\r\n]{0,160}? (?:-p|--password)[ =]["']?(?<eleven>[^\s"']{6,128})|xfreerdp[^\r\n]{0,120}? \/p:["']?(?<twelve>[^\s"']{5,128})|sqlplus[^\r\n]{0,20}? [A-Za-z0-9_]{1,40}\/(?<thirteen>[^\s@"'/]{4,64})@)/,
    reach: { after: 420 },
    check: (match) => {
      const secret =
        Object.entries(match.groups).find(([name, text]) => name !== "secret" && text !== undefined)?.[1] ?? "";
      return isTypedPassword({ ...match, secret });
    },
    advice: { what: "Signs in as the user that the command names.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "openssl-passphrase",
    title: "Passphrase on a command line",
    provider: "OpenSSL",
    confidence: "high",
    precision: "token",
    keywords: ["pass:", "--passphrase ", "-storepass ", "-keypass ", "storepass=", "keypass="],
    anchor: "start",
    boundary: false,
    pattern: /(?:pass:|--passphrase[ =]|-?(?:store|key)pass[ =])["']?(?<secret>[^\s"'\\]{4,128})/,
    check: (match) =>
      match.whole.startsWith("pass:") && !/-pass(?:in|out)?[ =]["']?$/.test(match.before)
        ? "invalid"
        : isTypedPassword(match),
    advice: {
      what: "Opens an encrypted file or key.",
      revoke: "Encrypt again under a new passphrase, and replace the key where others could read the old file.",
    },
  },
  {
    kind: "keyword",
    id: "curl-option-password",
    title: "Password in an option of libcurl",
    provider: "curl",
    confidence: "high",
    precision: "token",
    keywords: ["CURLOPT_"],
    anchor: "start",
    pattern:
      /CURLOPT_(?:(?:PROXY)?USERPWD["']?[ \t]{0,4}(?:,|=>|=)[ \t]{0,4}["'](?<user>[^"':\r\n]{1,100}):|(?:XOAUTH2_BEARER|(?:PROXY)?PASSWORD|KEYPASSWD)["']?[ \t]{0,4}(?:,|=>|=)[ \t]{0,4}["'])(?<secret>[^"'\r\n]{4,400})["']/,
    reach: { after: 560 },
    check: isTypedPassword,
    advice: { what: "Signs in to the server that the program talks to.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "powershell-secure-string",
    title: "Password in a ConvertTo-SecureString",
    provider: "PowerShell",
    confidence: "high",
    precision: "token",
    keywords: ["ConvertTo-SecureString"],
    anchor: "start",
    pattern:
      /ConvertTo-SecureString(?:[ \t]{1,4}-(?:String|AsPlainText|Force)){0,3}[ \t]{1,4}(?:\\?["'])?(?<secret>[^\s"'\\]{5,128})/i,
    check: isTypedPassword,
    advice: { what: "Signs in as the user whose credential the script makes.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "psexec-password",
    title: "Password on a command line of PsExec",
    provider: "Sysinternals",
    confidence: "high",
    precision: "token",
    keywords: ["psexec"],
    anchor: "start",
    pattern: /psexec[^\r\n]{0,120}? -p ["']?(?<secret>[^\s"']{5,128})/i,
    check: isTypedPassword,
    advice: { what: "Runs programs on another machine as its user.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "sql-user-password",
    title: "Password in an SQL statement",
    provider: "SQL",
    confidence: "high",
    precision: "token",
    keywords: ["identified by", "with password", "password '", "set password", "identified with", "password for"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:identified (?:by|with [a-z0-9_]{3,32} by)(?: password)?|(?:with )?(?:encrypted )?password(?: for [^\r\n=]{1,80})?)[ \t]{0,4}(?:=[ \t]{0,4})?(?:password\()?[ \t]{0,4}(?:N|E)?(?:(?<quote>\\?['"])(?=[^'"\r\n]{4,128}['"])|(?=[A-Za-z0-9_#$!]{6,64}(?:[;"'\s\\)]|$)))(?<secret>[^'"\r\n;\s\\][^'"\r\n]{3,127}(?=\\?['"])|[A-Za-z0-9_#$!]{6,64})/i,
    check: (match) => {
      const before = `${match.before.slice(-160)}${match.whole}`;
      if (!/\b(?:user|role|login|alter|create|identified|grant|set password)\b/i.test(before)) return "invalid";
      // Without quotes only what no word of SQL could be.
      if (match.groups["quote"] === undefined && (!/[0-9]/.test(match.secret) || !/^identified/i.test(match.whole))) {
        return "invalid";
      }
      return isTypedPassword(match);
    },
    advice: { what: "Signs in to a database as its user.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "wifi-passphrase",
    title: "Passphrase of a wireless network",
    provider: "wpa_supplicant, hostapd, NetworkManager",
    confidence: "high",
    precision: "token",
    keywords: ["psk="],
    anchor: "start",
    files: /wpa_supplicant|hostapd|\.nmconnection$|NetworkManager|\.network$/,
    pattern: /psk=(?:"(?<quoted>[^"\r\n]{8,63})"|(?<secret>[^\s"']{8,64}))/,
    check: (match) => isTypedPassword({ ...match, secret: match.groups["quoted"] ?? match.secret }),
    advice: {
      what: "Joins the wireless network, and reads what others send on it.",
      revoke: "Change the passphrase at the access point, then on every device.",
    },
  },
];
