import { describe, expect, test } from "vitest";
import { history, show } from "../../src/releases/history.ts";
import { releaseKey } from "../../src/releases/keys.ts";
import { parseReleaseName } from "../../src/releases/name.ts";
import { codeOf, Environment } from "./releasing.ts";

async function lived(): Promise<Environment> {
  const beta = new Environment();
  for (const [index, text] of ["A", "B", "C"].entries()) {
    beta.minutes = index * 1_000;
    await beta.deploy({ a: text }, `1.${index}.0`);
  }
  beta.minutes = 3_000;
  await beta.rollback();
  beta.minutes = 4_000;
  await beta.withdraw("1.0.0");
  return beta;
}

const at = (minutes: number) => ({ kind: "time", at: new Date(Date.UTC(2026, 0, 1, 0, minutes)) }) as const;

describe("history", () => {
  test("has every record, newest first, marks and rollbacks as such", async () => {
    const beta = await lived();
    const { releases, more } = await history({ store: beta.store, environment: "beta", limit: 20 });
    expect(releases.map(({ record }) => [record.seq, record.version, record.action])).toEqual([
      [5, "1.1.0", "withdraw"],
      [4, "1.1.0", "rollback"],
      [3, "1.2.0", "deploy"],
      [2, "1.1.0", "deploy"],
      [1, "1.0.0", "deploy"],
    ]);
    expect(more).toBe(false);
  });

  test("reads no more than it shows, and goes on from any number", async () => {
    const beta = await lived();
    const before = beta.store.requests.get;
    const page = await history({ store: beta.store, environment: "beta", limit: 2, before: 4 });
    expect(page.releases.map(({ record }) => record.seq)).toEqual([3, 2]);
    expect(page.more).toBe(true);
    expect(beta.store.requests.get - before).toBe(3);
  });

  test("a gap is damage", async () => {
    const beta = await lived();
    beta.content.delete(releaseKey(2));
    expect(await codeOf(history({ store: beta.store, environment: "beta", limit: 20 }))).toBe("SW0618");
  });
});

describe("show", () => {
  test("finds a release by each of its names, with the time that it was live", async () => {
    const beta = await lived();
    const shown = await show(beta.store, "beta", { kind: "name", name: parseReleaseName("3") });
    expect(shown).toMatchObject({ isLive: false, release: { record: { version: "1.2.0" } } });
    expect(shown.until).toBe(
      (await show(beta.store, "beta", { kind: "name", name: parseReleaseName("4") })).release.record.createdAt,
    );
    expect(await show(beta.store, "beta", { kind: "live" })).toMatchObject({ isLive: true, until: undefined });
  });

  test("answers what was live at a time", async () => {
    const beta = await lived();
    const versionAt = async (minutes: number) => (await show(beta.store, "beta", at(minutes))).release.record.seq;
    expect(await versionAt(999)).toBe(1);
    expect(await versionAt(1_500)).toBe(2);
    expect(await versionAt(2_999)).toBe(3);
    expect(await versionAt(3_500)).toBe(4);
    expect(await versionAt(99_999)).toBe(4);
    expect(await codeOf(show(beta.store, "beta", at(-1)))).toBe("SW0609");
  });

  test("a release through marks is live until something else is", async () => {
    const beta = await lived();
    expect(await show(beta.store, "beta", { kind: "name", name: parseReleaseName("4") })).toMatchObject({
      isLive: true,
    });
    expect(await show(beta.store, "beta", { kind: "live" })).toMatchObject({
      isLive: true,
      release: { record: { seq: 4, action: "rollback" } },
      newest: { record: { seq: 5, continues: 4 } },
    });
    expect(await show(beta.store, "beta", { kind: "name", name: parseReleaseName("5") })).toMatchObject({
      release: { record: { seq: 5 } },
    });
  });

  test("finds a time among hundreds of records in a few reads", async () => {
    const beta = new Environment();
    for (let index = 0; index < 200; index += 1) {
      beta.minutes = index * 100;
      await beta.deploy({ a: `${index}` }, `1.${index}.0`);
    }
    const before = beta.store.requests.get;
    expect((await show(beta.store, "beta", at(5_050))).release.record.version).toBe("1.50.0");
    expect(beta.store.requests.get - before).toBeLessThan(12);
  });
});
