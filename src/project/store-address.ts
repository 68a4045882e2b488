/** Addresses of stores as they stand in slipway.yaml, and S3's rules for names of buckets and prefixes. */
import { isAbsolute, resolve } from "node:path";
import { fileURLToPath } from "node:url";

/** Where a store is. `folder` is absolute; `prefix` has no slash at its ends and may be empty. */
export type StoreAddress =
  | { readonly kind: "folder"; readonly folder: string }
  | { readonly kind: "s3"; readonly bucket: string; readonly prefix: string };

export type ReadStoreAddress =
  | { readonly ok: true; readonly address: StoreAddress }
  | { readonly ok: false; readonly message: string; readonly help: string };

/** Leaves 512 of S3's 1,024 bytes of a key for what a bundle's path and the store's own names take. */
const maximumPrefixBytes = 512;

/** Reads the address of a store. Relative folders are meant from `base`, an absolute folder. */
export function readStoreAddress(written: string, base: string): ReadStoreAddress {
  if (/^s3:\/\//.test(written)) return readS3Address(written);
  if (/^s3:/i.test(written)) {
    return refused(
      `“${written}” is no S3 address.`,
      `Write it as \`s3://bucket/prefix\`, in lower case and with two slashes.`,
    );
  }
  if (/^file:/i.test(written)) {
    try {
      return { ok: true, address: { kind: "folder", folder: fileURLToPath(written) } };
    } catch {
      return refused(
        `“${written}” is no file: URL of this machine.`,
        "Write it with three slashes: `file:///srv/releases/beta`.",
      );
    }
  }
  const web = /^https?:\/\/(?:([^./]+)\.s3[.-][^/]*|s3[.-][^/]*\/([^/]+))(?:\/|$)/i.exec(written);
  if (web !== null) {
    return refused("A store's address is not a web address.", `Write \`s3://${web[1] ?? web[2]}/PREFIX\`.`);
  }
  if (/^[a-z][a-z0-9+.-]+:/i.test(written) && !isAbsolute(written)) {
    return refused(
      `“${written}” begins like a kind of address that Slipway does not know.`,
      "Write a folder (`./releases/beta`), a `file:` URL, or `s3://bucket/prefix`.",
    );
  }
  if (written.includes("\0"))
    return refused("A folder's name holds a NUL character.", "Write a folder: `./releases/beta`.");
  return { ok: true, address: { kind: "folder", folder: resolve(base, written) } };
}

function readS3Address(written: string): ReadStoreAddress {
  const rest = written.slice("s3://".length);
  const slash = rest.indexOf("/");
  const bucket = slash === -1 ? rest : rest.slice(0, slash);
  const prefix = slash === -1 ? "" : rest.slice(slash + 1).replace(/\/$/, "");
  const wrongBucket = problemWithBucketName(bucket);
  if (wrongBucket !== undefined) {
    return refused(
      `The bucket name “${bucket}” ${wrongBucket}.`,
      "Write the bucket's name as S3 shows it: `s3://bucket/prefix`.",
    );
  }
  const wrongPrefix = problemWithPrefix(prefix);
  if (wrongPrefix !== undefined) {
    return refused(
      `The prefix “${prefix}” ${wrongPrefix}.`,
      "Write a prefix such as `support/prompts`, of letters, digits, `-`, `_`, `.` and `/`.",
    );
  }
  return { ok: true, address: { kind: "s3", bucket, prefix } };
}

/**
 * What is wrong with the name of a general purpose bucket, as the rest of a sentence.
 * Source: docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html.
 */
export function problemWithBucketName(name: string): string | undefined {
  if (name.startsWith("arn:")) return "is an ARN, which is not supported";
  if (name.length < 3 || name.length > 63) return "must have 3 to 63 characters";
  if (/[A-Z]/.test(name)) return "holds upper-case letters, which S3 does not allow";
  if (name.includes("_")) return "holds an underscore, which S3 does not allow";
  if (!/^[a-z0-9.-]+$/.test(name)) return "may hold only lower-case letters, digits, hyphens and dots";
  if (!/^[a-z0-9].*[a-z0-9]$/.test(name)) return "must begin and end with a letter or digit";
  if (name.includes("..")) return "has two dots in a row";
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return "looks like an IP address";
  const prefix = ["xn--", "sthree-", "amzn-s3-demo-"].find((reserved) => name.startsWith(reserved));
  if (prefix !== undefined) return `begins with ${prefix}, which AWS reserves`;
  const suffix = ["-s3alias", "--ol-s3", ".mrap", "--x-s3", "--table-s3"].find((reserved) => name.endsWith(reserved));
  return suffix === undefined ? undefined : `ends with ${suffix}, which AWS reserves`;
}

/**
 * What is wrong with the prefix of a store, as the rest of a sentence. Characters that S3 asks to avoid are refused:
 * docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html.
 */
export function problemWithPrefix(prefix: string): string | undefined {
  if (!prefix.isWellFormed()) return "holds half of a character";
  if (Buffer.byteLength(prefix) > maximumPrefixBytes) return `is longer than ${maximumPrefixBytes} bytes`;
  if (/[\p{Cc}\u2028\u2029\ufeff]/u.test(prefix)) return "holds a control character";
  const avoided = /[\\{}^%`[\]"<>~#|?]/.exec(prefix);
  if (avoided !== null) return `holds “${avoided[0]}”, a character that S3 asks to avoid in keys`;
  if (prefix === "") return undefined;
  for (const part of prefix.split("/")) {
    if (part === "") return "has two slashes in a row, or one at its start";
    if (part === "." || part === "..") return `has “${part}” as a part, which many tools resolve like a folder`;
  }
  return undefined;
}

function refused(message: string, help: string): ReadStoreAddress {
  return { ok: false, message, help };
}
