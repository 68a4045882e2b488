/** What is known about a file before anything in it was found; decides which rules apply at all. */

import type { SecretRule } from "./rule.ts";

export interface FileFacts {
  /** With `/`; empty where there is none. */
  readonly path: string;
  /** Last part, in lower case. */
  readonly name: string;
  /** Made by a package manager: full of hashes, and nobody types a password there. */
  readonly lockfile: boolean;
  /** Has zero bytes: only formats that nothing else has are believed. */
  readonly binary: boolean;
  /** Whether the path matches; remembered, since many candidates ask for the same few expressions. */
  matches(expression: RegExp): boolean;
  /** True where the rule has no business in this file. */
  skips(rule: SecretRule): boolean;
}

const lockfileNames: ReadonlySet<string> = new Set([
  "package-lock.json",
  "npm-shrinkwrap.json",
  "yarn.lock",
  "pnpm-lock.yaml",
  "bun.lock",
  "deno.lock",
  "composer.lock",
  "cargo.lock",
  "gemfile.lock",
  "poetry.lock",
  "pdm.lock",
  "uv.lock",
  "pipfile.lock",
  "go.sum",
  "go.work.sum",
  "flake.lock",
  "mix.lock",
  "pubspec.lock",
  "podfile.lock",
  "packages.lock.json",
  "gradle.lockfile",
  "verification-metadata.xml",
  ".terraform.lock.hcl",
  "cartfile.resolved",
  "package.resolved",
  "module.bazel.lock",
  "conda-lock.yml",
  "pixi.lock",
]);

/** Rules that guess from names and surroundings, not from a format. */
export function isGuess(rule: SecretRule): boolean {
  return rule.id.startsWith("generic-") || rule.confidence === "low";
}

/** `path` has `/` and is relative. Answers about expressions are kept, for many rules ask the same. */
export function fileFactsOf(path: string, binary: boolean): FileFacts {
  const name = path.slice(path.lastIndexOf("/") + 1).toLowerCase();
  const lockfile = lockfileNames.has(name);
  let known: Map<RegExp, boolean> | undefined;
  return {
    path,
    name,
    lockfile,
    binary,
    matches(expression) {
      known ??= new Map();
      let result = known.get(expression);
      if (result === undefined) {
        result = expression.test(path);
        known.set(expression, result);
      }
      return result;
    },
    skips: (rule) => (lockfile && isGuess(rule)) || (binary && rule.confidence !== "high"),
  };
}
