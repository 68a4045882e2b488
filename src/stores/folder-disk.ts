/** Whether a folder lies on a disk of this machine, where the kernel's locks keep every writer apart. */
import { readFile, statfs } from "node:fs/promises";
import { dirname } from "node:path";
import { quoted } from "../platform/inputs.ts";
import { storesErrors } from "./errors.ts";

/** File systems that several machines share: linux/magic.h, and the headers of those that are not in the kernel. */
const sharedTypes: ReadonlyMap<number, string> = new Map([
  [0x6969, "NFS"],
  [0x517b, "SMB"],
  [0xff534d42, "CIFS"],
  [0xfe534d42, "SMB2"],
  [0x5346414f, "AFS"],
  [0x6b414653, "AFS"],
  [0x73757245, "Coda"],
  [0x564c, "NCP"],
  [0x00c36400, "CephFS"],
  [0x0bd00bd0, "Lustre"],
  [0x47504653, "GPFS"],
  [0x01161970, "GFS2"],
  [0x7461636f, "OCFS2"],
  [0x19830326, "BeeGFS"],
  [0x01021997, "9P (a folder shared into a virtual machine)"],
  [0x786f4256, "VirtualBox shared folder"],
  [0xbacbacbc, "VMware shared folder"],
]);

const fuse = 0x65735546;

/** FUSE file systems that keep their data on a local disk; every other one is taken for a network's. */
const localFuse: readonly string[] = [
  "fuseblk",
  "fuse.ext4",
  "fuse.fuse-ext2",
  "fuse.fuse-overlayfs",
  "fuse.gocryptfs",
  "fuse.encfs",
  "fuse.cryfs",
  "fuse.bindfs",
];

/** What the check reads of the system; given by tests. */
export interface DiskFacts {
  /** The `f_type` of statfs(2). */
  typeOf(folder: string): Promise<number>;
  /** Lines of /proc/self/mountinfo. */
  mounts(): Promise<string>;
}

const systemDisk: DiskFacts = {
  typeOf: async (folder) => (await statfs(folder)).type >>> 0,
  mounts: () => readFile("/proc/self/mountinfo", "utf8"),
};

/**
 * Refuses a folder on a network file system. The folder need not exist yet: the nearest one that does is judged. Only
 * Linux tells the type by number; on other systems nothing is refused.
 *
 * @throws SW0503.
 */
export async function refuseNetworkDisk(folder: string, facts: DiskFacts = systemDisk): Promise<void> {
  if (process.platform !== "linux") return;
  const name = await sharedDiskName(folder, facts);
  if (name === undefined) return;
  throw storesErrors.create("SW0503", {
    message: `The folder ${quoted(folder)} is on a network file system (${name}), where two writers cannot be kept apart.`,
    next: "Use a folder on a local disk, or a bucket (store: s3://…).",
  });
}

async function sharedDiskName(folder: string, facts: DiskFacts): Promise<string | undefined> {
  let type: number;
  try {
    type = await facts.typeOf(folder);
  } catch (error) {
    const parent = dirname(folder);
    if (isMissing(error) && parent !== folder) return sharedDiskName(parent, facts);
    // Some sandboxes forbid statfs; a folder that cannot be used will say so when it is.
    return undefined;
  }
  if (type !== fuse) return sharedTypes.get(type);
  const mounted = mountTypeOf(folder, await facts.mounts().catch(() => ""));
  return mounted !== undefined && localFuse.includes(mounted) ? undefined : (mounted ?? "FUSE");
}

/** The type of the mount that holds a folder (proc(5), mountinfo: fields before and after the hyphen). */
function mountTypeOf(folder: string, mounts: string): string | undefined {
  let best: { readonly point: string; readonly type: string } | undefined;
  for (const line of mounts.split("\n")) {
    const [before, after] = line.split(" - ");
    // Blanks and the like in a path are written as octal escapes.
    const point = before
      ?.split(" ")[4]
      ?.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)));
    const type = after?.split(" ")[0];
    if (point === undefined || type === undefined) continue;
    const holds = point === "/" || folder === point || folder.startsWith(`${point}/`);
    // Of mounts on the same point the last one is on top.
    if (holds && (best === undefined || point.length >= best.point.length)) best = { point, type };
  }
  return best?.type;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}
