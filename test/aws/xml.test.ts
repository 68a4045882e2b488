import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { childText, escapeXml, parseXml } from "../../src/aws/xml.ts";

describe("XML of AWS", () => {
  test("reads elements, entities, CDATA and namespaces", () => {
    const root = parseXml(
      `<?xml version="1.0"?>\n<a:Result xmlns:a="http://x/"><!-- no --><Key>a&amp;b&#x1F600;&#33;</Key><Empty/><Raw><![CDATA[<x>]]></Raw></a:Result>`,
    );
    expect(root?.name).toBe("Result");
    expect(childText(root, "Key")).toBe("a&b😀!");
    expect(childText(root, "Empty")).toBe("");
    expect(childText(root, "Raw")).toBe("<x>");
    expect(childText(root, "Other")).toBeUndefined();
  });

  test("refuses a document type, and so entity bombs", () => {
    const bomb = `<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;">]><a>&y;</a>`;
    expect(parseXml(bomb)).toBeUndefined();
    expect(parseXml("<a>&undefined;</a>")).toBeUndefined();
    expect(parseXml("<a>&#1114112;</a>")).toBeUndefined();
  });

  test.each(["", "<a>", "</a>", "<a></b>", "<a/><b/>", "<a", "text", "<a><!-- </a>", "<a><![CDATA[ </a>", "<>"])(
    "refuses %j",
    (source) => expect(parseXml(source)).toBeUndefined(),
  );

  test("refuses depth that no reply has, in linear time", () => {
    expect(parseXml(`${"<a>".repeat(200_000)}${"</a>".repeat(200_000)}`)).toBeUndefined();
    expect(parseXml(`<a>${"<b>".repeat(20)}x${"</b>".repeat(20)}</a>`)?.name).toBe("a");
  });

  test("never throws, and gives back any text that was escaped", () => {
    fc.assert(fc.property(fc.string({ unit: "binary" }), (text) => void parseXml(text)));
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        expect(childText(parseXml(`<r><k>${escapeXml(text)}</k></r>`), "k")).toBe(text);
      }),
    );
  });
});
