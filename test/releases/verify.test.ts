import { describe, expect, test } from "vitest";
import { bundleKey, mirrorKey, objectKey, releaseKey } from "../../src/releases/keys.ts";
import { updateMirror } from "../../src/releases/mirror.ts";
import { verify } from "../../src/releases/verify.ts";
import { bundleOf, bytesOf, codeOf, Environment } from "./releasing.ts";

const first = { a: "A", b: "B" };
const second = { a: "A2", b: "B" };

async function environment(): Promise<Environment> {
  const beta = new Environment();
  await beta.deploy(first, "1.0.0");
  await beta.deploy(second, "1.1.0");
  await beta.rollback();
  return beta;
}

function look(beta: Environment, more: { readonly deep?: boolean; readonly places?: readonly string[] } = {}) {
  return verify({ store: beta.store, environment: "beta", deep: false, places: [], ...more });
}

async function problemsOf(beta: Environment, more: { deep?: boolean; places?: readonly string[] } = {}) {
  return (await look(beta, more)).problems.map((problem) => `${problem.kind} ${problem.message}`);
}

const changedPointer = "pointer current.json was changed after it was written: its checksum is that of other content.";

function changePointer(beta: Environment, change: (pointer: Record<string, unknown>) => unknown): void {
  const pointer = JSON.parse(Buffer.from(beta.content.get("current.json") ?? []).toString("utf8"));
  beta.content.set("current.json", bytesOf(JSON.stringify(change(pointer))));
}

function keyOf(texts: Readonly<Record<string, string>>, path: string): string {
  const file = bundleOf(texts).manifest.files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no ${path}`);
  return objectKey(file.sha256);
}

describe("verify", () => {
  test("a sound environment has no problem, and the report says how much was looked at", async () => {
    const beta = await environment();
    for (const deep of [false, true]) {
      const report = await look(beta, { deep });
      expect(report.problems).toEqual([]);
      expect(report.checked).toEqual({
        records: 3,
        releases: 3,
        bundles: 2,
        objects: 3,
        bytes: 4,
        objectsBy: deep ? "content" : "size",
      });
    }
  });

  test("names a missing object, one of another size, and (deep) one with other bytes of the same size", async () => {
    const beta = await environment();
    beta.content.delete(keyOf(first, "a"));
    expect(await problemsOf(beta)).toEqual(["object The content of a is missing."]);
    beta.content.set(keyOf(first, "a"), bytesOf("AA"));
    expect(await problemsOf(beta)).toEqual(["object The content of a has 2 bytes instead of 1."]);
    beta.content.set(keyOf(first, "a"), bytesOf("Z"));
    expect(await problemsOf(beta)).toEqual([]);
    expect(await problemsOf(beta, { deep: true })).toEqual([
      "object The content of a has other bytes than its name says.",
    ]);
  });

  test("a number in the pointer that nothing stands behind is one problem, and no work without end", async () => {
    const beta = await environment();
    const pointer = JSON.parse(Buffer.from(beta.content.get("current.json") ?? []).toString("utf8"));
    beta.content.set("current.json", bytesOf(JSON.stringify({ ...pointer, seq: 9_000_000_000 })));
    expect(await problemsOf(beta)).toContain("chain The records of releases 3 to 8999999999 are missing.");
  });

  test("notices that a rollback no longer blocks what it left", async () => {
    const beta = await environment();
    const pointer = JSON.parse(Buffer.from(beta.content.get("current.json") ?? []).toString("utf8"));
    beta.content.set("current.json", bytesOf(JSON.stringify({ ...pointer, blocked: [] })));
    expect(await problemsOf(beta)).toEqual([
      "chain Release 3 left the bundle of release 2 by a rollback and does not block it.",
      changedPointer,
    ]);
  });

  test("notices what was added to the pointer and has no canonical form", async () => {
    const beta = new Environment();
    await beta.deploy(first, "1.0.0");
    const text = Buffer.from(beta.content.get("current.json") ?? []).toString("utf8");
    beta.content.set("current.json", bytesOf(text.replace(/\}$/, ',"more":"\\ud800"}')));
    expect(await problemsOf(beta)).toEqual([changedPointer]);
    const deep = `${"[".repeat(20_000)}${"]".repeat(20_000)}`;
    beta.content.set("current.json", bytesOf(text.replace(/\}$/, `,"more":${deep}}`)));
    expect(await problemsOf(beta)).toEqual([
      "pointer current.json is no release record: it is nested more than 65 levels deep.",
    ]);
  });

  test("notices another version in the pointer, though no record names it yet", async () => {
    const beta = new Environment();
    await beta.deploy(first, "1.0.0");
    changePointer(beta, (pointer) => ({ ...pointer, version: "9.9.9" }));
    expect(await problemsOf(beta)).toEqual([changedPointer]);
  });

  test.each([
    ["a rollback", async (beta: Environment) => void (await beta.rollback()), "brings back release 1, which is 1.0.0"],
    ["a mark", async (beta: Environment) => void (await beta.withdraw("1.0.0")), "continues release 2, which is 1.1.0"],
  ])("notices another version in the pointer of %s, whoever computed the checksum anew", async (_, act, words) => {
    const beta = new Environment();
    await beta.deploy(first, "1.0.0");
    await beta.deploy(second, "1.1.0");
    await act(beta);
    expect(await problemsOf(beta)).toEqual([]);
    changePointer(beta, ({ checksum: _checksum, ...pointer }) => ({ ...pointer, version: "9.9.9" }));
    expect(await problemsOf(beta)).toEqual([
      `pointer current.json ${words}, and names another version or bundle: 9.9.9.`,
    ]);
  });

  test("notices another version in the pointer than the gate allowed", async () => {
    const beta = new Environment();
    const evidence = bytesOf(JSON.stringify({ format: "slipway/decision/v1", outcome: "allow", version: "1.0.0" }));
    await beta.deploy(first, "1.0.0", { decide: async () => ({ outcome: "allow", evidence }) });
    expect(await problemsOf(beta)).toEqual([]);
    changePointer(beta, ({ checksum: _checksum, ...pointer }) => ({ ...pointer, version: "9.9.9" }));
    expect(await problemsOf(beta)).toEqual([
      "pointer current.json names another version than the gate's decision that it rests on.",
    ]);
  });

  test.each([
    ["withdrawn", /is a withdrawal and names nothing/],
    ["blocked", /no longer blocks a bundle that was blocked/],
    ["recent", /names 0 releases before it/],
  ])("notices that %s was emptied", async (field, words) => {
    const beta = await environment();
    await beta.withdraw("1.0.0");
    const pointer = JSON.parse(Buffer.from(beta.content.get("current.json") ?? []).toString("utf8"));
    const next = { ...pointer, [field]: [] };
    beta.content.set("current.json", bytesOf(JSON.stringify(next)));
    const problems = await problemsOf(beta);
    expect(problems.filter((text) => words.test(text)).length, problems.join("\n")).toBeGreaterThan(0);
  });

  test("uses the checksums that a store keeps", async () => {
    const beta = await environment();
    beta.content.set(keyOf(first, "a"), bytesOf("Z"));
    beta.store.inspect = async (key) => ({
      size: 1,
      sha256: key.includes(keyOf(first, "a")) ? "0".repeat(64) : key.slice(8),
    });
    const report = await look(beta);
    expect(report.checked.objectsBy).toBe("checksum");
    expect(report.problems.map((problem) => problem.key)).toEqual([keyOf(first, "a")]);
  });

  test("names missing and damaged manifests", async () => {
    const beta = await environment();
    beta.content.delete(bundleKey(bundleOf(first).digest));
    beta.content.set(bundleKey(bundleOf(second).digest), bytesOf("{}"));
    const problems = await problemsOf(beta);
    expect(problems).toHaveLength(2);
    expect(problems.some((text) => text.includes("The manifest of 1.0.0") && text.includes("is missing"))).toBe(true);
    expect(problems.some((text) => text.includes("other bytes than its name says"))).toBe(true);
  });

  test("names gaps, forks and changed records", async () => {
    const beta = await environment();
    const record = beta.content.get(releaseKey(2));
    if (record === undefined) throw new Error("no record");
    beta.content.delete(releaseKey(2));
    expect(await problemsOf(beta)).toEqual(["chain The record of release 2 is missing."]);
    const changed = new TextDecoder().decode(record).replace('"name":"anna"', '"name":"mallory"');
    beta.content.set(releaseKey(2), bytesOf(changed));
    expect(await problemsOf(beta)).toEqual([
      "chain releases/0000000002.json is not the record that release 3 followed: it was changed, or the chain forked.",
    ]);
    beta.content.set(releaseKey(2), bytesOf("not json"));
    expect((await problemsOf(beta))[0]).toContain("is no release record: it is not JSON");
    beta.content.set(releaseKey(2), beta.content.get(releaseKey(1)) ?? record);
    expect((await problemsOf(beta))[0]).toContain("holds the record of release 1");
  });

  test("names a pointer that was put back, and one that is missing or damaged", async () => {
    const beta = await environment();
    const newest = beta.content.get("current.json");
    const older = beta.content.get(releaseKey(1));
    if (newest === undefined || older === undefined) throw new Error("no records");
    beta.content.set("current.json", older);
    expect((await problemsOf(beta))[0]).toContain("is newer than the pointer (release 1): the pointer was put back");
    beta.content.delete("current.json");
    expect((await problemsOf(beta))[0]).toContain("current.json is missing, though 2 releases are archived");
    beta.content.set("current.json", bytesOf("{}"));
    const report = await look(beta);
    expect(report.pointer).toBeUndefined();
    expect(report.problems[0]).toMatchObject({ kind: "pointer", key: "current.json" });
    beta.content.set("current.json", bytesOf('{"format":"slipway/release/v2"}'));
    expect(await codeOf(look(beta))).toBe("SW0603");
    expect(await codeOf(look(new Environment()))).toBe("SW0615");
  });

  test("pruned releases are no drift; leftovers and an unfinished prune are notes", async () => {
    const beta = await environment();
    await beta.deploy({ a: "C" }, "1.2.0");
    await beta.prune(1);
    beta.content.set(
      objectKey(bundleOf({ x: "leftover" }).manifest.files[0]?.sha256 ?? ("" as never)),
      bytesOf("leftover"),
    );
    const report = await look(beta, { deep: true });
    expect(report.problems).toEqual([]);
    expect(report.notes).toEqual(["1 object is needed by no kept release; `slipway prune` removes such."]);
    expect(report.checked).toMatchObject({ records: 6, releases: 1, bundles: 1 });
  });

  test("a release or a prune that comes during the look is no drift", async () => {
    const beta = await environment();
    const { store } = beta;
    const read = store.read.bind(store);
    let reads = 0;
    store.read = async (key, options) => {
      const result = await read(key, options);
      reads += 1;
      // Right after the pointer was read, two releases come and a prune takes what it named.
      if (reads === 1) {
        await beta.deploy({ a: "C" }, "1.2.0");
        await beta.deploy({ a: "D" }, "1.3.0");
        await beta.prune(1);
      }
      return result;
    };
    const report = await look(beta);
    expect(report.problems).toEqual([]);
    expect(report.pointer?.record).toMatchObject({ version: "1.3.0" });
  });

  test("settings of the place that are bad are problems, those nobody may read are notes", async () => {
    const beta = await environment();
    beta.store.settings = async () => [
      { setting: "versioning", state: "bad", message: "Versioning is off.", next: "Turn it on." },
      { setting: "encryption", state: "good", message: "Encryption is on.", next: "" },
      { setting: "tls-only", state: "unknown", message: "The bucket policy may not be read.", next: "Grant it." },
    ];
    const report = await look(beta);
    expect(report.problems).toEqual([
      { kind: "setting", key: "versioning", message: "Versioning is off.", next: "Turn it on." },
    ]);
    expect(report.notes).toEqual(["The bucket policy may not be read."]);
  });
});

describe("the mirror in verify", () => {
  const places = ["outputs/"];
  const mirror = (beta: Environment) =>
    updateMirror({ store: beta.store, environment: "beta", places, newId: beta.request.newId });

  test("a mirror that shows the live release has no problem", async () => {
    const beta = await environment();
    expect(await problemsOf(beta, { places })).toEqual(["mirror The mirror is configured, and was never written."]);
    await mirror(beta);
    expect(await problemsOf(beta, { places })).toEqual([]);
  });

  test("drift is named by file: behind, edited at the same size, missing, unfinished", async () => {
    const beta = await environment();
    await mirror(beta);
    await beta.deploy({ a: "A4", b: "B" }, "1.4.0");
    expect(await problemsOf(beta, { places })).toEqual([
      "mirror The mirror shows release 3; release 4 is live.",
      "mirror outputs/a does not show the live release.",
    ]);
    await mirror(beta);
    beta.content.set("outputs/b", bytesOf("X"));
    expect(await problemsOf(beta, { places })).toEqual(["mirror outputs/b does not show the live release."]);
    beta.content.delete("outputs/b");
    expect(await problemsOf(beta, { places })).toEqual(["mirror outputs/b is missing in the mirror."]);
    const state = new TextDecoder().decode(beta.content.get(mirrorKey)).replace('"complete"', '"writing"');
    beta.content.set(mirrorKey, bytesOf(state));
    expect((await problemsOf(beta, { places }))[0]).toContain("is not finished");
  });
});
