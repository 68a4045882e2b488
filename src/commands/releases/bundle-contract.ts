/** The contract between two released bundles, from their compiled prompts. */
import type { BundleFile, Manifest } from "../../bundles/manifest.ts";
import { type ContractSide, compareContracts } from "../../changes/contract.ts";
import type { ContractChange } from "../../changes/difference.ts";
import type { Digest } from "../../platform/digest.ts";
import { mapLimited } from "../../platform/limited.ts";
import { noLocations } from "../../platform/locations.ts";
import { createSource } from "../../platform/text.ts";
import type { CompiledPrompt } from "../../prompts/compile.ts";
import { readCompiled } from "../../prompts/compiled/read.ts";
import type { Prompt } from "../../prompts/prompt.ts";
import type { CandidateFiles } from "../../releases/decision.ts";
import { releasesErrors } from "../../releases/errors.ts";
import { objectKey } from "../../releases/keys.ts";
import { readManifest } from "../../releases/publish.ts";
import type { Store } from "../../stores/store.ts";

const readsAtOnce = 16;

type Reads = CandidateFiles["read"];

/** A bundle whose files can be read. */
export interface OpenFiles {
  readonly manifest: Manifest;
  readonly read: Reads;
  close(): Promise<void>;
}

/**
 * A bundle in a store.
 *
 * @throws SW0614 where its manifest is gone, SW0402 where it is damaged: a bundle without files would pass for a new one.
 */
export async function filesIn(store: Store, bundle: Digest): Promise<OpenFiles> {
  const sealed = await readManifest(store, bundle);
  if (sealed === undefined) {
    throw releasesErrors.create("SW0614", {
      message: `The manifest of ${bundle} is gone from ${store.address}.`,
      next: "`slipway verify ENV` says what is missing, and `slipway repair ENV` what can be brought back.",
    });
  }
  const read: Reads = async (file) => {
    const result = await store.read(objectKey(file.sha256), { maximumBytes: file.size });
    return result.outcome === "found" ? result.object.bytes : new Uint8Array();
  };
  return { manifest: sealed.manifest, read, close: async () => {} };
}

/** What callers have to do, for every prompt whose compiled form differs. */
export async function compareBundles(live: OpenFiles, candidate: OpenFiles): Promise<readonly ContractChange[]> {
  const before = compiledIn(live.manifest);
  const after = compiledIn(candidate.manifest);
  const names = [...new Set([...before.keys(), ...after.keys()])].sort();
  const changes = await mapLimited(names, readsAtOnce, async (path): Promise<readonly ContractChange[]> => {
    const [old, fresh] = [before.get(path), after.get(path)];
    if (old?.sha256 === fresh?.sha256) return [];
    const name = path.slice("compiled/".length, -".json".length);
    if (fresh === undefined) return [{ level: "major", subject: "prompt", reason: `The prompt ${name} is gone.` }];
    if (old === undefined) return [{ level: "minor", subject: "prompt", reason: `The prompt ${name} is new.` }];
    const sides = [
      sideOf(readCompiled(await live.read(old), path)),
      sideOf(readCompiled(await candidate.read(fresh), path)),
    ] as const;
    const found = compareContracts(...sides);
    // The compiled form differs, so at least what the prompt says does.
    const words: ContractChange = {
      level: "patch",
      subject: "words",
      reason: `The prompt ${name} says something else.`,
    };
    return found.length === 0 ? [words] : found.map((change) => ({ ...change, reason: `${name}: ${change.reason}` }));
  });
  return changes.flat();
}

/** Compiled prompts by their path. */
export function compiledIn({ files }: Manifest): ReadonlyMap<string, BundleFile> {
  return new Map(
    files.filter(({ path }) => path.startsWith("compiled/") && path.endsWith(".json")).map((file) => [file.path, file]),
  );
}

/** A compiled prompt as the comparison of contracts takes it. Places are those of a source that is not there. */
function sideOf(compiled: CompiledPrompt): ContractSide {
  const source = createSource(`compiled/${compiled.name}.json`, "");
  const { schema } = compiled.input;
  const prompt: Prompt = {
    name: compiled.name,
    form: "dotprompt",
    ...(compiled.description === undefined ? {} : { description: compiled.description }),
    ...(compiled.model === null ? {} : { model: compiled.model }),
    config: compiled.config,
    input: { ...(schema === null ? {} : { schema }), default: compiled.input.default },
    output: compiled.output,
    tools: compiled.tools.map(({ name }) => name),
    toolDefinitions: compiled.tools,
    extensions: compiled.extensions,
    template: { source, text: "", startOffset: 0 },
    settings: source,
    locations: noLocations(source.file),
  };
  return { prompt, input: schema ?? true, inputFrom: "author" };
}
