// src/stores/open.ts
/**
* Opens the store at an address.
*
* @throws what `openFolderStore` and `openS3Store` throw: SW0502, SW0503, SW0901, SW0916.
*/
async function openStore(address, options) {
	if (address.kind === "s3") {
		const { openS3Store } = await Promise.resolve().then(() => require("./stores-s3.js"));
		return openS3Store(address, {
			...options.s3,
			signal: options.signal
		});
	}
	const { openFolderStore } = await Promise.resolve().then(() => require("./stores-folder.js"));
	return openFolderStore(address.folder, options);
}

Object.defineProperty(exports, "openStore", {
  enumerable: true,
  get: function () {
    return openStore;
  }
});
