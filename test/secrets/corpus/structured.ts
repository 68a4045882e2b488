/** Secrets whose file or line has a form of its own: addresses, credentials files, key blocks. */
import { Buffer } from "node:buffer";
import * as make from "./make.ts";
import { base64Digits, type Random } from "./random.ts";

export interface Structured {
  readonly kind: string;
  readonly family: string;
  readonly write: (
    random: Random,
    keys: make.KeyRing,
  ) => {
    readonly path: string;
    readonly text: string | Buffer;
    readonly secret: string;
    readonly lines?: { readonly first: number; readonly last: number };
  };
}

/** Passwords that need no escaping in an address. */
const plain = (r: Random): string =>
  r.pick([
    () => r.alphanumeric(14),
    () => make.personPassword(r).replace(/[#?!$*]/g, "_"),
    () => r.chars("abcdefghijkmnpqrstuvwxyz23456789", 12),
  ])();

const structured = (family: string, kind: string, write: Structured["write"]): Structured => ({ kind, family, write });

const address = (
  id: string,
  build: (password: string, r: Random) => string,
  path = "config/database.yml",
): Structured =>
  structured("addresses", id, (r) => {
    const secret = plain(r);
    return { path, text: `production:\n  url: ${build(secret, r)}\n  pool: 5\n`, secret };
  });

/** Put together so that no scanner takes this file for a leak. */
const at = (scheme: string, rest: string): string => `${scheme}:${"//"}${rest}`;
const keyWords = ["PRIVATE", "KEY"].join(" ");

export const structuredKinds: readonly Structured[] = [
  address("url-postgres", (p) => at("postgres", `app:${p}@db.internal:5432/app`)),
  address("url-postgresql", (p) => at("postgresql+asyncpg", `svc_api:${p}@10.2.3.4/orders?sslmode=require`)),
  address("url-mysql", (p) => at("mysql", `root:${p}@mysql.acme.io:3306/shop`)),
  address("url-mongodb-srv", (p) => at("mongodb+srv", `admin:${p}@cluster0.ab1cd.mongodb.net/test?retryWrites=true`)),
  address("url-redis", (p) => at("redis", `:${p}@cache.acme.io:6379/0`)),
  address("url-rediss", (p) => at("rediss", `default:${p}@eu1-cool-cat-30001.upstash.io:6379`)),
  address("url-amqp", (p) => at("amqps", `worker:${p}@mq.acme.io/vhost`)),
  address("url-mssql", (p) => at("mssql+pyodbc", `sa_app:${p}@sql01/erp?driver=ODBC+Driver+17`)),
  address("url-clickhouse", (p) => at("clickhouse", `reader:${p}@ch.acme.io:9440/events`)),
  address("url-snowflake", (p) => at("snowflake", `LOADER:${p}@xy12345.eu-central-1/DB/PUBLIC`)),
  address("url-smtp", (p) => at("smtp", `mailer:${p}@smtp.acme.io:587`)),
  address("url-ldap", (p) => at("ldaps", `cn=svc:${p}@ldap.acme.io`)),
  address("url-ftp", (p) => at("ftp", `upload:${p}@files.acme.io/in`)),
  address("url-https-git", (p) => at("https", `deploy-bot:${p}@git.acme.io/team/repo.git`), ".git/config"),
  address("url-elastic", (p) => at("https", `elastic:${p}@es.acme.io:9243`)),
  address("url-nats", (p) => at("nats", `edge:${p}@nats.acme.io:4222`)),
  address("url-percent", (p) => at("postgres", `app:${p}%21%40x@db.acme.io/app`)),
  structured("addresses", "ado-sqlserver", (r) => {
    const secret = plain(r);
    return {
      path: "Web.config",
      text: `<connectionStrings>\n  <add name="Main" connectionString="Server=sql01;Database=erp;User Id=erp_app;Password=${secret};Encrypt=true" />\n</connectionStrings>\n`,
      secret,
    };
  }),
  structured("addresses", "ado-pwd", (r) => {
    const secret = plain(r);
    return {
      path: "appsettings.json",
      text: `{"ConnectionStrings":{"Main":"Data Source=10.0.0.4;Initial Catalog=crm;uid=crm;pwd=${secret}"}}`,
      secret,
    };
  }),
  structured("addresses", "ado-password-first", (r) => {
    const secret = plain(r);
    return {
      path: "src/Db.cs",
      text: `var connection = "Password=${secret};Username=app;Host=pg.acme.io;Database=app";\n`,
      secret,
    };
  }),
  structured("addresses", "jdbc-query", (r) => {
    const secret = plain(r);
    return {
      path: "application.yml",
      text: `spring:\n  datasource:\n    url: jdbc:postgresql://pg.acme.io:5432/app?user=app&password=${secret}\n`,
      secret,
    };
  }),
  structured("addresses", "jdbc-oracle", (r) => {
    const secret = plain(r);
    return {
      path: "db.properties",
      text: `db.url=jdbc:oracle:thin:scott_app/${secret}@//ora.acme.io:1521/ORCL\n`,
      secret,
    };
  }),
  structured("addresses", "jdbc-sqlserver", (r) => {
    const secret = plain(r);
    return {
      path: "db.properties",
      text: `url=jdbc:sqlserver://sql01:1433;databaseName=erp;user=app;password=${secret};encrypt=true\n`,
      secret,
    };
  }),
  structured("addresses", "azure-storage-connection", (r) => {
    const secret = `${r.chars(base64Digits, 86)}==`;
    return {
      path: "local.settings.json",
      text: `{"Values":{"AzureWebJobsStorage":"DefaultEndpointsProtocol=https;AccountName=acmeprod;Account${"Key"}=${secret};EndpointSuffix=core.windows.net"}}`,
      secret,
    };
  }),
  structured("azure", "service-bus-connection", (r) => {
    const secret = `${r.chars(base64Digits, 43)}=`;
    return {
      path: ".env",
      text: `BUS=Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccess${"Key"}=${secret}\n`,
      secret,
    };
  }),
  structured("azure", "sas-url", (r) => {
    const secret = `${r.chars(base64Digits.replace(/[+/]/g, ""), 41)}%2B%3D`;
    return {
      path: "docs/share.md",
      text: `Download: https://acme.blob.core.windows.net/reports/q3.pdf?sv=2023-01-03&st=2026-01-01T00%3A00%3A00Z&se=2027-01-01T00%3A00%3A00Z&sr=b&sp=r&${"sig"}=${secret}\n`,
      secret,
    };
  }),
  structured("azure", "logic-app-url", (r) => {
    const secret = r.base64url(43);
    return {
      path: "flow.json",
      text: JSON.stringify({
        callback: `https://prod-12.westeurope.logic.azure.com:443/workflows/${r.hex(32)}/triggers/manual/paths/invoke?api-version=2016-10-01&sp=%2Ftriggers%2Fmanual%2Frun&sv=1.0&${"sig"}=${secret}`,
      }),
      secret,
    };
  }),
  structured("files", "netrc", (r) => {
    const secret = plain(r);
    return {
      path: ".netrc",
      text: `machine api.acme.io\n  login anna\n  password ${secret}\n\nmachine ftp.acme.io login up password ${secret}x\n`.replace(
        /\nmachine ftp.*\n/,
        "\n",
      ),
      secret,
    };
  }),
  structured("files", "netrc-line", (r) => {
    const secret = r.alphanumeric(20);
    return {
      path: "ci/setup.sh",
      text: `echo "machine git.acme.io login bot password ${secret}" > ~/.netrc\n`,
      secret,
    };
  }),
  structured("files", "pgpass", (r) => {
    const secret = plain(r);
    return { path: "home/.pgpass", text: `# hosts\ndb.acme.io:5432:app:app_owner:${secret}\n`, secret };
  }),
  structured("files", "npmrc-auth-token", (r) => {
    const secret = r.uuid();
    return {
      path: ".npmrc",
      text: `registry=https://npm.acme.io/\n//npm.acme.io/:${"_auth"}Token=${secret}\n`,
      secret,
    };
  }),
  structured("files", "npmrc-password", (r) => {
    const secret = Buffer.from(plain(r)).toString("base64");
    return { path: ".npmrc", text: `//npm.acme.io/:username=ci\n//npm.acme.io/:${"_pass"}word=${secret}\n`, secret };
  }),
  structured("files", "npmrc-auth", (r) => {
    const secret = Buffer.from(`ci:${plain(r)}`).toString("base64");
    return { path: ".npmrc", text: `always-auth=true\n${"_au"}th=${secret}\n`, secret };
  }),
  structured("files", "docker-config", (r) => {
    const secret = Buffer.from(`robot:${plain(r)}`).toString("base64");
    return {
      path: ".docker/config.json",
      text: JSON.stringify({ auths: { "registry.acme.io": { auth: secret } } }, null, 2),
      secret,
    };
  }),
  structured("files", "kubeconfig-token", (r) => {
    const secret = r.alphanumeric(40);
    return {
      path: "kubeconfig",
      text: `apiVersion: v1\nkind: Config\nusers:\n- name: admin\n  user:\n    token: ${secret}\n`,
      secret,
    };
  }),
  structured("files", "kubeconfig-client-key", (_, keys) => {
    const secret = Buffer.from(keys.ec).toString("base64");
    return {
      path: "kubeconfig.yaml",
      text: `users:\n- name: admin\n  user:\n    client-certificate-data: LS0tLS1CRUdJTiBDRVJUSUZJQ0FURS0tLS0tCk1JSUMvakNDQWVhZ0F3SUJBZ0lCQURBTkJna3Foa2lHOXcwQkFRc0ZBREFWTVJNd0VRWUQ=\n    client-key-data: ${secret}\n`,
      secret,
    };
  }),
  structured("files", "git-credentials", (r) => {
    const secret = r.alphanumeric(24);
    return { path: ".git-credentials", text: `${at("https", `anna:${secret}@git.acme.io`)}\n`, secret };
  }),
  structured("files", "pypirc", (r) => {
    const secret = plain(r);
    return {
      path: ".pypirc",
      text: `[distutils]\nindex-servers = internal\n\n[internal]\nrepository = https://pypi.acme.io\nusername = ci\npassword = ${secret}\n`,
      secret,
    };
  }),
  structured("files", "aws-credentials", (r) => {
    const secret = r.chars(base64Digits, 40);
    return {
      path: ".aws/credentials",
      text: `[prod]\naws_access_key_id = ${["AK", "IA"].join("")}${r.chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)}\naws_secret_access_key = ${secret}\nregion = eu-west-1\n`,
      secret,
      lines: { first: 2, last: 3 },
    };
  }),
  structured("files", "aws-csv", (r) => {
    const secret = r.chars(base64Digits, 40);
    return {
      path: "accessKeys.csv",
      text: `Access key ID,Secret access key\n${["AK", "IA"].join("")}${r.chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", 16)},${secret}\n`,
      secret,
    };
  }),
  structured("files", "my-cnf", (r) => {
    const secret = plain(r);
    return { path: "home/.my.cnf", text: `[client]\nuser=backup\npassword=${secret}\n`, secret };
  }),
  structured("files", "csv-passwords", (r) => {
    const secret = make.personPassword(r);
    return { path: "accounts.csv", text: `name,email,password,role\nAnna,anna@acme.io,${secret},admin\n`, secret };
  }),
  structured("files", "django-settings", (r) => {
    const secret = `django-insecure-${r.chars("abcdefghijklmnopqrstuvwxyz0123456789!@#$%^&*(-_=+)", 50)}`;
    return {
      path: "site/settings.py",
      text: `DEBUG = False\nSECRET_KEY = '${secret}'\nALLOWED_HOSTS = ["acme.io"]\n`,
      secret,
    };
  }),
  structured("files", "laravel-key", (r) => {
    const secret = r.bytes(32).toString("base64");
    return { path: ".env", text: `APP_NAME=Shop\nAPP_KEY=base64:${secret}\n`, secret };
  }),
  structured("files", "rails-master-key", (r) => {
    const secret = r.hex(32);
    return { path: "config/master.key", text: secret, secret };
  }),
  structured("files", "wordpress-salt", (r) => {
    const secret = r.chars(
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!@#%^&*()-_[]{}<>~+=,.;:?|",
      64,
    );
    return { path: "wp-config.php", text: `<?php\ndefine('SECURE_AUTH_KEY',  '${secret}');\n`, secret };
  }),
  structured("headers", "basic-header", (r) => {
    const secret = Buffer.from(`svc-report:${plain(r)}`).toString("base64");
    return {
      path: "requests.http",
      text: `GET https://api.acme.io/v1/reports\nAuthorization: Basic ${secret}\nAccept: application/json\n`,
      secret,
    };
  }),
  structured("headers", "curl-user", (r) => {
    const secret = plain(r);
    return {
      path: "README.md",
      text: `\`\`\`\ncurl -u anna:${secret} https://jenkins.acme.io/job/build\n\`\`\`\n`,
      secret,
    };
  }),
  structured("headers", "curl-api-key-header", (r) => {
    const secret = r.alphanumeric(32);
    return {
      path: "docs/usage.md",
      text: `curl -X POST -H 'X-Api-Key: ${secret}' -d '{}' https://api.acme.io/run\n`,
      secret,
    };
  }),
  structured("headers", "bearer-code", (r) => {
    const secret = r.base64url(48);
    return {
      path: "src/http.ts",
      text: `const response = await fetch(url, {\n  headers: { Authorization: "Bearer ${secret}" },\n});\n`,
      secret,
    };
  }),
  structured("headers", "mysql-command", (r) => {
    const secret = r.alphanumeric(14);
    return {
      path: "backup.sh",
      text: `#!/bin/sh\nmysqldump -h db.acme.io -u backup -p${secret} shop > dump.sql\n`,
      secret,
    };
  }),
  structured("headers", "sshpass", (r) => {
    const secret = r.alphanumeric(12);
    return { path: "copy.sh", text: `sshpass -p '${secret}' scp build.tgz deploy@10.0.0.9:/srv\n`, secret };
  }),
  structured("headers", "docker-run", (r) => {
    const secret = make.personPassword(r);
    return {
      path: "Makefile",
      text: `db:\n\tdocker run -d -e POSTGRES_PASSWORD='${secret}' -p 5432:5432 postgres:16\n`,
      secret,
    };
  }),
  structured("headers", "sql-create-user", (r) => {
    const secret = make.personPassword(r);
    return {
      path: "init.sql",
      text: `CREATE USER reporter WITH PASSWORD '${secret}';\nGRANT SELECT ON ALL TABLES IN SCHEMA public TO reporter;\n`,
      secret,
    };
  }),
  structured("headers", "sql-identified", (r) => {
    const secret = make.personPassword(r);
    return { path: "grant.sql", text: `GRANT ALL ON shop.* TO 'shop'@'%' IDENTIFIED BY '${secret}';\n`, secret };
  }),
  structured("headers", "kafka-sasl", (r) => {
    const secret = plain(r);
    return {
      path: "client.properties",
      text: `security.protocol=SASL_SSL\nsasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required username="etl" password="${secret}";\n`,
      secret,
    };
  }),
  structured("settings", "prose-english", (r) => {
    const secret = make.personPassword(r);
    return {
      path: "docs/staging.md",
      text: `To look at staging, sign in as anna@acme.io; the password is ${secret} until Friday.\n`,
      secret,
    };
  }),
  structured("settings", "prose-german", (r) => {
    const secret = make.personPassword(r);
    return { path: "notizen.txt", text: `Testsystem\nBenutzer: pruefung\nPasswort: ${secret}\n`, secret };
  }),
  structured("settings", "prose-chat", (r) => {
    const secret = r.alphanumeric(32);
    return {
      path: "chat.txt",
      text: `anna: which key do I use?\nben: use this api key: ${secret} but do not share it\n`,
      secret,
    };
  }),
  structured("settings", "terraform-default", (r) => {
    const secret = make.personPassword(r);
    return {
      path: "variables.tf",
      text: `variable "db_password" {\n  type        = string\n  description = "Master password"\n  default     = "${secret}"\n}\n`,
      secret,
    };
  }),
  structured("settings", "ecs-task", (r) => {
    const secret = r.alphanumeric(28);
    return {
      path: "task.json",
      text: JSON.stringify(
        { containerDefinitions: [{ environment: [{ name: "SESSION_SECRET", value: secret }] }] },
        null,
        2,
      ),
      secret,
    };
  }),
  structured("settings", "appsetting-attribute", (r) => {
    const secret = r.alphanumeric(30);
    return {
      path: "App.config",
      text: `<appSettings>\n  <add key="PaymentApiSecret" value="${secret}" />\n</appSettings>\n`,
      secret,
    };
  }),
  structured("settings", "plist", (r) => {
    const secret = r.alphanumeric(32);
    return {
      path: "Info.plist",
      text: `<dict>\n  <key>BackendApiKey</key>\n  <string>${secret}</string>\n</dict>\n`,
      secret,
    };
  }),
  structured("settings", "concatenated", (r) => {
    const secret = make.withBase62Checksum(r, ["gh", "p_"].join(""), 30);
    return {
      path: "src/token.js",
      text: `const token = "${secret.slice(0, 14)}" + "${secret.slice(14, 27)}" +\n  "${secret.slice(27)}";\n`,
      secret: secret.slice(0, 14),
    };
  }),
  structured("settings", "line-continuation", (r) => {
    const secret = `${["sk_", "live_51"].join("")}${r.alphanumeric(97)}`;
    return {
      path: "run.sh",
      text: `STRIPE=${secret.slice(0, 50)}\\\n${secret.slice(50)}\nexport STRIPE\n`,
      secret: secret.slice(0, 50),
    };
  }),
  structured("private-keys", "pem-rsa", (_, keys) => ({
    path: "certs/server.key",
    text: keys.rsa,
    secret: keys.rsa.slice(0, 60),
  })),
  structured("private-keys", "pem-ec", (_, keys) => ({ path: "jwt.pem", text: keys.ec, secret: keys.ec.slice(0, 60) })),
  structured("private-keys", "pem-ed25519", (_, keys) => ({
    path: "signing.pem",
    text: keys.ed25519,
    secret: keys.ed25519.slice(0, 60),
  })),
  structured("private-keys", "pem-env", (_, keys) => {
    const escaped = keys.ec.trimEnd().replace(/\n/g, "\\n");
    return { path: ".env", text: `APP_PRIVATE_KEY="${escaped}"\n`, secret: escaped.slice(0, 60) };
  }),
  structured("private-keys", "pem-yaml", (_, keys) => ({
    path: "secrets.yaml",
    text: `tls:\n  key: |\n${keys.rsa.trimEnd().replace(/^/gm, "    ")}\n`,
    secret: keys.rsa.slice(0, 28),
  })),
  structured("private-keys", "openssh", (r) => {
    const secret = make.openSshKey(r);
    return { path: "id_ed25519", text: `${secret}\n`, secret: secret.slice(0, 60) };
  }),
  structured("private-keys", "pgp", (r) => {
    const secret = `-----BEGIN PGP ${keyWords} BLOCK-----\n\n${r.bytes(300).toString("base64").replace(/.{64}/g, "$&\n")}\n=aB3d\n-----END PGP ${keyWords} BLOCK-----`;
    return { path: "release.asc", text: `${secret}\n`, secret: secret.slice(0, 40) };
  }),
  structured("private-keys", "pem-encrypted", (r) => {
    const secret = make.block(
      `ENCRYPTED ${keyWords}`,
      Buffer.concat([Buffer.from([0x30, 0x82, 0x05, 0x2d]), r.bytes(600)]),
    );
    return { path: "ca.key", text: `${secret}\n`, secret: secret.slice(0, 40) };
  }),
  structured("private-keys", "putty", (r) => {
    const secret = r.bytes(96).toString("base64").replace(/.{64}/g, "$&\n");
    return {
      path: "login.ppk",
      text: `PuTTY-User-Key-File-3: ssh-ed25519\nEncryption: none\nComment: anna\nPublic-Lines: 2\n${r.bytes(51).toString("base64").replace(/.{64}/g, "$&\n")}\nPrivate-Lines: ${secret.split("\n").length}\n${secret}\nPrivate-MAC: ${r.hex(64)}\n`,
      secret: secret.split("\n")[0] ?? secret,
    };
  }),
  structured("private-keys", "gcp-service-account", (_, keys) => {
    const pem = keys.rsa.replace(/RSA /g, "");
    return {
      path: "service-account.json",
      text: JSON.stringify(
        {
          type: ["service", "account"].join("_"),
          project_id: "acme",
          private_key_id: "0f1e2d3c4b5a69788796a5b4c3d2e1f00f1e2d3c",
          private_key: pem,
          client_email: "x@acme.iam.gserviceaccount.com",
        },
        null,
        2,
      ),
      secret: pem.slice(0, 27),
    };
  }),
  structured("private-keys", "pem-base64", (_, keys) => {
    const secret = Buffer.from(keys.rsa).toString("base64");
    return { path: "ci.env", text: `SIGNING_KEY_B64=${secret}\n`, secret };
  }),
  structured("messaging", "twilio-call", (r) => {
    const secret = r.hex(32);
    return { path: "notify.py", text: `client = Client("AC${r.hex(32)}", "${secret}")\n`, secret };
  }),
];
