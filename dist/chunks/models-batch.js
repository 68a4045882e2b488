const require_json = require("./platform-json.js");
const require_inputs = require("./commands-index.js");
const require_converse = require("./models-bedrock-converse.js");
const require_completion = require("./models-completion.js");

// src/models/batch.ts
/**
* Records of batch inference jobs: from requests to JSONL, and from a job's output to answers. Source: Bedrock user guide,
* "Format and upload your batch inference data" and "View the results of a batch inference job".
*/
const batchFormat = "slipway/batch/v1";
/** What a job is charged as, in a completion's `serviceTier`. */
const batchTier = "batch";
/** Most records of a job, of the same quotas (50,000) with room. */
const mostRecords = 2e4;
/** Records and bytes of one file: Bedrock answers each file with one of its own, which is read in one piece. */
const recordsInFile = 500;
const bytesInFile = 16777216;
/** One record alone: what Bedrock takes as the body of a request is smaller. */
const largestRecord = 33554432;
/** One file of answers: the records come back with them. */
const largestOutput = 536870912;
/** Letters and digits, which every version of the service takes: half of the digest, and the number of the answer. */
function recordId({ digest }, repeat) {
	return `${digest.slice(7, 39)}r${repeat}`;
}
/** How the request is handled is the job's matter: tier, latency and prompt cache are of single requests. */
function batchRecord(request, repeat) {
	const id = recordId(request, repeat);
	const modelInput = require_converse.converseBody({
		...request,
		handling: { cachePoints: [] }
	});
	return {
		id,
		line: Buffer.from(`${JSON.stringify({
			recordId: id,
			modelInput
		})}\n`)
	};
}
/** Why a request cannot be a record, as the rest of a sentence; undefined where it can. */
function unfitForBatch(request) {
	if (request.provider !== "bedrock") return "is answered by a command of your own";
	if (request.tools.length > 0) return "has tools";
	if (request.messages.flatMap(({ content }) => content).some((part) => "media" in part && "s3" in part.media.source)) return "has media in S3";
}
/** The files of a job, in order of the records. */
function batchFiles(records) {
	const files = [];
	let lines = [];
	let bytes = 0;
	const close = () => {
		if (lines.length > 0) files.push(Buffer.concat(lines));
		lines = [];
		bytes = 0;
	};
	for (const { line } of records) {
		if (lines.length === recordsInFile || bytes + line.byteLength > bytesInFile) close();
		lines.push(line);
		bytes += line.byteLength;
	}
	close();
	return files;
}
/** The results in a file of a job's output; lines that are none are left out, as if the record had no answer. */
function* batchResults(bytes) {
	const newline = 10;
	for (let start = 0; start < bytes.byteLength;) {
		const found = bytes.indexOf(newline, start);
		const end = found === -1 ? bytes.byteLength : found;
		const line = bytes.subarray(start, end);
		start = end + 1;
		if (line.byteLength === 0 || line.byteLength > 33554432 + 16777216) continue;
		const result = resultOf(line);
		if (result !== void 0) yield result;
	}
}
function resultOf(line) {
	let value;
	try {
		value = JSON.parse(Buffer.from(line.buffer, line.byteOffset, line.byteLength).toString("utf8"));
	} catch {
		return;
	}
	if (!require_json.isJsonObject(value)) return void 0;
	const id = require_json.ownProperty(value, "recordId");
	if (typeof id !== "string") return void 0;
	const error = require_json.ownProperty(value, "error");
	if (error !== void 0) return {
		id,
		result: failureOf(error)
	};
	const answer = require_converse.readConverseReply(require_json.ownProperty(value, "modelOutput"));
	return {
		id,
		result: (answer === void 0 ? void 0 : require_completion.storableAnswer({
			...answer,
			serviceTier: "batch"
		})) ?? unreadable
	};
}
/** `{errorCode: 400, errorMessage}`: a refused request is the prompt's matter, all else the service's. */
function failureOf(error) {
	const code = require_json.isJsonObject(error) ? require_json.ownProperty(error, "errorCode") : void 0;
	const words = require_json.isJsonObject(error) ? require_json.ownProperty(error, "errorMessage") : void 0;
	const said = typeof words === "string" ? require_inputs.visibleLine(words.slice(0, 400).replace(/\s+/g, " ")).trim() : "";
	const status = typeof code === "number" || typeof code === "string" ? require_inputs.visibleLine(String(code).slice(0, 40)) : "?";
	const message = `The batch job has no answer to it (${status}${said === "" ? "" : `: ${said.replace(/\.+$/, "")}`}).`;
	if (status === "400") return {
		kind: "invalid",
		message,
		next: "Mend the prompt's `config` or its messages.",
		code: status
	};
	return {
		kind: status === "429" ? "throttled" : "model",
		message,
		next: askedAgain,
		code: status
	};
}
const askedAgain = "The next `slipway run`, with or without `--batch`, asks it again.";
const unreadable = {
	kind: "malformed",
	message: "What the batch job holds for it is no answer of Bedrock.",
	next: askedAgain
};
/** For a record of which a job that has ended says nothing. */
function unanswered(state) {
	return {
		kind: "model",
		message: `The batch job ended (${require_inputs.visibleLine(state)}) without an answer to it.`,
		next: askedAgain
	};
}

Object.defineProperty(exports, "batchFiles", {
  enumerable: true,
  get: function () {
    return batchFiles;
  }
});
Object.defineProperty(exports, "batchFormat", {
  enumerable: true,
  get: function () {
    return batchFormat;
  }
});
Object.defineProperty(exports, "batchRecord", {
  enumerable: true,
  get: function () {
    return batchRecord;
  }
});
Object.defineProperty(exports, "batchResults", {
  enumerable: true,
  get: function () {
    return batchResults;
  }
});
Object.defineProperty(exports, "batchTier", {
  enumerable: true,
  get: function () {
    return batchTier;
  }
});
Object.defineProperty(exports, "largestOutput", {
  enumerable: true,
  get: function () {
    return largestOutput;
  }
});
Object.defineProperty(exports, "largestRecord", {
  enumerable: true,
  get: function () {
    return largestRecord;
  }
});
Object.defineProperty(exports, "mostRecords", {
  enumerable: true,
  get: function () {
    return mostRecords;
  }
});
Object.defineProperty(exports, "recordId", {
  enumerable: true,
  get: function () {
    return recordId;
  }
});
Object.defineProperty(exports, "unanswered", {
  enumerable: true,
  get: function () {
    return unanswered;
  }
});
Object.defineProperty(exports, "unfitForBatch", {
  enumerable: true,
  get: function () {
    return unfitForBatch;
  }
});
