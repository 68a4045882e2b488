/**
 * The manifest of a bundle: which files it delivers, each by path, SHA-256, size and media type. Its canonical bytes
 * are the bundle's identity (docs/store-format.md).
 */

import { quoted } from "../platform/inputs.ts";
import { isJsonObject, type JsonObject, ownProperty } from "../platform/json.ts";
import { canonicalBytes, canonicalJson } from "./canonical-json.ts";
import { type Digest, digestOf, isSha256, type Sha256 } from "./digest.ts";
import { bundlesErrors } from "./errors.ts";
import { compareUtf8, foldedPath, problemWithPath } from "./manifest-path.ts";

export const manifestFormat = "slipway/bundle/v1";

/** One file of a bundle. */
export interface BundleFile {
  readonly mediaType: string;
  /** `/` as separator; see manifest-path.ts for what is allowed. */
  readonly path: string;
  readonly sha256: Sha256;
  /** In bytes. */
  readonly size: number;
}

export interface Manifest {
  readonly files: readonly BundleFile[];
  readonly format: typeof manifestFormat;
}

/** A manifest with its canonical bytes and their digest. */
export interface SealedManifest {
  readonly manifest: Manifest;
  readonly bytes: Uint8Array;
  readonly digest: Digest;
}

/** What is delivered: a sealed manifest and where the bytes of its files come from. */
export interface Bundle extends SealedManifest {
  /** The content of one file of the manifest. Called once per file that is missing in the store, a few at a time. */
  read(file: BundleFile): Promise<Uint8Array>;
}

export interface BundleLimits {
  readonly manifestBytes: number;
  readonly files: number;
  readonly fileBytes: number;
}

/** Bounds for what a reader must be ready to hold; the sizes are ours, far above the largest known prompt project. */
export const bundleLimits: BundleLimits = {
  manifestBytes: 64 * 1024 * 1024,
  files: 100_000,
  fileBytes: 64 * 1024 * 1024,
};

/** A media type with parameters (RFC 9110 8.3.1), short and in printable ASCII: it becomes an HTTP header. */
const mediaTypePattern = /^[\w!#$&^.+-]{1,64}\/[\w!#$&^.+-]{1,64}(?:; ?[\w-]{1,32}=[\w."-]{1,64}){0,3}$/;

/**
 * The manifest of some files, in any order.
 *
 * @throws SW0404 for too many or too large files, SW0405 for a path that cannot stand in a bundle.
 */
export function createManifest(files: Iterable<BundleFile>, limits: BundleLimits = bundleLimits): SealedManifest {
  const sorted = [...files]
    .map(({ mediaType, path, sha256, size }): BundleFile => ({ mediaType, path, sha256, size }))
    .sort((a, b) => compareUtf8(a.path, b.path));
  const problem = problemWithFiles(sorted, limits);
  if (problem !== undefined) throw bundlesErrors.create(problem.code, problem);
  const manifest: Manifest = { files: sorted, format: manifestFormat };
  const bytes = canonicalBytes(manifest);
  if (bytes.length > limits.manifestBytes) {
    throw bundlesErrors.create("SW0404", {
      message: `The manifest has ${bytes.length} bytes; the limit is ${limits.manifestBytes}.`,
      next: "Deliver fewer files: see bundle.include in slipway.yaml.",
    });
  }
  return { manifest, bytes, digest: digestOf(bytes) };
}

/**
 * Reads a manifest that somebody else stored, believing nothing: the bytes must have the digest under which they were
 * found, be canonical, and keep every rule for files. Fields that this version does not know are left out.
 *
 * @throws SW0402 where the bytes break a rule, SW0403 where the format is a newer one.
 */
export function parseManifest(bytes: Uint8Array, digest: Digest, limits: BundleLimits = bundleLimits): SealedManifest {
  const where = `The manifest ${digest}`;
  const damaged = (what: string, cause?: unknown) =>
    bundlesErrors.create("SW0402", {
      message: `${where} ${what}.`,
      next: "Run `slipway verify ENV --deep` to see what else is damaged. Nothing was changed.",
      cause,
    });
  if (bytes.length > limits.manifestBytes) throw damaged(`has more than ${limits.manifestBytes} bytes`);
  if (digestOf(bytes) !== digest) throw damaged(`has other bytes than its name says: they are ${digestOf(bytes)}`);
  let value: unknown;
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
    value = JSON.parse(text);
  } catch (cause) {
    throw damaged("is not JSON in UTF-8", cause);
  }
  if (!isJsonObject(value)) throw damaged("is not an object");
  const format = ownProperty(value, "format");
  if (format !== manifestFormat) {
    if (typeof format !== "string" || !format.startsWith("slipway/bundle/")) throw damaged("has no format of ours");
    throw bundlesErrors.create("SW0403", {
      message: `${where} has the format ${quoted(format)}; this version of Slipway reads ${manifestFormat}.`,
      next: "Install a newer Slipway and run the command again.",
    });
  }
  // Without this two readers could see two bundles under one digest: JSON with a member twice, for example.
  if (!isCanonical(value, text)) throw damaged("is not canonical JSON (RFC 8785)");
  const list = ownProperty(value, "files");
  if (!Array.isArray(list)) throw damaged("has no list of files");
  if (list.length > limits.files) throw damaged(`names more than ${limits.files} files`);
  const files: BundleFile[] = [];
  for (const entry of list) {
    const file = isJsonObject(entry) ? fileOf(entry) : undefined;
    if (file === undefined) throw damaged(`has an entry that is no file: number ${files.length + 1}`);
    files.push(file);
  }
  const problem = problemWithFiles(files, limits);
  if (problem !== undefined) throw damaged(`breaks a rule of the format: ${problem.message}`);
  return { manifest: { files, format: manifestFormat }, bytes, digest };
}

function isCanonical(value: unknown, text: string): boolean {
  try {
    return canonicalJson(value) === text;
  } catch {
    // Too deep, or half of a surrogate pair written as an escape.
    return false;
  }
}

function fileOf(entry: JsonObject): BundleFile | undefined {
  const mediaType = ownProperty(entry, "mediaType");
  const path = ownProperty(entry, "path");
  const sha256 = ownProperty(entry, "sha256");
  const size = ownProperty(entry, "size");
  if (typeof mediaType !== "string" || typeof path !== "string" || !isSha256(sha256)) return undefined;
  return typeof size === "number" ? { mediaType, path, sha256, size } : undefined;
}

interface FileProblem {
  readonly code: "SW0404" | "SW0405" | "SW0401";
  readonly message: string;
  readonly next: string;
}

/** The first rule that a sorted list of files breaks. */
function problemWithFiles(files: readonly BundleFile[], limits: BundleLimits): FileProblem | undefined {
  if (files.length > limits.files) {
    return {
      code: "SW0404",
      message: `There are ${files.length} files; the limit is ${limits.files}.`,
      next: "Deliver fewer files: see bundle.include in slipway.yaml.",
    };
  }
  const folded = new Map<string, string>();
  const sizes = new Map<Sha256, number>();
  let previous: string | undefined;
  for (const file of files) {
    const shown = quoted(file.path);
    const reason = problemWithPath(file.path);
    if (reason !== undefined) return renamed(`The path ${shown} ${reason}.`);
    if (previous === file.path) return renamed(`The path ${shown} stands there twice.`);
    if (previous !== undefined && compareUtf8(previous, file.path) > 0) {
      return renamed(`The path ${shown} is out of order.`);
    }
    previous = file.path;
    const key = foldedPath(file.path);
    const twin = folded.get(key);
    if (twin !== undefined)
      return renamed(`The paths ${quoted(twin)} and ${shown} differ in upper and lower case alone.`);
    folded.set(key, file.path);
    if (!isSha256(file.sha256)) return broken(`The file ${shown} has no SHA-256.`);
    if (!mediaTypePattern.test(file.mediaType)) return broken(`The file ${shown} has no proper media type.`);
    if (!Number.isSafeInteger(file.size) || file.size < 0) return broken(`The file ${shown} has no proper size.`);
    if (file.size > limits.fileBytes) {
      return {
        code: "SW0404",
        message: `The file ${shown} has ${file.size} bytes; the limit is ${limits.fileBytes}.`,
        next: "Leave the file out of the bundle, or keep it elsewhere and let the prompt name its address.",
      };
    }
    const size = sizes.get(file.sha256);
    if (size !== undefined && size !== file.size)
      return broken(`The file ${shown} has the bytes but not the size of another.`);
    sizes.set(file.sha256, file.size);
  }
  return folderProblem(folded);
}

/** A path that is also the folder of another cannot be written to a disk. */
function folderProblem(folded: ReadonlyMap<string, string>): FileProblem | undefined {
  for (const [key, path] of folded) {
    for (let slash = key.indexOf("/"); slash !== -1; slash = key.indexOf("/", slash + 1)) {
      const file = folded.get(key.slice(0, slash));
      if (file !== undefined)
        return renamed(`The path ${quoted(file)} is a file and a folder at once, of ${quoted(path)}.`);
    }
  }
  return undefined;
}

function renamed(message: string): FileProblem {
  return { code: "SW0405", message, next: "Rename the file." };
}

function broken(message: string): FileProblem {
  return { code: "SW0401", message, next: "Please report this; it is a fault in Slipway." };
}
