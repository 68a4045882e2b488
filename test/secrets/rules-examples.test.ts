/** Every rule finds an example that was made for it, and does not report the example's near misses. */
import { Buffer } from "node:buffer";
import { describe, expect, it } from "vitest";
import { createScanner } from "../../src/secrets/built-scanner.ts";
import { detect } from "../../src/secrets/file-scan.ts";
import type { KeywordRule, SecretRule } from "../../src/secrets/rule.ts";
import { secretRuleList } from "../../src/secrets/rules/index.ts";
import type { Scanner } from "../../src/secrets/scanner.ts";
import { heldOutCorpus, type Sample, tuningCorpus } from "./corpus/generate.ts";
import { createKeyRing } from "./corpus/make.ts";
import { createRandom, type Random } from "./corpus/random.ts";
import { samplePattern } from "./corpus/sample-pattern.ts";

interface Example {
  readonly path: string;
  readonly text: string;
  readonly secret: string;
}

const samples = ((): readonly Sample[] => {
  const keys = createKeyRing();
  return [...tuningCorpus(keys).secrets, ...heldOutCorpus(keys).secrets];
})();

function found(scanner: Scanner, path: string, text: string): string | undefined {
  return detect(scanner, Buffer.from(text, "latin1"), path)[0]?.secret;
}

const paths: readonly string[] = [".npmrc", "notes.txt", "settings.env", "site.gradle"];

/** From the corpus where it holds one, else from the rule's own pattern. */
function exampleFor(rule: SecretRule, scanner: Scanner, random: Random): Example | undefined {
  for (const { bytes, path } of samples) {
    const text = bytes.toString("latin1");
    const secret = mayMatch(rule, text, path) ? found(scanner, path, text) : undefined;
    if (secret !== undefined && text.includes(secret)) return { path, text, secret };
  }
  return rule.kind === "keyword" ? exampleOfPattern(rule, scanner, random) : undefined;
}

function mayMatch(rule: SecretRule, text: string, path: string): boolean {
  if (rule.kind === "file") return rule.files.test(path.toLowerCase());
  const lower = text.toLowerCase();
  return rule.dotted === true || rule.keywords.some((keyword) => lower.includes(keyword.toLowerCase()));
}

/** A rule that goes by a name (`namedRule`): the words between name and value, and the value's expression. */
function namedParts(source: string): { readonly words: readonly string[]; readonly value: string } | undefined {
  const [head, rest] = source.split("(?<secret>");
  if (head?.includes("(?<between>") !== true || rest === undefined) return undefined;
  const words = /\?\(\?:(.*)\)\[\^/.exec(head)?.[1]?.split("|") ?? [];
  const end = rest.lastIndexOf("(?!");
  return { words, value: rest.slice(0, end < 0 ? -1 : end - 1) };
}

function textsFor(rule: KeywordRule, random: Random): readonly string[] {
  const keyword = random.pick(rule.keywords);
  const named = namedParts(rule.pattern.source);
  if (named !== undefined) {
    const word = named.words.length === 0 ? "" : `_${samplePattern(new RegExp(random.pick(named.words)), random)}`;
    return [`\n${keyword}${word} = "${samplePattern(new RegExp(named.value), random)}"\n`];
  }
  const sample = samplePattern(rule.pattern, random);
  const scheme = sample.replace(/^[a-z0-9+.]{2,20}:\/\//, keyword);
  return [
    `\n${sample}\n`,
    `\n${scheme}\n`,
    `\n${keyword} ${sample}\n`,
    `\n${sample} ${keyword}\n`,
    `\n${keyword}_key = "${sample}"\n`,
  ];
}

function exampleOfPattern(rule: KeywordRule, scanner: Scanner, random: Random): Example | undefined {
  for (let attempt = 0; attempt < 600; attempt++) {
    const text = random.pick(textsFor(rule, random));
    for (const path of paths) {
      const secret = found(scanner, path, text);
      if (secret !== undefined && text.includes(secret)) return { path, text, secret };
    }
  }
  return undefined;
}

/** The same place with a placeholder of the same length. */
function nearMisses(example: Example): readonly string[] {
  const { text, secret } = example;
  const letters = secret.replace(/[A-Za-z0-9]/g, "x");
  return [text.replace(secret, () => letters)];
}

/** What neither the corpus nor a pattern's source gives. */
function ownExamples(random: Random): Readonly<Record<string, Example>> {
  const example = (path: string, before: string, secret: string, after = "\n"): Example => ({
    path,
    text: `${before}${secret}${after}`,
    secret,
  });
  const binary = (path: string, head: string): Example => {
    const text = head + random.bytes(300).toString("latin1");
    return { path, text, secret: text.slice(0, 32) };
  };
  const small = "abcdefghijklmnopqrstuvwxyz0123456789";
  return {
    "sql-insert-secret": example(
      "seed.sql",
      "INSERT INTO users (name, password) VALUES (",
      `'anna', '${random.alphanumeric(16)}'`,
      ");\n",
    ),
    "password-file": example("db/password.txt", "", random.alphanumeric(14)),
    "pkcs12-file": binary(
      "client.p12",
      "0\x82\x09\x77\x02\x01\x030\x82\x09\x3f\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01\xa0\x82",
    ),
    "der-private-key": binary(
      "signing.der",
      "0\x82\x04\xbe\x02\x01\x000\x0d\x06\x09\x2a\x86\x48\x86\xf7\x0d\x01\x01\x01\x05\x00\x04",
    ),
    "erlang-cookie": example("home/.erlang.cookie", "", random.chars("ABCDEFGHIJKLMNOPQRSTUVWXYZ", 20)),
    "kubernetes-bootstrap-token": example(
      "join.sh",
      "kubeadm join 10.0.0.1:6443 --token ",
      `${random.chars(small, 6)}.${random.chars(small, 16)}`,
    ),
    "ghost-admin-api-key": example("a.env", "GHOST_ADMIN=", `${random.hex(24)}:${random.hex(64)}`),
    "ably-api-key": example(
      "a.env",
      "ABLY=",
      `${random.alphanumeric(6)}.${random.alphanumeric(6)}:${random.alphanumeric(43)}`,
    ),
    "generic-fallback": example("a.py", "x = os.environ.get('DB_PASSWORD') or '", random.alphanumeric(14), "'\n"),
  };
}

const seedOf = (id: string): number => Buffer.from(id).reduce((sum, byte) => Math.imul(sum, 31) + byte, 7);

describe("secret rules", () => {
  it.each(secretRuleList.map((rule) => [rule.id, rule] as const))(
    "%s finds its example and not its near miss",
    (id, rule) => {
      const scanner = createScanner([rule]);
      const random = createRandom(seedOf(id));
      const example = ownExamples(random)[id] ?? exampleFor(rule, scanner, random);
      expect(example, "no example was found").toBeDefined();
      if (example === undefined) return;
      expect(found(scanner, example.path, example.text)).toBe(example.secret);
      for (const text of nearMisses(example)) expect(found(scanner, example.path, text)).toBeUndefined();
    },
  );
});
