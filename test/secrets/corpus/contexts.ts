/** The files in which secrets are hidden: a context gives path and text around a name and a value. */
import { Buffer } from "node:buffer";
import type { Random } from "./random.ts";

export interface Written {
  readonly path: string;
  readonly text: string | Buffer;
  /** What to look for in the text where the value was changed on its way (escaped, cut, encoded). */
  readonly marker?: string;
}

export interface Context {
  readonly id: string;
  /** The name stands beside the value. */
  readonly showsName: boolean;
  /** Values with quotes, blanks or line ends do not fit everywhere. */
  readonly write: (random: Random, name: readonly string[], value: string) => Written;
}

export const snake = (name: readonly string[]): string => name.join("_").toLowerCase();
export const shout = (name: readonly string[]): string => snake(name).toUpperCase();
export const kebab = (name: readonly string[]): string => name.join("-").toLowerCase();
export const camel = (name: readonly string[]): string =>
  name.map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1))).join("");
export const pascal = (name: readonly string[]): string =>
  name.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
export const title = (name: readonly string[]): string => name.join(" ");

const context = (id: string, showsName: boolean, write: Context["write"]): Context => ({ id, showsName, write });

export const contexts: readonly Context[] = [
  context("env", true, (r, n, v) => ({
    path: r.pick([".env", ".env.production", "deploy/app.env"]),
    text: `NODE_ENV=production\nLOG_LEVEL=info\n${shout(n)}=${v}\nPORT=8080\n`,
  })),
  context("env-quoted", true, (_, n, v) => ({
    path: ".env.local",
    text: `# local settings\n${shout(n)}="${v}"\nDEBUG=0\n`,
  })),
  context("shell-export", true, (_, n, v) => ({
    path: "scripts/deploy.sh",
    text: `#!/usr/bin/env bash\nset -euo pipefail\n\nexport ${shout(n)}='${v}'\n./run.sh --region eu-west-1\n`,
  })),
  context("yaml", true, (_, n, v) => ({
    path: "config/settings.yaml",
    text: `server:\n  port: 8080\n  host: 0.0.0.0\nintegrations:\n  ${camel(n)}: ${/^[A-Za-z0-9._~+/=-]+$/.test(v) ? v : `"${v}"`}\n  retries: 3\n`,
  })),
  context("yaml-quoted", true, (_, n, v) => ({
    path: "values.yaml",
    text: `image:\n  repository: acme/api\n  tag: 1.4.2\n${snake(n)}: "${v}"\nreplicas: 2\n`,
  })),
  context("json", true, (_, n, v) => ({
    path: "appsettings.json",
    text: JSON.stringify(
      { Logging: { LogLevel: { Default: "Information" } }, [pascal(n)]: v, AllowedHosts: "*" },
      null,
      2,
    ),
  })),
  context("json-camel", true, (_, n, v) => ({
    path: "config/default.json",
    text: JSON.stringify({ region: "eu-west-1", services: { [camel(n)]: v }, timeout: 30 }, null, 2),
  })),
  context("toml", true, (_, n, v) => ({
    path: "pyproject-secrets.toml",
    text: `[tool.app]\nname = "triage"\n${snake(n)} = "${v}"\ndebug = false\n`,
  })),
  context("ini", true, (_, n, v) => ({
    path: "app.ini",
    text: `[general]\nlog = stdout\n\n[credentials]\n${snake(n)} = ${v}\n`,
  })),
  context("properties", true, (_, n, v) => ({
    path: "src/main/resources/application.properties",
    text: `server.port=8080\n${n.join(".")}=${v}\nspring.jpa.show-sql=false\n`,
  })),
  context("xml", true, (_, n, v) => ({
    path: "config.xml",
    text: `<?xml version="1.0"?>\n<configuration>\n  <${camel(n)}>${v.replace(/&/g, "&amp;").replace(/</g, "&lt;")}</${camel(n)}>\n  <timeout>30</timeout>\n</configuration>\n`,
  })),
  context("hcl", true, (_, n, v) => ({
    path: "terraform.tfvars",
    text: `region = "eu-central-1"\n${snake(n)} = "${v}"\ninstance_count = 2\n`,
  })),
  context("dockerfile-env", true, (_, n, v) => ({
    path: "Dockerfile",
    text: `FROM node:24-alpine\nWORKDIR /app\nENV ${shout(n)}=${/\s/.test(v) ? `"${v}"` : v}\nCOPY . .\nCMD ["node", "server.js"]\n`,
  })),
  context("compose", true, (_, n, v) => ({
    path: "docker-compose.yml",
    text: `services:\n  api:\n    image: acme/api:1.4\n    environment:\n      - ${shout(n)}=${v}\n      - LOG_LEVEL=debug\n`,
  })),
  context("compose-map", true, (_, n, v) => ({
    path: "compose.yaml",
    text: `services:\n  worker:\n    environment:\n      ${shout(n)}: "${v}"\n    ports:\n      - "8080:8080"\n`,
  })),
  context("k8s-env", true, (_, n, v) => ({
    path: "k8s/deployment.yaml",
    text: `spec:\n  containers:\n    - name: api\n      env:\n        - name: ${shout(n)}\n          value: "${v}"\n        - name: PORT\n          value: "8080"\n`,
  })),
  context("k8s-secret", true, (_, n, v) => ({
    path: "k8s/secret.yaml",
    text: `apiVersion: v1\nkind: Secret\nmetadata:\n  name: api\nstringData:\n  ${snake(n)}: "${v}"\n`,
  })),
  context("workflow", true, (_, n, v) => ({
    path: ".github/workflows/deploy.yml",
    text: `jobs:\n  deploy:\n    runs-on: ubuntu-latest\n    env:\n      ${shout(n)}: ${v}\n    steps:\n      - uses: actions/checkout@v4\n`,
  })),
  context("python", true, (_, n, v) => ({
    path: "app/client.py",
    text: `import os\nimport requests\n\n${shout(n)} = "${v}"\nBASE = "https://api.acme.io/v1"\n\ndef fetch(path):\n    return requests.get(BASE + path, timeout=10)\n`,
  })),
  context("python-argument", true, (_, n, v) => ({
    path: "notebooks/try.py",
    text: `from sdk import Client\n\nclient = Client(${snake(n)}='${v}', region="eu")\nprint(client.status())\n`,
  })),
  context("python-environ", true, (_, n, v) => ({
    path: "tests/conftest.py",
    text: `import os\n\nos.environ["${shout(n)}"] = "${v}"\n`,
  })),
  context("typescript", true, (_, n, v) => ({
    path: "src/client.ts",
    text: `import { createClient } from "./http.ts";\n\nconst ${camel(n)} = "${v}";\n\nexport const client = createClient({ base: "https://api.acme.io" });\n`,
  })),
  context("typescript-object", true, (_, n, v) => ({
    path: "src/config.ts",
    text: `export const config = {\n  region: "eu-west-1",\n  ${camel(n)}: '${v}',\n  retries: 3,\n} as const;\n`,
  })),
  context("typescript-typed", true, (_, n, v) => ({
    path: "lib/keys.ts",
    text: `const ${shout(n)}: string = \`${v}\`;\nexport default ${shout(n)};\n`,
  })),
  context("go", true, (_, n, v) => ({
    path: "internal/config.go",
    text: `package config\n\nconst (\n\tdefaultRegion = "eu-west-1"\n\t${camel(n)} = "${v}"\n)\n`,
  })),
  context("go-struct", true, (_, n, v) => ({
    path: "cmd/main.go",
    text: `cfg := Config{\n\tRegion: "eu-west-1",\n\t${pascal(n)}: "${v}",\n}\n`,
  })),
  context("java", true, (_, n, v) => ({
    path: "src/main/java/io/acme/Client.java",
    text: `package io.acme;\n\npublic final class Client {\n    private static final String ${shout(n)} = "${v}";\n    private final int retries = 3;\n}\n`,
  })),
  context("java-setter", true, (_, n, v) => ({
    path: "src/Main.java",
    text: `Settings settings = new Settings();\nsettings.set${pascal(n)}("${v}");\nsettings.setRegion("eu-west-1");\n`,
  })),
  context("ruby", true, (_, n, v) => ({
    path: "config/initializers/service.rb",
    text: `Service.configure do |config|\n  config.region = "eu-west-1"\n  config.${snake(n)} = "${v}"\nend\n`,
  })),
  context("php", true, (_, n, v) => ({
    path: "config/services.php",
    text: `<?php\nreturn [\n    'region' => 'eu-west-1',\n    '${snake(n)}' => '${v}',\n];\n`,
  })),
  context("php-define", true, (_, n, v) => ({
    path: "wp-config.php",
    text: `<?php\ndefine( 'WP_DEBUG', false );\ndefine( '${shout(n)}', '${v}' );\n`,
  })),
  context("csharp", true, (_, n, v) => ({
    path: "Startup.cs",
    text: `public class Startup\n{\n    private const string ${pascal(n)} = "${v}";\n}\n`,
  })),
  context("rust", true, (_, n, v) => ({
    path: "src/main.rs",
    text: `const ${shout(n)}: &str = "${v}";\n\nfn main() {\n    println!("ready");\n}\n`,
  })),
  context("curl-header", false, (_, _n, v) => ({
    path: "docs/api.md",
    text: `Call it like this:\n\n\`\`\`sh\ncurl -H "Authorization: Bearer ${v}" https://api.acme.io/v1/items\n\`\`\`\n`,
  })),
  context("markdown-prose", true, (_, n, v) => ({
    path: "README.md",
    text: `## Setting up\n\nFor the demo the ${title(n)} is \`${v}\`. Put it into your shell.\n`,
  })),
  context("markdown-colon", true, (_, n, v) => ({
    path: "docs/onboarding.md",
    text: `- Region: eu-west-1\n- ${title(n)}: ${v}\n- Owner: platform team\n`,
  })),
  context("prompt", true, (_, n, v) => ({
    path: "prompts/agent.prompt",
    text: `---\nmodel: claude\n---\nYou are a support agent. When you call the service use ${title(n)}: ${v}\nAnswer politely.\n`,
  })),
  context("notebook", true, (_, n, v) => ({
    path: "analysis.ipynb",
    text: JSON.stringify(
      {
        cells: [{ cell_type: "code", source: ["import os\n", `${shout(n)} = "${v}"\n`, "print('ok')\n"] }],
        nbformat: 4,
      },
      null,
      1,
    ),
    marker: v,
  })),
  context("log", true, (_, n, v) => ({
    path: "logs/app.log",
    text: `2026-03-01T10:00:00Z INFO starting\n2026-03-01T10:00:01Z DEBUG request ${snake(n)}=${v} status=200\n2026-03-01T10:00:02Z INFO done\n`,
  })),
  context("sql", true, (_, n, v) => ({
    path: "seed.sql",
    text: `INSERT INTO settings (name, value) VALUES ('region', 'eu-west-1');\nUPDATE settings SET ${snake(n)} = '${v}' WHERE id = 1;\n`,
  })),
  context("comment", true, (_, n, v) => ({
    path: "src/worker.js",
    text: `// TODO remove before release: ${shout(n)}=${v}\nexport function work() {\n  return 1;\n}\n`,
  })),
  context("binary", false, (r, n, v) => ({
    path: "cache/state.bin",
    text: Buffer.concat([
      r.bytes(400).map((byte) => byte | 0x80) as Buffer,
      Buffer.from(`\0\0${snake(n)}\0`),
      Buffer.from(v),
      Buffer.from("\0\0\0"),
      r.bytes(300).map((byte) => byte | 0x80) as Buffer,
    ]),
    marker: v,
  })),
  context("base64-wrapped", true, (_, n, v) => ({
    path: "k8s/opaque.yaml",
    text: `apiVersion: v1\nkind: Secret\ndata:\n  ${snake(n)}: ${Buffer.from(v).toString("base64")}\n`,
    marker: Buffer.from(v).toString("base64"),
  })),
  context("json-minified", true, (_, n, v) => ({
    path: "dist/settings.json",
    text: `{"a":1,"b":[1,2,3],"${camel(n)}":"${v}","c":{"d":true}}`,
  })),
  context("html", true, (_, n, v) => ({
    path: "public/index.html",
    text: `<!doctype html>\n<script>\n  window.settings = { ${camel(n)}: "${v}" };\n</script>\n`,
  })),
  context("makefile", true, (_, n, v) => ({
    path: "Makefile",
    text: `${shout(n)} ?= ${v}\n\ndeploy:\n\t./deploy.sh\n`,
  })),
  context("flag", true, (_, n, v) => ({
    path: "bin/start.sh",
    text: `#!/bin/sh\nexec ./server --port 8080 --${kebab(n)} ${v}\n`,
  })),
  context("powershell", true, (_, n, v) => ({
    path: "setup.ps1",
    text: `$ErrorActionPreference = "Stop"\n$env:${shout(n)} = "${v}"\n`,
  })),
];
