/** Prints the pair rarity string of src/secrets/fold.ts for the files below the folders given: `node bench/pairs.ts node_modules`. */
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { classOf } from "../src/secrets/fold.ts";

const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const classes = Uint8Array.from({ length: 256 }, (_, byte) => classOf(byte));
const counts = new Float64Array(1024);
let total = 0;
for (const root of process.argv.slice(2)) {
  for (const entry of readdirSync(root, { withFileTypes: true, recursive: true })) {
    if (!entry.isFile()) continue;
    let pair = 0;
    for (const byte of readFileSync(join(entry.parentPath, entry.name))) {
      pair = ((pair << 5) | (classes[byte] ?? 0)) & 1023;
      counts[pair] = (counts[pair] ?? 0) + 1;
      total++;
    }
  }
}
console.log(
  Array.from(counts, (count) =>
    digits.charAt(Math.min(63, Math.round(-2 * Math.log2(Math.max(count, 1) / Math.max(total, 1))))),
  ).join(""),
);
