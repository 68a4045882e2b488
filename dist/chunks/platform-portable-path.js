// src/platform/portable-path.ts
/**
* Which paths may stand in a project and in a bundle. The rules are part of the public format (docs/store-format.md): whoever writes a
* bundle to a disk may rely on them, on Windows and on a disk that ignores case too.
*/
/** In UTF-8 bytes. Leaves room for prefix and mirror in S3's 1,024 bytes for a key. */
const maximumPathBytes = 512;
/** In UTF-8 bytes: what ext4, APFS and NTFS hold (NTFS counts UTF-16 units, which are never more). */
const maximumNameBytes = 255;
/** C0, DEL, C1, zero-width space, direction marks and overrides, line and paragraph separator, byte order mark. */
const invisible = /[\p{Cc}\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;
/** Learn.microsoft.com, "Naming Files, Paths, and Namespaces": reserved characters. */
const windowsCharacters = /[\\:<>"|?*]/;
/** The same page: device names, with any extension; the superscripts count as digits. */
const windowsDevice = /^(?:con|prn|aux|nul|com[0-9\u00b9\u00b2\u00b3]|lpt[0-9\u00b9\u00b2\u00b3])(?:\.|$)/i;
const plainText = /^[\u0020-\u007e]*$/;
/**
* Why a path cannot stand in a bundle, as the rest of a sentence that begins with the path ("holds a backslash"), or
* undefined where it can.
*/
function problemWithPath(path) {
	if (path === "") return "is empty";
	if (!path.isWellFormed()) return "holds half of a surrogate pair";
	if (Buffer.byteLength(path) > maximumPathBytes) return `is longer than ${maximumPathBytes} bytes`;
	if (invisible.test(path)) return "holds a control or invisible character";
	if (path.includes("\\")) return "holds a backslash; names are separated by /";
	if (windowsCharacters.test(path)) return "holds a character that Windows refuses in names (: < > \" | ? *)";
	if (path.startsWith("/")) return "is absolute";
	const compatible = plainText.test(path) ? path : path.normalize("NFKC");
	if (compatible !== path && path.normalize("NFC") !== path) return "is not in Unicode form NFC";
	for (const name of path.split("/")) {
		const problem = problemWithName(name);
		if (problem !== void 0) return problem;
	}
	if (compatible !== path && countOf(compatible, "/") !== countOf(path, "/")) return "holds a character that looks like /";
	if (compatible !== path && compatible.split("/").some((name) => name === "." || name === "..")) return "holds a name that looks like . or ..";
}
function problemWithName(name) {
	if (name === "") return "has an empty name between two slashes or at its end";
	if (name === "." || name === "..") return `holds the name ${name}`;
	if (name.endsWith(".") || name.endsWith(" ")) return "has a name that ends with a dot or a space, which Windows drops";
	if (windowsDevice.test(name)) return `holds ${name}, a name that Windows reserves`;
	if (Buffer.byteLength(name) > maximumNameBytes) return `has a name longer than ${maximumNameBytes} bytes`;
}
function countOf(text, character) {
	return text.split(character).length;
}
/** What two paths share that a disk without upper and lower case would take for one. */
function foldedPath(path) {
	if (plainText.test(path)) return path.toLowerCase();
	return path.normalize("NFKC").toUpperCase().toLowerCase().normalize("NFKC");
}
/**
* Orders texts by their UTF-8 bytes, which is the order of code points; JavaScript's own order is that of UTF-16
* units, in which U+10000 comes before U+E000.
*/
function compareUtf8(a, b) {
	const length = Math.min(a.length, b.length);
	for (let index = 0; index < length; index += 1) {
		const left = a.charCodeAt(index);
		const right = b.charCodeAt(index);
		if (left !== right) return rank(left) - rank(right);
	}
	return a.length - b.length;
}
/** Moves surrogates behind the rest of the basic plane, where the code points that they stand for belong. */
function rank(unit) {
	if (unit < 55296) return unit;
	return unit < 57344 ? unit + 8192 : unit - 2048;
}

Object.defineProperty(exports, "compareUtf8", {
  enumerable: true,
  get: function () {
    return compareUtf8;
  }
});
Object.defineProperty(exports, "foldedPath", {
  enumerable: true,
  get: function () {
    return foldedPath;
  }
});
Object.defineProperty(exports, "problemWithPath", {
  enumerable: true,
  get: function () {
    return problemWithPath;
  }
});
