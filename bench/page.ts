/**
 * The review page of 2,000 prompts, each with a case that differs: its size, how long it takes to make, and how long a
 * browser takes until something is seen and until the page can be used. A page without anything is the comparison.
 */
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import type { CaseDifference, PromptDifference } from "../src/changes/difference.ts";
import { reviewPage } from "../src/reports/html/review-page.ts";
import type { Review, ReviewPrompt } from "../src/reports/review.ts";
import { judged } from "../src/reports/review-verdict.ts";
import { launchBrowser } from "../test/support/browser.ts";

const prompts = 2_000;
const rounds = 5;

interface Times {
  /** Milliseconds from the start of the navigation. */
  readonly paint: number;
  readonly ready: number;
  /** A search that finds one prompt of all. */
  readonly search: number;
}

export async function bench(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "slipway-bench-page-"));
  const browser = await launchBrowser();
  try {
    const review = reviewOf(prompts);
    const started = performance.now();
    const page = reviewPage(review, { madeAt: new Date() });
    const made = performance.now() - started;
    const empty = reviewPage(reviewOf(0), { madeAt: new Date() });
    const full = await best(browser, folder, page);
    const bare = await best(browser, folder, empty);
    console.log(
      `  ${prompts} prompts, all changed: ${(Buffer.byteLength(page) / 1e6).toFixed(1)} MB (bar 10), made in ${made.toFixed(0)} ms`,
    );
    console.log(
      `  first paint   ${full.paint.toFixed(0)} ms (bar 1000); a page without prompts ${bare.paint.toFixed(0)} ms`,
    );
    console.log(`  usable        ${full.ready.toFixed(0)} ms; a page without prompts ${bare.ready.toFixed(0)} ms`);
    console.log(`  first search  ${full.search.toFixed(0)} ms`);
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function best(browser: Browser, folder: string, content: string): Promise<Times> {
  const file = join(folder, "page.html");
  writeFileSync(file, content);
  const times: Times[] = [];
  for (let round = 0; round < rounds; round++) times.push(await load(browser, pathToFileURL(file).href));
  const least = (of: (one: Times) => number) => Math.min(...times.map(of));
  return { paint: least((one) => one.paint), ready: least((one) => one.ready), search: least((one) => one.search) };
}

async function load(browser: Browser, address: string): Promise<Times> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(address);
  // Evaluated in the browser, whose types are not ours.
  const measured = (await page.evaluate(`(async () => {
    const paint = performance.getEntriesByName("first-contentful-paint")[0]?.startTime
      ?? await new Promise((resolve) => new PerformanceObserver((list) => resolve(list.getEntries()[0].startTime)).observe({ type: "paint", buffered: true }));
    const ready = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd;
    const box = document.querySelector("#search");
    const before = performance.now();
    box.value = "answer 1234";
    box.dispatchEvent(new Event("input"));
    await new Promise((resolve) => {
      const look = () => (/^\\d+ of/.test(document.querySelector(".count").textContent) || !document.querySelector(".p") ? requestAnimationFrame(resolve) : setTimeout(look, 5));
      look();
    });
    return { paint, ready, search: performance.now() - before };
  })()`)) as Times;
  await context.close();
  return measured;
}

function reviewOf(count: number): Review {
  const names = Array.from({ length: count }, (_, index) => `team-${index % 40}/answer-${index}`);
  return judged({
    format: "slipway/review/v1",
    tool: { version: "1.0.0" },
    base: { commit: "1".repeat(40), label: "main" },
    head: { commit: null, label: "working tree" },
    projects: [
      {
        path: "",
        name: "prompts",
        findings: [],
        counts: { errors: 0, warnings: 0, notes: 0 },
        prompts: names.map(promptOf),
        difference: {
          path: "",
          status: "changed",
          count: { before: count, after: count },
          prompts: names.map(differenceOf),
          settings: [],
          contract: { level: "patch", changes: [] },
          cut: [],
        },
      },
    ],
    findings: [],
    level: "patch",
    reasons: [],
    notes: [],
  });
}

function promptOf(name: string): ReviewPrompt {
  return {
    name,
    form: "dotprompt",
    file: `prompts/${name}.prompt`,
    description: "Answers from our help pages, with the pages named.",
    model: "eu.anthropic.claude-sonnet-4-5-20250929-v1:0",
    cases: 2,
    sound: true,
    size: { characters: 1_100, tokens: 280 },
  };
}

const rules = [
  "You recommend; a colleague decides. Our rules:",
  "- Lost parcels are refunded or replaced, as the customer likes.",
  "- Within 30 days of delivery a return is always accepted.",
  "- After 30 days we ask what is wrong before we offer anything.",
  "- Gift cards and food are never taken back; say so kindly, once.",
];

function differenceOf(name: string, index: number): PromptDifference {
  const size = { before: { characters: 1_100, tokens: 280 }, after: { characters: 1_120, tokens: 285 } };
  return {
    name,
    status: "changed",
    file: `prompts/${name}.prompt`,
    causes: [{ kind: "prompt", file: `prompts/${name}.prompt`, status: "changed" }],
    broken: { before: [], after: [] },
    settings: [],
    contract: { level: "patch", changes: [{ level: "patch", subject: "words", reason: "The words differ." }] },
    cases: [caseOf(index, size)],
    sameCases: 1,
    size,
  };
}

function caseOf(index: number, size: CaseDifference["size"]): CaseDifference {
  const system = (word: string) => [`Write ${word} sentences. Edition ${index}.`, ...rules].join("\n");
  const user = `Answer ${index}: my parcel was opened when it came, and the blue jacket of size M is missing. What now?`;
  const messages = (word: string) => [
    { role: "system", content: [{ text: system(word) }] },
    { role: "user", content: [{ text: user }] },
  ];
  return {
    name: "usual",
    status: "changed",
    before: messages("short"),
    after: messages("very short"),
    messages: [
      {
        status: "changed",
        role: "system",
        before: 0,
        after: 0,
        parts: [
          {
            status: "changed",
            kind: "text",
            before: 0,
            after: 0,
            rows: [
              {
                kind: "changed",
                words: [
                  { kind: "same", text: "Write " },
                  { kind: "added", text: "very " },
                  { kind: "same", text: `short sentences. Edition ${index}.` },
                ],
              },
              ...rules.map((text) => ({ kind: "same" as const, text })),
            ],
          },
        ],
      },
      { status: "same", role: "user", before: 1, after: 1, parts: [] },
    ],
    size,
  };
}
