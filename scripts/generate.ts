/** `npm run generate`: writes what is made from definitions. With `--check` it only looks, and fails when out of date. */
import { mkdir, rm, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { generatedFiles, outOfDate } from "./generated-files.ts";

const root = join(import.meta.dirname, "..");
const problems = await outOfDate(root);

if (process.argv.includes("--check")) {
  for (const { path, problem } of problems) console.error(`${path} is out of date (${problem})`);
  if (problems.length > 0) {
    console.error("Run `npm run generate` and commit what it writes.");
    process.exitCode = 1;
  } else {
    console.log("Generated files are up to date.");
  }
} else {
  const files = await generatedFiles();
  for (const { path, problem } of problems) {
    const target = join(root, path);
    if (problem === "extra") {
      await rm(target);
    } else {
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, files.get(path) ?? "");
    }
    console.log(`${problem === "extra" ? "removed" : "wrote"} ${path}`);
  }
  console.log(`${files.size} generated files are up to date.`);
}
