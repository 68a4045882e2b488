const require_review = require("./root-action-review.js");

// src/secrets/sources/bytes.ts
/** Scans one piece of content under a name; `found` is called at most once. */
function scanGiven(sink, bytes, name, found) {
	const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	require_review.scanSink(sink, name, (detections) => {
		if (detections.length > 0) found(name, detections);
	}).whole(whole);
	return {
		files: whole.length === 0 ? 0 : 1,
		bytes: whole.length,
		without: 0
	};
}
/** Scans named contents one after the other, so that one is in memory at a time. */
async function scanContents(sink, files, found) {
	const sum = {
		files: 0,
		bytes: 0,
		without: 0
	};
	for await (const { path, bytes } of files) {
		const { bytes: length } = scanGiven(sink, bytes, path, found);
		sum.bytes += length;
		sum.files += 1;
	}
	return sum;
}

exports.scanContents = scanContents;
exports.scanGiven = scanGiven;
