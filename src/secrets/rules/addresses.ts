/** Passwords in addresses and connection strings. */
import type { KeywordRule, SecretMatch, SecretRule, Verdict } from "../rule.ts";
import { codeFile } from "./judge-value.ts";
import { isNeverIssued } from "./never-issued.ts";
import { isDefaultValue, isHarmlessValue, isIdentifier, isPatternLike, spokenShare } from "./password-shape.ts";

const changeIt = "Change the password at the server, then wherever the old one is used.";

/** What a client program, a manual or a template puts where a password stands. */
const manualPasswords =
  /^(?:user(?:name)?|pass(?:word|wd|code)?|pw|pwd|secret|token|key|host|port|\*+|x+|\.+|%[sdv]|:?[a-z_]*pass(?:word)?|<.*|\[.*|\{.*|\$.*|%[A-Z_]+%)$/i;

/** Up to the first `@`, where a host and a path follow it already: `user:pass@host/path@2x`. */
function withoutPath(secret: string): string {
  const [password = "", rest] = secret.split("@", 2);
  return rest !== undefined && /^[a-z0-9.-]+\.[a-z]{2,}(?:[:/?#]|$)/i.test(rest) ? password : secret;
}

const decodedSign = (encoded: string): string => String.fromCharCode(Number.parseInt(encoded.slice(1), 16));

function passwordVerdict(match: SecretMatch): Verdict {
  const secret = withoutPath(match.secret);
  const user = match.groups["user"] ?? "";
  if (isPatternLike(secret) || isPatternLike(user)) return "invalid";
  if (manualPasswords.test(secret) || isDefaultValue(secret) || isNeverIssued(secret)) return "invalid";
  const letters = secret.replace(/%[0-9a-f]{2}/gi, "").replace(/[^A-Za-z]/g, "");
  if (/^(?:my)?p?a?ss?w(?:ith)?o?rds?$|^password/i.test(letters) && secret.length < 14) return "invalid";
  if (user !== "" && secret.toLowerCase() === user.toLowerCase()) return "invalid";
  if (/^[A-Z][A-Z_]+$/.test(secret) || /^\$|[{}]/.test(secret)) return "invalid";
  if (!/[A-Za-z0-9\x80-\xff]/.test(secret.replace(/%[2-7][0-9a-f]/gi, decodedSign))) return "invalid";
  // A word as password, as tests and manuals have it.
  if (/^[a-z]{1,12}$/.test(secret) && spokenShare(secret) > 0.5) return "invalid";
  const host = (match.groups["host"] ?? "").toLowerCase();
  // Documentation: a bare word as password for a host that can only be an example.
  if (
    /^[a-z]+$/.test(secret) &&
    secret.length < 12 &&
    /^(?:localhost|127\.|host|hostname|server|(?:[a-z0-9-]+\.)*example(?:\.|$)|db$|my)/.test(host)
  )
    return "invalid";
  return "unknown";
}

const inPassword = "[^\\s@\"'`<>]";
/** A password may hold `/`, and an `@` when another follows; a port and a path are none. */
const userinfo =
  `(?<user>[^\\s:/"'\`<>\\\\]{0,128}):(?![0-9]{1,5}[/?#])(?<secret>${inPassword}{3,256}(?:@(?=${inPassword}{1,128}@)${inPassword}{1,128})?)@` +
  "(?<host>\\[?[A-Za-z0-9_$%{][A-Za-z0-9_.:{}%$-]{0,200})";

function addressRule(
  id: string,
  title: string,
  provider: string,
  schemes: readonly string[],
  what: string,
): KeywordRule {
  return {
    kind: "keyword",
    id,
    title,
    provider,
    confidence: "high",
    precision: "token",
    keywords: schemes.map((scheme) => `${scheme}://`),
    anchor: "start",
    boundary: false,
    gate: "userinfo",
    pattern: new RegExp(`[a-z0-9+.]{2,20}:\\/\\/${userinfo}`, "i"),
    reach: { after: 720 },
    check: passwordVerdict,
    advice: { what, revoke: changeIt },
  };
}

/** `Server=…;Password=…`: a list of settings of a database driver. */
function isConnectionString(match: SecretMatch): Verdict {
  if (isHarmlessValue(match.secret) || (/^["']/.test(match.secret) && codeFile.test(match.path))) return "invalid";
  if (/^[a-z_$][\w$]*(?:\.[_a-z]|\[[^\]]*\]$)|[()]|,[a-z]=/i.test(match.secret) || isIdentifier(match.secret))
    return "invalid";
  const around = `${match.before.slice(-240)} ${match.after.slice(0, 200)}`;
  if (manualPasswords.test(match.secret) || isDefaultValue(match.secret)) return "invalid";
  return /(?:server|data source|host|hostname|user ?id|uid|user ?name|user|initial catalog|database|dsn|driver|endpoint|accountname|port|addr(?:ess)?)\s*=\s*[^;]/i.test(
    around,
  )
    ? "unknown"
    : "invalid";
}

export const addressRules: readonly SecretRule[] = [
  addressRule(
    "postgres-address",
    "PostgreSQL address with a password",
    "PostgreSQL",
    [
      "postgres",
      "postgresql",
      "postgresql+psycopg2",
      "postgresql+asyncpg",
      "postgresql+psycopg",
      "cockroachdb",
      "redshift",
      "timescaledb",
    ],
    "Signs in to a database as its user.",
  ),
  addressRule(
    "mysql-address",
    "MySQL or MariaDB address with a password",
    "MySQL",
    ["mysql", "mysql2", "mariadb", "mysql+pymysql", "mysql+mysqldb", "mysqlx"],
    "Signs in to a database as its user.",
  ),
  addressRule(
    "mongodb-address",
    "MongoDB address with a password",
    "MongoDB",
    ["mongodb", "mongodb+srv"],
    "Signs in to a database as its user.",
  ),
  addressRule(
    "redis-address",
    "Redis address with a password",
    "Redis",
    ["redis", "rediss", "valkey", "redis-sentinel"],
    "Reads and writes the cache.",
  ),
  addressRule(
    "amqp-address",
    "AMQP (RabbitMQ) address with a password",
    "RabbitMQ",
    ["amqp", "amqps"],
    "Sends and receives messages as its user.",
  ),
  addressRule(
    "mssql-address",
    "SQL Server address with a password",
    "Microsoft SQL Server",
    ["mssql", "sqlserver", "mssql+pyodbc", "mssql+pymssql"],
    "Signs in to a database as its user.",
  ),
  addressRule(
    "clickhouse-address",
    "ClickHouse address with a password",
    "ClickHouse",
    ["clickhouse", "clickhouses", "clickhouse+http", "clickhouse+native"],
    "Signs in to a database as its user.",
  ),
  addressRule(
    "snowflake-address",
    "Snowflake address with a password",
    "Snowflake",
    ["snowflake"],
    "Signs in as its user.",
  ),
  addressRule(
    "broker-address",
    "Address of a message broker with a password",
    "several brokers",
    ["kafka", "nats", "mqtt", "mqtts", "stomp", "pulsar", "tls"],
    "Sends and receives messages as its user.",
  ),
  addressRule(
    "search-address",
    "Address of another database with a password",
    "several databases",
    [
      "elasticsearch",
      "opensearch",
      "neo4j",
      "neo4j+s",
      "bolt",
      "cassandra",
      "couchdb",
      "couchbase",
      "couchbases",
      "influxdb",
      "oracle",
      "oracle+oracledb",
      "oracle+cx_oracle",
      "db2",
      "ibm_db_sa",
      "trino",
      "presto",
      "hive",
      "databricks",
      "sqlite",
      "libsql",
      "memcached",
      "arangodb",
      "rethinkdb",
      "teradata",
      "vertica",
      "firebird",
      "duckdb",
      "surrealdb",
    ],
    "Signs in to a database as its user.",
  ),
  addressRule(
    "mail-address",
    "Address of a mail server with a password",
    "several mail servers",
    ["smtp", "smtps", "imap", "imaps", "pop3", "pop3s", "smtp+tls"],
    "Sends or reads mail as its user.",
  ),
  addressRule(
    "file-transfer-address",
    "Address of a file server with a password",
    "several file servers",
    ["ftp", "ftps", "sftp", "scp", "smb", "cifs", "webdav", "davs", "rsync"],
    "Reads and writes files as its user.",
  ),
  addressRule(
    "directory-address",
    "Address of a directory or remote machine with a password",
    "several servers",
    [
      "ldap",
      "ldaps",
      "ssh",
      "vnc",
      "rdp",
      "telnet",
      "rtsp",
      "rtmp",
      "socks5",
      "socks5h",
      "socks4",
      "proxy",
      "git+ssh",
      "svn+ssh",
      "sip",
      "consul",
      "etcd",
    ],
    "Signs in as its user.",
  ),
  {
    kind: "keyword",
    id: "web-address-password",
    title: "Address with a password",
    provider: "HTTP",
    confidence: "medium",
    precision: "token",
    keywords: ["://"],
    anchor: "start",
    boundary: false,
    gate: "userinfo",
    pattern: new RegExp(`:\\/\\/${userinfo}`, "i"),
    reach: { after: 720 },
    check: passwordVerdict,
    advice: {
      what: "Signs in to a server as the user before the colon; in a remote of git, to the repository.",
      revoke: "Change the password, or revoke the token, at the server that the address names.",
    },
  },
  {
    kind: "keyword",
    id: "web-address-token",
    title: "Web address with a token as user",
    provider: "HTTP",
    confidence: "high",
    precision: "token",
    keywords: ["://"],
    anchor: "start",
    boundary: false,
    gate: "userinfo",
    pattern: /:\/\/(?<secret>[A-Za-z0-9_-]{32,255})(?::(?:x-oauth-basic|x-token-auth|@)?)?@[A-Za-z0-9.-]{3,200}/,
    entropy: 3.2,
    check: (match) =>
      /[0-9]/.test(match.secret) &&
      /[A-Za-z]/.test(match.secret) &&
      !/[0-9a-f]{32}@[a-z0-9.]*sentry/.test(match.whole) &&
      !/@[^/\s]*(?:ingest|sentry|glitchtip|bugsink)/.test(match.whole)
        ? "unknown"
        : "invalid",
    advice: {
      what: "Signs in to a server; in a remote of git, to the repository.",
      revoke: "Revoke the token at the server that the address names.",
    },
  },
  {
    kind: "keyword",
    id: "connection-string-password",
    title: "Password in a connection string",
    provider: "ADO, ODBC, OLE DB",
    confidence: "high",
    precision: "token",
    keywords: ["password=", "pwd=", "password =", "pwd ="],
    anchor: "start",
    boundary: false,
    pattern:
      /(?:password|pwd) {0,2}= {0,2}(?<secret>"[^"\r\n]{3,128}"|'[^'\r\n]{3,128}'|\{[^}\r\n]{3,128}\}|[^;"'\s&<>\\][^;"'\s&<>\\]{2,127})(?=;|["'`&<]|\\?["']|[ \t]{0,8}[\r\n]|$)/i,
    check: (match) =>
      /;/.test(match.before.slice(-200)) || match.after.startsWith(";") ? isConnectionString(match) : "invalid",
    advice: { what: "Signs in to a database as its user.", revoke: changeIt },
  },
  {
    kind: "keyword",
    id: "jdbc-password",
    title: "Password in a JDBC address",
    provider: "JDBC",
    confidence: "high",
    precision: "token",
    keywords: ["jdbc:"],
    anchor: "start",
    pattern:
      /jdbc:(?:oracle:thin:(?<user>[A-Za-z0-9_$#]{1,64})\/(?<secret>[^@\s"'<>]{3,128})@|[a-z0-9]{2,20}:[^\s"'<>]{4,320}?[?&;](?:password|passwd|pwd)=[^\s"'<>&;]{3,128})/i,
    reach: { after: 520 },
    check: (match) => {
      const secret =
        match.groups["secret"] ?? /(?:password|passwd|pwd)=([^\s"'<>&;]{3,128})$/i.exec(match.whole)?.[1] ?? "";
      return manualPasswords.test(secret) || isDefaultValue(secret) ? "invalid" : "unknown";
    },
    advice: { what: "Signs in to a database as its user.", revoke: changeIt },
  },
];
