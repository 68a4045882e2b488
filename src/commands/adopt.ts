/** `slipway adopt`: an existing folder of uploaded files becomes release 1. */
import { defineCommand } from "../platform/command.ts";
import { createPaint, type Paint } from "../platform/paint.ts";
import { counted, sizeInWords } from "../platform/words.ts";
import { findProject, soundProject } from "../project/load.ts";
import {
  type AdoptedBundle,
  type AdoptedFolder,
  adopt,
  adoptedVersion,
  readAdopted,
  refuseReleases,
} from "../releases/adopt.ts";
import { requireReleasedIn } from "../releases/after.ts";
import type { ReleaseRecord } from "../releases/record.ts";
import type { RequestCounts, Store } from "../stores/store.ts";
import { allowSecretsInput, refuseSecrets } from "./published-secrets.ts";
import { adoptedPlace, openAdoptedFolder } from "./releases/adopted-place.ts";
import { releaseOutputDefinitions } from "./releases/documents.ts";
import { gateOf } from "./releases/gate.ts";
import { statsInput } from "./releases/inputs.ts";
import { followWithMirror, markRequest, openIn, showStep, sumRequests } from "./releases/open.ts";
import { releaseResult } from "./releases/release-result.ts";
import { doneHeading, factSheet, requestsFact } from "./releases/release-text.ts";
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
      names: "environment",
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
    const { name, at } = adoptedPlace(project, inputs.environment, inputs.at);
    const open = await openIn(project, name, "adopt", context);
    const stores: Store[] = [open.store];
    try {
      const folder = await openAdoptedFolder(open, at, context);
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
      const isAdopted = outcome.outcome === "adopted";
      if (isAdopted) await followWithMirror(open, context);
      return releaseResult(
        {
          environment: name,
          outcome: isAdopted ? { outcome: "released", release: outcome.release } : outcome,
          mirror: undefined,
          requests,
          text: (paint, { outcome: { release } }) =>
            adoptedText(paint, { environment: name, folder, bundle, record: release.record, isMirror, requests }),
        },
        createPaint(context.terminal.color),
      );
    } finally {
      for (const store of stores) await store.close();
    }
  },
});

interface AdoptedReport {
  readonly environment: string;
  readonly folder: AdoptedFolder;
  readonly bundle: AdoptedBundle;
  readonly record: ReleaseRecord;
  readonly isMirror: boolean;
  readonly requests: RequestCounts | undefined;
}

function adoptedText(paint: Paint, { environment, folder, bundle, record, isMirror, requests }: AdoptedReport): string {
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
      requestsFact(requests),
    ],
  );
}
