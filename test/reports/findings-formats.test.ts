import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import formatsPlugin from "ajv-formats";
import { XMLParser, XMLValidator } from "fast-xml-parser";
import { describe, expect, test } from "vitest";
import type { Rule } from "../../src/platform/finding.ts";
import { renderFindings } from "../../src/reports/findings.ts";
import { reportsSchemas } from "../../src/reports/schemas.ts";
import { finding, hostile } from "./example.ts";

const rule: Rule = {
  id: "undefined-variable",
  group: "prompts",
  severity: "error",
  title: "A variable that is not declared",
  page: "Why: `{{x}}`.",
};
const options = { color: false, columns: 80, rules: [rule], version: "1.2.3" };
const nasty = finding({
  file: "pro mpts/ü#?%.prompt",
  message: hostile,
  help: `${hostile}\nsecond line`,
  severity: "warning",
});
const list = [nasty, finding(), finding({ severity: "note", rule: "other-rule" })];

describe("json", () => {
  test("is slipway/findings/v1 and nothing more", async () => {
    const document = JSON.parse(await renderFindings([finding()], "json", options));
    expect(document).toEqual({
      format: "slipway/findings/v1",
      findings: [
        {
          rule: "undefined-variable",
          severity: "error",
          file: "prompts/refund.prompt",
          range: { start: { line: 12, column: 8 }, end: { line: 12, column: 12 } },
          message: 'There is no variable "nmae".',
          help: 'Write "name".',
          fingerprint: "0123456789abcdef",
        },
      ],
      summary: { errors: 1, warnings: 0, notes: 0 },
    });
  });

  test("fits its schema", async () => {
    const schema = reportsSchemas.find((entry) => entry.name === "findings")?.schema ?? {};
    const { $schema: _, ...body } = schema;
    const validate = new Ajv().compile(body);
    expect(validate(JSON.parse(await renderFindings(list, "json", options)))).toBe(true);
    expect(validate(JSON.parse(await renderFindings([], "json", options)))).toBe(true);
    expect(validate({ format: "slipway/findings/v1" })).toBe(false);
  });
});

describe("sarif", () => {
  const schemaFile = join(import.meta.dirname, "../fixtures/sarif/sarif-schema-2.1.0.json");
  // Draft 4 as OASIS publishes it; nothing in it changed meaning in draft 7, which Ajv reads, but the two ids.
  const { $schema: _, id: __, ...schema } = JSON.parse(readFileSync(schemaFile, "utf8"));
  const ajv = new Ajv({ strict: false });
  formatsPlugin.default(ajv);
  const validate = ajv.compile(schema);

  test.each([
    ["some findings", list],
    ["none", []],
  ])("with %s is valid by the official schema", async (_name, findings) => {
    const log = JSON.parse(await renderFindings(findings, "sarif", options));
    expect(validate(log), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...log, version: "3" })).toBe(false);
  });

  test("carries rules with help, levels, places from the root of the repository, and fingerprints", async () => {
    const log = JSON.parse(await renderFindings(list, "sarif", { ...options, pathPrefix: "services/chat" }));
    const [run] = log.runs;
    expect(run.tool.driver).toMatchObject({ name: "Slipway", semanticVersion: "1.2.3" });
    expect(run.tool.driver.rules.map((each: { id: string }) => each.id)).toEqual(["other-rule", "undefined-variable"]);
    expect(run.tool.driver.rules[1]).toMatchObject({
      help: { text: rule.page },
      shortDescription: { text: rule.title },
    });
    expect(run.columnKind).toBe("utf16CodeUnits");
    expect(run.results.map((each: { level: string }) => each.level)).toEqual(["warning", "note", "error"]);
    const [first, second, third] = run.results;
    expect(first.locations[0].physicalLocation.artifactLocation.uri).toBe(
      "services/chat/pro%20mpts/%C3%BC%23%3F%25.prompt",
    );
    expect(third.locations[0].physicalLocation.region).toEqual({
      startLine: 12,
      startColumn: 8,
      endLine: 12,
      endColumn: 12,
    });
    expect(first.message.text).not.toContain("](");
    expect(first.message.text).not.toContain("\u202e");
    // Equal lines of one file are told apart by a count.
    expect(second.partialFingerprints.primaryLocationLineHash).toBe("0123456789abcdef:2");
    expect(third.ruleIndex).toBe(1);
  });
});

describe("junit", () => {
  test("is well-formed whatever the words are, and gives them back", async () => {
    const xml = await renderFindings(list, "junit", options);
    expect(XMLValidator.validate(xml)).toBe(true);
    const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(xml);
    expect(parsed.testsuites).toMatchObject({ tests: "3", failures: "1" });
    const [first, second] = parsed.testsuites.testsuite;
    expect(first.name).toBe("pro mpts/ü#?%.prompt");
    expect(first.testcase["system-out"]).toContain("<img src=x onerror=alert(1)>");
    expect(first.testcase["system-out"]).toContain("[U+001B][2J");
    expect(second.testcase).toHaveLength(2);
    expect(second.testcase[1].failure).toMatchObject({
      type: "undefined-variable",
      message: 'There is no variable "nmae".',
    });
  });

  test("begins no line with what a file's name holds", async () => {
    const [first] = list;
    if (first === undefined) throw new Error("no finding");
    const xml = await renderFindings([{ ...first, file: "a\n::add-mask::x\n.prompt" }], "junit", options);
    expect(xml).toContain("::add-mask::x");
    expect(xml).not.toMatch(/^\s*::/m);
  });

  test("without findings is one test that passed", async () => {
    const parsed = new XMLParser({ ignoreAttributes: false, attributeNamePrefix: "" }).parse(
      await renderFindings([], "junit", options),
    );
    expect(parsed.testsuites).toMatchObject({ tests: "1", failures: "0" });
    expect(parsed.testsuites.testsuite.testcase.name).toBe("no problems found");
  });
});

describe("github", () => {
  /** As the runner reads a line (actions/runner, ActionCommand.cs). */
  function parse(line: string) {
    const match = /^::(\S+) (.*?)::(.*)$/.exec(line);
    const decode = (text: string) =>
      text
        .replaceAll("%0D", "\r")
        .replaceAll("%0A", "\n")
        .replaceAll("%3A", ":")
        .replaceAll("%2C", ",")
        .replaceAll("%25", "%");
    const properties = (match?.[2] ?? "").split(",").map((pair) => {
      const [name = "", ...value] = pair.split("=");
      return [name, decode(value.join("="))];
    });
    return { command: match?.[1], properties: Object.fromEntries(properties), message: decode(match?.[3] ?? "") };
  }

  test("is one command per finding, errors first, and the counts", async () => {
    const lines = (await renderFindings(list, "github", { ...options, pathPrefix: "services/chat" })).split("\n");
    expect(lines).toHaveLength(5);
    expect(parse(lines[0] ?? "")).toEqual({
      command: "error",
      properties: {
        file: "services/chat/prompts/refund.prompt",
        line: "12",
        endLine: "12",
        col: "8",
        endColumn: "11",
        title: "undefined-variable",
      },
      message: 'There is no variable "nmae".\nWrite "name".',
    });
    expect(parse(lines[1] ?? "").command).toBe("warning");
    expect(parse(lines[2] ?? "").command).toBe("notice");
    expect(lines[3]).toBe("slipway: 1 error, 1 warning, 1 note");
  });

  test("lets no name end its property and no message begin another command", async () => {
    const file = "a,line=1::x\n::stop-commands::y%2C.prompt";
    const [line] = (
      await renderFindings([finding({ file, message: hostile, help: "h\n::error::z" })], "github", options)
    ).split("\n");
    const parsed = parse(line ?? "");
    expect(parsed.properties["file"]).toBe("a,line=1::x[U+000A]::stop-commands::y%2C.prompt");
    expect(parsed.properties["line"]).toBe("12");
    expect(parsed.message.endsWith("h\n::error::z")).toBe(true);
  });
});
