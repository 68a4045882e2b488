import { parseArgs } from "node:util";
import fc from "fast-check";
import { expect, test } from "vitest";
import { tokensOf } from "../../src/cli/tokens.ts";

const shapes = new Map([
  ["out", { name: "out", short: "o", takesValue: true }],
  ["verbose", { name: "verbose", short: "v", takesValue: false }],
  ["tag", { name: "tag", takesValue: true }],
]);

const word = fc.oneof(
  fc.constantFrom(
    "--",
    "-",
    "--out",
    "-o",
    "-v",
    "-vo",
    "-ov",
    "-oDIR",
    "-vvx",
    "--out=",
    "--out=a=b",
    "--verbose",
    "--verbose=x",
  ),
  fc.constantFrom("--tag", "--nope", "--nope=1", "-x", "a", "beta", "--__proto__", "--no-out", "-5", "--tag=-x"),
  fc.string({ maxLength: 6 }).filter((text) => !/^-[^-]/.test(text) && text !== "" && !/^--?=|^---/.test(text)),
);

test("words are taken apart as node:util does", () => {
  fc.assert(
    fc.property(fc.array(word, { maxLength: 8 }), (words) => {
      const { tokens } = parseArgs({
        args: words,
        options: {
          out: { type: "string", short: "o" },
          verbose: { type: "boolean", short: "v" },
          tag: { type: "string" },
        },
        strict: false,
        tokens: true,
        allowPositionals: true,
      });
      const expected = tokens
        .filter((token) => token.kind !== "option-terminator")
        .map((token) =>
          token.kind === "positional"
            ? { kind: "argument", value: token.value }
            : {
                kind: "flag",
                name: token.name,
                written: token.rawName,
                value: token.value,
                inline: token.inlineValue ?? false,
              },
        );
      expect(tokensOf(words, shapes)).toEqual(expected);
    }),
    { numRuns: 5_000 },
  );
});
