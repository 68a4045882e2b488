import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createRedaction } from "../../src/platform/redaction.ts";

/** Joined at run time: no file of this project holds anything of the shape of a credential. */
const made = (...parts: readonly string[]) => parts.join("");
const letters = (count: number) => "aB3dE5fG7hJ9kL1mN2pQ4rS6tU8vW0xY".repeat(8).slice(0, count);

describe("registered values", () => {
  test.each([
    ["as it is", (value: string) => value],
    ["in a JSON string", (value: string) => JSON.stringify(value)],
    ["in a URL", (value: string) => encodeURIComponent(value)],
    ["in a form", (value: string) => new URLSearchParams({ a: value }).toString()],
    ["in base64", (value: string) => Buffer.from(value).toString("base64")],
    ["in hexadecimal", (value: string) => Buffer.from(value).toString("hex")],
  ])("are hidden %s", (_, spell) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", minLength: 8, maxLength: 40 }), (text) => {
        const value = `k${text.trim().replace(/\s/g, "_")}"y`;
        const redaction = createRedaction();
        redaction.register(value);
        const shown = redaction.redact(`before ${spell(value)} after`);
        expect(shown).not.toContain(spell(value));
        expect(shown).toContain("before ");
        expect(shown).toContain("***");
      }),
    );
  });

  test("that hold one another leave nothing behind", () => {
    const redaction = createRedaction();
    redaction.register("secret-one");
    redaction.register("secret-one-and-more");
    expect(redaction.redact("x secret-one-and-more y secret-one z")).toBe("x *** y *** z");
  });

  test("of several lines are hidden line by line", () => {
    const redaction = createRedaction();
    redaction.register("first line\nsecond line\n");
    expect(redaction.redact("log: second line!")).toBe("log: ***!");
  });

  test("that are too short to be told from prose stay", () => {
    const redaction = createRedaction();
    redaction.register("prod");
    redaction.register("");
    expect(redaction.redact("deploy to prod")).toBe("deploy to prod");
  });
});

describe("shapes of credentials that nobody registered", () => {
  const { redact } = createRedaction();
  test.each([
    ["a GitHub token", made("gh", "p_", letters(36))],
    ["a GitHub app token", made("gh", "s_", letters(36))],
    ["a fine-grained GitHub token", made("github", "_pat_", letters(22), "_", letters(59))],
    ["an AWS key id", made("AS", "IA", "IOSFODNN7EXAMPLE".slice(0, 9), "ABCDEFG")],
    ["a JWT", made("ey", "JhbGciOiJSUzI1NiJ9", ".", "ey", "JzdWIiOiJyZXBvIn0", ".", letters(43))],
    ["a Slack token", made("xo", "xb-", "123456789012-", letters(24))],
    ["a GitLab token", made("gl", "pat-", letters(20))],
    ["an npm token", made("np", "m_", letters(36))],
    ["a model provider's key", made("s", "k-ant-", letters(40))],
    ["a Stripe key", made("s", "k_live_", letters(24))],
    ["a Google key", made("AI", "za", letters(35))],
  ])("%s is hidden in text and in JSON", (_, secret) => {
    expect(redact(`token ${secret} end`)).toBe("token *** end");
    expect(JSON.parse(redact(JSON.stringify({ token: secret, next: "kept" })))).toEqual({ token: "***", next: "kept" });
  });

  test("a private key is hidden between its markers, also in JSON", () => {
    const begin = made("-----BEGIN RSA ", "PRIVATE KEY-----");
    const end = made("-----END RSA ", "PRIVATE KEY-----");
    const key = `${begin}\n${letters(64)}\n${letters(64)}\n${end}\n`;
    expect(redact(key)).toBe(`${begin}***${end}\n`);
    expect(JSON.parse(redact(JSON.stringify({ key, after: 1 })))).toEqual({ key: `${begin}***${end}\n`, after: 1 });
  });

  test("signatures, session tokens and passwords in addresses are hidden, the rest of the address stays", () => {
    const url = `https://b.s3.amazonaws.com/k?X-Amz-Date=2026&X-Amz-Signature=${letters(64)}&X-Amz-Security-Token=${letters(90)}&x=1`;
    expect(redact(url)).toBe(
      "https://b.s3.amazonaws.com/k?X-Amz-Date=2026&X-Amz-Signature=***&X-Amz-Security-Token=***&x=1",
    );
    expect(redact(made("postgres://app:", "hunter22", "@db.local/x"))).toBe("postgres://app:***@db.local/x");
    expect(redact(`Authorization: Bearer ${letters(30)}`)).toBe("Authorization: Bearer ***");
    expect(redact(`aws_secret_access_key = ${letters(40)}`)).toBe("aws_secret_access_key = ***");
  });

  test.each([
    "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0ba822cd15d6c15b0f00a8",
    "https://example.com:8443/path@v2 and mail to a:b@example.com",
    "Bearer of good news, basic instincts, token economy",
    "the sk-learn library, task-based-evaluation-of-language-models",
    "arn:aws:iam::111111111111:role/slipway-beta",
  ])("%s is no credential", (text) => {
    expect(redact(text)).toBe(text);
  });

  test("a megabyte of near misses takes no time to speak of", () => {
    const hostile = `${made("-----BEGIN ", "PRIVATE KEY-----")}${"-----BEGIN PRIVATE KEY-----A".repeat(4000)}${"x-amz-signature=".repeat(20_000)}${"a://".repeat(100_000)}${"eyJ-".repeat(250_000)}`;
    const started = performance.now();
    redact(hostile);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
