const require_errors = require("./platform-errors.js");

// src/stores/errors.ts
/** Errors about places that keep bytes. The S3 store adds nothing here: what S3 alone can answer is in the aws room. */
const storesErrors = require_errors.defineErrors({
	SW0502: {
		class: "usage",
		title: "The folder of a store cannot be used",
		page: `A folder store needs a folder on a local disk that this user may write to. What stands at that path is no
folder, or may not be read or written. Give another folder under \`store:\` in slipway.yaml, or mend its permissions.`
	},
	SW0503: {
		class: "usage",
		title: "The folder of a store is on a network file system",
		page: `A folder store keeps two writers apart with a lock that the kernel frees when a process dies. Over a network
file system (NFS, SMB, sshfs, a bucket mounted as a folder, a folder shared into a virtual machine) that lock does not
reach the other machine, so two deploys could both believe that they won. Use a folder on a local disk, or a bucket.`
	},
	SW0504: {
		class: "outside",
		title: "Another process kept the store's lock for too long",
		page: `The lock of a folder store is held for a few milliseconds, while the pointer moves. A process that holds it for
half a minute hangs or was stopped in a debugger. The kernel frees the lock when that process ends: end it, and run the
command again. There is no lock file to remove; removing it does not help.`
	},
	SW0505: {
		class: "outside",
		title: "Something in the store is larger than it may be",
		page: `Records, manifests and objects have sizes that are known before they are read. What is stored under this key is
larger, so it was not written by Slipway or was damaged. It was not read. Look at it, and restore it from a backup or by
deploying again.`
	},
	SW0506: {
		class: "outside",
		title: "Something in the store is not what it should be",
		page: `A folder store holds plain files in plain folders. Slipway follows no symbolic link and opens no device, pipe or
folder in a file's place: such a thing could lead out of the store. Remove what stands there, and run the command again.`
	},
	SW0507: {
		class: "outside",
		title: "Bytes changed on their way into the store",
		page: `The SHA-256 of the bytes that reached the store is not the one that the bundle names. Nothing was stored. Most
often the file was edited while the command ran: run it again. Where it happens again, suspect the disk or the network.`
	},
	SW0508: {
		class: "outside",
		title: "The file system refused",
		page: `Reading or writing in the folder of a store failed: the disk is full, the permission is missing, the device gave
an error. The message names the file and the system's own words. Nothing that readers see was changed; run the command
again when the cause is mended.`
	},
	SW0509: {
		class: "internal",
		title: "A key cannot be used",
		page: `Keys in a store are relative, with \`/\` between plain names. A command made another one. Please report it.`
	},
	SW0510: {
		class: "outside",
		title: "It is not known whether a write happened",
		page: `The request was sent, and no answer came back. Slipway reads the store again and finds out what happened where
it can; you see this error where it could not, because the store did not answer that either.

Run the same command again: it finishes the work, or says that it was done.`
	}
});

exports.storesErrors = storesErrors;
