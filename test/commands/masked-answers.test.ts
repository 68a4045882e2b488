/** A model may repeat a secret that its prompt holds: no channel shows it. */
import { randomInt } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { mergeFiles } from "../../src/commands/evaluation/merge.ts";
import { maskedLive } from "../../src/commands/models/masked-live.ts";
import { command as report } from "../../src/commands/report.ts";
import { shownTexts } from "../../src/commands/shown-texts.ts";
import { completeInputs } from "../../src/platform/inputs.ts";
import { type FakeBedrock, startFakeBedrock } from "../models/fake-bedrock.ts";
import { run } from "../models/run-command.ts";
import { makeFolder } from "../project/folder.ts";
import { exampleReview } from "../reports/review-example.ts";
import { testContext } from "../support/context.ts";
import { runEvaluate } from "./evaluation/run-evaluate.ts";

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const random = (length: number) => Array.from({ length }, () => letters.charAt(randomInt(52))).join("");

/** Of a kind that only the scanner knows, and of a kind that only the project knows. */
const known = `${["h", "f"].join("")}_${random(34)}`;
const own = ["acme", "vkztbq"].join("-");

const ownRule =
  "secrets:\n  rules:\n    - { id: acme-word, pattern: 'acme-[a-z]{6}', keywords: [acme-], revoke: ask, examples: { match: [acme-qwzrtp] } }\n";

const files = {
  "slipway.yaml": `slipway: 1\nmodel: eu.anthropic.claude-sonnet-4-5-20250929-v1:0\n${ownRule}`,
  "prompts/ask.prompt":
    "---\ninput: { schema: { text: string } }\nconfig: { maxOutputTokens: 50 }\n---\nAsk: {{text}}\n",
  "prompts/ask.cases.yaml": "cases:\n  - { name: one, input: { text: hello }, expect: { equals: fine } }\n",
};

let fake: FakeBedrock;
let folder: string;
beforeEach(async () => {
  folder = makeFolder(files);
  fake = await startFakeBedrock({ reply: () => ({ text: `You said ${known} and ${own}.` }) });
});
afterEach(() => fake.stop());

function expectMasked(text: string): void {
  expect(text).not.toContain(known.slice(10, 20));
  expect(text).not.toContain(own);
}

describe("what a model says", () => {
  it("is shown by run without secrets; its file holds what it said", async () => {
    const out = join(folder, "out");
    const { environment } = fake;
    const shown = await run(folder, {}, { environment });
    expectMasked(`${shown.text}${JSON.stringify(shown.document)}`);
    expect(shown.text).toContain("You said ***");
    const written = await run(folder, { out }, { environment });
    expectMasked(`${written.text}${JSON.stringify(written.document)}${readFileSync(join(out, "run.json"), "utf8")}`);
    expect(readFileSync(join(out, "ask/one.txt"), "utf8")).toContain(known);
  });

  it("is shown without secrets while it comes, wherever its pieces end", async () => {
    const { redaction } = testContext(folder);
    for (const size of [1, 7, 1000]) {
      let text = "";
      const live = {
        write(piece: string) {
          text += piece;
        },
        end: () => undefined,
      };
      const masked = await maskedLive(live, { redaction, cwd: folder });
      const said = `It is ${known} here, ${"and so on ".repeat(20)}password = "${random(8)}7x!k2nNy"\n${own}`;
      for (let at = 0; at < said.length; at += size) masked.write(said.slice(at, at + size));
      masked.end();
      expect(text).toHaveLength(said.length);
      expect(text).toContain("here, and so on");
      expectMasked(text);
      expect(text).not.toContain("7x!k2nNy");
    }
  });

  it("is in no output of evaluate, and in none of what is made of the evaluation", async () => {
    const out = join(folder, "evaluation.json");
    const { document, text, markdown, junit, exitCode } = await runEvaluate(folder, fake, { out });
    expect(exitCode).toBe(1);
    expect(text).toContain("You said ***");
    for (const one of [JSON.stringify(document), text, markdown, junit, readFileSync(out, "utf8")]) expectMasked(one);
  });

  it("is masked again where the document of another job did not", async () => {
    const out = join(folder, "evaluation.json");
    const { document } = await runEvaluate(folder, fake, { out });
    const raw = JSON.parse(JSON.stringify(document).replace(/You said \*+/, `You said ${known}`));
    const file = join(mkdtempSync(join(tmpdir(), "slipway-masked-")), "evaluation.json");
    writeFileSync(file, JSON.stringify(raw));
    expect(readFileSync(file, "utf8")).toContain(known);
    const merged = await mergeFiles([file], 0.02, testContext(folder));
    expectMasked(JSON.stringify(merged));

    const review = exampleReview();
    writeFileSync(join(folder, "review.json"), JSON.stringify(review));
    const inputs = completeInputs(
      report.inputs,
      new Map<string, string | readonly string[]>([
        ["files", ["review.json"]],
        ["evaluation", file],
      ]) as never,
      (name) => ({ shown: name, next: "" }),
    );
    // The definition says which type each has.
    const result = await report.run(inputs as Parameters<typeof report.run>[0], testContext(folder));
    for (const format of ["text", "json", "markdown", "html"] as const) {
      const page = await result.render(format);
      expect(page).not.toContain(known.slice(10, 20));
    }
  });
});

describe("the project's own rules", () => {
  it("mask on a laptop and in a release, and not where the job is about somebody's change", async () => {
    const { redaction } = testContext(folder);
    const shown = async (environment: Record<string, string>) =>
      (await shownTexts({ redaction, cwd: join(folder, "prompts"), environment })).text(`say ${own} twice`);
    expectMasked(await shown({}));
    expectMasked(await shown({ GITHUB_EVENT_NAME: "push" }));
    // A rule that matches everything would hide the change from those who review it.
    for (const name of ["pull_request", "pull_request_review", "pull_request_review_comment", "workflow_run"])
      expect(await shown({ GITHUB_EVENT_NAME: name })).toContain(own);
  });

  it("that cannot be used hide nothing and break nothing", async () => {
    const broken = makeFolder({ "slipway.yaml": ownRule.replace("acme-[a-z]{6}", "(") });
    const { redaction } = testContext(broken);
    const { text } = await shownTexts({ redaction, cwd: broken });
    expect(text(`say ${own} ${known}`)).toBe(`say ${own} ${"*".repeat(known.length)}`);
  });
});
