import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import { diffPage } from "../../../src/reports/html/diff-page.ts";
import { reviewPage } from "../../../src/reports/html/review-page.ts";
import { exampleReview, hostileReview } from "./reviews.ts";

const madeAt = new Date("2026-11-02T09:00:00Z");

describe("the review page", () => {
  it("says the verdict first, then what changes, and what is wrong where it is wrong", () => {
    const page = reviewPage(exampleReview(), { madeAt });
    const verdict = page.indexOf("<h1>Fails: 3 prompts differ, and callers have to adapt</h1>");
    expect(verdict).toBeGreaterThan(0);
    expect(verdict).toBeLessThan(page.indexOf("<main"));
    expect(page).toContain("There is 1 error.");
    expect(page).toContain("Became required: <code>plan</code>.");
    expect(page).toContain(">first-day</h3>");
    // The prompt with the error stands before the others.
    expect(page.indexOf(">welcome</a></h2>")).toBeLessThan(page.indexOf(">farewell</a></h2>"));
    expect(page).toContain("<code>nmae</code> is no variable");
  });

  it("shows both sides with the words marked, and folds what is equal", () => {
    const page = reviewPage(exampleReview(), { madeAt });
    expect(page).toContain("Hello <del>dear</del> Jordan");
    expect(page).toContain("Hello <ins>good</ins> Jordan");
    expect(page).toContain("<summary>6 equal lines</summary>");
    expect(page).toContain("line four\nline five");
  });

  it("is one file that may load nothing: its policy names its own style and script by their digests", () => {
    const page = reviewPage(hostileReview(), { madeAt });
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(page)?.[1] ?? "";
    expect(policy).toContain("default-src &#39;none&#39;");
    const style = /<style>([\s\S]*?)<\/style>/.exec(page)?.[1] ?? "";
    const script = /<script>([\s\S]*?)<\/script>/.exec(page)?.[1] ?? "";
    for (const code of [style, script]) {
      expect(policy).toContain(`sha256-${createHash("sha256").update(code).digest("base64")}`);
    }
    expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    expect(style + script).not.toMatch(/https?:|url\(/);
  });

  it("leaves hostile text inert and visible", () => {
    const page = reviewPage(hostileReview(), { madeAt });
    expect(page.match(/<script>/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img src="(?!data:image\/png)/);
    expect(page).not.toMatch(/onerror=(?!alert\(1\)&gt;|[^<>]*&gt;)[^&]*>/);
    expect(page).toContain("U+202E</span>");
    expect(page).not.toContain("\u202e");
    expect(page).not.toContain('javascript:alert(1)"');
  });

  it("shows raster pictures of data: addresses, and names every other medium", () => {
    const page = reviewPage(hostileReview(), { madeAt });
    expect(page).toContain('<img src="data:image/png;base64,iVBORw0KGgo="');
    expect(page).not.toContain('src="data:image/svg');
    expect(page).toContain("data in the prompt");
    expect(page).toContain("s3://photos/front.jpg");
  });

  it("says what a deploy would change, and what the gate says to it", () => {
    const page = reviewPage(hostileReview(), { madeAt });
    const section = page.slice(page.indexOf('id="plans"'));
    expect(section).toContain("Not looked at.");
    expect(section).toContain("2 added; 12.0 kB to upload");
    expect(section).toContain("Would be refused");
    expect(section).toContain("The gate denies it");
    expect(page).toContain("<code>rules</code> changed.");
    expect(reviewPage(exampleReview(), { madeAt })).not.toContain('id="plans"');
  });

  it("shows what an evaluation found wrong, inert", () => {
    const text = "</script><b>\u202e";
    const evaluation = {
      outcome: "failed" as const,
      counts: [{ count: 1, kind: text, tone: "bad" as const }],
      better: [text],
      prompts: [{ name: text, passes: "0 of 1", base: "1 of 1", cost: "$0.01", tokens: text, time: "1.2 s" }],
      headline: `One case fails ${text}`,
      sentences: ["Cost: `0.02` dollars.", text],
      cases: [{ prompt: text, name: "late", status: "failed", must: true, reasons: [text, "expected: shorter"] }],
    };
    const page = reviewPage(exampleReview(), { madeAt, evaluation });
    const section = page.slice(page.indexOf('id="evaluation"'), page.indexOf('id="p1"'));
    expect(section).toContain('<span class="pill removed">failed</span>');
    expect(section).toContain("must pass");
    expect(section).toContain("expected: shorter");
    expect(section).toContain("&lt;/script&gt;&lt;b&gt;");
    expect(section).not.toMatch(/<b>|<\/script|\u202e/);
    expect(reviewPage(exampleReview(), { madeAt })).not.toContain('id="evaluation"');
  });

  it("leaves conversations out where the page would be too heavy, and says so", () => {
    const review = exampleReview();
    const [project] = review.projects;
    if (project === undefined) throw new Error("The example has a project.");
    const long = "word ".repeat(7_000);
    const prompts = Array.from({ length: 400 }, (_, index) => ({
      name: `long-${index}`,
      form: "dotprompt" as const,
      file: `prompts/long-${index}.prompt`,
      model: null,
      cases: 1,
      sound: true,
      size: null,
      renderings: [{ case: "only", messages: [{ role: "user", content: [{ text: long }] }] }],
    }));
    const page = reviewPage({ ...review, projects: [{ ...project, prompts, difference: null }] }, { madeAt });
    expect(Buffer.byteLength(page)).toBeLessThan(10_000_000);
    expect(page).toContain("The page is full");
    expect(page).toContain(">long-399</a></h2>");
  });

  it("stays below ten megabytes whatever a document holds, and counts what it leaves out", () => {
    const review = exampleReview();
    const [project] = review.projects;
    if (project === undefined) throw new Error("The example has a project.");
    const text = `${"a\u200b".repeat(20_000)}<`;
    const prompt = (index: number, cases: number) => ({
      name: index === 0 ? "n".repeat(100_000) : `p${index}`,
      form: "dotprompt" as const,
      file: `prompts/p${index}.prompt`,
      model: null,
      cases,
      sound: true,
      size: null,
      renderings: Array.from({ length: cases }, (_, one) => ({
        case: `c${one}`,
        messages: [{ role: "user", content: [{ text }] }],
      })),
    });
    const prompts = Array.from({ length: 6_000 }, (_, index) => prompt(index, index === 1 ? 400 : 0));
    const page = reviewPage({ ...review, projects: [{ ...project, prompts, difference: null }] }, { madeAt });
    expect(Buffer.byteLength(page)).toBeLessThan(10_000_000);
    expect(page).toContain("1,001 more prompts left out of this page.");
    expect(page).toMatch(/[0-9]+ more cases left out of this page/);
    expect(page).not.toContain("\u200b");
  });
});

describe("the page of a comparison", () => {
  it("has no verdict and no findings, and shows errors where they keep a prompt from being compared", () => {
    const review = exampleReview();
    const difference = review.projects[0]?.difference;
    const [first, ...others] = difference?.prompts ?? [];
    if (difference === undefined || difference === null || first === undefined)
      throw new Error("There is a difference.");
    const broken = { before: [], after: review.projects[0]?.findings.slice(0, 1) ?? [] };
    const page = diffPage(
      {
        format: "slipway/diff/v1",
        base: { commit: "1".repeat(40), label: "main" },
        head: { commit: null, label: "working tree" },
        projects: [{ ...difference, prompts: [{ ...first, broken }, ...others] }],
        level: "major",
      },
      { tool: "1.2.3", madeAt },
    );
    expect(page).toContain("<h1>3 prompts differ, and callers have to adapt</h1>");
    expect(page).toContain("3 of 3");
    expect(page).toContain("<code>nmae</code> is no variable");
    expect(page).not.toContain("<dt>Findings</dt>");
  });
});
