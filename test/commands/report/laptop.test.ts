import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { command as report } from "../../../src/commands/report.ts";
import { command as review } from "../../../src/commands/review.ts";
import { makeFolder } from "../../project/folder.ts";
import { openRepository, testEnvironment } from "../../secrets/support/repository.ts";
import { testContext } from "../../support/context.ts";
import { inputsFor } from "../../support/inputs.ts";

const prompt = (text: string) => `---\ninput: { schema: { name: string } }\n---\n${text}\n`;
function changed(): string {
  const folder = makeFolder({
    "slipway.yaml": "slipway: 1\n",
    "prompts/greet.prompt": prompt("Hello {{name}}"),
    "prompts/greet.cases.yaml": "cases: { one: { input: { name: Anna } } }\n",
  });
  const repository = openRepository(folder);
  repository.git("init", "--quiet", "--initial-branch=main");
  repository.commit("first");
  repository.git("checkout", "--quiet", "-b", "warmer");
  repository.write("prompts/greet.prompt", prompt("Dear {{name}}, {{nmae}}"));
  repository.commit("second");
  return folder;
}

const context = (folder: string) => testContext(folder, { environment: testEnvironment() });

describe("the review as a page on a laptop", () => {
  it("is written by report --html FILE --base REVISION, in one step", async () => {
    const folder = changed();
    const result = await report.run(
      inputsFor(report, { files: [], base: "main", html: "out/review.html" }),
      context(folder),
    );
    expect(result.outputs).toMatchObject({ verdict: "fail", rung: "log", html: join(folder, "out/review.html") });
    const page = readFileSync(join(folder, "out/review.html"), "utf8");
    expect(page).toContain("<b>main</b>");
    expect(page).toContain("did you mean <code>name</code>");
    await expect(
      report.run(inputsFor(report, { files: ["review.json"], base: "main" }), context(folder)),
    ).rejects.toMatchObject({ code: "SW0103" });
  });

  it("is written by review --html FILE too, beside its document", async () => {
    const folder = changed();
    const inputs = {
      base: "main",
      strict: false,
      shard: undefined,
      fetch: false,
      html: "review.html",
      report: "review.json",
    };
    const result = await review.run(inputs, context(folder));
    expect(result.outputs["html"]).toBe(join(folder, "review.html"));
    expect(existsSync(join(folder, "review.json"))).toBe(true);
    const fromFile = await report.run(inputsFor(report, { files: ["review.json"] }), context(folder));
    expect(await fromFile.render("html")).toBe(readFileSync(join(folder, "review.html"), "utf8"));
  });
});
