/**
 * What a gate holds back: the newest release of the environment before that was never live here. Nobody stores a wish:
 * the two chains of releases say it.
 */
import type { CommandContext } from "../../platform/command.ts";
import { mentions } from "../../releases/lookup.ts";
import { readPointer } from "../../releases/pointer.ts";
import type { Pointer, ReleaseMention } from "../../releases/record.ts";
import type { Store } from "../../stores/store.ts";
import { type OpenEnvironment, openIn } from "../releases/open.ts";
import { environmentBefore } from "./candidate.ts";
import { findPolicy } from "./policy-source.ts";

export type Waiting =
  | { readonly kind: "release"; readonly from: OpenEnvironment; readonly release: ReleaseMention }
  /** A sentence that says why nothing waits. */
  | { readonly kind: "nothing"; readonly why: string };

/** Further back nobody waits for a release. */
const mostMentions = 200;

/**
 * Looks for it. Of versions that were made from a commit or from bytes (`0.0.0-g…`, `0.0.0-b…`) none waits, unless
 * `untagged` says so: what goes to beta with every push was not meant for the next environment. The caller closes `from`.
 */
export async function findWaiting(open: OpenEnvironment, untagged: boolean, context: CommandContext): Promise<Waiting> {
  const { name } = open.environment;
  const pointer = await readPointer(open.store, name);
  const source = await findPolicy(open.project, open.environment, pointer?.record, context);
  if (source.policy === undefined) return { kind: "nothing", why: `${name} has no gate, so nothing waits there.` };
  const before = environmentBefore({ open, source });
  if (before === undefined) {
    return { kind: "nothing", why: `${name} comes after no other environment: run the deploy again.` };
  }
  const from = await openIn(source.project, before, "read", context, open);
  const found = await newestNotHere(from.store, before, open.store, pointer, untagged);
  if (found !== undefined) return { kind: "release", from, release: found };
  await from.store.close();
  const what = untagged ? "" : " with a version of its own";
  return {
    kind: "nothing",
    why: `Everything${what} that ${before} has released was live in ${name}, or is refused there.`,
  };
}

async function newestNotHere(
  from: Store,
  before: string,
  to: Store,
  here: Pointer | undefined,
  untagged: boolean,
): Promise<ReleaseMention | undefined> {
  const there = await readPointer(from, before);
  if (there === undefined) return undefined;
  const known = await bundlesOf(to, here);
  const refused = new Set(
    [
      ...there.record.blocked,
      ...there.record.withdrawn,
      ...(here?.record.blocked ?? []),
      ...(here?.record.withdrawn ?? []),
    ].map(({ bundle }) => bundle),
  );
  let seen = 0;
  for await (const mention of mentions(from, there)) {
    seen += 1;
    if (seen > mostMentions || mention.seq < there.record.keptFrom) return undefined;
    if (!untagged && /^0\.0\.0-[gb][0-9a-f]{12}$/.test(mention.version)) continue;
    // Older releases were superseded when this one was live here.
    if (known.has(mention.bundle)) return undefined;
    if (!refused.has(mention.bundle)) return mention;
  }
  return undefined;
}

async function bundlesOf(store: Store, pointer: Pointer | undefined): Promise<ReadonlySet<string>> {
  const bundles = new Set<string>();
  if (pointer === undefined) return bundles;
  for await (const { bundle } of mentions(store, pointer)) {
    bundles.add(bundle);
    if (bundles.size >= mostMentions) break;
  }
  return bundles;
}
