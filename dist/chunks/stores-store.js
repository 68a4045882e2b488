// src/stores/store.ts
/**
* Why a text is no key, as the rest of a sentence, or undefined where it is one. Names that begin with a dot are kept
* for the folder store's own files.
*/
function problemWithKey(key) {
	if (key === "") return "is empty";
	if (Buffer.byteLength(key) > 900) return "is longer than 900 bytes";
	if (!key.isWellFormed()) return "holds half of a surrogate pair";
	if (/[\p{Cc}\\]/u.test(key)) return "holds a control character or a backslash";
	for (const name of key.split("/")) {
		if (name === "") return "has an empty name";
		if (name === "." || name === "..") return `holds the name ${name}`;
	}
	return key.startsWith(".") ? "begins with a dot" : void 0;
}

Object.defineProperty(exports, "problemWithKey", {
  enumerable: true,
  get: function () {
    return problemWithKey;
  }
});
