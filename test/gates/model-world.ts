/**
 * Two environments in memory, people and commands over the real functions, every request in turn by a scheduler of
 * fast-check, with kills. What was written when is kept, to be looked through afterwards.
 */
import type { Scheduler } from "fast-check";
import { type Asker, acknowledge, approve, withdrawApprovals } from "../../src/commands/gates/approval-acts.ts";
import { decisionFor } from "../../src/commands/gates/decide.ts";
import { type GatherOptions, gatherFacts } from "../../src/commands/gates/gather.ts";
import { decisionDocument } from "../../src/gates/decision-document.ts";
import { evaluate } from "../../src/gates/evaluate.ts";
import type { Policy } from "../../src/gates/policy.ts";
import { isSlipwayError } from "../../src/platform/errors.ts";
import type { Project } from "../../src/project/project.ts";
import { allowEverything, type Decide, type ReleaseFacts } from "../../src/releases/decision.ts";
import { deploy } from "../../src/releases/deploy.ts";
import { readPointer } from "../../src/releases/pointer.ts";
import { promote } from "../../src/releases/promote.ts";
import { rollback } from "../../src/releases/rollback.ts";
import { openMemoryStore } from "../../src/stores/memory.ts";
import type { Store } from "../../src/stores/store.ts";
import { bundleOf, explicit } from "../releases/releasing.ts";
import { testContext } from "../support/context.ts";

const bundles = ["one", "two", "three"].map((text) => bundleOf({ "a.prompt": text }));

export type Operation =
  | { readonly kind: "deploy"; readonly bundle: number }
  | { readonly kind: "promote"; readonly bundle: number }
  | { readonly kind: "approve" | "withdraw"; readonly person: string; readonly bundle: number }
  | { readonly kind: "break-glass"; readonly person: string; readonly bundle: number }
  | { readonly kind: "acknowledge"; readonly person: string }
  | { readonly kind: "rollback" };

export interface Process {
  readonly operation: Operation;
  /** The request at which it is killed, and whether that request still takes effect; never where absent. */
  readonly killed?: { readonly at: number; readonly after: boolean } | undefined;
}

/** One request that took effect. */
export interface Logged {
  readonly step: number;
  readonly process: number;
  readonly method: string;
  readonly key: string;
}

/** Says which request goes next. */
type Order = Pick<Scheduler, "schedule" | "waitFor">;

class Killed extends Error {}

export class ModelWorld {
  readonly contents = { beta: new Map<string, Uint8Array>(), prod: new Map<string, Uint8Array>() };
  readonly log: Logged[] = [];
  readonly told: string[] = [];
  readonly #policy: Policy;
  #step = 0;
  #ids = 0;
  #processes = 0;
  #minutes = 0;

  constructor(policy: Policy) {
    this.#policy = policy;
  }

  /** Runs processes at once; returns when each has ended or was killed. */
  async run(processes: readonly Process[], scheduler: Order): Promise<void> {
    const running = processes.map((process) => this.#runOne(process, scheduler));
    await scheduler.waitFor(Promise.all(running));
  }

  async #runOne({ operation, killed }: Process, scheduler: Order): Promise<void> {
    this.#processes += 1;
    const number = this.#processes;
    let requests = 0;
    const request = async <T>(method: string, key: string, act: () => Promise<T>): Promise<T> => {
      await scheduler.schedule(Promise.resolve(), `${number} ${method} ${key}`);
      requests += 1;
      const dies = killed !== undefined && requests >= killed.at;
      if (dies && !(killed.after && requests === killed.at)) throw new Killed();
      const result = await act();
      this.#step += 1;
      this.log.push({ step: this.#step, process: number, method, key });
      if (dies) throw new Killed();
      return result;
    };
    const stores = { beta: this.#store("beta", request), prod: this.#store("prod", request) };
    try {
      this.told.push(`${operation.kind} ${await this.#act(operation, stores)}`);
    } catch (error) {
      if (error instanceof Killed) this.told.push(`${operation.kind} killed`);
      else if (isSlipwayError(error)) this.told.push(`${operation.kind} ${error.code}`);
      else throw error;
    }
  }

  async #act(operation: Operation, stores: Record<"beta" | "prod", Store>): Promise<string> {
    const common = (store: Store, environment: string, name: string) => ({
      store,
      environment,
      actor: { name },
      source: { repository: null, commit: null, ref: null },
      newId: () => this.#id(),
      concurrency: 1,
    });
    const bundle = "bundle" in operation ? bundles[operation.bundle] : undefined;
    const version = "bundle" in operation ? `1.${operation.bundle}.0` : "";
    switch (operation.kind) {
      case "deploy":
        if (bundle === undefined) return "nothing";
        return (
          await deploy({
            ...common(stores.beta, "beta", "anna"),
            decide: allowEverything,
            bundle,
            version: explicit(version),
            again: true,
          })
        ).outcome;
      case "promote":
      case "break-glass":
        return (
          await promote({
            ...common(stores.prod, "prod", operation.kind === "break-glass" ? operation.person : "anna"),
            decide: this.#gate(stores.prod, operation.kind === "break-glass" ? operation.person : undefined),
            from: { store: stores.beta, environment: "beta" },
            release: { kind: "version", version },
            again: true,
            unblock: "it is fine",
          })
        ).outcome;
      case "rollback":
        return (await rollback({ ...common(stores.prod, "prod", "anna"), decide: this.#gate(stores.prod, undefined) }))
          .outcome;
      case "approve":
      case "withdraw": {
        if (bundle === undefined) return "nothing";
        const pointer = await readPointer(stores.prod, "prod");
        const facts = this.#facts(stores.prod, bundle.digest, version, pointer);
        const act = operation.kind === "approve" ? approve : withdrawNow;
        return (await act({ facts, refusal: undefined }, this.#asker(operation.person), this.#options(stores.prod)))
          .outcome;
      }
      case "acknowledge": {
        const pointer = await readPointer(stores.prod, "prod");
        return (await acknowledge(pointer, this.#asker(operation.person), "seen", this.#options(stores.prod))).outcome;
      }
    }
  }

  /** The gate as the commands ask it: real facts, real evaluation, and the whole decision as evidence. */
  #gate(store: Store, breaker: string | undefined): Decide {
    return async (facts) => {
      const gathered = await gatherFacts(facts, this.#options(store, breaker));
      const decision = evaluate(this.#policy, gathered);
      return decisionFor(
        decision,
        decisionDocument(decision, gathered, {
          digest: this.#policy.digest,
          revision: null,
          from: "working-tree",
          branch: null,
        }),
      );
    };
  }

  #options(store: Store, breaker?: string): GatherOptions {
    // Of a project nothing is looked at: the release names no commit, and the policy has no soak.
    const project = { root: "/", environments: new Map() } as unknown as Project;
    const environment = { name: "prod", store: { written: "", address: { kind: "folder", folder: "/" } } } as const;
    return {
      open: { project, environment, store, work: "promote", places: [] },
      source: {
        policy: this.#policy,
        project,
        origin: { digest: this.#policy.digest, revision: null, from: "working-tree", branch: null },
        notes: [],
      },
      policy: this.#policy,
      context: testContext("/"),
      github: undefined,
      starts: true,
      breakGlass:
        breaker === undefined ? undefined : { reason: "prod is down", person: personOf(breaker), standing: undefined },
    };
  }

  #facts(store: Store, bundle: ReleaseFacts["bundle"], version: string, live: ReleaseFacts["live"]): ReleaseFacts {
    return {
      action: "promote",
      environment: "prod",
      store: store.address,
      bundle,
      version,
      live,
      plan: undefined,
      promotedFrom: undefined,
      promoted: undefined,
      allowedSecrets: undefined,
      reach: undefined,
      actor: { name: "nobody" },
      source: { repository: null, commit: null, ref: null },
      now: this.#now(),
      moment: "before-writing",
    };
  }

  #asker(name: string): Asker {
    return {
      person: personOf(name),
      source: { kind: "command" },
      shown: { url: null, digest: null },
      newId: () => this.#id(),
    };
  }

  #id(): string {
    this.#ids += 1;
    return `id-${this.#ids}`;
  }

  #now(): Date {
    this.#minutes += 1;
    return new Date(Date.UTC(2026, 0, 1, 0, 0, this.#minutes));
  }

  #store(name: "beta" | "prod", request: <T>(method: string, key: string, act: () => Promise<T>) => Promise<T>): Store {
    const inner = openMemoryStore({ address: `memory:${name}`, content: this.contents[name], now: () => this.#now() });
    const at = (key: string) => `${name}:${key}`;
    return {
      ...inner,
      read: (key, options) => request("read", at(key), () => inner.read(key, options)),
      exists: (key) => request("exists", at(key), () => inner.exists(key)),
      putIfAbsent: (key, ...rest) => request("put", at(key), () => inner.putIfAbsent(key, ...rest)),
      compareAndSwap: (key, ...rest) => request("swap", at(key), () => inner.compareAndSwap(key, ...rest)),
      async *list(prefix) {
        const found = await request("list", at(prefix), () => collected(inner.list(prefix)));
        yield* found;
      },
    };
  }
}

async function collected<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

function withdrawNow(candidate: Parameters<typeof withdrawApprovals>[0], asker: Asker, options: GatherOptions) {
  return withdrawApprovals(candidate, asker, undefined, options);
}

function personOf(name: string) {
  return { kind: "git", name, email: `${name}@example.com` } as const;
}
