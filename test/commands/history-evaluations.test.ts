import { mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { command as deploy } from "../../src/commands/deploy.ts";
import { command as evaluate } from "../../src/commands/evaluate.ts";
import { command as history } from "../../src/commands/history.ts";
import { command as promote } from "../../src/commands/promote.ts";
import { type Evaluation, evaluationBytes } from "../../src/evaluation/evaluation.ts";
import type { AnyCommand } from "../../src/platform/command.ts";
import { sha256Of } from "../../src/platform/digest.ts";
import { dollarsInWords } from "../../src/platform/dollars.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { makeFolder, writeFiles } from "../project/folder.ts";
import { accessibilityProblems, launchBrowser, openWatched } from "../support/browser.ts";
import { testContext } from "../support/context.ts";
import { git } from "./review/repository.ts";

const sort =
  "---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\nVersion 1. Sort: {{text}}\n";
const files = {
  "slipway.yaml":
    "slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\nenvironments:\n  beta: { store: ./releases/beta }\n  prod: { store: ./releases/prod, after: beta }\n",
  ".gitignore": "releases/\n.slipway/\n",
  "prompts/sort.prompt": sort,
  "prompts/sort.cases.yaml":
    "cases:\n  - { name: late, input: { text: late parcel }, expect: { equals: shipping } }\n  - { name: money, input: { text: money back }, expect: { equals: returns } }\n",
  "prompts/thanks.prompt": "---\nconfig: { maxOutputTokens: 50 }\n---\nSay thanks.\n",
  "prompts/thanks.cases.yaml": "cases:\n  - { name: plain, expect: { contains: returns } }\n",
};

let browser: Browser;
let fake: FakeBedrock;
let folder: string;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser?.close());
beforeEach(async () => {
  folder = makeFolder(files);
  git(folder, "init", "--quiet", "--initial-branch=main");
  git(folder, "add", "--all");
  git(folder, "commit", "--quiet", "--message", "one");
  // Version 3 takes every text for a return, and says more.
  fake = await startFakeBedrock({
    reply: ({ body }) => {
      const text = JSON.stringify([body.system ?? [], body.messages]);
      const isThird = text.includes("Version 3");
      return {
        text: text.includes("late") && !isThird ? "shipping" : "returns",
        usage: { inputTokens: 1_000, outputTokens: isThird ? 900 : 100 },
      };
    },
  });
});
afterEach(() => fake.stop());

async function run(wanted: AnyCommand, inputs: Readonly<Record<string, string | number | boolean>>) {
  const complete = completeInputs(wanted.inputs, new Map(Object.entries(inputs)), (name) => ({
    shown: name,
    next: "",
  }));
  const environment = { ...fake.environment, PATH: process.env["PATH"], HOME: folder };
  return wanted.run(complete, testContext(folder, { environment }));
}

const change = (version: number) =>
  writeFiles(folder, { "prompts/sort.prompt": sort.replace("Version 1", `Version ${version}`) });

async function evaluation(): Promise<Evaluation> {
  return JSON.parse(await (await run(evaluate, { environment: "beta" })).render("json")) as Evaluation;
}

/** Three releases in beta, the second without an evaluation; the last is in prod too. */
async function threeReleases() {
  const first = await evaluation();
  await run(deploy, { environment: "beta", version: "1.0.0" });
  change(2);
  await run(deploy, { environment: "beta", version: "1.1.0" });
  change(3);
  const third = await evaluation();
  await run(deploy, { environment: "beta", version: "1.2.0" });
  await run(promote, { from: "beta", to: "prod" });
  return { first, third };
}

async function opened(inputs: Readonly<Record<string, string | number>> = {}) {
  await run(history, { html: "page.html", ...inputs });
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const watched = await openWatched(context, pathToFileURL(join(folder, "page.html")).href);
  await watched.page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
  return watched;
}

/** What the answers of a prompt cost, by the evaluation itself. */
const costIn = ({ results }: Evaluation, prompt: string): number =>
  results.filter((one) => one.prompt === prompt).reduce((sum, { cost }) => sum + (cost ?? Number.NaN), 0);

describe("slipway history --html with kept evaluations", () => {
  it("plots pass rate and cost of every prompt over the releases, and names gaps", async () => {
    const { first, third } = await threeReleases();
    const { page, complaints, requests } = await opened();
    const part = page.locator("#e1-v");
    // The prompt that passes least comes first.
    expect(await part.locator("h4").allTextContents()).toEqual(["sort", "thanks"]);
    expect(await part.locator("p").first().textContent()).toContain(
      "Without an evaluation, and gaps below: 1.1.0 (2).",
    );

    const [before, after] = [costIn(first, "sort"), costIn(third, "sort")];
    expect(after).toBeGreaterThan(before);
    const rows = await part.locator(".ev").first().locator("tbody tr").allInnerTexts();
    expect(rows.map((row) => row.replace(/\s+/g, " "))).toEqual([
      `1.0.0 1 100 % 2 of 2 cases ${dollarsInWords(before / 2)} ${dollarsInWords(before)} for 2 answers`,
      "1.1.0 2 no evaluation",
      `1.2.0 3 50 % 1 of 2 cases ${dollarsInWords(after / 2)} ${dollarsInWords(after)} for 2 answers`,
    ]);

    const [rate, cost] = [part.locator("svg").nth(0), part.locator("svg").nth(1)];
    expect(await rate.getAttribute("role")).toBe("img");
    expect(await rate.locator("title").first().textContent()).toBe("Pass rate of sort over 3 releases");
    expect(await rate.locator("desc").textContent()).toBe("1.0.0 100 %; 1.2.0 50 %; 1 release without a value");
    // Two points in their right order of heights, and no line over the gap between them.
    const heights = await rate.locator("circle").evaluateAll((all) => all.map((one) => Number(one.getAttribute("cy"))));
    expect(heights).toEqual([18, 49]);
    expect(await rate.locator(".curve").getAttribute("d")).not.toContain("L");
    expect(await rate.locator(".gap").count()).toBe(1);
    const costs = await cost.locator("circle").evaluateAll((all) => all.map((one) => Number(one.getAttribute("cy"))));
    expect(costs[1]).toBe(18);
    expect(costs[0]).toBeCloseTo(80 - (before / after) * 62, 0);

    // What was promoted was evaluated in the environment it came from.
    expect(await page.locator("#e2-v svg").count()).toBe(4);
    expect(await page.locator("#e2-v desc").first().textContent()).toBe("1.2.0 50 %");
    expect(await accessibilityProblems(page)).toEqual([]);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
  });

  it("shows nothing where no evaluation was ever kept", async () => {
    await run(deploy, { environment: "beta", version: "1.0.0" });
    const { page } = await opened();
    expect(await page.locator("main").textContent()).not.toContain("valuation");
    expect(await page.locator("main svg").count()).toBe(0);
  });

  it("takes the newest evaluation of a bundle, and nothing that is none; names in it are inert", async () => {
    const { third } = await threeReleases();
    const attack = `</title><script>document.title="owned"</script><img src=x onerror=alert(1)>"'\u202e`;
    const place = join(folder, "releases/beta/completions/evaluations", (third.bundle ?? "").slice(7));
    const keep = (bytes: Uint8Array, name = `${sha256Of(bytes)}.json`) => writeFileSync(join(place, name), bytes);
    const results = third.results.map((one) => ({ ...one, prompt: attack, outcome: "passed" as const, cost: -1 }));
    const newer = { ...third, results, createdAt: "2999-01-01T00:00:00.000Z" };
    keep(evaluationBytes(newer));
    // Not what its name says, and no JSON at all.
    keep(evaluationBytes({ ...newer, createdAt: "2999-01-02T00:00:00.000Z", results: [] }), `${"0".repeat(64)}.json`);
    keep(Buffer.from("{ broken"));
    for (const colorScheme of ["light", "dark"] as const) {
      await run(history, { html: "page.html", environment: "beta" });
      const context = await browser.newContext({ colorScheme, viewport: { width: 360, height: 700 } });
      const { page, complaints, requests } = await openWatched(context, pathToFileURL(join(folder, "page.html")).href);
      await page.evaluate("document.querySelectorAll('details').forEach((one) => (one.open = true))");
      const names = await page.locator("#e1-v h4").allTextContents();
      expect(names).toHaveLength(3);
      const own = page.locator("#e1-v .ev").filter({ hasText: "</title>" });
      expect(await own.locator("h4").textContent()).toContain("U+202E");
      expect(await own.locator("tbody tr").last().innerText()).toContain("100 %");
      expect(await own.locator("tbody tr").last().innerText()).toContain("not known");
      expect(await page.title()).not.toBe("owned");
      expect(await page.locator("img, main script").count()).toBe(0);
      expect(readFileSync(join(folder, "page.html"), "utf8")).not.toContain("\u202e");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect([...complaints, ...requests]).toEqual([]);
      expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    }
  });

  it("counts prompts that the page has no room for", async () => {
    const { third } = await threeReleases();
    const [one] = third.results;
    if (one === undefined) throw new Error("The evaluation has cases.");
    const results = Array.from({ length: 1_200 }, (_, index) => ({ ...one, prompt: `many/${index}` }));
    const bytes = evaluationBytes({ ...third, results, createdAt: "2999-01-01T00:00:00.000Z" });
    const place = join(folder, "releases/beta/completions/evaluations", (third.bundle ?? "").slice(7));
    writeFileSync(join(place, `${sha256Of(bytes)}.json`), bytes);
    await run(history, { html: "page.html", environment: "beta" });
    const page = readFileSync(join(folder, "page.html"), "utf8");
    const shown = page.split('<div class="ev">').length - 1;
    // Those two of the first release are among all.
    expect(page).toContain(`${1_202 - shown} more prompts left out of this page.`);
    expect(page.length).toBeLessThan(9_000_000);
  });

  it("says why, where the environment that keeps them cannot be read", async () => {
    await threeReleases();
    const kept = join(folder, "releases/beta/completions");
    rmSync(kept, { recursive: true });
    mkdirSync(join(folder, "releases/elsewhere"), { recursive: true });
    writeFileSync(kept, "no folder");
    const { page } = await opened({ environment: "prod" });
    expect(await page.locator("#e1 header").textContent()).toContain("Evaluations could not be read");
    expect(await page.locator("#e1").textContent()).toContain("1.2.0 is live");
  });
});
