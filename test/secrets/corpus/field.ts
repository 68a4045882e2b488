/**
 * Cases met in the field and in odd places: secrets where people really put them, and what scanners took for secrets in
 * published packages. Put together from parts, so that no scanner takes this file for a leak.
 */
import { Buffer } from "node:buffer";
import * as make from "./make.ts";
import type { NearMiss } from "./near-misses.ts";
import { base64Digits, type Random } from "./random.ts";
import type { Structured } from "./structured.ts";

const p = (...parts: readonly string[]): string => parts.join("");
const small = "abcdefghijklmnopqrstuvwxyz0123456789";

const found = (
  family: string,
  kind: string,
  path: string,
  value: (r: Random) => string,
  text: (secret: string, r: Random) => string | Buffer,
): Structured => ({
  family,
  kind: `field-${kind}`,
  write: (r) => {
    const secret = value(r);
    return { path, text: text(secret, r), secret };
  },
});

/** A secret that is written in another form: the line is where it stands. */
const hidden = (
  family: string,
  kind: string,
  path: string,
  line: number,
  text: (r: Random) => string,
  last = line,
): Structured => ({
  family,
  kind: `field-${kind}`,
  write: (r) => {
    const written = text(r);
    return { path, text: written, secret: written.split("\n")[line - 1] ?? "", lines: { first: line, last } };
  },
});

const password = (r: Random): string => r.alphanumeric(15);
const github = (r: Random): string => make.withBase62Checksum(r, p("gh", "p_"), 30);

export const fieldKinds: readonly Structured[] = [
  // Files of their own, under odd names
  found(
    "files",
    "netrc-macro",
    "ops/backup.netrc",
    password,
    (s) => `machine nas.lan\n  login cron\n  password ${s}\n\nmacdef init\ncd /in\n\n`,
  ),
  found("files", "pgpass-wildcard", "home/.pgpass", password, (s) => `# prod\n*:5432:*:replicator:${s}\n`),
  found(
    "files",
    "kubeconfig-token",
    "infra/kube/eu.kubeconfig",
    (r) => make.jwt(r, { iss: "kubernetes/serviceaccount", sub: "system:serviceaccount:ci:deployer" }),
    (s) => `users:\n- name: deployer\n  user:\n    token: ${s}\n`,
  ),
  found(
    "files",
    "docker-config-nested",
    "root/.docker/config.json",
    (r) => Buffer.from(`ci-push:${r.alphanumeric(20)}`).toString("base64"),
    (s) => `{\n\t"auths": {\n\t\t"registry.acme.io": {\n\t\t\t"auth": "${s}"\n\t\t}\n\t}\n}\n`,
  ),
  found(
    "files",
    "tfvars-map",
    "live/prod/terraform.tfvars",
    password,
    (s) => `region = "eu-west-1"\ndb = {\n  username        = "app"\n  master_password = "${s}"\n}\n`,
  ),
  found(
    "files",
    "ansible-inventory",
    "inventory/hosts.ini",
    password,
    (s) => `[web]\nweb1 ansible_host=10.0.0.4 ansible_user=root ansible_password=${s}\n`,
  ),
  found(
    "files",
    "wp-config",
    "wp-config.php",
    password,
    (s) => `<?php\ndefine( 'DB_USER', 'wp' );\ndefine( 'DB_PASSWORD', '${s}' );\n`,
  ),
  found(
    "files",
    "maven-settings",
    ".m2/settings.xml",
    password,
    (s) =>
      `<settings><servers><server><id>nexus</id><username>ci</username><password>${s}</password></server></servers></settings>\n`,
  ),
  found(
    "files",
    "systemd-environment",
    "etc/systemd/system/api.service",
    (r) => r.hex(40),
    (s) => `[Service]\nEnvironment="NODE_ENV=production" "SESSION_SECRET=${s}"\nExecStart=/usr/bin/api\n`,
  ),
  found(
    "files",
    "compose-list",
    "docker-compose.prod.yml",
    password,
    (s) => `services:\n  db:\n    environment:\n      - POSTGRES_USER=app\n      - POSTGRES_PASSWORD=${s}\n`,
  ),
  found(
    "files",
    "rails-database",
    "config/database.yml",
    password,
    (s) => `production:\n  adapter: postgresql\n  username: app\n  password: ${s}\n`,
  ),
  found(
    "files",
    "spring-yaml",
    "src/main/resources/application-prod.yml",
    password,
    (s) => `spring:\n  datasource:\n    url: jdbc:postgresql://db/app\n    username: app\n    password: ${s}\n`,
  ),
  found(
    "files",
    "htaccess-env",
    ".htaccess",
    (r) => r.alphanumeric(32),
    (s) => `SetEnv STRIPE_WEBHOOK_SECRET ${p("wh", "sec_")}${s}\n`,
  ),
  found(
    "files",
    "wpa-supplicant",
    "etc/wpa_supplicant.conf",
    password,
    (s) => `network={\n  ssid="office"\n  psk="${s}"\n}\n`,
  ),
  // Connection strings
  found(
    "addresses",
    "jdbc-oracle-slash",
    "conf/app.properties",
    password,
    (s) => `url=jdbc:oracle:thin:scott/${s}@//ora.acme.io:1521/ORCL\n`,
  ),
  found(
    "addresses",
    "jdbc-query",
    "conf/app.properties",
    password,
    (s) => `spring.datasource.url=jdbc:mysql://db:3306/app?user=app&password=${s}&useSSL=true\n`,
  ),
  found(
    "addresses",
    "ado-in-xml",
    "Web.config",
    password,
    (s) =>
      `<add name="Main" connectionString="Data Source=sql01;Initial Catalog=erp;User ID=erp;Password=${s};Encrypt=True" />\n`,
  ),
  found(
    "addresses",
    "odbc-braces",
    "etc/odbc.ini",
    password,
    (s) => `Conn=DRIVER={ODBC Driver 18 for SQL Server};SERVER=tcp:x.database.windows.net;UID=app;PWD=${s};\n`,
  ),
  found(
    "azure",
    "sas-in-curl",
    "scripts/upload.sh",
    (r) => encodeURIComponent(r.bytes(32).toString("base64")),
    (s) =>
      `curl -T out.zip "https://acmestore.blob.core.windows.net/in/out.zip?sv=2024-11-04&ss=b&srt=co&sp=rwl&se=2027-01-01T00:00:00Z&sig=${s}"\n`,
  ),
  // Command lines and prose
  found(
    "headers",
    "curl-header",
    "README.md",
    (r) => r.alphanumeric(40),
    (s) => `Run \`curl -H "Authorization: Bearer ${s}" https://api.acme.io/v1/me\`.\n`,
  ),
  found(
    "headers",
    "curl-basic",
    "notes/runbook.md",
    password,
    (s) => `    curl -sS -u 'svc-deploy:${s}' https://jenkins.acme.io/job/x/build -X POST\n`,
  ),
  found(
    "headers",
    "http-file",
    "requests/login.http",
    (r) => r.hex(32),
    (s) => `GET https://api.acme.io/orders\nX-Api-Key: ${s}\nAccept: application/json\n`,
  ),
  found(
    "settings",
    "prose-english",
    "docs/onboarding.md",
    (r) => `${r.pick(["Harbor", "Falcon", "Marble"])}${r.between(10, 99)}#${r.alphanumeric(3)}`,
    (s) => `The staging password is ${s}, ask Tom if it does not work.\n`,
  ),
  found(
    "settings",
    "prose-german",
    "notizen.txt",
    (r) => r.alphanumeric(12),
    (s) => `Das Passwort für die Datenbank lautet ${s}\n`,
  ),
  found(
    "settings",
    "prompt-text",
    "prompts/support.prompt",
    (r) => r.alphanumeric(32),
    (s) => `---\nmodel: x\n---\nWhen you call the billing API, use the api key ${"`"}${s}${"`"} and nothing else.\n`,
  ),
  found(
    "settings",
    "slack-export",
    "export/general.json",
    password,
    (s) => `[{"user":"U1","text":"hey, prod db password: ${s} pls delete after reading"}]\n`,
  ),
  found(
    "settings",
    "notebook-cell",
    "analysis.ipynb",
    (r) => r.alphanumeric(36),
    (s) => `{"cells":[{"source":["API_TOKEN = '${s}'\\n","client = Client(API_TOKEN)"]}]}\n`,
  ),
  // In another form
  hidden("settings", "split-plus", "src/key.ts", 2, (r) => {
    const token = github(r);
    return `// do not ask\nexport const key = "${token.slice(0, 9)}" + "${token.slice(9, 22)}" + "${token.slice(22)}";\n`;
  }),
  hidden(
    "settings",
    "split-continued",
    "deploy.sh",
    2,
    (r) => {
      const token = github(r);
      return `set -e\nexport GH=${token.slice(0, 14)}\\\n${token.slice(14)}\n`;
    },
    3,
  ),
  hidden(
    "settings",
    "in-base64-env",
    "k8s/secret.yaml",
    3,
    (r) => `apiVersion: v1\ndata:\n  env: ${Buffer.from(`GITHUB_TOKEN=${github(r)}\nDEBUG=1\n`).toString("base64")}\n`,
  ),
  hidden("settings", "in-hex", "dump.txt", 1, (r) => `blob: ${Buffer.from(`key=${github(r)};`).toString("hex")}\n`),
  hidden(
    "settings",
    "in-percent",
    "access.log",
    1,
    (r) => `GET /cb?next=https%3A%2F%2Fapp%2F%3Faccess_token%3D${github(r)}%26x%3D1 HTTP/1.1\n`,
  ),
  {
    family: "settings",
    kind: "field-in-binary",
    write: (r) => {
      const secret = github(r);
      const text = Buffer.concat([
        Buffer.from([127, 69, 76, 70, 0, 1, 2, 0]),
        Buffer.from(secret),
        Buffer.from([0, 0, 255]),
      ]);
      return { path: "bin/agent", text, secret, lines: { first: 1, last: 1 } };
    },
  },
  // Tokens of the year
  found(
    "forges",
    "github-stateless",
    "ci.env",
    (r) => `${p("gh", "s_")}${r.between(100000, 999999)}_${make.jwt(r, { iss: "github", exp: 1800000000 })}`,
    (s) => `GH_APP=${s}\n`,
  ),
  found(
    "forges",
    "gitlab-routable",
    "ci.env",
    (r) => make.gitlabRoutable(r, p("gl", "pat-")),
    (s) => `CI_PUSH=${s}\n`,
  ),
  found(
    "amazon",
    "bedrock-long",
    "bedrock.env",
    (r) => make.bedrockKey(r),
    (s) => `AWS_BEARER_TOKEN_BEDROCK=${s}\n`,
  ),
  found(
    "identity",
    "onepassword-service",
    "op.env",
    (r) =>
      `${p("op", "s_")}${Buffer.from(JSON.stringify({ signInAddress: "acme.1password.com", userAuth: { method: "SRPg-4096" }, email: `${r.chars(small, 13)}@1passwordserviceaccounts.com`, srpX: r.hex(64), muk: { k: r.base64url(43) }, secretKey: `A3-${r.alphanumeric(6)}`, throttleSecret: { seed: r.hex(64) }, deviceUuid: r.chars(small, 26) })).toString("base64url")}`,
    (s) => `OP=${s}\n`,
  ),
  found(
    "models",
    "anthropic-admin",
    "a.env",
    (r) => `${p("sk-", "ant-", "admin01-")}${r.base64url(93)}AA`,
    (s) => `ADM=${s}\n`,
  ),
  found(
    "models",
    "anthropic-oauth",
    "a.env",
    (r) => `${p("sk-", "ant-", "oat01-")}${r.base64url(93)}AA`,
    (s) => `OAT=${s}\n`,
  ),
  found(
    "models",
    "openai-service",
    "a.env",
    (r) => `${p("sk-", "svcacct-")}${r.base64url(74)}T3Blbk${"FJ"}${r.base64url(74)}`,
    (s) => `OA=${s}\n`,
  ),
  found(
    "models",
    "xai",
    "a.env",
    (r) => `${p("xa", "i-")}${r.alphanumeric(80)}`,
    (s) => `GROK=${s}\n`,
  ),
  found(
    "models",
    "perplexity",
    "a.env",
    (r) => `${p("pp", "lx-")}${r.alphanumeric(48)}`,
    (s) => `PPX=${s}\n`,
  ),
  found(
    "models",
    "langfuse",
    "a.env",
    (r) => `${p("sk-", "lf-")}${r.uuid()}`,
    (s) => `LANGFUSE_S=${s}\n`,
  ),
  found(
    "models",
    "langsmith",
    "a.env",
    (r) => `${p("lsv2", "_sk_")}${r.hex(32)}_${r.hex(10)}`,
    (s) => `LSM=${s}\n`,
  ),
  found(
    "models",
    "nvidia",
    "a.env",
    (r) => `${p("nv", "api-")}${r.base64url(64)}`,
    (s) => `NIM=${s}\n`,
  ),
  found(
    "models",
    "pinecone",
    "a.env",
    (r) => `${p("pc", "sk_")}${r.alphanumeric(5)}_${r.alphanumeric(63)}`,
    (s) => `PC=${s}\n`,
  ),
  found(
    "models",
    "elevenlabs",
    "a.env",
    (r) => `${p("sk", "_")}${r.hex(48)}`,
    (s) => `VOICE=${s}\n`,
  ),
  found(
    "data",
    "supabase-secret",
    "a.env",
    (r) => `${p("sb", "_secret_")}${r.base64url(22)}_${r.base64url(8)}`,
    (s) => `SB=${s}\n`,
  ),
  found(
    "data",
    "planetscale-password",
    "a.env",
    (r) => `${p("psc", "ale_pw_")}${r.base64url(43)}`,
    (s) => `PS=${s}\n`,
  ),
  found(
    "data",
    "neon",
    "a.env",
    (r) => `${p("np", "g_")}${r.alphanumeric(12)}`,
    (s) => `DATABASE_URL=postgresql://owner:${s}@ep-cool-1.eu-central-1.aws.neon.tech/main\n`,
  ),
  found(
    "identity",
    "doppler",
    "a.env",
    (r) => `${p("dp.", "st.prd.")}${r.alphanumeric(43)}`,
    (s) => `DOP=${s}\n`,
  ),
  found(
    "hosting",
    "pulumi",
    "a.env",
    (r) => `${p("pu", "l-")}${r.hex(40)}`,
    (s) => `PU=${s}\n`,
  ),
  found(
    "workplace",
    "postman",
    "a.env",
    (r) => `${p("PM", "AK-")}${r.hex(24)}-${r.hex(34)}`,
    (s) => `PMN=${s}\n`,
  ),
];

const miss = (kind: string, path: string, write: (r: Random) => string | Buffer): NearMiss => ({
  kind: `field-${kind}`,
  write: (r) => ({ path, text: write(r) }),
});

export const fieldNearMisses: readonly NearMiss[] = [
  // Met in published packages
  miss(
    "badge-token",
    "README.md",
    (r) =>
      `[![codecov](https://codecov.io/gh/acme/lib/branch/main/graph/badge.svg?token=${r.alphanumeric(10)})](https://codecov.io/gh/acme/lib)\n`,
  ),
  miss(
    "badge-token-image",
    "README.md",
    (r) =>
      `<img src="https://badges.example.net/js/rating/lib.svg?style=flat&token=${r.chars(base64Digits, 43)}=" alt="Rate">\n`,
  ),
  miss(
    "wheel-record",
    "x.dist-info/RECORD",
    (r) =>
      `a/b.pyi,sha256=${p("gl", "c_")}${r.base64url(39)},1208\na/c.pyi,sha256=${p("hf", "_")}${r.alphanumeric(34)},12\n`,
  ),
  miss(
    "resource-types",
    "schemas/eu.py",
    (r) =>
      `types = {\n  "AWS::ApiGateway::ApiKey": "${r.hex(16)}",\n  "AWS::Redshift::EndpointAuthorization": "${r.hex(16)}",\n  "AWS::Route53::KeySigningKey": "${r.hex(16)}",\n}\n`,
  ),
  miss(
    "list-of-names",
    "lexers/builtins.py",
    () => `NAMES = ('gss_krb5_lucid_key', 'gss_krb5_rfc1964_keydata', 'gss_name_t_desc')\n`,
  ),
  miss(
    "cipher-suites",
    "include/tls1.h",
    () =>
      `#define TLS1_RFC_PSK_WITH_CHACHA20_POLY1305 "TLS_PSK_WITH_CHACHA20_POLY1305_SHA256"\n#define TLS1_TXT_PSK_WITH_AES_256_GCM "PSK-AES256-GCM-SHA384"\n`,
  ),
  miss("code-in-comment", "lib/printer.js", () => "/**\n * one pass: `d===t?a:b`, or `x=d===t?a:b`\n */\n"),
  miss("indexed-value", "lib/isURL.js", () => "  user = parts[0];\n  password = _auth$split2[1];\n  host = h;\n"),
  miss("digits-with-escape", "tests/test_tokens.py", () => 'state.add_token("1234\\n1234")\nstate.add_token("5678")\n'),
  miss("address-with-two-ats", "test.js", () => `parse('http://user:${"pass"}@maps.acme.io/vt/lyrs=m@114???&hl=en')\n`),
  miss("address-of-signs", "test.js", () => "parse('http://atslash%2F%40:%2F%40@foo/')\n"),
  miss("address-of-example", "test.js", () => `parse('http://asdf:${"qwer"}@www.example.com')\n`),
  miss(
    "basic-operations",
    "docs/tables.rst",
    () => "See `Basic Operations for Tables <https://docs.acme.io/basics>`__ and Basic Authentication.\n",
  ),
  miss(
    "jwt-of-a-test",
    "README.md",
    (r) => `>>> jws.serialize({"alg": "HS256"}, {"k": "value"}, key)\n'${make.jwt(r, { k: "value" })}'\n`,
  ),
  miss(
    "documented-token",
    "Command.d.ts",
    (r) => ` *   WebIdentityToken: "Atza%7C${r.base64url(60)}XXZXXXXXXXX${r.base64url(80)}"\n`,
  ),
  // Names that promise
  miss(
    "i18n-english",
    "locales/en.json",
    () =>
      '{\n  "password": "Password",\n  "password_hint": "At least 8 characters, 1 digit and 1 sign (!?#)",\n  "token_expired": "Your session token expired 5 minutes ago",\n  "api_key_help": "Find your API key under Settings > API v2"\n}\n',
  ),
  miss(
    "i18n-german",
    "locales/de.json",
    () =>
      '{\n  "login.password": "Passwort",\n  "login.passwordRepeat": "Passwort wiederholen (mind. 8 Zeichen)",\n  "apiKey.title": "API-Schlüssel für v2-Schnittstelle"\n}\n',
  ),
  miss(
    "i18n-po",
    "locale/fr.po",
    () => 'msgid "Enter your password"\nmsgstr "Saisissez votre mot de passe : 8 caractères au moins"\n',
  ),
  miss(
    "prose-about-passwords",
    "docs/security.md",
    () =>
      "A password must have 12 characters. The password is hashed with argon2id. Token: see RFC 6750. The token is opaque; never log it. Passwords are stored in Vault/1Password.\n",
  ),
  miss(
    "prose-tutorial",
    "docs/start.md",
    () =>
      "Set the password to something strong. The default password is `changeme`. Your API key is shown once. The secret is then rotated every 90 days.\n",
  ),
  miss(
    "form-fields",
    "src/Login.tsx",
    () =>
      '<input name="password" type="password" autoComplete="current-password" placeholder="8+ characters, 1 digit" />\n<Field name="apiToken" label="API token (v2)" />\n',
  ),
  miss(
    "css-tokens",
    "styles/tokens.css",
    () =>
      ":root {\n  --token-color-primary: #1a2b3c4d;\n  --password-field-width: calc(100% - 24px);\n  --key-shadow: 0 1px 2px rgba(0,0,0,.25);\n}\n",
  ),
  miss(
    "lint-rules",
    ".eslintrc.json",
    () =>
      '{ "rules": { "no-secrets/no-secrets": ["error", { "tolerance": 4.2 }], "jsx-key": "error", "token-spacing": ["warn", { "min": 1 }] } }\n',
  ),
  miss(
    "parser-tokens",
    "src/lexer.ts",
    () =>
      'const token = this.expect(TokenKind.Identifier1);\nexport const TOKEN_TYPES = { key: "KEYWORD_2", secret: "SECRET_KIND_1" };\nif (token === "0x1F") next();\n',
  ),
  miss(
    "react-keys",
    "src/List.tsx",
    () => 'return items.map((item) => <Row key={`row-${item.id}-v2`} data-key="item-row-2" />);\n',
  ),
  miss(
    "react-query",
    "src/queries.ts",
    () =>
      'export const keys = { queryKey: ["users", "list", "v2"], mutationKey: "users/update-v2", cacheKey: "user:profile:v3" };\n',
  ),
  miss(
    "sort-keys",
    "src/sort.ts",
    () =>
      'export const sortKey = "createdAt_desc_2";\nconst partitionKey = "tenant#2024#orders";\nconst foreignKey = "fk_orders_users_2";\n',
  ),
  miss(
    "enum-of-errors",
    "src/errors.ts",
    () =>
      'export enum AuthError { TokenExpired = "AUTH_TOKEN_EXPIRED_401", BadPassword = "AUTH_BAD_PASSWORD_2", MissingApiKey = "AUTH_MISSING_API_KEY_V2" }\n',
  ),
  miss(
    "feature-flags",
    "config/flags.yml",
    () => "password_login_v2: enabled\ntoken_refresh_interval: 3600s\napi_key_rotation: 90d\nsecret_scanning: true\n",
  ),
  miss(
    "paths-to-keys",
    "docker-compose.yml",
    () =>
      "      POSTGRES_PASSWORD_FILE: /run/secrets/pg_password_v2\n      TLS_KEY: /etc/tls/2026/server.key\n      JWT_KEY_PATH: ./keys/jwt-2026.pem\n",
  ),
  miss(
    "references",
    "deploy/values.yaml",
    () =>
      'password: ${DB_PASSWORD_V2}\napiKey: "{{ .Values.apiKey2 }}"\ntoken: !Ref Token2\nsecret: vault:secret/data/app#key2\nclientSecret: ssm:/prod/app/secret2\nkey: op://prod/db/password2\n',
  ),
  miss(
    "github-expressions",
    ".github/workflows/ci.yml",
    () =>
      "        env:\n          NPM_TOKEN: ${{ secrets.NPM_TOKEN_2 }}\n          API_KEY: ${{ vars.API_KEY2 }}\n        with:\n          token: ${{ steps.app.outputs.token }}\n",
  ),
  miss(
    "terraform-references",
    "main.tf",
    () =>
      'resource "x" "y" {\n  password = random_password.db2.result\n  api_key  = data.vault_generic_secret.app2.data["key"]\n  secret   = var.secret_v2\n}\n',
  ),
  miss(
    "types-of-python",
    "client.py",
    () =>
      'def connect(password: Optional[str] = None, token: "Token2" = DEFAULT_TOKEN_2) -> Client2:\n    self.api_key = api_key or os.environ["ACME_API_KEY_2"]\n',
  ),
  miss(
    "types-of-go",
    "client.go",
    () =>
      'type Config struct {\n\tPassword string `yaml:"password" env:"DB_PASSWORD_2"`\n\tAPIKey   string `json:"api_key,omitempty"`\n}\n',
  ),
  miss(
    "types-of-java",
    "Client.java",
    () =>
      '@Value("${acme.password2}") private String password;\nprivate static final String TOKEN_HEADER = "X-Auth-Token-V2";\nString apiKey = System.getenv("API_KEY_2");\n',
  ),
  miss(
    "openapi",
    "openapi.yaml",
    () =>
      "      password: { type: string, format: password, minLength: 8, example: string }\n      apiKey: { type: apiKey, in: header, name: X-API-Key-V2 }\n      token: { $ref: '#/components/schemas/Token2' }\n",
  ),
  miss(
    "graphql",
    "schema.graphql",
    () =>
      "type Mutation { login(password: String!, token: Token2Input): AuthPayload2! resetPassword(token: ID!): Boolean }\n",
  ),
  miss(
    "sql-columns",
    "migrations/2.sql",
    () =>
      "ALTER TABLE users ADD COLUMN password_digest VARCHAR(60) NOT NULL DEFAULT '';\nCREATE INDEX ix_api_key_2 ON tokens (api_key);\nPRIMARY KEY (token_id)\n",
  ),
  miss(
    "regex-of-passwords",
    "src/validate.ts",
    () => 'const password = /^(?=.*[A-Z])(?=.*[0-9]).{8,64}$/;\nconst tokenPattern = "[A-Za-z0-9_-]{20,40}";\n',
  ),
  // Digests, identifiers, public things
  miss(
    "lock-integrity",
    "package-lock.json",
    (r) =>
      `      "resolved": "https://registry.npmjs.org/token-types/-/token-types-6.0.0.tgz",\n      "integrity": "sha512-${r.bytes(64).toString("base64")}",\n`,
  ),
  miss(
    "subresource",
    "index.html",
    (r) =>
      `<script src="https://cdn.acme.io/key.js" integrity="sha384-${r.bytes(48).toString("base64")}" crossorigin="anonymous"></script>\n`,
  ),
  miss(
    "git-hashes",
    "CHANGES.md",
    (r) =>
      `- key handling ([${r.hex(7)}](https://github.com/acme/x/commit/${r.hex(40)}))\n- token: fix refresh (${r.hex(40)})\n`,
  ),
  miss(
    "docker-digests",
    "Dockerfile",
    (r) => `FROM node:24@sha256:${r.hex(64)}\nARG KEYCLOAK_VERSION=26.0.1\nENV TOKENIZERS_PARALLELISM=false\n`,
  ),
  miss(
    "uuids",
    "fixtures/ids.json",
    (r) => `{ "keyId": "${r.uuid()}", "tokenId": "${r.uuid()}", "sessionKeyId": "${r.uuid()}" }\n`,
  ),
  miss(
    "kms-arn",
    "infra/kms.yml",
    (r) => `KmsKeyId: arn:aws:kms:eu-west-1:123456789012:key/${r.uuid()}\nkms_key: alias/prompts-beta-2\n`,
  ),
  miss("kms-blob", "secrets.enc.yml", (r) => `password: AQICAH${r.chars(base64Digits, 180)}==\n`),
  miss(
    "sops-file",
    "secrets.sops.yaml",
    (r) =>
      `db_password: ENC[AES256_GCM,data:${r.bytes(12).toString("base64")},iv:${r.bytes(32).toString("base64")},tag:${r.bytes(16).toString("base64")},type:str]\nsops:\n    mac: ENC[AES256_GCM,data:${r.bytes(60).toString("base64")}]\n`,
  ),
  miss(
    "sealed-secret",
    "sealed.yaml",
    (r) => `kind: SealedSecret\nspec:\n  encryptedData:\n    password: AgB${r.chars(base64Digits, 600)}\n`,
  ),
  miss(
    "vault-file",
    "group_vars/all/vault.yml",
    (r) => `db_password: !vault |\n  $ANSIBLE_VAULT;1.1;AES256\n  ${r.hex(80)}\n  ${r.hex(80)}\n`,
  ),
  miss(
    "public-keys",
    "keys/authorized_keys",
    (r) =>
      `ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAI${r.chars(base64Digits, 43)} anna@laptop\nage1${r.chars("qpzry9x8gf2tvdw0s3jn54khce6mua7l", 58)}\n`,
  ),
  miss(
    "publishable-keys",
    "src/config.ts",
    (r) =>
      `export const stripeKey = "${p("pk", "_live_")}${r.alphanumeric(24)}";\nexport const supabaseKey = "${p("sb", "_publishable_")}${r.base64url(22)}_${r.base64url(8)}";\n`,
  ),
  miss(
    "password-hashes",
    "db/seed.sql",
    (r) =>
      `INSERT INTO users (name, password) VALUES ('anna', '$2b$12$${r.chars(`${small}ABCDEFGHIJKLMNOPQRSTUVWXYZ./`, 53)}');\n`,
  ),
  miss(
    "base64-image",
    "src/logo.ts",
    (r) => `export const logo = "data:image/png;base64,iVBORw0KGgo${r.chars(base64Digits, 400)}";\n`,
  ),
  miss(
    "source-map",
    "dist/a.js.map",
    (r) =>
      `{"version":3,"names":["token","key"],"mappings":"${Array.from({ length: 60 }, () => `${r.chars("ACEGIKMOQSUWY", 4)},${r.chars("ACEGIKMOQSUWY", 5)};`).join("")}"}\n`,
  ),
  miss(
    "minified",
    "dist/a.min.js",
    () =>
      '!function(e){var t=e.token,n=e.key||"k2",r={password:1,secret:t+"_v2"};e.exports=function(e){return e.apiKey=n,t(e.accessToken2,r)}}(module);\n',
  ),
  miss(
    "wrong-checksum-npm",
    ".npmrc",
    (r) => `//registry.npmjs.org/:_authToken=${breakEnd(make.withBase62Checksum(r, p("np", "m_"), 30))}\n`,
  ),
  miss("wrong-checksum-github", "a.env", (r) => `GH=${breakEnd(make.withBase62Checksum(r, p("gh", "o_"), 30))}\n`),
  miss(
    "placeholders",
    ".env.example",
    () =>
      "API_KEY=your-api-key-here\nDB_PASSWORD=<password>\nTOKEN=xxxxxxxxxxxxxxxxxxxx\nSECRET=replace_me_2\nJWT_SECRET=change-this-in-production-1\nSTRIPE_SECRET=sk_test_...\n",
  ),
  miss(
    "vendor-documentation",
    "docs/aws.md",
    () =>
      `aws_access_key_id = ${p("AKIAIOSFODNN7", "EXAMPLE")}\naws_secret_access_key = ${p("wJalrXUtnFEMI/K7MDENG/", "bPxRfiCYEXAMPLEKEY")}\n`,
  ),
  miss(
    "versions",
    "versions.env",
    () => "TOKENIZER_VERSION=v0.21.4-rc1\nKEYCLOAK_IMAGE=quay.io/keycloak/keycloak:26.0.7\nSECRETS_OPERATOR=0.9.13\n",
  ),
  miss("perl-modules", "lib/Pod.pm", () => `    perldoc -u Some::Modulename9\n$pass = '-anonymous@';\n`),
  miss(
    "pattern-of-arns",
    "schemas/topic.json",
    () => '{ "pattern": "^arn:[a-z]*:secretsmanager:[a-z\\\\-0-9]*:[0-9]*:secret:[a-zA-Z0-9\\\\-]*" }\n',
  ),
  miss(
    "test-vector",
    "test/hmac.test.ts",
    () =>
      `// RFC 4231, test case 2\nconst key = "4a656665";\nconst hmac = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";\n`,
  ),
];

/** The last character is another one. */
function breakEnd(token: string): string {
  return token.slice(0, -1) + (token.endsWith("3") ? "5" : "3");
}
