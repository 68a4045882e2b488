/**
 * Real functions as deterministic processes. What a process does next depends on nothing but the answers that it got
 * so far, so it is run again from the start with those answers up to the first question that has none. The result is
 * kept: the explorer then walks millions of global states without running anything twice.
 */
import { isSlipwayError } from "../../../src/platform/errors.ts";
import { storesErrors } from "../../../src/stores/errors.ts";
import type { ListedObject, Revision, Store } from "../../../src/stores/store.ts";
import { type Call, type Reply, replyKey, type Worlds } from "./world.ts";

/** How a process ended: what it told the person, and under which id if it says that it released. */
export interface Ending {
  /** An outcome's name, or the code of an error. */
  readonly told: string;
  /** The id of the record that it says is in the chain. */
  readonly released?: string | undefined;
}

/** A process: its name begins the ids that it makes; `run` gets a store for each place. */
export interface Program {
  readonly name: string;
  /** True for deploy, rollback and promote: what they tell about their release must be true. */
  readonly releases: boolean;
  run(stores: (place: string) => Store, newId: () => string): Promise<Ending>;
}

export type Next = { readonly kind: "call"; readonly call: Call } | { readonly kind: "end"; readonly ending: Ending };

/** One sequence of answers. */
export interface Moment {
  readonly number: number;
  readonly process: Process;
  readonly replies: readonly Reply[];
  readonly next: Next;
}

/** The model's time stands still: nothing in the protocol rests on clocks. */
const time = new Date(Date.UTC(2026, 0, 1));

/**
 * How a guarded delete looks at its guard: in one step with the removal, as a folder does under its lock, or with a
 * request of its own right before, as S3 must.
 */
export type Guarding = "atomic" | "checked";

export class Process {
  readonly program: Program;
  readonly name: string;
  readonly #worlds: Worlds;
  readonly #guarding: Guarding;
  readonly #after = new Map<string, Moment>();
  readonly #ends = new Map<string, Moment>();
  readonly #counter: { next: number };
  #beginning: Moment | undefined;

  constructor(program: Program, attempt: number, worlds: Worlds, counter: { next: number }, guarding: Guarding) {
    this.program = program;
    this.#guarding = guarding;
    this.name = `${program.name}${attempt}`;
    this.#worlds = worlds;
    this.#counter = counter;
  }

  async begin(): Promise<Moment> {
    this.#beginning ??= await this.#moment([]);
    return this.#beginning;
  }

  /** The moment after one more answer, where it is known already. */
  known(moment: Moment, reply: Reply): Moment | undefined {
    return this.#after.get(`${moment.number} ${replyKey(reply)}`);
  }

  async after(moment: Moment, reply: Reply): Promise<Moment> {
    const known = this.known(moment, reply);
    if (known !== undefined) return known;
    const next = await this.#moment([...moment.replies, reply]);
    this.#after.set(`${moment.number} ${replyKey(reply)}`, next);
    return next;
  }

  async #moment(replies: readonly Reply[]): Promise<Moment> {
    const next = await this.#replay(replies);
    // However a process came to its end: from there on only what it told matters, so all ways to it are one moment.
    const end = next.kind === "end" ? `${next.ending.told} ${next.ending.released ?? ""}` : undefined;
    const same = end === undefined ? undefined : this.#ends.get(end);
    if (same !== undefined) return same;
    this.#counter.next += 1;
    const moment = { number: this.#counter.next, process: this, replies, next };
    if (end !== undefined) this.#ends.set(end, moment);
    return moment;
  }

  #replay(replies: readonly Reply[]): Promise<Next> {
    let ids = 0;
    const newId = () => {
      ids += 1;
      return `${this.name}-${ids}`;
    };
    return new Promise<Next>((resolve, reject) => {
      let answered = 0;
      const ask = (call: Call): Promise<Reply> => {
        const reply = replies[answered];
        answered += 1;
        if (reply !== undefined) return Promise.resolve(reply);
        resolve({ kind: "call", call });
        // Nobody answers: this run has shown what it was for.
        return new Promise(() => {});
      };
      this.program
        .run((place) => modelStore(place, this.#worlds, ask, this.#guarding), newId)
        .then(
          (ending) => resolve({ kind: "end", ending }),
          (error: unknown) => {
            if (isSlipwayError(error)) resolve({ kind: "end", ending: { told: error.code } });
            else reject(error);
          },
        );
    });
  }
}

/** A store whose every method asks the explorer. Keys of a place begin with its name. */
function modelStore(place: string, worlds: Worlds, ask: (call: Call) => Promise<Reply>, guarding: Guarding): Store {
  const at = (key: string) => `${place}:${key}`;
  const answer = async (call: Call): Promise<Exclude<Reply, { kind: "lost" } | { kind: "failed" }>> => {
    const reply = await ask(call);
    const about = { message: "The model lost a reply.", next: "Run it again." };
    if (reply.kind === "lost") throw storesErrors.create("SW0510", about);
    if (reply.kind === "failed") throw storesErrors.create("SW0508", about);
    return reply;
  };
  const word = async <W extends string>(call: Call, ...words: readonly W[]): Promise<W> => {
    const reply = await answer(call);
    const found = words.find((text) => reply.kind === "word" && reply.word === text);
    if (found === undefined) throw new Error(`unexpected reply ${replyKey(reply)}`);
    return found;
  };
  const revision = (content: number) => worlds.revision(content) as Revision;
  return {
    address: place,
    kind: "memory",
    requests: { get: 0, put: 0, copy: 0, list: 0, delete: 0 },
    async read(key, options) {
      const reply = await answer({ method: "read", key: at(key), unless: options.unlessRevision });
      if (reply.kind !== "found") return { outcome: "absent" };
      return {
        outcome: "found",
        object: { bytes: worlds.bytes(reply.content), revision: revision(reply.content) },
      };
    },
    async exists(key) {
      return (await word({ method: "exists", key: at(key) }, "yes", "no")) === "yes";
    },
    putIfAbsent(key, bytes) {
      return word({ method: "put", key: at(key), content: worlds.content(bytes) }, "created", "exists", "differs");
    },
    async put() {
      throw new Error("no process of the model writes a mirror");
    },
    async compareAndSwap(key, bytes, _sha256, expected) {
      const reply = await answer({ method: "swap", key: at(key), content: worlds.content(bytes), expected });
      return reply.kind === "moved" ? { outcome: "moved", revision: revision(reply.content) } : { outcome: "conflict" };
    },
    async *list(prefix): AsyncGenerator<ListedObject> {
      const reply = await answer({ method: "list", prefix: at(prefix) });
      if (reply.kind !== "listing") throw new Error(`unexpected reply ${replyKey(reply)}`);
      for (const key of reply.keys) yield { key: key.slice(place.length + 1), size: 1, modifiedAt: time };
    },
    async delete(keys, guard) {
      let guarded = guard && { key: at(guard.key), revision: guard.revision };
      if (guarded !== undefined && guarding === "checked") {
        const there = await answer({ method: "read", key: guarded.key, unless: guarded.revision });
        if (there.kind !== "word" || there.word !== "unchanged") return "conflict";
        guarded = undefined;
      }
      return word({ method: "delete", keys: keys.map(at), guard: guarded }, "deleted", "conflict");
    },
    async copyFrom() {
      return "unsupported";
    },
    async now() {
      return time;
    },
    async close() {},
  };
}
