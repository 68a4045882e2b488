/**
 * `npm run audit`: licences of every package that is installed, by the lockfile, and known weaknesses, by the registry.
 * What is built into dist/ must have a licence that lets others pass it on without a condition on their own work.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/** For what is in the bundles: attribution is all that they ask for, and dist/licenses.txt gives it. */
const permissive = [
  "MIT",
  "ISC",
  "Apache-2.0",
  "BSD-2-Clause",
  "BSD-3-Clause",
  "0BSD",
  "BlueOak-1.0.0",
  "Unlicense",
  "CC0-1.0",
];
/** For what builds and tests only, and is passed on to nobody. */
const forTools = [...permissive, "MPL-2.0", "Python-2.0", "CC-BY-4.0", "CC-BY-3.0"];

interface LockedPackage {
  readonly version?: string;
  readonly license?: string;
  readonly link?: boolean;
}

const lock: { readonly packages: Readonly<Record<string, LockedPackage>> } = JSON.parse(
  readFileSync(join(root, "package-lock.json"), "utf8"),
);
const bundled = new Set(
  [
    ...readFileSync(join(root, "dist", "licenses.txt"), "utf8").matchAll(/^((?:@[\w.-]+\/)?[\w.-]+) \d+\.\d+\.\d+/gm),
  ].map(([, name]) => name),
);

const problems: string[] = [];
let count = 0;
for (const [path, { version, license, link }] of Object.entries(lock.packages)) {
  const name = path.split("node_modules/").at(-1) ?? "";
  if (name === "" || link === true) continue;
  count += 1;
  const allowed = bundled.has(name) ? permissive : forTools;
  if (license === undefined || !isAllowed(license, allowed)) {
    problems.push(
      `${name} ${version}: ${license ?? "no licence"}${bundled.has(name) ? ", and it is in the bundles" : ""}`,
    );
  }
}

if (problems.length > 0) {
  console.error(`Licences that nobody has looked at:\n${problems.map((problem) => `  ${problem}`).join("\n")}`);
  console.error(
    "Replace the package, or add its licence to scripts/audit.ts where it asks for nothing that we do not do.",
  );
  process.exitCode = 1;
} else {
  console.log(`Licences of ${count} packages, ${bundled.size} of them in the bundles: all are allowed.`);
}

const audit = spawnSync("npm", ["audit", "--audit-level=moderate"], { cwd: root, stdio: "inherit" });
if (audit.status !== 0) process.exitCode = 1;

/** SPDX expressions of names, AND and OR, as far as packages write them. */
function isAllowed(expression: string, allowed: readonly string[]): boolean {
  const plain = expression.replaceAll(/[()]/g, "");
  return plain.split(/ OR /i).some((choice) => choice.split(/ AND /i).every((name) => allowed.includes(name.trim())));
}
