import { existsSync, readdirSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { generalInputs } from "../../src/actions/inputs.ts";
import { globalFlags } from "../../src/cli/arguments.ts";
import { loadErrors, loadRules } from "../../src/commands/catalogue.ts";
import { commandEntries } from "../../src/commands/index.ts";

const source = join(import.meta.dirname, "../../src");
const rooms = readdirSync(source, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map((entry) => entry.name);

describe.each(commandEntries().map((entry) => [entry.name, entry] as const))("command %s", (name, entry) => {
  test("is listed as it is defined", async () => {
    const { command } = await entry.load();
    expect(command.name).toBe(name);
    expect(command.summary).toBe(entry.summary);
    expect(command.summary).toMatch(/^[A-Z].*[^.]$/);
    expect(command.description.length).toBeGreaterThan(40);
    expect(command.formats).toContain("text");
    expect(command.formats).toContain("json");
    expect(new Set(command.formats).size).toBe(command.formats.length);
  });

  test("has inputs and outputs that an action can offer", async () => {
    const { command } = await entry.load();
    const general = Object.keys(generalInputs(command.formats));
    for (const [input, definition] of Object.entries(command.inputs)) {
      expect(general).not.toContain(input);
      if (definition.commandLineOnly === true) expect(definition.required).not.toBe(true);
    }
    for (const output of Object.keys(command.outputs)) {
      expect(output).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(["error-code", "result-file"]).not.toContain(output);
    }
  });

  test("has inputs that the command line can offer", async () => {
    const { inputs } = (await entry.load()).command;
    const reserved = [...globalFlags.map((flag) => flag.name), "format", "json"];
    const reservedLetters = globalFlags.map((flag) => flag.short);
    const letters: string[] = [];
    const places: string[] = [];
    for (const [input, definition] of Object.entries(inputs)) {
      expect(input).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
      expect(reserved).not.toContain(input);
      expect(input.startsWith("no-")).toBe(false);
      expect(definition.description.length).toBeGreaterThan(5);
      if (definition.short !== undefined) letters.push(definition.short);
      if (definition.positional !== undefined) places.push(definition.positional);
      expect(definition.type === "choice").toBe(definition.choices !== undefined);
      if (definition.positional === "rest") expect(definition.type).toBe("list");
      if (definition.default !== undefined) expect(typeof definition.default).toBe(jsTypeOf(definition.type));
      if (definition.choices !== undefined && definition.default !== undefined) {
        expect(definition.choices).toContain(definition.default);
      }
    }
    for (const letter of letters) expect(reservedLetters).not.toContain(letter);
    expect(new Set(letters).size).toBe(letters.length);
    expect(new Set(places).size).toBe(places.length);
    if (places.includes("second")) expect(places).toContain("first");
  });
});

describe("rules", async () => {
  const rules = await loadRules();

  test("have ids of their own and pages that say something", () => {
    for (const rule of rules) {
      expect(rule.id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);
      expect(rule.title, rule.id).toMatch(/[^.]$/);
      expect(rule.page.trim().length, `the page of ${rule.id}`).toBeGreaterThan(80);
    }
    expect(new Set(rules.map((rule) => rule.id)).size).toBe(rules.length);
  });

  test.each(rooms.filter((room) => existsSync(join(source, room, "rules.ts"))))(
    "of %s are in the catalogue, every one that the room declares",
    async (room) => {
      const module: Record<string, unknown> = await import(join(source, room, "rules.ts"));
      const list = module[`${room}Rules`];
      expect(Array.isArray(list), `${room}Rules`).toBe(true);
      const known = new Set(rules.map((rule) => rule.id));
      for (const rule of list as readonly { id: string }[]) expect(known).toContain(rule.id);
    },
  );
});

describe("errors", async () => {
  const errors = await loadErrors();
  const blocks: Readonly<Record<string, readonly string[]>> = {
    platform: ["01", "99"],
    project: ["02"],
    prompts: ["03"],
    bundles: ["04"],
    stores: ["05"],
    releases: ["06"],
    gates: ["07"],
    secrets: ["08"],
    aws: ["09"],
    github: ["10"],
    models: ["11"],
    evaluation: ["12"],
    provenance: ["13"],
    changes: ["14"],
    reports: ["15"],
    reader: ["16"],
  };
  const files = rooms.flatMap((room) =>
    [`${room}/errors.ts`, `${room}/${room}-errors.ts`]
      .filter((file) => existsSync(join(source, file)) && file !== "platform/errors.ts")
      .map((file) => [room, file] as const),
  );

  test("have codes of their own, a title and a page", () => {
    for (const error of errors) {
      expect(error.code).toMatch(/^SW\d{4}$/);
      expect(error.title, error.code).toMatch(/[^.]$/);
      expect(error.page.trim().length, `the page of ${error.code}`).toBeGreaterThan(60);
    }
    expect(new Set(errors.map((error) => error.code)).size).toBe(errors.length);
  });

  test.each(files)("of %s are in the catalogue and in the room's block of codes", async (room, file) => {
    const module: Record<string, { entries: Readonly<Record<string, unknown>> }> = await import(join(source, file));
    const codes = Object.keys(module[`${room}Errors`]?.entries ?? {});
    expect(codes.length).toBeGreaterThan(0);
    const known = new Set(errors.map((error) => error.code));
    for (const code of codes) {
      expect(known).toContain(code);
      expect(blocks[room]).toContain(code.slice(2, 4));
    }
  });

  test.each(files)("of %s are each thrown somewhere", async (room, file) => {
    const codes = errors.map((error) => error.code);
    const text = await sourceText();
    const declared = await readFile(join(source, file), "utf8");
    for (const code of codes.filter((candidate) => declared.includes(`${candidate}:`))) {
      expect(text.split(`"${code}"`).length, `${room} declares ${code} and never throws it`).toBeGreaterThan(1);
    }
  });
});

async function sourceText(): Promise<string> {
  const names = readdirSync(source, { recursive: true, encoding: "utf8" }).filter((name) => name.endsWith(".ts"));
  return (await Promise.all(names.map((name) => readFile(join(source, name), "utf8")))).join("\n");
}

function jsTypeOf(type: string): string {
  return type === "boolean" || type === "number" ? type : "string";
}
