const require_git = require("./platform-git.js");

// src/platform/git-objects.ts
/**
* Objects of a git repository, one `git cat-file --batch` for all of them. Names may be hashes or revisions; nothing is
* checked out, and no object is held that is larger than its reader wants.
*/
/** Starts git at once, so that it is ready when the first name is known. */
function openGitObjects(options) {
	const child = require_git.startGit(["cat-file", "--batch"], options);
	const queue = new Answers();
	const said = [];
	let ended = false;
	let asked = "";
	child.on("error", (cause) => queue.fail(require_git.gitMissing(cause)));
	child.stdin?.on("error", () => void 0);
	child.stderr?.on("data", (chunk) => said.push(chunk));
	child.stdout?.on("data", (chunk) => queue.push(chunk));
	child.on("close", (code) => {
		const errors = Buffer.concat(said).toString("utf8");
		const outcome = {
			exitCode: code ?? -1,
			output: Buffer.alloc(0),
			errors
		};
		queue.fail(require_git.gitFailure("cat-file", outcome, options.directory));
	});
	return {
		read(name, maximumBytes) {
			if (/[\n\0]/.test(name) || name === "") return Promise.resolve({ outcome: "missing" });
			return new Promise((resolve, reject) => {
				if (!queue.expect({
					maximumBytes,
					resolve,
					reject
				})) return;
				if (asked === "") queueMicrotask(() => {
					child.stdin?.write(asked);
					asked = "";
				});
				asked += `${name}\n`;
			});
		},
		close() {
			if (ended) return;
			ended = true;
			child.stdin?.end();
		}
	};
}
/** Takes git's output apart and answers the requests in their order. */
var Answers = class {
	waiting = [];
	failure;
	head = [];
	body;
	lineFeedDue = false;
	/** False where git has ended: then the request was refused already. */
	expect(request) {
		if (this.failure !== void 0) {
			request.reject(this.failure);
			return false;
		}
		this.waiting.push(request);
		return true;
	}
	fail(error) {
		this.failure ??= error;
		const waiting = this.waiting;
		this.waiting = [];
		for (const { reject } of waiting) reject(this.failure);
	}
	push(chunk) {
		let at = 0;
		while (at < chunk.length) if (this.lineFeedDue) {
			this.lineFeedDue = false;
			at++;
		} else if (this.body === void 0) at = this.readHead(chunk, at);
		else at = this.readBody(this.body, chunk, at);
	}
	readHead(chunk, start) {
		const end = chunk.indexOf(10, start);
		this.head.push(chunk.subarray(start, end < 0 ? chunk.length : end));
		if (end < 0) return chunk.length;
		const line = Buffer.concat(this.head).toString("utf8");
		this.head = [];
		const { hash, type, size } = /^(?<hash>[0-9a-f]{40,64}) (?<type>[a-z]+) (?<size>[0-9]+)$/.exec(line)?.groups ?? {};
		if (hash === void 0 || type === void 0 || size === void 0) {
			this.answer({ outcome: / ambiguous$/.test(line) ? "ambiguous" : "missing" });
			return end + 1;
		}
		const bytes = Number(size);
		const fits = bytes <= (this.waiting[0]?.maximumBytes ?? 0);
		this.body = {
			hash,
			type,
			size: bytes,
			pieces: fits ? [] : void 0,
			left: bytes
		};
		if (bytes === 0) this.finish(this.body);
		return end + 1;
	}
	readBody(body, chunk, at) {
		const end = Math.min(chunk.length, at + body.left);
		body.left -= end - at;
		body.pieces?.push(chunk.subarray(at, end));
		if (body.left === 0) this.finish(body);
		return end;
	}
	finish({ hash, type, size, pieces }) {
		this.body = void 0;
		this.lineFeedDue = true;
		if (pieces === void 0) this.answer({
			outcome: "too-large",
			hash,
			type,
			size
		});
		else this.answer({
			outcome: "read",
			hash,
			type,
			bytes: pieces.length === 1 && pieces[0] ? pieces[0] : Buffer.concat(pieces)
		});
	}
	answer(object) {
		this.waiting.shift()?.resolve(object);
	}
};

Object.defineProperty(exports, "openGitObjects", {
  enumerable: true,
  get: function () {
    return openGitObjects;
  }
});
