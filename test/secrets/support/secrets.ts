/** Fake secrets, put together at run time, so that no fixture holds one. */
import { crc32 } from "node:zlib";
import { toBase62 } from "../../../src/secrets/checksums.ts";

/** A classic GitHub token with a checksum that holds; other seeds give other tokens. */
export function githubToken(seed = 1): string {
  const digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
  let state = seed * 2654435761;
  let body = "";
  for (let index = 0; index < 30; index++) {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    body += digits.charAt((state >>> 16) % 62);
  }
  return `${["gh", "p_"].join("")}${body}${toBase62(crc32(body), 6)}`;
}
