const require_git = require("./platform-git.js");
const require_errors = require("./secrets-errors.js");
const require_file_scan = require("./secrets-file-scan.js");
const require_source = require("./secrets-sources-source.js");

// src/secrets/sources/blobs.ts
/** Bytes: objects up to here are put together in memory where nothing else is said. */
const usualLongest = 8388608;
/** Starts git at once, so that it is ready when the first hash is known. */
function openObjects(options) {
	const child = require_git.startGit([
		"cat-file",
		"--batch",
		...options.once ? ["--buffer"] : []
	], options);
	const parser = createParser(options.longestInMemory ?? 8388608);
	const said = [];
	let failure;
	const waiting = /* @__PURE__ */ new Set();
	const wake = () => {
		for (const resolve of waiting) resolve();
		waiting.clear();
	};
	const fail = (error) => {
		failure ??= error;
		wake();
	};
	child.on("error", (cause) => fail(require_git.gitMissing(cause)));
	child.stdin?.on("error", () => void 0);
	child.stdin?.on("drain", () => wake());
	child.stderr?.on("data", (chunk) => said.push(chunk));
	child.stdout?.on("data", (chunk) => {
		if (failure !== void 0) return;
		try {
			parser.push(chunk);
			if (parser.waiting() === 0) wake();
		} catch (error) {
			fail(error instanceof Error ? error : new Error(String(error)));
		}
	});
	child.on("close", (code) => {
		if (parser.waiting() > 0) {
			const errors = Buffer.concat(said).toString("utf8");
			fail(require_git.gitFailure("cat-file", {
				exitCode: code ?? -1,
				output: Buffer.alloc(0),
				errors
			}, options.directory));
		}
		wake();
	});
	const until = async (condition) => {
		while (failure === void 0 && !condition()) await new Promise((resolve) => waiting.add(resolve));
		if (failure !== void 0) throw failure;
	};
	return {
		async request(hash, sink) {
			if (failure !== void 0) throw failure;
			parser.expect({
				hash,
				sink
			});
			if (child.stdin?.write(`${hash}\n`) === false) await until(() => child.stdin?.writableNeedDrain !== true);
		},
		async drain() {
			if (options.once) child.stdin?.end();
			await until(() => parser.waiting() === 0);
		},
		close() {
			child.stdin?.end();
		}
	};
}
function createParser(longestInMemory) {
	let queue = [];
	let first = 0;
	let head = "";
	let body;
	let newlineDue = false;
	const begin = (line) => {
		const request = queue[first];
		if (request === void 0) throw new Error("git cat-file answered more than it was asked");
		const match = /^[0-9a-f]{40,64} (?<type>[a-z]+) (?<size>[0-9]+)$/.exec(line);
		if (match?.groups === void 0) throw missingObject(request.hash);
		const size = Number(match.groups["size"]);
		const isBlob = match.groups["type"] === "blob" || match.groups["type"] === "commit";
		if (isBlob && size <= longestInMemory) body = {
			kind: "whole",
			size,
			bytes: void 0,
			length: 0
		};
		else if (isBlob && request.sink.pieces !== void 0) body = {
			kind: "pieces",
			to: request.sink.pieces(),
			left: size
		};
		else body = {
			kind: "nothing",
			left: size
		};
		finishIfComplete();
	};
	const next = () => {
		first++;
		if (first > 1024) {
			queue = queue.slice(first);
			first = 0;
		}
	};
	const finishIfComplete = () => {
		const sink = queue[first]?.sink;
		if (body === void 0 || sink === void 0) return;
		if (body.kind === "whole" ? body.length < body.size : body.left > 0) return;
		const done = body;
		body = void 0;
		newlineDue = true;
		next();
		if (done.kind === "whole") sink.whole(done.bytes ?? Buffer.alloc(0));
		else if (done.kind === "pieces") done.to.finish();
	};
	return {
		expect: (request) => void queue.push(request),
		waiting: () => queue.length - first,
		push(chunk) {
			let at = 0;
			while (at < chunk.length) if (newlineDue) {
				newlineDue = false;
				at++;
			} else if (body === void 0) {
				const end = chunk.indexOf(10, at);
				head += chunk.toString("latin1", at, end < 0 ? chunk.length : end);
				if (end < 0) return;
				at = end + 1;
				const line = head;
				head = "";
				begin(line);
			} else if (body.kind === "whole") {
				const taken = Math.min(body.size - body.length, chunk.length - at);
				if (taken === body.size) body.bytes = chunk.subarray(at, at + taken);
				else {
					body.bytes ??= Buffer.allocUnsafeSlow(body.size);
					chunk.copy(body.bytes, body.length, at, at + taken);
				}
				body.length += taken;
				at += taken;
				finishIfComplete();
			} else {
				const taken = Math.min(body.left, chunk.length - at);
				if (body.kind === "pieces") body.to.push(chunk.subarray(at, at + taken));
				body.left -= taken;
				at += taken;
				finishIfComplete();
			}
		}
	};
}
/** SW0807 for an object that git does not have. */
function missingObject(hash) {
	return require_errors.secretsErrors.create("SW0807", {
		message: `git does not have the object ${hash}`,
		next: "Run `git fsck`; in a partial clone, fetch what is missing and scan again."
	});
}
/** A sink that scans the object as a file of this path. */
function scanSink({ scanner, archives, unreadable }, path, done) {
	return {
		whole(bytes) {
			const detections = require_file_scan.detect(scanner, bytes, path);
			if (archives?.isArchive(bytes.subarray(0, 512)) !== true) {
				done(detections, bytes.length);
				return;
			}
			const inside = archives.look(bytes, path);
			if (inside.problem !== void 0) unreadable?.({
				path,
				reason: inside.problem
			});
			done([...detections, ...inside.detections], bytes.length);
		},
		pieces: () => {
			const stream = require_file_scan.streamScan(scanner, path);
			let size = 0;
			return {
				push(bytes) {
					if (size === 0 && archives?.isArchive(bytes.subarray(0, 512)) === true) unreadable?.({
						path,
						reason: require_source.tooLongArchive
					});
					size += bytes.length;
					stream.push(bytes);
				},
				finish: () => done(stream.finish(), size)
			};
		}
	};
}

Object.defineProperty(exports, "missingObject", {
  enumerable: true,
  get: function () {
    return missingObject;
  }
});
Object.defineProperty(exports, "openObjects", {
  enumerable: true,
  get: function () {
    return openObjects;
  }
});
Object.defineProperty(exports, "scanSink", {
  enumerable: true,
  get: function () {
    return scanSink;
  }
});
Object.defineProperty(exports, "usualLongest", {
  enumerable: true,
  get: function () {
    return usualLongest;
  }
});
