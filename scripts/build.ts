/**
 * `npm run build`: writes dist/. With `--out DIR` it writes there, with `--check` it only compares with dist/ and fails
 * when a byte differs.
 */
import { chmod, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { parseArgs } from "node:util";
import { bundleFiles, committedBuild } from "./bundle.ts";

const { values } = parseArgs({ options: { out: { type: "string" }, check: { type: "boolean" } } });
const root = join(import.meta.dirname, "..");
const target = values.out === undefined ? committedBuild(root) : resolve(values.out);

const files = await bundleFiles(root);
const found = await filesIn(target);

if (values.check === true) {
  const paths = [...new Set([...files.keys(), ...found.keys()])].sort();
  const different = paths.filter((path) => files.get(path) !== found.get(path));
  for (const path of different) console.error(`dist/${path} is not what the sources build`);
  if (different.length > 0) {
    console.error("Run `npm run build` and commit dist/ in a commit of its own.");
    process.exitCode = 1;
  } else {
    console.log(`dist/ is what the sources build (${files.size} files).`);
  }
} else {
  for (const path of found.keys()) if (!files.has(path)) await rm(join(target, path));
  for (const [path, content] of files) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    if (found.get(path) !== content) await writeFile(join(target, path), content);
  }
  await chmod(join(target, "cli.js"), 0o755);
  const size = [...files.values()].reduce((sum, content) => sum + Buffer.byteLength(content), 0);
  console.log(`Built ${files.size} files, ${Math.round(size / 1024)} KiB.`);
}

async function filesIn(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const contents = new Map<string, string>();
  for (const entry of entries) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    contents.set(path.slice(folder.length + 1).replaceAll("\\", "/"), await readFile(path, "utf8"));
  }
  return contents;
}
