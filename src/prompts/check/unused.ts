/** Variables that are declared and never used: in the template, in a partial, or in the name of the output. */
import type { Finding, SourceRange } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { jsonPointer } from "../../platform/json.ts";
import type { Prompt } from "../prompt.ts";
import { unusedVariable } from "../rules.ts";
import type { Use } from "./report.ts";
import { escapeName, type Identity, within } from "./scope.ts";
import { kinds, type Shape } from "./shape.ts";
import type { TemplateCheck } from "./template.ts";

/** More names say nothing new about one prompt. */
const mostUnused = 50;

/** Properties of properties, as deep as people look. */
const deepest = 4;

/** Which parts of the input are used, by identity; elements of a list are one, whichever loop goes through them. */
export class UsedNames {
  private readonly parts = new Set<string>();
  /** Used with everything in them. */
  private readonly wholes = new Set<string>();
  /** Gone through with `{{#each}}`: that takes all properties of an object, and the elements of a list. */
  private readonly looped = new Set<string>();

  constructor(uses: readonly Use[]) {
    for (const use of uses) {
      const identity = use.identity.replaceAll(/\/\*\d+/g, "/*");
      // The input itself is always an object.
      if (use.kind === "json" || use.kind === "text" || (use.kind === "each" && identity === "")) {
        this.wholes.add(identity);
      }
      if (use.kind === "each" || use.kind === "block") this.looped.add(identity);
      for (let at = identity; at !== "" && !this.parts.has(at); at = at.slice(0, at.lastIndexOf("/")))
        this.parts.add(at);
    }
  }

  /** Whether the part, something in it, or something around it as a whole is used. */
  has(identity: Identity): boolean {
    if (identity === undefined || this.parts.has(identity)) return true;
    for (let at = identity; at !== ""; ) {
      at = at.slice(0, at.lastIndexOf("/"));
      if (this.wholes.has(at)) return true;
    }
    return false;
  }

  /** Whether everything in an object is used. */
  isWhole(identity: string): boolean {
    return this.wholes.has(identity) || this.looped.has(identity);
  }

  /** Whether everything in the elements of a list is used. */
  isWholeList(identity: string): boolean {
    return this.wholes.has(identity) || this.wholes.has(`${identity}/*`);
  }
}

/** Variables and properties that nothing uses; `except` names variables that another finding speaks of. */
export function checkUnused(prompt: Prompt, check: TemplateCheck, except: ReadonlySet<string>): readonly Finding[] {
  const findings: Finding[] = [];
  const isClassic = prompt.input.schemaFrom === "variables";
  for (const name of check.known) {
    if (findings.length >= mostUnused) break;
    if (check.isUsed(name) || except.has(name)) continue;
    const range = declarationOf(prompt, name);
    // A default for a variable that the schema does not have is reported as such.
    if (range === undefined || (check.declared !== undefined && !check.declared.properties.has(name))) continue;
    findings.push(
      createFinding(unusedVariable, prompt.settings, range, {
        message: `\`${name}\` is declared, but the template never uses it.`,
        help: isClassic
          ? `Remove it from the configuration, or write \`{{${tagName(name)}}}\` into the template.`
          : `Remove it from the input, or write \`{{${tagName(name)}}}\` into the template.`,
      }),
    );
  }
  if (check.declared === undefined || isClassic) return findings;
  const search: Search = { prompt, used: new UsedNames(check.uses), findings };
  if (!search.used.isWhole("")) unusedInside(search, check.declared, "", [], 0);
  return findings;
}

interface Search {
  readonly prompt: Prompt;
  readonly used: UsedNames;
  readonly findings: Finding[];
}

/** Properties of an object that is used, and that nothing uses themselves: a note, for callers may share the object. */
function unusedInside(search: Search, shape: Shape, identity: string, path: readonly string[], depth: number): void {
  if (depth > deepest) return;
  for (const [name, property] of shape.properties) {
    const inner = within(identity, escapeName(name));
    if (search.findings.length >= mostUnused || inner === undefined) return;
    const at = [...path, "properties", name];
    if (depth > 0 && !search.used.has(inner)) {
      const range = rangeOf(search.prompt, at);
      if (range === undefined) continue;
      search.findings.push(
        createFinding(unusedVariable, search.prompt.settings, range, {
          message: `The property \`${name}\` is declared, but the template never uses it.`,
          help: "Remove it from the input schema, unless other prompts share the object.",
          severity: "note",
        }),
      );
      continue;
    }
    intoValue(search, property.shape(), inner, at, depth);
  }
}

function intoValue(search: Search, shape: Shape, identity: string, path: readonly string[], depth: number): void {
  if (shape.kinds & kinds.object && !search.used.isWhole(identity)) {
    unusedInside(search, shape, identity, path, depth + 1);
  }
  const elements = within(identity, "*");
  if (!(shape.kinds & kinds.list) || shape.items === undefined || elements === undefined) return;
  if (search.used.has(elements) && !search.used.isWholeList(identity)) {
    intoValue(search, shape.items(), elements, [...path, "items"], depth + 1);
  }
}

/** The classic layout may name the published file by a template of its own. */
export function isInFileName(prompt: Prompt, name: string): boolean {
  const file = prompt.output.file;
  if (file === undefined || !file.includes("{")) return false;
  return file.split(/[{}|]/).some((part) => part.trim() === name);
}

/** Where a variable is declared: in the schema, or among the defaults. */
export function declarationOf(prompt: Prompt, name: string): SourceRange | undefined {
  return rangeOf(prompt, ["properties", name]) ?? prompt.locations.keyAt(`/input/default${jsonPointer([name])}`);
}

function rangeOf(prompt: Prompt, path: readonly string[]): SourceRange | undefined {
  const inSchema = jsonPointer(path);
  const places = prompt.input.schemaPlaces;
  const place = places === undefined ? inSchema : places.get(inSchema);
  return place === undefined ? undefined : prompt.locations.keyAt(`/input/schema${place}`);
}

/** A name as a tag has it: in brackets where it holds a space or another sign. */
export function tagName(name: string): string {
  return /^[\p{L}_$][\p{L}\p{N}_$-]*$/u.test(name) ? name : `[${name}]`;
}
