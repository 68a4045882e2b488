import { describe, expect, test } from "vitest";
import { isSlipwayError } from "../../src/platform/errors.ts";
import { type DiskFacts, refuseNetworkDisk } from "../../src/stores/folder-disk.ts";

const mountinfo = [
  "22 1 254:0 / / rw,relatime shared:1 - ext4 /dev/root rw",
  "31 22 0:30 / /mnt/remote rw - fuse.sshfs somebody@host:/srv rw",
  "32 22 0:31 / /mnt/with\\040blank rw - fuse.gocryptfs /home/x rw",
  "33 22 0:32 / /mnt/remote/local rw - fuseblk /dev/sdb1 rw",
  "",
].join("\n");

function disk(types: Readonly<Record<string, number>>): DiskFacts {
  return {
    typeOf: async (folder) => {
      const type = types[folder];
      if (type === undefined) throw Object.assign(new Error("missing"), { code: "ENOENT" });
      return type;
    },
    mounts: async () => mountinfo,
  };
}

async function refusal(folder: string, types: Readonly<Record<string, number>>): Promise<string> {
  try {
    await refuseNetworkDisk(folder, disk(types));
    return "accepted";
  } catch (error) {
    return isSlipwayError(error) ? `${error.code} ${error.message}` : String(error);
  }
}

describe.runIf(process.platform === "linux")("the disk of a folder store", () => {
  const fuse = 0x65735546;

  test.each<[string, number]>([
    ["ext4", 0xef53],
    ["xfs", 0x58465342],
    ["btrfs", 0x9123683e],
    ["tmpfs", 0x01021994],
    ["overlayfs, as in containers", 0x794c7630],
    ["zfs", 0x2fc12fc1],
  ])("may be %s", async (_name, type) => {
    expect(await refusal("/srv", { "/srv": type })).toBe("accepted");
  });

  test.each<[string, number]>([
    ["NFS", 0x6969],
    ["SMB2", 0xfe534d42],
    ["CIFS", 0xff534d42],
    ["CephFS", 0x00c36400],
    ["Lustre", 0x0bd00bd0],
    ["9P (a folder shared into a virtual machine)", 0x01021997],
  ])("may not be %s", async (name, type) => {
    const text = await refusal("/srv", { "/srv": type });
    expect(text).toMatch(/^SW0503 /);
    expect(text).toContain(`(${name})`);
  });

  test("of FUSE is judged by what is mounted, the innermost mount first", async () => {
    expect(await refusal("/mnt/remote/a", { "/mnt/remote/a": fuse })).toContain("(fuse.sshfs)");
    expect(await refusal("/mnt/with blank/a", { "/mnt/with blank/a": fuse })).toBe("accepted");
    expect(await refusal("/mnt/remote/local/a", { "/mnt/remote/local/a": fuse })).toBe("accepted");
    expect(await refusal("/mnt/remotely", { "/mnt/remotely": fuse })).toContain("(ext4)");
  });

  test("is that of the nearest folder that exists", async () => {
    expect(await refusal("/srv/a/b/c", { "/srv": 0x6969, "/": 0xef53 })).toMatch(/^SW0503/);
    expect(await refusal("/srv/a/b/c", { "/": 0xef53 })).toBe("accepted");
  });

  test("of this very machine's temporary folder is accepted", async () => {
    await refuseNetworkDisk("/tmp");
  });
});
