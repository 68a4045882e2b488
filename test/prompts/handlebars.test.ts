/** Handlebars 4.7.10 and Dotprompt 1.1.2 as oracles: random templates mean the same to them and to us. */
import { Dotprompt } from "dotprompt";
import fc from "fast-check";
import Handlebars from "handlebars";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/platform/json.ts";
import { defaultPromptLimits } from "../../src/prompts/limits.ts";
import { parseTemplate } from "../../src/prompts/parse.ts";
import { renderTemplate } from "../../src/prompts/render.ts";
import { Problems } from "../../src/prompts/template/problems.ts";
import { readStatements } from "../../src/prompts/template/statements.ts";
import type { Call, Operand, Program, Statement, Strip } from "../../src/prompts/template/syntax.ts";
import { controlWhitespace } from "../../src/prompts/template/whitespace.ts";
import type { TemplateTree } from "../../src/prompts/tree.ts";
import { contextData, plainData, plainTemplate, spacing, tokenSoup } from "./template-arbitraries.ts";

const partials: Record<string, string> = {
  leaf: "<{{a}}|{{@index}}|{{../a}}|{{@root.b}}>",
  lines: "one\n\n{{#each list}}\n  {{this}}\n{{/each}}\nlast {{b}}",
  nested: "\n  {{> lines obj a=a}}\n{{> leaf}}",
};

function treeOf(text: string): TemplateTree {
  const { tree, problems } = parseTemplate(
    { source: { file: "t.prompt", text }, text, startOffset: 0 },
    defaultPromptLimits,
    "dotprompt",
  );
  if (tree === undefined) throw new Error(`${JSON.stringify(text)}: ${problems[0]?.message}`);
  return tree;
}

const partialTrees = new Map(Object.entries(partials).map(([name, text]) => [name, treeOf(text)]));

describe("syntax", () => {
  test("any text is accepted or refused, and understood, as Handlebars does", () => {
    let accepted = 0;
    fc.assert(
      fc.property(fc.oneof(tokenSoup, plainTemplate({ partialNames: ["leaf"] })), (text) => {
        const theirs = handlebarsSyntax(text);
        const problems = new Problems({ file: "t.prompt", text });
        const program = readStatements(text, 0, defaultPromptLimits, problems);
        const unsupported = problems.findings.some(({ rule }) => rule === "unsupported-syntax");
        // Raw blocks, decorators and computed partials are refused on purpose, whatever else is wrong.
        if (theirs === "unsupported" || (unsupported && theirs !== undefined)) {
          expect(unsupported).toBe(true);
          return;
        }
        if (theirs === undefined) {
          expect(problems.fatal).toBe(true);
          return;
        }
        expect(problems.findings).toEqual([]);
        controlWhitespace(program);
        expect(programShape(program)).toEqual(theirs);
        accepted++;
      }),
      { numRuns: 4000 },
    );
    expect(accepted).toBeGreaterThan(1500);
  });
});

describe("rendering", () => {
  test("plain templates give the text that Handlebars gives", () => {
    const environment = Handlebars.create();
    environment.registerHelper("json", (value: unknown, options: { hash: { indent?: string | number } }) => {
      return new environment.SafeString(JSON.stringify(value, null, options.hash.indent ?? 0));
    });
    environment.registerHelper("ifEquals", function (this: unknown, left, right, options) {
      return left === right ? options.fn(this) : options.inverse(this);
    });
    environment.registerHelper("unlessEquals", function (this: unknown, left, right, options) {
      return left !== right ? options.fn(this) : options.inverse(this);
    });
    for (const [name, text] of Object.entries(partials)) environment.registerPartial(name, text);
    let filled = 0;
    fc.assert(
      fc.property(
        plainTemplate({ partialNames: Object.keys(partials) }),
        plainData,
        contextData,
        (text, input, context) => {
          // Values are escaped here, which changes none of ours, because without it Handlebars adds adjacent numbers up.
          const options = { knownHelpers: { json: true, ifEquals: true, unlessEquals: true }, knownHelpersOnly: true };
          const theirs = environment.compile(text, options)(input, { data: { ...context } });
          const ours = renderTemplate(treeOf(text), partialTrees, { input: input as JsonObject, context }, lenient);
          if (/\S/.test(theirs)) filled++;
          expect(ours).toEqual(/\S/.test(theirs) ? [{ role: "user", content: [{ text: theirs }] }] : []);
        },
      ),
      { numRuns: 3000 },
    );
    expect(filled).toBeGreaterThan(1000);
  });

  test("roles, history, media and sections give the messages that Dotprompt gives", async () => {
    const structure = fc.oneof(
      spacing,
      fc.constantFrom("text", "{{a}}", "{{empty}}", "{{{b}}}", "\n"),
      fc.constantFrom(
        '{{role "system"}}',
        '{{role "user"}}\n',
        '{{role "model"}}',
        "{{role who}}",
        "{{history}}",
        "{{history}}\n",
      ),
      fc.constantFrom(
        "{{media url=link}}",
        '{{media url="a.png" contentType="image/png"}}',
        "{{media url=link contentType=none}}",
      ),
      fc.constantFrom('{{section "one"}}', "{{section part}}\n", "  {{> structured}}\n", "{{> structured}}"),
    );
    const history = fc.array(
      fc.record({
        role: fc.constantFrom("user", "model"),
        content: fc.constant<{ text: string }[]>([{ text: "earlier" }]),
      }),
      { maxLength: 2 },
    );
    const structured = 'in {{role "model"}}\n\n{{media url=link}}\n x\n{{section "two"}}\n';
    const trees = new Map([["structured", treeOf(structured)]]);
    await fc.assert(
      fc.asyncProperty(fc.array(structure, { maxLength: 12 }), history, fc.boolean(), async (parts, messages, some) => {
        const text = parts.join("");
        const input = {
          a: "A",
          b: "  ",
          empty: "",
          who: "tool",
          link: "s3://bucket/x.png",
          none: some ? "image/gif" : "",
          part: "p",
        };
        const dotprompt = new Dotprompt({ partials: { structured } });
        const theirs = await dotprompt.render(text, { input, messages });
        const ours = renderTemplate(treeOf(text), trees, { input, history: messages }, lenient);
        expect(ours).toEqual(theirs.messages);
      }),
      { numRuns: 1500 },
    );
  });
});

const lenient = { compat: "dotprompt", limits: defaultPromptLimits } as const;

/** Handlebars' syntax tree in the terms of ours; undefined where it refuses the text. */
function handlebarsSyntax(text: string): unknown {
  let program: hbs.AST.Program;
  try {
    program = Handlebars.parse(text);
  } catch {
    return undefined;
  }
  try {
    return theirProgram(program);
  } catch (error) {
    if (error instanceof RangeError) return "unsupported";
    throw error;
  }
}

function theirProgram(program: hbs.AST.Program | undefined): unknown {
  if (program === undefined) return undefined;
  return { chained: "chained" in program && program.chained === true, body: program.body.map(theirStatement) };
}

function theirStatement(statement: hbs.AST.Statement): unknown {
  switch (statement.type) {
    case "ContentStatement": {
      const content = statement as hbs.AST.ContentStatement & { original: string };
      return { text: content.original, left: content.value };
    }
    case "CommentStatement":
      return { comment: theirStrip((statement as hbs.AST.CommentStatement).strip) };
    case "MustacheStatement": {
      const mustache = statement as hbs.AST.MustacheStatement;
      return { call: theirCall(mustache, mustache.path), strip: theirStrip(mustache.strip) };
    }
    case "PartialStatement": {
      const partial = statement as hbs.AST.PartialStatement;
      if (partial.name.type === "SubExpression") throw new RangeError("computed partial");
      return { partial: theirCall(partial, partial.name), indent: partial.indent, strip: theirStrip(partial.strip) };
    }
    case "PartialBlockStatement": {
      const block = statement as hbs.AST.PartialBlockStatement;
      if (block.name.type === "SubExpression") throw new RangeError("computed partial");
      return {
        partialBlock: theirCall(block, block.name),
        program: theirProgram(block.program),
        strips: [theirStrip(block.openStrip), theirStrip(block.closeStrip)],
      };
    }
    case "BlockStatement": {
      const block = statement as hbs.AST.BlockStatement;
      if (!("open" in block.openStrip)) throw new RangeError("raw block");
      return {
        block: theirCall(block, block.path),
        parameters: block.program?.blockParams ?? block.inverse?.blockParams ?? [],
        program: theirProgram(block.program),
        inverse: theirProgram(block.inverse),
        strips: [theirStrip(block.openStrip), theirStrip(block.inverseStrip), theirStrip(block.closeStrip)],
      };
    }
    default:
      throw new RangeError("decorator");
  }
}

function theirStrip(strip: hbs.AST.StripFlags | undefined): unknown {
  return strip === undefined ? undefined : [strip.open, strip.close];
}

function theirCall(node: { params: hbs.AST.Expression[]; hash?: hbs.AST.Hash }, head: hbs.AST.Expression): unknown {
  return [
    theirOperand(head),
    node.params.map(theirOperand),
    (node.hash?.pairs ?? []).map((pair) => [pair.key, theirOperand(pair.value)]),
  ];
}

function theirOperand(operand: hbs.AST.Expression): unknown {
  if (operand.type === "PathExpression") {
    const { data, depth, parts, original } = operand as hbs.AST.PathExpression;
    return { path: original, data, up: depth, parts };
  }
  if (operand.type === "SubExpression") {
    const call = operand as hbs.AST.SubExpression;
    return { call: theirCall(call, call.path) };
  }
  return { literal: "value" in operand ? operand.value : operand.type === "NullLiteral" ? null : undefined };
}

function programShape(program: Program | undefined): unknown {
  return program === undefined ? undefined : { chained: program.chained, body: program.body.map(statementShape) };
}

function statementShape(statement: Statement): unknown {
  switch (statement.kind) {
    case "content":
      return { text: statement.original, left: statement.value };
    case "comment":
      return { comment: stripShape(statement.strip) };
    case "mustache":
      return { call: callShape(statement.call), strip: stripShape(statement.strip) };
    case "partial":
      return { partial: callShape(statement.call), indent: statement.indent, strip: stripShape(statement.strip) };
    default:
      if (statement.partial) {
        return {
          partialBlock: callShape(statement.call),
          program: programShape(statement.program),
          strips: [stripShape(statement.openStrip), stripShape(statement.closeStrip)],
        };
      }
      return {
        block: callShape(statement.call),
        parameters: statement.parameters.map((parameter) => parameter.name),
        program: programShape(statement.program),
        inverse: programShape(statement.inverse),
        strips: [stripShape(statement.openStrip), stripShape(statement.inverseStrip), stripShape(statement.closeStrip)],
      };
  }
}

function stripShape(strip: Strip | undefined): unknown {
  return strip === undefined ? undefined : [strip.open, strip.close];
}

function callShape({ head, parameters, pairs }: Call): unknown {
  return [operandShape(head), parameters.map(operandShape), pairs.map((pair) => [pair.key, operandShape(pair.value)])];
}

function operandShape(operand: Operand): unknown {
  switch (operand.kind) {
    case "path":
      return { path: operand.original, data: operand.data, up: operand.up, parts: operand.parts };
    case "literal":
      return { literal: operand.value };
    default:
      return { call: callShape(operand.call) };
  }
}
