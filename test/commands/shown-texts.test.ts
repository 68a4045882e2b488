import { randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { command as checkCommand } from "../../src/commands/check.ts";
import { command as diffCommand } from "../../src/commands/diff.ts";
import { command as renderCommand } from "../../src/commands/render.ts";
import { command as reviewCommand } from "../../src/commands/review.ts";
import { showingTexts, shownTexts } from "../../src/commands/shown-texts.ts";
import type { CommandResult, Format } from "../../src/platform/command.ts";
import { testContext } from "../support/context.ts";
import { git } from "./review/repository.ts";

const base62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const hex = "0123456789abcdef";

function random(alphabet: string, length: number): string {
  return Array.from({ length }, () => alphabet.charAt(randomInt(alphabet.length))).join("");
}

function encoded(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

interface Secrets {
  readonly text: string;
  /** What must not be seen of them. */
  readonly parts: readonly string[];
}

const signature = random(base62, 43);

/** Fake ones of many kinds, made at run time so that no file holds anything of their shapes. `turn` changes their middles. */
function secrets(turn: number): Secrets {
  const password = `Vq${turn}${random(base62, 7)}7x!k2nNy`;
  const payload = encoded({ sub: `${turn}${random(base62, 20)}`, iat: 1_790_000_000 + turn });
  const key = Array.from({ length: 6 }, () => random(base62, 64));
  const own = {
    sendgrid: random(base62, 43),
    hugging: random(base62.slice(10), 34),
    mailgun: random(hex, 32),
    digital: random(hex, 64),
    shopify: random(hex, 32),
    linear: random(base62, 40),
    groq: random(base62, 52),
    vault: random(base62, 95),
    postman: random(hex, 34),
    discord: random(base62, 68),
    database: random(base62, 18),
  };
  const pem = (end: string) => `-----${end} ${["RSA", "PRIVATE", "KEY"].join(" ")}-----`;
  const lines = [
    `sendgrid: ${["S", "G"].join("")}.${random(base62, 22)}.${own.sendgrid}`,
    `hf: ${["h", "f"].join("")}_${own.hugging}`,
    `mailgun: ${["k", "ey"].join("")}-${own.mailgun}`,
    `do: ${["dop", "v1"].join("_")}_${own.digital}`,
    `shopify: ${["shp", "at"].join("")}_${own.shopify}`,
    `linear: ${["lin", "api"].join("_")}_${own.linear}`,
    `groq: ${["gs", "k"].join("")}_${own.groq}`,
    `vault: ${["hv", "s"].join("")}.${own.vault}`,
    `postman: ${["PM", "AK"].join("")}-${random(hex, 24)}-${own.postman}`,
    `hook: https://discord.com/api/webhooks/595711777741215472/${own.discord}`,
    `token ${encoded({ alg: "HS256", typ: "JWT" })}.${payload}.${signature}`,
    `postgres://app:${own.database}@db.acme.io/orders`,
    `${["pass", "word"].join("")} = "${password}"`,
    pem("BEGIN"),
    ...key,
    pem("END"),
  ];
  return { text: lines.join("\n"), parts: [...Object.values(own), password, payload, signature, ...key] };
}

function prompt(text: string): string {
  return `---\nmodel: x/y\n---\nHi.\n${text}\nBye.\n`;
}

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A repository whose branch changes each secret of its main branch. */
function repository(before: string, after: string): string {
  const folder = mkdtempSync(join(tmpdir(), "slipway-shown-"));
  folders.push(folder);
  git(folder, "init", "--quiet", "--initial-branch=main");
  writeFileSync(join(folder, "slipway.yaml"), "slipway: 1\nprompts: ['*.prompt']\n");
  writeFileSync(join(folder, "a.cases.yaml"), "cases:\n  one: { input: {} }\n");
  writeFileSync(join(folder, "a.prompt"), prompt(before));
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--no-verify", "--message=before");
  git(folder, "checkout", "--quiet", "-b", "feature");
  writeFileSync(join(folder, "a.prompt"), prompt(after));
  git(folder, "commit", "--quiet", "--no-verify", "--all", "--message=after");
  return folder;
}

/** Pieces of eight characters that can be seen, without what escapes put between them. */
function seen(output: string, parts: readonly string[]): readonly string[] {
  const plain = output.replace(/<[^>]*>|\\|&#8203;|\u200b/g, "");
  return parts.flatMap((part) =>
    Array.from({ length: part.length - 7 }, (_, at) => part.slice(at, at + 8)).filter(
      (piece) => plain.includes(piece) || output.includes(piece),
    ),
  );
}

async function expectNothingSeen(result: CommandResult, formats: readonly Format[], parts: readonly string[]) {
  for (const format of formats) {
    const output = await result.render(format);
    expect(output, format).not.toBe("");
    expect(seen(output, parts), format).toEqual([]);
  }
}

const machine = { PATH: process.env["PATH"] };
const [before, after] = [secrets(1), secrets(2)];
const parts = [...before.parts, ...after.parts];

test("a review shows nothing of the secrets of either side, in no format and no file", async () => {
  const folder = repository(before.text, after.text);
  const page = join(folder, "page.html");
  const document = join(folder, "review.json");
  const inputs = { base: "main", strict: false, shard: undefined, fetch: false, html: page, report: document };
  const result = await reviewCommand.run(inputs, testContext(folder, { environment: machine }));
  expect(Number(result.outputs["errors"])).toBeGreaterThan(8);
  await expectNothingSeen(result, ["text", "markdown", "json", "sarif", "github", "html"], parts);
  expect(await result.render("markdown")).toContain("****");
  for (const file of [page, document]) expect(seen(readFileSync(file, "utf8"), parts)).toEqual([]);
});

test("a review of a tree without a base shows nothing of them", async () => {
  const folder = repository(before.text, after.text);
  const inputs = { base: undefined, strict: false, shard: undefined, fetch: false, html: undefined, report: undefined };
  const result = await reviewCommand.run(inputs, testContext(folder, { environment: machine }));
  await expectNothingSeen(result, ["text", "markdown", "json", "html"], parts);
});

test("an excerpt of a line with a secret shows what is wrong and not the secret", async () => {
  const folder = repository("fine", `${after.text.split("\n").slice(0, 12).join(" ")} {{nme`);
  const inputs = { base: "main", strict: false, shard: undefined, fetch: false, html: undefined, report: undefined };
  const result = await reviewCommand.run(inputs, testContext(folder, { environment: machine }));
  await expectNothingSeen(result, ["text", "markdown", "json", "html"], after.parts);
  const checkInputs = { paths: [], strict: false, all: false, shard: undefined, "max-warnings": undefined };
  const check = await checkCommand.run(checkInputs, testContext(folder, { environment: machine }));
  expect(check.exitCode).toBe(1);
  await expectNothingSeen(check, ["text", "markdown", "json", "github", "sarif"], after.parts);
});

test("a difference shows nothing of them, and says where nothing else changed", async () => {
  const folder = repository(before.text, after.text);
  const inputs = { base: "main", head: undefined, direct: false, all: false, shard: undefined };
  const result = await diffCommand.run(inputs, testContext(folder, { environment: machine }));
  await expectNothingSeen(result, ["text", "markdown", "json", "html"], parts);
  const line = (value: string) => `${["pass", "word"].join("")} = "${value}7x!k2nNyjOq"`;
  const same = repository(line("Vq8Nbe3"), line("Zr9Mcd4"));
  const other = await diffCommand.run(inputs, testContext(same, { environment: machine }));
  expect(await other.render("text")).toContain(
    "In the case one of a nothing differs but a secret, which is not shown.",
  );
});

test("a template without cases shows nothing of them", async () => {
  const folder = repository(before.text, after.text);
  rmSync(join(folder, "a.cases.yaml"));
  const inputs = { base: "main", head: undefined, direct: false, all: false, shard: undefined };
  const result = await diffCommand.run(inputs, testContext(folder, { environment: machine }));
  await expectNothingSeen(result, ["text", "markdown", "json", "html"], parts);
});

test("a rendering shows its words and nothing of its secrets", async () => {
  const folder = repository(before.text, after.text);
  const inputs = { prompt: undefined, case: undefined, input: undefined, out: undefined };
  const result = await renderCommand.run(inputs, testContext(folder));
  await expectNothingSeen(result, ["text", "json", "html"], after.parts);
  expect(await result.render("text")).toContain("postgres://app:******************@db.acme.io/orders");
});

test("texts are shown the same whether the rules are loaded at once or where a text needs them", async () => {
  const texts = [
    "Hello Anna.",
    "user",
    "A key is a thing that opens a door, and a token buys a ride.",
    ...before.text.split("\n"),
    before.text,
    Buffer.from(before.text).toString("base64"),
    encodeURIComponent(before.text),
    `const whole = "${before.parts[0]?.slice(0, 12)}" + "${before.parts[0]?.slice(12)}";`,
  ];
  const whole = await shownTexts(testContext(tmpdir()));
  for (const text of texts) {
    const messages = [{ role: "user", content: [{ text }], password: text.slice(0, 30) }];
    const shown = await showingTexts(testContext(tmpdir()))((lazy) => [lazy.text(text), lazy.value(messages)]);
    expect(shown).toEqual([whole.text(text), whole.value(messages)]);
  }
});

test("what shows texts runs once more where one of them needs the rules, and not again", async () => {
  const showing = showingTexts(testContext(tmpdir()));
  let runs = 0;
  const show = (text: string) =>
    showing((texts) => {
      runs += 1;
      return texts.text(text);
    });
  expect(await show("Hello Anna.")).toBe("Hello Anna.");
  expect(runs).toBe(1);
  expect(await show(before.text)).not.toContain(before.parts[0]);
  expect(runs).toBe(3);
  await show(after.text);
  expect(runs).toBe(4);
});
