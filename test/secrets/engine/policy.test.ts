import { createHash } from "node:crypto";
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command } from "../../../src/commands/scan.ts";
import { formatBaseline, parseBaseline } from "../../../src/secrets/baseline.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";
import { createRepository, openRepository, temporaryFolder, testEnvironment } from "../support/repository.ts";
import { codeOf, placesOf, scanIn } from "../support/scan.ts";
import { githubToken } from "../support/secrets.ts";

const rule = "github-classic-token";
const tree = { kind: "tree" } as const;

function run(folder: string, inputs: Partial<Parameters<typeof command.run>[0]>, notes: string[] = []) {
  const progress = { update() {}, note: (text: string) => void notes.push(text), debug() {} };
  return command.run(inputsFor(command, inputs), testContext(folder, { environment: testEnvironment(), progress }));
}

describe("comments that allow a secret", () => {
  it("count on the line, and on the line above where it says nothing else", async () => {
    const folder = temporaryFolder();
    const { write } = openRepository(folder);
    write("same.yaml", `key: ${githubToken(1)} # slipway:allow ${rule} a test account\n`);
    write("above.ts", `// slipway:allow ${rule} a test account\nconst key = "${githubToken(2)}";\n`);
    write(
      "foreign.py",
      `a = "${githubToken(3)}"  # gitleaks:allow\nb = "${githubToken(4)}"  # pragma: allowlist secret\n`,
    );
    write("next.py", `# pragma: allowlist nextline secret\na = "${githubToken(5)}"\n`);
    expect(placesOf(await scanIn(folder, tree))).toEqual([]);
  });

  it("are mentioned by the finding where they say too little", async () => {
    const folder = temporaryFolder();
    const { write } = openRepository(folder);
    write("a.txt", `key: ${githubToken(1)} # slipway:allow ${rule}\n`);
    write("b.html", `<!-- slipway:allow ${rule} -->\nkey: ${githubToken(2)}\n`);
    write("c.txt", `key: ${githubToken(3)} # slipway:allow\n`);
    write("d.txt", `key: ${githubToken(4)} # slipway:allow GitHub_Token a test account\n`);
    write("e.txt", `key: ${githubToken(5)} # slipway:allowance\n`);
    const { findings } = await scanIn(folder, tree);
    const said = new Map(findings.map(({ file, help }) => [file, help.split(". ")[0]]));
    const form = `write \`slipway:allow ${rule} reason\``;
    expect(said.get("a.txt")).toBe(`The comment beside it gives no reason, so it does not count: ${form}`);
    expect(said.get("b.html")).toBe(said.get("a.txt"));
    expect(said.get("c.txt")).toBe(
      `The comment beside it names neither rule nor reason, so it does not count: ${form}`,
    );
    expect(said.get("d.txt")).toBe(`The comment beside it names GitHub_Token, which is not this rule: ${form}`);
    expect(said.get("e.txt")).toMatch(/^Revoke it/);
  });

  it("do not count for another rule, without a reason, for the next line, or two lines above", async () => {
    const folder = temporaryFolder();
    const { write } = openRepository(folder);
    write("a.txt", `key: ${githubToken(1)} # slipway:allow npm-token a reason\n`);
    write("b.txt", `key: ${githubToken(2)} # slipway:allow ${rule}\n`);
    write("c.txt", `key: ${githubToken(3)} # slipway:allow ${rule} a reason\nkey: ${githubToken(4)}\n`);
    write("d.txt", `# slipway:allow ${rule} a reason\n\nkey: ${githubToken(5)}\n`);
    expect(placesOf(await scanIn(folder, tree))).toEqual([
      `${rule} a.txt:1`,
      `${rule} b.txt:1`,
      `${rule} c.txt:2`,
      `${rule} d.txt:3`,
    ]);
  });
});

describe("the baseline", () => {
  it("hides what it knows on any line and in any clone, and not a new secret on the same line", async () => {
    const repository = createRepository();
    repository.write("a.txt", `${githubToken(1)}\n`);
    repository.commit("start");
    expect((await run(repository.folder, { "update-baseline": true })).exitCode).toBe(0);
    repository.write("a.txt", `\n\n  ${githubToken(1)}\n`);
    expect(placesOf(await scanIn(repository.folder, tree))).toEqual([]);
    repository.write("a.txt", `${githubToken(1)} ${githubToken(2)}\n`);
    expect(placesOf(await scanIn(repository.folder, tree))).toEqual([`${rule} a.txt:1`]);
    repository.write("b.txt", `${githubToken(1)}\n`);
    expect(placesOf(await scanIn(repository.folder, tree))).toEqual([`${rule} a.txt:1`, `${rule} b.txt:1`]);
  });

  it("is not rewritten by a scan, holds no lines, times or secrets, and is the same when nothing changed", async () => {
    const repository = createRepository();
    repository.write("b.txt", `x\n${githubToken(2)}\n`);
    repository.write("a.txt", `${githubToken(1)}\n`);
    await run(repository.folder, { "update-baseline": true });
    const file = join(repository.folder, ".slipway/secrets.json");
    const first = readFileSync(file, "utf8");
    await scanIn(repository.folder, tree);
    repository.write("b.txt", `x\ny\n${githubToken(2)}\n`);
    await run(repository.folder, { "update-baseline": true });
    expect(readFileSync(file, "utf8")).toBe(first);
    expect(JSON.parse(first).entries.map(({ path }: { path: string }) => path)).toEqual(["a.txt", "b.txt"]);
    expect(first).not.toMatch(/"line|time|date/i);
    for (const algorithm of ["sha1", "sha256", "md5"]) {
      expect(first).not.toContain(createHash(algorithm).update(githubToken(1)).digest("hex").slice(0, 16));
    }
  });

  it("tells of entries whose secret is gone, with exit code 0, and an update takes them out", async () => {
    const repository = createRepository();
    repository.write("a.txt", `${githubToken(1)}\n`);
    await run(repository.folder, { "update-baseline": true });
    repository.write("a.txt", "clean\n");
    const result = await run(repository.folder, {});
    expect(result.exitCode).toBe(0);
    expect(await result.render("text")).toContain("secrets-stale-baseline");
    await run(repository.folder, { "update-baseline": true });
    expect(parseBaseline(readFileSync(join(repository.folder, ".slipway/secrets.json"), "utf8"), "x").entries).toEqual(
      [],
    );
  });

  it("keeps the entries of what an update did not look at", async () => {
    const repository = createRepository();
    repository.write("a/1.txt", githubToken(1));
    repository.write("b/2.txt", githubToken(2));
    await run(repository.folder, { "update-baseline": true });
    repository.write("b/2.txt", githubToken(3));
    await run(repository.folder, { paths: ["b"] as never, "update-baseline": true });
    expect(placesOf(await scanIn(repository.folder, tree))).toEqual([]);
  });

  it("is refused when it is no baseline or asks for too much work", async () => {
    const folder = temporaryFolder();
    const good = { salt: "00112233445566778899aabbccddeeff", entries: [], ignore: [] };
    for (const text of [
      "{",
      "[]",
      `{"format":"other"}`,
      formatBaseline({ ...good, cost: { N: 1 << 30, r: 8, p: 1 } }),
      formatBaseline({ ...good, cost: { N: 1000, r: 8, p: 1 } }),
      formatBaseline({ ...good, cost: { N: 32768, r: 8, p: 1 } }).replace("[]", '[{"rule":1}]'),
    ]) {
      writeFileSync(join(folder, "b.json"), text);
      expect(await codeOf(scanIn(folder, tree, { baseline: "b.json" }))).toBe("SW0810");
    }
    expect(await codeOf(scanIn(folder, tree, { baseline: "none.json" }))).toBe("SW0810");
  });
});

describe("settings in slipway.yaml", () => {
  const own = (rest: string): string => `slipway: 1\nsecrets:\n${rest}`;

  it("add rules with checksum and examples, switch rules off, and leave paths out", async () => {
    const folder = temporaryFolder();
    const { write } = openRepository(folder);
    write(
      "slipway.yaml",
      own(`  rules:
    - id: acme-key
      pattern: 'acme_(?P<secret>[a-f0-9]{16})'
      keywords: [acme_]
      examples: { match: ['acme_0f1e2d3c4b5a6978'], noMatch: ['acme_xyz'] }
    - id: acme-card
      pattern: 'card (?P<body>[0-9]{15})(?P<checksum>[0-9])'
      keywords: [card]
      checksum: luhn
      examples: { match: ['card 4111111111111111'], noMatch: ['card 4111111111111112'] }
  off: [${rule}]
  ignore: [{ paths: ['fixtures/**'], reason: test data }]
`),
    );
    write("a.txt", `acme_99aa88bb77cc66dd\n${githubToken()}\ncard 5500005555555559\ncard 5500005555555558\n`);
    write("fixtures/a.txt", "acme_99aa88bb77cc66dd\n");
    expect(placesOf(await scanIn(folder, tree))).toEqual(["acme-card a.txt:3", "acme-key a.txt:1"]);
  });

  it("and the baseline is written in place of a link, never through it", async () => {
    const repository = createRepository();
    repository.write("a.txt", `${githubToken()}\n`);
    repository.write("precious", "mine");
    mkdirSync(join(repository.folder, ".slipway"));
    symlinkSync("../nowhere", join(repository.folder, ".slipway/secrets.json"));
    expect((await run(repository.folder, { "update-baseline": true })).exitCode).toBe(0);
    expect(lstatSync(join(repository.folder, ".slipway/secrets.json")).isFile()).toBe(true);
    const outside = temporaryFolder();
    const linked = createRepository();
    linked.write("a.txt", `${githubToken()}\n`);
    symlinkSync(outside, join(linked.folder, ".slipway"));
    await expect(run(linked.folder, { "update-baseline": true })).rejects.toMatchObject({ code: "SW0113" });
  });

  it("and the baseline are read from files alone: a link to a device without end can be committed", async () => {
    for (const name of ["slipway.yaml", ".slipway/secrets.json"]) {
      const folder = temporaryFolder();
      openRepository(folder).write("a.txt", "a");
      mkdirSync(join(folder, ".slipway"));
      symlinkSync("/dev/zero", join(folder, name));
      expect(await codeOf(scanIn(folder, tree)), name).toBe("SW0811");
    }
  });

  it("are refused when a rule fails its examples, is no expression, or a key is unknown", async () => {
    const folder = temporaryFolder();
    const { write } = openRepository(folder);
    write("a.txt", "a");
    const withRule = (pattern: string, match: string, noMatch: string): string =>
      own(
        `  rules: [{ id: acme-key, pattern: '${pattern}', keywords: [acme], examples: { match: ['${match}'], noMatch: ['${noMatch}'] } }]\n`,
      );
    for (const text of [
      withRule("acme_[0-9]{8}", "acme_x", "b"),
      withRule("acme_[0-9]+", "acme_1234567", "acme_7654321"),
      withRule("acme_(", "acme_1", "b"),
      withRule("acme_(?=x)", "acme_x", "b"),
      own("  rule: []\n"),
    ]) {
      write("slipway.yaml", text);
      expect(await codeOf(scanIn(folder, tree))).toBe("SW0811");
    }
  });
});

describe("scan --import-config", () => {
  it("takes over what gitleaks and detect-secrets allowed, and reports the rest", async () => {
    const repository = createRepository();
    const { write } = repository;
    write(
      ".gitleaks.toml",
      `[allowlist]\ndescription = "fixtures"\npaths = ['''^fixtures/''']\nregexes = ['''${githubToken(1)}''']\n`,
    );
    write(".gitleaksignore", "b.txt:github-pat:2\n");
    const sha1 = createHash("sha1").update(githubToken(3)).digest("hex");
    write(
      ".secrets.baseline",
      JSON.stringify({
        version: "1.5.0",
        results: { "c.txt": [{ type: "GitHub Token", filename: "c.txt", hashed_secret: sha1, line_number: 9 }] },
      }),
    );
    write("a.txt", githubToken(1));
    write("b.txt", `x\n${githubToken(2)}`);
    write("c.txt", githubToken(3));
    write("fixtures/d.txt", githubToken(4));
    write("e.txt", githubToken(5));
    const notes: string[] = [];
    const result = await run(repository.folder, { "import-config": true }, notes);
    expect(result.exitCode).toBe(1);
    expect(await result.render("text")).toContain("e.txt:1:1");
    expect(notes.join(" ")).toContain(".secrets.baseline");
    const left = placesOf(await scanIn(repository.folder, tree)).filter((place) => place.startsWith(rule));
    // The settings of gitleaks themselves hold one of the tokens.
    expect(left).toEqual([`${rule} e.txt:1`]);
  });

  it("is an error where there is nothing to import", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.txt"), "a");
    expect(await codeOf(run(folder, { "import-config": true }))).toBe("SW0812");
  });
});

describe("the command", () => {
  it("exits 1 with findings in every format and shows the secret in none", async () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, "a.txt"), githubToken());
    for (const format of command.formats) {
      const result = await run(folder, {});
      expect(result.exitCode).toBe(1);
      const text = await result.render(format);
      expect(text).toContain(rule);
      expect(text).not.toContain(githubToken().slice(4, 14));
    }
  });

  it("takes one source at a time", async () => {
    expect(await codeOf(run(temporaryFolder(), { staged: true, history: true }))).toBe("SW0808");
    expect(await codeOf(run(temporaryFolder(), { staged: true, "update-baseline": true }))).toBe("SW0808");
  });
});

describe("what a scan says it read", () => {
  it("is how many files and bytes, where nothing was found", async () => {
    const folder = temporaryFolder();
    const { write } = openRepository(folder);
    write("a.txt", "fine\n");
    expect(await (await run(folder, {})).render("text")).toBe("✓ No secrets found in 1 file (5 B).\n");
    write("b.txt", "x".repeat(1_234_567));
    expect(await (await run(folder, {})).render("text")).toBe("✓ No secrets found in 2 files (1.2 MB).\n");
  });

  it("is no word of git where there is none", async () => {
    await expect(run(temporaryFolder(), {})).rejects.toThrow("The folder holds no file, so nothing was scanned");
    await expect(run(createRepository().folder, {})).rejects.toThrow("no file that git tracks or would track");
  });
});
