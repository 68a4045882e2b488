import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Completion } from "../../src/models/completion.ts";
import { outputText } from "../../src/models/output.ts";
import { costOf } from "../../src/models/prices.ts";
import { safeMarkup } from "../../src/models/safe-markup.ts";
import { requestOf, testModel } from "./requests.ts";

function answer(text: string): Completion {
  return {
    format: "slipway/completion/v1",
    request: requestOf("x").digest,
    repeat: 1,
    provider: "bedrock",
    model: testModel,
    content: [{ text }],
    stopReason: "end_turn",
    usage: { inputTokens: 1, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
    latencyMilliseconds: 1,
    createdAt: "2026-11-23T10:00:00.000Z",
  };
}

const bodyOf = (page: string) => /<body>\n([\s\S]*)\n<\/body>/.exec(page)?.[1];
const html = (text: string) => bodyOf(outputText(answer(text), "html", "t"));

describe("an answer as a page", () => {
  it("is text in paragraphs where it is text", () => {
    expect(html("Dear <Jordan> & co,\nwelcome.\n\nBye")).toBe(
      "<p>Dear &lt;Jordan&gt; &amp; co,<br>\nwelcome.</p>\n<p>Bye</p>",
    );
  });

  it("holds no character that nobody sees", () => {
    expect(html("a\u001b[31mb\u202ec\u0000\td")).toBe("<p>a[31mbc\td</p>");
  });

  it("keeps the markup that a model wrote, also out of a code block and a whole document", () => {
    expect(html("```html\n<h1>Hi</h1><p>a &amp; b &eacute;</p>\n```")).toBe("<h1>Hi</h1><p>a &amp; b &amp;eacute;</p>");
    const whole =
      "<!DOCTYPE html><html><head><title>My &lt;page&gt;</title><style>b{}</style></head><body><p class='x' onclick=\"go()\">Hi</body></html>";
    const page = outputText(answer(whole), "html", "t");
    expect(bodyOf(page)).toBe("<p>Hi</p>");
    expect(page).toContain("<title>My &lt;page&gt;</title>");
    expect(page).toContain("Content-Security-Policy");
  });

  const attacks: readonly (readonly [string, string])[] = [
    ["<p>a<script>alert(1)</script>b</p>", "<p>ab</p>"],
    ["<p>a<scr<script></script>ipt>alert(1)</script></p>", "<p>aalert(1)</p>"],
    ["<p><img src=x onerror=alert(1)>x</p>", "<p>x</p>"],
    [
      "<p><a href='javascript:alert(1)'>x</a><a href=\"https://a.b/?q=1&amp;r=2\" onclick=x>y</a></p>",
      '<p><a>x</a><a href="https://a.b/?q=1&amp;r=2" rel="noopener noreferrer nofollow">y</a></p>',
    ],
    ["<p><a href=' java&#x73;cript:alert(1)'>x</a></p>", "<p><a>x</a></p>"],
    ["<p>x<svg><p><style><!--</style><img src=x onerror=alert(1)>--></p>", "<p>x</p>"],
    ["<p>x<iframe src=https://evil></iframe><form action=x><input></form></p>", "<p>x</p>"],
    ["<p title='><script>alert(1)</script>'>x</p>", "<p>x</p>"],
    ["<p>x<meta http-equiv=refresh content='0;url=https://evil'><base href=https://evil></p>", "<p>x</p>"],
    ["<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>", "<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>"],
    ["<p>a < b and c > d</p>", "<p>a &lt; b and c &gt; d</p>"],
    ["<div><p>open", "<div><p>open</p></div>"],
    ["</p></div><p>x</p>", "<p>x</p>"],
    ["<p>x<!-- a --><?php echo 1 ?></p>", "<p>x</p>"],
  ];
  for (const [written, shown] of attacks) it(`${written} is ${shown}`, () => expect(html(written)).toBe(shown));

  it("has no tag but the few that are kept, whatever the model writes", () => {
    const piece = fc.constantFrom(
      "<",
      ">",
      "/",
      "script",
      "p",
      "a href=",
      '"',
      "'",
      "javascript:",
      "<!--",
      "-->",
      "<p ",
      " onclick=",
      "x",
      "&lt;",
      "<svg>",
      "<title>",
      "=",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
        const safe = safeMarkup(pieces.join(""));
        for (const [, name = "", rest = ""] of safe.matchAll(/<\/?([^\s>/]*)([^>]*)>?/g)) {
          expect(["p", "a"]).toContain(name);
          expect(rest).not.toMatch(/onclick|javascript/i);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it("takes no time by the square of its length", () => {
    const began = performance.now();
    for (const unit of ["<a ", '<a "', "<script", "<!", "&#", "```", "<p><"]) html(unit.repeat(60_000));
    expect(performance.now() - began).toBeLessThan(8_000);
  });
});

describe("an answer as Markdown, JSON and text", () => {
  const md = (text: string) => outputText(answer(text), "md", "t");

  it("is Markdown without HTML outside of code", () => {
    expect(md("# Hi\n\n<b>x</b> `<b>` <https://a.b> a < b")).toBe("# Hi\n\n&lt;b>x&lt;/b> `<b>` <https://a.b> a < b\n");
    expect(md("```html\n<b>\n```\n<i>")).toBe("```html\n<b>\n```\n&lt;i>\n");
    expect(md("[x](javascript:alert(1)) [y](https://a.b)\n[z]: javascript:alert(1)")).toBe(
      "[x](unsafe:javascript:alert(1)) [y](https://a.b)\n[z]: unsafe:javascript:alert(1)\n",
    );
    expect(md("```markdown\n# Whole\n```")).toBe("# Whole\n");
    expect(md("`` ` <b> ``")).toBe("`` ` <b> ``\n");
  });

  it("is JSON out of a code block, and text with one line end", () => {
    expect(outputText(answer('```json\n{ "a": 1 }\n```'), "json", "t")).toBe('{ "a": 1 }\n');
    expect(outputText(answer("a\r\nb\n\n"), "txt", "t")).toBe("a\nb\n");
  });
});

it("knows no elements, and no tiers of a price, by names that every object has", () => {
  for (const name of ["constructor", "__proto__", "toString"]) {
    expect(safeMarkup(`a <${name} title="x">b</${name}>`)).not.toMatch(/</);
    const tokens = { inputTokens: 1_000_000, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 };
    expect(costOf({ input: 3, output: 1 }, tokens, name)).toBe(3);
  }
});
