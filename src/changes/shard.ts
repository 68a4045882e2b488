/** Parts of the work for the jobs of a matrix. */
import { sha256Hex } from "../platform/digest.ts";
import { quoted } from "../platform/inputs.ts";
import type { Shard } from "./difference.ts";
import { changesErrors } from "./errors.ts";

const mostShards = 10_000;

/**
 * `2/5` as a shard.
 *
 * @throws SW1404 for anything else
 */
export function readShard(written: string): Shard {
  const [, index, total] = /^\s*([0-9]{1,6})\s*\/\s*([0-9]{1,6})\s*$/.exec(written) ?? [];
  const shard = { index: Number(index), total: Number(total) };
  if (index !== undefined && shard.index >= 1 && shard.index <= shard.total && shard.total <= mostShards) return shard;
  throw changesErrors.create("SW1404", {
    message: `--shard takes a part such as 2/5, not ${quoted(written)}.`,
    next: "The first number counts from 1 to the second: five jobs take 1/5, 2/5, 3/5, 4/5 and 5/5.",
  });
}

/** Whether a name belongs to a shard. It stays there as long as the number of shards does, whatever else there is. */
export function isInShard(name: string, { index, total }: Shard): boolean {
  return Number.parseInt(sha256Hex(name).slice(0, 12), 16) % total === index - 1;
}
