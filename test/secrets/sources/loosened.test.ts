import { expect, it } from "vitest";
import { emptyBaseline, formatBaseline } from "../../../src/secrets/baseline.ts";
import { createRepository } from "../support/repository.ts";
import { placesOf, scanIn } from "../support/scan.ts";

const range = (written: string) => ({ kind: "range", range: written }) as const;
const loosened = "secrets-policy-loosened";
const ownRule = `    - id: acme-key
      pattern: "acme-[0-9]{12}"
      keywords: [acme-]
      examples: { match: ["key = acme-739104628515"] }
`;
const strict = `slipway: 1
secrets:
  override: never
  ignore:
    - { paths: [old/**], reason: gone soon }
  rules:
${ownRule}`;

it("reports each kind of loosening once, at its line, and says what and who", async () => {
  const repository = createRepository();
  repository.write("slipway.yaml", strict);
  const base = repository.commit("base");
  repository.write(
    "slipway.yaml",
    `slipway: 1
secrets:
  override: with-reason
  off: [npm-token, generic-password]
  ignore:
    - { paths: [old/**], rules: [npm-token], reason: narrower is no loosening }
    - { paths: [src/**], reason: trust me }
`,
  );
  const baseline = { ...emptyBaseline(), ignore: [{ patterns: ["^a/"], reason: "r" }] };
  const entries = [{ rule: "npm-token", path: "a.txt", hash: "0".repeat(32) }];
  repository.write(".slipway/secrets.json", formatBaseline({ ...baseline, entries }));
  repository.commit("loosens");
  const outcome = await scanIn(repository.folder, range(`${base}..HEAD`));
  expect(placesOf(outcome)).toEqual([
    `${loosened} .slipway/secrets.json:5`,
    `${loosened} .slipway/secrets.json:9`,
    `${loosened} slipway.yaml:2`,
    `${loosened} slipway.yaml:3`,
    `${loosened} slipway.yaml:4`,
    `${loosened} slipway.yaml:7`,
  ]);
  expect(outcome.findings.every(({ severity }) => severity === "error")).toBe(true);
  const messages = outcome.findings.map(({ message }) => message).join("\n");
  for (const part of ["npm-token, generic-password", "src/**", "override: never", "acme-key", "1 secret as known"]) {
    expect(messages).toContain(part);
  }
  expect(messages).not.toContain("old/**");
  expect(outcome.findings[0]?.help).toContain("responsible for slipway.yaml");
  // The base has it now.
  repository.write("b.txt", "b\n");
  repository.commit("goes on");
  expect(placesOf(await scanIn(repository.folder, range("HEAD~1..HEAD")))).toEqual([]);
});

it("reports a first policy, one that is gone and one that nobody can read", async () => {
  const repository = createRepository();
  const base = repository.commit("base");
  repository.write("slipway.yaml", strict);
  const first = repository.commit("first policy");
  repository.git("rm", "--quiet", "slipway.yaml");
  const gone = repository.commit("gone");
  repository.write("slipway.yaml", "slipway: 1\nsecrets: { off: 7 }\n");
  const broken = repository.commit("broken");
  const at = async (written: string) => placesOf(await scanIn(repository.folder, range(written)));
  expect(await at(`${base}..${first}`)).toEqual([`${loosened} slipway.yaml:5`]);
  expect(await at(`${first}..${gone}`)).toEqual([`${loosened} slipway.yaml:1`, `${loosened} slipway.yaml:1`]);
  expect(await at(`${gone}..${broken}`)).toEqual([`${loosened} slipway.yaml:1`]);
});

it("says nothing of a stricter policy, nor of what the base made stricter since the branch", async () => {
  const repository = createRepository();
  repository.write("slipway.yaml", "slipway: 1\nsecrets:\n  off: [npm-token]\n");
  repository.commit("start");
  repository.git("checkout", "--quiet", "-b", "feature");
  repository.write("f.txt", "f\n");
  repository.commit("feature");
  repository.git("checkout", "--quiet", "main");
  repository.write("slipway.yaml", strict);
  const tightened = repository.commit("main is stricter");
  expect(placesOf(await scanIn(repository.folder, range("main...feature")))).toEqual([]);
  repository.write("slipway.yaml", strict.replace(/ {2}ignore:\n.*\n/, ""));
  repository.commit("stricter still");
  expect(placesOf(await scanIn(repository.folder, range(`${tightened}..HEAD`)))).toEqual([]);
});
