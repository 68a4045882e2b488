/** Checksums against vectors that their issuers or other implementations published. */
import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import {
  decodeJwt,
  hasAnnotatedKeyChecksum,
  hasAzureChecksum,
  hasBase62Checksum,
  hasBech32Checksum,
  hasConfluentChecksum,
  hasGitlabChecksum,
  hasGrafanaChecksum,
  hasHexChecksum,
  marvin32,
  toBase62,
} from "../../src/secrets/checksums.ts";
import * as make from "./corpus/make.ts";
import { createRandom } from "./corpus/random.ts";

/** Joined at run time, so that no scanner takes a published example for a leak. */
const join = (...parts: readonly string[]): string => parts.join("");

describe("checksums", () => {
  it("writes CRC-32 of `hello` in base 62 as other implementations do", () => {
    expect(toBase62(907060870, 6)).toBe("0zNvy2");
  });

  it("accepts published GitHub and Vercel tokens and refuses them with one character changed", () => {
    const github = join("gh", "p_DQjRBk4hVzGJfGM7XgUbH2JgiWK8QC", "4Cuv1K");
    expect(hasBase62Checksum(github, 4)).toBe(true);
    expect(hasBase62Checksum(github.replace("DQ", "DR"), 4)).toBe(false);
    expect(hasBase62Checksum(join("vc", "p_35UYJwYZDigYATKhxJUAhPqRhit2Xe3dtiG60LsUTHeklEXDQ9", "4Jafpu"), 4)).toBe(
      true,
    );
  });

  it("accepts the token of Grafana's documentation", () => {
    const token = join("gl", "sa_HOruNAb7SOiCdshU9algkrq7FDsNSLAa", "_54e2f8be");
    expect(hasGrafanaChecksum(token)).toBe(true);
    expect(hasGrafanaChecksum(token.replace("e2f8", "e2f9"))).toBe(false);
  });

  it("accepts a published Zuplo key", () => {
    expect(hasHexChecksum(join("zp", "ka_3e6c4f7d39954ca29353b7ab88589b64_", "de26cd55"), 5)).toBe(true);
  });

  it.each([
    ["", 0x30ed35c1, 0x00cd3c7d],
    ["af", 0x48e73fc7, 0x7d75ddc1],
    ["e70f", 0xb5f6e1fc, 0x485dbff8],
    ["37f495", 0xf0b07c78, 0x9b8cf7e8],
    ["8642dc59", 0x7008f2e8, 0x7e9cf556],
    ["153fb79826", 0xe6c08c6d, 0xa2afa997],
  ])("computes Marvin of %s as .NET's test does", (data, high, low) => {
    const seed = Buffer.from("004fb61a001bdbcc", "hex").toString("latin1");
    expect(marvin32(Buffer.from(data, "hex"), seed).readUInt32LE()).toBe((high ^ low) >>> 0);
  });

  it("accepts bech32 of BIP 173 and refuses it with a character changed", () => {
    expect(hasBech32Checksum("A12UEL5L")).toBe(true);
    expect(hasBech32Checksum("abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw")).toBe(true);
    expect(hasBech32Checksum("A12UEL5Q")).toBe(false);
    expect(hasBech32Checksum("1")).toBe(false);
  });

  it("refuses every generated token once one character differs", () => {
    const random = createRandom(5);
    const forms: readonly (readonly [string, (token: string) => boolean])[] = [
      [make.gitlabRoutable(random, join("gl", "pat-")), hasGitlabChecksum],
      [make.confluentSecret(random), hasConfluentChecksum],
      [make.ageKey(random), hasBech32Checksum],
      [make.annotatedKey(random), hasAnnotatedKeyChecksum],
      [make.azureKey(random, 64, join("+A", "St"), "Default0"), (key) => hasAzureChecksum(key, ["Default0"])],
      [
        make.azureKey(random, 39, join("Az", "Se"), "Query000"),
        (key) => hasAzureChecksum(key, ["PAdmin00", "Query000"]),
      ],
    ];
    for (const [token, holds] of forms) {
      expect(holds(token)).toBe(true);
      const at = Math.floor(token.length / 2);
      const other = token[at] === "Q" ? "P" : "Q";
      expect(holds(token.slice(0, at) + other + token.slice(at + 1))).toBe(false);
    }
  });

  it("decodes JSON Web Tokens and nothing else", () => {
    const random = createRandom(6);
    expect(decodeJwt(make.jwt(random, { sub: "anna" }))?.payload).toEqual({ sub: "anna" });
    expect(decodeJwt("eyJhbGciOi.x.y")).toBeUndefined();
    expect(decodeJwt("")).toBeUndefined();
  });
});
