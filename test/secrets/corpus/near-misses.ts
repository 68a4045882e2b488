/** What looks like a secret and is none. Every kind is written several times with other values. */
import { Buffer } from "node:buffer";
import * as make from "./make.ts";
import { base64Digits, type Random } from "./random.ts";

export interface NearMiss {
  readonly kind: string;
  readonly write: (random: Random, keys: make.KeyRing) => { readonly path: string; readonly text: string | Buffer };
}

const miss = (
  kind: string,
  path: string,
  write: (random: Random, keys: make.KeyRing) => string | Buffer,
): NearMiss => ({
  kind,
  write: (random, keys) => ({ path, text: write(random, keys) }),
});
const p = (...parts: readonly string[]): string => parts.join("");

/** One character of the checksum changed. */
function broken(token: string, from = token.length - 3): string {
  const at = token.charAt(from);
  const other = /[0-9]/.test(at) ? (at === "7" ? "3" : "7") : at === "k" ? "b" : "a";
  return token.slice(0, from) + (other === at.toLowerCase() ? "c" : other) + token.slice(from + 1);
}

const settingLine = (name: string, value: string): string => `name: demo\n${name}: "${value}"\nretries: 3\n`;

export const nearMisses: readonly NearMiss[] = [
  // Wrong checksums
  miss(
    "checksum-github",
    "src/a.ts",
    (r) => `const token = "${broken(make.withBase62Checksum(r, p("gh", "p_"), 30))}";\n`,
  ),
  miss(
    "checksum-github-oauth",
    ".env",
    (r) => `GITHUB_TOKEN=${broken(make.withBase62Checksum(r, p("gh", "o_"), 30))}\n`,
  ),
  miss(
    "checksum-npm",
    ".npmrc",
    (r) => `//registry.npmjs.org/:${"_auth"}Token=${broken(make.withBase62Checksum(r, p("np", "m_"), 30))}\n`,
  ),
  miss(
    "checksum-npm-env",
    "ci.yml",
    (r) => `env:\n  NPM_TOKEN: ${broken(make.withBase62Checksum(r, p("np", "m_"), 30))}\n`,
  ),
  miss("checksum-grafana", "values.yaml", (r) => settingLine("grafana_token", broken(make.grafanaToken(r), 45))),
  miss(
    "checksum-gitlab-routable",
    "deploy.sh",
    (r) => `export GITLAB_TOKEN=${broken(make.gitlabRoutable(r, p("gl", "pat-")))}\n`,
  ),
  miss(
    "checksum-azure-annotated",
    "settings.py",
    (r) => `AZURE_OPENAI_API_KEY = "${broken(make.annotatedKey(r), 20)}"\n`,
  ),
  miss("checksum-azure-search", "settings.json", (r) =>
    JSON.stringify({ searchAdminKey: broken(make.azureKey(r, 39, p("Az", "Se"), "PAdmin00"), 12) }),
  ),
  miss("checksum-age", "keys.txt", (r) => `${broken(make.ageKey(r), 40).toUpperCase()}\n`),
  miss(
    "checksum-vercel",
    "vercel.env",
    (r) => `VERCEL_TOKEN=${broken(make.withBase62Checksum(r, p("vc", "p_"), 50))}\n`,
  ),
  miss("checksum-confluent", "kafka.env", (r) => `CONFLUENT_SECRET=${broken(make.confluentSecret(r), 30)}\n`),
  miss("checksum-zuplo", "gateway.md", (r) => `Use key ${broken(make.zuploKey(r))} in the header.\n`),
  miss(
    "checksum-github-docs",
    "README.md",
    (r) => `Tokens look like \`${broken(make.withBase62Checksum(r, p("gh", "s_"), 30))}\`.\n`,
  ),
  // Placeholders
  miss(
    "placeholder-env",
    ".env.example",
    (r) =>
      `API_KEY=${r.pick(["your-api-key-here", "changeme", "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx", "<your-api-key>", "REPLACE_ME", "your_api_key_123", "insert-key-here", "...", "TODO", "***************"])}\nPORT=80\n`,
  ),
  miss("placeholder-yaml", "values.yaml", (r) =>
    settingLine(
      r.pick(["password", "apiKey", "clientSecret", "db_password"]),
      r.pick([
        "changeme",
        "CHANGE_ME",
        "password",
        "secret",
        "<password>",
        "my-secret-password",
        "supersecret",
        "example-password-1",
        "replace-with-your-password",
        "********",
        "not-a-real-secret",
        "dummy-token-value",
        "fake_key_for_tests",
      ]),
    ),
  ),
  miss(
    "placeholder-token-prefix",
    "README.md",
    (r) =>
      `Set \`OPENAI_API_KEY=${r.pick([`${p("sk", "-")}...`, `${p("sk", "-")}xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx`, `${p("sk", "-proj-")}your-key-here`, `${p("sk", "-ant-api03-")}...`, `${p("gh", "p_")}${"x".repeat(36)}`, `${p("xo", "xb-")}your-token`, `${p("AK", "IA")}XXXXXXXXXXXXXXXX`, `${p("sk_", "test_")}...`, `${p("SG", ".")}xxxxx.yyyyy`])}\`.\n`,
  ),
  miss(
    "placeholder-url",
    "docker-compose.yml",
    (r) =>
      `    DATABASE_URL: ${r.pick(["postgres", "mysql", "mongodb", "amqp"])}:${"//"}${r.pick(["user:password", "user:pass", "postgres:postgres", "root:root", "username:password", "admin:admin", "guest:guest", "$" + "{DB_USER}:$" + "{DB_PASSWORD}", "<user>:<password>", "USER:PASSWORD", "user:****", "root:secret"])}@${r.pick(["localhost:5432", "db", "host", "127.0.0.1:3306"])}/app\n`,
  ),
  miss(
    "placeholder-sequence",
    "test.py",
    (r) =>
      `API_KEY = "${r.pick(["1234567890abcdef1234567890abcdef", "abcdefghijklmnopqrstuvwxyz123456", "0123456789abcdef0123456789abcdef", "00000000000000000000000000000000", "deadbeefdeadbeefdeadbeefdeadbeef", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345", "11111111-2222-3333-4444-555555555555"])}"\n`,
  ),
  miss(
    "placeholder-prose",
    "docs/login.md",
    (r) =>
      `${r.pick(["The password is required.", "Your password is stored encrypted.", "The API key is optional and can be left empty.", "Password: at least 12 characters", "password is case-sensitive", "Enter the password: it must contain a digit.", "The token is invalid or has expired.", "API key: see the settings page", "the secret is kept in Vault", "Passwort: mindestens 8 Zeichen", "The access token is short-lived, about an hour.", "Passwort vergessen?"])}\n`,
  ),
  miss(
    "placeholder-base64",
    "secret.yaml",
    (r) =>
      `kind: Secret\ndata:\n  password: ${Buffer.from(r.pick(["changeme", "password", "your-password-here", "admin", "example"])).toString("base64")}\n`,
  ),
  // Vendor examples
  miss("vendor-aws", "docs/aws.md", (r) =>
    r.pick([
      `aws_access_key_id = ${p("AKIAIOSF", "ODNN7EXAMPLE")}\naws_secret_access_key = ${p("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY")}\n`,
      `export AWS_ACCESS_KEY_ID=${p("AKIAI44QH8", "DHBEXAMPLE")}\n`,
      `AWS_SECRET_ACCESS_KEY=${p("je7MtGbClwBF/2Zp9Utk/", "h3yCo8nvbEXAMPLEKEY")}\n`,
    ]),
  ),
  miss(
    "vendor-azure-emulator",
    "local.settings.json",
    () =>
      `{"AzureWebJobsStorage":"AccountName=devstoreaccount1;AccountKey=${p("Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/", "K1SZFPTOtr/KBHBeksoGMGw==")};BlobEndpoint=http://127.0.0.1:10000/devstoreaccount1;"}`,
  ),
  miss(
    "vendor-cosmos-emulator",
    "appsettings.Development.json",
    () =>
      `{"Cosmos":{"AccountKey":"${p("C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw/", "Jw==")}"}}`,
  ),
  miss(
    "vendor-jwt",
    "docs/jwt.md",
    () =>
      `Authorization: Bearer ${p("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4gRG9lIiwiaWF0IjoxNTE2MjM5MDIyfQ.", "SflKxwRJSMeKKF2QT4fwpMeJf36POk6yJV_adQssw5c")}\n`,
  ),
  miss(
    "vendor-stripe",
    "docs/pay.md",
    (r) =>
      `stripe.api_key = "${r.pick([p("sk_", "test_4eC39HqLyjW", "DarjtT1zdp7dc"), p("sk_", "test_BQokikJOvBi", "I2HlWgH4olfQ2")])}"\n`,
  ),
  miss(
    "vendor-basic-rfc",
    "docs/http.md",
    () =>
      `Authorization: Basic ${Buffer.from(p("Aladdin:", "open sesame")).toString("base64")}\nAuthorization: Basic ${Buffer.from("user:password").toString("base64")}\n`,
  ),
  miss(
    "vendor-totp",
    "otp.md",
    () => `otpauth://totp/Example:alice@google.com?secret=${p("JBSWY3D", "PEHPK3PXP")}&issuer=Example\n`,
  ),
  miss(
    "vendor-slack",
    "docs/slack.md",
    () => `https://hooks.slack${".com"}/services/T00000000/B00000000/XXXXXXXXXXXXXXXXXXXXXXXX\n`,
  ),
  miss("vendor-heroku-uuid", "docs/heroku.md", () => `HEROKU_API_KEY=01234567-89ab-cdef-0123-456789abcdef\n`),
  // Templates and references
  miss(
    "template-shell",
    "deploy.sh",
    (r) =>
      `export ${r.pick(["API_KEY", "DB_PASSWORD", "TOKEN"])}=${r.pick(["$" + "{VAULT_TOKEN}", "$TOKEN_FROM_CI", "$(aws secretsmanager get-secret-value --secret-id prod/db)", "`cat /run/secrets/db`", '"$' + '{1:?missing}"'])}\n`,
  ),
  miss(
    "template-handlebars",
    "prompts/agent.prompt",
    (r) =>
      `Use api_key: {{ ${r.pick(["apiKey", "secrets.openai", "user.token"])} }} for the call.\npassword: {{password}}\n`,
  ),
  miss(
    "template-actions",
    ".github/workflows/ci.yml",
    (r) =>
      `    env:\n      NPM_TOKEN: $${"{{"} secrets.${r.pick(["NPM_TOKEN", "DEPLOY_KEY"])} }}\n      password: $${"{{"} steps.x.outputs.password }}\n`,
  ),
  miss(
    "template-helm",
    "templates/secret.yaml",
    () =>
      `  password: {{ .Values.db.password | b64enc | quote }}\n  apiKey: {{ required "apiKey is required" .Values.apiKey }}\n`,
  ),
  miss(
    "template-terraform",
    "main.tf",
    (r) =>
      `resource "aws_db_instance" "main" {\n  password = ${r.pick(["var.db_password", "random_password.db.result", "data.aws_ssm_parameter.db.value", "local.secrets.db"])}\n  api_key  = aws_api_gateway_api_key.main.value\n}\n`,
  ),
  miss(
    "template-url",
    "app.py",
    (r) =>
      `url = f"postgresql://{user}:{password}@{host}/app"\ndsn = "mysql://%s:%s@%s/db" % (u, p, h)\nbase = "https://${"$"}{USER}:${"$"}{TOKEN}@git.acme.io/x.git" # ${r.integer(99)}\n`,
  ),
  miss(
    "reference-code",
    "src/login.ts",
    (r) =>
      `const password = ${r.pick(["form.password", "req.body.password", "getPassword()", "process.env.DB_PASSWORD", "config.get('password')", "await prompt('Password')", "values.password ?? ''"])};\nconst token = localStorage.getItem("token");\n`,
  ),
  miss(
    "reference-python",
    "settings.py",
    (r) =>
      `PASSWORD = os.environ["DB_PASSWORD"]\nSECRET_KEY = os.getenv("SECRET_KEY")\ntoken = ${r.pick(["self.token", "get_token(user)", "kwargs['token']", "args.token_file.read()"])}\n`,
  ),
  miss(
    "reference-java",
    "Client.java",
    (r) =>
      `String password = System.getenv("PASSWORD");\nthis.apiKey = ${r.pick(["properties.getApiKey()", "Objects.requireNonNull(apiKey)", "config.apiKey"])};\n`,
  ),
  miss("reference-vault", "values.yaml", (r) =>
    settingLine(
      "password",
      r.pick([
        "vault:secret/data/db#password",
        "ref+vault://secret/db#/password",
        "op://prod/db/password",
        "arn:aws:secretsmanager:eu-west-1:111122223333:secret:prod/db-AbCdEf",
        "projects/acme/secrets/db/versions/latest",
        "ssm:/prod/db/password",
        "file:/run/secrets/db",
        "keyring:db",
        "azurekeyvault://kv/db",
      ]),
    ),
  ),
  // Hashes, ids, public things
  miss(
    "lockfile-npm",
    "package-lock.json",
    (r) =>
      `    "node_modules/x": {\n      "version": "1.2.3",\n      "integrity": "sha512-${r.chars(base64Digits, 86)}=="\n    },\n`,
  ),
  miss(
    "lockfile-yarn",
    "yarn.lock",
    (r) =>
      `x@^1.0.0:\n  version "1.2.3"\n  resolved "https://registry.yarnpkg.com/x/-/x-1.2.3.tgz#${r.hex(40)}"\n  integrity sha512-${r.chars(base64Digits, 86)}==\n`,
  ),
  miss(
    "lockfile-go",
    "go.sum",
    (r) =>
      `github.com/acme/token v1.2.3 h1:${r.chars(base64Digits, 43)}=\ngithub.com/acme/secret-key v1.2.3/go.mod h1:${r.chars(base64Digits, 43)}=\n`,
  ),
  miss(
    "lockfile-poetry",
    "poetry.lock",
    (r) =>
      `[[package]]\nname = "secretstorage"\nfiles = [\n    {file = "SecretStorage-3.3.3.tar.gz", hash = "sha256:${r.hex(64)}"},\n]\n`,
  ),
  miss(
    "lockfile-cargo",
    "Cargo.lock",
    (r) => `[[package]]\nname = "password-hash"\nversion = "0.5.0"\nchecksum = "${r.hex(64)}"\n`,
  ),
  miss(
    "hash-named",
    "build.gradle",
    (r) =>
      `token_hash = "${r.hex(64)}"\napi_key_sha256: "${r.hex(64)}"\npassword_digest = '${r.hex(40)}'\nsecret_checksum = "${r.hex(32)}"\n`,
  ),
  miss(
    "git-commit",
    "CHANGELOG.md",
    (r) =>
      `- fix token refresh (${r.hex(40)})\n- secret rotation, commit ${r.hex(40)}\n- cloudflare worker: pinned to ${r.hex(40)}\n`,
  ),
  miss(
    "actions-pin",
    ".github/workflows/x.yml",
    (r) =>
      `      - uses: aws-actions/configure-aws-credentials@${r.hex(40)} # v4\n      - uses: hashicorp/vault-action@${r.hex(40)}\n`,
  ),
  miss(
    "docker-digest",
    "Dockerfile",
    (r) => `FROM ghcr.io/acme/vault-token@sha256:${r.hex(64)}\nLABEL secret.digest=sha256:${r.hex(64)}\n`,
  ),
  miss("etag", "state.json", (r) =>
    JSON.stringify({ ETag: r.hex(32), VersionId: r.alphanumeric(32), requestId: r.uuid(), traceId: r.hex(32) }),
  ),
  miss("uuid-ids", "fixtures.json", (r) =>
    JSON.stringify(
      {
        tenantId: r.uuid(),
        client_id: r.uuid(),
        subscriptionId: r.uuid(),
        token_id: r.uuid(),
        apiKeyId: r.uuid(),
        secretName: "db-main",
        keyId: r.uuid(),
      },
      null,
      1,
    ),
  ),
  miss(
    "uuid-terraform",
    "main.tf",
    (r) => `tenant_id = "${r.uuid()}"\nclient_id = "${r.uuid()}"\nkey_vault_id = "${r.uuid()}"\n`,
  ),
  miss(
    "sri-html",
    "index.html",
    (r) =>
      `<script src="https://cdn.x/app.js" integrity="sha384-${r.chars(base64Digits, 64)}" crossorigin="anonymous"></script>\n`,
  ),
  miss(
    "password-hashes",
    "users.sql",
    (r) =>
      `INSERT INTO users (name, password) VALUES ('anna', '$2b$12$${r.chars(`${base64Digits.replace("+", ".")}`, 53)}');\nUPDATE users SET password='$argon2id$v=19$m=65536,t=3,p=4$${r.chars(base64Digits, 22)}$${r.chars(base64Digits, 43)}';\n`,
  ),
  miss("password-hash-django", "fixture.json", (r) =>
    JSON.stringify([
      { fields: { password: `pbkdf2_sha256$600000$${r.alphanumeric(22)}$${r.chars(base64Digits, 43)}=` } },
    ]),
  ),
  miss("shadow", "shadow", (r) => `root:$6$${r.alphanumeric(16)}$${r.chars(base64Digits, 86)}:19000:0:99999:7:::\n`),
  miss(
    "ssh-public",
    "authorized_keys",
    (r) =>
      `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA${r.chars(base64Digits, 44)} anna@laptop\nssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ${r.chars(base64Digits, 338)} ben\n`,
  ),
  miss("pem-public", "public.pem", (r) => make.block("PUBLIC KEY", r.bytes(294))),
  miss("pem-certificate", "tls.crt", (r) => make.block("CERTIFICATE", r.bytes(700))),
  miss("pem-csr", "tls.csr", (r) => make.block("CERTIFICATE REQUEST", r.bytes(600))),
  miss("pgp-public", "key.asc", (r) => make.block("PGP PUBLIC KEY BLOCK", r.bytes(600))),
  miss("pgp-message", "secret.gpg.asc", (r) => make.block("PGP MESSAGE", r.bytes(400))),
  miss(
    "pem-header-prose",
    "docs/keys.md",
    (r) =>
      `The file begins with \`-----BEGIN ${r.pick(["RSA ", "", "EC ", "OPENSSH "])}${["PRIVATE", "KEY"].join(" ")}-----\` and ends with \`-----END ${["PRIVATE", "KEY"].join(" ")}-----\`. Never commit it.\n`,
  ),
  miss(
    "pem-placeholder",
    "values.yaml",
    () =>
      `tls:\n  key: |\n    -----BEGIN ${["PRIVATE", "KEY"].join(" ")}-----\n    ...\n    -----END ${["PRIVATE", "KEY"].join(" ")}-----\n  other: "-----BEGIN RSA ${["PRIVATE", "KEY"].join(" ")}-----\\n<your key>\\n-----END RSA ${["PRIVATE", "KEY"].join(" ")}-----"\n`,
  ),
  miss(
    "pem-code",
    "src/pem.ts",
    () =>
      `if (!text.startsWith("-----BEGIN ${["PRIVATE", "KEY"].join(" ")}-----")) throw new Error("no private key");\nconst END = "-----END ${["PRIVATE", "KEY"].join(" ")}-----";\n`,
  ),
  miss(
    "age-public",
    ".sops.yaml",
    (r) => `creation_rules:\n  - age: age1${r.chars("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58)}\n`,
  ),
  miss(
    "stripe-public",
    "src/pay.ts",
    (r) =>
      `const stripe = loadStripe("${p("pk_", "live_51")}${r.alphanumeric(97)}");\nconst key = '${p("pk_", "test_")}${r.alphanumeric(24)}';\n`,
  ),
  miss(
    "mapbox-public",
    "src/map.ts",
    (r) =>
      `mapboxgl.accessToken = "${p("pk", ".")}${Buffer.from(JSON.stringify({ u: "acme", a: r.alphanumeric(25) })).toString("base64url")}.${r.base64url(22)}";\n`,
  ),
  miss(
    "posthog-public",
    "src/track.ts",
    (r) => `posthog.init("${p("ph", "c_")}${r.alphanumeric(43)}", { api_host: "https://eu.posthog.com" });\n`,
  ),
  miss(
    "sentry-public-dsn",
    "src/sentry.ts",
    (r) =>
      `Sentry.init({ dsn: "https://${r.hex(32)}@o${r.chars("123456789", 6)}.ingest.sentry.io/${r.chars("123456789", 7)}" });\n`,
  ),
  miss(
    "supabase-anon-ref",
    "src/db.ts",
    (r) => `const url = "https://${r.chars("abcdefghijklmnopqrstuvwxyz", 20)}.supabase.co";\n`,
  ),
  miss("langfuse-public", ".env", (r) => `LANGFUSE_PUBLIC_KEY=${p("pk-", "lf-")}${r.uuid()}\n`),
  miss(
    "ga-and-gtm",
    "index.html",
    (r) =>
      `gtag('config', 'G-${r.chars("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 10)}');\n<meta name="google-site-verification" content="${r.base64url(43)}">\n`,
  ),
  miss(
    "solana-ethereum-address",
    "wallet.ts",
    (r) => `export const tokenAddress = "0x${r.hex(40)}";\nconst TOKEN_CONTRACT = "0x${r.hex(40)}";\n`,
  ),
  // Ciphertext
  miss(
    "sops",
    "secrets.enc.yaml",
    (r) =>
      `db_password: ENC[AES256_GCM,data:${r.chars(base64Digits, 22)}==,iv:${r.chars(base64Digits, 43)}=,tag:${r.chars(base64Digits, 22)}==,type:str]\n`,
  ),
  miss(
    "sealed-secret",
    "sealed.yaml",
    (r) =>
      `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB${r.chars(base64Digits, 400)}=\n    api_key: AgA${r.chars(base64Digits, 380)}==\n`,
  ),
  miss(
    "ansible-vault",
    "vars.yml",
    (r) => `db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${r.hex(80)}\n  ${r.hex(80)}\n`,
  ),
  miss(
    "kms-blob",
    "serverless.yml",
    (r) => `  DB_PASSWORD: AQICAH${r.chars(base64Digits, 180)}=\n  TOKEN_ENCRYPTED: ${r.chars(base64Digits, 120)}\n`,
  ),
  miss("jasypt", "application.properties", (r) => `spring.datasource.password=ENC(${r.chars(base64Digits, 42)}==)\n`),
  miss("vault-transit", "values.yaml", (r) => settingLine("password", `vault:v1:${r.chars(base64Digits, 60)}`)),
  miss("travis-secure", ".travis.yml", (r) => `env:\n  global:\n    secure: "${r.chars(base64Digits, 170)}="\n`),
  miss(
    "rails-credentials",
    "config/credentials.yml.enc",
    (r) => `${r.chars(base64Digits, 300)}--${r.chars(base64Digits, 16)}--${r.chars(base64Digits, 22)}==`,
  ),
  miss("fernet", "config.yaml", (r) => settingLine("password_token", `gAAAAAB${r.base64url(120)}`)),
  miss("eyaml", "common.yaml", (r) => `db::password: ENC[PKCS7,MIIB${r.chars(base64Digits, 300)}]\n`),
  // Words, code, labels
  miss("i18n", "locales/de.json", () =>
    JSON.stringify(
      {
        password: "Passwort",
        "password.forgot": "Passwort vergessen?",
        apiKey: "API-Schlüssel",
        tokenExpired: "Das Token ist abgelaufen",
        secretQuestion: "Geheime Frage",
        confirmPassword: "Passwort bestätigen",
        accessToken: "Zugriffstoken",
      },
      null,
      1,
    ),
  ),
  miss(
    "i18n-english",
    "en.yml",
    (r) =>
      `en:\n  password: "${r.pick(["Password", "Enter your password", "Choose a new password"])}"\n  invalid_token: "Your token is invalid"\n  secret_key: "Secret key"\n  api_key_hint: "Find it under Settings"\n`,
  ),
  miss(
    "css",
    "app.css",
    (r) =>
      `.password-input { color: #${r.hex(6)}; }\n:root { --token-primary: #${r.hex(8)}; --secret-shadow: 0 1px 2px rgba(0,0,0,.2); }\n`,
  ),
  miss("design-tokens", "tokens.json", (r) =>
    JSON.stringify({ "color-token-primary": `#${r.hex(6)}`, tokenSpacing: "16px", "token.font": "Inter" }),
  ),
  miss(
    "form-html",
    "login.html",
    () =>
      `<label for="password">Password</label>\n<input type="password" name="password" placeholder="Your password" autocomplete="current-password">\n<input name="api_key" value="">\n`,
  ),
  miss(
    "types",
    "src/types.ts",
    () =>
      `export interface Login { password: string; token?: string; apiKey: SecretString; }\ntype Token = "access_token" | "refresh_token";\nconst kind: TokenKind = "identifier";\n`,
  ),
  miss(
    "enum",
    "src/kinds.ts",
    () =>
      `export enum SecretKind { Password = "password_hash", ApiKey = "api_key", Token = "bearer_token", PrivateKey = "private-key" }\nconst PASSWORD_FIELD = "user_password";\nconst TOKEN_URL = "https://auth.acme.io/oauth2/token";\n`,
  ),
  miss(
    "constants",
    "constants.py",
    () =>
      `PASSWORD_MIN_LENGTH = 12\nTOKEN_TTL_SECONDS = 3600\nSECRET_NAME = "prod/db/main"\nTOKEN_HEADER = "X-Acme-Token-2"\nAPI_KEY_HEADER = "x-api-key"\nTOKEN_TYPE = "urn:ietf:params:oauth:token-type:jwt"\nPASSWORD_RESET_URL = "/account/reset-password/v2"\nSECRET_KEY_FILE = "/run/secrets/secret_key1"\n`,
  ),
  miss(
    "regex",
    "src/check.ts",
    () =>
      `const passwordPattern = /^(?=.*[A-Z])(?=.*[0-9]).{12,}$/;\nconst tokenPattern = "[A-Za-z0-9_-]{20,}";\nconst secretRegex = '^sk-[a-z0-9]{32}$';\n`,
  ),
  miss(
    "openapi",
    "openapi.yaml",
    () =>
      `securitySchemes:\n  apiKey:\n    type: apiKey\n    name: X-API-Key\n    in: header\n  oauth:\n    tokenUrl: https://auth.acme.io/token\npassword:\n  type: string\n  format: password\n  minLength: 8\n`,
  ),
  miss("json-schema", "schema.json", () =>
    JSON.stringify(
      {
        properties: {
          password: { type: "string", format: "password", description: "The password of the user" },
          token: { $ref: "#/definitions/Token2" },
          secret: { enum: ["none", "optional1", "required"] },
        },
      },
      null,
      1,
    ),
  ),
  miss(
    "graphql",
    "schema.graphql",
    () =>
      `type Mutation {\n  login(email: String!, password: String!): AuthPayload!\n  refresh(token: String!): Token!\n}\n`,
  ),
  miss("tokenizer", "model.json", (r) =>
    JSON.stringify({
      tokenizer_class: "GPT2Tokenizer2",
      bos_token: "<|endoftext|>",
      eos_token: "<|im_end|>",
      pad_token: "[PAD]",
      unk_token: "<unk>",
      max_tokens: 4096,
      added_tokens: [{ content: "<|im_start|>", id: 32000 + r.integer(10) }],
    }),
  ),
  miss("llm-tokens", "usage.json", (r) =>
    JSON.stringify({
      input_tokens: r.integer(9999),
      output_tokens: 512,
      total_tokens: 1024,
      cache_creation_input_tokens: 0,
      token_limit: 200000,
    }),
  ),
  miss(
    "keyboard",
    "keys.ts",
    () =>
      `const shortcutKey = "ctrl+shift+p";\nconst sortKey = "created_at_desc1";\nconst cacheKey = "user:profile:v2";\nconst PARTITION_KEY = "tenant#id2";\nconst primaryKey = "order_id";\n`,
  ),
  miss(
    "storage-keys",
    "src/storage.ts",
    () =>
      `const STORAGE_KEY = "acme.app.settings.v3";\nconst TOKEN_KEY = "acme_auth_token_v2";\nconst SESSION_TOKEN_NAME = "acme-session-2";\nlocalStorage.setItem("access_token_v1", value);\n`,
  ),
  miss(
    "error-codes",
    "errors.go",
    () =>
      `var ErrInvalidToken = errors.New("token: invalid signature 401")\nvar ErrPassword = errors.New("password: too short, need 12+")\nconst secretMissing = "secret not found: E1042"\n`,
  ),
  miss(
    "log-masked",
    "app.log",
    (r) =>
      `user=anna password=****** token=${r.pick(["[REDACTED]", "<masked>", "***", "xxxxxxxx"])} status=401\napi_key=${r.hex(4)}**** accepted\n`,
  ),
  miss(
    "test-vector",
    "aes_test.go",
    (r) =>
      `// NIST SP 800-38A, test vector ${r.integer(9)}\nkey := mustHex("${p("2b7e151628aed2a6", "abf7158809cf4f3c")}")\nplaintext := mustHex("6bc1bee22e409f96e93d7e117393172a")\nsecretKey := "000102030405060708090a0b0c0d0e0f"\n`,
  ),
  miss(
    "test-vector-rfc",
    "hkdf.test.ts",
    (r) =>
      `// RFC 5869 test vectors\nconst masterKey = "${"0b".repeat(22)}";\nconst salt = "000102030405060708090a0b0c";\n// case ${r.integer(9)}\n`,
  ),
  miss("data-uri", "logo.css", (r) => `.x { background: url(data:image/png;base64,${r.chars(base64Digits, 200)}) }\n`),
  miss(
    "source-map",
    "app.js.map",
    (r) => `{"version":3,"mappings":"${r.chars("ABCDEFGH,;IJKLMN", 200)}","names":["password","token","secretKey"]}`,
  ),
  miss(
    "minified",
    "vendor.min.js",
    (r) =>
      `!function(e,t){var password=e.password,token=t.token;e.apiKey=function(){return this.options.apiKey||n("token",{password:r.password,secret:a.secret${r.integer(9)}})}}(this,document);\n`,
  ),
  miss("image-binary", "photo.jpg", (r) => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), r.bytes(900)])),
  miss("hex-dump", "dump.txt", (r) =>
    Array.from(
      { length: 6 },
      (_, i) => `${(i * 16).toString(16).padStart(8, "0")}  ${r.hex(32).replace(/../g, "$& ")}`,
    ).join("\n"),
  ),
  miss(
    "csv-data",
    "data.csv",
    (r) => `id,checksum,name\n${r.uuid()},${r.hex(64)},alpha\n${r.uuid()},${r.hex(64)},beta\n`,
  ),
  miss(
    "email-like",
    "contacts.md",
    () => `Write to ops:team@acme.io or see https://acme.io/@anna:home. Time 10:30@berlin.\n`,
  ),
  miss(
    "web-address",
    "links.md",
    (r) =>
      `See https://acme.io:8080/path@v2 and http://[::1]:3000/ and https://acme.io/?q=a:b@c and https://acme.io/#token=${r.integer(9)}\n`,
  ),
  miss(
    "ssh-remote",
    ".gitmodules",
    () =>
      `[submodule "x"]\n\turl = git@github.com:acme/x.git\n\turl = ssh://git@git.acme.io:7999/x.git\n\turl = https://anna@git.acme.io/x.git\n`,
  ),
  miss(
    "env-names",
    "deploy.md",
    () =>
      `Set DB_PASSWORD, API_KEY and JWT_SECRET in the environment: \`DB_PASSWORD\`=\`$DB_PASSWORD\`.\n| Variable | Meaning |\n| --- | --- |\n| API_KEY | Key of the API |\n| JWT_SECRET | signs sessions |\n`,
  ),
  miss(
    "k8s-secret-ref",
    "deployment.yaml",
    () =>
      `        - name: DB_PASSWORD\n          valueFrom:\n            secretKeyRef:\n              name: db-credentials-v2\n              key: password\n        imagePullSecrets:\n          - name: registry-token-1\n`,
  ),
  miss("aws-arns", "policy.json", (r) =>
    JSON.stringify({
      Resource: [
        `arn:aws:secretsmanager:eu-west-1:${r.chars("123456789", 12)}:secret:prod/api-key-${r.alphanumeric(6)}`,
        `arn:aws:kms:eu-west-1:111122223333:key/${r.uuid()}`,
      ],
      SecretId: "prod/token2",
    }),
  ),
  miss(
    "version-pins",
    "requirements.txt",
    (r) => `pyjwt==2.9.0 --hash=sha256:${r.hex(64)}\npassword-strength==0.0.3.post2\ntoken-bucket==0.3.0\n`,
  ),
  miss(
    "csp-nonce",
    "server.ts",
    (r) =>
      `response.setHeader("Content-Security-Policy", "script-src 'nonce-${r.chars(base64Digits, 22)}=='");\nconst csrfToken = req.csrfToken();\n`,
  ),
  miss(
    "idempotency",
    "client.http",
    (r) => `POST /pay\nIdempotency-Key: ${r.uuid()}\nX-Request-Id: ${r.hex(32)}\nIf-None-Match: "${r.hex(32)}"\n`,
  ),
  miss(
    "prompt-text",
    "prompts/security.prompt",
    () =>
      `You are a security tutor. Explain why a password like "correct horse" beats Tr0ub4dor; never ask users for their API key, token or password. If the user says "my password is", stop them.\n`,
  ),
  miss(
    "password-policy",
    "docs/policy.md",
    () =>
      `Password: minimum 12 characters. Secret: rotate every 90 days. Token: expires after 15min. Key: 256-bit. PIN: 4 digits.\n`,
  ),
  miss(
    "function-arguments",
    "src/call.ts",
    () =>
      `login(user, password, { token: undefined });\nverify(token, "RS256", publicKeyPem);\nsetPassword("password", newPassword);\nexpect(screen.getByLabelText("Password2")).toBeVisible();\n`,
  ),
  miss(
    "gradle-properties",
    "gradle.properties",
    () =>
      `signing.password=\nossrhPassword=\nsigningKey=$System.env.SIGNING_KEY\nsecretKeyRingFile=/home/ci/.gnupg/secring.gpg\n`,
  ),
  miss(
    "swagger-example",
    "api.yaml",
    () =>
      `      example:\n        access_token: "string"\n        token_type: "bearer"\n        refresh_token: "example-refresh-token-1"\n`,
  ),
  miss("unicode-words", "ru.json", () =>
    JSON.stringify({ password: "Пароль", token: "Токен доступа", secret: "секрет" }),
  ),
  miss(
    "docker-secrets",
    "compose.yaml",
    () =>
      `secrets:\n  db_password:\n    file: ./secrets/db_password.txt\nservices:\n  db:\n    environment:\n      POSTGRES_PASSWORD_FILE: /run/secrets/db_password\n`,
  ),
  miss("google-client-id", "client.json", (r) =>
    JSON.stringify({
      client_id: `${r.chars("123456789", 12)}-${r.chars("abcdefghijklmnopqrstuvwxyz0123456789", 32)}.apps.googleusercontent.com`,
      token_uri: "https://oauth2.googleapis.com/token",
    }),
  ),
  miss(
    "firebase-app-id",
    "firebase.ts",
    (r) =>
      `appId: "1:${r.chars("123456789", 12)}:web:${r.hex(22)}",\nmessagingSenderId: "${r.chars("123456789", 12)}",\nmeasurementId: "G-ABCDEF1234",\n`,
  ),
  miss(
    "account-ids",
    "accounts.yaml",
    (r) =>
      `datadog_org_id: ${r.hex(12)}\ncloudflare_zone_id: ${r.hex(32)}\ncloudflare_account_id: "${r.hex(32)}"\ntwilio_account_sid: AC${r.hex(32)}\nalgolia_app_id: ${r.chars("ABCDEFGHJKLMNPQRSTUVWXYZ0123456789", 10)}\n`,
  ),
  miss(
    "kubernetes-uids",
    "pod.yaml",
    (r) =>
      `metadata:\n  uid: ${r.uuid()}\n  name: token-service-${r.hex(10)}-${r.chars("bcdfghjklmnpqrstvwxz2456789", 5)}\n  resourceVersion: "${r.chars("123456789", 9)}"\n`,
  ),
  miss(
    "public-keys-of-services",
    ".env",
    (r) =>
      `RECAPTCHA_SITE_KEY=6Lc${r.base64url(37)}\nPOSTHOG_API_KEY=${p("ph", "c_")}${r.alphanumeric(43)}\nSTRIPE_PUBLISHABLE_KEY=${p("pk_", "live_51")}${r.alphanumeric(97)}\nALGOLIA_SEARCH_API_KEY=${r.hex(32)}\nDD_CLIENT_TOKEN=pub${r.hex(32)}\nNEXT_PUBLIC_MAP_KEY=${r.alphanumeric(24)}\n`,
  ),
  miss(
    "supabase-anon",
    ".env.local",
    (r) =>
      `VITE_SUPABASE_ANON_KEY=${make.jwt(r, { iss: "supabase", ref: r.chars("abcdefghij", 20), role: "anon", iat: 1700000000, exp: 2015576000 })}\n`,
  ),
  miss(
    "csrf-field",
    "form.html",
    (r) =>
      `<input type="hidden" name="authenticity_token" value="${r.chars(base64Digits, 86)}==">\n<input name="__RequestVerificationToken" type="hidden" value="${r.base64url(90)}">\n<meta name="csrf-token" content="${r.base64url(40)}">\n`,
  ),
  miss(
    "digest-of-word",
    "users.yaml",
    (r) =>
      `password: ${r.pick(["5f4dcc3b5aa765d61d8327deb882cf99", "5e884898da28047151d0e56f8dc6292773603d0d6aabbdd62a11ef721d1542d8", "d41d8cd98f00b204e9800998ecf8427e", "21232f297a57a5a743894a0e4a801fc3"])}\n`,
  ),
  miss(
    "hardhat-account",
    "hardhat.config.ts",
    () =>
      `const DEPLOYER_PRIVATE_KEY = "${p("0xac0974bec39a17e36ba4a6b4d238ff94", "4bacb478cbed5efcae784d7bf4f2ff80")}";\nconst mnemonic = "test test test test test test test test test test test junk";\n`,
  ),
  miss(
    "words-as-token",
    "README.md",
    (r) =>
      `export TOKEN=${p("gl", "pat-")}this-is-not-a-token\nDISCORD=https://discord.com/api/webhooks/${r.chars("123456789", 18)}/this-is-not-the-webhook-that-you-are-looking-for-so-move-along-please-ok\n`,
  ),
];
