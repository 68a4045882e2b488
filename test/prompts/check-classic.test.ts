/** Classic pairs as they stand in existing Bedrock pipelines, from files to findings. */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { checkProject } from "../../src/commands/project-check.ts";
import { findProject } from "../../src/project/load.ts";
import { testContext } from "../support/context.ts";
import { brief } from "./check-support.ts";

let folder: string | undefined;

afterEach(async () => {
  if (folder !== undefined) await rm(folder, { recursive: true });
  folder = undefined;
});

async function findingsOf(files: Readonly<Record<string, string>>) {
  folder = await mkdtemp(join(tmpdir(), "slipway-classic-"));
  for (const [path, text] of Object.entries(files)) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const { findings } = await checkProject(await findProject(folder), testContext(folder));
  return findings;
}

describe("a classic pair", () => {
  it("is checked against its configuration, both ways", async () => {
    const findings = await findingsOf({
      "prompts/welcome_prompt.json":
        '{\n  "template": "welcome.txt",\n  "variables": {\n    "first_name": "Jordan",\n    "course": "AI",\n    "mentor": "Lin"\n  },\n  "max_tokens": 500\n}\n',
      "prompt_templates/welcome.txt": "Dear {{ frist_name }},\nwelcome to {{ course }} in {{ town }}.\n",
    });
    expect(brief(findings)).toEqual([
      "error undefined-variable 1:9-19 `frist_name` is no variable of this prompt; did you mean `first_name`?",
      "error undefined-variable 2:31-35 `town` is no variable of this prompt.",
      "warning unused-variable 6:5-13 `mentor` is declared, but the template never uses it.",
    ]);
    expect(findings.map((finding) => finding.help)).toEqual([
      "Write `first_name`, or add `frist_name` to the configuration.",
      'Remove it, or add `"town": "…"` to the configuration. Known here: first_name, course, mentor.',
      "Remove it from the configuration, or write `{{mentor}}` into the template.",
    ]);
    expect(findings.map((finding) => finding.file)).toEqual([
      "prompt_templates/welcome.txt",
      "prompt_templates/welcome.txt",
      "prompts/welcome_prompt.json",
    ]);
  });

  it("with the placeholders of Python is told what to write", async () => {
    const findings = await findingsOf({
      "prompts/welcome.json": '{ "template": "welcome.txt", "variables": { "name": "Jordan" } }\n',
      "prompt_templates/welcome.txt": "Dear {name}, welcome to {topic}.\n",
    });
    expect(findings.map((finding) => [brief([finding])[0], finding.help])).toEqual([
      [
        "error foreign-placeholder 1:6-12 `{name}` is not filled in: the model sees it as it stands.",
        "Write `{{name}}`.",
      ],
      [
        "error foreign-placeholder 1:25-32 `{topic}` is not filled in, and `topic` is no variable of this prompt.",
        'Write `{{topic}}`, and add `"topic": "…"` to the configuration.',
      ],
    ]);
  });

  it("may use a variable in the name of its output alone", async () => {
    const findings = await findingsOf({
      "prompts/welcome.json":
        '{ "template": "welcome.txt", "output_file": "hello_{{slug}}.html", "variables": { "name": "Jordan", "slug": "jordan" } }\n',
      "prompt_templates/welcome.txt": "Dear {{name}}.\n",
    });
    expect(brief(findings)).toEqual([]);
  });

  it("whose variable has a space in its name is told to rename it", async () => {
    const findings = await findingsOf({
      "prompts/welcome.json": '{ "template": "welcome.txt", "variables": { "first name": "Jordan" } }\n',
      "prompt_templates/welcome.txt": "Dear {{[first name]}}.\n",
    });
    expect(brief(findings)).toEqual([
      "warning variable-name 1:45-57 `first name` cannot be written in a tag as it is.",
    ]);
  });

  it("that pins a model past its end is told of another", async () => {
    const findings = await findingsOf({
      "prompts/welcome.json":
        '{ "template": "welcome.txt", "model": "anthropic.claude-3-sonnet-20240229-v1:0", "variables": { "name": "J" }, "model_params": { "temperature": 0.7 } }\n',
      "prompt_templates/welcome.txt": "Dear {{name}}.\n",
    });
    expect(brief(findings).map((finding) => finding.slice(0, 24))).toEqual(["error model-ended 1:39-80".slice(0, 24)]);
  });
});
