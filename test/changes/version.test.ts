import { describe, expect, test } from "vitest";
import type { ContractLevel } from "../../src/changes/difference.ts";
import { nextVersion, problemWithVersion, readVersion, type Version } from "../../src/changes/version.ts";
import { command } from "../../src/commands/version.ts";
import { testContext } from "../support/context.ts";
import { gitEnvironment, simplePrompt, TestRepository } from "./repository.ts";

function version(text: string): Version {
  const read = readVersion(text);
  if (read === undefined) throw new Error(`${text} is no version`);
  return read;
}

describe("the next version", () => {
  test.each<[string, ContractLevel, string | null]>([
    ["1.4.2", "major", "2.0.0"],
    ["1.4.2", "minor", "1.5.0"],
    ["1.4.2", "patch", "1.4.3"],
    ["1.4.2", "none", null],
    ["0.4.2", "major", "0.5.0"],
    ["0.4.2", "minor", "0.4.3"],
    ["0.4.2", "patch", "0.4.3"],
  ])("after %s with a %s change is %s", (latest, level, next) => {
    expect(nextVersion(version(latest), level)).toBe(next);
  });

  test("without a release is 0.1.0", () => {
    expect(nextVersion(undefined, "major")).toBe("0.1.0");
  });

  test.each<[string, string, ContractLevel, RegExp | undefined]>([
    ["1.5.0", "1.4.2", "minor", undefined],
    ["2.0.0", "1.4.2", "patch", undefined],
    ["1.4.3", "1.4.2", "minor", /promises less than the change, which is minor since 1\.4\.2/],
    ["1.5.0-rc.1", "1.4.2", "minor", undefined],
    ["1.4.3-rc.1", "1.4.2", "major", /promises less/],
    ["1.4.2", "1.4.2", "none", /is released already/],
    ["1.4.1", "1.4.2", "patch", /is lower than 1\.4\.2/],
    ["0.5.0", "0.4.2", "major", undefined],
    ["0.4.3", "0.4.2", "minor", undefined],
    ["0.4.3", "0.4.2", "major", /promises less/],
  ])("%s after %s with a %s change", (wanted, latest, level, problem) => {
    const said = problemWithVersion(version(wanted), version(latest), level);
    if (problem === undefined) expect(said).toBeUndefined();
    else expect(said).toMatch(problem);
  });

  test.each(["", "1", "1.2", "v", "1.2.3.4", " 1.2.3", "vv1.2.3", "01.2.3", "1.2.3-", `1.2.${"3".repeat(300)}`])(
    "%j is no version",
    (text) => {
      expect(readVersion(text)).toBeUndefined();
    },
  );
});

type Inputs = Partial<Parameters<typeof command.run>[0]>;

async function run(repository: TestRepository, inputs: Inputs = {}, folder = ""): Promise<Record<string, unknown>> {
  const context = testContext(`${repository.folder}/${folder}`, { environment: gitEnvironment });
  const values = {
    next: false,
    check: undefined,
    head: undefined,
    base: undefined,
    prefix: "",
    all: false,
    "on-branch": undefined,
    ...inputs,
  };
  return JSON.parse(await (await command.run(values, context)).render("json"));
}

describe("slipway version", () => {
  const files = { "slipway.yaml": "slipway: 1\n", ...simplePrompt("a", "Say {{topic}}.") };

  function released(...tags: readonly string[]): TestRepository {
    const made = new TestRepository();
    made.commit(files);
    for (const tag of tags) made.git("tag", tag);
    return made;
  }

  test("counts from the highest release that can be reached, not from prereleases and other branches", async () => {
    const made = released("v1.9.0", "v1.10.0", "v2.0.0-rc.1", "nightly");
    made.git("checkout", "-q", "-b", "other");
    made.commit(simplePrompt("b", "Other {{topic}}."));
    made.git("tag", "-a", "-m", "x", "v3.0.0");
    made.git("checkout", "-q", "main");
    made.commit(simplePrompt("c", "New {{topic}}."));
    expect(await run(made)).toMatchObject({
      format: "slipway/version/v1",
      latest: "1.10.0",
      tag: "v1.10.0",
      level: "minor",
      next: "1.11.0",
    });
  });

  test("takes any version as the first, and says so where another is asked for or proposed", async () => {
    const made = released();
    const context = testContext(made.folder, { environment: gitEnvironment });
    const say = async (inputs: Inputs): Promise<string> => {
      const given = { next: false, check: undefined, head: undefined, base: undefined, prefix: "", all: false };
      const result = await command.run({ ...given, "on-branch": undefined, ...inputs }, context);
      return String(await result.render("text"));
    };
    expect(await say({ next: true })).toBe("0.1.0\n");
    const none = "No release yet: no tag such as v1.4.0 can be reached.\n";
    expect(await say({})).toBe(`${none}Next version: 0.1.0; any other can be the first as well.\n`);
    expect(await say({ check: "v0.0.1" })).toBe(
      `${none}✓ 0.0.1 can be the first release; any version can, 0.1.0 is usual.\n`,
    );
  });

  test("refuses a version that promises too little, and names the right one and the reason", async () => {
    const made = released("v1.4.0").write({
      "prompts/a.prompt": "---\ninput:\n  schema:\n    topic: string\n    tone: string\n---\n{{tone}} {{topic}}.\n",
    });
    await expect(run(made, { check: "v1.5.0" })).rejects.toMatchObject({
      code: "SW1407",
      class: "refusal",
      message: expect.stringContaining("The input `tone` is new and required."),
      next: expect.stringContaining("The right version is v2.0.0"),
    });
    expect(await run(made, { check: "v2.0.0" })).toMatchObject({ checked: "2.0.0" });
  });

  test("a release that its tag started compares with the one before", async () => {
    const made = released("v1.0.0");
    made.commit(simplePrompt("b", "New {{topic}}."));
    made.git("tag", "-a", "-m", "release", "v1.0.1");
    await expect(run(made, { check: "1.0.1" })).rejects.toMatchObject({
      code: "SW1407",
      next: expect.stringContaining("v1.1.0"),
    });
    made.git("tag", "-d", "v1.0.1");
    made.git("tag", "v1.1.0");
    expect(await run(made, { check: "1.1.0" })).toMatchObject({ latest: "1.0.0", checked: "1.1.0" });
    // The working tree went on from the tag: that version is taken.
    made.write(simplePrompt("c", "More {{topic}}."));
    await expect(run(made, { check: "1.1.0" })).rejects.toMatchObject({
      message: expect.stringContaining("is released already"),
    });
  });

  test("tags with a prefix, for one of several projects", async () => {
    const made = new TestRepository();
    made.commit({
      "one/slipway.yaml": "slipway: 1\n",
      "one/prompts/a.prompt": "One.\n",
      "two/slipway.yaml": "slipway: 1\n",
      "two/prompts/a.prompt": "Two.\n",
    });
    made.git("tag", "one/v0.3.0");
    made.git("tag", "v9.0.0");
    made.write({ "one/prompts/a.prompt": "One more.\n", "two/prompts/a.prompt": null });
    expect(await run(made, { prefix: "one/" }, "one")).toMatchObject({
      latest: "0.3.0",
      level: "patch",
      next: "0.3.1",
    });
  });

  test("without a release, and in a shallow clone that may lack it", async () => {
    const made = released();
    expect(await run(made)).toMatchObject({ latest: null, next: "0.1.0" });
    const clone = new TestRepository();
    clone.git("fetch", "-q", "--depth=1", "--no-tags", `file://${made.folder}`, "main");
    clone.git("checkout", "-q", "FETCH_HEAD");
    made.commit({});
    const deep = new TestRepository();
    deep.git("fetch", "-q", "--depth=1", "--no-tags", `file://${made.folder}`, "main");
    deep.git("checkout", "-q", "FETCH_HEAD");
    await expect(run(deep)).rejects.toMatchObject({ code: "SW1406", next: expect.stringContaining("fetch-depth: 0") });
  });

  test("another base than a tag", async () => {
    const made = released();
    made.commit(simplePrompt("b", "New {{topic}}."));
    expect(await run(made, { base: "HEAD~1" })).toMatchObject({ latest: null, level: "minor", next: "0.1.0" });
  });

  test("what is no version", async () => {
    await expect(run(released(), { check: "one" })).rejects.toMatchObject({ code: "SW1405" });
  });

  test("--on-branch refuses a commit that nobody merged, and a branch that is not known", async () => {
    const repository = released("v1.0.0");
    const head = repository.git("rev-parse", "HEAD").trim();
    repository.git("update-ref", "refs/remotes/origin/main", head);
    expect(await run(repository, { "on-branch": "main" })).toMatchObject({ latest: "1.0.0" });
    repository.commit({ ...files, "README.md": "from elsewhere" });
    await expect(run(repository, { "on-branch": "main" })).rejects.toMatchObject({
      code: "SW1408",
      message: "The commit is not on main: nobody has merged it.",
    });
    for (const branch of ["trunk", "--help", "../x"]) {
      await expect(run(repository, { "on-branch": branch })).rejects.toMatchObject({ code: "SW1408" });
    }
  });
});
