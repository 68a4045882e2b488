import { describe, expect, test } from "vitest";
import { bundleKey, releaseKey } from "../../src/releases/keys.ts";
import { bundleOf, codeOf, Environment, errorOf } from "./releasing.ts";

async function four(): Promise<Environment> {
  const beta = new Environment();
  for (const [index, text] of ["A", "B", "C", "D"].entries()) await beta.deploy({ a: text }, `1.${index}.0`);
  return beta;
}

describe("a history that leads in a circle", () => {
  test("is damaged, and no command walks it without end", async () => {
    const beta = await four();
    const edit = (key: string, recent: (list: readonly object[]) => readonly object[]) => {
      const record = JSON.parse(Buffer.from(beta.content.get(key) ?? []).toString("utf8"));
      beta.content.set(key, Buffer.from(JSON.stringify({ ...record, recent: recent(record.recent) })));
    };
    const [one, , three] = beta.live.recent;
    if (one === undefined || three === undefined) throw new Error("three releases are recent");
    edit("current.json", () => [three]);
    edit(releaseKey(3), () => [{ ...one, seq: 4 }, one]);
    expect(await codeOf(beta.rollback(`sha256:${"0".repeat(64)}`))).toBe("SW0602");
  });
});

describe("rollback", () => {
  test("goes to the newest earlier bundle in four requests, and blocks what it leaves", async () => {
    const beta = await four();
    const before = { ...beta.store.requests };
    const outcome = await beta.rollback(undefined, { reason: "latency doubled" });
    expect(outcome).toMatchObject({ outcome: "released", previous: { version: "1.3.0" } });
    expect(beta.store.requests.get - before.get + beta.store.requests.put - before.put).toBe(4);
    expect(beta.live).toMatchObject({
      seq: 5,
      version: "1.2.0",
      bundle: bundleOf({ a: "C" }).digest,
      action: "rollback",
      rollbackOf: 4,
      restores: 3,
      reason: "latency doubled",
      blocked: [{ seq: 4, version: "1.3.0", bundle: bundleOf({ a: "D" }).digest }],
    });
  });

  test("run twice it goes back once; --to goes further", async () => {
    const beta = await four();
    await beta.rollback();
    expect(await beta.rollback()).toMatchObject({ outcome: "unchanged", why: "rolled-back" });
    expect(beta.live.seq).toBe(5);
    expect(await beta.rollback("1.1.0")).toMatchObject({ outcome: "released" });
    expect(beta.live).toMatchObject({
      seq: 6,
      version: "1.1.0",
      rollbackOf: 5,
      restores: 2,
      blocked: [{ version: "1.3.0" }, { version: "1.2.0" }],
    });
  });

  test("an alarm that names what it leaves fires once, also after somebody deployed", async () => {
    const beta = await four();
    expect(await beta.rollback(undefined, { from: 4 })).toMatchObject({ outcome: "released" });
    expect(await beta.rollback(undefined, { from: 4 })).toMatchObject({ outcome: "unchanged", why: "rolled-back" });
    await beta.deploy({ a: "E" }, "1.4.0");
    expect(await beta.rollback(undefined, { from: 4 })).toMatchObject({ outcome: "unchanged", why: "not-live" });
    expect(beta.live.version).toBe("1.4.0");
  });

  test("a mark on the live release changes neither what an alarm names nor that it was a rollback", async () => {
    const beta = await four();
    await beta.withdraw("1.0.0");
    expect(beta.live).toMatchObject({ seq: 5, continues: 4, action: "withdraw" });
    expect(await beta.rollback(undefined, { from: 4 })).toMatchObject({ outcome: "released" });
    expect(beta.live).toMatchObject({ rollbackOf: 4 });
    await beta.withdraw("1.1.0");
    expect(await beta.rollback()).toMatchObject({ outcome: "unchanged", why: "rolled-back" });
  });

  test("skips releases of the same bundle and blocked ones", async () => {
    const beta = await four();
    await beta.rollback();
    await beta.deploy({ a: "E" }, "1.4.0");
    await beta.deploy({ a: "E" }, "1.5.0");
    await beta.rollback();
    expect(beta.live.version).toBe("1.2.0");
  });

  test("a release is named by number, by version with or without v, and by digest", async () => {
    for (const name of ["2", "1.1.0", "v1.1.0", bundleOf({ a: "B" }).digest]) {
      const beta = await four();
      await beta.rollback(name);
      expect(beta.live).toMatchObject({ version: "1.1.0", restores: 2 });
    }
  });

  test("to what is live changes nothing; to what never was is an error that names the newest", async () => {
    const beta = await four();
    expect(await beta.rollback("1.3.0")).toMatchObject({ outcome: "unchanged", why: "live" });
    const error = await errorOf(beta.rollback("9"));
    expect(error).toMatchObject({ code: "SW0609", class: "usage" });
    expect(error.message).toBe("release 9 was never released in beta; its newest release is 4.");
    expect(await codeOf(beta.rollback("3.0.0"))).toBe("SW0609");
    expect(await codeOf(beta.rollback(bundleOf({ a: "never" }).digest))).toBe("SW0609");
  });

  test("reaches every release, far beyond the fifty that a record lists", async () => {
    const beta = new Environment();
    for (let index = 0; index < 130; index += 1) await beta.deploy({ a: `text ${index}` }, `1.${index}.0`);
    await beta.rollback("1.3.0");
    expect(beta.live).toMatchObject({ version: "1.3.0", restores: 4 });
    await beta.rollback(bundleOf({ a: "text 0" }).digest);
    expect(beta.live).toMatchObject({ version: "1.0.0", restores: 1 });
    await beta.rollback("90");
    expect(beta.live).toMatchObject({ version: "1.89.0", restores: 90 });
  });

  test("going forward again after a mistake needs a reason, blocks nothing, and leaves one more rollback", async () => {
    const beta = await four();
    await beta.rollback();
    expect(await codeOf(beta.rollback("1.3.0"))).toBe("SW0607");
    await beta.rollback("1.3.0", { unblock: "the alarm was false" });
    expect(beta.live).toMatchObject({ version: "1.3.0", blocked: [], unblocked: [{ reason: "the alarm was false" }] });
    await beta.rollback();
    expect(beta.live).toMatchObject({ version: "1.2.0", blocked: [{ version: "1.3.0" }] });
  });

  test("says what a gate must know: newest or further, and what is live", async () => {
    const beta = await four();
    const reach: unknown[] = [];
    const decide = async (facts: { reach: unknown; live: { record: { seq: number } } | undefined; moment: string }) => {
      reach.push([facts.reach, facts.live?.record.seq, facts.moment]);
      return { outcome: "deny", reasons: ["Not now."] } as const;
    };
    expect(await codeOf(beta.rollback(undefined, { decide }))).toBe("SW0611");
    expect(await codeOf(beta.rollback("1.2.0", { decide }))).toBe("SW0611");
    expect(await codeOf(beta.rollback("1.0.0", { decide }))).toBe("SW0611");
    expect(reach).toEqual([
      ["newest", 4, "before-writing"],
      ["newest", 4, "before-writing"],
      ["further", 4, "before-writing"],
    ]);
    expect(beta.live.seq).toBe(4);
  });

  test("with nothing to go back to it says so", async () => {
    const beta = new Environment();
    expect(await codeOf(beta.rollback())).toBe("SW0615");
    await beta.deploy({ a: "A" }, "1.0.0");
    expect(await codeOf(beta.rollback())).toBe("SW0613");
    await beta.deploy({ a: "B" }, "1.1.0");
    await beta.rollback();
    await beta.deploy({ a: "C" }, "1.2.0");
    await beta.rollback();
    expect(beta.live.version).toBe("1.0.0");
  });

  test("a manifest that is gone is damage, and nothing changes", async () => {
    const beta = await four();
    beta.content.delete(bundleKey(bundleOf({ a: "C" }).digest));
    expect(await codeOf(beta.rollback())).toBe("SW0618");
    expect(beta.live.seq).toBe(4);
  });

  test("a manifest with other bytes is damage too", async () => {
    const beta = await four();
    beta.content.set(bundleKey(bundleOf({ a: "C" }).digest), bundleOf({ a: "X" }).bytes);
    expect(await codeOf(beta.rollback())).toBe("SW0402");
    expect(beta.live.seq).toBe(4);
  });
});

describe("withdraw", () => {
  test("no rollback reaches it or anything older, and no deploy brings it back", async () => {
    const beta = await four();
    const outcome = await beta.withdraw("1.1.0");
    expect(outcome).toMatchObject({ outcome: "withdrawn", isLive: false, withdrawn: { seq: 2, version: "1.1.0" } });
    expect(beta.live).toMatchObject({
      seq: 5,
      version: "1.3.0",
      reason: "it leaked a secret",
      withdrawn: [{ seq: 2 }],
    });
    expect(await codeOf(beta.rollback("1.1.0"))).toBe("SW0608");
    expect(await codeOf(beta.rollback("1.0.0"))).toBe("SW0608");
    expect(await codeOf(beta.rollback("1"))).toBe("SW0608");
    expect(await codeOf(beta.deploy({ a: "B" }, "2.0.0"))).toBe("SW0608");
    expect(await codeOf(beta.deploy({ a: "B" }, "1.1.0", { again: true, unblock: "please" }))).toBe("SW0608");
    expect(await beta.rollback()).toMatchObject({ outcome: "released", release: { record: { version: "1.2.0" } } });
    await beta.deploy({ a: "E" }, "1.4.0");
    await beta.withdraw("1.2.0");
    const refusal = await errorOf(beta.rollback());
    expect(refusal).toMatchObject({
      code: "SW0613",
      message: expect.stringContaining("Release 6 was withdrawn"),
      next: expect.stringContaining("slipway deploy beta"),
    });
    expect(refusal).not.toMatchObject({ next: expect.stringContaining("--unblock") });
    expect(beta.live.withdrawn.map((mention) => mention.version)).toEqual(["1.1.0", "1.2.0"]);
  });

  test("the live release stays live, and is said to", async () => {
    const beta = await four();
    expect(await beta.withdraw("4")).toMatchObject({ outcome: "withdrawn", isLive: true });
    expect(beta.live).toMatchObject({ version: "1.3.0", continues: 4 });
    expect(await codeOf(beta.rollback())).toBe("SW0613");
    await beta.deploy({ a: "E" }, "1.4.0");
    expect(await codeOf(beta.rollback())).toBe("SW0613");
  });

  test("where only a blocked release is left, the refusal says how to go there", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    await beta.rollback();
    await beta.deploy({ a: "A" }, "1.2.0");
    expect(await errorOf(beta.rollback())).toMatchObject({
      code: "SW0613",
      next: expect.stringContaining("slipway rollback beta --to VERSION --unblock REASON"),
    });
  });

  test("a version with other bytes is told the release that had it first, not a rollback to it", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    await beta.rollback();
    expect(await errorOf(beta.deploy({ a: "C" }, "1.0.0"))).toMatchObject({
      code: "SW0605",
      message: expect.stringContaining("since release 1;"),
    });
  });

  test("the record says none where no gate was asked, and allow where one was", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    expect(beta.live.gate).toEqual({ outcome: "none", evidence: null });
    await beta.deploy({ a: "B" }, "1.1.0", { decide: async () => ({ outcome: "allow" }) });
    expect(beta.live.gate).toEqual({ outcome: "allow", evidence: null });
  });

  test("twice is once, and it needs a reason", async () => {
    const beta = await four();
    await beta.withdraw("1.1.0");
    const seq = beta.live.seq;
    expect(await beta.withdraw(bundleOf({ a: "B" }).digest)).toMatchObject({ outcome: "unchanged" });
    expect(beta.live.seq).toBe(seq);
    expect(await codeOf(beta.withdraw("1.0.0", " \n "))).toBe("SW0626");
    expect(await codeOf(beta.withdraw("1.0.0", "x".repeat(501)))).toBe("SW0626");
  });

  test("counts the newest release of the bundle, whatever name was given", async () => {
    const beta = new Environment();
    await beta.deploy({ a: "A" }, "1.0.0");
    await beta.deploy({ a: "B" }, "1.1.0");
    await beta.deploy({ a: "A" }, "1.2.0");
    await beta.deploy({ a: "C" }, "1.3.0");
    expect(await beta.withdraw("1.0.0")).toMatchObject({ withdrawn: { seq: 3, version: "1.2.0" } });
    expect(await codeOf(beta.rollback("1.1.0"))).toBe("SW0608");
  });
});
