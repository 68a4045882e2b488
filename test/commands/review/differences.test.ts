import { afterEach, describe, expect, test } from "vitest";
import { mergeReviews } from "../../../src/reports/review-merge.ts";
import { cases, checkout, type Files, git, type PullRequest, prompt, pullRequest, review } from "./repository.ts";

const made: PullRequest[] = [];
afterEach(() => {
  for (const pr of made.splice(0)) pr.remove();
});

function open(...request: Parameters<typeof pullRequest>): PullRequest {
  const pr = pullRequest(...request);
  made.push(pr);
  return pr;
}

const config = "slipway: 1\n";
const project: Files = { "slipway.yaml": config, "prompts/hello.prompt": prompt, "prompts/hello.cases.yaml": cases };

describe("the difference in a review", () => {
  test("is what the branch did, in a clone of depth 1, and nothing that the base gained meanwhile", async () => {
    const pr = open([project], [{ "prompts/hello.prompt": prompt.replace("Hello", "Hi") }], {
      "prompts/late.prompt": "Late.\n",
    });
    const { document } = await review(pr, checkout(pr, pr.merge));
    expect(document.level).toBe("patch");
    const difference = document.projects[0]?.difference;
    expect(difference?.prompts.map(({ name, status }) => [name, status])).toEqual([["hello", "changed"]]);
    expect(difference?.prompts[0]?.cases[0]?.after).toEqual([{ role: "user", content: [{ text: "Hi Anna." }] }]);
    // Shown once: with the difference, and not among the renderings of the prompt.
    expect(document.projects[0]?.prompts.find(({ name }) => name === "hello")?.renderings).toEqual([]);
    expect(document.projects[0]?.prompts[0]?.size).toEqual({ characters: 8, tokens: expect.any(Number) });
  });

  test("names the version that the change asks for, by the latest release below the base", async () => {
    const pr = open(
      [project],
      [{ "prompts/hello.prompt": undefined, "prompts/hello.cases.yaml": undefined, "prompts/b.prompt": "B.\n" }],
    );
    const place = checkout(pr, pr.merge, 0);
    git(place, "tag", "v1.2.0", pr.base);
    const { document } = await review(pr, place);
    expect(document).toMatchObject({ level: "major", version: { latest: "1.2.0", next: "2.0.0" } });
  });

  test("has projects that are gone", async () => {
    const pr = open(
      [
        {
          "a/slipway.yaml": config,
          "a/prompts/x.prompt": "X.\n",
          "b/slipway.yaml": config,
          "b/prompts/y.prompt": "Y.\n",
        },
      ],
      [{ "b/slipway.yaml": undefined, "b/prompts/y.prompt": undefined }],
    );
    const { document } = await review(pr, checkout(pr, pr.merge));
    expect(document.projects.map(({ path, difference }) => [path, difference?.status])).toEqual([
      ["a", "unchanged"],
      ["b", "removed"],
    ]);
  });
});

describe("reviews of shards", () => {
  test("joined are the review of everything", async () => {
    const names = Array.from({ length: 9 }, (_, index) => `p${index}`);
    const files: Record<string, string> = {
      "slipway.yaml": config,
      "partials/used.hbs": "{{#if name}}Used{{else}}Never{{/if}}",
      "partials/unused.hbs": "Nobody",
      "tools/broken.yaml": "name: [",
    };
    for (const name of names) {
      files[`prompts/${name}.prompt`] = name === "p4" ? prompt.replace("Hello", "{{> used}}") : prompt;
      files[`prompts/${name}.cases.yaml`] = cases;
    }
    const pr = open(
      [files],
      [{ "prompts/p1.prompt": prompt.replace("Hello", "Hi"), "prompts/p2.prompt": prompt.replace("name}}", "nmae}}") }],
    );
    const place = checkout(pr, pr.merge);
    const { document: whole } = await review(pr, place);
    const parts = [];
    for (const shard of ["1/3", "2/3", "3/3"]) parts.push((await review(pr, place, { inputs: { shard } })).document);
    expect(parts.every(({ projects }) => (projects[0]?.prompts.length ?? 0) < names.length)).toBe(true);
    const merged = mergeReviews(parts);
    expect(merged.projects[0]?.findings.map(({ rule, file }) => `${rule} ${file}`)).toEqual(
      whole.projects[0]?.findings.map(({ rule, file }) => `${rule} ${file}`),
    );
    expect(whole.projects[0]?.findings.map(({ rule }) => rule)).toContain("unused-partial");
    expect(merged).toEqual(whole);
  });
});
