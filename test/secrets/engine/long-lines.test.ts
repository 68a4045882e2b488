import { describe, expect, it } from "vitest";
import { allowancesAt } from "../../../src/secrets/allow.ts";
import { detect } from "../../../src/secrets/file-scan.ts";
import { advance, fileStart } from "../../../src/secrets/positions.ts";
import { loadScanner } from "../../../src/secrets/scanner.ts";
import { githubToken } from "../support/secrets.ts";

/** CPU milliseconds of this process, which other work on the machine does not lengthen. */
function cost(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return Math.max(1, (user + system) / 1000);
}

/** How much more one costs than the other: the median of five rounds, for a collection of garbage falls into one alone. */
function ratioOf(work: () => void, other: () => void): number {
  const ratios = Array.from({ length: 5 }, () => cost(work) / cost(other)).sort((a, b) => a - b);
  return ratios[2] ?? Number.NaN;
}

describe("a line of megabytes", () => {
  it("costs a secret no more than a short line does: neither its comments nor its place", () => {
    const short = Buffer.alloc(20_000, "a");
    const long = Buffer.alloc(40_000_000, "a");
    const look = (bytes: Buffer) => {
      const middle = bytes.length / 2;
      for (let round = 0; round < 1_000; round += 1) {
        allowancesAt(bytes, middle, middle + 40);
        advance(bytes, middle, middle + 40, fileStart);
      }
    };
    look(short);
    const ratio = ratioOf(
      () => look(long),
      () => look(short),
    );
    expect(ratio).toBeLessThan(5);
  });

  it("finds what stands at both ends and in the middle, each at its column, and comments near it count", async () => {
    const scanner = await loadScanner();
    const token = githubToken();
    const filler = "x ".repeat(300_000);
    const line = `${token} ${filler}${token} ${filler}${token}`;
    const found = detect(scanner, Buffer.from(line), "a.txt");
    expect(found.map(({ range, secret }) => [range.start.line, range.start.column, secret])).toEqual([
      [1, 1, token],
      [1, token.length + 2 + filler.length, token],
      [1, 2 * (token.length + 1 + filler.length) + 1, token],
    ]);
    const [allowed] = detect(scanner, Buffer.from(`${filler}${token} # slipway:allow github-token made up`), "a.txt");
    expect(allowed?.allowances).toMatchObject([{ rule: "github-token" }]);
  });

  it("full of the beginnings of keys takes little more than other text, and hides no key behind them", async () => {
    const scanner = await loadScanner();
    const begin = `-----BEGIN ${"PRIVATE"} KEY-----`;
    const bomb = Buffer.from(`${begin}\\nMIIE`.repeat(30_000));
    const other = Buffer.from(`-----BEGIN ${"PUBLIC"}- KEY-----\\nMIIE`.repeat(30_000));
    detect(scanner, other, "a.txt");
    const ratio = ratioOf(
      () => detect(scanner, bomb, "a.txt"),
      () => detect(scanner, other, "a.txt"),
    );
    expect(ratio).toBeLessThan(20);
    const body = Buffer.from(Array.from({ length: 900 }, (_, index) => (index * 7919 + 13) % 251)).toString("base64");
    const key = `${begin}\nMII${body.replace(/.{64}/g, "$&\n")}\n-----END ${"PRIVATE"} KEY-----\n`;
    const found = detect(scanner, Buffer.from(`${begin}\n${begin}\n${key}`), "a.txt");
    expect(found.map(({ rule, range }) => [rule.id, range.start.line])).toEqual([["private-key", 3]]);
  });

  it("with thousands of secrets and a comment far behind allows none that it is not beside", async () => {
    const scanner = await loadScanner();
    const token = githubToken();
    const text = `${`${token}\n`.repeat(100)}${token} # gitleaks:allow\n`;
    const found = detect(scanner, Buffer.from(text), "a.txt");
    expect(found.map(({ allowances }) => allowances.length)).toEqual([...Array(100).fill(0), 1]);
  });
});
