const require_file_scan = require("./secrets-file-scan.js");
let node_zlib = require("node:zlib");

// src/secrets/sources/archive.ts
/**
* Archives, one level deep: zip (and what is a zip: jar, whl, docx), tar, tar.gz and gz. Told by their first bytes, not
* by their names. Sizes are bounded: an archive is text from outside and may unpack to anything.
*/
/** Bytes unpacked from one archive. */
const longestContents = 536870912;
/** Deflate reaches 1,032 to 1; text that people write stays below 100 to 1. Small members may be above it. */
const largestRatio = 200;
const ratioFloor = 4194304;
const mostMembers = 1e5;
/** Nothing is unpacked to the disk. `look` never throws for what is in an archive: `problem` says why it stopped. */
function createArchives(scanner) {
	return {
		isArchive: (head) => kindOf(Buffer.from(head.buffer, head.byteOffset, head.byteLength)) !== void 0,
		look(bytes, path) {
			const detections = [];
			try {
				for (const member of membersOf(bytes, path)) for (const detection of require_file_scan.detect(scanner, member.bytes, `${path}!${member.name}`)) detections.push({
					...detection,
					member: member.name
				});
				return { detections };
			} catch (error) {
				if (!(error instanceof ArchiveProblem) && !isZlibError(error)) throw error;
				return {
					detections,
					problem: `the archive could not be unpacked: ${error instanceof ArchiveProblem ? error.message : "it is damaged"}`
				};
			}
		}
	};
}
/** Why an archive was left; stays in this file. */
var ArchiveProblem = class extends Error {};
function isZlibError(error) {
	const code = error instanceof Error && "code" in error ? String(error.code) : "";
	return code.startsWith("Z_") || code === "ERR_BUFFER_TOO_LARGE" || error instanceof RangeError;
}
function kindOf(bytes) {
	if (bytes.length >= 22 && bytes.readUInt32LE(0) === 67324752) return "zip";
	if (bytes.length >= 18 && bytes[0] === 31 && bytes[1] === 139 && bytes[2] === 8) return "gzip";
	if (isTar(bytes)) return "tar";
}
function isTar(bytes) {
	return bytes.length >= 512 && bytes.toString("latin1", 257, 262) === "ustar";
}
function* membersOf(bytes, path) {
	const kind = kindOf(bytes);
	if (kind === "zip") yield* zipMembers(bytes);
	else if (kind === "tar") yield* tarMembers(bytes);
	else if (kind === "gzip") {
		const limit = Math.min(longestContents, Math.max(ratioFloor, bytes.length * largestRatio));
		const contents = (0, node_zlib.gunzipSync)(bytes, { maxOutputLength: limit });
		if (isTar(contents)) yield* tarMembers(contents);
		else yield {
			name: path.slice(path.lastIndexOf("/") + 1).replace(/\.gz$/i, ""),
			bytes: contents
		};
	}
}
/** Reads the central directory, which is what counts (PKWARE APPNOTE 4.3.12); local headers may lie about sizes. */
function* zipMembers(bytes) {
	const end = bytes.lastIndexOf(Buffer.from("PK", "latin1"));
	if (end < 0 || end + 22 > bytes.length) throw new ArchiveProblem("it has no directory");
	const count = bytes.readUInt16LE(end + 10);
	let at = bytes.readUInt32LE(end + 16);
	if (count === 65535 || at === 4294967295) throw new ArchiveProblem("it has the format ZIP64");
	let total = 0;
	for (let member = 0; member < Math.min(count, mostMembers); member++) {
		if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== 33639248) throw new ArchiveProblem("its directory is cut");
		const flags = bytes.readUInt16LE(at + 8);
		const method = bytes.readUInt16LE(at + 10);
		const packed = bytes.readUInt32LE(at + 20);
		const size = bytes.readUInt32LE(at + 24);
		const nameLength = bytes.readUInt16LE(at + 28);
		const name = bytes.toString("utf8", at + 46, at + 46 + nameLength);
		const header = bytes.readUInt32LE(at + 42);
		at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
		if (name.endsWith("/") || size === 0) continue;
		if ((flags & 1) !== 0) throw new ArchiveProblem("it is encrypted");
		if (header + 30 > bytes.length) throw new ArchiveProblem("its directory points outside");
		const start = header + 30 + bytes.readUInt16LE(header + 26) + bytes.readUInt16LE(header + 28);
		const body = bytes.subarray(start, start + packed);
		total += size;
		checkSize(total, size, packed);
		if (method === 0) yield {
			name,
			bytes: body
		};
		else if (method === 8) yield {
			name,
			bytes: (0, node_zlib.inflateRawSync)(body, { maxOutputLength: Math.max(size, 1) })
		};
		else throw new ArchiveProblem(`a member is packed by method ${method}, which is not known here`);
	}
	if (count > mostMembers) throw new ArchiveProblem("it has more than 100,000 members");
}
function checkSize(total, size, packed) {
	if (total > longestContents) throw new ArchiveProblem("it unpacks to more than 512 MiB");
	if (size > ratioFloor && size > packed * largestRatio) throw new ArchiveProblem("it unpacks to far more than its size");
}
/** POSIX ustar and pax, and GNU's long names. */
function* tarMembers(bytes) {
	let at = 0;
	let longName;
	for (let member = 0; at + 512 <= bytes.length && bytes[at] !== 0; member++) {
		if (member >= mostMembers) throw new ArchiveProblem("it has more than 100,000 members");
		const header = bytes.subarray(at, at + 512);
		const size = tarNumber(header.subarray(124, 136));
		const kind = String.fromCharCode(header[156] ?? 0);
		const start = at + 512;
		if (size < 0 || start + size > bytes.length) throw new ArchiveProblem("it is cut");
		const body = bytes.subarray(start, start + size);
		at = start + Math.ceil(size / 512) * 512;
		if (kind === "L") longName = textOf(body);
		else if (kind === "x") longName = paxPath(body) ?? longName;
		else {
			const prefix = textOf(header.subarray(345, 500));
			const short = textOf(header.subarray(0, 100));
			const name = longName ?? (prefix === "" ? short : `${prefix}/${short}`);
			longName = void 0;
			if ((kind === "0" || kind === "\0" || kind === "7") && size > 0) yield {
				name,
				bytes: body
			};
		}
	}
}
function textOf(bytes) {
	const end = bytes.indexOf(0);
	return bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
}
/** Octal digits, or base 256 where the first bit is set (GNU). */
function tarNumber(field) {
	if (((field[0] ?? 0) & 128) === 0) return Number.parseInt(textOf(field).trim() || "0", 8);
	let value = 0;
	for (const byte of field.subarray(4)) value = value * 256 + byte;
	return Number.isSafeInteger(value) ? value : -1;
}
/** `25 path=folder/file\n`, with the record's length first. */
function paxPath(body) {
	return /(?:^|\n)[0-9]{1,6} path=([^\n]{1,4096})\n/.exec(body.toString("utf8", 0, Math.min(body.length, 65536)))?.[1];
}

exports.createArchives = createArchives;
