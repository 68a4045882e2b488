/** The content of every store of a model, as values: a change makes another world, and equal worlds are one object. */
import { sha256Of } from "../../../src/platform/digest.ts";
import { compareUtf8 } from "../../../src/platform/portable-path.ts";

/** One request of a process to a store. */
export type Call =
  | { readonly method: "read"; readonly key: string; readonly unless: string | undefined }
  | { readonly method: "exists"; readonly key: string }
  | { readonly method: "put"; readonly key: string; readonly content: number }
  | { readonly method: "swap"; readonly key: string; readonly content: number; readonly expected: string | undefined }
  | { readonly method: "list"; readonly prefix: string }
  | {
      readonly method: "delete";
      readonly keys: readonly string[];
      readonly guard: { key: string; revision: string } | undefined;
    };

/** What a store answers. `lost` and `failed` are the faults: the first may have happened, the second did not. */
export type Reply =
  | { readonly kind: "found"; readonly content: number }
  | { readonly kind: "word"; readonly word: string }
  | { readonly kind: "moved"; readonly content: number }
  | { readonly kind: "listing"; readonly keys: readonly string[] }
  | { readonly kind: "lost" }
  | { readonly kind: "failed" };

export interface World {
  readonly number: number;
  readonly keys: ReadonlyMap<string, number>;
}

/** Contents and worlds by number, each once. */
export class Worlds {
  readonly #contents: Uint8Array[] = [];
  readonly #revisions: string[] = [];
  readonly #numbers = new Map<string, number>();
  readonly #worlds = new Map<string, World>();

  content(bytes: Uint8Array): number {
    const hash = sha256Of(bytes);
    const known = this.#numbers.get(hash);
    if (known !== undefined) return known;
    this.#contents.push(bytes.slice());
    this.#revisions.push(hash);
    this.#numbers.set(hash, this.#contents.length - 1);
    return this.#contents.length - 1;
  }

  bytes(content: number): Uint8Array {
    const bytes = this.#contents[content];
    if (bytes === undefined) throw new Error(`no content ${content}`);
    return bytes;
  }

  revision(content: number): string {
    return this.#revisions[content] ?? "";
  }

  world(keys: ReadonlyMap<string, number>): World {
    const text = [...keys]
      .map(([key, content]) => `${key}=${content}`)
      .sort()
      .join("\n");
    const known = this.#worlds.get(text);
    if (known !== undefined) return known;
    const world = { number: this.#worlds.size, keys };
    this.#worlds.set(text, world);
    return world;
  }

  /** What one request does, atomically. */
  apply(world: World, call: Call): { readonly world: World; readonly reply: Reply } {
    const word = (text: string): Reply => ({ kind: "word", word: text });
    switch (call.method) {
      case "read": {
        const content = world.keys.get(call.key);
        if (content === undefined) return { world, reply: word("absent") };
        if (this.revision(content) === call.unless) return { world, reply: word("unchanged") };
        return { world, reply: { kind: "found", content } };
      }
      case "exists":
        return { world, reply: word(world.keys.has(call.key) ? "yes" : "no") };
      case "put": {
        const there = world.keys.get(call.key);
        if (there !== undefined) return { world, reply: word(there === call.content ? "exists" : "differs") };
        return { world: this.#with(world, call.key, call.content), reply: word("created") };
      }
      case "swap": {
        if (this.#revisionAt(world, call.key) !== call.expected) return { world, reply: word("conflict") };
        return {
          world: this.#with(world, call.key, call.content),
          reply: { kind: "moved", content: call.content },
        };
      }
      case "list": {
        const keys = [...world.keys.keys()].filter((key) => key.startsWith(call.prefix)).sort(compareUtf8);
        return { world, reply: { kind: "listing", keys } };
      }
      case "delete": {
        if (call.guard !== undefined && this.#revisionAt(world, call.guard.key) !== call.guard.revision) {
          return { world, reply: word("conflict") };
        }
        const keys = new Map(world.keys);
        for (const key of call.keys) keys.delete(key);
        return { world: this.world(keys), reply: word("deleted") };
      }
    }
  }

  #with(world: World, key: string, content: number): World {
    return this.world(new Map(world.keys).set(key, content));
  }

  #revisionAt(world: World, key: string): string | undefined {
    const content = world.keys.get(key);
    return content === undefined ? undefined : this.revision(content);
  }
}

export function isWrite(call: Call): boolean {
  return call.method === "put" || call.method === "swap" || call.method === "delete";
}

export function replyKey(reply: Reply): string {
  switch (reply.kind) {
    case "found":
    case "moved":
      return `${reply.kind} ${reply.content}`;
    case "word":
      return reply.word;
    case "listing":
      return `listing ${reply.keys.join(" ")}`;
    default:
      return reply.kind;
  }
}
