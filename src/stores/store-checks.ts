/** What every store checks before it touches anything. */
import { sha256Of } from "../platform/digest.ts";
import { quoted } from "../platform/inputs.ts";
import { storesErrors } from "./errors.ts";
import { problemWithKey } from "./store.ts";

/** @throws SW0509 where a text is no key. */
export function refuseBadKey(key: string): void {
  const problem = problemWithKey(key);
  if (problem === undefined) return;
  throw storesErrors.create("SW0509", {
    message: `The key ${quoted(key)} ${problem}.`,
    next: "Please report this with the command that you ran.",
  });
}

/** @throws SW0507 where bytes do not have the SHA-256 (hex) that was announced for them. */
export function refuseWrongBytes(key: string, bytes: Uint8Array, sha256: string): void {
  if (sha256Of(bytes) === sha256) return;
  throw storesErrors.create("SW0507", {
    message: `The bytes for ${quoted(key)} do not have the SHA-256 that was announced for them.`,
    next: "A file changed while the command ran: run it again.",
  });
}

/** What stands under a key is larger than anything of ours may be there. */
export function tooLarge(where: string, size: number, maximum: number): Error {
  return storesErrors.create("SW0505", {
    message: `${where} has ${size} bytes; there may be ${maximum} at most.`,
    next: "It was not read. Look at it: Slipway did not write it like that.",
  });
}
