/** Files of a known name that hold credentials by their nature, and the lines of such files elsewhere. */
import { Buffer } from "node:buffer";
import type { FileSecret, SecretRule } from "../rule.ts";
import { isDefaultValue, isMachineMade, isPersonMade } from "./password-shape.ts";

const changeIt = "Change the password at the server, then wherever the old one is used.";

/** Every match of a pattern with a group `secret`, in offsets. */
function findAll(text: string, pattern: RegExp, keep: (secret: string) => boolean): readonly FileSecret[] {
  const found: FileSecret[] = [];
  for (const match of text.matchAll(pattern)) {
    const secret = match.groups?.["secret"];
    if (secret === undefined || !keep(secret)) continue;
    const start = match.index + match[0].lastIndexOf(secret);
    found.push({ start, end: start + secret.length });
  }
  return found;
}

const notDefault = (secret: string): boolean => !isDefaultValue(secret) && !/^(?:\*|\$|<|%|\{|x+$)/i.test(secret);

/** `host:port:database:user:password` with `\:` for a colon; a comment begins with `#`. Source: PostgreSQL, "The Password File". */
function findPgpass(text: string): readonly FileSecret[] {
  const found: FileSecret[] = [];
  let offset = 0;
  for (const line of text.split("\n")) {
    const start = offset;
    offset += line.length + 1;
    const bare = line.endsWith("\r") ? line.slice(0, -1) : line;
    if (bare.startsWith("#")) continue;
    let colons = 0;
    for (let at = 0; at < bare.length; at++) {
      if (bare[at] === "\\") at++;
      else if (bare[at] === ":" && ++colons === 4) {
        const secret = bare.slice(at + 1);
        if (secret.length >= 3 && notDefault(secret)) found.push({ start: start + at + 1, end: start + bare.length });
        break;
      }
    }
  }
  return found;
}

/** A sequence of version 3 whose content is of type `data` (RFC 7292), or the magic number of a Java key store. */
function findKeyStore(text: string): readonly FileSecret[] {
  const isPkcs12 =
    /^0[\x80-\x84][\s\S]{1,4}\x02\x01\x03/.test(text.slice(0, 16)) &&
    text.slice(0, 64).includes("\x2a\x86\x48\x86\xf7\x0d\x01\x07");
  const isKeyStore = text.startsWith("\xfe\xed\xfe\xed") || text.startsWith("\xce\xce\xce\xce");
  return isPkcs12 || isKeyStore ? [{ start: 0, end: Math.min(text.length, 32) }] : [];
}

/** PrivateKeyInfo (RFC 5208) or RSAPrivateKey (RFC 8017): a sequence that begins with version 0. */
function findDerKey(text: string): readonly FileSecret[] {
  const head = text.slice(0, 32);
  const isRsa = /^0[\x81\x82][\s\S]{1,2}\x02\x01\x00\x02[\x81\x82]/.test(head);
  const isWrapped = /^0(?:[\x20-\x7f]|[\x81\x82][\s\S]{1,2})\x02\x01[\x00\x01]0[\s\S]\x06/.test(head);
  return isRsa || isWrapped ? [{ start: 0, end: Math.min(text.length, 32) }] : [];
}

/** The text of a file that is one word of at most 512 bytes. */
function findOnlyLine(text: string): readonly FileSecret[] {
  const secret = text.length > 512 ? "" : text.trim();
  const likely = /^\S{6,500}$/.test(secret) && notDefault(secret) && (isPersonMade(secret) || isMachineMade(secret));
  const start = text.indexOf(secret);
  return likely ? [{ start, end: start + secret.length }] : [];
}

const secretColumn =
  /^(?:.*[ _-])?(?:pass(?:word|wd|phrase)?|pwd|secret|token|api[ _-]?key|secret[ _-]?access[ _-]?key|client[ _-]?secret|private[ _-]?key|pin)$/i;

/** A table with a column of passwords: exports of password managers and lists of accounts. */
function findColumns(text: string): readonly FileSecret[] {
  const lines = text.split("\n");
  const header = (lines[0] ?? "").replace(/^(?:\xef\xbb\xbf)/, "").replace(/\r$/, "");
  const separator = [",", ";", "\t"].find((sign) => header.includes(sign));
  if (separator === undefined) return [];
  const columns = header.split(separator).map((name) => name.trim().replace(/^"|"$/g, ""));
  const wanted = new Set(columns.flatMap((name, index) => (secretColumn.test(name) ? [index] : [])));
  if (wanted.size === 0) return [];
  const found: FileSecret[] = [];
  let offset = (lines[0] ?? "").length + 1;
  for (const line of lines.slice(1)) {
    let start = offset;
    line
      .replace(/\r$/, "")
      .split(separator)
      .forEach((cell, index) => {
        const secret = cell.trim().replace(/^"|"$/g, "");
        if (
          wanted.has(index) &&
          secret.length >= 6 &&
          notDefault(secret) &&
          (isPersonMade(secret) || isMachineMade(secret))
        ) {
          const at = start + cell.indexOf(secret);
          found.push({ start: at, end: at + secret.length });
        }
        start += cell.length + separator.length;
      });
    offset += line.length + 1;
  }
  return found;
}

export const fileRules: readonly SecretRule[] = [
  {
    kind: "file",
    id: "netrc-password",
    title: "Password in .netrc",
    provider: "netrc",
    confidence: "high",
    precision: "token",
    files: /(?:^|\/)[._]netrc$|\.netrc$/,
    find: (text) => findAll(text, /(?:^|\s)password[ \t\r\n]{1,8}(?<secret>[^\s]{3,400})/g, notDefault),
    advice: {
      what: "Signs in to the machine that stands before it: curl, git and others read this file.",
      revoke: changeIt,
    },
  },
  {
    kind: "keyword",
    id: "netrc-line-password",
    title: "Password in a line of .netrc",
    provider: "netrc",
    confidence: "high",
    precision: "token",
    keywords: ["machine "],
    anchor: "start",
    pattern:
      /machine[ \t]{1,8}[A-Za-z0-9._:-]{3,200}[ \t\r\n]{1,16}(?:\\n[ \t]{0,16})?login[ \t]{1,8}[^\s\\]{1,200}(?:[ \t\r\n]|\\n){1,16}password[ \t]{1,8}(?<secret>[^\s"'\\]{3,400})/,
    reach: { after: 900 },
    check: (match) =>
      notDefault(match.secret) && (isPersonMade(match.secret) || isMachineMade(match.secret)) ? "unknown" : "invalid",
    advice: { what: "Signs in to the machine that stands before it.", revoke: changeIt },
  },
  {
    kind: "file",
    id: "pgpass-password",
    title: "Password in .pgpass",
    provider: "PostgreSQL",
    confidence: "high",
    precision: "token",
    files: /(?:^|\/)\.?pgpass(?:\.conf)?$|\.pgpass$/,
    find: findPgpass,
    advice: { what: "Signs in to the database that stands before it.", revoke: changeIt },
  },
  {
    kind: "file",
    id: "pypirc-password",
    title: "Password in .pypirc",
    provider: "PyPI",
    confidence: "high",
    precision: "token",
    files: /(?:^|\/)\.?pypirc$/,
    find: (text) => findAll(text, /^[ \t]*password[ \t]*[:=][ \t]*(?<secret>[^\r\n]{3,400}?)[ \t]*\r?$/gm, notDefault),
    advice: {
      what: "Uploads packages to the index of its section.",
      revoke: "The index's page for tokens; PyPI: Account settings → API tokens → remove.",
    },
  },
  {
    kind: "file",
    id: "client-settings-password",
    title: "Password in a client's settings",
    provider: "several programs",
    confidence: "high",
    precision: "token",
    files:
      /(?:^|\/)(?:\.my\.cnf|\.mylogin\.cnf|my\.cnf|\.muttrc|\.msmtprc|\.fetchmailrc|\.s3cfg|\.boto|\.ftpconfig|\.smbcredentials|rclone\.conf|\.rediscli_auth|\.wgetrc|\.curlrc|auth\.json|sftp(?:-config)?\.json|\.esmtprc|\.dockercfg)$/,
    find: (text) =>
      findAll(
        text,
        /(?:^|[\s"'])(?:password|passwd|pass|imap_pass|smtp_pass|http_password|ftp_password)["']?[ \t]*(?:[:=]|[ \t])[ \t]*["']?(?<secret>[^\s"',}]{4,400})/gim,
        notDefault,
      ),
    advice: { what: "Signs in to the server that the file names.", revoke: changeIt },
  },
  {
    kind: "file",
    id: "table-of-passwords",
    title: "Table with passwords or keys",
    provider: "CSV",
    confidence: "medium",
    precision: "token",
    files: /\.(?:csv|tsv)$/,
    find: findColumns,
    advice: { what: "A list of accounts: each row signs in somewhere.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "filezilla-password",
    title: "Password in a site list of FileZilla",
    provider: "FileZilla",
    confidence: "high",
    precision: "token",
    keywords: ["<Pass "],
    anchor: "start",
    boundary: false,
    pattern: /<Pass encoding="base64">(?<secret>[A-Za-z0-9+/]{6,400}={0,2})<\/Pass>/i,
    check: (match) => (notDefault(Buffer.from(match.secret, "base64").toString("latin1")) ? "unknown" : "invalid"),
    advice: { what: "Signs in to a file server; base64 is no encryption.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "asp-net-machine-key",
    title: "ASP.NET machine key",
    provider: "Microsoft",
    confidence: "high",
    precision: "token",
    keywords: ["validationKey=", "decryptionKey="],
    anchor: "start",
    boundary: false,
    pattern: /(?:validation|decryption)Key="(?<secret>[0-9A-F]{32,256})"/i,
    entropy: 3,
    advice: {
      what: "Signs sessions and view state: whoever has it runs code on the server.",
      revoke: "Make new keys in web.config, and restart every server.",
    },
  },
  {
    kind: "keyword",
    id: "wordpress-salt",
    title: "WordPress key or salt",
    provider: "WordPress",
    confidence: "high",
    precision: "none",
    keywords: ["AUTH_KEY", "LOGGED_IN_KEY", "NONCE_KEY", "AUTH_SALT", "LOGGED_IN_SALT", "NONCE_SALT"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:AUTH|LOGGED_IN|NONCE)_(?:KEY|SALT)['"][ \t]{0,12},[ \t]{0,12}(?<secret>'[^'\r\n]{60,72}'|"[^"\r\n]{60,72}")/,
    entropy: 4,
    check: (match) => (/unique phrase/i.test(match.secret) ? "invalid" : "unknown"),
    advice: {
      what: "Signs sessions: whoever has it can sign in as anyone.",
      revoke:
        "Put new ones from https://api.wordpress.org/secret-key/1.1/salt/ into wp-config.php; everyone is signed out.",
    },
  },
  {
    kind: "keyword",
    id: "laravel-app-key",
    title: "Laravel application key",
    provider: "Laravel",
    confidence: "high",
    precision: "token",
    keywords: ["base64:"],
    anchor: "start",
    pattern: /base64:(?<secret>[A-Za-z0-9+/]{42}[A-Za-z0-9+/]=|[A-Za-z0-9+/]{22}==)(?![A-Za-z0-9+/=])/,
    entropy: 3.8,
    check: (match) => (/key["'\])]*\s*(?:=>|[=:,])\s*["']?$/i.test(match.before) ? "unknown" : "invalid"),
    advice: {
      what: "Signs sessions and encrypts data of the application.",
      revoke: "`php artisan key:generate`, with the old key in APP_PREVIOUS_KEYS.",
    },
  },
  {
    kind: "keyword",
    id: "django-secret-key",
    title: "Django secret key",
    provider: "Django",
    confidence: "high",
    precision: "none",
    keywords: ["django-insecure-", "secret_key"],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:SECRET_KEY["'\]]{0,2}[ \t]{0,4}[=:,][ \t]{0,4}(?:[A-Za-z_.]{1,24}\([^()\r\n]{0,60}?(?:default ?= ?|, ?))?r?["'])?(?<secret>(?:django-insecure-)?[A-Za-z0-9!@#$%^&*(_+=)-]{50})(?=["'\s]|$)/,
    entropy: 4,
    check: (match) => (/[!@#$%^&*(+=)]/.test(match.secret) && /[0-9]/.test(match.secret) ? "unknown" : "invalid"),
    advice: {
      what: "Signs sessions and password resets.",
      revoke: "Set a new SECRET_KEY, with the old one in SECRET_KEY_FALLBACKS for a while.",
    },
  },
  {
    kind: "file",
    id: "pkcs12-file",
    title: "PKCS #12 file or Java key store",
    provider: "PKCS #12",
    confidence: "medium",
    precision: "none",
    files: /\.(?:p12|pfx|jks|keystore|jceks)$/,
    find: findKeyStore,
    advice: {
      what: "A private key under a password that is often guessed, or near.",
      revoke: "Make a new key pair, have its certificate issued again, and revoke the old one.",
    },
  },
  {
    kind: "file",
    id: "der-private-key",
    title: "Private key in DER form",
    provider: "PKCS #8",
    confidence: "high",
    precision: "none",
    files: /\.(?:der|pk8|key|p8|priv)$/,
    find: findDerKey,
    advice: {
      what: "Proves to be its owner: signs in, speaks for a server in TLS, signs tokens or releases.",
      revoke: "Make a new key pair, replace the public half wherever it is trusted, and destroy this one.",
    },
  },
  {
    kind: "file",
    id: "password-file",
    title: "File that holds one password or token",
    provider: "Docker secrets",
    confidence: "medium",
    precision: "token",
    files: /(?:^|[/._-])(?:password|passwd|secret|token|api[_-]?key|vault[_-]?pass)(?:\.txt|\.secret)?$/,
    find: findOnlyLine,
    advice: { what: "What a program reads from a mounted file: a password, key or token.", revoke: changeIt },
  },
  {
    kind: "file",
    id: "rails-master-key",
    title: "Rails master key",
    provider: "Ruby on Rails",
    confidence: "high",
    precision: "token",
    files: /(?:^|\/)config\/(?:master|credentials\/[a-z_]+)\.key$|(?:^|\/)master\.key$/,
    find: (text) => findAll(text, /^(?<secret>[0-9a-f]{32})\s*$/gm, () => true),
    advice: {
      what: "Decrypts every credential of the application.",
      revoke: "Change what the credentials file holds, and encrypt it under a new key.",
    },
  },
  {
    kind: "file",
    id: "erlang-cookie",
    title: "Erlang cookie",
    provider: "Erlang",
    confidence: "high",
    precision: "token",
    files: /(?:^|\/)\.erlang\.cookie$/,
    find: (text) => findAll(text, /^(?<secret>[A-Za-z0-9_]{16,255})\s*$/gm, notDefault),
    advice: { what: "Runs code on every node of the cluster.", revoke: "Set a new cookie on every node." },
  },
];
