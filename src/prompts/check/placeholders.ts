/** Placeholders of other template languages, which stay in the text as they are: `{name}`, `${name}`, `{% if %}`. */

import type { Finding } from "../../platform/finding.ts";
import { createFinding } from "../../platform/finding-at.ts";
import { nearest } from "../../platform/nearest.ts";
import type { OffsetRange } from "../../platform/text.ts";
import type { TemplateSource } from "../parse.ts";
import { foreignPlaceholder } from "../rules.ts";
import type { TemplateComment } from "../tree.ts";
import { tagName } from "./unused.ts";

/** More of them say nothing new about one template. */
const mostFindings = 25;

export interface PlaceholderCheck {
  readonly findings: readonly Finding[];
  /** Variables that were meant by some placeholder: nothing else need be said about their not being used. */
  readonly names: ReadonlySet<string>;
}

export interface KnownVariables {
  readonly names: readonly string[];
  isUsed(name: string): boolean;
  /** A classic prompt: `{name}` is the usual mistake there, whether or not the configuration has the name. */
  readonly isClassic: boolean;
}

/** Looks at the text between the tags. `comments` are left out, as are tags, which cannot hold any of these. */
export function checkPlaceholders(
  template: TemplateSource,
  comments: readonly TemplateComment[],
  variables: KnownVariables,
): PlaceholderCheck {
  const { text, startOffset, source } = template;
  const findings: Finding[] = [];
  const names = new Set<string>();
  const known = new Set(variables.names);
  const isComment = containedIn(comments);

  const found = [...bracesIn(text), ...statementsIn(text)].sort((left, right) => left.start - right.start);
  const certain = found.some((one) => one.kind === "name" && known.has(one.name) && !variables.isUsed(one.name));
  const noTags = !text.includes("{{");
  for (const one of found) {
    const place = { start: startOffset + one.start, end: startOffset + one.end };
    if (findings.length >= mostFindings) break;
    if (isComment(place)) continue;
    if (one.kind === "statement") {
      findings.push(
        createFinding(foreignPlaceholder, source, place, {
          message: `\`${one.text}\` is a tag of Jinja; here it is text, which the model sees.`,
          help: one.help,
        }),
      );
      continue;
    }
    // Words in braces are prose, but where a variable has this name.
    if (one.name.includes(" ") && !known.has(one.name)) continue;
    if (!known.has(one.name) && !certain && !(variables.isClassic && noTags)) continue;
    const meant = known.has(one.name) ? one.name : nearest(one.name, known);
    if (known.has(one.name)) names.add(one.name);
    const isMistake = known.has(one.name) ? !variables.isUsed(one.name) : variables.isClassic;
    findings.push(
      createFinding(foreignPlaceholder, source, place, {
        message: known.has(one.name)
          ? `\`${one.text}\` is not filled in: the model sees it as it stands.`
          : `\`${one.text}\` is not filled in, and \`${one.name}\` is no variable of this prompt${meant === undefined ? "." : `; did you mean \`${meant}\`?`}`,
        help: `Write \`{{${tagName(meant ?? one.name)}}}\`${meant === undefined ? `, and ${declaring(one.name, variables.isClassic)}` : ""}.`,
        ...(isMistake ? {} : { severity: "warning" }),
      }),
    );
  }
  return { findings, names };
}

function declaring(name: string, isClassic: boolean): string {
  return isClassic ? `add \`"${name}": "…"\` to the configuration` : `add \`${name}: string\` under input.schema`;
}

/** Whether a place is inside one of the ranges; to be asked from left to right. */
function containedIn(ranges: readonly OffsetRange[]): (place: OffsetRange) => boolean {
  const sorted = [...ranges].sort((left, right) => left.start - right.start);
  let next = 0;
  return (place) => {
    while ((sorted[next]?.end ?? Number.POSITIVE_INFINITY) < place.end) next++;
    return (sorted[next]?.start ?? Number.POSITIVE_INFINITY) <= place.start;
  };
}

type Placeholder =
  | {
      readonly kind: "name";
      readonly name: string;
      readonly text: string;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: "statement";
      readonly text: string;
      readonly help: string;
      readonly start: number;
      readonly end: number;
    };

/** `{name}`, `${name}`, `{name:>10}`; not `{{name}}`. */
function bracesIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const braces = /\{([A-Za-z_][A-Za-z0-9_]{0,63}(?: [A-Za-z0-9_]{1,63}){0,5})(?:[:!][^{}\n]{0,20})?\}/g;
  for (let match = braces.exec(text); match !== null; match = braces.exec(text)) {
    const [written, name = ""] = match;
    const before = text[match.index - 1];
    const end = match.index + written.length;
    if (before === "{" || text[end] === "}") continue;
    const start = before === "$" ? match.index - 1 : match.index;
    found.push({ kind: "name", name, text: text.slice(start, end), start, end });
  }
  return found;
}

/** `{% … %}` and `{# … #}`. */
function statementsIn(text: string): readonly Placeholder[] {
  const found: Placeholder[] = [];
  const statements = /\{%[-+]?\s{0,8}([A-Za-z]\w{0,30})([^%\n]{0,200})%\}|\{#\s[^#\n]{0,200}#\}/g;
  for (let match = statements.exec(text); match !== null; match = statements.exec(text)) {
    const [written, keyword, rest = ""] = match;
    found.push({
      kind: "statement",
      text: written.length > 60 ? `${written.slice(0, 60)}…` : written,
      help:
        keyword === undefined ? commentInHandlebars(written) : inHandlebars(keyword, rest.replace(/[-+]$/, "").trim()),
      start: match.index,
      end: match.index + written.length,
    });
  }
  return found;
}

function commentInHandlebars(written: string): string {
  return `Write \`{{! ${written.slice(2, -2).trim()} }}\`.`;
}

/** The tag of Handlebars that does what the tag of Jinja does. */
function inHandlebars(keyword: string, rest: string): string {
  switch (keyword) {
    case "if":
      return `Write \`{{#${condition(rest)}}}\`, and \`{{/${condition(rest).split(" ")[0]}}}\` at its end.`;
    case "elif":
      return `Write \`{{else ${condition(rest)}}}\`.`;
    case "else":
      return "Write `{{else}}`.";
    case "endif":
      return "Write `{{/if}}`, or `{{/ifEquals}}` where the block begins like that.";
    case "for": {
      const match = /^(\w{1,40})\s+in\s+(\S{1,80})/.exec(rest);
      return match === null
        ? "Write `{{#each list as |item|}}…{{/each}}`."
        : `Write \`{{#each ${match[2]} as |${match[1]}|}}\`, and \`{{/each}}\` at its end.`;
    }
    case "endfor":
      return "Write `{{/each}}`.";
    case "include":
      return `Write \`{{> ${rest.replaceAll(/["']|\.\w+/g, "").trim() || "name"}}}\`.`;
    case "raw":
    case "endraw":
      return "Remove it; a tag that is to stay text is written `\\{{name}}`.";
    default:
      return "Remove it: Handlebars has nothing like it. Compute the value before, and pass it as a variable.";
  }
}

function condition(test: string): string {
  const comparison = /^(\S{1,80})\s*([=!]=)\s*(\S.{0,80})$/.exec(test);
  if (comparison !== null) {
    const helper = comparison[2] === "==" ? "ifEquals" : "unlessEquals";
    return `${helper} ${comparison[1]} ${comparison[3]?.replaceAll("'", '"')}`;
  }
  const negated = /^not\s+(\S{1,80})$/.exec(test);
  return negated === null ? `if ${test}` : `unless ${negated[1]}`;
}
