/**
 * What a change takes out of the policy that its own review and the releases after it go by: a finding of its own for
 * each. The secret scan has its own, in src/secrets/loosened.ts.
 */
import type { Finding, RuleLevel } from "../platform/finding.ts";
import { createFinding } from "../platform/finding-at.ts";
import { escapePointerSegment } from "../platform/json.ts";
import type { LocationMap } from "../platform/locations.ts";
import type { SourceFile } from "../platform/text.ts";
import { listed } from "../platform/words.ts";
import type { Config, EnvironmentConfig } from "./config-schema.ts";
import { gateWeakenings, isSame, shown } from "./gate-weakening.ts";
import { policyLoosened } from "./rules.ts";

/** What applies where slipway.yaml says nothing. */
export interface PolicyDefaults {
  /** Severity of every rule by its id. */
  readonly rules: ReadonlyMap<string, RuleLevel>;
  /** Every limit by its name. */
  readonly limits: Readonly<Record<string, number>>;
}

export interface PolicyFile {
  /** slipway.yaml as the change leaves it; empty where it is gone. */
  readonly source: SourceFile;
  readonly locations: LocationMap;
}

const order: readonly RuleLevel[] = ["off", "note", "warning", "error"];

/** What a change may do: what a project is made of, and what has a comparison of its own. Of all else any change counts. */
const ownComparison: ReadonlySet<string> = new Set([
  "rules",
  "limits",
  "media",
  "compat",
  "environments",
  "models",
  "secrets",
]);
const contents: ReadonlySet<string> = new Set([
  "slipway",
  "prompts",
  "partials",
  "templates",
  "tools",
  "schemas",
  "model",
  "bundle",
]);

/** Settings of models that neither cost more nor run or ask something else. */
const harmlessOfModels: ReadonlySet<string> = new Set(["region", "concurrency", "timeout", "cache", "serviceTier"]);
/** Settings of an environment that ask for something more: to add one is no loosening. */
const demandsOfEnvironments: ReadonlySet<string> = new Set(["sign", "watch"]);

/**
 * The findings of a change from any of the policies in `before` to `after`. What one of them allows already is not the
 * change's doing: the base may have moved on since the branch was made.
 */
export function loosenedPolicy(
  before: readonly Config[],
  after: Config,
  file: PolicyFile,
  defaults: PolicyDefaults,
): readonly Finding[] {
  const found: { readonly pointer: string; readonly what: string }[] = [];
  const report = (pointer: string, what: string): void => void found.push({ pointer, what });

  for (const [rule, usual] of defaults.rules) {
    const now = levelOf(after, rule, usual);
    const lowest = least(before.map((config) => order.indexOf(levelOf(config, rule, usual))));
    if (order.indexOf(now) < lowest) {
      report(`/rules/${rule}`, `lowers the rule \`${rule}\` from \`${order[lowest]}\` to \`${now}\``);
    }
  }
  for (const [name, usual] of Object.entries(defaults.limits)) {
    const now = limitOf(after, name) ?? usual;
    const highest = most(before.map((config) => limitOf(config, name) ?? usual));
    if (now > highest) report(`/limits/${name}`, `raises the limit \`${name}\` from ${highest} to ${now}`);
  }
  const allowed = (after.media?.allow ?? []).filter((prefix) =>
    before.every((config) => !(config.media?.allow ?? []).some((known) => prefix.startsWith(known))),
  );
  if (allowed.length > 0) report("/media/allow", `lets prompts use media below ${listed(allowed.map(shown), "and")}`);
  if (after.compat === "dotprompt" && before.every(({ compat }) => compat !== "dotprompt")) {
    report("/compat", "renders with `compat: dotprompt`, where data can become a role or a picture");
  }
  for (const key of alteredKeys(before, after, (name) => contents.has(name) || ownComparison.has(name))) {
    report(`/${escapePointerSegment(key)}`, `alters \`${key}\``);
  }
  for (const { key, what } of modelChanges(before, after)) report(`/models/${escapePointerSegment(key)}`, what);
  for (const name of distinct(before.flatMap((config) => Object.keys(config.environments ?? {})))) {
    const old = before.flatMap(({ environments }) => environmentIn(environments, name));
    // An environment that one of the policies lacks is new in the other: nobody relied on it in both.
    if (old.length < before.length) continue;
    for (const { key, what } of environmentChanges(name, old, environmentIn(after.environments, name)[0])) {
      report(`/environments/${escapePointerSegment(name)}${key}`, what);
    }
  }
  return found.map(({ pointer, what }) => loosenedFinding(file, pointer, what));
}

/** The finding for a policy that cannot be read as the change leaves it: nobody can say what it loosens. */
export function unreadablePolicy(file: PolicyFile, problem: string): Finding {
  return loosenedFinding(file, "", `leaves the policy in a form that cannot be read (${problem.replace(/\.$/, "")})`);
}

function loosenedFinding({ source, locations }: PolicyFile, pointer: string, what: string): Finding {
  return createFinding(policyLoosened, source, locations.nearestTo(pointer), {
    message: `This change ${what}.`,
    help: `Take it out of this change, or let those who are responsible for ${source.file} agree and merge it in spite of this finding; it counts once the base has it.`,
  });
}

function environmentChanges(
  name: string,
  before: readonly EnvironmentConfig[],
  after: EnvironmentConfig | undefined,
): readonly { readonly key: string; readonly what: string }[] {
  if (after === undefined) return [{ key: "", what: `removes the environment \`${name}\`` }];
  const changes = alteredKeys(before, after, (key) => {
    if (key === "gate") return true;
    if (demandsOfEnvironments.has(key)) return before.every((environment) => !Object.hasOwn(environment, key));
    return key === "answers" && isNoMore(before, after);
  }).map((key) => ({
    key: `/${escapePointerSegment(key)}`,
    what: `alters \`${key}\` of the environment \`${name}\``,
  }));
  const weakened = before.map((environment) => gateWeakenings(environment.gate, after.gate));
  const [first = [], ...others] = weakened;
  const inAll = first.filter((what) => others.every((list) => list.includes(what)));
  return [...changes, ...inAll.map((what) => ({ key: "/gate", what: `${what} of the environment \`${name}\`` }))];
}

/** Fewer providers whose answers count are no loosening; Bedrock is the usual one. */
function isNoMore(before: readonly EnvironmentConfig[], after: EnvironmentConfig): boolean {
  const now = after.answers ?? ["bedrock"];
  return before.some(({ answers = ["bedrock"] }) => now.every((provider) => answers.includes(provider)));
}

function modelChanges(
  before: readonly Config[],
  after: Config,
): readonly { readonly key: string; readonly what: string }[] {
  const old = before.map(({ models = {} }) => models);
  const now = after.models ?? {};
  const altered = alteredKeys(old, now, (key) => key === "budget" || harmlessOfModels.has(key));
  const changes = altered.map((key) => ({ key, what: `alters \`models.${key}\`` }));
  for (const period of ["run", "month"] as const) {
    const highest = most(old.map(({ budget }) => budget?.[period] ?? Number.POSITIVE_INFINITY));
    const budget = now.budget?.[period] ?? Number.POSITIVE_INFINITY;
    if (budget <= highest) continue;
    const what = Number.isFinite(budget)
      ? `raises \`models.budget.${period}\` from ${highest} to ${budget}`
      : `takes \`models.budget.${period}\` away`;
    changes.push({ key: "budget", what });
  }
  return changes;
}

/** Keys of which no policy has what the change has, but those that may be altered. */
function alteredKeys(before: readonly object[], after: object, mayBe: (key: string) => boolean): readonly string[] {
  const [old, now] = [before.map((one) => new Map(Object.entries(one))), new Map(Object.entries(after))];
  return distinct([...old.flatMap((one) => [...one.keys()]), ...now.keys()]).filter(
    (key) => !mayBe(key) && old.every((one) => !isSame(one.get(key), now.get(key))),
  );
}

function environmentIn(environments: Config["environments"], name: string): readonly EnvironmentConfig[] {
  const found = environments !== undefined && Object.hasOwn(environments, name) ? environments[name] : undefined;
  return found === undefined ? [] : [found];
}

function levelOf({ rules }: Config, rule: string, usual: RuleLevel): RuleLevel {
  return (rules !== undefined && Object.hasOwn(rules, rule) ? rules[rule] : undefined) ?? usual;
}

function limitOf({ limits }: Config, name: string): number | undefined {
  const value = Object.entries(limits ?? {}).find(([key]) => key === name)?.[1];
  return typeof value === "number" ? value : undefined;
}

function least(numbers: readonly number[]): number {
  return Math.min(...numbers);
}

function most(numbers: readonly number[]): number {
  return Math.max(...numbers);
}

function distinct(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
