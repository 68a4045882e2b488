/** Where files lie that are adopted: beside the releases of an environment, or elsewhere in its bucket. */
import type { CommandContext } from "../../platform/command.ts";
import type { Project } from "../../project/project.ts";
import { readStoreAddress } from "../../project/store-address.ts";
import { type AdoptedFolder, adoptedPrefix } from "../../releases/adopt.ts";
import { releasesErrors } from "../../releases/errors.ts";
import { type OpenEnvironment, openStoreOf } from "./open.ts";

/** The environment that gets release 1, and the folder as it was named. */
export interface AdoptedPlace {
  readonly name: string;
  readonly at: string;
}

/**
 * Which environment, and which folder: named apart, or both by one address.
 *
 * @throws SW0632 where one of them is not said, or an address does not tell the environment.
 */
export function adoptedPlace(project: Project, first: string, at: string | undefined): AdoptedPlace {
  if (!/^s3:/i.test(first)) {
    if (at !== undefined) return { name: first, at };
    throw releasesErrors.create("SW0632", {
      message: "Which folder is to be adopted is not said.",
      next: `Name it below the environment's prefix, as in \`slipway adopt ${first} --at outputs/\`.`,
    });
  }
  const { bucket, prefix } = s3AddressOf(first);
  const near = [...project.environments.values()].flatMap(({ name, store: { address } }) => {
    if (address.kind !== "s3" || address.bucket !== bucket) return [];
    // Of several applications in one bucket, the one whose prefix holds the folder is meant.
    return [{ name, depth: isBelow(prefix, address.prefix) ? address.prefix.length + 1 : 0 }];
  });
  const deepest = Math.max(0, ...near.map(({ depth }) => depth));
  const [only, ...others] = near.filter(({ depth }) => depth === deepest);
  if (only !== undefined && others.length === 0) return { name: only.name, at: first };
  throw releasesErrors.create("SW0632", {
    message:
      only === undefined
        ? `No environment of slipway.yaml has its store in the bucket ${bucket}.`
        : `${[only, ...others].map(({ name }) => name).join(" and ")} have their stores in the bucket ${bucket}.`,
    next:
      only === undefined
        ? "Give an environment a store in that bucket, then adopt the folder."
        : `Say which is meant: \`slipway adopt ${only.name} --at ${first}\`.`,
  });
}

function s3AddressOf(written: string): { readonly bucket: string; readonly prefix: string } {
  const read = readStoreAddress(written, "/");
  if (read.ok && read.address.kind === "s3") return read.address;
  throw releasesErrors.create("SW0632", {
    message: read.ok ? `${JSON.stringify(written)} is no address in S3.` : read.message,
    next: read.ok ? "Write it as s3://bucket/prefix." : read.help,
  });
}

function isBelow(prefix: string, parent: string): boolean {
  return parent === "" ? prefix !== "" : prefix.startsWith(`${parent}/`);
}

/**
 * The folder in the environment's own store, or beside it in the same bucket: then through a store of its own, which
 * whoever asked closes.
 *
 * @throws SW0632 where it cannot be reached so, or holds the store itself.
 */
export async function openAdoptedFolder(
  open: OpenEnvironment,
  at: string,
  context: CommandContext,
): Promise<AdoptedFolder> {
  if (!/^s3:/i.test(at)) return { store: open.store, prefix: adoptedPrefix(at) };
  const { bucket, prefix } = s3AddressOf(at);
  const { address } = open.environment.store;
  if (address.kind !== "s3" || address.bucket !== bucket) {
    throw releasesErrors.create("SW0632", {
      message: `The store of ${open.environment.name} is not in the bucket ${bucket}.`,
      next: "Name an environment whose store is in the bucket of the folder.",
    });
  }
  if (isBelow(prefix, address.prefix)) {
    const below = address.prefix === "" ? prefix : prefix.slice(address.prefix.length + 1);
    return { store: open.store, prefix: adoptedPrefix(below) };
  }
  if (prefix === address.prefix || isBelow(address.prefix, prefix)) {
    throw releasesErrors.create("SW0632", {
      message: `The folder ${at} holds the store of ${open.environment.name} itself.`,
      next: "Give the store a prefix beside the folder, or name a folder further down.",
    });
  }
  const store = { ...open.environment.store, address: { kind: "s3", bucket, prefix } as const };
  const beside = { ...open.environment, store };
  return { store: await openStoreOf(open.project, beside, "read", context), prefix: "" };
}
