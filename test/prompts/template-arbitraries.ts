/** Random templates and data for comparing with Handlebars and Dotprompt. */
import fc from "fast-check";

/** Text between tags: white space in every arrangement that white-space control cares about. */
export const spacing = fc.constantFrom(
  "",
  "",
  " ",
  "\n",
  "\n\n",
  "  \n",
  "\n  ",
  " \n ",
  "\r\n",
  "\t",
  " x ",
  "x\n",
  "\nx",
  "ü",
);

const tilde = fc.constantFrom("", "", "", "~");

const path = fc.constantFrom(
  "a",
  "b",
  "obj.a",
  "obj.b.a",
  "obj/list",
  "list",
  "lists",
  "rows",
  "empty",
  "zero",
  "yes",
  "no",
  "absent",
  "absent.more",
  "list.length",
  "a.length",
  "list.[0]",
  "rows.[1].a",
  "this",
  ".",
  "this.a",
  "./b",
  "..",
  "../a",
  "../../b",
  "../this",
  "@root.a",
  "@root",
  "@index",
  "@key",
  "@first",
  "@last",
  "@../index",
  "@../key",
  "@state.a",
  "@state.count.more",
  "@other",
  "[first name]",
  "obj.[first name]",
  "item",
  "item.a",
  // Not `key`: Handlebars takes `@key` for a block parameter of that name.
  "place",
);

/** Never null or absent: Handlebars makes an object of such a context inside `if`, and `{{this}}` shows it. */
const context = fc.constantFrom("this", ".", "@root", "@root.obj", "@root.rows");

const literal = fc.constantFrom('"x"', "'y z'", "7", "-2.5", "0", "true", "false", "null", "undefined", '""');

export interface TemplateShape {
  /** Parentheses: `lookup` and, where its result is used as text only, `json`. */
  readonly partialNames: readonly string[];
}

/** Well-formed templates without roles, history, media and sections. */
export function plainTemplate({ partialNames }: TemplateShape): fc.Arbitrary<string> {
  const { template } = fc.letrec<{ template: string; node: string; argument: string }>((tie) => ({
    argument: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      path,
      literal,
      fc.tuple(path, fc.oneof(path, literal)).map(([owner, key]) => `(lookup ${owner} ${key})`),
      fc.tuple(tie("argument"), path).map(([owner, key]) => `(lookup ${owner} ${key})`),
    ),
    node: fc.oneof(
      { depthSize: "small", withCrossShrink: true },
      spacing,
      fc.tuple(tilde, path, tilde).map(([open, name, close]) => `{{${open}${name}${close}}}`),
      // Text first, or Handlebars adds adjacent numbers up (handlebars#1838).
      fc.tuple(tilde, path, tilde).map(([open, name, close]) => `-{{${open}{${name}}${close}}}-`),
      fc.tuple(tilde, tilde).map(([open, close]) => `{{${open}! note ${close}}}`),
      fc.tuple(tilde, tilde).map(([open, close]) => `{{${open}!-- note }} --${close}}}`),
      fc.constantFrom("\\{{a}}", "\\\\{{a}}", " { ", " } ", " { { "),
      fc.tuple(tie("argument"), tie("argument")).map(([owner, key]) => `{{lookup ${owner} ${key}}}`),
      fc
        .tuple(path, fc.constantFrom("", " indent=2", ' indent="--"'))
        .map(([value, indent]) => `{{json ${value}${indent}}}`),
      ...partialNames.map((name) =>
        fc
          .tuple(tilde, fc.option(context), fc.option(tie("argument")), tilde)
          .map(
            ([open, about, value, close]) =>
              `{{${open}> ${name}${about === null ? "" : ` ${about}`}${value === null ? "" : ` a=${value}`}${close}}}`,
          ),
      ),
      fc.tuple(context, tie("template")).map(([about, body]) => `{{#> missing ${about}}}${body}{{/missing}}`),
      fc
        .tuple(tilde, path, tilde, tie("template"), fc.option(tie("template")))
        .map(
          ([open, name, close, body, otherwise]) =>
            `{{${open}#${name}${close}}}${body}${otherwise === null ? "" : `{{${close}else${open}}}${otherwise}`}{{/${name}}}`,
        ),
      fc
        .tuple(tilde, path, tilde, tie("template"))
        .map(([open, name, close, body]) => `{{${open}^${name}${close}}}${body}{{${close}/${name}${open}}}`),
      fc
        .tuple(fc.constantFrom("each", "with"), tie("argument"), tie("template"), fc.option(tie("template")), tilde)
        .map(
          ([helper, value, body, otherwise, mark]) =>
            `{{#${helper} ${value} as |item${helper === "each" ? " place" : ""}|${mark}}}${body}${otherwise === null ? "" : `{{else}}${otherwise}`}{{${mark}/${helper}}}`,
        ),
      fc
        .tuple(fc.constantFrom("each", "with", "if", "unless"), tie("argument"), tie("template"), tilde, tilde)
        .map(
          ([helper, value, body, open, close]) =>
            `{{${open}#${helper} ${value}${close}}}${body}{{${close}/${helper}${open}}}`,
        ),
      fc
        .tuple(tie("argument"), tie("template"), tie("argument"), tie("template"), fc.option(tie("template")), tilde)
        .map(
          ([first, body, second, branch, otherwise, mark]) =>
            `{{#if ${first} includeZero=${second}}}${body}{{${mark}else if ${second}${mark}}}${branch}${otherwise === null ? "" : `{{${mark}^${mark}}}${otherwise}`}{{/if}}`,
        ),
      fc
        .tuple(
          fc.constantFrom("ifEquals", "unlessEquals"),
          tie("argument"),
          tie("argument"),
          tie("template"),
          tie("template"),
        )
        .map(
          ([helper, left, right, body, otherwise]) =>
            `{{#${helper} ${left} ${right}}}${body}{{else}}${otherwise}{{/${helper}}}`,
        ),
    ),
    template: fc
      .array(fc.tuple(spacing, tie("node"), spacing), { maxLength: 4, size: "small" })
      .map((parts) => parts.flat().join("")),
  }));
  return template;
}

/**
 * No null: inside `if`, Handlebars makes an object of a context that is null. Values that stay different under JavaScript's `==`: Handlebars compares contexts with it when it counts `..`, so that
 * `["x"]` and `"x"`, or 0 and false, are one level to it. Elements of lists become contexts; fields may be anything.
 */
/** Objects with the usual prototype: Handlebars turns some into text. */
function record<T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }, requiredKeys?: (keyof T)[]) {
  return fc.record(model, { noNullPrototype: true, ...(requiredKeys === undefined ? {} : { requiredKeys }) });
}

const elementText = fc.constantFrom("x", "yy", "Ünï ☃");
const element = fc.oneof(elementText, fc.constant(7), record({ a: elementText, b: fc.constantFrom(1.5, "b") }));
const list = fc.array(element, { minLength: 2, maxLength: 3 });

export const plainData = record(
  {
    a: fc.oneof(elementText, list),
    b: fc.constantFrom("b", 12, 1e21, -0, 0.1),
    obj: record(
      { a: elementText, b: record({ a: elementText }), list, "first name": elementText, "2": elementText },
      [],
    ),
    list,
    lists: fc.array(list, { minLength: 2, maxLength: 3 }),
    rows: fc.array(record({ a: elementText, list }), { minLength: 2, maxLength: 3 }),
    empty: fc.constantFrom([], "", {}),
    zero: fc.constant(0),
    yes: fc.constant(true),
    no: fc.constant(false),
    "first name": elementText,
  },
  ["obj", "rows", "zero", "yes", "no"],
);

export const contextData = record({ state: record({ a: elementText, count: fc.constantFrom(0, 3) }) });

/** Any sequence of what tags are made of; most of them are no templates. */
export const tokenSoup = fc
  .array(
    fc.constantFrom(
      ..."{{ }} {{{ }}} ~ # / ^ else if a b.c .. this . @x \"s\" 'q' \" ' \\ | as ( ) = k= k=1 ! -- 1 -2.5 0 true null".split(
        " ",
      ),
      ..."undefined [ ] & > {{/a}} {{#a}} {{^}} {{else}} \\{{ \\\\{{ text {{a}} {{~a~}} {{/if}} {{/p}} {{^a}} { } $ - %".split(
        " ",
      ),
      ...[
        " ",
        "  ",
        "\n",
        "\r\n",
        "\t",
        "\u2028",
        "\u00a0",
        "as |x|",
        "as |x y|",
        "[x y]",
        "[a\\]b]",
        "{{!-- c --}}",
        "{{! c }}",
      ],
      ...[
        "{{> p}}",
        "{{#if a}}",
        "{{#> p}}",
        "{{else if b}}",
        "{{#if a as |x|}}",
        "{{~^~}}",
        "{{~!-- c --~}}",
        "{{a k=(b c)}}",
      ],
    ),
    { maxLength: 16 },
  )
  .map((pieces) => pieces.join(""));
