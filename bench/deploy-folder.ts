/**
 * Releases of 10,000 files into a folder: how long the first one takes beside plain copying, that an unchanged deploy
 * writes nothing, that one changed file writes four, and what a rollback and a look cost.
 */
import { randomBytes, randomUUID } from "node:crypto";
import { copyFile, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Bundle, createManifest } from "../src/bundles/manifest.ts";
import { sha256Of } from "../src/platform/digest.ts";
import { mapLimited } from "../src/platform/limited.ts";
import { allowEverything } from "../src/releases/decision.ts";
import { deploy } from "../src/releases/deploy.ts";
import { rollback } from "../src/releases/rollback.ts";
import { verify } from "../src/releases/verify.ts";
import { openFolderStore } from "../src/stores/folder.ts";

const fileCount = 10_000;

/** Files of 1 to 20 kB in memory; one of them changes from release to release. */
function makeContents(): readonly Uint8Array[] {
  const noise = randomBytes(64 * 1024);
  return Array.from({ length: fileCount }, (_, index) => {
    const size = 1_024 + ((index * 7_919) % 19_000);
    const start = (index * 104_729) % (noise.length - size);
    const bytes = new Uint8Array(noise.subarray(start, start + size));
    new DataView(bytes.buffer).setUint32(0, index);
    return bytes;
  });
}

function bundleOf(contents: readonly Uint8Array[]): Bundle {
  const byPath = new Map(contents.map((bytes, index) => [`prompts/${index % 100}/${index}.prompt`, bytes]));
  const files = [...byPath].map(([path, bytes]) => ({
    mediaType: "text/plain; charset=utf-8",
    path,
    sha256: sha256Of(bytes),
    size: bytes.length,
  }));
  return { ...createManifest(files), read: async ({ path }) => byPath.get(path) ?? new Uint8Array() };
}

/** Every file below a folder with its time of change, so that what was written shows. */
async function filesOf(folder: string): Promise<ReadonlyMap<string, number>> {
  const names = (await readdir(folder, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const paths = names.map((entry) => join(entry.parentPath, entry.name)).filter((path) => !path.includes("/.slipway/"));
  return new Map(await mapLimited(paths, 32, async (path) => [path, (await stat(path)).ctimeMs] as const));
}

/** Runs an action, prints what it took, and gives the wall time in milliseconds. */
async function timed<T>(name: string, action: () => Promise<T>): Promise<number> {
  const cpu = process.cpuUsage();
  const began = performance.now();
  await action();
  const wall = performance.now() - began;
  const { user, system } = process.cpuUsage(cpu);
  console.log(
    `${name.padEnd(44)} ${wall.toFixed(0).padStart(7)} ms wall ${((user + system) / 1000).toFixed(0).padStart(7)} ms CPU`,
  );
  return wall;
}

/** What the first deploy is measured against: the same bytes written and copied into a folder, without any promise. */
async function plainCopy(folder: string, contents: readonly Uint8Array[]): Promise<number> {
  const from = join(folder, "from");
  const to = join(folder, "to");
  await mkdir(from, { recursive: true });
  await mkdir(to, { recursive: true });
  await mapLimited(contents, 32, (bytes) => writeFile(join(from, sha256Of(bytes)), bytes));
  const names = await readdir(from);
  return timed("plain copy of the files, nothing flushed", () =>
    mapLimited(names, 32, (name) => copyFile(join(from, name), join(to, name))),
  );
}

export async function bench(): Promise<void> {
  const temporary = await mkdtemp(join(tmpdir(), "slipway-bench-"));
  try {
    const folder = join(temporary, "beta");
    const store = await openFolderStore(folder);
    const request = {
      store,
      environment: "beta",
      actor: { name: "bench" },
      source: { repository: null, commit: null, ref: null },
      decide: allowEverything,
      newId: randomUUID,
    };
    const contents = makeContents();
    const bytes = contents.reduce((sum, content) => sum + content.length, 0);
    console.log(`${fileCount} files, ${(bytes / 1e6).toFixed(0)} MB`);
    const copied = await plainCopy(temporary, contents);
    const first = bundleOf(contents);
    const release = (bundle: Bundle, version: string) =>
      deploy({ ...request, bundle, version: { kind: "explicit", version } });
    const deployed = await timed("first deploy, every file flushed to the disk", () => release(first, "1.0.0"));
    console.log(`  ${(deployed / copied).toFixed(2)} times the plain copy`);

    const before = await filesOf(folder);
    await timed("unchanged deploy", () => release(first, "1.0.0"));
    console.log(`  files written: ${await written(folder, before)} (0 expected)`);

    const second = bundleOf(contents.with(4_711, randomBytes(5_000)));
    const unchanged = await filesOf(folder);
    await timed("one changed file", () => release(second, "1.1.0"));
    console.log(`  files written: ${await written(folder, unchanged)} (4 expected)`);

    await timed("rollback", () => rollback(request));
    await timed("verify", () => verify({ store, environment: "beta", deep: false, places: [] }));
    await timed("verify --deep", () => verify({ store, environment: "beta", deep: true, places: [] }));
    console.log(
      `peak memory ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB, of which the files themselves ${(bytes / 1e6).toFixed(0)} MB`,
    );
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}

async function written(folder: string, before: ReadonlyMap<string, number>): Promise<number> {
  const after = await filesOf(folder);
  return [...after].filter(([path, time]) => before.get(path) !== time).length;
}

if (import.meta.main) await bench();
