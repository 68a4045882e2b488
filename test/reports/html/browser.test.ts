import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { reviewPage } from "../../../src/reports/html/review-page.ts";
import { accessibilityProblems, launchBrowser, openWatched, type Watched } from "../../support/browser.ts";
import { exampleReview, hostileEvaluation, hostileReview } from "./reviews.ts";

const madeAt = new Date("2026-11-02T09:00:00Z");
let browser: Browser;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "slipway-page-"));
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser?.close();
  await rm(folder, { recursive: true, force: true });
});

async function address(name: string, content: string): Promise<string> {
  const file = join(folder, `${name}.html`);
  await writeFile(file, content);
  return pathToFileURL(file).href;
}

async function opened(
  name: string,
  content: string,
  options: Parameters<Browser["newContext"]>[0] = {},
): Promise<Watched> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  return openWatched(context, await address(name, content));
}

describe("the review page in a browser", () => {
  it.each(["light", "dark"] as const)(
    "breaks no rule of accessibility in %s, asks nobody and complains of nothing",
    async (colorScheme) => {
      const { page, complaints, requests } = await opened(colorScheme, reviewPage(exampleReview(), { madeAt }), {
        colorScheme,
      });
      const background = await page.evaluate("getComputedStyle(document.body).backgroundColor");
      expect(background).toBe(colorScheme === "light" ? "rgb(247, 248, 249)" : "rgb(15, 18, 21)");
      expect(await accessibilityProblems(page)).toEqual([]);
      expect(complaints).toEqual([]);
      expect(requests).toEqual([]);
    },
  );

  it("switches its colours by the keyboard, and remembers", async () => {
    const { page } = await opened("theme", reviewPage(exampleReview(), { madeAt }), { colorScheme: "light" });
    await page.locator("#theme-auto").focus();
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("ArrowRight");
    const background = () => page.evaluate("getComputedStyle(document.body).backgroundColor");
    await expect.poll(background, { timeout: 20_000 }).toBe("rgb(15, 18, 21)");
    await page.reload();
    await expect.poll(background, { timeout: 20_000 }).toBe("rgb(15, 18, 21)");
  });

  it("searches, filters by severity, and moves, all by the keyboard", async () => {
    const { page } = await opened("keys", reviewPage(exampleReview(), { madeAt }));
    const shown = () => page.locator(".p:not([hidden]) h2").allTextContents();
    expect(await shown()).toEqual(["welcome", "farewell", "old", "answer"]);

    await page.keyboard.press("/");
    await page.keyboard.type("jordan");
    await expect.poll(shown, { timeout: 20_000 }).toEqual(["welcome"]);
    expect(await page.locator(".count").textContent()).toBe("1 of 4 shown");
    await page.keyboard.press("Escape");
    await expect.poll(shown, { timeout: 20_000 }).toHaveLength(4);

    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Space");
    expect(await shown()).toEqual(["farewell"]);
    expect(await page.locator(".list li:visible").count()).toBe(1);
    await page.keyboard.press("Space");

    await page.keyboard.press("j");
    await page.keyboard.press("j");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("farewell");
    await page.keyboard.press("k");
    expect(await page.evaluate("document.activeElement.textContent")).toBe("welcome");
    await page.locator("#keys").uncheck();
    await page.keyboard.press("j");
    expect(await page.evaluate("document.activeElement.id")).toBe("keys");
  });

  it("says so where no prompt fits, and comes back", async () => {
    const { page } = await opened("empty", reviewPage(exampleReview(), { madeAt }));
    await page.locator("#search").fill("nothing has this");
    await page.getByRole("button", { name: "Show all prompts" }).click();
    expect(await page.locator(".p:not([hidden])").count()).toBe(4);
  });

  it("is read without script", async () => {
    const { page } = await opened("plain", reviewPage(exampleReview(), { madeAt }), { javaScriptEnabled: false });
    expect(await page.locator(".find").isVisible()).toBe(false);
    expect(await page.locator(".p").count()).toBe(4);
    await page.getByRole("link", { name: "old" }).first().click();
    expect(page.url()).toMatch(/#p3$/);
  });

  it("runs nothing of what strangers wrote", async () => {
    const { page, complaints, requests } = await opened(
      "hostile",
      reviewPage(hostileReview(), { madeAt, evaluation: hostileEvaluation() }),
    );
    expect(await page.title()).not.toBe("owned");
    expect(await page.locator("script").count()).toBe(1);
    expect(await page.locator("img").count()).toBe(1);
    expect(complaints).toEqual([]);
    expect(requests).toEqual([]);
    expect(await accessibilityProblems(page)).toEqual([]);
    const overflow = await page.evaluate("document.documentElement.scrollWidth - innerWidth");
    expect(overflow).toBeLessThanOrEqual(0);
  });

  it("tells prompts of one name in several projects apart", async () => {
    const review = exampleReview();
    const [project] = review.projects;
    if (project === undefined) throw new Error("The example has a project.");
    const projects = ["sales", "support"].map((path) => ({ ...project, path, name: path }));
    const { page } = await opened("projects", reviewPage({ ...review, projects }, { madeAt }));
    const headings = await page.locator(".p h2").allTextContents();
    expect(new Set(headings).size).toBe(headings.length);
    expect(headings).toContain("sales/welcome");
    expect(await accessibilityProblems(page)).toEqual([]);
  });

  it("fits a narrow screen", async () => {
    const cost = "$0.200 → $0.251 (+25 %)";
    const evaluation = hostileEvaluation();
    const prompts = [{ name: "sort", passes: "1 of 1", base: "1 of 1", cost, tokens: "41 → 48 in", time: "1.1 s" }];
    const { page } = await opened(
      "narrow",
      reviewPage(exampleReview(), { madeAt, evaluation: { ...evaluation, prompts } }),
      {
        viewport: { width: 360, height: 700 },
      },
    );
    expect(await page.evaluate("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    // What is wider than the screen is reached by scrolling, and never cut off.
    const table = page.getByRole("region", { name: "Prompts of the evaluation" });
    await table.getByText("1.1 s").scrollIntoViewIfNeeded();
    const right =
      "(() => { const cell = document.querySelector('.wide td:last-child'); const r = document.createRange(); r.selectNodeContents(cell); return r.getBoundingClientRect().right - document.querySelector('.wide').getBoundingClientRect().right; })()";
    expect(await page.evaluate(right)).toBeLessThanOrEqual(1);
    expect(await accessibilityProblems(page)).toEqual([]);
  });
});
