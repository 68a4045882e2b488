/** What a release would change, computed from two manifests before anything is written. Pure. */

import type { Digest, Sha256 } from "../bundles/digest.ts";
import type { BundleFile, Manifest } from "../bundles/manifest.ts";
import type { RequestCounts } from "../stores/store.ts";
import type { Pointer, SealedRelease } from "./record.ts";

export interface ChangedFile {
  readonly path: string;
  readonly before: BundleFile;
  readonly after: BundleFile;
}

/** The same bytes at another path. */
export interface MovedFile {
  readonly from: string;
  readonly to: BundleFile;
}

export interface Plan {
  /** `first`: nothing is live. `unchanged`: the bundle is live. `same-bundle`: it is, and gets a new version. */
  readonly kind: "first" | "unchanged" | "same-bundle" | "change";
  readonly added: readonly BundleFile[];
  readonly changed: readonly ChangedFile[];
  readonly removed: readonly BundleFile[];
  readonly moved: readonly MovedFile[];
  /** How many files stay as they are. */
  readonly unchanged: number;
  /** Files whose content the live release does not have, once for each content. */
  readonly uploads: readonly BundleFile[];
  /** In bytes. */
  readonly bytes: { readonly upload: number; readonly total: number };
  /** What the release would ask of the store, reading the pointer included; without gate and mirror. */
  readonly requests: Readonly<RequestCounts>;
}

/** The bundle that would be released. */
export interface PlannedBundle {
  readonly digest: Digest;
  readonly manifest: Manifest;
  /** True where the version is new and was given, so that a live bundle gets a record of its own. */
  readonly newVersion: boolean;
}

/**
 * The plan for a candidate. `live` is the manifest of the live bundle: undefined where nothing is live, and not looked
 * at where the candidate is the live bundle.
 */
export function planRelease(
  current: SealedRelease | Pointer | undefined,
  live: Manifest | undefined,
  candidate: PlannedBundle,
): Plan {
  const total = candidate.manifest.files.reduce((sum, file) => sum + file.size, 0);
  if (current !== undefined && current.record.bundle === candidate.digest) {
    return {
      kind: candidate.newVersion ? "same-bundle" : "unchanged",
      ...noFiles,
      unchanged: candidate.manifest.files.length,
      bytes: { upload: 0, total },
      // A new version of the live bundle archives the old record and moves the pointer.
      requests: counts(1, candidate.newVersion ? 2 : 0),
    };
  }
  const before = live?.files ?? [];
  const after = candidate.manifest.files;
  const beforeByPath = new Map(before.map((file) => [file.path, file]));
  const afterPaths = new Set(after.map((file) => file.path));
  const gone = before.filter((file) => !afterPaths.has(file.path));
  const goneByContent = groupByContent(gone);

  const added: BundleFile[] = [];
  const changed: ChangedFile[] = [];
  const moved: MovedFile[] = [];
  let unchanged = 0;
  for (const file of after) {
    const earlier = beforeByPath.get(file.path);
    if (earlier !== undefined) {
      // A media type alone is a change for readers too, though no bytes move.
      if (earlier.sha256 === file.sha256 && earlier.mediaType === file.mediaType) unchanged += 1;
      else changed.push({ path: file.path, before: earlier, after: file });
      continue;
    }
    const source = goneByContent.get(file.sha256)?.shift();
    if (source === undefined) added.push(file);
    else moved.push({ from: source.path, to: file });
  }
  const movedFrom = new Set(moved.map((move) => move.from));
  const uploads = missingContents(after, live);
  return {
    kind: current === undefined ? "first" : "change",
    added,
    changed,
    removed: gone.filter((file) => !movedFrom.has(file.path)),
    moved,
    unchanged,
    uploads,
    bytes: { upload: uploads.reduce((sum, file) => sum + file.size, 0), total },
    // Reads: pointer and live manifest, or the look for lost records. Writes: objects, manifest, archive, pointer.
    requests: counts(2, uploads.length + 1 + (current === undefined ? 0 : 1) + 1),
  };
}

/** One file for each content that the live bundle does not hold, in the order of the manifest. */
function missingContents(files: readonly BundleFile[], live: Manifest | undefined): readonly BundleFile[] {
  const there = new Set<Sha256>(live?.files.map((file) => file.sha256));
  const missing: BundleFile[] = [];
  for (const file of files) {
    if (there.has(file.sha256)) continue;
    there.add(file.sha256);
    missing.push(file);
  }
  return missing;
}

function groupByContent(files: readonly BundleFile[]): Map<Sha256, BundleFile[]> {
  const groups = new Map<Sha256, BundleFile[]>();
  for (const file of files) {
    const group = groups.get(file.sha256);
    if (group === undefined) groups.set(file.sha256, [file]);
    else group.push(file);
  }
  return groups;
}

const noFiles = { added: [], changed: [], removed: [], moved: [], uploads: [] } as const;

function counts(get: number, put: number): RequestCounts {
  return { get, put, copy: 0, list: 0, delete: 0 };
}
