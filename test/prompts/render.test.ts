/** How strict rendering differs from Dotprompt's, and what its errors say; the common ground is in handlebars.test.ts. */
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { JsonObject } from "../../src/platform/json.ts";
import { jsonText } from "../../src/prompts/template/values.ts";
import { textOf as lenientOrStrict, render, thrownBy, treeOf } from "./templates.ts";

const textOf = lenientOrStrict;

describe("absent values", () => {
  test.each([
    ["{{nmae}}", { name: "Ada" }, "`nmae` has no value: there is no `nmae`.", "Did you mean `name`?"],
    [
      "{{a.b}}",
      {},
      "`a.b` has no value: there is no `a`.",
      "Pass it in the input, give it a default, or put `{{#if a.b}}…{{/if}}` around it.",
    ],
    [
      "{{user.mial}}",
      { user: { mail: "a@b" } },
      "`user.mial` has no value: `user` has no `mial`.",
      "Did you mean `mail`?",
    ],
    [
      "{{a.b.c}}",
      { a: { b: null } },
      "`a.b.c` has no value: `a.b` is null.",
      "Pass it in the input, give it a default, or put `{{#if a.b.c}}…{{/if}}` around it.",
    ],
    [
      "{{../a}}",
      { a: 1 },
      "`../a` has no value: what it begins with is absent.",
      "Pass it in the input, give it a default, or put `{{#if ../a}}…{{/if}}` around it.",
    ],
    [
      "{{@state.count}}",
      {},
      "`@state.count` has no value: what it begins with is absent.",
      "Pass it in the input, give it a default, or put `{{#if @state.count}}…{{/if}}` around it.",
    ],
    [
      "{{json order}}",
      {},
      "`order` has no value: there is no `order`.",
      "Pass it in the input, give it a default, or put `{{#if order}}…{{/if}}` around it.",
    ],
    [
      "{{lookup prices product}}",
      { prices: {}, product: "tent" },
      "`prices` has no value.",
      "Pass it in the input, give it a default, or put `{{#if prices}}…{{/if}}` around it.",
    ],
    [
      "{{media url=photo}}",
      {},
      "`photo` has no value: there is no `photo`.",
      "Pass it in the input, give it a default, or put `{{#if photo}}…{{/if}}` around it.",
    ],
    [
      "{{items.[3]}}",
      { items: [1] },
      "`items.[3]` has no value: `items` has no `3`.",
      "Pass it in the input, give it a default, or put `{{#if items.[3]}}…{{/if}}` around it.",
    ],
  ] as const)("%s is an error, which says what is missing", (template, input: JsonObject, message, next) => {
    expect(thrownBy(() => render(template, input))).toMatchObject({ code: "SW0301", class: "usage", message, next });
  });

  test("the error points into the file, also where the tag stands in a partial", () => {
    const partials = { sign: "Yours,\n  {{agent.name}}" };
    expect(thrownBy(() => render("Hi\n{{> sign}}", { agent: {} }, { partials }))).toMatchObject({
      place: { file: "_sign.prompt", line: 2, column: 5 },
    });
    expect(thrownBy(() => render("Hi {{> sign}}\n{{brand}}", { agent: { name: "A" } }, { partials }))).toMatchObject({
      place: { file: "greeting.prompt", line: 2, column: 3 },
    });
  });

  test("tests, blocks and arguments of partials take an absent value as absent", () => {
    const template =
      "{{#if a}}1{{else}}2{{/if}}{{#unless a}}3{{/unless}}{{#each a}}4{{else}}5{{/each}}{{#with a}}6{{else}}7{{/with}}" +
      '{{#a}}8{{else}}9{{/a}}{{#ifEquals a "x"}}10{{else}}11{{/ifEquals}}{{> p b=a}}';
    expect(textOf(template, {}, { partials: { p: "{{#if b}}12{{else}}13{{/if}}" } })).toBe("23579" + "11" + "13");
  });

  test("null is a value, and is written as nothing", () => {
    expect(textOf("[{{a}}]{{#each list}}[{{this}}]{{/each}}", { a: null, list: [null, 1] })).toBe("[][][1]");
  });

  test("with compat: dotprompt the place stays empty", () => {
    const template = "[{{a}}][{{a.b}}][{{../a}}][{{@state.x}}][{{lookup a 'b'}}][{{json a}}]";
    expect(textOf(template, {}, { compat: "dotprompt" })).toBe("[][][][][][undefined]");
  });
});

describe("values in text", () => {
  test("objects and lists are errors that name the way out", () => {
    expect(thrownBy(() => render("{{order}}", { order: { id: 1 } }))).toMatchObject({
      code: "SW0302",
      message: "`order` is an object and cannot stand in text as it is.",
      next: "Name the part that is meant, or write `{{json order}}` for JSON.",
    });
    expect(thrownBy(() => render("{{items}}", { items: [1] }))).toMatchObject({
      code: "SW0302",
      next: "Write `{{#each items}}…{{/each}}` for its elements, or `{{json items}}` for JSON.",
    });
    const lenient = { compat: "dotprompt" } as const;
    expect(textOf("{{order}} {{items}}", { order: { toString: "x" }, items: [1, [2, null]] }, lenient)).toBe(
      "[object Object] 1,2,",
    );
  });

  test("adjacent numbers are written one after the other", () => {
    for (const compat of ["strict", "dotprompt"] as const) {
      expect(textOf("{{a}}{{b}}", { a: 1, b: 2 }, { compat })).toBe("12");
      expect(textOf("{{#if yes}}{{a}}{{/if}}{{b}}", { yes: true, a: 1, b: true }, { compat })).toBe("1true");
    }
  });

  test.each([
    [0, "0"],
    [-0, "0"],
    [0.1, "0.1"],
    [1e21, "1e+21"],
    [123456789012345680000, "123456789012345680000"],
    [1e-7, "1e-7"],
    [0.000001, "0.000001"],
    [true, "true"],
    [false, "false"],
    ["<&\"'>", "<&\"'>"],
  ])("%s is written as %s", (value, text) => {
    expect(textOf("{{value}}", { value })).toBe(text);
    if (typeof value === "number") expect(textOf("{{json value}}", { value })).toBe(JSON.stringify(value));
  });

  test("JSON is that of JSON.stringify, and has a length that is not passed", () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.constantFrom<string | number>(0, 2, 12, "--", "\t"), (value, indent) => {
        const whole = JSON.stringify(value, null, indent);
        expect(jsonText(value, indent, 1_000_000)).toBe(whole);
        expect(jsonText(value, indent, whole.length)).toBe(whole);
        expect(thrownBy(() => jsonText(value, indent, whole.length - 1))).toMatchObject({ code: "SW0306" });
      }),
      { numRuns: 500 },
    );
  });

  test("lists and texts have a length and elements", () => {
    const input = { items: ["tent", "stove"], name: "Ünï👋", none: "" };
    expect(textOf("{{items.length}} {{items.[1]}} {{name.length}} {{name.[0]}} {{none.length}}", input)).toBe(
      "2 stove 5 Ü 0",
    );
  });
});

describe("strict structure", () => {
  test("a role or section that comes from data is refused when it is rendered, too", () => {
    const tree = treeOf("{{role speaker}}Hi", "dotprompt");
    expect(tree.nodes).toHaveLength(2);
    expect(render("{{role speaker}}Hi", { speaker: "model" }, { compat: "dotprompt" })).toEqual([
      { role: "model", content: [{ text: "Hi" }] },
    ]);
  });

  test.each([
    ["{{role x}}a", "A B", "`A B` is no role."],
    ["{{role x}}a", "System", "`System` is no role."],
    ["{{role x}}a", 7, "The role is not a text."],
    ["{{section x}}a", "one two", "`one two` is no name of a section."],
    ["{{section x}}a", "", "`` is no name of a section."],
    ["{{media url=x}}", "", "The address of the media is empty."],
    ["{{media url=x}}", { a: 1 }, "The address of the media is not a text."],
    ["{{media url='a.png' contentType=x}}", 7, "The content type of the media is not a text."],
  ])("%s with %j", (template, x, message) => {
    expect(thrownBy(() => render(template, { x }, { compat: "dotprompt" }))).toMatchObject({ code: "SW0308", message });
  });

  test("media are files of the project, data: and allowed s3: addresses", () => {
    const allowed = { mediaAllowed: ["s3://acme-media/"] };
    const url = (x: string) => render("{{media url=x}}", { x }, allowed);
    for (const fine of ["media/photo.png", "data:image/png;base64,AAAA", "s3://acme-media/a.png"]) {
      expect(url(fine)).toEqual([{ role: "user", content: [{ media: { url: fine } }] }]);
    }
    const refused: [string, string][] = [
      ["https://example.com/a.png", "`https://example.com/a.png` is on the web, and nothing is fetched from there."],
      ["s3://other/a.png", "`s3://other/a.png` is in no bucket that this project allows."],
      ["../../etc/passwd", "`../../etc/passwd` leads out of the project."],
      ["/etc/passwd", "`/etc/passwd` leads out of the project."],
      ["a\\..\\b.png", "`a\\..\\b.png` leads out of the project."],
      ["file:///etc/passwd", "Addresses that begin with `file:` are not used."],
      ["data:text/html,<b>", "`data:text/html,<b>` is no complete `data:` address."],
      ["JavaScript:alert(1)", "Addresses that begin with `javascript:` are not used."],
    ];
    for (const [address, message] of refused) {
      expect(thrownBy(() => url(address))).toMatchObject({ code: "SW0312", message, place: { line: 1, column: 13 } });
    }
    expect(render("{{media url=x}}", { x: "https://a/b" }, { compat: "dotprompt" })).toEqual([
      { role: "user", content: [{ media: { url: "https://a/b" } }] },
    ]);
  });

  test("an address with a space stays whole", () => {
    expect(render("{{media url=x}}", { x: "my photo.png image/png" })).toEqual([
      { role: "user", content: [{ media: { url: "my photo.png image/png" } }] },
    ]);
  });
});

describe("partials", () => {
  test("a missing partial is an error at its name", () => {
    expect(thrownBy(() => render("Hi\n{{> sgin}}", {}))).toMatchObject({
      code: "SW0303",
      message: "There is no partial `sgin`.",
      place: { file: "greeting.prompt", line: 2, column: 5 },
    });
  });

  test("a partial sees neither block parameters nor outer contexts of its caller", () => {
    const partials = { p: "[{{item}}{{../name}}{{@index}}]" };
    const template = "{{#each list as |item|}}{{> p}}{{/each}}";
    expect(textOf(template, { name: "Ada", list: [{ a: 1 }] }, { partials, compat: "dotprompt" })).toBe("[0]");
  });

  test("roles and media inside an indented partial keep their places", () => {
    const partials = { turns: 'a\n{{role "model"}}b\n{{media url="x.png"}}\n' };
    expect(render("Start:\n  {{> turns}}\nEnd", {}, { partials })).toEqual([
      { role: "user", content: [{ text: "Start:\n  a\n  " }] },
      { role: "model", content: [{ text: "b\n  " }, { media: { url: "x.png" } }, { text: "\nEnd" }] },
    ]);
  });
});

describe("history", () => {
  const history = [{ role: "user", content: [{ text: "before" }] }];

  test("goes before the user's last message", () => {
    expect(render('{{role "system"}}s{{role "user"}}u', {}, { history })).toEqual([
      { role: "system", content: [{ text: "s" }] },
      { role: "user", content: [{ text: "before" }] },
      { role: "user", content: [{ text: "u" }] },
    ]);
  });

  test("that is no list of messages is refused", () => {
    for (const wrong of [
      [{ role: "user" }],
      [{ role: 1, content: [] }],
      ["text"],
      [{ role: "user", content: ["x"] }],
    ]) {
      expect(thrownBy(() => render("u", {}, { history: wrong as never }))).toMatchObject({
        code: "SW0310",
        message: "Message 1 of the history is not `{role, content}` with a list of parts as content.",
      });
    }
  });
});

describe("data that is not JSON", () => {
  const circular: Record<string, unknown> = {};
  circular["self"] = circular;
  let ran = false;
  const getter = {
    get value() {
      ran = true;
      return "x";
    },
  };
  class Customer {
    name = "Ada";
  }
  test.each([
    ["a function", { f: () => "x" }, "The input holds a function, which JSON does not have at `/f`."],
    ["a symbol", { a: [Symbol("x")] }, "The input holds a symbol, which JSON does not have at `/a/0`."],
    ["a bigint", { n: 1n }, "The input holds a bigint, which JSON does not have at `/n`."],
    ["NaN", { n: Number.NaN }, "The input holds NaN, which JSON does not have at `/n`."],
    ["a date", { when: new Date(0) }, "The input holds an object of a class at `/when`."],
    ["a map", { m: new Map([["a", 1]]) }, "The input holds an object of a class at `/m`."],
    ["an instance", { c: new Customer() }, "The input holds an object of a class at `/c`."],
    ["a getter", { g: getter }, "The input holds a getter at `/g/value`."],
    ["itself", circular, "The input is nested too deeply, or contains itself."],
    ["a list", [1], "The input is not an object."],
  ])("%s", (_, input, message) => {
    expect(thrownBy(() => render("{{g.value}}{{f}}", input as never, { compat: "dotprompt" }))).toMatchObject({
      code: "SW0309",
      message,
    });
    expect(ran).toBe(false);
  });
});
