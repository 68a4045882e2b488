/** `batch/<id>/` of a place in S3: the records of a batch job, what is known of it, and its output. */
import type { CredentialProvider } from "../../aws/credentials.ts";
import { canonicalBytes } from "../../bundles/canonical-json.ts";
import { largestOutput } from "../../models/batch.ts";
import { type BatchDocument, batchSchema } from "../../models/batch-schema.ts";
import { modelsErrors } from "../../models/errors.ts";
import type { CommandContext } from "../../platform/command.ts";
import { sha256Of } from "../../platform/digest.ts";
import { validatorOfOwn } from "../../platform/json-schema/index.ts";
import { readStoreAddress } from "../../project/store-address.ts";
import { openStore } from "../../stores/open.ts";
import type { Revision, Store } from "../../stores/store.ts";

/** A job's document, with what its next move needs. */
export interface KeptBatch {
  readonly document: BatchDocument;
  readonly revision: Revision;
}

export interface BatchPlace {
  /** `s3://bucket/prefix`. */
  readonly address: string;
  /** Address of a job's folder, or of `input` or `output` in it, with a slash at its end. */
  folder(id: string, name?: "input" | "output"): string;
  jobs(): Promise<readonly KeptBatch[]>;
  /** Writes the files, then the document: one that is there has all its records. Gives what counts, also where another run was faster. */
  begin(document: BatchDocument, files: readonly Uint8Array[]): Promise<KeptBatch>;
  /** Notes what became of a job. Where another run moved it meanwhile, that one's word stands. */
  note(kept: KeptBatch, change: Partial<BatchDocument>): Promise<KeptBatch>;
  /** The files of a job's output, one at a time. */
  output(id: string): AsyncIterable<Uint8Array>;
  close(): Promise<void>;
}

/** A document with 20,000 records has 800 kB. */
const largestDocument = 16 * 1024 * 1024;
const attributes = { mediaType: "application/json", caching: "revalidate" } as const;

/** Throws SW1102 for an address that is none in S3, and what opening the store throws. */
export async function openBatchPlace(
  written: string,
  settings: { readonly region: string; readonly credentials: CredentialProvider | undefined },
  context: CommandContext,
): Promise<BatchPlace> {
  const read = readStoreAddress(written, context.cwd);
  if (!read.ok || read.address.kind !== "s3") {
    throw modelsErrors.create("SW1102", {
      message: `--batch is a place in S3, where Bedrock reads and writes: ${read.ok ? `${JSON.stringify(written.slice(0, 200))} is a folder.` : read.message}`,
      next: "Write --batch s3://bucket/prefix, in the region where the models are asked.",
    });
  }
  const store = await openStore(read.address, {
    signal: context.signal,
    s3: { ...settings, environment: context.environment, registerSecret: (secret) => context.redaction.hide(secret) },
  });
  return placeIn(store);
}

function placeIn(store: Store): BatchPlace {
  const keyOf = (id: string): string => `batch/${id}/batch.json`;

  async function find(id: string): Promise<KeptBatch | undefined> {
    const key = keyOf(id);
    const found = await store.read(key, { maximumBytes: largestDocument });
    if (found.outcome !== "found") return undefined;
    const document = documentIn(found.object.bytes);
    if (document?.id === id) return { document, revision: found.object.revision };
    throw modelsErrors.create("SW1112", {
      message: `${key} in ${store.address} is no document of a batch job.`,
      next: `Remove the folder batch/${id}/ there: what it asked for is asked again.`,
    });
  }

  async function swap(document: BatchDocument, expected: Revision | undefined): Promise<KeptBatch> {
    // The schema's type is one of plain JSON.
    const bytes = canonicalBytes(document);
    const result = await store.compareAndSwap(keyOf(document.id), bytes, sha256Of(bytes), expected, attributes);
    if (result.outcome === "moved") return { document, revision: result.revision };
    const other = await find(document.id);
    if (other !== undefined) return other;
    throw modelsErrors.create("SW1112", {
      message: `${keyOf(document.id)} in ${store.address} was removed by somebody else meanwhile.`,
      next: "Run the same command again.",
    });
  }

  return {
    address: store.address,
    folder: (id, name) => `${store.address}/batch/${id}/${name === undefined ? "" : `${name}/`}`,
    async jobs() {
      const jobs: KeptBatch[] = [];
      for await (const { key } of store.list("batch/")) {
        const id = /^batch\/([0-9a-f]{32})\/batch\.json$/.exec(key)?.[1];
        const kept = id === undefined ? undefined : await find(id);
        if (kept !== undefined) jobs.push(kept);
      }
      return jobs;
    },
    async begin(document, files) {
      for (const [index, bytes] of files.entries()) {
        const key = `batch/${document.id}/input/${String(index + 1).padStart(4, "0")}.jsonl`;
        const result = await store.putIfAbsent(key, bytes, sha256Of(bytes), {
          mediaType: "application/jsonl",
          caching: "immutable",
        });
        if (result !== "differs") continue;
        throw modelsErrors.create("SW1112", {
          message: `${key} in ${store.address} holds other records than it should: somebody else wrote there.`,
          next: `Remove the folder batch/${document.id}/, and let nobody but this caller and the job's role write below batch/.`,
        });
      }
      return swap(document, undefined);
    },
    note: (kept, change) => swap({ ...kept.document, ...change }, kept.revision),
    async *output(id) {
      for await (const { key } of store.list(`batch/${id}/output/`)) {
        if (!key.endsWith(".jsonl.out")) continue;
        const found = await store.read(key, { maximumBytes: largestOutput });
        if (found.outcome === "found") yield found.object.bytes;
      }
    },
    close: () => store.close(),
  };
}

function documentIn(bytes: Uint8Array): BatchDocument | undefined {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
  // The schema says that it is one.
  return validatorOfOwn(batchSchema).validate(value).length === 0 ? (value as BatchDocument) : undefined;
}
