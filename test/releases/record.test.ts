import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "../../src/bundles/canonical-json.ts";
import { digestOf } from "../../src/platform/digest.ts";
import { findVersion } from "../../src/releases/lookup.ts";
import { readPointer } from "../../src/releases/pointer.ts";
import { maximumRecordBytes, type ReleaseMention, type SealedRelease } from "../../src/releases/record.ts";
import {
  hasFingerprint,
  makeMark,
  makeRelease,
  type ReleaseChange,
  versionFingerprint,
} from "../../src/releases/record-make.ts";
import { parseRelease } from "../../src/releases/record-parse.ts";
import { bytesOf, codeOf, Environment } from "./releasing.ts";

const attempt = {
  id: "id-1",
  environment: "beta",
  actor: { name: "anna" },
  now: new Date(Date.UTC(2026, 0, 1)),
};

function change(version: string, more: Partial<ReleaseChange> = {}): ReleaseChange {
  return {
    action: "deploy",
    version,
    bundle: digestOf(bytesOf(version)),
    source: { repository: null, commit: null, ref: null },
    gate: { outcome: "allow", evidence: null },
    evidence: [],
    blocked: [],
    ...more,
  };
}

function mentionsOf(count: number, length = 10): readonly ReleaseMention[] {
  return Array.from({ length: count }, (_, index) => ({
    seq: index + 1,
    version: `1.${index}.0-${"x".repeat(length)}`,
    bundle: digestOf(bytesOf(`${index}`)),
  }));
}

describe("making records", () => {
  test("a chain: each names the digest of the bytes before, numbers have no gap, and parsing gives the same", () => {
    let current: SealedRelease | undefined;
    for (let index = 0; index < 120; index += 1) {
      const next = makeRelease(current, change(`1.${index}.0`), { ...attempt, id: `id-${index}` });
      expect(next.record.seq).toBe(index + 1);
      expect(next.record.parent).toBe(current?.digest ?? null);
      expect(parseRelease(next.bytes, "current.json").record).toEqual(next.record);
      current = next;
    }
    expect(current?.record.recent).toHaveLength(50);
    expect(current?.record.recent[0]?.seq).toBe(70);
    expect(current?.record.older).toEqual({ from: 1, versions: expect.stringMatching(/^[0-9a-f]{552}$/) });
  });

  test("a mark carries everything that is known of the release that stays live", () => {
    const first = makeRelease(undefined, change("1.0.0", { evidence: [digestOf(bytesOf("e"))] }), attempt);
    const rolled = makeRelease(first, change("0.9.0", { action: "rollback", rollbackOf: 1, restores: 1 }), {
      ...attempt,
      id: "id-2",
    });
    const mark = makeMark(rolled, { action: "prune", keptFrom: 2, pruning: "p-1" }, { ...attempt, id: "id-3" });
    expect(mark.record).toMatchObject({
      seq: 3,
      version: "0.9.0",
      continues: 2,
      rollbackOf: 1,
      restores: 1,
      keptFrom: 2,
      pruning: "p-1",
    });
    const second = makeMark(mark, { action: "withdraw", reason: "why" }, { ...attempt, id: "id-4" });
    expect(second.record).toMatchObject({ continues: 2, pruning: "p-1", reason: "why", keptFrom: 2 });
    expect(second.record.recent.map((mention) => mention.seq)).toEqual([1, 2]);
    const done = makeMark(second, { action: "prune", pruning: null }, { ...attempt, id: "id-5" });
    expect(done.record.pruning).toBeUndefined();
    expect(done.document).not.toHaveProperty("pruning");
    const next = makeRelease(done, change("2.0.0"), { ...attempt, id: "id-6" });
    expect(next.record.recent.map((mention) => mention.seq)).toEqual([1, 2]);
    expect(next.record).not.toHaveProperty("continues");
  });

  test("what was kept never grows back, and time never goes back", () => {
    const first = makeRelease(undefined, change("1.0.0"), { ...attempt, now: new Date(Date.UTC(2030, 0, 1)) });
    const mark = makeMark(first, { action: "prune", keptFrom: 1 }, { ...attempt, id: "id-2" });
    expect(mark.record.createdAt).toBe("2030-01-01T00:00:00.000Z");
    const next = makeRelease(mark, change("1.1.0"), { ...attempt, id: "id-3" });
    expect(next.record.createdAt).toBe("2030-01-01T00:00:00.000Z");
  });

  test("stays within 64 KiB by dropping what the archive has, and never what is blocked or withdrawn", () => {
    const blocked = mentionsOf(250, 60);
    const recent = mentionsOf(50, 100);
    const live = makeRelease(undefined, change("1.0.0"), attempt);
    const crowded: SealedRelease = {
      ...live,
      record: { ...live.record, seq: 51, recent, older: { from: 1, versions: "0123abcd".repeat(2_000) } },
    };
    const next = makeRelease(crowded, change("2.0.0", { blocked }), { ...attempt, id: "id-2" });
    expect(next.bytes.length).toBeLessThanOrEqual(maximumRecordBytes);
    expect(next.record.blocked).toEqual(blocked);
    expect(next.record.older?.versions).toBe("");
    expect(next.record.older?.from).toBe(next.record.recent[0]?.seq);
    expect(next.record.recent.length).toBeGreaterThan(5);
    expect(() => makeRelease(crowded, change("2.0.0", { blocked: mentionsOf(600, 60) }), attempt)).toThrow(
      expect.objectContaining({ code: "SW0621" }),
    );
  });

  test("a fingerprint is found where one begins and nowhere else", () => {
    const fingerprints = ["1.0.0", "1.1.0", "1.2.0"].map(versionFingerprint);
    const joined = fingerprints.join("");
    for (const fingerprint of fingerprints) expect(hasFingerprint(joined, fingerprint)).toBe(true);
    expect(hasFingerprint(joined, joined.slice(4, 12))).toBe(false);
    expect(hasFingerprint("", fingerprints[0] ?? "")).toBe(false);
  });
});

describe("looking up versions", () => {
  test("a version of long ago is found also where the list of old ones was dropped", async () => {
    const beta = new Environment();
    for (let index = 0; index < 70; index += 1) await beta.deploy({ a: `${index}` }, `1.${index}.0`);
    const pointer = await readPointer(beta.store, "beta");
    if (pointer === undefined) throw new Error("no pointer");
    const { older: _, ...bare } = pointer.record;
    for (const record of [bare, { ...pointer.record, older: { from: 21, versions: "" } }]) {
      expect(await findVersion(beta.store, { ...pointer, record }, "1.3.0")).toMatchObject({ seq: 4 });
      expect(await findVersion(beta.store, { ...pointer, record }, "9.9.9")).toBeUndefined();
    }
  });

  test("a false match of fingerprints costs reads and changes nothing", async () => {
    const beta = new Environment();
    for (let index = 0; index < 70; index += 1) await beta.deploy({ a: `${index}` }, `1.${index}.0`);
    const pointer = await readPointer(beta.store, "beta");
    if (pointer === undefined) throw new Error("no pointer");
    const older = { from: 1, versions: versionFingerprint("7.7.7") };
    expect(
      await findVersion(beta.store, { ...pointer, record: { ...pointer.record, older } }, "7.7.7"),
    ).toBeUndefined();
  });
});

describe("reading records", () => {
  test("anything but a record is our own error, whatever the bytes", async () => {
    const live = makeRelease(undefined, change("1.0.0"), attempt);
    const text = canonicalJson(live.document);
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.json().map(bytesOf),
          fc
            .tuple(fc.nat(text.length), fc.nat(20), fc.string({ maxLength: 5 }))
            .map(([at, cut, put]) => bytesOf(text.slice(0, at) + put + text.slice(at + cut))),
        ),
        async (bytes) => {
          const code = await codeOf((async () => parseRelease(bytes, "current.json"))());
          if (typeof code === "string") expect(code).toMatch(/^SW060[23]$/);
        },
      ),
      { numRuns: 500 },
    );
  });

  test("members that reach for prototypes are data", () => {
    const live = makeRelease(undefined, change("1.0.0"), attempt);
    const text = canonicalJson(live.document).replace(
      '"format"',
      '"__proto__":{"polluted":true},"constructor":1,"format"',
    );
    const { record } = parseRelease(bytesOf(text), "current.json");
    expect(record.version).toBe("1.0.0");
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
  });
});
