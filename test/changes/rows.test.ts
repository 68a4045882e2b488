import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Row } from "../../src/changes/difference.ts";
import { compareMessages } from "../../src/changes/messages.ts";
import { rowsBetween } from "../../src/changes/rows.ts";
import { differences } from "../../src/changes/sequences.ts";

/** A side put together again from rows, where nothing was folded. */
function side(rows: readonly Row[], which: "removed" | "added"): readonly string[] {
  return rows.flatMap((row) => {
    if (row.kind === "same" || row.kind === which) return [row.text];
    if (row.kind !== "changed") return [];
    return [
      row.words
        .map((word) => ("text" in word && (word.kind === "same" || word.kind === which) ? word.text : ""))
        .join(""),
    ];
  });
}

const whole = { context: 1_000_000, mostRows: 1_000_000, mostCharacters: 10_000_000 };

describe("comparing texts", () => {
  test("the rows hold both texts, whatever they are", () => {
    const line = fc.oneof(
      fc.constantFrom("", "a", "b", "the same line", "    }"),
      fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", " ")),
    );
    const lines = fc.array(line, { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        // A line feed at the end keeps an empty last line apart from none.
        const rows = rowsBetween(`${before.join("\n")}\n`, `${after.join("\n")}\n`, whole);
        if (rows.length === 0) expect(before).toEqual(after);
        else {
          expect(side(rows, "removed")).toEqual(before);
          expect(side(rows, "added")).toEqual(after);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("marks words inside a line, with what stands between them", () => {
    expect(rowsBetween("Where is my parcel now?", "Where is the big parcel now?")).toEqual([
      {
        kind: "changed",
        words: [
          { kind: "same", text: "Where is " },
          { kind: "removed", text: "my" },
          { kind: "added", text: "the big" },
          { kind: "same", text: " parcel now?" },
        ],
      },
    ]);
  });

  test("marks letters in writing without spaces", () => {
    expect(rowsBetween("日本語のテキスト", "日本のテキスト")).toEqual([
      {
        kind: "changed",
        words: [
          { kind: "same", text: "日本" },
          { kind: "removed", text: "語" },
          { kind: "same", text: "のテキスト" },
        ],
      },
    ]);
  });

  test("lines with little in common are removed and added", () => {
    expect(rowsBetween("Be brief.", "Never promise a refund to anybody!").map(({ kind }) => kind)).toEqual([
      "removed",
      "added",
    ]);
  });

  test("recognises lines that moved", () => {
    const rows = rowsBetween(
      "Never promise a refund.\none\ntwo\nthree\n",
      "one\ntwo\nthree\nNever promise a refund.\n",
    );
    expect(rows).toContainEqual({ kind: "removed", text: "Never promise a refund.", moved: 4 });
    expect(rows).toContainEqual({ kind: "added", text: "Never promise a refund.", moved: 1 });
  });

  test("folds long equal stretches, and keeps three lines around a change", () => {
    const lines = Array.from({ length: 40 }, (_, index) => `line ${index}`);
    const rows = rowsBetween(lines.join("\n"), lines.with(20, "another").join("\n"));
    expect(rows.map((row) => (row.kind === "folded" ? row.lines : row.kind))).toEqual([
      17,
      "same",
      "same",
      "same",
      "removed",
      "added",
      "same",
      "same",
      "same",
      16,
    ]);
  });

  test("folds the equal text of a very long line", () => {
    const long = "word ".repeat(1_000);
    const [row] = rowsBetween(`${long}old`, `${long}new`);
    expect(row).toMatchObject({
      kind: "changed",
      words: [
        { kind: "same" },
        { kind: "folded", characters: 5_000 - 160 },
        { kind: "same" },
        { kind: "removed", text: "old" },
        { kind: "added", text: "new" },
      ],
    });
  });

  test("the line feed at the end alone", () => {
    expect(rowsBetween("a", "a\n")).toEqual([
      {
        kind: "changed",
        words: [
          { kind: "same", text: "a" },
          { kind: "added", text: "\n" },
        ],
      },
    ]);
  });

  test("cuts what is too much, and says how much", () => {
    const lines = (word: string) => Array.from({ length: 5_000 }, (_, index) => `${word}${index * 7919}`).join("\n");
    const rows = rowsBetween(lines("x"), lines("quite another line "));
    const last = rows.at(-1);
    expect(rows.length).toBeLessThanOrEqual(2_001);
    expect(last?.kind === "cut" && last.added + last.removed + rows.length - 1).toBe(10_000);
  });
});

describe("comparing lists", () => {
  test("what is between the differences is equal, and a million elements of few kinds end", () => {
    const element = fc.integer({ min: 0, max: 4 });
    fc.assert(
      fc.property(fc.array(element, { maxLength: 600 }), fc.array(element, { maxLength: 600 }), (before, after) => {
        let at = { before: 0, after: 0 };
        const end = {
          beforeStart: before.length,
          beforeEnd: before.length,
          afterStart: after.length,
          afterEnd: after.length,
        };
        for (const part of [...differences(before, after), end]) {
          expect(before.slice(at.before, part.beforeStart)).toEqual(after.slice(at.after, part.afterStart));
          at = { before: part.beforeEnd, after: part.afterEnd };
        }
      }),
      { numRuns: 200 },
    );
    let state = 1;
    const random = (): number => (state = (state * 48_271) % 2_147_483_647);
    const list = () => Array.from({ length: 1_000_000 }, () => random() % 2);
    expect(differences(list(), list()).length).toBeGreaterThan(0);
  });
});

describe("comparing conversations", () => {
  const message = (role: string, ...texts: readonly string[]) => ({ role, content: texts.map((text) => ({ text })) });

  test("the same are nothing", () => {
    expect(compareMessages([message("user", "a")], [message("user", "a")])).toEqual([]);
  });

  test("a message that moved, and one that changed", () => {
    const before = [message("system", "Be brief."), message("user", "Hello there")];
    const after = [message("user", "Hello you"), message("system", "Be brief.")];
    expect(compareMessages(before, after)).toMatchObject([
      { status: "changed", role: "user", before: 1, after: 0 },
      { status: "same", role: "system", before: 0, after: 1 },
    ]);
    const moved = compareMessages(
      [message("user", "a"), message("model", "b"), message("user", "c")],
      [message("user", "c"), message("user", "a"), message("model", "b")],
    );
    expect(moved).toMatchObject([{ status: "moved", before: 2, after: 0 }, { status: "same" }, { status: "same" }]);
  });

  test("another role, a part that is new, and a picture", () => {
    expect(compareMessages([message("user", "a")], [message("system", "a")])).toMatchObject([
      { status: "changed", role: "system", roleBefore: "user" },
    ]);
    const picture = { role: "user", content: [{ text: "a" }, { media: { url: "cat.png" } }] };
    expect(compareMessages([message("user", "a")], [picture])).toMatchObject([
      { status: "changed", parts: [{ status: "same" }, { status: "added", kind: "media" }] },
    ]);
  });
});
