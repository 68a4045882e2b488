import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { findProject, loadProject, soundProject, storeFolders } from "../../src/project/load.ts";
import { environmentOf, fileLimitsOf } from "../../src/project/project.ts";
import { makeFolder } from "./folder.ts";

async function findingsOf(config: string) {
  const { findings } = await loadProject(makeFolder({ "slipway.yaml": config }));
  return findings.map(({ rule, range, message, help }) => ({
    rule,
    at: [range.start.line, range.start.column],
    message,
    help,
  }));
}

const complete = `slipway: 1
prompts: [prompts, "teams/*/prompts"]
model: eu.anthropic.claude-sonnet-4-5-20250929-v1:0
rules: { unused-variable: warning, single-brace: off }
bundle: { include: [prompts, renderings] }
limits: { fileBytes: 2000000 }
environments:
  beta:
    store: s3://acme-prompts-beta/support/
    region: eu-west-1
    role: arn:aws:iam::111111111111:role/slipway-beta
    accounts: ["111111111111"]
    kmsKey: alias/prompts-beta
    mirror: { at: outputs/ }
  prod:
    store: ./releases/prod
    after: beta
    gate:
      approvals: { required: 2, from: [anna, ben, "role:maintain"] }
      windows: [{ allow: "Mon-Fri 09:00-16:00", zone: Europe/Berlin }]
      soak: 30m
`;

describe("loadProject", () => {
  it("reads the configuration of the design page", async () => {
    const folder = makeFolder({ "slipway.yaml": complete });
    const { project, findings } = await loadProject(folder);
    expect(findings).toEqual([]);
    expect(project.layout).toMatchObject({ prompts: ["prompts", "teams/*/prompts"], templates: ["prompt_templates"] });
    expect(project.compat).toBe("strict");
    expect(fileLimitsOf(project)).toMatchObject({ fileBytes: 2_000_000, bundleFiles: 100_000 });
    expect(environmentOf(project, "beta")).toMatchObject({
      name: "beta",
      region: "eu-west-1",
      store: {
        written: "s3://acme-prompts-beta/support/",
        address: { kind: "s3", bucket: "acme-prompts-beta", prefix: "support" },
      },
    });
    expect(environmentOf(project, "prod").store.address).toEqual({
      kind: "folder",
      folder: join(folder, "releases/prod"),
    });
    expect([...storeFolders(project)]).toEqual(["releases/prod"]);
    expect(() => environmentOf(project, "bata")).toThrow(
      expect.objectContaining({ code: "SW0203", next: expect.stringContaining("Did you mean beta?") }),
    );
  });

  it.each([
    [
      "an unknown key, with the nearest",
      "slipway: 1\npromts: [prompts]\n",
      "unknown-key",
      [2, 1],
      /did you mean “prompts”\?/,
      /`prompts`/,
    ],
    [
      "an unknown key of an environment",
      "slipway: 1\nenvironments:\n  beta: { store: ./x, regoin: eu-west-1 }\n",
      "unknown-key",
      [3, 23],
      /regoin/,
      /`region`/,
    ],
    ["a missing version", "prompts: prompts\n", "invalid-value", [1, 1], /slipway/, /./],
    ["another version", "slipway: 2\n", "invalid-value", [1, 10], /1/, /slipway: 1/],
    [
      "an account id without quotes",
      "slipway: 1\nenvironments:\n  beta:\n    store: ./x\n    accounts: [111111111111]\n",
      "invalid-value",
      [5, 16],
      /text/,
      /quotes/,
    ],
    [
      "a level that does not exist",
      "slipway: 1\nrules:\n  unused-variable: warn\n",
      "invalid-value",
      [3, 20],
      /warning/,
      /./,
    ],
    [
      "a bucket name with capitals",
      "slipway: 1\nenvironments:\n  beta: { store: s3://Acme-Prompts/x }\n",
      "store-address",
      [3, 18],
      /upper-case/,
      /s3:\/\/bucket/,
    ],
    [
      "an environment after one that is not there",
      "slipway: 1\nenvironments:\n  beta: { store: ./a }\n  prod: { store: ./b, after: bete }\n",
      "config-invalid",
      [4, 30],
      /does not exist/,
      /after: beta/,
    ],
    [
      "environments that wait for each other",
      "slipway: 1\nenvironments:\n  a: { store: ./a, after: b }\n  b: { store: ./b, after: a }\n",
      "config-invalid",
      [3, 27],
      /comes after itself/,
      /Remove/,
    ],
    [
      "two environments in one store",
      "slipway: 1\nenvironments:\n  a: { store: ./x }\n  b: { store: x/ }\n",
      "config-invalid",
      [4, 15],
      /same store/,
      /of its own/,
    ],
    [
      "an environment's name with capitals",
      "slipway: 1\nenvironments:\n  Prod: { store: ./x }\n",
      "invalid-value",
      [3, 3],
      /Prod/,
      /./,
    ],
    ["text in place of settings", "hello\n", "invalid-value", [1, 1], /no settings/, /slipway: 1/],
    ["an empty file", "# nothing yet\n", "invalid-value", [1, 1], /empty/, /slipway: 1/],
    ["a syntax error", "slipway: 1\nmodel: a: b\n", "yaml-syntax", [2, 8], /second colon/, /"a: b"/],
  ])("finds %s", async (_, config, rule, at, message, help) => {
    const findings = await findingsOf(config);
    expect(findings[0]).toMatchObject({
      rule,
      at,
      message: expect.stringMatching(message),
      help: expect.stringMatching(help),
    });
    expect(findings.length).toBeLessThanOrEqual(2);
  });

  it("reports every problem of a file at once and keeps what is sound", async () => {
    const { project, findings } = await loadProject(
      makeFolder({
        "slipway.yaml":
          "slipway: 1\nmodle: x\nenvironments:\n  beta: { store: ./a }\n  prod: { stor: ./b }\n  prod2: { store: s3://x }\n",
      }),
    );
    // “stor” is one finding, not a missing “store” as well.
    expect(findings.map(({ rule }) => rule).sort()).toEqual(["store-address", "unknown-key", "unknown-key"]);
    expect([...project.environments.keys()]).toEqual(["beta"]);
    expect(() => soundProject({ project, findings })).toThrow(
      expect.objectContaining({ code: "SW0202", place: expect.objectContaining({ file: "slipway.yaml" }) }),
    );
  });

  it("holds `after` against all environments that are written, be they misspelt inside", async () => {
    const written = "slipway: 1\nenvironments:\n  beta: { stor: ./b }\n  prod: { store: ./p, after: beta }\n";
    expect(await findingsOf(written)).toMatchObject([{ rule: "unknown-key", at: [3, 11], help: "Write `store`." }]);
    const alone = "slipway: 1\nenvironments:\n  prod: { store: ./p, after: staging }\n";
    expect(await findingsOf(alone)).toMatchObject([
      { rule: "config-invalid", help: "Remove `after`: there is no other environment." },
    ]);
  });

  it("says what to write where a key is missing", async () => {
    expect(await findingsOf("model: x\n")).toMatchObject([
      { rule: "invalid-value", help: "Write `slipway: 1` as its first line." },
    ]);
    expect(await findingsOf("slipway: 1\nenvironments: { beta: {} }\n")).toMatchObject([
      {
        message: "“beta” lacks “store”, which must be there.",
        help: expect.stringMatching(/^Add `store`\. Where rel/),
      },
    ]);
  });

  it("reports a syntax error alone, without what follows from it", async () => {
    const written = "slipway: 1\nenvironments:\n  prod: { store: ./p, after: beta }\n   beta: { store: ./b }\n";
    expect(await findingsOf(written)).toMatchObject([{ rule: "yaml-syntax" }]);
  });

  it("advises a whole file where there is none, for an environment that is not there", async () => {
    const { project } = await loadProject(makeFolder({ "prompts/a.prompt": "Hi" }));
    const whole =
      "Write a file slipway.yaml of two lines: `slipway: 1` and `environments: { beta: { store: ./releases/beta } }`.";
    expect(() => environmentOf(project, "beta")).toThrow(
      expect.objectContaining({ code: "SW0203", next: whole, place: undefined }),
    );
  });

  it("leaves out an environment whose name is no name", async () => {
    const { project, findings } = await loadProject(
      makeFolder({
        "slipway.yaml": 'slipway: 1\nenvironments:\n  "a/b~c": 5\n  "x/y": { store: ./x }\n  beta: { store: ./b }\n',
      }),
    );
    expect(findings.map(({ range }) => range.start.line)).toEqual(expect.arrayContaining([3, 4]));
    expect([...project.environments.keys()]).toEqual(["beta"]);
  });

  it("is not fooled by a file that is no text", async () => {
    expect(await loadProject(makeFolder({ "slipway.yaml": new Uint8Array([0x73, 0, 1]) }))).toMatchObject({
      findings: [{ rule: "file-unreadable", file: "slipway.yaml" }],
    });
  });
});

describe("findProject", () => {
  it("goes up to the nearest slipway.yaml", async () => {
    const folder = makeFolder({ "slipway.yaml": "slipway: 1\n", "prompts/deep/x.prompt": "Hi" });
    const { project } = await findProject(join(folder, "prompts", "deep"));
    expect(project.root).toBe(folder);
    expect(project.configFile?.file).toBe("slipway.yaml");
  });

  it("takes a classic layout and a folder of prompts without configuration", async () => {
    const classic = makeFolder({
      "prompts/welcome_prompt.json": "{}",
      "prompt_templates/welcome.txt": "Hi",
      "src/x.py": "",
    });
    expect((await findProject(join(classic, "src"))).project.root).toBe(classic);
    const plain = makeFolder({ "prompts/a/b/hello.prompt": "Hi" });
    expect((await findProject(plain)).project).toMatchObject({ root: plain, configFile: undefined });
  });

  it("stops at the root of the git repository and names what it looked for", async () => {
    const folder = makeFolder({
      "slipway.yaml": "slipway: 1\n",
      "repository/src/a.txt": "",
      "repository/prompts/a.json": "{}",
    });
    mkdirSync(join(folder, "repository", ".git"));
    await expect(findProject(join(folder, "repository", "src"))).rejects.toMatchObject({
      code: "SW0201",
      message: expect.stringMatching(/slipway\.yaml.*prompts\/\*\.prompt.*prompt_templates/),
      next: expect.stringContaining("`prompts: [NAME.json]` and `templates: .`"),
    });
  });

  it("says that slipway.yml is the wrong name", async () => {
    await expect(findProject(makeFolder({ "slipway.yml": "slipway: 1\n" }))).rejects.toMatchObject({
      code: "SW0201",
      next: expect.stringContaining("slipway.yaml"),
    });
  });
});

describe("indentation that is not what was meant", () => {
  it("says what to indent where a line stands too far to the left", async () => {
    expect(await findingsOf("slipway: 1\nenvironments:\n  beta:\n  store: ./x\n")).toMatchObject([
      {
        at: [3, 7],
        message: "“beta” must be an object, but is null.",
        help: expect.stringContaining("Indent what belongs to `beta` by two spaces more than `beta` itself"),
      },
      {
        at: [4, 10],
        help: expect.stringContaining(
          "The line is indented too little: `store` belongs below a name of `environments`, by two spaces more.",
        ),
      },
    ]);
  });

  it("with a tab is one mistake, and what the tab hides is none", async () => {
    const found = await findingsOf("slipway: 1\nenvironments:\n\tbeta: { store: ./x }\n");
    expect(found).toMatchObject([{ rule: "yaml-syntax", at: [3, 1] }]);
  });
});

describe("a folder that is no project yet", () => {
  it("is told how to begin", async () => {
    await expect(findProject(makeFolder({ "notes.txt": "" }))).rejects.toMatchObject({
      code: "SW0201",
      next: expect.stringMatching(/^Run `slipway init` to make this folder a project/),
    });
  });

  it("with prompts of GitHub Models is told how to import them", async () => {
    await expect(findProject(makeFolder({ "prompts/triage.prompt.yml": "messages: []\n" }))).rejects.toMatchObject({
      code: "SW0201",
      next: expect.stringMatching(/^Run `slipway import "prompts\/triage.prompt.yml"` to make prompts/),
    });
  });
});

it("counts further problems in whole sentences", async () => {
  const text = async (config: string): Promise<string> => {
    const loaded = await loadProject(makeFolder({ "slipway.yaml": config }));
    try {
      soundProject(loaded);
    } catch (error) {
      return error instanceof Error ? error.message : "";
    }
    return "";
  };
  expect(await text("slipway: 1\na: 1\nb: 2\n")).toContain("There is one more problem.");
  expect(await text("slipway: 1\na: 1\nb: 2\nc: 3\n")).toContain("There are 2 more problems.");
});
