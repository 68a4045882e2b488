const require_blobs = require("./secrets-sources-blobs.js");

// src/secrets/sources/bytes.ts
function scanGiven(sink, bytes, name, found) {
	const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	require_blobs.scanSink(sink, name, (detections) => {
		if (detections.length > 0) found(name, detections);
	}).whole(whole);
	return {
		files: whole.length === 0 ? 0 : 1,
		bytes: whole.length,
		without: 0
	};
}

exports.scanGiven = scanGiven;
