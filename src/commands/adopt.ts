/** `slipway adopt`: an existing folder of uploaded files becomes release 1. */
import { type CommandContext, defineCommand } from "../platform/command.ts";
import { jsonDocument } from "../platform/json-document.ts";
import { createPaint } from "../platform/paint.ts";
import { counted, sizeInWords } from "../platform/words.ts";
import { findProject, soundProject } from "../project/load.ts";
import type { Project } from "../project/project.ts";
import { readStoreAddress } from "../project/store-address.ts";
import {
  type AdoptedBundle,
  type AdoptedFolder,
  adopt,
  adoptedPrefix,
  adoptedVersion,
  readAdopted,
  refuseReleases,
} from "../releases/adopt.ts";
import { requireReleasedIn } from "../releases/after.ts";
import { releasesErrors } from "../releases/errors.ts";
import type { SealedRelease } from "../releases/record.ts";
import type { Store } from "../stores/store.ts";
import { allowSecretsInput, refuseSecrets } from "./published-secrets.ts";
import { releaseOutputDefinitions, releaseOutputs, releasesDocument } from "./releases/documents.ts";
import { gateOf } from "./releases/gate.ts";
import { statsInput } from "./releases/inputs.ts";
import {
  followWithMirror,
  markRequest,
  type OpenEnvironment,
  openIn,
  openStoreOf,
  showStep,
  sumRequests,
} from "./releases/open.ts";
import { doneHeading, factSheet, publishText, requestsFact } from "./releases/release-text.ts";
import { foreign, shortDigest } from "./releases/words.ts";

export const command = defineCommand({
  name: "adopt",
  summary: "Make a folder of uploaded files the first release",
  description: [
    "For a bucket or folder that an earlier pipeline has filled: every file below the folder is read, its content is copied to where releases keep contents, and the whole becomes release 1 of the environment, with the action `adopt`. Nothing there is moved, changed or deleted, so whoever reads those files goes on reading them. From then on deploy, promote, rollback and verify work as everywhere.",
    "The folder is `--at` below the environment's prefix, or an address in the environment's bucket. Where it is a place of the environment's mirror, the mirror shows release 1 as it stands, and the next release writes only what differs.",
    "Refused where the environment has releases, where a name or size cannot stand in a bundle (all such files are listed), and where a secret is found in a file.",
  ].join("\n\n"),
  examples: [
    { line: "slipway adopt prod --at outputs/", explains: "the files below outputs/ of prod's store" },
    {
      line: "slipway adopt s3://acme-prompts/outputs",
      explains: "the same, by address; the bucket tells the environment",
    },
    { line: "slipway adopt prod --at outputs/ --version 1.0.0", explains: "call it 1.0.0" },
  ],
  inputs: {
    environment: {
      type: "string",
      description: "Environment of slipway.yaml, or the address of the folder in the bucket of one",
      placeholder: "ENV",
      positional: "first",
      required: true,
    },
    at: {
      type: "string",
      description: "Folder below the environment's prefix, or an `s3://` address in its bucket",
      placeholder: "PREFIX",
    },
    version: {
      type: "string",
      description: "Version of release 1, three numbers as in 1.0.0; made from the bytes where absent",
      placeholder: "VERSION",
    },
    "allow-secrets": allowSecretsInput,
    stats: statsInput,
  },
  outputs: releaseOutputDefinitions,
  formats: ["text", "json"],
  permissions: { contents: "read", "id-token": "write" },
  action: true,
  async run(inputs, context) {
    const project = soundProject(await findProject(context.cwd));
    const { name, at } = placeOf(project, inputs.environment, inputs.at);
    const open = await openIn(project, name, "adopt", context);
    const stores: Store[] = [open.store];
    try {
      const folder = await folderOf(open, at, context);
      if (folder.store !== open.store) stores.push(folder.store);
      await refuseReleases(open.store, name);
      const bundle = await readAdopted(folder, (step) => showStep(step, context));
      const allowedSecrets = await refuseSecrets(bundle, project, inputs["allow-secrets"], context);
      const { after } = open.environment;
      if (after !== undefined) {
        const before = await openIn(project, after, "read", context, open);
        stores.push(before.store);
        await requireReleasedIn({ store: before.store, environment: after }, name, bundle.digest);
      }
      const isMirror = folder.store === open.store && open.places.includes(folder.prefix);
      const outcome = await adopt({
        ...(await markRequest(open, context)),
        decide: gateOf(open, context),
        bundle,
        version: adoptedVersion(inputs.version, bundle),
        allowedSecrets,
        mirroredAt: isMirror ? folder.prefix : undefined,
      });
      const requests = inputs.stats ? sumRequests(...stores) : undefined;
      if (outcome.outcome === "waiting") {
        return {
          exitCode: 4,
          outputs: releaseOutputs(false, "waiting", undefined),
          render: (format) =>
            format === "json"
              ? jsonDocument(
                  releasesDocument({
                    environment: name,
                    changed: false,
                    outcome: "waiting",
                    release: undefined,
                    requests,
                    more: { reasons: [...outcome.reasons], until: outcome.until?.toISOString() ?? null },
                  }),
                )
              : publishText(createPaint(context.terminal.color), {
                  environment: name,
                  outcome,
                  mirror: undefined,
                  requests,
                }),
        };
      }
      const { release } = outcome;
      await followWithMirror(open, context);
      return {
        exitCode: 0,
        outputs: releaseOutputs(true, "released", release),
        render: (format) =>
          format === "json"
            ? jsonDocument(
                releasesDocument({ environment: name, changed: true, outcome: "released", release, requests }),
              )
            : adoptedText(name, folder, bundle, release, isMirror, context, requestsFact(requests)),
      };
    } finally {
      for (const store of stores) await store.close();
    }
  },
});

interface Place {
  readonly name: string;
  readonly at: string;
}

/** Which environment, and which folder: named apart, or both by one address. */
function placeOf(project: Project, first: string, at: string | undefined): Place {
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

/** The folder in the environment's own store, or beside it in the same bucket. */
async function folderOf(open: OpenEnvironment, at: string, context: CommandContext): Promise<AdoptedFolder> {
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

function adoptedText(
  environment: string,
  folder: AdoptedFolder,
  bundle: AdoptedBundle,
  { record }: SealedRelease,
  isMirror: boolean,
  { terminal }: CommandContext,
  requests: readonly [string, string] | undefined,
): string {
  const paint = createPaint(terminal.color);
  const { files } = bundle.manifest;
  const size = files.reduce((sum, file) => sum + file.size, 0);
  const { allowedSecrets } = record;
  return factSheet(
    paint,
    doneHeading(paint, environment, `${paint("bold", record.version)} is live as release ${record.seq}, adopted`),
    [
      [
        "files",
        `${counted(files.length, "file")} (${sizeInWords(size)}) below ${foreign(`${folder.store.address}/${folder.prefix}`)}`,
      ],
      ["bundle", shortDigest(record.bundle)],
      bundle.folderMarkers === 0
        ? undefined
        : ["left out", `${counted(bundle.folderMarkers, "empty object")} in place of folders`],
      allowedSecrets === undefined
        ? undefined
        : ["secrets", `${allowedSecrets.count} allowed: ${foreign(allowedSecrets.reason)}`],
      [
        "there",
        isMirror
          ? "nothing was moved or changed; it is the mirror now, and follows every release"
          : "nothing was moved or changed; releases do not write there unless `mirror.at` names it",
      ],
      requests,
    ],
  );
}
