/**
 * The held-out part: other contexts, other names, other near misses and other seeds. Written before the rules were tuned, and not
 * looked at while tuning: only its totals are printed.
 */
import { Buffer } from "node:buffer";
import { type Context, camel, kebab, pascal, shout, snake, title } from "./contexts.ts";
import * as make from "./make.ts";
import type { NearMiss } from "./near-misses.ts";
import { base64Digits, type Random } from "./random.ts";

const context = (id: string, showsName: boolean, write: Context["write"]): Context => ({ id, showsName, write });

/** `prod stripe secret key`, `stripe secret key old`: what teams add to names. */
const decorated = (random: Random, name: readonly string[]): readonly string[] =>
  random.pick([
    () => ["acme", ...name],
    () => ["prod", ...name],
    () => [...name, "v2"],
    () => ["my", ...name],
    () => name,
  ])();

export const heldOutContexts: readonly Context[] = [
  context("kotlin", true, (r, n, v) => ({
    path: "app/src/main/kotlin/Keys.kt",
    text: `object Keys {\n    const val ${shout(decorated(r, n))} = "${v}"\n    val region = "eu"\n}\n`,
  })),
  context("swift", true, (_, n, v) => ({
    path: "Sources/App/Secrets.swift",
    text: `enum Secrets {\n    static let ${camel(n)}: String = "${v}"\n}\n`,
  })),
  context("elixir", true, (_, n, v) => ({
    path: "config/prod.exs",
    text: `config :acme, Acme.Client,\n  region: "eu",\n  ${snake(n)}: "${v}"\n`,
  })),
  context("scala", true, (_, n, v) => ({
    path: "src/main/resources/application.conf",
    text: `acme {\n  ${kebab(n)} = "${v}"\n  retries = 3\n}\n`,
  })),
  context("dart", true, (_, n, v) => ({
    path: "lib/config.dart",
    text: `class Config {\n  static const ${camel(n)} = '${v}';\n}\n`,
  })),
  context("perl", true, (_, n, v) => ({
    path: "bin/report.pl",
    text: `use strict;\nmy $${snake(n)} = '${v.replace(/'/g, "")}';\nmy %options = (region => 'eu');\n`,
    marker: v.replace(/'/g, ""),
  })),
  context("lua", true, (_, n, v) => ({
    path: "nginx/access.lua",
    text: `local ${snake(n)} = "${v}"\nngx.req.set_header("X-Region", "eu")\n`,
  })),
  context("c-define", true, (_, n, v) => ({
    path: "firmware/secrets.h",
    text: `#pragma once\n#define ${shout(n)} "${v}"\n#define REGION "eu"\n`,
  })),
  context("cpp", true, (_, n, v) => ({
    path: "src/client.cpp",
    text: `static const std::string ${snake(n)} = "${v}";\nint retries = 3;\n`,
  })),
  context("r-lang", true, (_, n, v) => ({
    path: "analysis/load.R",
    text: `library(httr)\nSys.setenv(${shout(n)} = "${v}")\n`,
  })),
  context("fish", true, (_, n, v) => ({
    path: "config.fish",
    text: `set -gx ${shout(n)} ${v.includes("$") || v.includes(" ") ? `'${v}'` : v}\nset -gx EDITOR vim\n`,
  })),
  context("batch", true, (_, n, v) => ({
    path: "run.bat",
    text: `@echo off\r\nset ${shout(n)}=${v}\r\ncall start.cmd\r\n`,
  })),
  context("systemd", true, (_, n, v) => ({
    path: "deploy/api.service",
    text: `[Service]\nEnvironment="${shout(n)}=${v}"\nExecStart=/srv/api\n`,
  })),
  context("gitlab-ci", true, (r, n, v) => ({
    path: ".gitlab-ci.yml",
    text: `variables:\n  ${shout(decorated(r, n))}: "${v}"\nbuild:\n  script:\n    - make\n`,
  })),
  context("ansible", true, (_, n, v) => ({
    path: "group_vars/all.yml",
    text: `---\nregion: eu\n${snake(n)}: ${/^[A-Za-z0-9._~+/=-]+$/.test(v) ? v : `'${v.replace(/'/g, "''")}'`}\nntp: true\n`,
    marker: v,
  })),
  context("helm-nested", true, (_, n, v) => ({
    path: "charts/api/values-prod.yaml",
    text: `api:\n  ${
      n
        .slice(0, -1)
        .map((w) => w)
        .join("") || "main"
    }:\n    ${camel(n)}: ${/^[A-Za-z0-9._~+/=-]+$/.test(v) ? v : `"${v}"`}\n    enabled: true\n`,
  })),
  context("terraform-resource", true, (_, n, v) => ({
    path: "secrets.tf",
    text: `resource "kubernetes_secret" "api" {\n  data = {\n    ${snake(n)} = "${v}"\n  }\n}\n`,
  })),
  context("vercel-json", true, (_, n, v) => ({
    path: "vercel.json",
    text: `{\n  "env": {\n    "${shout(n)}": "${v}"\n  },\n  "regions": ["fra1"]\n}\n`,
  })),
  context("mcp-json", true, (_, n, v) => ({
    path: ".mcp.json",
    text: JSON.stringify(
      { mcpServers: { search: { command: "npx", args: ["-y", "@acme/mcp"], env: { [shout(n)]: v } } } },
      null,
      2,
    ),
  })),
  context("python-dict", true, (_, n, v) => ({
    path: "etl/job.py",
    text: `SETTINGS = {\n    'region': 'eu',\n    '${snake(n)}': '${v.replace(/'/g, "")}',\n}\n`,
    marker: v.replace(/'/g, ""),
  })),
  context("python-default", true, (_, n, v) => ({
    path: "etl/env.py",
    text: `import os\n${snake(n)} = os.getenv("${shout(n)}", "${v}")\n`,
  })),
  context("go-setenv", true, (_, n, v) => ({
    path: "main_test.go",
    text: `func TestMain(m *testing.M) {\n\tos.Setenv("${shout(n)}", "${v}")\n}\n`,
  })),
  context("js-header", true, (_, n, v) => ({
    path: "src/call.mjs",
    text: `await fetch(url, {\n  method: "POST",\n  headers: { "x-${kebab(n)}": "${v}", accept: "*/*" },\n});\n`,
  })),
  context("ts-fallback", true, (_, n, v) => ({
    path: "src/env.ts",
    text: `export const ${camel(n)} = process.env.${shout(n)} ?? "${v}";\n`,
  })),
  context("java-spring-value", true, (_, n, v) => ({
    path: "src/Client.java",
    text: `@Value("$` + `{acme.${kebab(n)}:${v}}")\nprivate String ${camel(n)};\n`,
  })),
  context("csharp-dictionary", true, (_, n, v) => ({
    path: "Tests/Setup.cs",
    text: `settings["${pascal(n)}"] = "${v}";\nsettings["Region"] = "eu";\n`,
  })),
  context("markdown-table", true, (_, n, v) => ({
    path: "docs/accounts.md",
    text: `| Name | Value |\n| --- | --- |\n| Region | eu |\n| ${title(n)} | \`${v}\` |\n`,
  })),
  context("markdown-bold", true, (_, n, v) => ({
    path: "docs/handover.md",
    text: `**${title(n)}:** ${v}\n\nAsk Ben about the rest.\n`,
  })),
  context("chat-log", true, (_, n, v) => ({
    path: "export/chat.txt",
    text: `[10:01] anna: can you send me the ${title(n)}?\n[10:02] ben: sure, here it is: ${v}\n[10:03] anna: thanks!\n`,
  })),
  context("prompt-few-shot", true, (_, n, v) => ({
    path: "prompts/few-shot.md",
    text: `### Example\nUser: deploy it\nAssistant: calling deploy(${snake(n)}="${v}")\n`,
  })),
  context("jsonl", true, (_, n, v) => ({
    path: "evals/cases.jsonl",
    text: `{"input":"hello","vars":{"${snake(n)}":"${v}"}}\n{"input":"bye","vars":{}}\n`,
  })),
  context("postman", true, (_, n, v) => ({
    path: "api.postman_environment.json",
    text: JSON.stringify({ values: [{ key: snake(n), value: v, type: "secret", enabled: true }] }, null, 1),
  })),
  context("crlf-env", true, (_, n, v) => ({ path: "win.env", text: `A=1\r\n${shout(n)}=${v}\r\nB=2\r\n` })),
  context("utf16", true, (_, n, v) => ({
    path: "export.reg",
    text: Buffer.from(`\ufeff[Settings]\r\n"${pascal(n)}"="${v}"\r\n`, "utf16le"),
    marker: v,
  })),
  context("tsv-like-log", true, (_, n, v) => ({
    path: "trace.log",
    text: `10:00\tGET\t/v1\t200\n10:01\tPOST\t/v1?${snake(n)}=${v}\t201\n`,
  })),
  context("curl-multi", false, (_, _n, v) => ({
    path: "docs/run.md",
    text: `curl https://api.acme.io/v1 \\\n  -H "Content-Type: application/json" \\\n  -H "Authorization: Bearer ${v}" \\\n  -d '{}'\n`,
  })),
  context("sqlite-dump", false, (r, n, v) => ({
    path: "state.db",
    text: Buffer.concat([
      Buffer.from("SQLite format 3\0"),
      r.bytes(200).map((byte) => byte & 0x1f) as Buffer,
      Buffer.from(`${snake(n)}=`),
      Buffer.from(v),
      Buffer.from("\0\x01\x02"),
      r.bytes(100),
    ]),
    marker: v,
  })),
  context("base64-env", true, (_, n, v) => ({
    path: "secrets.env",
    text: `${shout(n)}_B64=${Buffer.from(v).toString("base64")}\n`,
    marker: Buffer.from(v).toString("base64"),
  })),
];

const miss = (
  kind: string,
  path: string,
  write: (random: Random, keys: make.KeyRing) => string | Buffer,
): NearMiss => ({
  kind,
  write: (random, keys) => ({ path, text: write(random, keys) }),
});
const p = (...parts: readonly string[]): string => parts.join("");

function broken(token: string, from = token.length - 2): string {
  const at = token.charAt(from);
  return token.slice(0, from) + (at === "x" ? "y" : "x") + token.slice(from + 1);
}

export const heldOutNearMisses: readonly NearMiss[] = [
  miss(
    "h-checksum-github",
    "app.rb",
    (r) => `client = Octokit::Client.new(access_token: "${broken(make.withBase62Checksum(r, p("gh", "p_"), 30))}")\n`,
  ),
  miss(
    "h-checksum-npm",
    "Dockerfile",
    (r) =>
      `RUN echo "//registry.npmjs.org/:${"_auth"}Token=${broken(make.withBase62Checksum(r, p("np", "m_"), 30))}" > .npmrc\n`,
  ),
  miss(
    "h-checksum-gitlab",
    "ci.yml",
    (r) => `  GL_TOKEN: "${broken(make.gitlabRoutable(r, p("gl", "rt-", "t1_")))}"\n`,
  ),
  miss(
    "h-checksum-grafana",
    "dash.sh",
    (r) => `curl -H "Authorization: Bearer ${broken(make.grafanaToken(r), 20)}" https://grafana.acme.io\n`,
  ),
  miss(
    "h-placeholder-kotlin",
    "Keys.kt",
    (r) =>
      `const val API_KEY = "${r.pick(["PUT_YOUR_KEY_HERE", "YOUR_API_KEY", "api-key-goes-here", "enter-your-token", "my_api_key", "SECRET", "some-secret-value", "not-set", "none", "n/a", "test-token", "foo-bar-baz", "sample_api_key_42"])}"\n`,
  ),
  miss(
    "h-placeholder-toml",
    "config.toml",
    (r) =>
      `[database]\npassword = "${r.pick(["hunter2", "letmein", "password123", "test1234", "secret123", "admin123", "p@ssw0rd", "qwerty", "mysecretpassword", "pass"])}"\n`,
  ),
  miss(
    "h-placeholder-go",
    "main_test.go",
    (r) =>
      `const testToken = "${r.pick(["test-token-123", "fake-token", "token-abc", "valid-token", "expired-token", "some.jwt.token", "access-token-1", "invalid_token_value"])}"\n`,
  ),
  miss(
    "h-angle",
    "install.md",
    (r) =>
      `export ${r.pick(["SLACK", "OPENAI", "AWS"])}_TOKEN=<paste the token here>\nexport PASSWORD=[your password]\nmysql -u root -p<password>\n`,
  ),
  miss(
    "h-url-docs",
    "docs/db.md",
    (r) =>
      `Connect with \`${r.pick(["postgresql", "mysql", "redis"])}:${"//"}${r.pick(["username:password@hostname:5432/database", "myuser:mypassword@localhost/mydb", "user:secret@host/db", "[user[:password]@][host][:port]", "admin:changeme@db.example.com/app"])}\`.\n`,
  ),
  miss(
    "h-uuid",
    "ids.ts",
    (r) =>
      `export const accountId = "${r.uuid()}";\nexport const userKeyId = "${r.uuid()}";\nconst correlation = { id: "${r.uuid()}", session_id: "${r.uuid()}" };\n`,
  ),
  miss("h-hash-assets", "manifest.json", (r) =>
    JSON.stringify({
      "main.js": `main.${r.hex(20)}.js`,
      "token.css": `token.${r.hex(8)}.css`,
      revision: r.hex(32),
      signature: r.hex(64),
    }),
  ),
  miss("h-nix", "flake.lock", (r) =>
    JSON.stringify({
      nodes: {
        nixpkgs: {
          locked: { lastModified: 1700000000, narHash: `sha256-${r.chars(base64Digits, 43)}=`, rev: r.hex(40) },
        },
      },
    }),
  ),
  miss(
    "h-pnpm",
    "pnpm-lock.yaml",
    (r) =>
      `  /jsonwebtoken@9.0.2:\n    resolution: {integrity: sha512-${r.chars(base64Digits, 86)}==}\n    engines: {node: '>=12', npm: '>=6'}\n`,
  ),
  miss(
    "h-terraform-lock",
    ".terraform.lock.hcl",
    (r) => `  hashes = [\n    "h1:${r.chars(base64Digits, 43)}=",\n    "zh:${r.hex(64)}",\n  ]\n`,
  ),
  miss("h-jwks-public", "jwks.json", (r) =>
    JSON.stringify({
      keys: [{ kty: "RSA", kid: r.base64url(22), n: r.base64url(342), e: "AQAB", alg: "RS256", use: "sig" }],
    }),
  ),
  miss(
    "h-vapid-public",
    "push.ts",
    (r) => `const VAPID_PUBLIC_KEY = "B${r.base64url(86)}";\nconst publicToken = "${r.alphanumeric(32)}";\n`,
  ),
  miss(
    "h-cert-data",
    "kubeconfig",
    (r) =>
      `clusters:\n- cluster:\n    certificate-authority-data: ${Buffer.from(make.block("CERTIFICATE", r.bytes(500))).toString("base64")}\n`,
  ),
  miss(
    "h-bcrypt-yaml",
    "users.yaml",
    (r) =>
      `users:\n  - name: anna\n    password: $2a$10$${r.chars(base64Digits.replace("+", "."), 53)}\n    password_hash: ${r.hex(64)}\n`,
  ),
  miss("h-htpasswd", ".htpasswd-bcrypt.txt", (r) => `anna:$2y$05$${r.chars(base64Digits.replace("+", "."), 53)}\n`),
  miss("h-age-file", "secrets.age", (r) => make.block("AGE ENCRYPTED FILE", r.bytes(300))),
  miss("h-sops-json", "prod.json", (r) =>
    JSON.stringify({
      token: `ENC[AES256_GCM,data:${r.chars(base64Digits, 30)},iv:${r.chars(base64Digits, 43)}=,tag:${r.chars(base64Digits, 22)}==,type:str]`,
      sops: { mac: `ENC[AES256_GCM,data:${r.chars(base64Digits, 80)}]` },
    }),
  ),
  miss(
    "h-vue-form",
    "Login.vue",
    () =>
      `<template>\n  <input v-model="password" :type="showPassword ? 'text' : 'password'" :rules="[passwordRules]" />\n  <FormField name="apiToken" label="API token (v2)" />\n</template>\n`,
  ),
  miss(
    "h-react",
    "Login.tsx",
    () =>
      `const [password, setPassword] = useState("");\nconst { token, refreshToken } = useAuth();\n<Input id="password" placeholder="Password123?" error={errors.password?.message} />\n`,
  ),
  miss(
    "h-rails",
    "users_controller.rb",
    () =>
      `params.require(:user).permit(:email, :password, :password_confirmation)\nhas_secure_password\ntoken = SecureRandom.urlsafe_base64(32)\n`,
  ),
  miss(
    "h-properties-labels",
    "messages_en.properties",
    () =>
      `login.password=Password\nlogin.password.forgot=Forgot your password?\ntoken.expired=Token expired\nsecret.hint=Only you know this (8-20 characters)\napi.key.label=API key 1\n`,
  ),
  miss(
    "h-cli-help",
    "cli.md",
    () =>
      `  --password string   Password of the database (default "")\n  --token TOKEN       API token to use [env: ACME_TOKEN]\n  --api-key <KEY>     key for the service\n  -p, --passphrase    ask for a passphrase\n`,
  ),
  miss(
    "h-errors",
    "errors.log",
    (r) =>
      `ERROR invalid password for user anna (attempt ${r.integer(9)})\nWARN token: unexpected end of input at 42\nERROR secret "db-main-2" not found in namespace prod\n`,
  ),
  miss(
    "h-sql-schema",
    "schema.sql",
    () =>
      `CREATE TABLE users (id uuid PRIMARY KEY, password varchar(255) NOT NULL, api_key_hash char(64), token text DEFAULT 'none');\nSELECT password, token FROM users WHERE secret = $1;\n`,
  ),
  miss(
    "h-prose",
    "blog.md",
    (r) =>
      `${r.pick(["A good password is long. A token is a credential that expires.", "Our secret is simple: we test everything twice.", "The key is to start small, and the secret to success is patience2.", "My password is safe with me, the admin said.", "If your API key is leaked: rotate it at once.", "Which token is used? The one with the longest TTL (15m)."])}\n`,
  ),
  miss("h-wasm", "lib.wasm", (r) =>
    Buffer.concat([
      Buffer.from("\0asm\x01\0\0\0"),
      r.bytes(600),
      Buffer.from("password\0token\0secret_key\0"),
      r.bytes(300),
    ]),
  ),
  miss("h-openapi-example", "spec.json", () =>
    JSON.stringify({
      schema: {
        properties: {
          client_secret: { type: "string", example: "xxxxxxxx-xxxx" },
          password: { type: "string", example: "p455w0rd-example" },
        },
      },
    }),
  ),
  miss(
    "h-github-doc",
    "token.md",
    () =>
      `A classic token starts with \`${p("gh", "p_")}\`, a fine-grained one with \`${p("github", "_pat_")}\`. Stripe uses \`${p("sk_", "live_")}\` and OpenAI \`${p("sk", "-")}\`.\n`,
  ),
  miss("h-env-ref-json", "settings.json", () =>
    JSON.stringify(
      {
        apiKey: "$API_KEY",
        password: "%DB_PASSWORD%",
        token: "env:GITHUB_TOKEN",
        secret: "#{ENV['SECRET']}",
        key: "<%= ENV['KEY'] %>",
      },
      null,
      1,
    ),
  ),
  miss(
    "h-contract",
    "Token.sol",
    (r) =>
      `address constant TOKEN = 0x${r.hex(40)};\nbytes32 constant DOMAIN_HASH = 0x${r.hex(64)};\nevent TokenMinted(address to, uint256 tokenId);\n`,
  ),
  miss(
    "h-phone-and-iban",
    "profile.md",
    () => `Phone: +49 30 1234567. IBAN: DE89 3704 0044 0532 0130 00. Login: anna. PIN pad is on the left.\n`,
  ),
  miss(
    "h-test-ids",
    "e2e.spec.ts",
    (r) =>
      `cy.get('[data-testid="password-input-${r.integer(9)}"]').type(user.password);\nawait page.fill("#token", token);\ntest.id("secret-${r.hex(6)}");\n`,
  ),
];
