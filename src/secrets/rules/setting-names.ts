/** What the name of a setting says: a password, a key or token, or neither. */

export type NameKind = "password" | "token" | "weak" | "none";

const passwordWords: ReadonlySet<string> = new Set(
  "requirepass masterauth rpcpassword bindpw rootpw psk pswd psswd passwrd paswd passwords password passwd passwort kennwort passphrase passcode pwd pass passw psw pw userpass dbpass dbpassword smtppassword rootpassword adminpassword userpassword contrasena contraseña senha motdepasse mdp wachtwoord parola haslo".split(
    " ",
  ),
);

const tokenWords: ReadonlySet<string> = new Set(
  "secret secrets token tokens apikey apikeys apitoken authtoken accesstoken accesskey secretkey authkey privatekey signingkey encryptionkey masterkey clientsecret credential credentials cred creds bearer jwt pat apisecret appsecret appkey sharedkey sharedsecret passkey licensekey sessiontoken refreshtoken bottoken webhooksecret hmackey aeskey cookiesecret jwtsecret pepper otp totp seed".split(
    " ",
  ),
);

/** Words that make a "key" one that must not be known. */
const keyAdjectives: ReadonlySet<string> = new Set(
  "api access secret private auth authentication authorization encryption encrypt decryption decrypt signing sign signature master session service admin application app license licence account storage subscription webhook write deploy deployment hmac aes des rsa crypto cipher jwt cookie client consumer shared root integration ingest ingestion personal developer dev user server function functions host maps fernet bot merchant payment pre preshared psk wifi wpa network vpn agent registration activation product enterprise security stream data project team org organization workspace sdk rest rapidapi subscriptions apim prod production live primary secondary".split(
    " ",
  ),
);

/** At the end of a name these say that the value is about a secret and is none. */
const harmlessEnds: ReadonlySet<string> = new Set(
  (
    "url uri urls endpoint endpoints name names file files filename path paths dir directory folder id ids identifier type types field fields label labels hint hints text title message messages msg " +
    "error errors err length len size sizes min max count counts limit limits policy policies pattern patterns regex regexp format expiry expires expired expiration expire ttl timeout lifetime age date time at " +
    "arg args argument arguments sha sha1 sha256 md5 md crc blake hash hashes hashed digest checksum fingerprint thumbprint algorithm algorithms alg algo version arn ref refs reference placeholder placeholders prompt prompts input inputs box form page view screen " +
    "handler handlers provider providers store stores storage manager service services client validator validation rule rules strength visibility visible enabled enable required disabled disable optional status state scope scopes audience issuer " +
    "class style styles icon color colour colors selector column columns header headers param params parameter prefix suffix separator env var variable source kind index position encoding generator parser " +
    "reset forgot change changed update updated confirm confirmation confirmed verify verification verified validate create created rotation rotate rotated policy usage used help description desc info link links button btn toggle show hide " +
    "request requests response responses callback handler function fn method schema model dto entity table key_name property properties prop props attribute attr attributes option options config manager helper util utils factory builder " +
    "interceptor middleware guard strategy exception map list set array dict object string str bytes buffer num number integer bool boolean char chars stream reader writer test tests spec mock example sample demo stub fixture " +
    "count budget estimate price cost rate spacing radius shadow border font weight height width margin padding background breakpoint opacity duration easing"
  ).split(" "),
);

/** Anywhere in a name these take the secret out of it. */
const harmlessAnywhere: ReadonlySet<string> = new Set(
  "authenticity requestverification requestverificationtoken publishable anon continuation next pagination paging page cursor marker cancellation cancel syntax traffic handshake premaster exporter keyboard public pub tokenizer tokenizers tokenize tokenized tokenization tokenizing tokenise max min num csrf xsrf antiforgery placeholder nonce csrftoken hashed encrypted sealed ciphertext cipher_text design lexer keyboard syntax".split(
    " ",
  ),
);

/** "Keys" that are names of things. */
const harmlessKeys: ReadonlySet<string> = new Set(
  "site kms pgp gpg known host_key license_text primary secondary foreign sort partition row cache storage_key index object map dict query route react translation i18n locale message event hot short shortcut idempotency dedupe deduplication group lookup unique composite natural surrogate shard range hash search config setting settings option registry metadata label annotation tag feature flag state redux form field column json property prop header param parameter s3 bucket blob file item list node tree record entry name value data session_storage local_storage template image icon menu tab step meta test unit sitemap issue jira project_key space".split(
    " ",
  ),
);

/** Tokens that only tell one request, page or version from another. */
const mereTokens: ReadonlySet<string> = new Set(
  "change lock idempotency request task lifecycle action update sequence sync resume concurrency state next page continuation cursor cancel cancellation output input start end stop client_request version revision syntax".split(
    " ",
  ),
);

/** Whose "pass" is a password: `db_pass`, not `should_pass`. */
const passOwners: ReadonlySet<string> = new Set(
  "default db database smtp mail email imap user usr admin root ftp sftp ssh my app api http https proxy sudo become redis pg postgres mysql mongo sql auth login account system key trust store keystore truststore wifi wlan ldap bind vpn jenkins registry docker git service svc master sa rabbitmq amqp mqtt broker kafka sasl basic remote rpc web site host server bot test private cert certificate ansible".split(
    " ",
  ),
);

/** What may follow the secret in a name: `password_prod_eu`. */
const qualifiers: ReadonlySet<string> = new Set(
  "prod production staging stage dev development test qa local live eu us uk de main master primary secondary backup old new current legacy root admin user db database app api web server client service svc smtp mail email github gitlab aws gcp azure slack redis mysql postgres mongo ldap ftp ssh vpn wifi one two a b c x y z".split(
    " ",
  ),
);

/** Lower-case words of a name: at signs, where small letters end, at digits. */
export function nameWords(name: string): readonly string[] {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replace(/([A-Z]+)([A-Z][a-z])/g, "$1 $2")
    .replace(/([A-Za-z])([0-9]+)/g, "$1 ")
    .toLowerCase()
    .split(/[^a-z\x80-\xff]+/)
    .filter((word) => word.length > 0);
}

/**
 * What a name promises. `weak`: `openai_key`, `SITE_KEY`: only a value that a machine made counts.
 */
export function nameKind(name: string): NameKind {
  const words = nameWords(name);
  const last = words.at(-1);
  if (last === undefined) return "none";
  if (words.some((word) => harmlessAnywhere.has(word))) return "none";
  const end =
    last === "value" ||
    last === "val" ||
    last === "default" ||
    last === "raw" ||
    last === "plain" ||
    last === "plaintext" ||
    last === "prod" ||
    last === "production" ||
    last === "staging" ||
    last === "dev" ||
    last === "test" ||
    last === "old" ||
    last === "new" ||
    last === "current" ||
    last === "live" ||
    last === "backup"
      ? words.at(-2)
      : last;
  if (end === undefined) return "none";
  if (end === "pass") return words.length === 1 || passOwners.has(words.at(-2) ?? "") ? "password" : "none";
  if (passwordWords.has(end)) return "password";
  if (tokenWords.has(end))
    return /^tokens?$/.test(end) && mereTokens.has(words.at(words.lastIndexOf(end) - 1) ?? "") ? "none" : "token";
  if (end === "salt" || end === "auth") return "weak";
  if (end === "key" || end === "keys") return keyKind(words);
  if (/(?:password|passwd|passphrase)$|(?:db|sql|smtp|user|admin|root|mail|ftp|ssh|my|redis|ldap|login)pass$/.test(end))
    return "password";
  if (/(?:apikey|secretkey|accesskey|privatekey|authtoken|accesstoken|token|secret)$/.test(end)) return "token";
  if (harmlessEnds.has(end)) return "none";
  // `password_prod_eu`, `token_github`: the secret first, then whose it is.
  const first = words.find((word) => passwordWords.has(word) || tokenWords.has(word));
  if (first === undefined) return words.includes("key") && words.includes("api") ? "weak" : "none";
  const rest = words.slice(words.indexOf(first) + 1);
  return first !== "pass" && passwordWords.has(first) && rest.every((word) => qualifiers.has(word))
    ? "password"
    : "weak";
}

function keyKind(words: readonly string[]): NameKind {
  const before = words.slice(0, -1);
  if (before.length === 0) return "none";
  // Made to be in every page: Algolia's key for searching.
  if (before.includes("algolia") && before.includes("search")) return "none";
  const adjective = before.at(-1) ?? "";
  if (tokenWords.has(adjective) || keyAdjectives.has(adjective)) {
    if (harmlessKeys.has(adjective) && !before.some((word) => word === "api" || word === "secret" || word === "access"))
      return "weak";
    return adjective === "data" ||
      adjective === "primary" ||
      adjective === "secondary" ||
      adjective === "project" ||
      adjective === "host" ||
      adjective === "user" ||
      adjective === "stream"
      ? "weak"
      : "token";
  }
  return harmlessKeys.has(adjective) ? "none" : "weak";
}
