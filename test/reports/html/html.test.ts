import { describe, expect, it } from "vitest";
import { type HtmlValue, html, ownCode } from "../../../src/reports/html/html.ts";
import { sentence, visibleText } from "../../../src/reports/html/visible-text.ts";

const text = (value: HtmlValue) => html`${value}`.toString();

describe("the html template", () => {
  it("escapes every value, in content and in attributes", () => {
    const hostile = `"><script>alert('x')</script>&amp;`;
    expect(html`<p title="${hostile}">${hostile}</p>`.toString()).toBe(
      '<p title="&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;">' +
        "&quot;&gt;&lt;script&gt;alert(&#39;x&#39;)&lt;/script&gt;&amp;amp;</p>",
    );
  });

  it("joins pieces and lists without escaping them twice, and leaves out what is absent", () => {
    const item = (name: string) => html`<li>${name}</li>`;
    expect(html`<ul>${["a<b", "c"].map(item)}${undefined}${false}${7}</ul>`.toString()).toBe(
      "<ul><li>a&lt;b</li><li>c</li>7</ul>",
    );
  });

  it("takes no object that only looks like a piece of HTML", () => {
    const forged = { toString: () => "<script>alert(1)</script>" } as unknown as HtmlValue;
    expect(() => html`<p>${forged}</p>`).toThrow(TypeError);
  });

  it("shows characters that cannot be seen, in attributes too", () => {
    expect(html`<p title="${"a\u202eb"}">${"zero\u200bwidth\0"}</p>`.toString()).toBe(
      '<p title="a[U+202E]b">zero[U+200B]width[U+0000]</p>',
    );
  });

  it("refuses code that would end its element", () => {
    expect(() => ownCode("let a = '</script>'")).toThrow(TypeError);
  });
});

describe("visibleText", () => {
  it("marks unseen characters and leaves emoji, line feeds and tabs alone", () => {
    expect(text(visibleText("a\u202eb\n\t👩‍💻"))).toBe(
      'a<span class="uc" title="A character that cannot be seen">U+202E</span>b\n\t👩‍💻',
    );
  });
});

describe("sentence", () => {
  it("makes code of what stands in backquotes, escaped", () => {
    expect(text(sentence("Write `<b>` or ` alone"))).toBe("Write <code>&lt;b&gt;</code> or ` alone");
  });
});
