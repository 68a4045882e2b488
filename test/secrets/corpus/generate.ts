/** The corpus: files with known secrets, and near misses without any. Same seed, same bytes (but for the key pairs). */
import { Buffer } from "node:buffer";
import { type Context, contexts } from "./contexts.ts";
import { fieldKinds, fieldNearMisses } from "./field.ts";
import { heldOutContexts, heldOutNearMisses } from "./held-out.ts";
import { kinds } from "./kinds.ts";
import { createKeyRing, type KeyRing } from "./make.ts";
import { type NearMiss, nearMisses } from "./near-misses.ts";
import { createRandom } from "./random.ts";
import { type Structured, structuredKinds } from "./structured.ts";

export interface Sample {
  readonly id: string;
  readonly kind: string;
  readonly family: string;
  readonly context: string;
  readonly path: string;
  readonly bytes: Buffer;
  /** Lines that hold the secret, from 1, both included; undefined for a near miss. */
  readonly lines: { readonly first: number; readonly last: number } | undefined;
}

export interface Corpus {
  readonly secrets: readonly Sample[];
  readonly nearMisses: readonly Sample[];
}

interface Part {
  readonly seed: number;
  readonly contexts: readonly Context[];
  readonly structured: readonly Structured[];
  readonly nearMisses: readonly NearMiss[];
  /** How often each kind is hidden. */
  readonly rounds: number;
  readonly nearMissRounds: number;
}

const tuning: Part = {
  seed: 20261123,
  contexts,
  structured: [...structuredKinds, ...fieldKinds],
  nearMisses: [...nearMisses, ...fieldNearMisses],
  rounds: 3,
  nearMissRounds: 6,
};
const heldOut: Part = {
  seed: 918273645,
  contexts: heldOutContexts,
  structured: structuredKinds,
  nearMisses: heldOutNearMisses,
  rounds: 2,
  nearMissRounds: 8,
};

/** The part that rules are tuned on. */
export function tuningCorpus(keys: KeyRing = createKeyRing()): Corpus {
  return generate(tuning, keys);
}

/** The part that they are not. */
export function heldOutCorpus(keys: KeyRing = createKeyRing()): Corpus {
  return generate(heldOut, keys);
}

function generate(part: Part, keys: KeyRing): Corpus {
  const random = createRandom(part.seed);
  const secrets: Sample[] = [];
  for (let round = 0; round < part.rounds; round++) {
    for (const kind of kinds) {
      const fitting = kind.needsName ? part.contexts.filter((context) => context.showsName) : part.contexts;
      const context = random.pick(fitting);
      const value = kind.make(random);
      const name = random.pick(kind.names);
      const written = context.write(random, name, value);
      secrets.push(
        sample(
          `${kind.kind}/${context.id}/${round}`,
          kind.kind,
          kind.family,
          context.id,
          written.path,
          written.text,
          written.marker ?? value,
        ),
      );
    }
    for (const kind of part.structured) {
      const written = kind.write(random, keys);
      const made = sample(
        `${kind.kind}/${round}`,
        kind.kind,
        kind.family,
        "own",
        written.path,
        written.text,
        written.secret,
      );
      secrets.push({ ...made, lines: written.lines ?? made.lines });
    }
  }
  const misses = Array.from({ length: part.nearMissRounds }, (_, round) =>
    part.nearMisses.map((miss) => {
      const written = miss.write(random, keys);
      return sample(`${miss.kind}/${round}`, miss.kind, "near-miss", miss.kind, written.path, written.text, undefined);
    }),
  ).flat();
  return { secrets, nearMisses: misses };
}

function sample(
  id: string,
  kind: string,
  family: string,
  context: string,
  path: string,
  text: string | Buffer,
  secret: string | undefined,
): Sample {
  const bytes = typeof text === "string" ? Buffer.from(text) : text;
  return {
    id,
    kind,
    family,
    context,
    path,
    bytes,
    lines: secret === undefined ? undefined : linesOf(id, text, secret),
  };
}

function linesOf(id: string, text: string | Buffer, secret: string): { first: number; last: number } {
  if (typeof text !== "string" && text[0] === 0xff && text[1] === 0xfe)
    return linesOf(id, text.toString("utf16le"), secret);
  const whole = typeof text === "string" ? text : text.toString("latin1");
  const escaped = JSON.stringify(secret).slice(1, -1);
  const shown = [secret, escaped, secret.replace(/&/g, "&amp;").replace(/</g, "&lt;"), secret.replace(/'/g, "''")].find(
    (form) => whole.includes(form),
  );
  if (shown === undefined) throw new Error(`${id}: the secret is not in the text`);
  const at = whole.indexOf(shown);
  const first = whole.slice(0, at).split("\n").length;
  return { first, last: first + shown.split("\n").length - 1 };
}
