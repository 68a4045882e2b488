/**
 * Prints src/secrets/common-grams.ts for the sources below the folders given, the same amount of each:
 * `node bench/grams.ts FOLDER… > src/secrets/common-grams.ts`. Only the speed of the scanner depends on it.
 */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const sources = /\.(?:[cm]?[jt]sx?|json|md|py|go|java|rb|rs|c|h|cpp|txt|ya?ml|toml|html|css|map|svg|sh|php)$/;
const bytesOfEach = 60_000_000;
const longestFile = 300_000;
/** Rarer than one in 2^15, a gram need not be told from others. */
const rarest = 14;

/** Six bits of a byte as the kernel folds it: capitals are small letters, and few other signs coincide. */
const fold = (byte: number): number => (byte & 31) | ((byte & 64) >> 1);
const counts = new Uint32Array(1 << 24);
let total = 0;
for (const root of process.argv.slice(2)) {
  let used = 0;
  for (const entry of shuffled(readdirSync(root, { withFileTypes: true, recursive: true }))) {
    if (!entry.isFile() || !sources.test(entry.name)) continue;
    const bytes = readFileSync(join(entry.parentPath, entry.name));
    if (bytes.length > longestFile) continue;
    used += bytes.length;
    if (used > bytesOfEach) break;
    let gram = 0;
    for (const byte of bytes) {
      gram = ((gram << 6) | fold(byte)) & 0xffffff;
      counts[gram] = (counts[gram] ?? 0) + 1;
    }
    total += bytes.length;
  }
}

const octaves = new Map<number, string[]>();
const common = Array.from(counts.keys()).filter((gram) => (counts[gram] ?? 0) * 2 ** (rarest + 1) >= total);
for (const gram of common) {
  const octave = Math.floor(-Math.log2((counts[gram] ?? 0) / total));
  octaves.set(octave, [...(octaves.get(octave) ?? []), textOf(gram)]);
}
console.log(`/** Made by bench/grams.ts: the commonest four bytes in ordinary sources, folded as the kernel folds them. */

/** By the power of two of their share, negated: four characters each, one after the other. */
export const commonGrams: Readonly<Record<number, string>> = {`);
for (const [octave, grams] of [...octaves].sort(([a], [b]) => a - b)) {
  console.log(`  ${octave}: ${JSON.stringify(grams.join(""))},`);
}
console.log("};");

/** The gram in bytes that have the bit of small letters: DEL stands for what \`_\` is folded to. */
function textOf(gram: number): string {
  return [18, 12, 6, 0]
    .map((shift) => (gram >> shift) & 63)
    .map((code) => String.fromCharCode((code & 31) | 0x20 | ((code & 32) << 1)))
    .join("");
}

/** Always in the same order. */
function shuffled<Item>(items: readonly Item[]): readonly Item[] {
  const list = [...items];
  let seed = 7;
  for (let index = list.length - 1; index > 0; index--) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = seed % (index + 1);
    const [one, two] = [list[index], list[other]];
    if (one === undefined || two === undefined) continue;
    list[index] = two;
    list[other] = one;
  }
  return list;
}
