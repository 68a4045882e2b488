import { generateKeyPairSync } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as deployCommand } from "../../src/commands/deploy.ts";
import { command as promoteCommand } from "../../src/commands/promote.ts";
import { command as rollbackCommand } from "../../src/commands/rollback.ts";
import { command as verifyCommand } from "../../src/commands/verify.ts";
import { openStore } from "../../src/reader.ts";
import { makeFolder } from "../project/folder.ts";
import { testContext } from "../support/context.ts";
import { inputsFor } from "../support/inputs.ts";

const { privateKey, publicKey } = generateKeyPairSync("ed25519");
const privatePem = privateKey.export({ format: "pem", type: "pkcs8" }).toString();
const publicPem = publicKey.export({ format: "pem", type: "spki" }).toString();
const otherPem = generateKeyPairSync("ed25519").publicKey.export({ format: "pem", type: "spki" }).toString();

/** `gate` is what stands after `gate:` below prod, in the flow style of YAML. */
function project(gate = "{}"): string {
  const folder = makeFolder({
    "slipway.yaml": `slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nenvironments:\n  beta: { store: ./beta }\n  prod: { store: ./prod, after: beta, gate: ${gate} }\n`,
    "prompts/a.prompt": "---\ninput: { schema: { name: string } }\n---\nHello {{name}}\n",
    "prompts/a.cases.yaml": "cases: { one: { input: { name: Anna } } }\n",
    "release.pub": publicPem,
    "other.pub": otherPem,
  });
  return folder;
}

const deploy = (folder: string, version: string, sign: string | undefined, variables = {}) =>
  deployCommand.run(
    inputsFor(deployCommand, { environment: "beta", version, sign }),
    testContext(folder, { environment: { SIGNING_KEY: privatePem, ...variables } }),
  );

const promote = (folder: string) =>
  promoteCommand.run(inputsFor(promoteCommand, { from: "beta", to: "prod" }), testContext(folder));

async function verify(folder: string, environment: string, ...keys: string[]) {
  const result = await verifyCommand.run(
    inputsFor(verifyCommand, { environment, "signed-by": keys }),
    testContext(folder),
  );
  const report = JSON.parse(await result.render("json")) as { problems: { kind: string; message: string }[] };
  return { exitCode: result.exitCode, problems: report.problems, text: await result.render("text") };
}

/** As `openssl pkey -pubin -outform DER | base64` gives it. */
function base64Of(pem: string): string {
  return pem.replaceAll(/-----[^-]+-----|\n/g, "");
}

function change(folder: string, text: string): void {
  writeFileSync(join(folder, "prompts/a.prompt"), `---\ninput: { schema: { name: string } }\n---\n${text} {{name}}\n`);
}

describe("a signed release", () => {
  it("is verified where it was deployed, where it was promoted to, and after a rollback", async () => {
    const folder = project();
    await deploy(folder, "1.0.0", "env:SIGNING_KEY");
    await promote(folder);
    expect(await verify(folder, "beta", "other.pub", "release.pub")).toMatchObject({ exitCode: 0, problems: [] });
    const inProd = await verify(folder, "prod", "release.pub");
    expect(inProd).toMatchObject({ exitCode: 0, problems: [] });
    expect(inProd.text).toMatch(/1\.0\.0 is signed by sha256:[0-9a-f]{64}/);

    change(folder, "Welcome");
    await deploy(folder, "1.1.0", undefined);
    expect(await verify(folder, "beta", "release.pub")).toMatchObject({
      exitCode: 1,
      problems: [{ kind: "signature", message: "1.1.0 has no signature." }],
    });
    await rollbackCommand.run(inputsFor(rollbackCommand, { environment: "beta" }), testContext(folder));
    expect(await verify(folder, "beta", "release.pub")).toMatchObject({ exitCode: 0, problems: [] });
  });

  it("is demanded by a gate that names its key, and by no other way past it", async () => {
    const folder = project(`{ signedBy: [${base64Of(publicPem)}] }`);
    await deploy(folder, "1.0.0", undefined);
    await expect(promote(folder)).rejects.toThrow("None of the keys that the policy names has signed the bundle.");
    change(folder, "Welcome");
    await deploy(folder, "1.1.0", "env:SIGNING_KEY");
    expect((await promote(folder)).exitCode).toBe(0);
    expect(await verify(folder, "prod", "release.pub")).toMatchObject({ exitCode: 0 });
  });

  it("by a key that the gate does not name opens nothing, and a key that is none closes it", async () => {
    for (const [key, words] of [
      [base64Of(otherPem), "None of the keys"],
      ["A".repeat(60), "Key 1 of `signedBy`"],
    ]) {
      const folder = project(`{ signedBy: [${key}] }`);
      await deploy(folder, "1.0.0", "env:SIGNING_KEY");
      await expect(promote(folder)).rejects.toThrow(words);
    }
  });

  it("does not pass for another key's, nor where what was signed was changed", async () => {
    const folder = project();
    await deploy(folder, "1.0.0", "env:SIGNING_KEY");
    expect((await verify(folder, "beta", "other.pub")).problems).toMatchObject([
      { kind: "signature", message: "1.0.0 has no signature by these keys." },
    ]);
    const [name = ""] = readdirSync(join(folder, "beta/evidence"));
    writeFileSync(join(folder, "beta/evidence", name), "{}");
    expect((await verify(folder, "beta", "release.pub")).problems).toMatchObject([{ kind: "signature" }]);
  });

  it("is the only one that a reader with a key serves, also through an outage and from its cache", async () => {
    const folder = project();
    await deploy(folder, "1.0.0", "env:SIGNING_KEY");
    const options = { signedBy: [publicPem], cacheFolder: join(folder, "cache") };
    const reader = await openStore(join(folder, "beta"), options);
    expect((await reader.current()).version).toBe("1.0.0");
    change(folder, "Welcome");
    await deploy(folder, "1.1.0", undefined);
    await expect(reader.refresh()).rejects.toMatchObject({ code: "SW1607" });
    expect((await reader.current()).version).toBe("1.0.0");
    const away = await openStore(join(folder, "nowhere"), {
      ...options,
      client: { get: () => Promise.reject(new Error("out")) },
    });
    expect((await away.current()).version).toBe("1.0.0");
    const strict = await openStore(join(folder, "beta"), { signedBy: [otherPem] });
    await expect(strict.current()).rejects.toMatchObject({ code: "SW1601", cause: { code: "SW1607" } });
  });

  it("says what is wrong with a key before anything is written, and never shows it", async () => {
    const folder = project();
    for (const [sign, variables, words] of [
      ["env:NOTHING_HERE", {}, /NOTHING_HERE is not set/],
      ["missing.key", {}, /missing\.key cannot be read/],
      // It never ends.
      ["/dev/zero", {}, /\/dev\/zero is too large for a key/],
      ["release.pub", {}, /release\.pub holds no private key/],
      ["env:SIGNING_KEY", { SIGNING_KEY: privatePem.slice(0, 70) }, /SIGNING_KEY holds no private key/],
    ] as const) {
      const refused = await deploy(folder, "1.0.0", sign, variables).catch((error: unknown) => error);
      expect(refused).toMatchObject({ code: "SW1301", message: expect.stringMatching(words) });
      expect(String(refused)).not.toContain(privatePem.slice(30, 60));
    }
    expect(() => readFileSync(join(folder, "beta/current.json"))).toThrow();
  });
});
