/**
 * `npm run bench`: runs every benchmark of this folder, or those whose names are given. A benchmark is a file that
 * exports `bench()`; each compares two things in one run and prints the ratio, so that the machine does not matter.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const wanted = process.argv.slice(2);
for (const name of readdirSync(import.meta.dirname).sort()) {
  if (!name.endsWith(".ts") || (wanted.length > 0 && !wanted.includes(name.replace(/\.ts$/, "")))) continue;
  const path = join(import.meta.dirname, name);
  if (!/^export (?:async )?function bench\b/m.test(readFileSync(path, "utf8"))) continue;
  console.log(`\n${name.replace(/\.ts$/, "")}`);
  const module: { bench(): Promise<void> } = await import(path);
  await module.bench();
}
